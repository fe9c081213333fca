"""Lemmas about signs: theorems in, a theorem out, and no search.

Each returns None where the kernel refuses, that is, where its premises are not as described.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from symproof.engine.equality import attempt, fresh
from symproof.engine.order.linear import contradiction, prove_linear
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Num, Term, Var
from symproof.kernel.theorem import Theorem, infer

ONE: Final = Num(1)
MINUS_ONE: Final = App("neg", (ONE,))


def signs_of(term: Term) -> tuple[Claim, Claim, Claim]:
    """Return the three cases of a term: below 0, 0, above 0."""
    return Claim("<", term, ZERO), Claim("=", term, ZERO), Claim("<", ZERO, term)


def assumed(claim: Claim) -> Theorem:
    """Return claim |- claim."""
    return infer("assume", (), claim)


def transfer(claim: Claim, theorem: Theorem | None, factor: Term = ONE) -> Theorem | None:
    """Return the claim from a theorem that differs from it by arithmetic."""
    if theorem is None or theorem.claim == claim:
        return theorem
    return attempt("linear", (theorem,), claim, (factor,))


def rewritten(claim: Claim, theorem: Theorem, equation: Theorem, sign: int) -> Theorem | None:
    """Return the claim about sign*(left side) from the theorem about sign*(right side)."""
    return attempt("linear", (theorem, equation), claim, (ONE, ONE if sign < 0 else MINUS_ONE))


def by_signs(term: Term, parts: Sequence[Theorem | None]) -> Theorem | None:
    """Return what all three cases of the term's sign prove."""
    found = [part for part in parts if part is not None]
    return attempt("cases", tuple(found), term) if len(found) == 3 else None


def product(first: Theorem | None, second: Theorem | None) -> Theorem | None:
    """Return what the rule `product` gives from two theorems."""
    return None if first is None or second is None else attempt("product", (first, second))


def repeated(theorem: Theorem | None, count: int) -> Theorem | None:
    """Return the product of a theorem with itself, `count` factors in all."""
    result = theorem
    for _ in range(count - 1):
        result = product(result, theorem)
    return result


def square_positive(term: Term, apart: Theorem) -> Theorem | None:
    """Return 0 < term^2 from term != 0."""
    claim = Claim("<", ZERO, App("^", (term, Num(2))))
    below, zero, above = map(assumed, signs_of(term))
    minus = infer("linear", (below,), Claim("<", ZERO, App("neg", (term,))), (ONE,))
    parts = (
        transfer(claim, product(minus, minus)),
        contradiction((apart, zero), claim),
        transfer(claim, product(above, above)),
    )
    return by_signs(term, parts)


def quotient_sign(term: Term, rel: str, top: Theorem, bottom: Theorem, sign: int) -> Theorem | None:
    """Return 0 rel a/b, given 0 rel sign*a and 0 < sign*b, for the term a/b."""
    if not isinstance(term, App) or term.head != "/":
        return None
    a, b = term.args
    claim = Claim(rel, ZERO, term)
    apart = transfer(Claim("!=", b, ZERO), bottom, ONE if sign < 0 else MINUS_ONE)
    if apart is None:
        return None
    cleared = quotient_times_divisor(a, b, apart)
    if cleared is None:
        return None
    below, zero, above = map(assumed, signs_of(term))
    minus = infer("linear", (below,), Claim("<", ZERO, App("neg", (term,))), (ONE,))
    negative = product(minus, bottom)
    nothing = infer("linear", (zero, cleared), Claim("=", a, ZERO), (b, MINUS_ONE))
    at_zero = prove_linear(claim, (zero,) if rel == "<=" else (top, nothing))
    return by_signs(
        term,
        (
            None if negative is None else contradiction((negative, top, cleared), claim),
            at_zero,
            transfer(claim, above),
        ),
    )


def quotient_times_divisor(a: Term, b: Term, apart: Theorem) -> Theorem | None:
    """Return (a/b)*b = a from b != 0, whatever a and b themselves divide by."""
    top = fresh("numerator", a.variables | b.variables)
    bottom = fresh("divisor", a.variables | b.variables)
    p, q = Var(top), Var(bottom)
    general = infer("field", (assumed(Claim("!=", q, ZERO)),), App("*", (p / q, q)), p)
    moved = infer("put", (infer("put", (general,), top, a),), bottom, b)
    return attempt("cut", (apart, moved))


def quotient_apart(term: Term, top: Theorem, bottom: Theorem) -> Theorem | None:
    """Return a/b != 0 from a != 0 and b != 0, for the term a/b."""
    if not isinstance(term, App) or term.head != "/":
        return None
    a, b = term.args
    claim = Claim("!=", term, ZERO)
    cleared = quotient_times_divisor(a, b, bottom)
    if cleared is None:
        return None
    below, zero, above = map(assumed, signs_of(term))
    nothing = infer("linear", (zero, cleared), Claim("=", a, ZERO), (b, MINUS_ONE))
    parts = (
        transfer(claim, below),
        contradiction((top, nothing), claim),
        transfer(claim, above, MINUS_ONE),
    )
    return by_signs(term, parts)


def root_positive(
    root: Term, inner: Theorem, nonnegative: Theorem, square: Theorem
) -> Theorem | None:
    """Return 0 < root from 0 < a, 0 <= root and root^2 = a."""
    claim = Claim("<", ZERO, root)
    below, zero, above = map(assumed, signs_of(root))
    a = square.claim.rhs
    nothing = attempt("linear", (zero, square), Claim("=", a, ZERO), (root, MINUS_ONE))
    if nothing is None:
        return None
    parts = (
        contradiction((below, nonnegative), claim),
        contradiction((inner, nothing), claim),
        above,
    )
    return by_signs(root, parts)


def absolute(a: Term, rel: str, apart: Theorem | None) -> Theorem | None:
    """Return 0 <= abs(a); with a != 0, 0 < abs(a)."""
    claim = Claim(rel, ZERO, App("abs", (a,)))
    below, zero, above = map(assumed, signs_of(a))
    minus = infer("axiom", (), "abs_of_neg", (a,))
    plain = infer("axiom", (), "abs_of_nonneg", (a,))
    condition = Claim("<=", ZERO, a)
    parts: list[Theorem | None] = [prove_linear(claim, (minus, below))]
    for case, factor in ((zero, MINUS_ONE), (above, ONE)):
        nonnegative = infer("linear", (case,), condition, (factor,))
        value = infer("cut", (nonnegative, plain))
        impossible = None if apart is None else contradiction((apart, case), claim)
        parts.append(prove_linear(claim, (value, case)) or impossible)
    return by_signs(a, parts)


def squeezed(claim: Claim, below: Theorem, above: Theorem) -> Theorem | None:
    """Return a = b from a <= b and b <= a."""
    gap = App("-", (claim.lhs, claim.rhs))
    cases = map(assumed, signs_of(gap))
    return by_signs(gap, [prove_linear(claim, (below, above, case)) for case in cases])


def nonzero_of_square(term: Term) -> Theorem | None:
    """Return 0 < term^2 |- term != 0."""
    claim = Claim("!=", term, ZERO)
    square = assumed(Claim("<", ZERO, App("^", (term, Num(2)))))
    below, zero, above = map(assumed, signs_of(term))
    nothing = infer("linear", (zero,), Claim("=", square.claim.rhs, ZERO), (term,))
    parts = (
        transfer(claim, below),
        contradiction((square, nothing), claim),
        transfer(claim, above, MINUS_ONE),
    )
    return by_signs(term, parts)
