"""Search: what it finds, that its reasons suffice as written, and what it must not find."""

from __future__ import annotations

import time

import pytest

from symproof.engine.reasons import prove_line
from symproof.engine.search import search
from symproof.notation.plain import show
from tests.engine.setting import context, rests_on, sides

ODD = {"odd": "forall t: phi(-t) = -phi(t)"}
GATE = {"gate": "forall t: g(t) + g(-t) = 1"}
FOUND = [
    ("f(x) - f(-x) = x", ["f(x) = 1/2*(phi(x) + 1)*x"], ODD, "unfold f, fact odd, ring"),
    ("f(x) + f(-x) = x*phi(x)", ["f(x) = 1/2*(phi(x) + 1)*x"], ODD, "unfold f, fact odd, ring"),
    ("f(x) - f(-x) = x", ["f(x) = x*g(x)"], GATE, "unfold f, fact gate, ring"),
    ("f(x) - f(-x) = x", ["f(x) = max(x, 0)"], {}, "unfold f, cases"),
    ("f(x) + f(-x) = abs(x)", ["f(x) = max(x, 0)"], {}, "unfold f, cases"),
    ("f(x) - f(-x) = x", ["f(x) = x*sigmoid(b*x)"], {}, "unfold f sigmoid, exp"),
    ("f(x) - f(-x) = x", ["f(x) = x*Phi(x)"], {}, "unfold f Phi, axiom erf_neg, ring"),
    ("f(x) - f(-x) = x", ["f(x) = (x + sqrt(x^2 + b))/2"], {"b": "b >= 0"}, "unfold f, ring"),
    ("2*sigmoid(x) - 1 = tanh(x/2)", [], {}, "unfold tanh sigmoid, exp"),
    ("cosh(x)^2 - sinh(x)^2 = 1", [], {}, "unfold sinh cosh, exp"),
    ("log(exp(x)) = x", [], {}, "axiom log_exp, ring"),
    ("sin(-x)*cos(-x) = -sin(x)*cos(x)", [], {}, "axiom sin_neg cos_neg, ring"),
    ("x^2/x = x", [], {"x": "x != 0"}, "field"),
    ("x*y + z = z + y*x", [], ODD, "ring"),
    ("phi(0) = 0", [], ODD, "fact odd"),
    (
        "g(-x) = -g(x)",
        ["g(x) = 2*f(x)/x - 1"],
        {"gate": "forall t: f(t) - f(-t) = t", "x": "x != 0"},
        "unfold g, fact gate, field",
    ),
    (
        "softplus(x) - softplus(-x) = x",
        ["softplus(x) = log(1 + exp(x))"],
        {},
        "unfold softplus, log",
    ),
    ("log(x*y) = log(x) + log(y)", [], {"x": "x > 0", "y": "y > 0"}, "log"),
    ("sqrt(x^2) = abs(x)", [], {}, "root"),
    ("cos(2*x) = 1 - 2*sin(x)^2", [], {}, "trig"),
    ("diff(f(x), x) = 2*x", ["f(x) = x^2 + 1"], {}, "unfold f, derivative"),
    ("diff(x*exp(x), x) = (1 + x)*exp(x)", [], {}, "derivative"),
    ("1 + x^2 > 0", [], {}, "order"),
    ("x*x != 0", [], {"x": "x != 0"}, "order"),
    ("x <= x + exp(y)", [], {}, "order"),
    ("1 + h(x) > 0", [], {"h": "forall t: h(t) > 0"}, "fact h"),
    ("x*h(x) > 0", [], {"x": "x > 0", "h": "forall t: h(t) > 0"}, "fact x h, order"),
]


@pytest.mark.parametrize(("line", "let", "named", "said"), FOUND)
def test_a_reason_is_found_and_suffices(
    line: str, let: list[str], named: dict[str, str], said: str
) -> None:
    ctx = context(let=let, named=named)
    found = search(ctx, *sides(line))
    assert found is not None
    theorem, reasons = found
    assert rests_on(theorem, ctx)
    assert ", ".join(" ".join([r.kind, *r.names]) for r in reasons) == said
    assert prove_line(ctx, *sides(line), reasons) is not None


NOT_FOUND = [
    ("f(x) - f(-x) = 2*x", ["f(x) = 1/2*(phi(x) + 1)*x"], ODD),
    ("f(x) - f(-x) = x", ["f(x) = 1/2*(phi(x) + 1)*x"], {"even": "forall t: phi(-t) = phi(t)"}),
    ("f(x) - f(-x) = x", ["f(x) = 1/2*(phi(x) + 1)*x"], {}),
    ("f(x) + f(-x) = x", ["f(x) = max(x, 0)"], {}),
    ("f(x) - f(-x) = x", ["f(x) = x*sigmoid(x + 1)"], {}),
    ("f(x) - f(-x) = x", ["f(x) = tanh(x)"], {}),
    ("sigmoid(x) - sigmoid(-x) = x", [], {}),
    ("tanh(x) - tanh(-x) = x", [], {}),
    ("x^2/x = x", [], {}),
    ("log(x^2) = 2*log(x)", [], {}),
    ("exp(log(x)) = x", [], {}),
    ("sqrt(x^2) = x", [], {}),
    ("sqrt(x)^2 = x", [], {}),
    ("phi(x) = phi(-x)", [], ODD),
    ("x < x", [], {}),
    ("x != 0", [], {}),
    ("x*y > 0", [], {"x": "x > 0"}),
]


@pytest.mark.parametrize(("line", "let", "named"), NOT_FOUND)
def test_what_does_not_follow_is_not_found(
    line: str, let: list[str], named: dict[str, str]
) -> None:
    assert search(context(let=let, named=named), *sides(line)) is None


def test_a_search_without_success_ends_soon() -> None:
    named = {f"h{i}": f"forall t: p_{i}(t) + p_{i + 1}(-t) = q(t)*p_{i}(-t)" for i in range(6)}
    let = ["f(x) = p_0(x)*max(x, 0) + p_1(x)*abs(x - 1) + exp(x)*tanh(x/2)"]
    started = time.process_time()
    assert search(context(let=let, named=named), *sides("f(x) = p_5(f(-x))")) is None
    assert time.process_time() - started < 3


def test_the_theorem_found_is_about_the_terms_as_written() -> None:
    a, relation, b = sides("(x + (1))*2 = 2*x + (2)")
    found = search(context(), a, relation, b)
    assert found is not None
    assert show(found[0].claim.lhs) == "(x + (1))*2"
