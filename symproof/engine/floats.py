"""Values in floating point: they say where a search would be in vain, and suggest bounds.

Nothing that is found here is evidence; a value that cannot be had is None.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
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


class _Unknown(Exception):
    """A term has no value that could be computed here."""


def value(term: Term, at: Values, definitions: Definitions) -> float | None:
    """Return the value of a term at a point, None where it has none or none is known."""
    try:
        found = _value(term, at, definitions)
    except (_Unknown, ArithmeticError, ValueError):
        return None
    return found if math.isfinite(found) else None


def _value(term: Term, at: Values, definitions: Definitions) -> float:
    match term:
        case Num(number):
            return float(number)
        case Var(name):
            if name in at:
                return at[name]
        case App("cases", (guard, first, *rest)):
            if _holds(guard_claim(guard), at, definitions):
                return _value(first, at, definitions)
            tail = rest[0] if len(rest) == 1 else App("cases", tuple(rest))
            return _value(tail, at, definitions)
        case App(head, ()) if head in CONSTANTS:
            return CONSTANTS[head]
        case App(head, (a,)) if head in UNARY:
            return UNARY[head](_value(a, at, definitions))
        case App(head, (a, b)) if head in BINARY:
            return BINARY[head](_value(a, at, definitions), _value(b, at, definitions))
        case App(head, args) if head in definitions:
            values = [_value(arg, at, definitions) for arg in args]
            definition = definitions[head]
            own = dict(zip(definition.params, values, strict=True))
            return _value(definition.body, {**at, **own}, definitions)
        case _:
            pass
    raise _Unknown


def _holds(claim: Claim, at: Values, definitions: Definitions) -> bool:
    a, b = _value(claim.lhs, at, definitions), _value(claim.rhs, at, definitions)
    match claim.rel:
        case "=":
            return a == b
        case "!=":
            return a != b
        case "<":
            return a < b
        case _:
            return a <= b


def fails(claim: Claim, hyps: Sequence[Claim], definitions: Definitions) -> bool:
    """Whether an inequality seems to be false at a point where the hypotheses seem to hold."""
    names = sorted(claim.variables.union(*(hyp.variables for hyp in hyps)))
    for point in _points(names):
        try:
            if not all(_holds(hyp, point, definitions) for hyp in hyps):
                continue
            a = _value(claim.lhs, point, definitions)
            b = _value(claim.rhs, point, definitions)
        except _Unknown:
            return False
        except (ArithmeticError, ValueError):
            continue
        if not (math.isfinite(a) and math.isfinite(b)):
            continue
        # far out, functions round to their limits
        near = all(abs(coordinate) <= 1 for coordinate in point.values())
        if a > b + TOLERANCE * (1 + abs(a)) or (claim.rel == "<" and a == b and near):
            return True
    return False


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
