"""Functions under integrals in other forms: multiplied out, and equal by all that is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from symproof.engine.calculus.deriving import equal_values, judge
from symproof.engine.calculus.limits import prove_limit
from symproof.engine.context import Context
from symproof.engine.equality import attempt, chain, symm
from symproof.engine.laws.closing import close_by_all_laws, close_exp
from symproof.engine.planning.tidy import tidied
from symproof.engine.rewriting import DEFINED, normalise, primitive
from symproof.engine.splitting import conditionals, split, split_terms
from symproof.kernel.sequent import Claim
from symproof.kernel.term import BRACKET, App, Lam, Num, Term, diff, substitute
from symproof.kernel.theorem import Theorem, infer

MAX_SUMMANDS: Final = 40
MAX_POWER: Final = 8
MAX_CASES: Final = 3
_MEANINGS: Final = tuple([primitive(name)[0] for name in DEFINED])

Prover = Callable[[Context, Claim, Lam, Term], Theorem | None]


def multiplied_out(term: Term) -> Term:
    """Return a term as a sum of products, functions and divisors left as they are."""
    summands = _summands(term)
    if len(summands) > MAX_SUMMANDS:
        return term
    total = summands[0]
    for part in summands[1:]:
        total = total + part
    return tidied(total)


def _summands(term: Term) -> list[Term]:
    match term:
        case App(head, (a,)) if head == BRACKET:
            return _summands(a)
        case App("neg", (a,)):
            return [-part for part in _summands(a)]
        case App("+", (a, b)):
            return [*_summands(a), *_summands(b)]
        case App("-", (a, b)):
            return [*_summands(a), *(-part for part in _summands(b))]
        case App("*", (a, b)):
            return _products(_summands(a), _summands(b))
        case App("/", (a, b)):
            return [part / b for part in _summands(a)]
        case App("^", (a, Num(n))) if 1 < n <= MAX_POWER:
            parts = _summands(a)
            result = parts
            for _ in range(n - 1 if len(parts) > 1 else 0):
                result = _products(result, parts)
            return result if len(parts) > 1 else [term]
        case _:
            return [term]


def _products(left: list[Term], right: list[Term]) -> list[Term]:
    if len(left) * len(right) > MAX_SUMMANDS:
        return [_sum(left) * _sum(right)]
    return [a * b for a in left for b in right]


def _sum(parts: Iterable[Term]) -> Term:
    first, *rest = parts
    for part in rest:
        first = first + part
    return first


def equal_functions(ctx: Context, a: Term, b: Term) -> Theorem | None:
    """Return a = b by arithmetic, cases, or the meanings and laws of the elementary functions."""
    found = equal_values(ctx, a, b) or close_by_all_laws(ctx, a, b)
    if found is not None:
        return found
    left, right = normalise(ctx, a, _MEANINGS), normalise(ctx, b, _MEANINGS)
    if left.rule == "refl" and right.rule == "refl":
        return None
    x, y = left.claim.rhs, right.claim.rhs
    middle = close_exp(ctx, x, y) or close_by_all_laws(ctx, x, y)
    return None if middle is None else chain(left, middle, symm(right))


def derivative_is(ctx: Context, function: Lam, point: Term, value: Term) -> Theorem | None:
    """Return that a function has a derivative of this value at a point."""
    (param,) = function.params
    term = diff(param, function.body, point)
    known = judge(ctx, term)
    if known is not None:
        link = equal_functions(ctx, known.claim.rhs, value)
        return link and attempt("trans", (known, link))
    return by_cases(ctx, Claim("diff", term, value), function, point, _derivative_in_case)


def _derivative_in_case(ctx: Context, claim: Claim, function: Lam, point: Term) -> Theorem | None:
    del function, point
    known = judge(ctx, claim.lhs)
    link = known and equal_values(ctx, known.claim.rhs, claim.rhs)
    return known and link and attempt("trans", (known, link))


def continuous(ctx: Context, function: Lam, point: Term) -> Theorem | None:
    """Return that a function is continuous at a point: differentiable, or by limits."""
    (param,) = function.params
    value = substitute(function.body, {param: point})
    claim = Claim("limit", App("limit", (function, point)), value)
    found = _continuous_in_case(ctx, claim, function, point)
    return found or by_cases(ctx, claim, function, point, _continuous_in_case)


def _continuous_in_case(ctx: Context, claim: Claim, function: Lam, point: Term) -> Theorem | None:
    (param,) = function.params
    term = diff(param, function.body, point)
    known = judge(ctx, term)
    if known is not None:
        return infer("limit_of_diff", (known,))
    if conditionals(function):
        right, left = (judge(ctx, term, side) for side in ("diff+", "diff-"))
        if right is not None and left is not None:
            sides = [infer("limit_of_diff", (side,)) for side in (right, left)]
            return attempt("limit_join", tuple(sides))
    # an elementary function that is continuous has a derivative, but for kinks
    return prove_limit(ctx, claim) if function.functions or conditionals(function) else None


def by_cases(
    ctx: Context, claim: Claim, function: Lam, point: Term, prove: Prover
) -> Theorem | None:
    """Return a claim about a function at a point, by the signs of what its cases compare there."""
    if not conditionals(function):
        return None
    (param,) = function.params
    here = substitute(function.body, {param: point})
    terms = [t for t in dict.fromkeys(split_terms(here)) if t.variables]
    return _split(ctx, claim, terms[:MAX_CASES], lambda inner: prove(inner, claim, function, point))


def _split(
    ctx: Context, claim: Claim, terms: list[Term], prove: Callable[[Context], Theorem | None]
) -> Theorem | None:
    if not terms:
        return prove(ctx)
    first, *rest = terms
    return split(ctx, first, claim, lambda inner: prove(inner) or _split(inner, claim, rest, prove))


__all__ = [
    "continuous",
    "derivative_is",
    "equal_functions",
    "multiplied_out",
]
