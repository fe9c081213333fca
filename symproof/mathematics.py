"""The functions of `math`, NumPy and SciPy that the notation has, on symbols and numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, Final

from symproof.kernel.term import App, Num, Term
from symproof.symbols import SYMBOLIC, Condition, Traced, apply, as_term, constant, current


def _function(name: str, symbolic: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that takes symbols, and numbers as `math` does."""
    plain = getattr(math, name, None)

    def function(*args: Any) -> Any:
        symbols = any(isinstance(arg, Traced | Condition) for arg in args)
        if plain is None or symbols or current.get() is not None:
            return symbolic(*args)
        return plain(*args)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = f"Return {name} of symbols or numbers."
    return function


def _logarithm(x: Any, base: Any = None) -> Traced:
    value = apply("log", x)
    return value if base is None else value / apply("log", base)


def folded(head: str) -> Callable[..., Any]:
    """Return max or min of several numbers."""

    def function(*args: Any) -> Traced:
        values = list(args[0]) if len(args) == 1 and not isinstance(args[0], Traced) else [*args]
        result = values[0]
        for value in values[1:]:
            result = apply(head, result, value)
        return result

    return function


def _where(condition: Any, then: Any, otherwise: Any) -> Any:
    if not isinstance(condition, Condition):
        return then if condition else otherwise
    said = constant(condition.guard)
    if said is not None:
        return then if said else otherwise
    return Traced(App("cases", (condition.guard, as_term(then), as_term(otherwise))))


def _clip(x: Any, low: Any = None, high: Any = None) -> Any:
    value = x if low is None else apply("max", x, low)
    return value if high is None else apply("min", value, high)


def _heaviside(x: Any, at_zero: Any) -> Traced:
    value = as_term(x)
    guards = App("<", (value, Num(0))), App("=", (value, Num(0)))
    return Traced(App("cases", (guards[0], Num(0), guards[1], as_term(at_zero), Num(1))))


def _traced(value: Any) -> Traced:
    return Traced(as_term(value))


def _one(head: str) -> Callable[..., Any]:
    def function(x: Any) -> Traced:
        return apply(head, x)

    return function


def _two(head: str) -> Callable[..., Any]:
    def function(x: Any, y: Any) -> Traced:
        return apply(head, x, y)

    return function


def _compared(rel: str) -> Callable[..., Any]:
    def function(x: Any, y: Any) -> Condition:
        return Condition(App(rel, (as_term(x), as_term(y))))

    return function


def _log2(x: Any) -> Traced:
    return _logarithm(x, 2)


def _log10(x: Any) -> Traced:
    return _logarithm(x, 10)


def _log1p(x: Any) -> Traced:
    return apply("log", 1 + _traced(x))


def _expm1(x: Any) -> Traced:
    return apply("exp", x) - 1


def _erfc(x: Any) -> Traced:
    return 1 - apply("erf", x)


def _exp2(x: Any) -> Traced:
    return apply("^", 2, x)


def _square(x: Any) -> Traced:
    return _traced(x) ** 2


def _negative(x: Any) -> Traced:
    return -_traced(x)


SAME: Final = ("exp", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "tanh", "atan", "erf", "abs")
_SYMBOLIC: Final[dict[str, Callable[..., Any]]] = {
    **{name: _one(name) for name in (*SAME, "sign", "sigmoid", "Phi")},
    **dict.fromkeys(("fabs", "absolute"), _one("abs")),
    **dict.fromkeys(("arctan",), _one("atan")),
    **dict.fromkeys(("expit",), _one("sigmoid")),
    **dict.fromkeys(("ndtr",), _one("Phi")),
    **dict.fromkeys(("add",), _two("+")),
    **dict.fromkeys(("subtract",), _two("-")),
    **dict.fromkeys(("multiply",), _two("*")),
    **dict.fromkeys(("divide", "true_divide"), _two("/")),
    **dict.fromkeys(("pow", "power", "float_power"), _two("^")),
    **dict.fromkeys(("maximum", "fmax"), folded("max")),
    **dict.fromkeys(("minimum", "fmin"), folded("min")),
    **dict.fromkeys(("float64", "float32", "asarray", "positive"), _traced),
    "less": _compared("<"),
    "less_equal": _compared("<="),
    "greater": _compared(">"),
    "greater_equal": _compared(">="),
    "equal": _compared("="),
    "not_equal": _compared("!="),
    "negative": _negative,
    "square": _square,
    "log": _logarithm,
    "log2": _log2,
    "log10": _log10,
    "log1p": _log1p,
    "exp2": _exp2,
    "expm1": _expm1,
    "erfc": _erfc,
    "where": _where,
    "clip": _clip,
    "heaviside": _heaviside,
}
SYMBOLIC.update({name: _function(name, value) for name, value in _SYMBOLIC.items()})
CONSTANTS: Final[Mapping[str, Term]] = {
    "pi": App("pi"),
    "e": App("E"),
    "tau": Num(2) * App("pi"),
}
