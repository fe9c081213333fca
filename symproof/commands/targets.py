"""What `symproof prove` is to prove: names, files and claims, as proofs not yet checked."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from symproof.agreement import disagreements
from symproof.calculation import Problem
from symproof.commands.usage import UsageError
from symproof.kernel.errors import SymproofError
from symproof.kernel.shapes import Shape
from symproof.library import LibraryError, ProofFile, find, library, load_file, suggestion
from symproof.notation.errors import NotationError, ShapeError
from symproof.notation.plain import parse_definition, parse_shapes
from symproof.proof import Proof, declared, hypotheses
from symproof.settling import Target

if TYPE_CHECKING:
    from symproof.notation.latex_reader import Texts

NAME: Final = re.compile(r"[A-Za-z_][\w-]*(\[\d{1,4}\])?")

T = TypeVar("T")


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
            yield claim_target(text.strip(), args.let, args.assume, mark="--")
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


def claim_target(
    text: str, let: Iterable[str], assume: Iterable[str], *, name: str = "", mark: str = ""
) -> Target:
    """Return a proof without a calculation for a claim; `mark` stands before let and assume.

    Texts with a backslash are LaTeX.
    """
    target, let, assume = name or text, tuple(let), tuple(assume)
    if any("\\" in each for each in (text, *let, *assume)):
        # loaded for texts in LaTeX only
        from symproof.notation.latex_reader import Texts, in_plain_notation

        texts = Texts(text, let, assume)
        try:
            text, let, assume = in_plain_notation(texts)
        except NotationError as error:
            return Target(target, Proof(claim=text), None, (_latex_problem(error, texts, mark),))
    problems: list[Problem] = []
    definitions = _read(f"{mark}let", parse_definition, let, problems)
    shapes, others = declared(assume)
    matrices = _shapes(shapes, f"{mark}assume", problems)
    reader = partial(hypotheses, definitions=definitions, shapes=matrices)
    given = [each for found in _read(f"{mark}assume", reader, others, problems) for each in found]
    named = {f"h{i}": value for i, value in enumerate(given, 1)}
    if not problems:
        problems = _disagreeing(text, list(let), list(assume), mark)
    proof = Proof(claim=text, definitions=tuple(definitions), given=named, shapes=shapes)
    return Target(target, proof, None, tuple(problems))


def _latex_problem(error: NotationError, texts: Texts, mark: str) -> Problem:
    """Return what is wrong with one of some texts in LaTeX."""
    option = "let" if error.text in texts.let else "assume"
    label = "the claim" if error.text == texts.claim else mark + option
    return Problem("proof-notation", f"{label}: {error}")


def _shapes(text: str, option: str, problems: list[Problem]) -> dict[str, Shape]:
    """Return the shapes that assumptions declare; what cannot be read becomes a problem."""
    try:
        return parse_shapes(text) if text else {}
    except SymproofError as error:
        problems.append(Problem("proof-notation", f"{option}: {error}"))
        return {}


def _disagreeing(claim: str, let: list[str], assume: list[str], mark: str) -> list[Problem]:
    """Return where the claim, its definitions and assumptions do not fit together."""
    labels = {"claim": "the claim", "let": f"{mark}let", "assume": f"{mark}assume"}
    try:
        found = list(disagreements(claim, let, assume))
    except ShapeError:
        # it is for the verdict to tell
        return []
    except NotationError as error:
        return [Problem("proof-notation", f"{labels['claim']}: {error}")]
    return [Problem("proof-notation", f"{labels[role]}: {error}") for role, error in found]


def _read(
    option: str, reader: Callable[[str], T], texts: Iterable[str], problems: list[Problem]
) -> list[T]:
    """Return what the texts of an option say; what cannot be read becomes a problem."""
    values: list[T] = []
    for text in texts:
        try:
            values.append(reader(text))
        except SymproofError as error:
            problems.append(Problem("proof-notation", f"{option}: {error}"))
    return values
