"""A calculation as the text of a proof file has it: the way back from its checked lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from symproof.calculation import show_reasons
from symproof.derivation import Block, CaseSplit, Line
from symproof.notation.plain import after, show, show_claim

INDENT: Final = "    "


def written_steps(block: Block) -> str:
    """Return the text of a calculation, which `symproof.notation.steps` reads.

    Raises:
        NotationError: a numeral has more digits than are read back.
    """
    return "\n".join(_rows(block, ""))


def _rows(block: Block, margin: str) -> Iterator[str]:
    for item in block:
        match item:
            case Line(term, "", _, _):
                yield f"{margin}{show(term)}"
            case Line(term, relation, reasons, _):
                by = f"     by {show_reasons(reasons)}" if reasons else ""
                yield f"{margin}{relation} {after(relation, term)}{by}"
            case CaseSplit(branches):
                for branch in branches:
                    conditions = ", ".join(map(show_claim, branch.conditions))
                    yield f"{margin}case {conditions}:"
                    yield from _rows(branch.block, margin + INDENT)
