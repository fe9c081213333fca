# code: statement-variable; unreadable
"""x is bound in the claim and free in the hypothesis."""

from symproof import Proof

wrong = Proof(claim="forall x: x + y > y", given={"x_pos": "x > 0"})
