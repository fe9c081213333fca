"""From SymPy expressions to terms.

What SymPy has already evaluated stays evaluated: `x + x` arrives as `2*x`.  What has no place
in the notation is refused, never approximated.
"""

# SymPy has no stubs
# pyright: standard

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from typing import Any, Final

import sympy
from sympy.core.function import AppliedUndef

from symproof.kernel.errors import KernelError, SymproofError
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import GUARDS, App, Num, Term, Var, as_term, diff, is_name, substitute

FUNCTIONS: Final[dict[Any, str]] = {
    sympy.exp: "exp",
    sympy.log: "log",
    sympy.Abs: "abs",
    sympy.sign: "sign",
    sympy.sin: "sin",
    sympy.cos: "cos",
    sympy.tan: "tan",
    sympy.sinh: "sinh",
    sympy.cosh: "cosh",
    sympy.tanh: "tanh",
    sympy.atan: "atan",
    sympy.erf: "erf",
}
CONSTANTS: Final[dict[Any, str]] = {sympy.pi: "pi", sympy.E: "E"}
RELATIONS: Final[dict[Any, str]] = {
    sympy.Eq: "=",
    sympy.Ne: "!=",
    sympy.StrictLessThan: "<",
    sympy.LessThan: "<=",
    sympy.StrictGreaterThan: ">",
    sympy.GreaterThan: ">=",
}
HALF: Final[Any] = sympy.Rational(1, 2)
REAL: Final[Any] = sympy.Symbol("x", real=True)

# assumptions of SymPy that are not about the sign of a real number
WHICH_NUMBERS: Final = frozenset(
    {
        *("integer", "noninteger", "even", "odd"),
        *("rational", "irrational", "algebraic", "transcendental"),
    }
)

DOUBLE: Final = 53  # bits of a Python float


class BridgeError(SymproofError):
    """A SymPy expression that has no term."""


def from_sympy(expression: Any) -> Term:
    """Return the term of a real SymPy expression.

    Raises:
        BridgeError: a part of it is not in the notation, or is not real.
        KernelError: term-depth, term-size.
    """
    value = _value(expression)
    check_symbols(value.free_symbols)
    return _term(value)


def relation_from_sympy(relation: Any) -> tuple[str, Term, Term]:
    """Return a SymPy relation as (relation, left, right).

    Raises:
        BridgeError: it is not a relation, or SymPy has evaluated it away.
        KernelError: term-depth, term-size.
    """
    name = RELATIONS.get(type(relation))
    if name is None:
        evaluated = isinstance(relation, bool) or relation in (sympy.true, sympy.false)
        hint = ": SymPy has evaluated it; write Eq(..., evaluate=False)" if evaluated else ""
        raise BridgeError(f"{relation} is not a relation{hint}")
    check_symbols(relation.free_symbols)
    return name, _term(relation.lhs), _term(relation.rhs)


def definition_from_sympy(equation: Any) -> Definition:
    """Return the definition that Eq(f(x, ...), body) states.

    Raises:
        BridgeError: it is not of this form, or a part of it has no term.
        KernelError: the definition is cyclic, or its name is that of a built-in function.
    """
    left: Any = equation.lhs if isinstance(equation, sympy.Eq) else None
    if not isinstance(left, AppliedUndef) or not all(arg.is_Symbol for arg in left.args):
        raise BridgeError(f"{equation} does not define a function: write Eq(f(x), ...)")
    _, _, body = relation_from_sympy(equation)
    parameters: list[Any] = list(left.args)
    restricted = [arg.name for arg in parameters if is_restricted(arg)]
    if restricted:
        # what SymPy has simplified under its assumption is not true of all real numbers
        names = ", ".join(sorted(restricted))
        raise BridgeError(f"a definition is for all real {names}, and SymPy assumes more of it")
    return Definition(left.func.__name__, tuple([arg.name for arg in parameters]), body)


def check_symbols(symbols: Iterable[Any]) -> None:
    """Refuse symbols that are not real numbers, or that differ and have the same name.

    Raises:
        BridgeError: there is such a symbol.
    """
    known: dict[str, Any] = {}
    for symbol in sorted(symbols, key=str):
        _variable(symbol)
        if known.setdefault(symbol.name, symbol) != symbol:
            message = f"two symbols of SymPy are named {symbol.name}, with different assumptions"
            raise BridgeError(message)


