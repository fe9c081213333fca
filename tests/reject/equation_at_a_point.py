# code: proof-search; refuted
"""An equation of numbers, used as one of functions under a derivative."""

from symproof import Proof

wrong = Proof(
    claim="diff(x^2, x) = diff(1, x)",
    given={"x_eq": "x = 1"},
)
