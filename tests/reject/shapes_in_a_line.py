# code: proof-notation; unreadable
"""A line with a product whose shapes do not fit."""

from symproof import Proof

wrong = Proof(
    claim="x = f(x*[1, -1])*[1; -1]",
    shapes="x in R^n",
    given={"identity": "f(t) - f(-t) = t"},
    steps="""
        x
        = f([x; -x])*[1; -1]       by blocks
        = f(x*[1, -1])*[1; -1]     by blocks
    """,
)
