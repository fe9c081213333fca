"""Lines with integrals: one step of each at a time, then limits, then arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from symproof.engine.calculus.integrals_shown import first_step
from symproof.engine.context import Context
from symproof.engine.planning.lines import FIELD, RING
from symproof.engine.planning.sides import Side
from symproof.engine.rewriting import normalise
from symproof.kernel.term import INTEGRALS, LIMITS, App, Lam, Term, parts_of
from symproof.kernel.theorem import Theorem
from symproof.notation.steps import Reason

INTEGRAL: Final = Reason("integral")
LIMIT: Final = Reason("limit")
# lines for integrals inside integrals
MAX_STEPS: Final = 5


def use_integrals(side: Side) -> bool:
    """Add the lines that work integrals and limits out, and return whether there was one."""
    changed = False
    for _ in range(MAX_STEPS):
        if not (_integrate(side) or _take_limits(side)):
            break
        changed = True
    return changed


def _integrate(side: Side) -> bool:
    if INTEGRALS.isdisjoint(_heads(side.term)):
        return False
    waiting = frozenset(_integrals(side.term))

    def once(ctx: Context, term: Term) -> Theorem | None:
        # what a step leaves is for the next line
        return first_step(ctx, term) if term in waiting else None

    new = normalise(side.ctx, side.term, (once,)).claim.rhs
    choices = (INTEGRAL,), (INTEGRAL, RING), (INTEGRAL, FIELD), (INTEGRAL, LIMIT)
    if not side.go(new, *choices):
        return side.rewrite(INTEGRAL)
    if new.functions and side.use_facts(tuple(side.ctx.facts)):
        # as f(-t) + f(t) for an odd f
        side.tidy()
    return True


def _take_limits(side: Side) -> bool:
    return not LIMITS.isdisjoint(_heads(side.term)) and side.rewrite(LIMIT)


def _integrals(term: Term) -> Iterator[Term]:
    """Yield the integrals in a term."""
    return (part for part in parts_of(term) if isinstance(part, App) and part.head in INTEGRALS)


def _heads(term: Term) -> frozenset[str]:
    """Return the heads of a term and of its parts."""
    match term:
        case App(head, args):
            return frozenset({head}).union(*map(_heads, args))
        case Lam(_, body):
            return _heads(body)
        case _:
            return frozenset()
