"""The functions that every text may use without saying what they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# how a function is spelled -> the primitive that it is
PRIMITIVE: Final[Mapping[str, str]] = {
    **{name: name for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "log")},
    **{name: name for name in ("sqrt", "abs", "sign", "atan", "erf", "max", "min", "sigmoid")},
    "arctan": "atan",
    "arctg": "atan",
    "tg": "tan",
    "ln": "log",
    "sgn": "sign",
    "signum": "sign",
}
# function -> the two primitives whose quotient it is; "1" is the number
QUOTIENTS: Final[Mapping[str, tuple[str, str]]] = {
    "cot": ("cos", "sin"),
    "ctg": ("cos", "sin"),
    "sec": ("1", "cos"),
    "csc": ("1", "sin"),
    "coth": ("cosh", "sinh"),
    "sech": ("1", "cosh"),
    "csch": ("1", "sinh"),
}
# logarithm -> its base
BASES: Final[Mapping[str, int]] = {"lg": 10}
# what has a well-known meaning that the notation does not have
MISSING: Final = frozenset(
    {
        *("arcsin", "arccos", "arcsinh", "arccosh", "arctanh", "arsinh", "arcosh", "artanh"),
        *("asin", "acos", "asinh", "acosh", "atanh", "arccot", "arcsec", "arccsc", "erfc"),
        *("floor", "ceil", "det", "tr", "rank", "dim", "ker", "gcd", "lcm", "arg", "argmax"),
        *("argmin", "Re", "Im", "mod", "bmod", "sup", "inf", "limsup", "liminf", "diag", "Tr"),
        *("Var", "var", "Cov", "cov", "Corr", "corr", "std", "Std", "MSE", "mean", "median"),
        *("softmax", "norm", "grad", "div", "curl", "rot", "span", "card", "vec", "vol", "Bias"),
        *("deg", "hom", "Pr", "const", "constant"),
    }
)
# what stands before brackets without being a function of numbers, unless it is defined: identifier
NO_FUNCTIONS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("O_", "o", "O_cal", "o_cal"), "a term: O(...) is none"),
    **dict.fromkeys(("E_bb", "P_bb", "V_bb"), "a term: expectations and probabilities are none"),
}
EXPECTATIONS: Final = frozenset({"E_", "E_up", "E_cal", "P", "P_up"})
# how often the variable is differentiated by that stands for the time
DOTS: Final[Mapping[str, int]] = {"dot": 1, "ddot": 2}
# letters for the square root of -1 where they are upright, or in e^{i x}
IMAGINARY: Final = frozenset({"i", "j"})
NAMES: Final = frozenset({*PRIMITIVE, *QUOTIENTS, *BASES})
# functions whose square is written sin^2 x
RAISED: Final = frozenset(
    {"sin", "cos", "tan", "sinh", "cosh", "tanh", "log", "exp", *QUOTIENTS, "atan"}
)
# functions that have an inverse, so that f^{-1} could be that, or 1/f
INVERTED: Final = "the reciprocal as \\frac{1}{f(x)}, or the inverse function by its name"
