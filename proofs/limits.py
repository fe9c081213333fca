"""Limits: of the sigmoid, tanh, erf and Phi at infinity, and of GELU, Swish and ReLU.

What happens at minus infinity comes from symmetry: put -x for x, or u for -x.  Far out GELU and
Swish are x on the right and 0 on the left, as ReLU is: Swish tends to ReLU as its beta grows.
"""

from symproof import Proof
from symproof.library import (
    Phi_neg,
    erf_neg,
    gelu,
    gelu_def,
    relu_def,
    relu_of_nonneg,
    relu_of_nonpos,
    sigmoid_neg,
    swish,
    swish_def,
    tanh_neg,
)

exp_neg_limit = Proof(
    title="exp(−x) tends to 0",
    translations={"zh": "e⁻ˣ 趋于 0"},
    claim="limit(exp(-x), x, oo) = 0",
    steps="""
        limit(exp(-x), x, oo)
        = limit(1/exp(x), x, oo)     by exp
        = 0                          by limit
    """,
)

mul_exp_neg_limit = Proof(
    title="The exponential grows faster than x",
    translations={"zh": "指数函数比 x 增长得快"},
    claim="limit(x*exp(-x), x, oo) = 0",
    facts={"exp_neg_limit": exp_neg_limit},
    steps="""
        limit(x*exp(-x), x, oo)
        = limit(x/exp(x), x, oo)      by exp
        = limit(1/exp(x), x, oo)      by limit
        = limit(exp(-x), x, oo)       by exp
        = 0                           by fact exp_neg_limit
    """,
)

# the gates

sigmoid_limit = Proof(
    title="The sigmoid tends to 1 at infinity",
    translations={"zh": "Sigmoid 在正无穷处趋于 1"},
    claim="limit(sigmoid(x), x, oo) = 1",
    facts={"exp_neg_limit": exp_neg_limit},
    steps="""
        limit(sigmoid(x), x, oo)
        = limit(1/(1 + exp(-x)), x, oo)     by unfold sigmoid
        = 1/(1 + limit(exp(-x), x, oo))     by limit
        = 1/(1 + 0)                         by fact exp_neg_limit
        = 1                                 by ring
    """,
)

sigmoid_limit_neg = Proof(
    title="The sigmoid tends to 0 at minus infinity",
    translations={"zh": "Sigmoid 在负无穷处趋于 0"},
    claim="limit(sigmoid(x), x, -oo) = 0",
    facts={"sigmoid_neg": sigmoid_neg, "sigmoid_limit": sigmoid_limit},
    steps="""
        limit(sigmoid(x), x, -oo)
        = limit(sigmoid(-u), u, oo)         by limit
        = limit(1 - sigmoid(u), u, oo)      by fact sigmoid_neg
        = 1 - limit(sigmoid(u), u, oo)      by limit
        = 1 - 1                             by fact sigmoid_limit
        = 0                                 by ring
    """,
)

tanh_limit = Proof(
    title="The hyperbolic tangent tends to 1 at infinity",
    translations={"zh": "双曲正切在正无穷处趋于 1"},
    claim="limit(tanh(x), x, oo) = 1",
    facts={"exp_neg_limit": exp_neg_limit},
    steps="""
        limit(tanh(x), x, oo)
        = limit((exp(x) - exp(-x))/(exp(x) + exp(-x)), x, oo)               by unfold tanh
        = limit((1 - exp(-2*x))/(1 + exp(-2*x)), x, oo)                     by exp
        = (1 - limit(exp(-2*x), x, oo))/(1 + limit(exp(-2*x), x, oo))       by limit
        = (1 - limit(exp(-u), u, oo))/(1 + limit(exp(-u), u, oo))           by limit
        = (1 - 0)/(1 + 0)                                            by fact exp_neg_limit
        = 1                                                                 by ring
    """,
)

tanh_limit_neg = Proof(
    title="The hyperbolic tangent tends to −1 at minus infinity",
    translations={"zh": "双曲正切在负无穷处趋于 −1"},
    claim="limit(tanh(x), x, -oo) = -1",
    facts={"tanh_neg": tanh_neg, "tanh_limit": tanh_limit},
    steps="""
        limit(tanh(x), x, -oo)
        = limit(tanh(-u), u, oo)      by limit
        = limit(-tanh(u), u, oo)      by fact tanh_neg
        = -limit(tanh(u), u, oo)      by limit
        = -1                          by fact tanh_limit
    """,
)

erf_limit_one = Proof(
    title="The error function tends to 1 at infinity",
    translations={"zh": "误差函数在正无穷处趋于 1"},
    claim="limit(erf(x), x, oo) = 1",
    steps="""
        limit(erf(x), x, oo)
        = 1                      by axiom erf_limit
    """,
    source="DLMF 7.2.4",
)

