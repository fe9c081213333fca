"""MathML: what it looks like, and where its lines break."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings

from symproof.kernel.shapes import ONE, size
from symproof.kernel.term import MAX_DEPTH, App, Term, Var
from symproof.notation import mathml
from symproof.notation.mathml_lines import NARROW, children, fit, width
from symproof.notation.pieces import Words
from symproof.notation.plain import parse_claim, parse_definition, parse_term
from tests.notation.mathml_reader import tex_of
from tests.strategies import SHAPES, all_terms, claims, judgements, remainders

APPLY, TIMES = "<mo>&#x2061;</mo>", "<mo>&#x2062;</mo>"
OPEN = '<mo form="prefix" stretchy="false">(</mo>'
CLOSE = '<mo form="postfix" stretchy="false">)</mo>'
TALL = '<mo form="prefix" stretchy="true">(</mo>'
MINUS = '<mo form="prefix">−</mo>'
X = "<mi>x</mi>"


def content(text: str) -> str:
    """Return the MathML of a term without the segment around it."""
    (segment,) = children(mathml.show(parse_term(text, shapes=SHAPES)))
    return segment.removeprefix("<mrow>").removesuffix("</mrow>")


def visible(source: str) -> str:
    """Return what a reader sees of MathML."""
    return "".join(ET.fromstring(f"<math>{source}</math>").itertext())


FORMULAS = [
    ("f(-x)", f"<mrow><mi>f</mi>{APPLY}{OPEN}{MINUS}{X}{CLOSE}</mrow>"),
    ("2*x", f"<mn>2</mn>{TIMES}{X}"),
    ("x*2", f"{X}<mo>·</mo><mn>2</mn>"),
    ("scale*x", f"<mi>scale</mi><mo>·</mo>{X}"),
    ("x_1^2", f"<msup><msub>{X}<mn>1</mn></msub><mn>2</mn></msup>"),
    ("exp(-x)", f"<msup><mi>e</mi><mrow>{MINUS}{X}</mrow></msup>"),
    ("E", '<mi mathvariant="normal">e</mi>'),
    ("x/2", f"<mfrac>{X}<mn>2</mn></mfrac>"),
    ("sqrt(x)", f"<msqrt>{mathml.STRUT}{X}</msqrt>"),
    (
        "W_bold*x_hat",
        f'<mi>𝑾</mi>{TIMES}<mover accent="true">{X}<mo stretchy="false">^</mo></mover>',
    ),
]


@pytest.mark.parametrize(("text", "source"), FORMULAS)
def test_a_formula_is_made_of_the_elements_for_it(text: str, source: str):
    assert content(text) == source


def test_a_prime_stands_beside_its_function_not_above_it():
    assert "msup" not in content("diff(f(x), x)")
    assert "<msup>" in content("diff(f(x), x, 4)")


def test_brackets_stretch_only_around_what_is_taller_than_a_line():
    assert TALL in content("f(x/2)")
    assert TALL not in content("f((x + 1)*(x + f(x)))")


def test_a_function_of_several_letters_is_set_off_from_the_factor_before_it():
    assert 'rspace="0.167em"' in content("x*tanh(x)")
    assert 'rspace="0.167em"' not in content("x*f(x)")


def test_names_that_look_alike_are_told_apart():
    pairs = [("e*exp(x)", "e^x"), ("Phi(x)", "Phi_(x)"), ("sigmoid(x)", "sigma(x)")]
    for one, other in pairs:
        assert content(one) != content(other)
    assert content("sigma*sigmoid(x)") == f"<mi>σ</mi>{TIMES}".replace(
        "<mo>", '<mo rspace="0.167em">'
    ) + content("sigmoid(x)").replace("σ", "sigmoid")
    letter = content("f(I_bold)").replace("<mi>f</mi>", "")
    assert "𝐈" not in letter
    assert "𝑰" in letter


def test_a_matrix_stands_between_brackets_as_tall_as_it_is():
    source = content("[A, -A; B, -B]")
    assert source.count("<mtr>") == 2
    assert source.startswith('<mrow><mo form="prefix" stretchy="true">[</mo><mtable')


def test_cases_have_the_words_of_the_reader_as_text():
    words = Words(if_="a < b", otherwise="& so")
    source = mathml.show(parse_term("cases(x if x > 0, 0 otherwise)"), words)
    assert "<mtext>a &lt; b&#xA0;</mtext>" in source
    assert "<mtext>&amp; so</mtext>" in source
    assert visible(source) == "{xa < b\xa0x>00& so"


def test_claims_definitions_lines_and_shapes_are_shown():
    assert tex_of(mathml.show_claim(parse_claim("f(x) > 0"))) == "f(x)>0"
    assert visible(mathml.show_definition(parse_definition("f(x, y) = x"))) == "f\u2061(x,y)=x"
    assert visible(mathml.show_line("<=", Var("x"))) == "≤x"
    assert visible(mathml.show_line("~=", parse_term("-1/10"))) == "≈−0.1"
    assert visible(mathml.show_shape(("A", "W_1"), (size(1, n=2), ONE))) == "A,W1∈ℝ(2\u2062n+1)×1"
    assert visible(mathml.show_function("gelu")) == "gelu"


@given(claims() | judgements() | remainders())
@settings(max_examples=200, deadline=None)
def test_every_claim_is_well_formed(claim):
    assert visible(mathml.show_claim(claim))


@pytest.mark.parametrize("head", ["exp", "sqrt", "abs", "neg", "f", "()", "+", "/", "^", "cases"])
def test_the_deepest_terms_are_printed(head: str):
    term: Term = Var("x")
    guard = App("<", (Var("x"), Var("y")))
    while term.depth < MAX_DEPTH - 1:
        match head:
            case "+" | "/" | "^":
                term = App(head, (Var("y"), term))
            case "cases":
                term = App("cases", (guard, Var("y"), term))
            case _:
                term = App(head, (term,))
    assert children(mathml.show(term))


# lines


def segments(text: str) -> list[str]:
    return [visible(segment) for segment in children(mathml.show_claim(parse_claim(text)))]


def test_a_formula_breaks_before_relations_and_the_signs_outside_of_brackets():
    assert segments("f(x) - f(-x) = x + (y - 1)") == ["f\u2061(x)", "−f\u2061(−x)", "=x", "+(y−1)"]


def test_a_minus_that_belongs_to_one_term_begins_no_segment():
    assert segments("-x = -y") == ["−x", "=−y"]


def test_an_operator_that_begins_a_segment_keeps_its_space():
    second = children(mathml.show(parse_term("x + y")))[1]
    assert second.startswith('<mrow><mo form="infix">+</mo>')


def test_brackets_break_only_where_a_segment_is_wider_than_a_telephone():
    short, long = "y*(x + 1)", f"y*({' + '.join(['f(x_10)*g(y_20)'] * 6)} + 1)"
    assert len(children(mathml.show(parse_term(short)))) == 1
    parts = children(mathml.show(parse_term(long)))
    assert len(parts) == 7
    assert max(map(width, parts)) < NARROW


def test_brackets_that_stay_in_one_line_are_as_tall_as_what_they_hold():
    branches = "cases(x if x > 0, cases(1 if x < -1, 0 otherwise) otherwise)"
    _, product = children(mathml.show(parse_term(f"2*{branches}")))
    assert '<mo form="prefix" stretchy="true">(</mo>' in product


def test_matrices_side_by_side_break_between_them_with_brackets_of_one_size():
    nested = parse_term("f(f(f(w*[C, -C])*[A, -A; -A, A])*[C, -C; -C, C])*[A; -A]", shapes=SHAPES)
    source = mathml.show(nested)
    assert len(children(source)) > 1
    assert all("mtable" in part for part in children(source))
    first, *_ = children(source)
    assert first.startswith(f"<mrow><mi>f</mi>{APPLY}{OPEN}")
    assert source.count(CLOSE) == source.count(OPEN)


@given(all_terms())
@settings(max_examples=200, deadline=None)
def test_segments_together_are_what_is_printed(term: Term):
    whole = ET.fromstring(f"<math>{mathml.show(term)}</math>")
    assert {segment.tag for segment in whole} == {"mrow"}
    unbroken = mathml._show(term)
    assert visible(mathml.show(term)) == visible(unbroken.replace("> <", "><"))


def test_a_formula_that_cannot_break_gets_smaller_then_scrolls():
    fraction = parse_term("(x + y + x_1)/y")
    assert fit(mathml.show(fraction)) == ""
    sums = [" + ".join(["f(x_1)"] * count) for count in (6, 20)]
    assert [fit(mathml.show(parse_term(f"({s})/y"))) for s in sums] == ["tight", "scroll"]


def test_the_width_is_that_of_the_widest_row():
    assert width(content("x/y")) < width(content("x*y*z"))
    assert width(content("[A, B; B, A]")) < width(content("[A, B, B, A]"))
    assert width("<p>数学</p>") == 2
