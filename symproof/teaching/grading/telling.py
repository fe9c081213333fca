"""Marks in words: notes as sentences of the catalogue, with formulas in their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from symproof.kernel.errors import SymproofError
from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Term, Var
from symproof.notation.plain import Shapes, parse_claim, parse_shapes, parse_term
from symproof.phrases import Author, Formula, Function, Name, Phrase, Value
from symproof.proof import hypotheses
from symproof.sayings import told
from symproof.teaching.grading.classroom import Grades, Marked
from symproof.teaching.grading.key import TERMS, Item
from symproof.teaching.grading.marks import CLAIMS_JOINED, Note, note
from symproof.words import LANGUAGES, WORDS

# signs of relations as readers see them
# values that readers of notations and processes say, in English
FOREIGN: Final = frozenset({"expected", "why"})
SIGNS: Final = {"<=": "≤", ">=": "≥", "!=": "≠", "~=": "≈"}


def number(value: Fraction | float) -> str:
    """Return points as they are written: 1, 1.5, 0.33."""
    text = f"{float(value):.2f}".rstrip("0").rstrip(".")
    return text or "0"


def sentences(answer: Marked, *, lang: str, show_answers: bool = False) -> list[Phrase]:
    """Return what is said of an answer."""
    notes = list(answer.mark.notes)
    if show_answers and answer.mark.verdict != "correct":
        notes += _answer(answer.item, lang)
    return [phrase(each, answer.item, lang) for each in notes]


def phrase(said: Note, item: Item | None = None, lang: str = LANGUAGES[0]) -> Phrase:
    """Return a note as a sentence; what others say within it is put into the language."""
    values: dict[str, Value] = {}
    for name, text in said.values:
        if name in FOREIGN:
            own = told(text, lang)
            if own == text and lang != LANGUAGES[0] and said.key == "expected":
                return Phrase("grade:not_read")
            values[name] = Author(own)
            continue
        match name[-2:], name[-1:]:
            case "_p", _:
                values[name[:-2]] = _claims(text, item)
            case "_r", _:
                values[name[:-2]] = _reasons(text, item)
            case _, "_":
                values[name[:-1]] = as_term(text, item)
            case _:
                values[name] = Author(_shown(text))
    return Phrase(f"grade:{said.key}", values)


def formulas(grades: Grades, lang: str) -> list[Formula]:
    """Return all formulas of a report: how names are spelled depends on the others."""
    found: list[Formula] = []
    for student in grades.students:
        for answer in student.answers:
            for each in sentences(answer, lang=lang, show_answers=True):
                found += _formulas(each)
    return found


def _formulas(value: Value) -> Iterator[Formula]:
    match value:
        case Phrase(_, values):
            for each in values.values():
                yield from _formulas(each)
        case Term() | Claim():
            yield value
        case tuple() if not isinstance(value, Author | Name | Function):
            for each in value:
                yield from _formulas(each)
        case _:
            pass


def _shown(text: str) -> str:
    """Return digits, signs and labels with the signs that readers see."""
    if text in SIGNS:
        return SIGNS[text]
    if re.fullmatch(r"-?\d+(?:\.\d+)?(?:\.\.\.)?(?:/\d+)?(?:e-?\d+)?", text):
        return text.replace("...", "…").replace("-", "−")
    return text


def _shapes(item: Item | None) -> Shapes | None:
    return parse_shapes(item.shapes) if item is not None and item.shapes else None


def as_term(text: str, item: Item | None) -> Value:
    """Return the term that a text is, the text itself where it is none."""
    try:
        return parse_term(text, shapes=_shapes(item))
    except (SymproofError, RecursionError):
        return Author(text)


def _claims(text: str, item: Item | None) -> Value:
    found: list[Value] = []
    for part in text.split(CLAIMS_JOINED):
        try:
            found.append(parse_claim(part, shapes=_shapes(item)))
        except (SymproofError, RecursionError):
            found.append(Author(part))
    return tuple(found)


def _reasons(text: str, item: Item | None) -> Value:
    """Return reasons as a page has them, from how a proof file has them."""
    parts = [part.split() for part in text.split(",") if part.split()]
    return tuple([_reason(kind, names, item) for kind, *names in parts])


def _reason(kind: str, names: list[str], item: Item | None) -> Value:
    match kind:
        case "unfold":
            return Phrase("unfold", {"names": tuple([Function(name) for name in names])})
        case "fact":
            cited = tuple([_fact(name, item) for name in names])
            (first, *others) = cited or (Author(""),)
            if isinstance(first, Phrase) and not others:
                return first
            return Phrase("fact", {"names": cited})
        case "axiom":
            return Phrase("axiom", {"names": tuple(map(Name, names))})
        case "case":
            return Phrase("in_case")
        case "cases" if not names:
            return Phrase("cases")
        case "linear" | "cases":
            return Phrase("other_names", {"kind": Author(kind), "names": Author(" ".join(names))})
        case _ if kind in WORDS:
            return Phrase(kind)
        case _:
            return Author(kind)


def _fact(name: str, item: Item | None) -> Value:
    """Return a fact as what it says, a hypothesis about a function as what that is."""
    if item is None:
        return Name(name)
    text = item.given.get(name) or (item.facts[name].claim if name in item.facts else "")
    if not text:
        return Name(name)
    try:
        (claim, *_) = [found.claim for found in hypotheses(text, shapes=_shapes(item))]
    except (SymproofError, RecursionError):
        return Name(name)
    match claim:
        case Claim("=", App(f, (App("neg", (Var(t),)),)), App("neg", (App(g, (Var(s),)),))) if (
            f == g and t == s and claim.forall
        ):
            return Phrase("is_odd", {"function": Function(f)})
        case Claim("=", App(f, (App("neg", (Var(t),)),)), App(g, (Var(s),))) if (
            f == g and t == s and claim.forall
        ):
            return Phrase("is_even", {"function": Function(f)})
        case _:
            return Claim(claim.rel, claim.lhs, claim.rhs)


def _answer(item: Item, lang: str) -> Iterator[Note]:
    """Yield what the answer is."""
    match item.kind:
        case kind if kind in TERMS:
            yield note("answer_term", term_=item.answer)
        case "wrong_step":
            yield note("answer_step", step=str(item.step), term_=item.answer)
        case "true_false":
            yield note("answer_true" if item.answer else "answer_false")
        case "reason":
            texts = item.answer
            place = LANGUAGES.index(lang)
            yield note("answer_text", text=texts[place] if place < len(texts) else texts[0])
        case "order":
            yield note("answer_text", text=" ".join(item.answer))
        case "match":
            yield note("answer_text", text=", ".join(f"{a}{b}" for a, b in item.answer.items()))
        case _:
            text = item.choices.get(item.answer, "")
            yield note("answer_text", text=f"{item.answer} {text}".strip())
