"""What is said of derivatives is said of limits and integrals too, wherever terms are walked."""

from __future__ import annotations

import pytest

from symproof.derivation import Given
from symproof.engine.calculus.definedness import Undefined
from symproof.headings import merger
from symproof.kernel.sequent import Claim
from symproof.kernel.term import Var
from symproof.notation.plain import parse_claim, parse_shapes, parse_term, show_claim
from symproof.phrases import Phrase, Shaped, hypothesis, matrices, property_of
from symproof.proof import hypotheses
from symproof.rulewise import lines
from symproof.ties import tied
from symproof.wording import described_doubt, described_gap


@pytest.mark.parametrize(
    ("claim", "equation"),
    [
        ("limit(y, x, 0) = 0", "y = x^2"),
        ("limit(c*x, x, oo) exists", "c = x"),
        ("integral(x*y, x, 0, 1) = 1", "x*y = 1"),
        ("integral(y, x, -oo, oo) = integral(1, x, 0, 1)", "y = x"),
        ("f(limit(y, x, 0)) = 1", "y = x^2"),
        ("integral(integral(s*t, s, 0, 1), t, 0, 1) = 1", "s = t"),
    ],
)
def test_what_a_limit_or_an_integral_holds_fixed_is_tied_to_its_variable(claim: str, equation: str):
    assert tied((parse_claim(claim), parse_claim(equation)), ()) is not None


@pytest.mark.parametrize(
    ("claim", "equation"),
    [
        ("limit(c*x, x, 0) = 0", "c = 2"),
        ("limit(x^2, x, y) = y^2", "x = 2*y"),
        ("integral(f(t), t, 0, x) = x", "t = x"),
    ],
)
def test_an_equation_about_the_variable_or_the_ends_alone_ties_nothing(claim: str, equation: str):
    assert tied((parse_claim(claim), parse_claim(equation)), ()) is None


def test_what_has_no_value_is_said_to_be_a_limit_or_an_integral():
    for text in ("limit(abs(x)/x, x, 0)", "integral(1/x, x, 0, 1)"):
        term = parse_term(text)
        needs = parse_claim(f"{text} exists")
        gap = Undefined(term, needs, ())
        assert described_gap(gap) == f"{text} does not exist"
        assert described_doubt(gap) == f"that {text} exists was not proved"
    slope = parse_term("diff(abs(x), x)")
    gap = Undefined(slope, Claim("diff", slope, slope), ())
    assert described_gap(gap) == "abs(x) has no derivative"


def test_continuity_is_a_property_with_words_of_its_own():
    (found,) = hypotheses("phi continuous")
    assert show_claim(found.claim) == "forall t: limit(phi(t), t, t) exists = phi(t)"
    given = Given("phi", found.claim, found.kind, found.function)
    assert property_of(given) == "continuous"
    assert isinstance(hypothesis(given), Phrase)
    at_zero = Given("phi", parse_claim("limit(phi(t), t, 0) exists = phi(0)"), "continuous", "phi")
    assert property_of(at_zero) == ""


def test_matrices_of_one_shape_are_listed_together():
    shapes = parse_shapes("B, A in R^(n x m), v in R^n")
    claims = parse_claim("A + B = B + A", shapes=shapes), parse_claim("v = v", shapes=shapes)
    assert matrices(claims) == (Shaped(("A", "B"), shapes["A"]), Shaped(("v",), shapes["v"]))


def test_conditions_begin_with_what_the_claim_has_first_matrices_too():
    merge = merger(parse_claim("q*A = A*r", shapes=parse_shapes("A in R^n")))
    assert [show_claim(c) for c in merge((parse_claim("r < q"),))] == ["q > r"]


def test_a_derivative_inside_a_limit_is_not_taken_by_lines_of_its_own():
    slope = parse_term("diff(x*limit(diff(t^2, t), t, a), x)")
    text = lines(slope, Var("a"))
    assert text is not None
    assert "= limit(diff(t^2, t), t, a)  by derivative" in text
