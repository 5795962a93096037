"""Writing requests, and their allocations."""

from .. import peers
from ..cargo import least, lines
from ..table import markdown, ratio, time


def measure(how):
    times, counts = {}, {}
    for _ in range(how.turns):
        rows = {}
        for row, way, fastest, _ in lines("speed", "write", how.milliseconds):
            rows.setdefault(row, {})[way] = int(fastest)
        least(times, rows)
        least(times, peers.write(how.peers))
    for row, way, count in lines("allocations"):
        counts.setdefault(row, {})[way] = int(count)
    return {"times": times, "allocations": counts}


def tables(figures, bounds):
    rows = []
    for row, ways in figures["times"].items():
        ours = ways["ours"]
        factor = ways["serde"] / ours
        bound = (bounds.judge("writing against serde", row, factor)
                 or bounds.judge("writing against the scan", row, ours / ways["scan"]))
        rows.append((row, *(time(ways[way]) for way in peers.OURS), ratio(ours / ways["scan"]), ratio(factor), bound))
    yield "writing", markdown(("writing", *peers.OURS.values(), "soapwright : scan", "serde : soapwright", "bound"), rows)
    rows = []
    for row, ways in figures["times"].items():
        rows += [(f"{row} with {name}", time(ways[way]), ratio(ways[way] / ways["ours"]))
                 for way, name in peers.NAMES.items() if way in ways]
    if rows:
        yield "writing-peers", markdown(("writing with other stacks", "time", "of soapwright"), rows)
    rows = [(row, ways["ours"], ways.get("serde", ""), bounds.judge("allocations", row, ways["ours"]))
            for row, ways in figures["allocations"].items()]
    yield "allocations", markdown(("allocations", "soapwright", "serde", "bound"), rows)
