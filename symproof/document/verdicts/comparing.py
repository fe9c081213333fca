"""One relation between two terms: settled, and settled again where its terms have values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING, Final

from symproof.document.verdicts.apart import with_equal_points
from symproof.document.verdicts.digits import by_digits
from symproof.document.verdicts.domains import conditions, except_at, is_point, needs
from symproof.document.verdicts.ranges import sharpened, without_implied
from symproof.document.verdicts.relations import Relation
from symproof.document.verdicts.rounds import Rounds
from symproof.document.verdicts.ruling import Ruling, ruling_of, shown
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import Num, Var
from symproof.notation.plain import show_claim
from symproof.report import Outcome
from symproof.settling import Target
from symproof.wording import described_doubt, described_gap, number

if TYPE_CHECKING:
    from symproof.engine.calculus.definedness import Undefined

# how often conditions are looked for
MAX_ROUNDS: Final = 3
# what holds near a point where a relation fails by more than the point itself
OPPOSITE: Final = {"<": ">", "<=": ">", ">": "<", ">=": "<"}
NEAR: Final = Fraction(1, 64)
ISOLATED: Final = "that it fails at more than isolated points was not proved"


def compared(relation: Relation) -> Rounds[Ruling]:
    """Settle a relation: outright, under what its left side needs, or to the digits written."""
    ruling = yield from _compared(relation)
    return replace(ruling, failing=relation) if ruling.verdict == "refuted" else ruling


def _compared(relation: Relation) -> Rounds[Ruling]:
    if relation.relation == "~=":
        return (yield from by_digits(relation))
    (outcome,) = yield (relation.target(),)
    refuted = outcome.verdict == "refuted" and outcome.counterexample is not None
    if _may_be_narrowed(outcome) or (refuted and relation.almost):
        ruling = yield from _narrowed(relation, outcome)
        isolated = ruling.verdict == "refuted" and relation.almost
        return (yield from _widely(relation, ruling)) if isolated else ruling
    if outcome.verdict == "proved" and relation.relation == "!=":
        return (yield from with_equal_points(relation, ruling_of(outcome)))
    if refuted and relation.relation == "=":
        return (yield from by_digits(relation, outcome))
    return ruling_of(outcome)


def _widely(relation: Relation, ruling: Ruling) -> Rounds[Ruling]:
    """Return that a relation is refuted where isolated points do not matter.

    It is, if the two sides are proved to be apart everywhere near the point.
    """
    found = ruling.counterexample
    if found is None or found.functions or relation.left.shape is not None:
        return replace(ruling, verdict="undecided", reason=f"{ruling.reason}; {ISOLATED}")
    near = tuple(chain.from_iterable(_around(name, value) for name, value in found.point))
    opposite = OPPOSITE.get(relation.relation, "<" if found.left.high < found.right.low else ">")
    (outcome,) = yield (replace(relation, relation=opposite).target(near),)
    if outcome.verdict == "proved":
        return replace(ruling, outcomes=(*ruling.outcomes, outcome))
    return replace(ruling, verdict="undecided", reason=f"{ruling.reason}; {ISOLATED}")


def _around(name: str, value: Fraction) -> Iterator[Claim]:
    x = Var(name)
    yield Claim("<", number(value - NEAR), x)
    yield Claim("<", x, number(value + NEAR))


@dataclass(slots=True)
class _Domain:
    """The conditions under which a relation was asked again, and why its right side needed some."""

    relation: Relation
    claims: list[Claim]
    foreign: Undefined | None = None
    grown: bool = False

    def grow(self, outcome: Outcome) -> bool:
        """Add the conditions that an outcome asks for; return whether there are new ones."""
        self.grown = False
        if _may_be_narrowed(outcome):
            own = needs(self.relation.left, self.relation.setting, always=True)
            theirs = needs(self.relation.right, self.relation.setting) - own
            # what the right side needs is asked where the left side has a value
            for gap in sorted(outcome.gaps, key=lambda each: each.needs in theirs):
                if gap.needs not in theirs or not self.grown:
                    self._admit(gap, gap.needs in theirs)
        elif outcome.counterexample is not None and not outcome.counterexample.functions:
            self._add(except_at(outcome.counterexample.point))
        return self.grown

    def _admit(self, gap: Undefined, foreign: bool) -> None:
        found = conditions(gap, self.relation.variables)
        if gap.needs in self.open_needs:
            found = tuple([Claim("<", c.lhs, c.rhs) if c.rel == "<=" else c for c in found])
        isolated = self.relation.almost and all(map(is_point, found))
        if found and foreign and not isolated and self.foreign is None:
            self.foreign = gap
        self._add(found)

    def _add(self, found: Sequence[Claim]) -> None:
        before = {*self.claims}
        claims = sharpened((*self.claims, *found), self.relation.setting.hypotheses)
        self.claims = [*claims]
        self.grown = self.grown or before != {*claims}

    @property
    def open_needs(self) -> frozenset[Claim]:
        """What derivatives need all around a point, so that it holds strictly there."""
        setting = self.relation.setting
        sides = (self.relation.left, self.relation.right)
        return frozenset[Claim]().union(*(needs(side, setting, near=True) for side in sides))

    @property
    def is_inhabited(self) -> bool:
        """Whether it is plain that the conditions hold somewhere."""
        fixed = [hyp for hyp in self.relation.setting.hypotheses if not hyp.forall]
        return not fixed and all(map(is_point, self.claims))

    @property
    def witness(self) -> Target:
        """The claim 0 = 1, which is refuted where the conditions hold somewhere."""
        return self.relation.setting.assuming(self.claims).target(ZERO, "=", Num(1))


def _narrowed(relation: Relation, outcome: Outcome) -> Rounds[Ruling]:
    """Settle a relation again where the terms that had no value have one."""
    domain, first, again = _Domain(relation, []), outcome, outcome
    outcomes = [outcome]
    for _ in range(MAX_ROUNDS):
        if not domain.grow(again):
            break
        target = relation.target(domain.claims)
        if domain.is_inhabited:
            (again,) = yield (target,)
        else:
            again, inhabited = yield (target, domain.witness)
            if inhabited.verdict != "refuted":
                again = first
                break
        outcomes.insert(0, again)
        if again.verdict == "proved" or not _goes_on(relation, again):
            break
    if domain.foreign is not None and again.verdict != "refuted":
        defined = yield from _left_is_defined(domain)
        domain.foreign = domain.foreign if defined else None
    return replace(_told(domain, first, again), outcomes=tuple(_deciding(outcomes, domain, first)))


def _goes_on(relation: Relation, outcome: Outcome) -> bool:
    refuted = outcome.verdict == "refuted" and relation.almost
    return _may_be_narrowed(outcome) or refuted


def _may_be_narrowed(outcome: Outcome) -> bool:
    """Whether some term has no value, or was not shown to have one."""
    return outcome.verdict in ("undefined", "undecided") and bool(outcome.gaps)


def _left_is_defined(domain: _Domain) -> Rounds[bool]:
    """Return whether the left side has a value where the right side has none."""
    gap, relation = domain.foreign, domain.relation
    if gap is None or gap.point is None or gap.functions:
        return True
    point = [Claim("=", Var(name), number(value)) for name, value in gap.point]
    there = relation.setting.assuming(point)
    (outcome,) = yield (there.target(relation.left, "=", relation.left),)
    return outcome.verdict != "undefined"


def _deciding(outcomes: list[Outcome], domain: _Domain, first: Outcome) -> Iterator[Outcome]:
    """Yield the outcomes, the one that decides first."""
    undefined = domain.foreign is not None and outcomes[0].verdict == "proved"
    yield from (reversed(outcomes) if undefined else outcomes)


def _told(domain: _Domain, first: Outcome, again: Outcome) -> Ruling:
    """Return the ruling on a relation that was asked again under conditions."""
    outright, ruling = ruling_of(first), ruling_of(again)
    claims = without_implied(domain.claims)
    where = shown(claims) if claims else ""
    kept = tuple(map(show_claim, claims))
    isolated = domain.relation.almost and all(map(is_point, claims))
    match again.verdict:
        case "proved" if domain.foreign is not None:
            return _undefined(domain.foreign, f"it holds where {where}")
        case "proved" if isolated:
            points = shown([Claim("=", claim.lhs, claim.rhs) for claim in claims])
            return replace(ruling, conditions=kept, reason=f"holds, except possibly at {points}")
        case "proved":
            reason = f"holds where {where}, which is not stated"
            return replace(ruling, conditions=kept, reason=reason)
        case "refuted":
            return ruling
        case "undecided" if domain.foreign is not None:
            return _undefined(domain.foreign, f"where {where}, it is not settled")
        case "undecided" if claims:
            gap = outright.reason
            return replace(ruling, reason=f"{gap}; where {where}: {ruling.reason}")
        case _ if domain.foreign is not None:
            return _undefined(domain.foreign)
        case _:
            return outright


def _undefined(gap: Undefined, more: str = "") -> Ruling:
    found = gap.point is not None
    said = described_gap(gap) if found else described_doubt(gap)
    reason = f"{said}; {more}" if more else said
    return Ruling("undefined", reason, undefined=gap) if found else Ruling("undecided", reason)
