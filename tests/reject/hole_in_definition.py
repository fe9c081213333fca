# code: proof-undefined; undefined
"""The hole is in what a definition says."""

from symproof import Proof, define

f = define("f(x) = 1/x")

wrong = Proof(claim="f(x) - f(x) = 0", definitions=(f,))
