"""The table of the zoo as it was computed for this version of symproof, read from its file.

To find everything anew takes a minute or more (`symproof zoo`), so a site shows what is shipped:
proofs/ACTIVATIONS.md, which a test compares with what is found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from symproof.kernel.sequent import Claim
from symproof.kernel.term import Term
from symproof.notation.errors import NotationError
from symproof.notation.plain import parse_claim, parse_term
from symproof.resources import proofs_folder
from symproof.site.collection import SiteError
from symproof.site.words import said
from symproof.zoo import TABLE, Activation, activations

GROUPS: Final = ("one", "slope", "even", "none", "open")
FORMULA: Final = re.compile(r"`([^`]+)`")
COUNTEREXAMPLE: Final = re.compile(r"at (`.+`): (\S+) ≠ (\S+)")
# the heading of a column, and what it holds
COLUMNS: Final[Mapping[str, str]] = {
    "f(x) − f(−x)": "difference",
    "f(x) + f(−x)": "companion",
    "gate 2 f(x)/x − 1": "gate",
    "f′(x) + f′(−x)": "slopes",
}


class ZooRow(NamedTuple):
    """What is known of a function: terms by the name of their column, or a counterexample."""

    about: Activation
    group: str
    terms: Mapping[str, Term]
    kinks: tuple[Term, ...]
    point: tuple[Claim, ...]
    sides: tuple[str, str]
    doubts: str

    @property
    def formulas(self) -> tuple[Term | Claim, ...]:
        """All formulas of the row."""
        own = self.about
        return (own.definition.body, *own.where, *self.terms.values(), *self.kinks, *self.point)


def zoo_rows() -> dict[str, list[ZooRow]]:
    """Return the rows of each group, the groups in the order of the table.

    Raises:
        SiteError: the table is not as `symproof zoo` writes it.
    """
    path = proofs_folder() / TABLE
    headings = {said(f"zoo_{group}", "en"): group for group in GROUPS}
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise SiteError(f"{path} cannot be read: {error}") from error
    found: dict[str, list[ZooRow]] = {}
    group, columns = "", list[str]()
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if line.startswith("## "):
            group, columns = headings.get(line.removeprefix("## "), ""), []
        elif not group or not cells or cells[0].startswith("---"):
            continue
        elif not columns:
            columns = cells
        else:
            try:
                row = _row(group, dict(zip(columns, cells, strict=True)))
            except (KeyError, ValueError, NotationError) as error:
                raise SiteError(f"{path}:{number}: {error}") from error
            found.setdefault(group, []).append(row)
    return found


def _row(group: str, cells: Mapping[str, str]) -> ZooRow:
    """Return a row of the table.

    Raises:
        KeyError, ValueError, NotationError: it is none.
    """
    point, sides = list[Claim](), ("", "")
    match = COUNTEREXAMPLE.fullmatch(cells.get("counterexample", ""))
    if match is not None:
        point, sides = [parse_claim(text) for text in _texts(match[1])], (match[2], match[3])
    terms = {
        key: parse_term(text)
        for column, key in COLUMNS.items()
        for text in _texts(cells.get(column, ""))
    }
    kinks = [parse_term(text) for text in _texts(cells.get("kinks", ""))]
    about = activations()[cells["name"]]
    doubts = cells.get("undecided", "")
    return ZooRow(about, group, terms, tuple(kinks), tuple(point), sides, doubts)


def _texts(cell: str) -> Sequence[str]:
    return FORMULA.findall(cell)
