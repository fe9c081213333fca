"""Claims without a calculation, and lines without a reason: search finds one."""

from symproof import Proof, define

sigma = define("sigma(x) = 1/(1 + exp(-x))")

sigma_add = Proof(claim="sigma(x) + sigma(-x) = 1", definitions=(sigma,))

sigma_pos = Proof(claim="0 < sigma(x)", definitions=(sigma,))

abs_max = Proof(claim="abs(x) = max(x, -x)")

abs_sq = Proof(
    claim="abs(x)^2 = x^2",
    steps="""
        abs(x)^2
        case x >= 0:
            = x^2
        case x < 0:
            = (-x)^2
            = x^2
    """,
)
