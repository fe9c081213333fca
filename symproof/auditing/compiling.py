"""A term as the formula that people write with NumPy, or with NumPy and scipy.special.

Nothing is rearranged: the formula computes what the term says, in the order in which it says it,
so x*Phi(x) is one of ndtr and (exp(x) - 1)/x one that cancels.  Constants are computed in double
precision and rounded to the dtype, as Python's literals are.
"""

# scipy comes without types
# pyright: standard

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final

from symproof.auditing.errors import AuditError, needed
from symproof.auditing.floats import Format
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import difference
from symproof.kernel.term import BRACKET, App, Num, Term, Var
from symproof.notation.plain import show

# a formula: from an array to one of the same dtype and shape, or to a number of that dtype
Formula = Callable[[Any], Any]

LIBRARIES: Final = ("numpy", "scipy")
# primitive -> function of NumPy
UFUNCS: Final[Mapping[str, str]] = {
    **{name: name for name in ("exp", "log", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "tanh")},
    "atan": "arctan",
    "abs": "abs",
    "sign": "sign",
    "max": "maximum",
    "min": "minimum",
    "+": "add",
    "-": "subtract",
    "*": "multiply",
    "/": "divide",
    "neg": "negative",
    "<": "less",
    "<=": "less_equal",
    ">": "greater",
    ">=": "greater_equal",
    "=": "equal",
    "!=": "not_equal",
}
# primitive -> function of scipy.special
SPECIAL: Final[Mapping[str, str]] = {"erf": "erf", "Phi": "ndtr", "sigmoid": "expit"}
CONSTANTS: Final[Mapping[str, float]] = {"pi": math.pi, "E": math.e}


def compiled(body: Term, variable: str, library: str, fmt: Format) -> Formula:
    """Return a closed term in one variable as a formula for arrays of a dtype.

    Raises:
        AuditError: the library has no function for something in it, or is not installed.
    """
    np = needed("numpy")
    formula = _Compiler(variable, library, fmt).formula(body)

    def whole(x: Any) -> Any:
        value = formula(x)
        return value if np.shape(value) == x.shape else np.full(x.shape, value, fmt.dtype)

    return whole


def replaced(body: Term, library: str) -> str:
    """Return which functions of a term are computed by which formulas, where that is not plain."""
    names = sorted(_heads(body) & SPECIAL.keys())
    if library == "scipy":
        said = [f"{name} as scipy.special.{SPECIAL[name]}" for name in names]
    else:
        said = ["sigmoid(t) as 1/(1 + exp(-t))"] if "sigmoid" in names else []
    return ", ".join(said)


def _heads(term: Term) -> set[str]:
    if not isinstance(term, App):
        return set()
    return {term.head}.union(*map(_heads, term.args))


class _Compiler:
    """Makes formulas for one variable, library and dtype."""

    def __init__(self, variable: str, library: str, fmt: Format) -> None:
        self.np = needed("numpy")
        self.special = needed("scipy.special") if library == "scipy" else None
        self.variable = variable
        self.fmt = fmt

    def formula(self, term: Term) -> Formula:
        """Return the formula of a term."""
        if self.variable not in term.variables:
            number = self._constant(term)
            return lambda _: number
        match term:
            case Var():
                return lambda x: x
            case App("()", (inner,)):
                return self.formula(inner)
            case App("^", (base, exponent)):
                return self._power(self.formula(base), exponent)
            case App("cases", args):
                return self._cases([*map(self.formula, args)])
            case App(head, args) if head in UFUNCS:
                return _applied(getattr(self.np, UFUNCS[head]), [*map(self.formula, args)])
            case App(head, (inner,)) if head in SPECIAL:
                return self._special(head, self.formula(inner))
            case App(head, _):
                raise AuditError(f"there is no formula for {head}(...) in {show(term)}")
            case _:
                raise AuditError(f"there is no formula for {show(term)}")

    def _constant(self, term: Term) -> Any:
        try:
            return self.fmt.dtype.type(_number(term))
        except (ArithmeticError, ValueError) as error:
            raise AuditError(f"{show(term)} is no number that a float can be: {error}") from error

    def _power(self, base: Formula, exponent: Term) -> Formula:
        if self.variable in exponent.variables:
            return _applied(self.np.power, [base, self.formula(exponent)])
        value = _number(exponent)
        number = int(value) if value == int(value) else self._constant(exponent)
        return lambda x: base(x) ** number

    def _cases(self, parts: list[Formula]) -> Formula:
        choose, pairs = self.np.where, list(zip(parts[:-1:2], parts[1::2], strict=True))

        def formula(x: Any) -> Any:
            value = parts[-1](x)
            for guard, part in reversed(pairs):
                value = choose(guard(x), part(x), value)
            return value

        return formula

    def _special(self, head: str, inner: Formula) -> Formula:
        if self.special is not None:
            # of 16-bit types scipy.special has at most a loop that returns 32 bits
            wide, dtype = self.np.float32, self.fmt.dtype
            function = getattr(self.special, SPECIAL[head])
            if self.fmt.bits > 16:
                return _applied(function, [inner])
            return lambda x: function(inner(x).astype(wide)).astype(dtype)
        if head == "sigmoid":
            one, exp = self.fmt.dtype.type(1), self.np.exp
            return lambda x: one / (one + exp(-inner(x)))
        raise AuditError(f"NumPy has no {head}: --impl scipy has it")


def _applied(function: Callable[..., Any], parts: list[Formula]) -> Formula:
    match parts:
        case [one]:
            return lambda x: function(one(x))
        case _:
            first, second = parts
            return lambda x: function(first(x), second(x))


def _number(term: Term) -> float:
    """Return a closed term as the nearest double, or nearly that where it is irrational.

    Raises:
        ArithmeticError, ValueError: it has no value.
        AuditError: it has something in it that is no number.
    """
    exact = _rational(term)
    if exact is not None:
        return float(exact)
    match term:
        case App(head, ()) if head in CONSTANTS:
            return CONSTANTS[head]
        case App(head, (a,)) if head == BRACKET:
            return _number(a)
        case App("neg", (a,)):
            return -_number(a)
        case App("^", (a, b)):
            return _number(a) ** _number(b)
        case App("sigmoid", (a,)):
            return 1 / (1 + math.exp(-_number(a)))
        case App("Phi", (a,)):
            return math.erfc(-_number(a) / math.sqrt(2)) / 2
        case App("+" | "-" | "*" | "/" as head, (a, b)):
            return _ARITHMETIC[head](_number(a), _number(b))
        case App("max" | "min" as head, (a, b)):
            return (max if head == "max" else min)(_number(a), _number(b))
        case App("abs", (a,)):
            return abs(_number(a))
        case App(head, (a,)) if head in MATH:
            return getattr(math, head)(_number(a))
        case _:
            raise AuditError(f"{show(term)} has no value: give one with --at 'NAME = VALUE'")


MATH: Final = frozenset(
    {"exp", "log", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "tanh", "atan", "erf"}
)
_ARITHMETIC: Final[Mapping[str, Callable[[float, float], float]]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}


def _rational(term: Term) -> Fraction | None:
    try:
        return difference(term, Num(0))
    except KernelError:
        return None
