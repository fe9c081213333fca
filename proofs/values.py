"""Numbers: values of Phi, GELU, sigmoid and Swish, rounded to the digits that are written.

`a ≈ 0.841` says that a is within half a unit of the last digit: |a - 0.841| <= 0.0005.  A product
of rounded numbers is not a value, so that each value is bounded by itself; that the differences
are 1 and 2 is exact, by the identities.
"""

from symproof import Proof
from symproof.library import gelu as gelu_identity
from symproof.library import gelu_def, swish_def
from symproof.library import swish as swish_identity

Phi_one_approx = Proof(
    title="Φ(1) to three digits",
    translations={"zh": "Φ(1) 的三位小数"},
    claim="Phi(1) ≈ 0.841",
    steps="""
        Phi(1)
        = 1/2*(1 + erf(1/sqrt(2)))     by unfold Phi
        ≈ 0.841                        by enclose
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (54)",
)

gelu_one_approx = Proof(
    title="gelu(1) to three digits",
    translations={"zh": "gelu(1) 的三位小数"},
    claim="gelu(1) ≈ 0.841",
    definitions=(gelu_def,),
    steps="""
        gelu(1)
        = 1*Phi(1)                         by unfold gelu
        = 1*(1/2*(1 + erf(1/sqrt(2))))     by unfold Phi
        ≈ 0.841                            by enclose
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (55)",
)

Phi_neg_one_approx = Proof(
    title="Φ(−1) to three digits",
    translations={"zh": "Φ(−1) 的三位小数"},
    claim="Phi(-1) ≈ 0.159",
    steps="""
        Phi(-1)
        = 1/2*(1 + erf((-1)/sqrt(2)))     by unfold Phi
        ≈ 0.159                         by enclose
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (56)",
)

gelu_neg_one_approx = Proof(
    title="gelu(−1) to three digits",
    translations={"zh": "gelu(−1) 的三位小数"},
    claim="gelu(-1) ≈ -0.159",
    definitions=(gelu_def,),
    steps="""
        gelu(-1)
        = (-1)*Phi(-1)                         by unfold gelu
        = (-1)*(1/2*(1 + erf((-1)/sqrt(2))))     by unfold Phi
        ≈ -0.159                               by enclose
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (57)",
)

gelu_one_sub_gelu_neg_one = Proof(
    title="gelu(1) − gelu(−1) is exactly 1",
    translations={"zh": "gelu(1) − gelu(−1) 恰为 1"},
    claim="gelu(1) - gelu(-1) = 1",
    definitions=(gelu_def,),
    facts={"gelu_identity": gelu_identity},
    steps="""
        gelu(1) - gelu(-1)
        = 1                    by fact gelu_identity
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (58)",
)

sigmoid_two_approx = Proof(
    title="σ(2) to three digits",
    translations={"zh": "σ(2) 的三位小数"},
    claim="sigmoid(2) ≈ 0.881",
    steps="""
        sigmoid(2)
        = 1/(1 + exp(-2))     by unfold sigmoid
        ≈ 0.881               by enclose
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (74)",
)

swish_two_approx = Proof(
    title="swish(2) to three digits",
    translations={"zh": "swish(2) 的三位小数"},
    claim="swish(2) ≈ 1.762",
    definitions=(swish_def,),
    steps="""
        swish(2)
        = 2*sigmoid(2)            by unfold swish
        = 2*(1/(1 + exp(-2)))     by unfold sigmoid
        ≈ 1.762                   by enclose
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (75)",
)

sigmoid_neg_two_approx = Proof(
    title="σ(−2) to three digits",
    translations={"zh": "σ(−2) 的三位小数"},
    claim="sigmoid(-2) ≈ 0.119",
    steps="""
        sigmoid(-2)
        = 1/(1 + exp(-(-2)))     by unfold sigmoid
        = 1/(1 + exp(2))         by ring
        ≈ 0.119                  by enclose
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (76)",
)

swish_neg_two_approx = Proof(
    title="swish(−2) to three digits",
    translations={"zh": "swish(−2) 的三位小数"},
    claim="swish(-2) ≈ -0.238",
    definitions=(swish_def,),
    steps="""
        swish(-2)
        = (-2)*sigmoid(-2)              by unfold swish
        = (-2)*(1/(1 + exp(-(-2))))     by unfold sigmoid
        = -2/(1 + exp(2))               by ring
        ≈ -0.238                        by enclose
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (77)",
)

swish_two_sub_swish_neg_two = Proof(
    title="swish(2) − swish(−2) is exactly 2",
    translations={"zh": "swish(2) − swish(−2) 恰为 2"},
    claim="swish(2) - swish(-2) = 2",
    definitions=(swish_def,),
    facts={"swish_identity": swish_identity},
    steps="""
        swish(2) - swish(-2)
        = 2                      by fact swish_identity
    """,
    source="Su Jianlin, kexue.fm/archives/11233 (2025), eq. (78)",
)
