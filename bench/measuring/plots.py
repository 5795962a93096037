"""The two plots of the README, from the figures in results.json."""

import math

from . import peers
from .places import BENCH
from .svg import Picture

PLOTS = BENCH / "plots"
STYLES = ("default namespace", "prefixes", "xsi:type", "indented")


def write(figures):
    PLOTS.mkdir(exist_ok=True)
    reading(figures["reading"], figures["machine"]["cpu"])
    growth(figures["sizes"], figures["machine"]["cpu"])


def reading(figures, cpu):
    """Draws a group of bars for each style. Bars that don't fit are cut, and say so."""
    names = {way: name for way, name in {**peers.OURS, **peers.NAMES}.items()
             if way != "scan" and any(way in ways for ways in figures.values())}
    left, right, most, step = 240, 670, 10, 16
    height = 84 + len(STYLES) * (len(names) * step + 18)
    picture = Picture(790, height + 26, "Reading a response, by style and stack")
    picture.text(20, 30, "Reading a response of 6 to 9 KB: CPU time, as a multiple of a bare scan of its bytes", "title")
    picture.text(20, 50, f"One message, GetUser, as different servers write it. Shorter is better. {cpu}.")
    x = lambda ratio: left + (right - left) * ratio / most
    for tick in range(0, most + 1, 2):
        picture.rule(x(tick), 66, x(tick), height - 10, "grid")
        picture.text(x(tick), height + 8, f"{tick}x", anchor="middle")
    top = 72
    for style in STYLES:
        ways = figures[f"GetUser, {style}"]
        picture.text(20, top + 11, style, "strong")
        for way, name in names.items():
            if way in ways:
                ratio = ways[way] / ways["scan"]
                kind = way if way in peers.OURS else "peer"
                end = x(min(ratio, most))
                picture.text(left - 8, top + 11, name, "strong" if way == "ours" else "", anchor="end")
                picture.bar(left, top, end - left, step - 4, kind)
                if ratio > most:
                    picture.cut(end - 24, top, step - 4)
                label = f"{ratio:.2f}x" if ratio < 10 else f"{ratio:.0f}x"
                picture.text(end + 6, top + 11, label, "strong" if way == "ours" else "")
            top += step
        top += 18
    picture.rule(x(1), 66, x(1), height - 10, "axis")
    picture.text(x(1), height + 8, "scan", anchor="middle")
    picture.save(PLOTS / "reading.svg")


def growth(figures, cpu):
    """Draws time and memory for messages of growing size, both with logarithmic axes."""
    picture = Picture(790, 360, "Time and memory as the message grows")
    picture.text(20, 30, "Time and memory as the message grows", "title")
    picture.text(20, 50, f"Reading a list of users, 10 KB to 100 MB, default namespace. Logarithmic axes. {cpu}.")
    sizes = [int(size) for size in figures["times"]]
    times = {way: [figures["times"][str(size)][way] / 1e9 for size in sizes] for way in peers.OURS}
    memory = {way: [figures["memory"][str(size)][way] for size in sizes] for way in ("ours", "serde")}
    _panel(picture, 70, "CPU time", sizes, times, ["10 µs", "100 µs", "1 ms", "10 ms", "100 ms", "1 s"], -5)
    _panel(picture, 455, "memory in addition to the message", sizes, memory,
           ["1 KB", "10 KB", "100 KB", "1 MB", "10 MB", "100 MB"], 3)
    picture.save(PLOTS / "growth.svg")


def _panel(picture, left, title, sizes, series, ticks, first):
    """Draws the series in a panel. `ticks` are the labels of the powers of ten, beginning with 10^first."""
    top, bottom, width = 96, 310, 200
    picture.text(left, top - 14, title, "strong")
    x = lambda size: left + width * (math.log10(size) - 4) / 4
    y = lambda value: bottom - (bottom - top) * (math.log10(value) - first) / (len(ticks) - 1)
    for power, label in enumerate(ticks):
        height = y(10.0 ** (first + power))
        picture.rule(left, height, left + width, height, "grid")
        picture.text(left - 6, height + 4, label, anchor="end")
    for size, label in zip((1e4, 1e5, 1e6, 1e7, 1e8), ("10 KB", "", "1 MB", "", "100 MB")):
        picture.rule(x(size), bottom, x(size), bottom + 4, "axis")
        picture.text(x(size), bottom + 18, label, anchor="middle")
    picture.rule(left, bottom, left + width, bottom, "axis")
    for way, values in series.items():
        picture.curve([(x(size), y(value)) for size, value in zip(sizes, values)], way)
    # Labels beside the ends of the curves, apart from each other.
    below = -math.inf
    for way, values in sorted(series.items(), key=lambda each: -each[1][-1]):
        below = max(below + 15, y(values[-1]) + 4)
        last = values[-1]
        amount = f"{last * 1000:.0f} ms" if title == "CPU time" else f"{last / 1e6:.0f} MB"
        picture.text(left + width + 6, below, f"{peers.OURS[way]} {amount}", way)
