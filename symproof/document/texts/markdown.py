"""Markdown -> passages: paragraphs with their prose and formulas, each at its exact place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from typing import Final

from symproof.document.model import Formula, Mishap, Source
from symproof.document.texts.extents import Extent, Extents
from symproof.document.texts.lead_of import begins_part, lead_of
from symproof.document.texts.markdown_lines import Leaf, Lines
from symproof.document.texts.markdown_marks import Mark, Marks
from symproof.document.texts.markdown_spaces import delimiter_row, stripped
from symproof.document.texts.passages import Passage, PieceBuilder, Reading

_BREAK: Final = re.compile(r"^(?:[ \t>]*+(?:\r?$|(?:\#{1,6}(?=[ \t])|```|~~~)))", re.MULTILINE)
# in a formula it would be taken for an alignment mark and names
_ENTITY: Final = re.compile(r"&(?:lt|gt|amp|le|ge|ne|minus|times|nbsp|quot|#\d{1,7});")
_DEFINITION: Final = re.compile(r"\\(?:(?:re|provide)?newcommand|def|DeclareMathOperator)\b")
_FRONT: Final = re.compile(r"(---|\+\+\+)[ \t]*\r?\n")
_KEY: Final = re.compile(r"[\w\"'#][^\n]*?[:=]|---|\+\+\+")
_BOLD: Final = re.compile(r"\*\*(?=\S)[^*\n]{1,200}\*\*|__(?=\S)[^_\n]{1,200}__")
_DOLLAR_OR_COMMENT: Final = frozenset({"formula", "comment", "skipped"})


def read_markdown(source: Source, into: Reading) -> None:
    """Add the passages of a text in Markdown."""
    into.sources.append(source)
    _Markdown(source, into).read()


class _Markdown:
    def __init__(self, source: Source, into: Reading) -> None:
        self._source = source
        self._text = source.text
        breaks = [match.start() for match in _BREAK.finditer(self._text)]
        extents = Extents(self._text, breaks)
        self._marks = Marks(self._text, extents)
        self._result = into
        self._mishaps: list[Mishap] = []

    def read(self) -> None:
        start = _after_front_matter(self._text)
        lines = Lines(self._text, start, self._result.items, self._reach)
        for leaf in lines.read():
            if leaf.kind == "math":
                self._fence(leaf)
            else:
                self._leaf(leaf)
        self._result.items = lines.items
        for first, last, expected in lines.unclosed:
            self._mishaps.append(Mishap(self._source, first, last, expected))
        self._result.mishaps += self._mishaps

    def _reach(self, start: int, end: int) -> int:
        """Return where what begins between two places, and may hold any lines, ends."""
        reached = end
        for mark in self._marks.between(start, end, len(self._text)):
            if mark.kind in _DOLLAR_OR_COMMENT:
                reached = max(reached, mark.end)
        return reached

    def _fence(self, leaf: Leaf) -> None:
        start, end = leaf.lines[0][0], leaf.lines[-1][1]
        builder = PieceBuilder(self._source)
        holes = _holes(self._text, leaf.lines)
        builder.formula(Extent(start, end, end, display=True), _between(holes, start, end))
        self._result.defining.append((self._source, start, end))
        self._result.passages.append(self._passage(leaf, start, end, builder))

    def _leaf(self, leaf: Leaf) -> None:
        row = delimiter_row(self._text, leaf.lines) if leaf.kind == "paragraph" else 0
        if row:
            if row > 1:
                self._run(leaf, leaf.lines[: row - 1])
            for line in (leaf.lines[row - 1], *leaf.lines[row + 1 :]):
                for start, end in self._cells(*line):
                    if start < end:
                        self._run(leaf, [(start, end)], own=True)
            return
        self._run(leaf, leaf.lines)

    def _cells(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the places of the cells of a table's row; pipes inside of formulas are theirs."""
        at = start
        for mark in [*self._marks.between(start, end), Mark("end", end, end)]:
            for pipe in re.finditer(r"\|", self._text[at : mark.start]):
                yield stripped(self._text, start, at + pipe.start())
                start = at + pipe.end()
            at = mark.end
        yield stripped(self._text, start, end)

    def _run(self, leaf: Leaf, lines: list[tuple[int, int]], *, own: bool = False) -> None:
        """Read lines, as one passage or, where a line begins with a new lead, as several."""
        if _DEFINITION.match(self._text, lines[0][0]):
            self._result.defining.append((self._source, lines[0][0], lines[-1][1]))
        inline = _Inline(self._source, self._marks, lines)
        for start, end, builder, lead in inline.passages():
            passage = self._passage(leaf, start, end, builder)
            passage.own = own
            if passage.kind != "heading":
                passage.lead = lead
            for piece in passage.pieces:
                if isinstance(piece, Formula):
                    self._result.defining.append((self._source, piece.start, piece.end))
            if passage.pieces or passage.kind == "heading":
                self._result.passages.append(passage)
        self._mishaps += inline.mishaps

    def _passage(self, leaf: Leaf, start: int, end: int, builder: PieceBuilder) -> Passage:
        passage = Passage(self._source, start, end, builder.pieces())
        if leaf.kind == "heading":
            passage.kind, passage.level = "heading", leaf.level
        passage.depth, passage.quoted = len(leaf.items), leaf.quoted
        passage.item = leaf.items[-1] if leaf.items else ""
        return passage


