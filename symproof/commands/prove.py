"""`symproof prove`: check proofs, show their derivations, write files."""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Final

from symproof.calculation import Problem
from symproof.checking import Checker, ProofError
from symproof.derivation import Derivation
from symproof.kernel.errors import SymproofError
from symproof.library import LibraryError, ProofFile, find, library, load_file
from symproof.notation.plain import parse_claim, parse_definition
from symproof.proof import Instance, Proof, hypothesis
from symproof.report import Outcome, entry, explain_problems, status

CERTIFICATE: Final = ".cert.json"
RELATION: Final = re.compile(r"[=<>]")

Target = tuple[str, Proof | Instance, ProofFile | None]


class UsageError(SymproofError):
    """The arguments cannot be used together, or name nothing."""


def prove(args: argparse.Namespace) -> int:
    """Run the command and return the exit status.

    Raises:
        SymproofError: the arguments, or an output, cannot be used.
    """
    targets = list(_targets(args))
    if not targets:
        raise UsageError("nothing to prove: give a name, a file or a claim (see `symproof list`)")
    outputs = [(Path(name), _format(name, args)) for name in args.outputs]
    outcomes = _check_all(targets, args.timeout)
    for outcome in outcomes:
        if outcome.problems:
            print(explain_problems(outcome), file=sys.stderr)
    _print(outcomes, args)
    good = [outcome.derivation for outcome in outcomes if outcome.derivation is not None]
    if len(good) == len(outcomes) or any(fmt == "json" for _, fmt in outputs):
        _write(outputs, outcomes, good, args)
    elif outputs:
        print("symproof: not everything is proved, so no file was written", file=sys.stderr)
    return status(outcomes)


def _targets(args: argparse.Namespace) -> Iterator[Target]:
    if args.library:
        for name, (file, proof) in library().items():
            yield name, proof, file
    for target in args.target:
        path, separator, name = target.partition("::")
        if path.endswith(".py"):
            file = load_file(Path(path))
            yield from _of_file(file, name if separator else None)
        elif RELATION.search(target):
            yield target, _claim(target, args), None
        else:
            file, proof = find(target)
            yield proof.name, proof, file
    if (
        args.target
        and not any(RELATION.search(t) for t in args.target)
        and (args.let or args.assume)
    ):
        raise UsageError("--let and --assume go with a claim")


def _of_file(file: ProofFile, name: str | None) -> Iterator[Target]:
    if name is None:
        if not file.proofs:
            raise LibraryError(f"{file.path.name} has no proofs")
        for key, proof in file.proofs.items():
            yield key, proof, file
        return
    key = name.replace("-", "_")
    if key not in file.proofs:
        raise LibraryError(
            f"{file.path.name} has no proof {name}; it has {', '.join(file.proofs) or 'none'}"
        )
    yield key, file.proofs[key], file


def _claim(text: str, args: argparse.Namespace) -> Proof:
    """Return a proof without steps for a claim on the command line."""
    parse_claim(text)
    definitions = tuple(parse_definition(value) for value in args.let)
    given = {f"h{i}": hypothesis(value) for i, value in enumerate(args.assume, 1)}
    return Proof(claim=text, definitions=definitions, given=given)


def _check_all(targets: Sequence[Target], timeout: float | None) -> list[Outcome]:
    checker = Checker()
    outcomes: list[Outcome] = []
    show = sys.stderr.isatty() and len(targets) > 3
    for i, (name, proof, file) in enumerate(targets, 1):
        if show:
            print(f"\r\x1b[K[{i}/{len(targets)}] {name}", end="", file=sys.stderr, flush=True)
        outcomes.append(_check(checker, name, proof, file, timeout))
    if show:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    return outcomes


def _check(
    checker: Checker,
    name: str,
    proof: Proof | Instance,
    file: ProofFile | None,
    timeout: float | None,
) -> Outcome:
    started = time.perf_counter()
    derivation, problems = None, ()
    try:
        with _limited(timeout):
            derivation = checker.check(proof, name)
    except ProofError as error:
        problems = error.problems
    except TimeoutError:
        problems = (Problem("timeout", f"no verdict within {timeout:g} s"),)
    seconds = time.perf_counter() - started
    if derivation is not None:
        derivation = replace(derivation, seconds=seconds)
    return Outcome(name, proof, file, derivation, problems, seconds)


@contextmanager
def _limited(seconds: float | None) -> Iterator[None]:
    """Raise TimeoutError after so many seconds, where the system can interrupt us."""
    if seconds is None or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError

    previous = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def _format(name: str, args: argparse.Namespace) -> str:
    """Return the format of an output file: --to, or that of its suffix."""
    if args.to is not None:
        return args.to
    if name.endswith(CERTIFICATE):
        return "certificate"
    from symproof.render import formats

    suffix = Path(name).suffix
    known: list[str] = []
    for fmt in formats(_templates(args)):
        if suffix in fmt.suffixes:
            return fmt.name
        known += fmt.suffixes
    shown = " ".join(sorted({*known, CERTIFICATE}))
    raise UsageError(f"{name}: no format has the suffix {suffix!r}; there are {shown}")


def _templates(args: argparse.Namespace) -> Path | None:
    if args.templates is None:
        return None
    folder = Path(args.templates)
    if not folder.is_dir():
        raise UsageError(f"--templates {folder}: there is no such folder")
    return folder


def _text(derivations: Sequence[Derivation], fmt: str, args: argparse.Namespace) -> str:
    if fmt == "certificate":
        from symproof.certificate import dump

        return dump([derivation.proved for derivation in derivations])
    from symproof.render import render

    color = fmt == "terminal" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return render(
        derivations,
        fmt,
        detail=args.detail,
        lang=args.lang,
        fragment=args.fragment,
        color=bool(color) and not args.outputs,
        templates=_templates(args),
    )


def _print(outcomes: Sequence[Outcome], args: argparse.Namespace) -> None:
    """Print the report: JSON, verdicts, or the derivations in the terminal's format."""
    if args.output_format == "json":
        print(json.dumps([entry(outcome) for outcome in outcomes], ensure_ascii=False, indent=1))
        return
    good = [outcome.derivation for outcome in outcomes if outcome.derivation is not None]
    if good and not args.quiet:
        fmt = args.to if args.to is not None and not args.outputs else "terminal"
        sys.stdout.write(_text(good, fmt, args))
    if args.quiet or len(good) < len(outcomes):
        for outcome in outcomes:
            print(f"{outcome.verdict:10} {outcome.name}")


def _write(
    outputs: Sequence[tuple[Path, str]],
    outcomes: Sequence[Outcome],
    derivations: Sequence[Derivation],
    args: argparse.Namespace,
) -> None:
    from symproof.render import write

    for path, fmt in outputs:
        if fmt == "json":
            report = [entry(outcome) for outcome in outcomes]
            write(path, json.dumps(report, ensure_ascii=False, indent=1) + "\n")
        elif len(derivations) == len(outcomes):
            write(path, _text(derivations, fmt, args))
