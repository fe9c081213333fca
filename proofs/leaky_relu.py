"""Leaky ReLU: f(x) - f(-x) = (1 + a) x, so it keeps the identity up to the factor 1 + a.

a = 0 is ReLU; a = 1 is the identity function.
"""

from symproof import Proof, define

leaky_relu_def = define("leaky(x) = cases(x if x > 0, a*x otherwise)")

leaky_relu = Proof(
    title="The identity of leaky ReLU",
    translations={"zh": "Leaky ReLU 的恒等式"},
    claim="leaky(x) - leaky(-x) = (1 + a)*x",
    definitions=(leaky_relu_def,),
    steps="""
        leaky(x) - leaky(-x)
        case x > 0:
            = x - a*(-x)       by unfold leaky, unfold cases
            = (1 + a)*x        by ring
        case x = 0:
            = a*x - a*(-x)     by unfold leaky, unfold cases
            = a*0 - a*(-0)     by case
            = (1 + a)*0        by ring
            = (1 + a)*x        by case
        case x < 0:
            = a*x - (-x)       by unfold leaky, unfold cases
            = (1 + a)*x        by ring
    """,
)
