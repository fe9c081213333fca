"""A relation between two terms, under what it is stated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from symproof.document.verdicts.stating import Setting
from symproof.kernel.sequent import Claim
from symproof.kernel.term import Term
from symproof.settling import Target


@dataclass(frozen=True, slots=True)
class Relation:
    """`left relation right`, as it stands in a row.

    `almost` allows isolated points; `written` is the text in which decimals stand as written.
    """

    setting: Setting
    left: Term
    relation: str
    right: Term
    almost: bool = False
    written: str = ""

    def target(self, claims: Sequence[Claim] = ()) -> Target:
        """Return the claim to settle, under some conditions."""
        return self.setting.assuming(claims).target(self.left, self.relation, self.right)

    @property
    def variables(self) -> frozenset[str]:
        """The variables that the relation is about."""
        parts = (self.left, self.right, *self.setting.hypotheses, *self.setting.definitions)
        return frozenset[str]().union(*(part.variables for part in parts))
