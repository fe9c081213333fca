"""Integrals by a linear substitution t = c*u + d: one integral as a multiple of another.

An author writes both; c and d are read off their ends and the multiple.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from symproof.engine.calculus.deriving import names_in
from symproof.engine.calculus.integral_steps import applied
from symproof.engine.calculus.integrals_affine import MINUS_ONE, ONE, Substitution, substituted
from symproof.engine.context import Context
from symproof.engine.equality import chain, fresh, replace_argument, ring
from symproof.engine.laws.closing import close_field
from symproof.engine.order.floats import fails
from symproof.engine.planning.tidy import tidied
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import BRACKET, INTEGRALS, App, Lam, Term, Var, bound_names
from symproof.kernel.theorem import Theorem


class Multiple(NamedTuple):
    """A number times an integral."""

    factor: Term
    integral: App


def by_substitution(ctx: Context, a: Term, b: Term) -> Theorem | None:
    """Return a = b, two multiples of integrals, where a substitution makes one the other."""
    left, right = multiple(a), multiple(b)
    if left is None or right is None or left.integral == right.integral:
        return None
    ratio = _tidied(right.factor / left.factor)
    if ratio is None:
        return None
    for step in _substitutions(left.integral, right.integral, ratio):
        if _differ(ctx, left.integral, right.integral, ratio, step):
            continue
        found = substituted(ctx, left.integral, right.integral, ratio, step)
        whole = found and _scaled(ctx, a, left, found, b)
        if whole is not None:
            return whole
    return None


def multiple(term: Term) -> Multiple | None:
    """Return a term as a number times an integral, None where it is no such product."""
    match term:
        case App(head) if head in INTEGRALS:
            return Multiple(ONE, term)
        case App("neg", (inner,)):
            return _times(MINUS_ONE, multiple(inner))
        case App(head, (inner,)) if head == BRACKET:
            return multiple(inner)
        case App("*", (first, second)):
            left, right = multiple(first), multiple(second)
            if left is not None and right is not None:
                return None
            return _times(second, left) if right is None else _times(first, right)
        case App("/", (first, second)):
            return _times(ONE / second, multiple(first))
        case _:
            return None


def _times(factor: Term, found: Multiple | None) -> Multiple | None:
    return None if found is None else Multiple(factor * found.factor, found.integral)


def _tidied(term: Term) -> Term | None:
    try:
        return tidied(term)
    except KernelError:
        return None


def _substitutions(left: App, right: App, ratio: Term) -> Iterator[Substitution]:
    """Yield what may be substituted in the left integral to give the right one."""
    _, *old = left.args
    _, *new = right.args
    if len(old) != len(new):
        return
    # a multiple that was written comes from the substitution, as a rule
    slopes = [ONE, MINUS_ONE, *_factors(ratio)]
    if left.head == "integral":
        slopes.append((old[1] - old[0]) / (new[1] - new[0]))
    # the lower end of the old integral comes from one of the ends of the new one
    ends = new or [ZERO]
    start = old[0] if old else ZERO
    for c in dict.fromkeys(map(_tidied, slopes)):
        if c is None:
            continue
        for end in ends:
            d = _tidied(start - c * end)
            if d is not None:
                yield Substitution(c, d)


def _factors(ratio: Term) -> Iterator[Term]:
    """Yield a number and the factors above its fraction bar."""
    yield ratio
    match ratio:
        case App("/", (above, _)):
            yield from _factors(above)
        case App("*", (first, second)):
            yield from _factors(first)
            yield from _factors(second)
        case _:
            pass


def _differ(ctx: Context, old: App, new: App, ratio: Term, step: Substitution) -> bool:
    """Whether the functions under two integrals do not seem to correspond, up to their signs."""
    f, g = old.args[0], new.args[0]
    if not isinstance(f, Lam) or not isinstance(g, Lam):
        return True
    taken = old.variables | new.variables | bound_names(old) | bound_names(new)
    z = Var(fresh("z", taken | names_in(ctx)))
    try:
        claim = Claim("=", (step.c * applied(f, step.at(z))) ** 2, (ratio * applied(g, z)) ** 2)
    except KernelError:
        return True
    hyps = [theorem.claim for theorem in ctx.hyps if not theorem.claim.forall]
    fixed = frozenset[str]().union(
        *(h.claim.lhs.functions | h.claim.rhs.functions for h in ctx.hyps)
    )
    return fails(claim, hyps, ctx.definitions, fixed)


def _scaled(ctx: Context, a: Term, left: Multiple, found: Theorem, b: Term) -> Theorem | None:
    """Return a = b, where a is a multiple of the left side of an equation."""
    start = ring(a, left.factor * left.integral)
    if start is None:
        return None
    inner = replace_argument(left.factor * left.integral, 1, found)
    end = inner.claim.rhs
    link = ring(end, b) or close_field(ctx, end, b)
    return link and chain(start, inner, link)
