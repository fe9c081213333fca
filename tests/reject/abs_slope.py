# code: proof-undefined; undefined
"""The slope of |x|, also at the kink."""

from symproof import Proof

wrong = Proof(claim="diff(abs(x), x) = x/abs(x)")
