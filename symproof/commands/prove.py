"""`symproof prove`: check proofs, show their derivations, write files."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Final

from symproof.checking import Checker
from symproof.commands.documents import document_outcomes, is_document
from symproof.commands.outputs import JSON, TERMINAL, Output, outputs, text, write_all
from symproof.commands.progress import counted
from symproof.commands.targets import targets
from symproof.commands.usage import UsageError
from symproof.layout import columns
from symproof.report import Outcome, described, explain_problems, shortened, status
from symproof.sayings import told
from symproof.settling import Target, settle
from symproof.timing import limited

SHOWS_PROGRESS: Final = 4


def prove(args: argparse.Namespace) -> int:
    """Prove what is named, one after the other, and return the exit status.

    Raises:
        SymproofError: the arguments, or an output, cannot be used.
    """
    files = outputs(args)
    documents = [text for text in args.target if is_document(text)]
    args.target = [text for text in args.target if text not in documents]
    with limited(args.timeout):
        found = list(targets(args))
    if not found and not documents:
        raise UsageError("nothing to prove: give a name, a file or a claim (see `symproof list`)")
    outcomes = _check_all(found, args.timeout)
    outcomes += [each for text in documents for each in document_outcomes(text, args.timeout)]
    return report(outcomes, files, args)


def report(outcomes: Sequence[Outcome], files: Sequence[Output], args: argparse.Namespace) -> int:
    """Print what came of some claims, write the files, and return the exit status.

    Raises:
        SymproofError: an output cannot be written.
    """
    for outcome in outcomes:
        if outcome.written_wrong:
            print(explain_problems(outcome, args.lang), file=sys.stderr)
    # files first: whoever reads the output may close it early
    for path in write_all(files, outcomes, args):
        print(f"symproof: {path} is not written: not everything is proved", file=sys.stderr)
    _print(outcomes, args)
    return status(outcomes)


def _check_all(found: Sequence[Target], timeout: float | None) -> list[Outcome]:
    checker = Checker()
    outcomes: list[Outcome] = []
    show = len(found) >= SHOWS_PROGRESS
    for i, target in enumerate(found, 1):
        if show:
            counted(i, len(found), target.name)
        outcomes.append(settle(target, timeout=timeout, checker=checker))
    if show:
        counted(0, 0, "")
    return outcomes


def _print(outcomes: Sequence[Outcome], args: argparse.Namespace) -> None:
    """Print the report: JSON, verdicts, or the derivations in a format."""
    if args.output_format == JSON:
        print(text(outcomes, JSON, args), end="")
        return
    proved = [outcome for outcome in outcomes if outcome.derivations]
    document = None if args.outputs else args.to
    if document is not None and (len(proved) == len(outcomes) or document == JSON):
        _print_document(text(outcomes, document, args, fragment=args.fragment))
        return
    # what is to be a document holds nothing else
    stream = sys.stdout if document is None else sys.stderr
    if proved and not args.quiet and document is None:
        color = sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        print(text(proved, TERMINAL, args, color=color), end="")
    if args.quiet or len(proved) < len(outcomes):
        for outcome in outcomes:
            verdict = told(outcome.verdict, args.lang)
            gap = " " * max(11 - columns(verdict), 1)
            print(f"{verdict}{gap}{shortened(outcome.name)}", file=stream)
            hidden = args.quiet or outcome.written_wrong
            rows = "" if hidden else described(outcome, args.lang)
            if rows:
                print(rows, file=stream)


def _print_document(content: str | bytes) -> None:
    """Print a document; one that is not text is for a file or another program.

    Raises:
        UsageError: it would go to a terminal.
    """
    if isinstance(content, str):
        print(content, end="")
        return
    if sys.stdout.isatty():
        raise UsageError("this format is not text: give a file with -o")
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
