"""Laws of the exponential function, from exp(x + y) = exp(x) exp(y) and exp(0) = 1.

They are what the sigmoid, tanh and softplus rest on.
"""

from symproof import Proof

exp_mul_exp_neg = Proof(
    title="exp(x) and exp(−x) are reciprocal",
    translations={"zh": "eˣ 与 e⁻ˣ 互为倒数"},
    claim="exp(x)*exp(-x) = 1",
    steps="""
        exp(x)*exp(-x)
        = exp(x + (-x))     by axiom exp_add
        = exp(0)            by ring
        = 1                 by axiom exp_zero
    """,
)

exp_neg = Proof(
    title="The exponential of −x",
    translations={"zh": "−x 的指数函数值"},
    claim="exp(-x) = 1/exp(x)",
    facts={"exp_mul_exp_neg": exp_mul_exp_neg},
    steps="""
        exp(-x)
        = exp(x)*exp(-x)/exp(x)     by field
        = 1/exp(x)                  by fact exp_mul_exp_neg
    """,
)
