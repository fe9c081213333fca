"""Claims about limits, without them: limits are replaced by what they are proved to be.

Where a limit depends on the signs of parameters it is taken at each point anew.  A claim with
O(x^n) is about the first coefficient in which the two sides differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import count
from typing import Final

from symproof.engine.calculus.deriving import judge
from symproof.engine.calculus.limits import evaluate, judge_limit
from symproof.engine.calculus.limits_growth import ONE
from symproof.engine.calculus.limits_values import simpler
from symproof.engine.calculus.nearness import met
from symproof.engine.context import Context
from symproof.engine.order.linear import rational
from symproof.engine.order.signs import prove_claim
from symproof.engine.rewriting import normalise
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import ZERO, Claim, Definition
from symproof.kernel.statement import obligations
from symproof.kernel.term import LIMITS, App, Lam, Num, Term, Var, parts_of, substitute
from symproof.notation.places import Remainder, remainder_parts
from symproof.notation.plain import show

# a claim without limits, and which limits it was about
Meant = tuple[Claim, str]
MAX_ORDER: Final = 12


def has_limits(claim: Claim) -> bool:
    """Whether a claim is about limits."""
    return any(True for _ in limits_of(claim))


def limits_of(claim: Claim) -> Iterator[Term]:
    """Yield the limits in a claim."""
    for side in dict.fromkeys((claim.lhs, claim.rhs)):
        yield from (
            part for part in parts_of(side) if isinstance(part, App) and part.head in LIMITS
        )


class Limits:
    """What a claim says without limits: everywhere at once, or at a point."""

    def __init__(
        self, claim: Claim, hyps: Sequence[Claim], definitions: Mapping[str, Definition]
    ) -> None:
        self.claim = claim
        self.definitions = definitions
        self.general = self._safely(Context(definitions).assuming(hyps), claim)
        self.memo: dict[object, Meant | None] = {}

    def at(self, functions: Mapping[str, Lam], point: Mapping[str, Fraction]) -> Meant | None:
        """Return what the claim says at a point with given functions, None where that is open."""
        if self.general is not None:
            return self.general
        key = tuple(sorted(point.items())), tuple(sorted(functions.items(), key=repr))
        if key not in self.memo:
            values = {name: rational(value) for name, value in point.items()}
            try:
                definitions = {
                    name: d.substitute(values, functions) for name, d in self.definitions.items()
                }
                claim = self.claim.substitute(values, functions)
            except KernelError:
                return None
            self.memo[key] = self._safely(Context(definitions), claim)
        return self.memo[key]

    @staticmethod
    def _safely(ctx: Context, claim: Claim) -> Meant | None:
        try:
            meant = _meant(ctx, claim)
            # the kernel's functions are total: that the functions have values is another matter
            return meant if meant is not None and _have_values(ctx, claim) else None
        except (KernelError, RecursionError):
            return None


def _have_values(ctx: Context, claim: Claim) -> bool:
    """Whether the functions under the limits of a claim are proved to have values near by."""
    if claim.rel in ("limit", "bounded"):
        claims = [claim]
    else:
        claims = [Claim("=", term, term) for term in limits_of(claim)]
    needed = obligations(claims, ctx.definitions.values())
    return all(met(ctx.assuming(each.guards), each) for each in needed)


def _meant(ctx: Context, claim: Claim) -> Meant | None:
    if claim.rel == "bounded":
        parts = remainder_parts(claim)
        return None if parts is None else _coefficients(ctx, parts)
    if claim.rel == "limit":
        known = judge_limit(ctx, claim.lhs)
        if known is None:
            return None
        right = normalise(ctx, claim.rhs, (evaluate,)).claim.rhs
        return _noted(ctx, claim, Claim("=", known.claim.rhs, right))
    left, right = (normalise(ctx, side, (evaluate,)).claim.rhs for side in (claim.lhs, claim.rhs))
    return _noted(ctx, claim, Claim(claim.rel, left, right))


def _noted(ctx: Context, claim: Claim, meant: Claim) -> Meant | None:
    """Return a claim with the values of limits that went into it, None where one is left."""
    if has_limits(meant):
        return None
    values = [found.claim for term in limits_of(claim) if (found := evaluate(ctx, term))]
    words = [f"{show(value.lhs)} = {show(value.rhs)}" for value in dict.fromkeys(values)]
    return meant, f"proved: {', '.join(words)}"


def _coefficients(ctx: Context, parts: Remainder) -> Meant | None:
    """Return the first coefficient of f with that of the polynomial, where they differ."""
    x = Var(parts.param)
    order = 1 if parts.power == x else next(n for n in count(2) if parts.power == x**n)
    for k in range(min(order, MAX_ORDER)):
        power: Term = ONE if k == 0 else x if k == 1 else x ** Num(k)
        gap = judge_limit(ctx, _at_zero(parts.param, (parts.function - parts.value) / power))
        if gap is None:
            return None
        value = gap.claim.rhs
        if prove_claim(ctx, Claim("=", value, ZERO)) is not None:
            continue
        own = _coefficient(ctx, parts.param, parts.value, k)
        whole = None if own is None else simpler(ctx, own + value)
        if own is None:
            return Claim("=", value, ZERO), f"{_named(x, k)} in the difference"
        left = own + value if whole is None else whole.claim.rhs
        return Claim("=", left, own), _named(x, k)
    return None


def _coefficient(ctx: Context, name: str, polynomial: Term, k: int) -> Term | None:
    """Return the coefficient of x^k in a polynomial: its derivative at 0 by the factorial."""
    value = polynomial
    factorial = 1
    for i in range(1, k + 1):
        slope = judge(ctx, App("diff", (Lam((name,), value), Var(name))))
        if slope is None:
            return None
        value, factorial = slope.claim.rhs, factorial * i
    found = substitute(value, {name: ZERO})
    quotient = found if factorial == 1 else found / factorial
    better = simpler(ctx, quotient)
    return quotient if better is None else better.claim.rhs


def _at_zero(name: str, body: Term) -> Term:
    return App("limit", (Lam((name,), body), ZERO))


def _power(x: Var, k: int) -> str:
    return show(x ** Num(k)) if k > 1 else show(x)


def _named(x: Var, k: int) -> str:
    return f"the coefficient of {_power(x, k)}" if k else f"the value at {x.name} = 0"
