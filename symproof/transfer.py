"""Claims and their outcomes as plain data, that other processes and the cache can have.

A theorem never leaves its process.  What is sent of a proof is its calculation, and whoever gets
it checks it again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from symproof import __version__
from symproof.calculation import ProofError
from symproof.checking import Checker
from symproof.derivation import Derivation
from symproof.engine.calculus.definedness import confirmed_gap
from symproof.engine.refutation.of_matrices import confirmed_matrices
from symproof.engine.refutation.refuting import Counterexample, confirmed
from symproof.kernel.errors import SymproofError
from symproof.kernel.sequent import Claim, Definition
from symproof.notation.errors import NotationError
from symproof.notation.plain import parse_chain, parse_claim, parse_links, show_claim
from symproof.proof import Hypothesis, Proof
from symproof.report import Outcome
from symproof.setting import given_claims, setting_of
from symproof.settling import Target, as_written, differing, settle
from symproof.timing import limited
from symproof.wording import EXISTENCE

# those that search asks
LIBRARIES: Final = ("sympy", "python-flint", "z3-solver")
# stands for the proof of an outcome where that is known; without read-only views, it is pickled
NOTHING: Final = Proof(claim="", given={}, facts={}, translations={})


class VersionError(SymproofError):
    """A worker has another symproof than whoever asks it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A claim to be settled within a time, by the version of symproof if one is named."""

    name: str
    claim: str
    definitions: tuple[Definition, ...]
    given: tuple[tuple[str, Hypothesis | str], ...]
    timeout: float | None
    version: str = ""
    shapes: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """An outcome without its proof and derivations.

    `steps` is the calculation that proves a claim; where it is None, a proved claim has been
    proved otherwise, such as a chain by its `parts`.
    """

    verdict: str
    outcome: Outcome
    steps: str | None = None
    parts: tuple[Settled, ...] = ()


def question_of(target: Target, timeout: float | None) -> Question | None:
    """Return the question that a target asks; None where it is more than a claim to settle."""
    proof = target.proof
    if not isinstance(proof, Proof) or proof.steps is not None or proof.facts or target.problems:
        return None
    given = tuple(proof.given.items())
    return Question(
        target.name, proof.claim, proof.definitions, given, timeout, shapes=proof.shapes
    )


def answered(question: Question) -> Settled:
    """Return what comes of a question, for workers to call.

    Raises:
        VersionError: it is meant for another version of symproof.
    """
    if question.version not in ("", fingerprint()):
        raise VersionError("the worker has another version of symproof, or of a library it uses")
    proof = Proof(
        claim=question.claim,
        definitions=question.definitions,
        given=dict(question.given),
        shapes=question.shapes,
    )
    return settled(settle(Target(question.name, proof), timeout=question.timeout))


def settled(outcome: Outcome) -> Settled:
    """Return an outcome as plain data."""
    parts = tuple([settled(part) for part in outcome.parts])
    # what a proof and its derivations hold, whoever asked has or makes
    bare = replace(outcome, proof=NOTHING, file=None, derivation=None, equal=None, parts=())
    return Settled(outcome.verdict, bare, _steps(outcome), parts)


def _steps(outcome: Outcome) -> str | None:
    """Return the calculation of a claim, None where it is not about the claim as stated."""
    derivation, proof = outcome.derivation, outcome.proof
    if derivation is None or not isinstance(proof, Proof):
        return None
    try:
        return outcome.steps if derivation.claim in _claims(proof) else None
    except NotationError:
        return None


def _claims(proof: Proof) -> tuple[Claim, ...]:
    return parse_chain(proof.claim, shapes=proof.matrices)


def restored(target: Target, found: Settled, timeout: float | None) -> Outcome | None:
    """Return the outcome of a target, None where it is not what it is said to be.

    A calculation is checked again, and so is a point that refutes or at which a term has no
    value; that nothing was found is taken as it is.
    """
    try:
        with limited(timeout):
            outcome = _restored(Checker(), target, found)
    except (SymproofError, TimeoutError, RecursionError):
        return None
    return outcome if outcome is not None and outcome.verdict == found.verdict else None


def _restored(checker: Checker, target: Target, found: Settled) -> Outcome | None:
    proof = target.proof
    if not isinstance(proof, Proof):
        return None
    outcome = replace(found.outcome, name=target.name, proof=proof, file=target.file)
    if found.parts:
        claims = [show_claim(claim) for claim in parse_links(proof.claim, shapes=proof.matrices)]
        if [part.outcome.name for part in found.parts] != claims:
            return None
        links = [Target(claim, replace(proof, claim=claim), target.file) for claim in claims]
        parts = [_restored(checker, *pair) for pair in zip(links, found.parts, strict=True)]
        kept = tuple([part for part in parts if part is not None])
        return replace(outcome, parts=kept) if len(kept) == len(claims) else None
    if found.verdict == "refuted":
        point = _confirmed(checker, target, proof, outcome.counterexample)
        return None if point is None else as_written(replace(outcome, counterexample=point), target)
    if found.steps is None:
        if found.verdict == "proved" and outcome.counterexample is not None:
            return _differing(checker, target, proof, outcome.counterexample)
        if found.verdict == "undefined" and not _is_undefined(checker, target, proof, outcome):
            return None
        return outcome
    derivation = _checked(checker, proof, found.steps, target.name)
    if derivation is None:
        return None
    return replace(outcome, derivation=replace(derivation, seconds=outcome.seconds))


def _differing(
    checker: Checker, target: Target, proof: Proof, told: Counterexample
) -> Outcome | None:
    """Return the outcome of a != b at a point where the sides are proved anew to differ."""
    claim = parse_claim(proof.claim, shapes=proof.matrices)
    equal = replace(proof, claim=show_claim(Claim("=", claim.lhs, claim.rhs)))
    point = _confirmed(checker, target, equal, told)
    return None if point is None else differing(target, point, checker)


def _confirmed(
    checker: Checker, target: Target, proof: Proof, told: Counterexample | None
) -> Counterexample | None:
    """Return a counterexample with its sides computed anew, None if it is none."""
    if told is None:
        return None
    claim = parse_claim(proof.claim, shapes=proof.matrices)
    if claim.rel == "!=" and not claim.forall:
        # "not identically equal" is refuted by a proof of the equation, and by no point
        return None
    given = given_claims(target.name, proof.given, proof.definitions, proof.matrices)
    definitions = proof.definitions
    ctx = setting_of(checker.check, target.name, claim, definitions, given, proof.facts).ctx
    hyps = [hyp.claim for hyp in ctx.hyps]
    if told.matrices or told.sizes:
        return confirmed_matrices(claim, hyps, ctx.definitions, told, confirmed)
    return confirmed(claim, hyps, ctx.definitions, told.point, told.functions)


def _is_undefined(checker: Checker, target: Target, proof: Proof, outcome: Outcome) -> bool:
    """Whether every point at which a term is told to have no value is one."""
    claim = parse_claim(proof.claim, shapes=proof.matrices)
    given = given_claims(target.name, proof.given, proof.definitions, proof.matrices)
    ctx = setting_of(checker.check, target.name, claim, proof.definitions, given, proof.facts).ctx
    claims = [claim, *(hyp.claim for hyp in ctx.hyps)]
    if claim.rel in EXISTENCE:
        claims.append(Claim(claim.rel, claim.lhs, claim.lhs))
    return all(confirmed_gap(ctx, claims, gap) for gap in outcome.gaps if gap.point is not None)


def _checked(checker: Checker, proof: Proof, steps: str, name: str) -> Derivation | None:
    try:
        return checker.check(replace(proof, steps=steps), name)
    except ProofError:
        return None


@cache
def fingerprint() -> str:
    """Return a text that differs between versions of symproof and of what it asks."""
    digest = hashlib.sha256(__version__.encode())
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*.py")):
        digest.update(f"\0{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    for library in LIBRARIES:
        digest.update(f"\0{library} {_version(library)}".encode())
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
