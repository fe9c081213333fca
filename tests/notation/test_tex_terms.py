r"""Terms in LaTeX: the same as those of the plain notation, or refused."""

from __future__ import annotations

import pytest

from symproof.kernel.shapes import ONE, size
from symproof.notation.errors import NotationError, ShapeError
from symproof.notation.latex_reader import parse_latex_term
from symproof.notation.plain import parse_term, show
from symproof.notation.tex.terms import Unclear, Vocabulary

N, M = size(0, n=1), size(0, m=1)
SHAPES = {"A": (N, M), "B": (N, M), "C": (M, N), "S": (N, N), "x_bold": (N, ONE), "w": (ONE, N)}
KNOWN = Vocabulary(
    functions={"f": 1, "g": 1, "h": 2, "phi": 1, "F": 1, "f_alpha": 1, "relu": 1, "swish_beta": 1},
    numbers=frozenset("xyabctknr") | {"alpha", "beta", "omega", "theta", "mu", "x_1", "sigma"},
    heads={"Phi_": "Phi"},
    words=frozenset({"relu", "gelu", "swish_beta"}),
    values={"c_0": parse_term("-3")},
)
MATRICES = Vocabulary(
    functions={"f": 1, "phi": 1}, matrices=SHAPES, numbers=frozenset("xya"), words=frozenset()
)

