"""What a document says of names: definitions, values, properties of functions, conditions, shapes.

Definitions of functions hold before and after the place where they stand; the nearest counts.
Values and conditions hold from where they are said to where what they are said of ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from symproof.document.model import Source
from symproof.document.scopes.outline import Saying, Scope
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import ring_equal
from symproof.kernel.sequent import Claim
from symproof.kernel.shapes import Shape
from symproof.kernel.term import Term, Var, substitute
from symproof.notation.tex.syntax import Node

# what is expected of a definition whose value is a matrix
MATRIX_VALUE: Final = "a number, as the value of the function"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something is said: its offsets, its tag and its order among the lines."""

    source: Source
    start: int
    end: int
    tag: str
    order: int

    @property
    def line(self) -> int:
        """The line in its source."""
        return self.source.position(self.start).line

    @property
    def latex(self) -> str:
        """The text as it is written."""
        return " ".join(self.source.text[self.start : self.end].split())

    def shown(self) -> str:
        """Return the place for a reader: `(40), line 224`."""
        return f"({self.tag}), line {self.line}" if self.tag else f"line {self.line}"


class InForce(Saying):
    """Something that is in force from the line `first` on, or in the lines `over` alone."""

    __slots__ = ()
    first: int
    over: frozenset[int] | None

    def holds_at(self, order: int) -> bool:
        """Whether it is in force in a line."""
        return self.first <= order if self.over is None else order in self.over


@dataclass(frozen=True, eq=False, slots=True)
class Condition(InForce):
    """Claims that hold where they are in force.

    Attributes:
        home: the scope in which they are in force, from the line `first` on.
        over: the only lines in which they are, None where they reach to the end of `home`.
        doubts: names of which something is said that claims cannot say: whole numbers.
        limits: what tends where.
        scope: of the paragraph in which it is said.
    """

    claims: tuple[Claim, ...]
    home: Scope
    first: int
    over: frozenset[int] | None
    origin: Origin
    doubts: tuple[str, ...] = ()
    limits: tuple[tuple[str, str], ...] = ()
    scope: Scope | None = None

    def beside(self, scope: Scope) -> bool:
        """Whether it is said in a paragraph."""
        return self.scope is scope

    @property
    def names(self) -> frozenset[str]:
        """The free variables, and the functions, of the claims."""
        found = [claim.variables | claim.functions for claim in self.claims]
        return frozenset[str]().union(self.doubts, (name for name, _ in self.limits), *found)


@dataclass(frozen=True, eq=False, slots=True)
class FunctionMeaning(Saying):
    """A definition of a function.

    Attributes:
        scope: of the paragraph that it stands in.
        body: None where it cannot be read or defined, for the reason in `fault`.
        domain: claims about the parameters, outside of which it says nothing.
        head: the primitive that it is by this definition, "" if it is the author's own.
        matrix: what it stands for, if its values are matrices; then it has no body.
    """

    name: str
    scope: Scope
    origin: Origin
    params: tuple[str, ...]
    body: Term | None
    fault: str = ""
    domain: tuple[Claim, ...] = ()
    head: str = ""
    matrix: Term | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Property(Saying):
    """What is assumed of a function: it is odd (the `kind`), g(t) + g(-t) = 1 for all t.

    It is assumed in the lines `over` alone, where these are given.
    """

    name: str
    scope: Scope
    origin: Origin
    claims: tuple[Claim, ...]
    kind: str = ""
    over: frozenset[int] | None = None


@dataclass(frozen=True, eq=False, slots=True)
class ValueMeaning(InForce):
    """A name that stands for a term, in its `home` from the line `first` on, or in some lines."""

    name: str
    scope: Scope
    home: Scope
    origin: Origin
    node: Node
    first: int
    over: frozenset[int] | None = None


@dataclass(frozen=True, eq=False, slots=True)
class ShapeMeaning(Saying):
    r"""A matrix: its shape, and whether it is declared as \mathbb{R}^n, so that it may be a row."""

    name: str
    scope: Scope
    origin: Origin
    shape: Shape
    either: bool


