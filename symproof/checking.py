"""Checking proofs: from a Proof to a Derivation, or to the lines that do not follow."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from symproof.calculation import (
    MISFIT,
    Calculation,
    Problem,
    ProofError,
    searched,
    undefined_problem,
)
from symproof.derivation import Block, Derivation, Line, Lines, Written
from symproof.engine.calculus.definedness import definedness
from symproof.engine.context import Context
from symproof.engine.search import search
from symproof.instances import check_instance
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim
from symproof.kernel.theorem import Theorem
from symproof.notation.errors import NotationError, ShapeError, shown_shape
from symproof.notation.places import Stated
from symproof.notation.plain import parse_stated, show_claim
from symproof.notation.steps import Reason, StepBlock, StepError, parse_steps
from symproof.proof import Instance, Proof
from symproof.setting import Derive, facts_used, given_claims, proved_statement, setting_of

if TYPE_CHECKING:
    from symproof.engine.planning.plan import Relation


@dataclass(slots=True)
class Checker:
    """Checks proofs, each once, however many others cite it."""

    done: dict[int, tuple[Proof | Instance, Derivation]] = field(
        default_factory=dict[int, tuple[Proof | Instance, Derivation]]
    )
    pending: list[int] = field(default_factory=list[int])

    def check(self, proof: Proof | Instance, name: str = "") -> Derivation:
        """Return the derivation of a proof.

        Raises:
            ProofError: with every line that does not follow.
        """
        known = self.done.get(id(proof))
        if known is not None:
            return known[1]
        label = proof.name or name or "proof"
        if id(proof) in self.pending:
            raise ProofError(label, [Problem("proof-circular", "the proof cites itself")])
        started = time.perf_counter()
        self.pending.append(id(proof))
        try:
            if isinstance(proof, Instance):
                derivation = check_instance(self.check, proof, label)
            else:
                derivation = _check_proof(self.check, proof, label)
        except KernelError as error:
            raise ProofError(label, [Problem(error.code, error.detail)]) from error
        except NotationError as error:
            raise ProofError(label, [Problem("proof-notation", str(error))]) from error
        except RecursionError as error:
            problem = Problem("proof-notation", "terms, or facts in facts, are nested too deeply")
            raise ProofError(label, [problem]) from error
        finally:
            self.pending.pop()
        derivation = replace(derivation, seconds=time.perf_counter() - started)
        self.done[id(proof)] = (proof, derivation)
        return derivation


def check(proof: Proof | Instance, name: str = "") -> Derivation:
    """Return the checked derivation of a proof.

    Raises:
        ProofError: with every line that does not follow.
    """
    return Checker().check(proof, name)


def _check_proof(derive: Derive, proof: Proof, label: str) -> Derivation:
    said, steps = _read(proof, label)
    claim = said.claim if isinstance(said, Stated) else said
    given = given_claims(label, proof.given, proof.definitions, proof.matrices)
    setting = setting_of(derive, label, claim, proof.definitions, given, proof.facts)
    body = Claim(claim.rel, claim.lhs, claim.rhs)
    parts, gaps = definedness(setting.ctx, (claim, *(entry.claim for entry in given)))
    work = Calculation([undefined_problem(gap, None) for gap in gaps])
    if steps is None and gaps:
        raise ProofError(label, work.problems)

    def written(theorem: Theorem, block: Block) -> Written:
        proved = proved_statement(label, setting, claim, proof.definitions, theorem, parts)
        return Written(proved, facts_used(block, setting.cited), block)

    if steps is None:
        lines = _searched(setting.ctx, said, body, label, written)
    else:
        block, theorem = work.whole(setting.ctx, body, steps)
        kept = dict.fromkeys(work.problems)
        problems = sorted(kept, key=lambda p: -1 if p.line is None else p.line)
        if problems or theorem is None:
            raise ProofError(label, problems)
        lines = Lines.of(written(theorem, block))
    derivation = Derivation(
        label,
        claim,
        proof.definitions,
        setting.given,
        lines,
        proof.title,
        proof.source,
        0.0,
        proof.translations,
        said if isinstance(said, Stated) else None,
    )
    if steps is not None:
        _check_names(derivation, label)
    return derivation


def _check_names(derivation: Derivation, label: str) -> None:
    """Refuse lines with a name that is a variable in one place and a function in another."""
    both = derivation.variables & derivation.functions
    if both:
        message = f"{', '.join(sorted(both))} is a variable in one place and a function in another"
        raise ProofError(label, [Problem("statement-name", message)])


def _read(proof: Proof, label: str) -> tuple[Claim | Stated, StepBlock | None]:
    """Return the claim and the calculation, or raise what cannot be read of them."""
    problems: list[Problem] = []
    claim, steps = None, None
    try:
        shapes = proof.matrices
    except NotationError as error:
        raise ProofError(label, [Problem("proof-notation", f"the shapes: {error}")]) from error
    try:
        claim = parse_stated(proof.claim, shapes=shapes)
    except ShapeError as error:
        if proof.steps is None:
            raise ProofError(label, [misfit(error)]) from error
        problems.append(Problem("proof-notation", f"the claim: {error}"))
    except NotationError as error:
        problems.append(Problem("proof-notation", f"the claim: {error}"))
    try:
        steps = None if proof.steps is None else parse_steps(proof.steps, shapes=shapes)
    except StepError as error:
        for each in (error, *error.others):
            problems.append(Problem("proof-notation", str(each), each.number))
    if problems or claim is None:
        raise ProofError(label, problems)
    return claim, steps


def misfit(error: ShapeError) -> Problem:
    """Return what is wrong with a claim whose shapes do not fit: nothing makes it true."""
    left, right = map(shown_shape, error.shapes)
    message = f"the shapes {left} and {right} do not fit in {error.term}"
    return Problem(MISFIT, message, claim=error.term, left=left, right=right)


def _searched(
    ctx: Context,
    said: Claim | Stated,
    claim: Claim,
    label: str,
    written: Callable[[Theorem, Block], Written],
) -> Lines:
    """Return a calculation that is found, as an author would have written it.

    The theorem is there before its lines are.

    Raises:
        ProofError: proof-search, where none is found.
    """
    # not needed for a proof with a calculation of its own
    from symproof.engine.planning.plan import line_of

    found = search(ctx, claim.lhs, claim.rel, claim.rhs)
    line = line_of(said)
    if found is None:
        planned = _planned(ctx, claim, line, None)
        if planned is not None:
            return Lines.of(planned_written(planned, written))
        shown = show_claim(claim)
        tried = searched(ctx, claim.lhs, claim.rel, claim.rhs)
        problem = Problem("proof-search", f"no proof of {shown} was found", None, shown, tried)
        raise ProofError(label, [problem])
    theorem, reasons = found
    single = written(theorem, (Line(line.start), Line(line.end, line.relation, reasons, theorem)))

    def write() -> Written:
        try:
            planned = _planned(ctx, claim, line, reasons)
            return single if planned is None else planned_written(planned, written)
        except (ProofError, TimeoutError):
            # what is proved stays proved when there is no time left to write it well
            return single

    return Lines(write)


def planned_written(
    planned: tuple[Block, Theorem], written: Callable[[Theorem, Block], Written]
) -> Written:
    """Return planned lines with what they prove."""
    block, theorem = planned
    return written(theorem, block)


def _planned(
    ctx: Context, claim: Claim, line: Relation, reasons: tuple[Reason, ...] | None
) -> tuple[Block, Theorem] | None:
    """Return a planned calculation, None where there is none or a line of it does not follow."""
    from symproof.engine.planning.plan import plan

    steps = plan(ctx, line, reasons)
    if steps is None:
        return None
    work = Calculation()
    block, theorem = work.whole(ctx, claim, steps)
    return None if theorem is None or work.problems else (block, theorem)
