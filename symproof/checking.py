"""Checking proofs: from a Proof to a Derivation, or to the lines that do not follow."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from symproof.calculation import Calculation, Problem, ProofError, searched, undefined_problem
from symproof.certificate import Proved
from symproof.derivation import Block, CaseSplit, Cited, Derivation, Given, Line
from symproof.engine.context import PATTERN_SUFFIX, Context, Fact
from symproof.engine.definedness import definedness
from symproof.engine.equality import attempt, generalise
from symproof.engine.search import search
from symproof.engine.signs import prove_claim
from symproof.kernel.errors import KernelError, refuse
from symproof.kernel.sequent import Claim, Definition, check_definitions, variables_of
from symproof.kernel.statement import Statement
from symproof.kernel.term import Lam, Var
from symproof.kernel.theorem import Theorem, infer
from symproof.notation.errors import NotationError
from symproof.notation.plain import parse_claim, show_claim, show_definition
from symproof.notation.steps import Reason, StepBlock, StepError, parse_steps
from symproof.proof import Hypothesis, Instance, Proof, hypothesis


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
                derivation = _check_instance(self, proof, label)
            else:
                derivation = _check_proof(self, proof, label)
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


@dataclass(slots=True)
class _Setting:
    """What a proof starts from: its hypotheses, facts and context."""

    given: tuple[Given, ...]
    cited: Mapping[str, Cited]
    ctx: Context


def _given(
    label: str, entries: Mapping[str, Hypothesis | str], definitions: Sequence[Definition]
) -> tuple[Given, ...]:
    found: list[Given] = []
    problems: list[Problem] = []
    for name, entry in entries.items():
        try:
            value = hypothesis(entry, definitions) if isinstance(entry, str) else entry
        except NotationError as error:
            problems.append(Problem("proof-notation", f"the hypothesis {name}: {error}"))
        else:
            found.append(Given(name, value.claim, value.kind, value.function))
    if problems:
        raise ProofError(label, problems)
    return tuple(found)


def _setting(
    checker: Checker,
    label: str,
    claim: Claim,
    definitions: Sequence[Definition],
    given: tuple[Given, ...],
    facts: Mapping[str, Proof | Instance],
) -> _Setting:
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
    by_claim = {hyp.claim: hyp for hyp in ctx.hyps}
    usable = {entry.name: Fact.local(entry.name, by_claim[entry.claim]) for entry in given}
    cited: dict[str, Cited] = {}
    for name, proof in facts.items():
        if name in usable:
            problem = Problem("proof-name", f"{name} names a fact and a hypothesis")
            raise ProofError(label, [problem])
        derivation = _checked_fact(checker, label, name, proof)
        theorem = derivation.proved.theorem
        for definition in theorem.defs:
            if table.get(definition.name, definition) != definition:
                message = f"the fact {name} defines {definition.name} differently"
                raise ProofError(label, [Problem("definition-clash", message)])
        usable[name] = _citable(name, theorem, table)
        hyps = tuple(entry.claim for entry in derivation.given)
        cited[name] = Cited(name, derivation.claim, hyps, derivation.name)
    return _Setting(given, cited, replace(ctx, facts=usable))


def _citable(name: str, theorem: Theorem, table: Mapping[str, Definition]) -> Fact:
    """Return a theorem as a fact; the parameters of a definition that both state stay fixed."""
    fact = Fact.cited(name, generalise(theorem))
    for variable in variables_of(theorem.defs.intersection(table.values())):
        pattern = variable + PATTERN_SUFFIX
        if pattern in fact.variables:
            fixed = infer("put", (fact.theorem,), pattern, Var(variable))
            fact = Fact(name, fixed, fact.variables - {pattern})
    return fact


def _checked_fact(checker: Checker, label: str, name: str, proof: Proof | Instance) -> Derivation:
    try:
        return checker.check(proof, name)
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


def _check_proof(checker: Checker, proof: Proof, label: str) -> Derivation:
    claim, steps = _read(proof, label)
    given = _given(label, proof.given, proof.definitions)
    setting = _setting(checker, label, claim, proof.definitions, given, proof.facts)
    work = Calculation()
    body = Claim(claim.rel, claim.lhs, claim.rhs)
    parts, gaps = definedness(setting.ctx, (claim, *(entry.claim for entry in given)))
    work.problems.extend(undefined_problem(gap, None) for gap in gaps)
    if steps is not None:
        block, theorem = work.whole(setting.ctx, body, steps)
    elif gaps:
        raise ProofError(label, work.problems)
    else:
        block, theorem = _searched(setting.ctx, body, label)
    problems = sorted(dict.fromkeys(work.problems), key=lambda p: -1 if p.line is None else p.line)
    if problems or theorem is None:
        raise ProofError(label, problems)
    proved = _proved(label, setting, claim, proof.definitions, theorem, parts)
    derivation = Derivation(
        label,
        proved,
        claim,
        proof.definitions,
        setting.given,
        _used(block, setting.cited),
        block,
        proof.title,
        proof.source,
        0.0,
        proof.translations,
    )
    both = [name for name in derivation.variables if name in derivation.functions]
    if both:
        message = f"{', '.join(sorted(both))} is a variable in one place and a function in another"
        raise ProofError(label, [Problem("statement-name", message)])
    return derivation


def _read(proof: Proof, label: str) -> tuple[Claim, StepBlock | None]:
    """Return the claim and the calculation, or raise what cannot be read of them."""
    problems: list[Problem] = []
    claim, steps = None, None
    try:
        claim = parse_claim(proof.claim)
    except NotationError as error:
        problems.append(Problem("proof-notation", f"the claim: {error}"))
    try:
        steps = None if proof.steps is None else parse_steps(proof.steps)
    except StepError as error:
        for each in (error, *error.others):
            problems.append(Problem("proof-notation", str(each), each.number))
    if problems or claim is None:
        raise ProofError(label, problems)
    return claim, steps


def _searched(ctx: Context, claim: Claim, label: str) -> tuple[Block, Theorem]:
    found = search(ctx, claim.lhs, claim.rel, claim.rhs)
    if found is None:
        shown = show_claim(claim)
        tried = searched(ctx, claim.lhs, claim.rel, claim.rhs)
        problem = Problem("proof-search", f"no proof of {shown} was found", None, shown, tried)
        raise ProofError(label, [problem])
    theorem, reasons = found
    return (Line(claim.lhs), Line(claim.rhs, claim.rel, reasons, theorem)), theorem


def _proved(
    label: str,
    setting: _Setting,
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


def _used(block: Block, cited: Mapping[str, Cited]) -> tuple[Cited, ...]:
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


def _check_instance(checker: Checker, proof: Instance, label: str) -> Derivation:
    general = _checked_fact(checker, label, proof.general.name or "theorem", proof.general)
    given = _given(label, proof.given, proof.general.definitions)
    try:
        theorem = _specialised(general.proved.theorem, proof)
    except KernelError as error:
        raise ProofError(label, [Problem(error.code, error.detail)]) from error
    definitions = tuple(sorted(theorem.defs, key=lambda definition: definition.name))
    setting = _setting(checker, label, theorem.claim, definitions, given, proof.facts)
    theorem, reasons = _discharged(setting, theorem, label)
    claim = theorem.claim
    parts, gaps = definedness(setting.ctx, (claim, *(entry.claim for entry in given)))
    if gaps:
        raise ProofError(label, [undefined_problem(gap, None) for gap in gaps])
    proved = _proved(label, setting, claim, definitions, theorem, parts)
    reason = Reason("instance", (general.name,))
    block = (Line(claim.lhs), Line(claim.rhs, claim.rel, (reason, *reasons), theorem))
    origin = Cited(general.name, general.claim, tuple(g.claim for g in general.given), general.name)
    return Derivation(
        label,
        proved,
        claim,
        definitions,
        given,
        (origin, *_used(block, setting.cited)),
        block,
        proof.title,
        proof.source or proof.general.source,
        0.0,
        proof.translations,
    )


def _specialised(theorem: Theorem, proof: Instance) -> Theorem:
    """Return the theorem with the instance's functions and names."""
    for value in proof.values:
        _check_value(theorem, value)
        theorem = infer("instantiate", (theorem,), value.name, Lam(value.params, value.body))
    for old, new in proof.rename.items():
        theorem = infer("rename", (theorem,), old, new)
    return theorem


