"""Refuting what is claimed of matrices: sizes, matrices and functions at which an entry is wrong.

The matrices are small and their entries are rational numbers.  Each entry is a claim about
numbers, which is refuted like any other; hypotheses hold for every entry.  A matrix for which a
hypothesis gives a formula, as in W = [A, -A], is computed from the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice
from typing import Final

from symproof.engine.order.linear import rational
from symproof.engine.refutation.counterexamples import (
    Counterexample,
    Effort,
    Functions,
    Rows,
    Survived,
    Values,
)
from symproof.engine.refutation.tables import (
    LARGEST,
    Chosen,
    Tables,
    are_small,
    choices,
    size_names,
)
from symproof.engine.refutation.unknowns import reached
from symproof.kernel.errors import KernelError, refuse
from symproof.kernel.ring import difference, ring_equal
from symproof.kernel.sequent import ZERO, Claim, Definition
from symproof.kernel.shapes import Shape
from symproof.kernel.term import Lam, Mat, Term, substitute

# the counterexample at one of some points, and that which a point and functions are told to be
AtPoints = Callable[
    [
        Claim,
        Sequence[Claim],
        Mapping[str, Definition],
        Iterable[dict[str, Fraction]],
        int,
    ],
    Counterexample | None,
]
Confirm = Callable[
    [Claim, Sequence[Claim], Mapping[str, Definition], Values, Functions], Counterexample | None
]
# how the entries of all matrices are filled, one after the other, again and again
FILLINGS: Final[tuple[tuple[int, ...], ...]] = (
    (1,),
    (1, 1, 0),
    (1, 2, 3, 4, 5, 6, 7),
    (1, -1, 2, 0, 3),
    (1, 0, 0, 1, 2, 0, 1),
    (0, 1, 2, -1, 1),
    (2, -3, 1, -1, 5, -2, 4),
    (-1, -2, 3, 1, -4),
)
# how many choices of sizes, fillings and functions are tried, and how many entries at each
QUICK: Final = (3, 3, 5)
FULL: Final = (27, len(FILLINGS), 20)
MAX_CLAIMS: Final = 4


@dataclass(frozen=True, slots=True)
class Formula:
    """A matrix that a hypothesis gives by others."""

    name: str
    shape: Shape
    term: Term


def refute_matrices(
    claim: Claim,
    hyps: Sequence[Claim],
    definitions: Mapping[str, Definition],
    at_points: AtPoints,
    *,
    effort: Effort,
) -> Counterexample | Survived:
    """Return sizes, matrices and functions at which a claim is certainly false.

    `at_points` tries a claim about numbers at points.
    """
    hyps = sorted(hyps, key=repr)
    formulas, rest = _formulas(hyps)
    every = [_computed(each, formulas) for each in (claim, *rest)]
    sizes, fillings, functions = QUICK if effort == "quick" else FULL
    tried = 0
    for chosen in islice(choices([claim, *hyps]), sizes):
        place = _Place(chosen, every[0], every[1:], definitions, formulas)
        for found in place.attempts(at_points, fillings, functions):
            tried += fillings
            if found is not None:
                return found
    if not tried:
        return Survived(("0 entries: the matrices, or what their entries are, are too large",))
    return Survived((f"{tried:,} entries of matrices with up to {LARGEST} rows",))


def confirmed_matrices(
    claim: Claim,
    hyps: Sequence[Claim],
    definitions: Mapping[str, Definition],
    told: Counterexample,
    confirmed: Confirm,
) -> Counterexample | None:
    """Return the counterexample that sizes, matrices and functions are told to be, if it is one."""
    if [name for name, _ in told.sizes] != size_names((claim, *hyps)):
        return None
    if any(value < 1 for _, value in told.sizes):
        return None
    formulas, rest = _formulas(sorted(hyps, key=repr))
    every = [_computed(each, formulas) for each in (claim, *rest)]
    place = _Place(told.sizes, every[0], every[1:], definitions, formulas)
    try:
        tables, entries, conditions = place.entries()
        entry = entries.get(told.entry or (0, 0))
    except KernelError:
        return None
    if entry is None:
        return None
    values = dict(told.point)
    given = dict(told.matrices)
    for name, cells in tables.entries.items():
        rows = given.get(name, ())
        if [len(row) for row in rows] != [len(row) for row in cells]:
            return None
        for row, numbers in zip(cells, rows, strict=True):
            values.update(zip(row, numbers, strict=True))
    needed = _variables(entry, conditions, definitions)
    if not needed <= values.keys():
        return None
    point = tuple([(name, values[name]) for name in sorted(needed)])
    found = confirmed(entry, conditions, definitions, point, told.functions)
    return None if found is None else replace(told, left=found.left, right=found.right)


def _variables(
    claim: Claim, hyps: Sequence[Claim], definitions: Mapping[str, Definition]
) -> frozenset[str]:
    """Return the variables that a claim about numbers, its hypotheses and definitions have."""
    items = (claim, *hyps, *reached((claim, *hyps), definitions).values())
    return frozenset[str]().union(*(item.variables for item in items))


def _formulas(hyps: Sequence[Claim]) -> tuple[list[Formula], list[Claim]]:
    """Return the matrices that hypotheses give by formulas, and the other hypotheses."""
    formulas: list[Formula] = []
    rest: list[Claim] = []
    for hyp in hyps:
        current = _computed(hyp, formulas)
        found = _formula(current)
        if found is None:
            rest.append(hyp)
            continue
        changed = [
            Formula(f.name, f.shape, substitute(f.term, {found.name: found.term})) for f in formulas
        ]
        formulas = [*changed, found]
    return formulas, rest


def _formula(hyp: Claim) -> Formula | None:
    """Return what a hypothesis says that a matrix is; what it says for all x is no formula."""
    if hyp.forall:
        return None
    for side, other in ((hyp.lhs, hyp.rhs), (hyp.rhs, hyp.lhs)):
        if isinstance(side, Mat) and side.shape is not None and side.name not in other.variables:
            return Formula(side.name, side.shape, other)
    return None


def _computed(claim: Claim, formulas: Sequence[Formula]) -> Claim:
    """Return a claim with the formulas of matrices in their places."""
    if claim.lhs.shape is None:
        return claim
    bindings = {formula.name: formula.term for formula in formulas}
    return claim.substitute(bindings, {})


@dataclass(slots=True)
class _Place:
    """A claim at sizes that are chosen."""

    chosen: Chosen
    claim: Claim
    hyps: Sequence[Claim]
    definitions: Mapping[str, Definition]
    formulas: Sequence[Formula]

    def attempts(
        self, at_points: AtPoints, fillings: int, functions: int
    ) -> Iterator[Counterexample | None]:
        """Yield what comes of the entries of the claim, at each filling of the matrices."""
        try:
            tables, entries, hyps = self.entries()
        except KernelError:
            return
        for place, claim in islice(entries.items(), MAX_CLAIMS):
            if claim.rel == "=" and _is_ring_equal(claim):
                yield None
                continue
            points = self._points(tables, claim, hyps, fillings)
            found = at_points(claim, hyps, self.definitions, points, functions)
            yield None if found is None else self.told(tables, place, found)

    def entries(self) -> tuple[Tables, dict[tuple[int, int], Claim], list[Claim]]:
        """Return the tables, what is claimed of each entry, and what is assumed of entries.

        Raises:
            KernelError: a term, or a matrix, is too large.
        """
        computed = [Claim("=", f.term, f.term) for f in self.formulas]
        if not are_small((self.claim, *self.hyps, *computed), self.chosen):
            refuse("term-size", "the matrices have too many entries")
        formulas = [Claim("=", Mat(f.name, f.shape), f.term) for f in self.formulas]
        tables = Tables.of((self.claim, *self.hyps, *formulas), self.chosen)
        entries = tables.claims(self.claim)
        return tables, entries, [e for hyp in self.hyps for e in tables.claims(hyp).values()]

    def _points(
        self, tables: Tables, claim: Claim, hyps: Sequence[Claim], fillings: int
    ) -> Iterator[dict[str, Fraction]]:
        """Yield values for the entries of matrices, and for the other variables."""
        cells = [cell for rows in tables.entries.values() for row in rows for cell in row]
        numbers = _variables(claim, hyps, self.definitions)
        names = [*cells, *sorted(numbers.difference(cells))]
        for filling in FILLINGS[:fillings]:
            yield {name: Fraction(filling[k % len(filling)]) for k, name in enumerate(names)}

    def told(self, tables: Tables, place: tuple[int, int], found: Counterexample) -> Counterexample:
        """Return a counterexample in terms of matrices, not of their entries."""
        point = dict(found.point)
        cells = {cell for rows in tables.entries.values() for row in rows for cell in row}
        given: dict[str, Rows] = {
            name: tuple([tuple([point.get(cell, Fraction(0)) for cell in row]) for row in rows])
            for name, rows in tables.entries.items()
        }
        for formula in self.formulas:
            rows = self._value(tables, formula, point, dict(found.functions))
            if rows is not None:
                given[formula.name] = rows
        return replace(
            found,
            point=tuple([(name, value) for name, value in found.point if name not in cells]),
            sizes=self.chosen,
            matrices=tuple(sorted(given.items())),
            entry=place if self.claim.lhs.shape is not None else None,
        )

    def _value(
        self,
        tables: Tables,
        formula: Formula,
        point: Mapping[str, Fraction],
        functions: Mapping[str, Lam],
    ) -> Rows | None:
        """Return the value of a matrix that is computed, None where it is not rational."""
        values = {name: rational(value) for name, value in point.items()}
        meaning = Claim("=", formula.term, formula.term)
        entries = [claim.lhs for claim in tables.claims(meaning).values()]
        places = list(tables.claims(meaning))
        rows: dict[int, list[Fraction]] = {}
        for (i, _), entry in zip(places, entries, strict=True):
            try:
                value = difference(substitute(entry, values, functions), ZERO)
            except KernelError:
                value = None
            if value is None:
                return None
            rows.setdefault(i, []).append(value)
        return tuple(map(tuple, rows.values()))


def _is_ring_equal(claim: Claim) -> bool:
    try:
        return ring_equal(claim.lhs, claim.rhs)
    except KernelError:
        return False
