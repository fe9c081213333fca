"""Claims under hypotheses that are equations."""

from __future__ import annotations

import pytest

from symproof import prove

PROVED = [
    ("x^2 + 2*x*y + y^2 = 1", ["x + y = 1"]),
    ("p^2 + q^2 = 1 - 2*p*q", ["p + q = 1"]),
    ("x^4 - y^4 = x^2 - y^2", ["x^2 + y^2 = 1"]),
    ("v^2 = u^2 + 2*a*s", ["v = u + a*t", "s = u*t + a*t^2/2"]),
    ("1/x + 1/y = 1/(x*y)", ["x + y = 1", "x != 0", "y != 0"]),
    ("m*g*h = 1/2*m*v^2", ["v^2 = 2*g*h"]),
]


@pytest.mark.parametrize(("claim", "assume"), PROVED)
def test_a_claim_follows_from_equations(claim: str, assume: list[str]):
    assert prove(claim, assume=assume).verdict == "proved"


def test_a_multiple_that_is_off_is_refuted():
    assert prove("x^2 + x*y + y^2 = 1", assume=["x + y = 1"]).verdict == "refuted"


def test_divisors_are_still_to_be_shown_different_from_zero():
    verdict = prove("1/x + 1/y = 1/(x*y)", assume=["x + y = 1"]).verdict
    assert verdict == "undefined"
