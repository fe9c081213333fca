"""Squareplus: (x + sqrt(x^2 + b))/2 with b >= 0 has the identity, since the root is even."""

from symproof import Proof, define

squareplus_def = define("squareplus(x) = (x + sqrt(x^2 + b))/2")

squareplus = Proof(
    title="The identity of squareplus",
    translations={"zh": "Squareplus 的恒等式"},
    claim="squareplus(x) - squareplus(-x) = x",
    definitions=(squareplus_def,),
    given={"b_nonneg": "b >= 0"},
    steps="""
        squareplus(x) - squareplus(-x)
        = (x + sqrt(x^2 + b))/2 - (-x + sqrt((-x)^2 + b))/2     by unfold squareplus
        = (x + sqrt(x^2 + b))/2 - (-x + sqrt(x^2 + b))/2        by ring
        = x                                                     by ring
    """,
)
