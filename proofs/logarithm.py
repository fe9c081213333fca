"""Laws of the logarithm, from those of the exponential function, whose inverse it is."""

from symproof import Proof

log_one = Proof(
    title="The logarithm of 1",
    translations={"zh": "1 的对数"},
    claim="log(1) = 0",
    steps="""
        log(1)
        = log(exp(0))     by axiom exp_zero
        = 0               by axiom log_exp
    """,
)

log_mul = Proof(
    title="The logarithm of a product",
    translations={"zh": "积的对数"},
    claim="log(a*b) = log(a) + log(b)",
    given={"a_pos": "a > 0", "b_pos": "b > 0"},
    steps="""
        log(a*b)
        = log(exp(log(a))*exp(log(b)))     by axiom exp_log
        = log(exp(log(a) + log(b)))        by axiom exp_add
        = log(a) + log(b)                  by axiom log_exp
    """,
)

log_inv = Proof(
    title="The logarithm of a reciprocal",
    translations={"zh": "倒数的对数"},
    claim="log(1/a) = -log(a)",
    given={"a_pos": "a > 0"},
    facts={"log_one": log_one, "log_mul": log_mul},
    steps="""
        log(1/a)
        = (log(a) + log(1/a)) - log(a)     by ring
        = log(a*(1/a)) - log(a)            by fact log_mul
        = log(1) - log(a)                  by field
        = 0 - log(a)                       by fact log_one
        = -log(a)                          by ring
    """,
)

log_div = Proof(
    title="The logarithm of a quotient",
    translations={"zh": "商的对数"},
    claim="log(a/b) = log(a) - log(b)",
    given={"a_pos": "a > 0", "b_pos": "b > 0"},
    facts={"log_mul": log_mul, "log_inv": log_inv},
    steps="""
        log(a/b)
        = log(a*(1/b))          by ring
        = log(a) + log(1/b)     by fact log_mul
        = log(a) + -log(b)      by fact log_inv
        = log(a) - log(b)       by ring
    """,
)
