"""Blocks that are numbers: matrices of one row and one column are numbers times eye(1).

The kernel multiplies blocks into a matrix, and the product of a row and a column of numbers is a
matrix too: [1, 2]*[5; 6] is (1*5 + 2*6)*eye(1), which is the number 17 where it is a block.
"""

from __future__ import annotations

from typing import Final

from symproof.engine.equality import attempt, chain
from symproof.engine.matrices.words import words
from symproof.engine.order.linear import rational
from symproof.kernel.sequent import ZERO
from symproof.kernel.shapes import CELL
from symproof.kernel.term import App, Const, Term
from symproof.kernel.theorem import Theorem

_CELL: Final = Const("eye", CELL)


def cell_step(term: App) -> Theorem | None:
    """Return a row times a column of numbers, or blocks with such products as numbers."""
    match term:
        case App("*", (App("hcat", left), App("vcat", right))) if all(
            block.shape is None for block in (*left, *right)
        ):
            return _multiplied(term, left, right)
        case App(("hcat" | "vcat") as head, args) if any(arg.shape == CELL for arg in args):
            new = App(head, tuple([_number(arg) or arg for arg in args]))
            return None if new == term else attempt("matrix", (), term, new)
        case _:
            return None


def _multiplied(term: App, left: tuple[Term, ...], right: tuple[Term, ...]) -> Theorem | None:
    row, column = (tuple([block * _CELL for block in blocks]) for blocks in (left, right))
    cells = App("*", (App("hcat", row), App("vcat", column)))
    same = attempt("matrix", (), term, cells)
    product = attempt("block", (), cells)
    return None if same is None or product is None else chain(same, product)


def _number(block: Term) -> Term | None:
    """Return the number that a matrix of one row and one column is a multiple of eye(1) by."""
    found = words(block) if block.shape == CELL else None
    if found is None or any(word for word, _ in found.parts):
        return None
    result: Term | None = None
    for (_, factors), value in found.parts.items():
        part: Term = rational(abs(value)) if abs(value) != 1 or not factors else factors[0]
        for factor in factors if abs(value) != 1 else factors[1:]:
            part = part * factor
        if result is None:
            result = -part if value < 0 else part
        else:
            result = result - part if value < 0 else result + part
    return ZERO if result is None else result
