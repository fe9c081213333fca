"""For ordinary tests: each function fails unless symproof comes to the verdict in its name.

from symproof.testing import assert_identity, assert_proved, assert_refuted

def test_swish():
    assert_proved("f(x) - f(-x) = x", let="f(x) = x*sigmoid(b*x)")

def test_my_swish():
    assert_identity(my_swish, "f(x) - f(-x) = x")
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from symproof.api import prove, refute
from symproof.derivation import Derivation
from symproof.statements import several
from symproof.tracing import traced
from symproof.verdict import Verdict


def assert_proved(
    claim: Any, *, let: Any = (), assume: Any = (), timeout: float | None = None
) -> Derivation:
    """Return the derivation that symproof finds for a claim.

    The arguments are those of `symproof.prove`; a definition may be a Python function too.

    Raises:
        AssertionError: the claim is not proved; the message has the counterexample, the term
            without a value, or what was tried.
        SymproofError: the claim, a definition or a hypothesis cannot be read.
    """
    verdict = prove(claim, let=let, assume=assume, timeout=timeout)
    return _derivation(verdict)


def assert_refuted(
    claim: Any, *, let: Any = (), assume: Any = (), timeout: float | None = None
) -> Verdict:
    """Return the verdict, with its counterexample, of a claim that symproof refutes.

    Raises:
        AssertionError: the claim is not refuted; the message says what it is.
        SymproofError: the claim, a definition or a hypothesis cannot be read.
    """
    verdict = refute(claim, let=let, assume=assume, timeout=timeout)
    if not verdict.refuted:
        raise AssertionError(f"not refuted, but {verdict}")
    return verdict


def assert_identity(
    function: Callable[..., Any],
    claim: Any = "f(x) - f(-x) = x",
    *,
    name: str = "f",
    let: Any = (),
    assume: Any = (),
    timeout: float | None = None,
) -> Derivation:
    """Return the derivation of a claim about a plain Python function, which it calls `name`.

    The function is traced with symbols (see `symproof.tracing`): floats are the decimals that
    Python prints for them, and arithmetic is that of real numbers.

    Raises:
        AssertionError: the claim is not proved; the message has the counterexample.
        SymproofError: the function cannot be traced, or the claim cannot be read.
    """
    definitions = [traced(function, name), *several(let)]
    return _derivation(prove(claim, let=definitions, assume=assume, timeout=timeout))


def _derivation(verdict: Verdict) -> Derivation:
    if verdict.derivation is None:
        raise AssertionError(f"not proved, but {verdict}")
    return verdict.derivation
