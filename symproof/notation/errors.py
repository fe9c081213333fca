"""What a text lacks to be in the notation, and where."""

from __future__ import annotations

import re
from typing import Final

from symproof.kernel.errors import SymproofError
from symproof.kernel.shapes import Shape, Size, show_size

WINDOW: Final = 60
LONGEST_TOKEN: Final = 20

_TOKEN: Final = re.compile(r"\w+|[!<>~]=|\*\*|\.\*|\S")


class NotationError(SymproofError):
    """At `position` (from 0) of `text`, `expected` should have stood."""

    def __init__(self, text: str, position: int, expected: str) -> None:
        super().__init__(text, position, expected)
        self.text = text
        self.position = position
        self.expected = expected

    def __str__(self) -> str:
        place, shown, caret = self._shown()
        found = _found(*self._line())
        return f"expected {self.expected}, found {found} at {place}\n  {shown}\n  {caret}"

    def _line(self) -> tuple[str, int]:
        """Return the line of the position, and the column in it from 0."""
        start = self.text.rfind("\n", 0, self.position) + 1
        end = self.text.find("\n", start)
        line = self.text[start:] if end < 0 else self.text[start:end]
        return line, self.position - start

    def _shown(self) -> tuple[str, str, str]:
        """Return the place in words, the text around it, and a caret to stand below it."""
        line, column = self._line()
        place = f"column {column + 1}"
        if "\n" in self.text.strip("\n"):
            number = self.text.count("\n", 0, self.position) + 1
            place = f"line {number}, {place}"
        return place, *_window(line, column)


class ShapeError(NotationError):
    """The `shapes` of the parts of `term`, as it is written at `position`, do not fit.

    A text that is well written, of matrices, one of which cannot be: what it claims is false.
    """

    def __init__(
        self, text: str, position: int, term: str, shapes: tuple[Shape | None, Shape | None]
    ) -> None:
        first, second = map(shown_shape, shapes)
        super().__init__(text, position, f"shapes that fit: {first} and {second} in {term}")
        self.term = term
        self.shapes = shapes

    def __reduce__(self) -> tuple[type[ShapeError], tuple[object, ...]]:
        return ShapeError, (self.text, self.position, self.term, self.shapes)

    def __str__(self) -> str:
        place, shown, caret = self._shown()
        first, second = map(shown_shape, self.shapes)
        fault = f"the shapes {first} and {second} do not fit in {self.term}, at {place}"
        return f"{fault}\n  {shown}\n  {caret}"


def shown_shape(shape: Shape | None) -> str:
    """Return a shape as a reader sees it: (n + 1) × 2m; a number is 1 × 1 only as a block."""
    return "a number" if shape is None else " × ".join([grouped(size) for size in shape])


def grouped(size: Size) -> str:
    """Return a size, in brackets where it is a sum."""
    text = show_size(size)
    return f"({text})" if "+" in text else text


def _found(line: str, column: int) -> str:
    match = _TOKEN.match(line, column)
    if match is None:
        return "the end" if not line[column:].strip() else "a space"
    token = match.group()
    return token if len(token) <= LONGEST_TOKEN else token[:LONGEST_TOKEN] + "…"


def _window(line: str, column: int) -> tuple[str, str]:
    """Return the part of the line around the column, and a caret to stand below it."""
    first = 0 if len(line) <= WINDOW else max(0, min(column - WINDOW // 2, len(line) - WINDOW))
    shown = "".join(c if c.isprintable() else " " for c in line[first : first + WINDOW])
    before, after = "…" if first else "", "…" if first + WINDOW < len(line) else ""
    return before + shown + after, " " * (len(before) + column - first) + "^"
