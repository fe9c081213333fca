"""What a reader is shown of what is in force: definitions, assumptions, values, shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from symproof.document.model import Use
from symproof.document.scopes.lines import Line
from symproof.document.scopes.meanings import Origin, ShapeMeaning
from symproof.document.scopes.resolving import InForce
from symproof.document.scopes.sides import Sides
from symproof.document.scopes.subjects import shown
from symproof.document.scopes.survey import Survey
from symproof.document.words.conditions import Conditions
from symproof.kernel.sequent import Claim, Definition
from symproof.notation.tex.names import spelled
from symproof.notation.tex.syntax import Node
from symproof.notation.unicode import show_claim, show_definition, show_shape

# what such a warning begins with keeps a relation from being called wrong
IN_WORDS: Final = "under a condition in words: "
_HEADS: Final[Mapping[str, str]] = {
    "sigmoid": "the sigmoid function",
    "Phi": "the standard normal distribution function",
    "erf": "the error function",
}


def definition_uses(found: InForce) -> tuple[Use, ...]:
    """Return the definitions in force, in the order of the document."""
    pairs = sorted(found.definitions.values(), key=lambda pair: pair[1].order if pair[1] else -1)
    return tuple([_definition_use(definition, origin) for definition, origin in pairs])


def _definition_use(definition: Definition, origin: Origin | None) -> Use:
    text = show_definition(definition)
    if origin is None:
        return Use(text, definition=definition)
    return Use(text, origin.tag, origin.line, definition, latex=origin.latex)


def assumption_uses(found: InForce) -> Iterator[Use]:
    """Yield the assumptions in force, in the order of the document."""
    for claims, origin, kind in sorted(found.assumptions, key=lambda each: each[1].order):
        if kind.startswith("domain "):
            text = f"{_texts(claims)}, where {shown(kind.removeprefix('domain '))} is defined"
        elif kind:
            text = f"{shown(min(claims[0].functions))} is {kind}"
        else:
            text = _texts(claims)
        yield Use(text, origin.tag, origin.line, None, claims, latex=origin.latex)


def own_conditions(said: Conditions, line: Line) -> Iterator[Use]:
    """Yield the conditions that a row states itself."""
    if said.claims:
        yield Use(_texts(said.claims), line.row.tag, line.origin.line, claims=said.claims)


def _texts(claims: tuple[Claim, ...]) -> str:
    return ", ".join(map(show_claim, claims))


def declared(sides: Sides) -> Iterator[Use]:
    """Yield the shapes of the matrices in the sides."""
    for name, meaning in sorted(sides.shapes.items(), key=lambda pair: pair[1].origin.order):
        shape = meaning.shape
        if meaning.either and sides.rows:
            shape = shape[1], shape[0]
        origin = meaning.origin
        text = show_shape([name], shape)
        yield Use(text, origin.tag, origin.line, shapes={name: shape}, latex=origin.latex)


def values(sides: Sides) -> Iterator[Use]:
    """Yield the values that were put in the places of names."""
    for _, value in sorted(sides.values.items(), key=lambda pair: pair[1].origin.order):
        origin = value.origin
        yield Use(origin.latex.replace("&", ""), origin.tag, origin.line, latex=origin.latex)


def row_warnings(shapes: Mapping[str, ShapeMeaning], *, rows: bool) -> Iterator[str]:
    """Yield which vectors are read as rows."""
    for name, meaning in shapes.items():
        if rows and meaning.either:
            length = show_shape([name], (meaning.shape[1], meaning.shape[0]))
            yield f"vectors are read as rows: {length}"


def heads(survey: Survey, nodes: tuple[Node, ...], line: Line) -> tuple[list[Use], list[str]]:
    """Return which names are functions that the notation has: by definitions, and by words."""
    uses: dict[str, Use] = {}
    warnings: dict[str, None] = {}
    for node in nodes:
        for name, head, meaning in survey.formulas.heads_in(node, line.scope):
            text = f"{shown(spelled(name))} is {_HEADS.get(head, head)}"
            if meaning is None:
                warnings[f"{text}, by the words of the document"] = None
            elif spelled(name) != head or head in _HEADS:
                origin = meaning.origin
                uses[name] = Use(text, origin.tag, origin.line, latex=origin.latex)
    return list(uses.values()), list(warnings)
