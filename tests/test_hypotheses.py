"""What a text assumes: properties of functions, relations, chains, universal variables."""

from __future__ import annotations

import pytest

from symproof.derivation import Given
from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Var, diff
from symproof.notation.errors import NotationError
from symproof.notation.plain import parse_claim, parse_definition, show_claim
from symproof.phrases import Phrase
from symproof.phrases import hypothesis as reading
from symproof.proof import differentiable, even, hypotheses, hypothesis, odd
from symproof.words import LANGUAGES, word

t = Var("t")


def phi(argument: Var) -> App:
    return App("phi", (argument,))


def test_a_property_is_said_of_a_function_by_name():
    assert hypotheses("phi odd") == (odd("phi"),)
    assert hypotheses("  phi   even ") == (even("phi"),)
    assert hypotheses("phi differentiable") == (differentiable("phi"),)


def test_differentiable_says_that_the_derivative_exists_at_every_point():
    slope = diff("t", phi(t), t)
    assert differentiable("phi").claim == Claim("diff", slope, slope, ("t",))


def test_twice_differentiable_is_two_hypotheses():
    first, second = hypotheses("phi twice differentiable")
    slope = diff("t", diff("t", phi(t), t), t)
    assert first == differentiable("phi")
    assert second.claim == Claim("diff", slope, slope, ("t",))
    assert (second.kind, second.function) == ("twice differentiable", "phi")


CLAIMS = {
    "x > 0": ["x > 0"],
    "0 < a < 1": ["a > 0", "a < 1"],
    "a = b <= c": ["a = b", "b <= c"],
    "phi(0) = 0": ["phi(0) = 0"],
    "x > phi(0)": ["phi(0) < x"],
    # what a function variable is applied to is universal
    "g(t) + g(-t) = c": ["forall t: g(t) + g(-t) = c"],
    "phi(t) > 0": ["forall t: phi(t) > 0"],
    "0 <= phi(t) < c": ["forall t: phi(t) >= 0", "forall t: phi(t) < c"],
    "phi(t) != t": ["forall t: phi(t) != t"],
    "phi'(t) > 0": ["forall t: diff(phi(t), t) > 0"],
    "phi'(0) = c": ["diff(phi(t), t = 0) = c"],
    "diff(phi(c*x), x = 0) = 1": ["forall c: diff(phi(c*x), x = 0) = 1"],
    "diff(phi(x)^2, x) <= 1": ["forall x: diff(phi(x)^2, x) <= 1"],
    "diff(phi(t), t) exists": ["forall t: diff(phi(t), t) exists"],
    "diff(phi(t), t = 0) exists = 1": ["diff(phi(t), t = 0) exists = 1"],
    "forall s: a < s^2 + 1": ["forall s: a < s^2 + 1"],
    "forall s: s^2 >= 0 > a": ["forall s: s^2 >= 0", "forall s: a < 0"],
    "diff(x^2, x) = 2": ["diff(x^2, x) = 2"],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_the_arguments_of_function_variables_are_universal(text: str):
    found = hypotheses(text)
    assert [show_claim(each.claim) for each in found] == [
        show_claim(parse_claim(claim)) for claim in CLAIMS[text]
    ]
    assert {(each.kind, each.function) for each in found} == {("", "")}


def test_a_defined_function_is_no_function_variable():
    definitions = (parse_definition("f(x) = x^2"),)
    assert hypothesis("f(x) = 4", definitions).claim.forall == ()
    assert hypothesis("diff(f(x), x) = 4", definitions).claim.forall == ()
    definitions = (parse_definition("f(x) = phi(x)"),)
    assert hypothesis("f(x) = 4", definitions).claim.forall == ("x",)


@pytest.mark.parametrize("text", ["phi twice differentiable", "0 < a < 1"])
def test_one_hypothesis_is_not_several(text: str):
    with pytest.raises(NotationError, match="one hypothesis"):
        hypothesis(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("phi odd", "odd"),
        ("phi even", "even"),
        ("phi differentiable", "differentiable"),
    ],
)
def test_a_page_says_the_property(text: str, key: str):
    found = hypothesis(text)
    phrase = reading(Given("h", found.claim, found.kind, found.function))
    assert isinstance(phrase, Phrase)
    assert phrase.key == key
    assert all(word(f"is_{key}", lang) for lang in LANGUAGES)


def test_a_page_says_twice_differentiable():
    _, found = hypotheses("phi twice differentiable")
    phrase = reading(Given("h", found.claim, found.kind, found.function))
    assert isinstance(phrase, Phrase)
    assert phrase.key == "twice_differentiable"


def test_a_page_does_not_believe_a_kind_that_the_claim_does_not_say():
    claim = parse_claim("forall t: diff(phi(t), t) exists on the right = diff(phi(t), t)")
    assert reading(Given("h", claim, "differentiable", "phi")) == claim
    claim = parse_claim("forall t: diff(phi(t), t) exists = 0")
    assert reading(Given("h", claim, "differentiable", "phi")) == claim
