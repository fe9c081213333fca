"""How far what is assumed reaches, by the words that assume it and by where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from symproof.document.model import Block, Formula, Prose
from symproof.document.scopes.lines import Line
from symproof.document.scopes.outline import Scope
from symproof.document.scopes.survey import Survey
from symproof.notation.tex.syntax import Chain

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
_CONCLUDES: Final = re.compile(
    r"\s*(?:thus|hence|therefore|consequently|so)\b|\s*(?:因此|所以|故|从而|于是|由此)",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(
    r"\s*(?:then|we (?:get|have|find|obtain|see)|this gives|thus|hence|therefore|so|and)\b"
    r"|\s*(?:则|那么|有|得|可得|于是|因此|所以|故|从而|由此)",
    re.IGNORECASE,
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
        return Extent(home_of(line.scope, line.block) if lasting else line.scope, first)
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
    further = _concluded(survey, line) if later and later[-1] in orders else frozenset[int]()
    if further:
        return Extent(line.scope.parent or line.scope, line.order, orders | own | further)
    return Extent(line.scope, line.order, orders | own)


def _concluded(survey: Survey, line: Line) -> frozenset[int]:
    """Return the lines of the next paragraph that conclude from equations for a sentence."""
    chain = line.chain
    if not isinstance(chain, Chain) or any(link.relation != "=" for link in chain.links):
        return frozenset()
    after, own = survey.next_of(line.scope), line.block.pieces
    shown = own and isinstance(own[-1], Formula) and own[-1].display
    if not shown or after is None or after.scope.parent is not line.scope.parent:
        return frozenset()
    first = after.block.pieces[0] if after.block.pieces else None
    if not isinstance(first, Prose) or not _CONCLUDES.match(first.text):
        return frozenset()
    return frozenset(other.order for other in survey.paragraph_of(after))


def going_on(survey: Survey, line: Line) -> int:
    """Return the last line of the paragraphs that go on from that of a line."""
    last, scope = survey.paragraph(line)[-1].order, line.scope
    while (after := survey.next_of(scope)) is not None and after.scope.parent is scope.parent:
        first = after.block.pieces[0] if after.block.pieces else None
        if isinstance(first, Prose) and not _GOES_ON.match(first.text):
            break
        own = survey.paragraph_of(after)
        last, scope = own[-1].order if own else last, after.scope
    return last


def announces(block: Block) -> bool:
    """Whether a paragraph ends with a colon."""
    last = block.pieces[-1] if block.pieces else None
    return isinstance(last, Prose) and _COLON.search(last.text) is not None
