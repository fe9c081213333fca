"""Checking documents: their questions are asked many at a time, equal claims only once.

What is asked of a relation depends on what came of it before, so it is asked in rounds: claims of
all relations together, then what the outcomes give rise to.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from symproof.document.model import Document, Finding, Question, Source
from symproof.jobs import kept
from symproof.kernel.errors import SymproofError
from symproof.proof import Proof
from symproof.remembering import ACCIDENTS
from symproof.report import Outcome
from symproof.settler import Settler
from symproof.settling import Target
from symproof.timing import limited
from symproof.transfer import question_of

Judging = Generator[tuple[Target, ...], tuple[Outcome, ...], Finding]

# more than any relation needs: whatever asks for more does not end
MOST_ROUNDS: Final = 40
NOT_CHECKED: Final = "it could not be checked"
TOO_DEEP: Final = "it is nested too deeply to be read"


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A file and the questions about its relations; `error` says why there are none."""

    path: str
    document: Document | None = None
    questions: tuple[Question, ...] = ()
    error: str = ""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The texts that were read, those of included files after the file's own."""
        return () if self.document is None else self.document.sources


def asked_of(path: Path) -> Asked:
    """Return the questions about a file; one that cannot be read has none, and an error."""
    from symproof.document.reading import read_document

    return _asked(str(path), lambda: read_document(path))


def asked_of_text(text: str, path: str) -> Asked:
    """Return the questions about a text, which is read as a file with this name would be."""
    from symproof.document.reading import document_of, kind_of_file

    return _asked(path, lambda: document_of(text, path, kind_of_file(Path(path))))


def _asked(path: str, read: Callable[[], Document]) -> Asked:
    from symproof.document.questions import questions

    try:
        document = read()
        return Asked(path, document, questions(document))
    except SymproofError as error:
        return Asked(path, error=str(error))
    except OSError as error:
        return Asked(path, error=f"{path} cannot be read: {error.strerror}")
    except RecursionError:
        return Asked(path, error=f"{path}: {TOO_DEEP}")


class Linter:
    """Finds out about questions, and remembers what came of the claims it has settled."""

    def __init__(self, settler: Settler) -> None:
        self._settler = settler
        self._known: dict[object, Outcome] = {}

    def findings(self, questions: Sequence[Question]) -> Generator[tuple[int, Finding]]:
        """Yield what is found of each question with its number, as it comes.

        Raises:
            PoolError: the pool cannot be used.
        """
        waiting = [_Case(number, question) for number, question in enumerate(questions)]
        with kept():
            while waiting:
                yield from self._advanced(waiting)
                waiting = [case for case in waiting if case.finding is None]
                if waiting:
                    yield from self._round(waiting)
                    waiting = [case for case in waiting if case.finding is None]

    def forget_accidents(self) -> None:
        """Forget the outcomes that say something about one run only, such as a lack of time."""
        self._known = {
            key: outcome
            for key, outcome in self._known.items()
            if not ACCIDENTS.intersection(problem.code for problem in outcome.problems)
        }

    def _advanced(self, cases: Sequence[_Case]) -> Generator[tuple[int, Finding]]:
        """Let cases go on that have all they asked for, and yield what they find."""
        for case in cases:
            while case.finding is None and self._answers(case):
                case.go_on(tuple([self._known[key] for key in case.keys]), self._settler.timeout)
            if case.finding is not None:
                yield case.number, case.finding

    def _answers(self, case: _Case) -> bool:
        return all(key in self._known for key in case.keys)

    def _round(self, cases: Sequence[_Case]) -> Generator[tuple[int, Finding]]:
        """Settle what the cases ask for, and let each go on as soon as it has its outcomes."""
        targets: dict[object, Target] = {}
        askers: dict[object, list[_Case]] = {}
        for case in cases:
            for key, target in zip(case.keys, case.targets, strict=True):
                if key not in self._known:
                    targets.setdefault(key, target)
                    askers.setdefault(key, []).append(case)
        keys = list(targets)
        for number, outcome in self._settler.outcomes(list(targets.values())):
            self._known[keys[number]] = outcome
            yield from self._advanced([c for c in askers[keys[number]] if c.finding is None])


class _Case:
    """A question on its way to a finding: which targets it waits for."""

    def __init__(self, number: int, question: Question) -> None:
        self.number = number
        self.question = question
        self.finding: Finding | None = None
        self.targets: tuple[Target, ...] = ()
        self.keys: tuple[object, ...] = ()
        self._judging: Judging | None = None
        self._rounds = 0

    def go_on(self, outcomes: tuple[Outcome, ...], timeout: float) -> None:
        """Send the outcomes of the targets; there is a finding, or there are new targets."""
        self._rounds += 1
        try:
            with limited(timeout):
                self._step(outcomes)
        except (SymproofError, TimeoutError) as error:
            self.finding = self._undecided(str(error) or NOT_CHECKED)
        except RecursionError:
            self.finding = self._undecided(TOO_DEEP)
        if self.finding is None and self._rounds > MOST_ROUNDS:
            self.finding = self._undecided(NOT_CHECKED)

    def _step(self, outcomes: tuple[Outcome, ...]) -> None:
        from symproof.document.verdicts.judging import judged

        try:
            if self._judging is None:
                self._judging = judged(self.question)
                self.targets = next(self._judging)
            else:
                self.targets = self._judging.send(outcomes)
            self.keys = tuple([_key(target) for target in self.targets])
        except StopIteration as stop:
            self.finding = _timed(stop.value, outcomes)

    def _undecided(self, reason: str) -> Finding:
        return Finding(self.question, "undecided", reason=reason)


def _timed(finding: Finding, outcomes: Sequence[Outcome]) -> Finding:
    """Return a finding with the seconds that it took."""
    if finding.seconds:
        return finding
    settled = {id(o): o.seconds for o in (*finding.outcomes, *finding.head_outcomes, *outcomes)}
    return replace(finding, seconds=sum(settled.values()))


def _key(target: Target) -> object:
    """Return what equal targets have in common; what cannot be compared is only equal to itself."""
    question = question_of(target, None)
    proof = target.proof
    if question is None or not isinstance(proof, Proof):
        return id(target)
    key = replace(question, name="")
    try:
        hash(key)
    except TypeError:
        return id(target)
    return key
