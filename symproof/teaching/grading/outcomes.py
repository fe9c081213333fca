"""What a settled relation says of an answer: that it holds, or where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symproof.notation.plain import parse_claim, show
from symproof.proof import Proof
from symproof.report import Outcome
from symproof.teaching.grading.marks import CLAIMS_JOINED, Mark, note, undecided, wrong
from symproof.wording import described_values, shown_rows

if TYPE_CHECKING:
    from symproof.engine.calculus.definedness import Functions, Values
    from symproof.engine.refutation.refuting import Counterexample


def holds(outcome: Outcome) -> bool:
    """Whether a relation is proved."""
    return outcome.verdict == "proved"


def unproved(outcome: Outcome, key: str, read: str) -> Mark:
    """Return the mark of a relation that is not proved; `key` is the note of a counterexample."""
    part = outcome.deciding
    match outcome.verdict:
        case "refuted" if part.counterexample is not None:
            left, right = map(_digits, part.counterexample.shown())
            place = _place(part.counterexample, _about(part))
            where = key if place else f"{key}_everywhere"
            return wrong(note(where, place_p=place, left=left, right=right), read=read)
        case "refuted":
            return wrong(note("shape"), read=read)
        case "undefined":
            gap = next(gap for gap in part.gaps if gap.point is not None)
            about = _about(part)
            place = _values(gap.point or (), gap.functions, about)
            where = "no_value" if place else "no_value_anywhere"
            notes = (note(where, term_=show(gap.term), place_p=place),)
            return Mark("undefined", notes=notes, read=read)
        case _:
            return undecided(note("undecided_answer"), read=read)


def _place(found: Counterexample, about: frozenset[str]) -> str:
    """Return where two sides differ, without what they are not about."""
    values = [f"{name} = {value}" for name, value in found.sizes]
    values += [f"{name} = {shown_rows(rows)}" for name, rows in found.matrices]
    return CLAIMS_JOINED.join(
        [*values, *filter(None, [_values(found.point, found.functions, about)])]
    )


def _values(point: Values, functions: Functions, about: frozenset[str]) -> str:
    """Return the values of some names, as claims."""
    values = [described_values(((name, value),)) for name, value in point if name in about]
    values += [described_values((), ((name, value),)) for name, value in functions if name in about]
    return CLAIMS_JOINED.join(values)


def _about(outcome: Outcome) -> frozenset[str]:
    """Return the names that a claim is about, those in the definitions that it uses too."""
    proof = outcome.proof
    if not isinstance(proof, Proof):
        return frozenset()
    claim = parse_claim(proof.claim, shapes=proof.matrices)
    found = claim.variables | claim.functions
    for definition in proof.definitions * len(proof.definitions):
        if definition.name in found:
            found |= definition.body.functions | definition.variables
    return found


def _digits(text: str) -> str:
    """Return the middle of an enclosure that is narrower than anybody wants to read."""
    middle, narrow, _ = text.partition(" +- ")
    return f"≈ {middle}" if narrow else text
