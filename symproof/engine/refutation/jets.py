"""Power series in nested perturbations: derivatives by exact arithmetic, never by differences.

A Jet is a truncated series in one infinitesimal; its coefficients are numbers, or jets in the
infinitesimals of the derivatives around it (lower levels).  A plain number does not depend on
any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from symproof.engine.refutation import balls
from symproof.engine.refutation.balls import Number
from symproof.kernel.term import BRACKET, App, Lam, Num, Term, Var


@dataclass(frozen=True, slots=True)
class Jet:
    """The series parts[0] + parts[1]*h + ... in the infinitesimal h of a level."""

    level: int
    parts: tuple[Value, ...]


Value = Number | Jet

ZERO: Final = Fraction(0)
ONE: Final = Fraction(1)

_T: Final = Var("t")


def _of(head: str, *args: Term) -> App:
    return App(head, args)


_TWO: Final = Num(2)
# smooth primitive -> its derivative at t
_DERIVATIVES: Final[dict[str, Term]] = {
    "exp": _of("exp", _T),
    "log": Num(1) / _T,
    "sqrt": Num(1) / (_TWO * _of("sqrt", _T)),
    "sin": _of("cos", _T),
    "cos": -_of("sin", _T),
    "tan": Num(1) + _of("tan", _T) ** 2,
    "sinh": _of("cosh", _T),
    "cosh": _of("sinh", _T),
    "tanh": Num(1) - _of("tanh", _T) ** 2,
    "atan": Num(1) / (Num(1) + _T**2),
    "erf": _TWO / _of("sqrt", _of("pi")) * _of("exp", -(_T**2)),
    "Phi": _of("exp", -(_T**2) / _TWO) / _of("sqrt", _TWO * _of("pi")),
    "sigmoid": _of("sigmoid", _T) - _of("sigmoid", _T) ** 2,
}
DERIVATIVES: Final[Mapping[str, Term]] = MappingProxyType(_DERIVATIVES)


def number(a: Value) -> Number:
    """Return the value at the point itself, all infinitesimals being 0."""
    while isinstance(a, Jet):
        a = a.parts[0]
    return a


def _aligned(a: Value, b: Value) -> tuple[int, tuple[Value, ...], tuple[Value, ...]]:
    """Return the level of two values, one of them a jet, and their coefficients there."""
    level = max(x.level for x in (a, b) if isinstance(x, Jet))
    length = min(len(x.parts) for x in (a, b) if isinstance(x, Jet) and x.level == level)
    return level, _parts(a, level, length), _parts(b, level, length)


def _parts(a: Value, level: int, length: int) -> tuple[Value, ...]:
    if isinstance(a, Jet) and a.level == level:
        return a.parts[:length]
    return (a, *[ZERO] * (length - 1))


def add(a: Value, b: Value) -> Value:
    """Return a + b."""
    if not isinstance(a, Jet) and not isinstance(b, Jet):
        return balls.add(a, b)
    level, p, q = _aligned(a, b)
    return Jet(level, tuple(map(add, p, q)))


def negative(a: Value) -> Value:
    """Return -a."""
    if isinstance(a, Jet):
        return Jet(a.level, tuple(map(negative, a.parts)))
    return balls.negative(a)


def subtract(a: Value, b: Value) -> Value:
    """Return a - b."""
    return add(a, negative(b))


def multiply(a: Value, b: Value) -> Value:
    """Return a*b."""
    if not isinstance(a, Jet) and not isinstance(b, Jet):
        return balls.multiply(a, b)
    level, p, q = _aligned(a, b)
    return Jet(level, tuple([_convolved(p, q, k) for k in range(len(p))]))


def _convolved(p: tuple[Value, ...], q: tuple[Value, ...], k: int) -> Value:
    """Return the sum of p[i]*q[k - i]."""
    total: Value = ZERO
    for i in range(k + 1):
        total = add(total, multiply(p[i], q[k - i]))
    return total


def divide(a: Value, b: Value) -> Value:
    """Return a/b.

    Raises:
        Unsettled: the divisor is not certainly different from 0 at the point.
    """
    if not isinstance(a, Jet) and not isinstance(b, Jet):
        return balls.divide(a, b)
    level, p, q = _aligned(a, b)
    result: list[Value] = []
    for k, top in enumerate(p):
        for i in range(k):
            top = subtract(top, multiply(result[i], q[k - i]))
        result.append(divide(top, q[0]))
    return Jet(level, tuple(result))


def integer_power(a: Value, n: int) -> Value:
    """Return a to an integer power.

    Raises:
        Unsettled: a negative power of what is not certainly different from 0.
    """
    if not isinstance(a, Jet):
        return balls.integer_power(a, n)
    if n < 0:
        return divide(ONE, integer_power(a, -n))
    if n == 0:
        return Jet(a.level, _parts(ONE, a.level, len(a.parts)))
    # n*u^(n - 1) is the derivative, however large n is
    return _composed(a, lambda u: integer_power(u, n), lambda u: _scaled_power(u, n))


def _scaled_power(a: Value, n: int) -> Value:
    return multiply(Fraction(n), integer_power(a, n - 1))


def function(head: str, a: Value, evaluate: Callable[[Term, Value], Value]) -> Value:
    """Return a smooth primitive; `evaluate` gives the value of a term in t at a value of t.

    Raises:
        Unsettled: it is not certainly defined, or not certainly smooth there.
    """
    if not isinstance(a, Jet):
        return balls.function(head, a)
    return _composed(
        a, lambda u: function(head, u, evaluate), lambda u: evaluate(DERIVATIVES[head], u)
    )


def _composed(a: Jet, f: Callable[[Value], Value], slope: Callable[[Value], Value]) -> Jet:
    """Return f(a) for a function with the derivative `slope`: (f(a))' = slope(a)*a'."""
    length = len(a.parts)
    first = f(a.parts[0])
    if length == 1:
        return Jet(a.level, (first,))
    growth = tuple([multiply(Fraction(k), a.parts[k]) for k in range(1, length)])
    shorter = a.parts[0] if length == 2 else Jet(a.level, a.parts[:-1])
    slopes = _parts(slope(shorter), a.level, length - 1)
    rest = [divide(_convolved(slopes, growth, k), Fraction(k + 1)) for k in range(length - 1)]
    return Jet(a.level, (first, *rest))


def nested(function: Lam) -> tuple[str, Term, int]:
    """Return param, body and n, for a function that is an n-1-fold derivative of x -> body."""
    (param,), body, order = function.params, function.body, 1
    while True:
        match body:
            case App(head, (inner,)) if head == BRACKET:
                body = inner
            case App("diff", (Lam((name,), inner) as deeper, Var(at))) if at == param and (
                name == param or param not in deeper.variables
            ):
                param, body, order = name, inner, order + 1
            case _:
                return param, body, order
