"""Right rows with one edit each: what is false is refuted or undecided, and never proved."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from symproof.document.model import Finding, Question
from symproof.document.questions import questions
from symproof.document.reading import document_of, read_document
from symproof.document.verdicts.judging import finding_of
from tests.expectations import documents
from tests.formula_mutants import RELATIONS, Mutant, false_at, mutants_of

ARTICLE = Path(__file__).parents[1] / "data" / "odd_gate_article.md"
# what the article has wrong on purpose, and rows whose truth is a matter of words
WRONG = {"80", "105", "106", "109", "110", "111", "112", "36", "104"}
# = before them may be meant to their digits only
DECIMALS = re.compile(r"\d\.\d")
FEW, MANY = 40, 240
REFUTED = 0.85
PER_ROW = 2


@dataclass(frozen=True)
class Case:
    """A mutant that is false at a point, and what is asked of it."""

    path: Path
    mutant: Mutant
    question: Question
    point: dict[str, float]

    def told(self, finding: Finding) -> str:
        written = " ".join(self.mutant.written.split())
        tag = self.question.tag or self.question.place.line
        return f"{self.path.name} ({tag}) {finding.verdict}: {written}  false at {self.point}"


def right_rows() -> list[tuple[Path, Question]]:
    """Return the relations that are true, are claims, and can be evaluated."""
    rows: list[tuple[Path, Question]] = []
    for path in (ARTICLE, *documents("accept")):
        if path.suffix != ".md":
            continue
        for question in questions(read_document(path)):
            asked = question.kind == "claim" and question.relation in RELATIONS
            known = path == ARTICLE and question.tag in WRONG
            if asked and not known and not DECIMALS.search(question.latex):
                rows.append((path, question))
    return rows


def asked_of(path: Path, mutant: Mutant) -> Question | None:
    """Return the question about the edited relation."""
    read = questions(document_of(mutant.text, path, "markdown"))
    return next((question for question in read if question.start == mutant.start), None)


def cases(wanted: int, seed: int = 5) -> Iterator[Case]:
    """Yield mutants that are false, of rows chosen at random."""
    rng = random.Random(seed)
    rows = right_rows()
    rng.shuffle(rows)
    found = 0
    edits: Counter[str] = Counter()
    for path, question in rows:
        mutants = list(mutants_of(question))
        rng.shuffle(mutants)
        # signs are everywhere: edits of kinds that were seldom made come first
        mutants.sort(key=lambda mutant: edits[mutant.edit])
        of_row = 0
        for mutant in mutants:
            if found >= wanted or of_row >= PER_ROW:
                break
            edited = asked_of(path, mutant)
            if edited is None or edited.right is None:
                continue
            # a row that has become a definition is judged by what it claimed before
            meant = edited if edited.kind == "claim" else replace(question, right=edited.right)
            point = false_at(meant, rng)
            if point is not None:
                found += 1
                of_row += 1
                edits[mutant.edit] += 1
                yield Case(path, mutant, edited, point)


def judge(wanted: int) -> tuple[list[str], list[str], int, int]:
    """Return the mutants that are proved, those that are not refuted, and how many there were."""
    proved: list[str] = []
    missed: list[str] = []
    refuted = total = 0
    for case in cases(wanted):
        finding = finding_of(case.question)
        total += 1
        if finding.verdict in ("refuted", "undefined"):
            refuted += finding.verdict == "refuted"
        else:
            missed.append(case.told(finding))
        if finding.verdict in ("proved", "proved-to-digits", "definition", "assumed"):
            proved.append(case.told(finding))
    return proved, missed, refuted, total


@pytest.mark.slow
@pytest.mark.parametrize("wanted", [FEW, MANY])
def test_a_false_mutant_is_never_proved_and_mostly_refuted(wanted: int):
    proved, missed, refuted, total = judge(wanted)
    assert total == wanted
    assert not proved, "\n".join(["", *proved])
    assert refuted >= REFUTED * total, "\n".join([f"{refuted} of {total}", *missed])


def test_no_right_row_is_false_at_a_sampled_point():
    """The judge of the mutants is judged: it must not find fault with a row that is right."""
    rng = random.Random(1)
    judged = 0
    for path, question in right_rows():
        point = false_at(question, rng)
        assert point is None, f"{path.name} ({question.tag}) {question.latex} at {point}"
        judged += 1
    assert judged > 200
