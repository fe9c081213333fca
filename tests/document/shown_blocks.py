"""Blocks as short texts: what the tables of the tests of reading are made of."""

from __future__ import annotations

from symproof.document.model import Block, Document, Formula, Piece
from symproof.document.reading import document_of


def blocks(text: str, kind: str = "markdown", path: str = "nowhere/article") -> list[str]:
    """Return the blocks of a text, shown."""
    return [shown(block) for block in document_of(text, path, kind).blocks]


def shown(block: Block) -> str:
    """Return a block as `h2: text`, `P[Case 1] 3.4/2 > proof1: words ; $x$ ; alignx = yalign`.

    That is: what it is, its lead, item and depth, quotes, environment and group, pieces.
    """
    kinds = {"heading": f"h{block.level}", "paragraph": "P", "theorem": "T", "proof": "Q"}
    head = kinds[block.kind]
    lead = f"[{block.lead}]" if block.lead else ""
    item = f" {block.item}/{block.depth}" if block.depth else ""
    group = f" {block.environment}{block.group}" if block.group else ""
    return (
        f"{head}{lead}{item}{' >' * block.quoted}{group}: {' ; '.join(map(_piece, block.pieces))}"
    )


def _piece(piece: Piece) -> str:
    if not isinstance(piece, Formula):
        return " ".join(piece.text.split())
    text = piece.source.text
    written = "".join(
        text[at] for at in range(piece.start, piece.end) if not _in_hole(at, piece.holes)
    )
    mark = (piece.environment or "$$") if piece.display else "$"
    return f"{mark}{' '.join(written.split())}{mark}"


def _in_hole(place: int, holes: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= place < end for start, end in holes)


def faults(document: Document) -> list[tuple[str, str]]:
    """Return what is wrong: the text that is blamed, and what was expected."""
    return [(m.source.text[m.start : m.end], m.expected) for m in document.mishaps]
