"""Small steps with equations of matrices."""

from __future__ import annotations

from collections.abc import Sequence

from symproof.engine.context import Context
from symproof.engine.equality import chain, fresh, refl
from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Mat, Term, Var
from symproof.kernel.theorem import Theorem, infer


def is_shaped(claim: Claim) -> bool:
    """Whether a claim is about matrices."""
    return claim.lhs.shape is not None


def scalar_part(ctx: Context) -> Context:
    """Return a context with what it says of numbers: no rule for these takes a matrix."""
    hyps = tuple([hyp for hyp in ctx.hyps if not is_shaped(hyp.claim)])
    facts = {name: f for name, f in ctx.facts.items() if not is_shaped(f.theorem.claim)}
    if len(hyps) == len(ctx.hyps) and len(facts) == len(ctx.facts):
        return ctx
    return Context(ctx.definitions, hyps, facts, ctx.pool)


def replaced(term: App, index: int, equation: Theorem) -> Theorem:
    """Return g(.., a, ..) = g(.., b, ..) for an equation a = b at an argument of a matrix."""
    hole = fresh("hole", term.variables)
    shape = equation.claim.lhs.shape
    stand: Term = Var(hole) if shape is None else Mat(hole, shape)
    args = (*term.args[:index], stand, *term.args[index + 1 :])
    pattern = Claim("=", term, App(term.head, args))
    return infer("rewrite", (equation, refl(term)), pattern, hole)


def congruent(term: App, equations: Sequence[Theorem | None]) -> Theorem:
    """Return g(a, ..) = g(b, ..) for an equation a = b per argument, None where it stays."""
    result = refl(term)
    for i, equation in enumerate(equations):
        current = result.claim.rhs
        if equation is not None and equation.rule != "refl" and isinstance(current, App):
            result = chain(result, replaced(current, i, equation))
    return result
