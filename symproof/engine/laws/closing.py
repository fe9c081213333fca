"""Closing an equation by arithmetic: ring, field, laws of exponents, combinations of equations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import attempt, ring
from symproof.engine.laws.rounds import LAWS, close_by_laws
from symproof.engine.order.linear import prove_linear
from symproof.engine.order.signs import prove_claim
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import difference
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import BRACKET, App, Term
from symproof.kernel.theorem import Theorem

Closer = Callable[[Context, Term, Term], Theorem | None]


def close_ring(_: Context, a: Term, b: Term) -> Theorem | None:
    """Return a = b by polynomial arithmetic."""
    return ring(a, b)


def divisors(term: Term) -> Iterator[Term]:
    """Yield what `field` divides by in a term: not inside functions, constants left out."""
    match term:
        case App("/", (a, b)):
            yield from divisors(a)
            yield from divisors(b)
            if not _is_constant(b):
                yield b
        case App("^", (a, n)):
            yield from divisors(a)
            if _is_negative(n):
                yield a
        case App("+" | "-" | "*" | "neg", args):
            for arg in args:
                yield from divisors(arg)
        case App(head, (a,)) if head == BRACKET:
            yield from divisors(a)
        case _:
            pass


def _is_constant(term: Term) -> bool:
    try:
        return difference(term, ZERO) is not None
    except KernelError:
        return False


def _is_negative(exponent: Term) -> bool:
    try:
        value = difference(exponent, ZERO)
    except KernelError:
        return False
    return value is not None and value < 0


def close_field(ctx: Context, a: Term, b: Term) -> Theorem | None:
    """Return a = b as fractions, every divisor being shown to be different from 0."""
    nonzero: list[Theorem] = []
    for divisor in dict.fromkeys((*divisors(a), *divisors(b))):
        apart = prove_claim(ctx, Claim("!=", divisor, ZERO))
        if apart is None:
            return None
        nonzero.append(apart)
    return attempt("field", tuple(nonzero), a, b)


def close_exp(ctx: Context, a: Term, b: Term) -> Theorem | None:
    """Return a = b by the laws of exponents and `field`."""
    return close_by_laws(frozenset({"exp"}), ctx, a, b) or close_field(ctx, a, b)


def close_by_all_laws(ctx: Context, a: Term, b: Term) -> Theorem | None:
    """Return a = b by all laws of the elementary functions together, not searching long."""
    return close_by_laws(LAWS.keys(), ctx, a, b, thorough=False)


def close_linear(ctx: Context, a: Term, b: Term) -> Theorem | None:
    """Return a = b as a rational combination of the equations in the context."""
    equations = [hyp for hyp in ctx.hyps if hyp.claim.rel == "="]
    return prove_linear(Claim("=", a, b), equations) if equations else None


CLOSERS: Final[Mapping[str, Closer]] = {
    "ring": close_ring,
    "field": close_field,
    "exp": close_exp,
    "log": partial(close_by_laws, frozenset({"log"})),
    "root": partial(close_by_laws, frozenset({"root"})),
    "trig": partial(close_by_laws, frozenset({"trig"})),
    "case": close_linear,
}


def closers_for(kinds: Iterable[str]) -> list[Closer]:
    """Return the closers of some kinds, and that by the laws of several kinds at once."""
    given = tuple(kinds)
    found = [CLOSERS[kind] for kind in given if kind in CLOSERS]
    laws = frozenset(given) & LAWS.keys()
    return [*found, partial(close_by_laws, laws)] if len(laws) > 1 else found
