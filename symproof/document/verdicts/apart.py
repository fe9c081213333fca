"""Relations with ≠: two sides are not identically equal, and may be equal at some points."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from symproof.document.verdicts.rounds import Rounds
from symproof.document.verdicts.ruling import Ruling, shown
from symproof.document.verdicts.sampling import Sample
from symproof.kernel.sequent import Claim
from symproof.kernel.term import Var, substitute
from symproof.wording import described_point, number

if TYPE_CHECKING:
    from symproof.document.verdicts.relations import Relation

# where the sides may be equal
POINTS: Final = tuple(map(Fraction, ("0", "1", "-1", "2", "-2", "1/2", "-1/2", "3", "-3")))
MAX_EQUAL: Final = 4
CLOSE: Final = 1e-12


def with_equal_points(relation: Relation, ruling: Ruling) -> Rounds[Ruling]:
    """Return the ruling on sides that differ somewhere, with simple points where they are equal."""
    found = ruling.outcomes[0].counterexample
    if found is None:
        return ruling
    where = described_point(found)
    ruling = replace(ruling, reason=f"not identically equal: they differ at {where}")
    names = relation.left.variables | relation.right.variables
    if len(names) != 1 or found.functions or relation.left.shape is not None:
        return ruling
    (name,) = names
    seem = [value for value in POINTS if _seems_equal(relation, name, value)][:MAX_EQUAL]
    points = [Claim("=", Var(name), number(value)) for value in seem]
    targets = [
        relation.setting.assuming((point,)).target(
            substitute(relation.left, {name: point.rhs}),
            "=",
            substitute(relation.right, {name: point.rhs}),
        )
        for point in points
    ]
    if not targets:
        return ruling
    outcomes = yield tuple(targets)
    equal = [
        point
        for point, outcome in zip(points, outcomes, strict=True)
        if outcome.verdict == "proved"
    ]
    return replace(ruling, equal_at=tuple([shown((point,)) for point in equal]))


def _seems_equal(relation: Relation, name: str, value: Fraction) -> bool:
    sample = Sample({name: float(value)}, relation.setting.table, CLOSE)
    return sample.holds("=", relation.left, relation.right) is True
