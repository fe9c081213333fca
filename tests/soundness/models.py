"""Models: values for all terms, so that a claim is true or false.

Everything that the kernel leaves open is chosen: the value of 1/0, of log and sqrt where they
have none, and of the function variables.  What is proved must hold whatever is chosen.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from operator import add, mul, sub

import mpmath

from symproof.kernel import App, Claim, Definition, Num, Sequent, Term, Var

from .shorthand import odd

Value = Fraction | mpmath.mpf
TOLERANCE = mpmath.mpf(10) ** -30
OPEN = Fraction(5)  # the value of log(-1), sqrt(-1), (-1)^(1/2)
ODD = odd("phi")
SAMPLES = tuple(Fraction(n, 2) for n in (-3, -1, 0, 2))


class Unknown(Exception):
    """The value is too large, or too near to a boundary, to be told."""


def near(value: Value) -> Value:
    """Return a value that is exactly 0 or surely not 0."""
    if isinstance(value, Fraction) or abs(value) > TOLERANCE:
        return value
    raise Unknown


def bounded(value: Value, limit: int = 10**6) -> Value:
    if abs(value) > limit:
        raise Unknown
    return value


@dataclass
class Model:
    """Values of variables, of 1/0 and, by a number, of the function variables."""

    variables: dict[str, Fraction]
    at_zero: Fraction = OPEN
    salt: int = 0
    defined: dict[str, Definition] = field(default_factory=dict)

    def value(self, term: Term) -> Value:
        """Return the value of a term; of a relation, 1 or 0."""
        match term:
            case Num(value):
                return Fraction(value)
            case Var(name):
                return self.variables[name]
            case App("cases", args):
                return self.first_that_holds([self.value(arg) for arg in args])
            case App(head, args):
                return self.apply(head, [self.value(arg) for arg in args])
            case _:
                raise TypeError(term)

    def apply(self, head: str, args: list[Value]) -> Value:
        """Return the value of the function `head` at some values."""
        if head in self.defined:
            definition = self.defined[head]
            inner = {**self.variables, **dict(zip(definition.params, args, strict=True))}
            return Model(inner, self.at_zero, self.salt, self.defined).value(definition.body)
        if head == "^":
            return self.power(*args)
        if head == "/":
            return together(args[0], self.reciprocal(args[1]), mul)
        if head == "tan":
            return together(
                mpmath.sin(real(args[0])), self.reciprocal(mpmath.cos(real(args[0]))), mul
            )
        function = FUNCTIONS.get(head)
        return function(*args) if function else self.unknown_function(head, args)

    def unknown_function(self, head: str, args: Iterable[object]) -> Fraction:
        """Return a value that depends on the name and the arguments, and on nothing else.

        The function phi of one argument is odd.

        Raises:
            Unknown: an argument is not exact.

        """
        if not all(isinstance(arg, Fraction) for arg in args):
            raise Unknown
        values = [f"{arg}" for arg in args]
        if head == "phi" and len(values) == 1 and (values[0] == "0" or values[0].startswith("-")):
            return (
                -self.unknown_function(head, [values[0][1:]]) if values[0] != "0" else Fraction(0)
            )
        number = zlib.crc32(f"{self.salt} {head} {values}".encode())
        return Fraction(number % 7 - 3, number // 7 % 3 + 1)

    def reciprocal(self, value: Value) -> Value:
        return 1 / value if near(value) else self.at_zero

    def power(self, base: Value, exponent: Value) -> Value:
        if not isinstance(exponent, Fraction):
            near(exponent - mpmath.nint(exponent))
        if isinstance(exponent, Fraction) and exponent.denominator == 1:
            bounded(exponent, 64)
            value = bounded(base, 10**60) ** abs(int(exponent))
            return value if exponent >= 0 else self.reciprocal(value)
        return mpmath.power(real(base), real(exponent)) if near(base) > 0 else OPEN

    @staticmethod
    def first_that_holds(values: list[Value]) -> Value:
        for guard, value in zip(values[:-1:2], values[1::2], strict=True):
            if guard:
                return value
        return values[-1]

    def holds(self, claim: Claim) -> bool:
        """Whether a claim is true, for some values of the variables that it binds."""
        for values in product(SAMPLES, repeat=len(claim.forall)):
            inner = {**self.variables, **dict(zip(claim.forall, values, strict=True))}
            model = Model(inner, self.at_zero, self.salt, self.defined)
            if not RELATIONS[claim.rel](minus(model.value(claim.lhs), model.value(claim.rhs))):
                return False
        return True

    def refutes(self, sequent: Sequent) -> bool:
        """Whether all hypotheses are surely true here, and the claim is not."""
        model = Model(self.variables, self.at_zero, self.salt, {d.name: d for d in sequent.defs})
        if any(hyp.forall and (hyp != ODD or "phi" in model.defined) for hyp in sequent.hyps):
            return False
        try:
            return all(map(model.holds, sequent.hyps)) and not model.holds(sequent.claim)
        except (Unknown, OverflowError):
            return False


def floating(value: Value) -> mpmath.mpf:
    return mpmath.mpf(value.numerator) / value.denominator if isinstance(value, Fraction) else value


def together(a: Value, b: Value, operation: Callable[[Value, Value], Value]) -> Value:
    """Return `a operation b`, exactly where both are exact."""
    if isinstance(a, Fraction) and isinstance(b, Fraction):
        return operation(a, b)
    return operation(floating(a), floating(b))


def minus(a: Value, b: Value) -> Value:
    return together(a, b, sub)


def real(value: Value) -> mpmath.mpf:
    """Return a value as a floating-point number that is not large."""
    return floating(bounded(value, 1000))


def by(function: Callable[[mpmath.mpf], mpmath.mpf]) -> Callable[[Value], Value]:
    return lambda value: function(real(value))


def equal(difference: Value) -> bool:
    return difference == 0 if isinstance(difference, Fraction) else abs(difference) < TOLERANCE


RELATIONS: dict[str, Callable[[Value], bool]] = {
    "=": equal,
    "!=": lambda difference: not equal(difference),
    "<": lambda difference: near(difference) < 0,
    "<=": lambda difference: equal(difference) or difference < 0,
}

FUNCTIONS: dict[str, Callable[..., Value]] = {
    "+": lambda a, b: together(a, b, add),
    "-": minus,
    "*": lambda a, b: together(a, b, mul),
    "neg": lambda a: -a,
    "()": lambda a: a,
    "=": lambda a, b: Fraction(RELATIONS["="](minus(a, b))),
    "!=": lambda a, b: Fraction(RELATIONS["!="](minus(a, b))),
    "<": lambda a, b: Fraction(RELATIONS["<"](minus(a, b))),
    "<=": lambda a, b: Fraction(near(minus(a, b)) <= 0),
    ">": lambda a, b: Fraction(RELATIONS["<"](minus(b, a))),
    ">=": lambda a, b: Fraction(near(minus(b, a)) <= 0),
    "abs": abs,
    "sign": lambda a: Fraction((near(a) > 0) - (a < 0)),
    "max": lambda a, b: a if near(minus(a, b)) >= 0 else b,
    "min": lambda a, b: b if near(minus(a, b)) >= 0 else a,
    "exp": lambda a: by(mpmath.exp)(a) if a else Fraction(1),
    "log": lambda a: by(mpmath.log)(a) if near(a) > 0 else OPEN,
    "sqrt": lambda a: by(mpmath.sqrt)(a) if near(a) >= 0 else OPEN,
    "sin": lambda a: by(mpmath.sin)(a) if a else Fraction(0),
    "cos": lambda a: by(mpmath.cos)(a) if a else Fraction(1),
    "sigmoid": by(lambda a: 1 / (1 + mpmath.exp(-a))),
    **{name: by(getattr(mpmath, name)) for name in ("sinh", "cosh", "tanh", "atan", "erf")},
    "Phi": by(mpmath.ncdf),
    "pi": lambda: +mpmath.pi,
    "E": lambda: +mpmath.e,
}
