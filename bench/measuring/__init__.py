"""Measures the figures of bench/README.md. `parts` has what is measured, the other modules what the parts share."""
