"""enclose: certified digits of closed terms, exact values, and what has no digits."""

from __future__ import annotations

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import mpmath
import pytest
from commands import Run, run_in
from hypothesis import given
from hypothesis import strategies as st

from symproof.decimals import finite, outward, rounded
from symproof.enclosing import Enclosed, enclosed
from symproof.engine.refutation.enclosures import Enclosure
from symproof.kernel.term import App, Lam, Num, Var
from symproof.notation.plain import parse_definition, parse_term
from symproof.questions import QuestionError, questions

T = Var("t")
FRACTIONS = st.fractions() | st.builds(
    lambda value, power: value * Fraction(10) ** power, st.fractions(), st.integers(-60, 60)
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return run_in(tmp_path, monkeypatch, capsys)


def value_of(text: str) -> Fraction:
    """Return the number that a decimal, possibly times a power of ten, says."""
    mantissa, _, power = text.partition("*10^")
    return Fraction(mantissa) * Fraction(10) ** int(power.strip("()") or 0)


def last_unit(text: str) -> Fraction:
    mantissa, _, power = text.partition("*10^")
    places = len(mantissa.partition(".")[2])
    return Fraction(10) ** (int(power.strip("()") or 0) - places)


def digits_of(text: str, digits: int = 15) -> Enclosed:
    (asked,) = questions([text])
    return enclosed(asked.closed, asked.definitions, digits)


# decimals


@given(FRACTIONS, FRACTIONS, st.integers(1, 40))
def test_what_is_rounded_is_within_half_a_unit_of_all_that_is_enclosed(
    value: Fraction, width: Fraction, digits: int
):
    bounds = Enclosure(value - abs(width), value + abs(width))
    text = rounded(bounds, digits)
    if text:
        half = last_unit(text) / 2
        assert bounds.high - half <= value_of(text) <= bounds.low + half


@given(FRACTIONS.filter(bool), st.integers(1, 40))
def test_an_exact_value_is_rounded_to_the_digits_asked_for(value: Fraction, digits: int):
    text = rounded(Enclosure(value, value), digits)
    mantissa = text.partition("*")[0].lstrip("-0.").replace(".", "")
    # rounding up to a power of ten adds a digit
    assert len(mantissa) == digits or (len(mantissa) == digits + 1 and set(mantissa) <= {*"10"})
    assert abs(value_of(text) - value) <= last_unit(text) / 2


@given(FRACTIONS, FRACTIONS, st.integers(1, 40))
def test_bounds_are_rounded_outwards(value: Fraction, width: Fraction, digits: int):
    bounds = Enclosure(value - abs(width), value + abs(width))
    low, high = map(value_of, outward(bounds, digits))
    assert low <= bounds.low <= bounds.high <= high


@given(FRACTIONS, st.integers(1, 40))
def test_a_finite_decimal_is_the_number_itself(value: Fraction, digits: int):
    text = finite(value, digits)
    assert not text or value_of(text) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [("0", "0"), ("1/2", "0.5"), ("-5/4", "-1.25"), ("1200", "1200"), ("1/3", ""), ("1/1024", "")],
)
def test_decimals_that_end_soon_are_finite(value: str, text: str):
    assert finite(Fraction(value), 4) == text


def test_where_the_bounds_round_differently_there_are_no_digits():
    assert rounded(Enclosure(Fraction("0.1249"), Fraction("0.1251")), 2) == ""
    assert rounded(Enclosure(Fraction("0.1249"), Fraction("0.1251")), 1) == "0.1"
    assert rounded(Enclosure(Fraction(-1, 10), Fraction(1, 10)), 1) == ""


# digits, against another library

