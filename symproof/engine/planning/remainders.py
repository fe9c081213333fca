"""What one side of an inequality has more than the other, as something visibly not negative."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import bare
from symproof.engine.order.linear import rational
from symproof.engine.order.polynomials import Polynomials
from symproof.engine.order.quotients import Quotient
from symproof.engine.order.squares import Square, sum_of_squares
from symproof.engine.planning.tidy import tidied
from symproof.kernel.ring import as_constant, constant
from symproof.kernel.term import App, Num, Term

# a larger gap between two sides is no square that a reader sees
MAX_GAP: Final = 60


def remainder(ctx: Context, gap: Term) -> list[Term] | None:
    """Return a term as squares, or as one fraction with squares or one term above.

    Raises:
        KernelError: ring-size.
    """
    if gap.size > MAX_GAP:
        return None
    quotient = Quotient()
    above, powers = quotient.of(gap)
    polynomials = Polynomials()
    target = polynomials.normal(above)
    known = tuple([hyp for hyp in ctx.hyps if not hyp.claim.forall])
    squares = sum_of_squares(target, frozenset(polynomials.positive(known)))
    if squares is not None:
        tops = [_square(polynomials, square) for square in squares]
    elif powers and len(target) == 1:
        tops = [polynomials.term(target)]
    else:
        return None
    if not powers:
        return tops
    top = total(tops)
    if as_constant(target) is None and len(target) > 1 and isinstance(bare(top), Num):
        return None
    divisors = [_power(quotient.divisors[i], exponent) for i, exponent in sorted(powers.items())]
    below = divisors[0]
    for divisor in divisors[1:]:
        below = App("*", (below, divisor))
    match top:
        case App("/", (above, Num() as number)):
            return [App("/", (above, App("*", (number, below))))]
        case _:
            whole = App("/", (top, below))
            return [tidied(whole) if len(target) == 1 else whole]


def _power(base: Term, exponent: int) -> Term:
    return base if exponent == 1 else App("^", (base, Num(exponent)))


def total(terms: Sequence[Term]) -> Term:
    """Return the sum of some terms."""
    result = terms[0]
    for term in terms[1:]:
        result = App("+", (result, term))
    return result


def _square(polynomials: Polynomials, square: Square) -> Term:
    """Return c*(atoms)*q^2, its coefficient below where it is 1/n."""
    coefficient, atoms, root = square
    factors = [polynomials.atoms[atom] for atom in sorted(atoms)]
    if root != constant(1):
        factors.append(_power(tidied(polynomials.term(root)), 2))
    if not factors:
        return rational(Fraction(coefficient))
    result = factors[0]
    for factor in factors[1:]:
        result = App("*", (result, factor))
    value = Fraction(coefficient)
    if value.numerator == 1:
        return result if value == 1 else App("/", (result, Num(value.denominator)))
    return App("*", (rational(value), result))


__all__ = ["remainder", "total"]