erf_limit_neg = Proof(
    title="The error function tends to −1 at minus infinity",
    translations={"zh": "误差函数在负无穷处趋于 −1"},
    claim="limit(erf(x), x, -oo) = -1",
    facts={"erf_neg": erf_neg, "erf_limit_one": erf_limit_one},
    steps="""
        limit(erf(x), x, -oo)
        = limit(erf(-u), u, oo)      by limit
        = limit(-erf(u), u, oo)      by fact erf_neg
        = -limit(erf(u), u, oo)      by limit
        = -1                         by fact erf_limit_one
    """,
)

Phi_limit = Proof(
    title="The normal distribution function tends to 1 at infinity",
    translations={"zh": "正态分布函数在正无穷处趋于 1"},
    claim="limit(Phi(x), x, oo) = 1",
    facts={"erf_limit_one": erf_limit_one},
    steps="""
        limit(Phi(x), x, oo)
        = limit(1/2*(1 + erf(x/sqrt(2))), x, oo)      by unfold Phi
        = 1/2*(1 + limit(erf(x/sqrt(2)), x, oo))      by limit
        = 1/2*(1 + limit(erf(u), u, oo))              by limit
        = 1/2*(1 + 1)                                 by fact erf_limit_one
        = 1                                           by ring
    """,
)

Phi_limit_neg = Proof(
    title="The normal distribution function tends to 0 at minus infinity",
    translations={"zh": "正态分布函数在负无穷处趋于 0"},
    claim="limit(Phi(x), x, -oo) = 0",
    facts={"Phi_neg": Phi_neg, "Phi_limit": Phi_limit},
    steps="""
        limit(Phi(x), x, -oo)
        = limit(Phi(-u), u, oo)         by limit
        = limit(1 - Phi(u), u, oo)      by fact Phi_neg
        = 1 - limit(Phi(u), u, oo)      by limit
        = 1 - 1                         by fact Phi_limit
        = 0                             by ring
    """,
)

two_mul_Phi_sub_one_limit = Proof(
    title="2Φ(x) − 1 tends to 1 at infinity",
    translations={"zh": "2Φ(x) − 1 在正无穷处趋于 1"},
    claim="limit(2*Phi(x) - 1, x, oo) = 1",
    facts={"Phi_limit": Phi_limit},
    steps="""
        limit(2*Phi(x) - 1, x, oo)
        = 2*limit(Phi(x), x, oo) - 1      by limit
        = 2*1 - 1                         by fact Phi_limit
        = 1                               by ring
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (112), at +∞",
)

two_mul_Phi_sub_one_limit_neg = Proof(
    title="2Φ(x) − 1 tends to −1 at minus infinity",
    translations={"zh": "2Φ(x) − 1 在负无穷处趋于 −1"},
    claim="limit(2*Phi(x) - 1, x, -oo) = -1",
    facts={"Phi_limit_neg": Phi_limit_neg},
    steps="""
        limit(2*Phi(x) - 1, x, -oo)
        = 2*limit(Phi(x), x, -oo) - 1      by limit
        = 2*0 - 1                          by fact Phi_limit_neg
        = -1                               by ring
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (112), put right at −∞",
)

# GELU and Swish far out

gelu_sub_limit = Proof(
    title="GELU approaches x at infinity",
    translations={"zh": "GELU 在正无穷处渐近于 x"},
    claim="limit(gelu(x) - x, x, oo) = 0",
    definitions=(gelu_def,),
    facts={"mul_exp_neg_limit": mul_exp_neg_limit},
    steps="""
        limit(gelu(x) - x, x, oo)
        = limit(x*Phi(x) - x, x, oo)                                          by unfold gelu
        = limit((Phi(x) - 1)/(1/x), x, oo)                                    by field
        = limit(exp(-x^2/2)/sqrt(2*pi)/(-(1/x^2)), x, oo)                     by limit
        = -(1/sqrt(2*pi)*limit(x^2*exp(-x^2/2), x, oo))                       by limit
        = -(1/sqrt(2*pi)*limit(2*u*exp(-u), u, oo))                           by limit
        = -(1/sqrt(2*pi)*(2*limit(u*exp(-u), u, oo)))                         by limit
        = -(1/sqrt(2*pi)*(2*0))                                 by fact mul_exp_neg_limit
        = 0                                                                   by ring
    """,
)

gelu_limit_neg = Proof(
    title="GELU tends to 0 at minus infinity",
    translations={"zh": "GELU 在负无穷处趋于 0"},
    claim="limit(gelu(x), x, -oo) = 0",
    definitions=(gelu_def,),
    facts={"gelu": gelu, "gelu_sub_limit": gelu_sub_limit},
    steps="""
        limit(gelu(x), x, -oo)
        = limit(gelu(-u), u, oo)         by limit
        = limit(gelu(u) - u, u, oo)      by fact gelu
        = 0                              by fact gelu_sub_limit
    """,
)

