"""Rounded values: `=` and `≈` between a term and what is written in decimals.

Each decimal stands for all numbers that round to it; through sums, products and quotients of
decimals and integers their intervals are followed exactly.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Final

from symproof.document.verdicts.rounding import NO_ROUNDING, Reader, places
from symproof.document.verdicts.rounds import Rounds
from symproof.document.verdicts.ruling import Ruling, ruling_of
from symproof.enclosing import enclosed_at
from symproof.engine.refutation.enclosures import Enclosure
from symproof.kernel.term import App, Num, Term
from symproof.notation import latex
from symproof.notation.places import ROUNDED, rounded_text, strip
from symproof.report import Outcome
from symproof.wording import described_sides, number

if TYPE_CHECKING:
    from symproof.document.verdicts.relations import Relation
    from symproof.engine.refutation.refuting import Counterexample

HALF: Final = Fraction(1, 2)
WRITTEN_EQUAL: Final = '"=" is written for a rounded value'
ROUND_NUMBER: Final = "{} is taken for a number that is rounded to its last digit that is not 0"
NO_DECIMAL: Final = "≈ says how near only beside a number in decimals, and there is none"


# what comes of a relation with decimals


def by_digits(relation: Relation, refuted: Outcome | None = None) -> Rounds[Ruling]:
    """Settle a relation with ≈, or one with = that is exactly false, to the digits written."""
    reader = Reader(relation.written)
    if refuted is not None:
        return (yield from _equal(relation, reader, refuted))
    turned = replace(relation, left=relation.right, right=relation.left)
    left, right = _numeral_of(relation.left), _numeral_of(relation.right)
    if left is not None and (right is None or _places_of(left) < _places_of(right)):
        first, other = turned, relation
    else:
        first, other = relation, turned
    ruling = yield from _rounded(first, reader, turned=first is turned)
    if ruling is None or ruling.verdict == "refuted":
        second = yield from _rounded(other, reader, turned=other is turned, compound=True)
        if second is not None and (ruling is None or second.verdict == "proved"):
            return second
    return ruling or Ruling("undecided", f"unclear: {NO_DECIMAL}")


def _rounded(
    relation: Relation, reader: Reader, *, turned: bool, compound: bool = False
) -> Rounds[Ruling | None]:
    """Settle that the left side rounds to the right side, None where that is no decimal.

    With `compound`, a numeral alone is not looked at.
    """
    numeral = _numeral_of(relation.right)
    if numeral is not None and not compound:
        return (yield from _to_numeral(relation, numeral, turned=turned))
    rounding = reader.rounding(relation.right) if numeral is None else None
    beside = _numeral_of(relation.left)
    if rounding is None:
        return None
    # an integer is exact; the digits of a decimal say how near is meant
    if beside is not None and _places_of(beside) and rounding.tolerance > _loosest(beside):
        return None
    (outcome,) = yield (_within(relation, rounding.tolerance).target(),)
    return ruling_of(outcome)


def _numeral_of(term: Term) -> Term | None:
    """Return a numeral, with its sign, that a side is; None for other sides."""
    core = strip(term)
    if isinstance(core, App) and core.head == "neg":
        return core if places(core.args[0]) is not None else None
    return core if places(core) is not None else None


def _loosest(numeral: Term) -> Fraction:
    """Return how far off the decimals beside a numeral may let it be: two of its last digits."""
    return 2 * Fraction(1, 10 ** _places_of(numeral))


def _places_of(numeral: Term) -> int:
    core = numeral.args[0] if isinstance(numeral, App) and numeral.head == "neg" else numeral
    return places(core) or 0


def _within(relation: Relation, tolerance: Fraction) -> Relation:
    """Return the relation that two sides are not more than so much apart."""
    gap = App("abs", (App("-", (relation.left, relation.right)),))
    return replace(relation, left=gap, relation="<=", right=number(tolerance))


def _to_numeral(relation: Relation, numeral: Term, *, turned: bool) -> Rounds[Ruling]:
    """Settle `a ≈ 0.841`; where it is false, say what a is to as many digits."""
    said = replace(relation, right=numeral, relation=ROUNDED)
    (outcome,) = yield (said.target(),)
    if outcome.verdict != "refuted" or outcome.counterexample is None:
        return ruling_of(outcome)
    unit = _last_digit(numeral)
    if unit > 1:
        (loose,) = yield (_within(said, unit / 2).target(),)
        if loose.verdict == "proved":
            text = ROUND_NUMBER.format(rounded_text(numeral))
            return replace(ruling_of(loose), warnings=(text,))
    ruling, value = ruling_of(outcome), outcome.counterexample.left
    suggestion = yield from _better(said, numeral, value, turned=turned)
    return replace(ruling, suggestion=suggestion)


def _better(
    relation: Relation, numeral: Term, value: Enclosure, *, turned: bool = False
) -> Rounds[tuple[str, str] | None]:
    """Return the relation with the decimal that the value of its left side rounds to."""
    better = _nearest(value, _places_of(numeral))
    if better is None or better == numeral or relation.left.variables:
        return None
    (again,) = yield (replace(relation, right=better, relation=ROUNDED).target(),)
    if again.verdict != "proved":
        return None
    texts = (latex.show(relation.left), latex.show(better))
    edited = r" \approx ".join(reversed(texts) if turned else texts)
    return edited, f"{rounded_text(better)} in place of {rounded_text(numeral)}"


def _last_digit(numeral: Term) -> Fraction:
    """Return the unit of the last digit of an integer that is not 0, 1 for other numerals."""
    core = numeral.args[0] if isinstance(numeral, App) and numeral.head == "neg" else numeral
    match core:
        case Num(value) if value:
            text = str(value)
            return Fraction(10 ** (len(text) - len(text.rstrip("0"))))
        case _:
            return Fraction(1)


def _nearest(value: Enclosure, count: int) -> Term | None:
    """Return the decimal with so many places that a value rounds to, None if it is not certain."""
    scale = 10**count
    low, high = floor(value.low * scale + HALF), floor(value.high * scale + HALF)
    if low != high:
        return None
    numeral = App("/", (Num(abs(low)), Num(scale))) if count else Num(abs(low))
    return -numeral if low < 0 else numeral


def _equal(relation: Relation, reader: Reader, refuted: Outcome) -> Rounds[Ruling]:
    """Return what comes of an equation that is exactly false, in which there may be decimals."""
    exact, found = ruling_of(refuted), refuted.counterexample
    if found is None or relation.left.shape is not None:
        return exact
    left, right = reader.rounding(relation.left), reader.rounding(relation.right)
    if left is None and right is None:
        return _at_point(relation, reader, found) or exact
    allowed = (right or left or NO_ROUNDING).tolerance
    (outcome,) = yield (_within(relation, allowed).target(),)
    if outcome.verdict == "proved":
        side, value = ("left", found.left) if right is not None else ("right", found.right)
        reason = f"to the digits written: the {side} side is {value.digits(6)}"
        outcomes = (outcome, refuted)
        return Ruling("proved-to-digits", reason, warnings=(WRITTEN_EQUAL,), outcomes=outcomes)
    if left is not None and right is not None:
        off = abs(left.value - right.value)
        return _if_near(exact, off, left.tolerance + right.tolerance) or exact
    numeral = _numeral_of(relation.right)
    if numeral is not None:
        suggestion = yield from _better(relation, numeral, found.left)
        return replace(exact, suggestion=suggestion)
    return exact


def _at_point(relation: Relation, reader: Reader, found: Counterexample) -> Ruling | None:
    """Return that sides with variables may differ by the rounding of the decimals in them."""
    definitions = relation.setting.definitions

    def value(term: Term) -> tuple[Fraction, Fraction] | None:
        bounds = enclosed_at(term, definitions, found)
        return None if bounds is None else (bounds.low, bounds.high)

    both = (relation.left, relation.right)
    sides = [reader.rounding(side, found.point, value) for side in both]
    allowed = sum([side.tolerance for side in sides if side is not None], Fraction(0))
    off = max(found.left.high - found.right.low, found.right.high - found.left.low)
    exact = Ruling("refuted", described_sides(found))
    return _if_near(exact, off, allowed) if any(sides) else None


def _if_near(exact: Ruling, off: Fraction, allowed: Fraction) -> Ruling | None:
    """Return that what is exactly false may be due to rounding, None where it is not."""
    if off > allowed:
        return None
    reason = f"{exact.reason}, which is no more than the rounding of the decimals allows"
    return replace(exact, verdict="undecided", reason=reason, counterexample=None)