ALIKE = [
    # sums and products
    (r"\frac{1}{2}(\phi(x) + 1)x", "1/2*(phi(x) + 1)*x"),
    (r"\frac{1}{2}[(\phi(x) + 1) + (-\phi(x) + 1)]x", "1/2*((phi(x) + 1) + (-phi(x) + 1))*x"),
    (r"\frac{1}{2}\cdot 2x", "1/2*(2*x)"),
    (r"\frac{1}{2}\cdot 2\Phi(x)\cdot x", "1/2*(2*Phi(x))*x"),
    (r"1 \times 0.841", "1*0.841"),
    (r"(-1) \times 0.159", "(-1)*0.159"),
    (r"-(2\Phi(x) - 1)", "-(2*Phi(x) - 1)"),
    (r"x - (-x)", "x - (-x)"),
    (r"a \cdot -b", "a*(-b)"),
    (r"2 - (a - b) - c", "2 - (a - b) - c"),
    (r"-a b", "-a*b"),
    (r"(a + b)(a - b)", "(a + b)*(a - b)"),
    (r"\{a + b\} c", "(a + b)*c"),
    (r"2.5x", "2.5*x"),
    (r"3\tfrac{x}{2}", "3*(x/2)"),
    (r"+x", "x"),
    (r"5!", "120"),
    # calls and products
    (r"f(-x)", "f(-x)"),
    (r"x(1-y)", "x*(1 - y)"),
    (r"x f(x)", "x*f(x)"),
    (r"x[f(x) + f(-x)]", "x*(f(x) + f(-x))"),
    (r"f_\alpha(x)", "f_alpha(x)"),
    (r"\text{swish}_\beta(x)", "swish_beta(x)"),
    (r"swish_\beta(x)", "swish_beta(x)"),
    (r"\text{relu}(-x)", "relu(-x)"),
    (r"relu(x) - relu(-x)", "relu(x) - relu(-x)"),
    (r"2 relu(x)", "2*relu(x)"),
    (r"h(x, y)", "h(x, y)"),
    (r"q(x, y)", "q(x, y)"),
    (r"f(x)^2", "f(x)^2"),
    (r"f\left(f(x)\right)", "f(f(x))"),
    (r"1/f(x)", "1/f(x)"),
    (r"f(x)/f(-x)", "f(x)/f(-x)"),
    (r"\text{unknown}(x)", "unknown(x)"),
    # fractions, powers, roots
    (r"\frac{x + |x|}{2}", "(x + abs(x))/2"),
    (r"\frac{x}{\sqrt{2}}", "x/sqrt(2)"),
    (r"\frac12", "1/2"),
    (r"x/\sqrt{2}", "x/sqrt(2)"),
    (r"x/2", "x/2"),
    (r"e^{-x}", "exp(-x)"),
    (r"e^x", "exp(x)"),
    (r"e^{-x^2/2}", "exp(-x^2/2)"),
    (r"2e", "2*E"),
    (r"\mathrm{e}^{x}", "exp(x)"),
    (r"\exp(x)", "exp(x)"),
    (r"\exp\left(-\frac{x^2}{2}\right)", "exp(-x^2/2)"),
    (r"x^2 y^{-1}", "x^2*y^(-1)"),
    (r"(x + 1)^2", "(x + 1)^2"),
    (r"\sqrt[3]{x}", "x^(1/3)"),
    (r"\sqrt{2\pi}", "sqrt(2*pi)"),
    (r"x^{y^2}", "x^y^2"),
    (r"(e^x)^2", "exp(x)^2"),
    # named functions
    (r"\sin x", "sin(x)"),
    (r"\sin 2x", "sin(2*x)"),
    (r"\sin x \cos y", "sin(x)*cos(y)"),
    (r"x \sin x", "x*sin(x)"),
    (r"\sin^2 x + \cos^2 x", "sin(x)^2 + cos(x)^2"),
    (r"\sin^2(x)", "sin(x)^2"),
    (r"\sin(x)^2", "sin(x)^2"),
    (r"\sin x^2", "sin(x^2)"),
    (r"\tanh\frac x2", "tanh(x/2)"),
    (r"\tanh\left(\frac{x}{2}\right)", "tanh(x/2)"),
    (r"\sin\omega t", "sin(omega*t)"),
    (r"\cos 2\pi x", "cos(2*pi*x)"),
    (r"\log|x|", "log(abs(x))"),
    (r"\ln x^2", "log(x^2)"),
    (r"\ln\cosh x", "log(cosh(x))"),
    (r"\log_2 x", "log(x)/log(2)"),
    (r"\log_{a}(x)", "log(x)/log(a)"),
    (r"\lg x", "log(x)/log(10)"),
    (r"\cot x", "cos(x)/sin(x)"),
    (r"\sec(x)", "1/cos(x)"),
    (r"\coth x", "cosh(x)/sinh(x)"),
    (r"\arctan x", "atan(x)"),
    (r"\sin(x) y", "sin(x)*y"),
    (r"\sin x \cdot y", "sin(x)*y"),
    (r"1/\sin x", "1/sin(x)"),
    (r"\sin\phi(x)", "sin(phi(x))"),
    (r"\max(x, 0)", "max(x, 0)"),
    (r"\max\{x, 0\}", "max(x, 0)"),
    (r"\min(a, b, c)", "min(a, b, c)"),
    (r"\text{sign}(x)", "sign(x)"),
    (r"\operatorname{sgn}(x)", "sign(x)"),
    (r"\text{erf}(x/\sqrt{2})", "erf(x/sqrt(2))"),
    (r"\mathop{\text{erf}}(x)", "erf(x)"),
    (r"sin(x) + exp(x)", "sin(x) + exp(x)"),
    (r"|x| - |y|", "abs(x) - abs(y)"),
    (r"\lvert x \rvert", "abs(x)"),
    # names
    (r"\hat x + \bar x", "x_hat + x_bar"),
    (r"x_1 x_{max}", "x_1*x_max"),
    (r"x^*", "x_star"),
    (r"\varphi + \epsilon", "varphi + epsilon"),
    (r"E + I", "E_ + I_"),
    (r"c_0 x", "(-3)*x"),
    (r"x_{n+1} - x_n", "x_nplus1 - x_n"),
    # derivatives
    (r"f'(x)", "f'(x)"),
    (r"f''(-x)", "f''(-x)"),
    (r"f^{(3)}(x)", "f'''(x)"),
    (r"f_\alpha'(x)", "f_alpha'(x)"),
    (r"\Phi'(x)", "Phi'(x)"),
    (r"(x^2)'", "diff(x^2, x)"),
    (r"(\sin x)'", "diff(sin(x), x)"),
    (r"\frac{d}{dx} f(x)", "diff(f(x), x)"),
    (r"\frac{d}{dx} a - b", "diff(a, x) - b"),
    (r"\frac{d}{dx} x f(x)", "diff(x*f(x), x)"),
    (r"\frac{d}{dx}[f(x) - f(-x)]", "diff(f(x) - f(-x), x)"),
    (r"\frac{\mathrm d}{\mathrm dx} x^2", "diff(x^2, x)"),
    (r"\frac{d f}{dx}", "diff(f(x), x)"),
    (r"\frac{df(x)}{dx}", "diff(f(x), x)"),
    (r"\frac{d^2}{dx^2} x^3", "diff(x^3, x, 2)"),
    (r"\frac{d^2 f}{dx^2}", "diff(f(x), x, 2)"),
    (r"\frac{\partial}{\partial x} h(x, y)", "diff(h(x, y), x)"),
    (r"\frac{\partial h(x, y)}{\partial x}", "diff(h(x, y), x)"),
    (r"\left.\frac{d}{dx} x^2\right|_{x=0}", "diff(x^2, x = 0)"),
    (r"x^2\big|_a^b", "b^2 - a^2"),
    (r"\left[\frac{x^2}{2}\right]_0^1", "1^2/2 - 0^2/2"),
    (r"\frac{\partial^2}{\partial x\,\partial y} h(x, y)", "diff(diff(h(x, y), y), x)"),
    (r"\frac{\partial^2 h(x, y)}{\partial x \partial y}", "diff(diff(h(x, y), y), x)"),
    (r"\frac{\partial^3}{\partial x^2 \partial y} h(x, y)", "diff(diff(h(x, y), y), x, 2)"),
    (r"df/dx", "diff(f(x), x)"),
    # limits, integrals, sums
    (r"\lim_{x \to 0} \frac{\sin x}{x}", "limit(sin(x)/x, x, 0)"),
    (r"\lim_{x\to 0^+} \ln x", "limit(log(x), x, 0, '+')"),
    (r"\lim_{x \to -\infty} f(x) + 1", "limit(f(x), x, -oo) + 1"),
    (r"\int_{-\infty}^x e^{-t^2/2}dt", "integral(exp(-t^2/2), t, -oo, x)"),
    (r"\frac{2}{\sqrt{\pi}}\int_0^x e^{-t^2}dt", "2/sqrt(pi)*integral(exp(-t^2), t, 0, x)"),
    (r"\int_0^1 x + 1 \,dx", "integral(x + 1, x, 0, 1)"),
    (r"\int_1^x \frac{dt}{t}", "integral(1/t, t, 1, x)"),
    (r"\sum_{k=1}^{3} k^2", "1^2 + 2^2 + 3^2"),
    (r"\prod_{k=1}^{3} (x - k)", "(x - 1)*(x - 2)*(x - 3)"),
    (r"\sum_{k=1}^{2} x_k", "x_1 + x_2"),
    # cases
    (
        r"\begin{cases} x & \text{if } x \ge 0 \\ 0 & \text{otherwise} \end{cases}",
        "cases(x if x >= 0, 0 otherwise)",
    ),
    (
        r"\begin{cases} x & x > 0 \\ -x & \text{if } x \le 0 \end{cases}",
        "cases(x if x > 0, -x otherwise)",
    ),
    (
        r"\begin{cases} 1, & x > 0 \\ 0, & x = 0 \\ -1, & 0 > x \end{cases}",
        "cases(1 if x > 0, 0 if x = 0, -1 otherwise)",
    ),
]


