"""Hard sigmoid and hard swish: the gate that is linear between -3 and 3.

hs(x) + hs(-x) = 1 holds piece by piece, and with it the identity of x hs(x).
"""

from symproof import Proof, define
from symproof.library import gate_sub_gate_neg_of_sum_one

hard_sigmoid_def = define("hs(x) = cases(0 if x <= -3, 1 if x >= 3, x/6 + 1/2 otherwise)")
hard_swish_def = define("hswish(x) = x*hs(x)")

hard_sigmoid_add_hard_sigmoid_neg = Proof(
    title="The symmetry of the hard sigmoid",
    translations={"zh": "硬 Sigmoid 的对称性"},
    claim="hs(x) + hs(-x) = 1",
    definitions=(hard_sigmoid_def,),
    steps="""
        hs(x) + hs(-x)
        case x <= -3:
            = 0 + 1                            by unfold hs, unfold cases
            = 1                                by ring
        case -3 < x < 3:
            = (x/6 + 1/2) + ((-x)/6 + 1/2)     by unfold hs, unfold cases
            = 1                                by ring
        case x >= 3:
            = 1 + 0                            by unfold hs, unfold cases
            = 1                                by ring
    """,
)

hard_swish = Proof(
    title="The identity of hard swish",
    translations={"zh": "硬 Swish 的恒等式"},
    claim="hswish(x) - hswish(-x) = x",
    definitions=(hard_swish_def, hard_sigmoid_def),
    facts={"hard_sigmoid_add_hard_sigmoid_neg": hard_sigmoid_add_hard_sigmoid_neg},
    steps="""
        hswish(x) - hswish(-x)
        = x*hs(x) - (-x)*hs(-x)     by unfold hswish
        = x*(hs(x) + hs(-x))        by ring
        = x*1                       by fact hard_sigmoid_add_hard_sigmoid_neg
        = x                         by ring
    """,
)

hard_swish_as_gate = gate_sub_gate_neg_of_sum_one.instance(
    "g(x) = cases(0 if x <= -3, 1 if x >= 3, x/6 + 1/2 otherwise)",
    rename={"f": "hswish"},
    title="Hard swish as a gate",
    translations={"zh": "硬 Swish 作为门函数"},
)
