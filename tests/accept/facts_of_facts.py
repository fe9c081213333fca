"""A fact that cites a fact, in a file where the last proof comes first to mind."""

from symproof import Proof, define

f = define("f(x) = x^2 + c")

f_neg = Proof(
    claim="f(-x) = f(x)",
    definitions=(f,),
    steps="""
        f(-x)
        = (-x)^2 + c     by unfold f
        = x^2 + c        by ring
        = f(x)           by unfold f
    """,
)

f_neg_neg = Proof(
    claim="f(-(-x)) = f(-x)",
    definitions=(f,),
    facts={"f_neg": f_neg},
    steps="""
        f(-(-x))
        = f(-x)     by fact f_neg
    """,
)

f_sub = Proof(
    claim="f(-(-y)) - f(y) = 0",
    definitions=(f,),
    facts={"f_neg": f_neg, "f_neg_neg": f_neg_neg},
    steps="""
        f(-(-y)) - f(y)
        = f(-y) - f(y)     by fact f_neg_neg
        = f(y) - f(y)      by fact f_neg
        = 0                by ring
    """,
)
