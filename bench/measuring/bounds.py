"""The bounds of bounds.toml, and which of them are broken."""

import tomllib

from .places import BENCH

# Another process may take the machine away for the seconds in which a part is measured.
TRIES = 3


def in_tries(measure, tries):
    """Measures again while bounds are broken, at most as often as given. `measure` returns figures and broken bounds.
    Returns the last figures, and a line for each bound that every try broke."""
    figures, broken = measure()
    for _ in range(tries - 1):
        if not broken:
            break
        print("measured again, because of " + "; ".join(sorted(", ".join(key) for key in broken)) + "\n", flush=True)
        figures, again = measure()
        broken = {key: text for key, text in again.items() if key in broken}
    return figures, [f"{', '.join(key)}: {text}" for key, text in broken.items()]


class Bounds:
    def __init__(self):
        with open(BENCH / "bounds.toml", "rb") as file:
            self.tables = tomllib.load(file)
        self.noise = self.tables.pop("noise")
        self.broken = {}

    def text(self, table, row):
        """Returns the text of a bound, or nothing if the row has none."""
        of = self.tables[table]
        bound = of["rows"].get(row, of["rows"].get("all"))
        return "" if bound is None else f"at {of['at']} {bound:g}{of['unit']}"

    def judge(self, table, row, value):
        """Returns the text of a bound with its verdict, and records it if it is broken by more than noise. Returns
        nothing if the row has no bound."""
        of = self.tables[table]
        bound = of["rows"].get(row, of["rows"].get("all"))
        if bound is None:
            return ""
        unit, at_least = of["unit"], of["at"] == "least"
        # Counts have no noise.
        noise = self.noise if of.get("noise", True) else 1
        if value >= bound if at_least else value <= bound:
            verdict = "pass"
        elif value * noise >= bound if at_least else value <= bound * noise:
            verdict = "pass (noise)"
        else:
            verdict = "FAIL"
            self.broken[table, row] = f"{value:.4g}{unit}, and it must be at {of['at']} {bound:g}{unit}"
        return f"{self.text(table, row)}: {verdict}"


class Stated(Bounds):
    """The bounds without verdicts, for tables of figures that were measured earlier."""

    def judge(self, table, row, value):
        return self.text(table, row)
