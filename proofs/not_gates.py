"""Sigmoid and tanh do not satisfy f(x) - f(-x) = x: what the difference is, and why not x.

Both functions are bounded, so their differences are, and x is not: from x = 1 on for the
sigmoid and from x = 2 on for tanh, the difference is less than x.
"""

from symproof import Proof
from symproof.library import (
    exp_mul_exp_neg,
    sigmoid_lt_one,
    sigmoid_neg,
    sigmoid_pos,
    tanh_lt_one,
    two_mul_sigmoid_sub_one,
)

sigmoid_sub_sigmoid_neg = Proof(
    title="The difference of the sigmoid at x and −x",
    translations={"zh": "Sigmoid 在 x 与 −x 处之差"},
    claim="sigmoid(x) - sigmoid(-x) = (exp(x) - exp(-x))/(2 + exp(x) + exp(-x))",
    facts={"exp_mul_exp_neg": exp_mul_exp_neg},
    steps="""
        sigmoid(x) - sigmoid(-x)
        = 1/(1 + exp(-x)) - 1/(1 + exp(-(-x)))                            by unfold sigmoid
        = 1/(1 + exp(-x)) - 1/(1 + exp(x))                                by ring
        = ((1 + exp(x)) - (1 + exp(-x)))/((1 + exp(-x))*(1 + exp(x)))     by field
        = (exp(x) - exp(-x))/((1 + exp(-x))*(1 + exp(x)))                 by ring
        = (exp(x) - exp(-x))/(1 + exp(x) + exp(-x) + exp(x)*exp(-x))      by ring
        = (exp(x) - exp(-x))/(1 + exp(x) + exp(-x) + 1)                   by fact exp_mul_exp_neg
        = (exp(x) - exp(-x))/(2 + exp(x) + exp(-x))                       by ring
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (91)-(95)",
)

sigmoid_sub_sigmoid_neg_eq_tanh = Proof(
    title="The difference of the sigmoid is tanh(x/2)",
    translations={"zh": "Sigmoid 之差等于 tanh(x/2)"},
    claim="sigmoid(x) - sigmoid(-x) = tanh(x/2)",
    facts={"sigmoid_neg": sigmoid_neg, "two_mul_sigmoid_sub_one": two_mul_sigmoid_sub_one},
    steps="""
        sigmoid(x) - sigmoid(-x)
        = sigmoid(x) - (1 - sigmoid(x))     by fact sigmoid_neg
        = 2*sigmoid(x) - 1                  by ring
        = tanh(x/2)                         by fact two_mul_sigmoid_sub_one
    """,
)

sigmoid_sub_sigmoid_neg_ne = Proof(
    title="The sigmoid does not satisfy the identity",
    translations={"zh": "Sigmoid 不满足恒等式"},
    claim="sigmoid(x) - sigmoid(-x) != x",
    given={"one_le_x": "x >= 1"},
    facts={"sigmoid_pos": sigmoid_pos, "sigmoid_lt_one": sigmoid_lt_one},
    steps="""
        sigmoid(x) - sigmoid(-x)
        < sigmoid(x)     by fact sigmoid_pos
        < 1              by fact sigmoid_lt_one
        <= x             by fact one_le_x
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (96)",
)

tanh_sub_tanh_neg = Proof(
    title="The difference of tanh at x and −x",
    translations={"zh": "双曲正切在 x 与 −x 处之差"},
    claim="tanh(x) - tanh(-x) = 2*tanh(x)",
    steps="""
        tanh(x) - tanh(-x)
        = (exp(x) - exp(-x))/(exp(x) + exp(-x)) - (exp(-x) - exp(-(-x)))/(exp(-x) + exp(-(-x)))
            by unfold tanh
        = (exp(x) - exp(-x))/(exp(x) + exp(-x)) - (exp(-x) - exp(x))/(exp(-x) + exp(x))
            by ring
        = (exp(x) - exp(-x))/(exp(x) + exp(-x)) + (exp(x) - exp(-x))/(exp(x) + exp(-x))
            by ring
        = 2*(exp(x) - exp(-x))/(exp(x) + exp(-x))       by ring
        = 2*((exp(x) - exp(-x))/(exp(x) + exp(-x)))     by ring
        = 2*tanh(x)                                     by unfold tanh
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (97)-(101)",
)

tanh_sub_tanh_neg_ne = Proof(
    title="The hyperbolic tangent does not satisfy the identity",
    translations={"zh": "双曲正切不满足恒等式"},
    claim="tanh(x) - tanh(-x) != x",
    given={"two_le_x": "x >= 2"},
    facts={"tanh_sub_tanh_neg": tanh_sub_tanh_neg, "tanh_lt_one": tanh_lt_one},
    steps="""
        tanh(x) - tanh(-x)
        = 2*tanh(x)     by fact tanh_sub_tanh_neg
        < 2*1           by fact tanh_lt_one
        = 2             by ring
        <= x            by fact two_le_x
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (102)",
)
