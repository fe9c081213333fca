# code: statement-definition; refuted
"""The fact's definition is not stated."""

from symproof import Proof, define

f = define("f(x) = x^2")

right = Proof(claim="f(-x) = f(x)", definitions=(f,))

wrong = Proof(
    claim="f(-x) = f(x)",
    facts={"right": right},
    steps="""
        f(-x)
        = f(x)     by fact right
    """,
)
