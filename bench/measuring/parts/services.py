"""The wall time of compiling the clients of one and of every SuperOffice service."""

import time as clock

from ..cargo import COMMANDS, cargo, cpu_seconds
from ..derived import derive_services
from ..places import DERIVED, RUNTIME, SERVICES
from ..table import markdown, ratio
from . import generating
from .compiling import compile_once

MEASURED = [("one service, User", "one", ["--service", "WcfUserService"]), ("all 56 services", "all", [])]


def measure(how):
    figures = {}
    for row, name, selection in MEASURED if SERVICES.is_dir() else []:
        generated = DERIVED.parent / f"generated-{name}"
        cpu_seconds(generating.services(generated, *selection))
        derive_services(generated, RUNTIME, DERIVED, f"services-{name}")
        least = {"ours": {}, "floor": {}}
        crates = {"ours": f"services-{name}", "floor": f"services-{name}-floor"}
        for mode in COMMANDS:
            for crate in crates.values():
                compile_once(crate, mode)
            for _ in range(1 if how.quick else 3):
                for way, crate in crates.items():
                    found = compile_once(crate, mode, run=_wall)
                    least[way][mode] = min(found, least[way].get(mode, found))
        figures[row] = least
    return figures


def tables(figures, bounds):
    if not figures:
        yield "services", "The vendor's documents aren't beside the checkout: no figures of all services.\n"
        return
    rows = []
    for row, least in figures.items():
        ours, floor = least["ours"], least["floor"]
        rows.append((row, *(f"{ours[mode]:.2f} s ({ratio(ours[mode] / floor[mode])})" for mode in COMMANDS)))
        rows.append(("… the bare structs", *(f"{floor[mode]:.2f} s" for mode in COMMANDS)))
    yield "services", markdown(("compiling, wall time", *COMMANDS), rows)


def _wall(*command):
    start = clock.perf_counter()
    cargo(*command)
    return clock.perf_counter() - start
