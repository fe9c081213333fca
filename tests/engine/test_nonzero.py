"""Divisors that are not 0 because none of their factors is; powers and exponentials of sums."""

from __future__ import annotations

import pytest

from symproof import prove

PROVED = [
    ("1/(x^2 - 1) = 1/2*(1/(x - 1) - 1/(x + 1))", ["x != 1", "x != -1"]),
    ("1/(1 + 1/x) = x/(x + 1)", ["x != 0", "x != -1"]),
    ("1/(1/a + 1/b) = a*b/(a + b)", ["a != 0", "b != 0", "a + b != 0"]),
    ("(x^3 - x)/(x^2 - x) = x + 1", ["x != 0", "x != 1"]),
    ("(a^2 - b^2)/(a - b) = a + b", ["a != b"]),
    ("1/(1 - x^2) = 1/2*(1/(1 - x) + 1/(1 + x))", ["-1 < x < 1"]),
    ("log(a^b) = b*log(a)", ["a > 0"]),
    ("(x^a)^b = x^(a*b)", ["x > 0"]),
    ("log(x*y^c) = log(x) + c*log(y)", ["x > 0", "y > 0"]),
    ("exp(-(x - y)^2/2) = exp(-x^2/2)*exp(x*y)*exp(-y^2/2)", []),
]


@pytest.mark.parametrize(("claim", "assume"), PROVED)
def test_what_is_said_of_parts_settles_the_whole(claim: str, assume: list[str]):
    assert prove(claim, assume=assume).verdict == "proved"


def test_a_factor_that_may_be_zero_is_noticed():
    verdict = prove("1/(x^2 - 1) = 1/2*(1/(x - 1) - 1/(x + 1))", assume=["x != 1"])
    assert verdict.verdict == "undefined"


def test_a_positive_base_is_needed_for_a_real_power():
    assert prove("a^b > 0", assume=["a >= 0"]).verdict != "proved"
