"""Terms that are not 0 because no factor is: x^2 - 1 where x != 1 and x != -1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from symproof.engine.equality import attempt
from symproof.engine.laws.algebra import Algebra, Apart, NoFractionError, quiet
from symproof.engine.laws.division import exact_quotient
from symproof.engine.laws.lemmas import by_lemma
from symproof.engine.order.linear import rational
from symproof.engine.order.sign_lemmas import MINUS_ONE, ONE, product, transfer
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
        # a divisor in one of them may need those before it
        self.known: list[tuple[Poly, Theorem]] = []
        for theorem in known:
            self.known.extend(self._differences(theorem))

    def _differences(self, theorem: Theorem) -> Iterator[tuple[Poly, Theorem]]:
        """Yield the numerator of a - b, and that it is not 0, from a != b or a < b."""
        claim = theorem.claim
        if claim.rel not in ("!=", "<") or claim.forall or claim.lhs.shape is not None:
            return
        difference = App("-", (claim.lhs, claim.rhs))
        quotient = quiet(self.algebra, difference)
        if quotient is None or as_constant(quotient.top) is not None:
            return
        factor = MINUS_ONE if claim.rel == "<" else ONE
        found = attempt("linear", (theorem,), Claim("!=", difference, ZERO), (factor,))
        if found is not None and quotient.bottom:
            found = self.algebra.top_apart(difference, quotient, found)
        if found is not None:
            yield quotient.top, found

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
            factor = exact_quotient(poly, rest)
            if factor is not None and as_constant(rest) is None:
                return self._factor_of(term, theorem, self.algebra.term(factor))
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

    @staticmethod
    def _factor_of(term: Term, known: Theorem, other: Term) -> Theorem | None:
        """Return term != 0 from what says that term*other is not 0."""
        whole = transfer(Claim("!=", App("*", (term, other)), ZERO), known)
        return whole and by_lemma("left_of_mul", (term, other), whole)
