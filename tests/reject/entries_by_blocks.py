# code: proof-line; undecided
"""Blocks know nothing of a function."""

from symproof import Proof

wrong = Proof(
    claim="f(x) - f(-x) = x",
    shapes="x in R^(n x m)",
    given={"identity": "f(t) - f(-t) = t"},
    steps="""
        f(x) - f(-x)
        = x     by blocks
    """,
)
