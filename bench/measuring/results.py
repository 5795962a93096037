"""results.json: the figures of one run, from which the tables in README.md and the plots are made."""

import json
import os
import platform
import re
from pathlib import Path

from .cargo import output
from .places import BENCH

FILE = BENCH / "results.json"


def machine():
    """Returns the names of what the figures depend on."""
    try:
        cpu = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.M).group(1)
    except (OSError, AttributeError):
        cpu = platform.processor() or platform.machine()
    return {"cpu": cpu, "cores": os.cpu_count(), "rustc": output("rustc", "--version").strip()}


def load():
    return json.loads(FILE.read_text())


def save(figures):
    """Replaces the figures of the parts that were measured. The machine is that of the last run."""
    known = load() if FILE.exists() else {}
    FILE.write_text(json.dumps({**known, "machine": machine(), **figures}, indent=1, ensure_ascii=False) + "\n")
