"""A function defined by cases, with a divisor that the guard keeps away from 0."""

from symproof import Proof, define

safe = define("safe(x) = cases(1/x if x != 0, 0 otherwise)")

mul_safe = Proof(
    claim="x*safe(x) = 1",
    definitions=(safe,),
    given={"x_ne_zero": "x != 0"},
    steps="""
        x*safe(x)
        = x*cases(1/x if x != 0, 0 otherwise)     by unfold safe
        = x*(1/x)                                 by unfold cases
        = 1                                       by field
    """,
)

safe_zero = Proof(
    claim="safe(0) = 0",
    definitions=(safe,),
    steps="""
        safe(0)
        = cases(1/0 if 0 != 0, 0 otherwise)     by unfold safe
        = 0                                     by unfold cases
    """,
)
