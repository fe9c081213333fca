"""Lines by the laws of logarithms, roots and trigonometric functions."""

from symproof import Proof

log_mul = Proof(
    claim="log(x^2*y) = 2*log(x) + log(y)",
    given={"x_pos": "x > 0", "y_pos": "y > 0"},
    steps="""
        log(x^2*y)
        = 2*log(x) + log(y)     by log
    """,
)

sqrt_sq_mul = Proof(
    claim="sqrt(x^2*y) = abs(x)*sqrt(y)",
    given={"y_nonneg": "y >= 0"},
    steps="""
        sqrt(x^2*y)
        = abs(x)*sqrt(y)     by root
    """,
)

sin_double = Proof(
    claim="sin(2*x) = 2*sin(x)*cos(x)",
    steps="""
        sin(2*x)
        = 2*sin(x)*cos(x)     by trig
    """,
)
