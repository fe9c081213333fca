"""How a function tends at one place: its parts first, then the laws of limits.

What the laws leave open (0/0, 0 times what grows, differences of what grows) is written in
another form, or taken to L'Hôpital's rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

from symproof.engine.calculus import kinks, limits_forms, limits_lhopital
from symproof.engine.calculus.deriving import differentiate
from symproof.engine.calculus.deriving import judge as judge_derivative
from symproof.engine.calculus.limits_given import (
    ARGUMENT,
    composed_with_given,
    continuity,
    given_far,
    given_limit,
    vanishing,
)
from symproof.engine.calculus.limits_growth import (
    Arithmetic,
    Finder,
    Finite,
    Infinite,
    Kind,
    Trend,
    inverse,
)
from symproof.engine.calculus.limits_lemmas import at_infinity
from symproof.engine.calculus.limits_near import (
    AT_INFINITY,
    AT_MINUS_INFINITY,
    Place,
    Window,
)
from symproof.engine.calculus.limits_roots import without_growth
from symproof.engine.calculus.limits_values import simplified
from symproof.engine.context import Context
from symproof.engine.equality import attempt, chain, refl
from symproof.engine.laws.arctangent import atan_far
from symproof.engine.laws.closing import CLOSERS
from symproof.engine.order.replacing import has_derivative
from symproof.engine.order.signs import prove_claim
from symproof.engine.rewriting import CONDITIONAL, DEFINED, first, normalise, primitive
from symproof.engine.splitting import conditionals
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import difference
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Num, Term, Var
from symproof.kernel.theorem import Theorem, infer

# how many forms and applications of L'Hôpital's rule a function may need, one after the other
MAX_DEPTH: Final = 12
# and how many nodes the functions may have that are looked at, all together
MAX_WORK: Final = 20_000
# a function costs more at infinity, where there are more forms to try
FAR_COST: Final = 5
MAX_EXPONENT: Final = 40
# primitives whose limits at infinity follow from their definitions
BY_MEANING: Final = frozenset({"tanh", "sigmoid"})


# proposes functions that equal one
Forms = Callable[[Finder, Term], Iterator[Term]]


class Route(NamedTuple):
    """A step to another function with the same limit: written otherwise, or by L'Hôpital."""

    kind: Kind
    body: Term


