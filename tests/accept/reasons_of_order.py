"""Lines that follow because a function is increasing, or by enclosures."""

from symproof import Proof

log_lt_log = Proof(
    claim="log(1 + x^2) < log(2 + x^2)",
    steps="""
        log(1 + x^2)
        < log(2 + x^2)     by increasing
    """,
)

tanh_one = Proof(
    claim="3/4 < tanh(1)",
    steps="""
        3/4
        < tanh(1)     by enclose
    """,
)
