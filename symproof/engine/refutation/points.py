"""Candidate points for a counterexample: exact rational numbers, from simple to wild.

Everything here is a guess: a point counts only by what is certain at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, permutations, product
from math import isqrt
from typing import Final

from symproof.engine.refutation.lines import MAX_LINEAR, linear_form, root
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim, guard_claim
from symproof.kernel.term import MAX_DEPTH, App, Lam, Term, is_number, substitute

Point = dict[str, Fraction]

SIMPLE: Final = (
    *map(Fraction, (0, 1, -1, 2, -2)),
    *(Fraction(n, 2) for n in (1, -1)),
    *map(Fraction, (3, -3)),
    *(Fraction(n, d) for d in (3, 4) for n in (1, -1)),
    *(Fraction(n, 2) for n in (3, -3)),
    *map(Fraction, (4, -4, 5, -5, 7, -7, 10, -10)),
)
EXPONENTS: Final = (1, 2, 3, 4, 6, 9, 12, 20, 30, 40, 60)
HUGE: Final = tuple(s * Fraction(10) ** k for k in EXPONENTS for s in (1, -1))
TINY: Final = tuple(1 / value for value in HUGE)
STEPS: Final = tuple(
    s * step
    for step in (
        Fraction(1),
        *(Fraction(1, 10**k) for k in (1, 2, 3, 4, 6, 9, 15, 30)),
    )
    for s in (1, -1)
)
# rational points of the circle x^2 + y^2 = 1, and circles that they are stretched to
CIRCLE: Final = tuple(
    (Fraction(a, c), Fraction(b, c))
    for a, b, c in ((3, 4, 5), (5, 12, 13), (8, 15, 17), (20, 21, 29))
)
RADII: Final = (Fraction(1), Fraction(2), Fraction(1, 2), Fraction(3))
# so that the mixture of several variables stays within bounds
MAX_TUPLES: Final = 400
MAX_CRITICAL: Final = 40
MAX_HALVINGS: Final = 40
MAX_CROSSED: Final = 150
MAX_BISECTIONS: Final = 60
# between the simple points and those of any magnitude
MODERATE: Final = (20, 50, 100, 1_000, 10_000, 10**6)
MAX_WALK: Final = 3_000
LARGEST: Final = 10**400


def grid(variables: Sequence[str], values: Sequence[Fraction], limit: int) -> Iterator[Point]:
    """Yield the points with such coordinates, those that come first in the list first."""
    if len(variables) == 1:
        for value in values[:limit]:
            yield {variables[0]: value}
        return
    yield from islice(_by_rank(variables, values), limit)


def _by_rank(variables: Sequence[str], values: Sequence[Fraction]) -> Iterator[Point]:
    """Yield all points, ordered by the sum of the places of their coordinates."""
    count = len(variables)
    for total in range(count * (len(values) - 1) + 1):
        for ranks in _ranks(count, total, len(values)):
            yield {name: values[k] for name, k in zip(variables, ranks, strict=True)}


def _ranks(count: int, total: int, size: int) -> Iterator[tuple[int, ...]]:
    if count == 0:
        if total == 0:
            yield ()
        return
    for first in range(min(total, size - 1) + 1):
        for rest in _ranks(count - 1, total - first, size):
            yield (first, *rest)


def circles(variables: Sequence[str]) -> Iterator[Point]:
    """Yield points with two coordinates on a circle about 0, the others 0 or 1."""
    for radius, (a, b) in product(RADII, CIRCLE):
        for other, (first, second) in product((0, 1), permutations(variables, 2)):
            rest = dict.fromkeys(variables, Fraction(other))
            for s, t in product((1, -1), repeat=2):
                yield {**rest, first: s * radius * a, second: t * radius * b}


def magnitudes(variables: Sequence[str]) -> Iterator[Point]:
    """Yield points with huge and tiny coordinates: one of them, all equal, or opposite."""
    wild = [value for pair in zip(HUGE, TINY, strict=True) for value in pair]
    if len(variables) == 1:
        yield from ({variables[0]: value} for value in wild)
        return
    for value in wild:
        yield dict.fromkeys(variables, value)
        for name in variables:
            for other in (1, 0, -1):
                yield {**dict.fromkeys(variables, Fraction(other)), name: value}
            yield {**dict.fromkeys(variables, value), name: -value}
            yield {**dict.fromkeys(variables, value), name: 1 / value}
            yield {**dict.fromkeys(variables, value), name: value + 1}


def critical(variables: Sequence[str], terms: Sequence[Term]) -> Iterator[Point]:
    """Yield zeros of the terms that are linear in a variable, constants, and their neighbours."""
    constants = _constants(terms)
    seen: set[tuple[Fraction, ...]] = set()
    for point in islice(_critical(variables, terms, constants), 10 * MAX_TUPLES):
        key = tuple(point.values())
        if key not in seen:
            seen.add(key)
            yield point
        if len(seen) > MAX_TUPLES:
            return


def _critical(
    variables: Sequence[str], terms: Sequence[Term], constants: Sequence[Fraction]
) -> Iterator[Point]:
    others = SIMPLE[: 7 if len(variables) < 3 else 3]
    bases = [*grid(variables, others, 60)] if len(variables) > 1 else [{variables[0]: Fraction(0)}]
    found = [(base, name, zero) for base, name, zero in _zeros(variables, terms, bases)]
    for base, name, zero in found:
        yield {**base, name: zero}
    near = [(base, name, c) for base in bases[:3] for name in variables for c in constants]
    for base, name, c in near:
        yield {**base, name: c}
        yield {**base, name: -c}
    if len(variables) > 1:
        yield from _crossed(variables, terms, constants)
    for step in STEPS:
        for base, name, zero in (*found, *near):
            yield {**base, name: zero + step}
    for base, name, c in near:
        for value in (1 / c, -1 / c, 2 * c, -2 * c):
            yield {**base, name: value}


def _crossed(
    variables: Sequence[str], terms: Sequence[Term], constants: Sequence[Fraction]
) -> Iterator[Point]:
    """Yield points whose coordinates are zeros of terms in one variable, or constants."""
    own: list[tuple[Fraction, ...]] = []
    for name in variables:
        alone = [term for term in terms if term.variables == frozenset((name,))]
        zeros = [zero for term in alone if (zero := root(term, name, {})) is not None]
        own.append(tuple(dict.fromkeys((*zeros, *constants, Fraction(0), Fraction(1)))))
    for values in islice(product(*own), MAX_CROSSED):
        yield dict(zip(variables, values, strict=True))


def _zeros(
    variables: Sequence[str], terms: Sequence[Term], bases: Sequence[Point]
) -> Iterator[tuple[Point, str, Fraction]]:
    for name in variables:
        seen: set[tuple[Fraction, ...]] = set()
        for base in bases:
            for term in terms:
                zero = root(term, name, base)
                key = None if zero is None else tuple({**base, name: zero}.values())
                if zero is not None and key is not None and key not in seen:
                    seen.add(key)
                    yield base, name, zero


def critical_terms(claims: Iterable[Claim]) -> tuple[Term, ...]:
    """Return terms at whose zeros something may happen: guards, divisors, arguments.

    A derivative counts as its function at the point.  The terms are in the order found.
    """
    pending: list[Term] = []
    found: dict[Term, None] = {}
    for claim in claims:
        pending += (claim.lhs, claim.rhs)
        _note(found, claim.lhs, claim.rhs)
    steps = 0
    while pending and steps < MAX_WALK and len(found) < MAX_CRITICAL:
        steps += 1
        match pending.pop(0):
            case App("diff", (Lam((param,), body), point)):
                try:
                    pending.append(substitute(body, {param: point}))
                except KernelError:
                    pending.append(point)
            case App("cases", args):
                for guard in args[:-1:2]:
                    relation = guard_claim(guard)
                    _note(found, relation.lhs, relation.rhs)
                    pending += (relation.lhs, relation.rhs)
                pending += (*args[1::2], args[-1])
            case App("max" | "min", (a, b)):
                _note(found, a, b)
                pending += (a, b)
            case App("+" | "-" | "*" | "neg" | "()", args):
                found.update(dict.fromkeys([a for a in args if isinstance(a, App)]))
                pending += args
            case App(_, args):
                found.update(dict.fromkeys([a for a in args if a.variables]))
                pending += args
            case _:
                pass
    return tuple([term for term in found if term.variables])


def _note(found: dict[Term, None], a: Term, b: Term) -> None:
    """Add a - b, unless it is too large to be of use."""
    if a.size + b.size <= MAX_LINEAR and max(a.depth, b.depth) < MAX_DEPTH:
        found[a - b] = None


def _constants(terms: Sequence[Term]) -> tuple[Fraction, ...]:
    """Return the rational numbers other than 0 and 1 that are written in the terms."""
    found: dict[Fraction, None] = {}
    pending = list(terms)
    steps = 0
    while pending and steps < MAX_WALK:
        steps += 1
        term = pending.pop(0)
        value = _constant(term)
        if value and abs(value) != 1:
            found[abs(value)] = None
        if isinstance(term, App):
            pending += term.args
    return tuple(found)[:12]


def _constant(term: Term) -> Fraction | None:
    """Return the value of a rational number as it is written."""
    if term.variables or term.functions or not is_number(term) or term.size > MAX_LINEAR:
        return None
    found = linear_form(term, (), {})
    return None if found is None or abs(found[1]) > LARGEST else found[1]


def simpler(point: Point) -> Iterator[Point]:
    """Yield points around one whose coordinates are simpler fractions, the simplest first."""
    for k in range(1, MAX_HALVINGS):
        radius = Fraction(1, 2**k)
        near = {name: simplest(value - radius, value + radius) for name, value in point.items()}
        if near == point:
            return
        yield near


def simplest(low: Fraction, high: Fraction) -> Fraction:
    """Return the fraction with the smallest denominator between two numbers, both included."""
    if low <= 0 <= high:
        return Fraction(0)
    if high < 0:
        return -simplest(-high, -low)
    whole = -(-low.numerator // low.denominator)
    if whole <= high:
        return Fraction(whole)
    whole -= 1
    return whole + 1 / simplest(1 / (high - whole), 1 / (low - whole))


@dataclass(slots=True)
class Halfway:
    """A number between one that does not refute and one that does; the answer decides the next."""

    low: int
    high: int

    @property
    def size(self) -> int:
        """The number: between the two, in size or, where they are near, in the middle."""
        return isqrt(self.low * self.high) if self.high > 4 * self.low else self._middle

    @property
    def _middle(self) -> int:
        return (self.low + self.high) // 2

    def answer(self, *, refutes: bool) -> None:
        """Move one of the ends to the number."""
        if refutes:
            self.high = self.size
        else:
            self.low = self.size


def halfway(low: int, high: int) -> Iterator[Halfway]:
    """Yield, again and again, a number between two, to be answered before the next."""
    between = Halfway(low, high)
    for _ in range(MAX_BISECTIONS):
        if between.high - between.low <= 1:
            return
        yield between
