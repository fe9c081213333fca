"""Values of integrals: certified quadrature between numbers, proved values with infinite ends."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Final

from flint import acb, ctx

from symproof.engine.calculus.integrals import judge_integral
from symproof.engine.calculus.nearness import met
from symproof.engine.context import Context
from symproof.engine.order.linear import rational
from symproof.engine.refutation import balls
from symproof.engine.refutation.balls import Number
from symproof.engine.refutation.complexes import Constant, Given, Integrand
from symproof.engine.refutation.enclosures import Undefined, Unsettled
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim
from symproof.kernel.statement import obligations
from symproof.kernel.term import App, Lam, Term, substitute

# how often a function is evaluated for one integral, at most
MAX_CALLS: Final = 3_000
# more bits than these are not asked of an integral
MAX_BITS: Final = 100
MAX_DEPTH: Final = 200
# an integral counts as so many steps of evaluation
COST: Final = 1_200


def value(
    term: Term, point: Mapping[str, Number], functions: Mapping[str, Lam], constant: Constant
) -> Number:
    """Return an integral at a point: by quadrature between numbers, else as it is proved to be.

    Raises:
        Unsettled: it is not certain that it exists, or nothing is proved of it.
    """
    match term:
        case App("integral", (Lam() as function, a, b)):
            given = {name: (f.params, f.body) for name, f in functions.items()}
            try:
                return quadrature(function, constant(a), constant(b), constant, given)
            except Unsettled:
                # FLINT stops at a root of 0, the kernel may not
                pass
        case _:
            pass
    exact = {name: number for name, number in point.items() if isinstance(number, Fraction)}
    return constant(proved_value(term, exact, functions))


def quadrature(function: Lam, a: Number, b: Number, constant: Constant, given: Given) -> Number:
    """Return the integral of a function between two numbers; rigorous.

    `constant` gives the values of terms without the variable of the integral, and `given` the
    functions that are not primitives.

    Raises:
        Unsettled: the function is not certainly defined and integrable between them, or that
            takes too long.
    """
    (name,) = function.params
    integrand = Integrand(name, function.body, constant, given)
    low, high = acb(balls.ball(a)), acb(balls.ball(b))
    if not _ends_have_values(integrand, low, high):
        raise Unsettled("the function under an integral is not certainly defined at an end")
    goal = 2.0 ** -min(ctx.prec, MAX_BITS)
    # the worst pieces first, so that the ball is narrow also where the calls run out
    value = acb.integral(
        integrand,
        low,
        high,
        rel_tol=goal,
        abs_tol=goal,
        eval_limit=MAX_CALLS,
        depth_limit=MAX_DEPTH,
        use_heap=True,
    )
    if not value.is_finite() or not value.imag.contains(0):
        raise Unsettled("the function under an integral is not certainly defined and bounded")
    return value.real


def _ends_have_values(integrand: Integrand, a: acb, b: acb) -> bool:
    # between equal ends nothing else would be evaluated
    return integrand(a, False).is_finite() and integrand(b, False).is_finite()


def proved_value(term: Term, point: Mapping[str, Fraction], functions: Mapping[str, Lam]) -> Term:
    """Return what an integral is proved to be at a point.

    Raises:
        Undefined: nothing is proved.
    """
    try:
        closed = substitute(
            term, {name: rational(value) for name, value in point.items()}, functions
        )
        for _ in functions:
            closed = substitute(closed, {}, functions)
    except KernelError as error:
        raise Undefined(str(error)) from error
    value = _proved(closed)
    if value is None:
        raise Undefined("the value of an integral is not known")
    return value


@lru_cache(maxsize=200)
def _proved(term: Term) -> Term | None:
    if term.variables or term.functions:
        return None
    ctx = Context()
    known = judge_integral(ctx, term)
    if known is None or known.claim.rhs == term:
        return None
    # the kernel's functions are total: that the function has values is another matter
    needed = obligations((Claim("=", term, term),), ())
    return known.claim.rhs if all(met(ctx, each) for each in needed) else None
