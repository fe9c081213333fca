"""The values of terms by mpmath or fractions, to judge by what shares no code with symproof."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final

from mpmath import mp, mpf

from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Lam, Num, Term, Var

DIGITS: Final = 50
# sides that differ by less than this, relative to their sizes, are not said to differ
CLEAR: Final = mpf(10) ** -12
LARGEST: Final = 10**9

Point = Mapping[str, mpf]
Functions = Mapping[str, Callable[[mpf], mpf]]


class NoValueError(ValueError):
    """A term has no value at a point."""


class TooLargeError(OverflowError):
    """A term has no value that can be computed."""


def _guarded(function: Callable[[mpf], mpf]) -> Callable[[mpf], mpf]:
    def guarded(a: mpf) -> mpf:
        if abs(a) > LARGEST:
            raise TooLargeError("an argument beyond what mpmath can do")
        return function(a)

    return guarded


def _quotient(a: mpf, b: mpf) -> mpf:
    if b == 0:
        raise NoValueError("division by zero")
    return a / b


def _power(a: mpf, b: mpf) -> mpf:
    if abs(b) > LARGEST:
        raise TooLargeError("an exponent beyond what mpmath can do")
    if not (a > 0 or (b == int(b) and (a != 0 or b > 0))):
        raise NoValueError("a power without a value")
    return a**b


def _log(a: mpf) -> mpf:
    if a <= 0:
        raise NoValueError("the log of what is not positive")
    return mp.log(a)


def _sqrt(a: mpf) -> mpf:
    if a < 0:
        raise NoValueError("the root of what is negative")
    return mp.sqrt(a)


VALUES: Final[Mapping[str, Callable[..., mpf]]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": _quotient,
    "^": _power,
    "neg": lambda a: -a,
    "()": lambda a: a,
    **{
        name: _guarded(getattr(mp, name))
        for name in ("exp", "sin", "cos", "tan", "sinh", "cosh", "tanh", "atan", "erf")
    },
    "log": _log,
    "sqrt": _sqrt,
    "abs": abs,
    "sign": mp.sign,
    "Phi": _guarded(lambda a: (1 + mp.erf(a / mp.sqrt(2))) / 2),
    "sigmoid": _guarded(lambda a: 1 / (1 + mp.exp(-a))),
    "max": max,
    "min": min,
    "pi": lambda: +mp.pi,
    "E": lambda: +mp.e,
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


EXACT: Final[Mapping[str, Callable[..., Any]]] = {
    **{head: VALUES[head] for head in ("+", "-", "*", "neg", "()", "abs", "max", "min")},
    **{head: VALUES[head] for head in ("=", "!=", "<", "<=", ">", ">=")},
    "/": _quotient,
    "^": lambda a, b: a ** int(b),
    "sign": lambda a: Fraction((a > 0) - (a < 0)),
}


def exact(term: Term, point: Mapping[str, Fraction]) -> Fraction:
    """Return the value of a term of rational arithmetic, abs, sign, max, min and cases."""
    match term:
        case Num(number):
            return Fraction(number)
        case Var(name):
            return point[name]
        case App("cases", args):
            pairs = zip(args[:-1:2], args[1::2], strict=True)
            chosen = (result for guard, result in pairs if exact(guard, point))
            return exact(next(chosen, args[-1]), point)
        case App(head, args):
            return EXACT[head](*[exact(arg, point) for arg in args])
        case _:
            raise TypeError(f"{term} is not a number")


def value(term: Term, point: Point, functions: Functions) -> mpf:
    """Return the value of a term at a point.

    Raises:
        NoValueError: it has none there.
    """
    match term:
        case Num(number):
            return mpf(number)
        case Var(name):
            return point[name]
        case App("diff", (Lam((param,), body), at)):
            place = value(at, point, functions)
            return mp.diff(lambda t: value(body, {**point, param: t}, functions), place)
        case App("cases", args):
            for guard, result in zip(args[:-1:2], args[1::2], strict=True):
                if value(guard, point, functions):
                    return value(result, point, functions)
            return value(args[-1], point, functions)
        case App(head, args):
            meaning = VALUES.get(head) or functions[head]
            return meaning(*[value(arg, point, functions) for arg in args])
        case _:
            raise TypeError(f"{term} is not a number")


def sides(
    claim: Claim, point: Point, functions: Functions, digits: int = DIGITS
) -> tuple[mpf, mpf] | None:
    """Return the values of the two sides at a point, None where one has no value.

    Raises:
        TooLargeError: one has no value that can be computed.
    """
    with mp.workdps(digits):
        try:
            return value(claim.lhs, point, functions), value(claim.rhs, point, functions)
        except NoValueError:
            return None


def differ(claim: Claim, point: Point, functions: Functions) -> bool | None:
    """Return whether the two sides clearly differ at a point, None where that is not known."""
    try:
        found = sides(claim, point, functions)
    except TooLargeError:
        return None
    if found is None:
        return None
    with mp.workdps(DIGITS):
        left, right = found
        return bool(abs(left - right) > CLEAR * max(1, abs(left), abs(right)))
