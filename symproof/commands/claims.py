"""`symproof prove` for many claims: over processes, each within its limits, with a cache."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from symproof.cache import Cache, user_cache
from symproof.calculation import Problem
from symproof.checking import Checker
from symproof.commands.claims_file import Entry, meets, read_claims
from symproof.commands.outputs import outputs
from symproof.commands.prove import report
from symproof.commands.targets import UsageError, targets
from symproof.jobs import Answer, Job, run
from symproof.pools import CLUSTERS, Pool
from symproof.proof import Proof
from symproof.remembering import recall, remember
from symproof.report import Outcome
from symproof.settling import Target, settle
from symproof.timing import limited
from symproof.transfer import Settled, fingerprint, question_of, restored

WORK: Final = "symproof.transfer:answered"
# seconds for a claim where none are given
TIMEOUT: Final = 60.0
# a worker that does not heed its time is killed, after it has had time to start and to finish
STRETCH: Final = 1.25
GRACE: Final = 5.0

INTERRUPTED: Final = 130


@dataclass(frozen=True, slots=True)
class Settler:
    """Settles claims in a pool; `function` is what the workers call."""

    pool: Pool
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
            if self.pool.backend in CLUSTERS:
                question = replace(question, version=fingerprint())
            limit = STRETCH * self.timeout + self.grace
            jobs.append(Job(number, self.function, question, limit))
        if jobs:
            for answer in run(jobs, self.pool):
                yield answer.number, self._outcome(found[answer.number], answer)

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


def prove_claims(args: argparse.Namespace) -> int:
    """Run the command and return the exit status.

    Raises:
        SymproofError: the arguments, the file of claims, a pool or an output cannot be used.
    """
    pool, files = _pool(args), outputs(args)
    entries = _entries(args)
    timeout = args.timeout or TIMEOUT
    if entries:
        found = [_target(entry, timeout) for entry in entries]
    else:
        with limited(timeout):
            found = list(targets(args))
    if not found:
        raise UsageError("nothing to prove: give a name, a file or a claim (see `symproof list`)")
    settler = Settler(pool, Cache(None) if args.no_cache else user_cache(), timeout)
    done, complete = _settled(settler, found)
    if not complete:
        left = len(found) - len(done)
        print(f"symproof: interrupted, {left} of {len(found)} not settled", file=sys.stderr)
    # a document of some of the claims is not what was asked for, a report of them is
    kept = [file for file in files if file.always or complete]
    status = report(list(done.values()), kept, args)
    unmet = [_unmet(entries[number], outcome) for number, outcome in done.items() if entries]
    for line in filter(None, unmet):
        print(f"symproof: {line}", file=sys.stderr)
    if not complete:
        return INTERRUPTED
    return 1 if any(unmet) and status in (0, 3) else status


def _settled(settler: Settler, found: Sequence[Target]) -> tuple[dict[int, Outcome], bool]:
    """Return the outcomes by number, in order, and whether no interruption came before the end."""
    done: dict[int, Outcome] = {}
    complete = True
    try:
        with _progress(len(found)) as advance, closing(settler.outcomes(found)) as outcomes:
            for number, outcome in outcomes:
                done[number] = outcome
                advance()
    except KeyboardInterrupt:
        complete = False
    return dict(sorted(done.items())), complete


def _target(entry: Entry, timeout: float) -> Target:
    """Return an entry as something to settle, which it may take too long to read."""
    try:
        with limited(timeout):
            return entry.target
    except TimeoutError as error:
        problem = Problem("timeout", str(error))
        return Target(entry.name, Proof(claim=entry.claim), None, (problem,))


def _unmet(entry: Entry, outcome: Outcome) -> str:
    """Return what is wrong with the verdict on an entry, "" if it is the wanted one."""
    if meets(entry.want, outcome.verdict):
        return ""
    return f"{entry.name}: {outcome.verdict}, where {entry.want} is wanted"


def _entries(args: argparse.Namespace) -> tuple[Entry, ...]:
    if args.claims is None:
        return ()
    others = {"a NAME, FILE.py or CLAIM": args.target, "--library": args.library}
    others |= {"--let": args.let, "--assume": args.assume}
    for name, value in others.items():
        if value:
            raise UsageError(f"--claims goes without {name}")
    return read_claims(Path(args.claims))


def _pool(args: argparse.Namespace) -> Pool:
    backend = args.backend or "local"
    if backend in CLUSTERS and args.scheduler is None:
        raise UsageError(f"--backend {backend} needs --scheduler ADDRESS")
    if backend not in CLUSTERS and args.scheduler is not None:
        raise UsageError(f"--scheduler goes with --backend {' or '.join(CLUSTERS)}")
    workers = 1 if args.jobs is None else args.jobs or os.cpu_count() or 1
    return Pool(workers, backend, args.scheduler)


@contextmanager
def _progress(total: int) -> Generator[Callable[[], object]]:
    """Show a bar on a terminal, and nothing elsewhere."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda: None
        return
    from tqdm import tqdm

    with tqdm(total=total, unit="claim", leave=False, file=sys.stderr) as bar:
        yield bar.update
