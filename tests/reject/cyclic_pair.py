# code: definition-cyclic; unreadable
"""Two functions are defined by each other."""

from symproof import Proof, define

f = define("f(x) = g(x) + 1")
g = define("g(x) = f(x)")

wrong = Proof(claim="0 = 1", definitions=(f, g))
