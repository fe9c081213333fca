"""Claims settled in a pool, each within its limits, with a cache: for many claims at once."""

from __future__ import annotations

import os
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from symproof.cache import Cache
from symproof.calculation import Problem
from symproof.checking import Checker
from symproof.jobs import Answer, Job, run
from symproof.kernel.errors import SymproofError
from symproof.pools import CLUSTERS, Pool
from symproof.remembering import recall, remember
from symproof.report import Outcome
from symproof.settling import Target, settle
from symproof.transfer import Question, Settled, fingerprint, question_of, restored, settled

WORK: Final = "symproof.transfer:answered"
# seconds for a claim where none are given
TIMEOUT: Final = 60.0
# a worker that does not heed its time is killed, after it has had time to start and to finish
STRETCH: Final = 1.25
GRACE: Final = 5.0


class PoolOptionsError(SymproofError):
    """The options that choose a pool do not go together."""


@dataclass(frozen=True, slots=True)
class Settler:
    """Settles claims in a pool, or in this process; `function` is what the workers call."""

    pool: Pool | None
    cache: Cache
    timeout: float = TIMEOUT
    function: str = WORK
    grace: float = GRACE

    def outcomes(self, found: Sequence[Target]) -> Generator[tuple[int, Outcome]]:
        """Yield the outcome of each target with its number, as they come.

        Raises:
            PoolError: the pool cannot be used.
        """
        checker = Checker()
        jobs: list[Job] = []
        for number, target in enumerate(found):
            question = question_of(target, self.timeout)
            if question is None:
                yield number, settle(target, timeout=self.timeout, checker=checker)
                continue
            known = recall(self.cache, target, question)
            if known is not None:
                yield number, known
                continue
            if self.pool is None:
                yield number, self._here(target, question, checker)
                continue
            if self.pool.backend in CLUSTERS:
                question = replace(question, version=fingerprint())
            limit = STRETCH * self.timeout + self.grace
            jobs.append(Job(number, self.function, question, limit))
        if jobs and self.pool is not None:
            for answer in run(jobs, self.pool):
                yield answer.number, self._outcome(found[answer.number], answer)

    def _here(self, target: Target, question: Question, checker: Checker) -> Outcome:
        outcome = settle(target, timeout=self.timeout, checker=checker)
        remember(self.cache, question, settled(outcome))
        return outcome

    def _outcome(self, target: Target, answer: Answer) -> Outcome:
        """Return the outcome that an answer gives, what it proves being proved here again."""
        match answer.value:
            case Settled() as found:
                outcome = restored(target, found, self.timeout)
                if outcome is None:
                    # proved otherwise than by a calculation: it is soon found again
                    return settle(target, timeout=self.timeout)
                question = question_of(target, self.timeout)
                if question is not None:
                    remember(self.cache, question, found)
                return outcome
            case _:
                code = "worker" if answer.failure == "error" else answer.failure
                problem = Problem(code or "worker", answer.reason or "the worker gave no answer")
                return Outcome(target.name, target.proof, target.file, None, (problem,))


def pool_of(jobs: int | None, backend: str | None, scheduler: str | None) -> Pool:
    """Return the pool that the options of a command choose; no jobs are one per processor.

    Raises:
        PoolOptionsError: they do not go together.
    """
    backend = backend or "local"
    if backend in CLUSTERS and scheduler is None:
        raise PoolOptionsError(f"--backend {backend} needs --scheduler ADDRESS")
    if backend not in CLUSTERS and scheduler is not None:
        raise PoolOptionsError(f"--scheduler goes with --backend {' or '.join(CLUSTERS)}")
    workers = 1 if jobs is None else jobs or os.cpu_count() or 1
    return Pool(workers, backend, scheduler)
