"""`assert_identity_holds`: the identity is the oracle."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import audit_functions
import ml_dtypes
import numpy as np
import pytest
import tensors_of_torch

from symproof.auditing.errors import AuditError, ImplementationError
from symproof.testing import assert_identity_holds

POINTS = 20_000


@pytest.mark.parametrize("dtype", ["float16", ml_dtypes.bfloat16, np.float32, np.dtype("float64")])
def test_a_swish_of_any_dtype_has_the_identity(dtype: Any):
    found = assert_identity_holds(audit_functions.swish, dtype, 4, points=POINTS)
    assert found.worst is not None
    assert 0 < found.worst.ulps <= 4
    assert found.points > 10_000


def test_a_wrong_branch_is_found_and_its_worst_point_shown():
    with pytest.raises(AssertionError) as caught:
        assert_identity_holds(audit_functions.slightly_wrong, "float32", 2, low=1, high=9)
    message = str(caught.value)
    assert "f(x) - f(-x) = x fails in float32 by " in message
    assert "ulps of x, more than 2" in message
    assert "    f(-x) = -" in message
    assert " = 0x1." in message


def test_the_limit_is_kept_to_the_ulp():
    found = assert_identity_holds(audit_functions.swish, "float16", 4)
    assert found.worst is not None
    most = found.worst.ulps
    assert_identity_holds(audit_functions.swish, "float16", most)
    with pytest.raises(AssertionError, match=f"by {most:.3f} ulps of x"):
        assert_identity_holds(audit_functions.swish, "float16", most - 0.001)


def test_a_nan_is_no_identity():
    with pytest.raises(AssertionError, match=r"f\(x\) is nan and f\(-x\) is 0 at x = 3\.00"):
        assert_identity_holds(audit_functions.nan_beyond_three, "float16", 1e9)


def test_an_odd_function_has_twice_its_slope():
    assert_identity_holds(lambda x: x / 2, "float32", 0, low=1e-30, points=POINTS)
    assert_identity_holds(lambda x: x, "float64", 0, slope=2, points=POINTS)
    with pytest.raises(AssertionError, match=r"= 3\*x fails"):
        assert_identity_holds(lambda x: x, "float64", 0, slope=3, high=1, points=POINTS)


def test_a_function_that_is_not_zero_at_zero_has_it_in_ulps_of_its_values():
    def softplus(x: Any) -> Any:
        return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))

    with pytest.raises(AssertionError):
        assert_identity_holds(softplus, "float32", 2, points=POINTS)
    assert_identity_holds(softplus, "float32", 2, ulp_of="values", points=POINTS)


@pytest.mark.parametrize("dtype", ["float32", "bfloat16"])
def test_arrays_of_a_namespace(dtype: str):
    assert_identity_holds(
        tensors_of_torch.swish, dtype, 4, xp=tensors_of_torch, points=POINTS, high=80
    )


def test_numpy_itself_is_a_namespace():
    assert_identity_holds(audit_functions.relu, "float32", 0, xp=np, points=POINTS)


def test_the_original_error_of_a_function_is_shown_with_ours():
    with pytest.raises(ImplementationError, match="raises raised ValueError") as caught:
        assert_identity_holds(audit_functions.raises, "float32", 1)
    assert isinstance(caught.value.__cause__, ValueError)


@pytest.mark.parametrize("function", [audit_functions.first_only, audit_functions.twice_as_wide])
def test_another_shape_or_dtype_is_an_error(function: Callable[[Any], Any]):
    with pytest.raises(ImplementationError, match="returned"):
        assert_identity_holds(function, "float32", 1)


@pytest.mark.parametrize(
    "settings",
    [{"dtype": "int8"}, {"low": 3, "high": 1}, {"ulp_of": "ulps"}, {"xp": "torch"}],
    ids=str,
)
def test_settings_that_cannot_be_used_are_errors(settings: dict[str, Any]):
    with pytest.raises(AuditError):
        assert_identity_holds(audit_functions.relu, **settings)
