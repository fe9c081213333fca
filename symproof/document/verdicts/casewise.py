"""Relations whose sides are written by cases: one relation, or several, for each case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from symproof.document.model import Branch, Side, Split
from symproof.document.verdicts.comparing import compared
from symproof.document.verdicts.ranges import is_empty
from symproof.document.verdicts.relations import Relation
from symproof.document.verdicts.rounds import Rounds, together
from symproof.document.verdicts.ruling import CONTRADICTORY, Ruling, combined, shown
from symproof.document.verdicts.stating import Setting
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import JUDGEMENTS, Claim, negation
from symproof.kernel.statement import obligations
from symproof.kernel.term import Term, Var
from symproof.report import Outcome

EMPTY: Final = "none of its cases meets what is assumed, so that nothing is said"


@dataclass(frozen=True, slots=True)
class Casewise:
    """A relation whose sides may be written by cases.

    `chained` asks also whether the values of a case on the left are equal, where they are several;
    on the right that is always asked.
    """

    setting: Setting
    relation: str
    almost: bool = False
    written: str = ""
    chained: bool = False

    def settled(self, left: Side, right: Side) -> Rounds[Ruling]:
        """Settle the relation: it holds where all its parts do."""
        if not isinstance(left, Split) and not isinstance(right, Split):
            return (yield from self._part((), left, self.relation, right))
        parts = [*self._parts(left, right)]
        rulings = yield from together(parts)
        if not rulings or all(ruling.vacuous for ruling in rulings):
            outcomes = tuple([outcome for ruling in rulings for outcome in ruling.outcomes])
            return Ruling("undecided", EMPTY, outcomes=outcomes, vacuous=True)
        return combined(rulings)

    def _part(
        self, where: Sequence[Claim], left: Term, relation: str, right: Term
    ) -> Rounds[Ruling]:
        setting = self.setting.assuming(where)
        return compared(Relation(setting, left, relation, right, self.almost, self.written))

    def _parts(self, left: Side, right: Side) -> Iterator[Rounds[Ruling]]:
        if self.chained and isinstance(left, Split):
            for case in left.branches:
                yield from self._within(case)
        if isinstance(right, Split):
            for case in right.branches:
                yield from self._within(case)
        for guards, value in _values(left, -1):
            if isinstance(right, Split):
                for case in right.branches:
                    yield from self._met((*guards, *case.guards), value, case)
            elif not self._is_empty(guards):
                yield self._part(guards, value, self.relation, right)

    def _within(self, case: Branch) -> Iterator[Rounds[Ruling]]:
        """Yield whether the values of a case are equal to each other."""
        if not self._is_empty(case.guards):
            for a, b in pairwise(case.values):
                yield self._part(case.guards, a, "=", b)

    def _met(
        self, guards: tuple[Claim, ...], value: Term, case: Branch
    ) -> Iterator[Rounds[Ruling]]:
        """Yield whether a value on the left is related to that of a case on the right."""
        if self._is_empty(guards):
            return
        if case.undefined:
            yield _without_value(self.setting.assuming(guards), value)
        else:
            yield self._part(guards, value, self.relation, case.values[0])

    def _is_empty(self, guards: Sequence[Claim]) -> bool:
        return is_empty((*self.setting.hypotheses, *guards))


def _values(side: Side, which: int) -> Iterator[tuple[tuple[Claim, ...], Term]]:
    """Yield the guards and one value of each case that has any."""
    if not isinstance(side, Split):
        yield (), side
        return
    for case in side.branches:
        if case.values:
            yield case.guards, case.values[which]


def _without_value(setting: Setting, term: Term) -> Rounds[Ruling]:
    """Settle that a term has no value anywhere where the hypotheses hold."""
    targets = [setting.target(term, "=", term)]
    targets += [setting.asked(negation(need)) for need in _plain_needs(setting, term)]
    own, *never = yield tuple(targets)
    proved = next((outcome for outcome in never if outcome.verdict == "proved"), None)
    if proved is not None:
        return Ruling("proved", outcomes=(proved, own))
    if own.verdict == "undefined" and _is_pinned(setting, term):
        return Ruling("proved", outcomes=(own,))
    where = shown([hyp for hyp in setting.hypotheses if not hyp.forall])
    if own.verdict == "proved":
        reason = f"it is said to have no value where {where}, and it has one"
        return Ruling("refuted", reason, outcomes=(own,))
    reason = f"that it has no value where {where} was not proved"
    return Ruling("undecided", reason, outcomes=(own,), vacuous=_contradicts(own))


def _contradicts(outcome: Outcome) -> bool:
    return any(problem.code == CONTRADICTORY for problem in outcome.problems)


def _plain_needs(setting: Setting, term: Term) -> Iterator[Claim]:
    """Yield comparisons that must hold for a term to have a value."""
    try:
        found = obligations((Claim("=", term, term),), setting.definitions)
    except KernelError:
        return
    for each in found:
        if not each.guards and not each.near and each.claim.rel not in JUDGEMENTS:
            yield each.claim


def _is_pinned(setting: Setting, term: Term) -> bool:
    """Whether hypotheses give the only value of each variable."""
    fixed = {
        hyp.lhs.name
        for hyp in setting.hypotheses
        if hyp.rel == "=" and isinstance(hyp.lhs, Var) and not hyp.rhs.variables
    }
    names = term.variables.union(*(each.variables for each in setting.about((term,))))
    return names <= fixed
