"""Reading responses, in all styles."""

from .. import peers
from ..cargo import least, lines
from ..table import markdown, ratio, time


def measure(how):
    figures = {}
    for _ in range(how.turns):
        rows = {}
        for row, way, fastest, _ in lines("speed", "read", how.milliseconds):
            rows.setdefault(row, {})[way] = int(fastest)
        least(figures, rows)
        least(figures, peers.read(how.peers))
    for _ in range(how.processes):
        for way in ("scan", "ours", "serde"):
            row, way, fastest, _ = lines("speed", "cold", way)[0]
            least(figures, {row: {way: int(fastest)}})
    return figures


def tables(figures, bounds):
    yield "reading", _table(figures, bounds, peers.OURS)
    measured = {way for ways in figures.values() for way in ways}
    if others := [way for way in peers.NAMES if way in measured]:
        with_peers = {row: ways for row, ways in figures.items() if set(others) & set(ways)}
        rows = [(row, *(_cell(ways, way) for way in (*peers.OURS, *others))) for row, ways in with_peers.items()]
        head = ("reading beside other stacks", *peers.OURS.values(), *(peers.NAMES[way] for way in others))
        yield "reading-peers", markdown(head, rows)


def _cell(ways, way):
    return f"{time(ways[way])} ({ratio(ways[way] / ways['scan'])})" if way in ways else ""


def _table(figures, bounds, names):
    rows = []
    for row, ways in figures.items():
        ours, serde = (ways[way] / ways["scan"] for way in ("ours", "serde"))
        rows.append((row, *(time(ways[way]) for way in names), ratio(ours), ratio(serde),
                     bounds.judge("reading", row, ours)))
    return markdown(("reading", *names.values(), "soapwright : scan", "serde : scan", "bound"), rows)
