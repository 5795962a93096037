"""The CPU time of generating: the checked-in crate, and every SuperOffice service."""

import shutil
import tempfile
from pathlib import Path

from ..cargo import cargo, cpu_seconds, scan, target_dir
from ..places import CHECKOUT, SERVICES
from ..table import markdown, time


def measure(how):
    with tempfile.TemporaryDirectory() as copy:
        shutil.copy(CHECKOUT / "codegen.toml", copy)
        for folder in ("wsdl", "generated"):
            shutil.copytree(CHECKOUT / folder, Path(copy) / folder)
        kinds = {"the checked-in crate, every file new": ([generator()], True),
                 "the checked-in crate, nothing changed": ([generator()], False)}
        if SERVICES.is_dir():
            kinds["one service, User"] = (services(Path(copy) / "one", "--service", "WcfUserService"), False)
            kinds["all 56 services"] = (services(Path(copy) / "all"), False)
        figures = {"scan": scan()}
        for turn in range(10 if how.quick else 30):
            for row, (command, fresh) in kinds.items():
                if fresh:
                    for file in Path(copy, "generated/src").glob("*.rs"):
                        file.unlink()
                if row == "all 56 services" and turn % 3:
                    continue
                found = cpu_seconds(command, cwd=copy)
                figures[row] = min(found, figures.get(row, found))
        figures["scan"] = min(figures["scan"], scan())
    return figures


def generator():
    cargo("build", "--release", "-q", "-p", "codegen", cwd=CHECKOUT)
    return target_dir(CHECKOUT) / "release/codegen"


def services(out, *selection):
    """Returns the command that generates the clients of all or of the selected services."""
    return [generator(), "generate", *sorted(SERVICES.glob("*.xml")), "--config", CHECKOUT / "codegen.toml", "--strict",
            *selection, "--out", out / "src"]


def tables(figures, bounds):
    rows = [(row, time(seconds * 1e9), f"{seconds / figures['scan']:.0f}",
             bounds.judge("generating", row, seconds / figures["scan"]))
            for row, seconds in figures.items() if row != "scan"]
    yield "generating", markdown(("generating", "CPU time", "in scans of 1 MB", "bound"), rows)
