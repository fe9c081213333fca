r"""Comments in a document that say which relations are not to be checked.

    <!-- symproof: ignore -->                the next formula
    <!-- symproof: ignore: a known slip -->  the same, with a reason
    <!-- symproof: ignore-start -->          all that follows, as far as
    <!-- symproof: ignore-end -->            this comment
    % symproof: ignore                       inside a formula: the row it stands in or before

In LaTeX files the comments with % stand anywhere; in Markdown only inside formulas.  What is
ignored is still read: definitions and assumptions in it hold as they do without the comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from symproof.document.model import Document, Formula, Mishap, Question, Source

HTML: Final = re.compile(r"<!--[ \t]*symproof[ \t]*:[ \t]*([a-z-]*)([^\n]{0,300}?)-->")
TEX: Final = re.compile(r"%+[ \t]*symproof[ \t]*:[ \t]*([a-z-]*)([^\n]*)")
FENCE: Final = re.compile(r"^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(`{3,}|~{3,})", re.MULTILINE)
CODE: Final = re.compile(r"(?<![`\\])(`+)(?!`).*?(?<!`)\1(?!`)")
# so far from a comment backticks are looked for
BESIDE: Final = 300
TEX_FILES: Final = (".tex", ".ltx")
# the end of a row
BREAK: Final = re.compile(r"\\\\\*?(?:\[[^\]\n]{0,20}\])?[ \t]*$")
WORDS: Final = ("ignore", "ignore-start", "ignore-end")


@dataclass(frozen=True, slots=True)
class Ignored:
    """A part of a source in which nothing is checked, and the comment that says so."""

    source: Source
    start: int
    end: int
    comment: tuple[int, int]
    reason: str = ""

    def covers(self, question: Question) -> bool:
        """Return whether a question begins in it."""
        return question.source is self.source and self.start <= question.start < self.end


@dataclass(frozen=True, slots=True)
class _Comment:
    word: str
    reason: str
    start: int
    end: int


def ignored(document: Document) -> tuple[tuple[Ignored, ...], tuple[Mishap, ...]]:
    """Return what comments of a document exclude, and what is wrong with the comments."""
    formulas: dict[int, list[Formula]] = {}
    for block in document.blocks:
        for piece in block.pieces:
            if isinstance(piece, Formula):
                formulas.setdefault(id(piece.source), []).append(piece)
    found: list[Ignored] = []
    wrong: list[Mishap] = []
    for source in document.sources:
        # most documents have none
        if "symproof" in source.text:
            inside = sorted(formulas.get(id(source), ()), key=lambda formula: formula.start)
            own, bad = _of_source(source, inside)
            found += own
            wrong += bad
    return tuple(found), tuple(wrong)


def unused(found: Sequence[Ignored], questions: Sequence[Question]) -> Iterator[Ignored]:
    """Yield the comments that exclude no relation."""
    for each in found:
        if not any(each.covers(question) for question in questions):
            yield each


def _of_source(source: Source, formulas: Sequence[Formula]) -> tuple[list[Ignored], list[Mishap]]:
    found: list[Ignored] = []
    wrong: list[Mishap] = []
    opened: _Comment | None = None
    for comment in _comments(source, formulas):
        match comment.word:
            case "ignore":
                start, end = _next(comment, source, formulas)
                place = (comment.start, comment.end)
                found.append(Ignored(source, start, end, place, comment.reason))
            case "ignore-start" if opened is None:
                opened = comment
            case "ignore-end" if opened is not None:
                found.append(_between(source, opened, comment.start))
                opened = None
            case word:
                wrong.append(Mishap(source, comment.start, comment.end, _expected(word)))
    if opened is not None:
        found.append(_between(source, opened, len(source.text) + 1))
        said = "a comment 'symproof: ignore-end' after this one"
        wrong.append(Mishap(source, opened.start, opened.end, said))
    return found, wrong


def _between(source: Source, opened: _Comment, end: int) -> Ignored:
    place = (opened.start, opened.end)
    return Ignored(source, opened.end, end, place, opened.reason)


def _expected(word: str) -> str:
    match word:
        case "ignore-start":
            return "'symproof: ignore-end' first: an ignored part has begun already"
        case "ignore-end":
            return "'symproof: ignore-start' before this comment"
        case _:
            return f"one of {', '.join(WORDS)} after 'symproof:'"


def _comments(source: Source, formulas: Sequence[Formula]) -> Iterator[_Comment]:
    """Yield the comments of a source in order, without those that are shown as code."""
    text = source.text
    tex = Path(source.path).suffix in TEX_FILES and source.cell is None
    fences = [] if tex else list(_fenced(text))
    found = [] if tex else [(m, "html") for m in HTML.finditer(text)]
    found += [(m, "tex") for m in TEX.finditer(text)]
    for match, kind in sorted(found, key=lambda pair: pair[0].start()):
        start, end = match.span()
        if kind == "html":
            shown = any(a <= start < b for a, b in fences) or _in_code(text, start, end)
        else:
            escaped = start > 0 and text[start - 1] == "\\"
            shown = escaped or not (tex or any(f.start <= start < f.end for f in formulas))
        if not shown:
            yield _Comment(match[1], match[2].strip(" \t:()-"), start, end)


def _in_code(text: str, start: int, end: int) -> bool:
    """Whether a comment stands between backticks in its line."""
    first = max(text.rfind("\n", 0, start) + 1, start - BESIDE)
    last = text.find("\n", end, end + BESIDE)
    line = text[first : end + BESIDE if last < 0 else last]
    if "`" not in line:
        return False
    return any(code.start() < start - first < code.end() for code in CODE.finditer(line))


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    """Yield where blocks of code are, each from its fence to the one that closes it."""
    opened: tuple[int, str] | None = None
    for fence in FENCE.finditer(text):
        if opened is None:
            opened = fence.start(), fence[1]
        elif fence[1].startswith(opened[1]):
            yield opened[0], fence.end()
            opened = None
    if opened is not None:
        yield opened[0], len(text)


def _next(comment: _Comment, source: Source, formulas: Sequence[Formula]) -> tuple[int, int]:
    """Return what a comment stands before: a row of the formula it is in, or the next formula."""
    for formula in formulas:
        if formula.start <= comment.start < formula.end:
            return _row(comment, source, formula)
        if formula.start >= comment.end:
            return formula.start, max(formula.end, formula.start + 1)
    return comment.end, comment.end


def _row(comment: _Comment, source: Source, formula: Formula) -> tuple[int, int]:
    r"""Return the row that a comment is written in, or beside, as after the `\\` of its line."""
    begins = source.text.rfind("\n", 0, comment.start) + 1
    beside = BREAK.sub("", source.text[begins : comment.start])
    if beside.strip(" \t>"):
        last = begins + len(beside.rstrip())
        rows = [row for row in formula.rows if row.start < last]
        return (rows[-1].start, rows[-1].end) if rows else (formula.start, formula.end)
    after = [row for row in formula.rows if row.end > comment.end]
    return (after[0].start, after[0].end) if after else (comment.end, formula.end)
