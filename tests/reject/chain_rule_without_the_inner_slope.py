# code: proof-line; refuted
"""The chain rule without the slope of the inner function."""

from symproof import Proof

wrong = Proof(
    claim="diff(exp(2*x), x) = exp(2*x)",
    steps="""
        diff(exp(2*x), x)
        = exp(2*x)     by derivative
    """,
)
