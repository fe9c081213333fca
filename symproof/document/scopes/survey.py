"""What a document says, as it is found while going through its lines: the state of that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from symproof.document.model import Document, Kind, Prose
from symproof.document.scopes.formulas import Formulas, Spot
from symproof.document.scopes.lines import Line, defined_subject, lines_of
from symproof.document.scopes.meanings import (
    Condition,
    FunctionMeaning,
    Lookup,
    Origin,
    Property,
    ShapeMeaning,
    ValueMeaning,
)
from symproof.document.scopes.outline import Placed, Scope, outline, record
from symproof.document.scopes.replacing import in_force
from symproof.document.scopes.subjects import names_in
from symproof.document.scopes.vocabularies import NameUses, spoken_heads
from symproof.document.words.conditions import Conditions, conditions
from symproof.document.words.leads import leads_in
from symproof.document.words.not_numbers import Natures
from symproof.document.words.renewing import Renewal, renewals, renewed
from symproof.notation.tex.syntax import Chain, Node, Part
from symproof.notation.tex.uses import uses


@dataclass(frozen=True, slots=True)
class Decision:
    """What a line is.

    Attributes:
        kind: of its first relation; the others are claims where this is a definition.
        reason: why it is no claim, or not clear.
        warnings: what a reader must know of it.
    """

    kind: Kind
    reason: str = ""
    warnings: tuple[str, ...] = ()


class Survey:
    """The lines of a document, and what is said of names in its scopes."""

    def __init__(self, document: Document) -> None:
        self.placed: Final = outline(document.blocks)
        self.leads: Final = [leads_in(each.block, each.opening) for each in self.placed]
        self.lines: Final = lines_of(self.placed, self.leads)
        self.names: Final = NameUses()
        for line in self.lines:
            for part in (line.chain, *line.conditions):
                if isinstance(part, Chain):
                    self.names.note(part, line.scope)
        self.lookup: Final = Lookup()
        self._renewals: Final = renewals(self.placed)
        self.natures: Final = Natures(self.placed, document.sources)
        prose = (
            piece.text
            for block in document.blocks
            for piece in block.pieces
            if isinstance(piece, Prose)
        )
        spoken = spoken_heads(prose)
        self.names.spoken.update(spoken)
        self.formulas: Final = Formulas(self.names, self.lookup, spoken)
        self.decisions: Final[dict[int, Decision]] = {}
        self.pieces: Final[dict[tuple[int, int], list[Line]]] = {}
        self._seen: Final[dict[int, set[str]]] = {}
        self._indexed: Final[dict[int, dict[str, tuple[str, int]]]] = {}
        self._said: Final[dict[int, set[object]]] = {}
        self._paragraphs: Final[dict[int, list[Line]]] = {}
        self._places: Final = {each.scope.key: i for i, each in enumerate(self.placed)}
        for line in self.lines:
            left = defined_subject(line)
            if left is not None and "_" in left.name and isinstance(line.chain, Chain):
                self.note_indexed(left.name, line.chain.links[0].right, line)
            self.pieces.setdefault((line.scope.key, line.index), []).append(line)
            self._paragraphs.setdefault(line.scope.key, []).append(line)

    def paragraph(self, line: Line) -> list[Line]:
        """Return the lines of the paragraph of a line."""
        return self._paragraphs[line.scope.key]

    def next_of(self, scope: Scope) -> Placed | None:
        """Return the paragraph after that of a scope, None at the end."""
        index = self._places[scope.key] + 1
        return self.placed[index] if index < len(self.placed) else None

    def paragraph_of(self, placed: Placed) -> list[Line]:
        """Return the lines of a paragraph."""
        return self._paragraphs.get(placed.scope.key, [])

    def is_seen(self, name: str, scope: Scope) -> bool:
        """Whether a name has stood alone before, in the sections around a scope."""
        return any(name in self._seen.get(around.key, ()) for around in scope.outwards())

    def met(self, line: Line) -> None:
        """Note the names of a line as seen."""
        if isinstance(line.chain, Chain):
            known = self._seen.setdefault(line.scope.section.key, set[str]())
            known |= uses(line.chain).bare

    def note_indexed(self, name: str, right: Node, line: Line) -> None:
        """Note a definition for every index: a_n = 2n."""
        base, _, index = name.partition("_")
        if index and (index in names_in(right) or index.partition("_")[0] in names_in(right)):
            table = self._indexed.setdefault(line.scope.section.key, {})
            table.setdefault(base, (name, line.origin.line))

    @property
    def has_indexed(self) -> bool:
        """Whether names are defined for every index."""
        return bool(self._indexed)

    def indexed(self, name: str, scope: Scope) -> int | None:
        """Return the line in which a name is defined by its index, None where it is not."""
        base, _, index = name.partition("_")
        for around in scope.outwards() if index else ():
            other, line = self._indexed.get(around.key, {}).get(base, ("", 0))
            if other and other != name:
                return line
        return None

    def note_seen(self, name: str, scope: Scope) -> None:
        """Note a name as seen in the section of a scope."""
        self._seen.setdefault(scope.section.key, set[str]()).add(name)

    def spot(self, line: Line, *, rows: bool = False) -> Spot:
        """Return where a line stands."""
        return Spot(line.scope, line.order, line.text, rows)

    def spot_at(self, scope: Scope, order: int, text: str) -> Spot:
        """Return a place by its scope and its order among the lines."""
        return Spot(scope, order, text)

    # what is said

    def add_function(self, meaning: FunctionMeaning) -> None:
        """Record a definition of a function."""
        record(meaning.scope, meaning.name, meaning)
        self.lookup.forget(meaning.name, meaning.scope)

    def add_property(self, saying: Property) -> None:
        """Record what is assumed of a function."""
        record(saying.scope, saying.name, saying)
        self.lookup.forget(saying.name, saying.scope)

    def add_shape(self, saying: ShapeMeaning) -> None:
        """Record the shape of a matrix."""
        record(saying.scope, saying.name, saying)

    def add_value(self, value: ValueMeaning) -> None:
        """Record the value of a name."""
        value.home.values.setdefault(value.name, []).append(value)

    def add_condition(self, condition: Condition) -> None:
        """Record a condition, under each of its names, unless it is in force already."""
        if condition.over is None:
            said = condition.claims, condition.doubts, condition.limits
            known = self._said.setdefault(condition.home.key, set())
            if said in known:
                return
            known.add(said)
        for name in condition.names:
            condition.home.conditions.setdefault(name, []).append(condition)

    # what holds at a place

    def conditions_at(self, names: Iterable[str], scope: Scope, order: int) -> list[Condition]:
        """Return the conditions in force on some names, and on names that these bring in."""
        found: dict[int, Condition] = {}
        pending, met = list(names), set[str]()
        while pending:
            name = pending.pop()
            if name in met:
                continue
            met.add(name)
            for around in scope.outwards():
                for condition in around.conditions.get(name, ()):
                    if not isinstance(condition, Condition) or id(condition) in found:
                        continue
                    if condition.holds_at(order):
                        found[id(condition)] = condition
                        pending.extend(condition.names)
        kept = sorted(found.values(), key=lambda each: each.origin.order)
        return in_force(kept, self._replaces)

    def renewed(self, order: int) -> Mapping[str, Renewal]:
        """Return the names that are spoken of anew where a line stands."""
        line = self.lines[order]
        return renewed(line, self._renewals.get(line.scope.section.key, ()))

    def _replaces(self, earlier: Condition, later: Condition) -> bool:
        if earlier.scope is None or earlier.scope is not later.scope:
            return earlier.origin.order < later.origin.order
        return self.are_apart(earlier.origin, later.origin)

    def are_apart(self, earlier: Origin, later: Origin) -> bool:
        """Whether something is said earlier, and claimed between, or a new paragraph begins."""
        if not 0 <= earlier.order < later.order < len(self.lines):
            return False
        if self.lines[earlier.order].scope is not self.lines[later.order].scope:
            return True
        between = range(earlier.order + 1, later.order)
        decided = (self.decisions.get(order) for order in between)
        return any(each is not None and each.kind != "assumed" for each in decided)

    def conditions_of(self, parts: Sequence[Part], line: Line) -> Conditions:
        """Read parts of a row, or a chain of prose, that say where something holds.

        Raises:
            Ambiguous: a matrix has several shapes, and none is near.
            NotationError: a value cannot be read.
        """
        chains = [part for part in parts if isinstance(part, Chain)]
        vocabulary, _, _ = self.formulas.vocabulary(chains, self.spot(line))
        return conditions(parts, vocabulary)
