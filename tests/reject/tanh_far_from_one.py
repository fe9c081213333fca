# code: proof-search; refuted
"""tanh comes as close to 1 as one likes."""

from symproof import Proof

wrong = Proof(claim="abs(tanh(x)) <= 0.9999999999")
