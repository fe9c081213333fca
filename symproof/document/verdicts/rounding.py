"""Numbers in decimals, each of which stands for all numbers that round to it.

Through sums, products, quotients and powers of decimals and integers their intervals are followed
exactly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from symproof.kernel.term import App, Num, Term, Var
from symproof.notation.places import rounded_text

if TYPE_CHECKING:
    from symproof.engine.calculus.definedness import Values

# in a product of numbers with three digits and more, numbers with so few are taken for exact
FEW_DIGITS: Final = 2
MAX_EXPONENT: Final = 400
MAX_PLACES: Final = 60
# between the digits of a long number
_APART: Final = re.compile(r"\{,\}|\\,|\\ |\\!|(?<=\d)[ ,](?=\d{3})")


@dataclass(frozen=True, slots=True)
class Rounding:
    """A number in decimals: its value as written, and how far off the exact one may be."""

    value: Fraction
    tolerance: Fraction


NO_ROUNDING: Final = Rounding(Fraction(0), Fraction(0))


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads numbers in decimals; only what stands as a decimal in the text is one."""

    written: str

    def decimals(self, term: Term) -> Iterator[Term]:
        """Yield the decimals that a term is made of by arithmetic."""
        if self.is_decimal(term):
            yield term
            return
        match term:
            case App("+" | "-" | "*" | "/" | "neg" | "()", args):
                for arg in args:
                    yield from self.decimals(arg)
            case App("^", (base, _)):
                yield from self.decimals(base)
            case _:
                return

    def is_decimal(self, term: Term) -> bool:
        """Whether a fraction over a power of ten stands as a decimal in the text."""
        if places(term) is None or isinstance(term, Num):
            return False
        text = rounded_text(term)
        whole = text.removeprefix("0") if text.startswith("0.") else text
        pattern = rf"(?<![\d.])0?{re.escape(whole)}(?!\d)"
        return re.search(pattern, _APART.sub("", self.written)) is not None

    def rounding(
        self,
        term: Term,
        point: Values = (),
        value: Callable[[Term], Bounds | None] | None = None,
    ) -> Rounding | None:
        """Return what a term in decimals stands for, None for a term of another kind.

        Variables have their values at the point; `value` bounds what is no such arithmetic.
        """
        literals = [*self.decimals(term)]
        if not literals:
            return None
        digits = {literal: _significant(literal) for literal in literals}
        exact = FEW_DIGITS if max(digits.values()) > FEW_DIGITS else 0
        slack = {each: _unit(each) / 2 for each in literals if digits[each] > exact}
        bounds = _Arithmetic(slack, dict(point), value).bounds(term)
        written = _Arithmetic({}, dict(point), value).bounds(term)
        if bounds is None or written is None:
            return None
        (low, high), middle = bounds, written[0]
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


@dataclass(frozen=True, slots=True)
class _Arithmetic:
    """Arithmetic of numerals, and of variables at a point, each decimal with its slack."""

    slack: Mapping[Term, Fraction] = field(default_factory=dict[Term, Fraction])
    point: Mapping[str, Fraction] = field(default_factory=dict[str, Fraction])
    value: Callable[[Term], Bounds | None] | None = None

    def bounds(self, term: Term) -> Bounds | None:
        """Return the bounds of a term, None for what is no such arithmetic."""
        known = _numeral(term)
        if isinstance(term, Var):
            known = self.point.get(term.name)
        if known is not None:
            off = self.slack.get(term, Fraction(0))
            return known - off, known + off
        match term:
            case App("()", (a,)):
                return self.bounds(a)
            case App("neg", (a,)):
                inner = self.bounds(a)
                return None if inner is None else (-inner[1], -inner[0])
            case App("+" | "-" | "*" | "/" as operator, (a, b)):
                left, right = self.bounds(a), self.bounds(b)
                return None if left is None or right is None else _joined(operator, left, right)
            case App("^", (a, exponent)):
                inner, power = self.bounds(a), _Arithmetic().bounds(exponent)
                return None if inner is None or power is None else _raised(inner, power[0])
            case _:
                return None if self.value is None else self.value(term)


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
