"""Attacks on the verdicts of issue 3: what once gave a false one, or was tried and must not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from symproof import checking, prove
from symproof.cache import Cache
from symproof.commands.targets import claim_target
from symproof.engine.refutation.refuting import Survived, refute
from symproof.kernel.errors import SymproofError
from symproof.notation.plain import parse_claim
from symproof.remembering import key, recall
from symproof.settling import settle
from symproof.transfer import question_of

TIMEOUT = 20.0


def verdict(claim: str, let: Sequence[str] = (), assume: Sequence[str] = ()) -> str:
    """Return the verdict of a claim as it is typed."""
    return settle(claim_target(claim, let, assume), timeout=TIMEOUT).verdict


# definedness


@pytest.mark.parametrize(
    ("claim", "assume"),
    [
        ("1/phi(x) != 2", "phi differentiable"),
        ("log(phi(x)) != 2", "phi twice differentiable"),
        ("log(phi(x)) != phi(x)", "phi differentiable"),
        ("1/phi(x) = 1/phi(x)", "phi differentiable"),
    ],
)
def test_a_function_that_is_differentiable_may_still_be_zero(claim: str, assume: str) -> None:
    assert verdict(claim, (), (assume,)) == "undefined"


def test_sides_that_differ_at_a_point_are_proved_apart_only_where_all_is_defined(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, calls = checking.definedness, 0

    def late(*args: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise TimeoutError("no verdict within 1 s")
        return real(*args)

    monkeypatch.setattr(checking, "definedness", late)
    assert settle(claim_target("log(x) != 7", (), ()), timeout=TIMEOUT).verdict != "proved"


@pytest.mark.parametrize(
    ("claim", "assume"),
    [
        ("diff(cases(1/(x^3*(x^2 + sin(x) + 2)) if x > 1, 0 otherwise), x = 0) = 0", ()),
        ("diff(cases(log(x^3*(x^2 + sin(x) + 2)) if x > 1, 0 otherwise), x = 0) = 0", ()),
        ("diff(cases(diff(log(y), y = x) if x > 0, 0 otherwise), x = -1) = 0", ()),
        ("diff(cases(diff(log(y), y = x) if x > 0, 0 otherwise), x) = 0", ("x < 0",)),
    ],
)
def test_a_true_claim_is_not_undefined_for_a_point_outside_its_guards(
    claim: str, assume: tuple[str, ...]
) -> None:
    assert verdict(claim, (), assume) in ("proved", "undecided")


def test_a_slope_on_one_side_is_said_with_its_value() -> None:
    assert verdict("diff(max(x, 0), x = 0) exists on the right") == "unreadable"
    assert verdict("diff(max(x, 0), x = 0) exists on the right = 1") == "proved"


@pytest.mark.parametrize(
    ("claim", "let", "assume"),
    [
        ("g(x)/g(x) = 1", "g(x) = x", ()),
        ("g(x) = g(x)", "g(x) = log(x) - log(x)", ()),
        ("f'(x) = sign(x)", "f(x) = abs(x)", ()),
        ("f(x) = x", "f(x) = cases(x if 1/x > 0, x otherwise)", ()),
        ("f(x) = 1", "f(x) = x^0 + 0/x", ()),
        ("f(y) = 1", "f(x) = diff(log(x)*x, x) - log(x)", ()),
        ("diff(log(x), x = y) = 1/y", "g(x) = x", ("x > 0", "x > y")),
        ("diff(abs(x), x = y) = 1", "g(x) = x", ("x > 0", "x > y")),
    ],
)
def test_a_term_without_a_value_does_not_hide(
    claim: str, let: str, assume: tuple[str, ...]
) -> None:
    assert verdict(claim, (let,), assume) == "undefined"


# names


@pytest.mark.parametrize(
    ("claim", "let"),
    [
        ("f'(2) = t", "f(x) = t*x"),
        ("f'(b) = b", "f(x) = b*x"),
        ("f'(b) = 2*b", "f(x) = b*x"),
        ("diff(f(x), b) = x", "f(x) = b*x"),
        ("diff(f(x), b) = 0", "f(x) = b*x"),
    ],
)
def test_a_parameter_of_a_definition_is_not_caught_by_a_derivative(claim: str, let: str) -> None:
    assert verdict(claim, (let,)) in ("unreadable", "undecided")


@pytest.mark.parametrize(
    ("claim", "let", "expected"),
    [
        ("g(t) = 2*t", "g(x) = diff(t^2, t = x)", "proved"),
        ("g(t) = t^2", "g(x) = diff(x*t^2, x)", "proved"),
        ("f(y) = diff(x*y, x)", "f(x) = x", "proved"),
        ("f(x, y) = y", "f(y, x) = y", "refuted"),
        ("diff(diff(x*y^2, x), y = x) = 4*x", "f(x) = x", "refuted"),
        ("diff(x^2, x = x^2) = 4*x^3", "f(x) = x", "refuted"),
    ],
)
def test_a_bound_name_is_not_a_free_one(claim: str, let: str, expected: str) -> None:
    assert verdict(claim, (let,)) == expected


# refutation

SMOOTH_IN_SPITE_OF_KINKS = [
    "diff(max(x, 0) - max(-x, 0), x) exists = 1",
    "diff(x*abs(x), x) exists = 2*abs(x)",
    "diff(abs(x)^3, x, 2) exists = 6*abs(x)",
    "diff(max(x, y) + min(x, y), x) exists = 1",
    "diff(cases(1 if x = 1, x^2 otherwise), x = 1) exists = 2",
    "diff(cases(x if x < 1/3, x otherwise), x) exists = 1",
    "diff(abs(sin(x))^2, x = pi) exists = 0",
    "diff(cases(x^2*sin(1/x) if x != 0, 0 otherwise), x = 0) exists = 0",
    "diff(sqrt(x^4), x = 0) exists = 0",
    "diff(abs(x)^(3/2), x = 0) exists = 0",
]


@pytest.mark.parametrize("text", SMOOTH_IN_SPITE_OF_KINKS)
def test_a_derivative_that_exists_at_a_kink_is_not_refuted(text: str) -> None:
    assert isinstance(refute(parse_claim(text), (), {}), Survived)


CANCELLING = [
    "(1 + x)^30 - (1 + x)^29 = x*(1 + x)^29",
    "log(1 + exp(x)) - log(1 + exp(-x)) = x",
    "sqrt(x^2 + 1) - abs(x) = 1/(sqrt(x^2 + 1) + abs(x))",
    "1 - tanh(x)^2 = 1/cosh(x)^2",
    "exp(x + y) - exp(x)*exp(y) = 0",
    "sigmoid(x) + sigmoid(-x) = 1",
    "max(x, y) - min(x, y) = abs(x - y)",
]


@pytest.mark.parametrize("text", CANCELLING)
def test_a_true_identity_whose_sides_cancel_is_not_refuted(text: str) -> None:
    assert isinstance(refute(parse_claim(text), (), {}), Survived)


# the cache


@pytest.mark.parametrize(
    ("claim", "entry"),
    [
        ("x != 2", {"verdict": "refuted", "point": {"x": "2"}, "functions": {}}),
        ("x != y", {"verdict": "refuted", "point": {"x": "2", "y": "2"}, "functions": {}}),
        ("x = x", {"verdict": "refuted", "point": {"x": "2"}, "functions": {}}),
        ("x = x + 1", {"verdict": "proved", "parts": []}),
        ("x = x + 1", {"verdict": "proved", "steps": "x\n= x + 1"}),
        ("x = x + 1", {"verdict": "proved", "steps": "x\n= x"}),
        ("diff(abs(x), x) = 0", {"verdict": "refuted", "point": {"x": "0"}, "functions": {}}),
    ],
)
def test_an_entry_edited_by_hand_is_not_believed(
    tmp_path: Path, claim: str, entry: dict[str, Any]
) -> None:
    target, cache = claim_target(claim, (), ()), Cache(tmp_path)
    question = question_of(target, TIMEOUT)
    assert question is not None
    name = key(question)
    assert name is not None
    cache.put(name, {"name": claim, **entry})
    assert cache.get(name) is not None
    assert recall(cache, target, question) is None


# SymPy


def test_what_sympy_assumes_and_a_hypothesis_cannot_say_is_refused() -> None:
    sympy = pytest.importorskip("sympy")
    x, n = sympy.Symbol("x"), sympy.Symbol("n", integer=True)
    function = sympy.Function("f", positive=True)
    claims = (
        sympy.Eq(sympy.sin(sympy.pi * n, evaluate=False), 0, evaluate=False),
        sympy.Ge(sympy.Symbol("m", integer=True, nonzero=True) ** 2, 1, evaluate=False),
        sympy.Gt(function(x), 0, evaluate=False),
    )
    for claim in claims:
        with pytest.raises(SymproofError):
            prove(claim)


def test_a_definition_for_positive_numbers_is_not_one_for_all_numbers() -> None:
    sympy = pytest.importorskip("sympy")
    x, h = sympy.Symbol("x", positive=True), sympy.Function("h")
    with pytest.raises(SymproofError):
        prove("h(-1) = -1", let=[sympy.Eq(h(x), sympy.sqrt(x**2), evaluate=False)])


# hypotheses that nothing satisfies


@pytest.mark.parametrize(
    "assume", [("x > 0", "x < 0"), ("x = x + 1",), ("x != x",), ("x >= 0", "x = -1")]
)
def test_what_contradictory_hypotheses_prove_is_not_proved(assume: tuple[str, ...]) -> None:
    for claim in ("x = 3", "x != x", "x < x"):
        assert verdict(claim, (), assume) != "proved"


@pytest.mark.parametrize(
    ("claim", "assume"),
    [
        ("diff(y, x) = 0", ("y = x^2",)),
        ("diff(c*x, x) = c", ("c = x",)),
        ("diff(x*y, x) = y", ("x*y = 1",)),
    ],
)
def test_what_a_derivative_holds_fixed_is_not_tied_to_its_variable(
    claim: str, assume: tuple[str, ...]
) -> None:
    assert verdict(claim, (), assume) == "unreadable"


def test_a_hypothesis_about_the_variable_or_the_parameters_alone_ties_nothing() -> None:
    assert verdict("diff(c*x, x) = c", (), ("c = 2",)) == "proved"
    assert verdict("diff(x^2, x) = 2*x", (), ("x = 2*y",)) == "proved"
