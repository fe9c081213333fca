"""Fractions in the arguments of functions, in one form: a polynomial and proper fractions.

So exp(2*sigmoid(2*x)) and exp(1 + tanh(x)) come to be exponentials of the same units.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from symproof.engine.equality import congruence
from symproof.engine.laws.algebra import ARITHMETIC, Algebra, NoFractionError, Quotient
from symproof.engine.laws.conditions import Conditions, Relations
from symproof.engine.laws.division import divided, lowest_terms
from symproof.engine.laws.modulo import close_modulo
from symproof.engine.order.linear import rational
from symproof.engine.rewriting import Rewriter
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import Poly, add, as_constant
from symproof.kernel.term import GUARDS, App, Lam, Term
from symproof.kernel.theorem import Theorem

MAX_PARTS: Final = 20
# what has laws of its own for fractions, or none for any argument
KEPT: Final = frozenset({*ARITHMETIC, *GUARDS, "^", "sqrt", "abs", "sign", "log", "cases", "diff"})


def proper_fractions(conditions: Conditions, _: Relations, __: Sequence[Term]) -> Rewriter:
    """Return the rewriter of f(u) to f(v), where v is u as a sum of proper fractions."""
    # one numbering of atoms, so that equal fractions are divided alike
    algebra = Algebra(conditions.apart)

    def proper(term: Term) -> Theorem | None:
        if not has_divisor(term):
            return None
        try:
            better = _written(algebra, algebra.quotient(term))
        except (NoFractionError, KernelError):
            return None
        if better is None or better == term:
            return None
        return close_modulo(term, better, (), conditions.apart)

    def rewrite(_: object, term: Term) -> Theorem | None:
        match term:
            case App(head, args) if head not in KEPT:
                parts = [None if isinstance(arg, Lam) else proper(arg) for arg in args]
                return congruence(term, parts) if any(parts) else None
            case _:
                return None

    return rewrite


def has_divisor(term: Term) -> bool:
    """Whether arithmetic outside functions divides by something that is no constant."""
    match term:
        case App("/", (a, b)):
            return bool(b.variables) or has_divisor(a)
        case App("^", (a, _)):
            return has_divisor(a)
        case App(head, args) if head in ARITHMETIC:
            return any(map(has_divisor, args))
        case _:
            return False


def _written(algebra: Algebra, quotient: Quotient) -> Term | None:
    """Return a fraction as a polynomial and multiples of monomials over one denominator."""
    top, bottom = quotient.top, quotient.bottom.copy()
    for key in quotient.bottom:
        while bottom[key]:
            rest, over = lowest_terms(top, dict(key))
            if as_constant(over) is None:
                break
            top, bottom[key] = rest, bottom[key] - 1
    top, below = lowest_terms(top, algebra.expanded(+bottom))
    if as_constant(below) is not None:
        return algebra.term(top)
    if below[max(below)] < 0:
        top, below = add({}, top, -1), add({}, below, -1)
    whole, rest = divided(top, below)
    if len(rest) > MAX_PARTS:
        return None
    divisor = algebra.term(below)
    result = algebra.term(whole) if whole else None
    for monomial in sorted(rest):
        value = Fraction(rest[monomial])
        one: Poly = {monomial: Fraction(1)}
        part: Term = App("/", (algebra.term(one), divisor))
        if abs(value) != 1:
            part = App("*", (rational(abs(value)), part))
        if result is None:
            result = part if value > 0 else App("neg", (part,))
        else:
            result = App("+" if value > 0 else "-", (result, part))
    return result
