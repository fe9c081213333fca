"""The verdict of one claim.

A claim is read; the simplest points are tried, a proof is searched for, then wilder points are
tried.  Whatever is proved has all its terms defined, and a claim that has a term without a value
somewhere on its domain is `undefined`, whether it is false elsewhere or not.

`a != b` says that a = b does not hold identically: it is proved for every point, or else at one.
A chain `a = b <= c` is as many claims as it has relations.
`a ≈ 0.841` says that a is within half a unit of the last digit that is written.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from symproof.calculation import Problem, ProofError, undefined_problem
from symproof.checking import Checker
from symproof.derivation import Derivation
from symproof.engine.calculus.definedness import Undefined, definedness, violations
from symproof.engine.context import Context
from symproof.engine.refutation.refuting import Counterexample, Effort, Survived, refute
from symproof.engine.search import search
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.statement import Statement, check_statement
from symproof.kernel.term import Term
from symproof.library import ProofFile
from symproof.notation.errors import NotationError
from symproof.notation.places import ROUNDED, Stated, rounded_text
from symproof.notation.plain import parse_links, parse_stated, show_claim
from symproof.proof import Instance, Proof
from symproof.report import Outcome
from symproof.setting import given_claims, setting_of
from symproof.timing import limited
from symproof.wording import EXISTENCE, described_point, number

# the share of the time that the search for a proof gets; the rest is for points
FOR_PROOF: Final = 0.6
TOO_DEEP: Final = "terms, or facts in facts, are nested too deeply"


@dataclass(frozen=True, slots=True)
class Target:
    """A proof with the file it stands in; `problems` keep a claim from being one."""

    name: str
    proof: Proof | Instance
    file: ProofFile | None = None
    problems: tuple[Problem, ...] = ()


def settle(
    target: Target,
    *,
    timeout: float | None = None,
    checker: Checker | None = None,
    points_first: bool = False,
    write: bool = True,
) -> Outcome:
    """Return what comes of a claim, or of a proof.

    A checker remembers the facts that proofs cite.  With `points_first`, wild points are tried
    before a proof is searched for.  Without `write`, the lines of a derivation wait until they
    are wanted.
    """
    started = time.perf_counter()
    deadline = None if timeout is None else started + timeout
    first: Effort = "full" if points_first else "quick"
    settler = _Settler(checker or Checker(), timeout, first, deadline)
    try:
        with limited(timeout):
            outcome = settler.settled(target)
            if write and outcome.derivation is not None:
                # its lines are to be written within the time too
                outcome.derivation.lines.written()
    except TimeoutError as error:
        outcome = _with_problems(target, Problem("timeout", str(error)))
    except KernelError as error:
        outcome = _with_problems(target, Problem(error.code, error.detail))
    except (NotationError, RecursionError) as error:
        told = str(error) if isinstance(error, NotationError) else TOO_DEEP
        outcome = _with_problems(target, Problem("proof-notation", told))
    seconds = time.perf_counter() - started
    derivation = outcome.derivation
    if derivation is not None:
        derivation = replace(derivation, seconds=seconds)
    return as_written(replace(outcome, derivation=derivation, seconds=seconds), target)


def as_written(outcome: Outcome, target: Target) -> Outcome:
    """Return the outcome with the sides of a counterexample on the sides where they are written.

    The kernel's claims are read from left to right in one direction, `x >= 1` as `1 <= x`.
    """
    found, proof = outcome.counterexample, target.proof
    if found is None or outcome.derivation is not None or isinstance(proof, Instance):
        return outcome
    try:
        said = parse_stated(proof.claim, shapes=proof.matrices)
    except (NotationError, RecursionError):
        return outcome
    if not isinstance(said, Stated) or said.relations[0] not in (">", ">=", ROUNDED):
        return outcome
    if said.relations[0] != ROUNDED:
        return replace(outcome, counterexample=replace(found, left=found.right, right=found.left))
    # loaded where a rounded value is wrong
    from symproof.enclosing import enclosed_at

    # the claim's own sides are how far the two are apart, and how far they may be
    left, right = (enclosed_at(term, proof.definitions, found) for term in said.terms)
    if left is None or right is None:
        return outcome
    asked = (
        f"≈ {rounded_text(said.terms[1])} means at most {rounded_text(said.claims[0].rhs)} apart"
    )
    note = "; ".join(filter(None, (found.note, asked)))
    return replace(outcome, counterexample=replace(found, left=left, right=right, note=note))


def differing(target: Target, found: Counterexample, checker: Checker) -> Outcome | None:
    """Return the outcome of a claim a != b whose sides are told to differ at a point.

    None where the claim is another one, or where this is not proved.

    Raises:
        KernelError: no theorem could be accepted for the claim.
    """
    proof = target.proof
    links = () if isinstance(proof, Instance) else _links(proof)
    if len(links) != 1 or isinstance(proof, Instance) or target.problems:
        return None
    question = _question(checker, target, proof, _claim(links[0]))
    if question is None or question.claim.rel != "!=" or question.claim.forall:
        return None
    if not _is_defined(question):
        return None
    outcome = _Settler(checker, None, "quick", None).differing(
        question, Outcome("", proof, None, None), found
    )
    return outcome if outcome.derivation is not None else None


@dataclass(frozen=True, slots=True)
class _Question:
    """A claim without a calculation, as it is read, and what it may use."""

    target: Target
    proof: Proof
    claim: Claim
    ctx: Context

    def about(self, claim: Claim) -> _Question:
        """Return the question whether another claim holds in the same setting."""
        proof = replace(self.proof, claim=show_claim(claim))
        return replace(self, target=replace(self.target, proof=proof), proof=proof, claim=claim)


@dataclass(frozen=True, slots=True)
class _Settler:
    checker: Checker
    timeout: float | None
    first: Effort
    deadline: float | None

    def settled(self, target: Target) -> Outcome:
        """Return the outcome of a claim, of each link of a chain, or of a proof."""
        proof = target.proof
        if target.problems or isinstance(proof, Instance):
            return self.checked(target)
        links = _links(proof)
        if len(links) > 1 and proof.steps is None:
            share = None if self.timeout is None else self.timeout / len(links)
            parts = [
                settle(
                    _link(target, proof, claim),
                    timeout=share,
                    checker=self.checker,
                    points_first=self.first == "full",
                    write=False,
                )
                for claim in links
            ]
            return replace(_with_problems(target), parts=tuple(parts))
        question = (
            _question(self.checker, target, proof, _claim(links[0])) if len(links) == 1 else None
        )
        if question is None:
            return self.checked(target)
        if proof.steps is not None:
            return self._calculated(question)
        if question.claim.rel == "!=" and not question.claim.forall:
            return self._apart(question)
        return self._claimed(question)

    def checked(self, target: Target, seconds: float | None = None) -> Outcome:
        """Return the outcome of checking, or of searching for a proof and nothing else."""
        if target.problems:
            return _with_problems(target, *target.problems)
        try:
            with limited(seconds):
                derivation = self.checker.check(target.proof, target.name)
        except ProofError as error:
            return _with_problems(target, *error.problems)
        except TimeoutError as error:
            if self.deadline is not None and time.perf_counter() >= self.deadline:
                raise
            return _with_problems(target, Problem("timeout", str(error)))
        return Outcome(target.name, target.proof, target.file, derivation)

    def _calculated(self, question: _Question) -> Outcome:
        """Return the outcome of a proof; where its lines do not follow, the claim may be false."""
        outcome = self.checked(question.target)
        if outcome.verdict != "undecided":
            return outcome
        found = _refutation(question, "quick")
        return outcome if isinstance(found, Survived) else replace(outcome, counterexample=found)

    def _claimed(self, question: _Question) -> Outcome:
        found = _refutation(question, self.first)
        if isinstance(found, Counterexample):
            return _false(question, found)
        outcome = self.checked(question.target, self._for_proof)
        if outcome.verdict != "undecided":
            return outcome
        missing = _missing(question)
        if missing is not None:
            return _with_problems(question.target, undefined_problem(missing, None))
        if self.first == "quick":
            found = _refutation(question, "full")
        if isinstance(found, Survived):
            return _undecided(outcome, found)
        return replace(_with_problems(question.target), counterexample=found)

    @property
    def _for_proof(self) -> float | None:
        return None if self.timeout is None else FOR_PROOF * self.timeout

    def _apart(self, question: _Question) -> Outcome:
        """Return the outcome of a != b: for every point, at one point, or nowhere."""
        outcome = self.checked(question.target, self._for_proof)
        if outcome.verdict != "undecided" or outcome.gaps or not _is_defined(question):
            return outcome
        equal = question.about(Claim("=", question.claim.lhs, question.claim.rhs))
        found = _refutation(equal, "quick")
        if isinstance(found, Counterexample):
            return self.differing(question, outcome, found)
        same = self.checked(equal.target, self._for_proof)
        if same.derivation is not None:
            said = f"the two sides are identically equal: {show_claim(equal.claim)} is proved"
            return replace(_with_problems(question.target), equal=same.derivation, tried=(said,))
        found = _refutation(equal, "full")
        if isinstance(found, Survived):
            return _undecided(outcome, found)
        return self.differing(question, outcome, found)

    def differing(self, question: _Question, outcome: Outcome, found: Counterexample) -> Outcome:
        """Return a proof that the sides differ at a point, where the kernel gives one."""
        derivation = self._at(question, found)
        if derivation is None:
            said = f"they seem to differ at {described_point(found)}, which was not proved"
            return replace(outcome, tried=(said,))
        derivation = replace(derivation, title=f"the sides differ at {described_point(found)}")
        target = question.target
        return Outcome(target.name, target.proof, target.file, derivation, counterexample=found)

    def _at(self, question: _Question, found: Counterexample) -> Derivation | None:
        """Return the derivation of a claim at a point at which its hypotheses are proved."""
        values: Mapping[str, Term] = {name: number(value) for name, value in found.point}
        functions = [Definition(name, value.params, value.body) for name, value in found.functions]
        try:
            definitions = [
                *(d.substitute(values, {}) for d in question.proof.definitions),
                *functions,
            ]
            claim = question.claim.substitute(values, {})
            hyps = [hyp.claim.substitute(values, {}) for hyp in question.ctx.hyps]
        except KernelError:
            return None
        ctx = Context({definition.name: definition for definition in definitions})
        # what is said of all arguments of a function, the refuter has proved of the one it gives
        if not all(hyp.forall or _holds(ctx, hyp) for hyp in hyps):
            return None
        proof = Proof(claim=show_claim(claim), definitions=tuple(definitions))
        return self.checked(replace(question.target, proof=proof)).derivation


def _holds(ctx: Context, claim: Claim) -> bool:
    try:
        return search(ctx, claim.lhs, claim.rel, claim.rhs) is not None
    except KernelError:
        return False


def _with_problems(target: Target, *problems: Problem) -> Outcome:
    return Outcome(target.name, target.proof, target.file, None, problems)


def _undecided(outcome: Outcome, found: Survived) -> Outcome:
    said = "no values were found of which the hypotheses may hold"
    if found.tried:
        said = f"no counterexample among {'; '.join(found.tried)}"
    return replace(outcome, tried=(said,), closest=found.closest)


def _links(proof: Proof) -> tuple[Claim | Stated, ...]:
    """Return the claims of a chain, one of a claim, and none where it cannot be read."""
    try:
        return parse_links(proof.claim, shapes=proof.matrices)
    except (NotationError, RecursionError):
        return ()


def _claim(said: Claim | Stated) -> Claim:
    return said.claim if isinstance(said, Stated) else said


def _link(target: Target, proof: Proof, claim: Claim | Stated) -> Target:
    text = show_claim(claim)
    return replace(target, name=text, proof=replace(proof, claim=text))


def _question(checker: Checker, target: Target, proof: Proof, claim: Claim) -> _Question | None:
    """Return a claim with its setting, None where the checker has something to say about them.

    Raises:
        KernelError: no theorem could be accepted for the claim, whatever is proved.
    """
    try:
        given = given_claims(target.name, proof.given, proof.definitions, proof.matrices)
        setting = setting_of(
            checker.check, target.name, claim, proof.definitions, given, proof.facts
        )
    except (ProofError, KernelError, NotationError, RecursionError):
        return None
    # before it is refuted: a name with two meanings would have two values
    hyps = frozenset([hyp.claim for hyp in setting.ctx.hyps])
    check_statement(Statement(claim, hyps, frozenset(setting.ctx.definitions.values())))
    return _Question(target, proof, claim, setting.ctx)


def _refutation(question: _Question, effort: Effort) -> Counterexample | Survived:
    hyps = [hyp.claim for hyp in question.ctx.hyps]
    return refute(question.claim, hyps, question.ctx.definitions, effort=effort)


def _is_defined(question: _Question) -> bool:
    """Whether every term of a claim and its hypotheses is proved to have a value."""
    claims = (question.claim, *(hyp.claim for hyp in question.ctx.hyps))
    try:
        return not definedness(question.ctx, claims)[1]
    except (KernelError, RecursionError):
        return False


def _missing(question: _Question) -> Undefined | None:
    """Return why there is no limit, or no integral, that a claim says to exist and to be a number.

    Of a claim that one exists, and no more, the obligations say it.
    """
    claim = question.claim
    if claim.rel not in EXISTENCE or claim.lhs == claim.rhs:
        return None
    gaps = violations(question.ctx, (Claim(claim.rel, claim.lhs, claim.lhs),))
    return next((gap for gap in gaps if gap.needs.rel in EXISTENCE), None)


def _false(question: _Question, found: Counterexample) -> Outcome:
    """Return the outcome of a claim that is false at a point: undefined somewhere, or refuted."""
    claims = (question.claim, *(hyp.claim for hyp in question.ctx.hyps))
    violated = next(violations(question.ctx, claims), None)
    if violated is not None:
        return _with_problems(question.target, undefined_problem(violated, None))
    return replace(_with_problems(question.target), counterexample=found)
