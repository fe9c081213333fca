"""What is seen when a paragraph has been read: "x > 0 or y > 0", "... does not hold"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from symproof.document.model import Block, Formula, Prose
from symproof.document.words.afterwards import lead_after
from symproof.document.words.clause import Clause
from symproof.document.words.lead_kinds import EQUALS, EXAMPLE, TAKEN_BACK, Lead
from symproof.document.words.lead_words import normal
from symproof.document.words.reaching import Met
from symproof.document.words.taken_back import takes_back
from symproof.document.words.trailing import restriction
from symproof.notation.tex.names import identifier
from symproof.notation.tex.syntax import Chain, Name, Number, Prefix, Scripts

COMMA: Final = re.compile(r"\s*[,，]\s*")
# what is said of some value only
_SOME: Final = re.compile(
    r"\bfor (?:some|an appropriate|a suitable)\b"
    r"|\bthere (?:exists?|is an?|are some)\b[^,]*\b(?:such that|so that|with|for which"
    r"|satisfying)\b"
    r"|\b(?:choose|pick|select|tune|adjust|find)\b[^,]*\bso that\b"
    r"|存在[^，]*(?:使|满足|有)|对(?:于)?(?:某个|某些|某一)"
)
_SOME_AFTER: Final = re.compile(
    r"\s*[,，]?\s*(?:for (?:some|an appropriate|a suitable)\b|has (?:a|an|no|one|two|three|exactly"
    r"|at least|at most|only|infinitely)\b[^.]*\b(?:solutions?|roots?|zeros?)\b"
    r"|(?:只|恰|仅)?有(?:唯一|实|无穷|两个|一个|无数)*(?:解|根)|无(?:实)?(?:解|根))"
)
_SENTENCE: Final = re.compile(r"[.!?;](?=\s|\Z)|[。！？；]")
_EXAMPLE: Final = re.compile(
    r"\b(?:for instance|for example|e\.g\.|as an example|in this example|in our example"
    r"|for the sake of example)|例如|比如|举例|譬如|举个例子|在这个例子|在本例|以.{0,8}为例"
)
_OR: Final = re.compile(r"\s*[,，]?\s*(?:or|或|或者|要么)\s*(?:if|when|若|当)?\s*")


def revise(block: Block, met: list[Met], asked: set[int]) -> None:
    """Change the leads of formulas by what stands after them; `asked` are sentences with a "?"."""
    _alternatives(block, met)
    _bare_conditions(block, met)
    _afterwards(block, met)
    _questions(met, asked)
    _for_some(block, met)
    _examples(block, met)
    _taken_back(block, met)
    _restricted(block, met)


def _alternatives(block: Block, met: list[Met]) -> None:
    """Make what is one of several conditions a mention: none of them is known to hold."""
    for last, item in pairwise(met):
        if item.clause is last.clause and _OR.fullmatch(item.text):
            given = False
            for each in (last, item):
                if each.lead and each.lead.role in ("assumption", "definition"):
                    each.lead = replace(each.lead, role="mention", otherwise=None, reach="row")
                    given = True
            if not given:
                _either(block, last, item)
                continue
            for other in met[met.index(item) + 1 :]:
                if other.lead is None or other.lead.role == "claim":
                    lead = other.lead or Lead("claim", "row", "")
                    other.lead = replace(lead, condition="one of the conditions before")


def _either(block: Block, last: Met, item: Met) -> None:
    """Make `x = 2 or x = 3` mentions: which of them holds is not said."""
    names = [_named(block, each.piece) for each in (last, item)]
    if names[0] and names[0] == names[1]:
        for each in (last, item):
            each.lead = Lead("mention", "row", "or")


def _named(block: Block, i: int) -> str:
    """Return the name that a formula compares with something, "" for other formulas."""
    piece = block.pieces[i]
    parts = piece.rows[0].parts if isinstance(piece, Formula) and len(piece.rows) == 1 else ()
    chain = parts[0] if len(parts) == 1 else None
    if not isinstance(chain, Chain) or not isinstance(chain.first, Name | Scripts):
        return ""
    return identifier(chain.first) or ""


def _for_some(block: Block, met: list[Met]) -> None:
    """Make what is said of some value only a mention: "for some x we have"."""
    for item in met:
        i = item.piece + 1
        after = block.pieces[i] if i < len(block.pieces) else None
        behind = isinstance(after, Prose) and _SOME_AFTER.match(normal(after.text))
        before = re.split(r"[.。;；!?！？]\s", item.text)[-1]
        if behind or _SOME.search(before):
            item.lead = Lead("mention", "row", "for some", negated=False)


def _examples(block: Block, met: list[Met]) -> None:
    """Let the numerals of an example be values for its paragraph: "for instance, a = 2 gives"."""
    sentences: dict[int, str] = {}
    for item in met:
        after = block.pieces[item.piece + 1] if item.piece + 1 < len(block.pieces) else None
        behind = normal(after.text) if isinstance(after, Prose) else ""
        own = _SENTENCE.split(item.text)[-1]
        words = sentences.get(item.sentence, "") + own + _SENTENCE.split(behind)[0]
        sentences[item.sentence] = words
        given = item.lead is None or item.lead.role in ("claim", "definition")
        valued = item.relations == frozenset("=") and gives_numeral(block, item.piece)
        if given and valued and _EXAMPLE.search(words):
            item.lead = Lead("definition", "paragraph", EXAMPLE)


def _taken_back(block: Block, met: list[Met]) -> None:
    """Make a mention of what the text takes back: "we no longer assume x > 0"."""
    for item in met:
        lead = item.lead
        bound = not item.relations & EQUALS
        if lead is None and not bound:
            continue
        said = lead is None or lead.role in ("assumption", "definition")
        if (said or (bound and lead is not None and lead.role == "claim")) and takes_back(
            block.pieces, item.piece
        ):
            item.lead = Lead("mention", "row", TAKEN_BACK)


def _restricted(block: Block, met: list[Met]) -> None:
    """Note words behind a definition or an assumption that restrict it: "for large x"."""
    for item in met:
        lead = item.lead
        if lead is not None and lead.role in ("definition", "assumption"):
            words = restriction(block.pieces, item.piece)
            if words:
                item.lead = replace(lead, trailing=words)
        elif item.relations & EQUALS and (lead is None or lead.role == "claim"):
            words = restriction(block.pieces, item.piece)
            if words.startswith(("on ", "over ", "elsewhere", "otherwise")):
                said = lead or Lead("claim", "row", "")
                item.lead = replace(said, condition=said.condition or words, trailing=words)


def _bare_conditions(block: Block, met: list[Met]) -> None:
    """Read `(x > 0)` and `, x > 0` behind an equation as conditions of it."""
    for last, item in pairwise(met):
        if item.relations & EQUALS or not last.relations & EQUALS:
            continue
        if item.sentence != last.sentence or (item.lead and item.lead.role != "claim"):
            continue
        if last.lead and last.lead.role != "claim":
            continue
        after = block.pieces[item.piece + 1] if item.piece + 1 < len(block.pieces) else None
        closes = isinstance(after, Prose) and after.text.lstrip()[:1] in (")", "）")
        bracket = item.text.strip() in ("(", "（") and closes
        if bracket or (COMMA.fullmatch(item.text) and gives_numeral(block, item.piece)):
            item.lead = Lead("assumption", "sentence", "", over=(last.piece,))


def _afterwards(block: Block, met: list[Met]) -> None:
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
                _listed_before(block, met, item)
        elif said.role == "claim":
            item.lead = own or said
        elif asserted:
            item.lead = said


def _listed_before(block: Block, met: list[Met], item: Met) -> None:
    """Let `a = 1，b = 2 时` be conditions both: what gives a name a numeral is part of the list."""
    for i in range(item.order - 1, -1, -1):
        other, after = met[i], met[i + 1]
        listed = COMMA.fullmatch(after.text) and other.sentence == item.sentence
        if not listed or other.lead is not None or not gives_numeral(block, other.piece):
            return
        other.lead, other.clause = item.lead, item.clause


def gives_numeral(block: Block, i: int) -> bool:
    """Whether a formula is a bare name, a relation and a numeral: x = 1."""
    piece = block.pieces[i]
    parts = piece.rows[0].parts if isinstance(piece, Formula) and len(piece.rows) == 1 else ()
    chain = parts[0] if len(parts) == 1 else None
    if not _named(block, i) or not isinstance(chain, Chain) or len(chain.links) != 1:
        return False
    right = chain.links[0].right
    return isinstance(right.operand if isinstance(right, Prefix) else right, Number)


def _questions(met: list[Met], asked: set[int]) -> None:
    """Note what stands in a sentence that ends in a question mark."""
    for item in met:
        if item.sentence in asked and (item.lead is None or item.lead.role in ("claim", "denied")):
            item.lead = Lead("question", "row", "?")
