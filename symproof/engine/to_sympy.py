"""From terms to SymPy expressions, unevaluated: what a term says, SymPy shows.

The author's brackets are dropped; sigmoid and Phi, which SymPy has not, are written by their
definitions.  Every variable becomes a real symbol.
"""

# SymPy has no stubs
# pyright: standard

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import sympy
from sympy.functions.elementary.piecewise import ExprCondPair

from symproof.engine.bridge import CONSTANTS, FUNCTIONS, HALF, RELATIONS, BridgeError
from symproof.kernel.term import BRACKET, INTEGRALS, LIMITS, App, Lam, Num, Term, Var
from symproof.notation.places import derivative_parts
from symproof.notation.plain import show

_TO_FUNCTIONS: Final[dict[str, Any]] = {name: function for function, name in FUNCTIONS.items()}
_TO_CONSTANTS: Final[dict[str, Any]] = {name: constant for constant, name in CONSTANTS.items()}
_INFINITE: Final[dict[str, Any]] = {"limit+oo": sympy.oo, "limit-oo": -sympy.oo}
_SIDES: Final = {"limit+": "+", "limit-": "-", "limit+oo": "-", "limit-oo": "+"}
_TO_RELATIONS: Final[dict[str, Any]] = {name: relation for relation, name in RELATIONS.items()}


def to_sympy(term: Term) -> Any:
    """Return a term as a SymPy expression in which nothing is evaluated but max(x, x).

    Raises:
        TypeError: the term is a function or a guard, which SymPy has no expression for.
        BridgeError: SymPy insists on evaluating a part that has no value.
    """
    match term:
        case Num(value):
            return sympy.Integer(value)
        case Var(name):
            return symbol(name)
        case App("diff"):
            return _derivative(term)
        case App(head, (Lam((param,), body), *numbers)) if head in LIMITS:
            point = to_sympy(numbers[0]) if numbers else _INFINITE[head]
            return sympy.Limit(to_sympy(body), symbol(param), point, _SIDES.get(head, "+-"))
        case App(head, (Lam((param,), body), *numbers)) if head in INTEGRALS:
            ends = [to_sympy(number) for number in numbers]
            return sympy.Integral(to_sympy(body), (symbol(param), *_ends(head, ends)))
        case App("cases", args):
            return _cases(args)
        case App(head, ()):
            return _TO_CONSTANTS[head]
        case App(head, args) if head not in _TO_RELATIONS:
            return _applied(head, [to_sympy(arg) for arg in args])
        case _:
            raise TypeError(f"{term!r} is not a number")


def _ends(head: str, ends: list[Any]) -> tuple[Any, Any]:
    """Return the ends of an integral, of which infinite ones are not among its numbers."""
    low = -sympy.oo if "-oo" in head else ends[0]
    return low, sympy.oo if "+oo" in head else ends[-1]


def relation_to_sympy(relation: str, a: Term, b: Term) -> Any:
    """Return a relation (=, !=, <, <=, >, >=) of two terms, unevaluated.

    Raises:
        KeyError: there is no such relation.
        TypeError: a side is a function or a guard.
        BridgeError: SymPy insists on evaluating a part that has no value.
    """
    return _TO_RELATIONS[relation](to_sympy(a), to_sympy(b), evaluate=False)


def symbol(name: str) -> Any:
    """Return the real symbol that a variable becomes."""
    return sympy.Symbol(name, real=True)


def _add(a: Any, b: Any) -> Any:
    return sympy.Add(a, b, evaluate=False)


def _multiply(a: Any, b: Any) -> Any:
    return sympy.Mul(a, b, evaluate=False)


def _power(a: Any, b: Any) -> Any:
    return sympy.Pow(a, b, evaluate=False)


def _negative(a: Any) -> Any:
    return _multiply(sympy.Integer(-1), a)


def _quotient(a: Any, b: Any) -> Any:
    return _multiply(a, _power(b, sympy.Integer(-1)))


def _sigmoid(a: Any) -> Any:
    return _quotient(
        sympy.Integer(1), _add(sympy.Integer(1), sympy.exp(_negative(a), evaluate=False))
    )


def _normal(a: Any) -> Any:
    scaled = _quotient(a, _power(sympy.Integer(2), HALF))
    return _quotient(_add(sympy.Integer(1), sympy.erf(scaled, evaluate=False)), sympy.Integer(2))


_BUILT: Final[dict[str, Callable[..., Any]]] = {
    "+": _add,
    "-": lambda a, b: _add(a, _negative(b)),
    "*": _multiply,
    "/": _quotient,
    "^": _power,
    "neg": _negative,
    BRACKET: lambda a: a,
    "sqrt": lambda a: _power(a, HALF),
    "max": lambda a, b: sympy.Max(a, b, evaluate=False),
    "min": lambda a, b: sympy.Min(a, b, evaluate=False),
    "sigmoid": _sigmoid,
    "Phi": _normal,
}


def _applied(head: str, args: list[Any]) -> Any:
    if head in _BUILT:
        return _BUILT[head](*args)
    function = _TO_FUNCTIONS.get(head)
    if function is not None:
        return function(*args, evaluate=False)
    return sympy.Function(head)(*args)


def _cases(args: tuple[Term, ...]) -> Any:
    # by the constructors of the bases: Piecewise folds what is by cases in its conditions
    guards = [*map(_guard, args[:-1:2]), sympy.true]
    values = map(to_sympy, [*args[1::2], args[-1]])
    pairs = [
        sympy.Tuple.__new__(ExprCondPair, value, guard)
        for value, guard in zip(values, guards, strict=True)
    ]
    return sympy.Basic.__new__(sympy.Piecewise, *pairs)


def _guard(guard: Term) -> Any:
    match guard:
        case App(relation, (a, b)):
            return relation_to_sympy(relation, a, b)
        case _:
            raise TypeError(f"{guard!r} is not a guard")


def _derivative(term: Term) -> Any:
    parts = derivative_parts(term)
    variable = symbol(parts.param)
    slope = sympy.Derivative(to_sympy(parts.body), (variable, parts.order), evaluate=False)
    if parts.point == Var(parts.param):
        return slope
    try:
        return sympy.Subs(slope, variable, to_sympy(parts.point))
    except (TypeError, ValueError) as error:
        # Subs renames the variable, by which SymPy evaluates after all, 1/0 < x for one
        raise BridgeError(f"{show(term)} cannot be written for SymPy: {error}") from error
