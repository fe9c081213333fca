"""Inequalities of fractions: 0 R t from 0 R n and 0 < d, where t = n/d."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from symproof.engine.equality import attempt
from symproof.engine.order.sign_lemmas import (
    MINUS_ONE,
    ONE,
    product,
    quotient_sign,
    repeated,
    rewritten,
    square_positive,
    transfer,
)
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import Ring, as_constant, freeze
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import BRACKET, App, Num, Term
from symproof.kernel.theorem import Theorem

Prover = Callable[[Claim], Theorem | None]
# a divisor, by its place among those found, to a power
Powers = dict[int, int]


@dataclass(slots=True)
class Quotient:
    """A term as a numerator over powers of divisors; divisors that are equal are found once."""

    ring: Ring = field(default_factory=Ring)
    divisors: list[Term] = field(default_factory=list[Term])
    # every divisor as it stands in the term: `field` must know each to be different from 0
    written: dict[Term, None] = field(default_factory=dict[Term, None])
    known: dict[object, int] = field(default_factory=dict[object, int])

    def of(self, term: Term) -> tuple[Term, Powers]:
        """Return numerator and denominator.

        Raises:
            KernelError: ring-size.
        """
        match term:
            case App("+" | "-" as head, (a, b)):
                (n, p), (m, q) = self.of(a), self.of(b)
                common = {i: max(p.get(i, 0), q.get(i, 0)) for i in p.keys() | q.keys()}
                return App(head, (self._over(n, p, common), self._over(m, q, common))), common
            case App("neg", (a,)):
                n, p = self.of(a)
                return App("neg", (n,)), p
            case App("*", (a, b)):
                return self._product(self.of(a), self.of(b))
            case App("/", (a, b)) if not self._is_constant(b):
                self.written[b] = None
                (n, p), (m, q) = self.of(a), self.of(b)
                return self._product((n, p), (self._power_term(q), {self._place(m): 1}))
            case App("^", (a, b)) if (k := self.ring.exponent(b)) is not None:
                return self._power(term, a, k)
            case App(head, (a,)) if head == BRACKET:
                return self.of(a)
            case _:
                return term, {}

    def _power(self, term: Term, base: Term, exponent: int) -> tuple[Term, Powers]:
        if exponent < 0:
            self.written[base] = None
        n, p = self.of(base)
        if exponent < 0:
            n, p = self._power_term(p), {self._place(n): 1}
        elif not p:
            return term, {}
        k = abs(exponent)
        return App("^", (n, Num(k))), {i: e * k for i, e in p.items()}

    def _product(self, a: tuple[Term, Powers], b: tuple[Term, Powers]) -> tuple[Term, Powers]:
        powers = dict(a[1])
        for i, e in b[1].items():
            powers[i] = powers.get(i, 0) + e
        return _times(a[0], b[0]), powers

    def _over(self, numerator: Term, own: Powers, common: Powers) -> Term:
        missing = {i: e - own.get(i, 0) for i, e in common.items() if e > own.get(i, 0)}
        return _times(numerator, self._power_term(missing))

    def _power_term(self, powers: Powers) -> Term:
        result: Term = ONE
        for i in sorted(powers):
            factor = self.divisors[i]
            if powers[i] > 1:
                factor = App("^", (factor, Num(powers[i])))
            result = _times(result, factor)
        return result

    def _place(self, divisor: Term) -> int:
        key = freeze(self.ring.normal(divisor))
        if key not in self.known:
            self.known[key] = len(self.divisors)
            self.divisors.append(divisor)
        return self.known[key]

    def _is_constant(self, term: Term) -> bool:
        return as_constant(self.ring.normal(term)) is not None


def _times(a: Term, b: Term) -> Term:
    if a == ONE:
        return b
    return a if b == ONE else App("*", (a, b))


def cleared(rel: str, term: Term, condition: Prover, goal: Prover) -> Theorem | None:
    """Return 0 rel term from what `goal` proves without its divisors.

    `condition` proves the signs of the divisors, or that they are not 0.
    """
    quotient = Quotient()
    try:
        numerator, powers = quotient.of(term)
    except KernelError:
        return None
    if not powers:
        return None
    nonzero: list[Theorem] = []
    for divisor in quotient.written:
        claim = Claim("!=", divisor, ZERO)
        apart = condition(claim)
        for side, factor in (
            (Claim("<", ZERO, divisor), MINUS_ONE),
            (Claim("<", divisor, ZERO), ONE),
        ):
            apart = apart or transfer(claim, condition(side), factor)
        if apart is None:
            return None
        nonzero.append(apart)
    bottom: Theorem | None = None
    for i, exponent in sorted(powers.items()):
        sign, positive = _positive_power(quotient.divisors[i], exponent, condition)
        if positive is None:
            return None
        if sign is not None:
            numerator = _times(numerator, sign)
        bottom = positive if bottom is None else product(bottom, positive)
    if bottom is None:
        return None
    top = goal(Claim(rel, ZERO, numerator))
    return top and _divided(Claim(rel, ZERO, term), top, bottom, nonzero)


def _positive_power(
    divisor: Term, exponent: int, condition: Prover
) -> tuple[Term | None, Theorem | None]:
    """Return a factor for the numerator, and 0 < the power with that factor."""
    above = condition(Claim("<", ZERO, divisor))
    if above is not None:
        return None, repeated(above, exponent)
    apart = condition(Claim("!=", divisor, ZERO))
    square = apart and square_positive(divisor, apart)
    if exponent % 2 == 0:
        return None, repeated(square, exponent // 2)
    below = condition(Claim("<", divisor, ZERO))
    if below is not None:
        minus = transfer(Claim("<", ZERO, App("neg", (divisor,))), below)
        return MINUS_ONE, repeated(minus, exponent)
    return divisor, repeated(square, (exponent + 1) // 2)


def _divided(claim: Claim, top: Theorem, bottom: Theorem, nonzero: list[Theorem]) -> Theorem | None:
    """Return the claim 0 rel t from 0 rel n and 0 < d, where t = n/d as fractions."""
    n, d = top.claim.rhs, bottom.claim.rhs
    quotient = App("/", (n, d))
    found = quotient_sign(quotient, claim.rel, top, bottom, 1)
    apart = transfer(Claim("!=", d, ZERO), bottom, MINUS_ONE)
    if found is None or apart is None:
        return None
    equation = attempt("field", (*nonzero, apart), claim.rhs, quotient)
    return None if equation is None else rewritten(claim, found, equation, 1)
