"""Definitions that cannot be read: what they would define is not known, and is not fresh."""

from __future__ import annotations

import re
from typing import Final

from symproof.document.scopes.lines import Line
from symproof.document.scopes.meanings import Condition, FunctionMeaning
from symproof.document.scopes.reaches import home_of
from symproof.document.scopes.subjects import Subject, subject
from symproof.document.scopes.survey import Survey
from symproof.notation.errors import NotationError
from symproof.notation.tex.parser import parse_node
from symproof.notation.tex.syntax import Trouble

# a left side is short
_LEFT: Final = re.compile(r"\s*([^=<>\n]{1,80}?)\s*&?\s*(?::|\\coloneqq|\\triangleq)?\s*&?\s*=")


def unread_subject(line: Line) -> Subject | None:
    """Return the name that a line which cannot be read has the form of a definition of."""
    trouble = line.chain
    if not isinstance(trouble, Trouble):
        return None
    found = _LEFT.match(line.text, trouble.start, trouble.end)
    if found is None:
        return None
    try:
        return subject(parse_node(found[1]))
    except NotationError:
        return None


def note_unread(survey: Survey, line: Line, left: Subject) -> None:
    """Record that a name is defined by a line that cannot be used."""
    if left.params:
        fault = f"what {line.origin.shown()} says of it is not understood"
        survey.add_function(
            FunctionMeaning(left.name, line.scope, line.origin, left.params, None, fault)
        )
        return
    home = home_of(line.scope, line.block)
    survey.add_condition(Condition((), home, line.order, None, line.origin, (left.name,)))
    survey.note_seen(left.name, line.scope)
