"""Matrices of sizes that are chosen, as tables of numbers: each entry is a term of its own.

What is claimed of matrices is claimed of all sizes and of all entries, so that one entry, at one
choice of sizes, is a claim about numbers like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from typing import Final

from symproof.kernel.sequent import Claim
from symproof.kernel.shapes import Shape, Size, size
from symproof.kernel.term import (
    App,
    Const,
    Lam,
    Mat,
    Num,
    Term,
    Var,
    bound_names,
    parts_of,
    resize,
    sizes_of,
    substitute,
)

LARGEST: Final = 3
# of the entries of all matrix variables together, so that a claim about one stays small
MAX_ENTRIES: Final = 40
# of the entries, and of the products of entries, in all parts of the claims
MAX_CELLS: Final = 20_000

Table = tuple[tuple[Term, ...], ...]
Chosen = tuple[tuple[str, int], ...]


def choices(claims: Iterable[Claim]) -> Iterator[Chosen]:
    """Yield values of the names of sizes, the small ones first."""
    names = size_names(claims)
    if not names:
        yield ()
        return
    for largest in range(1, LARGEST + 1):
        for total in range(len(names), largest * len(names) + 1):
            for chosen in _values(len(names), largest, total):
                if max(chosen) == largest:
                    yield tuple(zip(names, chosen, strict=True))


def size_names(claims: Iterable[Claim]) -> list[str]:
    """Return the names of sizes in some claims, in order."""
    sides = [side for claim in claims for side in (claim.lhs, claim.rhs)]
    return sorted(frozenset[str]().union(*map(sizes_of, sides)))


def _values(count: int, largest: int, total: int) -> Iterator[tuple[int, ...]]:
    """Yield the lists of numbers from 1 to the largest with a sum; there may be very many."""
    if not count:
        yield ()
        return
    for first in range(1, largest + 1):
        if count - 1 <= total - first <= (count - 1) * largest:
            for others in _values(count - 1, largest, total - first):
                yield (first, *others)


def are_small(claims: Iterable[Claim], chosen: Chosen) -> bool:
    """Whether the tables for some claims are small enough to be made, at sizes that are chosen."""
    sides = [side for claim in claims for side in (claim.lhs, claim.rhs)]
    parts = {part for side in sides for part in parts_of(side) if part.shape is not None}
    variables = sum(_cells(part, chosen) for part in parts if isinstance(part, Mat))
    return variables <= MAX_ENTRIES and sum(_cells(p, chosen) for p in parts) <= MAX_CELLS


def _cells(term: Term, chosen: Chosen) -> int:
    """Return how many entries a matrix has; of a product, how many products they are sums of."""
    rows, columns = (_count(value, chosen) for value in term.shape or ())
    match term:
        case App("*", (left, right)) if left.shape and right.shape:
            return rows * _count(left.shape[1], chosen) * columns
        case _:
            return rows * columns


def _count(value: Size, chosen: Chosen) -> int:
    """Return a size as a number."""
    parts, rest = value
    return sum(times * dict(chosen)[name] for name, times in parts) + rest


@dataclass(slots=True)
class Tables:
    """The tables of the matrices of some claims, at sizes that are chosen.

    `entries` are the variables that stand for the entries of a matrix variable.
    """

    chosen: Chosen
    taken: frozenset[str]
    entries: dict[str, tuple[tuple[str, ...], ...]] = field(
        default_factory=dict[str, tuple[tuple[str, ...], ...]]
    )

    @classmethod
    def of(cls, claims: Iterable[Claim], chosen: Chosen) -> Tables:
        """Return tables for the matrices of some claims."""
        claims = tuple(claims)
        names: set[str] = set()
        for claim in claims:
            for side in (claim.lhs, claim.rhs):
                names |= side.variables | bound_names(side)
            names |= claim.functions
        return cls(chosen, frozenset(names))

    def claims(self, claim: Claim) -> dict[tuple[int, int], Claim]:
        """Return what a claim says of each entry, by row and column from 1."""
        if claim.lhs.shape is None:
            return {(0, 0): claim}
        left, right = (self.table(self._sized(side)) for side in (claim.lhs, claim.rhs))
        return {
            (i, j): Claim(claim.rel, a, b, claim.forall)
            for i, rows in enumerate(zip(left, right, strict=True), 1)
            for j, (a, b) in enumerate(zip(*rows, strict=True), 1)
        }

    def of_matrix(self, name: str, shape: Shape) -> tuple[tuple[str, ...], ...]:
        """Return the variables that stand for the entries of a matrix."""
        known = self.entries.get(name)
        if known is None:
            rows, columns = (count for _, count in shape)
            known = tuple(
                [tuple([self._named(name, i, j) for j in range(columns)]) for i in range(rows)]
            )
            self.entries[name] = known
        return known

    def _named(self, name: str, i: int, j: int) -> str:
        found = f"{name}_{i + 1}_{j + 1}"
        while found in self.taken:
            found += "_"
        return found

    def _sized(self, term: Term) -> Term:
        """Return a matrix with the sizes that are chosen."""
        for name, value in self.chosen:
            term = resize(term, name, size(value))
        return term

    def table(self, term: Term) -> Table:
        """Return the entries of a matrix whose sizes are numbers; a number is one entry."""
        match term:
            case Mat(name, shape) if shape is not None:
                return tuple([tuple(map(Var, row)) for row in self.of_matrix(name, shape)])
            case Const(name, shape) if shape is not None:
                rows, columns = (count for _, count in shape)
                return tuple(
                    [tuple([_constant(name, i, j) for j in range(columns)]) for i in range(rows)]
                )
            case App("hcat", args):
                parts = [self.table(arg) for arg in args]
                return tuple([sum(rows, ()) for rows in zip(*parts, strict=True)])
            case App("vcat", args):
                return tuple([row for arg in args for row in self.table(arg)])
            case App("transpose", (a,)):
                return tuple(zip(*self.table(a), strict=True))
            case App("map", (Lam((param,), body), a)):
                return _each(self.table(a), lambda entry: substitute(body, {param: entry}))
            case App("*", (a, b)) if a.shape is not None and b.shape is not None:
                return _product(self.table(a), self.table(b))
            case App(("+" | "-" | ".*") as head, (a, b)) if term.shape is not None:
                return _both("*" if head == ".*" else head, self.table(a), self.table(b))
            case App("*", (a, b)) if a.shape is None and term.shape is not None:
                return _each(self.table(b), lambda entry: a * entry)
            case App(("*" | "/") as head, (a, b)) if term.shape is not None:
                return _each(self.table(a), lambda entry: App(head, (entry, b)))
            case App(("neg" | "()") as head, (a,)) if term.shape is not None:
                return _each(self.table(a), lambda entry: App(head, (entry,)))
            case _:
                return ((term,),)


def _constant(name: str, i: int, j: int) -> Num:
    return Num(int(name == "ones" or (name == "eye" and i == j)))


def _each(table: Table, change: Callable[[Term], Term]) -> Table:
    return tuple([tuple([change(entry) for entry in row]) for row in table])


def _both(head: str, left: Table, right: Table) -> Table:
    return tuple(
        [
            tuple([App(head, pair) for pair in zip(*rows, strict=True)])
            for rows in zip(left, right, strict=True)
        ]
    )


def _product(left: Table, right: Table) -> Table:
    columns = tuple(zip(*right, strict=True))
    return tuple([tuple([_dot(row, column) for column in columns]) for row in left])


def _dot(row: tuple[Term, ...], column: tuple[Term, ...]) -> Term:
    products = [a * b for a, b in zip(row, column, strict=True)]
    return reduce(lambda total, part: total + part, products[1:], products[0])
