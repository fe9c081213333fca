"""The value of a term at an exact point: a rational number, a ball, or a power series.

A branch is taken only where its guard is certain; where it is not, the value is the hull of the
branches, and there is no series.  At the kink of a derivative (where a guard compares equal
numbers) the series of both sides are computed, and the derivative exists only if they agree
exactly with each other and with the value there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from math import factorial
from typing import Final

from symproof.engine.refutation import balls, integrating, jets
from symproof.engine.refutation.balls import FUNCTIONS, Number
from symproof.engine.refutation.enclosures import NoDerivative, Undefined, Unsettled
from symproof.engine.refutation.jets import ONE, ZERO, Jet, Value, nested, number
from symproof.kernel.ring import difference
from symproof.kernel.sequent import ZERO as NOTHING
from symproof.kernel.sequent import Claim, Definition, guard_claim
from symproof.kernel.term import INTEGRALS, App, Lam, Num, Term, Var

MAX_STEPS: Final = 50_000
MAX_ORDER: Final = 12
MAX_LEVEL: Final = 6
# how many more coefficients are computed where what a guard compares has a multiple zero
MULTIPLE: Final = 3
SMOOTH: Final = frozenset({*FUNCTIONS, "log", "sqrt"})

Function = Lam | Definition


class MultipleZero(Unsettled):
    """The coefficients that were computed of what a guard compares are all 0."""


@dataclass(slots=True)
class Germ:
    """The side of a point from which a function is looked at, and whether that mattered."""

    side: int
    tied: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """Values of variables; those in `local` are bound inside the term, at `level` derivatives.

    `cost` is about how many operations with numbers one with the series here takes.
    """

    values: Mapping[str, Value]
    local: frozenset[str] = frozenset()
    level: int = 0
    germ: Germ | None = None
    cost: int = 1
    memo: dict[Term, Value] = field(default_factory=dict[Term, Value])


class Evaluator:
    """Values of terms under given functions, with the working precision of FLINT."""

    def __init__(self, functions: Mapping[str, Function], point: Mapping[str, Value]) -> None:
        self.functions = functions
        self.point = point
        self.root = Scope(point)
        self.steps = 0

    def number(self, term: Term) -> Number:
        """Return the value at the point.

        Raises:
            Unsettled: the term is not certainly defined there, or too large to be computed.
        """
        value = self._value(term, self.root)
        return number(value)

    def _value(self, term: Term, scope: Scope) -> Value:
        known = scope.memo.get(term)
        if known is None:
            self.steps += scope.cost
            if self.steps > MAX_STEPS:
                raise Undefined("a term too large to be computed")
            known = self._compute(term, scope)
            scope.memo[term] = known
        return known

    def _compute(self, term: Term, scope: Scope) -> Value:
        match term:
            case Num(value):
                return balls.rational(Fraction(value))
            case Var(name) if name in scope.values:
                return scope.values[name]
            case App("diff", (Lam() as function, point)):
                return self._derivative(function, point, scope)
            case App(head, (Lam(), *_)) if head in INTEGRALS:
                return self._integral(term, scope)
            case App("cases", args):
                return self._cases(args, scope)
            case App("^", (base, exponent)):
                return self._power(base, exponent, scope)
            case App(head, ()):
                return balls.constant(head)
            case App(head, args):
                return self._applied(head, [self._value(arg, scope) for arg in args], scope)
            case _:
                raise Undefined(f"{term!r} has no value here")

    def _applied(self, head: str, args: list[Value], scope: Scope) -> Value:
        match head, args:
            case "()", [a]:
                return a
            case "neg", [a]:
                return jets.negative(a)
            case "+", [a, b]:
                return jets.add(a, b)
            case "-", [a, b]:
                return jets.subtract(a, b)
            case "*", [a, b]:
                return jets.multiply(a, b)
            case "/", [a, b]:
                return jets.divide(a, b)
            case "abs", [a]:
                return self._larger(a, jets.negative(a), scope)
            case "max", [a, b]:
                return self._larger(a, b, scope)
            case "min", [a, b]:
                return jets.negative(self._larger(jets.negative(a), jets.negative(b), scope))
            case "sign", [a]:
                return self._sign(a, scope)
            case _, [a] if head in SMOOTH:
                return jets.function(head, a, self._at)
            case _:
                return self._called(head, args, scope)

    def _at(self, term: Term, value: Value) -> Value:
        """Return the value of a term in t."""
        return self._value(term, Scope({"t": value}))

    def _called(self, head: str, args: list[Value], scope: Scope) -> Value:
        """Return a function that is given: its body at the arguments."""
        function = self.functions.get(head)
        if function is None or len(function.params) != len(args):
            raise Undefined(f"{head} is not a known function")
        # what is free in the body is free in the statement, not bound around the call
        if not scope.local.isdisjoint(function.body.variables.difference(function.params)):
            raise Undefined(f"a variable of {head} is bound")
        values = {**self.point, **dict(zip(function.params, args, strict=True))}
        inner = Scope(values, scope.local, scope.level, scope.germ, scope.cost)
        return self._value(function.body, inner)

    def _power(self, base_term: Term, exponent_term: Term, scope: Scope) -> Value:
        """Return a power, under the conditions that the kernel makes for it to be defined."""
        base, exponent = self._value(base_term, scope), self._value(exponent_term, scope)
        written = _rational(exponent_term)
        if written is not None and written.denominator == 1:
            return jets.integer_power(base, int(written))
        if written is None and balls.compare(number(base), ZERO) != 1:
            raise Unsettled("the base of a power is not certainly positive")
        if isinstance(base, Jet) or isinstance(exponent, Jet):
            log = jets.function("log", base, self._at)
            return jets.function("exp", jets.multiply(exponent, log), self._at)
        return balls.real_power(base, exponent)

    def _integral(self, term: Term, scope: Scope) -> Value:
        """Return an integral, at numbers only.

        Raises:
            Unsettled: it does not certainly exist, or depends on what a derivative is taken of.
        """
        if any(isinstance(value, Jet) for value in scope.values.values()):
            raise Unsettled("there is no series of an integral")
        # what is free in a function that is given is free in the statement
        functions = {name: Lam(f.params, f.body) for name, f in self.functions.items()}
        if any(not scope.local.isdisjoint(f.variables) for f in functions.values()):
            raise Undefined("a variable of a function is bound")
        self.steps += integrating.COST
        known = {name: number(value) for name, value in scope.values.items()}

        def at_point(part: Term) -> Number:
            return number(self._value(part, scope))

        return integrating.value(term, known, functions, at_point)

    # comparison and branches

    def sign(self, a: Value, b: Value, scope: Scope) -> int | None:
        """Return the sign of a - b, on the side that is looked at; None where it is uncertain.

        Raises:
            Unsettled: a series is not certainly on one side.
        """
        order = balls.compare(number(a), number(b))
        if order or not (isinstance(a, Jet) or isinstance(b, Jet)):
            return order
        if order is None or scope.germ is None or scope.level != 1:
            raise Unsettled("a guard of a derivative is not certain")
        scope.germ.tied = True
        gap = jets.subtract(a, b)
        parts = gap.parts if isinstance(gap, Jet) else (gap,)
        for k, part in enumerate(parts):
            order = balls.compare(number(part), ZERO)
            if order is None:
                raise Unsettled("a guard of a derivative is not certain")
            if order:
                return order * scope.germ.side**k
        return 0

    def _larger(self, a: Value, b: Value, scope: Scope) -> Value:
        order = self.sign(a, b, scope)
        if order is None:
            return balls.larger(number(a), number(b))
        if order == 0:
            # the series agree to their ends; a plain number would say that it is constant
            return a if isinstance(a, Jet) else b
        return a if order > 0 else b

    def _sign(self, a: Value, scope: Scope) -> Value:
        order = self.sign(a, ZERO, scope)
        if order == 0 and isinstance(a, Jet):
            raise MultipleZero("a sign near a multiple zero")
        return balls.hull(-ONE, ONE) if order is None else Fraction(order)

    def _cases(self, args: tuple[Term, ...], scope: Scope) -> Value:
        possible: list[Value] = []
        for guard, value in zip(args[:-1:2], args[1::2], strict=True):
            truth = self._guard(guard_claim(guard), scope)
            if truth is not False:
                possible.append(self._value(value, scope))
            if truth:
                break
        else:
            possible.append(self._value(args[-1], scope))
        result = possible[0]
        for value in possible[1:]:
            if isinstance(result, Jet) or isinstance(value, Jet):
                raise Unsettled("a branch of a derivative is not certain")
            result = balls.hull(result, value)
        return result

    def _guard(self, guard: Claim, scope: Scope) -> bool | None:
        left, right = self._value(guard.lhs, scope), self._value(guard.rhs, scope)
        order = self.sign(left, right, scope)
        if order == 0 and (isinstance(left, Jet) or isinstance(right, Jet)):
            raise MultipleZero("a guard of a derivative near a multiple zero")
        return relation_holds(guard.rel, order)

    # derivatives

    def _derivative(self, function: Lam, point: Term, scope: Scope) -> Value:
        param, body, order = nested(function)
        level = scope.level + 1
        if level > MAX_LEVEL or order > MAX_ORDER:
            raise Undefined("derivatives nested too deeply")
        centre = self._inner(point, scope)
        scaled = Fraction(factorial(order))
        if level > 1:
            # near a kink of several variables the derivatives around may not exist
            series = self._series(param, body, centre, order, scope, None)
            return jets.multiply(scaled, series[order])
        both, right = self._two_sided(param, body, centre, order, scope)
        if not both:
            self._check_agreement(param, body, centre, order, scope, right)
        return jets.multiply(scaled, right[order])

    def _inner(self, term: Term, scope: Scope) -> Value:
        """Return a value that a derivative needs; one missing in it says nothing of this one.

        Raises:
            Unsettled: it is not certainly defined.
        """
        try:
            return self._value(term, scope)
        except NoDerivative as error:
            raise Undefined(str(error)) from None

    def _series(
        self,
        param: str,
        body: Term,
        centre: Value,
        order: int,
        scope: Scope,
        germ: Germ | None,
    ) -> tuple[Value, ...]:
        """Return the coefficients of a function around a point, up to an order.

        Where something is 0 to that order, its sign is read off coefficients of higher order.
        """
        try:
            return self._coefficients(param, body, centre, order, scope, germ)
        except MultipleZero:
            more = self._coefficients(param, body, centre, order + MULTIPLE, scope, germ)
            return more[: order + 1]

    def _coefficients(
        self,
        param: str,
        body: Term,
        centre: Value,
        order: int,
        scope: Scope,
        germ: Germ | None,
    ) -> tuple[Value, ...]:
        level = scope.level + 1
        variable = Jet(level, (centre, ONE, *[ZERO] * (order - 1)))
        values = {**scope.values, param: variable}
        cost = scope.cost * (order + 1) ** 2
        inner = Scope(values, scope.local | {param}, level, germ, cost)
        value = self._value(body, inner)
        if isinstance(value, Jet) and value.level == level:
            return value.parts
        return (value, *[ZERO] * order)

    def _two_sided(
        self, param: str, body: Term, centre: Value, order: int, scope: Scope
    ) -> tuple[bool, tuple[Value, ...]]:
        """Return the series on the right, and whether it is that on the left: no guard is tied."""
        germ = Germ(1)
        series = self._series(param, body, centre, order, scope, germ)
        return not germ.tied, series

    def _check_agreement(
        self,
        param: str,
        body: Term,
        centre: Value,
        order: int,
        scope: Scope,
        right: tuple[Value, ...],
    ) -> None:
        """Refuse a derivative at a kink unless both sides and the value agree exactly.

        Raises:
            NoDerivative: they certainly differ; Unsettled: they do not certainly agree.
        """
        left = self._series(param, body, centre, order, scope, Germ(-1))
        inner = Scope({**scope.values, param: centre}, scope.local | {param}, scope.level)
        here = self._inner(body, inner)
        for k, (p, q) in enumerate(zip(left, right, strict=True)):
            # a jump of the function: the value is compared with the limits
            for a, b in ((p, q), (here, q)) if k == 0 else ((p, q),):
                order_here = balls.compare(number(a), number(b))
                if order_here and (k == order or order == 1):
                    scale = Fraction(factorial(k))
                    raise NoDerivative(
                        balls.enclosure(number(jets.multiply(scale, a))),
                        balls.enclosure(number(jets.multiply(scale, b))),
                    )
                if order_here != 0:
                    raise Unsettled("the two sides of a kink do not certainly agree")

    def one_sided(self, function: Lam, point: Term, side: int) -> Number:
        """Return the derivative from one side at the point.

        Raises:
            Unsettled: it does not certainly exist.
        """
        centre = self._inner(point, self.root)
        germ = Germ(side)
        (param,) = function.params
        first, slope = self._series(param, function.body, centre, 1, self.root, germ)
        if germ.tied:
            inner = Scope({**self.point, param: centre}, frozenset({param}))
            here = self._inner(function.body, inner)
            if balls.compare(number(here), number(first)) != 0:
                raise Unsettled("the function may jump")
        return number(slope)


@lru_cache(maxsize=1_000)
def _rational(term: Term) -> Fraction | None:
    """Return the value of a term that is a rational constant for the kernel."""
    return difference(term, NOTHING)


def relation_holds(rel: str, order: int | None) -> bool | None:
    """Whether a rel b, for the sign of a - b; None where that is not certain."""
    if order is None:
        return None
    match rel:
        case "=":
            return order == 0
        case "!=":
            return order != 0
        case "<":
            return order < 0
        case _:
            return order <= 0
