# code: proof-line; undecided
"""In the case x >= 0 nothing is known to the left of x."""

from symproof import Proof

wrong = Proof(
    claim="diff(abs(x), x)^2 = 1",
    given={"x_ne_zero": "x != 0"},
    steps="""
        diff(abs(x), x)^2
        case x >= 0:
            = diff(x, x)^2      by unfold abs
            = 1                 by derivative
        case x < 0:
            = diff(-x, x)^2     by unfold abs
            = 1                 by derivative
    """,
)
