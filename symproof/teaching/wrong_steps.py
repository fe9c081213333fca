"""Find the wrong line: one line of a calculation is changed into one that is certainly false."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from random import Random
from typing import Final, NamedTuple

from symproof.kernel.sequent import Claim
from symproof.kernel.term import Term
from symproof.notation.plain import show
from symproof.phrases import Phrase
from symproof.teaching.edits import Edit, edits
from symproof.teaching.model import Exercise, Gap, Item, Row, formulas_in
from symproof.teaching.places import Texts, leaks, texts, width
from symproof.teaching.refuting import Refuted, refuted
from symproof.teaching.subjects import Spot, Subject, TeachingError

POINTS: Final = 2
FEWEST: Final = 3
# so many changes are tried to be refuted
TRIES: Final = 30


class Wrong(NamedTuple):
    """A line that is changed, the mistake, and where it shows."""

    spot: Spot
    edit: Edit
    found: Refuted


def suits_wrong_step(subject: Subject) -> bool:
    """Whether there are lines enough, and equations."""
    return len(subject.lines) >= FEWEST and any(map(_changeable, subject.lines))


def _changeable(spot: Spot) -> bool:
    return spot.relation == "=" and spot.term.shape is None


def wrong_step(
    subject: Subject, seed: int, number: int, first: int, others: Sequence[Texts]
) -> tuple[Exercise, Item]:
    """Return a calculation with a wrong line, to be found and mended.

    Raises:
        TeachingError: there are too few lines, or no change is certainly false.
    """
    if not suits_wrong_step(subject):
        raise TeachingError(f"{subject.name}: fewer than {FEWEST} lines to make a mistake in")
    rng = Random(f"wrong step {seed} {subject.name}")
    wrong = next(_wrong(subject, rng, others), None)
    if wrong is None:
        raise TeachingError(f"{subject.name}: no line was found to make a certain mistake in")
    return _exercise(subject, wrong, number, first)


def _wrong(subject: Subject, rng: Random, others: Sequence[Texts]) -> Iterator[Wrong]:
    """Yield changes that are certainly false, of lines that stand nowhere else on the sheet."""
    for spot, edit in islice(_changes(subject, rng, others), TRIES):
        found = refuted(subject, Claim("=", spot.before, edit.term), spot.path)
        if found is not None:
            yield Wrong(spot, edit, found)


def _changes(subject: Subject, rng: Random, others: Sequence[Texts]) -> Iterator[tuple[Spot, Edit]]:
    lines = list(filter(_changeable, subject.lines))
    rng.shuffle(lines)
    # a line that others continue makes a better exercise than a last one
    lines.sort(key=lambda spot: subject.after(spot) is None)
    for spot in lines:
        found = list(edits(spot.term))
        rng.shuffle(found)
        for edit in found:
            if not _is_read(subject, spot, edit.term, others):
                yield spot, edit


def _is_read(subject: Subject, spot: Spot, term: Term, others: Sequence[Texts]) -> bool:
    """Whether the right line stands on the sheet, or the wrong one does already."""
    rows = subject.segments(lambda each: _row(each, spot, term, {}))
    statement = list(map(texts, formulas_in(subject.statement)))
    shown = [texts(formula) for formula in formulas_in(rows)]
    twice = [each.term for each in subject.spots] + [subject.spots[0].before]
    return term in twice or leaks([spot.term], [*statement, *shown, *others])


def _row(spot: Spot, wrong: Spot, term: Term, labels: dict[int, str]) -> Row:
    mine = spot.index == wrong.index
    return Row(
        spot.relation,
        term if mine else spot.term,
        None,
        spot.phrases,
        label=labels.get(spot.index, ""),
        mark="wrong" if mine else "",
    )


def _exercise(subject: Subject, wrong: Wrong, number: int, first: int) -> tuple[Exercise, Item]:
    spot = wrong.spot
    labels = {each.index: str(i) for i, each in enumerate(subject.lines, 1)}
    following = subject.after(spot)
    more = ["next_line"] if following is not None else []
    remarks = (
        wrong.found.phrase("refuted_at"),
        Phrase("teach:altered", {"edit": Phrase(f"teach:{wrong.edit.kind}")}),
        *[Phrase(f"teach:{key}") for key in more],
    )
    step = Gap(first, "wrong_step", 4.0, None, labels[spot.index])
    mended = Gap(0, "mended", max(14.0, width(spot.term)), None, spot.term)
    exercise = Exercise(
        number,
        "wrong_step",
        subject.name,
        POINTS,
        subject.statement,
        subject.segments(lambda each: _row(each, spot, wrong.edit.term, labels)),
        gaps=(step, mended),
        remarks=remarks,
        note="wrong_step",
    )
    item = {
        "number": first,
        "exercise": number,
        "theorem": subject.name,
        "points": POINTS,
        "kind": "wrong_step",
        **subject.setting(spot.path),
        **subject.step(spot),
        "step": int(labels[spot.index]),
        "right": show(spot.term),
        "wrong": show(wrong.edit.term),
        "counterexample": wrong.found.json,
    }
    return exercise, item
