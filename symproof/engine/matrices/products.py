"""Equations of products used inside longer products: with Q^T*Q = I, x^T*Q^T*Q*x is x^T*x."""

from __future__ import annotations

from fractions import Fraction

from symproof.engine.context import Context, Fact
from symproof.engine.equality import attempt, chain, fresh, refl
from symproof.engine.matrices.words import Sum, Word, words
from symproof.engine.rewriting import Rewriter
from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Mat, Term
from symproof.kernel.theorem import Theorem


def inside_products(fact: Fact) -> Rewriter | None:
    """Return the rewriter of a product that has the left side of an equation inside.

    None where that side is no product of several matrices, or one that other matrices may fit.
    """
    claim = fact.theorem.claim
    pattern = _word(claim.lhs)
    if fact.variables or pattern is None or len(pattern) < 2 or claim.lhs.shape is None:
        return None
    hole = Mat(fresh("hole", claim.variables), claim.lhs.shape)

    def rewrite(_: Context, term: Term) -> Theorem | None:
        if not (isinstance(term, App) and term.head in ("*", "transpose")):
            return None
        found = words(term)
        if found is None or len(found.parts) != 1:
            return None
        (((word, factors), value),) = found.parts.items()
        start = _place(pattern, word)
        if start is None:
            return None
        rest = (*word[:start], hole, *word[start + len(pattern) :])
        return _replaced(
            term, Sum(found.shape, {(rest, factors): value}).term(), hole, fact.theorem
        )

    return rewrite


def _word(term: Term) -> Word | None:
    """Return the letters of a product that has no other coefficient than 1."""
    found = words(term)
    match [] if found is None else [*found.parts.items()]:
        case [((word, ()), value)] if value == Fraction(1):
            return word
        case _:
            return None


def _place(pattern: Word, word: Word) -> int | None:
    """Return where a product stands in another one."""
    length = len(pattern)
    places = range(len(word) - length + 1)
    return next((i for i in places if word[i : i + length] == pattern), None)


def _replaced(term: Term, context: Term, hole: Mat, equation: Theorem) -> Theorem | None:
    """Return a term that is a context at the left side of an equation as that at the right."""
    before = Claim("=", context, context).substitute({hole.name: equation.claim.lhs}, {}).lhs
    same = attempt("matrix", (), term, before)
    moved = attempt("rewrite", (equation, refl(before)), Claim("=", before, context), hole.name)
    return None if same is None or moved is None else chain(same, moved)
