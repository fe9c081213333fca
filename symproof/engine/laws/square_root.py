"""The square root of a polynomial that is a square."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import Final

from symproof.kernel.ring import Monomial, Poly, add, multiply

MAX_TERMS: Final = 20


def square_root(poly: Poly) -> Poly | None:
    """Return q with q^2 = poly, None where there is none with rational coefficients.

    As by hand: the leading monomial of q is the root of the leading one of the polynomial, and
    every further one is the leading monomial of what is left over, divided by twice the first.
    """
    atoms = sorted({atom for monomial in poly for atom, _ in monomial})
    if not poly or len(poly) > MAX_TERMS**2:
        return None

    def exponents(monomial: Monomial) -> tuple[int, ...]:
        given = dict(monomial)
        return tuple([given.get(atom, 0) for atom in atoms])

    def monomial(powers: tuple[int, ...]) -> Monomial:
        return tuple([(atom, n) for atom, n in zip(atoms, powers, strict=True) if n])

    lead = max(poly, key=exponents)
    value = _rational_root(Fraction(poly[lead]))
    if value is None or any(n % 2 for n in exponents(lead)):
        return None
    half = tuple([n // 2 for n in exponents(lead)])
    root: Poly = {monomial(half): value}
    for _ in range(MAX_TERMS):
        rest = add(poly, multiply(root, root), -1)
        if not rest:
            return root
        top = max(rest, key=exponents)
        quotient = tuple([m - n for m, n in zip(exponents(top), half, strict=True)])
        if min(quotient, default=0) < 0 or monomial(quotient) in root:
            return None
        root = add(root, {monomial(quotient): rest[top] / (2 * value)})
    return None


def _rational_root(value: Fraction) -> Fraction | None:
    if value < 0:
        return None
    root = Fraction(isqrt(value.numerator), isqrt(value.denominator))
    return root if root**2 == value else None
