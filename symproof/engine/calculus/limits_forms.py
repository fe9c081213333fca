"""Other forms of a function whose limit its parts leave open: proposed here, proved elsewhere.

Near infinity, exponentials are written by the one that tends to 0, and what can be cancelled is;
a sum is written as a product.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from symproof.engine.calculus.limits_growth import Finder, Infinite
from symproof.kernel.errors import KernelError
from symproof.kernel.term import App, Num, Term

# functions with more nodes than this are not rewritten
MAX_SIZE: Final = 120
MAX_SIZE_AT_POINT: Final = 60
# rewriting costs so many times what looking at the function does
FORMS_COST: Final = 10


def forms(limiter: Finder, body: Term) -> Iterator[Term]:
    """Yield forms in which the limit of a function may be seen."""
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


def product(terms: list[Term]) -> Term:
    """Return a product, 1 of nothing."""
    if not terms:
        return Num(1)
    result = terms[0]
    for term in terms[1:]:
        result = result * term
    return result


__all__ = ["KernelError", "factors", "forms", "product"]
