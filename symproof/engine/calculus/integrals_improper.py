"""Integrals with infinite ends: by the limits of those up to a number, and in two halves."""

from __future__ import annotations

from collections.abc import Callable

from symproof.engine.calculus.deriving import names_in
from symproof.engine.calculus.integral_steps import FAR, improper, partial_integral
from symproof.engine.calculus.limits import judge_limit
from symproof.engine.context import Context
from symproof.engine.equality import attempt, fresh
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Lam, Term, Var, bound_names
from symproof.kernel.theorem import Theorem

Judge = Callable[[Context, App], Theorem | None]


def up_to_a_number(
    ctx: Context, head: str, function: Lam, fixed: Term, judge: Judge
) -> tuple[Theorem, str] | None:
    """Return the integral between the fixed end and a number beyond it, and that number's name.

    None where there is no such integral, or only its existence is known.
    """
    taken = function.variables | bound_names(function) | fixed.variables
    name = fresh("y", taken | names_in(ctx))
    z = Var(name)
    order = Claim("<", fixed, z) if head == "integral+oo" else Claim("<", z, fixed)
    partial = partial_integral(head, function, fixed, z)
    known = judge(ctx.assuming((order,)), partial)
    return None if known is None or known.claim.rhs == partial else (known, name)


def to_infinity(
    ctx: Context, head: str, function: Lam, fixed: Term, judge: Judge
) -> Theorem | None:
    """Return an integral with one infinite end, by the limit of those up to a number."""
    found = up_to_a_number(ctx, head, function, fixed, judge)
    if found is None:
        return None
    known, name = found
    limit = judge_limit(ctx, App(FAR[head], (Lam((name,), known.claim.rhs),)))
    return limit and improper(head, function, fixed, name, known, limit)


def everywhere(ctx: Context, function: Lam, judge: Judge) -> Theorem | None:
    """Return an integral with two infinite ends, in two parts that meet at 0."""
    left = judge(ctx, App("integral-oo", (function, ZERO)))
    right = left and judge(ctx, App("integral+oo", (function, ZERO)))
    return left and right and attempt("integral_join", (left, right))
