# code: proof-line; refuted
"""A hypothesis about one number, differentiated."""

from symproof import Proof

wrong = Proof(
    claim="2*x = 1",
    given={"x_sq": "x^2 = x", "x_pos": "x > 0"},
    steps="""
        2*x
        = diff(x^2, x)     by derivative
        = diff(x, x)       by fact x_sq
        = 1                by derivative
    """,
)
