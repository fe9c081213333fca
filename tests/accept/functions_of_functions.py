"""Several definitions, one of them of two arguments, one used inside another."""

from symproof import Proof, define

square = define("square(x) = x^2")
mean = define("mean(x, y) = (x + y)/2")
spread = define("spread(x, y) = square(x - mean(x, y)) + square(y - mean(x, y))")

spread_eq = Proof(
    claim="spread(x, y) = square(x - y)/2",
    definitions=(square, mean, spread),
    steps="""
        spread(x, y)
        = square(x - mean(x, y)) + square(y - mean(x, y))    by unfold spread
        = (x - (x + y)/2)^2 + (y - (x + y)/2)^2              by unfold square mean
        = (x - y)^2/2                                        by ring
        = square(x - y)/2                                    by unfold square
    """,
)
