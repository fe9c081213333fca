"""Whether the texts of one statement agree: each name is one thing, and every name is known.

A statement is a claim, definitions and assumptions, each read by itself; what they say together
is compared here, so that an error has a text and a place in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from symproof.kernel.sequent import Definition
from symproof.kernel.shapes import Shape
from symproof.notation.cursor import arguments_of
from symproof.notation.errors import NotationError
from symproof.notation.plain import parse_shapes
from symproof.notation.statement_reader import StatementReader
from symproof.proof import hypotheses, is_declaration, property_in

Role = Literal["claim", "let", "assume"]
Disagreement = tuple[Role, NotationError]

SHOWN: Final = 40
KNOWN_SHOWN: Final = 8
_NO_NAMES: Final = "a name of the claim or its definitions, which have none"


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as read: how many arguments each name takes, where it stands, which are free."""

    role: Role
    text: str
    arities: Mapping[str, int]
    places: Mapping[str, int]
    free: frozenset[str]
    definition: Definition | None = None

    def error(self, name: str, expected: str) -> Disagreement:
        """Return what was expected in the place of a name."""
        return self.role, NotationError(self.text, self.places[name], expected)


def disagreements(
    claim: str, let: Sequence[str] = (), assume: Sequence[str] = ()
) -> Iterator[Disagreement]:
    """Yield where the texts of a statement do not fit together, with the role of the text.

    Raises:
        NotationError: a text cannot be read by itself.
    """
    lets = [_definition(text) for text in let]
    declarations = [text for text in assume if is_declaration(text)]
    assume = [text for text in assume if text not in declarations]
    declared = [parse_shapes(text) for text in declarations]
    shapes = {name: shape for each in declared for name, shape in each.items()}
    definitions = [part.definition for part in lets if part.definition is not None]
    texts = [*lets, _claim("claim", claim, definitions, shapes)]
    assumed = [_claim("assume", text, definitions, shapes) for text in assume]
    yield from _defined_twice(lets)
    yield from _circles(lets)
    yield from _used_differently([*texts, *assumed])
    yield from _unknown(texts, assumed)
    known = frozenset[str]().union(*(each.free for each in (*texts, *assumed)))
    for text, each in zip(declarations, declared, strict=True):
        for name in each.keys() - known:
            expected = "a matrix of the claim or the assumptions"
            yield "assume", NotationError(text, text.index(name), expected)


def _definition(text: str) -> _Text:
    reader = StatementReader(text)
    definition = reader.definition()
    free = definition.variables | definition.functions
    return _Text("let", text, reader.arities, reader.places, free, definition)


def _claim(
    role: Role, text: str, definitions: Sequence[Definition], shapes: Mapping[str, Shape]
) -> _Text:
    said = property_in(text)
    if said is not None:
        name = said[0]
        return _Text(role, text, {name: 1}, {name: text.index(name)}, frozenset({name}))
    reader = StatementReader(text, shapes)
    claims = reader.chain()
    if role == "assume":
        claims = [found.claim for found in hypotheses(text, definitions, shapes=shapes)]
    free = frozenset[str]().union(*(claim.variables | claim.functions for claim in claims))
    return _Text(role, text, reader.arities, reader.places, free)


def _defined_twice(lets: Sequence[_Text]) -> Iterator[Disagreement]:
    known: dict[str, _Text] = {}
    for text in lets:
        if text.definition is None:
            continue
        name = text.definition.name
        first = known.setdefault(name, text)
        if first.definition != text.definition:
            yield text.error(name, f"another name ({name} is defined by {_short(first.text)})")


def _circles(lets: Sequence[_Text]) -> Iterator[Disagreement]:
    """Yield the definition that closes each circle, at the name by which it does."""
    uses: dict[str, frozenset[str]] = {}
    for text in lets:
        definition = text.definition
        if definition is None or definition.name in uses:
            continue
        for name in sorted(definition.body.functions, key=lambda name: text.places[name]):
            if definition.name in _reached(name, uses):
                expected = f"a body that does not use {name}, whose definition uses "
                yield text.error(name, expected + definition.name)
                break
        else:
            uses[definition.name] = definition.body.functions


def _reached(name: str, uses: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the functions that the definition of a function leads to."""
    found: set[str] = set()
    pending = [name]
    while pending:
        for each in uses.get(pending.pop(), frozenset[str]()) - found:
            found.add(each)
            pending.append(each)
    return frozenset(found)


def _used_differently(texts: Sequence[_Text]) -> Iterator[Disagreement]:
    first: dict[str, _Text] = {}
    for text in texts:
        for name, arity in text.arities.items():
            other = first.setdefault(name, text)
            known = other.arities[name]
            if known == arity or _are_of_one_name(text, other):
                continue
            where = f"in {_short(other.text)}"
            if known == 0:
                yield text.error(name, f"another name ({name} is a variable {where})")
            elif arity == 0:
                yield text.error(name, f"another name ({name} is a function {where})")
            else:
                yield text.error(name, f"{name} with {arguments_of(known)}, as {where}")


def _are_of_one_name(a: _Text, b: _Text) -> bool:
    """Whether the texts define one name twice, which is an error of its own."""
    if a.definition is None or b.definition is None:
        return False
    return a.definition.name == b.definition.name


def _unknown(texts: Sequence[_Text], assumed: Sequence[_Text]) -> Iterator[Disagreement]:
    """Yield the assumptions that have to do with nothing in the claim and definitions.

    An assumption that mentions a known name may bring in others: with x > a, a > 0 is about x.
    """
    known = frozenset[str]().union(*(text.free for text in texts))
    names = ", ".join(sorted(known)[:KNOWN_SHOWN]) + (", ..." if len(known) > KNOWN_SHOWN else "")
    pending = [text for text in assumed if text.free]
    while connected := [text for text in pending if text.free & known]:
        known = known.union(*(text.free for text in connected))
        pending = [text for text in pending if text not in connected]
    for text in pending:
        name = min(text.free, key=lambda name: text.places[name])
        expected = f"a name of the claim or its definitions: {names}" if names else _NO_NAMES
        yield text.error(name, expected)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return repr(text if len(text) <= SHOWN else text[:SHOWN] + "…")
