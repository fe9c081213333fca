"""Suggestions: one edit of a relation that is refuted, after which it is proved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from symproof.document.verdicts.comparing import compared
from symproof.document.verdicts.edits import Edit, edits
from symproof.document.verdicts.relations import Relation
from symproof.document.verdicts.rounds import Rounds, together
from symproof.document.verdicts.ruling import shown
from symproof.document.verdicts.sampling import Sample, samples
from symproof.kernel.sequent import Claim
from symproof.kernel.term import Lam
from symproof.notation import latex

# how many edits are settled, of those that seem to make the relation true
MAX_SETTLED: Final = 3
POINTS: Final = 4
# in place of a comparison
COMPARISONS: Final[Mapping[str, tuple[str, ...]]] = {
    "<": ("<=", ">", ">="),
    "<=": (">=", ">"),
    ">": (">=", "<", "<="),
    ">=": ("<=", "<"),
}
SIGNS: Final[Mapping[str, str]] = {
    "=": "=",
    "<": "<",
    "<=": r"\le",
    ">": ">",
    ">=": r"\ge",
}
SHOWN: Final[Mapping[str, str]] = {"<=": "≤", ">=": "≥", "<": "<", ">": ">"}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A relation after an edit of a side, or with another sign."""

    relation: Relation
    edit: Edit | None = None
    said: str = "{}"

    @property
    def words(self) -> str:
        """What the edit changes."""
        return self.said.format(self.edit.words if self.edit is not None else "")

    @property
    def is_empty(self) -> bool:
        """Whether one side only says again what the other says, by more than a sign in a sum."""
        cost = self.edit.cost if self.edit is not None else 0
        return cost > 0 and self.relation.left == self.relation.right


def suggested(
    relation: Relation,
    functions: Mapping[str, Lam],
    *,
    also_left: bool,
    guards: Sequence[Claim] = (),
) -> Rounds[tuple[str, str] | None]:
    """Return one edit that makes a refuted relation true, as LaTeX and in words, None without one.

    `functions` are those of the counterexample; the left side is edited only where it stands in
    the same row.  `guards` are those of the case that the relation is about.
    """
    likely = [*_likely(relation, functions, also_left=also_left)]
    # the likeliest is mostly right, and the others then need not be settled
    for some in filter(None, (likely[:1], likely[1:])):
        rulings = yield from together([compared(each.relation) for each in some])
        for candidate, ruling in zip(some, rulings, strict=True):
            if ruling.verdict == "proved":
                where = f" where {shown(guards)}" if guards else ""
                return _shown(candidate.relation), f"{candidate.words}{where}"
    return None


def _likely(
    relation: Relation, functions: Mapping[str, Lam], *, also_left: bool
) -> Iterator[_Candidate]:
    """Yield the likeliest edits after which the relation seems to hold at some points."""
    if relation.relation not in SIGNS or relation.left.shape is not None:
        return
    terms = (relation.left, relation.right)
    points = samples(relation.setting, terms, functions, POINTS)
    count = 0
    for candidate in _candidates(relation, also_left=also_left):
        if count == MAX_SETTLED:
            return
        if not candidate.is_empty and _seems_true(candidate.relation, points):
            count += 1
            yield candidate


def _candidates(relation: Relation, *, also_left: bool) -> Iterator[_Candidate]:
    for sign in COMPARISONS.get(relation.relation, ()):
        said = f"{SHOWN[sign]} in place of {SHOWN[relation.relation]}"
        yield _Candidate(replace(relation, relation=sign), said=said)
    variables = sorted(relation.left.variables | relation.right.variables)
    found: list[tuple[int, Edit, str]] = []
    found += [(each.cost, each, "right") for each in edits(relation.right, variables)]
    if also_left:
        found += [(each.cost + 2, each, "left") for each in edits(relation.left, variables)]
    for _, edit, side in sorted(found, key=lambda each: each[0]):
        if side == "right":
            yield _Candidate(replace(relation, right=edit.term), edit)
        else:
            yield _Candidate(replace(relation, left=edit.term), edit, "on the left {}")


def _seems_true(relation: Relation, points: list[Sample]) -> bool:
    seen = False
    for point in points:
        holds = point.holds(relation.relation, relation.left, relation.right)
        if holds is False:
            return False
        seen = seen or holds is True
    return seen


def _shown(relation: Relation) -> str:
    return f"{latex.show(relation.left)} {SIGNS[relation.relation]} {latex.show(relation.right)}"
