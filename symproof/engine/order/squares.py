"""Sums of squares: a polynomial as non-negative multiples of squares and a constant.

A polynomial p is m' G m for a vector m of monomials, its Gram matrix G being fixed up to some
entries where products of monomials coincide.  Floating point looks for a positive semidefinite
G; it is then rounded, and what counts is an exact decomposition of the rounded matrix.
Source: Peyrl and Parrilo, Computing sum of squares decompositions with rational coefficients,
Theoretical Computer Science 409 (2008).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Final

from symproof.engine.order.eigen import semidefinite_part
from symproof.kernel.ring import Monomial, Poly

MAX_BASIS: Final = 10
MAX_CANDIDATES: Final = 200
MAX_DEGREE: Final = 12
ROUNDS: Final = 60
# how far inside the cone of positive matrices to aim, in units of the largest coefficient
MARGINS: Final = (0.02, 0.0)
DENOMINATORS: Final = (1, 2, 3, 4, 6, 12, 60, 1000)

Square = tuple[Fraction, frozenset[int], Poly]
Squares = list[Square]
Matrix = list[list[Fraction]]
Places = dict[Monomial, list[tuple[int, int]]]


def sum_of_squares(poly: Poly, positive: frozenset[int] = frozenset()) -> Squares | None:
    """Return (c, atoms, q) with c > 0: the polynomial is the sum of c*(product of atoms)*q^2.

    The atoms are among the `positive` ones, each at most once.  None where no sum was found; a
    constant that can be split off is the last of them, with q = 1.
    """
    doubled = _doubled(poly, positive)
    basis = _basis(doubled)
    if basis is None or len(basis) > MAX_BASIS:
        return None
    places = _places(basis, positive)
    if not doubled.keys() <= places.keys():
        return None
    for gram in _grams(doubled, basis, places):
        found = _decomposition(gram, basis)
        if found is not None:
            return [_halved(coefficient, root, positive) for coefficient, root in found]
    return None


def _doubled(poly: Poly, positive: frozenset[int]) -> Poly:
    """Return the polynomial with y^2 for each positive atom."""
    return {
        tuple([(atom, 2 * e if atom in positive else e) for atom, e in monomial]): coefficient
        for monomial, coefficient in poly.items()
    }


def _halved(coefficient: Fraction, root: Poly, positive: frozenset[int]) -> Square:
    """Return c*q(y)^2 by the atoms y^2: a factor y that all of q has in odd powers goes out."""
    some = dict(next(iter(root)))
    odd = frozenset([atom for atom in positive if some.get(atom, 0) % 2])
    halved: Poly = {}
    for monomial, value in root.items():
        powers = [(atom, e // 2 if atom in positive else e) for atom, e in monomial]
        halved[tuple([(atom, e) for atom, e in powers if e])] = value
    return coefficient, odd, halved


def _times(m: Monomial, n: Monomial) -> Monomial:
    exponents = dict(m)
    for atom, exponent in n:
        exponents[atom] = exponents.get(atom, 0) + exponent
    return tuple(sorted(exponents.items()))


def _degree(monomial: Monomial) -> int:
    return sum(exponent for _, exponent in monomial)


def _basis(poly: Poly) -> list[Monomial] | None:
    """Return the monomials that squares may contain, the largest first and 1 last."""
    degrees = [_degree(monomial) for monomial in poly]
    if not degrees or max(degrees) > MAX_DEGREE or max(degrees) % 2 or min(degrees) % 2:
        return None
    atoms = sorted({atom for monomial in poly for atom, _ in monomial})
    powers = [[dict(monomial).get(atom, 0) for monomial in poly] for atom in atoms]
    ranges = [range((min(p) + 1) // 2, max(p) // 2 + 1) for p in powers]
    size = 1
    for r in ranges:
        size *= len(r)
    if not 0 < size <= MAX_CANDIDATES:
        return None
    low, high = (min(degrees) + 1) // 2, max(degrees) // 2
    candidates: list[Monomial] = []
    for exponents in product(*ranges):
        if low <= sum(exponents) <= high:
            pairs = zip(atoms, exponents, strict=True)
            candidates.append(tuple([(atom, e) for atom, e in pairs if e]))
    return sorted(_useful(poly, candidates), key=lambda m: (-_degree(m), m))


def _useful(poly: Poly, basis: list[Monomial]) -> list[Monomial]:
    """Return the basis without monomials whose square nothing could balance."""
    while True:
        mixed = {_times(m, n) for i, m in enumerate(basis) for n in basis[:i]}
        kept = [m for m in basis if (s := _times(m, m)) in mixed or poly.get(s, 0) > 0]
        if len(kept) == len(basis):
            return kept
        basis = kept


def _places(basis: list[Monomial], positive: frozenset[int]) -> Places:
    """Return where in the Gram matrix the products of the basis stand.

    Products that are odd in a doubled atom do not occur, and are left out.
    """
    places: Places = {}
    for i, m in enumerate(basis):
        for j, n in enumerate(basis):
            monomial = _times(m, n)
            if all(e % 2 == 0 for atom, e in monomial if atom in positive):
                places.setdefault(monomial, []).append((i, j))
    return places


def _grams(poly: Poly, basis: list[Monomial], places: Places) -> Iterator[Matrix]:
    """Yield exact Gram matrices of the polynomial, the simplest first."""
    n = len(basis)
    start = _fitted([[Fraction(0)] * n for _ in range(n)], poly, places)
    yield start
    if all(len({frozenset(p) for p in where}) == 1 for where in places.values()):
        return
    scale = float(max(abs(c) for c in poly.values()))
    for margin in MARGINS:
        numeric = [[float(x) for x in row] for row in start]
        for _ in range(ROUNDS):
            numeric = semidefinite_part(numeric, margin * scale)
            _fit(numeric, poly, places)
        for denominator in DENOMINATORS:
            rounded = [[Fraction(round(x * denominator), denominator) for x in r] for r in numeric]
            yield _fitted(rounded, poly, places)


def _fitted(gram: Matrix, poly: Poly, places: Places) -> Matrix:
    """Return the nearest matrix that is a Gram matrix of the polynomial."""
    result = [list(row) for row in gram]
    for monomial, where in places.items():
        total = sum((gram[i][j] for i, j in where), Fraction(0))
        gap = (poly.get(monomial, Fraction(0)) - total) / len(where)
        for i, j in where:
            result[i][j] += gap
    return result


def _fit(gram: list[list[float]], poly: Poly, places: Places) -> None:
    """Do what `_fitted` does, in floating point and in place."""
    for monomial, where in places.items():
        total = sum(gram[i][j] for i, j in where)
        gap = (float(poly.get(monomial, 0)) - total) / len(where)
        for i, j in where:
            gram[i][j] += gap


def _decomposition(gram: Matrix, basis: list[Monomial]) -> list[tuple[Fraction, Poly]] | None:
    """Return the squares of a positive semidefinite matrix, by completing them one by one."""
    rest = [list(row) for row in gram]
    n = len(basis)
    found: list[tuple[Fraction, Poly]] = []
    for k in range(n):
        pivot = rest[k][k]
        if pivot < 0 or (pivot == 0 and any(rest[k][k:])):
            return None
        if pivot == 0:
            continue
        row = [rest[k][j] / pivot for j in range(n)]
        found.append((pivot, {basis[j]: row[j] for j in range(k, n) if row[j]}))
        for i in range(k + 1, n):
            for j in range(k + 1, n):
                rest[i][j] -= pivot * row[i] * row[j]
    return found