REFERENCE = {
    "gelu(1)": lambda: mpmath.ncdf(1),
    "swish(-3)": lambda: -3 / (1 + mpmath.exp(3)),
    "mish(1/2)": lambda: mpmath.mpf(1) / 2 * mpmath.tanh(mpmath.log(1 + mpmath.exp(0.5))),
    "softplus(-20)": lambda: mpmath.log1p(mpmath.exp(-20)),
    "Phi(-10)": lambda: mpmath.ncdf(-10),
    "erf(1/3)": lambda: mpmath.erf(mpmath.mpf(1) / 3),
    "exp(pi) - pi": lambda: mpmath.exp(mpmath.pi) - mpmath.pi,
    "atan(7)^3": lambda: mpmath.atan(7) ** 3,
    "exp(100)": lambda: mpmath.exp(100),
    "exp(1/1000) - 1 - 1/1000": lambda: mpmath.exp("0.001") - 1 - mpmath.mpf("0.001"),
    "diff(gelu(x), x = 1)": lambda: mpmath.ncdf(1) + mpmath.npdf(1),
    "sinh(sqrt(2))/cosh(1)": lambda: mpmath.sinh(mpmath.sqrt(2)) / mpmath.cosh(1),
}


@pytest.mark.parametrize("text", REFERENCE)
@pytest.mark.parametrize("digits", [1, 15, 40])
def test_every_digit_agrees_with_mpmath(text: str, digits: int):
    found = digits_of(text, digits)
    with mpmath.workdps(80):
        value = Fraction(str(REFERENCE[text]()))
    assert abs(value_of(found.digits) - value) <= last_unit(found.digits) / 2 + Fraction(1, 10**60)
    ends = found.ends(digits)
    assert ends is not None
    low, high = map(value_of, ends)
    assert low - abs(value) / 10**60 <= value <= high + abs(value) / 10**60


def test_a_thousand_digits_are_certified():
    found = digits_of("pi", 1_000)
    with mpmath.workdps(1_030):
        assert abs(Fraction(str(+mpmath.pi)) - value_of(found.digits)) < last_unit(found.digits)


# exact values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("relu(1)", "1"),
        ("relu(-1)", "0"),
        ("3/4", "0.75"),
        ("sqrt(9/4)", "1.5"),
        ("gelu(1) - gelu(-1)", "1"),
        ("swish(2) - swish(-2)", "2"),
        ("sin(1)^2 + cos(1)^2 - 1", "0"),
        ("Phi(1) - Phi(1)", "0"),
        ("erf(1/3) + erf(-1/3)", "0"),
        ("max(sqrt(2)^2, 2)", "2"),
    ],
)
def test_exact_values_are_given_exactly(run: Run, text: str, value: str):
    result = run("enclose", text)
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith(f"{text} = {value}\n    exactly\n")


def test_a_value_that_only_looks_exact_is_not_given_exactly():
    found = digits_of("1 + exp(-200)", 15)
    assert (found.exact, found.digits) == (None, "1.00000000000000")
    assert digits_of("1 + exp(-200)", 100).digits.endswith("000001383896526737")


def test_a_fraction_is_given_with_its_digits(run: Run):
    result = run("enclose", "(1/3)^2", "--digits", "4")
    assert result.out.splitlines()[:2] == [
        "(1/3)^2 = 1/9 ≈ 0.1111",
        "    4 digits, rounded to nearest",
    ]


# what has no digits


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("log(-1)", "log(-1) has no value: it needs 0 < -1"),
        ("1/0", "1/0 has no value: it needs 0 != 0"),
        ("sqrt(-1)", "sqrt(-1) has no value"),
        ("(-8)^(1/3)", "(-8)^(1/3) has no value"),
        ("0*log(0)", "log(0) has no value"),
        ("1/(Phi(1) - Phi(1))", "Phi(1) - Phi(1) != 0"),
        ("diff(abs(x), x = 0)", "abs(0) has no derivative"),
        ("diff(relu(x), x = 0)", "has no derivative"),
    ],
)
def test_a_term_without_a_value_is_undefined(run: Run, text: str, said: str):
    result = run("enclose", text)
    assert result.status == 1
    assert result.out.startswith(f"undefined  {text}\n")
    assert said in result.out


def test_a_hidden_zero_is_undecided_with_its_enclosure(run: Run):
    result = run("enclose", "tanh(4*atan(1/5) - atan(1/239)) - tanh(pi/4)")
    assert result.status == 3
    head, reason, lies = result.out.splitlines()
    assert head.startswith("undecided  tanh")
    assert reason == "    it cannot be told from 0"
    assert lies.startswith("    it lies in [-") and lies.endswith("]")


