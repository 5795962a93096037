"""Derives the crates that are compared."""

import os
from pathlib import Path

from .derived import derive, derive_services
from .places import CHECKOUT, DERIVED, RUNTIME


def prepare():
    """Derives the crates that are compared. Cargo requires every member of the workspace to exist."""
    derive(CHECKOUT / "generated", RUNTIME, DERIVED)
    for name in ("one", "all"):
        if not (DERIVED / f"services-{name}").is_dir():
            derive_services(Path(os.devnull), RUNTIME, DERIVED, f"services-{name}")
