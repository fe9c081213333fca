"""Differences with roots at infinity: sqrt(x^2 + x) - x is x*(sqrt(1 + 1/x) - 1) for x > 0."""

from __future__ import annotations

from symproof.engine.laws.algebra import Algebra, NoFractionError
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import Poly
from symproof.kernel.term import App, Num, Term, Var


def without_growth(body: Term, name: str) -> Term | None:
    """Return a sum or difference with a root as a power of the variable times what is bounded."""
    match body:
        case App("+" | "-" as head, (a, b)):
            pass
        case _:
            return None
    try:
        degree = next((d for d in (_root_degree(a, name), _root_degree(b, name)) if d), None)
        parts = None if degree is None else [_scaled(part, name, degree) for part in (a, b)]
    except (KernelError, NoFractionError):
        return None
    if degree is None or parts is None or parts[0] is None or parts[1] is None:
        return None
    power = Var(name) if degree == 1 else Var(name) ** Num(degree)
    return App("*", (power, App(head, (parts[0], parts[1]))))


def _root_degree(term: Term, name: str) -> int | None:
    """Return k where a term is the root of a polynomial of degree 2*k."""
    match term:
        case App("sqrt", (inside,)):
            coefficients = _coefficients(inside, name)
            degree = max(coefficients, default=0) if coefficients else 0
            return degree // 2 if degree and degree % 2 == 0 else None
        case _:
            return None


def _scaled(term: Term, name: str, degree: int) -> Term | None:
    """Return a polynomial or root over a power of the variable, all its powers being negative."""
    match term:
        case App("sqrt", (inside,)):
            below = _over(inside, name, 2 * degree)
            return None if below is None else App("sqrt", (below,))
        case _:
            return _over(term, name, degree)


def _over(term: Term, name: str, degree: int) -> Term | None:
    coefficients = _coefficients(term, name)
    if not coefficients or max(coefficients) > degree:
        return None
    result: Term | None = None
    for exponent in sorted(coefficients, reverse=True):
        part = coefficients[exponent]
        missing = degree - exponent
        if missing:
            part = part / (Var(name) if missing == 1 else Var(name) ** Num(missing))
        result = part if result is None else result + part
    return result


def _coefficients(term: Term, name: str) -> dict[int, Term] | None:
    """Return the coefficients of a polynomial in a variable, None for what is none."""
    algebra = Algebra(lambda _: None)
    whole = algebra.polynomial(term)
    single = algebra.polynomial(Var(name))
    if not whole or not single:
        return None
    (((atom, _),),) = single
    if any(name in part.variables for number, part in algebra.atoms.items() if number != atom):
        return None
    found: dict[int, Poly] = {}
    for monomial, value in whole.items():
        exponent = dict(monomial).get(atom, 0)
        rest = tuple([factor for factor in monomial if factor[0] != atom])
        found.setdefault(exponent, {})[rest] = value
    return {exponent: algebra.term(poly) for exponent, poly in found.items()}
