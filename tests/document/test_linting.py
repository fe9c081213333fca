"""Questions of documents in a pool: equal claims are settled once, trouble costs one relation."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hand_made import question, source

from symproof.cache import Cache
from symproof.document.examining import Plan, examined
from symproof.document.linting import Asked, Linter
from symproof.document.model import Finding, Question
from symproof.document.selecting import Choice, selection
from symproof.document.verdicts import judging
from symproof.kernel.errors import KernelError
from symproof.pools import Pool
from symproof.proof import Proof
from symproof.report import Outcome
from symproof.settler import Settler
from symproof.settling import Target, settle

OF = source(text="\n".join(f"$x = {n}$" for n in range(1, 10)) + "\n")


@dataclass
class Counting:
    """Settles in this process, and counts; an interruption comes after so many outcomes."""

    timeout: float = 10.0
    rounds: list[list[str]] = field(default_factory=list)
    interrupted_after: int = 1_000

    def outcomes(self, found: Sequence[Target]) -> Iterator[tuple[int, Outcome]]:
        self.rounds.append([target.name for target in found])
        for number, target in enumerate(found):
            if sum(map(len, self.rounds[:-1])) + number >= self.interrupted_after:
                raise KeyboardInterrupt
            yield number, settle(target, timeout=self.timeout)


def asked(line: int, left: str, right: str) -> Question:
    return question(f"x = {line}", left, right, of=OF)


def findings(linter: Linter, questions: Sequence[Question]) -> list[Finding]:
    return [finding for _, finding in sorted(dict(linter.findings(questions)).items())]


def test_equal_claims_are_settled_once():
    settler = Counting()
    linter = Linter(settler)  # type: ignore[arg-type]
    questions = [asked(n, "x + x", "2*x") for n in (1, 2, 3)] + [asked(4, "x", "2*x")]
    found = findings(linter, questions)
    assert [each.verdict for each in found] == [*3 * ["proved"], "refuted"]
    assert [each.question.place.line for each in found] == [1, 2, 3, 4]
    assert settler.rounds[0] == ["x + x = 2*x", "x = 2*x"]


def test_what_was_settled_once_is_not_settled_again():
    settler = Counting()
    linter = Linter(settler)  # type: ignore[arg-type]
    findings(linter, [asked(1, "x + x", "2*x")])
    findings(linter, [asked(2, "x + x", "2*x"), asked(3, "x + x", "x*2")])
    assert settler.rounds == [["x + x = 2*x"], ["x + x = x*2"]]


def test_a_pool_gives_the_verdicts_that_one_process_gives(tmp_path: Path):
    questions = [
        *(asked(1, "x + x", "2*x"), asked(2, "x^2", "2*x"), asked(3, "x/x", "1")),
        *(asked(4, "log(x^2)", "2*log(x)"), asked(5, "abs(x)^2", "x^2")),
    ]
    alone = findings(Linter(Settler(None, Cache(None), 10.0)), questions)
    cache = Cache(tmp_path)
    for _ in range(2):
        pooled = findings(Linter(Settler(Pool(2), cache, 10.0)), questions)
        assert [each.verdict for each in pooled] == [each.verdict for each in alone]
    assert [each.verdict for each in alone] == [
        *("proved", "refuted", "proved", "undefined", "proved"),
    ]


@pytest.mark.parametrize("error", [KernelError("odd", "what"), RecursionError(), TimeoutError("t")])
def test_trouble_with_one_relation_leaves_the_others(
    error: Exception, monkeypatch: pytest.MonkeyPatch
):
    judged = judging.judged

    def failing(
        question: Question,
    ) -> Generator[tuple[Target, ...], tuple[Outcome, ...], Finding]:
        if question.place.line == 1:
            raise error
        return (yield from judged(question))

    monkeypatch.setattr(judging, "judged", failing)
    linter = Linter(Counting())  # type: ignore[arg-type]
    found = findings(linter, [asked(1, "x", "x"), asked(2, "x", "x")])
    assert [each.verdict for each in found] == ["undecided", "proved"]
    assert found[0].reason


def test_whoever_asks_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch):
    def endless(
        question: Question,
    ) -> Generator[tuple[Target, ...], tuple[Outcome, ...], Finding]:
        while True:
            yield (Target("x = x", Proof(claim="x = x")),)

    monkeypatch.setattr(judging, "judged", endless)
    (found,) = findings(Linter(Counting()), [asked(1, "x", "x")])  # type: ignore[arg-type]
    assert found.verdict == "undecided"


def plan(questions: Sequence[Question]) -> Plan:
    return Plan(Asked("a.md", None, tuple(questions)), tuple(questions), (), ())


def test_an_interruption_keeps_what_is_done():
    linter = Linter(Counting(interrupted_after=2))  # type: ignore[arg-type]
    questions = [asked(n, f"x + {n}", f"{n} + x") for n in range(1, 6)]
    (checked,), complete = examined([plan(questions)], Choice(), linter)
    assert not complete
    assert len(checked.findings) == 2
    assert checked.missing == 3


def test_findings_that_are_not_chosen_are_counted():
    linter = Linter(Counting())  # type: ignore[arg-type]
    choice = Choice((selection("refuted"),))
    questions = [asked(1, "x", "x"), asked(2, "x", "2*x")]
    (checked,), complete = examined([plan(questions)], choice, linter)
    assert complete
    assert [each.verdict for each in checked.findings] == ["refuted"]
    assert checked.ignored == 1
