"""Inequalities solved for a root or a logarithm: a R sqrt(b) from squares, a R log(b) from exp."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from symproof.engine.equality import attempt
from symproof.engine.order.linear import rational
from symproof.engine.order.order_lemmas import apply, le_of_squares, log_increasing
from symproof.engine.order.polynomials import Polynomials
from symproof.engine.order.sign_lemmas import ONE, transfer
from symproof.kernel.ring import Poly
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Num, Term
from symproof.kernel.theorem import Theorem, infer

Prover = Callable[[Claim], Theorem | None]


def isolated(claim: Claim, condition: Prover) -> Theorem | None:
    """Return 0 R t, where t is linear in a root or logarithm that can be undone.

    `condition` proves what is left to prove.
    """
    polynomials = Polynomials()
    whole = polynomials.normal(claim.rhs)
    for atom, term in list(polynomials.atoms.items()):
        if not isinstance(term, App) or term.head not in ("sqrt", "log"):
            continue
        coefficient = _factor(whole, atom)
        if coefficient is None:
            continue
        rest: Poly = {m: -c / coefficient for m, c in whole.items() if m != ((atom, 1),)}
        bound = polynomials.term(rest)
        lower = coefficient > 0
        undo = _root if term.head == "sqrt" else _logarithm
        found = undo(claim.rel, bound, term, lower, condition)
        if found is not None:
            return transfer(claim, found, rational(abs(coefficient)))
    return None


def _factor(poly: Poly, atom: int) -> Fraction | None:
    """Return the coefficient of an atom that occurs in no other monomial."""
    holding = [monomial for monomial in poly if atom in dict(monomial)]
    return Fraction(poly[holding[0]]) if holding == [((atom, 1),)] else None


def _root(rel: str, bound: Term, root: App, lower: bool, condition: Prover) -> Theorem | None:
    """Return bound R sqrt(a), or sqrt(a) R bound where the bound is not `lower`."""
    (inside,) = root.args
    nonnegative = condition(Claim("<=", ZERO, inside))
    if nonnegative is None:
        return None
    square = infer("cut", (nonnegative, infer("axiom", (), "sqrt_sq", root.args)))
    positive = infer("cut", (nonnegative, infer("axiom", (), "sqrt_nonneg", root.args)))
    small, large = (bound, root) if lower else (root, bound)
    two = Num(2)

    def prove(needed: Claim) -> Theorem | None:
        if needed == positive.claim:
            return positive
        if needed.lhs == ZERO:
            return condition(needed)
        power = App("^", (bound, two))
        plain = Claim(rel, power, inside) if lower else Claim(rel, inside, power)
        found = condition(plain)
        if found is None:
            return None
        factor = App("neg", (ONE,)) if lower else ONE
        return attempt("linear", (found, square), needed, (ONE, factor))

    return apply(le_of_squares(rel), {"u": small, "v": large}, prove)


def _logarithm(rel: str, bound: Term, log: App, lower: bool, condition: Prover) -> Theorem | None:
    """Return bound R log(a), or log(a) R bound where the bound is not `lower`."""
    (inside,) = log.args
    power = App("exp", (bound,))
    exact = infer("axiom", (), "log_exp", (bound,))
    exp_pos = infer("axiom", (), "exp_pos", (bound,))
    small, large = (power, inside) if lower else (inside, power)

    def prove(needed: Claim) -> Theorem | None:
        return exp_pos if needed == exp_pos.claim else condition(needed)

    found = apply(log_increasing(rel), {"u": small, "v": large}, prove)
    if found is None:
        return None
    claim = Claim(rel, bound, log) if lower else Claim(rel, log, bound)
    factor = App("neg", (ONE,)) if lower else ONE
    return attempt("linear", (found, exact), claim, (ONE, factor))
