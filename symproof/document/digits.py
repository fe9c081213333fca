"""Rounded values: `=` and `≈` between a term and what is written in decimals.

Each decimal stands for all numbers that round to it; through sums, products and quotients of
decimals and integers their intervals are followed exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Final

from symproof.document.rounds import Rounds
from symproof.document.ruling import Ruling, ruling_of
from symproof.engine.refutation.enclosures import Enclosure
from symproof.kernel.term import App, Num, Term, parts_of
from symproof.notation import latex
from symproof.notation.places import ROUNDED, rounded_text, strip
from symproof.report import Outcome
from symproof.wording import number

if TYPE_CHECKING:
    from symproof.document.comparing import Relation

HALF: Final = Fraction(1, 2)
# in a product of numbers with three digits and more, numbers with so few are taken for exact
FEW_DIGITS: Final = 2
MAX_EXPONENT: Final = 400
MAX_PLACES: Final = 60
WRITTEN_EQUAL: Final = '"=" is written for a rounded value'
ROUND_NUMBER: Final = "{} is taken for a number that is rounded to its last digit that is not 0"
NO_DECIMAL: Final = "≈ says how near only beside a number in decimals, and there is none"
# between the digits of a long number
_APART: Final = re.compile(r"\{,\}|\\,|\\ |\\!|(?<=\d)[ ,](?=\d{3})")


@dataclass(frozen=True, slots=True)
class Rounding:
    """A number in decimals: its value as written, and how far off the exact one may be."""

    value: Fraction
    tolerance: Fraction


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads numbers in decimals; only what stands as a decimal in the text is one."""

    written: str

    def decimals(self, term: Term) -> Iterator[Term]:
        """Yield the decimals in a term."""
        for part in parts_of(term):
            if self.is_decimal(part):
                yield part

    def is_decimal(self, term: Term) -> bool:
        """Whether a fraction over a power of ten stands as a decimal in the text."""
        if places(term) is None or isinstance(term, Num):
            return False
        text = rounded_text(term)
        whole = text.removeprefix("0") if text.startswith("0.") else text
        pattern = rf"(?<![\d.])0?{re.escape(whole)}(?!\d)"
        return re.search(pattern, _APART.sub("", self.written)) is not None

    def rounding(self, term: Term) -> Rounding | None:
        """Return what a term in decimals stands for, None for a term of another kind."""
        literals = [*self.decimals(term)]
        if not literals:
            return None
        digits = {literal: _significant(literal) for literal in literals}
        exact = FEW_DIGITS if max(digits.values()) > FEW_DIGITS else 0
        slack = {each: _unit(each) / 2 for each in literals if digits[each] > exact}
        bounds = _bounds(term, slack)
        value = _bounds(term, {})
        if bounds is None or value is None:
            return None
        (low, high), middle = bounds, value[0]
        widest = max(high - middle, middle - low, min(slack.values()))
        return Rounding(middle, widest)


def places(numeral: Term) -> int | None:
    """Return how many digits stand behind the point of a numeral, None for any other term."""
    match numeral:
        case Num():
            return 0
        case App("/", (Num(), Num(below))) if 1 < below < 10**MAX_PLACES:
            count = len(str(below)) - 1
            return count if below == 10**count else None
        case _:
            return None


def _significant(literal: Term) -> int:
    return len(rounded_text(literal).replace(".", "").lstrip("0")) or 1


def _unit(literal: Term) -> Fraction:
    return Fraction(1, 10 ** (places(literal) or 0))


Bounds = tuple[Fraction, Fraction]


def _bounds(term: Term, slack: dict[Term, Fraction]) -> Bounds | None:
    """Return bounds of arithmetic of numerals, each decimal with its slack; None for others."""
    known = _numeral(term)
    if known is not None:
        off = slack.get(term, Fraction(0))
        return known - off, known + off
    match term:
        case App("()", (a,)):
            return _bounds(a, slack)
        case App("neg", (a,)):
            inner = _bounds(a, slack)
            return None if inner is None else (-inner[1], -inner[0])
        case App("+" | "-" | "*" | "/" as operator, (a, b)):
            left, right = _bounds(a, slack), _bounds(b, slack)
            return None if left is None or right is None else _joined(operator, left, right)
        case App("^", (a, exponent)):
            inner, power = _bounds(a, slack), _bounds(exponent, {})
            return None if inner is None or power is None else _raised(inner, power[0])
        case _:
            return None


def _numeral(term: Term) -> Fraction | None:
    match term:
        case Num(value):
            return Fraction(value)
        case App("/", (Num(above), Num(below))) if below:
            return Fraction(above, below)
        case _:
            return None


def _joined(operator: str, a: Bounds, b: Bounds) -> Bounds | None:
    if operator == "+":
        return a[0] + b[0], a[1] + b[1]
    if operator == "-":
        return a[0] - b[1], a[1] - b[0]
    if operator == "/":
        if b[0] <= 0 <= b[1]:
            return None
        b = 1 / b[1], 1 / b[0]
    products = [x * y for x in a for y in b]
    return min(products), max(products)


