"""Integrals as functions of their ends: what makes them differentiable."""

from __future__ import annotations

from symproof.engine.calculus.deriving import names_in
from symproof.engine.calculus.integral_steps import integral
from symproof.engine.calculus.integrals import evaluate, judge_integral
from symproof.engine.calculus.integrals_forms import continuous
from symproof.engine.context import Context
from symproof.engine.equality import attempt, fresh
from symproof.kernel.sequent import ZERO
from symproof.kernel.term import App, Lam, Term, Var, bound_names, diff
from symproof.kernel.theorem import Theorem


def slope_at_end(ctx: Context, function: Lam, a: Term, end: Term) -> Theorem | None:
    """Return that u -> the integral of a function from a to u has the derivative f(end) at end."""
    taken = function.variables | bound_names(function) | a.variables | end.variables
    name = fresh("z", taken | names_in(ctx))
    upper = fresh("u", taken | {name})
    smooth = continuous(ctx, function, Var(name))
    term = diff(upper, integral(function, a, Var(upper)), end)
    return smooth and attempt("integral_deriv", (smooth,), term, name)


def by_upper_end(ctx: Context, name: str, term: Term) -> Theorem | None:
    """Return an integral that moves with `name` = one of which only the upper end does.

    Where the function itself depends on the name it is what the integral is worked out to.
    """
    match term:
        case App(_, (Lam() as function, *_)) if name in function.variables:
            return evaluate(ctx, term)
        case App("integral", (Lam() as function, a, b)) if name not in b.variables:
            known = _existing(ctx, function, b, a)
            turned = known and attempt("integral_flip", (known,))
            return turned and attempt("integral_value", (turned,))
        case App("integral", (Lam() as function, a, b)):
            return _joined(_existing(ctx, function, a, ZERO), _existing(ctx, function, ZERO, b))
        case App("integral-oo", (Lam() as function, b)):
            far = judge_integral(ctx, App("integral-oo", (function, ZERO)))
            return _joined(far, _existing(ctx, function, ZERO, b))
        case App("integral+oo", (Lam() as function, a)):
            far = judge_integral(ctx, App("integral+oo", (function, ZERO)))
            return _joined(_existing(ctx, function, a, ZERO), far)
        case _:
            return None


def _existing(ctx: Context, function: Lam, a: Term, b: Term) -> Theorem | None:
    """Return that a function that is continuous everywhere has an integral."""
    taken = function.variables | bound_names(function) | a.variables | b.variables
    name = fresh("z", taken | names_in(ctx))
    smooth = continuous(ctx, function, Var(name))
    return smooth and attempt("integral_exists", (smooth,), function, a, b, name)


def _joined(first: Theorem | None, second: Theorem | None) -> Theorem | None:
    whole = first and second and attempt("integral_join", (first, second))
    return whole and attempt("integral_value", (whole,))
