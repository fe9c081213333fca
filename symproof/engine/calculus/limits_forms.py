"""Other forms of a function whose limit its parts leave open: proposed here, proved elsewhere.

Powers of the variable are cancelled; near infinity, exponentials are written by the one that tends
to 0, and a sum is written as a product.  SymPy is asked where nothing of this helps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from symproof.engine.calculus.limits_fractions import as_fraction
from symproof.engine.calculus.limits_growth import Finder, Infinite
from symproof.engine.planning.sums import Factor, total
from symproof.engine.planning.tidy import Tidier, quietly, tidied
from symproof.kernel.sequent import ZERO
from symproof.kernel.term import App, Num, Term, Var, parts_of

# functions with more nodes than this are not rewritten
MAX_SIZE: Final = 120
MAX_SIZE_AT_POINT: Final = 60
# rewriting costs so many times what looking at the function does
FORMS_COST: Final = 10


def simple_forms(limiter: Finder, body: Term) -> Iterator[Term]:
    """Yield forms in which the limit of a function may be seen, found by arithmetic."""
    place = limiter.place
    if body.size > MAX_SIZE:
        return
    limiter.work -= body.size
    plain = tidied(body)
    if place.is_constant(plain):
        yield plain
        return
    if place.point in ((), (ZERO,)):
        form = quietly(lambda term: cancelled(term, place.name), body)
        if form is not None:
            yield form
            return
    if place.point or is_polynomial_by_exponential(body):
        return
    yield from exponential_forms(limiter, body)
    form = quietly(Tidier().collected, body)
    if form is not None and form != body:
        yield form


def exponential_forms(limiter: Finder, body: Term) -> Iterator[Term]:
    """Yield a function at infinity as one fraction in what tends to 0, if that is another form."""
    form = as_fraction(body, limiter.place.name, _shrinking(limiter))
    if form is not None and form != body:
        yield form


def is_quotient_of_exponentials(term: Term, name: str) -> bool:
    """Whether there are exponentials above and below: one fraction says more than the parts do."""
    match term:
        case App("/", (a, b)):
            return _has_exponential(a, name) and _has_exponential(b, name)
        case _:
            return False


def _has_exponential(term: Term, name: str) -> bool:
    return name in term.variables and any(
        isinstance(part, App) and part.head == "exp" for part in parts_of(term)
    )


def cancelled(term: Term, name: str) -> Term | None:
    """Return a fraction with less powers of a variable on both sides, None where there are none.

    Raises:
        KernelError: ring-size.
    """
    match term:
        case App("/", (a, b)):
            pass
        case _:
            return None
    tidier = Tidier()
    below, parts = tidier.single(b), tidier.summands(a)
    common = [_power_of(part.above, name) for part in parts]
    n = min([*common, _power_of(below.above, name)])
    if n == 0:
        return None
    top = [replace(part, above=_lowered(part.above, name, n)) for part in parts]
    bottom = replace(below, above=_lowered(below.above, name, n)).term
    return total(top) if bottom == Num(1) else App("/", (total(top), bottom))


def lowered(term: Term, name: str) -> Term:
    """Return a function tidied, and without the powers of a variable on both sides of a fraction.

    Raises:
        KernelError: ring-size.
    """
    match tidied(term):
        case App("neg", (a,)):
            return -lowered(a, name)
        case plain:
            return cancelled(plain, name) or plain


def _power_of(factors: tuple[Factor, ...], name: str) -> int:
    return next((f.exponent for f in factors if f.base == Var(name)), 0)


def _lowered(factors: tuple[Factor, ...], name: str, n: int) -> tuple[Factor, ...]:
    less = [f._replace(exponent=f.exponent - n) if f.base == Var(name) else f for f in factors]
    return tuple([factor for factor in less if factor.exponent])


def forms(limiter: Finder, body: Term) -> Iterator[Term]:
    """Yield forms in which the limit of a function may be seen, as SymPy proposes them."""
    place = limiter.place
    if body.size > (MAX_SIZE_AT_POINT if place.point else MAX_SIZE):
        return
    limiter.work -= FORMS_COST * body.size
    # SymPy is loaded for limits that need it only
    from symproof.engine.calculus.limits_algebra import proposals

    seen = {body}
    for form in proposals(body, place.name, _shrinking(limiter), far=not place.point):
        if form not in seen:
            seen.add(form)
            yield form


def _shrinking(limiter: Finder):
    def shrinks(argument: Term) -> bool | None:
        """Whether exp of an argument tends to 0 (True), grows (False), or neither (None)."""
        trend = limiter.tends(argument, 2)
        if not isinstance(trend, Infinite):
            return None
        if limiter.place.negative(argument) is not None:
            return True
        return False if limiter.place.positive(argument) is not None else None

    return shrinks


def is_polynomial_by_exponential(term: Term) -> bool:
    """Whether a term is a product or quotient of one exponential and arithmetic: no form helps."""
    match term:
        case App("neg", (a,)):
            return is_polynomial_by_exponential(a)
        case App("*" | "/", (App("exp", _), a)) | App("*" | "/", (a, App("exp", _))):
            return _is_arithmetic(a)
        case App("*" | "/", (a, b)):
            pairs = ((a, b), (b, a))
            return any(_is_arithmetic(x) and is_polynomial_by_exponential(y) for x, y in pairs)
        case _:
            return False


def _is_arithmetic(term: Term) -> bool:
    match term:
        case App("+" | "-" | "*" | "/" | "neg" | "()" | "^", args):
            return all(map(_is_arithmetic, args))
        case _:
            return not isinstance(term, App)


def factors(term: Term) -> Iterator[Term]:
    """Yield the factors of a product, numerators only."""
    match term:
        case App("*", (a, b)):
            yield from factors(a)
            yield from factors(b)
        case App("neg", (a,)):
            yield App("neg", (Num(1),))
            yield from factors(a)
        case _:
            yield term
