"""Refutation: what is false is refuted at a simple point, what is true never."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import symproof
from symproof.engine.refutation.enclosures import Enclosure
from symproof.engine.refutation.refuting import (
    Counterexample,
    Survived,
    confirmed,
    refute,
    violated,
)
from symproof.kernel.sequent import Claim, eq, le, lt, ne
from symproof.kernel.term import App, Num, Term, Var, diff
from symproof.notation.plain import parse_definition, show
from tests.engine.setting import C, T

ODD = "forall t: phi(-t) = -phi(t)"
EVEN = "forall t: phi(-t) = phi(t)"


def exists(derivative: str, *forall: str) -> Claim:
    return Claim("diff", T(derivative), T(derivative), forall)


SMOOTH = exists("diff(phi(t), t)", "t")


def attempt(
    claim: str | Claim, let: tuple[str, ...] = (), assume: tuple[str | Claim, ...] = (), **how: Any
) -> Counterexample | Survived:
    definitions = {d.name: d for d in map(parse_definition, let)}
    hyps = [C(hyp) if isinstance(hyp, str) else hyp for hyp in assume]
    found = refute(C(claim) if isinstance(claim, str) else claim, hyps, definitions, **how)
    if isinstance(found, Counterexample):
        told = C(claim) if isinstance(claim, str) else claim
        again = confirmed(told, hyps, definitions, found.point, found.functions)
        assert again is not None, "a counterexample is one when it is looked at again"
    return found


def where(found: Counterexample | Survived) -> dict[str, str]:
    """Return the point and the functions of a counterexample, as text."""
    assert isinstance(found, Counterexample)
    values = {name: str(value) for name, value in found.point}
    return values | {name: show(value.body) for name, value in found.functions}


GELU = ("f(x) = x*Phi(x)", "p(x) = exp(-x^2/2)/sqrt(2*pi)")
REFUTED = [
    ("tanh(x) - tanh(-x) = x", (), (), {"x": "1"}),
    ("1/(1 + exp(-x)) - 1/(1 + exp(x)) = x", (), (), {"x": "1"}),
    (
        "f(x) - f(-x) = x",
        ("f(x) = cases(x if x > 0, 1.6733*(exp(x) - 1) otherwise)",),
        (),
        {"x": "1"},
    ),
    ("f(x) - f(-x) = x", ("f(x) = min(max(x, 0), 6)",), (), {"x": "7"}),
    ("erf(x) = tanh(2/sqrt(pi)*(x + 11/123*x^3))", (), (), {"x": "1"}),
    ("f(x) + f(-x) = abs(x)", ("f(x) = x/(1 + exp(-x))",), (), {"x": "1"}),
    (
        "diff(max(x, 0), x) - diff(max(-x, 0), x) = diff(max(x, 0), x) + diff(max(-x, 0), x)",
        (),
        ("x != 0",),
        {"x": "-1"},
    ),
    ("diff(f(x) - f(-x), x) = Phi(x) + x*p(x) - (Phi(-x) - x*p(-x))", GELU, (), {"x": "0"}),
    ("diff(y*x, x) = x", (), (), {"x": "0", "y": "1"}),
    ("sqrt(x^2) = x", (), (), {"x": "-1"}),
    ("phi(-x) = -phi(x)", (), (), {"x": "0", "phi": "t + 1"}),
    ("phi(-x) = phi(x)", (), (ODD,), {"x": "1", "phi": "t"}),
    ("phi(x) = 0", (), (EVEN,), {"x": "0", "phi": "1"}),
    ("phi(x) = 1/2", (), ("forall t: phi(t) + phi(-t) = 1",), {"x": "1", "phi": "1/2 + t"}),
    ("phi(x) = x/2", (), ("forall t: phi(t) - phi(-t) = t",), {"x": "0", "phi": "t/2 + 1"}),
    ("phi'(x) = -phi'(-x)", (), (ODD, SMOOTH), {"x": "0", "phi": "t"}),
    ("phi(x) < 0", (), ("forall t: phi(t) > 0",), {"x": "0", "phi": "1"}),
    ("f(x, y) = f(y, x)", (), (), {"x": "0", "y": "1", "f": "t - s"}),
    # a constraint on the point
    ("x = y", (), ("x = 2*y",), {"x": "2", "y": "1"}),
    ("a*b = 2", (), ("a*b = 1",), {"a": "1", "b": "1"}),
    ("x < 10^7", (), ("x > 10^6",), {"x": "10000000"}),
    ("x + y = 0", (), ("x + y = 1", "x - y = 1"), {"x": "1", "y": "0"}),
    ("x = 0", (), ("x + y + z = 1", "y = z", "x = 2*z"), {"x": "1/2", "y": "1/4", "z": "1/4"}),
    ("x = 0", (), ("0 < x", "x < 10^-20"), {"x": "1/" + str(10**30)}),
    ("x^2 = x*abs(x)", (), ("x < 0",), {"x": "-1"}),
    # tiny, far away, and needles
    ("(1 + 10^-30) - 1 = 0", (), (), {}),
    ("x + x/10^40 = x", (), (), {"x": "1"}),
    ("max(x, 10^9) = 10^9", (), (), {"x": "1000000001"}),
    ("x <= 10^50", (), (), {"x": str(10**50 + 1)}),
    ("tanh(x) < 1 - 10^-30", (), (), {"x": "35"}),
    ("exp(-x^2) >= 10^(-100)", (), (), {"x": "16"}),
    ("x^2 < 10^6", (), (), {"x": "1000"}),
    ("x + exp(-(10^6*(x - 1/3))^2) = x", (), (), {"x": "1/3"}),
    ("x^4 - 2*x^2 + 0.999999 > 0", (), (), {"x": "1"}),
    ("(x - 3.123)^2 + (y - 2.345)^2 > 10^-6", (), (), {"x": "153/49", "y": "68/29"}),
    # exact equality where more is claimed
    ("x < x", (), (), {"x": "0"}),
    ("x^2 != 4", (), (), {"x": "2"}),
    ("sin(x)*cos(x) != cos(x)*sin(x)", (), (), {"x": "0"}),
    ("atan(sign(x))^2 > 0", (), (), {"x": "0"}),
    ("abs(sign(x)) = 1", (), (), {"x": "0"}),
    ("diff(max(x, 0) - max(-x, 0), x = 0) = 0", (), (), {}),
    ("forall s: s^2 >= s", (), (), {"s": "1/2"}),
]


@pytest.mark.parametrize(("claim", "let", "assume", "point"), REFUTED)
def test_what_is_false_is_refuted_at_its_simplest_point(
    claim: str, let: tuple[str, ...], assume: tuple[str | Claim, ...], point: dict[str, str]
) -> None:
    assert where(attempt(claim, let, assume)) == point


@pytest.mark.parametrize(
    "claim",
    [
        "x + exp(-(10^6*(x^2 - 2))^2) = x",
        "x/(1 + exp(-x)) >= -0.2784",
        "sin(x) < 0.9999999",
        "exp(-x^2) > 10^-1000",
        "x/(1 + exp(-x)) >= -0.27846454",
        "x*y*exp(-x^2 - y^2) <= 0.1839",
    ],
)
def test_a_needle_without_a_name_is_found_by_subdivision_or_climbing(claim: str) -> None:
    assert isinstance(attempt(claim), Counterexample)


TRUE = [
    ("x/(1 + exp(-x)) >= -0.2785", (), ()),
    ("x/(1 + exp(-x)) >= -0.278464543", (), ()),
    ("x^4 + y^4 + 1 >= 2*x*y", (), ()),
    ("sin(x)^2 + cos(x)^2 = 1", (), ()),
    ("max(a, b) + min(a, b) = a + b", (), ()),
    ("abs(x) = max(x, -x)", (), ()),
    ("tanh(x) < 1", (), ()),
    ("1/sqrt(abs(x)) = sqrt(abs(x))/abs(x)", (), ()),
    ("f(x) - f(-x) = x", ("f(x) = 1/2*(phi(x) + 1)*x",), (ODD,)),
    ("phi'(x) = phi'(-x)", (), (ODD, SMOOTH)),
    ("phi(0) = 0", (), (ODD,)),
    ("diff(x*abs(x), x) = 2*abs(x)", (), ()),
    ("diff(max(x, 0) - max(-x, 0), x) = 1", (), ()),
    ("diff(x*sign(x^2), x = 0) = 1", (), ()),
    ("diff(cases(sin(x)/x if x != 0, 1 otherwise), x = 0, 2) = -1/3", (), ()),
    ("max(x, 0) - max(-x, 0) = x", (), ()),
    # nothing can be said where a term has no value
    ("0*(1/x) = 0", (), ()),
    ("log(x*y) = log(x) + log(y)", (), ()),
    ("sqrt(x*y) = sqrt(x)*sqrt(y)", (), ()),
    ("diff(abs(x), x) = x/abs(x)", (), ()),
    ("diff(sign(x), x) = 0", (), ()),
    ("0^x = 0", (), ()),
    # hypotheses that are never, or not certainly, true
    ("x = 1", (), ("x < x",)),
    ("x = 1", (), ("x^2 = 2",)),
    ("x > 0", (), ("log(x) = 1",)),
    # no function among those that are tried has the property
    ("phi(x) = 0", (), ("forall t: phi(t)^2 = 2",)),
]


@pytest.mark.parametrize(("claim", "let", "assume"), TRUE)
@pytest.mark.parametrize("effort", ["quick", "full"])
def test_what_is_true_or_undefined_survives(
    claim: str, let: tuple[str, ...], assume: tuple[str | Claim, ...], effort: str
) -> None:
    assert isinstance(attempt(claim, let, assume, effort=effort), Survived)


def test_a_quick_search_finds_what_simple_points_show() -> None:
    assert where(attempt("tanh(x) - tanh(-x) = x", effort="quick")) == {"x": "1"}
    assert isinstance(attempt("max(x, 10^9) = 10^9", effort="quick"), Survived)


def test_a_hypothesis_about_a_function_is_proved_and_not_only_tested() -> None:
    # all sample points agree with it, and it is false of every sample but two
    needle = "forall t: phi(t)*(1 - cases(1 if t = 12345/678, 0 otherwise)) = phi(t)"
    found = attempt("phi(x) = 2", assume=(needle,))
    assert isinstance(found, Survived) or where(found)["phi"] in ("0", "t*0")


def test_both_sides_are_enclosed_and_apart() -> None:
    found = attempt("tanh(x) - tanh(-x) = x")
    assert isinstance(found, Counterexample)
    assert found.left.low > found.right.high
    assert found.right == Enclosure(Fraction(1), Fraction(1))
    assert found.shown() == ("1.5231...", "1")


def test_as_many_digits_are_shown_as_it_takes_to_see_a_difference() -> None:
    found = attempt("x + x/10^40 = x")
    assert isinstance(found, Counterexample)
    left, right = found.shown()
    assert (left, right) == ("1." + 39 * "0" + "1", "1")


def test_what_survives_says_what_was_tried_and_where_the_sides_were_closest() -> None:
    found = attempt("sin(x)^2 + cos(x)^2 = 1")
    assert isinstance(found, Survived)
    assert any("simple points" in words for words in found.tried)
    assert found.tried[-1] == "balls of up to 2,000 bits"
    assert found.closest is not None
    assert found.closest.gap < Fraction(1, 2**1_900)


@pytest.mark.parametrize(
    ("claim", "point"),
    [
        ("x = 0", {"x": 0}),
        ("x = 0", {}),
        ("x = 0", {"x": 1, "y": 1}),
        ("1/x = 0", {"x": 0}),
    ],
)
def test_what_is_told_is_no_counterexample_unless_it_is_one(
    claim: str, point: dict[str, int]
) -> None:
    told = tuple((name, Fraction(value)) for name, value in point.items())
    assert confirmed(C(claim), [], {}, told, ()) is None


def test_the_same_claim_gives_the_same_counterexample() -> None:
    claim, let = "f(x) + f(y) = f(x + y)", ("f(x) = x*sigmoid(x)",)
    assert attempt(claim, let) == attempt(claim, let)


@pytest.mark.parametrize(
    "claim",
    [
        "10^10^10 = 3",
        "10^10^10^10 = 3",
        "exp(exp(exp(1000))) = 0",
        "exp(exp(exp(exp(x)))) < x^x^x^x",
        "sin(10^10^10) = x",
        "(x + y)^9999 = x^9999",
        "diff((x + 1/x)^500, x, 9) = 0",
    ],
)
def test_towers_end(claim: str) -> None:
    attempt(claim)


# definedness

VIOLATED = [
    ("x != 0", (), (), {"x": 0}),
    ("x - 100/7 != 0", (), (), {"x": Fraction(100, 7)}),
    ("x^2 > 0", (), (), {"x": 0}),
    ("x^2 + b >= 0", (), (), {"b": -1, "x": 0}),
    ("f(x) > 0", ("f(x) = x^2 - 10^-12",), (), {"x": 0}),
    ("x > 0", (), ("x != 0",), {"x": -1}),
    ("x - 1 != 0", (), ("exp(x) > 2",), {"x": 1}),
]


@pytest.mark.parametrize(("claim", "let", "assume", "point"), VIOLATED)
def test_a_violated_obligation_is_shown_at_a_point(
    claim: str, let: tuple[str, ...], assume: tuple[str, ...], point: dict[str, Fraction | int]
) -> None:
    definitions = {d.name: d for d in map(parse_definition, let)}
    found = violated(C(claim), [C(hyp) for hyp in assume], definitions)
    assert found is not None
    assert dict(found.point) == point


def test_a_derivative_that_does_not_exist_is_shown_by_its_two_sides() -> None:
    found = violated(exists("diff(max(x - 1/3, 0), x)"), [], {})
    assert found is not None
    assert found.point == (("x", Fraction(1, 3)),)
    assert (found.left.high, found.right.low) == (0, 1)
    assert violated(exists("diff(abs(x), x)"), [C("x != 0")], {}) is None


@pytest.mark.parametrize(
    ("claim", "assume"),
    [
        ("x^2 - 2 != 0", ()),
        ("cos(x) != 0", ()),
        ("x > 0", ("exp(x) > 3",)),
        ("x^2 + x + 1 != 0", ()),
    ],
)
def test_no_violation_is_invented(claim: str, assume: tuple[str, ...]) -> None:
    assert violated(C(claim), [C(hyp) for hyp in assume], {}) is None


def test_a_judgement_is_refuted_by_another_value_of_the_derivative() -> None:
    claim = Claim("diff", T("diff(x^2, x)"), T("x"))
    assert where(attempt(claim)) == {"x": "1"}
    right = Claim("diff+", T("diff(abs(x), x)"), T("sign(x)"))
    assert where(attempt(right)) == {"x": "0"}
    assert isinstance(attempt(Claim("diff+", right.lhs, Num(1)), (), ("x >= 0",)), Survived)


# true identities, made by rewriting a term

_X, _Y = Var("x"), Var("y")
_BASE = st.recursive(
    st.one_of(st.just(_X), st.just(_Y), st.integers(0, 3).map(Num), st.just(Num(1) / Num(2))),
    lambda parts: st.one_of(
        st.tuples(st.sampled_from(["+", "-", "*", "max", "min"]), parts, parts).map(
            lambda part: App(part[0], part[1:])
        ),
        st.tuples(
            st.sampled_from(["exp", "tanh", "abs", "sign", "sigmoid", "erf", "sin", "atan"]), parts
        ).map(lambda part: App(part[0], part[1:])),
    ),
    max_leaves=6,
)


def _of(head: str, *args: Term) -> App:
    return App(head, args)


_REWRITINGS = [
    lambda t: t,
    lambda t: t + Num(0) * t,
    lambda t: _of("max", t, t),
    lambda t: (t + 1) ** 2 - t**2 - t - 1,
    lambda t: _of("log", _of("exp", t)),
    lambda t: -_of("min", -t, -t),
    lambda t: _of("abs", t) * _of("sign", t),
    lambda t: _of("max", t, Num(0)) - _of("max", -t, Num(0)),
    lambda t: _of("cases", App("<", (t, Num(0))), t + 0, 2 * t / Num(2)),
    lambda t: t * (_of("sin", t) ** 2 + _of("cos", t) ** 2),
    lambda t: diff("z", t * Var("z"), Num(5)),
    lambda t: diff("z", t * _of("max", Var("z"), -Var("z")), Num(5)),
]


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    _BASE,
    st.lists(st.sampled_from(_REWRITINGS), min_size=1, max_size=2),
    st.sampled_from([eq, le]),
    st.booleans(),
)
def test_no_true_identity_is_ever_refuted(
    term: Term, rewritings: list[Any], relation: Any, swapped: bool
) -> None:
    other = term
    for rewriting in rewritings:
        other = rewriting(other)
    claim = relation(other, term) if swapped else relation(term, other)
    assert isinstance(refute(claim, [], {}, effort="quick"), Survived)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(_BASE, st.integers(1, 40))
def test_an_identity_that_is_off_by_little_is_refuted(term: Term, power: int) -> None:
    off = term + Num(1) / Num(10) ** power
    for claim in (eq(off, term), le(off, term), lt(off, term)):
        assert isinstance(refute(claim, [], {}), Counterexample)
    assert isinstance(refute(ne(term, term + 0), [], {}), Counterexample)


# what a search does not do


def test_a_deadline_ends_a_search(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object) -> None:
        raise TimeoutError

    monkeypatch.setattr("symproof.engine.refutation.balls.multiply", late)
    with pytest.raises(TimeoutError):
        attempt("2*x = x + x")


def test_neither_flint_nor_sympy_is_imported_before_a_search() -> None:
    code = "import sys, symproof.engine.refutation.refuting; print(*sys.modules)"
    path = str(Path(symproof.__file__).parent.parent)
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": path},
        check=True,
    )
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert loaded.isdisjoint({"flint", "sympy"})


def test_a_function_without_a_second_derivative_is_found_among_those_with_a_first() -> None:
    found = violated(exists("diff(diff(phi(x), x), x)"), [C(ODD), SMOOTH], {})
    assert found is not None
    assert [(name, show(value.body)) for name, value in found.functions] == [("phi", "t*abs(t)")]
    assert (found.left.low, found.right.low) == (-2, 2)


@pytest.mark.parametrize("assume", [("forall t: f(-t) = -f(t)",), ("f(1) > 2",)])
def test_hypotheses_about_defined_functions_count(assume: tuple[str, ...]) -> None:
    # the definition does not have the property, so there is no point to speak of
    assert isinstance(attempt("f(x) = 0", ("f(x) = x + x^2",), assume), Survived)


def test_the_order_of_the_hypotheses_does_not_decide_the_point() -> None:
    hyps = ("x + y = 3", "x < y", "z = x*y", "z > -5")
    found = attempt("x*y*z = 7", assume=hyps)
    assert attempt("x*y*z = 7", assume=tuple(reversed(hyps))) == found
