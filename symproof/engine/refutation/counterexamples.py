"""What a search for a counterexample finds: the point, or what was tried."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from symproof.engine.refutation.enclosures import Enclosure, told_apart
from symproof.kernel.term import Lam

MAX_SHOWN: Final = 100

Effort = Literal["quick", "full"]
Values = tuple[tuple[str, Fraction], ...]
Functions = tuple[tuple[str, Lam], ...]
Rows = tuple[tuple[Fraction, ...], ...]


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A point, and functions, at which the hypotheses hold and the claim is false.

    `left` and `right` enclose the two sides there, and show that the claim is false: they are
    apart, or in the wrong order, or for `!=` (and `<` of what is equal) the same number.  For a
    derivative that does not exist they are the one-sided derivatives, or what jumps.  `note` says
    which limits the sides have, by theorems, or which coefficients the sides are.
    """

    point: Values
    functions: Functions
    left: Enclosure
    right: Enclosure
    note: str = ""
    # of a claim about matrices: the sizes and matrices, and the entry (row, column) that differs
    sizes: tuple[tuple[str, int], ...] = ()
    matrices: tuple[tuple[str, Rows], ...] = ()
    entry: tuple[int, int] | None = None

    def shown(self, n: int = 5) -> tuple[str, str]:
        """Return both sides to the first n digits, or as many as it takes to see a difference."""
        apart = (k for k in range(n, MAX_SHOWN) if told_apart(self.left, self.right, k))
        digits = n if self.left == self.right else next(apart, n)
        return self.left.digits(digits), self.right.digits(digits)


@dataclass(frozen=True, slots=True)
class Closest:
    """A point at which the two sides could not be told apart: they differ by at most `gap`."""

    point: Values
    functions: Functions
    gap: Fraction


@dataclass(frozen=True, slots=True)
class Survived:
    """A claim that was not refuted: what was tried, and where its sides were indistinguishable."""

    tried: tuple[str, ...]
    closest: Closest | None = None
