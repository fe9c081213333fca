"""Small steps with integrals and limits: theorems in, a theorem out, and no search."""

from __future__ import annotations

from typing import Final

from symproof.engine.equality import symm
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Lam, Num, Term, Var, substitute
from symproof.kernel.theorem import Theorem, infer

HALF: Final = Num(1) / Num(2)
# integral with one infinite end -> where the integral up to a number is taken to
FAR: Final = {"integral+oo": "limit+oo", "integral-oo": "limit-oo"}


def applied(function: Lam, argument: Term) -> Term:
    """Return the value of a function of one argument.

    Raises:
        KernelError: capture.
    """
    return substitute(function.body, {function.params[0]: argument})


def integral(function: Lam, a: Term, b: Term) -> App:
    """Return the integral of a function between two numbers."""
    return App("integral", (function, a, b))


def partial_integral(head: str, function: Lam, fixed: Term, end: Term) -> App:
    """Return the integral between the one end of an improper integral and a number."""
    return integral(function, *((fixed, end) if head == "integral+oo" else (end, fixed)))


def over_nothing(exists: Theorem) -> Theorem:
    """Return that an integral from a number to itself is 0: it is its own negative.

    Raises:
        KernelError: the premise does not say that such an integral exists.
    """
    turned = infer("integral_value", (infer("integral_flip", (exists,)),))
    zero = Claim("=", exists.claim.lhs, ZERO)
    return infer("trans", (exists, infer("linear", (turned,), zero, (HALF,))))


def constant_limit(head: str, param: str, value: Term, *point: Term) -> Theorem:
    """Return that a constant tends to itself."""
    return infer("limit_const", (), App(head, (Lam((param,), value), *point)))


def limit_of_equal(
    function: Lam,
    agree: Theorem,
    limit: Theorem,
    name: str,
    ends: tuple[Term, ...] = (),
    orders: tuple[Theorem, ...] = (),
) -> Theorem:
    """Return f -> L from f(z) = g(z) near the place, z being `name`, and g -> L.

    Raises:
        KernelError: the premises are not of this form.
    """
    return infer("squeeze", (limit, limit, symm(agree), agree, *orders), function, name, ends)


def improper(
    head: str, function: Lam, fixed: Term, name: str, exists: Theorem, limit: Theorem
) -> Theorem:
    """Return what an integral with one infinite end is.

    `exists` judges the integral between the fixed end and the generic number `name`, `limit` says
    where its value tends to.

    Raises:
        KernelError: the premises are not of this form.
    """
    ((param,),) = [arg.params for arg in _arguments(limit) if isinstance(arg, Lam)]
    partial = Lam((param,), partial_integral(head, function, fixed, Var(param)))
    agree = infer("integral_value", (exists,))
    shown = limit_of_equal(partial, agree, limit, name, (fixed,))
    return infer("integral_improper", (shown, exists), name)


def _arguments(limit: Theorem) -> tuple[Term, ...]:
    match limit.claim.lhs:
        case App(_, args):
            return args
        case _:
            return ()
