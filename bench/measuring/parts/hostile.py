"""Messages that are designed to be slow or to take much memory."""

from ..cargo import lines
from ..table import markdown, ratio


def measure(how):
    times = {row: float(nanoseconds) for row, nanoseconds in lines("hostile")}
    memory = {row: {"bytes": int(peak), "outcome": outcome} for row, peak, outcome in lines("memory")}
    return {"times": times, "memory": memory}


def tables(figures, bounds):
    scan = figures["times"]["scan"]
    rows = [(row, f"{nanoseconds:.1f} ns", ratio(nanoseconds / scan),
             bounds.judge("hostile messages", row, nanoseconds / scan))
            for row, nanoseconds in figures["times"].items() if row != "scan"]
    yield "hostile", markdown(("messages designed to be slow", "each byte", "of the scan", "bound"), rows)
    rows = []
    for row, peak in figures["memory"].items():
        mebibytes = peak["bytes"] / (1 << 20)
        rows.append((row, f"{mebibytes:.1f} MiB", peak["outcome"], bounds.judge("hostile memory", row, mebibytes)))
    yield "hostile-memory", markdown(("1 MiB designed to take much memory", "peak", "outcome", "bound"), rows)
