"""Inequalities that search finds."""

from symproof import Proof

swish_ge = Proof(claim="x*sigmoid(x) >= -0.27847")

gelu_le = Proof(claim="x*Phi(x) <= max(x, 0)")

softplus_le = Proof(claim="log(1 + exp(x)) <= max(x, 0) + log(2)")

triangle = Proof(claim="abs(a - c) <= abs(a - b) + abs(b - c)")

exp_ne_zero = Proof(claim="forall x: exp(x) != 0")