def symbols_of(expression: Any) -> frozenset[Any]:
    """Return the free symbols of an expression.

    Raises:
        BridgeError: it is not a SymPy expression.
    """
    return frozenset(_value(expression).free_symbols)


def is_restricted(symbol: Any) -> bool:
    """Whether SymPy assumes more of a symbol than that it is a real number."""
    return not symbol.assumptions0.items() <= REAL.assumptions0.items()


def assumptions(symbols: Iterable[Any]) -> tuple[Claim, ...]:
    """Return what SymPy assumes of some symbols, as claims.

    Raises:
        BridgeError: a symbol is not a real number.
    """
    found: list[Claim] = []
    zero = Num(0)
    for symbol in sorted(symbols, key=str):
        variable = _variable(symbol)
        # a symbol that is positive where infinity counts as a number is positive here
        if symbol.is_extended_positive:
            found.append(Claim("<", zero, variable))
        elif symbol.is_extended_negative:
            found.append(Claim("<", variable, zero))
        elif symbol.is_zero:
            found.append(Claim("=", variable, zero))
        else:
            if symbol.is_extended_nonnegative:
                found.append(Claim("<=", zero, variable))
            if symbol.is_extended_nonpositive:
                found.append(Claim("<=", variable, zero))
            if symbol.is_extended_nonzero or symbol.is_zero is False:
                found.append(Claim("!=", variable, zero))
    return tuple(found)


def _value(expression: Any) -> Any:
    """Return a SymPy object for an expression or a number of Python."""
    if isinstance(expression, str):
        raise BridgeError(f"{expression!r} is a text, where a SymPy expression is expected")
    try:
        return sympy.sympify(expression, strict=True)
    except sympy.SympifyError as error:
        raise BridgeError(f"{expression!r} is not a SymPy expression") from error


def _term(value: Any) -> Term:
    if isinstance(value, sympy.Integer):
        return as_term(int(value))
    if isinstance(value, sympy.Rational):
        quotient = App("/", (Num(abs(int(value.p))), Num(int(value.q))))
        return -quotient if value.p < 0 else quotient
    if isinstance(value, sympy.Float):
        return _decimal(value)
    if value in CONSTANTS:
        return App(CONSTANTS[value])
    if isinstance(value, sympy.Symbol):
        return _variable(value)
    if isinstance(value, sympy.Add):
        return _sum(value.args)
    if isinstance(value, sympy.Mul):
        return _product(value.args)
    if isinstance(value, sympy.Pow):
        return _power(*value.args)
    if isinstance(value, sympy.Piecewise):
        return _cases(value.args)
    if isinstance(value, sympy.Derivative):
        return _derivative(value)
    if isinstance(value, sympy.Subs):
        return _substituted(value)
    return _function(value)


def _variable(symbol: Any) -> Term:
    # a symbol of which nothing is said is taken for a real variable, as in a text
    maybe_complex = symbol.is_complex and symbol.is_extended_real is None
    if (
        symbol.is_extended_real is False
        or symbol.is_finite is False
        or maybe_complex
        or not symbol.is_commutative
    ):
        raise BridgeError(f"the symbol {symbol} is not a real number")
    told = sorted(WHICH_NUMBERS & symbol.assumptions0.keys())
    if told and not symbol.is_zero:
        raise BridgeError(f"that the symbol {symbol} is {told[0]}, or not, cannot be a hypothesis")
    if not isinstance(symbol, sympy.Symbol) or not is_name(symbol.name):
        raise BridgeError(f"the symbol {symbol} is not a name in the notation")
    return Var(symbol.name)


def _decimal(value: Any) -> Term:
    """Return the shortest decimal of a Python float: 0.1 is 1/10, and no digit is lost."""
    number = float(value)
    if sympy.Float(number) != value or value._prec != DOUBLE or not isfinite(number):
        raise BridgeError(f"{value} is not an exact number: write it as a Rational")
    return _term(sympy.Rational(repr(number)))


def _sum(args: Any) -> Term:
    result = _term(args[0])
    for arg in args[1:]:
        opposite = _opposite(arg)
        result = result + _term(arg) if opposite is None else result - opposite
    return result


def _opposite(value: Any) -> Term | None:
    """Return the term of -value where value is written with a minus; SymPy must not negate it."""
    first = value.args[0] if isinstance(value, sympy.Mul) else value
    if not isinstance(first, sympy.Rational) or first.is_negative is not True:
        return None
    if first is value:
        return _term(-value)
    return _product(value.args[1:] if first == -1 else (-first, *value.args[1:]))


