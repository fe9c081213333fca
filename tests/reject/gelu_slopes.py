# code: proof-search; refuted
"""An equation of the article with a sign that is wrong."""

from symproof import Proof, define

p = define("p(x) = exp(-x^2/2)/sqrt(2*pi)")

wrong = Proof(
    claim="Phi(x) + x*p(x) - (Phi(-x) - x*p(-x)) = Phi(x) + x*p(x) - (1 - Phi(x)) - x*p(x)",
    definitions=(p,),
)
