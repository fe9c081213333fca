"""Forms of a term that arithmetic proposes: one fraction, reduced, multiplied out or factored.

Polynomials are FLINT's; what it returns is a proposal, which the kernel checks.
"""

# python-flint's stubs leave most types open
# pyright: standard

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import comb
from typing import Any, Final

from symproof.engine.planning.tidy import Factor, Summand, Tidier, joined, tidied, total
from symproof.kernel.errors import KernelError
from symproof.kernel.term import BRACKET, App, Num, Term

MAX_ATOMS: Final = 12
MAX_DEGREE: Final = 24
MAX_TERMS: Final = 200
# terms of a power that are worth computing, and of a polynomial that is worth factoring
LARGE: Final = 5_000
FACTORABLE: Final = 60
# a form with more terms than this is no line that anyone wants to read
READABLE: Final = 12

Quotient = tuple[Any, Any]


class NoForm(Exception):
    """The term is too large, or divides by 0."""


@dataclass(slots=True)
class Forms:
    """Polynomial forms of some terms, over the parts of them that are not arithmetic."""

    tidier: Tidier = field(default_factory=Tidier)
    atoms: dict[object, Term] = field(default_factory=dict[object, Term])
    ring: Any = None
    generators: dict[object, Any] = field(default_factory=dict[object, Any])

    @classmethod
    def of(cls, *terms: Term) -> Forms:
        """Return the forms over the atoms of some terms, in the order of their appearance.

        Raises:
            NoForm: there are too many.
        """
        from flint import Ordering, fmpq_mpoly_ctx

        forms = cls()
        for term in terms:
            for atom in _atoms(term):
                forms.atoms.setdefault(forms.tidier.key(atom), tidied(atom))
        if len(forms.atoms) > MAX_ATOMS:
            raise NoForm
        names = [f"a{i}" for i in range(len(forms.atoms))]
        forms.ring = fmpq_mpoly_ctx.get(names, Ordering.deglex)
        forms.generators = dict(zip(forms.atoms, forms.ring.gens(), strict=True))
        return forms

    def quotient(self, term: Term) -> Quotient:
        """Return numerator and denominator without common factors.

        Raises:
            NoForm: the term is too large, or divides by 0.
        """
        match term:
            case Num(value):
                return self.ring.constant(value), self.ring.constant(1)
            case App("+", (a, b)):
                return self._sum(self.quotient(a), self.quotient(b), 1)
            case App("-", (a, b)):
                return self._sum(self.quotient(a), self.quotient(b), -1)
            case App("neg", (a,)):
                p, q = self.quotient(a)
                return -p, q
            case App("*", (a, b)):
                (p, q), (r, s) = self.quotient(a), self.quotient(b)
                return self.reduced(p * r, q * s)
            case App("/", (a, b)):
                (p, q), (r, s) = self.quotient(a), self.quotient(b)
                return self.reduced(p * s, q * r)
            case App("^", (a, b)) if (n := self.tidier.exponent(b)) is not None:
                p, q = self.quotient(a)
                if abs(n) > MAX_DEGREE or any(
                    comb(len(r) + abs(n), abs(n)) > LARGE for r in (p, q)
                ):
                    raise NoForm
                return self.reduced(*((p**n, q**n) if n >= 0 else (q**-n, p**-n)))
            case App(head, (a,)) if head == BRACKET:
                return self.quotient(a)
            case _:
                return self.generators[self.tidier.key(term)], self.ring.constant(1)

    def _sum(self, a: Quotient, b: Quotient, sign: int) -> Quotient:
        (p, q), (r, s) = a, b
        return self.reduced(p * s + sign * (r * q), q * s)

    def reduced(self, above: Any, below: Any) -> Quotient:
        """Return a fraction in lowest terms, the denominator with integers and led by a +.

        Raises:
            NoForm: the denominator is 0, or there are too many terms.
        """
        if not below:
            raise NoForm
        if len(above) > MAX_TERMS or len(below) > MAX_TERMS:
            raise NoForm
        common = above.gcd(below)
        above, below = above / common, below / common
        scale, _ = below.factor() if below.is_constant() else _content(below)
        return above / scale, below / scale

    def expanded(self, poly: Any) -> Term:
        """Return a polynomial multiplied out."""
        parts: list[Summand] = []
        for exponents, coefficient in poly.terms():
            pairs = zip(self.atoms.values(), exponents, strict=True)
            factors = tuple([Factor(atom, int(n)) for atom, n in pairs if n])
            parts.append(Summand(Fraction(int(coefficient.p), int(coefficient.q)), factors))
        return total(parts)

    def factored(self, poly: Any) -> Summand:
        """Return a polynomial as a product.

        Raises:
            NoForm: there are too many terms.
        """
        if not poly:
            return Summand(Fraction(0))
        if len(poly) > FACTORABLE:
            raise NoForm
        scale, factors = poly.factor()
        ordered = sorted(factors, key=lambda pair: len(pair[0]))
        coefficient = Fraction(int(scale.p), int(scale.q))
        written: list[Factor] = []
        for base, exponent in ordered:
            if _led_by_minus(base):
                base, coefficient = -base, coefficient * (-1) ** int(exponent)
            written.append(Factor(self.expanded(base), int(exponent)))
        return Summand(coefficient, tuple(written))

    def lowest(self, term: Term) -> Term:
        """Return a term as one fraction in lowest terms, in the shorter of its forms.

        Raises:
            NoForm: the term is too large, or divides by 0.
        """
        above, below = self.quotient(term)
        top, bottom = self.factored(above), self.factored(below)
        factored = self._signed(
            Summand(top.coefficient / bottom.coefficient, top.above, bottom.above)
        ).term
        if len(above) > READABLE:
            return factored
        plain = self.expanded(above)
        if not below.is_constant():
            plain = App("/", (plain, bottom.term))
        return plain if plain.size <= factored.size else factored

    def _signed(self, part: Summand) -> Summand:
        """Return a product with its minus inside a difference, where it has one."""
        if part.coefficient >= 0:
            return part
        for name, factors in (("above", part.above), ("below", part.below)):
            for i, (base, exponent) in enumerate(factors):
                if exponent % 2 and len(self.tidier.summands(base)) > 1:
                    turned = Factor(self.tidier.tidy(-base), exponent)
                    changed = (*factors[:i], turned, *factors[i + 1 :])
                    return replace(part.times(-1), **{name: changed})
        return part

    def multiplied_out(self, term: Term) -> Term | None:
        """Return a polynomial multiplied out, None where it has a divisor or many terms.

        Raises:
            NoForm: the term is too large, or divides by 0.
        """
        above, below = self.quotient(term)
        return self.expanded(above) if below.is_constant() and len(above) <= READABLE else None

    def over_one_divisor(self, parts: Iterable[Summand]) -> Term | None:
        """Return a sum over its common denominator, the numerator as a sum of products.

        Raises:
            NoForm: the term is too large, or divides by 0.
        """
        fractions = [(part, self.quotient(part.term)) for part in parts]
        below = self.ring.constant(1)
        for _, (_, q) in fractions:
            below = below * (q / below.gcd(q))
        if below.is_constant() or len(fractions) < 2:
            return None
        numerators: list[tuple[bool, Term]] = []
        for part, (p, q) in fractions:
            lifted = p * (below / q)
            whole = self.expanded(lifted) if len(lifted) <= 2 else self.factored(lifted).term
            negative = part.coefficient < 0
            numerators.append((negative, tidied(-whole) if negative else whole))
        return App("/", (joined(numerators), self.factored(below).term))


