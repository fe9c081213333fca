# code: proof-search; refuted
"""The limit at a jump from one side is not the value there."""

from symproof import Proof

wrong = Proof(
    claim="limit(sign(x), x, 0, '+') = sign(0)",
)
