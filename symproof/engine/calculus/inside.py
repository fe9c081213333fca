"""Equations of limits, and of integrals, of functions that agree where it matters.

That is near the place of a limit, and between the ends of an integral.  What holds there may be
used: that x is not 0 near 0, that it is positive to the right of 0, or between 0 and 1.
"""

from __future__ import annotations

from collections.abc import Callable

from symproof.engine.calculus.deriving import names_in
from symproof.engine.calculus.integrals import judge_integral
from symproof.engine.calculus.limits import judge_limit
from symproof.engine.calculus.limits_near import Place, in_variable, rebound
from symproof.engine.context import Context
from symproof.engine.equality import attempt, chain, fresh, symm
from symproof.engine.order.signs import prove_claim
from symproof.engine.rewriting import applied
from symproof.kernel.sequent import Claim
from symproof.kernel.term import LIMITS, App, Lam, Term, Var, bound_names
from symproof.kernel.theorem import Theorem, infer

Prover = Callable[[Context, Term, Term], Theorem | None]


def equal_inside(ctx: Context, a: Term, b: Term, prove: Prover) -> Theorem | None:
    """Return a = b, two limits at one place or integrals with the same ends, by their functions."""
    match a, b:
        case App(head, (Lam() as f, *place)), App(other, (Lam() as g, *others)) if (
            head == other and place == others
        ):
            pass
        case _:
            return None
    taken = a.variables | b.variables | bound_names(a) | bound_names(b)
    name = fresh("z", taken | names_in(ctx))
    if head in LIMITS:
        return _limits(ctx, a, b, (f, g), Place(ctx, name, head, tuple(place)), prove)
    if head == "integral":
        return _integrals(ctx, a, b, (f, g), name, prove)
    return None


def _limits(
    ctx: Context, a: App, b: App, functions: tuple[Lam, Lam], place: Place, prove: Prover
) -> Theorem | None:
    f, g = (applied(function, place.name) for function in functions)
    known = judge_limit(ctx, b)
    own = known and in_variable(ctx, known, place.name)
    if known is None or own is None:
        return None
    for window in place.windows():
        agree = prove(place.inside(window), f, g)
        moved = agree and place.carried(f, own, window, agree)
        found = moved and rebound(place, moved, functions[0], f)
        if found is not None and found.claim.lhs == a:
            return _values(found, known, "limit_value")
    return None


def _integrals(
    ctx: Context, a: App, b: App, functions: tuple[Lam, Lam], name: str, prove: Prover
) -> Theorem | None:
    _, low, high = a.args
    order = prove_claim(ctx, Claim("<=", low, high))
    known = judge_integral(ctx, b)
    if order is None or known is None:
        return None
    z = Var(name)
    strict = Claim("<", low, z), Claim("<", z, high)
    inner = ctx.assuming((*strict, *(Claim("<=", claim.lhs, claim.rhs) for claim in strict)))
    agree = prove(inner, *(applied(function, name) for function in functions))
    found = agree and attempt("integral_ext", (agree, known, order), functions[0], name)
    return found and _values(found, known, "integral_value")


def _values(first: Theorem, second: Theorem, rule: str) -> Theorem:
    """Return that what two judgements with one value are about is equal."""
    return chain(infer(rule, (first,)), symm(infer(rule, (second,))))
