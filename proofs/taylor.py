"""Taylor polynomials at 0: the sigmoid, tanh, softplus, Swish and GELU, with the order of the rest.

f(x) = p(x) + O(x^n) says that (f(x) - p(x))/x^n is bounded near 0; here it even has a limit, which
each calculation works out.  The rest of the sigmoid comes from its derivative s*(1 - s), for
s*(1 - s) - 1/4 is -(s - 1/2)^2; that of Swish and of softplus from the rest of the sigmoid.
"""

from symproof import Proof
from symproof.library import gelu_def, softplus_def, swish_def

sigmoid_quotient_limit = Proof(
    title="The slope of the sigmoid at 0, as a limit",
    translations={"zh": "Sigmoid 在 0 处的斜率（极限形式）"},
    claim="limit((sigmoid(x) - 1/2)/x, x, 0) = 1/4",
    steps="""
        limit((sigmoid(x) - 1/2)/x, x, 0)
        = limit(sigmoid(x)*(1 - sigmoid(x)), x, 0)     by limit
        = 1/2*(1 - 1/2)                                by limit
        = 1/4                                          by ring
    """,
)

sigmoid_rest_limit = Proof(
    title="The rest of the sigmoid",
    translations={"zh": "Sigmoid 的余项"},
    claim="limit((sigmoid(x) - 1/2 - x/4)/x^3, x, 0) = -1/48",
    facts={"sigmoid_quotient_limit": sigmoid_quotient_limit},
    steps="""
        limit((sigmoid(x) - 1/2 - x/4)/x^3, x, 0)
        = limit((sigmoid(x)*(1 - sigmoid(x)) - 1/4)/(3*x^2), x, 0)     by limit
        = limit(-1/3*((sigmoid(x) - 1/2)/x)^2, x, 0)                   by field
        = -1/3*limit((sigmoid(x) - 1/2)/x, x, 0)^2                     by limit
        = -1/3*(1/4)^2                                     by fact sigmoid_quotient_limit
        = -1/48                                                        by ring
    """,
)

sigmoid_taylor = Proof(
    title="The Taylor polynomial of the sigmoid",
    translations={"zh": "Sigmoid 的泰勒多项式"},
    claim="sigmoid(x) = 1/2 + x/4 + O(x^3)",
    facts={"sigmoid_rest_limit": sigmoid_rest_limit},
    steps="""
        limit((sigmoid(x) - (1/2 + x/4))/x^3, x, 0)
        = limit((sigmoid(x) - 1/2 - x/4)/x^3, x, 0)     by ring
        = -1/48                                         by fact sigmoid_rest_limit
    """,
)

tanh_taylor = Proof(
    title="The Taylor polynomial of the hyperbolic tangent",
    translations={"zh": "双曲正切的泰勒多项式"},
    claim="tanh(x) = x + O(x^3)",
    steps="""
        limit((tanh(x) - x)/x^3, x, 0)
        = limit((1 - tanh(x)^2 - 1)/(3*x^2), x, 0)     by limit
        = limit(-1/3*(tanh(x)/x)^2, x, 0)              by field
        = -1/3*limit(tanh(x)/x, x, 0)^2                by limit
        = -1/3*limit(1 - tanh(x)^2, x, 0)^2            by limit
        = -1/3*1^2                                     by limit
        = -1/3                                         by ring
    """,
)

softplus_taylor = Proof(
    title="The Taylor polynomial of softplus",
    translations={"zh": "Softplus 的泰勒多项式"},
    claim="softplus(x) = log(2) + x/2 + x^2/8 + O(x^4)",
    definitions=(softplus_def,),
    facts={"sigmoid_rest_limit": sigmoid_rest_limit},
    steps="""
        limit((softplus(x) - (log(2) + x/2 + x^2/8))/x^4, x, 0)
        = limit((log(1 + exp(x)) - (log(2) + x/2 + x^2/8))/x^4, x, 0)     by unfold softplus
        = limit((exp(x)/(1 + exp(x)) - 1/2 - x/4)/(4*x^3), x, 0)          by limit
        = limit((sigmoid(x) - 1/2 - x/4)/(4*x^3), x, 0)                   by unfold sigmoid, exp
        = 1/4*limit((sigmoid(x) - 1/2 - x/4)/x^3, x, 0)                   by limit
        = 1/4*(-1/48)                                            by fact sigmoid_rest_limit
        = -1/192                                                          by ring
    """,
)

swish_taylor = Proof(
    title="The Taylor polynomial of Swish",
    translations={"zh": "Swish 的泰勒多项式"},
    claim="swish(x) = x/2 + x^2/4 + O(x^4)",
    definitions=(swish_def,),
    facts={"sigmoid_rest_limit": sigmoid_rest_limit},
    steps="""
        limit((swish(x) - (x/2 + x^2/4))/x^4, x, 0)
        = limit((x*sigmoid(x) - (x/2 + x^2/4))/x^4, x, 0)     by unfold swish
        = limit((sigmoid(x) - 1/2 - x/4)/x^3, x, 0)           by field
        = -1/48                                               by fact sigmoid_rest_limit
    """,
)

gelu_taylor = Proof(
    title="The Taylor polynomial of GELU",
    translations={"zh": "GELU 的泰勒多项式"},
    claim="gelu(x) = x/2 + x^2/sqrt(2*pi) + O(x^4)",
    definitions=(gelu_def,),
    steps="""
        limit((gelu(x) - (x/2 + x^2/sqrt(2*pi)))/x^4, x, 0)
        = limit((x*Phi(x) - (x/2 + x^2/sqrt(2*pi)))/x^4, x, 0)                  by unfold gelu
        = limit((Phi(x) - 1/2 - x/sqrt(2*pi))/x^3, x, 0)                        by field
        = limit((exp(-x^2/2)/sqrt(2*pi) - 1/sqrt(2*pi))/(3*x^2), x, 0)          by limit
        = limit(-(x*(exp(-x^2/2)/sqrt(2*pi)))/(6*x), x, 0)                      by limit
        = limit(-(exp(-x^2/2)/sqrt(2*pi))/6, x, 0)                              by field
        = -1/(6*sqrt(2*pi))                                                     by limit
    """,
)
