"""What printed formulas are put together from: pieces, words, and the names that occur."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import Term, bound_names
from symproof.notation.places import Stated

# levels, loosest first; OPEN is what has no visible end, PREFIX what takes what follows it
OPEN, SUM, PREFIX, DOT, JUXTAPOSED, POWER, ATOM = range(7)


class Words(NamedTuple):
    """The words that formulas contain, in the reader's language: keys of `symproof.words`."""

    if_: str = "if"
    otherwise: str = "otherwise"
    for_all: str = "for all {names}"
    exists: str = "{what} exists"
    exists_equal: str = "{what} exists and equals {value}"
    right_equal: str = "{what} has the right derivative {value} at {point}"
    left_equal: str = "{what} has the left derivative {value} at {point}"
    derivative_at: str = "at"
    near: str = "{claim} as {place}"
    bounded: str = "{what} is bounded as {place}"


ENGLISH: Final = Words()


class Piece(NamedTuple):
    """Printed text, how tightly it holds together, and how tall its brackets must be.

    Height 0 is a line without brackets of its own, 1 a line with some, 2 more than a line.
    """

    text: str
    level: int = ATOM
    height: int = 0


class Names(NamedTuple):
    """The names that occur in what is printed: some spellings depend on what else there is."""

    variables: frozenset[str]
    functions: frozenset[str]

    def has(self, name: str) -> bool:
        """Whether the name occurs."""
        return name in self.variables or name in self.functions

    def union(self, other: Names) -> Names:
        """Return the names of both."""
        return Names(self.variables | other.variables, self.functions | other.functions)

    @classmethod
    def of(cls, formulas: Iterable[Term | Claim | Stated | Definition]) -> Names:
        """Return the names in some formulas."""
        found = NO_NAMES
        for formula in formulas:
            match formula:
                case Claim() | Stated():
                    found = found.union(cls.of_claim(formula))
                case Definition():
                    found = found.union(cls.of_definition(formula))
                case _:
                    found = found.union(cls.of_term(formula))
        return found

    @classmethod
    def of_term(cls, term: Term) -> Names:
        """Return the names in a term."""
        return cls(term.variables | bound_names(term), term.functions)

    @classmethod
    def of_claim(cls, claim: Claim | Stated) -> Names:
        """Return the names in a claim."""
        terms = claim.terms if isinstance(claim, Stated) else (claim.lhs, claim.rhs)
        return cls.of(terms).union(cls(frozenset(claim.forall), frozenset()))

    @classmethod
    def of_definition(cls, definition: Definition) -> Names:
        """Return the names in a definition."""
        body = cls.of_term(definition.body)
        return body.union(cls(frozenset(definition.params), frozenset({definition.name})))


NO_NAMES: Final = Names(frozenset(), frozenset())
