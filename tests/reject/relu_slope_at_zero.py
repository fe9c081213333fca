# code: proof-undefined; undefined
"""max(x, 0) has no slope at 0."""

from symproof import Proof

wrong = Proof(claim="diff(max(x, 0), x) = cases(1 if x > 0, 0 otherwise)")
