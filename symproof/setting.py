"""What a proof starts from, and what it must come to: hypotheses, facts, the statement."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from symproof.calculation import Problem, ProofError
from symproof.certificate import Proved
from symproof.derivation import Block, CaseSplit, Cited, Derivation, Given, Line
from symproof.engine.context import PATTERN_SUFFIX, Context, Fact
from symproof.engine.equality import attempt, generalise
from symproof.engine.matrices.steps import scalar_part
from symproof.engine.order.emptiness import is_empty
from symproof.kernel.errors import KernelError, refuse
from symproof.kernel.sequent import Claim, Definition, check_definitions, variables_of
from symproof.kernel.shapes import Shape
from symproof.kernel.statement import Statement
from symproof.kernel.term import Var
from symproof.kernel.theorem import Theorem, infer
from symproof.notation.errors import NotationError
from symproof.notation.plain import show_claim, show_definition
from symproof.proof import Hypothesis, Instance, Proof, hypothesis
from symproof.ties import tied

Derive = Callable[[Proof | Instance, str], Derivation]


@dataclass(slots=True)
class Setting:
    """What a proof starts from: its hypotheses, facts and context."""

    given: tuple[Given, ...]
    cited: Mapping[str, Cited]
    ctx: Context


def given_claims(
    label: str,
    entries: Mapping[str, Hypothesis | str],
    definitions: Sequence[Definition],
    shapes: Mapping[str, Shape] | None = None,
) -> tuple[Given, ...]:
    """Return the hypotheses of a proof, read.

    Raises:
        ProofError: with every hypothesis that cannot be read.
    """
    found: list[Given] = []
    problems: list[Problem] = []
    for name, entry in entries.items():
        try:
            is_text = isinstance(entry, str)
            value = hypothesis(entry, definitions, shapes=shapes) if is_text else entry
        except NotationError as error:
            problems.append(Problem("proof-notation", f"the hypothesis {name}: {error}"))
        else:
            found.append(Given(name, value.claim, value.kind, value.function))
    if problems:
        raise ProofError(label, problems)
    return tuple(found)


def setting_of(
    derive: Derive,
    label: str,
    claim: Claim,
    definitions: Sequence[Definition],
    given: tuple[Given, ...],
    facts: Mapping[str, Proof | Instance],
) -> Setting:
    """Return what a proof starts from, the facts that it cites being proved.

    Raises:
        ProofError: a fact is not proved, or does not fit.
        KernelError: the definitions or variables of the statement do not fit together.
    """
    table: dict[str, Definition] = {}
    for definition in definitions:
        if table.setdefault(definition.name, definition) != definition:
            problem = Problem("definition-clash", f"{definition.name} is defined twice")
            raise ProofError(label, [problem])
    claims = frozenset([entry.claim for entry in given])
    check_definitions(claim, claims, frozenset(definitions))
    free = variables_of(claims) | variables_of(definitions)
    both = free.intersection(name for entry in (claim, *claims) for name in entry.forall)
    if both:
        refuse("statement-variable", f"{', '.join(sorted(both))} is both bound and free")
    ctx = Context(table).assuming([entry.claim for entry in given])
    pair = tied((claim, *(entry.claim for entry in given)), definitions)
    if pair is not None:
        name, other = pair
        message = (
            f"a derivative with respect to {name} holds {other} fixed, and a hypothesis ties "
            f"{other} to {name}: define {other} as a function of {name}"
        )
        raise ProofError(label, [Problem("proof-tied", message)])
    if is_empty(scalar_part(ctx)):
        shown = ", ".join(show_claim(entry.claim) for entry in given)
        message = f"the hypotheses contradict each other, so that they prove anything: {shown}"
        raise ProofError(label, [Problem("proof-hypotheses", message)])
    by_claim = {hyp.claim: hyp for hyp in ctx.hyps}
    usable = {entry.name: Fact.local(entry.name, by_claim[entry.claim]) for entry in given}
    cited: dict[str, Cited] = {}
    for name, proof in facts.items():
        if name in usable:
            problem = Problem("proof-name", f"{name} names a fact and a hypothesis")
            raise ProofError(label, [problem])
        derivation = checked_fact(derive, label, name, proof)
        theorem = derivation.proved.theorem
        for definition in theorem.defs:
            if table.get(definition.name, definition) != definition:
                message = f"the fact {name} defines {definition.name} differently"
                raise ProofError(label, [Problem("definition-clash", message)])
        usable[name] = _citable(name, theorem, table)
        hyps = tuple(entry.claim for entry in derivation.given)
        cited[name] = Cited(
            name, derivation.claim, hyps, derivation.name, derivation.definitions, derivation
        )
    return Setting(given, cited, replace(ctx, facts=usable))


def _citable(name: str, theorem: Theorem, table: Mapping[str, Definition]) -> Fact:
    """Return a theorem as a fact; the parameters of a definition that both state stay fixed."""
    fact = Fact.cited(name, generalise(theorem))
    for variable in variables_of(theorem.defs.intersection(table.values())):
        pattern = variable + PATTERN_SUFFIX
        if pattern in fact.variables:
            fixed = infer("put", (fact.theorem,), pattern, Var(variable))
            fact = Fact(name, fixed, fact.variables - {pattern})
    return fact


def checked_fact(derive: Derive, label: str, name: str, proof: Proof | Instance) -> Derivation:
    """Return the derivation of a fact that a proof cites.

    Raises:
        ProofError: the fact is not proved; the message says which one at the root is not.
    """
    try:
        return derive(proof, name)
    except ProofError as error:
        root = _root(error)
        where = "" if root is error else f"{root.name}: "
        message = f"the fact {name} is not proved: {where}{root.problems[0].message}"
        circular = root.problems[0].code == "proof-circular"
        code = "proof-circular" if circular else "proof-fact"
        raise ProofError(label, [Problem(code, message)]) from error


def _root(error: ProofError) -> ProofError:
    """Return the error of the fact that other facts are not proved for."""
    while isinstance(error.__cause__, ProofError):
        error = error.__cause__
    return error


def proved_statement(
    label: str,
    setting: Setting,
    claim: Claim,
    definitions: Sequence[Definition],
    theorem: Theorem,
    parts: Sequence[Theorem],
) -> Proved:
    """Return the theorem with its statement, after the kernel has compared the two."""
    statement = Statement(
        claim, frozenset(entry.claim for entry in setting.given), frozenset(definitions)
    )
    try:
        if claim.forall:
            theorem = infer("gen", (theorem,), claim.forall)
        theorem = without(theorem, statement.defs)
        kept = tuple(without(part, statement.defs) for part in parts)
        return Proved(label, statement, theorem, kept)
    except KernelError as error:
        problem = Problem(error.code, _unstated(error, statement, theorem) or error.detail)
        raise ProofError(label, [problem]) from error
    return Proved(label, statement, theorem, kept)


def _unstated(error: KernelError, statement: Statement, theorem: Theorem) -> str:
    """Return what the theorem rests on and the statement does not name, in the notation."""
    match error.code:
        case "statement-definition":
            missing = [show_definition(part) for part in theorem.defs - statement.defs]
        case "statement-hypothesis":
            missing = [show_claim(part) for part in theorem.hyps - statement.hyps]
        case _:
            return ""
    return f"the proof rests on what is not stated: {'; '.join(sorted(missing))}"


def without(theorem: Theorem, stated: frozenset[Definition]) -> Theorem:
    """Return the theorem without definitions that are neither stated nor mentioned."""
    pending = sorted(theorem.defs - stated, key=lambda definition: definition.name)
    for _ in range(len(pending)):
        for definition in pending:
            smaller = attempt("discharge", (theorem,), definition.name)
            theorem = theorem if smaller is None else smaller
        pending = [definition for definition in pending if definition in theorem.defs]
    return theorem


def facts_used(block: Block, cited: Mapping[str, Cited]) -> tuple[Cited, ...]:
    """Return the facts that some line cites, in order."""
    names: dict[str, None] = {}
    _collect(block, names)
    return tuple(cited[name] for name in names if name in cited)


def _collect(block: Block, names: dict[str, None]) -> None:
    for item in block:
        match item:
            case Line():
                names.update((name, None) for r in item.reasons for name in r.names)
            case CaseSplit():
                for branch in item.branches:
                    _collect(branch.block, names)
