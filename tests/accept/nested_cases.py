"""Cases inside a case: |x y| = |x| |y| for x that is not negative."""

from symproof import Proof

abs_mul_of_nonneg = Proof(
    claim="abs(x*y) = abs(x)*abs(y)",
    given={"x_nonneg": "x >= 0"},
    steps="""
        abs(x*y)
        case x = 0:
            = abs(0)               by case, ring
            = 0                    by unfold abs
            = 0*abs(y)             by ring
            = abs(x)*abs(y)        by unfold abs, case
        case x > 0:
            case y >= 0:
                = x*y              by unfold abs
                = abs(x)*abs(y)    by unfold abs
            case y < 0:
                = -(x*y)           by unfold abs
                = x*(-y)           by ring
                = abs(x)*abs(y)    by unfold abs
    """,
)
