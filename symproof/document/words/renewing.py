r"""Names that are spoken of anew: what was said of x before says nothing about "every real x".

`x > 0` ... "for every real number x", "now let x be arbitrary", `\text{for all } x`, 对任意实数 x.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from symproof.document.model import Formula, Prose, Source
from symproof.document.scopes.lines import Line
from symproof.document.scopes.outline import Placed
from symproof.document.scopes.subjects import names_in
from symproof.document.words.taken_back import takes_back
from symproof.notation.tex.syntax import Chain

# "for all x" a word, or a sign, before the name
_EVERY: Final = (
    r"(?:(?<![a-z])(?:for|of|with|to|take|choose|consider|fix|let)\s+(?:now\s+)?(?:an?\s+)?"
    r"(?:every|any|all|each|arbitrary|general)(?![a-z])|(?<![a-z])whatever(?![a-z])"
    r"|任意|所有|每个|每一个|一切|任何|一般的)"
    r"(?:\s+(?:real|single|possible|other)(?![a-z])|实)?"
    r"(?:\s+(?:numbers?|values?|functions?|of)(?![a-z])|数|函数|的|值)*\s*"
)
_BEFORE: Final = re.compile(rf"(?P<trailing>^\s*(?:holds?|成立)?\s*)?{_EVERY}\Z", re.IGNORECASE)
_LET: Final = re.compile(r"(?:\b(?:let|take|now|again)\b|[设令取])[^.。;；]{0,12}\Z", re.IGNORECASE)
_AFTER: Final = re.compile(
    r"\s*(?:(?:now|again)\s+)?(?:be|is|are|为|是)\s*(?:an?\s+)?"
    r"(?:(?:now|again)\s+)?(?:any|arbitrary|general|任意|任何)",
    re.IGNORECASE,
)
_NAME: Final = r"(?:\\?[A-Za-z]+(?:_(?:\w|\{\w+\}))?)"
_REALS: Final = r"(?:\s*(?:\\in|∈)\s*(?:\\mathbb\s*\{?\s*R\s*\}?|\\R(?![A-Za-z])|ℝ))"
_NAMES: Final = re.compile(rf"\s*({_NAME}(?:\s*,\s*{_NAME})*)\s*({_REALS})?\s*")
_IN_ROW: Final = re.compile(
    rf"(?:\\forall\s*|{_EVERY}[}}$\s]*)({_NAME}(?:\s*,\s*{_NAME})*)\s*{_REALS}?\s*"
    r"(?=[$}.,:;，。：)]|\\|\Z)",
    re.IGNORECASE,
)
# the name for all names
EVERY: Final = "*"
_GENERALLY: Final = re.compile(
    r"(?P<lasting>\b(?:the|our)\s+(?:original|general|initial)\s+(?:problem|question|case|setting"
    r"|setup|situation)\b|(?:^|[.]\s+)\W*general case\b"
    r"|回到(?:原|一般|最初)|一般(?:情形|情况)|原问题)"
    r"|(?:^|[.;:]\s+)\W*(?:in general|more generally|generally|in full generality)\b"
    r"|(?:^|[。；：，])\s*(?:一般地|一般来说|一般而言)",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r"[.!?](?=\s|\Z)|[。！？]")
_GENERAL: Final = re.compile(r"(?:general|一般的?)\s*\Z", re.IGNORECASE)
# what lies further back is not asked
_MOST: Final = 100


@dataclass(frozen=True, slots=True)
class Renewal:
    """Names that are spoken of anew from a place on.

    Attributes:
        start: what is said before it in the source is said of others.
        first: the first piece of its paragraph that it reaches.
        last: the last one, None where it reaches to the end of the section.
    """

    names: frozenset[str]
    source: Source
    start: int
    placed: Placed
    first: int
    last: int | None

    def reaches(self, line: Line) -> bool:
        """Whether it is in force in a line of its section."""
        if line.placed is self.placed:
            return self.first <= line.index and (self.last is None or line.index <= self.last)
        return self.last is None and line.formula.source is self.source


def renewals(placed: Sequence[Placed]) -> Mapping[int, Sequence[Renewal]]:
    """Return what is spoken of anew in the paragraphs of each section."""
    found: dict[int, list[Renewal]] = {}
    for each in placed:
        for renewal in _in_block(each):
            found.setdefault(each.scope.section.key, []).append(renewal)
    return found


def renewed(line: Line, known: Iterable[Renewal]) -> Mapping[str, Renewal]:
    """Return the names that are spoken of anew where a line stands."""
    found: dict[str, Renewal] = {}
    for renewal in list(known)[-_MOST:]:
        if renewal.start < line.row.end and renewal.reaches(line):
            found.update(dict.fromkeys(renewal.names, renewal))
    text = line.formula.source.text[line.row.start : line.row.end]
    for match in _IN_ROW.finditer(text):
        own = Renewal(
            _names(match[1]), line.formula.source, line.formula.start, line.placed, 0, None
        )
        found.update(dict.fromkeys(own.names, own))
    return found


def _in_block(placed: Placed) -> Iterator[Renewal]:
    pieces = placed.block.pieces
    for index, piece in enumerate(pieces):
        if isinstance(piece, Prose):
            yield from _in_words(placed, index, piece)
            continue
        if piece.display:
            continue
        if takes_back(pieces, index):
            names = frozenset(name for chain in _chains(piece) for name in names_in(chain))
            yield Renewal(names, piece.source, piece.start, placed, index, None)
            continue
        match = _NAMES.fullmatch(piece.source.text, piece.start, piece.end)
        if match is None:
            continue
        before = _prose(pieces, index - 1)
        every = _BEFORE.search(before)
        lasting = _AFTER.match(_prose(pieces, index + 1)) is not None
        lasting = lasting or (match[2] is not None and _LET.search(before) is not None)
        if every is None and not lasting:
            continue
        lasting = lasting or _GENERAL.search(before) is not None
        first = index
        if every is not None and every["trailing"] is not None:
            # "a = b for all x": it is about what stands before it
            first = max(index - 2, 0)
        last = None if lasting else _last(pieces, index)
        yield Renewal(_names(match[1]), piece.source, piece.start, placed, first, last)


def _in_words(placed: Placed, index: int, piece: Prose) -> Iterator[Renewal]:
    """Yield that all names are spoken of anew: "in general", "back to the general case"."""
    if placed.block.kind == "heading":
        return
    text = piece.text
    for match in _GENERALLY.finditer(text):
        last = _last(placed.block.pieces, index)
        if _ENDS.search(text, match.end()) is not None and not match["lasting"]:
            continue
        reach = None if match["lasting"] else last
        yield Renewal(frozenset({EVERY}), piece.source, piece.start, placed, index, reach)


def _chains(piece: Formula) -> Iterator[Chain]:
    for row in piece.rows:
        for part in row.parts:
            if isinstance(part, Chain) and part.links:
                yield part


def _names(text: str) -> frozenset[str]:
    found = (re.sub(r"[{}\\\s]", "", name) for name in text.split(","))
    return frozenset(found)


def _prose(pieces: Sequence[Prose | Formula], index: int) -> str:
    piece = pieces[index] if 0 <= index < len(pieces) else None
    return piece.text if isinstance(piece, Prose) else ""


def _last(pieces: Sequence[Prose | Formula], index: int) -> int:
    """Return the last piece of the sentence that goes on from a piece."""
    for i in range(index + 1, len(pieces)):
        piece = pieces[i]
        if isinstance(piece, Prose) and _ENDS.search(piece.text):
            return i
    return len(pieces)
