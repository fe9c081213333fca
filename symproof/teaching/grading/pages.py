"""Grades as a page: HTML or Markdown, by the template `grades` of the format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from symproof.escapes import has_cjk
from symproof.phrases import Author, Phrase, Value
from symproof.render import Shown, rendered
from symproof.teaching.grading.classroom import Grades, Marked, Student
from symproof.teaching.grading.key import TERMS
from symproof.teaching.grading.marks import VERDICTS
from symproof.teaching.grading.telling import as_term, formulas, number, phrase, sentences

# kinds of which it is told how the answer is read
FORMULAS: Final = TERMS | {"wrong_step"}


class Quote(NamedTuple):
    """An answer that cannot be read: what stands before the place, at it and after it."""

    before: Author
    at: Author
    after: Author


class Row(NamedTuple):
    """An answer as a template has it: texts are escaped where they are printed."""

    number: int
    exercise: int
    kind: str
    verdict: str
    points: str
    most: str
    written: Author
    quote: Quote | None
    read: Value
    messages: Sequence[Phrase]
    line: int
    cell: int | None


class Person(NamedTuple):
    """A student as a template has it; `id` is a name for links."""

    id: str
    name: Author
    file: Author
    points: str
    rows: Sequence[Row]


def page(
    grades: Grades,
    fmt: str,
    lang: str,
    *,
    show_answers: bool = False,
    templates: Path | None = None,
) -> str:
    """Return the report in a format that has an entry `grades`.

    Raises:
        RenderError: the format has none, or its template fails.
    """
    people = [
        _person(i, student, lang, show_answers=show_answers)
        for i, student in enumerate(grades.students, 1)
    ]
    total = sum((student.points for student in grades.students), start=0)
    average = total / len(grades.students) if grades.students else 0
    values: dict[str, Any] = {
        "title": Author(grades.key.title),
        "items": grades.key.items,
        "people": people,
        "most": number(grades.key.points),
        "average": number(average),
        "percent": number(100 * grades.form_counts),
        "undecided": grades.for_teacher,
        "verdicts": VERDICTS,
        "warnings": [phrase(warning, lang=lang) for warning in grades.warnings],
        "cjk": lang == "zh" or any(has_cjk(person.name.text) for person in people),
    }
    shown = Shown((), "normal", lang, None, templates)
    return rendered(shown, fmt, "grades", values, formulas(grades, lang))


def _person(place: int, student: Student, lang: str, *, show_answers: bool) -> Person:
    rows = [_row(answer, lang, show_answers=show_answers) for answer in student.answers]
    file = Author(Path(student.sheet.path).name)
    return Person(f"s{place}", Author(student.name), file, number(student.points), rows)


def _row(answer: Marked, lang: str, *, show_answers: bool) -> Row:
    item, mark, written = answer.item, answer.mark, answer.written
    return Row(
        item.number,
        item.exercise,
        item.kind,
        mark.verdict,
        number(answer.points),
        number(item.points),
        Author(written.text),
        _quote(mark.quoted, mark.column),
        as_term(mark.read, item) if mark.read and item.kind in FORMULAS else Author(""),
        sentences(answer, lang=lang, show_answers=show_answers),
        written.line,
        written.cell,
    )


def _quote(quoted: str, column: int) -> Quote | None:
    """Return what is quoted, split at the place that a caret below it shows."""
    if not quoted:
        return None
    text, *below = quoted.split("\n")
    if not below or not column:
        return Quote(Author(text), Author(""), Author(""))
    place = below[0].find("^")
    return Quote(
        Author(text[:place]), Author(text[place : place + 1] or "_"), Author(text[place + 1 :])
    )