@pytest.mark.parametrize(("text", "plain"), ALIKE, ids=[text for text, _ in ALIKE])
def test_latex_is_read_as_the_plain_notation_is(text: str, plain: str):
    assert show(parse_latex_term(text, KNOWN)) == show(parse_term(plain))


OF_MATRICES = [
    (r"\boldsymbol{x}[1, -1]", "x_bold*[1, -1]"),
    (r"f(\boldsymbol{x}[1, -1])\begin{bmatrix}1\\-1\end{bmatrix}", "f(x_bold*[1, -1])*[1; -1]"),
    (r"\boldsymbol{x}^{\top}\boldsymbol{x}", "x_bold^T*x_bold"),
    (r"\boldsymbol{x}^T", "x_bold^T"),
    (r"A^{\mathsf T}", "A^T"),
    (r"[A, -A]", "[A, -A]"),
    (r"\begin{pmatrix} A & B \\ -A & B \end{pmatrix}", "[A, B; -A, B]"),
    (r"A \odot B", "A .* B"),
    (r"2A C", "2*A*C"),
    (r"S^2", "S*S"),
    (r"\mathbf{I} S", "eye(n)*S"),
    (r"S - \mathbf{I}", "S - eye(n)"),
    (r"I_n A", "eye(n)*A"),
    (r"[2, 0, 1]^{\top}", "[2, 0, 1]^T"),
    (r"\text{relu}(\boldsymbol{x})", "relu(x_bold)"),
    (r"f'(A)", "f'(A)"),
    (r"\tanh(A)", "tanh(A)"),
]


@pytest.mark.parametrize(("text", "plain"), OF_MATRICES, ids=[text for text, _ in OF_MATRICES])
def test_matrices_are_read_as_in_the_plain_notation(text: str, plain: str):
    assert show(parse_latex_term(text, MATRICES)) == show(parse_term(plain, shapes=SHAPES))


