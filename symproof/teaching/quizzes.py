"""Quizzes: short questions about theorems, whose answers are certain.

What is called true is a line of a checked derivation, what is called false has a counterexample,
a wrong reason is one by which the line does not check, and a value is proved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from random import Random
from typing import Any, Final, NamedTuple, TypeVar

from symproof.calculation import ProofError
from symproof.checking import Checker
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim
from symproof.kernel.term import Num, Term
from symproof.library import LibraryError, find
from symproof.notation.places import merged
from symproof.notation.plain import show, show_claim
from symproof.phrases import Phrase
from symproof.proof import Hypothesis, Instance, Proof
from symproof.teaching.edits import edits
from symproof.teaching.model import Choice, Exercise, Gap, Item, Reasons
from symproof.teaching.places import width
from symproof.teaching.refuting import at_point, refuted
from symproof.teaching.saying import distinct, letter, said, texts_of
from symproof.teaching.subjects import Spot, Subject

T = TypeVar("T")

# how many answers there are to choose from, and how many false claims are tried
CHOICES: Final = 4
FEWEST: Final = 2
TRIES: Final = 20
# where values are asked for
POINTS: Final = (2, 3, 4, 5)

# reasons that any proof may give
GENERAL: Final = ("exp", "derivative", "trig", "log", "integral", "field")

Question = tuple[Exercise, Item]


class Choices(NamedTuple):
    """A line, and reasons of which one is its own."""

    spot: Spot
    options: tuple[Reasons, ...]


class Quiz:
    """Makes the questions of a quiz, with numbers from 1."""

    def __init__(self, subjects: Sequence[Subject], seed: int) -> None:
        self.seed = seed
        self.subjects = subjects
        self._checker = Checker()
        self._number = 0

    def questions(self) -> Iterator[Question]:
        """Yield the questions, theorem by theorem."""
        for subject in self.subjects:
            rng = Random(f"quiz {self.seed} {subject.name}")
            choice = self._choice_of(subject, rng)
            yield from filter(
                None,
                (
                    self._true_false(subject, rng, choice),
                    self._choice(subject, choice),
                    self._value(subject, rng),
                    self._right_side(subject),
                ),
            )

    def _question(
        self, subject: Subject, kind: str, points: int, path: Sequence[Claim] = (), **shown: Any
    ) -> tuple[Callable[..., Exercise], dict[str, Any]]:
        self._number += 1
        number = self._number

        def exercise(*gaps: Gap, remarks: tuple[Phrase, ...] = ()) -> Exercise:
            own = tuple([gap._replace(number=number) for gap in gaps])
            return Exercise(
                number,
                kind,
                subject.name,
                points,
                # what is claimed is asked for
                subject.statement._replace(claim=None),
                gaps=own,
                remarks=remarks,
                **shown,
            )

        item = {
            "number": number,
            "exercise": number,
            "theorem": subject.name,
            "points": points,
            "kind": kind,
            **subject.setting(path),
        }
        return exercise, item

    def _true_false(self, subject: Subject, rng: Random, choice: Choices | None) -> Question | None:
        """Return a line of the calculation, or a changed one, to be judged.

        It is not the line whose reason is asked for, since that line is right.
        """
        lines = [spot for spot in subject.lines if spot.relation == "="]
        lines = [spot for spot in lines if spot.said.claim != subject.derivation.claim]
        if choice is not None:
            lines = [spot for spot in lines if spot.index != choice.spot.index]
            apart = [spot for spot in lines if spot.term != choice.spot.before]
            lines = apart or lines
        if not lines:
            return None
        truth = rng.random() < 0.5
        spot = rng.choice(lines)
        claim, found, kind = spot.said.claim, None, ""
        if not truth:
            changes = list(edits(spot.term))
            rng.shuffle(changes)
            for edit in changes[:TRIES]:
                found = refuted(subject, Claim("=", spot.before, edit.term), spot.path)
                if found is not None:
                    claim, kind = Claim("=", spot.before, edit.term), edit.kind
                    break
        truth = found is None
        remarks: tuple[Phrase, ...] = ()
        if found is not None:
            edit = Phrase("teach:altered", {"edit": Phrase(f"teach:{kind}")})
            remarks = (found.phrase("sides_at"), edit)
        make, item = self._question(
            subject,
            "true_false",
            1,
            spot.path,
            said=claim,
            conditions=tuple(merged(spot.path)),
            note="true_false",
        )
        gap = Gap(0, "true_false", 6.0, None, "true" if truth else "false")
        item |= {"claim": show_claim(claim), "answer": truth}
        if found is not None:
            item["counterexample"] = found.json
        return make(gap, remarks=remarks), item

    def _choice_of(self, subject: Subject, rng: Random) -> Choices | None:
        """Return a line with several reasons, one of which is right."""
        lines = [spot for spot in subject.lines if spot.phrases and spot.by and not spot.path]
        rng.shuffle(lines)
        for spot in lines:
            wrong = self._wrong_reasons(subject, spot, rng)
            if len(wrong) >= FEWEST:
                options = [spot.phrases, *wrong[: CHOICES - 1]]
                rng.shuffle(options)
                return Choices(spot, tuple(options))
        return None

    def _choice(self, subject: Subject, choice: Choices | None) -> Question | None:
        """Return the question by which of several reasons a line follows."""
        if choice is None:
            return None
        spot, options = choice
        choices = tuple(
            [Choice(letter(i), each, each is spot.phrases) for i, each in enumerate(options)]
        )
        right = next(each.letter for each in choices if each.right)
        make, item = self._question(
            subject, "choice", 1, said=spot.said, choices=choices, note="choice"
        )
        item |= {
            "claim": show_claim(spot.said),
            "choices": texts_of(choices, subject.lang),
            "answer": right,
        }
        return make(Gap(0, "choice", 3.0, None, right)), item

    def _wrong_reasons(self, subject: Subject, spot: Spot, rng: Random) -> list[Reasons]:
        """Return reasons by which a line does not check, in the setting of its own theorem."""
        own = {s.by: s.phrases for s in subject.lines if s.phrases and s.by and not s.path}
        general = {kind: (Phrase(kind),) for kind in GENERAL}
        # reasons of the same proof are the plausible ones
        pool = [*_shuffled(own.items(), rng), *_shuffled(general.items(), rng)]
        right = said(spot.phrases, "en")
        found: list[Reasons] = []
        for by, phrases in pool:
            if len(found) == CHOICES - 1:
                break
            if said(phrases, "en") != right and not self._follows(subject, spot, by):
                found.append(phrases)
        return distinct(found)

    def _follows(self, subject: Subject, spot: Spot, by: str) -> bool:
        """Whether a line checks by a reason; what another proof cites may be unknown here."""
        facts: dict[str, Proof | Instance] = {}
        for fact in subject.derivation.cited:
            try:
                facts[fact.name] = find(fact.origin)[1]
            except LibraryError:
                return True
        given = {
            entry.name: Hypothesis(entry.claim, entry.kind, entry.function)
            for entry in subject.derivation.given
        }
        steps = f"{show(spot.before)}\n{spot.relation} {show(spot.term)} by {by}"
        proof = Proof(
            claim=show_claim(spot.said),
            definitions=subject.derivation.definitions,
            given=given,
            facts=facts,
            steps=steps,
            shapes=subject.shapes,
        )
        try:
            self._checker.check(proof)
        except (ProofError, KernelError):
            return False
        return True

    def _value(self, subject: Subject, rng: Random) -> Question | None:
        """Return one side of the claim at a point, where the other side is a number."""
        claim = subject.derivation.claim
        names = sorted(claim.variables)
        if claim.rel != "=" or claim.forall or not names or claim.lhs.shape is not None:
            return None
        numbers = rng.sample(POINTS, len(POINTS))
        values: dict[str, Term] = {
            name: Num(value) for name, value in zip(names, numbers, strict=False)
        }
        theorem = at_point(subject.derivation.proved.theorem, values)
        if theorem is None or len(values) < len(names) or not isinstance(theorem.claim.rhs, Num):
            return None
        of, number = theorem.claim.lhs, theorem.claim.rhs
        if isinstance(of, Num):
            return None
        make, item = self._question(subject, "value", 1, said=of, note="value")
        item |= {"of": show(of), "answer": show(number)}
        return make(Gap(0, "value", max(6.0, width(number)), None, number)), item

    def _right_side(self, subject: Subject) -> Question | None:
        """Return the left side of the claim, whose right side is to be written."""
        claim = subject.derivation.claim
        if claim.rel != "=" or claim.forall or len(show(claim.rhs)) >= len(show(claim.lhs)):
            return None
        make, item = self._question(subject, "line", 2, said=claim.lhs, note="right_side")
        item |= {
            "before": show(claim.lhs),
            "relation": "=",
            "by": "",
            "after": None,
            "answer": show(claim.rhs),
        }
        return make(Gap(0, "line", max(8.0, width(claim.rhs)), None, claim.rhs)), item


def _shuffled(options: Iterable[T], rng: Random) -> list[T]:
    found = list(options)
    rng.shuffle(found)
    return found
