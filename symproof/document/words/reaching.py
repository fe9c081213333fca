"""What a condition in a sentence reaches: what follows from it, or what it stands behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from symproof.document.model import Block
from symproof.document.words.clause import Clause
from symproof.document.words.lead_kinds import CONDITIONS, EQUALS, LASTING, Lead

_OUTER: Final = re.compile(
    r"\s*[(（【]?\s*(?:(?:sub)?cases?\b|if\b|when\b|for\b|当|若|情况|情形|分?情况"
    r"|第[一二三四五六七八九十\d]+种)",
    re.IGNORECASE,
)
# a sentence that begins so goes on from the one before
_GOES_ON: Final = re.compile(
    r"\s*(?:(?:and|so|then|thus|hence|therefore|which|whence|consequently|accordingly|it follows"
    r"|this (?:gives|implies|means|yields|shows)|in this case|in that case|here|i\.e\.|that is"
    r"|we (?:then|thus|therefore)|as a result)\b"
    r"|因此|所以|于是|从而|因而|即|故|则|那么|这意味着|这表明|此时|这时|由此|可得|这样|并且|且"
    r"|也即)"
)
_GIVEN: Final = frozenset({"given"})
# between a relation and a word such as "for" that is about it
_TRAILS: Final = re.compile(
    r"[\s,，(（]*(?:holds?|hold true|is true|are true|is valid|are valid|valid|true|only|both|all"
    r"|成立|恒成立|都成立|均成立|也成立)?[\s,，]*"
)
APART: Final = re.compile(r"\s*(?:[;；]|[,，]?\s*(?:and|while|whereas|but|而|但)(?![a-z]))")


def is_case(lead: str) -> bool:
    """Whether a paragraph with such words at its head is one case of several."""
    return _OUTER.match(lead) is not None


@dataclass(slots=True)
class Met:
    """A formula with a relation, as it was met."""

    order: int
    piece: int
    relations: frozenset[str]
    lead: Lead | None
    clause: Clause
    sentence: int
    turn: int
    text: str
    joined: bool = False


# what a condition reaches


def trails(item: Met, met: Sequence[Met]) -> bool:
    """Whether a condition stands behind what it is about: "f(x) = x for x > 0"."""
    if item.clause.kind not in CONDITIONS or _TRAILS.fullmatch(item.clause.gap) is None:
        return False
    last = _before(item, met)
    return last is not None and not _is_condition(last)


def _before(item: Met, met: Sequence[Met]) -> Met | None:
    """Return the relation before a condition, and before those that it is listed with."""
    for i in range(item.order - 1, -1, -1):
        other = met[i]
        if other.clause is not item.clause:
            same = other.sentence == item.sentence and other.turn == item.turn
            return other if same else None
    return None


def _is_condition(item: Met) -> bool:
    lead = item.lead
    return lead is not None and lead.role in ("assumption", "mention") and lead.reach != "section"


def reaching(block: Block, item: Met, met: Sequence[Met], beginnings: Sequence[str]) -> Lead | None:
    """Return the lead of a formula with what it reaches."""
    lead = item.lead
    if lead is None:
        return None
    if item.clause.kind == "with" and lead.role_of(False) == "assumption":
        first = all(other.sentence != item.sentence for other in met[: item.order])
        if first and not item.relations & EQUALS:
            # "a variable with rate λ > 0" says so of all that follows
            lead = replace(lead, word="assume")
    if lead.reach == "section":
        wide = item.clause.kind == "throughout" or item.clause.wide or not block.lead
        return lead if wide else replace(lead, reach="part")
    if lead.reach == "paragraph" and block.lead:
        return replace(lead, reach="part")
    if lead.role != "assumption" or lead.reach != "sentence" or lead.over:
        return lead
    if trails(item, met) and not _is_followed(item, met):
        return replace(lead, over=_behind(item, met))
    opening = item.sentence == 0 and all(_is_condition(o) for o in met if o.piece < item.piece)
    if opening and item.clause.kind in ("if", "for"):
        if block.kind == "heading":
            return replace(lead, reach="section")
        if is_case(block.lead):
            return replace(lead, reach="part")
    over = _ahead(item, met, beginnings)
    if not over and lead.word in _GIVEN and item.clause.kind == "if":
        # "Given R, C > 0." says so of all that follows
        return replace(lead, reach="part" if block.lead else "section")
    return replace(lead, over=over)


def _is_followed(item: Met, met: Sequence[Met]) -> bool:
    """Whether what a condition behind a comma is about comes after it: `a = b, if x > 0, c = d`."""
    # Chinese conditions stand before what they are about
    if item.clause.word.isascii() and "," not in item.clause.gap:
        return False
    for i in range(item.order, len(met)):
        other = met[i]
        if other.piece > item.piece and not (other.clause is item.clause and _is_condition(other)):
            same = other.sentence == item.sentence and other.turn == item.turn
            return same and not APART.match(other.text) and not _is_condition(other)
    return False


def _behind(item: Met, met: Sequence[Met]) -> tuple[int, ...]:
    """Return the relation before a condition, with those that "and" joins to it."""
    found: list[int] = []
    for i in range(item.order - 1, -1, -1):
        other = met[i]
        if other.clause is item.clause:
            continue
        if other.sentence != item.sentence or other.turn != item.turn or _is_condition(other):
            break
        found.append(other.piece)
        if not re.fullmatch(r"\s*[,，]?\s*(?:and|和|与|且|、|,|，)\s*", other.text):
            break
    return tuple(sorted(found))


def _ahead(item: Met, met: Sequence[Met], beginnings: Sequence[str]) -> tuple[int, ...]:
    """Return the relations after a condition, as far as the text goes on from it."""
    found: list[int] = []
    sentence, claimed = item.sentence, False
    for i in range(item.order, len(met)):
        other = met[i]
        if other.piece <= item.piece or (other.clause is item.clause and _is_condition(other)):
            continue
        if other.sentence != sentence:
            between = beginnings[sentence + 1 : other.sentence + 1]
            if not all(map(_GOES_ON.match, between)):
                break
            sentence = other.sentence
        elif other.turn != item.turn and other.sentence == item.sentence:
            break
        if other.clause.kind == "else" or (claimed and _opens(other, met)):
            break
        claimed = claimed or not _is_condition(other)
        found.append(other.piece)
    return tuple(found)


def _opens(item: Met, met: Sequence[Met]) -> bool:
    """Whether a formula is a condition that stands before what it is about."""
    return _is_condition(item) and item.clause.kind not in LASTING and not trails(item, met)
