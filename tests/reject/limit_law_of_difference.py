# code: proof-line; undefined
"""The laws need limits of both parts."""

from symproof import Proof

wrong = Proof(
    claim="limit((x + 1) - x, x, oo) = 0",
    steps="""
        limit((x + 1) - x, x, oo)
        = limit(x + 1, x, oo) - limit(x, x, oo)     by limit
        = 0                                         by ring
    """,
)
