r"""The files that \input and \include may read: below the document's folder, and not too many."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from symproof.document.texts.sources import LARGEST, DocumentError, file_text

MOST: Final = 100
DEEPEST: Final = 20
_SUFFIX: Final = ".tex"


class InputError(Exception):
    """A file must not or cannot be read; the message says what was expected."""


class Inputs:
    """The files that a document is made of; `path` is that of its first."""

    def __init__(self, path: str) -> None:
        self._folder = Path(path).parent
        self._open = [Path(path).resolve()]
        self._number = 0
        self._size = 0

    def enter(self, name: str) -> tuple[str, str]:
        r"""Return the path and the text of what \input{name} reads; `leave` ends it.

        Raises:
            InputError: the file is missing, outside of the folder, being read, or one too many.
        """
        self._number += 1
        if self._number > MOST:
            raise InputError(f"at most {MOST} files to be read")
        if len(self._open) > DEEPEST:
            raise InputError(f"files that read each other at most {DEEPEST} deep")
        place = self._place(name)
        if place in self._open:
            raise InputError(f"a file that does not read itself, found {name}")
        try:
            text = file_text(place)
        except DocumentError as error:
            raise InputError(f"a file that can be read: {name}: {error.fault}") from None
        self._size += len(text)
        if self._size > LARGEST:
            raise InputError(f"at most {LARGEST // 1024 // 1024} MB in all files")
        self._open.append(place)
        return str(self._folder / self._relative(place)), text

    def leave(self) -> None:
        """End the file that was entered last."""
        self._open.pop()

    def _relative(self, place: Path) -> Path:
        return place.relative_to(self._folder.resolve())

    def _place(self, name: str) -> Path:
        try:
            written = Path(name)
            if not name or written.is_absolute() or "\0" in name or "~" in name or "\\" in name:
                raise InputError("the name of a file in the document's folder, or below")
            folder = self._folder.resolve()
            place = (folder / written).resolve()
            if place.suffix != _SUFFIX and not place.is_file():
                place = (folder / f"{name}{_SUFFIX}").resolve()
            inside = place.is_relative_to(folder)
        except (OSError, RuntimeError, ValueError):
            raise InputError("the name of a file in the document's folder, or below") from None
        if not inside:
            raise InputError(f"a file in the document's folder, or below: {name} is outside")
        return place
