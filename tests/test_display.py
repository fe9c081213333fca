"""What a notebook shows: proofs as unchecked, derivations and theorems with what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import symproof
from symproof import define, odd, prove
from symproof.checking import check
from symproof.display import CLASSES, bundle, register, register_if_running, speak
from symproof.formats import RenderError
from symproof.library import find
from symproof.notation.plain import parse_claim, parse_term
from symproof.proof import Proof


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    speak()


def plain(value: object) -> str:
    return bundle(value)["text/plain"]


def latex(value: object) -> str:
    return bundle(value)["text/latex"]


def test_a_proof_is_not_said_to_be_proved():
    text = plain(find("odd_gate")[1])
    assert text.startswith("Not yet checked.")
    assert "To be proved: f(x) − f(−x) = x." in text
    assert "roved: f" not in text.replace("To be proved", "")
    assert "φ is odd" in text


def test_a_proof_without_a_calculation_is_searched_for():
    assert "check(proof) searches for one" in plain(Proof(claim="x + x = 2*x"))


def test_a_statement_that_cannot_be_read_is_said_to_be_so():
    assert "cannot be read" in plain(Proof(claim="x + = 1"))


def test_an_instance_is_not_said_to_be_proved():
    text = plain(find("relu_as_gate")[1])
    assert text.startswith("Not yet checked.")
    assert "A special case of odd_gate" in text


def test_a_derivation_shows_its_lines_and_what_it_rests_on():
    shown = bundle(check(find("gelu")[1]))
    assert r"\begin{aligned}" in shown["text/latex"]
    assert "Phi_neg" in shown["text/plain"]
    assert r"\mathtt{Phi\_neg}" in shown["text/latex"]


def test_a_theorem_shows_hypotheses_definitions_and_trust():
    text = plain(check(find("odd_gate")[1]).proved.theorem)
    assert text.startswith("Proved: f(x) − f(−x) = x.")
    assert "Assuming φ(−t) = −φ(t) for all t." in text
    assert "It rests on no axioms" in text
    trusting = plain(check(find("relu")[1]).proved.theorem)
    assert "It rests on max_of_ge, max_of_le." in trusting


@pytest.mark.parametrize(
    ("value", "text", "source"),
    [
        (parse_term("sqrt(x)/2"), "√x/2", r"$\displaystyle \frac{\sqrt{x}}{2}$"),
        (parse_claim("a <= b"), "a ≤ b", r"$\displaystyle a \le b$"),
        (define("f(x) = x^2"), "f(x) = x²", r"$\displaystyle f(x) = x^{2}$"),
        (odd("g"), "g(−t) = −g(t), for all t", None),
    ],
)
def test_formulas_are_shown_as_formulas(value, text, source):
    assert plain(value) == text
    assert source is None or latex(value) == source


@pytest.mark.parametrize("value", [3, "text", None, [define("f(x) = x")]])
def test_other_values_are_left_to_ipython(value):
    assert bundle(value) == {}


def test_displays_speak_chinese():
    speak("zh")
    assert "待证" in plain(find("odd_gate")[1])
    assert "定理" in plain(check(find("odd_gate")[1]))
    assert "依据：" in plain(check(find("relu")[1]).proved.theorem)


def test_a_verdict_speaks_chinese_too():
    speak("zh")
    assert "证明" in prove("x + x = 2*x")._repr_markdown_()
    assert "refuted" not in prove("x + x = 3*x")._repr_markdown_()


def test_displays_have_a_detail():
    derivation = check(find("odd_gate")[1])
    usual = plain(derivation).count("arithmetic")
    speak(detail="brief")
    assert plain(derivation).count("arithmetic") < usual


@pytest.mark.parametrize(("lang", "detail"), [("fr", "normal"), ("en", "long")])
def test_another_language_or_detail_is_refused(lang: str, detail: Any):
    with pytest.raises(RenderError, match="there is"):
        speak(lang, detail=detail)


class Formatter:
    """What is registered, by class."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], Any] = {}

    def for_type_by_name(self, module: str, name: str, function: Any) -> None:
        self.known[module, name] = function


class Shell:
    """As much of IPython as `register` uses."""

    def __init__(self) -> None:
        self.display_formatter = self
        self.mimebundle_formatter = Formatter()


def test_the_extension_registers_every_class():
    shell = Shell()
    symproof.load_ipython_extension(shell)
    known = shell.mimebundle_formatter.known
    assert {*known} == {(module, name) for module, names in CLASSES.items() for name in names}
    assert known["symproof.kernel.term", "Term"](parse_term("x + 1"))["text/plain"] == "x + 1"


def test_every_registered_class_exists():
    from importlib import import_module

    for module, names in CLASSES.items():
        for name in names:
            assert isinstance(getattr(import_module(module), name), type)


def test_a_running_session_of_ipython_is_found(monkeypatch: pytest.MonkeyPatch):
    shell = Shell()
    session = type("Session", (), {"get_ipython": staticmethod(lambda: shell)})
    monkeypatch.setitem(__import__("sys").modules, "IPython", session)
    register_if_running()
    assert shell.mimebundle_formatter.known


def test_without_a_session_nothing_is_registered(monkeypatch: pytest.MonkeyPatch):
    session = type("Session", (), {"get_ipython": staticmethod(lambda: None)})
    monkeypatch.setitem(__import__("sys").modules, "IPython", session)
    register_if_running()


def test_in_ipython_values_display_themselves():
    shells = pytest.importorskip("IPython.core.interactiveshell")
    shell = shells.InteractiveShell()
    register(shell)
    data, _ = shell.display_formatter.format(check(find("odd_gate")[1]))
    assert {*data} == {"text/latex", "text/plain"}
    assert data["text/plain"].startswith("Theorem odd_gate")