def _content(poly: Any) -> tuple[Any, Any]:
    scale, factors = poly.factor()
    return (-scale if _led_by_minus(poly / scale) else scale), factors


def _led_by_minus(poly: Any) -> bool:
    """Whether no term of a polynomial has a plus."""
    return all(coefficient < 0 for _, coefficient in poly.terms())


def _atoms(term: Term) -> Iterator[Term]:
    """Yield the parts of a term that are not arithmetic."""
    match term:
        case Num():
            pass
        case App("+" | "-" | "*" | "/" | "neg", args):
            for arg in args:
                yield from _atoms(arg)
        case App("^", (a, b)) if (
            not b.variables and not b.functions and Tidier().exponent(b) is not None
        ):
            yield from _atoms(a)
        case App(head, (a,)) if head == BRACKET:
            yield from _atoms(a)
        case _:
            yield term


def proposals(term: Term, tidier: Tidier) -> Iterator[Term]:
    """Yield forms on the way from a term to its simplest one, the simplest last."""
    try:
        for above_too in (False, True):
            collected = tidier.collected(term, above_too=above_too)
            if collected is not None:
                yield collected
        forms = Forms.of(term)
        parts = [_simple(forms, part) for part in tidier.summands(term)]
        plain = total(parts_of(parts, tidier))
        yield plain
        over = forms.over_one_divisor(tidier.summands(plain))
        if over is not None:
            yield over
        out = forms.multiplied_out(term)
        if out is not None:
            yield out
        yield forms.lowest(term)
    except (NoForm, KernelError):
        return


def _simple(forms: Forms, part: Summand) -> Term:
    """Return a summand with no fraction in its denominator."""
    nested = any(isinstance(f.base, App) and _has_quotient(f.base) for f in part.below)
    return forms.lowest(part.term) if nested else part.term


def _has_quotient(term: Term) -> bool:
    match term:
        case App("/", _):
            return True
        case App("+" | "-" | "*" | "neg" | "^", args):
            return any(map(_has_quotient, args))
        case _:
            return False


def parts_of(terms: Iterable[Term], tidier: Tidier) -> Iterator[Summand]:
    """Yield the summands of several terms, like ones added."""
    found = [part for term in terms for part in tidier.summands(term)]
    yield from tidier.gathered(found)


__all__ = ["Forms", "NoForm", "proposals"]
