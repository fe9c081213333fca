"""Functions near infinity as one fraction: in an exponential that tends to 0, or in 1/x.

So x*sigmoid(x) - x is -x*exp(-x)/(1 + exp(-x)), and (2*x + 1)/x is 2 + 1/x.  These are proposals:
each is proved equal to the function before it is used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from symproof.engine.equality import bare
from symproof.engine.laws.algebra import NoFractionError, as_atom
from symproof.engine.laws.division import lowest_terms
from symproof.engine.laws.factors import contents
from symproof.engine.order.linear import rational
from symproof.engine.planning.sums import Factor, Summand, joined, total
from symproof.engine.planning.tidy import tidied
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import (
    Monomial,
    Poly,
    Ratio,
    Ring,
    add,
    as_constant,
    constant,
    multiply,
    power,
)
from symproof.kernel.sequent import ZERO
from symproof.kernel.term import BRACKET, App, Num, Term, Var

# whether exp of an argument tends to 0 (True), grows (False), or neither (None)
Shrinks = Callable[[Term], "bool | None"]

MAX_MONOMIALS: Final = 30
ONE: Final = Num(1)


def _squares(p: Poly, q: Poly, sign: int) -> Poly:
    """Return p^2 + q^2, or p^2 - q^2."""
    return add(power(p, 2), power(q, 2), sign)


def _twice(p: Poly, q: Poly) -> Poly:
    return multiply(constant(2), multiply(p, q))


# functions of u as fractions, where exp(u) is p/q
BY_EXPONENTIALS: Final[dict[str, Callable[[Poly, Poly], Ratio]]] = {
    "sigmoid": lambda p, q: (p, add(p, q)),
    "tanh": lambda p, q: (_squares(p, q, -1), _squares(p, q, 1)),
    "sinh": lambda p, q: (_squares(p, q, -1), _twice(p, q)),
    "cosh": lambda p, q: (_squares(p, q, 1), _twice(p, q)),
}


def as_fraction(body: Term, name: str, shrinks: Shrinks) -> Term | None:
    """Return a function of the variable `name` as a fraction in what tends to 0, or None."""
    fractions = _Fractions(name, shrinks)
    try:
        top, bottom = lowest_terms(*fractions.fraction(body))
        if max(len(top), len(bottom)) > MAX_MONOMIALS:
            return None
        if fractions.bases:
            return tidied(fractions.factored(top) / fractions.factored(bottom))
        return fractions.by_small_powers(top, bottom)
    except (NoFractionError, KernelError):
        return None


@dataclass(frozen=True, slots=True)
class _Base:
    """An argument u whose exponential tends to 0, as a polynomial too, and the atom exp(u)."""

    argument: Term
    poly: Poly
    atom: int


@dataclass(slots=True)
class _Fractions:
    """Fractions of polynomials in the variable, in small exponentials, and in other terms."""

    name: str
    shrinks: Shrinks
    ring: Ring = field(default_factory=Ring)
    atoms: dict[int, Term] = field(default_factory=dict[int, Term])
    bases: list[_Base] = field(default_factory=list[_Base])

    def fraction(self, term: Term) -> Ratio:
        """Return numerator and denominator.

        Raises:
            NoFractionError: it divides by 0, or has exponentials of x and of x/2.
            KernelError: ring-size.
        """
        match term:
            case App("+" | "-" as head, (a, b)):
                (p, q), (r, s) = self.fraction(a), self.fraction(b)
                sign = 1 if head == "+" else -1
                if q == s:
                    return add(p, r, sign), q
                return add(multiply(p, s), multiply(r, q), sign), multiply(q, s)
            case App("neg", (a,)):
                p, q = self.fraction(a)
                return add({}, p, -1), q
            case App("*", (a, b)):
                (p, q), (r, s) = self.fraction(a), self.fraction(b)
                return multiply(p, r), multiply(q, s)
            case App("/", (a, b)):
                (p, q), (r, s) = self.fraction(a), self._divisor(b)
                return multiply(p, r), multiply(q, s)
            case App("^", (a, b)) if (n := self.ring.exponent(b)) is not None:
                p, q = self.fraction(a) if n >= 0 else self._divisor(a)
                return power(p, abs(n)), power(q, abs(n))
            case App(head, (a,)) if head == BRACKET:
                return self.fraction(a)
            case App(head, (u,)) if self.name in u.variables:
                return self._function(term, head, u)
            case _:
                return self._atom(term), constant(1)

    def _divisor(self, term: Term) -> Ratio:
        p, q = self.fraction(term)
        if not p:
            raise NoFractionError
        return q, p

    def _function(self, term: Term, head: str, u: Term) -> Ratio:
        if head == "log":
            return self._logarithm(term, u)
        known = self._exponential(u) if head == "exp" or head in BY_EXPONENTIALS else None
        if known is None:
            return self._atom(term), constant(1)
        return BY_EXPONENTIALS[head](*known) if head in BY_EXPONENTIALS else known

    def _atom(self, term: Term) -> Poly:
        return as_atom(term, self.ring, self.atoms)

    def _exponential(self, u: Term) -> Ratio | None:
        """Return exp(u) as a power of an exponential that tends to 0, None where u is not large."""
        match bare(u):
            case App("log", (v,)):
                return self.fraction(v)
            case App("neg", (App("log", (v,)),)):
                return self._divisor(v)
            case _:
                poly = self.ring.normal(u)
        for base in self.bases:
            ratio = _ratio(poly, base.poly)
            if ratio is not None and ratio.denominator == 1:
                return _power(base.atom, int(ratio))
            if ratio is not None:
                raise NoFractionError
        shrinking = self.shrinks(u)
        if shrinking is None:
            return None
        small = tidied(u if shrinking else -u)
        (((atom, _),),) = self.ring.atom("small", len(self.bases))
        self.bases.append(_Base(small, self.ring.normal(small), atom))
        return _power(atom, 1 if shrinking else -1)

    def _logarithm(self, term: Term, u: Term) -> Ratio:
        """Return log(w^k*v) as k times the argument of w, and log(v)."""
        top, bottom = lowest_terms(*self.fraction(u))
        shift: Term = ZERO
        for base in self.bases:
            k = _order(top, base.atom) - _order(bottom, base.atom)
            top, bottom = (
                _without(poly, base.atom, _order(poly, base.atom)) for poly in (top, bottom)
            )
            shift = shift + rational(Fraction(k)) * base.argument if k > 0 else shift
            shift = shift - rational(Fraction(-k)) * base.argument if k < 0 else shift
        if shift == ZERO:
            return self._atom(term), constant(1)
        top, bottom, scale = _primitive(top, bottom)
        rest = App("log", (tidied(self.factored(top) / self.factored(bottom)),))
        if scale.numerator == 1 < scale.denominator:
            shift = shift - App("log", (Num(scale.denominator),))
        elif scale != 1:
            shift = shift + App("log", (rational(scale),))
        p, q = self.fraction(shift)
        return add(p, multiply(self._atom(rest), q)), q

    def factored(self, poly: Poly) -> Term:
        """Return a polynomial with its common factors in front."""
        if not poly:
            return ZERO
        content, common, rest = contents(poly)
        if as_constant(rest) is not None or not common:
            return self._sum(poly)
        front = self._summand(common, content)
        return front.term * self._sum(rest) if len(rest) > 1 else self._sum(poly)

    def _sum(self, poly: Poly) -> Term:
        return total([self._summand(m, poly[m]) for m in sorted(poly, key=self._rank)])

    def _rank(self, monomial: Monomial) -> tuple[int, int, Monomial]:
        """Sort by the order in which they vanish, and by falling degree."""
        small = {base.atom for base in self.bases}
        vanishing = sum(n for atom, n in monomial if atom in small)
        return vanishing, vanishing - sum(n for _, n in monomial), monomial

    def _summand(self, monomial: Monomial, value: Fraction | int) -> Summand:
        arguments = {base.atom: base.argument for base in self.bases}
        powers = [(False, Num(n) * arguments[a]) for a, n in monomial if a in arguments]
        others = [(self.atoms[a], n) for a, n in monomial if a not in arguments]
        above = [Factor(atom, n) for atom, n in others if n > 0]
        below = [Factor(atom, -n) for atom, n in others if n < 0]
        if powers:
            # x^n*exp(-x) tends to 0, x^n*f(x) need not
            small = Factor(App("exp", (tidied(joined(powers)),)), 1)
            above = [*_of_variables(above, True), small, *_of_variables(above, False)]
        return Summand(Fraction(value), tuple(above), tuple(below))

    def by_small_powers(self, top: Poly, bottom: Poly) -> Term | None:
        """Return a fraction of polynomials in 1/x, None for what is none of x."""
        z = next((n for n, atom in self.atoms.items() if atom == Var(self.name)), None)
        others = [atom for n, atom in self.atoms.items() if n != z]
        if z is None or any(self.name in atom.variables for atom in others):
            return None
        degree = max(_degree(monomial, z) for monomial in bottom)
        if degree == 0 or not any(_degree(monomial, z) for monomial in top):
            return None
        return _without_divisor(*(self._sum(_without(poly, z, degree)) for poly in (top, bottom)))


def _of_variables(factors: list[Factor], wanted: bool) -> list[Factor]:
    return [factor for factor in factors if isinstance(factor.base, Var) is wanted]


def _without_divisor(top: Term, bottom: Term) -> Term:
    return top if bottom == ONE else top / bottom


def _primitive(top: Poly, bottom: Poly) -> tuple[Poly, Poly, Fraction]:
    """Return a fraction without its rational factor, and that factor, if it is positive."""
    (c, m, p), (d, n, q) = contents(top), contents(bottom)
    scale = c / d
    if scale < 0:
        return top, bottom, Fraction(1)
    return multiply({m: 1}, p), multiply({n: 1}, q), scale


def _ratio(p: Poly, q: Poly) -> Fraction | None:
    """Return p/q where that is a rational number."""
    if p.keys() != q.keys():
        return None
    ratios = {Fraction(p[monomial]) / q[monomial] for monomial in p}
    return ratios.pop() if len(ratios) == 1 else None


def _power(atom: int, n: int) -> Ratio:
    monomial: Poly = {((atom, abs(n)),): 1}
    return (monomial, constant(1)) if n > 0 else (constant(1), monomial)


def _degree(monomial: Monomial, atom: int) -> int:
    return dict(monomial).get(atom, 0)


def _order(poly: Poly, atom: int) -> int:
    """Return the least power of an atom that occurs."""
    return min((_degree(monomial, atom) for monomial in poly), default=0)


def _without(poly: Poly, atom: int, n: int) -> Poly:
    """Return a polynomial with all powers of an atom lowered, which may make them negative."""
    return {_lowered(monomial, atom, n): value for monomial, value in poly.items()}


def _lowered(monomial: Monomial, atom: int, n: int) -> Monomial:
    powers: dict[int, int] = {**dict(monomial), atom: _degree(monomial, atom) - n}
    return tuple(sorted([(a, k) for a, k in powers.items() if k]))
