"""That a limit does not exist: the sides differ, or the function grows beyond all bounds.

The evidence is a theorem that 0 != 0 follows from the hypothesis that the limit exists.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from symproof.engine.calculus.limits import found_limit
from symproof.engine.calculus.limits_growth import Finite, Infinite, Trend, inverse
from symproof.engine.calculus.limits_near import SIDES, Place, in_variable
from symproof.engine.context import Context
from symproof.engine.equality import attempt, chain, refl, symm
from symproof.engine.order.linear import contradiction
from symproof.engine.order.sign_lemmas import squeezed
from symproof.engine.order.signs import prove_claim
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Lam, Num, Term
from symproof.kernel.theorem import Theorem, infer
from symproof.notation.plain import show

FALSE: Final = Claim("!=", ZERO, ZERO)
# how a function grows beyond all bounds: with which sign, None where that was not found
GROWS: Final = {
    1: "tends to infinity",
    -1: "tends to minus infinity",
    None: "grows beyond all bounds in absolute value",
}


@dataclass(frozen=True, slots=True)
class Absence:
    """Why a limit does not exist, as a theorem, and how the function tends.

    `sides` says how it tends from the right and from the left, None where that was not found, and
    is nothing where the function does the same on both; `trend` is then 1 or -1 for a function
    that tends to infinity or minus infinity.
    """

    theorem: Theorem
    sides: tuple[str | None, ...] = ()
    trend: int | None = None

    @property
    def words(self) -> str:
        """How the function tends, in words."""
        if len(set(self.sides)) < len(SIDES):
            return f"the function {next(iter(self.sides), None) or GROWS[self.trend]}"
        said = zip(("right", "left"), self.sides, strict=True)
        return ", ".join([f"from the {side} it {how}" for side, how in said if how])


def no_limit(ctx: Context, term: Term) -> Absence | None:
    """Return why a limit does not exist, None where that is not found."""
    found = found_limit(ctx, term)
    if found is None or found.theorem is not None:
        return None
    exists = infer("assume", (), Claim("limit", term, term))
    if isinstance(found.trend, Infinite):
        false = _grows(found.place, found.trend, exists)
        return None if false is None else Absence(false, (), _sign(found.place, found.trend))
    return _different(found.place, found.sides, exists) if len(found.sides) == len(SIDES) else None


def _different(place: Place, sides: tuple[Trend | None, ...], exists: Theorem) -> Absence | None:
    """Return that there is no limit, since the two sides say different things."""
    said = tuple([_told(place.at(head), side) for head, side in zip(SIDES, sides, strict=True)])
    equations: list[Theorem] = []
    for head, side in zip(SIDES, sides, strict=True):
        part = infer("limit_side", (exists,), head)
        if isinstance(side, Infinite):
            false = _grows(place.at(head), side, part)
            return None if false is None else Absence(false, said)
        equal = side and _same(place.ctx, part, side.theorem)
        if equal is None:
            return None
        equations.append(equal)
    equal = chain(symm(equations[0]), equations[1])
    apart = prove_claim(place.ctx, Claim("!=", equal.claim.lhs, equal.claim.rhs))
    false = apart and contradiction((equal, apart), FALSE)
    return None if false is None else Absence(false, said)


def _told(place: Place, side: Trend | None) -> str | None:
    """Return in words how a function tends from a side, None where that is not known."""
    match side:
        case None:
            return None
        case Finite():
            return f"tends to {show(side.value)}"
        case Infinite():
            return GROWS[_sign(place, side)]


def _same(ctx: Context, first: Theorem, second: Theorem) -> Theorem | None:
    """Return v = w for two limits of one function at one place."""
    place, body = _place(ctx, first.claim.lhs)
    same, (window, *_) = refl(body), place.windows()
    below, above = (
        attempt("limit_le", (*pair, same, *window.orders), place.name, window.ends)
        for pair in ((first, second), (second, first))
    )
    claim = Claim("=", first.claim.rhs, second.claim.rhs)
    return squeezed(claim, below, above) if below is not None and above is not None else None


def _grows(place: Place, trend: Infinite, exists: Theorem) -> Theorem | None:
    """Return 0 != 0 from a limit of what grows beyond all bounds: 1 = f*(1/f) would tend to 0."""
    own, body = _place(place.ctx, exists.claim.lhs)
    small = in_variable(place.ctx, trend.theorem, own.name)
    product = small and attempt("limit_mul", (exists, small))
    if product is None:
        return None
    one = infer("limit_const", (), own.limit(Num(1)))
    moved = own.of_equal(body * inverse(body), one, Num(1))
    equal = moved and _same(place.ctx, moved, product)
    zero = equal and attempt("ring", (), equal.claim.rhs, ZERO)
    return equal and zero and attempt("absurd", (chain(equal, zero),), FALSE)


def _place(ctx: Context, limit: Term) -> tuple[Place, Term]:
    """Return where a limit is, in its own variable, and its function there."""
    match limit:
        case App(head, (Lam((param,), body), *point)):
            return Place(ctx, param, head, tuple(point)), body
        case _:
            raise TypeError(f"{limit!r} is not a limit")


def _sign(place: Place, trend: Infinite) -> int | None:
    if place.positive(trend.body) is not None:
        return 1
    return -1 if place.negative(trend.body) is not None else None
