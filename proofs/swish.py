"""Swish: swish(x) - swish(-x) = x, for x sigmoid(x) and for x sigmoid(beta x) with any beta.

Swish is x times a gate g with g(x) + g(-x) = 1; equally, it is the odd gate of tanh(x/2).
"""

from symproof import Proof, define
from symproof.library import (
    gate_sub_gate_neg_of_sum_one,
    odd_gate,
    sigmoid_add_sigmoid_neg,
    sigmoid_neg,
    tanh_half_neg,
    two_mul_sigmoid_sub_one,
)

swish_def = define("swish(x) = x*sigmoid(x)")

swish = Proof(
    title="The identity of Swish",
    translations={"zh": "Swish 的恒等式"},
    claim="swish(x) - swish(-x) = x",
    definitions=(swish_def,),
    facts={"sigmoid_neg": sigmoid_neg},
    steps="""
        swish(x) - swish(-x)
        = x*sigmoid(x) - (-x)*sigmoid(-x)          by unfold swish
        = x*sigmoid(x) - (-x)*(1 - sigmoid(x))     by fact sigmoid_neg
        = x*sigmoid(x) + x*(1 - sigmoid(x))        by ring
        = x*(sigmoid(x) + (1 - sigmoid(x)))        by ring
        = x                                        by ring
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (59), (73)",
)

swish_odd_def = define("phi(x) = 2*sigmoid(x) - 1")

swish_odd_neg = Proof(
    title="The odd function of Swish",
    translations={"zh": "Swish 对应的奇函数"},
    claim="phi(-x) = -phi(x)",
    definitions=(swish_odd_def,),
    facts={"sigmoid_neg": sigmoid_neg},
    steps="""
        phi(-x)
        = 2*sigmoid(-x) - 1          by unfold phi
        = 2*(1 - sigmoid(x)) - 1     by fact sigmoid_neg
        = 1 - 2*sigmoid(x)           by ring
        = -(2*sigmoid(x) - 1)        by ring
        = -phi(x)                    by unfold phi
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (62)-(67)",
)

swish_odd_gate_eq = Proof(
    title="Swish is the odd gate of 2σ(x) − 1",
    translations={"zh": "Swish 是 2σ(x) − 1 的奇门函数"},
    claim="1/2*(phi(x) + 1)*x = swish(x)",
    definitions=(swish_def, swish_odd_def),
    steps="""
        1/2*(phi(x) + 1)*x
        = 1/2*(2*sigmoid(x) - 1 + 1)*x     by unfold phi
        = 1/2*(2*sigmoid(x))*x             by ring
        = x*sigmoid(x)                     by ring
        = swish(x)                         by unfold swish
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (68)-(72)",
)

swish_eq_tanh_gate = Proof(
    title="Swish is the odd gate of tanh(x/2)",
    translations={"zh": "Swish 是 tanh(x/2) 的奇门函数"},
    claim="swish(x) = 1/2*(tanh(x/2) + 1)*x",
    definitions=(swish_def,),
    facts={"two_mul_sigmoid_sub_one": two_mul_sigmoid_sub_one},
    steps="""
        swish(x)
        = x*sigmoid(x)                       by unfold swish
        = 1/2*((2*sigmoid(x) - 1) + 1)*x     by ring
        = 1/2*(tanh(x/2) + 1)*x              by fact two_mul_sigmoid_sub_one
    """,
)

swish_as_gate = odd_gate.instance(
    "phi(x) = tanh(x/2)",
    rename={"f": "swish"},
    facts={"tanh_half_neg": tanh_half_neg},
    title="The odd gate of tanh(x/2)",
    translations={"zh": "tanh(x/2) 的奇门恒等式"},
)

sigmoid_beta_add = Proof(
    title="The symmetry of the sigmoid of βx",
    translations={"zh": "σ(βx) 的对称性"},
    claim="sigmoid(beta*x) + sigmoid(-beta*x) = 1",
    facts={"sigmoid_add_sigmoid_neg": sigmoid_add_sigmoid_neg},
    steps="""
        sigmoid(beta*x) + sigmoid(-beta*x)
        = 1     by fact sigmoid_add_sigmoid_neg
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (123)",
)

swish_beta = Proof(
    title="The identity of Swish with any β",
    translations={"zh": "带参数 β 的 Swish 的恒等式"},
    claim="swish(x) - swish(-x) = x",
    definitions=(define("swish(x) = x*sigmoid(beta*x)"),),
    facts={"sigmoid_beta_add": sigmoid_beta_add},
    steps="""
        swish(x) - swish(-x)
        = x*sigmoid(beta*x) - (-x)*sigmoid(beta*(-x))     by unfold swish
        = x*(sigmoid(beta*x) + sigmoid(-beta*x))          by ring
        = x*1                                             by fact sigmoid_beta_add
        = x                                               by ring
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (122)",
)

swish_beta_as_gate = gate_sub_gate_neg_of_sum_one.instance(
    "g(x) = sigmoid(beta*x)",
    rename={"f": "swish"},
    facts={"sigmoid_beta_add": sigmoid_beta_add},
    title="Swish with any β as a gate",
    translations={"zh": "带参数 β 的 Swish 作为门函数"},
)