def test_a_guard_that_is_not_settled_makes_no_term_undefined(run: Run):
    hidden = "tanh(4*atan(1/5) - atan(1/239)) - tanh(pi/4)"
    result = run("enclose", f"cases(log(-1) if {hidden} > 0, 2 otherwise)")
    assert (result.status, result.out.split()[0]) == (3, "undecided")


@pytest.mark.parametrize("text", ["10^(10^10)", "exp(10^10)", "exp(-10^5)", "Phi(1)^(2^70)"])
def test_values_beyond_all_bounds_are_undecided(run: Run, text: str):
    result = run("enclose", text)
    assert result.status == 3
    assert "its value is not computed" in result.out


def test_limits_are_refused_by_name():
    found = enclosed(Num(1) + App("limit", (Lam(("t",), T), Num(0))))
    assert found.verdict == "undecided"
    assert "limits are not enclosed" in found.reason


def test_integrals_are_enclosed():
    value = enclosed(parse_term("integral(exp(-t^2), t, 0, 1)"))
    assert value.digits == mpmath.nstr(mpmath.sqrt(mpmath.pi) / 2 * mpmath.erf(1), 15)


# names, values, definitions


def test_the_functions_of_the_library_and_the_zoo_are_known(run: Run):
    result = run("enclose", "gelu(1)", "SiLU(-2)", "quick_gelu(1)", "elu(-1)", "--digits", "5")
    assert result.status == 0
    assert [row for row in result.out.splitlines() if not row.startswith("    ")] == [
        "gelu(1) ≈ 0.84134",
        "SiLU(-2) ≈ -0.23841",
        "quick_gelu(1) ≈ 0.84580",
        "elu(-1) ≈ -0.63212",
    ]
    assert "    where gelu(x) = x*Phi(x)" in result.out
    assert "    where SiLU(x) = x*sigmoid(x)" in result.out


def test_a_definition_comes_before_the_library(run: Run):
    result = run("enclose", "gelu(3)", "--let", "gelu(x) = k(x) + 1", "--let", "k(x) = x^2")
    assert result.out.startswith("gelu(3) = 10\n")


def test_variables_and_parameters_take_their_values(run: Run):
    result = run("enclose", "a*x", "--at", "x = gelu(1)", "--at", "a = -2", "--digits", "3")
    assert result.out.startswith("a*x ≈ -1.68\n")
    assert "    at x = gelu(1)\n" in result.out
    result = run("enclose", "LeakyReLU(-5)", "--at", "a = 0.01")
    assert result.out.startswith("LeakyReLU(-5) = -0.05\n")
    result = run("enclose", "elu(-1)", "--at", "alpha = 0")
    assert result.out.startswith("elu(-1) = 0\n")


