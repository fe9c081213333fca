"""From Python: `prove` and `refute` a claim, `explore` an expression."""

from __future__ import annotations

from typing import Any

from symproof.calculation import ProofError
from symproof.proof import Proof
from symproof.settling import Target, settle
from symproof.statements import stated
from symproof.verdict import Verdict


def prove(claim: Any, *, let: Any = (), assume: Any = (), timeout: float | None = None) -> Verdict:
    """Return the verdict of a claim.

    `claim` is a text (also a chain `a = b <= c`), a SymPy relation such as
    `Eq(f(x) - f(-x), x, evaluate=False)`, or a pair of SymPy expressions that are claimed to be
    equal; `let` gives definitions and `assume` hypotheses, each as text or from SymPy.  What
    SymPy assumes of its symbols is a hypothesis, which is printed.  `timeout` is in seconds.

    Raises:
        SymproofError: the claim, a definition or a hypothesis cannot be read.
    """
    return settled(stated(claim, let, assume), timeout=timeout)


def refute(claim: Any, *, let: Any = (), assume: Any = (), timeout: float | None = None) -> Verdict:
    """Return the verdict of a claim; a point that refutes it is sought before a proof.

    Raises:
        SymproofError: the claim, a definition or a hypothesis cannot be read.
    """
    return settled(stated(claim, let, assume), timeout=timeout, points_first=True)


def settled(proof: Proof, *, timeout: float | None = None, points_first: bool = False) -> Verdict:
    """Return the verdict of a proof that may have no calculation.

    Raises:
        ProofError: its parts do not fit together, such as two definitions of one name.
    """
    target = Target(proof.name or proof.claim, proof)
    outcome = settle(target, timeout=timeout, points_first=points_first, write=False)
    if outcome.verdict == "unreadable":
        raise ProofError(outcome.name, outcome.deciding.problems)
    return Verdict(outcome)
