"""The defect of an identity: exact, whatever the dtype, and the worst of all points."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import ml_dtypes
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symproof.auditing.defects import Defects, Identity, defects
from symproof.auditing.floats import FORMATS, binade, share, strata
from symproof.auditing.implementations import Implementation

HALF = FORMATS["float16"]


def measured(
    function: Callable[[Any], Any],
    name: str = "float16",
    identity: Identity | None = None,
    points: int = 1 << 16,
    low: int = 0,
) -> Defects:
    fmt = FORMATS[name]
    found = strata(fmt, Fraction(low), signs=(1,))
    checked = Implementation(function, "f", fmt)
    with np.errstate(all="ignore"):
        return defects(checked, fmt, found, share(found, points), 0, identity)


def swish(x: Any) -> Any:
    return x / (1 + np.exp(-x))


def noisy(seed: int, size: float) -> Callable[[Any], Any]:
    """Return a function that is relu but for some relative noise, the same at the same x."""

    def function(x: Any) -> Any:
        phase = np.sin(x.astype(np.float64) * (seed + 1))
        return (np.maximum(x, 0).astype(np.float64) * (1 + size * phase)).astype(x.dtype)

    return function


@pytest.mark.parametrize("name", FORMATS)
def test_relu_has_no_defect(name: str):
    found = measured(lambda x: np.maximum(x, x.dtype.type(0)), name)
    assert found.worst is not None
    assert found.worst.defect == 0
    assert found.infinite == 0


def test_all_pairs_of_16_bits_are_measured():
    assert measured(swish).points == 31_744


@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, 1000),
    st.sampled_from([1e-17, 1e-8, 1e-3, 1.0]),
    st.sampled_from([*FORMATS]),
    st.sampled_from([Fraction(1), Fraction(2), Fraction(1, 3)]),
)
def test_the_worst_defect_is_that_of_exact_arithmetic(
    seed: int, size: float, name: str, slope: Fraction
):
    fmt = FORMATS[name]
    function = noisy(seed, size)
    x = next(strata(fmt, Fraction(1), Fraction(2))[0].points(fmt, 200, seed))
    own = Implementation(function, "f", fmt)
    exact = []
    for at, right, left in zip(x, own(x), own(-x), strict=True):
        values = [Fraction(float(value)) for value in (right, left, at)]
        exact.append(abs(values[0] - values[1] - slope * values[2]))
    (stratum, *_) = strata(fmt, Fraction(1), Fraction(2))
    found = defects(own, fmt, [stratum], 200, seed, Identity(slope))
    assert found.absolute is not None
    # for a slope that is no double, c*x is rounded in the search for the worst point
    slack = Fraction(0) if slope.denominator == 1 or name != "float64" else Fraction(1, 2**51)
    assert max(exact) - slack <= found.absolute.defect <= max(exact)


def test_a_defect_is_in_ulps_of_x():
    def off(x: Any) -> Any:
        return np.where(x > 0, np.nextafter(x, x.dtype.type(np.inf)), 0 * x)

    fmt = FORMATS["float32"]
    found = defects(Implementation(off, "f", fmt), fmt, strata(fmt, Fraction(1), Fraction(3)), 9, 0)
    assert {ulps for _, ulps in found.profile} == {1.0}


def test_a_constant_has_a_large_defect_in_ulps_of_x_and_a_small_one_of_the_values():
    found = measured(lambda x: np.maximum(x, 0) + 1)
    assert found.worst is not None
    assert found.worst.ulps > 100
    mild = measured(lambda x: np.maximum(x, 0) + 1, identity=Identity(scale="values"))
    assert mild.worst is not None
    assert mild.worst.ulps <= 1


def test_in_ulps_of_the_values_the_worst_point_is_that_of_trying_all():
    def function(x: Any) -> Any:
        return np.logaddexp(x, x.dtype.type(0))

    found = measured(function, identity=Identity(scale="values"))
    x = np.arange(0x7C00, dtype=np.uint16).view(np.float16)
    ulps = []
    for triple in zip(x, function(x), function(-x), strict=True):
        at, right, left = (Fraction(float(value)) for value in triple)
        unit = Fraction(2) ** HALF.ulp(binade(max(abs(at), abs(right), abs(left))))
        ulps.append(abs(right - left - at) / unit)
    assert found.worst is not None
    assert Fraction(found.worst.ulps) == max(ulps)


def test_a_gradient_adds_up_to_the_slope():
    def gradient(x: Any) -> Any:
        return np.where(x > 0, 1, np.where(x < 0, 0, 0.25)).astype(x.dtype)

    found = measured(gradient, identity=Identity(law="gradient"))
    assert found.worst is not None
    assert (found.worst.x, found.worst.defect) == (0.0, Fraction(1, 2))
    without = measured(gradient, identity=Identity(law="gradient", skip=(0.0,)))
    assert without.worst is not None
    assert without.worst.defect == 0
    assert without.points == found.points - 1


def test_values_that_are_not_finite_are_counted_and_do_not_hide_the_others():
    def function(x: Any) -> Any:
        return np.where(x == 3, np.nan, np.where(x == 5, np.inf, x / 2 + 1)).astype(x.dtype)

    found = measured(function)
    assert found.infinite == 2
    assert found.first is not None
    assert found.first[0] == 3.0
    assert found.points == 31_742
    assert found.worst is not None


def test_finite_values_whose_difference_overflows_are_the_worst():
    found = measured(lambda x: np.sign(x) * np.finfo(x.dtype).max, "float64", points=10_000)
    assert found.absolute is not None
    assert found.absolute.defect > Fraction(10) ** 308


def test_a_function_that_changes_its_argument_is_called_with_a_copy():
    def halve(x: Any) -> Any:
        x *= x.dtype.type(0.5)
        return x

    found = measured(halve, "bfloat16", low=1)
    assert found.worst is not None
    assert found.worst.defect == 0


def test_memory_is_bounded_however_many_points_there_are():
    sizes: list[int] = []

    def function(x: Any) -> Any:
        sizes.append(x.size)
        return x / 2

    found = measured(function, "float32", points=2_000_000)
    assert found.points > 1_900_000
    assert max(sizes) < 10_000


def test_the_order_of_the_strata_does_not_matter():
    fmt = FORMATS["float32"]
    found = strata(fmt, Fraction(0), signs=(1,))
    own = Implementation(swish, "f", fmt)
    with np.errstate(all="ignore"):
        forwards = defects(own, fmt, found, 50, 0)
        backwards = defects(own, fmt, found[::-1], 50, 0)
    assert (forwards.worst, forwards.absolute) == (backwards.worst, backwards.absolute)


def test_the_dtype_of_ml_dtypes_is_kept():
    seen: set[Any] = set()

    def function(x: Any) -> Any:
        seen.add(x.dtype)
        return swish(x)

    measured(function, "bfloat16")
    assert seen == {np.dtype(ml_dtypes.bfloat16)}
