"""A calculation from the right side of the claim to the left one, over several lines each."""

from symproof import Proof

cube_of_sum = Proof(
    claim="(a + b)^3 = a^3 + 3*a^2*b + 3*a*b^2 + b^3",
    steps="""
        a^3 + 3*a^2*b
          + 3*a*b^2 + b^3           # the first term goes on here
        = (a + b)
          * (a^2 + 2*a*b
             + b^2)                 by ring   # a reason after a comment-free part

        # a line of its own
        = (a + b)^3                 by ring
    """,
)
