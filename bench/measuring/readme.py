"""Writes the tables in README.md, each between `<!-- NAME -->` and `<!-- /NAME -->`."""

import re

from .places import BENCH

FILE = BENCH / "README.md"


def write(tables):
    text = FILE.read_text()
    for name, table in tables:
        marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.S)
        text = marked.sub(lambda match: f"{match[1]}\n{table}\n{match[2]}", text)
    FILE.write_text(text)
