"""The conditions of laws, in one context: what cannot be proved is asked for only once.

A condition about a rewritten term often follows from what is known of the term as it was
written: such theorems are kept as images, and compared by linear arithmetic.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import attempt, chain, symm
from symproof.engine.laws.modulo import Relation, close_modulo
from symproof.engine.order.sign_lemmas import MINUS_ONE, transfer
from symproof.engine.order.signs import MAX_FUEL, prove_claim
from symproof.engine.rewriting import Rewriter, normalise
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import Num, Term
from symproof.kernel.theorem import Theorem

BITS: Final = Num(64)

Relations = Callable[[Iterable[Term]], list[Relation]]


@dataclass(slots=True)
class Conditions:
    """Proofs of conditions, and theorems about rewritten terms."""

    ctx: Context
    # whether what a law needs, and not only might use, is searched for at length
    thorough: bool = False
    proved: dict[Claim, Theorem] = field(default_factory=dict[Claim, Theorem])
    failed: set[tuple[Claim, bool]] = field(default_factory=set[tuple[Claim, bool]])
    images: dict[Claim, Theorem] = field(default_factory=dict[Claim, Theorem])

    def prove(self, claim: Claim, *, needed: bool = False) -> Theorem | None:
        """Return a theorem for the claim, or None."""
        known = self.proved.get(claim) or self._by_image(claim)
        at_length = needed and self.thorough
        if known is None and (claim, at_length) not in self.failed:
            known = prove_claim(self.ctx, claim, MAX_FUEL if at_length else MAX_FUEL - 1)
            if known is None and not (claim.lhs.variables or claim.rhs.variables):
                known = attempt("enclose", (), claim, BITS)
        if known is None:
            self.failed.add((claim, at_length))
        else:
            self.proved[claim] = known
        return known

    @property
    def lacking(self) -> bool:
        """Whether something could not be proved that might be, if searched for at length."""
        return not self.thorough and bool(self.failed)

    def positive(self, term: Term, *, needed: bool = False) -> Theorem | None:
        """Return 0 < term, or None."""
        return self.prove(Claim("<", ZERO, term), needed=needed)

    def nonnegative(self, term: Term, *, needed: bool = False) -> Theorem | None:
        """Return 0 <= term, or None."""
        return self.prove(Claim("<=", ZERO, term), needed=needed)

    def apart(self, term: Term) -> Theorem | None:
        """Return term != 0, or None."""
        return self.prove(Claim("!=", term, ZERO), needed=True)

    def _by_image(self, claim: Claim) -> Theorem | None:
        for image in self.images.values():
            found = transfer(claim, image)
            if found is None and claim.rel == "!=":
                found = transfer(claim, image, MINUS_ONE)
            if found is not None:
                return found
        return None

    def rewrite(self, claim: Claim, rewriters: Iterable[Rewriter]) -> None:
        """Keep what a claim becomes by rewriting, where it can be proved and changes."""
        rules = tuple(rewriters)
        left, right = (normalise(self.ctx, term, rules) for term in (claim.lhs, claim.rhs))
        if left.rule == right.rule == "refl":
            return
        known = self.prove(claim, needed=True)
        if known is not None:
            image = chain(symm(left), known, right)
            self.images[image.claim] = image

    def equal(
        self, a: Term, b: Term, rewriters: Iterable[Rewriter], relations: Relations
    ) -> Theorem | None:
        """Return a = b as fractions modulo relations, once both sides are rewritten."""
        rules = tuple(rewriters)
        left, right = (normalise(self.ctx, term, rules) for term in (a, b))
        x, y = left.claim.rhs, right.claim.rhs
        middle = close_modulo(x, y, relations((x, y)), self.apart)
        return middle and chain(left, middle, symm(right))
