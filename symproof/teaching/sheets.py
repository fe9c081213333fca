"""Worksheets and quizzes: which exercises about which theorems, numbered, with their keys."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from symproof.derivation import Derivation, Detail
from symproof.phrases import Author
from symproof.teaching.blanks import Request, blanked
from symproof.teaching.model import Exercise, Item, Sheet, formulas_in
from symproof.teaching.ordering import matched, ordered, suits_match, suits_order
from symproof.teaching.places import Texts, texts
from symproof.teaching.quizzes import Quiz
from symproof.teaching.subjects import Subject, TeachingError
from symproof.teaching.wrong_steps import suits_wrong_step, wrong_step
from symproof.words import word

VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Options:
    """What a sheet is to be.

    `exercises` are kinds of exercises, dealt to the theorems in turn; where they are asked for
    by name, each must be the exercise of some theorem.
    """

    share: float = 0.4
    level: int = 2
    seed: int = 1
    lang: str = "en"
    detail: Detail = "normal"
    title: str = ""
    exercises: tuple[str, ...] = ("blanks", "order", "match", "wrong_step")
    asked: bool = False


SUITS: Final[Mapping[str, Callable[[Subject], bool]]] = {
    "blanks": lambda _: True,
    "order": suits_order,
    "match": suits_match,
    "wrong_step": suits_wrong_step,
}
KINDS: Final = tuple(SUITS)


def worksheet(derivations: Sequence[Derivation], options: Options) -> Sheet:
    """Return a worksheet with its answers: one exercise for each theorem.

    Raises:
        TeachingError: there is nothing to leave out of a theorem, or a kind of exercise suits none.
    """
    subjects = _subjects(derivations, options)
    elsewhere = [_texts(subject) for subject in subjects]
    exercises: list[Exercise] = []
    items: list[Item] = []
    for i, (subject, kind) in enumerate(zip(subjects, _dealt(subjects, options), strict=True)):
        others = [text for j, own in enumerate(elsewhere) if j != i for text in own]
        exercise, own = _exercise(subject, kind, options, (i + 1, len(items) + 1), others)
        exercises.append(exercise)
        items += own
    return _sheet("worksheet", exercises, items, options)


def _exercise(
    subject: Subject, kind: str, options: Options, place: tuple[int, int], others: Sequence[Texts]
) -> tuple[Exercise, Sequence[Item]]:
    """Return an exercise of a kind, of another one where that cannot be made and was not asked for.

    `place` has the numbers of the exercise and of its first blank.
    """
    try:
        return _of_kind(subject, kind, options, place, others)
    except TeachingError as error:
        rest = [each for each in options.exercises if each != kind and SUITS[each](subject)]
        if options.asked or not rest:
            raise
        for each in rest:
            with suppress(TeachingError):
                return _of_kind(subject, each, options, place, others)
        raise error from None


def _of_kind(
    subject: Subject, kind: str, options: Options, place: tuple[int, int], others: Sequence[Texts]
) -> tuple[Exercise, Sequence[Item]]:
    """Return an exercise of a kind with its items.

    Raises:
        TeachingError: it cannot be made.
    """
    match kind:
        case "order":
            exercise, item = ordered(subject, options.seed, *place)
        case "match":
            exercise, item = matched(subject, options.seed, *place)
        case "wrong_step":
            exercise, item = wrong_step(subject, options.seed, *place, others)
        case _:
            request = Request(options.share, options.level, options.seed)
            return blanked(subject, request, *place, others)
    return exercise, (item,)


def quiz(derivations: Sequence[Derivation], options: Options) -> Sheet:
    """Return a quiz with its answers.

    Raises:
        TeachingError: there is nothing to ask.
    """
    subjects = _subjects(derivations, options)
    found = list(Quiz(subjects, options.seed).questions())
    if not found:
        names = ", ".join(subject.name for subject in subjects)
        raise TeachingError(f"a quiz about {names} has no question")
    exercises, items = [each for each, _ in found], [item for _, item in found]
    return _sheet("quiz", exercises, items, options)


def _subjects(derivations: Sequence[Derivation], options: Options) -> list[Subject]:
    if not derivations:
        raise TeachingError("a sheet needs a proof")
    names = [derivation.name for derivation in derivations]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise TeachingError(f"{twice[0]} is there twice: one exercise would answer the other")
    return [Subject(derivation.at(options.detail), options.lang) for derivation in derivations]


def _texts(subject: Subject) -> list[Texts]:
    """Return all that a sheet may show of a theorem."""
    lines = tuple([(spot.before, spot.term, spot.path) for spot in subject.spots])
    return list(map(texts, formulas_in((subject.statement, lines))))


def _dealt(subjects: Sequence[Subject], options: Options) -> list[str]:
    """Return the kind of exercise of each theorem.

    Raises:
        TeachingError: a kind that is asked for suits none that is left.
    """
    dealt = [""] * len(subjects)
    kinds = options.exercises
    suited = {kind: [i for i, s in enumerate(subjects) if SUITS[kind](s)] for kind in kinds}
    if options.asked or len(subjects) >= len(kinds):
        # what suits few theorems chooses first
        for kind in sorted(kinds, key=lambda kind: len(suited[kind])):
            turn = kinds.index(kind)
            free = [i for i in suited[kind] if not dealt[i]]
            if not free and options.asked:
                raise TeachingError(_unsuited(kind, subjects, bool(suited[kind])))
            if free:
                dealt[min(free, key=lambda i: (i != turn, i))] = kind
    for i, given in enumerate(dealt):
        if not given:
            turned = [*kinds[i % len(kinds) :], *kinds[: i % len(kinds)]]
            suiting = [kind for kind in turned if i in suited[kind]]
            if not suiting:
                raise TeachingError(_unsuited(turned[0], subjects[i : i + 1], False))
            dealt[i] = suiting[0]
    return dealt


def _unsuited(kind: str, subjects: Sequence[Subject], taken: bool) -> str:
    names = ", ".join(subject.name for subject in subjects)
    said = kind.replace("_", "-")
    if taken:
        return (
            f"no theorem is left for an exercise of the kind {said}: each theorem has one "
            "exercise, since a second one would show the answers of the first"
        )
    return f"no exercise of the kind {said} can be made of {names}"


def _sheet(
    kind: str, exercises: Sequence[Exercise], items: Sequence[Item], options: Options
) -> Sheet:
    title = options.title or word(f"teach:{kind}", options.lang)
    number = number_of(options.seed)
    return Sheet(kind, title, options.lang, number, options.seed, tuple(exercises), tuple(items))


def number_of(seed: int) -> int:
    """Return what a sheet is called by: four digits, from which a long seed is not found."""
    return 1000 + int(sha256(f"sheet {seed}".encode()).hexdigest(), 16) % 9000


def key_text(sheet: Sheet) -> str:
    """Return the key of a sheet as JSON, for `symproof grade`."""
    data: dict[str, Any] = {
        "symproof": "key",
        "version": VERSION,
        "kind": sheet.kind,
        "title": sheet.title,
        "lang": sheet.lang,
        "seed": sheet.seed,
        "items": list(sheet.items),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def values_of(sheet: Sheet, *, key: bool) -> dict[str, object]:
    """Return what the templates of a sheet see; without `key`, no answer is in it."""
    shown = sheet if key else sheet.without_answers()
    title = Author(shown.title)
    return {"sheet": shown, "title": title, "key": key, "forms": shown.forms}


def formulas_of(sheet: Sheet, *, key: bool) -> list[Any]:
    """Return the formulas of a sheet, apart from the gaps in them."""
    shown = sheet if key else sheet.without_answers()
    return list(formulas_in(shown.exercises))
