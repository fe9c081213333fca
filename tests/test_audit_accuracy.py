"""The certified error: of values that are right, off by a little, and wrong."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symproof.auditing.accuracy import Accuracy, accuracy
from symproof.auditing.floats import FORMATS, Format, binade, share, strata
from symproof.auditing.implementations import Implementation
from symproof.auditing.subjects import subject
from symproof.auditing.truth import Truth
from symproof.engine.refutation.enclosures import Undefined

DOUBLE = FORMATS["float64"]
SINGLE = FORMATS["float32"]
HALF = FORMATS["float16"]


def audited(
    term: str,
    function: Callable[[Any], Any],
    fmt: Format = HALF,
    *ends: int,
    points: int = 1 << 16,
) -> Accuracy:
    found = strata(fmt, *map(Fraction, ends))
    own = Truth(subject(term), fmt)
    checked = Implementation(function, "f", fmt)
    with np.errstate(all="ignore"):
        return accuracy(own, checked, fmt, found, share(found, points), 0)


def exact_gelu(x: Any) -> Any:
    """x*Phi(x), rounded once."""
    with mpmath.workdps(60):
        values = [float(t * mpmath.ncdf(t)) for t in map(mpmath.mpf, x.astype(float).tolist())]
    # a double is near enough to be rounded to 11 bits as the exact value is
    return np.array(values).astype(x.dtype)


# errors


def test_values_that_are_exact_have_no_error():
    found = audited("max(x, 0)", lambda x: np.maximum(x, 0))
    assert found.point is not None
    assert found.point.high == 0.0
    assert found.points == found.rounded == 63_488


def test_values_that_are_rounded_correctly_are_at_most_half_an_ulp_off():
    found = audited("gelu", exact_gelu, HALF, -5, 5)
    assert found.point is not None
    assert 0.49 < found.point.high <= 0.5
    assert found.rounded == found.points


def test_a_value_that_is_the_next_float_is_one_ulp_off():
    found = audited("2*x", lambda x: np.nextafter(2 * x, np.inf, dtype=x.dtype), HALF, 1, 1)
    assert found.point is not None
    assert (found.point.low, found.point.high) == (1.0, 1.0)
    assert found.point.near == found.point.far == 2.0**-9


def test_the_ulp_is_that_of_the_true_value_not_of_the_given_one():
    # below 2 the floats are closer than above
    found = audited("2 - x/1024", lambda x: np.full_like(x, 2), HALF, 1, 1)
    assert found.point is not None
    assert found.point.high == 1.0


@settings(max_examples=60, deadline=None)
@given(
    x=st.floats(-30, 30, width=32).filter(lambda x: abs(x) > 1e-30),
    off=st.floats(-1e-3, 1e-3),
    name=st.sampled_from(["gelu", "swish", "mish"]),
)
def test_the_bounds_contain_the_error_that_mpmath_finds(x: float, off: float, name: str):
    y = float(np.float32(x * off))
    found = Truth(subject(name), SINGLE).error(Fraction(x), Fraction(y))
    with mpmath.workdps(80):
        t = mpmath.mpf(x)
        value = {
            "gelu": lambda: t * mpmath.erfc(-t / mpmath.sqrt(2)) / 2,
            "swish": lambda: t / (1 + mpmath.exp(-t)),
            "mish": lambda: t * mpmath.tanh(mpmath.log1p(mpmath.exp(t))),
        }[name]()
        man, exp = value.man_exp
        exponent = binade(Fraction(man) * Fraction(2) ** exp)
        error = abs(value - mpmath.mpf(y)) / mpmath.mpf(2) ** SINGLE.ulp(exponent)
        assert found.low <= error <= found.high
        assert found.near <= abs(value - mpmath.mpf(y)) <= found.far
    assert found.high - found.low <= 1e-5 * max(1.0, found.low)


def test_a_value_far_below_the_smallest_float_is_told_in_ulps_of_that():
    found = Truth(subject("swish"), DOUBLE).error(Fraction(-(10**300)), Fraction(1, 2**1074))
    assert found.low == pytest.approx(1.0)
    assert found.high == pytest.approx(1.0)


def test_cancellation_in_the_term_costs_precision_not_certainty():
    # erf(x/sqrt(2)) is -1 to 70 digits at -18
    found = Truth(subject("x/2*(1 + erf(x/sqrt(2)))"), DOUBLE).error(Fraction(-18), Fraction(0))
    with mpmath.workdps(50):
        value = -18 * mpmath.erfc(18 / mpmath.sqrt(2)) / 2
    assert found.far == pytest.approx(float(-value), rel=1e-12)


def test_a_first_enclosure_that_is_far_too_wide_is_narrowed():
    # with few bits log(1 + exp(x)) is only known to be near 0, which is beyond 10^300 ulps
    found = Truth(subject("mish"), DOUBLE).error(Fraction(-4398046511103), Fraction(0))
    assert found.high < 1e-9


def test_an_error_beyond_all_numbers_of_ulps_has_a_lower_bound():
    found = Truth(subject("exp(-x)"), DOUBLE).error(Fraction(10**6), Fraction(10**300))
    assert found.low > 1e300
    assert math.isinf(found.high)


def test_what_gelu_loses_by_the_formula_with_tanh_is_found():
    def formula(x: Any) -> Any:
        t = x.astype(np.float64)
        inner = math.sqrt(2 / math.pi) * (t + 0.044715 * t**3)
        return (t / 2 * (1 + np.tanh(inner))).astype(x.dtype)

    found = audited("gelu", formula, SINGLE, -5, 5, points=4000)
    assert found.absolute is not None
    assert 4e-4 < found.absolute.near < 1e-3


def test_the_worst_point_is_the_same_as_by_trying_all():
    def rough(x: Any) -> Any:
        return x / (1 + np.exp(-x))

    found = audited("swish", rough, HALF, 1, 4)
    own = Truth(subject("swish"), HALF)
    xs = np.arange(0x3C00, 0x4401, dtype=np.uint16).view(np.float16)
    errors = [
        own.error(Fraction(float(x)), Fraction(float(y))).high
        for x, y in zip(xs, rough(xs), strict=True)
    ]
    assert found.points == len(xs)
    assert found.point is not None
    assert found.point.high == max(errors)


# what is not a number


def test_an_infinity_is_right_where_the_true_value_is_beyond_all_floats():
    found = audited("x^2", lambda x: x * x, HALF, 100, 60_000)
    assert not found.wrong
    assert found.points == found.rounded


def test_an_infinity_of_the_wrong_sign_or_too_early_is_wrong():
    def early(x: Any) -> Any:
        return np.where(x > 5, np.inf, x).astype(x.dtype)

    found = audited("x", early, HALF, 4, 8)
    assert found.faults["infinite"].x == pytest.approx(5.004, abs=1e-3)
    assert audited("-x^2", lambda x: x * x, HALF, 1, 60_000).wrong


def test_nan_is_wrong_where_there_is_a_value_and_counted():
    found = audited("x", lambda x: np.where(x == 3, np.nan, x).astype(x.dtype), HALF, 1, 8)
    assert found.faults["nan"].count == 1
    assert found.faults["nan"].x == 3.0
    assert found.wrong


def test_nan_is_right_where_the_term_has_no_value():
    found = audited("sqrt(x)", np.sqrt, HALF, -8, 4)
    assert not found.wrong
    assert found.faults == {}
    # those up to 4, and both zeros
    assert found.points == 0x4400 + 2


def test_a_value_where_the_term_has_none_is_noticed_and_no_reproach():
    found = audited("sqrt(x)", lambda x: np.sqrt(np.abs(x)), HALF, -4, -2)
    assert found.faults["value"].count == 1025
    assert not found.wrong


def test_the_exact_value_beyond_the_largest_float_may_be_given_as_that():
    largest = Fraction(float(np.finfo(np.float16).max))
    own = Truth(subject("x + 1"), HALF)
    assert own.beyond(largest) == 1
    assert own.error(largest, largest).high == 2.0**-5


def test_a_term_without_a_value_has_no_error():
    with pytest.raises(Undefined):
        Truth(subject("1/x"), HALF).error(Fraction(0), Fraction(0))


def test_the_true_value_is_shown_with_certified_digits():
    found = audited("gelu", exact_gelu, HALF, 1, 1)
    found.tell(Truth(subject("gelu"), HALF))
    assert found.point is not None
    assert found.point.true == "0.84134474606854294858..."
