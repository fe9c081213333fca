"""What the tests of checking share: a proof that checks, and ways to see why one does not."""

from __future__ import annotations

import pytest

from symproof import Instance, Proof, define, odd
from symproof.calculation import CODES, Problem, ProofError
from symproof.checking import check
from symproof.kernel.errors import CODES as KERNEL_CODES

F = define("f(x) = 1/2*(phi(x) + 1)*x")
GATE = Proof(
    claim="f(x) - f(-x) = x",
    definitions=(F,),
    given={"phi_odd": odd("phi")},
    steps="""
        f(x) - f(-x)
        = 1/2*(phi(x) + 1)*x - 1/2*(-phi(x) + 1)*(-x)     by unfold f, fact phi_odd
        = x                                               by ring
    """,
)


def problems(proof: Proof | Instance) -> tuple[Problem, ...]:
    """Return why a proof does not check."""
    with pytest.raises(ProofError) as raised:
        check(proof, "p")
    found = raised.value.problems
    assert found
    assert all(problem.code in {**CODES, **KERNEL_CODES} for problem in found)
    return found


def only(proof: Proof | Instance) -> Problem:
    """Return the one problem of a proof."""
    (problem,) = problems(proof)
    return problem


def lines_of(proof: Proof | Instance) -> list[tuple[int | None, str]]:
    """Return the line and the code of each problem."""
    return [(problem.line, problem.code) for problem in problems(proof)]
