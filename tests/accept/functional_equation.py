"""A hypothesis that is an equation for all t: g(t) + g(-t) = 1 makes x g(x) an odd gate."""

from symproof import Proof, define

gate = define("gate(x) = x*g(x)")

gate_sub = Proof(
    claim="gate(x) - gate(-x) = x",
    definitions=(gate,),
    given={"symmetry": "g(t) + g(-t) = 1"},
    steps="""
        gate(x) - gate(-x)
        = x*g(x) - (-x)*g(-x)     by unfold gate
        = x*(g(x) + g(-x))        by ring
        = x*1                     by fact symmetry
        = x                       by ring
    """,
)
