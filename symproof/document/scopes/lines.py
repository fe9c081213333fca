"""The lines of a document: every chain of every row, with what is said of it around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from symproof.document.model import Block, Formula
from symproof.document.scopes.domain_behind import domain_behind
from symproof.document.scopes.meanings import Origin
from symproof.document.scopes.outline import Placed, Scope
from symproof.document.scopes.rows import ASSUMED, BROKEN, REASON, WHERE, RowReader
from symproof.document.scopes.subjects import Subject, is_general, subject
from symproof.document.words.lead_kinds import Lead, Leads
from symproof.document.words.remarks import parted
from symproof.notation.tex.syntax import (
    Chain,
    Part,
    Row,
    Trouble,
)
from symproof.notation.tex.uses import uses

EQUALITIES: Final = frozenset({"=", ":=", "=="})


@dataclass(eq=False, slots=True)
class Line:
    """A chain of a row, or what could not be read in its place.

    Attributes:
        order: its number in the document.
        index: of its formula among the pieces of its block.
        lead: what words say of it.
        conditions: parts of the row that say where it holds.
        doubt: words of the row that leave open what is said of the relation.
        fault: why the relation may not be all that is written.
        number: of its chain; rows that go on from each other share it.
        before: the line above that it goes on from, where it begins with a relation.
        aside: whether it stands in a remark beside another relation: since x = 0.
    """

    order: int
    placed: Placed
    index: int
    formula: Formula
    row: Row
    chain: Chain | Trouble
    lead: Lead | None
    conditions: tuple[Part, ...] = ()
    doubt: str = ""
    fault: str = ""
    number: int = 0
    before: Line | None = None
    aside: bool = False

    @property
    def scope(self) -> Scope:
        """The scope of its paragraph."""
        return self.placed.scope

    @property
    def block(self) -> Block:
        """Its paragraph."""
        return self.placed.block

    @property
    def text(self) -> str:
        """The text of its source."""
        return self.formula.source.text

    @property
    def origin(self) -> Origin:
        """Where it stands."""
        chain = self.chain
        return Origin(self.formula.source, chain.start, chain.end, self.row.tag, self.order)


def defined_subject(line: Line) -> Subject | None:
    """Return the name that a line has the form of a definition of, None for other lines."""
    chain = line.chain
    if not isinstance(chain, Chain) or chain.first is None or not chain.links:
        return None
    first = chain.links[0]
    left = subject(chain.first)
    if left is None or first.relation not in EQUALITIES:
        return None
    found = uses(first.right)
    inside = found.bare | found.applied.keys()
    if left.params and inside.isdisjoint(left.params) and not all(map(is_general, left.params)):
        # f(a) = 0 speaks of one a
        return None
    return None if left.name in inside else left


def lines_of(placed: Sequence[Placed], leads: Sequence[Leads]) -> tuple[Line, ...]:
    """Return the lines of a document, in order; `leads` are those in each paragraph."""
    found: list[Line] = []
    for each, own in zip(placed, leads, strict=True):
        last: Line | None = None
        for index, piece in enumerate(each.block.pieces):
            if not isinstance(piece, Formula):
                continue
            for line in _formula_lines(each, index, piece, own[index]):
                line.order = len(found)
                last = _joined(line, last)
                found.append(line)
    return tuple(found)


def _formula_lines(
    placed: Placed, index: int, formula: Formula, lead: Lead | None
) -> Iterator[Line]:
    found: list[Line] = []
    head: Chain | None = None
    for row in formula.rows:
        reader = RowReader(lead, formula.source.text)
        parts, remark = parted(row.parts, formula.source.text)
        for part in parts:
            reader.read(part)
        reader.finish()
        for main in reader.mains:
            chain, conditions = main.chain, tuple(main.conditions)
            if head is not None and isinstance(chain, Chain) and chain.first is None:
                chain = Chain(head.first, chain.links, chain.start, chain.end)
            head = None
            conditions += domain_behind(placed.block.pieces, index, chain)
            line = Line(0, placed, index, formula, row, chain, main.lead, conditions, main.doubt)
            line.fault = main.fault
            found.append(line)
        found += _asides(placed, index, formula, row, remark)
        if reader.mains or not reader.terms:
            if not reader.mains:
                found += _conditions_alone(placed, index, formula, row, reader.opening)
        elif own := [line for line in found if not line.aside]:
            # a product, or a sum, may go on in it
            own[-1].fault = BROKEN
        else:
            head = reader.terms[-1]
    yield from found


def _asides(
    placed: Placed, index: int, formula: Formula, row: Row, remark: Sequence[Part]
) -> Iterator[Line]:
    """Yield the relations in a remark."""
    for part in remark:
        if isinstance(part, Chain) and part.links:
            yield Line(0, placed, index, formula, row, part, REASON, aside=True)


def _conditions_alone(
    placed: Placed, index: int, formula: Formula, row: Row, parts: Sequence[Part]
) -> Iterator[Line]:
    """Yield the conditions of a row without a relation that they could be about."""
    for part in parts:
        if isinstance(part, Trouble) or (isinstance(part, Chain) and part.links):
            yield Line(0, placed, index, formula, row, part, ASSUMED)


def _joined(line: Line, last: Line | None) -> Line | None:
    """Number the chain of a line; return the line from which the next one may go on."""
    chain = line.chain
    line.number = line.order
    if line.aside:
        return last
    if isinstance(chain, Trouble):
        # what goes on from what could not be read cannot be read either
        line.before = last if not line.formula.display else None
        return line if line.formula.display else last
    goes_on = last is not None and (line.formula.display or line.index == last.index)
    if chain.first is None and last is not None and goes_on:
        line.before, line.number = last, last.number
        if line.lead is not last.lead and line.index != last.index:
            line.lead = last.lead if line.lead is None else line.lead
        return line
    if not chain.links or (not line.formula.display and last is not None):
        return last
    if last is not None and line.lead in (WHERE, REASON):
        # what is said beside a row is not what the next row goes on from
        return last
    return line
