# code: proof-undefined; undefined
"""log(x^2) has no value at 0, and log(|x|) neither."""

from symproof import Proof

wrong = Proof(claim="log(x^2) = 2*log(abs(x))")
