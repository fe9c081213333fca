"""Where the files that are not Python live: templates, and the library of proofs."""

from __future__ import annotations

from pathlib import Path


def templates_folder() -> Path:
    """Return the folder that holds one folder of templates per output format."""
    return _folder("templates")


def proofs_folder() -> Path:
    """Return the folder of the library's proofs."""
    return _folder("proofs")


def _folder(name: str) -> Path:
    """Return a folder of the installed package, or of the source tree that the package is in."""
    package = Path(__file__).resolve().parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name
