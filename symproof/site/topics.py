"""The topics of the course: a proof file is one, and its titles stand here.

Topics that are not here, such as a teacher's own proof files, are called by their file's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from symproof.words import LANGUAGES


class Topic(NamedTuple):
    """A topic: its titles, and in a sentence what it is about, in every language."""

    titles: tuple[str, ...]
    summaries: tuple[str, ...]


# by the name of the proof file, in the order in which one would teach them
TOPICS: Final[Mapping[str, Topic]] = {
    stem: Topic(titles, summaries)
    for stem, titles, summaries in (
        (
            "odd_gate",
            ("The odd-gate identity", "奇门恒等式"),
            (
                "f(x) − f(−x) = x for f(x) = (φ(x) + 1) x / 2 and any odd φ.",
                "若 φ 是奇函数，f(x) = (φ(x) + 1) x / 2，则 f(x) − f(−x) = x。",
            ),
        ),
        (
            "oddness",
            ("Odd and even functions", "奇函数与偶函数"),
            (
                "Oddness is closed under sums, multiples, products and composition; "
                "an odd function is 0 at 0.",
                "奇偶性在和、数乘、积与复合下的封闭性；奇函数在 0 处为 0。",
            ),
        ),
        (
            "companion",
            ("The companion identity", "伴随恒等式"),
            (
                "f(x) + f(−x) = x φ(x), and f itself from the two identities.",
                "f(x) + f(−x) = x φ(x)，并由两个恒等式解出 f。",
            ),
        ),
        (
            "converse",
            ("The converse", "逆命题"),
            (
                "Whenever f(x) − f(−x) = x for all x, f is an odd gate away from 0.",
                "若对一切 x 有 f(x) − f(−x) = x，则 f 在 0 以外是奇门函数。",
            ),
        ),
        (
            "parts",
            ("Odd and even parts", "奇部与偶部"),
            (
                "A function is its odd part plus its even part, and f(x) − f(−x) = x fixes "
                "the odd part, which is x/2.",
                "函数等于奇部与偶部之和；f(x) − f(−x) = x 等价于奇部为 x/2。",
            ),
        ),
        (
            "gates",
            ("Gates", "门函数"),
            (
                "f(x) = x g(x) has f(x) − f(−x) = c x wherever g(x) + g(−x) = c, and conversely.",
                "设 f(x) = x g(x)：凡 g(x) + g(−x) = c 处有 f(x) − f(−x) = c x，反之亦然。",
            ),
        ),
        (
            "relu",
            ("ReLU", "ReLU"),
            (
                "relu(x) − relu(−x) = x and relu(x) + relu(−x) = |x|, by cases, and what follows.",
                "分情形证明 relu(x) − relu(−x) = x 与 relu(x) + relu(−x) = |x|，及其推论。",
            ),
        ),
        (
            "relu_quotient",
            ("ReLU as a quotient", "ReLU 的商形式"),
            (
                "The odd function of ReLU as a quotient, φ(x) = 2 max(x, 0)/x − 1 for x ≠ 0.",
                "ReLU 对应的奇函数写成商：φ(x) = 2 max(x, 0)/x − 1（x ≠ 0）。",
            ),
        ),
        (
            "leaky_relu",
            ("Leaky ReLU", "Leaky ReLU"),
            (
                "f(x) − f(−x) = (1 + a) x: the identity up to the factor 1 + a.",
                "f(x) − f(−x) = (1 + a) x：相差因子 1 + a 的恒等式。",
            ),
        ),
        (
            "sigmoid",
            ("The logistic sigmoid", "Sigmoid 函数"),
            (
                "Its two forms, its symmetry, and how it is tanh of half the argument.",
                "两种形式、对称性，以及与 tanh(x/2) 的关系。",
            ),
        ),
        (
            "swish",
            ("Swish", "Swish"),
            (
                "swish(x) − swish(−x) = x, for x σ(x) and for x σ(βx) with any β.",
                "swish(x) − swish(−x) = x，对 x σ(x) 与任意 β 的 x σ(βx) 都成立。",
            ),
        ),
        (
            "gelu",
            ("GELU", "GELU"),
            (
                "gelu(x) − gelu(−x) = x, because Φ(−x) = 1 − Φ(x).",
                "由 Φ(−x) = 1 − Φ(x) 得 gelu(x) − gelu(−x) = x。",
            ),
        ),
        (
            "gelu_tanh",
            ("The tanh approximation of GELU", "GELU 的 tanh 近似"),
            (
                "It has the identity exactly, not approximately.",
                "它精确地满足恒等式，而非近似满足。",
            ),
        ),
        (
            "hard_swish",
            ("Hard sigmoid and hard swish", "硬 Sigmoid 与硬 Swish"),
            (
                "The gate that is linear between −3 and 3.",
                "在 −3 与 3 之间为一次函数的门。",
            ),
        ),
        (
            "softplus",
            ("Softplus", "Softplus"),
            (
                "log(1 + exp(x)) − log(1 + exp(−x)) = x.",
                "log(1 + exp(x)) − log(1 + exp(−x)) = x。",
            ),
        ),
        (
            "squareplus",
            ("Squareplus", "Squareplus"),
            (
                "(x + √(x² + b))/2 with b ≥ 0 has the identity, since the root is even.",
                "(x + √(x² + b))/2（b ≥ 0）满足恒等式，因为根式是偶函数。",
            ),
        ),
        (
            "not_gates",
            ("Functions without the identity", "不满足恒等式的函数"),
            (
                "Sigmoid and tanh: what the difference is, and why it is not x.",
                "Sigmoid 与 tanh：差是什么，以及为什么不等于 x。",
            ),
        ),
        (
            "gradients",
            ("Gradients", "梯度"),
            (
                "Derivatives of activations, and f′(x) + f′(−x) = 1 for odd gates.",
                "激活函数的导数；奇门函数满足 f′(x) + f′(−x) = 1。",
            ),
        ),
        (
            "inequalities",
            ("Inequalities", "不等式"),
            (
                "Tangents of exp, bounds of tanh, and where ReLU lies between.",
                "exp 的切线、tanh 的界，以及 ReLU 所处的位置。",
            ),
        ),
        (
            "integrals",
            ("Integrals", "积分"),
            (
                "Definite integrals of odd and even functions, of odd gates, of exp and ReLU.",
                "奇函数、偶函数、奇门函数、exp 与 ReLU 的定积分。",
            ),
        ),
        (
            "limits",
            ("Limits", "极限"),
            (
                "Of the sigmoid, tanh, erf and Φ at infinity, and of GELU, Swish and ReLU.",
                "Sigmoid、tanh、erf 与 Φ 在无穷远处的极限，以及 GELU、Swish 与 ReLU 的极限。",
            ),
        ),
        (
            "taylor",
            ("Taylor polynomials", "泰勒多项式"),
            (
                "At 0: the sigmoid, tanh, softplus, Swish and GELU, with the order of the rest.",
                "Sigmoid、tanh、Softplus、Swish 与 GELU 在 0 处的展开及余项的阶。",
            ),
        ),
        (
            "values",
            ("Values", "数值"),
            (
                "Of Φ, GELU, the sigmoid and Swish, rounded to the digits that are written.",
                "Φ、GELU、Sigmoid 与 Swish 的值，舍入到所写的位数。",
            ),
        ),
        (
            "vectors",
            ("Vectors and matrices", "向量与矩阵"),
            (
                "x = f(x) − f(−x) entry by entry, and as products with blocks.",
                "逐元素的 x = f(x) − f(−x)，以及它的分块矩阵形式。",
            ),
        ),
        (
            "networks",
            ("Networks", "神经网络"),
            (
                "Two layers with the activation f between them that are one linear layer.",
                "中间隔着激活函数 f 的两层，等于一个线性层。",
            ),
        ),
        (
            "exponential",
            ("The exponential function", "指数函数"),
            (
                "Its laws, which the sigmoid, tanh and softplus rest on.",
                "指数运算律，Sigmoid、tanh 与 Softplus 都以此为基础。",
            ),
        ),
        (
            "logarithm",
            ("The logarithm", "对数函数"),
            (
                "Its laws, from those of the exponential function, whose inverse it is.",
                "由指数运算律导出的对数运算律。",
            ),
        ),
        (
            "hyperbolic",
            ("Hyperbolic functions", "双曲函数"),
            (
                "sinh and tanh are odd, cosh is even, and tanh stays below 1.",
                "sinh 与 tanh 是奇函数，cosh 是偶函数，tanh 恒小于 1。",
            ),
        ),
        (
            "error_function",
            ("The error function and the normal distribution", "误差函数与正态分布"),
            (
                "Their symmetries and derivatives, from their integrals.",
                "由积分定义导出的对称性与导数。",
            ),
        ),
    )
}

# where a topic that is not in the table stands
LAST: Final = len(TOPICS)


def title(stem: str, lang: str) -> str:
    """Return the title of a topic."""
    known = TOPICS.get(stem)
    return stem.replace("_", " ") if known is None else known.titles[LANGUAGES.index(lang)]


def summary(stem: str, lang: str) -> str:
    """Return what a topic is about, "" where nobody says it."""
    known = TOPICS.get(stem)
    return "" if known is None else known.summaries[LANGUAGES.index(lang)]


def place(stem: str) -> int:
    """Return the place of a topic in the course."""
    order = tuple(TOPICS)
    return order.index(stem) if stem in TOPICS else LAST
