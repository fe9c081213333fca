"""Files -> documents: by the suffix of their names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from symproof.document.model import Block, Document, Formula, Mishap, Piece, Source
from symproof.document.texts.joining import blocks_of
from symproof.document.texts.latex_file import read_latex
from symproof.document.texts.markdown import read_markdown
from symproof.document.texts.notebook import notebook_sources
from symproof.document.texts.passages import Reading
from symproof.document.texts.sources import KINDS, DocumentError, file_text
from symproof.notation.tex.macros import Macros, read_macros
from symproof.notation.tex.parser import parse_formula


def read_document(path: Path) -> Document:
    """Return what a document says, its formulas read as rows.

    Raises:
        DocumentError: it is no document that can be read.
    """
    kind = kind_of_file(path)
    return document_of(file_text(path), str(path), kind)


def kind_of_file(path: Path) -> str:
    """Return "markdown", "latex" or "notebook", by the suffix of the name.

    Raises:
        DocumentError: no document has this suffix.
    """
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        known = ", ".join(KINDS)
        found = path.suffix or "none"
        raise DocumentError(str(path), f"expected a name with one of {known}; found {found}")
    return kind


def document_of(text: str, path: str, kind: str) -> Document:
    r"""Return the document that a text of the kind "markdown", "latex" or "notebook" is.

    There need not be a file at `path`; \input reads files below its folder.

    Raises:
        DocumentError: a notebook that is none.
    """
    read = _reading(text, path, kind)
    macros = Macros()
    for source, start, end in read.defining:
        for trouble in read_macros(source.text, start, end, macros):
            place = max(trouble.start + 1, trouble.end)
            read.mishaps.append(Mishap(source, trouble.start, place, trouble.expected))
    blocks = tuple(_with_rows(block, macros) for block in blocks_of(read.passages))
    number = {source: index for index, source in enumerate(read.sources)}
    mishaps = sorted(read.mishaps, key=lambda mishap: (number[mishap.source], mishap.start))
    return Document(path, tuple(read.sources), blocks, tuple(mishaps))


def _reading(text: str, path: str, kind: str) -> Reading:
    into = Reading()
    match kind:
        case "latex":
            read_latex(Source(path, text), into)
        case "notebook":
            for source in notebook_sources(text, path):
                read_markdown(source, into)
        case _:
            read_markdown(Source(path, text), into)
    return into


def _with_rows(block: Block, macros: Macros) -> Block:
    pieces = tuple(_piece(piece, macros) for piece in block.pieces)
    return replace(block, pieces=pieces)


def _piece(piece: Piece, macros: Macros) -> Piece:
    if not isinstance(piece, Formula):
        return piece
    rows = parse_formula(
        piece.source.text,
        piece.start,
        piece.end,
        macros,
        holes=piece.holes,
        environment=piece.environment,
    )
    return replace(piece, rows=rows)
