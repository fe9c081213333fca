"""`a ≈ 0.841`: how it is read and printed, what it means, what is proved and refuted of it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symproof import Proof, prove
from symproof.checking import ProofError, check
from symproof.enclosing import enclosed
from symproof.found import proof_file
from symproof.kernel.sequent import Claim
from symproof.library import load_file
from symproof.notation import latex, unicode
from symproof.notation.errors import NotationError
from symproof.notation.places import Stated
from symproof.notation.plain import (
    parse_chain,
    parse_claim,
    parse_definition,
    parse_links,
    parse_stated,
    parse_term,
    show_claim,
)
from symproof.render import render

NUMERALS = st.builds(
    lambda sign, whole, places: f"{sign}{whole}{places}",
    st.sampled_from(["", "-"]),
    st.integers(0, 10**6).map(str),
    st.from_regex(r"(\.[0-9]{1,30})?", fullmatch=True),
)


def stated(text: str) -> Stated:
    found = parse_stated(text)
    assert isinstance(found, Stated)
    return found


def half_unit(numeral: str) -> Fraction:
    return Fraction(1, 2 * 10 ** len(numeral.partition(".")[2]))


# what it says


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Phi(1) ≈ 0.841", "abs(Phi(1) - 0.841) <= 0.0005"),
        ("Phi(1) ~= 0.841", "abs(Phi(1) - 0.841) <= 0.0005"),
        ("x ≈ 1", "abs(x - 1) <= 0.5"),
        ("x ≈ 1.0", "abs(x - 1.0) <= 0.05"),
        ("x ≈ 1.000", "abs(x - 1.000) <= 0.0005"),
        ("x ≈ 0.1", "abs(x - 0.1) <= 0.05"),
        ("x ≈ 1200", "abs(x - 1200) <= 0.5"),
        ("-2*sigmoid(-2) ≈ -0.238", "abs(-2*sigmoid(-2) + 0.238) <= 0.0005"),
        ("a + b ≈ -3", "abs(a + b + 3) <= 0.5"),
        ("forall t: f(t) ≈ 0.5", "forall t: abs(f(t) - 0.5) <= 0.05"),
    ],
)
def test_it_says_within_half_a_unit_of_the_last_digit_written(text: str, meaning: str):
    assert parse_claim(text) == parse_claim(meaning)
    assert parse_chain(text) == (parse_claim(meaning),)
    assert stated(text).claims == (parse_claim(meaning),)


@given(NUMERALS)
def test_the_digits_that_were_written_are_kept(numeral: str):
    said = stated(f"x ≈ {numeral}")
    assert show_claim(said) == f"x ~= {numeral}"
    assert parse_stated(show_claim(said)) == said
    assert unicode.show_claim(said) == f"x ≈ {numeral.replace('-', '−')}"
    assert latex.show_claim(said) == rf"x \approx {numeral}"


@given(NUMERALS)
def test_the_claim_bounds_the_distance_by_half_a_unit(numeral: str):
    claim = parse_claim(f"x ≈ {numeral}")
    bound = enclosed(claim.rhs).exact
    assert (claim.rel, bound) == ("<=", half_unit(numeral))
    at = {"x": parse_term(numeral)}
    assert enclosed(claim.substitute(at, {}).lhs).exact == 0


def test_a_chain_keeps_the_link_that_rounds():
    links = parse_links("sigmoid(2) = 1/(1 + exp(-2)) ≈ 0.881 < 1")
    assert [show_claim(link) for link in links] == [
        "sigmoid(2) = 1/(1 + exp(-2))",
        "1/(1 + exp(-2)) ~= 0.881",
        "0.881 < 1",
    ]
    assert [type(link) for link in links] == [Claim, Stated, Claim]


# text, position, the beginning of what was expected
REFUSED = [
    ("Phi(1) ≈ Phi(1)", 9, "a decimal or an integer"),
    ("Phi(1) ≈", 8, "a decimal or an integer"),
    ("Phi(1) ≈ --1", 9, "a decimal or an integer"),
    ("Phi(1) ≈ (0.841)", 9, "a decimal or an integer"),
    ("Phi(1) ≈ .841", 9, "a decimal or an integer"),
    ("Phi(1) ≈ ٣", 9, "a decimal or an integer"),
    ("0.841 ≈ x", 8, "a decimal or an integer"),
    ("x ≈ 1/10", 5, "a relation or the end: only a numeral"),
    ("x ≈ 0.8 + y", 8, "a relation or the end: only a numeral"),
    ("x ≈ 1e-3", 5, "a relation or the end: only a numeral"),
    ("x ≈ 1 exists", 6, "a relation or the end: only a numeral"),
    ("x ~ 1", 2, "a relation, such as ="),
    ("cases(1 if x ≈ 0.1, 2 otherwise) = 1", 13, "a relation, such as ="),
    ("diff(f(x), x) exists ≈ 1", 21, "= or the end"),
]


@pytest.mark.parametrize(("text", "position", "expected"), REFUSED)
def test_what_is_no_numeral_is_refused_at_its_place(text: str, position: int, expected: str):
    with pytest.raises(NotationError) as caught:
        parse_chain(text)
    assert caught.value.position == position
    assert caught.value.expected.startswith(expected)


def test_a_claim_has_one_relation_and_a_definition_none():
    with pytest.raises(NotationError, match="a claim has one relation"):
        parse_claim("x = y ≈ 0.5")
    with pytest.raises(NotationError):
        parse_definition("f(x) ≈ 0.5")


def test_a_term_that_becomes_too_deep_is_refused_at_the_relation():
    text = "exp(" * 198 + "x" + ")" * 198
    with pytest.raises(NotationError, match="nested at most 200 deep") as caught:
        parse_chain(f"{text} ≈ 0.5")
    assert caught.value.position == len(text) + 1


# verdicts


@pytest.mark.parametrize(
    "claim",
    [
        "Phi(1) ≈ 0.841",
        "1*Phi(1) ≈ 0.841",
        "Phi(-1) ≈ 0.159",
        "(-1)*Phi(-1) ≈ -0.159",
        "sigmoid(2) = 1/(1 + exp(-2)) ≈ 0.881",
        "2*sigmoid(2) ≈ 1.762",
        "sigmoid(-2) ≈ 0.119",
        "-2*sigmoid(-2) ≈ -0.238",
        "pi ≈ 3.14159265358979",
        # at the half both neighbours are right
        "1/2 ≈ 1",
        "1/2 ≈ 0",
        "-0.25 ≈ -0.3",
    ],
)
def test_rounded_values_are_proved(claim: str):
    assert prove(claim).verdict == "proved"


@pytest.mark.parametrize(
    "claim",
    [
        "Phi(1) ≈ 0.842",
        "Phi(1) ≈ 0.840",
        "Phi(1) ≈ -0.841",
        "Phi(1) ≈ 0.8410",
        "sigmoid(2) = 1/(1 + exp(-2)) ≈ 0.882",
        "exp(0) ≈ 2",
        "0.50001 ≈ 0",
        "x ≈ 0.5",
        "f(1) ≈ 0.5",
    ],
)
def test_wrongly_rounded_values_are_refuted(claim: str):
    assert prove(claim).verdict == "refuted"


@pytest.mark.parametrize("claim", ["log(-1) ≈ 0.5", "1/0 ≈ 2", "0*(1/0) ≈ 0"])
def test_what_has_no_value_is_not_rounded(claim: str):
    assert prove(claim).verdict == "undefined"


@pytest.mark.parametrize("text", ["Phi(1)", "sigmoid(-2)", "-exp(2)", "10*tanh(3)", "sqrt(2)/1000"])
@pytest.mark.parametrize("digits", [1, 2, 7, 15])
def test_certified_digits_are_proved_and_their_neighbours_are_not(text: str, digits: int):
    numeral = enclosed(parse_term(text), digits=digits).digits
    places = len(numeral.partition(".")[2])
    assert prove(f"{text} ≈ {numeral}").verdict == "proved"
    for step in (-1, 1):
        other = Fraction(numeral) + step * 2 * half_unit(numeral)
        shown = (
            f"{'-' if other < 0 else ''}{abs(other.numerator * 10**places // other.denominator)}"
        )
        sign, number = ("-", shown[1:]) if shown.startswith("-") else ("", shown)
        number = number.zfill(places + 1)
        neighbour = f"{number[:-places]}.{number[-places:]}" if places else number
        assert prove(f"{text} ≈ {sign}{neighbour}").verdict == "refuted"


def test_hypotheses_may_be_rounded_and_prove_what_is():
    assert prove("x ≈ 0.5", assume="0.45 <= x <= 0.55").verdict == "proved"
    assert prove("x < 1", assume="x ≈ 0.5").verdict == "proved"
    assert prove("x < 0.54", assume="x ≈ 0.5").verdict == "refuted"


def test_a_refuted_value_is_shown_with_its_digits_and_its_enclosure():
    found = prove("Phi(1) ≈ 0.842")
    assert "the left side is 0.84134..., the right side is 0.842" in str(found)
    point = found.counterexample
    assert point is not None
    assert Fraction("0.84134474606854294858") < point.left.low < point.left.high
    assert point.left.high < Fraction("0.84134474606854294859")
    assert point.right.exact
    assert point.right.low == Fraction("0.842")


def test_a_refuted_link_is_named_as_it_was_written():
    assert "in 1/(1 + exp(-2)) ~= 0.882:" in str(prove("sigmoid(2) = 1/(1 + exp(-2)) ≈ 0.882"))


# calculations


def sigmoid_two(claim: str, *last: str) -> Proof:
    steps = ["sigmoid(2)", "= 1/(1 + exp(-2))     by unfold sigmoid", *last]
    return Proof(claim=claim, steps="\n".join(steps))


@pytest.mark.parametrize("sign", ["≈", "~="])
def test_a_calculation_ends_with_a_rounded_value(sign: str):
    found = check(sigmoid_two("sigmoid(2) ≈ 0.881", f"{sign} 0.881     by enclose"))
    assert found.proved.statement.claim == parse_claim("abs(sigmoid(2) - 0.881) <= 0.0005")
    assert found.shown == parse_stated("sigmoid(2) ≈ 0.881")


def test_a_calculation_may_prove_what_the_rounding_means():
    check(sigmoid_two("abs(sigmoid(2) - 0.881) <= 0.0005", "≈ 0.881     by enclose"))


@pytest.mark.parametrize(
    ("claim", "last", "code"),
    [
        ("sigmoid(2) ≈ 0.882", ["≈ 0.882     by enclose"], "proof-line"),
        ("sigmoid(2) ≈ 0.882", ["≈ 0.882"], "proof-search"),
        ("sigmoid(2) ≈ 0.8808", ["≈ 0.881     by enclose"], "proof-ends"),
        ("sigmoid(2) = 0.881", ["≈ 0.881     by enclose"], "proof-ends"),
        ("sigmoid(2) ≈ 0.88", ["≈ 0.881     by enclose", "≈ 0.88     by enclose"], "proof-line"),
        ("sigmoid(2) < 1", ["≈ 0.881     by enclose", "< 1     by order"], "proof-line"),
        ("sigmoid(2) ≈ 0.881", ["≈ 0.881     by ring"], "proof-line"),
        ("sigmoid(2) ≈ 0.881", ["≈ x     by enclose"], "proof-notation"),
    ],
)
def test_a_rounded_value_ends_a_calculation_and_is_no_equal(claim: str, last: list[str], code: str):
    with pytest.raises(ProofError) as caught:
        check(sigmoid_two(claim, *last))
    assert [problem.code for problem in caught.value.problems][:1] == [code]


def test_a_rounded_value_does_not_follow_an_inequality():
    steps = "Phi(1)\n< 1     by order\n≈ 1     by enclose"
    with pytest.raises(ProofError, match="~= after <"):
        check(Proof(claim="Phi(1) ≈ 1", steps=steps))


def test_what_is_found_is_written_as_a_file_that_checks(tmp_path: Path):
    derivations = [prove(text).derivation for text in ("Phi(1) ≈ 0.841", "tanh(1/10) ≈ 0.1")]
    path = tmp_path / "found.py"
    path.write_text(proof_file([d for d in derivations if d is not None]), encoding="utf-8")
    proofs = load_file(path).proofs
    assert [proof.claim for proof in proofs.values() if isinstance(proof, Proof)] == [
        "Phi(1) ~= 0.841",
        "tanh(1/10) ~= 0.1",
    ]
    assert len([check(proof) for proof in proofs.values()]) == 2


@pytest.mark.parametrize(
    ("fmt", "said", "meaning"),
    [
        ("terminal", "Φ(1) ≈ 0.841", "that is, |Φ(1) − 0.841| ≤ 0.0005"),
        ("markdown", r"\Phi(1) \approx 0.841", r"\lvert \Phi(1) - 0.841 \rvert \le 0.0005"),
        ("latex", r"\Phi(1) \approx 0.841", r"\lvert \Phi(1) - 0.841 \rvert \le 0.0005"),
    ],
)
def test_a_page_has_the_relation_as_written_and_its_meaning_once(fmt: str, said: str, meaning: str):
    found = prove("Phi(1) ≈ 0.841").derivation
    assert found is not None
    page = render([found], fmt)
    assert page.count(said) == 2
    assert page.count(meaning) == 1
