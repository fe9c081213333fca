# code: proof-undefined; undefined
"""The old proof that 2 = 1."""

from symproof import Proof

wrong = Proof(
    claim="2*b = b",
    given={"a_eq_b": "a = b"},
    steps="""
        2*b
        = (a + b)                       by linear a_eq_b
        = (a - b)*(a + b)/(a - b)       by field
        = b*(a - b)/(a - b)             by fact a_eq_b
        = b                             by field
    """,
)
