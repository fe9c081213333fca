"""Which conditions are still in force: of two that exclude each other the later one replaces.

"Suppose first that x > 0. ... If x < 0, ..." speaks of x > 0 up to where it speaks of x < 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from symproof.document.scopes.meanings import Condition
from symproof.document.verdicts.ranges import comparison, is_empty
from symproof.kernel.sequent import Claim

# the signs that the difference of the two sides may have
_SIGNS: Final = {"<": {-1}, "<=": {-1, 0}, "=": {0}, "!=": {-1, 1}}
_MOST: Final = 20


def in_force(
    conditions: Sequence[Condition], is_apart: Callable[[Condition, Condition], bool]
) -> list[Condition]:
    """Return conditions, in order, without the claims that later ones replace.

    Two of one place, which `is_apart` tells, both stay: what they say is a contradiction.
    """
    if len(conditions) < 2:
        return list(conditions)
    later: dict[frozenset[str], list[tuple[Claim, Condition]]] = {}
    kept: list[Condition] = []
    for condition in reversed(conditions):
        own: list[Claim] = []
        for claim in condition.claims:
            others = later.get(claim.variables, [])[-_MOST:]
            after = [other for other, place in others if is_apart(condition, place)]
            if not excluded(claim, after):
                own.append(claim)
        for claim in own:
            later.setdefault(claim.variables, []).append((claim, condition))
        if len(own) < len(condition.claims):
            condition = replace(condition, claims=tuple(own))
        kept.append(condition)
    kept.reverse()
    return kept


def excluded(claim: Claim, others: Iterable[Claim]) -> bool:
    """Whether others leave nothing of a claim, or no more than the one point that both bound."""
    others = [other for other in others if not other.forall]
    if claim.forall or not others:
        return False
    if any(_is_opposite(claim, other) for other in others):
        return True
    if comparison(claim) is None:
        return False
    return is_empty([claim, *others]) or (
        claim.rel == "<=" and is_empty([_strict(claim), *map(_strict, others)])
    )


def _strict(claim: Claim) -> Claim:
    return Claim("<", claim.lhs, claim.rhs) if claim.rel == "<=" else claim


def _is_opposite(claim: Claim, other: Claim) -> bool:
    """Whether two claims compare the same terms, and exclude each other but for equality."""
    signs, others = _SIGNS.get(claim.rel), _SIGNS.get(other.rel)
    if signs is None or others is None:
        return False
    if (claim.lhs, claim.rhs) == (other.rhs, other.lhs):
        others = {-sign for sign in others}
    elif (claim.lhs, claim.rhs) != (other.lhs, other.rhs):
        return False
    return not signs & others or (claim.rel == other.rel == "<=" and signs != others)
