"""The time and the memory of reading messages of 10 KB to 100 MB."""

from ..cargo import least, lines
from ..table import markdown, ratio, size, time

WAYS = ("ours", "serde")


def measure(how):
    times, memory, largest = {}, {}, 10_000_000 if how.quick else 100_000_000
    for _ in range(how.turns):
        rows = {}
        for bytes_, way, fastest, _ in lines("speed", "sizes", how.milliseconds, largest):
            rows.setdefault(bytes_, {})[way] = int(fastest)
        least(times, rows)
    for bytes_, way, peak in lines("growth", largest):
        memory.setdefault(bytes_, {})[way] = int(peak)
    return {"times": times, "memory": memory}


def tables(figures, bounds):
    rows = []
    for bytes_, ways in figures["times"].items():
        memory, row = figures["memory"][bytes_], decimal(int(bytes_))
        times = [f"{time(ways[way])} ({ratio(ways[way] / ways['scan'])})" for way in WAYS]
        peaks = [f"{size(memory[way])} ({ratio(memory[way] / int(bytes_))})" for way in WAYS]
        verdicts = (bounds.judge("growth of time", row, ways["ours"] / ways["scan"]),
                    bounds.judge("growth of memory", row, memory["ours"] / int(bytes_)))
        rows.append((row, time(ways["scan"]), *times, *peaks, "; ".join(filter(None, verdicts))))
    head = ("reading a list", "bare scan", "soapwright", "serde", "memory of soapwright", "memory of serde", "bound")
    yield "sizes", markdown(head, rows)


def decimal(count):
    """Returns a number of bytes in decimal units, rounded."""
    for unit, factor in (("MB", 10**6), ("KB", 10**3)):
        if count >= factor * 0.95:
            return f"{count / factor:.0f} {unit}"
    return f"{count} bytes"
