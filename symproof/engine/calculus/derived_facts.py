"""Facts about derivatives that follow from facts about functions: both sides are differentiated.

So `phi(-t) = -phi(t)` for all t gives phi'(-t) = phi'(t), where phi is differentiable.
"""

from __future__ import annotations

from symproof.engine.calculus.deriving import differentiate
from symproof.engine.citing import solved
from symproof.engine.context import Context, Fact
from symproof.engine.equality import attempt, chain, symm
from symproof.engine.planning.tidy import tidied
from symproof.engine.rewriting import normalise
from symproof.kernel.term import Lam, Var, diff


def differentiated(ctx: Context, fact: Fact) -> Fact | None:
    """Return the derivative of an equation that holds for all values of its one variable.

    It is solved for the derivative in it that is largest, where that is possible.
    """
    claim = fact.theorem.claim
    if claim.rel != "=" or len(fact.variables) != 1 or not claim.functions:
        return None
    (name,) = fact.variables
    right_side = Lam((name,), claim.rhs)
    equal = attempt("ext", (fact.theorem,), diff(name, claim.lhs, Var(name)), right_side, name)
    if equal is None:
        return None
    left, right = (
        normalise(ctx, side, (differentiate,)) for side in (equal.claim.lhs, equal.claim.rhs)
    )
    if left.rule == "refl" and right.rule == "refl":
        return None
    general = Fact(fact.name, chain(symm(left), equal, right), fact.variables)
    neater = solved(general)
    return general if neater is None else _tidied(neater)


def _tidied(fact: Fact) -> Fact:
    claim = fact.theorem.claim
    better = tidied(claim.rhs)
    link = attempt("ring", (), claim.rhs, better)
    return fact if link is None else Fact(fact.name, chain(fact.theorem, link), fact.variables)
