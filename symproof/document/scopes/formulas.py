"""Nodes as terms where they stand: names with their meanings there, values in their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from symproof.document.model import Branch, Split
from symproof.document.scopes.dependents import bold_names, bound_names, constants_in, dependents
from symproof.document.scopes.meanings import (
    MATRIX_VALUE,
    Ambiguous,
    Condition,
    FunctionMeaning,
    Lookup,
    ShapeMeaning,
    ValueMeaning,
)
from symproof.document.scopes.outline import Scope
from symproof.document.scopes.replacing import excluded
from symproof.document.scopes.subjects import is_bold_name, is_numeral, is_standard, names_in, shown
from symproof.document.scopes.vocabularies import NameUses
from symproof.document.words.branches import split_of
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim
from symproof.kernel.shapes import Shape, names_of
from symproof.kernel.term import Term, Var, substitute
from symproof.notation.errors import NotationError
from symproof.notation.tex.names import no_function
from symproof.notation.tex.syntax import Cases, Chain, Node, Scripts
from symproof.notation.tex.terms import Unclear, to_term
from symproof.notation.tex.vocabulary import Vocabulary

_MOST_NAMES = 10_000
_NOTHING: Final = Vocabulary()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a formula stands: its scope and the order of its line.

    `rows` says that vectors of which it is not said are read as rows; without `values`, names that
    have values keep their places.
    """

    scope: Scope
    order: int
    text: str
    rows: bool = False
    values: bool = True


@dataclass(frozen=True, slots=True)
class Read:
    """A term, and the names that had values in it: `values` by name, in the order of use."""

    term: Term
    values: dict[str, ValueMeaning] = field(default_factory=dict[str, ValueMeaning])
    shapes: dict[str, ShapeMeaning] = field(default_factory=dict[str, ShapeMeaning])
    # the free names before values were put in
    names: frozenset[str] = frozenset()


