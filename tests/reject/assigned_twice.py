# code: load
"""The second proof would hide the first one."""

from symproof import Proof

wrong = Proof(claim="0 = 1")

wrong = Proof(claim="1 = 1")
