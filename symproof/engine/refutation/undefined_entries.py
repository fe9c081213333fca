"""Entries of matrices without a value: log(A) where an entry of A is 0."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, Final

from symproof.engine.context import Context
from symproof.engine.refutation.tables import MAX_ENTRIES, Tables, choices
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim
from symproof.kernel.term import Term, Var, substitute

if TYPE_CHECKING:
    from symproof.engine.calculus.definedness import Undefined

# of choices of sizes
MAX_SIZES: Final = 3


def undefined_entries(ctx: Context, claims: Iterable[Claim]) -> Iterator[Undefined]:
    """Yield parts of entries that have no value at a point, the sizes being small.

    The only entry of a matrix of one row and one column is named like the matrix.
    """
    # imported here, since it imports this module
    from symproof.engine.calculus.definedness import violations

    claims = tuple(claims)
    hyps = [hyp.claim for hyp in ctx.hyps]
    for chosen in islice(choices([*claims, *hyps]), MAX_SIZES):
        tables = Tables.of([*claims, *hyps, *_meanings(ctx)], chosen)
        try:
            entries = [entry for claim in claims for entry in tables.claims(claim).values()]
            given = [entry for hyp in hyps for entry in tables.claims(hyp).values()]
        except KernelError:
            continue
        if tables.count > MAX_ENTRIES:
            continue
        inner = Context(ctx.definitions).assuming(given)
        sizes = tuple([(name, Fraction(value)) for name, value in chosen])
        for gap in violations(inner, entries):
            yield _told(gap, tables, sizes)


def _meanings(ctx: Context) -> list[Claim]:
    """Return claims with the names that the definitions use."""
    bodies = [definition.body for definition in ctx.definitions.values()]
    return [Claim("=", body, body) for body in bodies]


def _told(gap: Undefined, tables: Tables, sizes: tuple[tuple[str, Fraction], ...]) -> Undefined:
    """Return where a term has no value, with the sizes, and single entries by their matrix."""
    names = {
        rows[0][0]: name
        for name, rows in tables.entries.items()
        if len(rows) == 1 and len(rows[0]) == 1
    }
    new: dict[str, Term] = {cell: Var(name) for cell, name in names.items()}
    point = tuple([(names.get(name, name), value) for name, value in gap.point or ()])
    try:
        term, needs = substitute(gap.term, new), gap.needs.substitute(new, {})
    except KernelError:
        return replace(gap, point=(*sizes, *point))
    return replace(gap, term=term, needs=needs, point=(*sizes, *point))
