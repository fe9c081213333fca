r"""Where mathematics begins and ends in a text: $ $$ \( \[ and environments.

Nothing is looked for twice: what was not found before a limit is remembered, so that a text of
opening delimiters takes time in proportion to its length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

# environments whose rows are those of the formula; the number of arguments after the name
ROWS: Final = {
    "align": 0,
    "alignat": 1,
    "displaymath": 0,
    "dmath": 0,
    "eqnarray": 0,
    "equation": 0,
    "flalign": 0,
    "gather": 0,
    "IEEEeqnarray": 1,
    "math": 0,
    "multline": 0,
    "xalignat": 1,
}
# environments that are part of a formula; MathJax accepts them outside of dollars too
INNER: Final = frozenset(
    {"aligned", "alignedat", "array", "cases", "dcases", "gathered", "matrix", "pmatrix"}
    | {"bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "rcases", "smallmatrix", "split"}
)
INLINE: Final = frozenset({"math"})

_ARGUMENT: Final = re.compile(r"[ \t]*\{[^{}\n]*\}")
_WORDS_COMMAND: Final = re.compile(r"\\(?:text|mbox|hbox|textrm|textit|textnormal|intertext)\b")
_CLOSING_BRACKET: Final = re.compile(r"\\\\|\\\]")
_CLOSING_PARENTHESIS: Final = re.compile(r"\\\\|\\\)")
_DOLLARS: Final = re.compile(r"\\[\\$]|\$+")
# how many dollars may stand inside of the words of a formula
_HOPS: Final = 12


@dataclass(frozen=True, slots=True)
class Extent:
    """A formula from `start` to `end`, and where the text goes on `after` its delimiter."""

    start: int
    end: int
    after: int
    display: bool
    environment: str = ""


@dataclass(frozen=True, slots=True)
class Unclosed:
    """An opening delimiter up to `after`, and the closing one that was not found."""

    after: int
    expected: str


class Extents:
    """Finds where formulas end; `breaks` are the places, in order, that no formula goes across."""

    def __init__(self, text: str, breaks: Sequence[int]) -> None:
        self._text = text
        self._breaks = breaks
        # what is not there, from the first offset to the second
        self._absent: dict[str, tuple[int, int]] = {}

    def limit(self, position: int) -> int:
        """Return the next place after `position` that a formula must not go across."""
        index = bisect_left(self._breaks, position)
        return self._breaks[index] if index < len(self._breaks) else len(self._text)

    def bracketed(self, opening: str, position: int, end: int) -> Extent | Unclosed:
        r"""Return what `opening`, one of \( \[ \\( \\[, at `position` opens."""
        start = position + len(opening)
        display = opening.endswith("[")
        closing = opening[:-1] + ("]" if display else ")")
        limit = min(self.limit(start), end)
        found = self._closing(closing, start, limit)
        if found < 0:
            return Unclosed(start, f"{closing} before the end of the paragraph")
        return Extent(start, found, found + len(closing), display)

    def double(self, position: int, end: int) -> Extent | Unclosed:
        """Return what the two dollars at `position` open."""
        start = position + 2
        limit = min(self.limit(start), end)
        found = self._closing("$$", start, limit)
        if found < 0:
            return Unclosed(start, "$$ before the end of the paragraph")
        return Extent(start, found, found + 2, display=True)

    def environment(
        self, name: str, star: str, position: int, after: int, end: int
    ) -> Extent | Unclosed:
        r"""Return what \begin{name}, from `position` to `after`, opens."""
        found = self._end(name + star, after, min(self.limit(after), end))
        closing = f"\\end{{{name}{star}}}"
        if found < 0:
            return Unclosed(after, f"{closing} before the end of the paragraph")
        if name in INNER:
            whole = found + len(closing)
            return Extent(position, whole, whole, display=True)
        start = after
        for _ in range(ROWS[name]):
            argument = _ARGUMENT.match(self._text, start, found)
            start = argument.end() if argument else start
        return Extent(start, found, found + len(closing), name not in INLINE, name)

    def until(self, closing: str, start: int, end: int, environment: str) -> Extent | Unclosed:
        r"""Return the rows from `start` to the macro `closing` for the end of an environment."""
        found = self._closing(closing, start, min(self.limit(start), end))
        after = found + len(closing)
        if found < 0 or self._text[after : after + 1].isalpha():
            return Unclosed(start, f"{closing} before the end of the paragraph")
        return Extent(start, found, after, display=True, environment=environment)

    def next_dollar(self, position: int, end: int) -> int:
        r"""Return where the next dollar is that is neither escaped nor inside of \text{...}.

        -1 if there is none before `end`, or the first is one of two that open a display.
        """
        text, at = self._text, position
        nearest = -1
        for _ in range(_HOPS):
            found = _next_dollars(text, at, end)
            if found is None:
                break
            start, after = found
            # of two beside each other, after a formula: $a$$b$
            single = after - start == 1 or (after - start == 2 and not text[start - 1].isspace())
            if nearest < 0:
                nearest = start if single else -1
                if nearest < 0 or not _inside_words(text, position, start):
                    return nearest
            elif single and not _inside_words(text, position, start):
                return start
            at = after
        return nearest

    def _closing(self, closing: str, start: int, limit: int) -> int:
        if self._known_absent(closing, start, limit):
            return -1
        match closing:
            case "$$":
                found = _two_dollars(self._text, start, limit)
            case "\\]":
                found = _search(_CLOSING_BRACKET, closing, self._text, start, limit)
            case "\\)":
                found = _search(_CLOSING_PARENTHESIS, closing, self._text, start, limit)
            case _:
                found = self._text.find(closing, start, limit)
        if found < 0:
            self._absent[closing] = (start, limit)
        return found

    def _known_absent(self, what: str, start: int, limit: int) -> bool:
        first, last = self._absent.get(what, (0, -1))
        return first <= start and limit <= last

    def _end(self, name: str, start: int, limit: int) -> int:
        if self._known_absent(name, start, limit):
            return -1
        opening, closing = f"\\begin{{{name}}}", f"\\end{{{name}}}"
        depth, at = 1, start
        while depth:
            found = self._text.find(closing, at, limit)
            if found < 0:
                self._absent[name] = (start, limit)
                return -1
            depth += self._text.count(opening, at, found) - 1
            at = found + len(closing)
        return at - len(closing)


def _next_dollars(text: str, position: int, end: int) -> tuple[int, int] | None:
    for match in _DOLLARS.finditer(text, position, end):
        if match[0][0] == "$":
            return match.span()
    return None


def _two_dollars(text: str, position: int, end: int) -> int:
    for match in _DOLLARS.finditer(text, position, end):
        if match[0].startswith("$$"):
            return match.start()
    return -1


def _search(pattern: re.Pattern[str], closing: str, text: str, start: int, end: int) -> int:
    for match in pattern.finditer(text, start, end):
        if match[0] == closing:
            return match.start()
    return -1


def _inside_words(text: str, start: int, end: int) -> bool:
    if text.count("{", start, end) <= text.count("}", start, end):
        return False
    return _WORDS_COMMAND.search(text, start, end) is not None
