"""Circular normal form: sin and cos of sums of multiples as polynomials in those of few units.

The arguments are split as in `exponentials`; sin(n*u + ...) is expanded by the addition
theorems, and rational multiples of pi take their values where these are known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from symproof.engine.context import negated
from symproof.engine.equality import attempt, chain, congruence, refl
from symproof.engine.laws.algebra import Algebra, NoFractionError
from symproof.engine.laws.angles import KNOWN, angle, values
from symproof.engine.laws.arctangent import atan_one
from symproof.engine.laws.conditions import Conditions
from symproof.engine.laws.exponentials import Multiples, scaled
from symproof.engine.laws.modulo import Relation
from symproof.engine.rewriting import Rewriter
from symproof.kernel.ring import difference
from symproof.kernel.sequent import ZERO, eq
from symproof.kernel.term import App, Num, Term
from symproof.kernel.theorem import Theorem, infer

MAX_MULTIPLE: Final = 16
MAX_TURNS: Final = 10_000
CIRCULAR: Final = frozenset({"sin", "cos"})
PI: Final = App("pi")
ONE: Final = Num(1)


@dataclass(frozen=True, slots=True)
class Angle:
    """A term with theorems for its sine and its cosine."""

    term: Term
    sine: Theorem
    cosine: Theorem


def circular(terms: Iterable[Term]) -> Rewriter:
    """Return the rewriter of sin, cos and tan to those of common units."""
    expansion = _Expansion(Multiples(CIRCULAR | {"tan"}, terms))

    def rewrite(_: object, term: Term) -> Theorem | None:
        match term:
            case App("tan", (App("atan", (a,)),)):
                return infer("axiom", (), "tan_atan", (a,))
            case App("tan", (a,)):
                return infer("axiom", (), "tan_def", (a,))
            case App("sin" | "cos", (a,)):
                return expansion.value(term, a)
            case App("atan", (a,)) if (u := negated(a)) is not None:
                same = infer("ring", (), term, App("atan", (App("neg", (u,)),)))
                return chain(same, infer("axiom", (), "atan_neg", (u,)))
            case App("atan", (a,)) if difference(a, ZERO) == 0:
                return _atan_zero(term)
            case App("atan", (a,)) if difference(a, ONE) == 0:
                one = atan_one()
                return one and chain(infer("ring", (), term, one.claim.lhs), one)
            case _:
                return None

    return rewrite


def _atan_zero(term: Term) -> Theorem | None:
    """Return atan(0) = 0, from atan(-0) = -atan(0)."""
    zero = App("atan", (ZERO,))
    odd = infer("axiom", (), "atan_neg", (ZERO,))
    same = infer("ring", (), odd.claim.lhs, zero)
    half = Num(1) / Num(2)
    nothing = infer("linear", (same, odd), eq(zero, ZERO), (-half, half))
    equal = infer("ring", (), term, zero)
    return chain(equal, nothing)


class _Expansion:
    def __init__(self, multiples: Multiples) -> None:
        self.multiples = multiples
        self.known: dict[Term, Angle | None] = {}

    def value(self, term: App, argument: Term) -> Theorem | None:
        """Return sin(argument) or cos(argument) in terms of units."""
        if argument not in self.known:
            try:
                self.known[argument] = self._angle(argument)
            except NoFractionError:
                self.known[argument] = None
        found = self.known[argument]
        if found is None:
            return None
        theorem = found.sine if term.head == "sin" else found.cosine
        same = attempt("ring", (), term, theorem.claim.lhs)
        result = same and chain(same, theorem)
        return None if result is None or difference(term, result.claim.rhs) == 0 else result

    def _angle(self, argument: Term) -> Angle | None:
        result: Angle | None = None
        for key, coefficient in self.multiples.split(argument).items():
            part = self._multiple_of_pi(coefficient) if self.multiples.bases[key] == PI else None
            if part is None:
                part = self._multiple_of_unit(key, coefficient)
            if part is None:
                return None
            result = part if result is None else _sum(result, part)
        return _zero() if result is None else result

    @staticmethod
    def _multiple_of_pi(coefficient: Fraction) -> Angle | None:
        """Return the angle coefficient*pi where its unit has known values."""
        n = next((n for n in KNOWN if (coefficient * n).denominator == 1), None)
        pair = None if n is None else values(n)
        if n is None or pair is None or abs(coefficient) > MAX_TURNS:
            return None
        return _multiple(int(coefficient * n), Angle(angle(n), *pair))

    def _multiple_of_unit(self, key: object, coefficient: Fraction) -> Angle | None:
        step = self.multiples.steps.get(key)
        if step is None or (coefficient / step).denominator != 1:
            return None
        count = int(coefficient / step)
        if abs(count) > MAX_MULTIPLE:
            return None
        unit = scaled(step, self.multiples.bases[key])
        return _multiple(count, Angle(unit, *(refl(App(f, (unit,))) for f in ("sin", "cos"))))


def _zero() -> Angle:
    return Angle(ZERO, *(infer("axiom", (), name, ()) for name in ("sin_zero", "cos_zero")))


def _multiple(count: int, unit: Angle) -> Angle:
    """Return the angle count*unit, by doubling."""
    if count == 0:
        return _zero()
    if count < 0:
        return _minus(_multiple(-count, unit))
    half = unit if count == 1 else _multiple(count // 2, unit)
    if count == 1:
        return unit
    doubled = _sum(half, half)
    return _sum(doubled, unit) if count % 2 else doubled


def _minus(a: Angle) -> Angle:
    negative = infer("axiom", (), "sin_neg", (a.term,))
    outer = negative.claim.rhs
    sine = chain(negative, congruence(outer, [a.sine])) if isinstance(outer, App) else negative
    even = infer("axiom", (), "cos_neg", (a.term,))
    return Angle(App("neg", (a.term,)), _tidied(sine), chain(even, a.cosine))


def _sum(a: Angle, b: Angle) -> Angle:
    """Return the angle a + b by the addition theorems."""
    sine = _added("sin_add", a, b, ((a.sine, b.cosine), (a.cosine, b.sine)))
    cosine = _added("cos_add", a, b, ((a.cosine, b.cosine), (a.sine, b.sine)))
    return Angle(App("+", (a.term, b.term)), sine, cosine)


def _added(axiom: str, a: Angle, b: Angle, products: Iterable[tuple[Theorem, Theorem]]) -> Theorem:
    law = infer("axiom", (), axiom, (a.term, b.term))
    outer = law.claim.rhs
    if not isinstance(outer, App):
        return law
    parts = [
        congruence(inner, factors)
        for inner, factors in zip(outer.args, products, strict=True)
        if isinstance(inner, App)
    ]
    return _tidied(chain(law, congruence(outer, parts)))


def _tidied(theorem: Theorem) -> Theorem:
    """Return the theorem with its right side as an expanded polynomial."""
    term = theorem.claim.rhs
    algebra = Algebra(lambda _: None)
    tidy = algebra.term(algebra.quotient(term).top)
    return chain(theorem, infer("ring", (), term, tidy))


def circle(_: Conditions, term: Term) -> list[Relation]:
    """Return sin(u)^2 + cos(u)^2 = 1 as a relation for a sine or cosine."""
    match term:
        case App("sin" | "cos", (u,)):
            lead = App("^", (App("sin", (u,)), Num(2)))
            return [Relation(lead, infer("axiom", (), "sin_sq_add_cos_sq", (u,)))]
        case _:
            return []
