"""The tanh approximation of GELU has the identity exactly, not approximately.

It replaces erf(x/sqrt(2)) by tanh of an odd polynomial, which is odd too: any odd phi would do.
"""

from symproof import Proof, define
from symproof.library import tanh_neg

gelu_tanh_inner = define("k(x) = sqrt(2/pi)*(x + 0.044715*x^3)")
gelu_tanh_def = define("gelu_tanh(x) = 1/2*x*(1 + tanh(k(x)))")

gelu_tanh_inner_neg = Proof(
    title="The argument of tanh is odd",
    translations={"zh": "tanh 的自变量是奇函数"},
    claim="k(-x) = -k(x)",
    definitions=(gelu_tanh_inner,),
    steps="""
        k(-x)
        = sqrt(2/pi)*(-x + 0.044715*(-x)^3)     by unfold k
        = -(sqrt(2/pi)*(x + 0.044715*x^3))      by ring
        = -k(x)                                 by unfold k
    """,
)

gelu_tanh = Proof(
    title="The identity of the tanh approximation of GELU",
    translations={"zh": "GELU 的 tanh 近似的恒等式"},
    claim="gelu_tanh(x) - gelu_tanh(-x) = x",
    definitions=(gelu_tanh_def, gelu_tanh_inner),
    facts={"gelu_tanh_inner_neg": gelu_tanh_inner_neg, "tanh_neg": tanh_neg},
    steps="""
        gelu_tanh(x) - gelu_tanh(-x)
        = 1/2*x*(1 + tanh(k(x))) - 1/2*(-x)*(1 + tanh(k(-x)))     by unfold gelu_tanh
        = 1/2*x*(1 + tanh(k(x))) - 1/2*(-x)*(1 + tanh(-k(x)))     by fact gelu_tanh_inner_neg
        = 1/2*x*(1 + tanh(k(x))) - 1/2*(-x)*(1 - tanh(k(x)))      by fact tanh_neg
        = 1/2*x*((1 + tanh(k(x))) + (1 - tanh(k(x))))             by ring
        = x                                                       by ring
    """,
)
