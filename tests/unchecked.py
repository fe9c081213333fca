"""A stand-in for Proved that checks nothing: for certificates of what is not proved."""

from __future__ import annotations

from typing import NamedTuple

from symproof.kernel import Statement, Theorem


class Unchecked(NamedTuple):
    """What `dump` reads of a Proved, true or not."""

    name: str
    statement: Statement
    theorem: Theorem
    definedness: tuple[Theorem, ...] = ()

    @property
    def trust(self) -> tuple[str, ...]:
        names = self.theorem.trust.union(*(part.trust for part in self.definedness))
        return tuple(sorted(names))
