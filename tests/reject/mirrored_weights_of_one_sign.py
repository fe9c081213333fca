# code: proof-search; refuted
"""Without the minus in the second layer the even part is what remains."""

from symproof import Proof

wrong = Proof(
    claim="f(x*[A, -A])*[B; B] = x*A*B",
    shapes="x in R^(1 x n), A in R^(n x m), B in R^(m x k)",
    given={"identity": "f(t) - f(-t) = t"},
)
