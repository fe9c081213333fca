"""Fractions of polynomials in lower terms, as far as this is seen without factoring."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from symproof.engine.laws.factors import contents
from symproof.kernel.ring import Monomial, Poly, add, constant, multiply

MAX_STEPS: Final = 50


def lowest_terms(top: Poly, bottom: Poly) -> tuple[Poly, Poly]:
    """Return the fraction without common monomials, or a polynomial if the division is exact."""
    if not top:
        return {}, constant(1)
    exact = exact_quotient(top, bottom)
    if exact is not None:
        return exact, constant(1)
    (c, m, p), (d, n, q) = contents(top), contents(bottom)
    first, second = dict(m), dict(n)
    common = {atom: min(k, second.get(atom, 0)) for atom, k in first.items()}
    left, right = (
        _monomial(tuple((atom, k - common.get(atom, 0)) for atom, k in part), e)
        for part, e in ((m, c / d), (n, Fraction(1)))
    )
    return multiply(p, left), multiply(q, right)


def _monomial(powers: Monomial, coefficient: Fraction) -> Poly:
    return {tuple((atom, k) for atom, k in powers if k > 0): coefficient}


def exact_quotient(top: Poly, bottom: Poly) -> Poly | None:
    """Return top/bottom if it is a polynomial, None if it is not (or has many terms)."""
    whole, rest = divided(top, bottom, exact=True)
    return None if rest else whole


def divided(top: Poly, bottom: Poly, *, exact: bool = False) -> tuple[Poly, Poly]:
    """Return a quotient and a rest that no leading monomial divides.

    With `exact`, the division ends where it is seen to leave a rest.
    """
    atoms = sorted({atom for poly in (top, bottom) for monomial in poly for atom, _ in monomial})

    def exponents(monomial: Monomial) -> tuple[int, ...]:
        given = dict(monomial)
        return tuple([given.get(atom, 0) for atom in atoms])

    lead = max(bottom, key=exponents)
    result: Poly = {}
    kept: Poly = {}
    rest = dict(top)
    for _ in range(MAX_STEPS):
        if not rest:
            break
        first = max(rest, key=exponents)
        powers = [m - n for m, n in zip(exponents(first), exponents(lead), strict=True)]
        if min(powers, default=0) < 0:
            kept[first] = rest.pop(first)
            if exact:
                break
            continue
        monomial = tuple([(atom, n) for atom, n in zip(atoms, powers, strict=True) if n])
        factor: Poly = {monomial: Fraction(rest[first]) / bottom[lead]}
        result = add(result, factor)
        rest = add(rest, multiply(factor, bottom), -1)
    return result, add(kept, rest)
