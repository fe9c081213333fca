"""Models: values for all terms, so that a claim is true or false.

Everything that the kernel leaves open is chosen: the value of 1/0, of log and sqrt where they
have none, of derivatives where there are none, and of the function variables.  What is proved
must hold whatever is chosen.  Derivatives are those of the germs beside the point.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import product
from operator import add, mul, sub

import mpmath

from symproof.kernel import App, Claim, Definition, Lam, Num, Sequent, Term, Var
from symproof.kernel.term import diff

from .germs import (
    Germ,
    Unknown,
    Value,
    beside,
    floating,
    is_zero,
    lifted,
    sign,
    together,
)
from .shorthand import f, odd, t

OPEN = Fraction(5)  # the value of log(-1), sqrt(-1), (-1)^(1/2)
ODD = odd("phi")
SLOPE = diff("t", f("phi", t), t)
DIFFERENTIABLE = Claim("diff", SLOPE, SLOPE, ("t",))
SAMPLES = tuple(Fraction(n, 2) for n in (-3, -1, 0, 2))


def near(value: Value) -> Value:
    """Return a value that is exactly 0 or surely not 0."""
    sign(value)
    return value


def bounded(value: Value, limit: int = 10**6) -> Value:
    if abs(value) > limit:
        raise Unknown
    return value


@dataclass
class Model:
    """Values of variables, of 1/0 and, by a number, of the function variables.

    Where the model is `smooth`, the function variables are piecewise polynomials, else they are
    nowhere continuous; phi is odd, and in a smooth model differentiable.
    """

    variables: dict[str, Value]
    at_zero: Fraction = OPEN
    salt: int = 0
    defined: dict[str, Definition] = field(default_factory=dict)
    smooth: bool = False
    no_slope: Fraction = OPEN
    outer: dict[str, Value] | None = None
    level: int = 0

    def value(self, term: Term) -> Value:
        """Return the value of a term; of a relation, 1 or 0."""
        match term:
            case Num(value):
                return Fraction(value)
            case Var(name):
                return self.variables[name]
            case App("diff", (Lam((name,), body), point)):
                return self.slope(name, body, self.value(point))
            case App(_, (Lam(), *_)):
                raise Unknown
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
            outer = self.variables if self.outer is None else self.outer
            inner = {**outer, **dict(zip(definition.params, args, strict=True))}
            return replace(self, variables=inner, outer=outer).value(definition.body)
        if head == "^":
            return self.power(*args)
        if head == "/":
            return together(args[0], self.reciprocal(args[1]), mul)
        if head == "tan":
            return together(
                mpmath.sin(real(args[0])), self.reciprocal(mpmath.cos(real(args[0]))), mul
            )
        if args and isinstance(args[0], Germ) and head in SMOOTH:
            if head in ("log", "sqrt") and sign(args[0].terms[0]) <= 0:
                raise Unknown
            return args[0].under(SMOOTH[head])
        function = FUNCTIONS.get(head)
        return function(*args) if function else self.unknown_function(head, args)

    def bound(self, values: dict[str, Value]) -> Model:
        """Return the model where some names are bound; definitions keep their variables."""
        outer = self.variables if self.outer is None else self.outer
        return replace(self, variables={**self.variables, **values}, outer=outer)

    def side(self, name: str, body: Term, point: Value, side: int) -> Value | None:
        """Return the derivative to one side, 1 or -1; None where there is none."""
        level = self.level + 1
        inner = replace(self.bound({name: beside(point, side, level)}), level=level)
        germ = lifted(inner.value(body), level)
        there = self.bound({name: point}).value(body)
        if not is_zero(minus(germ.terms[0], there)):
            return None
        return germ.terms[1] if side > 0 else -germ.terms[1]

    def derivative(self, rel: str, name: str, body: Term, point: Value) -> Value | None:
        """Return the derivative that a judgement is about; None where there is none."""
        sides = {"diff": (1, -1), "diff+": (1,), "diff-": (-1,)}[rel]
        values = [self.side(name, body, point, side) for side in sides]
        if any(value is None or not is_zero(minus(value, values[0])) for value in values):
            return None
        return values[0]

    def slope(self, name: str, body: Term, point: Value) -> Value:
        value = self.derivative("diff", name, body, point)
        return self.no_slope if value is None else value

    def polynomial(self, head: str, args: list[Value]) -> Value:
        """Return the value of a piecewise polynomial that depends on the name."""
        number = zlib.crc32(f"{self.salt} {head} {len(args)}".encode())
        a, b, c, d = (Fraction(number // 7**i % 7 - 3, 1 + i % 2) for i in range(4))
        first, last = args[0], args[-1]
        both = together(first, last, mul)
        if head == "phi" and len(args) == 1:
            cube = together(both, first, mul)
            return together(together(a, first, mul), together(b, cube, mul), add)
        kink = abs(minus(first, Fraction(number % 3)))
        parts = zip((b, c, d), (last, both, kink), strict=True)
        total: Value = a
        for by, part in parts:
            total = together(total, together(by, part, mul), add)
        return total

    def unknown_function(self, head: str, args: Iterable[object]) -> Value:
        """Return a value that depends on the name and the arguments, and on nothing else.

        The function phi of one argument is odd.

        Raises:
            Unknown: an argument is not exact.

        """
        if self.smooth:
            return self.polynomial(head, list(args))
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
        if not near(value):
            return self.at_zero
        return value.inverse() if isinstance(value, Germ) else 1 / value

    def power(self, base: Value, exponent: Value) -> Value:
        if isinstance(exponent, Germ):
            raise Unknown
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
            model = self.bound(dict(zip(claim.forall, values, strict=True)))
            if claim.rel not in RELATIONS:
                if not model.judges(claim):
                    return False
            elif not RELATIONS[claim.rel](minus(model.value(claim.lhs), model.value(claim.rhs))):
                return False
        return True

    def judges(self, claim: Claim) -> bool:
        """Whether a derivative exists and is what a claim says."""
        match claim.lhs:
            case App("diff", (Lam((name,), body), point)):
                value = self.derivative(claim.rel, name, body, self.value(point))
            case _:
                raise Unknown
        return value is not None and is_zero(minus(value, self.value(claim.rhs)))

    def refutes(self, sequent: Sequent) -> bool:
        """Whether all hypotheses are surely true here, and the claim is not."""
        model = replace(self, defined={d.name: d for d in sequent.defs})
        known = {ODD, DIFFERENTIABLE} if self.smooth else {ODD}
        if any(hyp.forall and (hyp not in known or "phi" in model.defined) for hyp in sequent.hyps):
            return False
        try:
            return all(map(model.holds, sequent.hyps)) and not model.holds(sequent.claim)
        except (Unknown, OverflowError):
            return False


def minus(a: Value, b: Value) -> Value:
    return together(a, b, sub)


def real(value: Value) -> mpmath.mpf:
    """Return a value as a floating-point number that is not large."""
    return floating(bounded(value, 20))


def by(function: Callable[[mpmath.mpf], mpmath.mpf]) -> Callable[[Value], Value]:
    return lambda value: function(real(value))


def equal(difference: Value) -> bool:
    return is_zero(difference)


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

# what has a power series, where it has one
SMOOTH: dict[str, Callable[[mpmath.mpf], mpmath.mpf]] = {
    "sigmoid": lambda a: 1 / (1 + mpmath.exp(-a)),
    "Phi": mpmath.ncdf,
    **{
        name: getattr(mpmath, name)
        for name in ("exp", "log", "sqrt", "sin", "cos", "sinh", "cosh", "tanh", "atan", "erf")
    },
}
