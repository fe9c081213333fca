"""Complex balls: values of a function under an integral, on pieces of the path and around them.

FLINT integrates what it may evaluate on boxes of complex numbers: it asks for a ball around all
values, and for some boxes (`analytic`) also whether the function is analytic on the whole box; a
ball that is not finite says no.  Where a function is not certainly defined the ball is not finite
either, so that an integral that comes out is one of a function with a value everywhere on the path.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache, reduce
from typing import Final

from flint import acb, arb

from symproof.engine.refutation import balls
from symproof.engine.refutation.balls import Number
from symproof.engine.refutation.enclosures import Unsettled
from symproof.kernel.ring import difference
from symproof.kernel.sequent import ZERO, guard_claim
from symproof.kernel.term import BRACKET, App, Lam, Num, Term, Var

NAN: Final = acb("nan")
ONE: Final = acb(1)

# what a term is that does not depend on the variable of the integral
Constant = Callable[[Term], Number]
# the body of a function that is given, and its parameters
Given = Mapping[str, tuple[tuple[str, ...], Term]]


def _tan(z: acb) -> acb:
    return z.sin() / z.cos()


def _normal(z: acb) -> acb:
    return (ONE + (z / acb(2).sqrt()).erf()) / 2


def _sigmoid(z: acb) -> acb:
    return ONE / (ONE + (-z).exp())


# analytic wherever they have a value
MEROMORPHIC: Final[dict[str, Callable[[acb], acb]]] = {
    "exp": acb.exp,
    "sin": acb.sin,
    "cos": acb.cos,
    "tan": _tan,
    "sinh": acb.sinh,
    "cosh": acb.cosh,
    "tanh": acb.tanh,
    "erf": acb.erf,
    "Phi": _normal,
    "sigmoid": _sigmoid,
}


class Integrand:
    """The function under an integral, of the variable `name`."""

    def __init__(self, name: str, body: Term, constant: Constant, given: Given) -> None:
        self.name = name
        self.body = body
        self.constant = constant
        self.given = given
        self.calls = 0

    def __call__(self, z: acb, analytic: bool) -> acb:
        """Return a ball around all values on a box, not finite where it cannot be said."""
        self.calls += 1
        try:
            return _Box(self, analytic=bool(analytic)).value(self.body, {self.name: z})
        except (Unsettled, ValueError, ZeroDivisionError, OverflowError):
            # an error must not cross FLINT
            return NAN


class _Box:
    def __init__(self, integrand: Integrand, *, analytic: bool) -> None:
        self.integrand = integrand
        self.analytic = analytic

    def value(self, term: Term, local: Mapping[str, acb]) -> acb:
        """Return a ball around the values of a term."""
        if term.variables.isdisjoint(local):
            return acb(balls.ball(self.integrand.constant(term)))
        match term:
            case Var(name):
                return local[name]
            case App("cases", args):
                return self._cases(args, local)
            case App("^", (base, exponent)):
                return self._power(base, exponent, local)
            case App(head, args) if not any(isinstance(arg, Lam) for arg in args):
                return self._applied(head, [self.value(arg, local) for arg in args])
            case _:
                return NAN

    def _applied(self, head: str, args: list[acb]) -> acb:
        match head, args:
            case ("+", [a, b]):
                return a + b
            case ("-", [a, b]):
                return a - b
            case ("*", [a, b]):
                return a * b
            case ("/", [a, b]):
                return NAN if b.contains(0) else a / b
            case ("neg", [a]):
                return -a
            case (head, [a]) if head == BRACKET:
                return a
            case ("log", [a]):
                return a.log() if _sign(a) == 1 else NAN
            case ("sqrt", [a]):
                return a.sqrt() if _sign(a) == 1 else NAN
            case ("atan", [a]):
                # the cuts go from i and -i away from the real numbers
                return a.atan() if a.imag.abs_upper() < 1 else NAN
            case ("abs", [a]):
                return self._chosen(_sign(a), a, -a)
            case ("max", [a, b]):
                return self._chosen(_sign(a - b), a, b)
            case ("min", [a, b]):
                return self._chosen(_sign(b - a), a, b)
            case ("sign", [a]):
                return self._chosen(_sign(a), ONE, -ONE)
            case (head, [a]) if head in MEROMORPHIC:
                return MEROMORPHIC[head](a)
            case _:
                return self._called(head, args)

    def _called(self, head: str, args: list[acb]) -> acb:
        found = self.integrand.given.get(head)
        if found is None or len(found[0]) != len(args):
            return NAN
        params, body = found
        return self.value(body, dict(zip(params, args, strict=True)))

    def _chosen(self, sign: int | None, first: acb, second: acb) -> acb:
        """Return the first where a sign is positive, the second where it is negative.

        Where it is 0 or open the value is one of the two, or between them.
        """
        if sign:
            return first if sign > 0 else second
        return self._hull([first, second])

    def _hull(self, values: list[acb]) -> acb:
        """Return a ball around several real values; they make no analytic function."""
        if self.analytic or any(not value.imag.is_zero() for value in values):
            return NAN
        return acb(reduce(arb.union, [value.real for value in values]))

    def _power(self, base_term: Term, exponent_term: Term, local: Mapping[str, acb]) -> acb:
        base = self.value(base_term, local)
        written = _rational(exponent_term)
        if written is not None and written.denominator == 1:
            n = int(written)
            if n < 0:
                return NAN if base.contains(0) else ONE / base ** (-n)
            return base**n
        if _sign(base) != 1:
            return NAN
        return (self.value(exponent_term, local) * base.log()).exp()

    def _cases(self, args: tuple[Term, ...], local: Mapping[str, acb]) -> acb:
        possible: list[acb] = []
        for guard, value in zip(args[:-1:2], args[1::2], strict=True):
            claim = guard_claim(guard)
            gap = self.value(claim.lhs, local) - self.value(claim.rhs, local)
            truth = _holds(claim.rel, gap)
            if truth is not False:
                possible.append(self.value(value, local))
            if truth:
                break
        else:
            possible.append(self.value(args[-1], local))
        return possible[0] if len(possible) == 1 else self._hull(possible)


def _sign(z: acb) -> int | None:
    """Return the sign of the real part on a whole box, None where it is 0 or open."""
    real = z.real
    if not real.is_finite():
        return None
    return 1 if real > 0 else -1 if real < 0 else None


def _holds(rel: str, gap: acb) -> bool | None:
    """Whether a - b is as a relation says, on a whole box."""
    sign = _sign(gap)
    if sign is None:
        # 0 without a radius is 0
        if not gap.is_zero():
            return None
        sign = 0
    return {"=": sign == 0, "!=": sign != 0, "<": sign < 0}.get(rel, sign <= 0)


@lru_cache(maxsize=1_000)
def _rational(term: Term) -> Fraction | None:
    return Fraction(term.value) if isinstance(term, Num) else difference(term, ZERO)
