"""The CPU time of compiling the generated crate, compared with that of its bare structs."""

import os
import re

from ..cargo import COMMANDS, cargo, output, target_dir
from ..places import BENCH, DERIVED
from ..table import markdown, ratio

CRATES = {"floor": "bare structs", "ours": "soapwright", "setters": "bare structs with setters",
          "ours-used": "soapwright, every operation used", "peer-used": "serde, every message used"}


def measure(how):
    crates = list(CRATES)[:2] if how.quick else list(CRATES)
    least, code = {crate: {} for crate in crates}, {}
    for mode in COMMANDS:
        for crate in crates:
            compile_once(crate, mode)
            if mode == "release":
                code[crate] = code_size(crate)
        for turn in range(7 if how.quick else 15):
            for crate in crates:
                # Crates without bounds take few turns.
                if crate in ("floor", "ours") or turn < (2 if mode == "release" else 4):
                    found = compile_once(crate, mode)
                    least[crate][mode] = min(found, least[crate].get(mode, found))
    return {crate: {**least[crate], "code": code[crate]} for crate in crates}


def tables(figures, bounds):
    floor, rows = figures["floor"], []
    for crate, found in figures.items():
        cells = [f"{found[mode]:.2f} s ({ratio(found[mode] / floor[mode])})" for mode in COMMANDS]
        rows.append((CRATES[crate], *cells, f"{found['code'] / 1024:,.0f} KB"))
    verdicts = [bounds.judge("compiling", mode, figures["ours"][mode] / floor[mode]) for mode in COMMANDS]
    verdicts.append(bounds.judge("machine code", "ours", figures["ours"]["code"] / 1024))
    yield "compiling", markdown(("compiling", *COMMANDS, "machine code"), [*rows, ("bound for soapwright", *verdicts)])


def compile_once(crate, mode, run=cargo):
    """Compiles one crate again, and returns what `run` measured."""
    os.utime(DERIVED / crate / "src/lib.rs")
    return run(*COMMANDS[mode], "-q", "-p", crate)


def code_size(crate):
    """Returns the bytes of machine code in a crate's library."""
    libraries = (target_dir(BENCH) / "release/deps").glob(f"lib{crate.replace('-', '_')}-*.rlib")
    library = max(libraries, key=lambda path: path.stat().st_mtime)
    return sum(map(int, re.findall(r"^\.text\S*\s+(\d+)", output("size", "-A", library), re.M)))
