# code: proof-line; refuted
"""The companion of the swish is x tanh(x/2), not |x|."""

from symproof import Proof, define

swish = define("swish(x) = x/(1 + exp(-x))")

wrong = Proof(
    claim="swish(x) + swish(-x) = abs(x)",
    definitions=(swish,),
    steps="""
        swish(x) + swish(-x)
        = x/(1 + exp(-x)) + (-x)/(1 + exp(-(-x)))     by unfold swish
        = abs(x)                                      by exp
    """,
)
