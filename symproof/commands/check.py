"""`symproof check`: every relation of documents, with its verdict and its place."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from symproof.cache import Cache, user_cache
from symproof.commands.check_outputs import (
    CheckOutput,
    check_outputs,
    check_sources,
    report,
    write_outputs,
)
from symproof.commands.progress import progress
from symproof.commands.usage import UsageError
from symproof.document.examining import Plan, examined, plan_of
from symproof.document.linting import Asked, Linter, asked_of, asked_of_text
from symproof.document.reports.results import Checked, exit_status
from symproof.document.reports.visible import visible
from symproof.document.selecting import Choice, selection
from symproof.kernel.errors import SymproofError
from symproof.settler import Settler, pool_of

INTERRUPTED: Final = 130
# seconds for a claim where none are given: a document has many
TIMEOUT: Final = 10.0
MOST_WORKERS: Final = 4
# how often files are looked at, in seconds
POLL: Final = 0.5
STANDARD_INPUT: Final = "-"


def check(args: argparse.Namespace) -> int:
    """Run the command and return the exit status.

    Raises:
        SymproofError: the arguments, a pool or an output cannot be used.
    """
    if not args.file:
        raise UsageError("nothing to check: give a document, such as article.md")
    choice = choice_of(args)
    outputs = check_outputs(args.outputs)
    linter = Linter(_settler(args))
    if not args.watch:
        return _once(args, choice, outputs, linter)[0]
    if STANDARD_INPUT in args.file:
        raise UsageError("--watch goes with files, not with standard input")
    return _watch(args, choice, outputs, linter)


def choice_of(args: argparse.Namespace) -> Choice:
    """Return what the options select.

    Raises:
        SelectionError: a selection cannot be read.
    """
    only = [selection(text, "--only") for text in args.only]
    if args.explain is not None:
        only.append(selection(args.explain, "--explain"))
    return Choice(tuple(only), tuple([selection(text, "--ignore") for text in args.ignore]))


def _settler(args: argparse.Namespace) -> Settler:
    jobs = args.jobs
    if jobs is None and args.backend in (None, "local"):
        jobs = min(os.cpu_count() or 1, MOST_WORKERS)
    pool = pool_of(jobs, args.backend, args.scheduler)
    return Settler(pool, Cache(None) if args.no_cache else user_cache(), args.timeout or TIMEOUT)


def _asked(args: argparse.Namespace) -> list[Asked]:
    """Return the questions about every file, each file once."""
    names = dict.fromkeys(args.file)
    return [_of_input(args) if name == STANDARD_INPUT else asked_of(Path(name)) for name in names]


def _of_input(args: argparse.Namespace) -> Asked:
    name = args.stdin_filename
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Asked(name, error=f"standard input is not UTF-8 text (byte {error.start})")
    return asked_of_text(text, name)


def _once(
    args: argparse.Namespace, choice: Choice, outputs: Sequence[CheckOutput], linter: Linter
) -> tuple[int, list[Asked]]:
    """Check every file, report, and return the exit status and what was read."""
    asked = _asked(args)
    check_sources(outputs, asked)
    plans = [plan_of(each, choice) for each in asked]
    everything = [question for each in asked for question in each.questions]
    if any(each.document is not None for each in asked):
        choice.check(everything)
    checked, complete = _found(plans, choice, linter)
    for each in checked:
        if each.error:
            print(f"symproof: {visible(each.error)}", file=sys.stderr)
    status = exit_status(checked, strict=args.strict)
    # an annotated copy of a part would pass for one of the whole
    write_outputs([output for output in outputs if complete or output.partial], checked, args)
    sys.stdout.write(report(checked, args))
    if complete:
        return status, asked
    left = sum(each.missing for each in checked)
    print(f"symproof: interrupted, {left} of {_total(plans)} not checked", file=sys.stderr)
    return INTERRUPTED, asked


def _total(plans: Sequence[Plan]) -> int:
    return sum(len(plan.questions) for plan in plans)


def _found(plans: Sequence[Plan], choice: Choice, linter: Linter) -> tuple[list[Checked], bool]:
    with progress(_total(plans), "row") as advance:
        return examined(plans, choice, linter, advance)


# again and again


def _watch(
    args: argparse.Namespace, choice: Choice, outputs: Sequence[CheckOutput], linter: Linter
) -> int:
    """Check, and check again whenever a file is saved, until interrupted."""
    status, asked = 0, list[Asked]()
    try:
        while True:
            seen = _times(args, asked)
            try:
                status, asked = _once(args, choice, outputs, linter)
            except SymproofError as error:
                print(f"symproof: {error}", file=sys.stderr)
                status = 2
            if status == INTERRUPTED:
                return status
            sys.stdout.flush()
            print("symproof: watching; Ctrl-C ends", file=sys.stderr)
            # what was saved while it was checked is noticed too
            seen = {**_times(args, asked), **seen}
            while _times(args, asked) == seen:
                time.sleep(POLL)
            linter.forget_accidents()
    except KeyboardInterrupt:
        return status


def _times(args: argparse.Namespace, asked: Sequence[Asked]) -> dict[str, tuple[int, int] | None]:
    """Return when each file was saved, those that documents include among them."""
    names = [*args.file, *(source.path for each in asked for source in each.sources)]
    return {name: _time(Path(name)) for name in names}


def _time(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
