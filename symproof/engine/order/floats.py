"""Values in floating point: they say where a search would be in vain, and suggest bounds.

Nothing that is found here is evidence; a value that cannot be had is None.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from symproof.kernel.sequent import Claim, Definition, guard_claim
from symproof.kernel.term import App, Num, Term, Var

Values = Mapping[str, float]
Definitions = Mapping[str, Definition]

POINTS: Final = (0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 0.1, -0.1, 3.5, -3.5, 9.0, -9.0)
# of how many points a claim about several variables is tried at
MAX_POINTS: Final = 60
STRIDE: Final = 37
TOLERANCE: Final = 1e-9

Unary = Callable[[float], float]
Binary = Callable[[float, float], float]

CONSTANTS: Final[Mapping[str, float]] = {"pi": math.pi, "E": math.e}
UNARY: Final[Mapping[str, Unary]] = {
    "()": float,
    "neg": float.__neg__,
    "abs": math.fabs,
    "sign": lambda a: float((a > 0) - (a < 0)),
    "exp": math.exp,
    "log": math.log,
    "sqrt": math.sqrt,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "sinh": math.sinh,
    "cosh": math.cosh,
    "tanh": math.tanh,
    "atan": math.atan,
    "erf": math.erf,
    "sigmoid": lambda a: 1 / (1 + math.exp(-a)),
    "Phi": lambda a: 0.5 * math.erfc(-a / math.sqrt(2)),
}
BINARY: Final[Mapping[str, Binary]] = {
    "+": float.__add__,
    "-": float.__sub__,
    "*": float.__mul__,
    "/": float.__truediv__,
    "^": math.pow,
    "max": max,
    "min": min,
}


# what a function of which nothing is known is taken to be
SAMPLES: Final[tuple[Unary, ...]] = (lambda t: t, lambda t: -1 - t * t / 4)
# after as many points without a value there is none
MAX_UNDEFINED: Final = 3


class _Unknown(Exception):
    """A term has no value that could be computed here."""


@dataclass(frozen=True, slots=True)
class Valuation:
    """Values for variables, definitions for functions, and samples for other functions."""

    values: Values
    definitions: Definitions
    sample: Unary | None = None
    # functions that are not just any: hypotheses mention them
    fixed: frozenset[str] = frozenset()

    def of(self, term: Term) -> float:
        """Return the value of a term.

        Raises:
            _Unknown, ArithmeticError, ValueError: there is none.
        """
        match term:
            case Num(number):
                return float(number)
            case Var(name):
                if name in self.values:
                    return self.values[name]
            case App("cases", (guard, first, *rest)):
                if self.holds(guard_claim(guard)):
                    return self.of(first)
                return self.of(rest[0] if len(rest) == 1 else App("cases", tuple(rest)))
            case App(head, ()) if head in CONSTANTS:
                return CONSTANTS[head]
            case App(head, (a,)) if head in UNARY:
                return UNARY[head](self.of(a))
            case App(head, (a, b)) if head in BINARY:
                return BINARY[head](self.of(a), self.of(b))
            case App(head, args) if head in self.definitions:
                definition = self.definitions[head]
                own = dict(zip(definition.params, map(self.of, args), strict=True))
                return replace(self, values={**self.values, **own}).of(definition.body)
            case App(head, args) if head in term.functions - self.fixed and self.sample:
                return self.sample(sum(map(self.of, args)))
            case _:
                pass
        raise _Unknown

    def holds(self, claim: Claim) -> bool:
        """Whether a relation holds.

        Raises:
            _Unknown, ArithmeticError, ValueError: a side has no value.
        """
        a, b = self.of(claim.lhs), self.of(claim.rhs)
        match claim.rel:
            case "=":
                return a == b
            case "!=":
                return a != b
            case "<":
                return a < b
            case _:
                return a <= b


def value(term: Term) -> float | None:
    """Return the value of a closed term, None where it has none."""
    try:
        found = Valuation({}, {}).of(term)
    except (_Unknown, ArithmeticError, ValueError):
        return None
    return found if math.isfinite(found) else None


def fails(
    claim: Claim, hyps: Sequence[Claim], definitions: Definitions, fixed: frozenset[str]
) -> bool:
    """Whether a comparison seems to be false where the hypotheses hold, or without a value.

    `fixed` are the functions that may not be taken to be something.
    """
    free = (claim.lhs.functions | claim.rhs.functions) - definitions.keys()
    samples = SAMPLES if free and free.isdisjoint(fixed) else (None,)
    names = sorted(claim.variables.union(*(hyp.variables for hyp in hyps)))
    for sample in samples:
        undefined = defined = 0
        for point in _points(names):
            valuation = Valuation(point, definitions, sample, fixed)
            try:
                if not all(map(valuation.holds, hyps)):
                    continue
            except (ArithmeticError, ValueError):
                continue
            except _Unknown:
                return False
            try:
                a, b = valuation.of(claim.lhs), valuation.of(claim.rhs)
            except (ArithmeticError, ValueError):
                undefined += 1
                continue
            except _Unknown:
                return False
            defined += 1
            if _differ(claim.rel, a, b, point):
                return True
        if undefined >= MAX_UNDEFINED and not defined:
            return True
    return False


def _differ(rel: str, a: float, b: float, point: Values) -> bool:
    """Whether values at a point make a comparison false."""
    if not (math.isfinite(a) and math.isfinite(b)):
        return False
    # far out, and at the numbers that a closed claim is about, functions round to their limits
    equal = a == b and bool(point) and all(abs(value) <= 1 for value in point.values())
    above, below = a > b + TOLERANCE * (1 + abs(a)), a < b - TOLERANCE * (1 + abs(a))
    match rel:
        case "<":
            return above or equal
        case "<=":
            return above
        case "!=":
            return equal
        case _:
            return above or below


def _points(names: Sequence[str]) -> Iterator[dict[str, float]]:
    """Yield points, spread over the grid where there are too many."""
    count = len(POINTS) ** len(names)
    if count <= MAX_POINTS:
        for values in product(POINTS, repeat=len(names)):
            yield dict(zip(names, values, strict=True))
        return
    for i in range(MAX_POINTS):
        index = i * STRIDE % count
        point: dict[str, float] = {}
        for name in names:
            index, digit = divmod(index, len(POINTS))
            point[name] = POINTS[(digit + i) % len(POINTS)]
        yield point
