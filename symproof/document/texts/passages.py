"""Passages: paragraphs and headings as a reader of one format hands them on, and their pieces."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from symproof.document.model import BlockKind, Formula, Mishap, Piece, Prose, Source
from symproof.document.texts.extents import Extent


@dataclass(slots=True)
class Passage:
    """What becomes a block, or a part of one; the fields are those of `Block`.

    `own` says that it never goes on from the passage before it.
    """

    source: Source
    start: int
    end: int
    pieces: list[Piece]
    kind: BlockKind = "paragraph"
    level: int = 0
    lead: str = ""
    depth: int = 0
    item: str = ""
    quoted: int = 0
    environment: str = ""
    group: str = ""
    own: bool = False


@dataclass(slots=True)
class Reading:
    """What a document is read as, in its order.

    `defining` are the parts of the sources that may define macros, in order; `items` counts the
    items of lists.
    """

    sources: list[Source] = field(default_factory=list[Source])
    passages: list[Passage] = field(default_factory=list[Passage])
    mishaps: list[Mishap] = field(default_factory=list[Mishap])
    defining: list[tuple[Source, int, int]] = field(default_factory=list[tuple[Source, int, int]])
    items: int = 0


@dataclass(slots=True)
class _Chunk:
    text: str
    start: int
    end: int


class PieceBuilder:
    """Collects what a reader sees of a passage, word by word."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._chunks: list[_Chunk | Formula] = []

    def __len__(self) -> int:
        return len(self._chunks)

    def words(self, text: str, start: int, end: int) -> int:
        """Add words that stand for the source from `start` to `end`; return their number."""
        self._chunks.append(_Chunk(text, start, end))
        return len(self._chunks) - 1

    def drop(self, number: int) -> None:
        """Leave out words that turn out to be markup."""
        chunk = self._chunks[number]
        if isinstance(chunk, _Chunk):
            chunk.text = ""

    def formula(self, extent: Extent, holes: tuple[tuple[int, int], ...] = ()) -> None:
        """Add a formula."""
        name, display = extent.environment, extent.display
        self._chunks.append(Formula(self._source, extent.start, extent.end, display, name, holes))

    def seen(self, first: int, last: int) -> str:
        """Return what a reader sees from one number to before another, formulas as $...$."""
        shown: list[str] = []
        for chunk in self._chunks[first:last]:
            if isinstance(chunk, _Chunk):
                shown.append(chunk.text)
            else:
                shown.append(f"${self._source.text[chunk.start : chunk.end].strip()}$")
        return _one_space("".join(shown))

    def pieces(self) -> list[Piece]:
        """Return the pieces, without prose of spaces only."""
        pieces: list[Piece] = []
        run: list[_Chunk] = []
        for chunk in self._chunks:
            if isinstance(chunk, _Chunk):
                run.append(chunk)
                continue
            pieces += self._prose(run)
            run = []
            pieces.append(chunk)
        return pieces + self._prose(run)

    def _prose(self, run: list[_Chunk]) -> list[Piece]:
        text = "".join(chunk.text for chunk in run)
        if not text.strip():
            return []
        written = [chunk for chunk in run if chunk.text.strip()]
        return [Prose(text, self._source, written[0].start, written[-1].end)]


def _one_space(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
