"""Hypotheses that contradict each other: they hold nowhere, and prove everything."""

from __future__ import annotations

from dataclasses import replace

from symproof.engine.context import Context
from symproof.engine.linear import contradiction
from symproof.engine.signs import prove_claim
from symproof.kernel.sequent import RELATIONS, ZERO, Claim, negation

FALSE = Claim("<", ZERO, ZERO)


def is_empty(ctx: Context) -> bool:
    """Whether the hypotheses are shown to contradict each other."""
    if not ctx.hyps:
        return False
    if contradiction(ctx.hyps, FALSE) is not None or prove_claim(ctx, FALSE) is not None:
        return True
    for hyp in ctx.hyps:
        if hyp.claim.rel in RELATIONS - {"!="} and not hyp.claim.forall:
            others = tuple([other for other in ctx.hyps if other is not hyp])
            if prove_claim(replace(ctx, hyps=others), negation(hyp.claim)) is not None:
                return True
    return False
