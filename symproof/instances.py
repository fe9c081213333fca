"""Instances: a general theorem at particular functions, its hypotheses proved."""

from __future__ import annotations

from symproof.calculation import Problem, ProofError, undefined_problem
from symproof.derivation import Cited, Derivation, Line, Lines, Written
from symproof.engine.calculus.definedness import definedness
from symproof.engine.equality import attempt
from symproof.engine.order.signs import prove_claim
from symproof.engine.search import search
from symproof.kernel.errors import KernelError, refuse
from symproof.kernel.sequent import Claim, Definition, check_definitions
from symproof.kernel.term import Lam
from symproof.kernel.theorem import Theorem, infer
from symproof.notation.plain import show_claim
from symproof.notation.steps import Reason
from symproof.proof import Instance
from symproof.setting import (
    Derive,
    Setting,
    checked_fact,
    facts_used,
    given_claims,
    proved_statement,
    setting_of,
)


def check_instance(derive: Derive, proof: Instance, label: str) -> Derivation:
    """Return the derivation of an instance.

    Raises:
        ProofError: the general theorem, or a hypothesis of the instance, is not proved.
        KernelError: the values do not fit the theorem.
    """
    general = checked_fact(derive, label, proof.general.name or "theorem", proof.general)
    shapes = proof.general.matrices
    given = given_claims(label, proof.given, proof.general.definitions, shapes)
    try:
        theorem = _specialised(general.proved.theorem, proof)
    except KernelError as error:
        raise ProofError(label, [Problem(error.code, error.detail)]) from error
    definitions = tuple(sorted(theorem.defs, key=lambda definition: definition.name))
    setting = setting_of(derive, label, theorem.claim, definitions, given, proof.facts)
    theorem, reasons = _discharged(setting, theorem, label)
    claim = theorem.claim
    parts, gaps = definedness(setting.ctx, (claim, *(entry.claim for entry in given)))
    if gaps:
        raise ProofError(label, [undefined_problem(gap, None) for gap in gaps])
    proved = proved_statement(label, setting, claim, definitions, theorem, parts)
    reason = Reason("instance", (general.name,))
    block = (Line(claim.lhs), Line(claim.rhs, claim.rel, (reason, *reasons), theorem))
    hyps = tuple(entry.claim for entry in general.given)
    origin = Cited(general.name, general.claim, hyps, general.name, general.definitions, general)
    cited = (origin, *facts_used(block, setting.cited))
    return Derivation(
        label,
        claim,
        definitions,
        given,
        Lines.of(Written(proved, cited, block)),
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
    setting: Setting, theorem: Theorem, label: str
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


def _facts_stating(setting: Setting, hyp: Claim) -> list[Reason]:
    """Return the cited fact whose statement is the hypothesis, as a reason."""
    return [
        Reason("fact", (name,))
        for name, entry in setting.cited.items()
        if (entry.claim.rel, len(entry.claim.variables)) == (hyp.rel, len(hyp.forall))
    ][:1]
