"""Speech: what is spoken is understood as the same term, brackets and all, in both languages."""

from __future__ import annotations

from string import Formatter

import pytest
from hypothesis import given, settings

from symproof.kernel.term import App, Lam, Term, Var, bound_names, substitute
from symproof.notation import speech
from symproof.notation.pieces import Words
from symproof.notation.plain import (
    parse_claim,
    parse_definition,
    parse_links,
    parse_shapes,
    parse_term,
)
from symproof.notation.speech_names import spoken
from symproof.notation.speech_words import WORDS
from symproof.words import word
from tests.notation.spoken import listen
from tests.strategies import SHAPES, all_terms, matrices

LANGUAGES = ("en", "zh")


def names_of(term: Term) -> frozenset[str]:
    """Return the variables of a term, those that it binds too."""
    return term.variables | bound_names(term)


def renamed(term: Term) -> Term:
    """Return the term with its bound variables named by depth: f'(a) names none."""
    match term:
        case App(head, (Lam((param,), body), *rest)):
            inner = renamed(body)
            name = f"bound{len(bound_names(inner))}"
            function = Lam((name,), substitute(inner, {param: Var(name)}))
            return App(head, (function, *map(renamed, rest)))
        case App(head, args):
            return App(head, tuple(map(renamed, args)))
        case _:
            return term


@pytest.mark.parametrize("lang", LANGUAGES)
@given(term=all_terms())
@settings(max_examples=200, deadline=None)
def test_what_is_spoken_is_understood_as_the_same_term(lang: str, term: Term):
    heard = listen(speech.show(term, lang=lang), lang, names_of(term), term.functions)
    assert renamed(heard) == renamed(term)


@pytest.mark.parametrize("lang", LANGUAGES)
@given(term=matrices())
@settings(max_examples=200, deadline=None)
def test_matrices_are_understood_as_the_same_terms(lang: str, term: Term):
    heard = listen(speech.show(term, lang=lang), lang, names_of(term), term.functions, SHAPES)
    assert renamed(heard) == renamed(term)


# plain, English, Chinese
SPOKEN = [
    (
        "1/2*(phi(x) + 1)*x",
        "one half times open bracket phi of x plus 1 close bracket times x",
        "二分之一乘左括号 phi 左括号 x 右括号加 1 右括号乘 x",
    ),
    ("f(-x)", "f of open bracket negative x close bracket", "f 左括号负 x 右括号"),
    ("x/2", "x over 2", "2 分之 x"),
    ("a + x/2", "a plus x over 2", "a 加分子 x 分母 2 分式结束"),
    ("x/2*y", "start fraction x over 2 end fraction times y", "分子 x 分母 2 分式结束乘 y"),
    (
        "x/y/z",
        "start fraction start fraction x over y end fraction over z end fraction",
        "分子分子 x 分母 y 分式结束分母 z 分式结束",
    ),
    (
        "(a + 1)/b",
        "start fraction a plus 1 over b end fraction",
        "分子 a 加 1 分母 b 分式结束",
    ),
    ("x^2 + y^3", "x squared plus y cubed", "x 的平方加 y 的立方"),
    ("exp(-x)", "e to the power negative x end power", "e 的负 x 次方"),
    (
        "exp(x - 1)",
        "e to the power x minus 1 end power",
        "e 的左括号 x 减 1 右括号次方",
    ),
    (
        "tanh(x)^2",
        "open bracket hyperbolic tangent of x close bracket squared",
        "双曲正切左括号 x 右括号的平方",
    ),
    ("-x^2", "negative x squared", "负 x 的平方"),
    ("(-x)^2", "open bracket negative x close bracket squared", "左括号负 x 右括号的平方"),
    ("abs(x) + 1", "the absolute value of x plus 1", "x 的绝对值加 1"),
    (
        "1 + abs(x)",
        "1 plus the absolute value of x",
        "1 加绝对值开始 x 绝对值结束",
    ),
    ("sqrt(2)*x", "start root 2 end root times x", "根号开始 2 根号结束乘 x"),
    (
        "((a + b))*c",
        "open bracket open bracket a plus b close bracket close bracket times c",
        "左括号左括号 a 加 b 右括号右括号乘 c",
    ),
    ("Phi(x_1)", "capital Phi of x sub 1", "大写 Phi 左括号 x 下标 1 右括号"),
    ("diff(f(t), t = x)", "f prime of x", "f 撇左括号 x 右括号"),
    (
        "diff(x^2, x = a, 2)",
        "the derivative of order 2 with respect to x of x squared, evaluated at x equals a, "
        "end derivative",
        "对 x 的 2 阶导数，被求导式 x 的平方，在 x 等于 a 处取值，导数结束",
    ),
    (
        "limit(f(x), x, 0, '+')",
        "the limit as x approaches 0 from the right of f of x, end limit",
        "当 x 从右侧趋于 0 时，f 左括号 x 右括号的极限",
    ),
    (
        "integral(x, x, -oo, a + b)",
        "the integral from negative infinity to open bracket a plus b close bracket of x, "
        "with respect to x, end integral",
        "从负无穷大到左括号 a 加 b 右括号的积分，被积式 x，积分变量 x，积分结束",
    ),
    (
        "cases(x if x >= 0, -x otherwise)",
        "start cases, x if x is greater than or equal to 0, otherwise negative x, end cases",
        "分段开始，若 x 大于等于 0 则 x，其他情形负 x，分段结束",
    ),
]


