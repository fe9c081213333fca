r"""The paragraph of LaTeX that is being read: its pieces, and the bold words it begins with."""

from __future__ import annotations

from typing import Final

from symproof.document.model import Source
from symproof.document.texts.lead_of import lead_of
from symproof.document.texts.passages import Passage, PieceBuilder

_ENDS: Final = " .:：。"


class Paragraph:
    """Collects a paragraph from `start` on; `own` says that it never goes on from another."""

    def __init__(self, source: Source, start: int, *, own: bool = False) -> None:
        self._source = source
        self._start = start
        self._own = own
        self._bold = ""
        self._label = ""
        # what each open brace began, "bold", "italic" or "", with the words before it
        self._braces: list[tuple[str, int]] = []
        self.builder = PieceBuilder(source)

    def words(self, text: str, start: int, end: int) -> None:
        """Add words that stand for the source from `start` to `end`."""
        self.builder.words(text, start, end)

    def open(self, kind: str = "") -> None:
        """Open a brace, of the argument of a font command or another one."""
        self._braces.append((kind, len(self.builder)))

    def switch(self, kind: str) -> None:
        r"""Note a font that lasts to the end of the braces around it: {\bf ...}."""
        if self._braces and not self._braces[-1][0]:
            self._braces[-1] = (kind, len(self.builder))

    def close(self) -> None:
        """Close a brace; bold words that the paragraph begins with are its lead."""
        if not self._braces:
            return
        kind, number = self._braces.pop()
        if kind == "bold" and not self._bold and not self.builder.seen(0, number):
            self._bold = self.builder.seen(number, len(self.builder))

    def take_label(self) -> str:
        """Make what has been read the lead, as the label of an item is, and return it."""
        self._label = self.builder.seen(0, len(self.builder)).strip(_ENDS)
        return self._label

    def forget_label(self) -> None:
        """Take the label as words only."""
        self._label = ""

    def passage(self, end: int, heading: int) -> Passage | None:
        """Return the passage, None for an empty one; `heading` is the rank of a heading."""
        pieces = self.builder.pieces()
        if not pieces:
            return None
        end = max(pieces[-1].end, min(self._start, end))
        passage = Passage(self._source, pieces[0].start, end, pieces, own=self._own)
        if heading:
            passage.kind, passage.level = "heading", heading
        else:
            passage.lead = self._label or lead_of(self._bold, pieces)
        return passage
