"""The hyperbolic functions: sinh and tanh are odd, cosh is even, and tanh stays below 1."""

from symproof import Proof
from symproof.library import exp_mul_exp_neg

sinh_neg = Proof(
    title="The hyperbolic sine is odd",
    translations={"zh": "双曲正弦是奇函数"},
    claim="sinh(-x) = -sinh(x)",
    steps="""
        sinh(-x)
        = (exp(-x) - exp(-(-x)))/2     by unfold sinh
        = -((exp(x) - exp(-x))/2)      by ring
        = -sinh(x)                     by unfold sinh
    """,
)

cosh_neg = Proof(
    title="The hyperbolic cosine is even",
    translations={"zh": "双曲余弦是偶函数"},
    claim="cosh(-x) = cosh(x)",
    steps="""
        cosh(-x)
        = (exp(-x) + exp(-(-x)))/2     by unfold cosh
        = (exp(x) + exp(-x))/2         by ring
        = cosh(x)                      by unfold cosh
    """,
)

cosh_sq_sub_sinh_sq = Proof(
    title="The hyperbolic identity",
    translations={"zh": "双曲函数的平方差恒等式"},
    claim="cosh(x)^2 - sinh(x)^2 = 1",
    facts={"exp_mul_exp_neg": exp_mul_exp_neg},
    steps="""
        cosh(x)^2 - sinh(x)^2
        = ((exp(x) + exp(-x))/2)^2 - ((exp(x) - exp(-x))/2)^2     by unfold cosh sinh
        = exp(x)*exp(-x)                                          by ring
        = 1                                                       by fact exp_mul_exp_neg
    """,
)

tanh_neg = Proof(
    title="The hyperbolic tangent is odd",
    translations={"zh": "双曲正切是奇函数"},
    claim="tanh(-x) = -tanh(x)",
    steps="""
        tanh(-x)
        = (exp(-x) - exp(-(-x)))/(exp(-x) + exp(-(-x)))     by unfold tanh
        = (exp(-x) - exp(x))/(exp(-x) + exp(x))             by ring
        = -((exp(x) - exp(-x))/(exp(x) + exp(-x)))          by ring
        = -tanh(x)                                          by unfold tanh
    """,
)

tanh_half_neg = Proof(
    title="tanh(x/2) is odd",
    translations={"zh": "tanh(x/2) 是奇函数"},
    claim="tanh((-x)/2) = -tanh(x/2)",
    facts={"tanh_neg": tanh_neg},
    steps="""
        tanh((-x)/2)
        = tanh(-(x/2))     by ring
        = -tanh(x/2)       by fact tanh_neg
    """,
)

tanh_lt_one = Proof(
    title="The hyperbolic tangent is less than 1",
    translations={"zh": "双曲正切小于 1"},
    claim="tanh(x) < 1",
    steps="""
        tanh(x)
        = (exp(x) - exp(-x))/(exp(x) + exp(-x))     by unfold tanh
        = 1 - 2*exp(-x)/(exp(x) + exp(-x))          by field
        < 1                                         by order
    """,
)