class _Inline:
    """The running text of some lines."""

    def __init__(self, source: Source, marks: Marks, lines: list[tuple[int, int]]) -> None:
        self._source = source
        self._text = source.text
        self._marks = marks
        self._lines = lines
        self._starts = [start for start, _ in lines]
        self._holes = _holes(self._text, lines)
        self.mishaps: list[Mishap] = []

    def passages(self) -> Iterator[tuple[int, int, PieceBuilder, str]]:
        start, end = self._lines[0][0], self._lines[-1][1]
        self._begin(start)
        after_display = False
        at = start
        for mark in self._marks.between(start, end):
            self._literal(at, mark.start)
            at = mark.end
            if mark.kind == "line":
                at = self._line_start(mark.start)
                if self._begins(at, end, after_display=after_display):
                    yield self._done(mark.start)
                    self._begin(at)
                else:
                    self._builder.words(" ", mark.start, mark.end)
                continue
            self._mark(mark)
            if mark.kind not in ("comment", "skipped"):
                after_display = mark.extent is not None and mark.extent.display
        self._literal(at, end)
        yield self._done(end)

    def _begin(self, start: int) -> None:
        self._start = start
        self._builder = PieceBuilder(self._source)
        self._open: dict[str, list[int]] = {}
        self._square: list[int] = []
        self._bold = ""
        self._first = -1

    def _done(self, end: int) -> tuple[int, int, PieceBuilder, str]:
        return self._start, end, self._builder, lead_of(self._bold, self._builder.pieces())

    def _begins(self, start: int, end: int, *, after_display: bool) -> bool:
        """Whether a line begins a passage of its own: with a lead, such as a case's."""
        bold = _BOLD.match(self._text, start, end)
        if bold:
            return after_display or begins_part(bold[0].strip("*_"))
        return begins_part(self._text[start : min(end, start + 40)])

    def _line_start(self, newline: int) -> int:
        """Return where the text after the line end is, without what stands before it."""
        index = bisect_right(self._starts, newline)
        return self._starts[index] if index < len(self._starts) else newline + 1

    def _literal(self, start: int, end: int) -> None:
        if start < end:
            self._builder.words(self._text[start:end], start, end)

    def _mark(self, mark: Mark) -> None:
        builder, start, end = self._builder, mark.start, mark.end
        match mark.kind:
            case "formula" if mark.extent:
                extent = mark.extent
                if entity := _ENTITY.search(self._text, extent.start, extent.end):
                    expected = f"{unescape(entity[0])!r} as it is, not {entity[0]}"
                    self.mishaps.append(Mishap(self._source, *entity.span(), expected))
                    return
                builder.formula(extent, _between(self._holes, extent.start, extent.end))
            case "fault":
                self.mishaps.append(Mishap(self._source, start, end, mark.text))
                builder.words(self._text[start:end], start, end)
            case "escape":
                builder.words(mark.text[1:] or mark.text, start, end)
            case "entity":
                builder.words(unescape(mark.text), start, end)
            case "literal":
                builder.words(mark.text, start, end)
            case "inline code":
                # code is seen, but it is no mathematics and no words
                builder.words(" ", start, end)
            case "mark":
                self._emphasis(mark)
            case "square" if self._text[start] == "[":
                self._square.append(builder.words("[", start, end))
            case "square":
                builder.words("]", start, end)
                if self._square:
                    self._square.pop()
            case "link" if self._square:
                builder.drop(self._square.pop())
            case "link":
                builder.words(self._text[start:end], start, end)
            case "skipped" if mark.text:
                # <br> and the like part words
                builder.words(mark.text, start, end)
            case _:
                pass

    def _emphasis(self, mark: Mark) -> None:
        """Leave out the mark and the one that it closes; what is not closed stays."""
        before = self._text[mark.start - 1 : mark.start]
        after = self._text[mark.end : mark.end + 1]
        first = not len(self._builder)
        number = self._builder.words(mark.text, mark.start, mark.end)
        inside_word = mark.text[0] == "_" and before.isalnum() and after.isalnum()
        if inside_word:
            return
        opened = self._open.setdefault(mark.text, [])
        if opened and before.strip():
            opening = opened.pop()
            if opening == self._first:
                self._bold = self._builder.seen(opening + 1, number)
            self._builder.drop(opening)
            self._builder.drop(number)
        elif after.strip():
            if first:
                self._first = number
            opened.append(number)


def _after_front_matter(text: str) -> int:
    """Return where the document begins after what describes it, if that is there."""
    match = _FRONT.match(text)
    if match is None or not _KEY.match(text, match.end()):
        return 0
    closing = re.compile(rf"^(?:{re.escape(match[1])}|\.\.\.)[ \t]*\r?$", re.MULTILINE)
    found = closing.search(text, match.end())
    return found.end() if found else 0


def _holes(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what stands before the lines, where that is more than spaces."""
    holes: list[tuple[int, int]] = []
    for (_, end), (start, _) in pairwise(lines):
        first = text.rfind("\n", end, start) + 1
        if text[first:start].strip():
            holes.append((first, start))
    return holes


def _between(holes: list[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    index = bisect_left(holes, (start, start))
    found: list[tuple[int, int]] = []
    while index < len(holes) and holes[index][1] <= end:
        found.append(holes[index])
        index += 1
    return tuple(found)
