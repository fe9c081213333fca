"""Limits of primitives at infinity, each proved once per process and then cited."""

from __future__ import annotations

from functools import cache
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import attempt
from symproof.engine.laws.established import established
from symproof.engine.order.signs import prove_claim
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Lam, Num, Term, Var
from symproof.kernel.theorem import Theorem, infer

NAME: Final = "t"
T: Final = Var(NAME)
INFINITY: Final = "limit+oo"
MINUS_INFINITY: Final = "limit-oo"
# what is established elsewhere
KNOWN: Final = {
    ("erf", INFINITY): "erf_limit",
    ("erf", MINUS_INFINITY): "erf_limit_neg",
    ("Phi", INFINITY): "Phi_limit",
    ("Phi", MINUS_INFINITY): "Phi_limit_neg",
}


@cache
def at_infinity(head: str, where: str) -> Theorem | None:
    """Return the limit of a primitive at infinity or minus infinity, None where there is none."""
    name = KNOWN.get((head, where))
    if name is not None:
        return established(name)
    return _exp() if (head, where) == ("exp", MINUS_INFINITY) else None


def _exp() -> Theorem | None:
    """Return exp(t) -> 0 at minus infinity: 0 <= exp(t) <= -(1/t) for t < 0."""
    below, body = App("neg", (App("/", (Num(1), T)),)), App("exp", (T,))
    ctx = Context().assuming((Claim("<", T, ZERO),))
    lower, upper = (
        prove_claim(ctx, claim) for claim in (Claim("<=", ZERO, body), Claim("<=", body, below))
    )
    zero = infer("limit_const", (), _at_minus_infinity(ZERO))
    inverse = infer("limit_var", (), _at_minus_infinity(App("/", (Num(1), T))))
    negated = infer("limit_neg", (inverse,))
    small = infer("trans", (negated, infer("ring", (), negated.claim.rhs, ZERO)))
    if lower is None or upper is None:
        return None
    function = Lam((NAME,), body)
    return attempt("squeeze", (zero, small, lower, upper), function, NAME, (ZERO,))


def _at_minus_infinity(body: Term) -> App:
    return App(MINUS_INFINITY, (Lam((NAME,), body),))
