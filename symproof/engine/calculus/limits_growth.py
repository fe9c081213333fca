"""How functions tend: to a number, or beyond all bounds, and the arithmetic of both.

That f grows beyond all bounds is the theorem 1/f -> 0; on which side, is the sign of f near the
place, which is proved only where it is needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, Protocol

from symproof.engine.calculus.limits_near import Place, Window
from symproof.engine.calculus.limits_values import simplified
from symproof.engine.equality import attempt
from symproof.engine.order.signs import prove_claim
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Num, Term
from symproof.kernel.theorem import Theorem, infer

ONE: Final = Num(1)
# that larger functions grow is not looked for: that they are not 0 is hard to tell
MAX_SIZE: Final = 60


@dataclass(frozen=True, slots=True)
class Finite:
    """A theorem that the function tends to a number."""

    body: Term
    theorem: Theorem

    @property
    def value(self) -> Term:
        """The number."""
        return self.theorem.claim.rhs


@dataclass(frozen=True, slots=True)
class Infinite:
    """A theorem that 1/f tends to 0."""

    body: Term
    theorem: Theorem


Trend = Finite | Infinite
# how the limit of a function is found by that of another: it is written so, or by L'Hôpital's rule
Kind = Literal["form", "rule"]


def inverse(body: Term) -> App:
    """Return 1/f."""
    return App("/", (ONE, body))


class Finder(Protocol):
    """What finds how functions tend at one place (see `limits_rules.Limiter`)."""

    work: int
    grown: set[Term]

    @property
    def place(self) -> Place:
        """The place."""
        ...

    @property
    def laws(self) -> Arithmetic:
        """The arithmetic of limits at the place."""
        ...

    def tends(self, body: Term, depth: int = ...) -> Trend | None:
        """Return how a function tends, None where that is not found."""
        ...

    def same(self, body: Term, known: Trend) -> Trend | None:
        """Return how a function tends that equals another near the place."""
        ...

    def remember(self, body: Term, kind: Kind, other: Term) -> None:
        """Note by which other function the limit of a function was found."""
        ...


class Arithmetic:
    """The laws of limits at one place; `asks` collects numbers whose sign would have helped."""

    def __init__(self, place: Place, asks: dict[Term, None]) -> None:
        self.place = place
        self.asks = asks

    # numbers

    def is_zero(self, value: Term) -> bool:
        """Whether a number is proved to be 0."""
        return value == ZERO or prove_claim(self.place.ctx, Claim("=", value, ZERO)) is not None

    def nonzero(self, value: Term) -> Theorem | None:
        """Return that a number is not 0; where neither is known, its sign is asked for."""
        found = prove_claim(self.place.ctx, Claim("!=", value, ZERO))
        if found is None and not self.is_zero(value):
            self.asks[value] = None
        return found

    # results

    def finite(self, body: Term, rule: str, *premises: Theorem) -> Finite | None:
        """Return what a law gives, as a function that equals its body near the place."""
        found = attempt(rule, premises)
        return None if found is None else self.judged(body, found)

    def judged(self, body: Term, theorem: Theorem) -> Finite | None:
        """Return a limit of a function that equals `body` near the place."""
        own = self.own(theorem)
        moved = self.place.of_equal(body, theorem, own)
        return None if moved is None else Finite(body, simplified(self.place.ctx, moved))

    def carried(
        self, body: Term, theorem: Theorem, window: Window, equal: Theorem
    ) -> Finite | None:
        """Return a limit of a function that is shown to equal `body` in a window."""
        moved = self.place.carried(body, theorem, window, equal)
        return None if moved is None else Finite(body, simplified(self.place.ctx, moved))

    def infinite(self, body: Term, small: Theorem) -> Infinite | None:
        """Return that f grows beyond all bounds, from a function that equals 1/f and tends to 0."""
        if body.size > MAX_SIZE:
            return None
        small = simplified(self.place.ctx, small)
        if small.claim.rhs != ZERO:
            zero = prove_claim(self.place.ctx, Claim("=", small.claim.rhs, ZERO))
            moved = zero and attempt("trans", (small, zero))
            if moved is None:
                return None
            small = moved
        found = self.place.of_equal(inverse(body), small, self.own(small))
        return None if found is None else Infinite(body, found)

    @staticmethod
    def own(theorem: Theorem) -> Term:
        """Return the function that a judgement is about."""
        match theorem.claim.lhs:
            case App(_, (function, *_)):
                return function.body  # pyright: ignore
            case _:
                raise TypeError(f"{theorem.claim.lhs!r} is not a limit")

    def constant(self, body: Term) -> Finite:
        """Return the limit of a constant."""
        theorem = infer("limit_const", (), self.place.limit(body))
        return Finite(body, simplified(self.place.ctx, theorem))

    def variable(self) -> Trend:
        """Return the limit of the variable itself."""
        z = self.place.variable
        if self.place.point:
            return Finite(z, infer("limit_var", (), self.place.limit(z)))
        return Infinite(z, infer("limit_var", (), self.place.limit(inverse(z))))

    # laws

    def negated(self, body: Term, a: Trend) -> Trend | None:
        """Return how -f tends."""
        if isinstance(a, Finite):
            return self.finite(body, "limit_neg", a.theorem)
        small = attempt("limit_neg", (a.theorem,))
        return small and self.infinite(body, small)

    def added(self, body: Term, a: Trend, b: Trend, rule: str) -> Trend | None:
        """Return how f + g (limit_add) or f - g (limit_sub) tends."""
        match a, b:
            case Finite(), Finite():
                return self.finite(body, rule, a.theorem, b.theorem)
            case Infinite(), Finite():
                return self._outweighed(body, a, b, rule)
            case Finite(), Infinite():
                turned = self.negated(App("neg", (b.body,)), b) if rule == "limit_sub" else b
                if not isinstance(turned, Infinite):
                    return None
                return self._outweighed(body, turned, a, "limit_add")
            case Infinite(), Infinite():
                return self._both_infinite(body, a, b, rule)
        return None

    def _outweighed(self, body: Term, big: Infinite, other: Finite, rule: str) -> Infinite | None:
        """Return that f + g grows where f does and g has a limit.

        (f + g)*(1/f) = 1 + g*(1/f) tends to 1, and 1/(f + g) is 1/f divided by that.
        """
        share = attempt("limit_mul", (other.theorem, big.theorem))
        one = infer("limit_const", (), self.place.limit(ONE))
        ratio = share and attempt(rule, (one, share))
        scaled = App("*", (body, inverse(big.body)))
        found = ratio and self.judged(scaled, ratio)
        if found is None:
            return None
        return self._divided(body, big.theorem, found)

    def _divided(self, body: Term, small: Theorem, factor: Finite) -> Infinite | None:
        nonzero = self.nonzero(factor.value)
        quotient = nonzero and attempt("limit_div", (small, factor.theorem, nonzero))
        return quotient and self.infinite(body, quotient)

    def _both_infinite(self, body: Term, a: Infinite, b: Infinite, rule: str) -> Infinite | None:
        """Return that f + g grows where both do, on the same side."""
        second = b
        if rule == "limit_sub":
            turned = self.negated(App("neg", (b.body,)), b)
            if not isinstance(turned, Infinite):
                return None
            second = turned
        z = self.place.variable.name
        for low, high in ((ZERO, a.body), (a.body, ZERO)):
            same = Claim("<", low, high)
            other = Claim("<", *((ZERO, second.body) if low == ZERO else (second.body, ZERO)))
            small, zero = inverse(body), infer("limit_const", (), self.place.limit(ZERO))
            bounds = (ZERO, small), (small, inverse(a.body))
            if low != ZERO:
                bounds = (inverse(a.body), small), (small, ZERO)
            found = self.place.eventually(same, other, *(Claim("<=", *pair) for pair in bounds))
            if found is None:
                continue
            window, (_, _, below, above) = found
            limits = (zero, a.theorem) if low == ZERO else (a.theorem, zero)
            premises = (*limits, below, above, *window.orders)
            squeezed = attempt("squeeze", premises, self.place.function(small), z, window.ends)
            if squeezed is not None:
                return Infinite(body, squeezed)
        return None

    def multiplied(self, body: Term, a: Trend, b: Trend) -> Trend | None:
        """Return how f*g tends; None for 0 times what grows."""
        match a, b:
            case Finite(), Finite():
                return self.finite(body, "limit_mul", a.theorem, b.theorem)
            case Infinite(), Infinite():
                small = attempt("limit_mul", (a.theorem, b.theorem))
                return small and self.infinite(body, small)
            case Infinite(), Finite():
                return self._scaled(body, a, b)
            case Finite(), Infinite():
                return self._scaled(body, b, a)
        return None

    def _scaled(self, body: Term, big: Infinite, factor: Finite) -> Infinite | None:
        return self._divided(body, big.theorem, factor)

    def divided(self, body: Term, a: Trend, b: Trend) -> Trend | None:
        """Return how f/g tends; None for 0/0 and for what both grows."""
        match a, b:
            case Finite(), Finite():
                nonzero = self.nonzero(b.value)
                if nonzero is not None:
                    return self.finite(body, "limit_div", a.theorem, b.theorem, nonzero)
                top = self.nonzero(a.value) if self.is_zero(b.value) else None
                small = top and attempt("limit_div", (b.theorem, a.theorem, top))
                return small and self.infinite(body, small)
            case Finite(), Infinite():
                return self.finite(body, "limit_mul", a.theorem, b.theorem)
            case Infinite(), Finite():
                small = attempt("limit_mul", (b.theorem, a.theorem))
                return small and self.infinite(body, small)
            case Infinite(), Infinite():
                return None
        return None

    def powered(self, body: Term, a: Infinite, exponent: int) -> Trend | None:
        """Return how f^n tends where f grows."""
        small = a.theorem
        for _ in range(exponent - 1):
            product = attempt("limit_mul", (small, a.theorem))
            if product is None:
                return None
            small = simplified(self.place.ctx, product)
        return self.infinite(body, small)
