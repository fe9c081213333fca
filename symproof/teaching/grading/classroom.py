"""A class: every sheet marked, equal answers once, in processes that may be killed.

An answer is a stranger's text: whoever works on it may run out of time or memory, and harms
nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from symproof.jobs import Answer, Job, run
from symproof.pools import Pool
from symproof.settler import GRACE, STRETCH
from symproof.teaching.grading.grade import Asked, marked
from symproof.teaching.grading.key import Item, Key
from symproof.teaching.grading.marks import MISSING, Mark, Note, note, undecided
from symproof.teaching.grading.sheets import Sheet, Written

WORK: Final = "symproof.teaching.grading.grade:marked"
# the seconds that an answer may take
TIMEOUT: Final = 10.0
# how much of the points an answer gets that is true and in another form
FORM_COUNTS: Final = Fraction(1, 2)
NOTHING_WRITTEN: Final = Written("", 0)


@dataclass(frozen=True, slots=True)
class Marked:
    """An answer of a student to an item, with its mark and the points that it gets."""

    item: Item
    written: Written
    mark: Mark
    points: Fraction


@dataclass(frozen=True, slots=True)
class Student:
    """A student: the sheet that was handed in, and what is found of it, in the key's order."""

    name: str
    sheet: Sheet
    answers: tuple[Marked, ...]

    @property
    def points(self) -> Fraction:
        """The points of all answers."""
        return sum((answer.points for answer in self.answers), Fraction(0))


@dataclass(frozen=True, slots=True)
class Grades:
    """The grades of a class, and what a teacher has to know of its sheets."""

    key: Key
    students: tuple[Student, ...]
    form_counts: Fraction
    warnings: tuple[Note, ...] = ()

    @property
    def for_teacher(self) -> int:
        """How many answers a teacher has to look at."""
        marks = [answer.mark for student in self.students for answer in student.answers]
        return sum(mark.verdict in ("undecided", "unreadable") for mark in marks)


def graded(
    key: Key,
    sheets: Sequence[Sheet],
    *,
    form_counts: Fraction = FORM_COUNTS,
    timeout: float = TIMEOUT,
    cache: str | None = None,
    pool: Pool | None = None,
    advance: Callable[[], object] = lambda: None,
) -> Grades:
    """Return the grades of some sheets; without a pool, answers are marked in this process.

    `advance` is called for each answer that is marked.

    Raises:
        PoolError: the pool cannot be used.
    """
    asked = questions(key, sheets, timeout, cache)
    places, marks = list(asked), dict[tuple[int, str], Mark]()
    for place, mark in _marks(list(asked.values()), pool):
        marks[places[place]] = mark
        advance()
    named = _named(sheets)
    students = [_student(name, sheet, key, marks, form_counts) for name, sheet in named.items()]
    return Grades(key, tuple(students), form_counts, tuple(_warnings(key, named)))


def questions(
    key: Key, sheets: Sequence[Sheet], timeout: float, cache: str | None
) -> dict[tuple[int, str], Asked]:
    """Return the answers to be marked, each once however many students wrote it."""
    found: dict[tuple[int, str], Asked] = {}
    for item in key.items:
        for sheet in sheets:
            written = sheet.answers.get(item.number, NOTHING_WRITTEN)
            if not written.empty:
                found[item.number, written.text] = Asked(item, written.text, timeout, cache)
    return found


def _marks(asked: list[Asked], pool: Pool | None) -> Iterator[tuple[int, Mark]]:
    """Yield the place of each question with its mark, as they come."""
    if pool is None:
        yield from ((i, marked(each)) for i, each in enumerate(asked))
        return
    jobs = [Job(i, WORK, each, STRETCH * each.timeout + GRACE) for i, each in enumerate(asked)]
    for answer in run(jobs, pool) if jobs else ():
        yield answer.number, _mark_of(answer)


def _mark_of(answer: Answer) -> Mark:
    match answer.value:
        case Mark() as mark:
            return mark
        case _ if answer.failure == "timeout":
            return undecided(note("time"))
        case _ if answer.failure == "memory":
            return undecided(note("beyond_limits"))
        case _:
            return undecided(note("failed", why=answer.reason or answer.failure))


def _named(sheets: Sequence[Sheet]) -> dict[str, Sheet]:
    """Return the sheets by the names of their students; of equal names, with the files'."""
    names = [sheet.name for sheet in sheets]
    return {
        name if names.count(name) == 1 else f"{name} ({sheet.path})": sheet
        for name, sheet in zip(names, sheets, strict=True)
    }


def _student(
    name: str, sheet: Sheet, key: Key, marks: dict[tuple[int, str], Mark], form_counts: Fraction
) -> Student:
    answers: list[Marked] = []
    for item in key.items:
        written = sheet.answers.get(item.number, NOTHING_WRITTEN)
        mark = MISSING if written.empty else marks[item.number, written.text]
        points = mark.counted(form_counts) * Fraction(item.points).limit_denominator(1000)
        answers.append(Marked(item, written, mark, points))
    return Student(name, sheet, tuple(answers))


def _warnings(key: Key, named: dict[str, Sheet]) -> Iterator[Note]:
    for name, sheet in named.items():
        unknown = sheet.unknown(key.kinds)
        if unknown:
            yield note("unknown_numbers", student=name, numbers=", ".join(map(str, unknown)))
        twice = [number for number in sheet.twice if number in key.kinds]
        if twice:
            yield note("answered_twice", student=name, numbers=", ".join(map(str, twice)))
