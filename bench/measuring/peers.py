"""Other SOAP stacks, which read the same bytes and write the same request, each in a process of its own.

The folder of each has `prepare FOLDER WSDL`, which builds or installs what it needs, or says how to install it and exits
with 3, and `run FOLDER MILLISECONDS read FILE...` or `... write`, which prints the least CPU time of each."""

import subprocess
import sys

from .cargo import lines, output
from .places import BENCH, CHECKOUT

# What is measured in our own processes, and the other stacks, with their names in the tables.
OURS = {"scan": "bare scan", "ours": "soapwright", "serde": "serde"}
NAMES = {"gsoap": "gSOAP", "jaxb": "JAXB", "php": "PHP", "zeep": "zeep", "node": "npm soap"}


class Peer:
    def __init__(self, name, milliseconds):
        self.name, self.milliseconds = name, milliseconds
        self.folder, self.sources = BENCH / "target/peers" / name, BENCH / "peers" / name

    def prepare(self):
        """Returns whether the stack is installed."""
        self.folder.mkdir(parents=True, exist_ok=True)
        command = [self.sources / "prepare", self.folder, CHECKOUT / "wsdl/User.wsdl"]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode == 3:
            print(f"skipped: {NAMES[self.name]} isn't installed: {done.stdout.strip()}", flush=True)
        elif done.returncode:
            sys.exit(f"peers/{self.name}/prepare: {done.stdout}{done.stderr}")
        return done.returncode == 0

    def run(self, *arguments):
        found = output(self.sources / "run", self.folder, str(self.milliseconds), *arguments)
        return [(what, int(nanoseconds)) for what, nanoseconds in (line.split("\t") for line in found.splitlines())]


def prepared(milliseconds):
    """Returns the stacks that are installed, and says how to install the others."""
    return [peer for name in NAMES if (peer := Peer(name, milliseconds)).prepare()]


def read(peers):
    """Returns the nanoseconds in which each stack reads each message, by row and stack."""
    if not peers:
        return {}
    folder = BENCH / "target/messages"
    folder.mkdir(exist_ok=True)
    rows = dict(lines("messages", folder))
    figures = {row: {} for row in rows.values()}
    for peer in peers:
        for file, nanoseconds in peer.run("read", *rows):
            figures[rows[file]][peer.name] = nanoseconds
    return figures


def write(peers):
    """Returns the nanoseconds in which each stack writes a small request."""
    figures = {}
    for peer in peers:
        for row, nanoseconds in peer.run("write"):
            figures.setdefault(row, {})[peer.name] = nanoseconds
    return figures
