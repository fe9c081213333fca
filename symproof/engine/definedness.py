"""Definedness: proving that every term of a statement or a line has a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Final

from symproof.engine.context import Context
from symproof.engine.linear import rational
from symproof.engine.signs import prove_claim
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import difference
from symproof.kernel.rules import holds
from symproof.kernel.sequent import Claim
from symproof.kernel.statement import Obligation, obligations
from symproof.kernel.term import Term
from symproof.kernel.theorem import Theorem

# tried in this order, for at most three variables
POINTS: Final = tuple(
    Fraction(n) for n in (0, 1, -1, 2, -2, 3, -3, Fraction(1, 2), Fraction(-1, 2))
)


@dataclass(frozen=True, slots=True)
class Undefined:
    """A term without a value: what it needs, and a point where that fails (None: not found)."""

    term: Term
    needs: Claim
    point: tuple[tuple[str, Fraction], ...] | None


def definedness(ctx: Context, claims: Iterable[Claim]) -> tuple[list[Theorem], list[Undefined]]:
    """Return theorems for the obligations of some claims, and those that were not proved."""
    proved: list[Theorem] = []
    failed: list[Undefined] = []
    for obligation in obligations(claims, ctx.definitions.values()):
        inner = ctx.assuming(obligation.guards)
        theorem = prove_claim(inner, obligation.claim)
        if theorem is not None:
            proved.append(theorem)
        else:
            failed.append(
                Undefined(obligation.term, obligation.claim, _violation(inner, obligation))
            )
    return proved, failed


def _violation(ctx: Context, obligation: Obligation) -> tuple[tuple[str, Fraction], ...] | None:
    """Return a rational point of the domain where the obligation is false, None if not found.

    Both are settled exactly, by substitution and the kernel's arithmetic; where a hypothesis
    cannot be settled so, the point does not count.
    """
    domain = [hyp.claim for hyp in ctx.hyps]
    names = sorted(obligation.claim.variables.union(*(claim.variables for claim in domain)))
    if len(names) > 3:
        return None
    for values in _grid(len(names)):
        point = dict(zip(names, map(rational, values), strict=True))
        if _truth(obligation.claim, point) is False and all(
            _truth(claim, point) is True for claim in domain
        ):
            return tuple(zip(names, values, strict=True))
    return None


def _grid(count: int) -> Iterator[tuple[Fraction, ...]]:
    points = POINTS if count < 3 else POINTS[:5]
    return product(points, repeat=count)


def _truth(claim: Claim, point: dict[str, Term]) -> bool | None:
    if claim.forall or claim.functions:
        return None
    try:
        value = claim.substitute(point, {})
        gap = difference(value.lhs, value.rhs)
    except KernelError:
        return None
    return None if gap is None else holds(claim.rel, gap)
