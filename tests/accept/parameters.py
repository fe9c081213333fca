"""Definitions with parameters that the claim does not mention: the slope a and its range."""

from symproof import Proof, define

leaky = define("leaky(x) = max(x, a*x)")

leaky_of_nonneg = Proof(
    claim="leaky(x) = x",
    definitions=(leaky,),
    given={"x_nonneg": "x >= 0", "a_le_one": "(1 - a)*x >= 0"},
    steps="""
        leaky(x)
        = max(x, a*x)            by unfold leaky
        = max(x, x - (1 - a)*x)  by ring
        = x
    """,
)

leaky_scales = Proof(
    claim="leaky(2*x) = 2*leaky(x)",
    definitions=(leaky,),
    given={"x_pos": "x > 0", "a_le_one": "a <= 1"},
)