def _product(args: Any) -> Term:
    """Return a product, with the factors that have negative powers as a denominator."""
    if args[0] == -1 and len(args) > 1:
        return -_product(args[1:])
    above: list[Term] = []
    below: list[Term] = []
    for arg in args:
        if isinstance(arg, sympy.Pow) and _is_negative(arg.exp):
            below.append(_power(arg.base, -arg.exp))
        else:
            above.append(_term(arg))
    top = _joined(above)
    return top / _joined(below) if below else top


def _is_negative(exponent: Any) -> bool:
    return isinstance(exponent, sympy.Rational) and exponent.is_negative is True


def _joined(factors: list[Term]) -> Term:
    result = factors[0] if factors else Num(1)
    for factor in factors[1:]:
        result = result * factor
    return result


def _power(base: Any, exponent: Any) -> Term:
    if exponent == HALF:
        return App("sqrt", (_term(base),))
    if exponent == 1:
        return _term(base)
    if _is_negative(exponent):
        return Num(1) / _power(base, -exponent)
    if base is sympy.E:
        return App("exp", (_term(exponent),))
    return _term(base) ** _term(exponent)


def _cases(pieces: Any) -> Term:
    args: list[Term] = []
    for value, condition in pieces:
        if condition is sympy.true or condition is True:
            if not args:
                return _term(value)
            return App("cases", (*args, _term(value)))
        # SymPy joins neighbouring pieces of one value by Or
        for one in condition.args if isinstance(condition, sympy.Or) else (condition,):
            args += [_guard(one), _term(value)]
    raise BridgeError("a Piecewise needs a last piece with the condition True")


def _derivative(value: Any) -> Term:
    """Return a derivative by each of the variables in turn."""
    variables = [variable for variable, _ in value.variable_count]
    if not all(isinstance(variable, sympy.Symbol) for variable in variables):
        raise BridgeError(f"{value} has no term: it is not a derivative by a variable")
    check_symbols(value.expr.free_symbols | set(variables))
    result = _term(value.expr)
    for variable, count in value.variable_count:
        if not isinstance(count, sympy.Integer):
            raise BridgeError(f"{value} has no term: the order {count} is not a numeral")
        name = variable.name
        for _ in range(int(count)):
            result = diff(name, result, Var(name))
    return result


def _substituted(value: Any) -> Term:
    """Return an expression at a point: SymPy writes f'(-x) as a Subs of a Derivative."""
    check_symbols(value.expr.free_symbols | set(value.variables))
    bindings = {
        variable.name: _term(point) for variable, point in zip(*value.args[1:], strict=True)
    }
    try:
        return substitute(_term(value.expr), bindings)
    except KernelError as error:
        raise BridgeError(f"{value} has no term: {error}") from error


def _guard(condition: Any) -> Term:
    name = RELATIONS.get(type(condition))
    if name is None or name not in GUARDS:
        hint = ": write Piecewise within Piecewise" if isinstance(condition, sympy.And) else ""
        raise BridgeError(f"the condition {condition} is not a comparison{hint}")
    return App(name, (_term(condition.lhs), _term(condition.rhs)))


def _function(value: Any) -> Term:
    if isinstance(value, sympy.Max | sympy.Min):
        head = "max" if isinstance(value, sympy.Max) else "min"
        first, *others = sorted((_term(arg) for arg in value.args), key=repr, reverse=True)
        for term in others:
            first = App(head, (first, term))
        return first
    if isinstance(value, sympy.Heaviside):
        a, at_zero = map(_term, value.args)
        zero = Num(0)
        return App("cases", (App(">", (a, zero)), Num(1), App("=", (a, zero)), at_zero, zero))
    head = FUNCTIONS.get(value.func)
    if head is None and isinstance(value, AppliedUndef):
        head = value.func.__name__
        if not is_name(head):
            raise BridgeError(f"the function {head} is not a name in the notation")
        told = sorted(set(getattr(value.func, "_kwargs", {})) - {"real", "commutative", "complex"})
        if told:
            raise BridgeError(f"that the function {head} is {told[0]} is lost: assume it in words")
    if head is None:
        raise BridgeError(f"{value} has no term: {type(value).__name__} is not in the notation")
    return App(head, tuple([_term(arg) for arg in value.args]))
