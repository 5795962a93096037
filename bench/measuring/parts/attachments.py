"""Sending and receiving 10 MiB: inline as base64, with MTOM, and as an attachment (SwA)."""

from ..cargo import lines, scan
from ..table import markdown, ratio, time

DATA = 10 << 20


def measure(how):
    figures = {"scan": scan() * 1e9}
    for _ in range(how.turns):
        for row, nanoseconds, peak in lines("attachments"):
            known = figures.get(row, {"time": int(nanoseconds), "memory": int(peak)})
            figures[row] = {"time": min(known["time"], int(nanoseconds)), "memory": min(known["memory"], int(peak))}
    figures["scan"] = min(figures["scan"], scan() * 1e9)
    return figures


def tables(figures, bounds):
    rows = []
    for row, found in figures.items():
        if row != "scan":
            scans, memory = found["time"] / figures["scan"], found["memory"] / DATA
            verdicts = bounds.judge("attachments", row, scans), bounds.judge("memory of attachments", row, memory)
            rows.append((row, time(found["time"]), f"{scans:.2f}", ratio(memory), "; ".join(filter(None, verdicts))))
    head = ("10 MiB of data", "CPU time", "in scans of 1 MB", "memory beyond the input", "bound")
    yield "attachments", markdown(head, rows)
