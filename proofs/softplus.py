"""Softplus: log(1 + exp(x)) - log(1 + exp(-x)) = x.

exp(x) (1 + exp(-x)) = 1 + exp(x), and the logarithm turns the factor exp(x) into the summand x.
"""

from symproof import Proof, define
from symproof.library import exp_mul_exp_neg, log_mul

softplus_def = define("softplus(x) = log(1 + exp(x))")

softplus = Proof(
    title="The identity of softplus",
    translations={"zh": "Softplus 的恒等式"},
    claim="softplus(x) - softplus(-x) = x",
    definitions=(softplus_def,),
    facts={"exp_mul_exp_neg": exp_mul_exp_neg, "log_mul": log_mul},
    steps="""
        softplus(x) - softplus(-x)
        = log(1 + exp(x)) - log(1 + exp(-x))                    by unfold softplus
        = log(exp(x)*exp(-x) + exp(x)) - log(1 + exp(-x))       by fact exp_mul_exp_neg
        = log(exp(x)*(1 + exp(-x))) - log(1 + exp(-x))          by ring
        = log(exp(x)) + log(1 + exp(-x)) - log(1 + exp(-x))     by fact log_mul
        = log(exp(x))                                           by ring
        = x                                                     by axiom log_exp
    """,
)