class Formulas:
    """Reads nodes as terms."""

    def __init__(self, names: NameUses, lookup: Lookup, spoken: dict[str, str]) -> None:
        self.names = names
        self.lookup = lookup
        self.spoken = spoken
        self._values: dict[tuple[int, bool], Read] = {}
        self._reading: set[int] = set()

    def value(self, name: str, spot: Spot) -> ValueMeaning | None:
        """Return the value that a name has at a spot, None where it has none."""
        for around in spot.scope.outwards():
            for value in reversed(around.values.get(name, ())):
                if isinstance(value, ValueMeaning) and value.holds_at(spot.order):
                    return None if _is_replaced(value, spot) else value
        return None

    def shape(self, name: str, spot: Spot) -> ShapeMeaning | None:
        """Return the shape that a name is declared with, the nearest declaration first.

        Raises:
            Ambiguous: several are equally near, and differ.
        """
        # a small letter in another section may well be a number
        far = is_bold_name(name) or name[:1].isupper()
        for around in spot.scope.outwards():
            for table in (around.near, around.deep) if far else (around.near,):
                found = [each for each in table.get(name, ()) if isinstance(each, ShapeMeaning)]
                if len({(each.shape, each.either) for each in found[:9]}) > 1:
                    earlier = [each for each in found if each.origin.order <= spot.order]
                    if table is around.deep or not earlier:
                        raise Ambiguous(name, tuple(found[:9]))
                    return earlier[-1]
                if found:
                    return found[0]
        return None

    def vocabulary(
        self, nodes: Sequence[Node | Chain], spot: Spot, bound: frozenset[str] = frozenset()
    ) -> tuple[Vocabulary, dict[str, ValueMeaning], dict[str, ShapeMeaning]]:
        """Return what the names in nodes mean at a spot: their values and shapes too.

        Raises:
            Ambiguous: a matrix has several shapes, and none is near.
            NotationError: a value cannot be read.
        """
        functions: dict[str, int | None] = {}
        numbers: set[str] = set()
        heads: dict[str, str] = {}
        matrices: dict[str, Shape] = {}
        values: dict[str, ValueMeaning] = {}
        shapes: dict[str, ShapeMeaning] = {}
        stands_for: dict[str, Term] = {}
        parameters: dict[str, tuple[str, ...]] = {}
        templates: dict[str, tuple[tuple[str, ...], Term]] = {}
        refused: dict[str, str] = {}
        depending = {name for node in nodes for name in dependents(node)}
        varied: frozenset[str] | None = None
        for name in sorted(names_in(*nodes) | self.own_constants(nodes, spot)):
            if name in bound:
                numbers.add(name)
                continue
            value = self.value(name, spot) if spot.values else None
            if value is not None and id(value) not in self._reading:
                read = self.value_term(value, spot.rows)
                values[name] = value
                shapes.update(read.shapes)
                if varied is None:
                    varied = frozenset[str]().union(*map(bound_names, nodes))
                if name in depending or not varied.isdisjoint(read.term.variables):
                    # what is differentiated is what the name stands for
                    stands_for[name] = read.term
                elif read.term.shape is not None:
                    matrices[name] = read.term.shape
                else:
                    numbers.add(name)
                continue
            head = self.head(name, spot.scope)
            if head:
                heads[name] = head
                continue
            shape = self.shape(name, spot)
            if shape is not None:
                shapes[name] = shape
                own = shape.shape
                matrices[name] = (own[1], own[0]) if shape.either and spot.rows else own
                continue
            if self.is_function(name, spot.scope):
                functions[name] = self.names.arity(name)
                params = self._parameters(name, spot.scope)
                template = self._template(name, spot.scope)
                if not params and no_function(name):
                    refused[name] = no_function(name)
                elif template is not None and template.matrix is not None:
                    templates[name] = template.params, template.matrix
                elif self._has_matrices(name, spot.scope):
                    refused[name] = f"a number: the values of {name} are matrices"
                elif params:
                    parameters[name] = params
            elif self.names.is_number(name, spot.scope):
                numbers.add(name)
        sizes = {each for shape in matrices.values() for size in shape for each in names_of(size)}
        numbers -= {f"I_{size}" for size in sizes}
        words = frozenset(self.names.words)
        factors = frozenset(numbers)
        vocabulary = Vocabulary(
            functions,
            matrices,
            factors,
            heads,
            words,
            stands_for,
            parameters=parameters,
            templates=templates,
            refused=refused,
        )
        return vocabulary, values, shapes

    def own_constants(self, nodes: Sequence[Node | Chain], spot: Spot) -> frozenset[str]:
        """Return which of e and pi are names of the author's where nodes stand.

        Raises:
            Unclear: e^x, where e may be either.
        """
        if not self.names.own:
            return frozenset()
        found: set[str] = set()
        for name, node in constants_in(*nodes):
            if self.names.is_own(name, spot.scope):
                found.add(name)
                power = node.above if isinstance(node, Scripts) else None
                if name != "pi_" and power is not None and not is_numeral(power):
                    expected = f"exp(...), as {shown(name)} has another meaning here"
                    raise Unclear(spot.text, node.start, expected)
        return frozenset(found)

    def is_matrix(self, name: str, spot: Spot) -> bool:
        """Whether a name is declared as a matrix."""
        try:
            return self.shape(name, spot) is not None
        except Ambiguous:
            return True

    def names_behind(self, node: Node, spot: Spot) -> frozenset[str]:
        """Return the names in a node, and in the values of these."""
        found: set[str] = set()
        pending = [node]
        while pending and len(found) < _MOST_NAMES:
            for name in names_in(pending.pop()) - found:
                found.add(name)
                value = self.value(name, spot)
                if value is not None:
                    pending.append(value.node)
        return frozenset(found)

    def is_function(self, name: str, scope: Scope) -> bool:
        """Whether a name before brackets is a function, and not one that the notation has."""
        if not self.names.is_function(name, scope):
            return False
        if not is_standard(name):
            return True
        return any(isinstance(each, FunctionMeaning) for each in self._quietly(name, scope))

    def _template(self, name: str, scope: Scope) -> FunctionMeaning | None:
        """Return the definition of a function whose values are matrices, None for others."""
        found = self._quietly(name, scope)
        only = found[0] if len(found) == 1 else None
        return only if isinstance(only, FunctionMeaning) and only.matrix is not None else None

    def _has_matrices(self, name: str, scope: Scope) -> bool:
        """Whether the values of a function are matrices by some definition."""
        found = self._quietly(name, scope)
        return any(
            isinstance(each, FunctionMeaning) and each.fault.endswith(MATRIX_VALUE)
            for each in found
        )

    def _parameters(self, name: str, scope: Scope) -> tuple[str, ...]:
        """Return the names of a function's arguments by its definitions, if these agree."""
        found = self._quietly(name, scope)
        lists = {each.params for each in found if isinstance(each, FunctionMeaning)}
        return lists.pop() if len(lists) == 1 else ()

    def head(self, name: str, scope: Scope) -> str:
        """Return the primitive that a name stands for in a scope, "" where it is none."""
        if not self.names.is_function(name, scope):
            return ""
        found = self._quietly(name, scope)
        for meaning in found[:1]:
            return meaning.head if isinstance(meaning, FunctionMeaning) else ""
        return self.spoken.get(name, "")

    def heads_in(
        self, node: Node, scope: Scope
    ) -> Iterator[tuple[str, str, FunctionMeaning | None]]:
        """Yield the names in a node that are primitives here, and by which definition."""
        for name in sorted(names_in(node)):
            head = self.head(name, scope)
            if head:
                found = self._quietly(name, scope)
                meaning = found[0] if found else None
                yield name, head, meaning if isinstance(meaning, FunctionMeaning) else None

    def _quietly(self, name: str, scope: Scope) -> tuple[object, ...]:
        try:
            return self.lookup.functions(name, scope)
        except Ambiguous as several:
            return several.meanings

    # terms

    def read(self, node: Node, spot: Spot, bound: frozenset[str] = frozenset()) -> Read:
        """Return a node as a term; the names that are `bound` have no values.

        Raises:
            NotationError: it cannot be read; a ShapeError, where shapes do not fit.
            Ambiguous: a name has several meanings.
        """
        vocabulary, values, shapes = self.vocabulary((node,), spot, bound)
        self._check_vectors(node, vocabulary, spot)
        term = to_term(node, vocabulary, spot.text)
        names = term.variables | term.functions
        for name in vocabulary.templates:
            template = self._template(name, spot.scope)
            if template is not None:
                # shown as a value is, for it is put in
                at = template.origin
                values[name] = ValueMeaning(
                    name, template.scope, template.scope, at, node, at.order
                )
        met: set[str] = set()
        while True:
            bindings: dict[str, Term] = {}
            for name in term.variables - bound:
                value = values.get(name) or self.value(name, spot)
                if not spot.values or value is None or id(value) in self._reading:
                    continue
                read = self.value_term(value, spot.rows)
                values[name] = value
                bindings[name] = read.term
                names |= read.names
            if not bindings:
                break
            if met & bindings.keys():
                circle = ", ".join(sorted(met & bindings.keys()))
                raise NotationError(
                    spot.text, node.start, f"values that do not go in a circle ({circle})"
                )
            met |= bindings.keys()
            try:
                term = substitute(term, bindings)
            except KernelError as error:
                raise NotationError(
                    spot.text, node.start, f"other names ({error.detail})"
                ) from error
        return Read(term, values, shapes, names)

    def split(self, node: Cases, spot: Spot, bound: frozenset[str] = frozenset()) -> Split:
        """Return a value by cases, with values in the places of names.

        Raises:
            NotationError: a guard or a value cannot be read.
            Ambiguous: a name has several meanings.
        """
        vocabulary, values, _ = self.vocabulary((node,), spot, bound)
        split = split_of(node, vocabulary)
        bindings = {name: self.value_term(value, spot.rows).term for name, value in values.items()}
        if not bindings:
            return split
        try:
            return Split(tuple([_put(branch, bindings) for branch in split.branches]))
        except KernelError as error:
            raise NotationError(spot.text, node.start, f"other names ({error.detail})") from error

    def value_term(self, value: ValueMeaning, rows: bool) -> Read:
        """Return the term that a name stands for.

        Raises:
            NotationError: it cannot be read.
            Ambiguous: a name has several meanings.
        """
        key = id(value), rows
        known = self._values.get(key)
        if known is None:
            self._reading.add(id(value))
            try:
                known = self.read(
                    value.node,
                    Spot(value.scope, value.origin.order, value.origin.source.text, rows),
                )
            finally:
                self._reading.discard(id(value))
            self._values[key] = known
        return known

    def _check_vectors(self, node: Node, vocabulary: Vocabulary, spot: Spot) -> None:
        """Refuse bold names of which no size is known."""
        for name, at in bold_names(node):
            if name not in vocabulary.matrices and name not in vocabulary.functions:
                raise NotationError(spot.text, at, f"the size of {name}, as in x ∈ ℝⁿ")


def _is_replaced(value: ValueMeaning, spot: Spot) -> bool:
    """Whether a later condition is about other numbers: x > 0 after x = 0."""
    if not is_numeral(value.node):
        return False
    for around in spot.scope.outwards():
        for condition in around.conditions.get(value.name, ()):
            if (
                isinstance(condition, Condition)
                and condition.origin.order > value.origin.order
                and condition.holds_at(spot.order)
                and excluded(
                    Claim("=", Var(value.name), to_term(value.node, _NOTHING)), condition.claims
                )
            ):
                return True
    return False


def _put(branch: Branch, bindings: dict[str, Term]) -> Branch:
    guards = tuple([guard.substitute(bindings, {}) for guard in branch.guards])
    values = tuple([substitute(value, bindings) for value in branch.values])
    return Branch(guards, values, branch.undefined)
