"""That derivatives exist, from both sides and from one, and what they are."""

from symproof import Proof

relu_slope_right = Proof(claim="diff(max(t, 0), t = 0) exists on the right = 1")

relu_slope_left = Proof(claim="diff(max(t, 0), t = 0) exists on the left = 0")

relu_sub_slope = Proof(claim="diff(max(t, 0) - max(-t, 0), t = 0) exists = 1")

abs_mul_slope = Proof(claim="diff(abs(x)*x, x) exists")

at_one_point_of_two_formulas = Proof(
    claim="diff(cases(t^2 if t != 1, 1 otherwise), t = 1) = 2",
)
