"""That a limit does not exist: the sides differ, or the function grows beyond all bounds.

The evidence is a theorem that 0 != 0 follows from the hypothesis that the limit exists.
"""

from __future__ import annotations

from dataclasses import dataclass

from symproof.engine.calculus.limits import found_limit
from symproof.engine.calculus.limits_growth import Finite, Infinite, Trend
from symproof.engine.calculus.limits_near import SIDES, Place
from symproof.engine.context import Context
from symproof.engine.equality import attempt, chain, symm
from symproof.engine.laws.closing import close_field
from symproof.engine.order.linear import contradiction
from symproof.engine.order.sign_lemmas import squeezed
from symproof.engine.order.signs import prove_claim
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Lam, Num, Term
from symproof.kernel.theorem import Theorem, infer

FALSE = Claim("!=", ZERO, ZERO)


@dataclass(frozen=True, slots=True)
class Absence:
    """Why a limit does not exist, as a theorem, and how the function tends.

    `sides` has the limit from the right and from the left, None where it grows beyond all bounds
    there; `trend` is None, or 1 and -1 for a function that grows to infinity or minus infinity.
    """

    theorem: Theorem
    sides: tuple[Term | None, Term | None] | None = None
    trend: int | None = None


def no_limit(ctx: Context, term: Term) -> Absence | None:
    """Return why a limit does not exist, None where that is not found."""
    found = found_limit(ctx, term)
    if found is None or found.theorem is not None:
        return None
    exists = infer("assume", (), Claim("limit", term, term))
    if isinstance(found.trend, Infinite):
        false = _grows(found.place, found.trend, exists)
        return None if false is None else Absence(false, None, _sign(found.place, found.trend))
    return _different(found.place, found.sides, exists) if len(found.sides) == len(SIDES) else None


def _different(place: Place, sides: tuple[Trend | None, ...], exists: Theorem) -> Absence | None:
    """Return that there is no limit, since the two sides say different things."""
    values = tuple([_value(side) for side in sides])
    parts = [attempt("limit_side", (exists,), side) for side in SIDES]
    places = [place.at(side) for side in SIDES]
    for there, part, side in zip(places, parts, sides, strict=True):
        if isinstance(side, Infinite) and part is not None:
            false = _grows(there, side, part)
            if false is not None:
                return Absence(false, values)  # pyright: ignore
    equations = [
        part and isinstance(side, Finite) and _same(there, part, side.theorem)
        for there, part, side in zip(places, parts, sides, strict=True)
    ]
    right, left = equations
    if not right or not left:
        return None
    equal = chain(symm(right), left)
    apart = prove_claim(place.ctx, Claim("!=", equal.claim.lhs, equal.claim.rhs))
    false = apart and contradiction((equal, apart), FALSE)
    return Absence(false, values) if false is not None else None  # pyright: ignore


def _value(side: Trend | None) -> Term | None:
    return side.value if isinstance(side, Finite) else None


def _same(place: Place, first: Theorem, second: Theorem) -> Theorem | None:
    """Return v = w for two limits of one function at one place."""
    body = _body(first.claim.lhs)
    if body is None or _body(second.claim.lhs) != body:
        return None
    name = _parameter(first.claim.lhs)
    equal = infer("refl", (), body)
    own = Place(place.ctx, name, place.head, place.point)
    window = own.windows()[0]
    orders = [
        attempt("limit_le", (*pair, equal, *window.orders), name, window.ends)
        for pair in ((first, second), (second, first))
    ]
    below, above = orders
    claim = Claim("=", first.claim.rhs, second.claim.rhs)
    return squeezed(claim, below, above) if below is not None and above is not None else None


def _grows(place: Place, trend: Infinite, exists: Theorem) -> Theorem | None:
    """Return 0 != 0 from a limit of what grows beyond all bounds: 1 = f*(1/f) would tend to 0."""
    body = _body(exists.claim.lhs)
    small = _in_variable(trend.theorem, exists)
    product = small and attempt("limit_mul", (exists, small))
    if product is None or body is None:
        return None
    name = _parameter(exists.claim.lhs)
    own = Place(place.ctx, name, place.head, place.point)
    one = infer("limit_const", (), own.limit(Num(1)))
    whole = _body(product.claim.lhs)
    for window in own.windows():
        same = whole and close_field(own.inside(window), whole, Num(1))
        if same is None:
            continue
        moved = attempt(
            "squeeze",
            (one, one, symm(same), same, *window.orders),
            own.function(whole),  # pyright: ignore
            name,
            window.ends,
        )
        equal = moved and _same(own, moved, product)
        zero = equal and attempt(
            "ring", (), equal.claim.rhs, ZERO
        )
        if equal is not None and zero is not None:
            return contradiction((infer("trans", (equal, zero)),), FALSE) or _absurd(equal, zero)
    return None


def _absurd(equal: Theorem, zero: Theorem) -> Theorem | None:
    return attempt("absurd", (infer("trans", (equal, zero)),), FALSE)


def _sign(place: Place, trend: Infinite) -> int | None:
    if place.positive(trend.body) is not None:
        return 1
    return -1 if place.negative(trend.body) is not None else None


def _body(limit: Term) -> Term | None:
    match limit:
        case App(_, (Lam(_, body), *_)):
            return body
        case _:
            return None


def _parameter(limit: Term) -> str:
    match limit:
        case App(_, (Lam((param,), _), *_)):
            return param
        case _:
            raise TypeError(f"{limit!r} is not a limit")


def _in_variable(small: Theorem, exists: Theorem) -> Theorem | None:
    """Return 1/f -> 0 for f in the variable of another limit."""
    from symproof.engine.calculus.limits_rules import in_variable

    return in_variable(small, _parameter(exists.claim.lhs))
