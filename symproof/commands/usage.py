"""What commands refuse before they begin: arguments, and places where no file can be written."""

from __future__ import annotations

import os
from pathlib import Path

from symproof.kernel.errors import SymproofError


class UsageError(SymproofError):
    """The arguments cannot be used together, or name nothing."""


def check_place(path: Path) -> None:
    """Do nothing for a path where a file can be written.

    Raises:
        UsageError: it cannot; the message says why.
    """
    if path.is_dir():
        raise UsageError(f"{path} cannot be written: it is a folder")
    if not path.parent.is_dir():
        raise UsageError(f"{path} cannot be written: there is no folder {path.parent}")
    place = path if path.exists() else path.parent
    if not os.access(place, os.W_OK):
        raise UsageError(f"{path} cannot be written: permission denied")
