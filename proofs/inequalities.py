"""Inequalities of activations: tangents of exp, bounds of tanh, and where ReLU lies between.

exp(x) >= 1 + x is the root of most of them: the tangent of exp at 0 moves to every other point,
and bounds the logarithm, softplus and swish.
"""

from symproof import Proof
from symproof.library import (
    gelu_def,
    relu_def,
    relu_of_nonneg,
    relu_of_nonpos,
    softplus_def,
    swish_def,
    tanh_lt_one,
)

one_add_le_exp = Proof(
    title="The exponential is above its tangent at 0",
    translations={"zh": "指数函数在 0 点切线之上"},
    claim="1 + x <= exp(x)",
    steps="""
        1 + x
        <= exp(x)     by order
    """,
    source="DLMF 4.5.7",
)

exp_ge_tangent = Proof(
    title="The exponential is above all its tangents",
    translations={"zh": "指数函数在其每条切线之上"},
    claim="c*(1 + x - log(c)) <= exp(x)",
    given={"c_pos": "c > 0"},
    steps="""
        c*(1 + x - log(c))
        <= c*exp(x - log(c))              by order
        = exp(log(c))*exp(x - log(c))     by axiom exp_log
        = exp(log(c) + (x - log(c)))      by axiom exp_add
        = exp(x)                          by ring
    """,
)

exp_lt_exp = Proof(
    title="The exponential is increasing",
    translations={"zh": "指数函数严格递增"},
    claim="exp(x) < exp(y)",
    given={"x_lt_y": "x < y"},
    steps="""
        exp(x)
        < exp(x)*(1 + (y - x))     by order
        <= exp(x)*exp(y - x)       by order
        = exp(x + (y - x))         by axiom exp_add
        = exp(y)                   by ring
    """,
)

log_le_sub_one = Proof(
    title="The logarithm is below its tangent at 1",
    translations={"zh": "对数函数在 1 点切线之下"},
    claim="log(x) <= x - 1",
    given={"x_pos": "x > 0"},
    facts={"one_add_le_exp": one_add_le_exp},
    steps="""
        log(x)
        = 1 + log(x) - 1       by ring
        <= exp(log(x)) - 1     by fact one_add_le_exp
        = x - 1                by axiom exp_log
    """,
    source="DLMF 4.5.2",
)

two_le_exp_add_exp_neg = Proof(
    title="The exponentials of x and −x",
    translations={"zh": "eˣ 与 e⁻ˣ 之和"},
    claim="2 <= exp(x) + exp(-x)",
    facts={"one_add_le_exp": one_add_le_exp},
    steps="""
        2
        = 1 + x + (1 + (-x))       by ring
        <= exp(x) + (1 + (-x))     by fact one_add_le_exp
        <= exp(x) + exp(-x)        by fact one_add_le_exp
    """,
)

one_le_cosh = Proof(
    title="The hyperbolic cosine is at least 1",
    translations={"zh": "双曲余弦不小于 1"},
    claim="1 <= cosh(x)",
    facts={"two_le_exp_add_exp_neg": two_le_exp_add_exp_neg},
    steps="""
        1
        = 2/2                         by ring
        <= (exp(x) + exp(-x))/2       by fact two_le_exp_add_exp_neg
        = cosh(x)                     by unfold cosh
    """,
)

abs_tanh_lt_one = Proof(
    title="The hyperbolic tangent lies between −1 and 1",
    translations={"zh": "双曲正切介于 −1 与 1 之间"},
    claim="abs(tanh(x)) < 1",
    facts={"tanh_lt_one": tanh_lt_one},
    steps="""
        abs(tanh(x))
        case tanh(x) >= 0:
            = tanh(x)                                         by unfold abs
            < 1                                               by fact tanh_lt_one
        case tanh(x) < 0:
            = -tanh(x)                                        by unfold abs
            = -((exp(x) - exp(-x))/(exp(x) + exp(-x)))        by unfold tanh
            < (exp(x) + exp(-x))/(exp(x) + exp(-x))           by order
            = 1                                               by field
    """,
)