swish_sub_limit = Proof(
    title="Swish approaches x at infinity",
    translations={"zh": "Swish 在正无穷处渐近于 x"},
    claim="limit(swish(x) - x, x, oo) = 0",
    definitions=(swish_def,),
    facts={"exp_neg_limit": exp_neg_limit},
    steps="""
        limit(swish(x) - x, x, oo)
        = limit(x*sigmoid(x) - x, x, oo)            by unfold swish
        = limit(x*(1/(1 + exp(-x))) - x, x, oo)     by unfold sigmoid
        = limit(-x/(1 + exp(x)), x, oo)             by exp
        = limit(-1/exp(x), x, oo)                   by limit
        = -limit(exp(-x), x, oo)                    by limit
        = -0                                        by fact exp_neg_limit
        = 0                                         by ring
    """,
)

swish_limit_neg = Proof(
    title="Swish tends to 0 at minus infinity",
    translations={"zh": "Swish 在负无穷处趋于 0"},
    claim="limit(swish(x), x, -oo) = 0",
    definitions=(swish_def,),
    facts={"swish": swish, "swish_sub_limit": swish_sub_limit},
    steps="""
        limit(swish(x), x, -oo)
        = limit(swish(-u), u, oo)         by limit
        = limit(swish(u) - u, u, oo)      by fact swish
        = 0                               by fact swish_sub_limit
    """,
)

swish_beta_limit = Proof(
    title="Swish tends to ReLU as β grows",
    translations={"zh": "β 增大时 Swish 趋于 ReLU"},
    claim="limit(x*sigmoid(beta*x), beta, oo) = relu(x)",
    definitions=(relu_def,),
    facts={
        "sigmoid_limit": sigmoid_limit,
        "sigmoid_limit_neg": sigmoid_limit_neg,
        "relu_of_nonneg": relu_of_nonneg,
        "relu_of_nonpos": relu_of_nonpos,
    },
    steps="""
        limit(x*sigmoid(beta*x), beta, oo)
        case x > 0:
            = x*limit(sigmoid(beta*x), beta, oo)     by limit
            = x*limit(sigmoid(u), u, oo)             by limit
            = x*1                                    by fact sigmoid_limit
            = x                                      by ring
            = relu(x)                                by fact relu_of_nonneg
        case x = 0:
            = limit(0*sigmoid(beta*0), beta, oo)     by case
            = 0                                      by limit
            = relu(x)                                by fact relu_of_nonpos
        case x < 0:
            = x*limit(sigmoid(beta*x), beta, oo)     by limit
            = x*limit(sigmoid(u), u, -oo)            by limit
            = x*0                                    by fact sigmoid_limit_neg
            = 0                                      by ring
            = relu(x)                                by fact relu_of_nonpos
    """,
)

swish_beta_limit_zero = Proof(
    title="Swish tends to x/2 as β tends to 0",
    translations={"zh": "β 趋于 0 时 Swish 趋于 x/2"},
    claim="limit(x*sigmoid(beta*x), beta, 0) = x/2",
    steps="""
        limit(x*sigmoid(beta*x), beta, 0)
        = x*sigmoid(0)                    by limit
        = x*(1/(1 + exp(-0)))             by unfold sigmoid
        = x/2                             by exp
    """,
)

# ReLU at its kink

relu_limit_zero = Proof(
    title="ReLU is continuous at 0",
    translations={"zh": "ReLU 在 0 处连续"},
    claim="limit(relu(x), x, 0) = relu(0)",
    definitions=(relu_def,),
    steps="""
        limit(relu(x), x, 0)
        = limit(max(x, 0), x, 0)     by unfold relu
        = max(0, 0)                  by limit
        = relu(0)                    by unfold relu
    """,
)

relu_slope_right = Proof(
    title="The slope of ReLU at 0 from the right",
    translations={"zh": "ReLU 在 0 处的右导数"},
    claim="limit((relu(h) - relu(0))/h, h, 0, '+') = 1",
    definitions=(relu_def,),
    steps="""
        limit((relu(h) - relu(0))/h, h, 0, '+')
        = limit((max(h, 0) - max(0, 0))/h, h, 0, '+')     by unfold relu
        = limit((h - 0)/h, h, 0, '+')                     by unfold max
        = limit(1, h, 0, '+')                             by field
        = 1                                               by limit
    """,
)

relu_slope_left = Proof(
    title="The slope of ReLU at 0 from the left",
    translations={"zh": "ReLU 在 0 处的左导数"},
    claim="limit((relu(h) - relu(0))/h, h, 0, '-') = 0",
    definitions=(relu_def,),
    steps="""
        limit((relu(h) - relu(0))/h, h, 0, '-')
        = limit((max(h, 0) - max(0, 0))/h, h, 0, '-')     by unfold relu
        = limit((0 - 0)/h, h, 0, '-')                     by unfold max
        = limit(0, h, 0, '-')                             by ring
        = 0                                               by limit
    """,
)
