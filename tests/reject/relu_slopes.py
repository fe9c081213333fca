# code: proof-search; refuted
"""An equation of the article with a sign that is wrong."""

from symproof import Proof

wrong = Proof(
    claim="diff(max(x, 0), x) - diff(max(-x, 0), x) = diff(max(x, 0), x) + diff(max(-x, 0), x)",
    given={"x_ne_zero": "x != 0"},
)
