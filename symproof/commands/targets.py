"""What `symproof prove` is to prove: names, files and claims, as proofs not yet checked."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from symproof.calculation import Problem
from symproof.kernel.errors import SymproofError
from symproof.library import LibraryError, ProofFile, find, library, load_file, suggestion
from symproof.notation.plain import parse_definition
from symproof.proof import Instance, Proof, hypothesis

NAME: Final = re.compile(r"[A-Za-z_][\w-]*")

T = TypeVar("T")


class UsageError(SymproofError):
    """The arguments cannot be used together, or name nothing."""


@dataclass(frozen=True, slots=True)
class Target:
    """A proof with the file it stands in; `problems` keep a claim from being one."""

    name: str
    proof: Proof | Instance
    file: ProofFile | None = None
    problems: tuple[Problem, ...] = ()


def targets(args: argparse.Namespace) -> Iterator[Target]:
    """Yield what the arguments ask for.

    Raises:
        SymproofError: an argument names nothing, or a file cannot be loaded.
    """
    if args.library:
        for name, (file, proof) in library().items():
            yield Target(name, proof, file)
    claims = 0
    for text in args.target:
        path, separator, name = text.partition("::")
        if path.endswith(".py"):
            yield from _of_file(load_file(Path(path)), name if separator else None)
        elif NAME.fullmatch(text):
            file, proof = find(text)
            yield Target(proof.name, proof, file)
        elif _is_path(path):
            raise UsageError(f"{path} is not a proof file: give a file with the suffix .py")
        else:
            claims += 1
            yield _claim(text.strip(), args)
    if not claims and (args.let or args.assume):
        raise UsageError("--let and --assume go with a claim")


def _is_path(text: str) -> bool:
    try:
        return bool(text) and Path(text).exists()
    except (OSError, ValueError):
        return False


def _of_file(file: ProofFile, name: str | None) -> Iterator[Target]:
    if not file.proofs:
        raise LibraryError(f"{file.path.name} has no proofs")
    if name is None:
        for key, proof in file.proofs.items():
            yield Target(key, proof, file)
        return
    key = name.replace("-", "_")
    if key not in file.proofs:
        hint = suggestion(key, file.proofs) or f"; it has {', '.join(file.proofs)}"
        raise LibraryError(f"{file.path.name} has no proof named {name!r}{hint}")
    yield Target(key, file.proofs[key], file)


def _claim(text: str, args: argparse.Namespace) -> Target:
    """Return a proof without a calculation for a claim on the command line."""
    problems: list[Problem] = []
    definitions = _read("--let", parse_definition, args.let, problems)
    reader = partial(hypothesis, definitions=definitions)
    given = _read("--assume", reader, args.assume, problems)
    named = {f"h{i}": value for i, value in enumerate(given, 1)}
    proof = Proof(claim=text, definitions=tuple(definitions), given=named)
    return Target(text, proof, None, tuple(problems))


def _read(
    option: str, reader: Callable[[str], T], texts: list[str], problems: list[Problem]
) -> list[T]:
    """Return what the texts of an option say; what cannot be read becomes a problem."""
    values: list[T] = []
    for text in texts:
        try:
            values.append(reader(text))
        except SymproofError as error:
            problems.append(Problem("proof-notation", f"{option}: {error}"))
    return values
