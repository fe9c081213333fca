"""Entries of matrices without a value: log(A) where an entry of A is 0."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import Final

from symproof.engine.context import Context
from symproof.engine.refutation.counterexamples import Values
from symproof.engine.refutation.tables import Tables, are_small, choices
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim
from symproof.kernel.term import Term, Var, substitute

# of choices of sizes
MAX_SIZES: Final = 3


@dataclass(frozen=True, slots=True)
class Expansion:
    """What some claims say of the entries of matrices, in a context about numbers.

    The only entry of a matrix of one row and one column is told by the name of the matrix.
    """

    ctx: Context
    claims: tuple[Claim, ...]
    tables: Tables

    def told(self, term: Term, needs: Claim, point: Values) -> tuple[Term, Claim, Values]:
        """Return a term, what it needs and a point, with the sizes, as they are read."""
        names = {
            rows[0][0]: name
            for name, rows in self.tables.entries.items()
            if len(rows) == 1 and len(rows[0]) == 1
        }
        sizes = tuple([(name, Fraction(value)) for name, value in self.tables.chosen])
        shown = (*sizes, *[(names.get(name, name), value) for name, value in point])
        new: dict[str, Term] = {cell: Var(name) for cell, name in names.items()}
        try:
            return substitute(term, new), needs.substitute(new, {}), shown
        except KernelError:
            return term, needs, (*sizes, *point)


def expansions(ctx: Context, claims: Iterable[Claim]) -> Iterator[Expansion]:
    """Yield what some claims about matrices say of their entries, the sizes being small."""
    claims = tuple(claims)
    hyps = [hyp.claim for hyp in ctx.hyps]
    for chosen in islice(choices([*claims, *hyps]), MAX_SIZES):
        if not are_small([*claims, *hyps], chosen):
            continue
        tables = Tables.of([*claims, *hyps, *_meanings(ctx)], chosen)
        try:
            entries = [entry for claim in claims for entry in tables.claims(claim).values()]
            given = [entry for hyp in hyps for entry in tables.claims(hyp).values()]
        except KernelError:
            continue
        yield Expansion(Context(ctx.definitions).assuming(given), tuple(entries), tables)


def _meanings(ctx: Context) -> list[Claim]:
    """Return claims with the names that the definitions use."""
    bodies = [definition.body for definition in ctx.definitions.values()]
    return [Claim("=", body, body) for body in bodies]
