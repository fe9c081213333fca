"""What a reader sees of claims that were typed: as written, in words, with reasons that say why."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from symproof.checking import check
from symproof.derivation import Derivation
from symproof.kernel.sequent import Claim
from symproof.notation.places import Stated
from symproof.notation.plain import parse_claim, parse_term
from symproof.proof import Proof, define, hypotheses
from symproof.render import render

Given = Sequence[str]


def derived(claim: str, let: Given = (), assume: Given = ()) -> Derivation:
    definitions = tuple(map(define, let))
    said = [entry for text in assume for entry in hypotheses(text, definitions)]
    given = {f"h{i}": entry for i, entry in enumerate(said, 1)}
    return check(Proof(claim=claim, definitions=definitions, given=given), "p")


def page(claim: str, let: Given = (), assume: Given = (), **options: str) -> str:
    fmt = options.pop("fmt", "terminal")
    return render([derived(claim, let, assume)], fmt, **options)  # type: ignore[arg-type]


def rows(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n")]


@pytest.mark.parametrize(
    ("claim", "shown"),
    [
        ("x + 1 > x", "x + 1 > x"),
        ("x < x + 1", "x < x + 1"),
        ("log(1 + exp(x)) >= max(x, 0)", "log(1 + eˣ) ≥ max(x, 0)"),
        ("0 <= x^2", "0 ≤ x²"),
    ],
)
def test_a_claim_is_shown_as_its_author_wrote_it(claim: str, shown: str) -> None:
    lines = rows(page(claim))
    assert f"Claim {shown}" in lines
    assert f"Hence {shown}. ∎" in lines


def test_a_calculation_starts_with_the_side_that_is_written_first() -> None:
    assert derived("x^2 + 1 > x^2").block[0].term == parse_term("x^2 + 1")
    assert derived("x^2 < x^2 + 1").block[0].term == parse_term("x^2")
    assert derived("0 <= x^2").block[0].term == parse_term("x^2")


def test_what_is_shown_is_what_is_proved() -> None:
    derivation = derived("x + 1 > x")
    other = Stated((parse_term("x"), parse_term("x + 1")), (">",))
    object.__setattr__(derivation, "stated", other)
    assert derivation.shown == parse_claim("x < x + 1")


def test_the_report_has_the_claim_as_the_kernel_has_it() -> None:
    (entry,) = json.loads(page("x + 1 > x", fmt="json"))
    assert entry["claim"] == "x < x + 1"


def test_a_decimal_is_shown_as_one() -> None:
    lines = rows(page("0.25*x >= x/4 - 0.125"))
    assert "Claim 0.25x ≥ x/4 − 0.125" in lines
    assert "0.25 x \\ge" not in page("0.25*x >= x/4 - 0.125", fmt="latex")
    assert "0.25x \\ge" in page("0.25*x >= x/4 - 0.125", fmt="latex")


JUDGEMENTS = [
    ("diff(abs(x), x) exists", ["x != 0"], "d/dx[|x|] exists", "d/dx[|x|] 存在"),
    ("diff(x^2, x) exists = 2*x", [], "d/dx[x²] exists and equals 2x", "d/dx[x²] 存在且等于 2x"),
    (
        "diff(abs(x), x = 0) exists on the right = 1",
        [],
        "|x| has the right derivative 1 at x = 0",
        "|x| 在 x = 0 处的右导数为 1",
    ),
]


@pytest.mark.parametrize(("claim", "assume", "english", "chinese"), JUDGEMENTS)
def test_that_a_derivative_exists_is_a_sentence(
    claim: str, assume: Given, english: str, chinese: str
) -> None:
    assert f"{english} differentiation" in rows(page(claim, (), assume))
    assert f"Hence {english}. ∎" in rows(page(claim, (), assume))
    assert chinese in page(claim, (), assume, lang="zh")
    for fmt in ("latex", "markdown"):
        text = page(claim, (), assume, fmt=fmt)
        assert "diff+" not in text.replace(claim, "")
        assert "\\text{" in text


def test_at_a_kink_both_one_sided_derivatives_are_named() -> None:
    lines = rows(page("diff(max(x, 0) - max(-x, 0), x) = 1"))
    start = lines.index("Case x = 0.")
    assert lines[start + 2] == "= 1 both one-sided derivatives are 1"
    assert "differentiation" in lines[lines.index("Case x > 0.") + 2]


def test_conditions_are_merged_and_begin_with_what_the_claim_has_first() -> None:
    lines = rows(page("f(x) - f(-x) = x", ["f(x) = x*max(0, min(1, (x + 3)/6))"]))
    assert "Case −3 ≤ x < 3." in lines
    assert "Case a ≥ b." in rows(page("max(a, b) + min(a, b) = a + b"))
    assert "Case b ≤ a." in rows(page("max(b, a) + min(b, a) = a + b"))


def test_a_case_inside_a_case_names_the_new_condition_only() -> None:
    lines = rows(page("abs(x + y) <= abs(x) + abs(y)"))
    assert lines.count("Case x ≥ 0.") == 2
    assert not any("," in line for line in lines if line.startswith("Case"))


def test_cases_inside_cases_are_set_in() -> None:
    claim = "abs(x + y) <= abs(x) + abs(y)"
    assert page(claim, fmt="latex").count(r"\begin{list}{}{\leftmargin") == page(
        claim, fmt="latex"
    ).count(r"\end{list}") - page(claim, fmt="latex").count(r"\begin{list}{$\cdot$}")
    assert "> **Case $x \\ge 0$.**" in page(claim, fmt="markdown")


def test_what_another_hypothesis_contains_is_not_said_twice() -> None:
    lines = rows(page("f''(x) = -f''(-x)", (), ["f odd", "f twice differentiable"]))
    assert "Holds for every odd, twice differentiable function f and all real x" in lines
    assert "(2) f is twice differentiable" in lines
    assert not any(line.startswith("(3)") for line in lines)


def test_numbers_that_are_compared_are_shown_with_digits() -> None:
    lines = rows(page("tanh(1) != 1"))
    assert "≠ 1 by interval arithmetic: tanh(1) = 0.76159..." in lines
    assert "Rests on rational interval arithmetic" in lines
    near = rows(page("exp(1) < 2.718281828459046"))
    assert "< 2.718281828459046 by interval arithmetic: e¹ = 2.7182818284590452353..." in near


REASONS = [
    ("a*b <= (a^2 + b^2)/2", [], "since (a − b)² ≥ 0"),
    ("x^2 - 2*x + 1 >= 0", [], "a square is not negative"),
    ("sigmoid(x) <= sigmoid(y)", ["x <= y"], "since σ is increasing and x ≤ y"),
    ("tanh(x) <= x", ["x >= 0"], "since x − tanh(x) is monotone"),
    ("1 - x^2/2 <= cos(x)", [], "by the sign of the derivative of cos(x) − (1 − x²/2)"),
    ("exp(x) >= 1 + x", [], "since the graph of eᵗ lies above its tangent"),
    ("log(x) <= x - 1", ["x > 0"], "since the graph of log lies below its tangent"),
    ("x + 1/x >= 2", ["x > 0"], "since (x − 1)²/x ≥ 0"),
    ("x >= x*sigmoid(x)", ["x >= 0"], "since σ(x) < 1 and x ≥ 0"),
]


@pytest.mark.parametrize(("claim", "assume", "reason"), REASONS)
def test_an_inequality_says_what_it_follows_from(claim: str, assume: Given, reason: str) -> None:
    assert any(line.endswith(f" {reason}") for line in rows(page(claim, (), assume)))


def test_fractions_are_compared_above_only_where_what_is_below_is_positive() -> None:
    lines = rows(page("x/(1 + exp(-x)) >= -0.2785"))
    assert any("since x ≥ −0.2785(1 + e⁻ˣ) and 1 + e⁻ˣ > 0" in line for line in lines)
    below = rows(page("2/x < 1/x", (), ["x < 0"]))
    assert not any("2 < 1" in line or "1 > 2" in line for line in below)


def test_a_claim_is_no_title_of_its_own_theorem_on_paper() -> None:
    named = check(Proof(claim="x + 1 > x"), "shifted")
    unnamed = check(Proof(claim="x + 1 > x"), "x + 1 > x")
    assert r"\begin{theorem}[{\texttt{shifted}}]" in render([named], "latex")
    assert "\\begin{theorem}\n" in render([unnamed], "latex")


def test_judgements_keep_their_order() -> None:
    derivation = derived("diff(x^2, x) exists = 2*x")
    assert isinstance(derivation.shown, Claim)
