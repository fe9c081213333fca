"""Obligations about everything at a place: near a point, near infinity, between the ends.

What is differentiated must have a value near the point, what tends somewhere near that place, what
is integrated between the ends.  Inequalities that hold strictly at a point, between differentiable
terms, hold near it; with them, and with what the place says of a generic number, the obligation is
proved for it, and they are the evidence that goes along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from symproof.engine.calculus.deriving import judge
from symproof.engine.calculus.kinks import needed, transplanted
from symproof.engine.calculus.limits_near import FAR, difference_of, zeros
from symproof.engine.context import Context
from symproof.engine.order.linear import rational
from symproof.engine.order.sign_lemmas import nonzero_of_square
from symproof.engine.order.signs import prove_claim
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import JUDGEMENTS, ZERO, Claim
from symproof.kernel.statement import Obligation
from symproof.kernel.term import App, Num, Term, Var, diff
from symproof.kernel.theorem import Theorem


def met(ctx: Context, obligation: Obligation) -> tuple[Theorem, ...]:
    """Return the theorems that prove an obligation, the obligation's own first; () for none."""
    direct = prove_claim(ctx, obligation.claim)
    if direct is not None:
        return (direct,)
    names = {name for name, _ in obligation.near}
    fixed = replace(
        ctx, hyps=tuple([hyp for hyp in ctx.hyps if names.isdisjoint(hyp.claim.variables)])
    )
    evidence: dict[Claim, tuple[Theorem, ...]] = {}
    for name, place in obligation.near:
        if name in obligation.claim.variables:
            evidence.update(_at_place(fixed, obligation.claim, name, *place))
    found = _concluded(ctx.assuming(evidence), obligation.claim) if evidence else None
    if found is None:
        return ()
    used = [theorem for hyp, shown in evidence.items() if hyp in found.hyps for theorem in shown]
    return (found, *used)


def _at_place(
    ctx: Context, claim: Claim, name: str, head: str, numbers: tuple[Term, ...]
) -> Iterator[tuple[Claim, tuple[Theorem, ...]]]:
    """Yield what holds of a variable at its place, each with the theorems that this needs."""
    z = Var(name)
    match head, numbers:
        case "limit+oo", _:
            yield from ((Claim("<", end, z), ()) for end in _beginnings(claim, name, 1))
        case "limit-oo", _:
            yield from ((Claim("<", z, end), ()) for end in _beginnings(claim, name, -1))
        case "integral+oo", (a,):
            yield Claim("<=", a, z), ()
        case "integral-oo", (a,):
            yield Claim("<=", z, a), ()
        case "integral", (a, b):
            for low, high in ((a, b), (b, a)):
                order = prove_claim(ctx, Claim("<=", low, high))
                if order is not None:
                    yield Claim("<=", low, z), (order,)
                    yield Claim("<=", z, high), (order,)
                    return
            # whatever is above both ends is above what is between them
            for bound in _bounds_of(claim, name):
                for make in (_above(bound), _below(bound)):
                    shown = [prove_claim(ctx, make(end)) for end in (a, b)]
                    parts = tuple([part for part in shown if part is not None])
                    if len(parts) == len(shown):
                        yield make(z), parts
        case (("diff" | "limit" | "limit+" | "limit-"), (a,)):
            side = {
                "limit": Claim("!=", z, a),
                "limit+": Claim("<", a, z),
                "limit-": Claim("<", z, a),
            }
            if head in side:
                yield side[head], ()
            for condition in conditions(ctx, claim, name, a):
                shown = _shown(ctx, condition, name, a)
                if shown is not None:
                    yield condition, shown
        case _:
            pass


def _bounds_of(claim: Claim, name: str) -> Iterator[Term]:
    """Yield what a variable may be above or below for a claim to hold: zeros of linear terms."""
    for term in _compared(claim):
        yield from zeros(term, name)


def _above(bound: Term) -> Callable[[Term], Claim]:
    return lambda term: Claim("<", bound, term)


def _below(bound: Term) -> Callable[[Term], Claim]:
    return lambda term: Claim("<", term, bound)


def _beginnings(claim: Claim, name: str, sign: int) -> Iterator[Term]:
    """Yield numbers beyond which a claim may hold: fixed ones, and zeros of linear terms."""
    yield from (rational(Fraction(sign * n)) for n in FAR)
    for term in _compared(claim):
        for end in zeros(term, name):
            if end.variables:
                beyond = end ** Num(2) + Num(1)
                yield from (end, beyond if sign > 0 else -beyond)


def _concluded(ctx: Context, claim: Claim) -> Theorem | None:
    """Return a claim by signs, or d != 0 from a hypothesis 0 < d^2."""
    if claim.rel == "!=" and claim.rhs == ZERO:
        square = Claim("<", ZERO, App("^", (claim.lhs, Num(2))))
        if square in ctx.claims:
            return nonzero_of_square(claim.lhs)
    return prove_claim(ctx, claim)


def _shown(
    ctx: Context, condition: Claim, name: str, point: Term
) -> tuple[Theorem, Theorem] | None:
    """Return that 0 < p holds at the point, and that p is differentiable there."""
    try:
        at_point = condition.substitute({name: point}, {})
    except KernelError:
        return None
    holds = prove_claim(ctx, at_point)
    smooth = holds and judge(ctx, diff(name, condition.rhs, point))
    return (holds, smooth) if holds is not None and smooth is not None else None


def conditions(ctx: Context, claim: Claim, name: str, point: Term) -> Iterator[Claim]:
    """Yield inequalities 0 < p about a variable near a point that may help to prove a claim."""
    yield from transplanted(ctx, point, name)
    for term in dict.fromkeys(_compared(claim)):
        if term.variables & {name} and term.variables.isdisjoint(_others(claim, name)):
            yield Claim("<", ZERO, term)
            yield Claim("<", ZERO, App("neg", (term,)))
            yield Claim("<", ZERO, App("^", (term, Num(2))))


def _compared(claim: Claim) -> Iterator[Term]:
    """Yield the terms whose sign settles a claim, or is needed for a judgement."""
    if claim.rel in JUDGEMENTS:
        yield from needed(claim.lhs)
    else:
        yield difference_of(claim)


def _others(claim: Claim, name: str) -> frozenset[str]:
    """Return the other variables that are near some point: they are named like this one."""
    stem = name.rsplit("_", 1)[0] + "_"
    return frozenset([v for v in claim.variables if v != name and v.startswith(stem)])
