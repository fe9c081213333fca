"""Comparisons of a variable with numbers: whether some of them hold for any number at all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from symproof.engine.order.linear import as_rational
from symproof.kernel.sequent import Claim, negation
from symproof.kernel.term import Var
from symproof.notation.places import FLIPPED

# a variable, a relation, a number
Comparison = tuple[str, str, Fraction]


def is_empty(claims: Sequence[Claim]) -> bool:
    """Whether comparisons of a variable with numbers plainly hold for no number."""
    found: dict[str, _Range] = {}
    for claim in claims:
        compared_with = comparison(claim)
        if compared_with is not None:
            name, relation, value = compared_with
            found[name] = found.get(name, _Range()).meeting(relation, value)
    return any(each.is_empty for each in found.values())


@dataclass(frozen=True, slots=True)
class _Range:
    """Numbers between two ends, each of which belongs to it or not, and not among some others."""

    low: Fraction | None = None
    high: Fraction | None = None
    open_low: bool = False
    open_high: bool = False
    without: frozenset[Fraction] = frozenset()

    def meeting(self, relation: str, value: Fraction) -> _Range:
        """Return the numbers that also are related so to a value."""
        if relation == "!=":
            return replace(self, without=self.without | {value})
        found, strict = self, relation in ("<", ">")
        above = self.low is None or value > self.low or (value == self.low and strict)
        if relation in (">", ">=", "=") and above:
            found = replace(found, low=value, open_low=strict)
        below = self.high is None or value < self.high or (value == self.high and strict)
        if relation in ("<", "<=", "=") and below:
            found = replace(found, high=value, open_high=strict)
        return found

    @property
    def is_empty(self) -> bool:
        """Whether no number is left."""
        if self.low is None or self.high is None or self.low < self.high:
            return False
        single = self.low == self.high and not self.open_low and not self.open_high
        return not single or self.low in self.without


def comparison(claim: Claim) -> Comparison | None:
    """Return a comparison of a variable with a number: its name, the relation, the number."""
    if claim.forall or claim.rel not in ("=", "!=", "<", "<="):
        return None
    for x, other, relation in (
        (claim.lhs, claim.rhs, claim.rel),
        (claim.rhs, claim.lhs, FLIPPED.get(claim.rel, claim.rel)),
    ):
        if isinstance(x, Var) and not other.variables and other.shape is None:
            value = as_rational(other)
            if value is not None:
                return x.name, relation, value
    return None


def without_implied(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return comparisons without those that others of them plainly imply."""
    kept = [*claims]
    for claim in claims:
        others = [other for other in kept if other != claim]
        if claim.rel in ("!=", "<", "<=") and is_empty((*others, negation(claim))):
            kept = others
    return tuple(kept)


def sharpened(claims: Sequence[Claim], known: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return x > 0 in place of x != 0 where x >= 0 is among the claims, or is known."""
    loose = {claim for claim in (*claims, *known) if claim.rel == "<="}
    found: dict[Claim, None] = {}
    for claim in claims:
        above, below = Claim("<=", claim.rhs, claim.lhs), Claim("<=", claim.lhs, claim.rhs)
        if claim.rel == "!=" and (above in loose or below in loose):
            weak = above if above in loose else below
            found[Claim("<", weak.lhs, weak.rhs)] = None
        else:
            found[claim] = None
    return tuple([claim for claim in found if not _is_weaker(claim, found)])


def _is_weaker(claim: Claim, found: Collection[Claim]) -> bool:
    """Whether a loose inequality stands beside the strict one."""
    return claim.rel == "<=" and Claim("<", claim.lhs, claim.rhs) in found
