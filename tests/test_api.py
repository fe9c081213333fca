"""From Python: prove, refute, derive and simplify_with_steps, and what their verdicts offer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import sympy
from sympy import Eq, Function, symbols

import symproof
from symproof import Verdict, prove, refute
from symproof.calculation import ProofError
from symproof.certificate import replay
from symproof.engine import derive, simplify_with_steps
from symproof.engine.bridge import BridgeError
from symproof.formats import RenderError
from symproof.kernel.theorem import Theorem
from symproof.library import load_file
from symproof.notation.errors import NotationError
from symproof.notation.plain import parse_term, show, show_claim
from symproof.settling import Target, settle
from symproof.stepwise import VariableError
from symproof.verdict import NotProvedError

x, y, b = symbols("x y b")
p = symbols("p", positive=True)
f = Function("f")
SWISH = "f(x) = x*sigmoid(b*x)"


# verdicts


@pytest.mark.parametrize(
    "claim",
    [
        "f(x) - f(-x) = x",
        Eq(f(x) - f(-x), x, evaluate=False),
        (f(x) - f(-x), x),
        ("f(x) - f(-x)", "x"),
    ],
)
def test_a_proved_claim_has_everything_that_a_proof_has(claim: object):
    verdict = prove(claim, let=SWISH)
    assert verdict
    assert (verdict.verdict, verdict.proved, verdict.refuted) == ("proved", True, False)
    assert isinstance(verdict.theorem, Theorem)
    assert verdict.derivation is not None
    assert verdict.theorem.claim == verdict.derivation.claim
    assert (verdict.counterexample, verdict.undefined, verdict.tried) == (None, None, ())
    assert verdict.seconds > 0
    assert verdict.result == parse_term("x")


def test_a_refuted_claim_has_its_point():
    verdict = refute("tanh(x) - tanh(-x) = x")
    assert not verdict
    assert verdict.refuted
    assert verdict.counterexample is not None
    assert dict(verdict.counterexample.point) == {"x": 1}
    assert (verdict.theorem, verdict.derivation, verdict.result) == (None, None, None)


def test_prove_and_refute_come_to_the_same_verdict():
    for claim in ("x + x = 2*x", "x = 2*x", "x/x = 1", "tanh(x) != x"):
        assert prove(claim).verdict == refute(claim).verdict


def test_an_undefined_claim_has_its_term_and_point():
    verdict = prove("x/x = 1")
    assert not verdict
    assert verdict.verdict == "undefined"
    assert verdict.undefined is not None
    assert show(verdict.undefined.term) == "x/x"
    assert dict(verdict.undefined.point or ()) == {"x": 0}


def test_only_a_proved_claim_is_true():
    undecided = prove("cos(x) + cos(sqrt(2)*x) < 2", assume="x > 0")
    assert undecided.verdict == "undecided"
    assert not undecided
    assert undecided.tried


def test_a_chain_has_a_derivation_for_each_link():
    verdict = prove("x + x = 2*x <= 2*x + 1")
    assert verdict.proved
    assert [show_claim(d.claim) for d in verdict.derivations] == ["x + x = 2*x", "2*x <= 2*x + 1"]


def test_what_sympy_assumes_of_a_symbol_is_a_hypothesis_that_is_printed():
    verdict = prove((x * sympy.log(p) + x, x * (sympy.log(p) + 1)))
    assert verdict.proved
    assert "p > 0" in str(verdict)
    assert "for all real p, x with p > 0" in str(verdict)


def test_a_time_limit_is_kept():
    hard = " + ".join(f"max(x{i}, y{i})*max(y{i}, x{i + 1})" for i in range(8))
    verdict = prove(f"{hard} = {hard} + exp(x0)*0*y0 + 0", timeout=0.05)
    assert verdict.verdict in ("undecided", "proved")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"claim": "x +"}, NotationError),
        ({"claim": Eq(x, x)}, BridgeError),
        ({"claim": "x = x", "assume": "x >"}, NotationError),
        ({"claim": "f(x) = x", "let": ["f(x) = x", "f(x) = 2*x"]}, ProofError),
    ],
)
def test_what_cannot_be_read_is_an_error(arguments: dict, error: type[Exception]):
    with pytest.raises(error):
        prove(**arguments)


# showing


def test_the_text_of_a_verdict():
    assert str(prove("x = 2*x")).splitlines() == [
        "refuted: x = 2*x",
        "    at x = 1: the left side is 1, the right side is 2",
    ]
    assert repr(prove("x = x")) == "<proved: x = x>"
    assert "Holds         for all real x" in str(prove("x + x = 2*x"))


def test_a_notebook_shows_formulas():
    proved, refuted = prove("x + x = 2*x"), prove("x = 2*x")
    assert "$$" in proved._repr_markdown_()
    assert "```math" not in proved._repr_markdown_()
    assert proved._repr_latex_() == "$$x + x = 2x$$"
    assert refuted._repr_markdown_().startswith("**refuted** `x = 2*x`")
    assert refuted._repr_latex_() is None


def test_latex_of_a_proved_claim():
    assert r"\begin{proof}" in prove("x + x = 2*x").to_latex()
    with pytest.raises(NotProvedError, match="is refuted: it has no derivation"):
        prove("x = 2*x").to_latex()


def test_the_lines_as_sympy_expressions_are_not_evaluated():
    lines = prove("x + x = 2*x").to_sympy()
    assert len(lines) == 2
    assert str(lines[0]) == "x + x"
    with pytest.raises(NotProvedError):
        prove("x = 2*x").to_sympy()


# saving


def test_a_verdict_is_saved_in_the_format_of_the_suffix(tmp_path: Path):
    verdict = prove("f(x) - f(-x) = x", let=SWISH)
    for name in ("a.tex", "a.md", "a.txt"):
        path = verdict.save(tmp_path / name)
        assert path.read_text(encoding="utf-8")
    (entry,) = json.loads(verdict.save(tmp_path / "a.json").read_text(encoding="utf-8"))
    assert entry["verdict"] == "proved"
    (proved,) = replay(verdict.save(tmp_path / "a.cert.json").read_text(encoding="utf-8"))
    assert verdict.derivation is not None
    assert proved.statement.claim == verdict.derivation.claim


def test_a_saved_proof_file_checks_by_itself(tmp_path: Path):
    path = prove("f(x) - f(-x) = x", let=SWISH).save(tmp_path / "found.py")
    file = load_file(path)
    ((name, proof),) = file.proofs.items()
    assert settle(Target(name, proof, file)).verdict == "proved"


def test_a_report_is_saved_whatever_the_verdict(tmp_path: Path):
    verdict = prove("x = 2*x")
    (entry,) = json.loads(verdict.save(tmp_path / "a.json").read_text(encoding="utf-8"))
    assert entry["counterexample"]["point"] == {"x": "1"}
    with pytest.raises(NotProvedError):
        verdict.save(tmp_path / "a.tex")
    with pytest.raises(RenderError, match=r"no format has the suffix \.xyz"):
        prove("x = x").save(tmp_path / "a.xyz")
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


# derivatives and simpler forms


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        (x**3, "3*x^2"),
        ("x*tanh(x)", "tanh(x) + x*(1 - tanh(x)^2)"),
        (sympy.log(p), "1/p"),
    ],
)
def test_a_derivative_with_its_steps(expression: object, result: str):
    verdict = derive(expression)
    assert verdict.proved
    assert verdict.result is not None
    assert prove((show(verdict.result), result), assume="p > 0" if "p" in result else ()).proved


def test_a_derivative_of_higher_order_and_with_a_parameter():
    second = derive("a*x^3", order=2)
    assert second.proved
    assert second.result is not None
    assert prove((show(second.result), "6*a*x")).proved
    assert derive("a*x^2", "a").result == parse_term("x^2")


def test_a_derivative_that_does_not_exist_somewhere_is_undefined():
    verdict = derive(sympy.Abs(x))
    assert verdict.verdict == "undefined"
    assert verdict.undefined is not None


def test_which_variable_is_meant_must_be_clear():
    with pytest.raises(VariableError, match="there are a, b"):
        derive("a*b")
    with pytest.raises(VariableError, match="is not the name of a variable"):
        derive("x", "2")


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ((x**2 - 1) / (x**2 + 1) + 2 / (x**2 + 1), "1"),
        ("sigmoid(x) + sigmoid(-x)", "1"),
        ("(exp(x) - exp(-x))/(exp(x) + exp(-x))", "tanh(x)"),
        ("x", "x"),
    ],
)
def test_a_simpler_form_with_its_steps(expression: object, result: str):
    verdict = simplify_with_steps(expression)
    assert verdict.proved
    assert verdict.result == parse_term(result)


def test_a_simpler_form_is_never_one_with_another_domain():
    verdict = simplify_with_steps("x/x")
    assert verdict.verdict == "undefined"
    assert simplify_with_steps("x/x", assume="x != 0").result == parse_term("1")


def test_no_simpler_form_is_believed_that_is_not_proved():
    # SymPy gives tanh(x)/x and the like; nothing but what the kernel proves is returned
    verdict = simplify_with_steps("exp(x)*exp(y)/exp(x)")
    assert verdict.proved
    assert verdict.derivation is not None
    assert verdict.derivation.proved.theorem.claim == verdict.derivation.claim


# the package


def test_the_package_offers_its_functions_and_nothing_else():
    assert {"prove", "refute", "explore", "Verdict"} <= {*dir(symproof)}
    assert symproof.prove is prove
    assert symproof.Verdict is Verdict
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = symproof.nothing  # type: ignore[attr-defined]
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = symproof.engine.nothing  # type: ignore[attr-defined]


def test_importing_the_package_loads_no_search():
    code = "import sys, symproof; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {*run.stdout.split()}
    assert loaded.isdisjoint({"sympy", "flint", "jinja2", "symproof.checking", "symproof.api"})


def test_proving_a_text_loads_no_sympy():
    code = "import sys; from symproof import prove; prove('x + x = 2*x'); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {*run.stdout.split()}.isdisjoint({"sympy", "jinja2", "joblib", "dask"})


def test_a_derivative_is_taken_rule_by_rule() -> None:
    verdict = derive("x/(1 + x^2)")
    assert verdict.derivation is not None
    assert [show(item.term) for item in verdict.derivation.block] == [
        "diff(x/(1 + x^2), x)",
        "(diff(x, x)*(1 + x^2) - x*diff(1 + x^2, x))/(1 + x^2)^2",
        "(1 + x^2 - x*diff(x^2, x))/(1 + x^2)^2",
        "(1 + x^2 - x*(2*x))/(1 + x^2)^2",
        "(1 - x^2)/(1 + x^2)^2",
    ]
