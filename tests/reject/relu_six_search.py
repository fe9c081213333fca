# code: proof-search; refuted
"""False for x > 6 only, where search must look."""

from symproof import Proof, define

relu6 = define("relu6(x) = min(max(x, 0), 6)")

wrong = Proof(claim="relu6(x) - relu6(-x) = x", definitions=(relu6,))
