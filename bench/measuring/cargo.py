"""Runs Cargo and the programs that it builds."""

import json
import os
import subprocess
import sys
from pathlib import Path

from .places import BENCH

ENV = {**os.environ, "CARGO_INCREMENTAL": "0", "CARGO_TERM_COLOR": "never"}
COMMANDS = {"check": ["check"], "dev": ["build"], "release": ["build", "--release"]}


def cargo(*arguments, cwd=BENCH):
    """Runs Cargo and returns the CPU seconds of it and its child processes."""
    return cpu_seconds(["cargo", *arguments], cwd=cwd, env=ENV)


def cpu_seconds(command, **options):
    """Runs a command and returns the CPU seconds of it and its child processes. Ends the program if it fails."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **options)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))}:\n{errors}")
    return usage.ru_utime + usage.ru_stime


def target_dir(cwd=BENCH):
    metadata = output("cargo", "metadata", "--no-deps", "--format-version=1", cwd=cwd, env=ENV)
    return Path(json.loads(metadata)["target_directory"])


def output(*command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, **options).stdout


def program(name):
    """Builds the Rust programs of the benchmark and returns the path of one."""
    cargo("build", "--release", "-q", "-p", "speed")
    return target_dir() / "release" / name


def lines(name, *arguments):
    """Runs a Rust program of the benchmark and returns the fields of each line that it prints."""
    found = output(program(name), *map(str, arguments), stderr=subprocess.DEVNULL)
    return [line.split("\t") for line in found.splitlines()]


def least(into, found):
    """Keeps the minimum of each figure: `into` and `found` are figures by row and way."""
    for row, ways in found.items():
        for way, figure in ways.items():
            known = into.setdefault(row, {})
            known[way] = min(figure, known.get(way, figure))


def scan():
    """Returns the CPU seconds of a bare scan of 1 MB, a measure of the machine that other programs are compared with."""
    return int(lines("speed", "unit")[0][2]) / 1e9
