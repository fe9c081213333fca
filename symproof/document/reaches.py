"""How far what is assumed reaches, by the words that assume it and by where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from symproof.document.lines import Line
from symproof.document.model import Block, Prose
from symproof.document.outline import Scope
from symproof.document.survey import Survey

# of parts that set up what the parts after them use
_SETTING: Final = re.compile(
    r"\s*(?:set-?up|setting|assumptions?|notations?|definitions?|conventions?|preliminar|model\b"
    r"|记号|符号|约定|假设|设定|定义|前提|预备|模型)",
    re.IGNORECASE,
)
_STEP: Final = re.compile(r"\s*(?:step|步骤|第[一二三四五六七八九十\d]+步)", re.IGNORECASE)
_AFTER: Final = frozenset(
    {"where", "in which", "with", "wherein", "其中", "这里", "此处", "式中", "其中的"}
)
_COLON: Final = re.compile(r"[:：]\s*$")


@dataclass(frozen=True, slots=True)
class Extent:
    """From which line on, in which scope; or, where `over` is given, only in some lines."""

    home: Scope
    first: int
    over: frozenset[int] | None = None


def extent_of(survey: Survey, line: Line, *, lasting: bool = False) -> Extent:
    """Return how far what a line assumes or gives a value reaches.

    With `lasting`, what is said for a sentence alone holds as far as what is assumed.
    """
    lead = line.lead
    # without a word, no further than the paragraph
    reach = lead.reach if lead is not None else "paragraph"
    if lead is not None and lead.word in _AFTER and reach != "row":
        first = min(other.order for other in survey.paragraph(line))
        return Extent(line.scope, first)
    if lead is not None and reach == "sentence" and not lasting:
        return _sentence(survey, line, lead.over)
    if reach == "row" and not lasting:
        return Extent(line.scope, line.order, frozenset({line.order}))
    if reach == "paragraph":
        return Extent(line.scope, line.order)
    return Extent(home_of(line.scope, line.block), line.order)


def home_of(scope: Scope, block: Block) -> Scope:
    """Return the scope at whose end an assumption ends that is made in a paragraph."""
    for around in scope.outwards():
        if around.kind == "item" and around.announced:
            continue
        if around.kind in ("item", "quote", "section", "document"):
            return around
        if around.kind == "part":
            if _STEP.match(around.title) and around.parent is not None:
                continue
            if not around.theorem and not around.case and _SETTING.match(around.title):
                continue
            return around
    return scope


def wide_home(scope: Scope) -> Scope:
    """Return the scope at whose end a name ends that is introduced without a word."""
    for around in scope.outwards():
        special = around.kind == "part" and (around.theorem or around.case or around.example)
        if special or around.kind in ("item", "quote", "section", "document"):
            return around
    return scope


def _sentence(survey: Survey, line: Line, pieces: tuple[int, ...]) -> Extent:
    """Return the lines of some pieces of the paragraph, and of the list that it announces."""
    orders = frozenset(
        other.order for index in pieces for other in survey.pieces.get((line.scope.key, index), ())
    )
    later = [other.order for other in survey.paragraph(line) if other.order > line.order]
    if announces(line.block) and all(order in orders for order in later):
        return Extent(line.scope, line.order)
    # rows of the same formula
    same = survey.pieces.get((line.scope.key, line.index), ())
    own = frozenset(other.order for other in same if other.order > line.order)
    return Extent(line.scope, line.order, orders | own)


def announces(block: Block) -> bool:
    """Whether a paragraph ends with a colon."""
    last = block.pieces[-1] if block.pieces else None
    return isinstance(last, Prose) and _COLON.search(last.text) is not None