UNCLEAR = [
    r"p(x + 1)",
    r"p(x)",
    r"\psi[x]",
    r"\sin x/2",
    r"\sin x \phi(x)",
    r"\sin x (1 + y)",
    r"\sin^{-1} x",
    r"f^{-1}(x)",
    r"f^2(x)",
    r"2x/3y",
    r"1/2(x + 1)",
    r"\frac{d}{dx}(x^2) y",
    r"\frac{d}{dx} x \cdot y",
    r"(xy)'",
    r"xy\big|_0^1",
    r"xrelu(x)",
    r"\log |x| y",
    r"sin x",
    r"f(x) dx",
    r"\Delta x + 1",
    r"1/x(x + 1)",
    r"e^{(2)}",
    r"2\frac{1}{2}",
    r"x2",
    r"\frac{d}{dx} f/g",
]


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_has_two_readings_is_not_guessed(text: str):
    with pytest.raises(Unclear):
        parse_latex_term(text, KNOWN)


REFUSED = [
    (r"x \pm y", "one sign"),
    (r"n!", "factorials"),
    (r"\int x \,dx", "an integral with ends"),
    (r"\sum_{k=1}^{n} k", "numeric ends"),
    (r"\sum_{k=1}^{60} k", "at most 50 terms"),
    (r"\arcsin x", "arcsin is not in it"),
    (r"\infty", "infinity"),
    (r"x + f", "( after the function f"),
    (r"\sin", "an argument of sin"),
    (r"\frac{dy}{dx}", "a function of x"),
    (r"y'", "( after the '"),
    (r"(0, 1)", "lists"),
    (r"\begin{cases} 1 & x > 0 \\ 0 & x < 0 \end{cases}", "leave nothing out"),
    (r"f(x, y)", "f with 1 argument"),
    (r"\det A", "det is not in it"),
    (r"f \circ g", "f(g(x))"),
    (r"x^\top", "a matrix"),
    (r"\frac{d}{dx}", "what is differentiated"),
    (r"\max(x)", "at least two arguments"),
    (r"\log_2", "log"),
    (r"\boldsymbol{x} + 1", "a declared shape of"),
    (r"\vec a b", "a declared shape of"),
    (r"e^{ix}", "complex"),
    (r"x + \mathrm{i} y", "complex"),
    (r"x^T y", "a matrix"),
    (r"x \otimes y", "\\odot"),
    (r"\mathbb{E} x", "a number or a name"),
    (r"\text{Var}(x)", "Var is not in it"),
    (r"\max_x f(x)", "without a subscript"),
    (r"\text{const}", "a term"),
]


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_what_is_not_in_the_notation_is_refused(text: str, expected: str):
    with pytest.raises(NotationError) as error:
        parse_latex_term(text, KNOWN if "^\\top" not in text else MATRICES)
    assert expected in error.value.expected


MISFITS = [
    (r"A B", ("n × m", "n × m")),
    (r"A + C", ("n × m", "m × n")),
    (r"\boldsymbol{x} S", ("n × 1", "n × n")),
    (r"A \begin{bmatrix}1\\-1\end{bmatrix}", ("n × m", "2 × 1")),
]


@pytest.mark.parametrize(("text", "shapes"), MISFITS)
def test_shapes_that_do_not_fit_are_named(text: str, shapes: tuple[str, str]):
    with pytest.raises(ShapeError) as error:
        parse_latex_term(text, MATRICES)
    assert " and ".join(shapes) in error.value.expected


@pytest.mark.parametrize("text", [r"A^{-1}", r"|A|", r"\|x\|", r"A^\alpha", r"e^A"])
def test_what_matrices_do_not_have_is_refused(text: str):
    with pytest.raises(NotationError):
        parse_latex_term(text, MATRICES)


@pytest.mark.parametrize(
    "text", [r"\boldsymbol{x} \cdot \boldsymbol{x}", r"A \times B", r"A \cdot B"]
)
def test_products_of_vectors_are_not_those_of_matrices(text: str):
    with pytest.raises(Unclear):
        parse_latex_term(text, MATRICES)


def test_a_name_is_a_function_or_a_factor_but_not_both():
    with pytest.raises(Unclear):
        parse_latex_term("f(x)", Vocabulary(functions={"f": 1}, numbers=frozenset("fx")))


def test_a_refused_name_is_refused():
    with pytest.raises(NotationError, match="real numbers only"):
        parse_latex_term("i^2", Vocabulary(refused={"i": "real numbers only"}))


@pytest.mark.parametrize(
    ("text", "numbers"), [("ad - bc", "abcd"), ("d x", "dx"), (r"\Delta x", ["Delta", "x"])]
)
def test_d_may_be_a_number(text: str, numbers: list[str]):
    parse_latex_term(text, Vocabulary(numbers=frozenset(numbers)))


def test_an_error_has_its_place_in_the_source():
    with pytest.raises(NotationError) as error:
        parse_latex_term(r"x + \arcsin x", KNOWN)
    assert error.value.position == 4
