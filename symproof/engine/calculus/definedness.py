"""Definedness: proving that every term of a statement or a line has a value, or finding where not.

A violating point is exact: rational numbers for the variables, and polynomials for the function
variables, at which the kernel's arithmetic settles every hypothesis and the obligation.  That
there is no derivative at such a point is a theorem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice, product
from typing import Final, Literal

from symproof.engine.calculus.judgements import not_differentiable
from symproof.engine.calculus.nearness import met
from symproof.engine.context import Context
from symproof.engine.matrices.steps import is_shaped, scalar_part
from symproof.engine.order.linear import rational
from symproof.engine.splitting import split_terms
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import difference
from symproof.kernel.rules import holds
from symproof.kernel.sequent import JUDGEMENTS, ZERO, Claim
from symproof.kernel.statement import Obligation, Place, obligations
from symproof.kernel.term import INTEGRALS, App, Lam, Num, Term, Var, substitute
from symproof.kernel.theorem import Theorem

# tried in this order, for at most three variables
POINTS: Final = tuple(
    Fraction(n) for n in (0, 1, -1, 2, -2, 3, -3, Fraction(1, 2), Fraction(-1, 2))
)
# values of function variables of one argument, tried in this order, for at most two of them
_T: Final = Var("t")
FUNCTIONS: Final = tuple(
    Lam(("t",), body)
    for body in (_T, Num(0), Num(1), App("/", (_T, Num(2))), App("/", (Num(1), Num(2))))
)

# at so many points a limit or an integral is looked at
MAX_LIMITS: Final = 12

# what is asked of a function that is integrated
ON_ITS_PATH: Final = (
    "the function under an integral needs a value everywhere between the ends, and at them"
)

# how far points are looked for
Effort = Literal["quick", "full"]
Values = tuple[tuple[str, Fraction], ...]
Functions = tuple[tuple[str, Lam], ...]


@dataclass(frozen=True, slots=True)
class Undefined:
    """A term without a value: what it needs, and a point where that fails (None: not found).

    `functions` are the functions that, besides the point, make all hypotheses true there; `why`
    says why there is no limit or no integral, where that was proved, or why the term should have
    a value at the point.
    """

    term: Term
    needs: Claim
    point: Values | None
    functions: Functions = ()
    why: str = ""


def definedness(ctx: Context, claims: Iterable[Claim]) -> tuple[list[Theorem], list[Undefined]]:
    """Return theorems for the obligations of some claims, and those that were not proved."""
    claims = tuple(claims)
    proved: list[Theorem] = []
    failed: list[Undefined] = []
    for obligation in obligations(claims, ctx.definitions.values()):
        theorems = met(scalar_part(ctx).assuming(obligation.guards), obligation)
        if theorems:
            proved.extend(theorems)
        else:
            known = any(gap.point is not None for gap in failed)
            failed.append(_undefined(ctx, obligation, look=None if known else "full"))
    if failed and all(gap.point is None for gap in failed):
        failed = [*islice(_entries(ctx, claims), 1), *failed]
    return proved, failed


def violations(ctx: Context, claims: Iterable[Claim]) -> Iterator[Undefined]:
    """Yield terms that have no value at a point of the domain; nothing is proved."""
    claims = tuple(claims)
    for obligation in obligations(claims, ctx.definitions.values()):
        gap = _undefined(ctx, obligation, look="quick")
        if gap.point is not None:
            yield gap
    yield from _entries(ctx, claims)


def confirmed_gap(ctx: Context, claims: Iterable[Claim], told: Undefined) -> bool:
    """Whether a term of some claims has no value at the point at which it is told to have none."""
    from symproof.engine.refutation.refuting import confirmed

    claims, point = tuple(claims), told.point or ()
    for obligation in obligations(claims, ctx.definitions.values()):
        found = _undefined(ctx, obligation, look=None)
        if found == told:
            return True
        if (found.term, found.needs) != (told.term, told.needs):
            continue
        hyps = [hyp.claim for hyp in ctx.assuming(obligation.guards).hyps]
        plain = not obligation.near and told.needs.rel not in JUDGEMENTS and not told.why
        if plain and confirmed(told.needs, hyps, ctx.definitions, point, told.functions):
            return True
        if _undefined(ctx, obligation, look="quick") == told:
            return True
    return told in _entries(ctx, claims)


def _entries(ctx: Context, claims: Iterable[Claim]) -> Iterator[Undefined]:
    """Yield parts of the entries of matrices that have no value at a point of the domain."""
    shaped = [claim for claim in claims if is_shaped(claim)]
    if not shaped:
        return
    # loaded for claims about matrices only
    from symproof.engine.refutation.undefined_entries import expansions

    for expansion in expansions(ctx, shaped):
        for gap in violations(expansion.ctx, expansion.claims):
            term, needs, point = expansion.told(gap.term, gap.needs, gap.point or ())
            yield replace(gap, term=term, needs=needs, point=point)


def _undefined(ctx: Context, obligation: Obligation, *, look: Effort | None) -> Undefined:
    """Return what is missing; a variable near a point is put back to the point.

    With `look`, a point is looked for, not only by arithmetic.  Of what is near a point that is
    itself near another, not every guard is known, and no point is said.
    """
    back = {name: where[1][0] for name, where in obligation.near if where[0] == "diff"}
    term, claim, guards = obligation.term, obligation.claim, list(obligation.guards)
    try:
        term, claim = substitute(term, back), claim.substitute(back, {})
        guards = [guard.substitute(back, {}) for guard in guards]
    except KernelError:
        return Undefined(obligation.term, obligation.claim, None)
    if len(obligation.near) == 1 and claim.rel not in JUDGEMENTS:
        ((name, place),) = obligation.near
        if place[0] in INTEGRALS:
            return _under_integral(ctx.assuming(guards), obligation, name, place, look)
    if len(obligation.near) > 1 or len(back) < len(obligation.near):
        return Undefined(term, claim, None)
    inner = ctx.assuming(guards)
    if claim.rel in ("limit", "integral"):
        return _without_value(inner, term, claim)
    find = kink if claim.rel in JUDGEMENTS else _violation
    found = find(inner, claim)
    if found is None and look is not None:
        found = _evaluated(inner, claim, look)
    point, functions = found or (None, ())
    return Undefined(term, claim, point, functions)


def _under_integral(
    ctx: Context, obligation: Obligation, name: str, place: Place, look: Effort | None
) -> Undefined:
    """Return a point of the path at which what is integrated has no value."""
    from symproof.engine.calculus.integrals_absence import paths

    term, claim = obligation.term, obligation.claim
    for path in paths(name, *place):
        inner = ctx.assuming(path)
        found = _violation(inner, claim)
        if found is None and look is not None:
            found = _evaluated(inner, claim, look)
        if found is not None:
            return _in_own_variable(Undefined(term, claim, *found, ON_ITS_PATH), name)
    return Undefined(term, claim, None)


def _in_own_variable(gap: Undefined, name: str) -> Undefined:
    """Return what is missing in the variable of the integral, unless that is free in it too."""
    own = name.rsplit("_", 1)[0]
    if gap.point is None or own in dict(gap.point):
        return gap
    there = {name: Var(own)}
    try:
        term, needs = substitute(gap.term, there), gap.needs.substitute(there, {})
    except KernelError:
        return gap
    point = tuple([(own if n == name else n, value) for n, value in gap.point])
    return replace(gap, term=term, needs=needs, point=point)


def _without_value(ctx: Context, term: Term, claim: Claim) -> Undefined:
    """Return at which point a limit or an integral is proved not to exist, and why."""
    # loaded for claims about limits and integrals only
    from symproof.engine.calculus.integrals_absence import no_integral
    from symproof.engine.calculus.limits_absence import no_limit

    claims = [_unfolded(ctx, c) for c in (claim, *(hyp.claim for hyp in ctx.hyps))]
    variables = sorted(frozenset[str]().union(*(c.variables for c in claims)))
    if len(variables) > 3 or any(c.functions for c in claims):
        return Undefined(term, claim, None)
    for values in islice(_grid(len(variables)), MAX_LIMITS):
        point = dict(zip(variables, map(rational, values), strict=True))
        if all(_truth(c, point, {}) is True for c in claims[1:]):
            find = no_limit if claim.rel == "limit" else no_integral
            absence = find(Context(), substitute(claims[0].lhs, point))
            if absence is not None:
                where = tuple(zip(variables, values, strict=True))
                return Undefined(term, claim, where, (), absence.words)
    return Undefined(term, claim, None)


def _evaluated(ctx: Context, claim: Claim, effort: Effort) -> tuple[Values, Functions] | None:
    """Return a point of the domain where a claim is certainly false, by enclosures."""
    # FLINT is loaded for a claim that is in doubt only
    from symproof.engine.refutation.refuting import Counterexample, refute

    hyps = [hyp.claim for hyp in ctx.hyps]
    found = refute(claim, hyps, ctx.definitions, effort=effort)
    return (found.point, found.functions) if isinstance(found, Counterexample) else None


def _violation(ctx: Context, needed: Claim) -> tuple[Values, Functions] | None:
    """Return a point of the domain where a claim is false, None if none was found."""
    claims = [_unfolded(ctx, claim) for claim in (needed, *(hyp.claim for hyp in ctx.hyps))]
    variables = sorted(frozenset[str]().union(*(claim.variables for claim in claims)))
    functions = sorted(frozenset[str]().union(*(claim.functions for claim in claims)))
    if len(variables) > 3 or len(functions) > 2:
        return None
    for chosen in product(FUNCTIONS, repeat=len(functions)):
        known = dict(zip(functions, chosen, strict=True))
        for values in _grid(len(variables)):
            point = dict(zip(variables, map(rational, values), strict=True))
            if _truth(claims[0], point, known) is False and all(
                _truth(claim, point, known) is True for claim in claims[1:]
            ):
                return tuple(zip(variables, values, strict=True)), tuple(known.items())
    return None


def _unfolded(ctx: Context, claim: Claim) -> Claim:
    """Return a claim without defined functions, or as it is where that is not possible."""
    table = {name: Lam(d.params, d.body) for name, d in ctx.definitions.items()}
    result = claim
    try:
        for _ in table:
            result = result.substitute({}, table)
    except KernelError:
        return claim
    return result


def kink(ctx: Context, claim: Claim) -> tuple[Values, Functions] | None:
    """Return a point of the domain where a derivative is proved not to exist, or None."""
    claims = [_unfolded(ctx, c) for c in (claim, *(hyp.claim for hyp in ctx.hyps))]
    variables = sorted(frozenset[str]().union(*(c.variables for c in claims)))
    if len(variables) > 3 or any(c.functions for c in claims):
        return None
    roots = _roots(claims[0].lhs, variables)
    for values in (*roots, *_grid(len(variables))):
        point = dict(zip(variables, map(rational, values), strict=True))
        if all(_truth(c, point, {}) is True for c in claims[1:]) and not_differentiable(
            substitute(claims[0].lhs, point)
        ):
            return tuple(zip(variables, values, strict=True)), ()
    return None


def _roots(derivative: Term, variables: list[str]) -> list[tuple[Fraction, ...]]:
    """Return the points where a case of what is differentiated ends, for one variable."""
    if len(variables) != 1:
        return []
    (name,) = variables
    found: dict[Fraction, None] = {}
    for term in split_terms(derivative):
        try:
            low, high = (difference(substitute(term, {name: Num(n)}), ZERO) for n in (0, 1))
        except KernelError:
            continue
        if low is not None and high is not None and low != high:
            found[low / (low - high)] = None
    return [(value,) for value in found]


def _grid(count: int) -> Iterator[tuple[Fraction, ...]]:
    points = POINTS if count < 3 else POINTS[:5]
    return product(points, repeat=count)


def _truth(claim: Claim, point: Mapping[str, Term], functions: Mapping[str, Lam]) -> bool | None:
    """Whether a claim holds at a point; None where arithmetic does not settle it."""
    if claim.rel in JUDGEMENTS:
        return None
    try:
        value = claim.substitute(point, functions)
        gap = difference(value.lhs, value.rhs)
    except KernelError:
        return None
    return None if gap is None else holds(claim.rel, gap)