@dataclass(eq=False)
class Ambiguous(Exception):
    """Several definitions of a name, and none of them near."""

    name: str
    meanings: tuple[FunctionMeaning | Property | ShapeMeaning, ...]


def same(first: FunctionMeaning, second: FunctionMeaning) -> bool:
    """Whether two definitions say the same, up to the names of parameters and to arithmetic."""
    if first.body is None or second.body is None or len(first.params) != len(second.params):
        return False
    fresh = {name: Var(f"p{i}_") for i, name in enumerate(first.params)}
    others = {name: Var(f"p{i}_") for i, name in enumerate(second.params)}
    try:
        own, other = substitute(first.body, fresh), substitute(second.body, others)
        return own == other or ring_equal(own, other)
    except KernelError:
        return False


@dataclass(slots=True)
class Lookup:
    """Finds what is said of a name where a line stands; what was found is remembered."""

    _levels: dict[tuple[str, int, bool], tuple[FunctionMeaning | Property, ...]] = field(
        default_factory=dict[tuple[str, int, bool], "tuple[FunctionMeaning | Property, ...]"]
    )

    def forget(self, name: str, scope: Scope) -> None:
        """Drop what was remembered of a name: more is said of it now."""
        for around in scope.outwards():
            self._levels.pop((name, around.key, False), None)
            self._levels.pop((name, around.key, True), None)

    def functions(
        self, name: str, scope: Scope, *, lists: bool = True
    ) -> tuple[FunctionMeaning | Property, ...]:
        """Return the definition of a function that is in force in a scope, or its properties.

        A definition in an item of a list counts outside of it, if `lists`, where there is no other.

        Raises:
            Ambiguous: several are equally near, and differ.
        """
        section = scope.section
        for around in scope.outwards():
            found = self._level(name, around, deep=False)
            if found and isinstance(found[0], Property):
                found = tuple([each for each in found if _reaches(each, scope)])
            if found:
                return found
            if around is section or around.kind in ("section", "document"):
                found = self._level(name, around, deep=True)
                if found and not isinstance(found[0], Property):
                    return found
        hidden = section.hidden.get(name, ()) if lists else ()
        alone = tuple([each for each in hidden if isinstance(each, FunctionMeaning)])
        if alone and all(same(alone[0], each) for each in alone[1:]):
            return alone[:1]
        return ()

    def within_section(self, name: str, scope: Scope) -> tuple[FunctionMeaning, ...]:
        """Return the definition of a function in the section of a scope, or in that around it.

        There is none where the function is assumed to be any of its kind.

        Raises:
            Ambiguous: several are equally near, and differ.
        """
        farthest = scope.section.surroundings
        for around in scope.outwards():
            if around is farthest.parent:
                break
            nested = around.kind in ("section", "document")
            for deep in (False, True) if nested else (False,):
                found = self._level(name, around, deep=deep)
                if any(isinstance(each, Property) and _reaches(each, scope) for each in found):
                    return ()
                kept = tuple([each for each in found if isinstance(each, FunctionMeaning)])
                if kept:
                    return kept
        return ()

    def _level(
        self, name: str, around: Scope, *, deep: bool
    ) -> tuple[FunctionMeaning | Property, ...]:
        key = name, around.key, deep
        known = self._levels.get(key)
        if known is None:
            table = around.deep if deep else around.near
            known = self._levels[key] = _agreed(name, table.get(name, ()))
        if len(known) > 1 and isinstance(known[0], FunctionMeaning):
            raise Ambiguous(name, known)
        return known


def _reaches(saying: FunctionMeaning | Property, scope: Scope) -> bool:
    return saying.scope.holds(scope)


def _agreed(
    name: str, sayings: Sequence[Saying] | Iterable[Saying]
) -> tuple[FunctionMeaning | Property, ...]:
    """Return the one definition that sayings agree on, those that differ, or the properties."""
    definitions: list[FunctionMeaning] = []
    properties: list[Property] = []
    for saying in sayings:
        if isinstance(saying, FunctionMeaning):
            if len(definitions) < 9 and not any(same(each, saying) for each in definitions):
                definitions.append(saying)
        elif isinstance(saying, Property):
            properties.append(saying)
    return tuple(definitions) if definitions else tuple(properties)
