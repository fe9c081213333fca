"""Relations with decimals: exact, rounded, and wrong digits."""

from __future__ import annotations

import pytest

from tests.document.asked import found

SWISH = "swish(x) = x*sigmoid(x)"


def verdict(left: str, relation: str, right: str, latex: str = "") -> str:
    return found(left, relation, right, let=[SWISH], latex=latex).verdict


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        # exact arithmetic of decimals
        ("1 - 0.841", "0.159", "proved"),
        ("2*0.881", "1.762", "proved"),
        ("0.841 - (-0.159)", "1.000", "proved"),
        ("1/4", "0.25", "proved"),
        # written with = though rounded
        ("Phi(1)", "1*0.841", "proved-to-digits"),
        ("Phi(-1)", "1 - 0.841", "proved-to-digits"),
        ("0.841", "Phi(1)", "proved-to-digits"),
        ("swish(2)", "2*0.881", "proved-to-digits"),
        ("swish(2)", "1.762", "proved-to-digits"),
        ("swish(-2)", "(-2)*0.119", "proved-to-digits"),
        ("swish(-2)", "-0.238", "proved-to-digits"),
        ("exp(-1.2)", "0.3", "proved-to-digits"),
        ("sqrt(2)", "1.4142", "proved-to-digits"),
        ("1.23*4.56", "5.61", "proved-to-digits"),
        # wrong digits
        ("Phi(1)", "0.842", "refuted"),
        ("Phi(1)", "0.85", "refuted"),
        ("swish(2)", "1.763", "refuted"),
        ("swish(2)", "2*0.882", "refuted"),
        ("sqrt(2)", "1.4143", "refuted"),
        ("sqrt(2)", "14.142", "refuted"),
        ("Phi(-1)", "1 + 0.841", "refuted"),
        # no decimals: exact
        ("sqrt(2)", "7/5", "refuted"),
        ("exp(1)", "3", "refuted"),
        # variables: exact
        ("x/4", "0.25*x", "proved"),
        ("x/3", "0.343*x", "refuted"),
    ],
)
def test_a_value_is_right_to_the_digits_written(left: str, right: str, wanted: str) -> None:
    assert verdict(left, "=", right) == wanted


def test_a_rounded_value_with_an_equals_sign_is_warned_of() -> None:
    finding = found("Phi(1)", "=", "0.841")
    assert finding.warnings == ('"=" is written for a rounded value',)
    assert "0.841344..." in finding.reason
    assert (finding.counterexample, finding.conditions) == (None, ())


def test_what_may_be_due_to_rounding_is_not_called_wrong() -> None:
    assert verdict("2*0.881", "=", "1.763") == "undecided"
    finding = found("x/3", "=", "0.333*x")
    assert finding.verdict == "undecided"
    assert "rounding" in finding.reason
    assert verdict("sin(x)/3", "=", "0.333*sin(x)") == "undecided"
    assert verdict("sin(x)/3", "=", "0.343*sin(x)") == "refuted"
    assert verdict("pi/3", "=", "0.333*pi") == "undecided"


def test_a_fraction_over_a_power_of_ten_is_no_decimal() -> None:
    assert verdict("exp(-1.31)", "=", "27/100", r"e^{-1.31} = 0.27") == "proved-to-digits"
    assert verdict("exp(-1.31)", "=", "27/100", r"e^{-1.31} = \frac{27}{100}") == "refuted"
    assert verdict("exp(-1.2)", "=", "3/10", r"e^{-1.2} = \frac{3}{10}") == "refuted"


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("Phi(1)", "0.841", "proved"),
        ("0.841", "Phi(1)", "proved"),
        ("0.841", "0.8413", "proved"),
        ("0.8413", "0.841", "proved"),
        ("Phi(1)", "0.842", "refuted"),
        ("Phi(-1)", "1 - 0.841", "proved"),
        ("swish(2)", "2*0.881", "proved"),
        ("swish(2)", "2*0.882", "refuted"),
        ("299792458", "3.00*10^8", "proved"),
        ("3.00*10^8", "299792458", "proved"),
        ("299792458", "2.99*10^8", "refuted"),
        ("pi", "3", "proved"),
        ("pi", "4", "refuted"),
        ("pi", "22/7", "undecided"),
        ("sin(x)", "x", "undecided"),
    ],
)
def test_nearly_equal_means_to_the_digits_written(left: str, right: str, wanted: str) -> None:
    assert verdict(left, "~=", right) == wanted


def test_a_round_number_is_taken_for_a_rounded_one() -> None:
    finding = found("2^10", "~=", "1000")
    assert finding.verdict == "proved"
    assert "1000" in finding.warnings[0]
    assert verdict("2^10", "~=", "2000") == "refuted"


@pytest.mark.parametrize(
    ("left", "relation", "right", "edited"),
    [
        ("Phi(1)", "~=", "0.842", r"\Phi(1) \approx 0.841"),
        ("0.842", "~=", "Phi(1)", r"0.841 \approx \Phi(1)"),
        ("Phi(1)", "=", "0.85", r"\Phi(1) \approx 0.84"),
        ("Phi(-1) - 1", "~=", "-0.85", r"\Phi(-1) - 1 \approx -0.84"),
        ("2^10", "~=", "1023", r"2^{10} \approx 1024"),
    ],
)
def test_the_right_digits_are_proposed(left: str, relation: str, right: str, edited: str) -> None:
    finding = found(left, relation, right)
    assert finding.verdict == "refuted"
    assert finding.suggestion is not None
    assert finding.suggestion[0] == edited
