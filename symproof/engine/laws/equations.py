"""Closing an equation modulo hypotheses that are equations: x^2 + 2xy + y^2 = 1 where x + y = 1.

Of each hypothesis one monomial is replaced by the rest: the variable that it defines, or else a
variable or a square that stands in it alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import chain, congruence, symm
from symproof.engine.laws.conditions import Conditions
from symproof.engine.laws.log_lemmas import exp_log, log_of_exp
from symproof.engine.laws.modulo import Relation, close_modulo
from symproof.engine.laws.rounds import LAWS, subterms
from symproof.engine.order.replacing import sides
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import Poly, Ring, add
from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Num, Term, Var
from symproof.kernel.theorem import Theorem, infer

# the powers of a variable that may be replaced
POWERS: Final = (1, 2, 3)


def close_by_equations(
    ctx: Context, equations: Iterable[Theorem], a: Term, b: Term
) -> Theorem | None:
    """Return a = b as fractions modulo equations, None where no multiples of them give it.

    What an equation says of the argument of an exponential or a logarithm is used too, and what
    is known of the squares of roots, sines and the like.
    """
    conditions = Conditions(ctx)
    known = [each for theorem in equations for each in (theorem, *_solved(conditions, theorem))]
    relations = [relation for theorem in known for relation in _relation(theorem)]
    if not relations:
        return None
    terms = (a, b, *(side for each in relations for side in sides(each.theorem.claim)))
    for part in subterms(*terms):
        for law in LAWS.values():
            for relate in law.relations:
                relations.extend(relate(conditions, part))
    return close_modulo(a, b, relations, conditions.apart)


def _solved(conditions: Conditions, theorem: Theorem) -> Iterator[Theorem]:
    """Yield u = log(c) from exp(u) = c, and u = exp(c) from log(u) = c."""
    claim = theorem.claim
    if claim.rel != "=" or claim.forall or claim.lhs.shape is not None:
        return
    for equation in (theorem, symm(theorem)):
        match equation.claim.lhs:
            case App("exp", _):
                yield symm(log_of_exp(equation))
            case App("log", (u,)) as whole:
                positive = conditions.positive(u)
                if positive is not None:
                    exact = infer("cut", (positive, exp_log(u)))
                    moved = congruence(App("exp", (whole,)), [equation])
                    yield chain(symm(exact), moved)
            case _:
                pass


def _relation(theorem: Theorem) -> Iterator[Relation]:
    """Yield an equation with the monomial that it replaces, if it is about numbers."""
    claim = theorem.claim
    if claim.rel != "=" or claim.forall or claim.lhs.shape is not None:
        return
    lead = _lead(claim)
    if lead is not None:
        yield Relation(lead, theorem)


def _lead(claim: Claim) -> Term | None:
    """Return what an equation defines, or else a power that stands in it alone."""
    for side, other in ((claim.lhs, claim.rhs), (claim.rhs, claim.lhs)):
        if isinstance(side, Var) and side.name not in other.variables:
            return side
    ring = Ring()
    try:
        gap = add(ring.normal(claim.lhs), ring.normal(claim.rhs), -1)
    except KernelError:
        return None
    names = sorted(claim.variables, reverse=True)
    for exponent in POWERS:
        for name in names:
            if _stands_alone(ring, gap, Var(name), exponent):
                return Var(name) if exponent == 1 else Var(name) ** Num(exponent)
    return None


def _stands_alone(ring: Ring, gap: Poly, variable: Var, exponent: int) -> bool:
    """Whether a power of a variable is a term of a polynomial, and its highest power there."""
    (((atom, _),),) = ring.normal(variable)
    powers = [dict(monomial).get(atom, 0) for monomial in gap]
    return ((atom, exponent),) in gap and max(powers) == exponent
