"""The odd function of ReLU as a quotient: phi(x) = 2 max(x, 0)/x - 1, for x != 0.

The quotient has no value at 0, so everything said with it is said for x != 0.  There it is the
sign function, which is the right choice at 0 as well (see relu.py).
"""

from symproof import Proof, define
from symproof.library import relu_def

relu_quotient = define("phi(x) = 2*max(x, 0)/x - 1")

relu_quotient_eq_sign = Proof(
    title="The quotient of ReLU is the sign",
    translations={"zh": "ReLU 的商函数就是符号函数"},
    claim="phi(x) = sign(x)",
    definitions=(relu_quotient,),
    given={"x_ne_zero": "x != 0"},
    steps="""
        phi(x)
        = 2*max(x, 0)/x - 1     by unfold phi
        case x > 0:
            = 2*x/x - 1         by unfold max
            = 2 - 1             by field
            = 1                 by ring
            = sign(x)           by unfold sign
        case x < 0:
            = 2*0/x - 1         by unfold max
            = -1                by ring
            = sign(x)           by unfold sign
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (31), for x != 0",
)

relu_quotient_neg = Proof(
    title="The quotient of ReLU is odd away from 0",
    translations={"zh": "ReLU 的商函数在 0 以外是奇函数"},
    claim="phi(-x) = -phi(x)",
    definitions=(relu_quotient,),
    given={"x_ne_zero": "x != 0"},
    facts={"relu_quotient_eq_sign": relu_quotient_eq_sign},
    steps="""
        phi(-x)
        = 2*max(-x, 0)/(-x) - 1     by unfold phi
        case x > 0:
            = 2*0/(-x) - 1          by unfold max
            = -1                    by ring
            = -sign(x)              by unfold sign
        case x < 0:
            = 2*(-x)/(-x) - 1       by unfold max
            = -(-1)                 by field
            = -sign(x)              by unfold sign
        = -phi(x)                   by fact relu_quotient_eq_sign
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (32), for x != 0",
)

quotient_gate_eq_relu = Proof(
    title="The gate of the quotient is ReLU",
    translations={"zh": "由商函数得到的门就是 ReLU"},
    claim="1/2*(phi(x) + 1)*x = relu(x)",
    definitions=(relu_quotient, relu_def),
    given={"x_ne_zero": "x != 0"},
    steps="""
        1/2*(phi(x) + 1)*x
        = 1/2*(2*max(x, 0)/x - 1 + 1)*x     by unfold phi
        = 1/2*(2*max(x, 0)/x)*x             by ring
        = max(x, 0)                         by field
        = relu(x)                           by unfold relu
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (33)-(36), for x != 0",
)
