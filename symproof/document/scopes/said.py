"""What sentences assume in words: `φ is any odd function`, `a is positive`."""

from __future__ import annotations

from symproof.document.model import Formula
from symproof.document.scopes.lines import Line
from symproof.document.scopes.meanings import Condition, Origin, Property, ShapeMeaning
from symproof.document.scopes.outline import Placed, Scope
from symproof.document.scopes.reaches import home_of
from symproof.document.scopes.survey import Survey
from symproof.document.words.lead_kinds import Leads
from symproof.document.words.properties import Property as Said
from symproof.document.words.properties import properties
from symproof.proof import PROPERTIES


def record_properties(survey: Survey, placed: Placed, leads: Leads, order: int) -> None:
    """Record what the sentences of a paragraph assume; `order` is that of its first line."""
    for said in properties(placed.block, leads):
        piece = placed.block.pieces[said.piece]
        if isinstance(piece, Formula):
            _record(survey, placed, said, piece, order)


def record_shapes_said(survey: Survey) -> None:
    """Record the shapes that words give names: n × n matrices A and B."""
    for said in survey.natures.shapes:
        lines = survey.paragraph_of(said.placed)
        order = lines[0].order if lines else 0
        origin = Origin(said.piece.source, said.piece.start, said.piece.end, "", order)
        scope = said.placed.scope
        survey.add_shape(ShapeMeaning(said.name, scope, origin, said.shape, said.either))


def _record(survey: Survey, placed: Placed, said: Said, piece: Formula, order: int) -> None:
    function = said.called or survey.names.is_function(said.name, placed.scope)
    origin = Origin(piece.source, piece.start, piece.end, "", order)
    home = home_of(placed.scope, placed.block)
    claims = said.claims(function)
    if function and claims:
        kind = said.kind if said.kind in PROPERTIES else ""
        survey.names.property_of(said.name)
        over = _paragraph(survey, placed, home) if said.reach == "sentence" else None
        survey.add_property(Property(said.name, home, origin, claims, kind, over))
        return
    over = _lines_over(survey, placed, said) if said.reach == "sentence" else None
    doubts = () if claims else (said.name,)
    survey.add_condition(Condition(claims, home, order, over, origin, doubts, scope=placed.scope))


def _paragraph(survey: Survey, placed: Placed, home: Scope) -> frozenset[int] | None:
    """Return the lines that "if f is odd" is about; None in a theorem, whose proof is under it."""
    if home.kind == "part":
        return None
    return frozenset(line.order for line in survey.paragraph_of(placed))


def _lines_over(survey: Survey, placed: Placed, said: Said) -> frozenset[int]:
    """Return the lines that a saying of one sentence is about."""
    lines: list[Line] = []
    for index in said.over:
        lines += survey.pieces.get((placed.scope.key, index), ())
    return frozenset(line.order for line in lines)
