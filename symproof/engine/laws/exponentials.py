"""Exponential normal form: every exp in some terms as powers of few, by the laws of exponents.

The arguments are split into sums; for each summand u the greatest rational step r with all
coefficients integral is found, and exp(n*r*u) becomes exp(r*u)^n or 1/exp(r*u)^n.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from fractions import Fraction
from math import gcd, lcm
from types import MappingProxyType
from typing import Final

from symproof.engine.context import Context, negated
from symproof.engine.equality import chain, congruence, refl, replace_argument, symm
from symproof.engine.order.linear import rational
from symproof.engine.rewriting import Rewriter
from symproof.kernel.ring import Ring, add, as_constant, freeze
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import BRACKET, App, Num, Term
from symproof.kernel.theorem import Theorem, infer

MAX_POWER: Final = 64
MAX_SUMMANDS: Final = 50
# the square of a sum of at most so many terms is multiplied out
MAX_SQUARED: Final = 3
ONE: Final = Num(1)
NO_STEPS: Final[Mapping[str, Fraction]] = MappingProxyType({})
# exp(n*log(u)) is a power of exp(log(u)), which is u
WHOLE_LOGS: Final = MappingProxyType({"log": Fraction(1)})

Parts = list[tuple[Fraction, Term]]


def summands(term: Term, factor: Fraction = Fraction(1)) -> Parts:
    """Return rational multiples of terms whose sum is `term`; a constant is a multiple of 1."""
    match term:
        case App("+", (a, b)):
            return summands(a, factor) + summands(b, factor)
        case App("-", (a, b)):
            return summands(a, factor) + summands(b, -factor)
        case App("neg", (a,)):
            return summands(a, -factor)
        case App(head, (a,)) if head == BRACKET:
            return summands(a, factor)
        case App("*", (a, b)):
            left, right = summands(a), summands(b)
            if len(left) * len(right) > MAX_SUMMANDS:
                return [(factor, term)]
            return [(factor * c * d, _times(x, y)) for c, x in left for d, y in right]
        case App("^", (a, Num(2))) if 1 < len(summands(a)) <= MAX_SQUARED:
            return summands(App("*", (a, a)), factor)
        case App("/", (a, b)) if (c := _value(b)) is not None and c != 0:
            return summands(a, factor / c)
        case _:
            value = _value(term)
            return [(factor, term)] if value is None else [(factor * value, ONE)]


def _times(a: Term, b: Term) -> Term:
    if a == ONE:
        return b
    return a if b == ONE else App("*", (a, b))


def _value(term: Term) -> Fraction | None:
    if term.variables or term.size > 50:
        return None
    return as_constant(Ring().normal(term))


class Multiples:
    """The arguments of some functions, as sums of integral multiples of few units.

    `finest` names constants and functions whose multiples are counted in steps that divide a
    given rational, such as halves of pi.
    """

    def __init__(
        self, heads: Set[str], terms: Iterable[Term], finest: Mapping[str, Fraction] = NO_STEPS
    ) -> None:
        self.heads = heads
        self.finest = finest
        self.ring = Ring()
        self.bases: dict[object, Term] = {}
        self.steps: dict[object, Fraction] = {}
        for term in terms:
            self._collect(term)

    def _collect(self, term: Term) -> None:
        if isinstance(term, App):
            if term.head == "E" and "exp" in self.heads:
                self._collect(App("exp", (ONE,)))
            if term.head in self.heads:
                for key, coefficient in self.split(term.args[0]).items():
                    known = self.steps.get(key, self._finest(self.bases[key]))
                    self.steps[key] = _common_step(known, coefficient)
            for arg in term.args:
                self._collect(arg)

    def _finest(self, base: Term) -> Fraction:
        return self.finest.get(base.head, Fraction(0)) if isinstance(base, App) else Fraction(0)

    def split(self, argument: Term) -> dict[object, Fraction]:
        """Return the rational multiples of `bases` whose sum is the argument."""
        parts: dict[object, Fraction] = {}
        for coefficient, base in summands(argument):
            normal = self.ring.normal(base)
            if not normal:
                continue
            lead = Fraction(normal[min(normal)])
            key = freeze(add({}, normal, 1 / lead))
            self.bases.setdefault(key, base if lead == 1 else _divided(base, lead))
            parts[key] = parts.get(key, Fraction(0)) + coefficient * lead
        return {key: value for key, value in parts.items() if value}

    def units(self, argument: Term) -> list[tuple[int, Term]] | None:
        """Return the integral multiples of units, None for an argument that was not collected."""
        found: list[tuple[int, Term]] = []
        for key, coefficient in self.split(argument).items():
            step = self.steps.get(key)
            if step is None or (coefficient / step).denominator != 1:
                return None
            count = int(coefficient / step)
            if abs(count) > MAX_POWER:
                return None
            found.append((count, scaled(step, self.bases[key])))
        return found


def scaled(step: Fraction, base: Term) -> Term:
    """Return step*base."""
    if base == ONE:
        return rational(step)
    return base if step == 1 else App("*", (rational(step), base))


def _divided(base: Term, lead: Fraction) -> Term:
    """Return base/lead, with the sign inside where the base shows one."""
    positive = negated(base) if lead == -1 else None
    return App("*", (rational(1 / lead), base)) if positive is None else positive


def _common_step(a: Fraction, b: Fraction) -> Fraction:
    """Return the greatest rational of which both are integral multiples."""
    denominator = lcm(a.denominator, b.denominator)
    return Fraction(gcd(int(a * denominator), int(b * denominator)), denominator)


def _expand(term: App, factors: list[tuple[int, Term]]) -> Theorem:
    """Return exp(sum of n*u) = product of exp(u)^n."""
    if not factors:
        zero = infer("axiom", (), "exp_zero", ())
        return chain(_same_argument(term, Num(0)), zero)
    count, unit = factors[0]
    head = multiple_of(count, unit)
    if len(factors) == 1:
        return chain(_same_argument(term, head), natural_multiple(count, unit))
    tail: Term = multiple_of(*factors[1])
    for n, u in factors[2:]:
        tail = App("+", (tail, multiple_of(n, u)))
    split = infer("axiom", (), "exp_add", (head, tail))
    rest = _expand(App("exp", (tail,)), factors[1:])
    product = split.claim.rhs
    parts = (
        congruence(product, [natural_multiple(count, unit), rest])
        if isinstance(product, App)
        else split
    )
    return chain(_same_argument(term, App("+", (head, tail))), split, parts)


def multiple_of(count: int, unit: Term) -> Term:
    """Return n*u as a reader writes it."""
    if count == 1:
        return unit
    if count < 0:
        return App("neg", (multiple_of(-count, unit),))
    return App("*", (Num(count), unit))


def _same_argument(term: App, argument: Term) -> Theorem:
    """Return exp(a) = exp(argument), the arguments being equal by `ring`."""
    if term.args[0] == argument:
        return refl(term)
    return infer("ring", (), term, App("exp", (argument,)))


def natural_multiple(count: int, unit: Term) -> Theorem:
    """Return exp(n*u) = exp(u)^n; for n < 0, exp(n*u) = 1/exp(u)^(-n)."""
    if count < 0:
        return _reciprocal(-count, unit)
    base = App("exp", (unit,))
    if count == 1:
        return refl(base)
    power = infer("ring", (), base, App("^", (base, ONE)))
    result = power
    for n in range(2, count + 1):
        whole = App("exp", (multiple_of(n, unit),))
        previous = multiple_of(n - 1, unit)
        split = infer("axiom", (), "exp_add", (previous, unit))
        joined = split.claim.rhs
        if not isinstance(joined, App):
            break
        raised = replace_argument(joined, 0, result if n > 2 else refl(base))
        target = App("^", (base, Num(n)))
        result = chain(
            infer("ring", (), whole, split.claim.lhs),
            split,
            raised,
            infer("ring", (), raised.claim.rhs, target),
        )
    return result


def _reciprocal(count: int, unit: Term) -> Theorem:
    """Return exp(-(n*u)) = 1/exp(u)^n."""
    inner = multiple_of(count, unit)
    minus = App("neg", (inner,))
    whole, other = App("exp", (minus,)), App("exp", (inner,))
    positive = infer("axiom", (), "exp_pos", (inner,))
    apart = infer("linear", (positive,), Claim("!=", other, ZERO), (App("neg", (ONE,)),))
    product = App("*", (whole, other))
    collapsed = chain(
        symm(infer("axiom", (), "exp_add", (minus, inner))),
        infer("ring", (), App("exp", (App("+", (minus, inner)),)), App("exp", (Num(0),))),
        infer("axiom", (), "exp_zero", ()),
    )
    quotient = App("/", (product, other))
    result = chain(
        infer("field", (apart,), whole, quotient), replace_argument(quotient, 0, collapsed)
    )
    last = result.claim.rhs
    natural = natural_multiple(count, unit)
    return chain(result, replace_argument(last, 1, natural)) if isinstance(last, App) else result


def exponentials(*terms: Term) -> Rewriter:
    """Return the rewriter of every exp in the terms to powers of common basic ones."""
    multiples = Multiples(frozenset({"exp"}), terms, WHOLE_LOGS)

    def rewrite(_: Context, term: Term) -> Theorem | None:
        match term:
            case App("E", ()):
                return symm(infer("axiom", (), "exp_one", ()))
            case App("exp", (a,)):
                factors = multiples.units(a)
                return None if factors is None else _expand(term, factors)
            case _:
                return None

    return rewrite