def _raised(base: Bounds, exponent: Fraction) -> Bounds | None:
    if exponent.denominator != 1 or abs(exponent) > MAX_EXPONENT:
        return None
    if base[0] <= 0 <= base[1] and exponent <= 0:
        return None
    ends = [end ** int(exponent) for end in base]
    low = Fraction(0) if base[0] < 0 < base[1] else min(ends)
    return min(low, *ends), max(ends)


# what comes of a relation with decimals


def by_digits(relation: Relation, refuted: Outcome | None = None) -> Rounds[Ruling]:
    """Settle a relation with ≈, or one with = that is exactly false, to the digits written."""
    reader = _Reader(relation.written)
    if refuted is not None:
        return (yield from _equal(relation, reader, refuted))
    left, right = _numeral_of(relation.left), _numeral_of(relation.right)
    turned = left is not None and (right is None or _places_of(left) < _places_of(right))
    whole = replace(relation, left=relation.right, right=relation.left) if turned else relation
    if left is not None or right is not None:
        return (yield from _to_numeral(whole, turned=turned))
    for one in (relation, replace(relation, left=relation.right, right=relation.left)):
        rounding = reader.rounding(one.right)
        if rounding is not None:
            (outcome,) = yield (_within(one, rounding.tolerance).target(),)
            return ruling_of(outcome)
    return Ruling("undecided", f"unclear: {NO_DECIMAL}")


def _numeral_of(term: Term) -> Term | None:
    """Return a numeral, with its sign, that a side is; None for other sides."""
    core = strip(term)
    if isinstance(core, App) and core.head == "neg":
        return core if places(core.args[0]) is not None else None
    return core if places(core) is not None else None


def _places_of(numeral: Term) -> int:
    core = numeral.args[0] if isinstance(numeral, App) and numeral.head == "neg" else numeral
    return places(core) or 0


def _within(relation: Relation, tolerance: Fraction) -> Relation:
    """Return the relation that two sides are not more than so much apart."""
    gap = App("abs", (App("-", (relation.left, relation.right)),))
    return replace(relation, left=gap, relation="<=", right=number(tolerance))


def _to_numeral(relation: Relation, *, turned: bool) -> Rounds[Ruling]:
    """Settle `a ≈ 0.841`; where it is false, say what a is to as many digits."""
    numeral = _numeral_of(relation.right)
    if numeral is None:
        return Ruling("undecided", f"unclear: {NO_DECIMAL}")
    said = replace(relation, right=numeral, relation=ROUNDED)
    (outcome,) = yield (said.target(),)
    if outcome.verdict != "refuted" or outcome.counterexample is None:
        return ruling_of(outcome)
    unit = _last_digit(numeral)
    if unit > 1:
        (loose,) = yield (_within(said, unit / 2).target(),)
        if loose.verdict == "proved":
            text = (
                f"{rounded_text(numeral)} is taken for a number that is rounded to its last digit"
            )
            return replace(ruling_of(loose), warnings=(f"{text} that is not 0",))
    ruling = ruling_of(outcome)
    better = _nearest(outcome.counterexample.left, _places_of(numeral))
    if better is None or relation.left.variables:
        return ruling
    (again,) = yield (replace(said, right=better).target(),)
    if again.verdict != "proved":
        return ruling
    texts = (latex.show(relation.left), latex.show(better))
    edited = r" \approx ".join(reversed(texts) if turned else texts)
    changed = f"{rounded_text(better)} in place of {rounded_text(numeral)}"
    return replace(ruling, suggestion=(edited, changed))


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


def _equal(relation: Relation, reader: _Reader, refuted: Outcome) -> Rounds[Ruling]:
    """Return what comes of an equation that is exactly false, in which there may be decimals."""
    exact = ruling_of(refuted)
    found = refuted.counterexample
    left, right = reader.rounding(relation.left), reader.rounding(relation.right)
    if found is None or (left is None and right is None):
        return exact
    allowed = (right or left or Rounding(Fraction(0), Fraction(0))).tolerance
    (outcome,) = yield (_within(relation, allowed).target(),)
    if outcome.verdict == "proved":
        side = "left" if right is not None else "right"
        value = found.left if side == "left" else found.right
        reason = f"to the digits written: the {side} side is {value.digits(6)}"
        return Ruling(
            "proved-to-digits", reason, warnings=(WRITTEN_EQUAL,), outcomes=(outcome, refuted)
        )
    if left is not None and right is not None:
        off = abs(left.value - right.value)
        if off <= left.tolerance + right.tolerance:
            reason = f"the sides differ by {_text(off)}, and both are rounded: {exact.reason}"
            return Ruling("undecided", reason, outcomes=(refuted, outcome))
    return exact


def _text(value: Fraction) -> str:
    return Enclosure(value, value).digits(3)
