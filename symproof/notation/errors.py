"""What a text lacks to be in the notation, and where."""

from __future__ import annotations

import re
from typing import Final

from symproof.kernel.errors import SymproofError

WINDOW: Final = 60
LONGEST_TOKEN: Final = 20

_TOKEN: Final = re.compile(r"\w+|[!<>]=|\*\*|\S")


class NotationError(SymproofError):
    """At `position` (from 0) of `text`, `expected` should have stood."""

    def __init__(self, text: str, position: int, expected: str) -> None:
        super().__init__(text, position, expected)
        self.text = text
        self.position = position
        self.expected = expected

    def __str__(self) -> str:
        start = self.text.rfind("\n", 0, self.position) + 1
        end = self.text.find("\n", start)
        line = self.text[start:] if end < 0 else self.text[start:end]
        column = self.position - start
        place = f"column {column + 1}"
        if "\n" in self.text.strip("\n"):
            place = f"line {self.text.count(chr(10), 0, start) + 1}, {place}"
        shown, caret = _window(line, column)
        found = _found(line, column)
        return f"expected {self.expected}, found {found} at {place}\n  {shown}\n  {caret}"


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
