"""Integrals that stay integrals: sums of them over parts, and of sums under them.

Each is taken apart into integrals from 0 of summands, so that two sides are equal by arithmetic.
"""

from __future__ import annotations

from symproof.engine.calculus.integral_steps import FAR, integral
from symproof.engine.calculus.integrals_affine import itself
from symproof.engine.calculus.integrals_pieces import by_parts_of_sums
from symproof.engine.context import Context
from symproof.engine.equality import attempt, chain, ring, symm
from symproof.engine.rewriting import normalise
from symproof.kernel.sequent import ZERO
from symproof.kernel.term import BRACKET, App, Lam, Term
from symproof.kernel.theorem import Theorem

# what a function under an integral may be taken apart at
LINEAR = frozenset({"+", "-", "*", "/", "neg", BRACKET})


def by_linearity(ctx: Context, a: Term, b: Term) -> Theorem | None:
    """Return a = b, two sums of multiples of integrals that have the same parts."""
    left, right = normalise(ctx, a, (_apart,)), normalise(ctx, b, (_apart,))
    middle = ring(left.claim.rhs, right.claim.rhs)
    return middle and chain(left, middle, symm(right))


def _apart(ctx: Context, term: Term) -> Theorem | None:
    """Return an integral = a sum of integrals of its summands, or of those from 0: a rewriter."""
    match term:
        case App("integral", (Lam() as function, a, b)):
            return _summands(ctx, function, a, b) or _from_zero(ctx, term)
        case App(head, _) if head in FAR:
            return _from_zero(ctx, term)
        case _:
            return None


def _summands(ctx: Context, function: Lam, a: Term, b: Term) -> Theorem | None:
    if not isinstance(function.body, App) or function.body.head not in LINEAR:
        return None
    found = by_parts_of_sums(ctx, function, a, b, itself)
    return found and attempt("integral_value", (found,))


def _from_zero(ctx: Context, term: App) -> Theorem | None:
    """Return an integral that does not begin at 0 as two that meet there."""
    match term:
        case App("integral", (Lam() as f, a, b)) if a != ZERO:
            back = itself(ctx, integral(f, ZERO, a))
            first = back and attempt("integral_flip", (back,))
            if b == ZERO:
                return first and attempt("integral_value", (first,))
            second = itself(ctx, integral(f, ZERO, b))
        case App("integral-oo", (f, b)) if b != ZERO:
            first = itself(ctx, App("integral-oo", (f, ZERO)))
            second = itself(ctx, App("integral", (f, ZERO, b)))
        case App("integral+oo", (f, a)) if a != ZERO:
            first = itself(ctx, App("integral", (f, a, ZERO)))
            second = itself(ctx, App("integral+oo", (f, ZERO)))
        case _:
            return None
    whole = first and second and attempt("integral_join", (first, second))
    return whole and attempt("integral_value", (whole,))
