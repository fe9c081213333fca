"""The lines of a document: every chain of every row, with what is said of it around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from symproof.document.leads import Lead, WordRole, leads_in, role_of_words
from symproof.document.meanings import Origin
from symproof.document.model import Block, Formula
from symproof.document.outline import Placed, Scope
from symproof.document.subjects import Subject, alone, is_general, is_numeral, names_in, subject
from symproof.notation.tex.names import identifier
from symproof.notation.tex.syntax import (
    Chain,
    Name,
    Node,
    Part,
    Row,
    Scripts,
    Trouble,
    Words,
)

WHERE: Final = Lead("definition", "paragraph", "where", "assumption")
REASON: Final = Lead("mention", "row", "since")
ASSUMED: Final = Lead("assumption", "row", "=>")
EQUALITIES: Final = frozenset({"=", ":=", "=="})
# relations of conditions that stand behind a comma without a word: `f(x) = x, x > 0`
_BOUNDS: Final = frozenset({"<", "<=", ">", ">=", "!=", "in"})


@dataclass(eq=False, slots=True)
class Line:
    """A chain of a row, or what could not be read in its place.

    Attributes:
        order: its number in the document.
        index: of its formula among the pieces of its block.
        lead: what words say of it.
        conditions: parts of the row that say where it holds.
        doubt: words of the row that leave open what is said of the relation.
        number: of its chain; rows that go on from each other share it.
        before: the line above that it goes on from, where it begins with a relation.
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
    number: int = 0
    before: Line | None = None

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


@dataclass(eq=False, slots=True)
class _Main:
    """A relation of a row, and what the row says of it."""

    chain: Chain | Trouble
    lead: Lead | None
    conditions: list[Part]
    doubt: str = ""


@dataclass(slots=True)
class _RowReader:
    """Tells the relations of a row from the conditions under which they hold."""

    lead: Lead | None
    mains: list[_Main] = field(default_factory=list[_Main])
    # conditions before any relation, which hold for all that follow
    opening: list[Part] = field(default_factory=list[Part])
    state: WordRole = "and"
    # the first of the relations that a condition behind them is about
    begun: int = 0

    def read(self, part: Part) -> None:
        """Read the next part."""
        if isinstance(part, Words):
            self.words(part)
        elif self.state in ("condition", "forall") or (
            isinstance(part, Chain) and self.bounds(part)
        ):
            self.condition(part)
        elif isinstance(part, Trouble) or part.links:
            lead = {"where": WHERE, "reason": REASON}.get(self.state, self.lead)
            self.mains.append(_Main(part, lead, list(self.opening)))
        elif alone(part) is not None:
            # a name alone: the first of a list `a, b > 0`, if a relation follows
            self.opening.append(part)

    def words(self, part: Words) -> None:
        """Read words between the relations."""
        role = role_of_words(part.text)
        if part.text in ("=>", "therefore"):
            self.implied()
        elif part.text == "<=>" or role == "or":
            self.doubt(part.text)
        elif role in ("almost", "otherwise"):
            self.condition(part)
        elif role in ("condition", "forall"):
            # the words may be all there is of a condition
            self.state = role
            self.condition(part)
        elif role in ("where", "reason"):
            self.state = role
        elif role == "claim":
            self.state, self.begun = "and", len(self.mains)
        elif role == "unknown" and part.text != ":":
            self.state = "and"
            self.doubt(part.text)

    def implied(self) -> None:
        """Make what stands before => an assumption of what stands after it."""
        for main in self.mains[self.begun :]:
            main.lead = ASSUMED
            self.opening.append(main.chain)
        self.state, self.begun = "and", len(self.mains)

    def doubt(self, words: str) -> None:
        """Note words that leave open what is said of the relations."""
        for main in self.mains[self.begun :]:
            main.doubt = words
        self.lead = self.lead or None

    def condition(self, part: Part) -> None:
        """Add a condition to the relations before it, or else to those that follow."""
        if len(self.mains) == self.begun:
            self.opening.append(part)
        for main in self.mains[self.begun :]:
            main.conditions.append(part)

    def bounds(self, chain: Chain) -> bool:
        """Whether a chain behind a relation bounds a variable."""
        if self.state != "and" or len(self.mains) == self.begun or not _is_bound(chain):
            return False
        # `a > 0, b > 0` says both
        before = self.mains[-1].chain
        return isinstance(before, Trouble) or not _is_bound(before)


def _is_bound(chain: Chain) -> bool:
    """Whether a chain says no more than where a name belongs."""
    first, links = chain.first, chain.links
    if first is None or not links or any(link.relation not in _BOUNDS for link in links):
        return False
    if len(links) == 1 and links[0].relation == "in":
        return True
    terms: list[Node] = [first, *(link.right for link in links)]
    return any(map(_is_name, terms)) and all(_is_name(t) or is_numeral(t) for t in terms)


def _is_name(node: Node) -> bool:
    return isinstance(node, Name | Scripts) and identifier(node) is not None


def defined_subject(line: Line) -> Subject | None:
    """Return the name that a line has the form of a definition of, None for other lines."""
    chain = line.chain
    if not isinstance(chain, Chain) or chain.first is None or not chain.links:
        return None
    first = chain.links[0]
    left = subject(chain.first)
    if left is None or first.relation not in EQUALITIES:
        return None
    inside = names_in(first.right)
    if left.params and inside.isdisjoint(left.params) and not all(map(is_general, left.params)):
        # f(a) = 0 speaks of one a
        return None
    return None if left.name in inside else left


def lines_of(placed: Sequence[Placed]) -> tuple[Line, ...]:
    """Return the lines of a document, in order."""
    found: list[Line] = []
    for each in placed:
        leads = leads_in(each.block, each.opening)
        last: Line | None = None
        for index, piece in enumerate(each.block.pieces):
            if not isinstance(piece, Formula):
                continue
            for line in _formula_lines(each, index, piece, leads[index]):
                line.order = len(found)
                last = _joined(line, last)
                found.append(line)
    return tuple(found)


def _formula_lines(
    placed: Placed, index: int, formula: Formula, lead: Lead | None
) -> Iterator[Line]:
    for row in formula.rows:
        reader = _RowReader(lead)
        for part in row.parts:
            reader.read(part)
        for main in reader.mains:
            parts = tuple(main.conditions)
            yield Line(0, placed, index, formula, row, main.chain, main.lead, parts, main.doubt)
        if not reader.mains and reader.opening:
            yield from _conditions_alone(placed, index, formula, row, reader.opening)


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
    return line
