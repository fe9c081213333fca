"""How a derivative is written: without idle zeros and ones, factors in their usual order."""

from __future__ import annotations

from symproof.engine.planning.tidy import product
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import ZERO
from symproof.kernel.term import GUARDS, App, Lam, Num, Term, Var, bound_names, substitute


def neat(term: Term) -> Term:
    """Return a term without 0 and 1 where they do nothing: equal to it by `ring`."""
    if not isinstance(term, App) or term.head not in ("+", "-", "*", "/", "neg", "^"):
        return term
    args = tuple(map(neat, term.args))
    one = Num(1)
    match term.head, args:
        case ("+" | "-", (a, b)) if b == ZERO:
            return a
        case "+", (a, b) if a == ZERO:
            return b
        case "-", (a, b) if a == ZERO:
            return neat(App("neg", (b,)))
        case "*", (a, b) if ZERO in (a, b):
            return ZERO
        case "*", (a, b) if one in (a, b):
            return b if a == one else a
        case "neg", (App("neg", (a,)),):
            return a
        case "neg", (a,) if a == ZERO:
            return a
        case "^", (a, b) if b == one:
            return a
        case head, _:
            return App(head, args)


def ordered(term: Term) -> Term:
    """Return a sum or product with its factors in order: numbers, variables, then the rest."""
    match term:
        case App("+" | "-" | "neg" as head, args):
            return App(head, tuple(map(ordered, args)))
        case App("/", (a, b)):
            return App("/", (ordered(a), b))
        case App("*", _):
            return product(sorted(_factors(term), key=_rank))
        case _:
            return term


def _factors(term: Term) -> list[Term]:
    match term:
        case App("*", (a, b)):
            return [*_factors(a), *_factors(b)]
        case _:
            return [term]


def _rank(factor: Term) -> tuple[int, str]:
    match factor:
        case Num() | App("/", (Num(), Num())):
            return 0, ""
        case Var(name) | App("^", (Var(name), Num())):
            return 1, name
        case _:
            return 2, ""


def named(term: Term) -> Term:
    """Return a term with each derivative at a variable taken in that variable: phi'(x)."""
    match term:
        case App("diff", (Lam((param,), body), point)):
            inner = named(body)
            if isinstance(point, Var) and point.name not in inner.variables | bound_names(inner):
                inner = substitute(inner, {param: point})
                return App("diff", (Lam((point.name,), inner), point))
            if isinstance(point, Var) and point.name not in inner.variables - {param}:
                return _in_variable(param, inner, point)
            return App("diff", (Lam((param,), inner), named(point)))
        case App(head, args) if head not in GUARDS:
            return App(head, tuple(map(named, args)))
        case _:
            return term


def _in_variable(param: str, body: Term, point: Var) -> Term:
    """Return the derivative with its parameter renamed, where nothing is captured."""
    try:
        inner = named(substitute(body, {param: point}))
    except KernelError:
        return App("diff", (Lam((param,), body), point))
    return App("diff", (Lam((point.name,), inner), point))
