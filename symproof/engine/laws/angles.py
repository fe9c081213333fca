"""Sine and cosine of pi/2, pi/4 and pi/6."""

from __future__ import annotations

from functools import cache
from typing import Final

from symproof.engine.laws.general import ONE, TWO
from symproof.engine.laws.lemmas import by_lemma
from symproof.engine.order.linear import contradiction
from symproof.engine.order.sign_lemmas import (
    MINUS_ONE,
    assumed,
    by_signs,
    product,
    signs_of,
    transfer,
)
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import ZERO, Claim, eq, le, lt
from symproof.kernel.term import App, Num, Term
from symproof.kernel.theorem import Theorem, infer

BITS: Final = Num(64)
PI: Final = App("pi")
# pi/n, the angles with known values
KNOWN: Final = (2, 4, 6)

Pair = tuple[Theorem, Theorem]


def angle(n: int) -> Term:
    """Return pi/n."""
    return App("/", (PI, Num(n)))


@cache
def values(n: int) -> Pair | None:
    """Return what sin(pi/n) and cos(pi/n) are, for n in KNOWN, None where it is not proved."""
    try:
        match n:
            case 2:
                return infer("axiom", (), "sin_half_pi", ()), infer("axiom", (), "cos_half_pi", ())
            case 4:
                return _quarter()
            case _:
                return _sixth()
    except KernelError:
        return None


def _parts(n: int) -> tuple[Term, Term]:
    return App("sin", (angle(n),)), App("cos", (angle(n),))


def _positive(term: Term) -> Theorem:
    return infer("enclose", (), lt(ZERO, term), BITS)


def _root(value: Term, square: Theorem, radicand: int, factor: Term) -> Theorem | None:
    """Return value = factor*sqrt(radicand), from (value/factor)^2 = radicand and 0 < value."""
    scaled = square.claim.lhs
    inner = scaled.args[0] if isinstance(scaled, App) else scaled
    nonnegative = infer("linear", (_positive(value),), le(ZERO, inner), (ONE / factor,))
    root = by_lemma("sqrt_unique", (inner, Num(radicand)), nonnegative, square)
    written = factor * App("sqrt", (Num(radicand),))
    return root and infer("linear", (root,), eq(value, written), (-factor,))


def _quarter() -> Pair | None:
    """Return sin(pi/4) = cos(pi/4) = 1/2*sqrt(2), from cos(pi/2) = 0."""
    s, c = _parts(4)
    added = infer("axiom", (), "cos_add", (angle(4), angle(4)))
    _, at_half = _known(2)
    same = infer("ring", (), added.claim.lhs, at_half.claim.lhs)
    one = infer("axiom", (), "sin_sq_add_cos_sq", (angle(4),))
    halves = ONE / TWO
    found: list[Theorem | None] = []
    for value, sign in ((s, -ONE), (c, ONE)):
        # 2*one + 2*sign*(c^2 - s^2 = 0) is (2*value)^2 = 2
        factors = (TWO, -TWO * sign, TWO * sign, TWO * sign)
        claim = eq((TWO * value) ** 2, TWO)
        square = infer("linear", (one, added, same, at_half), claim, factors)
        found.append(_root(value, square, 2, halves))
    first, second = found
    return None if first is None or second is None else (first, second)


def _known(n: int) -> Pair:
    found = values(n)
    if found is None:
        raise LookupError(n)
    return found


def _sixth() -> Pair | None:
    """Return sin(pi/6) = 1/2 and cos(pi/6) = 1/2*sqrt(3), from sin(3*pi/6) = 1."""
    s, c = _parts(6)
    sixth = angle(6)
    third = sixth + sixth
    outer = infer("axiom", (), "sin_add", (third, sixth))
    sines = infer("axiom", (), "sin_add", (sixth, sixth))
    cosines = infer("axiom", (), "cos_add", (sixth, sixth))
    at_half, _ = _known(2)
    same = infer("ring", (), outer.claim.lhs, at_half.claim.lhs)
    one = infer("axiom", (), "sin_sq_add_cos_sq", (sixth,))
    # 3*s - 4*s^3 = 1, that is (s + 1)*(2*s - 1)^2 = 0
    gap = TWO * s - ONE
    cubic = eq((s + ONE) * gap**2, ZERO)
    factors = (ONE, c, s, -ONE, -ONE, Num(3) * s)
    premises = (outer, sines, cosines, same, at_half, one)
    nothing = infer("linear", premises, cubic, factors)
    apart = infer("linear", (_positive(s),), lt(ZERO, s + ONE), (ONE,))
    nonzero = transfer(Claim("!=", s + ONE, ZERO), apart, MINUS_ONE)
    square = nonzero and by_lemma("eq_zero_of_mul", (s + ONE, gap**2), nonzero, nothing)
    zero = square and _zero_of_square(gap, square)
    if zero is None:
        return None
    half = infer("linear", (zero,), eq(s, ONE / TWO), (ONE / TWO,))
    claim = eq((TWO * c) ** 2, Num(3))
    squared = infer("linear", (one, half), claim, (Num(4), -Num(4) * (s + ONE / TWO)))
    root = _root(c, squared, 3, ONE / TWO)
    return None if root is None else (half, root)


def _zero_of_square(term: Term, square: Theorem) -> Theorem | None:
    """Return term = 0 from term^2 = 0."""
    claim = eq(term, ZERO)
    below, zero, above = map(assumed, signs_of(term))
    minus = infer("linear", (below,), lt(ZERO, -term), (ONE,))
    parts: list[Theorem | None] = []
    for case in (minus, above):
        positive = product(case, case)
        parts.append(positive and contradiction((positive, square), claim))
    return by_signs(term, (parts[0], zero, parts[1]))
