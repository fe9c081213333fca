"""Limits at all places, by the laws, in other forms, by L'Hôpital's rule, and with O(x^n)."""

from symproof import Proof, define

swish = define("swish(x) = x*sigmoid(x)")
relu = define("relu(x) = max(x, 0)")

two_phi_sub_one = Proof(
    claim="limit(2*Phi(x) - 1, x, -oo) = -1",
    steps="""
        limit(2*Phi(x) - 1, x, -oo)
        = 2*limit(Phi(x), x, -oo) - 1     by limit
        = 2*0 - 1                         by limit
        = -1                              by ring
    """,
)

swish_sub_id = Proof(
    claim="limit(swish(x) - x, x, oo) = 0",
    definitions=(swish,),
    steps="""
        limit(swish(x) - x, x, oo)
        = limit(x*sigmoid(x) - x, x, oo)                          by unfold swish
        = limit(-x*exp(-x)/(1 + exp(-x)), x, oo)                  by unfold sigmoid, exp
        = -limit(x*exp(-x), x, oo)/(1 + limit(exp(-x), x, oo))    by limit
        = -limit(x/exp(x), x, oo)/(1 + 0)                         by limit
        = -limit(1/exp(x), x, oo)/(1 + 0)                         by limit
        = 0                                                       by limit
    """,
)

relu_is_continuous = Proof(claim="limit(relu(x), x, 0) = relu(0)", definitions=(relu,))

swish_to_relu = Proof(claim="limit(x*sigmoid(b*x), b, oo) = max(x, 0)")

swish_taylor = Proof(claim="swish(x) = x/2 + x^2/4 + O(x^4)", definitions=(swish,))

of_a_continuous_function = Proof(
    claim="limit(phi(2*x) + x, x, 1) = phi(2) + 1",
    given={"phi": "phi continuous"},
)

from_the_left = Proof(claim="limit(sign(x), x, 0, '-') exists = -1")

compared = Proof(claim="limit(tanh(x), x, oo) < 2")
