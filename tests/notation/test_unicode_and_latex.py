"""Unicode and LaTeX: what is printed reads back as the same term, and looks like mathematics."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from symproof.kernel.term import MAX_DEPTH, App, Lam, Num, Term, Var, bound_names
from symproof.notation import latex, unicode
from symproof.notation.errors import NotationError
from symproof.notation.plain import parse_claim, parse_definition, parse_term, show
from symproof.notation.printer import Words
from tests.notation.readers import read_latex, read_unicode, without_brackets
from tests.strategies import terms


def names_of(term: Term) -> frozenset[str]:
    """Return the variables of a term, those that it binds too."""
    return term.variables | bound_names(term)


@given(terms())
@settings(max_examples=300, deadline=None)
def test_unicode_reads_back_as_the_same_term(term: Term):
    read = read_unicode(unicode.show(term), names_of(term), term.functions)
    assert without_brackets(read) == without_brackets(term)


@given(terms())
@settings(max_examples=300, deadline=None)
def test_latex_reads_back_as_the_same_term(term: Term):
    read = read_latex(latex.show(term), names_of(term), term.functions)
    assert without_brackets(read) == without_brackets(term)


# plain (canonical), Unicode, LaTeX
ODD_GATE = [
    ("f(x) - f(-x)", "f(x) − f(−x)", "f(x) - f(-x)"),
    (
        "1/2*(phi(x) + 1)*x - 1/2*(phi(-x) + 1)*(-x)",
        "½(φ(x) + 1)x − ½(φ(−x) + 1)(−x)",
        r"\frac{1}{2}(\phi(x) + 1)x - \frac{1}{2}(\phi(-x) + 1)(-x)",
    ),
    (
        "1/2*(phi(x) + 1)*x - 1/2*(-phi(x) + 1)*(-x)",
        "½(φ(x) + 1)x − ½(−φ(x) + 1)(−x)",
        r"\frac{1}{2}(\phi(x) + 1)x - \frac{1}{2}(-\phi(x) + 1)(-x)",
    ),
    (
        "1/2*(phi(x) + 1)*x + 1/2*(-phi(x) + 1)*x",
        "½(φ(x) + 1)x + ½(−φ(x) + 1)x",
        r"\frac{1}{2}(\phi(x) + 1)x + \frac{1}{2}(-\phi(x) + 1)x",
    ),
    (
        "1/2*((phi(x) + 1) + (-phi(x) + 1))*x",
        "½((φ(x) + 1) + (−φ(x) + 1))x",
        r"\frac{1}{2}\bigl((\phi(x) + 1) + (-\phi(x) + 1)\bigr)x",
    ),
    ("1/2*(2*x)", "½·2x", r"\frac{1}{2} \cdot 2x"),
    ("x", "x", "x"),
]
FUNCTIONS = [
    (
        "(exp(x) - exp(-x))/(exp(x) + exp(-x))",
        "(eˣ − e⁻ˣ)/(eˣ + e⁻ˣ)",
        r"\frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}",
    ),
    ("x*sigmoid(beta*x)", "xσ(βx)", r"x\sigma(\beta x)"),
    ("x*tanh(log(1 + exp(x)))", "x·tanh(log(1 + eˣ))", r"x\tanh(\log(1 + e^{x}))"),
    ("2*Phi(x) - 1", "2Φ(x) − 1", r"2\Phi(x) - 1"),
    ("erf(x/sqrt(2))", "erf(x/√2)", r"\operatorname{erf}\left(\frac{x}{\sqrt{2}}\right)"),
    ("(x + sqrt(x^2 + b))/2", "(x + √(x² + b))/2", r"\frac{x + \sqrt{x^{2} + b}}{2}"),
    ("log(1 + exp(x))", "log(1 + eˣ)", r"\log(1 + e^{x})"),
    ("2*f(x)/x - 1", "2f(x)/x − 1", r"\frac{2f(x)}{x} - 1"),
    ("max(x, 0)", "max(x, 0)", r"\max(x, 0)"),
    ("atan(x) + sign(x)", "atan(x) + sign(x)", r"\arctan(x) + \operatorname{sign}(x)"),
    ("sigma(x) + sigmoid(x)", "sigma(x) + σ(x)", r"\operatorname{sigma}(x) + \sigma(x)"),
    ("sigma*(x + 1)", "σ·(x + 1)", r"\sigma \cdot (x + 1)"),
    (
        "x*gelu(x) + 2*gelu(x)",
        "x·gelu(x) + 2gelu(x)",
        r"x\operatorname{gelu}(x) + 2\operatorname{gelu}(x)",
    ),
    ("x*f(x)", "x·f(x)", "xf(x)"),
    (
        "cases(x if x >= 0, -x otherwise)",
        "{x if x ≥ 0; −x otherwise}",
        r"\begin{cases} x & \text{if } x \ge 0 \\ -x & \text{otherwise} \end{cases}",
    ),
    (
        "2*cases(x if x != 0, 1 otherwise)",
        "2{x if x ≠ 0; 1 otherwise}",
        r"2\left(\begin{cases} x & \text{if } x \ne 0 \\ 1 & \text{otherwise} \end{cases}\right)",
    ),
]
PRODUCTS = [
    ("a*x^2 + b*x + c", "ax² + bx + c", "ax^{2} + bx + c"),
    ("1/2*2*x", "½·2·x", r"\frac{1}{2} \cdot 2 \cdot x"),
    ("x*(y*z)", "x·yz", r"x \cdot yz"),
    ("x*(y*2)", "x(y·2)", r"x(y \cdot 2)"),
    ("x*(y/2)", "x(y/2)", r"x \cdot \frac{y}{2}"),
    ("x/2*y", "x/2·y", r"\frac{x}{2}y"),
    ("x/(1 + y/2)", "x/(1 + y/2)", r"\frac{x}{1 + \frac{y}{2}}"),
    ("1/(2*x)", "1/(2x)", r"\frac{1}{2x}"),
    ("x/y/z", "x/y/z", r"\frac{x/y}{z}"),
    ("3/7*x + x/6 + 1/6", "3/7·x + x/6 + ⅙", r"\frac{3}{7}x + \frac{x}{6} + \frac{1}{6}"),
    ("(-x)*(-y)", "(−x)(−y)", "(-x)(-y)"),
    ("2*3^x", "2·3ˣ", r"2 \cdot 3^{x}"),
    ("x_1*W_i*x_max", "x₁Wᵢ·x_max", r"x_{1}W_{i}x_{\mathrm{max}}"),
    ("a*x + b*scale", "a·x + b·scale", r"ax + b \cdot \mathrm{scale}"),
    (
        "scale*x + theta*scale",
        "scale·x + θ·scale",
        r"\mathrm{scale} \cdot x + \theta \cdot \mathrm{scale}",
    ),
    (
        "scale*theta + 2*scale",
        "scale·θ + 2·scale",
        r"\mathrm{scale} \cdot \theta + 2 \cdot \mathrm{scale}",
    ),
    ("a*b*(x + 1)", "ab·(x + 1)", "ab(x + 1)"),
    ("x*(y + 1)", "x(y + 1)", "x(y + 1)"),
    ("sqrt(x)*y + 2*sqrt(x*y)", "√x·y + 2√(xy)", r"\sqrt{x}y + 2\sqrt{xy}"),
    ("abs(x)*abs(y)", "|x|·|y|", r"\lvert x \rvert\lvert y \rvert"),
]
SUMS = [
    ("a + (-b)", "a + (−b)", "a + (-b)"),
    ("a - (b + c)", "a − (b + c)", "a - (b + c)"),
    ("-phi(x) + 1", "−φ(x) + 1", r"-\phi(x) + 1"),
    ("-(a + b)", "−(a + b)", "-(a + b)"),
    ("-(-a)", "−(−a)", "-(-a)"),
    ("-x/2", "−x/2", r"-\frac{x}{2}"),
]
POWERS = [
    ("x^2 + x^n + x^(-1)", "x² + xⁿ + x⁻¹", "x^{2} + x^{n} + x^{-1}"),
    ("x^(1/2)", "x^(½)", "x^{1/2}"),
    ("x^(a + b)", "x^(a + b)", "x^{a + b}"),
    ("exp(2*x) + exp(-x^2/2)", "e²ˣ + e^(−x²/2)", "e^{2x} + e^{-x^{2}/2}"),
    ("exp(x)^2 + f(x)^2", "(eˣ)² + f(x)²", "(e^{x})^{2} + f(x)^{2}"),
    ("tanh(x)^2 + tanh(x)^y", "tanh²(x) + tanh(x)ʸ", r"\tanh^{2}(x) + \tanh(x)^{y}"),
    ("tanh(x)^1 + (tanh(x)^2)^3", "tanh(x)¹ + (tanh²(x))³", r"\tanh(x)^{1} + (\tanh^{2}(x))^{3}"),
    ("exp(2*x) + scale", "e²ˣ + scale", r"e^{2x} + \mathrm{scale}"),
    ("y^x1", "y^(x1)", r"y^{\mathrm{x1}}"),
    ("(1/2)^2", "(½)²", r"\left(\frac{1}{2}\right)^{2}"),
    ("exp(x/2) + x/2", "e^(x/2) + x/2", r"e^{x/2} + \frac{x}{2}"),
    ("E^x + E*x", "(e)ˣ + ex", r"(\mathrm{e})^{x} + \mathrm{e}x"),
    ("exp(x)*e^x", "ℯˣeˣ", r"\mathrm{e}^{x}e^{x}"),
    ("(x^y)^z + x^y^z", "(xʸ)ᶻ + x^(yᶻ)", "(x^{y})^{z} + x^{y^{z}}"),
    ("(x/y)^2", "(x/y)²", r"\left(\frac{x}{y}\right)^{2}"),
    ("sqrt(x)^2 + abs(x)^2", "(√x)² + |x|²", r"(\sqrt{x})^{2} + \lvert x \rvert^{2}"),
]
BRACKETS = [
    ("(a*b)*c", "(ab)c", "(ab)c"),
    ("((a + b))*c", "((a + b))c", r"\bigl((a + b)\bigr)c"),
    ("f((x + 1)*y)", "f((x + 1)y)", r"f\bigl((x + 1)y\bigr)"),
    ("(f(x) + 1)*g(f(x))", "(f(x) + 1)g(f(x))", "(f(x) + 1)g(f(x))"),
    ("(a + x/2)*y", "(a + x/2)y", r"\left(a + \frac{x}{2}\right)y"),
    ("abs(abs(x) - 1)", "abs(|x| − 1)", r"\lvert \lvert x \rvert - 1 \rvert"),
]
DERIVATIVES = [
    ("0.25*x", "0.25x", "0.25x"),
    ("2*0.25 - (0.5)^2", "2·0.25 − (0.5)²", r"2 \cdot 0.25 - (0.5)^{2}"),
    ("0.125^x/0.75", "0.125ˣ/0.75", r"\frac{0.125^{x}}{0.75}"),
    ("x^0.5", "x^(0.5)", "x^{0.5}"),
    ("diff(f(x), x)", "f′(x)", "f'(x)"),
    ("diff(f(t), t = -x, 2)", "f″(−x)", "f''(-x)"),
    ("diff(gelu(x), x, 3)^2", "gelu‴(x)²", r"\operatorname{gelu}'''(x)^{2}"),
    ("diff(phi(x), x, 4)", "φ⁽⁴⁾(x)", r"\phi^{(4)}(x)"),
    ("x*diff(f(x), x)", "x·f′(x)", "xf'(x)"),
    ("diff(x^2, x)", "d/dx[x²]", r"\frac{d}{dx} x^{2}"),
    ("diff(tanh(x), x, 2)", "d²/dx²[tanh(x)]", r"\frac{d^{2}}{dx^{2}} \tanh(x)"),
    ("diff(f(-x), x)", "d/dx[f(−x)]", r"\frac{d}{dx} f(-x)"),
    ("diff(a*x + b, x)", "d/dx[ax + b]", r"\frac{d}{dx} (ax + b)"),
    ("diff(a*x, x)", "d/dx[ax]", r"\frac{d}{dx} (ax)"),
    (
        "diff(t^2, t = -x) + 1",
        "(d/dt[t²] at t = −x) + 1",
        r"\left. \frac{d}{dt} t^{2} \right|_{t = -x} + 1",
    ),
    (
        "2*diff(x^2, x)*y",
        "2(d/dx[x²])y",
        r"2\left(\frac{d}{dx} x^{2}\right)y",
    ),
    ("a - diff(x^2, x)", "a − d/dx[x²]", r"a - \frac{d}{dx} x^{2}"),
    ("-diff(x^2, x)", "−d/dx[x²]", r"-\frac{d}{dx} x^{2}"),
    ("diff(x^2, x)^2", "(d/dx[x²])²", r"\left(\frac{d}{dx} x^{2}\right)^{2}"),
    ("diff(beta^2, beta)", "d/dβ[β²]", r"\frac{d}{d\beta} \beta^{2}"),
    ("diff(scale^2, scale)", "d/dscale[scale²]", r"\frac{d}{d\mathrm{scale}} \mathrm{scale}^{2}"),
    (
        "d/(d*x)*diff(x, x)",
        "d/(dx)·(d/dx[x])",
        r"\frac{d}{dx}\left(\frac{\mathrm{d}}{\mathrm{d}x} x\right)",
    ),
    (
        "diff(diff(x, x)*x, x)",
        "d/dx[d/dx[x]·x]",
        r"\frac{d}{dx} \left(\left(\frac{d}{dx} x\right)x\right)",
    ),
]
GOLDEN = [*DERIVATIVES, *ODD_GATE, *FUNCTIONS, *PRODUCTS, *SUMS, *POWERS, *BRACKETS]


@pytest.mark.parametrize(("plain", "in_unicode", "in_latex"), GOLDEN)
def test_a_term_is_printed_as_a_mathematician_writes(plain: str, in_unicode: str, in_latex: str):
    term = parse_term(plain)
    assert show(term) == plain
    assert unicode.show(term) == in_unicode
    assert latex.show(term) == in_latex


CLAIMS = [
    (
        "forall t: diff(phi(t), t) exists",
        "φ′(t) exists, for all t",
        r"\phi'(t) \text{ exists}, \quad \text{for all } t",
    ),
    (
        "diff(abs(t), t = 0) exists on the right = 1",
        "|t| has the right derivative 1 at t = 0",
        r"\lvert t \rvert \text{ has the right derivative } 1 \text{ at } t = 0",
    ),
    ("x > 0", "x > 0", "x > 0"),
    ("2*x != -1", "2x ≠ −1", r"2x \ne -1"),
    ("f(x) >= -1", "f(x) ≥ −1", r"f(x) \ge -1"),
    ("a <= b", "a ≤ b", r"a \le b"),
    (
        "forall t, s: phi(-t) = -phi(s)",
        "φ(−t) = −φ(s), for all t, s",
        r"\phi(-t) = -\phi(s), \quad \text{for all } t, s",
    ),
]


@pytest.mark.parametrize(("plain", "in_unicode", "in_latex"), CLAIMS)
def test_a_claim_is_printed_with_its_relation(plain: str, in_unicode: str, in_latex: str):
    claim = parse_claim(plain)
    assert unicode.show_claim(claim) == in_unicode
    assert latex.show_claim(claim) == in_latex


def test_a_definition_is_printed_with_its_parameters():
    definition = parse_definition("f_1(x, beta) = 1/2*x*e")
    assert unicode.show_definition(definition) == "f₁(x, β) = ½xe"
    assert latex.show_definition(definition) == r"f_{1}(x, \beta) = \frac{1}{2}xe"


def test_the_words_are_those_of_the_readers_language():
    words = Words(if_="若", otherwise="否则", for_all="对所有 {names} 成立")
    term = parse_term("cases(x if x > 0, 0 otherwise)")
    assert unicode.show(term, words) == "{x 若 x > 0; 0 否则}"
    assert latex.show(term, words) == (
        r"\begin{cases} x & \text{若 } x > 0 \\ 0 & \text{否则} \end{cases}"
    )
    claim = parse_claim("forall t: t = t")
    assert unicode.show_claim(claim, words) == "t = t, 对所有 t 成立"
    assert latex.show_claim(claim, words) == r"t = t, \quad \text{对所有 } t\text{ 成立}"


def test_guards_and_functions_are_printed():
    guard, function = App("<=", (Var("x"), Num(0))), Lam(("x", "y"), Var("x") * Var("y"))
    assert (unicode.show(guard), latex.show(guard)) == ("x ≤ 0", r"x \le 0")
    assert (unicode.show(function), latex.show(function)) == ("x, y ↦ xy", r"x, y \mapsto xy")


@pytest.mark.parametrize("printer", [unicode, latex])
@pytest.mark.parametrize("head", ["exp", "sqrt", "abs", "neg", "f", "()"])
def test_the_deepest_terms_are_printed(printer, head: str):
    term: Term = Var("x")
    for _ in range(MAX_DEPTH - 1):
        term = App(head, (term,))
    assert len(printer.show(term)) >= MAX_DEPTH - 1


@pytest.mark.parametrize("printer", [unicode, latex])
@pytest.mark.parametrize("head", ["+", "*", "/", "^", "max", "tanh^2"])
def test_the_deepest_operators_are_printed(printer, head: str):
    term: Term = Var("x")
    while term.depth < MAX_DEPTH - 1:
        term = App("tanh", (term,)) ** 2 if head == "tanh^2" else App(head, (Var("y"), term))
    assert len(printer.show(term)) >= MAX_DEPTH - 1


@pytest.mark.parametrize("printer", [unicode, latex])
def test_a_numeral_of_too_many_digits_is_refused(printer):
    with pytest.raises(NotationError, match="at most 4,000 digits"):
        printer.show(Num(10**4000))


@pytest.mark.parametrize("text", ["x*integral(t, t, 0, 1)*y", "(x*integral(t, t, 0, 1))*y"])
def test_a_product_that_ends_with_an_integral_has_one_pair_of_brackets(text: str):
    assert unicode.show(parse_term(text)) == "(x∫₀¹ t dt)y"
