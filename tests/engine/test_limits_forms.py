"""Other forms of functions under a limit: by arithmetic alone, and found once."""

import subprocess
import sys
from pathlib import Path

import pytest

from symproof.engine.calculus.limits import judge_limit
from symproof.engine.calculus.limits_forms import cancelled
from symproof.engine.calculus.limits_fractions import as_fraction
from symproof.engine.context import Context
from symproof.kernel.sequent import Claim
from symproof.kernel.term import Num, Term, Var
from symproof.notation.plain import parse_term, show

ROOT = Path(__file__).parents[2]
# without SymPy: it must not be found
ALONE = """
import sys

sys.modules["sympy"] = None
from symproof.engine.calculus.limits import judge_limit
from symproof.engine.context import Context
from symproof.notation.plain import parse_term, show

for text in sys.argv[1:]:
    found = judge_limit(Context(), parse_term(text))
    print(None if found is None else show(found.claim.rhs))
"""
EASY = {
    "limit(1/x, x, oo)": "0",
    "limit(sigmoid(x), x, -oo)": "0",
    "limit(tanh(x), x, oo)": "1",
    "limit(2*Phi(x) - 1, x, -oo)": "-1",
    "limit(x*sigmoid(x) - x, x, oo)": "0",
    "limit(x*Phi(x) - x, x, oo)": "0",
    "limit(x*tanh(log(1 + exp(x))) - x, x, oo)": "0",
    "limit((x^3 + 2*x)/(5*x^3 - 1), x, -oo)": "1/5",
    "limit((x*sigmoid(x) - x/2 - x^2/4)/x^4, x, 0)": "-1/48",
}


def shrinks_to_the_right(argument: Term) -> bool:
    return show(argument).startswith("-")


@pytest.mark.parametrize(
    ("function", "fraction"),
    {
        "x*sigmoid(x) - x": "-x*exp(-x)/(1 + exp(-x))",
        "tanh(x)": "(1 - exp(-2*x))/(1 + exp(-2*x))",
        "exp(x)/(1 + exp(x))": "1/(1 + exp(-x))",
        "log(1 + exp(x)) - x": "log(1 + exp(-x))",
        "tanh(log(1 + exp(x)))": "(1 + 2*exp(-x))/(1 + 2*exp(-x) + 2*exp(-2*x))",
        "cosh(x)/exp(x)": "1/2 + exp(-2*x)/2",
        "(2*x + 1)/(x - a)": "(2 + 1/x)/(1 - a/x)",
        "(x^2 + 1)/x": "x + 1/x",
    }.items(),
)
def test_far_out_a_function_is_one_fraction_in_what_tends_to_zero(function: str, fraction: str):
    found = as_fraction(parse_term(function), "x", shrinks_to_the_right)
    assert found is not None
    assert show(found) == fraction


@pytest.mark.parametrize("function", ["exp(sin(x))", "exp(x) + exp(x/2)", "1/(x - x)", "sin(x)/x"])
def test_what_is_no_such_fraction_has_no_form(function: str):
    def neither(argument: Term) -> bool | None:
        return None if "sin" in show(argument) else False

    assert as_fraction(parse_term(function), "x", neither) is None


@pytest.mark.parametrize(
    ("function", "shorter"),
    [
        ("(x*Phi(x) - (x/2 + x^2))/x^4", "(Phi(x) - 1/2 - x)/x^3"),
        ("2*x/(x*exp(x))", "2/exp(x)"),
        ("(x^2 - x)/x", "x - 1"),
        ("(sin(x) - x)/x^3", None),
        ("x*sin(x)", None),
    ],
)
def test_powers_of_the_variable_are_cancelled(function: str, shorter: str | None):
    found = cancelled(parse_term(function), "x")
    assert (found and show(found)) == shorter


def test_easy_limits_are_found_without_sympy():
    command = [sys.executable, "-c", ALONE, *EASY]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines() == list(EASY.values())


def test_a_limit_that_rests_on_no_hypothesis_is_found_once():
    term = parse_term("limit(t*sigmoid(t) - t, t, oo)")
    first = judge_limit(Context(), term)
    assert first is not None
    assert judge_limit(Context().assuming([Claim("<", Num(0), Var("a"))]), term) is first


def test_what_holds_under_a_hypothesis_is_not_kept_without_it():
    term = parse_term("limit(x*sigmoid(b*x), b, oo)")
    positive = Context().assuming([Claim("<", Num(0), Var("x"))])
    negative = Context().assuming([Claim("<", Var("x"), Num(0))])
    found = [judge_limit(ctx, term) for ctx in (positive, negative, Context(), positive)]
    assert [theorem and show(theorem.claim.rhs) for theorem in found] == ["x", "0", None, "x"]
    assert all(theorem.hyps for theorem in found if theorem is not None)
