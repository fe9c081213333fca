# code: definition-clash; unreadable
"""One name for two functions."""

from symproof import Proof, define

f = define("f(x) = x")
other_f = define("f(x) = 2*x")
g = define("g(x) = 2*x")

wrong = Proof(claim="f(x) = g(x)", definitions=(f, other_f, g))
