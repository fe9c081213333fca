"""The key of a worksheet or a quiz: what is asked at each number, and what answers it.

A key is a JSON file that `symproof teach` writes.  It is the teacher's: what it says is right is
taken to be so, unless it is refuted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from symproof.kernel.errors import SymproofError

KINDS: Final = (
    "line",
    "term",
    "reason",
    "order",
    "match",
    "wrong_step",
    "true_false",
    "choice",
    "value",
)
# kinds whose answer is a term
TERMS: Final = frozenset({"line", "term", "value"})
# the place of the answer in the text of a line
PLACE: Final = "answer__"


class KeyFileError(SymproofError):
    """A file that is no key: which part of it is wrong, and what was expected there."""

    def __init__(self, path: str, where: str, expected: str) -> None:
        super().__init__(path, where, expected)
        self.path = path
        self.where = where
        self.expected = expected

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        return f"{self.path}: {where}expected {self.expected}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a calculation: what it says after the line before it, and by which reason."""

    relation: str
    term: str
    by: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A result that reasons cite; `origin` is its name in the library, if it is there."""

    claim: str
    assumptions: tuple[str, ...] = ()
    definitions: tuple[str, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """What is asked at one number; what a kind does not have is empty.

    Attributes:
        answer: a term for the kinds of TERMS and the accepted texts for "reason"; labels in order
            for "order", a table for "match", a bool for "true_false", a letter for "choice".
        before, relation, by, after: of a line, those of the lines around it.
        whole: the text of the line that a term is a part of, with PLACE in its stead.
        given: hypotheses under the names that reasons have for them.
        hidden: which of `before` and `after` the sheet does not show, since they are asked for too.
        lines, head: of the lines to be put in order, by label, and of what they begin with.
    """

    number: int
    kind: str
    points: float
    answer: Any
    exercise: int = 0
    theorem: str = ""
    definitions: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    shapes: str = ""
    given: Mapping[str, str] = field(default_factory=dict[str, str])
    facts: Mapping[str, Fact] = field(default_factory=dict[str, Fact])
    before: str = ""
    relation: str = "="
    term: str = ""
    by: str = ""
    after: Line | None = None
    hidden: frozenset[str] = frozenset()
    whole: str = ""
    step: int = 0
    of: str = ""
    head: str = ""
    lines: Mapping[str, Line] = field(default_factory=dict[str, Line])
    choices: Mapping[str, str] = field(default_factory=dict[str, str])
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])


@dataclass(frozen=True, slots=True)
class Key:
    """A key, read."""

    path: str
    kind: str
    title: str
    lang: str
    items: tuple[Item, ...]

    @property
    def points(self) -> float:
        """The most that a sheet can get."""
        return sum(item.points for item in self.items)

    @property
    def kinds(self) -> Mapping[int, str]:
        """What is asked at each number."""
        return {item.number: item.kind for item in self.items}
