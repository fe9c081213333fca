"""A derivative rule by rule: the lines between `diff(...)` and its value, one rule deep each.

The lines are a proposal; they are checked as an author's would be.
"""

from __future__ import annotations

from typing import Final

from symproof.engine.calculus.deriving import BY_DEFINITION, ESTABLISHED, differentiate
from symproof.engine.calculus.neatness import neat
from symproof.engine.context import Context
from symproof.engine.equality import ring
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import (
    BINDERS,
    BRACKET,
    GUARDS,
    App,
    Lam,
    Num,
    Term,
    Var,
    diff,
    substitute,
)
from symproof.notation.plain import show

MAX_LINES: Final = 8


def lines(slope: Term, value: Term) -> str | None:
    """Return a calculation from a derivative to its value, None where one line says it all."""
    terms = [slope]
    while len(terms) < MAX_LINES:
        following = neat(_expanded(terms[-1]))
        if following == terms[-1]:
            break
        terms.append(following)
    if len(terms) < 3:
        return None
    rows = [show(slope), *(f"= {show(term)}  by derivative" for term in terms[1:])]
    if terms[-1] != value:
        rows.append(f"= {show(value)}  by {'ring' if ring(terms[-1], value) else 'field'}")
    return "\n".join(rows)


def _expanded(term: Term) -> Term:
    """Return a term with every derivative in it taken by one rule."""
    match term:
        case App("diff", (Lam((param,), body), Var(name))) if name == param:
            return _by_rule(param, body)
        case App(head, args) if head not in GUARDS and head not in BINDERS:
            return App(head, tuple([_expanded(arg) for arg in args]))
        case _:
            return term


def _by_rule(param: str, body: Term) -> Term:
    """Return what one rule makes of a derivative: of a sum, product, quotient, power, function."""

    def slope(part: Term) -> Term:
        return diff(param, part, Var(param)) if param in part.variables else ZERO

    match body:
        case Var():
            return Num(1)
        case App(head, (a,)) if head in (BRACKET, "neg"):
            return -slope(a) if head == "neg" else slope(a)
        case App("+" | "-" as head, (a, b)):
            return App(head, (slope(a), slope(b)))
        case App("*", (a, b)):
            if param not in a.variables:
                return a * slope(b)
            return slope(a) * b if param not in b.variables else slope(a) * b + a * slope(b)
        case App("/", (a, b)):
            if param not in b.variables:
                return slope(a) / b
            return (slope(a) * b - a * slope(b)) / b**2
        case App("^", (a, Num(n))) if n > 0:
            outer = Num(n) * (a ** Num(n - 1))
            return outer if a == Var(param) else outer * slope(a)
        case App(head, (a,)) if head in ESTABLISHED or head in BY_DEFINITION:
            outer = _of_function(head, a, param)
            if isinstance(outer, App) and outer.head == "diff":
                return outer
            return outer if a == Var(param) else outer * slope(a)
        case _:
            return diff(param, body, Var(param))


def _of_function(head: str, argument: Term, param: str) -> Term:
    """Return the derivative of a primitive at an argument, as the table of rules has it."""
    unknown = diff(param, App(head, (argument,)), Var(param))
    x = Var("x")
    found = differentiate(_anywhere(head, x), diff("x", App(head, (x,)), x))
    if found is None:
        return unknown
    try:
        return substitute(found.claim.rhs, {"x": argument})
    except KernelError:
        return unknown


def _anywhere(head: str, x: Term) -> Context:
    """Return a context in which a primitive has a derivative at x."""
    match head:
        case "tan":
            return Context().assuming((Claim("!=", App("cos", (x,)), ZERO),))
        case "log" | "sqrt":
            return Context().assuming((Claim("<", ZERO, x),))
        case _:
            return Context()
