"""A fact that holds under a condition, cited where the condition follows from a hypothesis."""

from symproof import Proof

mul_inv_cancel = Proof(
    claim="a*(1/a) = 1",
    given={"a_ne_zero": "a != 0"},
    steps="""
        a*(1/a)
        = 1     by field
    """,
)

mul_inv_cancel_of_pos = Proof(
    claim="(x + 1)*(1/(x + 1)) + y = 1 + y",
    given={"x_pos": "x > 0"},
    facts={"mul_inv_cancel": mul_inv_cancel},
    steps="""
        (x + 1)*(1/(x + 1)) + y
        = 1 + y     by fact mul_inv_cancel
    """,
)
