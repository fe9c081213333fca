"""A sheet: exercises with gaps, as templates see them, and the items of its key.

A sheet is made with its answers, for the key; `without_answers` is what the students' sheet is
made of: no answer is in it anywhere, so that no template can print one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, cast

from symproof import view
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import Term, Var
from symproof.notation.places import Stated
from symproof.phrases import Name, Phrase

Reasons = tuple[Phrase, ...]
Answer = Term | Reasons | str | None


class Gap(NamedTuple):
    """A numbered place to write in: `width` in em, and the answer, which only the key has.

    A gap inside a term stands there as the variable `place`, which templates draw as a box.
    """

    number: int
    kind: str
    width: float = 0.0
    place: Var | None = None
    answer: Answer = None


class Row(NamedTuple):
    """A line: its term, with a gap in its place or in it, and its reasons or a gap for them.

    `label` is its letter or number, `mark` is "wrong" where the key marks it so.
    """

    relation: str
    term: Term
    gap: Gap | None = None
    reasons: Reasons = ()
    why: Gap | None = None
    label: str = ""
    mark: str = ""

    @property
    def laid_out(self) -> view.Chain:
        """The line alone, as the filters `laid` and `spoken` take it."""
        return view.Chain(self.term, (view.Step(self.relation, self.term, self.reasons, None),))


class Chain(NamedTuple):
    """A calculation without cases."""

    head: Term
    rows: tuple[Row, ...]

    @property
    def kind(self) -> str:
        """What templates tell segments apart by."""
        return "chain"


class Case(NamedTuple):
    """A case: its conditions and its calculation."""

    heading: tuple[Claim | Stated, ...]
    segments: tuple[Chain | Split, ...]


class Split(NamedTuple):
    """Cases, and what they prove together."""

    cases: tuple[Case, ...]
    joint: Stated

    @property
    def kind(self) -> str:
        """What templates tell segments apart by."""
        return "split"


class Statement(NamedTuple):
    """What an exercise is about: a theorem with all that it rests on.

    A quiz that asks for the claim has None in its place.
    """

    heading: object
    definitions: tuple[Definition, ...]
    hypotheses: tuple[object, ...]
    claim: Claim | Stated | None
    notes: tuple[Phrase, ...]
    cited: tuple[Phrase, ...]
    accepted: tuple[Phrase | Name, ...]
    source: object


class Choice(NamedTuple):
    """One of several answers to choose from, with its letter; `right` only in the key."""

    letter: str
    reasons: Reasons
    right: bool = False


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise or a question.

    `kind` is blanks, order, match or wrong_step, or that of a question; `segments` is the
    calculation, `choices` what there is to choose from, `said` a claim to judge or to justify
    under `conditions`, `gaps` the places to write in below it, and `remarks` what the key adds.
    """

    number: int
    kind: str
    theorem: str
    points: int
    statement: Statement
    segments: tuple[Chain | Split, ...] = ()
    choices: tuple[Choice, ...] = ()
    said: Claim | Stated | Term | None = None
    conditions: tuple[Claim | Stated, ...] = ()
    gaps: tuple[Gap, ...] = ()
    remarks: tuple[Phrase, ...] = ()
    note: str = ""

    @property
    def head(self) -> Term | None:
        """The term that a single calculation begins with."""
        first = self.segments[0] if self.segments else None
        return first.head if isinstance(first, Chain) else None


Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet or a quiz, with its answers or without.

    `number` tells sheets apart; unlike the seed, it does not tell how to make the key.
    """

    kind: str
    title: str
    lang: str
    number: int
    seed: int | None
    exercises: tuple[Exercise, ...]
    items: tuple[Item, ...] = ()

    @property
    def points(self) -> int:
        """The points of all exercises."""
        return sum(exercise.points for exercise in self.exercises)

    @property
    def accepted(self) -> tuple[Phrase | Name, ...]:
        """What the theorems rest on, each axiom once."""
        found = [axiom for exercise in self.exercises for axiom in exercise.statement.accepted]
        return tuple({str(axiom): axiom for axiom in found}.values())

    @property
    def forms(self) -> tuple[tuple[int, str], ...]:
        """The numbers to be answered, and what is to be written there."""
        return tuple([(gap.number, gap.kind) for each in self.exercises for gap in gaps_in(each)])

    def without_answers(self) -> Sheet:
        """Return the sheet for students."""
        exercises = tuple(map(without_answers, self.exercises))
        return replace(self, seed=None, exercises=exercises, items=())


def without_answers(exercise: Exercise) -> Exercise:
    """Return an exercise as the students' sheet has it."""
    choices = tuple([choice._replace(right=False) for choice in exercise.choices])
    return replace(
        exercise,
        segments=tuple(map(_without, exercise.segments)),
        choices=choices,
        gaps=tuple([gap._replace(answer=None) for gap in exercise.gaps]),
        remarks=(),
    )


def _without(segment: Chain | Split) -> Chain | Split:
    if isinstance(segment, Chain):
        return segment._replace(rows=tuple(map(_row_without, segment.rows)))
    cases = [case._replace(segments=tuple(map(_without, case.segments))) for case in segment.cases]
    return segment._replace(cases=tuple(cases))


def _row_without(row: Row) -> Row:
    gap, why = (each and each._replace(answer=None) for each in (row.gap, row.why))
    return row._replace(gap=gap, why=why, mark="")


def rows_of(segments: tuple[Chain | Split, ...]) -> Iterator[Row]:
    """Yield the rows of a calculation in the order of the page."""
    for segment in segments:
        if isinstance(segment, Chain):
            yield from segment.rows
        else:
            for case in segment.cases:
                yield from rows_of(case.segments)


def gaps_in(exercise: Exercise) -> Iterator[Gap]:
    """Yield the gaps of an exercise in the order of the page."""
    for row in rows_of(exercise.segments):
        yield from [gap for gap in (row.gap, row.why) if gap is not None]
    yield from exercise.gaps


def formulas_in(value: object) -> Iterator[Term | Claim | Stated | Definition]:
    """Yield every formula that something shown holds, however deep."""
    match value:
        case Term() | Claim() | Stated() | Definition():
            yield value
        case Exercise():
            yield from formulas_in((value.statement, value.segments, value.choices))
            yield from formulas_in((value.said, value.conditions, value.gaps, value.remarks))
        case Mapping():
            yield from formulas_in(tuple(cast("Mapping[object, object]", value).values()))
        case tuple():
            for part in cast("tuple[object, ...]", value):
                yield from formulas_in(part)
        case _:
            pass
