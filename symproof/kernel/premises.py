"""What all rules do with their premises: join what they rest on, and look at their claims."""

from __future__ import annotations

from symproof.kernel.errors import refuse
from symproof.kernel.sequent import (
    JUDGEMENTS,
    ZERO,
    Claim,
    Definitions,
    Hypotheses,
    Sequent,
    Trust,
)
from symproof.kernel.term import Term

Premises = tuple[Sequent, ...]


def join(*parts: Sequent) -> tuple[Hypotheses, Definitions, Trust]:
    """Return everything that the parts rest on, together."""
    hyps, defs, trust = parts[0].hyps, parts[0].defs, parts[0].trust
    for part in parts[1:]:
        hyps, defs, trust = hyps | part.hyps, defs | part.defs, trust | part.trust
    return hyps, defs, trust


def instance(part: Sequent) -> Claim:
    """Return the claim of a premise that must not be universal.

    Raises:
        KernelError: premise-forall.
    """
    if part.claim.forall:
        refuse("premise-forall", f"for all {', '.join(part.claim.forall)}")
    return part.claim


def comparison(part: Sequent) -> Claim:
    """Return the claim of a premise that must compare two numbers.

    Raises:
        KernelError: premise-forall, premise-relation.
    """
    claim = instance(part)
    if claim.rel in JUDGEMENTS:
        refuse("premise-relation", "a comparison is expected, not a judgement")
    return claim


def equation(part: Sequent) -> Claim:
    """Return the claim of a premise that must be an equation.

    Raises:
        KernelError: premise-forall, premise-relation.
    """
    claim = instance(part)
    if claim.rel != "=":
        refuse("premise-relation", f"an equation is expected, not {claim.rel}")
    return claim


def nonzero(part: Sequent) -> Term:
    """Return d for a premise that must say d != 0.

    Raises:
        KernelError: premise-forall, premise-relation.
    """
    claim = instance(part)
    if claim.rel != "!=" or claim.rhs != ZERO:
        refuse("premise-relation", "a premise that says d != 0 is expected")
    return claim.lhs
