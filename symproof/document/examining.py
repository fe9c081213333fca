"""From questions about documents to what is reported of them: what is chosen, ignored, found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from symproof.document.ignoring import Ignored, ignored, unused
from symproof.document.linting import Asked, Linter
from symproof.document.model import Finding, Mishap, Question
from symproof.document.reports.results import Checked
from symproof.document.selecting import Choice


def nothing() -> None:
    """Do nothing, as whoever shows no progress does."""


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What is to be asked of a document, and what is left out or wrong with its comments."""

    asked: Asked
    questions: tuple[Question, ...]
    mishaps: tuple[Mishap, ...]
    notes: tuple[str, ...]

    @property
    def left_out(self) -> int:
        """How many relations are not asked about."""
        return len(self.asked.questions) - len(self.questions)


def plan_of(asked: Asked, choice: Choice) -> Plan:
    """Return what is to be asked of a document."""
    if asked.document is None:
        return Plan(asked, (), (), ())
    comments, wrong = ignored(asked.document)
    wanted = [q for q in asked.questions if not any(each.covers(q) for each in comments)]
    chosen = tuple([question for question in wanted if choice.asks(question)])
    mishaps = [m for m in (*asked.document.mishaps, *wrong) if choice.keeps_mishap(m)]
    notes = tuple([_unused(each) for each in unused(comments, asked.questions)])
    return Plan(asked, chosen, tuple(mishaps), notes)


def _unused(comment: Ignored) -> str:
    line, column = comment.source.position(comment.comment[0])
    said = f" ({comment.reason})" if comment.reason else ""
    return f"{comment.source.path}:{line}:{column}: this comment ignores no relation{said}"


def examined(
    plans: Sequence[Plan],
    choice: Choice,
    linter: Linter,
    advance: Callable[[], object] = nothing,
) -> tuple[list[Checked], bool]:
    """Return what is found of each document, and whether no interruption came before the end.

    Raises:
        PoolError: the pool cannot be used.
    """
    questions = [question for plan in plans for question in plan.questions]
    found: dict[int, Finding] = {}
    complete = True
    try:
        with closing(linter.findings(questions)) as findings:
            for number, finding in findings:
                found[number] = finding
                advance()
    except KeyboardInterrupt:
        complete = False
    return list(_checked(plans, choice, found)), complete


def _checked(plans: Sequence[Plan], choice: Choice, found: dict[int, Finding]) -> Iterator[Checked]:
    first = 0
    for plan in plans:
        numbers = range(first, first + len(plan.questions))
        first += len(plan.questions)
        own = [found[number] for number in numbers if number in found]
        kept = tuple([finding for finding in own if choice.keeps(finding)])
        yield Checked(
            plan.asked.path,
            plan.asked.sources,
            kept,
            plan.mishaps,
            plan.asked.error,
            ignored=plan.left_out + len(own) - len(kept),
            missing=len(plan.questions) - len(own),
            notes=plan.notes,
        )
