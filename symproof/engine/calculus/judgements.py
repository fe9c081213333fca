"""That a derivative exists, or that it does not: claims about one, proved or contradicted."""

from __future__ import annotations

from symproof.engine.calculus import kinks
from symproof.engine.calculus.deriving import TWO_SIDED, Deriver, equal_values, judge
from symproof.engine.context import Context
from symproof.engine.equality import attempt, symm
from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Lam, Term
from symproof.kernel.theorem import Theorem, infer


def prove_judgement(ctx: Context, claim: Claim, depth: int = 4) -> Theorem | None:
    """Return a claim that a derivative exists (and is the right side), or None."""
    for hyp in (*ctx.hyps, *(fact.theorem for fact in ctx.facts.values())):
        if hyp.claim == claim:
            return hyp
    if claim.forall:
        body = prove_judgement(ctx, Claim(claim.rel, claim.lhs, claim.rhs))
        return None if body is None else attempt("gen", (body,), claim.forall)
    if claim.rel in ("limit", "bounded"):
        from symproof.engine.calculus.limits import prove_limit

        return prove_limit(ctx, claim)
    if claim.rel == "integral":
        from symproof.engine.calculus.integrals import prove_integral

        return prove_integral(ctx, claim)
    known = judge(ctx, claim.lhs, claim.rel)
    if known is not None:
        return _with_value(ctx, known, claim.rhs)
    return kinks.by_cases(ctx, claim, prove_judgement, depth) if depth > 0 else None


def _with_value(ctx: Context, known: Theorem, value: Term) -> Theorem | None:
    """Return a judgement with another value that is shown to be equal."""
    claim = known.claim
    if value == claim.lhs and claim.rel == TWO_SIDED:
        return infer("trans", (known, symm(infer("deriv_value", (known,)))))
    equal = equal_values(ctx, claim.rhs, value)
    return None if equal is None else attempt("trans", (known, equal))


def not_differentiable(derivative: Term) -> Theorem | None:
    """Return, from the hypothesis that a derivative at a rational point exists, that 0 != 0.

    Its two sides differ, or the function jumps.
    """
    match derivative:
        case App("diff", (Lam((param,), body), point)) if not derivative.variables:
            pass
        case _:
            return None
    ctx = Context()
    right, left = (judge(ctx, derivative, side) for side in kinks.SIDES)
    if right is not None and left is not None:
        return kinks.disagreement(ctx, right, left)
    for side in kinks.SIDES:
        found = kinks.jump(Deriver(ctx, param, point, side), body)
        if found is not None:
            return found
    return None
