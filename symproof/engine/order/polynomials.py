"""Polynomials in the atoms of terms, and the way back to terms."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from symproof.engine.order.linear import rational
from symproof.engine.order.sign_lemmas import transfer
from symproof.kernel.errors import refuse
from symproof.kernel.ring import ONE as ONE_MONOMIAL
from symproof.kernel.ring import Monomial, Poly, Ring, add, multiply
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Num, Term, Var
from symproof.kernel.theorem import Theorem

ONE: Final = Num(1)
MAX_REDUCTIONS: Final = 60
ARITHMETIC: Final = ("+", "-", "*", "neg", "()")


class Polynomials:
    """Normal forms over one numbering of atoms, each atom with a term that it stands for."""

    def __init__(self) -> None:
        self.ring = Ring()
        self.atoms: dict[int, Term] = {}

    def normal(self, term: Term) -> Poly:
        """Return the polynomial of a term.

        Raises:
            KernelError: ring-size.
        """
        self._name_atoms(term)
        return self.ring.normal(term)

    def _name_atoms(self, term: Term) -> None:
        match term:
            case Var():
                self._name(term)
            case App("/", (a, b)):
                self._name_atoms(a)
                self._name_atoms(b)
                self._name(ONE / b)
            case App("^", (a, _)):
                self._name_atoms(a)
                self._name(term)
                self._name(ONE / a)
            case App(head, args) if head in ARITHMETIC:
                for arg in args:
                    self._name_atoms(arg)
            case App():
                self._name(term)
            case _:
                pass

    def _name(self, term: Term) -> None:
        """Remember a term that is an atom: other powers of it are not."""
        normal = self.ring.normal(term)
        if len(normal) == 1:
            ((monomial, coefficient),) = normal.items()
            if len(monomial) == 1 and monomial[0][1] == 1 and coefficient == 1:
                self.atoms.setdefault(monomial[0][0], term)

    def monomial(self, monomial: Monomial) -> Term | None:
        """Return a product of powers of atoms, None for 1.

        Raises:
            KernelError: term-shape, where an atom is none of the terms seen.
        """
        result: Term | None = None
        for atom, exponent in monomial:
            base = self.atoms.get(atom)
            if base is None:
                refuse("term-shape", "an atom without a term")
            factor = base if exponent == 1 else App("^", (base, Num(exponent)))
            result = factor if result is None else App("*", (result, factor))
        return result

    def term(self, poly: Poly) -> Term:
        """Return a polynomial as a term, the largest monomials first.

        Raises:
            KernelError: term-shape, where an atom is none of the terms seen.
        """
        result: Term | None = None
        order = sorted(poly.items(), key=lambda item: (-sum(e for _, e in item[0]), item[0]))
        for monomial, coefficient in order:
            part = self._multiple(monomial, abs(Fraction(coefficient)))
            if result is None:
                result = part if coefficient > 0 else App("neg", (part,))
            else:
                result = App("+" if coefficient > 0 else "-", (result, part))
        return ZERO if result is None else result

    def _multiple(self, monomial: Monomial, coefficient: Fraction) -> Term:
        factor = self.monomial(monomial)
        if factor is None:
            return rational(coefficient)
        return factor if coefficient == 1 else App("*", (rational(coefficient), factor))

    def reduced(
        self, term: Term, known: Iterable[Theorem]
    ) -> tuple[Poly, list[tuple[Theorem, Term]]]:
        """Return the polynomial with equations used from left to right, and what they add to it.

        Only equations whose left side is a monomial of degree 2 or more are used, such as
        sqrt(a)^2 = a; `linear` takes each with the factor that stands beside it.

        Raises:
            KernelError: ring-size.
        """
        poly = self.normal(term)
        rules = [rule for theorem in known if (rule := self._rule(theorem)) is not None]
        used: list[tuple[Theorem, Term]] = []
        for _ in range(MAX_REDUCTIONS):
            step = _applicable(poly, rules)
            if step is None:
                break
            theorem, side, rest, coefficient = step
            poly = add(poly, multiply({rest: coefficient}, side))
            used.append((theorem, self.term({rest: -coefficient})))
        return poly, used

    def positive(self, known: Iterable[Theorem]) -> dict[int, Theorem]:
        """Return the atoms that are known to be at least 0, with the theorems 0 <= atom."""
        found: dict[int, Theorem] = {}
        for theorem in known:
            claim = theorem.claim
            if claim.rel not in ("<", "<="):
                continue
            side = add(self.normal(claim.rhs), self.normal(claim.lhs), -1)
            ((monomial, _), *rest) = side.items() or (((), 0),)
            if rest or len(monomial) != 1 or monomial[0][1] != 1:
                continue
            term = self.atoms.get(monomial[0][0])
            fact = term and transfer(Claim(claim.rel, ZERO, term), theorem)
            if fact is not None:
                found.setdefault(monomial[0][0], fact)
        return found

    def balanced(
        self, poly: Poly, known: Iterable[Theorem]
    ) -> tuple[Poly, list[tuple[Theorem, Term]]]:
        """Return the polynomial with its constant spread over squares whose sum is a constant.

        So 1 - 2*sin(x)*cos(x) becomes sin(x)^2 + cos(x)^2 - 2*sin(x)*cos(x).

        Raises:
            KernelError: ring-size.
        """
        for theorem in known:
            claim = theorem.claim
            if claim.rel != "=" or ONE_MONOMIAL not in poly:
                continue
            total = self.normal(claim.rhs)
            lead = self.normal(claim.lhs)
            if len(lead) < 2 or len(total) != 1 or ONE_MONOMIAL not in total:
                continue
            factor = Fraction(poly[ONE_MONOMIAL]) / total[ONE_MONOMIAL]
            poly = add(poly, add(lead, total, -1), factor)
            return poly, [(theorem, rational(factor))]
        return poly, []

    def _rule(self, theorem: Theorem) -> tuple[Theorem, Monomial, Poly] | None:
        claim = theorem.claim
        if claim.rel != "=":
            return None
        lead = self.normal(claim.lhs)
        if len(lead) != 1:
            return None
        ((monomial, coefficient),) = lead.items()
        if coefficient != 1 or sum(exponent for _, exponent in monomial) < 2:
            return None
        return theorem, monomial, add(self.normal(claim.rhs), lead, -1)


def _applicable(
    poly: Poly, rules: list[tuple[Theorem, Monomial, Poly]]
) -> tuple[Theorem, Poly, Monomial, Fraction] | None:
    """Return an equation, its rhs - lhs, and the multiple that removes a monomial."""
    for monomial in sorted(poly):
        for theorem, lead, side in rules:
            rest = monomial_quotient(monomial, lead)
            if rest is not None:
                return theorem, side, rest, Fraction(poly[monomial])
    return None


def monomial_quotient(monomial: Monomial, divisor: Monomial) -> Monomial | None:
    """Return the quotient of two monomials, None where one does not divide the other."""
    exponents = dict(monomial)
    for atom, exponent in divisor:
        left = exponents.get(atom, 0) - exponent
        if left < 0:
            return None
        exponents[atom] = left
    return tuple(sorted((atom, e) for atom, e in exponents.items() if e))