def _check_value(theorem: Theorem, value: Definition) -> None:
    """Refuse a value for what is no function variable of the theorem.

    Raises:
        KernelError: proof-instance, definition-arity.
    """
    sequent = theorem.sequent
    known = {
        name for item in (sequent.claim, *sequent.hyps, *sequent.defs) for name in item.functions
    }
    if value.name not in known:
        others = ", ".join(sorted(known)) or "none"
        refuse("proof-instance", f"the theorem has no function {value.name}; it has {others}")
    check_definitions(sequent.claim, sequent.hyps, frozenset({value}))


def _discharged(
    setting: _Setting, theorem: Theorem, label: str
) -> tuple[Theorem, tuple[Reason, ...]]:
    """Return the theorem without the hypotheses that are proved; the others must be given."""
    reasons: list[Reason] = []
    for hyp in sorted(theorem.hyps - setting.ctx.claims, key=repr):
        body = Claim(hyp.rel, hyp.lhs, hyp.rhs)
        proof = prove_claim(setting.ctx, hyp)
        if proof is None:
            found = search(setting.ctx, body.lhs, body.rel, body.rhs)
            proof = None if found is None else found[0]
            if proof is not None and hyp.forall:
                proof = attempt("gen", (proof,), hyp.forall)
            reasons.extend(r for r in (found[1] if found else ()) if r.kind == "fact")
        else:
            reasons.extend(_facts_stating(setting, hyp))
        if proof is None:
            message = f"the hypothesis {show_claim(hyp)} is not proved"
            raise ProofError(label, [Problem("proof-fact", message, claim=show_claim(hyp))])
        theorem = infer("cut", (proof, theorem))
    return theorem, tuple(reasons)


def _facts_stating(setting: _Setting, hyp: Claim) -> list[Reason]:
    """Return the cited fact whose statement is the hypothesis, as a reason."""
    return [
        Reason("fact", (name,))
        for name, entry in setting.cited.items()
        if (entry.claim.rel, len(entry.claim.variables)) == (hyp.rel, len(hyp.forall))
    ][:1]
