"""Blanks: whole lines, parts of lines, or reasons, left out by share, level and seed.

Level 1 asks for reasons, from a list, and for the last line that can be left out; level 2 for
lines, parts of lines and reasons; level 3 for several lines in a row, and gives no reasons.
What is left out stands nowhere else on the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import Any, Final

from symproof.kernel.term import Term, Var
from symproof.notation.plain import show
from symproof.teaching.model import Exercise, Gap, Item, Row, formulas_in, gaps_in, without_answers
from symproof.teaching.places import ANSWER, Part, Texts, holed, leaks, parts, place, texts, width
from symproof.teaching.saying import accepted, distinct, lettered, said, texts_of
from symproof.teaching.subjects import Spot, Subject, TeachingError

LEVELS: Final = (1, 2, 3)
POINTS: Final[Mapping[str, int]] = {"line": 2, "term": 1, "reason": 1}
# of what kind a blank of level 2 is: how often out of ten, where a line can have each
OFTEN: Final[Mapping[str, int]] = {"line": 5, "term": 3, "reason": 2}


@dataclass(frozen=True, slots=True)
class Blank:
    """What is left out of a line: `part` where it is a part of its term."""

    kind: str
    part: Part | None = None


Plan = Mapping[int, Blank]
LINE: Final = (Blank("line"),)
REASON: Final = (Blank("reason"),)


@dataclass(frozen=True, slots=True)
class Request:
    """How much is left out, and how hard it is to fill in."""

    share: float
    level: int
    seed: int


def blanked(
    subject: Subject, request: Request, number: int, first: int, others: Sequence[Texts]
) -> tuple[Exercise, tuple[Item, ...]]:
    """Return an exercise with blanks, and its items of the key; `others` is read elsewhere.

    Raises:
        TeachingError: nothing can be left out.
    """
    rng = Random(f"blanks {request.seed} {subject.name}")
    plan = _plan(subject, request, rng, others)
    if not plan:
        said_so = "every line is read elsewhere on the sheet"
        raise TeachingError(
            f"{subject.name}: nothing to blank at level {request.level}: {said_so}"
            if request.level > 1
            else f"{subject.name}: nothing to blank"
        )
    sheet = _Sheet(subject, request.level, plan)
    exercise = sheet.exercise(number, first, rng)
    return exercise, tuple(sheet.items(exercise))


def _plan(
    subject: Subject, request: Request, rng: Random, others: Sequence[Texts]
) -> dict[int, Blank]:
    """Return what is left out of which lines."""
    lines = subject.lines
    wanted = max(1, round(request.share * len(lines))) if request.share > 0 else 0
    plan: dict[int, Blank] = {}
    for spot, blanks in _offers(lines, request.level, wanted, rng):
        if len(plan) >= wanted:
            break
        has_line = any(blank.kind == "line" for blank in plan.values())
        if spot.index in plan or (request.level == 1 and has_line and blanks == LINE):
            continue
        for blank in blanks:
            trial = {**plan, spot.index: blank}
            if not _is_read(subject, request.level, trial, others):
                plan = trial
                break
    return dict(sorted(plan.items()))


Offer = tuple[Spot, Sequence[Blank]]


def _offers(lines: Sequence[Spot], level: int, wanted: int, rng: Random) -> Iterator[Offer]:
    """Yield lines, what is preferred first, with what may be left out of each."""
    mixed = list(lines)
    rng.shuffle(mixed)
    match level:
        case 1:
            reasons = [(spot, REASON) for spot in mixed if spot.phrases]
            last = [(spot, LINE) for spot in reversed(lines)]
            # one line at most, and reasons before it where there is one blank only
            yield from [*last, *reasons] if wanted > 1 else [*reasons, *last]
        case 3:
            start = rng.randrange(len(lines)) if lines else 0
            yield from [(spot, LINE) for spot in (*lines[start:], *reversed(lines[:start]))]
        case _:
            yield from [(spot, list(_any(spot, rng))) for spot in mixed]


def _any(spot: Spot, rng: Random) -> Iterator[Blank]:
    """Yield all that may be left out of a line: of one kind after the other, mostly the line."""
    kinds = list(OFTEN)
    while kinds:
        (kind,) = rng.choices(kinds, [OFTEN[each] for each in kinds])
        kinds.remove(kind)
        if kind == "term":
            found = list(parts(spot.term))
            rng.shuffle(found)
            yield from [Blank("term", part) for part in found]
        elif kind == "line" or spot.phrases:
            yield Blank(kind)


def _is_read(subject: Subject, level: int, plan: Plan, others: Sequence[Texts]) -> bool:
    """Whether something that is left out stands somewhere on the sheet."""
    sheet = _Sheet(subject, level, plan)
    exercise = sheet.exercise(0, 1, Random(0))
    terms = [gap.answer for gap in gaps_in(exercise) if isinstance(gap.answer, Term)]
    shown = list(map(texts, formulas_in(without_answers(exercise))))
    return leaks(terms, [*shown, *others])


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A subject with what is left out of it."""

    subject: Subject
    level: int
    plan: Plan

    def exercise(self, number: int, first: int, rng: Random) -> Exercise:
        numbers = count(first)

        def row(spot: Spot) -> Row:
            reasons = () if self.level == 3 else spot.phrases
            blank = self.plan.get(spot.index)
            if blank is None:
                return Row(spot.relation, spot.term, None, reasons)
            own = next(numbers)
            if blank.kind == "reason":
                why = Gap(own, "reason", 9.0, None, spot.phrases)
                return Row(spot.relation, spot.term, None, (), why)
            if blank.part is None:
                gap = Gap(own, "line", max(12.0, width(spot.term)), place(own), spot.term)
                return Row(spot.relation, place(own), gap, reasons)
            answer = blank.part.term
            gap = Gap(own, "term", width(answer), place(own), answer)
            return Row(spot.relation, holed(spot.term, blank.part, place(own)), gap, reasons)

        choices = ()
        if self.level == 1 and any(blank.kind == "reason" for blank in self.plan.values()):
            bank = distinct(spot.phrases for spot in self.subject.lines if spot.phrases)
            rng.shuffle(bank)
            choices = lettered(bank)
        return Exercise(
            number,
            "blanks",
            self.subject.name,
            sum(POINTS[blank.kind] for blank in self.plan.values()),
            self.subject.statement,
            self.subject.segments(row),
            choices,
            note="blanks_alone" if self.level == 3 else "blanks",
        )

    def items(self, exercise: Exercise) -> Iterator[Item]:
        """Yield the items of the key."""
        lang = self.subject.lang
        for gap, (index, blank) in zip(gaps_in(exercise), self.plan.items(), strict=True):
            spot = self.subject.spots[index]
            item: dict[str, Any] = {
                "number": gap.number,
                "exercise": exercise.number,
                "theorem": self.subject.name,
                "points": POINTS[blank.kind],
                "kind": blank.kind,
                **self.subject.setting(spot.path),
                **self.subject.step(spot),
            }
            if blank.kind == "reason":
                item["term"] = show(spot.term)
                item["answer"] = accepted(spot.phrases, spot.by)
                if exercise.choices:
                    item["choices"] = texts_of(exercise.choices, lang)
                    own = said(spot.phrases, lang)
                    item["answer"] += [k for k, text in item["choices"].items() if text == own]
            elif blank.part is None:
                item["answer"] = show(spot.term)
            else:
                item["whole"] = show(holed(spot.term, blank.part, Var(ANSWER)))
                item["answer"] = show(blank.part.term)
            yield item


__all__ = ["LEVELS", "Request", "blanked"]
