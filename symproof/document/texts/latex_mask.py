r"""What of a LaTeX file is no text: comments, verbatim material, \iffalse ... \fi.

It is covered by characters that stand for nothing, so that all offsets stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from symproof.document.texts.extents import ROWS

COVER: Final = "\x1f"

_VERBATIM: Final = (
    *("verbatim", "Verbatim", "lstlisting", "minted", "comment", "filecontents", "alltt"),
    *("tikzpicture", "tikzcd", "pgfpicture", "thebibliography", "algorithmic", "algorithm"),
)
_NOTHING: Final = re.compile(
    rf"""
    \\(?:verb|lstinline)\*?(?:\[[^\]\n]*\])?(?P<bar>[^A-Za-z\s*\[\\{{])
    | \\begin\{{(?P<name>{"|".join(_VERBATIM)})(?P<star>\*?)\}}
    | (?P<false>\\iffalse(?![A-Za-z]))
    | \\(?:[^A-Za-z]|[A-Za-z]+)
    | (?P<comment>%[^\n]*)
    """,
    re.VERBOSE | re.DOTALL,
)
_SECTIONS: Final = "part|chapter|(?:sub){0,2}section|(?:sub)?paragraph|item|caption"
_BREAK: Final = re.compile(
    rf"(?<=\n)[ \t\r]*\n|\\(?:{_SECTIONS})\*?(?![A-Za-z])|\\(?:begin|end)\{{([A-Za-z]+)\*?\}}"
)
_OF_TEXT: Final = re.compile(
    r"\A(?:document|theorem|thm|lemma|lem|proposition|prop|corollary|cor|claim|proof|definition"
    r"|defn|example|remark|solution|exercise|itemize|enumerate|description|quote|quotation|center"
    r"|figure|table|tabular|abstract|minipage)\Z"
)


@dataclass(frozen=True, slots=True)
class Covered:
    r"""A text in which what is no text is covered.

    Attributes:
        hidden: where something other than a comment is covered.
        faults: what has no end: its place, and what was expected, such as \end{verbatim}.
    """

    text: str
    hidden: tuple[tuple[int, int], ...]
    faults: tuple[tuple[int, int, str], ...]


def covered(text: str) -> Covered:
    """Return the text with what is no text covered."""
    parts: list[str] = []
    hidden: list[tuple[int, int]] = []
    faults: list[tuple[int, int, str]] = []
    absent: set[str] = set()
    at = 0
    while match := _NOTHING.search(text, at):
        start, after = match.span()
        parts.append(text[at:start])
        end = _end(text, match, absent)
        if end < 0:
            faults.append((start, after, _closing(match)))
        if end > start and not match["comment"]:
            hidden.append((start, end))
        shown = text[start:after] if end <= start else _cover(text[start:end])
        parts.append(shown)
        at = start + len(shown)
    return Covered("".join([*parts, text[at:]]), tuple(hidden), tuple(faults))


def breaks_of(text: str, theorems: frozenset[str]) -> list[int]:
    """Return the places that no formula goes across, of a covered text."""
    found: list[int] = []
    for match in _BREAK.finditer(text):
        name = match[1]
        if name and (name in ROWS or not (_OF_TEXT.match(name) or name in theorems)):
            continue
        found.append(match.start())
    return found


def _end(text: str, match: re.Match[str], absent: set[str]) -> int:
    """Return where what is no text ends, 0 for what is text, -1 where its end is missing."""
    if match["comment"]:
        return match.end()
    if bar := match["bar"]:
        line_end = text.find("\n", match.end())
        end = text.find(bar, match.end(), len(text) if line_end < 0 else line_end)
        return end + 1 if end >= 0 else 0
    closing = _closing(match)
    if not closing:
        return 0
    end = -1 if closing in absent else text.find(closing, match.end())
    if end < 0:
        absent.add(closing)
        return -1
    return end + len(closing)


def _closing(match: re.Match[str]) -> str:
    if match["name"]:
        return f"\\end{{{match['name']}{match['star']}}}"
    return "\\fi" if match["false"] else ""


def _cover(text: str) -> str:
    return "\n".join([COVER * len(line) for line in text.split("\n")])
