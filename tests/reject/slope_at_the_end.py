# code: proof-undefined; undefined
"""The slope of |x| on x >= 0, whose end is the kink."""

from symproof import Proof

wrong = Proof(
    claim="diff(abs(x), x) = 1",
    given={"x_nonneg": "x >= 0"},
)
