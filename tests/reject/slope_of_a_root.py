# code: proof-undefined; undefined
"""The slope of the square root, also at 0."""

from symproof import Proof

wrong = Proof(
    claim="diff(sqrt(x), x) = 1/(2*sqrt(x))",
    given={"x_nonneg": "x >= 0"},
)
