"""Chains of relations, and cases put together: how lines become one theorem."""

from __future__ import annotations

from collections.abc import Sequence

from symproof.engine.context import Context
from symproof.engine.equality import chain, fresh, refl, resting_on, same, symm
from symproof.engine.order.conditionals import compared
from symproof.engine.order.sign_lemmas import transfer
from symproof.engine.order.signs import prove_claim
from symproof.engine.splitting import split
from symproof.kernel.sequent import Claim
from symproof.kernel.term import Lam, Term, Var
from symproof.kernel.theorem import Theorem, infer
from symproof.notation.places import ROUNDED, rounded_claim

RISING = frozenset({"<", "<="})
FALLING = frozenset({">", ">="})
# claim about a limit or an integral -> the judgement that a calculation of its value gives
CALCULATED = {"limit": "limit", "bounded": "limit", "integral": "integral"}
STRONGER = {"=": 0, "<=": 1, ">=": 1, "<": 2, ">": 2}


class ChainError(Exception):
    """The relations of a chain do not compose, such as < after >."""


class Chain:
    """The composition of the lines so far: `start relation end`, or broken by a bad line."""

    def __init__(self, start: Term) -> None:
        self.start = start
        self.end = start
        self.relation = "="
        self.broken = False
        self._theorem = refl(start)

    def extend(self, relation: str, end: Term, theorem: Theorem | None) -> None:
        """Add a line, whose theorem says `self.end relation end`; None breaks the chain.

        Raises:
            ChainError: the relations do not compose.
        """
        if relation == ROUNDED and self.relation == "=":
            self._round(end, theorem)
            return
        rels = {self.relation, relation} - {"="}
        if not (rels <= RISING or rels <= FALLING or rels == {"!="}) or (
            relation == "!=" and self.relation != "="
        ):
            raise ChainError(f"{relation} after {self.relation}")
        falling = bool(rels & FALLING)
        if theorem is not None and not self.broken:
            if falling:
                before = symm(self._theorem) if self.relation == "=" else self._theorem
                step = symm(theorem) if relation == "=" else theorem
                self._theorem = chain(step, before)
            else:
                self._theorem = chain(self._theorem, theorem)
        self.broken = self.broken or theorem is None
        self.relation = max(self.relation, relation, key=lambda rel: STRONGER.get(rel, 3))
        self.end = end

    def _round(self, end: Term, theorem: Theorem | None) -> None:
        """Add a line that says to which numeral the end is rounded: it is the last one."""
        if theorem is not None and not self.broken:
            hole = fresh("hole", self.start.variables | self.end.variables)
            context = Lam((hole,), rounded_claim(Var(hole), end).lhs)
            self._theorem = chain(infer("cong", (self._theorem,), context), theorem)
        self.broken = self.broken or theorem is None
        self.relation, self.end = ROUNDED, end

    @property
    def theorem(self) -> Theorem | None:
        """What the whole chain says; None where a line is missing."""
        return None if self.broken else self._theorem

    def proves(self, claim: Claim) -> Theorem | None:
        """Return the claim from the chain, read in either direction, brackets aside."""
        theorem = self.theorem
        if theorem is None:
            return None
        for candidate in (theorem, symm(theorem) if theorem.claim.rel in ("=", "!=") else None):
            if candidate is not None:
                found = stated(candidate, claim)
                if found is not None:
                    return found
        return None


def judged(ctx: Context, chain_: Chain, claim: Claim) -> Theorem | None:
    """Return what a claim says of a limit or an integral, from a calculation of its value.

    That it exists is proved apart from the calculation, as that each of its terms has a value.
    """
    theorem = chain_.theorem
    if claim.rel not in CALCULATED or theorem is None or theorem.claim.rel != "=":
        return None
    written = same(claim.lhs, theorem.claim.lhs)
    kind = CALCULATED[claim.rel]
    exists = prove_claim(ctx, Claim(kind, claim.lhs, claim.lhs))
    if written is None or exists is None:
        return None
    found = infer("trans", (exists, chain(written, theorem)))
    if claim.rel == "bounded":
        return infer("limit_bounded", (found,))
    right = same(found.claim.rhs, claim.rhs)
    return right and infer("trans", (found, right))


def stated(theorem: Theorem, claim: Claim) -> Theorem | None:
    """Return the claim from a theorem with the same sides but for brackets, or a weaker one."""
    given = theorem.claim
    left, right = same(claim.lhs, given.lhs), same(given.rhs, claim.rhs)
    if left is None or right is None:
        return None
    linked = chain(left, theorem, right)
    return linked if linked.claim == claim else transfer(claim, linked)


def combine_cases(
    ctx: Context, claim: Claim, branches: Sequence[tuple[tuple[Claim, ...], Theorem]]
) -> Theorem | None:
    """Return the claim from its proofs under conditions that together cover everything."""
    terms = dict.fromkeys(
        compared(condition.lhs, condition.rhs)
        for conditions, _ in branches
        for condition in conditions
    )
    return _covered(ctx, claim, branches, tuple(terms))


def _covered(
    ctx: Context,
    claim: Claim,
    branches: Sequence[tuple[tuple[Claim, ...], Theorem]],
    terms: tuple[Term, ...],
) -> Theorem | None:
    for conditions, theorem in branches:
        proofs = [prove_claim(ctx, condition) for condition in conditions]
        shown = [proof for proof in proofs if proof is not None]
        if len(shown) == len(proofs):
            return resting_on(theorem, shown)
    if not terms:
        return None
    first, *rest = terms
    return split(ctx, first, claim, lambda inner: _covered(inner, claim, branches, tuple(rest)))


__all__ = ["Chain", "ChainError", "combine_cases", "judged", "stated"]