def test_the_default_of_a_parameter_is_no_value_of_the_readers_variable():
    with pytest.raises(QuestionError, match="alpha has no value"):
        questions(["elu(-1) + alpha"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["1 +"], "the term: expected a number, a name or ("),
        (["x = 1"], "expected an operator or the end, found = at column 3"),
        (["gelu(x)"], "gelu(x): x has no value: give --at 'x = ...'"),
        (["squareplus(1)"], "squareplus(1): b has no value"),
        (["foo(1)"], "foo is not a known function"),
        (["phi(1)"], "phi is not a known function"),
        (["smsh(1)"], "did you mean smish"),
        (["gelu(1, 2)"], "gelu takes 1 argument"),
        (["f(1)", "--let", "f(x) = g(x)", "--let", "g(x) = f(x)"], "f, g define each other"),
        (["f(1)", "--let", "f(x) = x", "--let", "f(x) = 2"], "--let: f is defined twice"),
        (["f(1)", "--let", "f(x) ="], "--let: expected a number"),
        (["x", "--at", "x"], "--at takes a variable and its value, 'x = 1/3', not 'x'"),
        (["x", "--at", "x = y"], "--at x = y: the value has the variable y"),
        (["x", "--at", "x < 1"], "--at takes a variable and its value"),
        (["x", "--at", "x = "], "--at: expected a number"),
        (["x", "--at", "x = 1", "--at", "x = 2"], "--at: x has two values"),
        (["x", "--at", "x = 1", "--at", "y = 2"], "--at y: no term has this variable"),
        (["1", "-o", "digits.pdf"], "digits.pdf: digits are written as .txt or .json"),
        (["1", "-o", "no/digits.txt"], "no/digits.txt cannot be written"),
    ],
)
def test_what_cannot_be_asked_is_one_message(run: Run, arguments: list[str], said: str):
    result = run("enclose", *arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("symproof: ")
    assert said in result.err


@pytest.mark.parametrize("digits", ["0", "-3", "1001", "1.5", "many"])
def test_the_number_of_digits_is_checked(run: Run, digits: str, capsys):
    with pytest.raises(SystemExit) as caught:
        run("enclose", "pi", "--digits", digits)
    assert caught.value.code == 2
    assert "is not a number of digits, 1 to 1000" in capsys.readouterr().err


# the command


def test_a_term_may_begin_with_a_minus(run: Run):
    assert run("enclose", "-gelu(1)", "-1/3", "--digits", "2").out.startswith("-gelu(1) ≈ -0.84\n")


def test_the_worst_of_several_terms_decides_the_exit_status(run: Run):
    hidden = "tanh(4*atan(1/5) - atan(1/239)) - tanh(pi/4)"
    assert run("enclose", "pi", "1/2").status == 0
    assert run("enclose", "pi", hidden).status == 3
    assert run("enclose", hidden, "1/0", "pi").status == 1


def test_json_has_digits_bounds_and_the_exact_value(run: Run):
    result = run("enclose", "a*gelu(1)", "1/3", "1/0", "--at", "a = 2", "--output-format", "json")
    assert result.status == 1
    product, third, undefined = json.loads(result.out)
    assert product == {
        "term": "a*gelu(1)",
        "at": {"a": "2"},
        "definitions": ["gelu(x) = x*Phi(x)"],
        "verdict": "enclosed",
        "digits": "1.68268949213709",
        "exact": None,
        "enclosure": ["1.68268949213708589", "1.68268949213708590"],
        "reason": None,
    }
    assert (third["exact"], third["digits"]) == ("1/3", "0.333333333333333")
    assert (undefined["verdict"], undefined["digits"], undefined["enclosure"]) == (
        "undefined",
        None,
        None,
    )
    assert undefined["reason"] == "1/0 has no value: it needs 0 != 0"


def test_digits_are_written_to_a_file(run: Run):
    assert run("enclose", "pi", "-o", "pi.txt").out == ""
    assert Path("pi.txt").read_text(encoding="utf-8").startswith("pi ≈ 3.14159265358979\n")
    run("enclose", "pi", "-o", "pi.json")
    (entry,) = json.loads(Path("pi.json").read_text(encoding="utf-8"))
    assert entry["digits"] == "3.14159265358979"


def test_digits_are_a_claim_that_is_proved(run: Run):
    claim = run("enclose", "mish(-1)", "--let", "mish(x) = x*tanh(log(1 + exp(x)))").out
    line = claim.splitlines()[0]
    let = "mish(x) = x*tanh(log(1 + exp(x)))"
    assert run("prove", "-q", line, "--let", let).out.startswith("proved")


def test_digits_load_no_sympy():
    code = (
        "import sys; from symproof.cli import main; main(['enclose', 'gelu(1)']);"
        "sys.exit(bool({'sympy', 'numpy', 'jinja2'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0


def test_free_functions_of_a_definition_are_looked_up_too():
    (asked,) = questions(["f(2)"], ["f(x) = relu(x) + 1"])
    assert {each.name for each in asked.definitions} == {"f", "relu"}
    assert enclosed(asked.closed, asked.definitions).exact == 3
    assert parse_definition("f(x) = relu(x) + 1") in asked.definitions
    assert asked.closed == parse_term("f(2)")
