"""The lead of a paragraph, which says what it is: `Case 2`, `Theorem 3 (Mirror)`, `证明`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from symproof.document.model import BlockKind, Formula, Piece, Prose

THEOREMS: Final = (
    *("Theorem", "Lemma", "Proposition", "Corollary", "Claim"),
    *("定理", "引理", "命题", "推论"),
)
PROOFS: Final = ("Proof", "Solution", "证明", "解答", "解", "证")
_CASES: Final = ("Case", "Step", "Part", "情况", "情形", "情景", "步骤")
_OTHERS: Final = (
    *("Definition", "Example", "Remark", "Note", "Verification", "Exercise", "Problem"),
    *("定义", "例子", "例题", "例", "备注", "注", "验证", "性质"),
)
# "Case a", but neither "Note a function" nor "Example I know"
_DIGITS: Final = r"\d+(?:\.\d+)*|[IVX]{2,}|[一二三四五六七八九十]+"
_NUMBER: Final = rf"(?:\s*[(（]?(?:{_DIGITS})[)）]?(?!\w))"
_LETTER: Final = rf"(?:\s*[(（]?(?:{_DIGITS}|[ivx]+|[A-Za-z])[)）]?(?!\w))"
_STEP: Final = r"第[一二三四五六七八九十\d]+(?:种情况|种情形|步)"
_CASE: Final = "|".join(_CASES)
_WORDS: Final = "|".join((*THEOREMS, *PROOFS, *_CASES, *_OTHERS))
_PLAIN: Final = re.compile(
    rf"(?P<lead>(?:(?:{_CASE}){_LETTER}|(?:{_WORDS}){_NUMBER}?)(?:\s*[(（][^()（）\n]{{1,60}}[)）])?"
    rf"|Proof of [^.:\n]{{1,60}}|{_STEP})\s*[.:：。]"
)
# a number is needed, or a stop: "Case in point", "解释", "例如" are none
PART: Final = rf"(?:{_CASE}){_LETTER}|(?:{_WORDS})(?:{_NUMBER}|\s*[.:：。(（]|\s*\Z)|{_STEP}"
_BEGINS: Final = re.compile(rf"\W*(?:{PART})")
_NOTE: Final = re.compile(r"\s*([(（][^()（）\n]{1,60}[)）])")
# more is a sentence
_LONGEST: Final = 80
_FORMULA_CASE: Final = re.compile(rf"(?:{_CASE})(?:{_LETTER}\s*[:：])?\s*")
_STOPS: Final = " \t.:：。,，;；"


def lead_of(bold: str, pieces: Sequence[Piece]) -> str:
    """Return the lead of a paragraph that begins with the words `bold`, "" where none are bold.

    Where none are, the plain words of a table are one: `Case 1:`, `Proof.`, `证明：`.
    """
    first = pieces[0] if pieces else None
    text = first.text.lstrip() if isinstance(first, Prose) else ""
    if bold and len(bold) <= _LONGEST:
        note = _NOTE.match(text, len(bold)) if text.startswith(bold) else None
        lead = bold.strip(_STOPS)
        return f"{lead} {note[1]}" if note and kind_of(lead) == "theorem" else lead
    plain = _PLAIN.match(text)
    return plain["lead"].strip(_STOPS) if plain else _case_of(text, pieces)


def _case_of(text: str, pieces: Sequence[Piece]) -> str:
    """Return the lead of a paragraph that begins with `Case $x > 0$.` or `情形 $x > 0$：`."""
    if len(pieces) < 3 or not _FORMULA_CASE.fullmatch(text):
        return ""
    formula, after = pieces[1], pieces[2]
    stopped = isinstance(after, Prose) and after.text.lstrip()[:1] in (".", ":", "。", "：")
    if not isinstance(formula, Formula) or formula.display or not stopped:
        return ""
    return f"{text.strip()} ${formula.source.text[formula.start : formula.end].strip()}$"


def kind_of(lead: str) -> BlockKind:
    """Return what a paragraph with this lead is."""
    if _is_one(lead, THEOREMS):
        return "theorem"
    return "proof" if _is_one(lead, PROOFS) else "paragraph"


def begins_part(text: str) -> bool:
    """Whether a line begins with the lead of a case, a theorem, a proof, an example."""
    return _BEGINS.match(text) is not None


def _is_one(lead: str, words: Sequence[str]) -> bool:
    for word in words:
        if lead.startswith(word):
            rest = lead[len(word) :]
            return not rest or not rest[0].isalpha() or rest.startswith(("of ", "一", "二", "三"))
    return False
