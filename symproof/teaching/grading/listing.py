"""Grades for a terminal: a table of students, and what is wrong with each answer."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, Literal

from symproof.document.reports.visible import visible
from symproof.layout import columns
from symproof.phrases import Author, Phrase
from symproof.teaching.grading.classroom import Grades, Marked
from symproof.teaching.grading.telling import number, sentences
from symproof.teaching.grading.voice import Voice

Extent = Literal["table", "wrong", "all"]

LONGEST_NAME: Final = 28
LONGEST_ANSWER: Final = 70
INDENT: Final = "    "


def listing(
    grades: Grades, lang: str, *, extent: Extent = "wrong", show_answers: bool = False
) -> str:
    """Return the table, and the answers that are not right, or all of them."""
    voice = Voice(lang)
    rows = [*_heading(grades, voice), "", *_table(grades, voice)]
    if extent != "table":
        for student in grades.students:
            shown = [a for a in student.answers if extent == "all" or a.mark.verdict != "correct"]
            rows += ["", visible(student.name)]
            if not shown:
                rows.append(f"{INDENT}{voice.word('all_correct')}")
            for answer in shown:
                rows += _answer(answer, voice, show_answers=show_answers)
    if grades.for_teacher:
        said = Phrase("grade:to_look_at", {"number": Author(str(grades.for_teacher))})
        rows += ["", voice.prose(said)]
    return "\n".join(rows) + "\n"


def _heading(grades: Grades, voice: Voice) -> Iterator[str]:
    yield voice.prose(Phrase("grade:grades_of", {"title": Author(grades.key.title)}))
    students = Phrase("grade:students", {"number": Author(str(len(grades.students)))})
    points = Phrase("grade:most", {"points": Author(number(grades.key.points))})
    yield f"{voice.prose(students)}  {voice.prose(points)}"


def _table(grades: Grades, voice: Voice) -> Iterator[str]:
    items = [str(item.number) for item in grades.key.items]
    rows = [["", *items, voice.word("total")]]
    for student in grades.students:
        points = [_cell(answer) for answer in student.answers]
        rows.append([_cut(visible(student.name), LONGEST_NAME), *points, number(student.points)])
    widths = [max(columns(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        name, *cells = row
        padded = [" " * int(w - columns(c)) + c for c, w in zip(cells, widths[1:], strict=True)]
        yield "  ".join([name + " " * int(widths[0] - columns(name)), *padded]).rstrip()


def _cell(answer: Marked) -> str:
    """Return the points of an answer; of those a teacher has to look at, a question mark."""
    match answer.mark.verdict:
        case "missing":
            return "-"
        case "undecided":
            return "?"
        case "unreadable":
            return "!"
        case _:
            return number(answer.points)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"


def _answer(answer: Marked, voice: Voice, *, show_answers: bool) -> Iterator[str]:
    item, mark = answer.item, answer.mark
    gets = Phrase(
        "grade:of",
        {"points": Author(number(answer.points)), "most": Author(number(Fraction(item.points)))},
    )
    written = _cut(visible(" ".join(answer.written.text.split())), LONGEST_ANSWER)
    row = f"{item.number:>3}  {voice.word(mark.verdict)}  ({voice.prose(gets)})  {written}"
    yield row.rstrip()
    for line in mark.quoted.split("\n") if mark.quoted else ():
        yield f"{INDENT} {visible(line)}"
    said = sentences(answer, lang=voice.lang, show_answers=show_answers)
    if said:
        yield f"{INDENT} {voice.joined(said)}"
