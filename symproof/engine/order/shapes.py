"""The sign of a term by its shape: sums, products, quotients, powers, and known functions.

A search of bounded depth (`fuel`); what it finds is inferred by the lemmas of `sign_lemmas`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import attempt, bare
from symproof.engine.laws.established import MEANINGS, established
from symproof.engine.order.linear import prove_linear
from symproof.engine.order.sign_lemmas import (
    ONE,
    absolute,
    product,
    quotient_sign,
    repeated,
    rewritten,
    root_positive,
    square_positive,
    transfer,
)
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import difference
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import BRACKET, App, Num, Term
from symproof.kernel.theorem import Theorem, infer

Prover = Callable[[Context, Claim, int], Theorem | None]

MAX_EXPONENT: Final = 64
# for the signs of the parts of a sum
PART_FUEL: Final = 4
# primitives whose sign is seen from their definition
BY_DEFINITION: Final = ("cosh", "sigmoid")
# functions with values below 1, and above 0 or -1
SQUASHING: Final = frozenset({"sigmoid", "tanh", "Phi", "erf"})
PI_BOUNDS: Final = ("pi_gt", "pi_lt")


@dataclass(frozen=True, slots=True)
class Shapes:
    """Signs in a context; `prove` settles any claim, `cite` only instances of facts."""

    ctx: Context
    prove: Prover
    cite: Prover

    def positive(self, term: Term, rel: str, fuel: int) -> Theorem | None:
        """Return 0 rel term, for the relations < and <=."""
        if fuel <= 0:
            return None
        claim = Claim(rel, ZERO, term)
        for candidate in self._by_shape(term, rel, fuel - 1):
            found = transfer(claim, candidate)
            if found is not None:
                return found
        parts = self._part_signs(term, fuel - 1) if _is_sum(term) else ()
        return prove_linear(claim, (*self.ctx.hyps, *parts))

    def _by_shape(self, term: Term, rel: str, fuel: int) -> Iterator[Theorem | None]:
        yield attempt("decide", (), Claim(rel, ZERO, term))
        match term:
            case App(head, (a,)) if head == BRACKET:
                yield self.positive(a, rel, fuel)
            case App("neg", (a,)):
                yield self.negative(a, rel, fuel)
            case App("+", (a, b)):
                yield self._sum(term, a, b, rel, fuel)
            case App("-", (a, b)):
                below = self.negative(b, "<=", fuel)
                above = below and self.positive(a, rel, fuel)
                if above is not None and below is not None:
                    yield attempt("linear", (above, below), Claim(rel, ZERO, term), (ONE, ONE))
            case App("*", (a, b)):
                if bare(a) == bare(b):
                    yield self._square(a, rel, fuel)
                yield self._product(a, b, rel, fuel)
            case App("/", (a, b)):
                yield self._quotient(term, a, b, rel, fuel)
            case App("^", (a, b)):
                yield self._power(a, b, rel, fuel)
            case App("exp", (a,)):
                yield infer("axiom", (), "exp_pos", (a,))
            case App("pi", ()):
                yield infer("axiom", (), "pi_gt", ())
            case App("sqrt", (a,)):
                yield self._root(a, rel, fuel)
            case App("abs", (a,)):
                apart = self.prove(self.ctx, Claim("!=", a, ZERO), fuel) if rel == "<" else None
                yield absolute(a, rel, apart)
            case App(head, args):
                yield self.cite(self.ctx, Claim(rel, ZERO, term), fuel)
                equation = meaning(self.ctx, head, args)
                found = equation and self.positive(equation.claim.rhs, rel, fuel)
                if equation is not None and found is not None:
                    yield rewritten(Claim(rel, ZERO, term), found, equation, 1)
            case _:
                pass

    def negative(self, term: Term, rel: str, fuel: int) -> Theorem | None:
        """Return 0 rel -term, from the shape of -term with the sign inside."""
        claim = Claim(rel, ZERO, App("neg", (term,)))
        found = prove_linear(claim, self.ctx.hyps)
        if found is not None or fuel <= 0:
            return found
        match bare(term):
            case App("neg", (a,)):
                inner = a
            case App("-", (a, b)):
                inner = App("-", (b, a))
            case App("*", (App("neg", (a,)), b)) | App("*", (b, App("neg", (a,)))):
                inner = App("*", (a, b))
            case App("*", (a, b)):
                above = self.positive(b, rel, fuel - 1)
                if above is not None:
                    return transfer(claim, product(self.negative(a, rel, fuel - 1), above))
                below = self.negative(b, rel, fuel - 1)
                return transfer(claim, product(below and self.positive(a, rel, fuel - 1), below))
            case App("/", (a, b)):
                inner = App("/", (App("neg", (a,)), b))
            case App("^", (a, b)) if (n := natural(b)) is not None:
                return transfer(claim, repeated(self.negative(a, rel, fuel - 1), n))
            case App(head, args):
                equation = meaning(self.ctx, head, args)
                found = equation and self.negative(equation.claim.rhs, rel, fuel - 1)
                if equation is None or found is None:
                    return None
                return rewritten(claim, found, equation, -1)
            case _:
                return None
        return transfer(claim, self.positive(inner, rel, fuel - 1))

    def _sum(self, term: Term, a: Term, b: Term, rel: str, fuel: int) -> Theorem | None:
        """Return 0 < a + b where one is positive and the other at least not negative."""
        for first, second in ((rel, "<="), ("<=", "<"))[: 1 if rel == "<=" else 2]:
            right = self.positive(b, second, fuel)
            left = right and self.positive(a, first, fuel)
            if left is not None and right is not None:
                return attempt("linear", (left, right), Claim(rel, ZERO, term), (ONE, ONE))
        return None

    def _product(self, a: Term, b: Term, rel: str, fuel: int) -> Theorem | None:
        """Return 0 < a*b from equal signs of a and b; b, the shorter in a*b*c, is tried first."""
        right = self.positive(b, rel, fuel)
        if right is not None:
            return product(self.positive(a, rel, fuel), right)
        right = self.negative(b, rel, fuel)
        return product(right and self.negative(a, rel, fuel), right)

    def _square(self, term: Term, rel: str, fuel: int) -> Theorem | None:
        """Return 0 <= term^2, or 0 < term^2 where term != 0."""
        if rel == "<=":
            return infer("square", (), term)
        apart = self.prove(self.ctx, Claim("!=", term, ZERO), fuel)
        return None if apart is None else square_positive(term, apart)

    def _power(self, base: Term, exponent: Term, rel: str, fuel: int) -> Theorem | None:
        n = natural(exponent)
        if n is None:
            return self._real_power(base, exponent, rel, fuel)
        if n % 2 == 0:
            half = App("^", (base, Num(n // 2))) if n > 2 else base
            return self._square(half, rel, fuel)
        return repeated(self.positive(base, rel, fuel), n)

    def _real_power(self, base: Term, exponent: Term, rel: str, fuel: int) -> Theorem | None:
        """Return 0 < base^exponent from 0 < base: such a power is an exponential."""
        condition = self.prove(self.ctx, Claim("<", ZERO, base), fuel)
        if condition is None:
            return None
        meant = infer("cut", (condition, infer("axiom", (), "pow_def", (base, exponent))))
        value = meant.claim.rhs
        if not (isinstance(value, App) and value.head == "exp"):
            return None
        above = infer("axiom", (), "exp_pos", value.args)
        return rewritten(Claim(rel, ZERO, meant.claim.lhs), above, meant, 1)

    def _quotient(self, term: Term, a: Term, b: Term, rel: str, fuel: int) -> Theorem | None:
        """Return 0 < a/b from equal signs of a and b."""
        for sign, prove in ((1, self.positive), (-1, self.negative)):
            bottom = prove(b, "<", fuel)
            top = bottom and prove(a, rel, fuel)
            if bottom is not None and top is not None:
                return quotient_sign(term, rel, top, bottom, sign)
        return None

    def _root(self, a: Term, rel: str, fuel: int) -> Theorem | None:
        """Return 0 <= sqrt(a) from 0 <= a, and 0 < sqrt(a) from 0 < a."""
        condition = self.prove(self.ctx, Claim("<=", ZERO, a), fuel)
        if condition is None:
            return None
        nonnegative = infer("cut", (condition, infer("axiom", (), "sqrt_nonneg", (a,))))
        if rel == "<=":
            return nonnegative
        inner = self.prove(self.ctx, Claim("<", ZERO, a), fuel)
        square = infer("cut", (condition, infer("axiom", (), "sqrt_sq", (a,))))
        return inner and root_positive(App("sqrt", (a,)), inner, nonnegative, square)

    def _part_signs(self, term: Term, fuel: int) -> tuple[Theorem, ...]:
        """Return the signs of the summands of a sum, each but for its rational factors."""
        found: dict[Term, tuple[Theorem | None, ...]] = {}
        pending = [term]
        fuel = min(fuel, PART_FUEL)
        while pending:
            part = pending.pop()
            match part:
                case App("+" | "-" | "neg" | "()", args):
                    pending.extend(args)
                case App("*", (a, b)) if not (a.variables and b.variables):
                    pending.extend((a, b))
                case App("/", (a, b)) if not b.variables:
                    pending.extend((a, b))
                case App("pi", ()):
                    found[part] = tuple([infer("axiom", (), name, ()) for name in PI_BOUNDS])
                case App(head, _) if part not in found and fuel > 0:
                    strict = self.positive(part, "<", fuel)
                    sign = strict or self.positive(part, "<=", fuel)
                    ends = self._ends(part, fuel) if head in SQUASHING else ()
                    found[part] = (sign, *ends)
                case _:
                    pass
        return tuple([sign for signs in found.values() for sign in signs if sign is not None])

    def _ends(self, part: Term, fuel: int) -> tuple[Theorem | None, ...]:
        """Return the bounds of a function with bounded values."""
        claims = Claim("<", part, ONE), Claim("<", App("neg", (ONE,)), part)
        return tuple([self.cite(self.ctx, claim, fuel) for claim in claims])


def meaning(ctx: Context, head: str, args: tuple[Term, ...]) -> Theorem | None:
    """Return what a function is by definition, where that may show a sign."""
    if head in ctx.definitions:
        return attempt("unfold", (), ctx.definitions[head], args)
    return established(MEANINGS[head], *args) if head in BY_DEFINITION else None


def natural(exponent: Term) -> int | None:
    """Return the value of an exponent from 1 to MAX_EXPONENT, None for any other."""
    try:
        n = difference(exponent, ZERO)
    except KernelError:
        return None
    if n is None or n.denominator != 1 or not 0 < n <= MAX_EXPONENT:
        return None
    return int(n)


def _is_sum(term: Term) -> bool:
    core = bare(term)
    return isinstance(core, App) and core.head in ("+", "-", "neg")
