# code: proof-search; refuted
"""A function of each entry of a product is not the product with the function."""

from symproof import Proof, odd

wrong = Proof(
    claim="phi(A*B) = phi(A)*B",
    shapes="A in R^(n x m), B in R^(m x k)",
    given={"phi_odd": odd("phi")},
)
