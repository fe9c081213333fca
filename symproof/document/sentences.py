"""What the sentences of a paragraph say of its formulas, and which formulas a condition reaches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from symproof.document.clauses import CONDITIONS, LASTING, Clause, Lead, Reading
from symproof.document.afterwards import lead_after
from symproof.document.lead_words import normal
from symproof.document.model import Block, Formula, Prose
from symproof.notation.tex.syntax import Chain, Name, Number, Prefix, Scripts

_OUTER: Final = re.compile(
    r"\s*[(（【]?\s*(?:(?:sub)?cases?\b|if\b|when\b|for\b|当|若|情况|情形|分?情况|第[一二三四五六七八九十\d]+种)",  # noqa: RUF001
    re.IGNORECASE,
)
_WIDE: Final = re.compile(
    r"\b(?:throughout|in this section|in what follows|from now on|henceforth|hereafter)\b"
    r"|本节|本文|下文|全文|今后|从现在起|此后|始终",
    re.IGNORECASE,
)
# a sentence that begins so goes on from the one before
_GOES_ON: Final = re.compile(
    r"\s*(?:(?:and|so|then|thus|hence|therefore|which|whence|consequently|accordingly|it follows"
    r"|this (?:gives|implies|means|yields|shows)|in this case|in that case|here|i\.e\.|that is"
    r"|we (?:then|thus|therefore)|as a result)\b"
    r"|因此|所以|于是|从而|因而|即|故|则|那么|这意味着|这表明|此时|这时|由此|可得|这样|并且|且|也即)"
)
# between a relation and a word such as "for" that is about it
_TRAILS: Final = re.compile(
    r"[\s,，(（]*(?:holds?|hold true|is true|are true|is valid|are valid|valid|true|only|both|all"  # noqa: RUF001
    r"|成立|恒成立|都成立|均成立|也成立)?[\s,，]*"  # noqa: RUF001
)
# a display that is not followed by a capital letter or by more of a list
_CAPITAL: Final = re.compile(r"\s*[A-Z]")
_LISTS: Final = re.compile(r"\s*(?:[,，、;；]|and\b|or\b|且|和|与|及|以及|或)")  # noqa: RUF001
# what stands behind the punctuation of a formula
_TAIL: Final = re.compile(
    r"(?:\s|\\end\{[a-zA-Z]+\*?\}|\\(?:tag\*?|label)\{[^{}]*\}|\\(?:nonumber|notag|quad|qquad|checkmark)|\\\\)+$"
)
_COMMA: Final = re.compile(r"\s*[,，]\s*")  # noqa: RUF001
_JOINS: Final = re.compile(
    r"\s*(?:holds?|成立|is true|are true)?\s*(?:[,，]?\s*(?:and|or|且|和|与|或|或者|、|及|以及|并且|同时|as well as|"  # noqa: RUF001
    r"but|[(（])|$)"  # noqa: RUF001
)
_OR: Final = re.compile(r"\s*[,，]?\s*(?:or|或|或者|要么)\s*(?:if|when|若|当)?\s*")  # noqa: RUF001
_THEN: Final = re.compile(
    r"\s*[,，]?\s*(?:then|we (?:have|get|obtain|find|see)|one has|it (?:follows|holds)|则|那么|时|有|我们有"  # noqa: RUF001
    r"|可得|得|恒有|都有|总有|必有|就有|便有|恒成立|成立)"
)
_AGAIN: Final = re.compile(r"\s*[,，(（]?\s*(?:for|if|when|whenever|otherwise|as|当|若|对)(?![a-z])")  # noqa: RUF001
_APART: Final = re.compile(r"\s*(?:[;；]|[,，]?\s*(?:and|while|whereas|but|而|但)(?![a-z]))")  # noqa: RUF001
_EQUALS: Final = frozenset({"=", "~=", "==", ":=", "->"})
_TEXT_RELATION: Final = re.compile(
    r"[=<>≤≥≠≈∈→]|\\(?:neq?|leq?|geq?|leqslant|geqslant|approx|in|to|equiv|coloneqq|gt|lt)(?![a-zA-Z])"
)


def is_case(lead: str) -> bool:
    """Whether a paragraph with such words at its head is one case of several."""
    return _OUTER.match(lead) is not None


def section_wide(text: str) -> bool:
    """Whether a text speaks of its whole section: throughout, 本节."""
    return _WIDE.search(text) is not None


@dataclass(slots=True)
class _Met:
    """A formula with a relation, as it was met."""

    piece: int
    relations: frozenset[str]
    lead: Lead | None
    clause: Clause
    sentence: int
    turn: int
    text: str
    joined: bool = False


def leads_in(block: Block) -> tuple[Lead | None, ...]:
    """Return the lead of each formula among the pieces of a block, None for prose.

    An assumption with the reach "sentence" has the pieces that it reaches in `over`; one in the
    opening sentence of a case reaches the part.
    """
    reading = Reading()
    leads: list[Lead | None] = []
    met: list[_Met] = []
    named: list[_Met] = []
    text = ""
    for i, piece in enumerate(block.pieces):
        lead = None
        if isinstance(piece, Prose):
            text += piece.text
            _after_display(block, i, reading)
            reading.prose(_listed(block, i, met, reading))
        else:
            relations = relations_of(piece)
            if piece.display and met and not text.strip(" \n:：") and reading.clause.met:  # noqa: RUF001
                _set_apart(reading)
            lead = reading.formula(bool(relations))
            if not relations:
                item = _Met(i, relations, lead, reading.used, reading.sentence, reading.turns, "")
                named.append(item)
            else:
                met.append(_meet(i, relations, lead, reading, normal(text), met))
                lead = met[-1].lead
                text = ""
            _punctuation(piece, reading)
        leads.append(lead)
    _alternatives(met)
    _bare_conditions(block, met)
    _afterwards(block, met)
    for item in (*met, *named):
        leads[item.piece] = _reaching(block, item, met, reading.beginnings)
    return tuple(leads)


def _after_display(block: Block, i: int, reading: Reading) -> None:
    """End what words before a display say, unless the text after it goes on with a list."""
    before, piece = block.pieces[i - 1] if i else None, block.pieces[i]
    if not isinstance(before, Formula) or not before.display or not isinstance(piece, Prose):
        return
    if _CAPITAL.match(piece.text):
        reading.stop()
    elif reading.clause.kind not in CONDITIONS and not _LISTS.match(normal(piece.text)):
        reading.release()


def _set_apart(reading: Reading) -> None:
    """Let a display that only stands behind a formula be no part of a list with it."""
    if reading.clause.kind in CONDITIONS:
        reading.clause.closed = True
    else:
        reading.release()


def _punctuation(formula: Formula, reading: Reading) -> None:
    """Read the point or the comma at the end of a formula."""
    text = formula.source.text[max(formula.start, formula.end - 80) : formula.end]
    shown = _TAIL.sub("", text)
    if shown[-1:] in (".", "。") and not shown.endswith(("..", "dots.")):
        reading.stop()
    elif shown[-1:] in (",", "，"):  # noqa: RUF001
        reading.comma()


def relations_of(formula: Formula) -> frozenset[str]:
    """Return the relations in a formula; of one that has not been read, "=" if it has any."""
    if formula.rows:
        chains = [part for row in formula.rows for part in row.parts if isinstance(part, Chain)]
        return frozenset(link.relation for chain in chains for link in chain.links)
    text = formula.source.text[formula.start : formula.end]
    return frozenset("=") if _TEXT_RELATION.search(text) else frozenset()


# lists: "if x > 0, y > 0 and z > 0, then"


def _meet(
    i: int, relations: frozenset[str], lead: Lead | None, reading: Reading, text: str, met: list[_Met]
) -> _Met:
    """Return a formula as it is met; one that a condition does not join follows from it."""
    clause = reading.used
    item = _Met(i, relations, lead, clause, reading.sentence, reading.turns, text)
    last = met[-1] if met else None
    if last is None or clause is not last.clause or clause.kind not in CONDITIONS:
        return item
    if clause.closed or (lead and lead.role == "claim"):
        return item
    item.joined = _JOINS.match(text) is not None or _COMMA.fullmatch(text) is not None
    if not item.joined:
        clause.closed = True
        item.lead = Lead("claim", "row", clause.word, condition=clause.condition)
    return item


def _listed(block: Block, i: int, met: list[_Met], reading: Reading) -> str:
    """Return the prose at i as it is to be read: a comma that only parts conditions is left out."""
    piece = block.pieces[i]
    text = normal(piece.text) if isinstance(piece, Prose) else ""
    clause = reading.clause
    inside = clause.kind in CONDITIONS and clause.met and not clause.closed
    if not inside or not met or i + 1 >= len(block.pieces):
        return text
    following = block.pieces[i + 1]
    if not isinstance(following, Formula) or not (found := relations_of(following)):
        return text
    after = block.pieces[i + 2] if i + 2 < len(block.pieces) else None
    then = normal(after.text) if isinstance(after, Prose) else ""
    trailing = _trails(met[-1], met)
    claim = trailing and (bool(_AGAIN.match(then)) or _is_claim(found, met[-1].relations))
    if _COMMA.fullmatch(text):
        return " " if not claim and (trailing or _leads_on(block, i + 2)) else text
    if trailing and claim and _APART.match(text):
        reading.turns += 1
        reading.clause = Clause()
    return text


def _is_claim(found: frozenset[str], before: frozenset[str]) -> bool:
    return bool(found & _EQUALS) and not before & _EQUALS


def _leads_on(block: Block, i: int) -> bool:
    """Whether the conditions before the piece i go on until a word such as "then"."""
    for piece in block.pieces[i:]:
        if isinstance(piece, Prose):
            text = normal(piece.text)
            if not _COMMA.fullmatch(text):
                return _THEN.match(text) is not None
    return False


def _alternatives(met: list[_Met]) -> None:
    """Make what is one of several conditions a mention: none of them is known to hold."""
    for last, item in zip(met, met[1:], strict=False):
        if item.clause is last.clause and _OR.fullmatch(item.text):
            for each in (last, item):
                if each.lead and each.lead.role in ("assumption", "definition"):
                    each.lead = replace(each.lead, role="mention", otherwise=None, reach="row")
            for other in met[met.index(item) + 1 :]:
                if other.lead is None or other.lead.role == "claim":
                    lead = other.lead or Lead("claim", "row", "")
                    other.lead = replace(lead, condition="one of the conditions before")


def _bare_conditions(block: Block, met: list[_Met]) -> None:
    """Read `(x > 0)` and `, x > 0` behind an equation as conditions of it."""
    for last, item in zip(met, met[1:], strict=False):
        if item.relations & _EQUALS or not last.relations & _EQUALS:
            continue
        if item.sentence != last.sentence or (item.lead and item.lead.role != "claim"):
            continue
        if last.lead and last.lead.role != "claim":
            continue
        after = block.pieces[item.piece + 1] if item.piece + 1 < len(block.pieces) else None
        closes = isinstance(after, Prose) and after.text.lstrip()[:1] in (")", "）")  # noqa: RUF001
        bracket = item.text.strip() in ("(", "（") and closes  # noqa: RUF001
        if bracket or (_COMMA.fullmatch(item.text) and _bounds_a_name(block, item.piece)):
            item.lead = Lead("assumption", "sentence", "", over=(last.piece,))


def _afterwards(block: Block, met: list[_Met]) -> None:
    """Add what the words right after a formula say of it."""
    for item in met:
        i = item.piece + 1
        piece = block.pieces[i] if i < len(block.pieces) else None
        said = lead_after(piece.text) if isinstance(piece, Prose) else None
        if said is None:
            continue
        own = item.lead
        asserted = own is None or own.role in ("claim", "definition")
        if said.role == "denied" and own is not None and own.role == "assumption":
            item.lead = replace(own, role="mention", negated=True)
        elif said.role == "question":
            shown = isinstance(formula := block.pieces[item.piece], Formula) and formula.display
            if asserted and not shown:
                item.lead = said
        elif said.role == "assumption":
            if asserted and (own is None or own.role == "claim"):
                item.lead = said
                item.clause = Clause("if", said.word, closed=True, met=True)
        elif said.role == "claim":
            item.lead = own or said
        elif asserted:
            item.lead = said


def _bounds_a_name(block: Block, i: int) -> bool:
    """Whether a formula is a bare name and a numeral: x > 0."""
    piece = block.pieces[i]
    parts = piece.rows[0].parts if isinstance(piece, Formula) and len(piece.rows) == 1 else ()
    if len(parts) != 1 or not isinstance(parts[0], Chain) or len(parts[0].links) != 1:
        return False
    first, right = parts[0].first, parts[0].links[0].right
    if isinstance(right, Prefix):
        right = right.operand
    return isinstance(first, Name | Scripts) and isinstance(right, Number)


# what a condition reaches


def _trails(item: _Met, met: list[_Met]) -> bool:
    """Whether a condition stands behind what it is about: "f(x) = x for x > 0"."""
    if item.clause.kind not in CONDITIONS or _TRAILS.fullmatch(item.clause.gap) is None:
        return False
    last = _before(item, met)
    return last is not None and not _is_condition(last)


def _before(item: _Met, met: list[_Met]) -> _Met | None:
    """Return the relation before a condition, and before those that it is listed with."""
    for other in reversed(met):
        if other.piece < item.piece and other.clause is not item.clause:
            same = other.sentence == item.sentence and other.turn == item.turn
            return other if same else None
    return None


def _is_condition(item: _Met) -> bool:
    lead = item.lead
    return lead is not None and lead.role in ("assumption", "mention") and lead.reach != "section"


def _reaching(
    block: Block, item: _Met, met: Sequence[_Met], beginnings: Sequence[str]
) -> Lead | None:
    """Return the lead of a formula with what it reaches."""
    lead = item.lead
    if lead is None:
        return None
    if lead.reach == "section":
        wide = item.clause.kind == "throughout" or not block.lead
        return lead if wide else replace(lead, reach="part")
    if lead.reach == "paragraph" and block.lead:
        return replace(lead, reach="part")
    if lead.role != "assumption" or lead.reach != "sentence" or lead.over:
        return lead
    if _trails(item, list(met)) and not _is_followed(item, met):
        return replace(lead, over=_behind(item, met))
    opening = item.sentence == 0 and all(_is_condition(o) for o in met if o.piece < item.piece)
    if opening and item.clause.kind in ("if", "for"):
        if block.kind == "heading":
            return replace(lead, reach="section")
        if is_case(block.lead):
            return replace(lead, reach="part")
    return replace(lead, over=_ahead(item, met, beginnings))


def _is_followed(item: _Met, met: Sequence[_Met]) -> bool:
    """Whether a condition behind a comma has what it is about after it: "a = b, when x > 0 c = d"."""
    if "," not in item.clause.gap and "，" not in item.clause.gap:  # noqa: RUF001
        return False
    for other in met:
        if other.piece > item.piece and not (other.clause is item.clause and _is_condition(other)):
            same = other.sentence == item.sentence and other.turn == item.turn
            return same and not _APART.match(other.text) and not _is_condition(other)
    return False


def _behind(item: _Met, met: Sequence[_Met]) -> tuple[int, ...]:
    """Return the relation before a condition, with those that "and" joins to it."""
    found: list[int] = []
    for other in reversed(met):
        if other.piece >= item.piece or other.clause is item.clause:
            continue
        if other.sentence != item.sentence or other.turn != item.turn or _is_condition(other):
            break
        found.append(other.piece)
        if not re.fullmatch(r"\s*[,，]?\s*(?:and|和|与|且|、|,|，)\s*", other.text):  # noqa: RUF001
            break
    return tuple(sorted(found))


def _ahead(item: _Met, met: Sequence[_Met], beginnings: Sequence[str]) -> tuple[int, ...]:
    """Return the relations after a condition, as far as the text goes on from it."""
    found: list[int] = []
    sentence, claimed = item.sentence, False
    for other in met:
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


def _opens(item: _Met, met: Sequence[_Met]) -> bool:
    """Whether a formula is a condition that stands before what it is about."""
    return _is_condition(item) and item.clause.kind not in LASTING and not _trails(item, list(met))
