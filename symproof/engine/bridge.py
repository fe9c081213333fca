"""From SymPy expressions to terms.

What SymPy has already evaluated stays evaluated: `x + x` arrives as `2*x`.  What has no place
in the notation is refused, never approximated.
"""

from __future__ import annotations

from typing import Any, Final

import sympy

from symproof.kernel.errors import SymproofError
from symproof.kernel.sequent import Claim
from symproof.kernel.term import GUARDS, App, Num, Term, Var, as_term, is_name

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
RELATIONS: Final[dict[Any, str]] = {
    sympy.Eq: "=",
    sympy.Ne: "!=",
    sympy.StrictLessThan: "<",
    sympy.LessThan: "<=",
    sympy.StrictGreaterThan: ">",
    sympy.GreaterThan: ">=",
}


class BridgeError(SymproofError):
    """A SymPy expression that has no term."""


def from_sympy(expression: Any) -> Term:
    """Return the term of a real SymPy expression.

    Raises:
        BridgeError: a part of it is not in the notation, or is not real.
        KernelError: term-depth, term-size.
    """
    value: Any = sympy.sympify(expression, evaluate=False)
    if isinstance(value, sympy.Integer):
        return as_term(int(value))
    if isinstance(value, sympy.Rational):
        quotient = App("/", (Num(abs(int(value.p))), Num(int(value.q))))
        return -quotient if value.p < 0 else quotient
    if isinstance(value, sympy.Float):
        return from_sympy(sympy.Rational(str(value)))
    if value is sympy.pi or value is sympy.E:
        return App("pi" if value is sympy.pi else "E")
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
    return _function(value)


def _variable(symbol: Any) -> Term:
    if symbol.is_extended_real is False:
        raise BridgeError(f"the symbol {symbol} is not real")
    if not is_name(symbol.name):
        raise BridgeError(f"the symbol {symbol.name!r} is not a name in the notation")
    return Var(symbol.name)


def _sum(args: Any) -> Term:
    result = from_sympy(args[0])
    for arg in args[1:]:
        negative = arg.could_extract_minus_sign() and (arg.is_Rational or arg.is_Mul)
        term = from_sympy(-arg if negative else arg)
        result = result - term if negative else result + term
    return result


def _product(args: Any) -> Term:
    """Return a product, with the factors that have negative integer powers as a denominator."""
    if args[0] == -1 and len(args) > 1:
        return -_product(args[1:])
    above: list[Term] = []
    below: list[Term] = []
    for arg in args:
        if isinstance(arg, sympy.Pow) and arg.exp.is_Integer and arg.exp < 0:
            below.append(_power(arg.base, -arg.exp))
        else:
            above.append(from_sympy(arg))
    top = _joined(above)
    return top / _joined(below) if below else top


def _joined(factors: list[Term]) -> Term:
    result = factors[0] if factors else Num(1)
    for factor in factors[1:]:
        result = result * factor
    return result


def _power(base: Any, exponent: Any) -> Term:
    if exponent == sympy.Rational(1, 2):
        return App("sqrt", (from_sympy(base),))
    if exponent == 1:
        return from_sympy(base)
    if exponent.is_Integer and exponent < 0:
        return Num(1) / _power(base, -exponent)
    if base is sympy.E:
        return App("exp", (from_sympy(exponent),))
    return from_sympy(base) ** from_sympy(exponent)


def _cases(pieces: Any) -> Term:
    args: list[Term] = []
    for value, condition in pieces:
        if condition is sympy.true or condition is True:
            if not args:
                return from_sympy(value)
            return App("cases", (*args, from_sympy(value)))
        args += [_guard(condition), from_sympy(value)]
    raise BridgeError("a Piecewise needs a last piece with the condition True")


def _guard(condition: Any) -> Term:
    name = RELATIONS.get(type(condition))
    if name is None or name not in GUARDS:
        raise BridgeError(f"the condition {condition} is not a comparison")
    return App(name, (from_sympy(condition.lhs), from_sympy(condition.rhs)))


def _function(value: Any) -> Term:
    if isinstance(value, sympy.Max | sympy.Min):
        head = "max" if isinstance(value, sympy.Max) else "min"
        terms = sorted((from_sympy(arg) for arg in value.args), key=repr, reverse=True)
        result = terms[0]
        for term in terms[1:]:
            result = App(head, (result, term))
        return result
    head = FUNCTIONS.get(value.func)
    if head is None and isinstance(value, sympy.core.function.AppliedUndef):
        head = value.func.__name__
        if not is_name(head):
            raise BridgeError(f"the function {head!r} is not a name in the notation")
    if head is None:
        raise BridgeError(f"{value} has no term: {type(value).__name__} is not in the notation")
    return App(head, tuple(from_sympy(arg) for arg in value.args))


def assumptions(expression: Any) -> tuple[Claim, ...]:
    """Return what SymPy assumes of the symbols of an expression, as claims."""
    found: list[Claim] = []
    zero = Num(0)
    for symbol in sorted(expression.free_symbols, key=str):
        variable = _variable(symbol)
        if symbol.is_positive:
            found.append(Claim("<", zero, variable))
        elif symbol.is_negative:
            found.append(Claim("<", variable, zero))
        else:
            if symbol.is_nonnegative:
                found.append(Claim("<=", zero, variable))
            if symbol.is_nonpositive:
                found.append(Claim("<=", variable, zero))
            if symbol.is_nonzero:
                found.append(Claim("!=", variable, zero))
    return tuple(found)


def relation_from_sympy(relation: Any) -> tuple[str, Term, Term]:
    """Return a SymPy relation as (relation, left, right).

    Raises:
        BridgeError: it is not a relation, or SymPy has evaluated it away.
    """
    name = RELATIONS.get(type(relation))
    if name is None:
        hint = "; write Eq(..., evaluate=False)" if relation in (True, False) else ""
        raise BridgeError(f"{relation!r} is not a relation{hint}")
    return name, from_sympy(relation.lhs), from_sympy(relation.rhs)
