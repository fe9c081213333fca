"""Tidying: a term as a careful author writes it, products not multiplied out.

A sum becomes a list of summands, and a summand a number times factors over factors: signs are
gathered, like summands are added, `x*1`, `x + 0` and `-(-x)` are gone.  Nothing is cancelled
between numerator and denominator, which would need a divisor that is not 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from symproof.engine.equality import bare
from symproof.engine.planning.sums import Factor, Summand, joined, product, total
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import Ring, as_constant, freeze
from symproof.kernel.term import BRACKET, GUARDS, App, Lam, Num, Term, Var, bound_names, substitute

MAX_POWER: Final = 64
ONE: Final = Num(1)

Key = object


@dataclass(slots=True)
class Tidier:
    """Tidies terms; equal factors are found by their normal forms over one ring.

    Without `gathers`, like summands stay apart.
    """

    gathers: bool = True
    ring: Ring = field(default_factory=Ring)
    memo: dict[Term, tuple[Summand, ...]] = field(default_factory=dict[Term, tuple[Summand, ...]])

    def tidy(self, term: Term) -> Term:
        """Return the tidied term.

        Raises:
            KernelError: ring-size.
        """
        return total(self.summands(term))

    def summands(self, term: Term) -> tuple[Summand, ...]:
        """Return the summands of a term.

        Raises:
            KernelError: ring-size.
        """
        known = self.memo.get(term)
        if known is None:
            known = self.memo[term] = self._summands(term)
        return known

    def _summands(self, term: Term) -> tuple[Summand, ...]:
        match term:
            case Num(value):
                return (Summand(Fraction(value)),) if value else ()
            case App("+", (a, b)):
                return self.gathered((*self.summands(a), *self.summands(b)))
            case App("-", (a, b)):
                minus = [part.times(-1) for part in self.summands(b)]
                return self.gathered((*self.summands(a), *minus))
            case App("neg", (a,)):
                return tuple([part.times(-1) for part in self.summands(a)])
            case App("*", (a, b)):
                return self._nonzero(self.multiplied(self.single(a), self.single(b)))
            case App("/", (a, b)):
                return self._quotient(term, a, b)
            case App("^", (a, b)):
                return self._power(a, b)
            case App(head, (a,)) if head == BRACKET:
                return self.summands(a)
            case App("diff", (Lam() as function, point)):
                return (Summand(Fraction(1), (Factor(self._derivative(function, point), 1),)),)
            case App(head, args) if head not in GUARDS:
                inner = [a if _is_guard(a) else self.tidy(a) for a in args]
                return (Summand(Fraction(1), (Factor(App(head, tuple(inner)), 1),)),)
            case _:
                return (Summand(Fraction(1), (Factor(term, 1),)),)

    def _derivative(self, function: Lam, point: Term) -> Term:
        """Return a derivative; at a variable, that is the variable of the function too."""
        new, (param,) = self.tidy(point), function.params
        if isinstance(new, Var) and new.name != param:
            taken = function.variables | bound_names(function.body)
            if new.name not in taken | function.body.functions:
                body = substitute(function.body, {param: new})
                return App("diff", (Lam((new.name,), body), new))
        return App("diff", (function, new))

    @staticmethod
    def _nonzero(part: Summand) -> tuple[Summand, ...]:
        return (part,) if part.coefficient else ()

    def single(self, term: Term) -> Summand:
        """Return a term as one summand: a sum is a factor, its sign outside where all agree."""
        parts = self.summands(term)
        if not parts:
            return Summand(Fraction(0))
        if len(parts) == 1:
            return parts[0]
        sign = -1 if all(part.coefficient < 0 for part in parts) else 1
        base = total(part.times(sign) for part in parts)
        return Summand(Fraction(sign), (Factor(base, 1),))

    def multiplied(self, a: Summand, b: Summand) -> Summand:
        """Return the product."""
        return Summand(
            a.coefficient * b.coefficient,
            self._merged((*a.above, *b.above)),
            self._merged((*a.below, *b.below)),
        )

    def _merged(self, factors: Iterable[Factor]) -> tuple[Factor, ...]:
        found: dict[Key, Factor] = {}
        for factor in factors:
            key = self.key(factor.base)
            known = found.get(key)
            exponent = factor.exponent + (known.exponent if known else 0)
            found[key] = Factor(known.base if known else factor.base, exponent)
        return tuple(found.values())

    def key(self, term: Term) -> Key:
        """Return what is the same for terms that are equal by arithmetic."""
        return freeze(self.ring.normal(term))

    def _quotient(self, term: Term, a: Term, b: Term) -> tuple[Summand, ...]:
        below = self.single(b)
        if below.coefficient == 0:
            return (Summand(Fraction(1), (Factor(bare(term), 1),)),)
        flipped = Summand(1 / below.coefficient, below.below, below.above)
        return self._nonzero(self.multiplied(self.single(a), flipped))

    def _power(self, a: Term, b: Term) -> tuple[Summand, ...]:
        n = self.exponent(b)
        part = self.single(a)
        if n is None or abs(n) > MAX_POWER or (n < 0 and part.coefficient == 0):
            power = App("^", (self.tidy(a), self.tidy(b)))
            return (Summand(Fraction(1), (Factor(power, 1),)),)
        above, below = (part.above, part.below) if n >= 0 else (part.below, part.above)
        return self._nonzero(
            Summand(
                part.coefficient**n,
                tuple([Factor(f.base, f.exponent * abs(n)) for f in above if n]),
                tuple([Factor(f.base, f.exponent * abs(n)) for f in below if n]),
            )
        )

    def exponent(self, term: Term) -> int | None:
        """Return the value of a term that is an integer."""
        value = None if term.variables or term.functions else as_constant(self.ring.normal(term))
        return int(value) if value is not None and value.denominator == 1 else None

    def gathered(self, parts: Iterable[Summand]) -> tuple[Summand, ...]:
        """Return the summands with like ones added."""
        if not self.gathers:
            return tuple([part for part in parts if part.coefficient])
        found: dict[Key, Summand] = {}
        for part in parts:
            key = (self._keys(part.above), self._keys(part.below))
            known = found.get(key)
            value = part.coefficient + (known.coefficient if known else 0)
            found[key] = replace(known or part, coefficient=value)
        return tuple([part for part in found.values() if part.coefficient])

    def _keys(self, factors: Iterable[Factor]) -> Key:
        return frozenset([(self.key(f.base), f.exponent) for f in factors])

    def collected(self, term: Term, *, above_too: bool = True) -> Term | None:
        """Return a sum with the common factors of all its summands in front, None without any.

        So `1/2*(p + 1)*x + 1/2*(1 - p)*x` becomes `1/2*x*((p + 1) + (1 - p))`.

        Raises:
            KernelError: ring-size.
        """
        parts = self.summands(term)
        if len(parts) < 2:
            return None
        above = self._common([part.above for part in parts]) if above_too else ()
        below = self._common([part.below for part in parts])
        if not above and not below:
            return None
        sizes = {abs(part.coefficient) for part in parts}
        scale = sizes.pop() if len(sizes) == 1 else Fraction(1)
        rests = [
            Summand(
                part.coefficient / scale,
                self._without(part.above, above),
                self._without(part.below, below),
            )
            for part in parts
        ]
        inner = joined(_bracketed(rests))
        return Summand(scale, (*above, Factor(inner, 1)), below).term

    def _common(self, lists: list[tuple[Factor, ...]]) -> tuple[Factor, ...]:
        first, *others = lists
        tables = [{self.key(f.base): f.exponent for f in factors} for factors in others]
        found: list[Factor] = []
        for factor in first:
            key = self.key(factor.base)
            exponent = min([factor.exponent, *(table.get(key, 0) for table in tables)])
            if exponent:
                found.append(Factor(factor.base, exponent))
        return tuple(found)

    def _without(
        self, factors: tuple[Factor, ...], common: tuple[Factor, ...]
    ) -> tuple[Factor, ...]:
        taken = {self.key(f.base): f.exponent for f in common}
        left = [Factor(f.base, f.exponent - taken.get(self.key(f.base), 0)) for f in factors]
        return tuple([factor for factor in left if factor.exponent])


def _is_guard(term: Term) -> bool:
    return isinstance(term, App) and term.head in GUARDS


def _bracketed(parts: Iterable[Summand]) -> list[tuple[bool, Term]]:
    """Return whether each summand is negative, and its size, a sum in brackets."""
    found: list[tuple[bool, Term]] = []
    for i, part in enumerate(parts):
        negative = part.coefficient < 0
        term = part.times(-1 if negative else 1).term
        # a sum gets brackets anyway where it does not stand first
        shown = i == 0 and not negative and isinstance(term, App) and term.head in ("+", "-")
        found.append((negative, App(BRACKET, (term,)) if shown else term))
    return found


def quietly(change: Callable[[Term], Term | None], term: Term) -> Term | None:
    """Return what a change makes of a term, None where that is beyond the kernel's limits."""
    try:
        return change(term)
    except KernelError:
        return None


def tidied(term: Term) -> Term:
    """Return the tidied term, or the term where that is beyond the kernel's limits."""
    return quietly(Tidier().tidy, term) or term


def polished(term: Term) -> Term:
    """Return the term with signs, ones and zeros in order, its like summands still apart."""
    return quietly(Tidier(gathers=False).tidy, term) or term


__all__ = [
    "Factor",
    "Summand",
    "Tidier",
    "joined",
    "polished",
    "product",
    "quietly",
    "tidied",
    "total",
]
