"""The logistic sigmoid: its two forms, sigmoid(-x) = 1 - sigmoid(x), and tanh(x/2).

2 sigmoid(x) - 1 = tanh(x/2) is the odd function behind Swish.
"""

from symproof import Proof
from symproof.library import exp_mul_exp_neg

sigmoid_eq_exp_div = Proof(
    title="The two forms of the sigmoid",
    translations={"zh": "Sigmoid 函数的两种形式"},
    claim="sigmoid(x) = exp(x)/(1 + exp(x))",
    facts={"exp_mul_exp_neg": exp_mul_exp_neg},
    steps="""
        sigmoid(x)
        = 1/(1 + exp(-x))                      by unfold sigmoid
        = exp(x)/(exp(x)*(1 + exp(-x)))        by field
        = exp(x)/(exp(x) + exp(x)*exp(-x))     by ring
        = exp(x)/(exp(x) + 1)                  by fact exp_mul_exp_neg
        = exp(x)/(1 + exp(x))                  by ring
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (60)",
)

sigmoid_neg = Proof(
    title="The symmetry of the sigmoid",
    translations={"zh": "Sigmoid 函数的对称性"},
    claim="sigmoid(-x) = 1 - sigmoid(x)",
    facts={"sigmoid_eq_exp_div": sigmoid_eq_exp_div},
    steps="""
        sigmoid(-x)
        = 1/(1 + exp(-(-x)))                       by unfold sigmoid
        = 1/(1 + exp(x))                           by ring
        = ((1 + exp(x)) - exp(x))/(1 + exp(x))     by ring
        = 1 - exp(x)/(1 + exp(x))                  by field
        = 1 - sigmoid(x)                           by fact sigmoid_eq_exp_div
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (61)",
)

two_mul_sigmoid_sub_one = Proof(
    title="The sigmoid and tanh",
    translations={"zh": "Sigmoid 与双曲正切"},
    claim="2*sigmoid(x) - 1 = tanh(x/2)",
    steps="""
        2*sigmoid(x) - 1
        = 2*(1/(1 + exp(-x))) - 1                                         by unfold sigmoid
        = 2/(1 + exp(-x)) - 1                                             by ring
        = (2 - (1 + exp(-x)))/(1 + exp(-x))                               by field
        = (1 - exp(-x))/(1 + exp(-x))                                     by ring
        = exp(x/2)*(1 - exp(-x))/(exp(x/2)*(1 + exp(-x)))                 by field
        = (exp(x/2) - exp(x/2)*exp(-x))/(exp(x/2) + exp(x/2)*exp(-x))     by ring
        = (exp(x/2) - exp(-x/2))/(exp(x/2) + exp(-x/2))                   by exp
        = tanh(x/2)                                                       by unfold tanh
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (62)",
)

sigmoid_add_sigmoid_neg = Proof(
    title="The sigmoid at x and −x sums to 1",
    translations={"zh": "Sigmoid 在 x 与 −x 处之和为 1"},
    claim="sigmoid(x) + sigmoid(-x) = 1",
    facts={"sigmoid_neg": sigmoid_neg},
    steps="""
        sigmoid(x) + sigmoid(-x)
        = sigmoid(x) + (1 - sigmoid(x))     by fact sigmoid_neg
        = 1                                 by ring
    """,
)

sigmoid_pos = Proof(
    title="The sigmoid is positive",
    translations={"zh": "Sigmoid 恒正"},
    claim="sigmoid(x) > 0",
    steps="""
        sigmoid(x)
        = 1/(1 + exp(-x))     by unfold sigmoid
        > 0                   by order
    """,
)

sigmoid_lt_one = Proof(
    title="The sigmoid is less than 1",
    translations={"zh": "Sigmoid 恒小于 1"},
    claim="sigmoid(x) < 1",
    facts={"sigmoid_neg": sigmoid_neg, "sigmoid_pos": sigmoid_pos},
    steps="""
        sigmoid(x)
        = 1 - sigmoid(-x)     by fact sigmoid_neg
        < 1                   by fact sigmoid_pos
    """,
)
