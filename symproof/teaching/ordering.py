"""Lines in the wrong order, and lines to be matched with their reasons."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final

from symproof.notation.plain import show
from symproof.teaching.model import Chain, Exercise, Gap, Item, Row
from symproof.teaching.saying import accepted, distinct, lettered, said, texts_of
from symproof.teaching.subjects import Spot, Subject, TeachingError

# fewer lines, or reasons, are no exercise; more lines than letters of the alphabet are none either
FEWEST: Final = 3
MOST: Final = 26
CAPITALS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
POINTS: Final = 3


def suits_order(subject: Subject) -> bool:
    """Whether the lines of a derivation can be put in order: different lines, without cases."""
    terms = [show(spot.term) for spot in subject.lines]
    return (
        subject.is_chain
        and FEWEST <= len(terms) <= MOST
        and len({*terms, show(subject.lines[0].before)}) == len(terms) + 1
    )


def ordered(subject: Subject, seed: int, number: int, first: int) -> tuple[Exercise, Item]:
    """Return the lines of a calculation, mixed up, to be put in order.

    Raises:
        TeachingError: there are too few lines, or cases.
    """
    if not suits_order(subject):
        raise TeachingError(f"{subject.name}: no calculation of {FEWEST} lines to put in order")
    rng = Random(f"order {seed} {subject.name}")
    lines = list(subject.lines)
    mixed = _mixed(lines, rng)
    letters = {spot.index: CAPITALS[i] for i, spot in enumerate(mixed)}
    answer = [letters[spot.index] for spot in lines]
    rows = tuple([Row(s.relation, s.term, label=letters[s.index]) for s in mixed])
    gap = Gap(first, "order", 2.5 * len(lines), None, " ".join(answer))
    exercise = Exercise(
        number,
        "order",
        subject.name,
        POINTS,
        subject.statement,
        (Chain(lines[0].before, rows),),
        gaps=(gap,),
        note="order",
    )
    item = {
        **_head(exercise, first, subject),
        "head": show(lines[0].before),
        "lines": {
            letters[spot.index]: {
                "relation": spot.relation,
                "term": show(spot.term),
                "by": spot.by,
            }
            for spot in mixed
        },
        "answer": answer,
    }
    return exercise, item


def _mixed(lines: Sequence[Spot], rng: Random) -> list[Spot]:
    """Return lines in an order that is not the right one, nor the right one from below."""
    right = [spot.index for spot in lines]
    mixed = list(lines)
    while [spot.index for spot in mixed] in (right, right[::-1]):
        rng.shuffle(mixed)
    return mixed


def _head(exercise: Exercise, number: int, subject: Subject) -> Item:
    return {
        "number": number,
        "exercise": exercise.number,
        "theorem": exercise.theorem,
        "points": exercise.points,
        "kind": exercise.kind,
        **subject.setting(),
    }


def suits_match(subject: Subject) -> bool:
    """Whether there are several reasons to choose from."""
    reasons = distinct(spot.phrases for spot in subject.lines if spot.phrases)
    return len(reasons) >= FEWEST


def matched(subject: Subject, seed: int, number: int, first: int) -> tuple[Exercise, Item]:
    """Return the lines of a calculation and, mixed up, the reasons why they follow.

    Raises:
        TeachingError: there are too few reasons.
    """
    if not suits_match(subject):
        raise TeachingError(f"{subject.name}: fewer than {FEWEST} reasons to match lines with")
    rng = Random(f"match {seed} {subject.name}")
    lines = [spot for spot in subject.lines if spot.phrases]
    options = distinct(spot.phrases for spot in lines)
    in_order = list(options)
    while options == in_order:
        rng.shuffle(options)
    choices = lettered(options)
    letters = {said(choice.reasons, "en"): choice.letter for choice in choices}
    numbers = {spot.index: str(i) for i, spot in enumerate(lines, 1)}
    answer = {numbers[spot.index]: letters[said(spot.phrases, "en")] for spot in lines}

    def row(spot: Spot) -> Row:
        return Row(spot.relation, spot.term, label=numbers.get(spot.index, ""))

    right = " ".join([line + chosen for line, chosen in answer.items()])
    exercise = Exercise(
        number,
        "match",
        subject.name,
        POINTS,
        subject.statement,
        subject.segments(row),
        choices,
        gaps=(Gap(first, "match", 2.5 * len(lines), None, right),),
        note="match",
    )
    by = {letters[said(spot.phrases, "en")]: accepted(spot.phrases, spot.by) for spot in lines}
    item = {
        **_head(exercise, first, subject),
        "choices": texts_of(choices, subject.lang),
        "reasons": by,
        "answer": answer,
    }
    return exercise, item
