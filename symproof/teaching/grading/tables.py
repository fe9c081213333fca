"""Grades as data: CSV with a row for each answer, and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any, Final

from symproof.escapes import plain
from symproof.teaching.grading.classroom import Grades, Marked, Student
from symproof.teaching.grading.telling import number, sentences
from symproof.teaching.grading.voice import Voice

FORMAT: Final = "symproof-grades"
VERSION: Final = 1
COLUMNS: Final = (
    "student",
    "file",
    "item",
    "exercise",
    "theorem",
    "kind",
    "verdict",
    "points",
    "of",
    "answer",
    "read_as",
    "message",
)
# what a spreadsheet takes for the beginning of a formula
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# by which a spreadsheet knows that a file is in UTF-8
_MARK: Final = "\ufeff"


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, and no terminal acts upon."""
    shown = plain(text)
    bare = (text.lstrip(" "), shown.lstrip(" "))
    guard = "'" if any(each.startswith(_FORMULA) for each in bare) else ""
    return guard + shown


def csv_text(grades: Grades, lang: str, *, show_answers: bool = False) -> str:
    """Return a table with a row for each answer."""
    into = io.StringIO()
    writer = csv.writer(into, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(grades, Voice(lang), show_answers=show_answers):
        writer.writerow([value if name in _NUMBERS else guarded(value) for name, value in row])
    return _MARK + into.getvalue()


_NUMBERS: Final = frozenset({"item", "exercise", "points", "of"})


def _rows(grades: Grades, voice: Voice, *, show_answers: bool) -> Iterator[list[tuple[str, str]]]:
    for student in grades.students:
        for answer in student.answers:
            found = entry(student, answer, voice, show_answers=show_answers)
            found["points"], found["of"] = number(answer.points), number(answer.item.points)
            found["answer"] = " ".join(found["answer"].split())
            yield [(name, str(found[name])) for name in COLUMNS]


def entry(
    student: Student, answer: Marked, voice: Voice, *, show_answers: bool = False
) -> dict[str, Any]:
    """Return what is said of an answer, by the names of the columns."""
    item, mark = answer.item, answer.mark
    said = sentences(answer, lang=voice.lang, show_answers=show_answers)
    message = voice.joined(said)
    if mark.quoted:
        message = " ".join([message, *mark.quoted.split("\n")[:1]])
    return {
        "student": student.name,
        "file": student.sheet.path,
        "item": item.number,
        "exercise": item.exercise,
        "theorem": item.theorem,
        "kind": item.kind,
        "verdict": mark.verdict,
        "points": float(answer.points),
        "of": item.points,
        "answer": answer.written.text,
        "read_as": mark.read,
        "message": message,
    }


def json_text(grades: Grades, lang: str, *, show_answers: bool = False) -> str:
    """Return the grades as JSON."""
    voice = Voice(lang)
    students: list[dict[str, Any]] = []
    for student in grades.students:
        answers: list[dict[str, Any]] = []
        for answer in student.answers:
            found = entry(student, answer, voice, show_answers=show_answers)
            place = {"line": answer.written.line, "cell": answer.written.cell}
            kept = {name: value for name, value in found.items() if name not in ("student", "file")}
            answers.append({**kept, "notes": [each.key for each in answer.mark.notes], **place})
        points = float(student.points)
        named = {"name": student.name, "file": student.sheet.path}
        students.append({**named, "points": points, "answers": answers})
    key = grades.key
    data = {
        "format": FORMAT,
        "version": VERSION,
        "title": key.title,
        "kind": key.kind,
        "points": key.points,
        "form_counts": float(grades.form_counts),
        "students": students,
        "warnings": [voice.said(warning) for warning in grades.warnings],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
