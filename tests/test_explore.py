"""explore: what is found out about one function, each statement with its verdict."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import sympy
from commands import Run, run_in

from symproof import explore
from symproof.findings import Exploration
from symproof.notation.errors import NotationError
from symproof.stepwise import VariableError


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return run_in(tmp_path, monkeypatch, capsys)


@pytest.fixture(scope="module")
def swish() -> Exploration:
    return explore("x*sigmoid(b*x)")


def verdicts(found: Exploration, key: str) -> list[str | None]:
    return [None if f.verdict is None else f.verdict.verdict for f in found[key]]


def claim(found: Exploration, key: str) -> str:
    (finding,) = found[key]
    return finding.claim


def test_a_member_of_the_family_has_its_identity(swish: Exploration):
    assert swish.definition == "f(x) = x*sigmoid(b*x)"
    assert claim(swish, "identity") == "f(x) - f(-x) = x"
    assert claim(swish, "odd_part") == "(f(x) - f(-x))/2 = x/2"
    for key in ("identity", "odd_part", "even_part", "gate", "odd_gate", "companion", "gradient"):
        assert verdicts(swish, key) == ["proved"], key
    assert swish["repair"] == ()
    assert swish["kink"] == ()


def test_the_gradients_at_x_and_its_mirror_image_add_up(swish: Exploration):
    assert claim(swish, "gradient_identity").endswith("= 1")
    assert verdicts(swish, "gradient_identity") == ["proved"]


def test_the_constant_of_the_identity_is_found_in_the_parameters():
    found = explore("cases(x if x > 0, a*x otherwise)")
    assert claim(found, "identity") == "f(x) - f(-x) = (1 + a)*x"
    assert verdicts(found, "identity") == ["proved"]
    assert claim(found, "companion") == "f(x) + f(-x) = (1 - a)*abs(x)"


def test_where_the_identity_fails_there_is_a_point_and_a_repair():
    found = explore("x^3")
    (identity,) = found["identity"]
    assert verdicts(found, "identity") == ["refuted"]
    assert identity.note.startswith("for no c is it c*x: refuted: at x = ")
    assert claim(found, "repair") == "g(x) = x/2 has g(x) - g(-x) = x"
    assert verdicts(found, "repair") == ["proved"]


def test_an_even_function_has_the_identity_with_zero():
    found = explore("x*tanh(x)")
    assert claim(found, "identity") == "f(x) - f(-x) = 0"
    assert verdicts(found, "repair") == ["proved"]


def test_kinks_are_named_and_left_out_of_the_gradient():
    found = explore("max(x, 0)")
    (kink,) = found["kink"]
    assert kink.note.startswith("at x = 0: ")
    assert claim(found, "gradient").endswith("for x != 0")
    assert claim(found, "companion") == "f(x) + f(-x) = abs(x)"


def test_what_a_function_needs_is_assumed_and_said():
    found = explore("exp(x)/x")
    assert claim(found, "domain") == "f(x) has a value where x != 0"
    assert verdicts(found, "even_part") == ["proved"]
    assert claim(found, "even_part").endswith("for x != 0")


def test_on_a_domain_without_mirror_images_nothing_is_said_of_them():
    found = explore("log(x)")
    assert claim(found, "gradient") == "diff(f(x), x) = 1/x  for x > 0"
    for key in ("identity", "odd_part", "companion", "gradient_identity", "repair"):
        assert found[key] == (), key


def test_finite_limits_are_proved():
    found = explore("tanh(x)")
    assert [f.claim for f in found["limit"]] == [
        "limit(f(x), x, oo) = 1",
        "limit(f(x), x, -oo) = -1",
    ]
    assert verdicts(found, "limit") == ["proved", "proved"]


def test_infinite_limits_are_marked_as_not_proved():
    found = explore("x*tanh(x)")
    assert [f.claim for f in found["limit"]] == [
        "f(x) -> oo as x -> oo",
        "f(x) -> oo as x -> -oo",
    ]
    assert verdicts(found, "limit") == [None, None]
    assert "proposed by SymPy, not proved" in str(found)


def test_definitions_and_hypotheses_are_used():
    found = explore("x*(phi(x) + 1)/2", assume="phi odd")
    assert verdicts(found, "identity") == ["proved"]
    assert found.assumptions == ("forall t: phi(-t) = -phi(t)",)
    assert verdicts(explore("x*s(x)", let="s(x) = 1/(1 + exp(-x))"), "identity") == ["proved"]


def test_expressions_of_sympy_and_other_variables():
    t = sympy.symbols("t")
    found = explore(t * sympy.tanh(t) + t)
    assert claim(found, "identity") == "f(t) - f(-t) = 2*t"
    assert explore("a*u^2", "u").definition == "f(u) = a*u^2"


def test_the_function_takes_a_name_that_is_free():
    assert explore("f(x) + x", assume="f odd").definition == "g(x) = f(x) + x"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [(("x +",), NotationError), (("a*b",), VariableError), (("x", "1"), VariableError)],
)
def test_what_cannot_be_explored_is_an_error(arguments: tuple[str, ...], error: type[Exception]):
    with pytest.raises(error):
        explore(*arguments)


def test_the_report_is_json(swish: Exploration):
    report = json.loads(swish.to_json())
    assert report["definition"] == "f(x) = x*sigmoid(b*x)"
    by_key = {row["key"]: row for row in report["findings"]}
    assert by_key["identity"]["verdict"] == "proved"
    assert by_key["identity"]["lines"][-1]["term"] == "x"


# the command


def test_the_command_prints_the_report(run: Run):
    result = run("explore", "x*tanh(x)")
    assert result.status == 0
    assert result.out.startswith("f(x) = x*tanh(x)\n")
    assert "identity           f(x) - f(-x) = 0   proved" in result.out


def test_the_command_prints_json(run: Run):
    arguments = ["u*s(u)", "--var", "u", "--let", "s(x) = sigmoid(x)", "--output-format", "json"]
    result = run("explore", *arguments, "--assume", "u > 0")
    assert result.status == 0
    assert json.loads(result.out)["assumptions"] == ["u > 0"]


def test_the_command_says_what_it_cannot_read(run: Run):
    result = run("explore", "x +")
    assert result.status == 2
    assert "found the end" in result.err
