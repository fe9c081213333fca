"""Which claims are settled for a relation, and the verdict that they give."""
