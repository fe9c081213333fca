"""Plans of inequalities: lines that show why they hold, each checked by the reasons it names."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from symproof.checking import check
from symproof.derivation import Derivation
from symproof.engine.planning.grounds import by_slopes, grounds, monotone
from symproof.engine.planning.orders import is_obvious
from symproof.engine.planning.plan import line_of, plan
from symproof.engine.reasons import prove_order
from symproof.notation.plain import parse_claim, parse_stated, show_claim
from symproof.notation.steps import Reason
from symproof.proof import Proof, define
from symproof.written import written_steps
from tests.engine.setting import T, context

Given = Sequence[str]

LINES: list[tuple[str, Given, Given, str]] = [
    (
        "a*b <= (a^2 + b^2)/2",
        [],
        [],
        """
a*b
= (a^2 + b^2)/2 - (a - b)^2/2     by ring
<= (a^2 + b^2)/2     by order
""",
    ),
    (
        "0 <= x^2 - 2*x + 1",
        [],
        [],
        """
x^2 - 2*x + 1
= (x - 1)^2     by ring
>= 0     by order
""",
    ),
    (
        "x + 1/x >= 2",
        [],
        ["x > 0"],
        """
x + 1/x
= 2 + (x - 1)^2/x     by field
>= 2     by order
""",
    ),
    (
        "log(1 + exp(x)) >= max(x, 0)",
        [],
        [],
        """
log(1 + exp(x))
case x >= 0:
    >= log(exp(x))     by order
    = x     by log
    = max(x, 0)     by unfold max
case x < 0:
    >= log(1)     by order
    = 0     by log
    = max(x, 0)     by unfold max
""",
    ),
    (
        "sigmoid(x) < 1",
        [],
        [],
        """
sigmoid(x)
= 1/(1 + exp(-x))     by unfold sigmoid
< 1     by order
""",
    ),
    (
        "tanh(x) > -1",
        [],
        [],
        """
tanh(x)
= (exp(x) - exp(-x))/(exp(x) + exp(-x))     by unfold tanh
= -1 + 2*exp(x)/(exp(x) + exp(-x))     by field
> -1     by order
""",
    ),
    (
        "x*sigmoid(x) >= -0.2785",
        [],
        [],
        """
x*sigmoid(x)
= x/(1 + exp(-x))     by unfold sigmoid, ring
>= -0.2785*(1 + exp(-x))/(1 + exp(-x))     by order
= -0.2785     by field
""",
    ),
    (
        "(a + b)/2 >= sqrt(a*b)",
        [],
        ["a >= 0", "b >= 0"],
        """
(a + b)/2
= sqrt(((a + b)/2)^2)     by root
= sqrt(a*b + (a - b)^2/4)     by ring
>= sqrt(a*b)     by order
""",
    ),
    ("x*sigmoid(x) <= x", [], ["x >= 0"], "\nx*sigmoid(x)\n<= x     by order\n"),
    ("exp(x) > 0", [], [], "\nexp(x)\n> 0     by order\n"),
    ("max(a, b) >= a", [], [], "\nmax(a, b)\n>= a     by order\n"),
    (
        "f(x) >= 0",
        ["f(x) = max(x, 0)"],
        [],
        "\nf(x)\n= max(x, 0)     by unfold f\n>= 0     by order\n",
    ),
]


def derived(
    claim: str, let: Given = (), assume: Given = (), steps: str | None = None
) -> Derivation:
    given = {f"h{i}": text for i, text in enumerate(assume, 1)}
    definitions = tuple(map(define, let))
    return check(Proof(claim=claim, definitions=definitions, given=given, steps=steps), "p")


@pytest.mark.parametrize(("claim", "let", "assume", "lines"), LINES, ids=[c[0] for c in LINES])
def test_an_inequality_is_shown_as_a_teacher_would(
    claim: str, let: Given, assume: Given, lines: str
) -> None:
    assert written_steps(derived(claim, let, assume).block) == lines.strip()


@pytest.mark.parametrize(("claim", "let", "assume", "lines"), LINES, ids=[c[0] for c in LINES])
def test_the_lines_check_by_themselves(claim: str, let: Given, assume: Given, lines: str) -> None:
    again = derived(claim, let, assume, lines)
    assert again.claim == parse_claim(claim)


FALSE = [
    ("a*b <= (a^2 + b^2)/3", []),
    ("x + 1/x >= 3", ["x > 0"]),
    ("x + 1/x >= 2", []),
    ("log(1 + exp(x)) >= max(x, 1)", []),
    ("sqrt(a*b) >= (a + b)/2", ["a >= 0", "b >= 0"]),
    ("tanh(x) > -1/2", []),
    ("x*sigmoid(x) >= -0.27", []),
]


@pytest.mark.parametrize(("claim", "assume"), FALSE)
def test_a_false_inequality_has_no_plan(claim: str, assume: Given) -> None:
    assert plan(context(*assume), parse_stated(claim), None) is None


def test_a_calculation_goes_from_left_to_right_as_stated() -> None:
    for text in ("x + 1 > x", "x < x + 1", "f(x) >= g(x)", "x >= -1"):
        line = line_of(parse_stated(text))
        assert f"{show_claim(parse_stated(text))}" == text
        assert (line.start, line.end) == tuple(map(T, text.split(f" {line.relation} ")))


def test_a_calculation_never_starts_from_a_number() -> None:
    line = line_of(parse_stated("-0.5 <= f(x)"))
    assert (line.start, line.relation) == (T("f(x)"), ">=")


def test_what_everybody_sees_is_no_more_than_that() -> None:
    seen = [("max(a, b)", ">=", "b"), ("abs(x)", ">=", "0"), ("-x", "<=", "abs(x)")]
    unseen = [("max(a, b)", ">=", "c"), ("max(a, b)", "<=", "b"), ("abs(x)", ">=", "1")]
    assert all(is_obvious(T(a), relation, T(b)) for a, relation, b in seen)
    assert not any(is_obvious(T(a), relation, T(b)) for a, relation, b in unseen)


GROUNDS = [
    ("a*b <= (a^2 + b^2)/2", [], ["(a - b)^2 >= 0"]),
    ("x*sigmoid(x) <= x", ["x >= 0"], ["sigmoid(x) < 1", "x >= 0"]),
    ("x - y < 0", ["x < y"], ["x < y"]),
    ("x <= y", ["x <= y"], ["x <= y"]),
    ("exp(x) > x", [], ["1 + x <= exp(x)"]),
    ("1/(1 + exp(-x)) < 1", [], ["exp(-x) > 0"]),
]


@pytest.mark.parametrize(("claim", "assume", "expected"), GROUNDS)
def test_what_an_inequality_follows_from_is_found(
    claim: str, assume: Given, expected: Given
) -> None:
    theorem = prove_order(context(*assume), parse_claim(claim), (Reason("order"),))
    assert theorem is not None
    assert sorted(map(show_claim, grounds(theorem))) == sorted(expected)


def test_what_follows_from_a_slope_says_so() -> None:
    order = (Reason("order"),)
    tanh = prove_order(context("x >= 0"), parse_claim("tanh(x) <= x"), order)
    cos = prove_order(context(), parse_claim("1 - x^2/2 <= cos(x)"), order)
    square = prove_order(context(), parse_claim("x^2 >= 0"), order)
    assert tanh is not None
    assert cos is not None
    assert square is not None
    assert monotone(tanh) == T("x - tanh(x)")
    assert by_slopes(cos)
    assert monotone(square) is None
    assert not by_slopes(square)
