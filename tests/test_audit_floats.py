"""Formats, ulps, and the points at which an audit looks."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import ml_dtypes
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symproof.auditing.errors import AuditError
from symproof.auditing.floats import (
    CHUNK,
    ENDS,
    FORMATS,
    Format,
    binade,
    format_of,
    nearest,
    share,
    strata,
)

ALL = [FORMATS[name] for name in FORMATS]
SMALL = [FORMATS["float16"], FORMATS["bfloat16"]]


def points(fmt: Format, count: int, *ends: Any) -> np.ndarray:
    found = [x for own in strata(fmt, *ends) for x in own.points(fmt, count, 0)]
    return np.concatenate(found)


@pytest.mark.parametrize("fmt", ALL, ids=lambda fmt: fmt.name)
def test_the_limits_of_a_format_are_those_of_numpy(fmt: Format):
    info = ml_dtypes.finfo(fmt.dtype)
    assert fmt.largest == Fraction(float(info.max))
    assert fmt.exactly(1) == Fraction(float(info.smallest_subnormal))
    assert fmt.exactly(fmt.smallest_normal) == Fraction(float(info.tiny))
    assert Fraction(2) ** fmt.ulp(0) == Fraction(float(info.eps))


@pytest.mark.parametrize("fmt", SMALL, ids=lambda fmt: fmt.name)
def test_all_finite_floats_of_16_bits_are_looked_at_once(fmt: Format):
    found = points(fmt, 1 << 16)
    bits = found.view(np.uint16)
    everything = np.arange(1 << 16, dtype=np.uint16)
    finite = everything[(everything & 0x7FFF) < fmt.infinity]
    assert np.array_equal(np.sort(bits), finite)


@pytest.mark.parametrize("fmt", ALL, ids=lambda fmt: fmt.name)
def test_a_stratum_has_one_ulp(fmt: Format):
    for own in strata(fmt):
        first, last = fmt.exactly(own.low), fmt.exactly(own.high - 1)
        assert binade(first) == binade(last) == own.exponent


@pytest.mark.parametrize("name", ["float32", "float64"])
def test_every_binade_of_both_signs_has_as_many_points_and_its_ends(name: str):
    fmt = FORMATS[name]
    found = points(fmt, 4).astype(np.float64)
    wide = [own for own in strata(fmt) if len(own) > 4 + ENDS]
    places: dict[tuple[int, bool], list[float]] = {}
    for x in found[found != 0].tolist():
        places.setdefault((math.frexp(x)[1] - 1, x > 0), []).append(x)
    assert {own.sign for own in wide} == {-1, 1}
    for own in wide:
        inside = places[own.exponent or 0, own.sign > 0]
        assert len(inside) == 4 + ENDS
        magnitudes = [abs(Fraction(x)) for x in inside]
        for end in (own.low, own.low + 1, own.high - 1):
            assert fmt.exactly(end) in magnitudes


def test_zeros_of_both_signs_and_subnormals_are_looked_at():
    found = points(FORMATS["float32"], 1)
    zeros = found[found == 0]
    assert {bool(sign) for sign in np.signbit(zeros)} == {True, False}
    tiny = np.finfo(np.float32).tiny
    assert np.count_nonzero((found != 0) & (np.abs(found) < tiny)) > 100


@settings(max_examples=20, deadline=None)
@given(
    low=st.fractions(-100, 100),
    width=st.fractions(0, 50),
    name=st.sampled_from(["float16", "bfloat16"]),
)
def test_a_range_has_exactly_the_floats_between_its_ends(low: Fraction, width: Fraction, name: str):
    fmt, high = FORMATS[name], low + width
    everything = points(fmt, 1 << 16)
    inside = [x for x in everything.astype(np.float64).tolist() if low <= Fraction(x) <= high]
    try:
        found = points(fmt, 1 << 16, low, high).astype(np.float64).tolist()
    except AuditError:
        found = []
    assert sorted(found) == sorted(inside)


def test_the_same_seed_gives_the_same_points_and_another_one_others():
    fmt = FORMATS["float64"]
    own = strata(fmt, Fraction(1), Fraction(2))[0]
    (first,), (again,), (other,) = (list(own.points(fmt, 50, seed)) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_many_points_come_in_chunks():
    fmt = FORMATS["float32"]
    own = strata(fmt, Fraction(1), Fraction(3, 2))[0]
    sizes = [x.size for x in own.points(fmt, 3 * CHUNK, 0)]
    assert sizes == [CHUNK + ENDS, CHUNK, CHUNK]


@settings(deadline=None)
@given(st.integers(1, 10**7))
def test_a_share_is_about_as_many_points_as_were_asked_for(wanted: int):
    fmt = FORMATS["float32"]
    found = strata(fmt)
    count = share(found, wanted)
    total = sum(len(own) if len(own) <= count + ENDS else count + ENDS for own in found)
    least = sum(min(len(own), 1 + ENDS) for own in found)
    assert total <= max(wanted, least)
    assert total >= min(wanted - len(found), least)


@given(st.fractions().filter(bool))
def test_a_binade_contains_its_number(value: Fraction):
    exponent = binade(value)
    assert exponent is not None
    assert Fraction(2) ** exponent <= abs(value) < Fraction(2) ** (exponent + 1)


def test_the_ulp_of_subnormals_and_of_zero_is_the_smallest_float():
    fmt = FORMATS["float16"]
    assert {fmt.ulp(exponent) for exponent in (None, -14, -20, -100)} == {-24}
    assert fmt.ulp(5000) == fmt.ulp(15) == 5


def test_too_large_a_number_is_an_infinity():
    assert nearest(-(Fraction(10) ** 400)) == -np.inf


@pytest.mark.parametrize(
    "dtype", ["float32", np.float32, np.dtype("float32"), "torch.float32", ml_dtypes.bfloat16]
)
def test_a_dtype_is_known_in_many_ways(dtype: Any):
    assert format_of(dtype).name in ("float32", "bfloat16")


@pytest.mark.parametrize("dtype", ["float8", int, None, "complex64"])
def test_another_dtype_is_refused_with_those_that_are_known(dtype: Any):
    with pytest.raises(AuditError, match="float16, bfloat16, float32, float64"):
        format_of(dtype)