@dataclass(slots=True)
class Limiter:
    """Finds how functions of the variable of a place tend there."""

    place: Place
    asks: dict[Term, None] = field(default_factory=dict[Term, None])
    memo: dict[Term, Trend | None] = field(default_factory=dict[Term, Trend | None])
    # quotients of which other forms say no more than L'Hôpital's rule does
    grown: set[Term] = field(default_factory=set[Term])
    work: int = MAX_WORK
    # function -> the one by whose limit its limit was found, and how it comes from it
    routes: dict[Term, Route] = field(default_factory=dict[Term, "Route"])

    @property
    def laws(self) -> Arithmetic:
        """The arithmetic of limits at the place."""
        return Arithmetic(self.place, self.asks)

    def tends(self, body: Term, depth: int = MAX_DEPTH) -> Trend | None:
        """Return how a function tends, None where that is not found."""
        if body not in self.memo:
            self.work -= body.size if self.place.point else FAR_COST * body.size
            if self.work < 0 or depth < 0:
                return None
            # what is being looked for is not found by means of itself
            self.memo[body] = None
            try:
                self.memo[body] = self._tends(body, depth)
            except KernelError:
                self.memo[body] = None
        return self.memo[body]

    def _tends(self, body: Term, depth: int) -> Trend | None:
        if self.place.is_constant(body):
            return self.laws.constant(body)
        if body == self.place.variable:
            return self.laws.variable()
        given = given_limit(self.place, body)
        if given is not None:
            return given
        if conditionals(body) or has_derivative(body):
            return self._settled(body, depth)
        if not self.place.point and limits_forms.is_quotient_of_exponentials(body, self.place.name):
            found = self._by_forms(body, limits_forms.exponential_forms, depth)
            if found is not None:
                return found
        if self.place.head == AT_INFINITY:
            found = self._by_root(body, depth)
            if found is not None:
                return found
        found = self._by_parts(body, depth) or self._continuous(body)
        if found is not None or self.place.head == "limit" or self._waits():
            return found
        return self._by_forms(body, limits_forms.simple_forms, depth) or self._by_rule(body, depth)

    def _by_rule(self, body: Term, depth: int) -> Trend | None:
        """Return how a function tends by L'Hôpital's rule, or by a form that SymPy proposes."""
        found = limits_lhopital.by_rule(self, body, depth)
        if found is not None or (self.place.point and body in self.grown):
            return found
        return self._by_forms(body, limits_forms.forms, depth)

    def _by_forms(self, body: Term, forms: Forms, depth: int) -> Trend | None:
        """Return how a function tends that has an equal with a known limit."""
        for form in forms(self, body):
            equal = self.place.equal(body, form)
            other = None if equal is None else self.tends(form, depth - 1)
            if other is not None:
                self.remember(body, "form", form)
                return self._carried(body, other, equal)
        return None

    def _carried(
        self, body: Term, known: Trend, equal: tuple[Window, Theorem] | None
    ) -> Trend | None:
        """Return how a function tends that is shown to equal another near the place."""
        if isinstance(known, Finite) and equal is not None:
            return self.laws.carried(body, known.theorem, *equal)
        return self.same(body, known)

    def _waits(self) -> bool:
        """Whether the sign of a parameter is asked for: without it, other forms say no more."""
        return any(term.variables for term in self.asks)

    def remember(self, body: Term, kind: Kind, other: Term) -> None:
        """Note by which other function the limit of a function was found."""
        self.routes[body] = Route(kind, other)

    def same(self, body: Term, known: Trend) -> Trend | None:
        """Return how a function tends that equals another near the place."""
        if isinstance(known, Finite):
            return self.laws.judged(body, known.theorem)
        return self.laws.infinite(body, known.theorem)

    def _settled(self, body: Term, depth: int) -> Trend | None:
        """Return how a function with cases tends: one case applies near the place."""
        if self.place.head == "limit":
            return self._continuous(body)
        for window in self.place.windows():
            inside = self.place.inside(window)
            equal = settled(inside, body)
            if equal.claim.rhs == body:
                continue
            known = self.tends(equal.claim.rhs, depth)
            if known is not None:
                self.remember(body, "form", equal.claim.rhs)
            if isinstance(known, Finite):
                return self.laws.carried(body, known.theorem, window, equal)
            if known is not None:
                return self.same(body, known)
        self._ask(body)
        return self._continuous(body)

    def _ask(self, body: Term) -> None:
        """Ask for the signs of what cases compare and does not depend on the variable."""
        for term in kinks.needed(body):
            if self.place.is_constant(term):
                self.asks[term] = None

    def _by_parts(self, body: Term, depth: int) -> Trend | None:
        match body:
            case App("neg", (a,)):
                inner = self.tends(a, depth)
                return inner and self.laws.negated(body, inner)
            case App("+" | "-" | "*" | "/" as head, (a, b)):
                left, right = self.tends(a, depth), self.tends(b, depth)
                if left is None or right is None:
                    if head == "/" and isinstance(right, Infinite):
                        product = self.tends(App("*", (a, inverse(b))), depth - 1)
                        return product and self.same(body, product)
                    known = left or right
                    small = isinstance(known, Finite) and head == "*" and known
                    return vanishing(self, body, small) if small else None
                return self._combined(head, body, left, right)
            case App("^", (a, n)):
                return self._power(body, a, n, depth)
            case App(head, (a,)) if head not in CONDITIONAL:
                inner = self.tends(a, depth)
                return inner and self._composed(body, head, inner, depth)
            case _:
                return None

    def _combined(self, head: str, body: Term, left: Trend, right: Trend) -> Trend | None:
        laws = self.laws
        match head:
            case "+":
                return laws.added(body, left, right, "limit_add")
            case "-":
                return laws.added(body, left, right, "limit_sub")
            case "*":
                return laws.multiplied(body, left, right)
            case _:
                return laws.divided(body, left, right)

    def _power(self, body: Term, base: Term, exponent: Term, depth: int) -> Trend | None:
        value = difference(exponent, ZERO) if not exponent.variables else None
        if value is None or value.denominator != 1 or abs(value) > MAX_EXPONENT:
            return self._real_power(body, base, exponent, depth)
        n = int(value)
        inner = self.tends(base, depth)
        if inner is None:
            return None
        if n < 0:
            positive = self.tends(App("^", (base, Num(-n))), depth)
            one = self.laws.constant(Num(1))
            return positive and self.laws.divided(body, one, positive)
        if isinstance(inner, Infinite):
            return self.laws.powered(body, inner, n) if n else self.laws.constant(Num(1))
        outer = continuity(self.place, App("^", (Var(ARGUMENT), exponent)), inner.value)
        return outer and self.laws.finite(body, "limit_continuous", outer, inner.theorem)

    def _real_power(self, body: Term, base: Term, exponent: Term, depth: int) -> Trend | None:
        meaning = App("exp", (exponent * App("log", (base,)),))
        known = self.tends(meaning, depth - 1)
        if not isinstance(known, Finite):
            return known and self.same(body, known)
        for window in self.place.windows():
            positive = prove_claim(self.place.inside(window), Claim("<", ZERO, base))
            equal = positive and attempt("axiom", (), "pow_def", (base, exponent))
            if equal is not None and positive is not None:
                equal = infer("cut", (positive, equal))
                return self._carried(body, known, (window, equal))
        return self.same(body, known)

    def _by_root(self, body: Term, depth: int) -> Trend | None:
        """Return how a difference with a root tends at infinity, written as a product."""
        form = without_growth(body, self.place.name)
        if form is None:
            return None
        for window in self.place.windows():
            equal = CLOSERS["root"](self.place.inside(window), body, form)
            other = None if equal is None else self.tends(form, depth - 1)
            if other is not None and equal is not None:
                self.remember(body, "form", form)
                return self._carried(body, other, (window, equal))
        return None

    def _composed(self, body: Term, head: str, inner: Trend, depth: int) -> Trend | None:
        """Return how f(g) tends, from how g does."""
        if isinstance(inner, Finite):
            outer = continuity(self.place, App(head, (Var(ARGUMENT),)), inner.value)
            found = outer and self.laws.finite(body, "limit_continuous", outer, inner.theorem)
            return found or composed_with_given(self, body, head, inner)
        for where, find in (
            (AT_INFINITY, self.place.positive),
            (AT_MINUS_INFINITY, self.place.negative),
        ):
            approach = find(inner.body)
            if approach is None:
                continue
            outer = far(head, where) or given_far(self.place, head, where)
            if outer is not None:
                window, sign = approach
                premises = (outer, inner.theorem, sign, *window.orders)
                found = attempt("limit_compose", premises, self.place.name, window.ends)
                return found and self.laws.judged(body, found)
            if head == "exp":
                return self._growing_exp(body, inner, depth)
        if self.place.is_constant(inner.body):
            return None
        return self._meant(body, head, depth)

    def _growing_exp(self, body: Term, inner: Infinite, depth: int) -> Infinite | None:
        """Return that exp(g) grows where g does: exp(-g) tends to 0."""
        small = self.tends(App("exp", (App("neg", (inner.body,)),)), depth)
        if not isinstance(small, Finite):
            return None
        return self.laws.infinite(body, small.theorem)

    def _meant(self, body: Term, head: str, depth: int) -> Trend | None:
        """Return how a primitive tends that is defined by others."""
        if head not in DEFINED:
            return None
        meaning = first(rewrite(self.place.ctx, body) for rewrite in primitive(head))
        if meaning is None:
            return None
        known = self.tends(meaning.claim.rhs, depth - 1)
        return known and self.same(body, known)

    def _continuous(self, body: Term) -> Finite | None:
        """Return the value at the place, where the function has a derivative there."""
        if not self.place.point:
            return None
        (point,) = self.place.point
        rels = {"limit": ("diff",), "limit+": ("diff+", "diff"), "limit-": ("diff-", "diff")}
        for rel in rels[self.place.head]:
            known = judge_derivative(
                self.place.ctx, App("diff", (self.place.function(body), point)), rel
            )
            found = known and attempt("limit_of_diff", (known,))
            if found is not None and rel == "diff" and self.place.head != "limit":
                found = attempt("limit_side", (found,), self.place.head)
            if found is not None:
                return Finite(body, simplified(self.place.ctx, found))
        return None


def settled(ctx: Context, body: Term) -> Theorem:
    """Return body = body with its derivatives taken and its cases settled."""
    found = refl(body)
    if has_derivative(body):
        found = normalise(ctx, body, (differentiate,))
    return chain(found, kinks.settled(ctx, found.claim.rhs))


@cache
def far(head: str, where: str) -> Theorem | None:
    """Return the limit of a primitive at infinity, one that is known or by its definition."""
    found = at_infinity(head, where)
    if found is not None or head not in BY_MEANING | {"atan"}:
        return found
    place = Place(Context(), ARGUMENT, where, ())
    body = App(head, (place.variable,))
    if head == "atan":
        meaning = atan_far(place.variable, 1 if where == AT_INFINITY else -1)
    else:
        meaning = first(rewrite(place.ctx, body) for rewrite in primitive(head))
    limiter = Limiter(place)
    trend = meaning and limiter.tends(meaning.claim.rhs)
    if meaning is None or not isinstance(trend, Finite):
        return None
    carried = limiter.laws.carried(body, trend.theorem, place.windows()[0], meaning)
    return carried and carried.theorem
