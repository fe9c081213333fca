# code: proof-line; undecided
"""The line is true, but not by the reason it names."""

from symproof import Proof

wrong = Proof(
    claim="abs(x)*abs(x) = x^2",
    steps="""
        abs(x)*abs(x)
        = x^2     by ring
    """,
)