sigmoid_mul_one_sub_sigmoid_le = Proof(
    title="The slope of the sigmoid is at most 1/4",
    translations={"zh": "Sigmoid 的斜率不超过 1/4"},
    claim="sigmoid(x)*(1 - sigmoid(x)) <= 1/4",
    steps="""
        sigmoid(x)*(1 - sigmoid(x))
        = 1/4 - (sigmoid(x) - 1/2)^2     by ring
        <= 1/4                           by order
    """,
)

abs_add_le = Proof(
    title="The triangle inequality",
    translations={"zh": "三角不等式"},
    claim="abs(a + b) <= abs(a) + abs(b)",
    steps="""
        abs(a + b)
        case a + b >= 0:
            = a + b                  by unfold abs
            <= abs(a) + abs(b)       by order
        case a + b < 0:
            = -(a + b)               by unfold abs
            <= abs(a) + abs(b)       by order
    """,
)

sqrt_mul_le_mean = Proof(
    title="The geometric mean and the arithmetic mean",
    translations={"zh": "几何平均与算术平均"},
    claim="sqrt(a*b) <= (a + b)/2",
    given={"a_nonneg": "a >= 0", "b_nonneg": "b >= 0"},
    steps="""
        sqrt(a*b)
        <= (a + b)/2     by order
    """,
)

relu_lt_softplus = Proof(
    title="Softplus lies above ReLU",
    translations={"zh": "Softplus 位于 ReLU 之上"},
    claim="relu(x) < softplus(x)",
    definitions=(relu_def, softplus_def),
    facts={"relu_of_nonneg": relu_of_nonneg, "relu_of_nonpos": relu_of_nonpos},
    steps="""
        relu(x)
        case x >= 0:
            = x                    by fact relu_of_nonneg
            = log(exp(x))          by axiom log_exp
            < log(1 + exp(x))      by order
            = softplus(x)          by unfold softplus
        case x <= 0:
            = 0                    by fact relu_of_nonpos
            < log(1 + exp(x))      by order
            = softplus(x)          by unfold softplus
    """,
)

gelu_le_relu = Proof(
    title="GELU lies below ReLU",
    translations={"zh": "GELU 位于 ReLU 之下"},
    claim="gelu(x) <= relu(x)",
    definitions=(gelu_def, relu_def),
    facts={"relu_of_nonneg": relu_of_nonneg, "relu_of_nonpos": relu_of_nonpos},
    steps="""
        gelu(x)
        = x*Phi(x)           by unfold gelu
        case x >= 0:
            <= x             by order
            = relu(x)        by fact relu_of_nonneg
        case x <= 0:
            <= 0             by order
            = relu(x)        by fact relu_of_nonpos
    """,
)

swish_le_relu = Proof(
    title="Swish lies below ReLU",
    translations={"zh": "Swish 位于 ReLU 之下"},
    claim="swish(x) <= relu(x)",
    definitions=(relu_def, swish_def),
    facts={"relu_of_nonneg": relu_of_nonneg, "relu_of_nonpos": relu_of_nonpos},
    steps="""
        swish(x)
        = x*sigmoid(x)       by unfold swish
        case x >= 0:
            <= x             by order
            = relu(x)        by fact relu_of_nonneg
        case x <= 0:
            <= 0             by order
            = relu(x)        by fact relu_of_nonpos
    """,
)

swish_ge = Proof(
    title="The least value of swish is above −0.2785",
    translations={"zh": "Swish 的最小值大于 −0.2785"},
    claim="swish(x) >= -0.2785",
    definitions=(swish_def,),
    steps="""
        swish(x)
        = x*sigmoid(x)                                by unfold swish
        = x*(1/(1 + exp(-x)))                         by unfold sigmoid
        = x/(1 + exp(-x))                             by ring
        >= -0.2785*(1 + exp(-x))/(1 + exp(-x))        by order
        = -0.2785                                     by field
    """,
)
