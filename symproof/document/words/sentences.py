"""What the sentences of a paragraph say of its formulas, and which formulas a condition reaches."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from symproof.document.model import Block, Formula, Prose
from symproof.document.words.clauses import RELATION, Clause, Reading
from symproof.document.words.lead_kinds import CONDITIONS, EQUALS, LASTING, SINGLE, Lead, Leads
from symproof.document.words.lead_words import normal
from symproof.document.words.reaching import APART, Met, reaching, trails
from symproof.document.words.revising import COMMA, gives_numeral, revise
from symproof.notation.tex.syntax import Chain

_WIDE: Final = re.compile(
    r"\b(?:throughout|in this section|in what follows|from now on|henceforth|hereafter)\b"
    r"|本节|本文|下文|全文|今后|从现在起|此后|始终",
    re.IGNORECASE,
)
# a display that is not followed by a capital letter or by more of a list
_CAPITAL: Final = re.compile(r"\s*[A-Z]")
_LISTS: Final = re.compile(r"\s*(?:[,，、;；]|and\b|or\b|且|和|与|及|以及|或)")
# what stands behind the punctuation of a formula
_TAIL: Final = re.compile(
    r"(?:\s|\\end\{[a-zA-Z]+\*?\}|\\(?:tag\*?|label)\{[^{}]*\}|\\(?:nonumber|notag|quad|qquad"
    r"|checkmark)|\\\\)+$"
)
_WHERE: Final = re.compile(r"(^\s*|[.!?]\s+)Where\b")
_JOINS: Final = re.compile(
    r"\s*(?:holds?|成立|is true|are true)?\s*(?:[,，]?\s*(?:and|or|且|和|与|或|或者|、|及|以及"
    r"|并且|同时|as well as|"
    r"but|[(（])|$)"
)
_THEN: Final = re.compile(
    r"\s*[,，]?\s*(?:then|we (?:have|get|obtain|find|see)|one has|it (?:follows|holds)|则|那么|时"
    r"|有|我们有"
    r"|可得|得|恒有|都有|总有|必有|就有|便有|恒成立|成立)"
)
_AGAIN: Final = re.compile(
    r"\s*[,，(（]?\s*(?:for|if|when|whenever|otherwise|as|当|若|对)(?![a-z])"
)
_TEXT_RELATION: Final = re.compile(
    r"[=<>≤≥≠≈∈→]|\\(?:neq?|leq?|geq?|leqslant|geqslant|approx|in|to|equiv|coloneqq|gt"
    r"|lt)(?![a-zA-Z])"
)


def section_wide(text: str) -> bool:
    """Whether a text speaks of its whole section: throughout, 本节."""
    return _WIDE.search(text) is not None


def leads_in(block: Block, opening: str = "") -> Leads:
    """Return the lead of each formula among the pieces of a block, None for prose.

    An assumption with the reach "sentence" has the pieces that it reaches in `over`; one in the
    opening sentence of a case reaches the part.  `opening` are words before the block that speak of
    it too: "Suppose that" before a list.
    """
    reading = Reading()
    reading.prose(opening and opening + " ")
    leads: list[Lead | None] = []
    met: list[Met] = []
    named: list[Met] = []
    text = ""
    for i, piece in enumerate(block.pieces):
        lead = None
        if isinstance(piece, Prose):
            text += piece.text
            _after_display(block, i, reading)
            reading.prose(_listed(block, i, met, reading))
        else:
            relations = relations_of(piece)
            if piece.display and met and not text.strip(" \n:：") and reading.clause.met:
                _set_apart(reading)
            if piece.display:
                reading.leave_names()
            bounds = not (relations & EQUALS or piece.display)
            lead = reading.formula(bool(relations), bounds)
            lead = _fitting(piece, relations, lead, reading)
            if not relations:
                item = Met(
                    len(met), i, relations, lead, reading.used, reading.sentence, reading.turns, ""
                )
                named.append(item)
            else:
                met.append(_meet(i, relations, lead, reading, normal(text), met))
                lead = met[-1].lead
                text = ""
            _punctuation(piece, reading)
        leads.append(lead)
    revise(block, met, reading.asked)
    for item in (*met, *named):
        leads[item.piece] = reaching(block, item, met, reading.beginnings)
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
    elif shown[-1:] in (",", "，"):
        reading.comma()


def relations_of(formula: Formula) -> frozenset[str]:
    """Return the relations in a formula; of one that has not been read, "=" if it has any."""
    if formula.rows:
        chains = [part for row in formula.rows for part in row.parts if isinstance(part, Chain)]
        return frozenset(link.relation for chain in chains for link in chain.links)
    text = formula.source.text[formula.start : formula.end]
    return frozenset("=") if _TEXT_RELATION.search(text) else frozenset()


def _fitting(
    formula: Formula, relations: frozenset[str], lead: Lead | None, reading: Reading
) -> Lead | None:
    """Return a lead that fits the formula: an equation is a claim where it only may be one."""
    clause = reading.used
    equation = bool(relations & EQUALS)
    if lead is None or clause.closed:
        return lead
    if clause.kind == "since" and equation:
        # a reason is claimed too, unless it has the form of a definition
        return replace(lead, otherwise="claim")
    if clause.kind == "here" and equation:
        return None
    before = clause.since[:-1]
    if formula.display and clause.kind in LASTING and re.search(r"[,，]", before):
        # only what stands next to the word is assumed: "take x = 1, f(x) = 2"
        joined = RELATION in before and _JOINS.match(before.rpartition(RELATION)[2])
        return lead if joined else None
    return lead


# lists: "if x > 0, y > 0 and z > 0, then"


def _meet(
    i: int,
    relations: frozenset[str],
    lead: Lead | None,
    reading: Reading,
    text: str,
    met: list[Met],
) -> Met:
    """Return a formula as it is met; one that a condition does not join follows from it."""
    clause = reading.used
    item = Met(len(met), i, relations, lead, clause, reading.sentence, reading.turns, text)
    last = met[-1] if met else None
    if last is None or clause is not last.clause:
        return item
    if clause.kind in SINGLE and not _JOINS.match(text) and not COMMA.fullmatch(text):
        item.lead = None
    if clause.kind not in CONDITIONS:
        return item
    if clause.closed or (lead and lead.role == "claim"):
        return item
    item.joined = _JOINS.match(text) is not None or COMMA.fullmatch(text) is not None
    if not item.joined:
        clause.closed = True
        item.lead = Lead("claim", "row", clause.word, condition=clause.condition)
    return item


def _listed(block: Block, i: int, met: list[Met], reading: Reading) -> str:
    """Return the prose at i as it is to be read: a comma that only parts conditions is left out."""
    piece = block.pieces[i]
    text = normal(_opened(block, i)) if isinstance(piece, Prose) else ""
    clause = reading.clause
    inside = clause.kind in CONDITIONS and clause.met and not clause.closed
    if not inside or not met or i + 1 >= len(block.pieces):
        return text
    following = block.pieces[i + 1]
    if not isinstance(following, Formula) or not (found := relations_of(following)):
        return text
    after = block.pieces[i + 2] if i + 2 < len(block.pieces) else None
    then = normal(after.text) if isinstance(after, Prose) else ""
    trailing = trails(met[-1], met)
    claim = trailing and (bool(_AGAIN.match(then)) or _is_claim(found, met[-1].relations))
    if COMMA.fullmatch(text) and re.match(r"\s*[:：]", then):
        given = gives_numeral(block, i - 1) and gives_numeral(block, i + 1)
        return " " if given else text
    if COMMA.fullmatch(text):
        return " " if not claim and (trailing or _leads_on(block, i + 2)) else text
    if trailing and claim and APART.match(text):
        reading.turns += 1
        reading.clause = Clause()
    return text


def _opened(block: Block, i: int) -> str:
    """Return the prose at i, in which "Where" that opens a sentence is "Wherever".

    Behind a display it is the "where" of the sentence before.
    """
    piece, before = block.pieces[i], block.pieces[i - 1] if i else None
    text = piece.text if isinstance(piece, Prose) else ""
    if isinstance(before, Formula) and before.display and text.lstrip().startswith("Where"):
        return text
    return _WHERE.sub(r"\1Wherever", text)


def _is_claim(found: frozenset[str], before: frozenset[str]) -> bool:
    return bool(found & EQUALS) and not before & EQUALS


def _leads_on(block: Block, i: int) -> bool:
    """Whether the conditions before the piece i go on until a word such as "then"."""
    for piece in block.pieces[i:]:
        if isinstance(piece, Prose):
            text = normal(piece.text)
            if not COMMA.fullmatch(text):
                return _THEN.match(text) is not None
    return False
