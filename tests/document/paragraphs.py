"""Paragraphs for tests: text with formulas between dollars."""

from __future__ import annotations

import re

from symproof.document.model import Block, BlockKind, Formula, Piece, Prose, Source
from symproof.notation.tex.macros import Macros
from symproof.notation.tex.parser import parse_formula
from symproof.notation.tex.syntax import Cases, Chain, Part

_FORMULA = re.compile(r"\$\$(.+?)\$\$|\$([^$]+)\$", re.DOTALL)


def paragraph(text: str, lead: str = "", kind: BlockKind = "paragraph") -> Block:
    """Return a text as a block: $...$ is a formula in it, $$...$$ a displayed one."""
    source = Source("paragraph.md", text)
    pieces: list[Piece] = []
    last = 0
    for match in _FORMULA.finditer(text):
        group = 1 if match[1] else 2
        start, end = match.span(group)
        if match.start() > last:
            pieces.append(Prose(text[last : match.start()], source, last, match.start()))
        rows = parse_formula(text, start, end, Macros())
        pieces.append(Formula(source, start, end, group == 1, rows=rows))
        last = match.end()
    if last < len(text):
        pieces.append(Prose(text[last:], source, last, len(text)))
    return Block(kind, tuple(pieces), source, 0, len(text), lead=lead)


def parts_of(latex: str) -> list[Part]:
    """Return the parts of all rows of a formula."""
    rows = parse_formula(latex, 0, len(latex), Macros())
    return [part for row in rows for part in row.parts]


def cases_of(rows: str) -> Cases:
    r"""Return a value by cases, whose rows are given."""
    (part,) = parts_of(rf"\begin{{cases}} {rows} \end{{cases}}")
    assert isinstance(part, Chain)
    assert isinstance(part.first, Cases)
    return part.first
