"""Hypotheses that contradict each other: they hold nowhere, and prove everything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symproof.engine.context import Context
from symproof.engine.equality import attempt
from symproof.engine.order.linear import contradiction
from symproof.engine.order.signs import prove_claim
from symproof.engine.rewriting import normalise, unfolding
from symproof.kernel.sequent import RELATIONS, ZERO, Claim, negation
from symproof.kernel.term import App, Num
from symproof.kernel.theorem import Theorem, infer

FALSE = Claim("<", ZERO, ZERO)


def is_empty(ctx: Context) -> bool:
    """Whether the hypotheses are shown to contradict each other."""
    if not ctx.hyps:
        return False
    if (
        contradiction((*ctx.hyps, *_at_numbers(ctx)), FALSE) is not None
        or prove_claim(ctx, FALSE) is not None
    ):
        return True
    for hyp in ctx.hyps:
        if hyp.claim.rel in RELATIONS - {"!="} and not hyp.claim.forall:
            others = tuple([other for other in ctx.hyps if other is not hyp])
            if prove_claim(replace(ctx, hyps=others), negation(hyp.claim)) is not None:
                return True
    return False


def _at_numbers(ctx: Context) -> Iterator[Theorem]:
    """Yield what the universal hypotheses say of 0 and 1, definitions unfolded."""
    unfoldings = [unfolding(ctx.definitions[name]) for name in sorted(ctx.definitions)]
    for hyp in ctx.hyps:
        if len(hyp.claim.forall) != 1 or hyp.claim.rel not in RELATIONS:
            continue
        for number in (Num(0), Num(1)):
            said = infer("spec", (hyp,), (number,))
            left = normalise(ctx, said.claim.lhs, unfoldings)
            right = normalise(ctx, said.claim.rhs, unfoldings)
            claim = Claim(said.claim.rel, left.claim.rhs, right.claim.rhs)
            one, minus = Num(1), App("neg", (Num(1),))
            found = attempt("linear", (said, left, right), claim, (one, minus, one))
            yield said if found is None else found
