"""Terms that are not 0 because no factor is: x^2 - 1 where x != 1 and x != -1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from symproof.engine.equality import attempt
from symproof.engine.laws.algebra import Algebra, Apart, NoFractionError
from symproof.engine.laws.division import exact_quotient
from symproof.engine.order.linear import rational
from symproof.engine.order.sign_lemmas import MINUS_ONE, product, transfer
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import Poly, as_constant
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Term
from symproof.kernel.theorem import Theorem


def nonzero_by_factors(term: Term, known: Iterable[Theorem], apart: Apart) -> Theorem | None:
    """Return term != 0, its numerator being a product of differences that are `known` not to be 0.

    What is left of the numerator when it is divided by them is shown not to be 0 by `apart`.
    """
    factors = _Factors(tuple(known), apart)
    try:
        return factors.nonzero(term)
    except (NoFractionError, KernelError):
        return None


class _Factors:
    def __init__(self, known: tuple[Theorem, ...], apart: Apart) -> None:
        self.apart = apart
        self.algebra = Algebra(self._numerator)
        self.known = tuple(self._differences(known))

    def _differences(self, known: Iterable[Theorem]) -> Iterator[tuple[Poly, Theorem]]:
        """Yield a != b and a < b as a - b != 0, where that is a polynomial."""
        for theorem in known:
            claim = theorem.claim
            if claim.rel not in ("!=", "<") or claim.forall or claim.lhs.shape is not None:
                continue
            difference = App("-", (claim.lhs, claim.rhs))
            poly = self.algebra.polynomial(difference)
            if poly is None or as_constant(poly) is not None:
                continue
            factor = MINUS_ONE if claim.rel == "<" else rational(Fraction(1))
            found = attempt("linear", (theorem,), Claim("!=", difference, ZERO), (factor,))
            if found is not None:
                yield poly, found

    def nonzero(self, term: Term) -> Theorem | None:
        quotient = self.algebra.quotient(term)
        if quotient.bottom:
            return self.algebra.by_numerator(term, quotient)
        return self._numerator(term)

    def _numerator(self, term: Term) -> Theorem | None:
        """Return term != 0 for a polynomial."""
        rest = self.algebra.polynomial(term)
        if not rest:
            return None
        whole: Theorem | None = None
        for poly, theorem in self.known:
            smaller = exact_quotient(rest, poly)
            while smaller is not None:
                rest = smaller
                whole = theorem if whole is None else product(whole, theorem)
                smaller = exact_quotient(rest, poly)
        scale = as_constant(rest)
        if scale is None:
            last = self.apart(self.algebra.term(rest)) if whole is not None else self.apart(term)
            whole = last if whole is None else product(whole, last)
            scale = Fraction(1)
        return transfer(Claim("!=", term, ZERO), whole, rational(Fraction(scale)))
