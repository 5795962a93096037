"""The folders that the benchmark reads and writes."""

from pathlib import Path

BENCH = Path(__file__).resolve().parents[1]
CHECKOUT = BENCH.parent
# Crates that are derived from the generated one.
DERIVED = BENCH / "target/derived"
# The path of the runtime from a derived crate.
RUNTIME = "../../../../soapwright"
# Documents of third parties, which aren't part of the repository.
SERVICES = CHECKOUT.parent / "shared/corpus/superoffice/services86"
CORPUS = CHECKOUT.parent / "shared/corpus/open"
