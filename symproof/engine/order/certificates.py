"""Certificates of 0 R t: sums of squares, products of what is known, contradictions.

Each is a combination of theorems with multipliers, which the kernel's rule `linear` checks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from symproof.engine.equality import attempt
from symproof.engine.order.linear import combination, contradiction, rational
from symproof.engine.order.order_lemmas import products
from symproof.engine.order.polynomials import Polynomials
from symproof.engine.order.sign_lemmas import MINUS_ONE, ONE, by_signs, product, signs_of, transfer
from symproof.engine.order.squares import sum_of_squares
from symproof.kernel.ring import constant
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Term
from symproof.kernel.theorem import Theorem, infer

# of how many inequalities the products are formed
MAX_FACTORS: Final = 9

Known = tuple[Theorem, ...]


def by_squares(claim: Claim, known: Known) -> Theorem | None:
    """Return the goal as a sum of squares times positive atoms, known equations being used."""
    polynomials = Polynomials()
    target, used = polynomials.reduced(claim.rhs, known)
    positive = polynomials.positive(known)
    squares = sum_of_squares(target, frozenset(positive))
    if squares is None:
        target, more = polynomials.balanced(target, known)
        squares = sum_of_squares(target, frozenset(positive)) if more else None
        used = [*used, *more]
    if squares is None:
        return None
    premises: list[Theorem] = []
    multipliers: list[Term] = []
    for coefficient, atoms, root in squares:
        if not atoms and root == constant(1):
            # what is left over may make the inequality strict
            continue
        factor: Theorem | None = infer("square", (), polynomials.term(root))
        for atom in sorted(atoms):
            factor = product(positive[atom], factor)
        if factor is not None:
            premises.append(factor)
            multipliers.append(rational(coefficient))
    premises.extend(theorem for theorem, _ in used)
    multipliers.extend(factor for _, factor in used)
    return attempt("linear", tuple(premises), claim, tuple(multipliers))


def by_refutation(claim: Claim, known: Known) -> Theorem | None:
    """Return the goal because its negation contradicts what is known, and products of it."""
    parts: list[Theorem | None] = []
    for case in signs_of(claim.rhs):
        assumed = infer("assume", (), case)
        found = combination(claim, (assumed,))
        if found is None:
            own = _both(assumed) if case.rel == "=" else tuple(_factors(assumed))
            factors = [f for theorem in known for f in _factors(theorem)]
            chosen = (*factors[: MAX_FACTORS - len(own)], *own)
            found = contradiction((*known, assumed, *products(chosen)), claim)
        if found is None:
            return None
        parts.append(found)
    return by_signs(claim.rhs, parts)


def by_products(claim: Claim, known: Known) -> Theorem | None:
    """Return the goal as a combination of what is known and products of two inequalities."""
    factors = [factor for theorem in known for factor in _factors(theorem)]
    if not factors:
        return None
    return combination(claim, (*known, *products(tuple(factors[:MAX_FACTORS]))))


def clash(claim: Claim, known: Known) -> Theorem | None:
    """Return any claim because products of what is known contradict it: 0 < x, a < 1, x < a*x."""
    factors = [factor for theorem in known for factor in _factors(theorem)]
    return contradiction((*known, *products(tuple(factors[-MAX_FACTORS:]))), claim)


def _both(equation: Theorem) -> tuple[Theorem, ...]:
    """Return 0 <= a - b and 0 <= b - a from a = b."""
    claim = equation.claim
    gaps = App("-", (claim.lhs, claim.rhs)), App("-", (claim.rhs, claim.lhs))
    return tuple(
        [
            infer("linear", (equation,), Claim("<=", ZERO, gap), (factor,))
            for gap, factor in zip(gaps, (MINUS_ONE, ONE), strict=True)
        ]
    )


def _factors(theorem: Theorem) -> Iterator[Theorem]:
    """Yield an inequality as 0 < a or 0 <= a."""
    claim = theorem.claim
    if claim.rel in ("<", "<="):
        side = claim.rhs if claim.lhs == ZERO else App("-", (claim.rhs, claim.lhs))
        factor = transfer(Claim(claim.rel, ZERO, side), theorem)
        if factor is not None:
            yield factor
