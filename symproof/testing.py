"""For ordinary tests: each function fails unless symproof comes to the verdict in its name.

from symproof.testing import assert_identity, assert_proved, assert_refuted

def test_swish():
    assert_proved("f(x) - f(-x) = x", let="f(x) = x*sigmoid(b*x)")

def test_my_swish():
    assert_identity(my_swish, "f(x) - f(-x) = x")

def test_my_fast_swish():
    assert_identity_holds(my_fast_swish, "float32", max_ulp=4)
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from symproof.api import prove, refute
from symproof.derivation import Derivation
from symproof.statements import several
from symproof.tracing import traced
from symproof.verdict import Verdict

if TYPE_CHECKING:
    from symproof.auditing.defects import Defects


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


def assert_identity_holds(
    function: Callable[[Any], Any],
    dtype: Any = "float32",
    max_ulp: float = 2.0,
    *,
    slope: Any = 1,
    ulp_of: Literal["x", "values"] = "x",
    low: Any = None,
    high: Any = None,
    points: int = 1 << 20,
    seed: int = 0,
    xp: Any = None,
) -> Defects:
    """Return the defects of f(x) - f(-x) = slope*x for a floating-point function of arrays.

    No reference is needed: the identity is the oracle.  The function is called with arrays of
    one dimension, of the dtype `float16`, `bfloat16`, `float32` or `float64` (dimensionless), and
    returns one of the same shape and dtype.  They are arrays of the namespace `xp`, NumPy's
    without one.  All pairs x, -x with |x| between `low` and `high` are looked at in 16 bits; in
    32 and 64 about `points` of them, as many in each binade, with the powers of two and their
    neighbours, the same ones for the same `seed`.

    The defect |f(x) - f(-x) - slope*x| is that of the floats that are returned, subtracted as
    exact numbers, in ulps of x: distances of neighbouring floats in the binade of x.  An
    implementation that is correctly rounded, with |f(x)| and |f(-x)| at most |x|, has at most 1.
    A function that is not 0 at 0 cancels near 0, whoever computes it; for it, `ulp_of="values"`
    takes the binade of the largest of |slope*x|, |f(x)| and |f(-x)|.

    Raises:
        AssertionError: a defect is larger than `max_ulp`, or a value is NaN or infinite; the
            message shows the worst point.
        SymproofError: the dtype, the range or the slope cannot be used, or the function raises,
            or returns another shape or dtype.
    """
    from symproof.auditing.holding import complaint, pairs

    slope = Fraction(slope)
    found = pairs(function, dtype, slope, ulp_of, (low, high), points, seed, xp)
    said = complaint(found, dtype, slope, ulp_of, max_ulp)
    if said:
        raise AssertionError(said)
    return found


def _derivation(verdict: Verdict) -> Derivation:
    if verdict.derivation is None:
        raise AssertionError(f"not proved, but {verdict}")
    return verdict.derivation
