r"""Claims, definitions and assumptions in LaTeX become texts in the plain notation."""

from __future__ import annotations

import pytest

from symproof import prove
from symproof.commands.targets import claim_target
from symproof.notation.errors import NotationError
from symproof.notation.latex_reader import (
    Texts,
    in_plain_notation,
    parse_latex_claim,
    parse_latex_definition,
    parse_latex_term,
)
from symproof.notation.places import Stated
from symproof.notation.plain import parse_term, show_claim, show_definition

STATEMENTS = [
    (Texts(r"\frac{x}{2} + \frac{x}{2} = x"), Texts("x/2 + x/2 = x")),
    (
        Texts("f(x) - f(-x) = x", (r"f(x) = \frac{1}{2}(\phi(x) + 1)x",), (r"\phi odd",)),
        Texts("f(x) - f(-x) = x", ("f(x) = 1/2*(phi(x) + 1)*x",), ("phi odd",)),
    ),
    (
        Texts(r"a(1 - x)\cdot b = a b - abx", (), (r"a \ge 0", "b > 1")),
        Texts("a*(1 - x)*b = a*b - a*b*x", (), ("a >= 0", "b > 1")),
    ),
    (
        Texts(r"g(x) = \tfrac12", (), (r"g(t) + g(-t) = 1",)),
        Texts("g(x) = 1/2", (), ("g(t) + g(-t) = 1",)),
    ),
    (
        Texts(
            r"A^\top B = C",
            (),
            (r"A, B \in \mathbb{R}^{n \times m}, C \in \mathbb{R}^{m \times m}",),
        ),
        Texts("A^T*B = C", (), ("A in R^(n x m), B in R^(n x m), C in R^(m x m)",)),
    ),
    (
        Texts(r"A^\top B = C", (), ("A, B in R^(n x m), C in R^(m x m)",)),
        Texts("A^T*B = C", (), ("A, B in R^(n x m), C in R^(m x m)",)),
    ),
    (Texts(r"\Phi(1) \approx 0.841"), Texts("Phi(1) ~= 0.841")),
    (Texts(r"\sigma(x) + \sigma(-x) = 1"), Texts("sigmoid(x) + sigmoid(-x) = 1")),
    (
        Texts(r"\sigma(x) = x^2", (r"\sigma(x) = x \cdot x",)),
        Texts("sigma(x) = x^2", ("sigma(x) = x*x",)),
    ),
    (Texts(r"0 < x^2 \le y"), Texts("0 < x^2 <= y")),
    (Texts(r"\phi(x) > 0", (), (r"\phi(t) > 0, \quad \text{for all } t",)), None),
    (Texts(r"\lim_{x \to 0} f(x) \text{ exists}"), Texts("limit(f(x), x, 0) exists")),
    (
        Texts(r"\int_0^\infty e^{-x} \,dx \text{ exists and equals } 1"),
        Texts("integral(exp(-x), x, 0, oo) exists = 1"),
    ),
    (
        Texts(r"\lvert x \rvert \text{ has the right derivative } 1 \text{ at } x = 0"),
        Texts("diff(abs(x), x = 0) exists on the right = 1"),
    ),
    (
        Texts(r"\sin(x)/x \text{ is bounded as } x \to 0"),
        Texts("limit(sin(x)/x, x, 0) bounded"),
    ),
    (Texts("x = x", ("f(x) = x",), ("x > 0",)), Texts("x = x", ("f(x) = x",), ("x > 0",))),
]


@pytest.mark.parametrize(("texts", "plain"), [row for row in STATEMENTS if row[1]])
def test_a_statement_is_read_as_a_whole(texts: Texts, plain: Texts):
    assert in_plain_notation(texts) == plain


def test_names_after_for_all_are_universal():
    texts = Texts(r"\phi(x) > 0", (), (r"\phi(t) > 0, \quad \text{for all } t",))
    assert in_plain_notation(texts).assume == ("forall t: phi(t) > 0",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\frac{x}{2", "}"),
        (r"\frac{x}{2}", "a relation"),
        (r"x = \alpha \\ y = 2", "one formula"),
        (r"x \approx \alpha", "a decimal"),
        (r"\arcsin x = 1", "arcsin"),
        (r"x \to 0", "a relation"),
        (r"x = \alpha, y = 2", "the end"),
    ],
)
def test_what_is_no_claim_is_refused(text: str, expected: str):
    with pytest.raises(NotationError) as error:
        in_plain_notation(Texts(text))
    assert expected in error.value.expected


def test_a_claim_a_definition_and_a_term_are_read_alone():
    claim = parse_latex_claim(r"\frac{x}{2} < y")
    assert isinstance(claim, Stated)
    assert show_claim(claim) == "x/2 < y"
    assert show_definition(parse_latex_definition(r"f(x) = \sqrt{x}")) == "f(x) = sqrt(x)"
    assert parse_latex_term(r"2\pi r") == parse_term("2*pi*r")


def test_python_takes_claims_in_latex():
    assert prove(r"f(x) = \tanh\frac x2", let=r"f(x) = \frac{1 - e^{-x}}{1 + e^{-x}}").proved


def test_the_command_line_takes_claims_in_latex():
    target = claim_target(r"\frac{x}{2} + \frac{x}{2} = x", (), (r"x > \pi",), mark="--")
    assert (target.proof.claim, target.problems) == ("x/2 + x/2 = x", ())
    assert target.name == r"\frac{x}{2} + \frac{x}{2} = x"


@pytest.mark.parametrize(
    ("claim", "let", "assume", "label"),
    [
        (r"\arcsin x = 1", "f(x) = x", "x > 0", "the claim"),
        ("x = 1", r"f(x) = \arcsin x", "x > 0", "--let"),
        ("x = 1", "f(x) = x", r"\arcsin x > 0", "--assume"),
    ],
)
def test_a_problem_names_the_text_that_it_is_in(claim: str, let: str, assume: str, label: str):
    (problem,) = claim_target(claim, (let,), (assume,), mark="--").problems
    assert problem.message.startswith(f"{label}: expected a function of the notation")
