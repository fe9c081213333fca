"""Obligations about everything near a point: what is differentiated must have a value there.

Inequalities that hold strictly at the point, between differentiable terms, hold near it; with
them the obligation is proved for a generic number, and they are the evidence that goes along.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symproof.engine.calculus.deriving import judge
from symproof.engine.calculus.kinks import needed, transplanted
from symproof.engine.context import Context
from symproof.engine.order.sign_lemmas import nonzero_of_square
from symproof.engine.order.signs import prove_claim
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import JUDGEMENTS, ZERO, Claim
from symproof.kernel.statement import Obligation
from symproof.kernel.term import App, Num, Term, diff
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
    evidence: dict[Claim, tuple[Theorem, Theorem]] = {}
    for name, (head, numbers) in obligation.near:
        if head != "diff" or name not in obligation.claim.variables:
            continue
        (point,) = numbers
        for condition in conditions(ctx, obligation.claim, name, point):
            shown = None if condition in evidence else _shown(fixed, condition, name, point)
            if shown is not None:
                evidence[condition] = shown
    found = _concluded(ctx.assuming(evidence), obligation.claim) if evidence else None
    if found is None:
        return ()
    used = [theorem for hyp, pair in evidence.items() if hyp in found.hyps for theorem in pair]
    return (found, *used)


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
    terms: list[Term] = []
    if claim.rel in JUDGEMENTS:
        terms.extend(needed(claim.lhs))
    else:
        terms.append(claim.rhs if claim.lhs == ZERO else App("-", (claim.rhs, claim.lhs)))
        if claim.rel == "!=":
            terms = [claim.lhs if claim.rhs == ZERO else App("-", (claim.lhs, claim.rhs))]
    for term in dict.fromkeys(terms):
        if term.variables & {name} and term.variables.isdisjoint(_others(claim, name)):
            yield Claim("<", ZERO, term)
            yield Claim("<", ZERO, App("neg", (term,)))
            yield Claim("<", ZERO, App("^", (term, Num(2))))


def _others(claim: Claim, name: str) -> frozenset[str]:
    """Return the other variables that are near some point: they are named like this one."""
    stem = name.rsplit("_", 1)[0] + "_"
    return frozenset([v for v in claim.variables if v != name and v.startswith(stem)])
