"""Equations of matrices: blocks, non-commutative normal forms, identities entry by entry."""
