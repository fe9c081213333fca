"""Swish: swish(x) - swish(-x) = x, for x sigmoid(x) and for x sigmoid(beta x) with any beta.

Swish is x times a gate g with g(x) + g(-x) = 1; equally, it is the odd gate of tanh(x/2).
"""

from symproof import Proof, define
from symproof.library import odd_gate, sigmoid_neg, two_mul_sigmoid_sub_one

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
