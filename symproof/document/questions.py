"""What is asked about the relations of a document: one question for each, in source order."""

from __future__ import annotations

from symproof.document.model import Document, Question
from symproof.document.scopes.asking import Asker
from symproof.document.scopes.assuming import record_shapes
from symproof.document.scopes.deciding import decide, introduce, note_constants
from symproof.document.scopes.said import record_properties, record_shapes_said
from symproof.document.scopes.survey import Survey


def questions(document: Document) -> tuple[Question, ...]:
    """Return what is asked about the relations of a document, in the order of the document."""
    survey = surveyed(document)
    asker = Asker(survey)
    return tuple([question for line in survey.lines for question in asker.asked(line)])


def surveyed(document: Document) -> Survey:
    """Return what a document says of names, and what each of its lines is."""
    survey = Survey(document)
    for line in survey.lines:
        record_shapes(survey, line)
    record_shapes_said(survey)
    order = 0
    for placed, leads in zip(survey.placed, survey.leads, strict=True):
        record_properties(survey, placed, leads, order)
        order += len(survey.paragraph_of(placed))
    note_constants(survey)
    introduce(survey)
    for line in survey.lines:
        if line.order not in survey.decisions:
            survey.decisions[line.order] = decide(survey, line)
        survey.met(line)
    return survey
