# code: load
"""A function is defined by itself."""

from symproof import Proof, define

f = define("f(x) = f(x) + 1")

wrong = Proof(claim="0 = 1", definitions=(f,))
