"""The generator with the largest documents of third parties, and with documents of growing size."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from ..cargo import scan
from ..made import catalogue, grown, largest
from ..places import CORPUS
from ..table import markdown
from .generating import generator

# Enumerated values in one document, as in published code lists.
CATALOGUE = 160_000


def measure(how):
    program, turns = generator(), 3 if how.quick else 11
    figures = {"scan": scan(), "largest": {}, "growing": {}}
    for name, path, types in largest(CORPUS, 6) if CORPUS.is_dir() else []:
        figures["largest"][name] = {"types": types, **_least(program, path, turns)}
    with tempfile.TemporaryDirectory() as folder:
        for types in (1_000, 2_000, 4_000, 8_000):
            document = Path(folder) / f"{types}.wsdl"
            grown(document, types)
            figures["growing"][str(types)] = _least(program, document, turns)
        document = Path(folder) / "catalogue.wsdl"
        catalogue(document, CATALOGUE)
        figures["catalogue"] = _least(program, document, turns)
    return figures


def tables(figures, bounds):
    head = ("lines of Rust", "CPU time", "peak memory", "bound")
    rows = []
    for name, found in figures["largest"].items():
        verdict = bounds.judge("large documents", name, found["seconds"] / figures["scan"])
        rows.append((name, f"{found['types']:,}", *_cells(found), verdict))
    found = figures["catalogue"]
    rows.append(("made: enumerated values", f"{CATALOGUE:,}", *_cells(found),
                 bounds.judge("large documents", "catalogue", found["seconds"] / figures["scan"])))
    yield "largest", markdown(("largest documents", "types", *head), rows)
    rows, first = [], figures["growing"]["1000"]["seconds"] / 1000
    for types, found in figures["growing"].items():
        growth = found["seconds"] / int(types) / first
        rows.append((f"{int(types):,}", *_cells(found), f"{1e6 * found['seconds'] / int(types):.0f} µs ({growth:.2f}x)",
                     bounds.judge("growth of documents", types, growth)))
    yield "growing", markdown(("types in a made document", *head[:-1], "each type", "bound"), rows)


def _cells(found):
    return f"{found['lines']:,}", f"{found['seconds']:.2f} s", f"{found['mebibytes']:.0f} MiB"


def _least(program, document, turns):
    found = [_generate(program, document) for _ in range(turns)]
    return min(found, key=lambda one: one["seconds"])


def _generate(program, document):
    with tempfile.TemporaryDirectory() as out:
        command = [program, "generate", document, "--out", out]
        if CORPUS.is_dir():
            command += ["--catalog", CORPUS / "_catalog/catalog.tsv"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{document} isn't generated")
        lines = sum(path.read_bytes().count(b"\n") for path in Path(out).rglob("*.rs"))
    return {"seconds": usage.ru_utime + usage.ru_stime, "mebibytes": usage.ru_maxrss / 1024, "lines": lines}
