"""The algebra of the article: each equation has its counterpart in the library.

Su Jianlin, kexue.fm/archives/11233 (2025), with the corrections that its equations need.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from symproof.checking import Checker
from symproof.derivation import Block, CaseSplit
from symproof.engine.equality import bare
from symproof.kernel.term import Term
from symproof.library import find
from symproof.notation.errors import NotationError
from symproof.notation.plain import parse_claim, parse_term

CHECKER = Checker()

# tag -> proof, and the terms or claims that occur in it
ARTICLE: dict[int, tuple[str, ...]] = {
    1: ("relu_eq_cases", "relu(x)", "max(x, 0)", "cases(x if x >= 0, 0 otherwise)"),
    2: ("relu", "relu(x) - relu(-x) = x"),
    3: ("relu_of_nonneg", "relu(x) = x"),
    4: ("relu_of_nonpos", "relu(x)", "max(x, 0)", "0"),
    5: ("relu", "relu(x) - relu(-x)", "x - 0", "x"),
    6: ("relu_of_nonpos", "relu(x) = 0"),
    7: ("relu_of_nonneg", "relu(x)", "max(x, 0)", "x"),
    8: ("relu", "relu(x) - relu(-x)", "0 - (-x)", "x"),
    9: ("relu_of_nonpos", "relu(x) = 0"),
    10: ("relu", "relu(x) - relu(-x)", "0 - 0", "0"),
    15: ("relu_add_relu_neg", "relu(x) + relu(-x) = abs(x)"),
    16: ("relu_add_relu_neg", "relu(x) + relu(-x)", "max(x, 0) + max(-x, 0)"),
    17: ("relu_add_relu_neg", "x + 0", "x", "0 + (-x)", "-x"),
    18: ("relu_add_relu_neg", "abs(x)"),
    19: ("relu", "relu(x) - relu(-x) = x"),
    20: ("relu_add_relu_neg", "relu(x) + relu(-x) = abs(x)"),
    21: ("relu_eq_mean", "relu(x) = (x + abs(x))/2"),
    22: ("relu_neg_eq_half_sub", "relu(-x) = (abs(x) - x)/2"),
    23: ("odd_gate", "1/2*(phi(x) + 1)*x"),
    24: ("odd_gate", "f(x) - f(-x) = x"),
    25: ("odd_gate", "1/2*(phi(x) + 1)*x - 1/2*(phi(-x) + 1)*(-x)"),
    26: ("odd_gate", "1/2*(phi(x) + 1)*x - 1/2*(-phi(x) + 1)*(-x)"),
    27: ("odd_gate", "1/2*(phi(x) + 1)*x + 1/2*(-phi(x) + 1)*x"),
    28: ("odd_gate", "1/2*((phi(x) + 1) + (-phi(x) + 1))*x"),
    29: ("odd_gate", "1/2*(2*x)"),
    30: ("odd_gate", "x"),
    31: ("relu_quotient_eq_sign", "phi(x)", "2*max(x, 0)/x - 1", "1", "-1"),
    32: ("relu_quotient_neg", "phi(-x)", "2*max(-x, 0)/(-x) - 1", "-1", "-phi(x)"),
    33: ("quotient_gate_eq_relu", "1/2*(phi(x) + 1)*x"),
    34: ("quotient_gate_eq_relu", "1/2*(2*max(x, 0)/x - 1 + 1)*x"),
    35: ("quotient_gate_eq_relu", "1/2*(2*max(x, 0)/x)*x"),
    36: ("quotient_gate_eq_relu", "max(x, 0)", "relu(x)"),
    37: ("gelu", "x*Phi(x)"),
    39: ("Phi_neg", "Phi(-x) = 1 - Phi(x)"),
    40: ("two_mul_Phi_sub_one", "2*Phi(x) - 1 = erf(x/sqrt(2))"),
    42: ("gelu_odd_neg", "phi(-x)", "2*Phi(-x) - 1"),
    43: ("gelu_odd_neg", "2*(1 - Phi(x)) - 1"),
    44: ("gelu_odd_neg", "2 - 2*Phi(x) - 1"),
    45: ("gelu_odd_neg", "1 - 2*Phi(x)"),
    46: ("gelu_odd_neg", "-(2*Phi(x) - 1)"),
    47: ("gelu_odd_neg", "-phi(x)"),
    48: ("gelu_odd_gate_eq", "1/2*(phi(x) + 1)*x"),
    49: ("gelu_odd_gate_eq", "1/2*(2*Phi(x) - 1 + 1)*x"),
    50: ("gelu_odd_gate_eq", "1/2*(2*Phi(x))*x"),
    51: ("gelu_odd_gate_eq", "x*Phi(x)"),
    52: ("gelu_odd_gate_eq", "gelu(x)"),
    53: ("gelu", "gelu(x) - gelu(-x) = x"),
    59: ("swish", "x*sigmoid(x)"),
    60: ("sigmoid_eq_exp_div", "sigmoid(x)", "1/(1 + exp(-x))", "exp(x)/(1 + exp(x))"),
    61: ("sigmoid_neg", "sigmoid(-x)", "1/(1 + exp(x))", "1 - sigmoid(x)"),
    62: (
        "two_mul_sigmoid_sub_one",
        *("2*sigmoid(x) - 1", "2/(1 + exp(-x)) - 1", "(1 - exp(-x))/(1 + exp(-x))", "tanh(x/2)"),
    ),
    63: ("swish_odd_neg", "phi(-x)", "2*sigmoid(-x) - 1"),
    64: ("swish_odd_neg", "2*(1 - sigmoid(x)) - 1"),
    65: ("swish_odd_neg", "1 - 2*sigmoid(x)"),
    66: ("swish_odd_neg", "-(2*sigmoid(x) - 1)"),
    67: ("swish_odd_neg", "-phi(x)"),
    68: ("swish_odd_gate_eq", "1/2*(phi(x) + 1)*x"),
    69: ("swish_odd_gate_eq", "1/2*(2*sigmoid(x) - 1 + 1)*x"),
    70: ("swish_odd_gate_eq", "1/2*(2*sigmoid(x))*x"),
    71: ("swish_odd_gate_eq", "x*sigmoid(x)"),
    72: ("swish_odd_gate_eq", "swish(x)"),
    73: ("swish", "swish(x) - swish(-x) = x"),
    90: ("sigmoid_eq_exp_div", "sigmoid(x)", "1/(1 + exp(-x))"),
    91: ("sigmoid_sub_sigmoid_neg", "1/(1 + exp(-x)) - 1/(1 + exp(x))"),
    92: (
        "sigmoid_sub_sigmoid_neg",
        "((1 + exp(x)) - (1 + exp(-x)))/((1 + exp(-x))*(1 + exp(x)))",
    ),
    93: ("sigmoid_sub_sigmoid_neg", "(exp(x) - exp(-x))/((1 + exp(-x))*(1 + exp(x)))"),
    94: ("sigmoid_sub_sigmoid_neg", "(exp(x) - exp(-x))/(1 + exp(x) + exp(-x) + 1)"),
    95: ("sigmoid_sub_sigmoid_neg", "(exp(x) - exp(-x))/(2 + exp(x) + exp(-x))"),
    96: ("sigmoid_sub_sigmoid_neg_ne", "sigmoid(x) - sigmoid(-x) != x"),
    97: ("tanh_lt_one", "tanh(x)", "(exp(x) - exp(-x))/(exp(x) + exp(-x))"),
    98: (
        "tanh_sub_tanh_neg",
        "(exp(x) - exp(-x))/(exp(x) + exp(-x)) - (exp(-x) - exp(x))/(exp(-x) + exp(x))",
    ),
    99: (
        "tanh_sub_tanh_neg",
        "(exp(x) - exp(-x))/(exp(x) + exp(-x)) + (exp(x) - exp(-x))/(exp(x) + exp(-x))",
    ),
    100: ("tanh_sub_tanh_neg", "2*(exp(x) - exp(-x))/(exp(x) + exp(-x))"),
    101: ("tanh_sub_tanh_neg", "2*tanh(x)"),
    102: ("tanh_sub_tanh_neg_ne", "tanh(x) - tanh(-x) != x"),
    115: ("gate_sub_gate_neg", "x*g(x)"),
    116: ("gate_sub_gate_neg_of_sum_one", "forall t: g(t) + g(-t) = 1"),
    117: ("gate_sub_gate_neg_of_sum_one", "f(x) - f(-x) = x"),
    118: ("gate_sub_gate_neg", "x*g(x) - (-x)*g(-x)"),
    119: ("gate_sub_gate_neg", "x*g(x) + x*g(-x)"),
    120: ("gate_sub_gate_neg", "x*(g(x) + g(-x))"),
    121: ("gate_sub_gate_neg_of_sum_one", "1*x", "x"),
    122: ("swish_beta", "x*sigmoid(beta*x)"),
    123: ("sigmoid_beta_add", "sigmoid(beta*x) + sigmoid(-beta*x) = 1"),
}
# integrals, which the terms do not have: the axiom Phi_def and the primitive erf stand for them
INTEGRALS = {38, 41}
ALGEBRA = {*range(1, 11), *range(15, 54), *range(59, 74), *range(90, 96), *range(97, 102)} | {
    *range(115, 124)
}


def test_the_algebra_of_the_article_is_covered() -> None:
    assert ARTICLE.keys() >= ALGEBRA - INTEGRALS


def terms_of(block: Block) -> Iterator[Term]:
    for item in block:
        yield item.term
        for branch in item.branches if isinstance(item, CaseSplit) else ():
            yield from terms_of(branch.block)


@pytest.mark.parametrize("tag", ARTICLE)
def test_an_equation_of_the_article_occurs_in_its_proof(tag: int) -> None:
    name, *texts = ARTICLE[tag]
    derivation = CHECKER.check(find(name)[1], name)
    claims = {derivation.claim, *(given.claim for given in derivation.given)}
    bodies = [definition.body for definition in derivation.definitions]
    known = set(map(bare, (*terms_of(derivation.block), *bodies)))
    for text in texts:
        try:
            assert bare(parse_term(text)) in known
        except NotationError:
            assert parse_claim(text) in claims