@pytest.mark.parametrize(("plain", "english", "chinese"), SPOKEN)
def test_terms_are_spoken_as_a_teacher_reads_them(plain: str, english: str, chinese: str):
    term = parse_term(plain)
    assert (speech.show(term), speech.show(term, lang="zh")) == (english, chinese)


def test_a_bracket_that_is_not_heard_makes_another_term():
    said = speech.show(parse_term("a - (b - c)"))
    unheard = said.replace("open bracket ", "").replace(" close bracket", "")
    names = frozenset({"a", "b", "c"})
    assert listen(unheard, "en", names, frozenset()) == parse_term("a - b - c")


def test_claims_are_spoken_as_sentences():
    claim = parse_claim("forall t, s: phi(t) <= s")
    assert speech.show_claim(claim) == "for all t, s: phi of t is less than or equal to s"
    assert speech.show_claim(claim, lang="zh") == "对一切 t、s：phi 左括号 t 右括号小于等于 s"


def test_a_value_that_is_rounded_is_spoken_with_all_its_digits():
    said = parse_links("x ~= -0.10")
    assert speech.show_claim(said[0]) == "x is approximately equal to negative 0.10"


def test_a_one_sided_derivative_is_spoken_with_the_words_of_the_page():
    claim = parse_claim("diff(abs(x), x = 0) exists on the right = 1")
    chinese = Words(right_equal=word("right_equal", "zh"))
    assert speech.show_claim(claim, chinese, lang="zh") == "x 的绝对值在 x 等于 0 处的右导数为 1"


def test_a_claim_with_the_letter_o_is_spoken_with_its_place():
    claim = parse_claim("f(x) = x + O(x^2)")
    assert speech.show_claim(claim) == (
        "f of x equals x plus big O of open bracket x squared close bracket as x approaches 0"
    )


def test_a_line_begins_with_its_relation():
    assert speech.show_line("=", parse_term("x + 1")) == "equals x plus 1"
    assert speech.show_line("=", parse_term("x + 1"), lang="zh") == "等于 x 加 1"


def test_a_definition_is_spoken_with_its_arguments():
    definition = parse_definition("h(x, y) = x + y")
    assert speech.show_definition(definition, lang="zh") == ("h 左括号 x 逗号 y 右括号等于 x 加 y")


def test_shapes_are_spoken_with_rows_and_columns():
    shape = parse_shapes("A in R^(n x 2m)")["A"]
    assert speech.show_shape(("A", "B"), shape, lang="zh") == (
        "大写 A、大写 B 是 n 行左括号 2 乘 m 右括号列的实矩阵"
    )


def test_a_name_that_is_a_word_of_speech_is_announced():
    assert speech.show(parse_term("over/times")) == "the name over over the name times"


# one name per kind of spelling
SPELLED = """
    x X phi Phi Phi_ varphi e E_ x1 x_1 x_n x_max X_max _z a_b_c ab W_bold W_bold_1 W_bold_1_sup2
    x_hat x_hat_bar x_star h_bar hbar x_nplus1 x_nminus1 x_1c12 over capital hat if sine
    exponential sub bold plus phi_1 x_phi x_Phi x_X
"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_names_sound_alike(lang: str):
    said = {spoken(name, lang): name for name in SPELLED.split()}
    assert len(said) == len(SPELLED.split())


def test_the_catalogue_has_the_same_places_in_both_languages():
    for texts in WORDS.values():
        english, chinese = (sorted(p or "" for _, p, _, _ in Formatter().parse(t)) for t in texts)
        assert {*english} - {""} == {*chinese} - {""}, texts
