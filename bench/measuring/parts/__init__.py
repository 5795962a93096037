"""The parts of the benchmark, in the order in which they run.

Each part has `measure(how)`, which returns figures as plain data for results.json, and `tables(figures, bounds)`,
which shows them. So the tables can be written again without measuring."""

from . import attachments, calls, compiling, documents, generating, hostile, reading, services, sizes, writing

PARTS = {
    "reading": reading,
    "writing": writing,
    "sizes": sizes,
    "attachments": attachments,
    "calls": calls,
    "hostile": hostile,
    "compiling": compiling,
    "generating": generating,
    "services": services,
    "documents": documents,
}
