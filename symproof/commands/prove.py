"""`symproof prove`: check proofs, show their derivations, write files."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from types import FrameType
from typing import Final

from symproof.calculation import Problem, ProofError
from symproof.checking import Checker
from symproof.commands.outputs import JSON, TERMINAL, outputs, text, write_all
from symproof.commands.targets import Target, UsageError, targets
from symproof.report import Outcome, explain_problems, shortened, status

SHOWS_PROGRESS: Final = 4


def prove(args: argparse.Namespace) -> int:
    """Run the command and return the exit status.

    Raises:
        SymproofError: the arguments, or an output, cannot be used.
    """
    files = outputs(args)
    with _limited(args.timeout):
        found = list(targets(args))
    if not found:
        raise UsageError("nothing to prove: give a name, a file or a claim (see `symproof list`)")
    outcomes = _check_all(found, args.timeout)
    for outcome in outcomes:
        if outcome.problems:
            print(explain_problems(outcome), file=sys.stderr)
    # files first: whoever reads the output may close it early
    for path in write_all(files, outcomes, args):
        print(f"symproof: {path} is not written: not everything is proved", file=sys.stderr)
    _print(outcomes, args)
    return status(outcomes)


def _check_all(found: Sequence[Target], timeout: float | None) -> list[Outcome]:
    checker = Checker()
    outcomes: list[Outcome] = []
    show = len(found) >= SHOWS_PROGRESS and sys.stderr is not None and sys.stderr.isatty()
    for i, target in enumerate(found, 1):
        if show:
            print(f"\r\x1b[K[{i}/{len(found)}] {target.name}", end="", file=sys.stderr, flush=True)
        outcomes.append(_check(checker, target, timeout))
    if show:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    return outcomes


def _check(checker: Checker, target: Target, timeout: float | None) -> Outcome:
    started = time.perf_counter()
    derivation, problems = None, target.problems
    try:
        with _limited(timeout):
            if not problems:
                derivation = checker.check(target.proof, target.name)
    except ProofError as error:
        problems = error.problems
    except TimeoutError as error:
        problems = (Problem("timeout", str(error)),)
    seconds = time.perf_counter() - started
    if derivation is not None:
        derivation = replace(derivation, seconds=seconds)
    return Outcome(target.name, target.proof, target.file, derivation, problems, seconds)


@contextmanager
def _limited(seconds: float | None) -> Generator[None]:
    """Raise TimeoutError after so many seconds, where the system can interrupt us."""
    if seconds is None or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"no verdict within {seconds:g} s")

    previous = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def _print(outcomes: Sequence[Outcome], args: argparse.Namespace) -> None:
    """Print the report: JSON, verdicts, or the derivations in a format."""
    if args.output_format == JSON:
        print(text(outcomes, JSON, args), end="")
        return
    proved = [outcome for outcome in outcomes if outcome.derivation is not None]
    document = None if args.outputs else args.to
    if document is not None and (len(proved) == len(outcomes) or document == JSON):
        print(text(outcomes, document, args, fragment=args.fragment), end="")
        return
    # what is to be a document holds nothing else
    stream = sys.stdout if document is None else sys.stderr
    if proved and not args.quiet and document is None:
        color = sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        print(text(proved, TERMINAL, args, color=color), end="")
    if args.quiet or len(proved) < len(outcomes):
        for outcome in outcomes:
            print(f"{outcome.verdict:10} {shortened(outcome.name)}", file=stream)
