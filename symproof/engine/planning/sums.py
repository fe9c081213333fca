"""Sums and products as they are written: a summand is a number times factors over factors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, NamedTuple

from symproof.engine.order.linear import rational
from symproof.kernel.sequent import ZERO
from symproof.kernel.term import App, Num, Term

ONE: Final = Num(1)


class Factor(NamedTuple):
    """A base and a positive exponent."""

    base: Term
    exponent: int

    @property
    def term(self) -> Term:
        """The power as it is written."""
        return self.base if self.exponent == 1 else App("^", (self.base, Num(self.exponent)))


@dataclass(frozen=True, slots=True)
class Summand:
    """A number times the product of `above` over the product of `below`."""

    coefficient: Fraction
    above: tuple[Factor, ...] = ()
    below: tuple[Factor, ...] = ()

    def times(self, number: Fraction | int) -> Summand:
        """Return a multiple."""
        return replace(self, coefficient=self.coefficient * number)

    @property
    def term(self) -> Term:
        """The summand as it is written, its sign in front."""
        value = self.times(-1).term if self.coefficient < 0 else _written(self)
        return -value if self.coefficient < 0 else value


def _written(part: Summand) -> Term:
    p, q = part.coefficient.numerator, part.coefficient.denominator
    above, below = [f.term for f in part.above], [f.term for f in part.below]
    if below:
        bottom = product([Num(q), *below] if q != 1 else below)
        return App("/", (product([Num(p), *above] if p != 1 else above), bottom))
    if q == 1:
        return product([Num(p), *above] if p != 1 else above)
    if len(above) == 1:
        return App("/", (product([Num(p), *above] if p != 1 else above), Num(q)))
    return product([rational(part.coefficient), *above])


def product(factors: Iterable[Term]) -> Term:
    """Return the product as it is written, 1 for no factors."""
    result: Term | None = None
    for factor in factors:
        result = factor if result is None else App("*", (result, factor))
    return ONE if result is None else result


def total(parts: Iterable[Summand]) -> Term:
    """Return the sum as it is written: a positive summand first, where there is one."""
    summands = list(parts)
    lead = next((i for i, part in enumerate(summands) if part.coefficient > 0), 0)
    ordered = [*summands[lead : lead + 1], *summands[:lead], *summands[lead + 1 :]]
    return joined(
        [
            (part.coefficient < 0, part.times(-1 if part.coefficient < 0 else 1).term)
            for part in ordered
        ]
    )


def joined(parts: Iterable[tuple[bool, Term]]) -> Term:
    """Return the sum of terms, those with True being subtracted."""
    result: Term | None = None
    for negative, term in parts:
        if result is None:
            result = -term if negative else term
        else:
            result = App("-" if negative else "+", (result, term))
    return ZERO if result is None else result
