"""Derivatives and simpler forms with every step named and checked, for those who use SymPy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from symproof import proposals, rulewise
from symproof.api import settled
from symproof.engine.calculus.deriving import differentiate
from symproof.engine.context import Context
from symproof.kernel.errors import SymproofError
from symproof.kernel.sequent import Claim
from symproof.kernel.term import Term, Var, diff, is_name
from symproof.notation.plain import show_claim
from symproof.proof import Proof
from symproof.setting import given_claims
from symproof.statements import stated, term
from symproof.verdict import Verdict


class VariableError(SymproofError):
    """It is not clear which variable of an expression is meant."""


def derive(
    expression: Any,
    variable: Any = None,
    *,
    order: int = 1,
    let: Any = (),
    assume: Any = (),
    timeout: float | None = None,
) -> Verdict:
    """Return the derivative of an expression as a claim `diff(...) = ...` with its steps.

    `verdict.result` is the derivative.  Where there is none for some value of the variable, the
    verdict is `undefined` and names the place.

    Raises:
        SymproofError: the expression cannot be read, or it is not clear which variable is meant.
    """
    body = term(expression)
    name = variable_of(body, variable)
    slope: Term = body
    for _ in range(order):
        slope = diff(name, slope, Var(name))
    proof = stated(Claim("=", slope, slope), let, assume, about=expression)
    found = _derivatives(proof, body, slope, name, order)
    exists = Claim("diff", slope, slope)
    verdict = first_proved(proof, (Claim("=", slope, value) for value in found), exists, timeout)
    return _rule_by_rule(proof, slope, verdict, timeout)


def _rule_by_rule(proof: Proof, slope: Term, verdict: Verdict, timeout: float | None) -> Verdict:
    """Return the verdict with a line for each rule that is used, where such lines check."""
    value = verdict.result if verdict.proved else None
    steps = None if value is None or value == slope else rulewise.lines(slope, value)
    if value is None or steps is None:
        return verdict
    longer = replace(about(proof, Claim("=", slope, value)), steps=steps)
    found = settled(longer, timeout=timeout)
    return found if found.proved else verdict


def simplify_with_steps(
    expression: Any, *, let: Any = (), assume: Any = (), timeout: float | None = None
) -> Verdict:
    """Return a shorter form of an expression as a claim `expression = ...` with its steps.

    SymPy proposes forms, and the shortest one that is proved is taken; `verdict.result` is the
    form, and the expression itself where no other was proved.

    Raises:
        SymproofError: the expression cannot be read.
    """
    start = term(expression)
    proof = stated(Claim("=", start, start), let, assume, about=expression)
    claims = [Claim("=", start, form) for form in proposals.forms(start)]
    return first_proved(proof, claims, Claim("=", start, start), timeout)


def variable_of(body: Term, variable: Any = None) -> str:
    """Return the variable that an expression is a function of: the one named, x, or the only one.

    Raises:
        VariableError: there is no such variable, or several.
    """
    if variable is not None:
        name = str(variable)
        if not is_name(name):
            raise VariableError(f"{name} is not the name of a variable")
        return name
    if "x" in body.variables or not body.variables:
        return "x"
    if len(body.variables) > 1:
        names = ", ".join(sorted(body.variables))
        raise VariableError(f"it is not clear which variable is meant: there are {names}")
    (name,) = body.variables
    return name


def first_proved(
    proof: Proof, claims: Iterable[Claim], otherwise: Claim, timeout: float | None = None
) -> Verdict:
    """Return the verdict of the first claim that is proved, or else that of the last one.

    A term without a value decides at once: no other form of the claim can be proved.

    Raises:
        SymproofError: the parts of the proof do not fit together.
    """
    for claim in claims:
        verdict = settled(about(proof, claim), timeout=timeout)
        if verdict.proved or verdict.verdict == "undefined":
            return verdict
    return settled(about(proof, otherwise), timeout=timeout)


def about(proof: Proof, claim: Claim) -> Proof:
    """Return another claim in the setting of a proof."""
    given, shapes = proof.given, proof.shapes
    return Proof(claim=show_claim(claim), definitions=proof.definitions, given=given, shapes=shapes)


def _derivatives(proof: Proof, body: Term, slope: Term, name: str, order: int) -> Iterator[Term]:
    """Yield what the derivative may be: by the rules of calculus, then as SymPy has it."""
    found = by_rules(proof, slope)
    if found is not None:
        yield found
    for _ in range(order - 1):
        body = diff(name, body, Var(name))
    yield from proposals.derivative(body, name)


def by_rules(proof: Proof, slope: Term) -> Term | None:
    """Return what a derivative is by the rules of calculus, None where they give nothing."""
    given = given_claims("", proof.given, proof.definitions, proof.matrices)
    table = {definition.name: definition for definition in proof.definitions}
    found = differentiate(Context(table).assuming([entry.claim for entry in given]), slope)
    return None if found is None else found.claim.rhs
