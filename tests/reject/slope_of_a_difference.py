# code: proof-search; refuted
"""The difference of ReLU at 0, with the slope that |x| would have by symmetry."""

from symproof import Proof

wrong = Proof(claim="diff(max(t, 0) - max(-t, 0), t = 0) exists = 0")
