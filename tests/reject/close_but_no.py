# code: proof-search; refuted
"""An approximation of erf that is good to three digits."""

from symproof import Proof

wrong = Proof(claim="erf(x) = tanh(2/sqrt(pi)*(x + 11/123*x^3))")
