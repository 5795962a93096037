"""Whole calls over loopback, compared with a bare POST of the same bytes over the same HTTP library."""

from ..cargo import cargo, least, output, target_dir
from ..table import markdown, ratio, time


def measure(how):
    cargo("build", "--release", "-q", "-p", "calls")
    figures = {}
    for _ in range(how.turns):
        rows = {}
        for line in output(target_dir() / "release/calls").splitlines():
            row, way, nanoseconds = line.split("\t")
            rows.setdefault(row, {})[way] = int(nanoseconds)
        least(figures, rows)
    return figures


def tables(figures, bounds):
    rows = []
    for what, ways in figures.items():
        for way in ("reqwest", "ureq"):
            if way in ways:
                bare, ours, row = ways[f"bare {way}"], ways[way], f"{what}, {way}"
                rows.append((row, time(bare), time(ours), time(ours - bare), ratio(ours / bare),
                             bounds.judge("calls", row, ours / bare)))
    yield "calls", markdown(("calls over loopback, CPU time", "bare POST", "soapwright", "beyond it", "ratio", "bound"), rows)
