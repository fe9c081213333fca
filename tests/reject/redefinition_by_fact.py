# code: definition-clash; unreadable
"""A fact is about another function of the same name."""

from symproof import Proof, define

f = define("f(x) = x")
other_f = define("f(x) = 2*x")

right = Proof(claim="f(x) = x", definitions=(f,))

wrong = Proof(
    claim="f(x) = x",
    definitions=(other_f,),
    facts={"right": right},
    steps="""
        f(x)
        = x     by fact right
    """,
)
