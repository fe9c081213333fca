"""Logarithms of products: log(u) = sum of n*log(f) for the positive factors f^n of u.

What is proved is exp(sum of n*log(f)) = u; the logarithm of that is the law.
"""

from __future__ import annotations

from collections.abc import Iterable

from symproof.engine.equality import chain, congruence
from symproof.engine.laws.algebra import times
from symproof.engine.laws.conditions import Conditions, Relations
from symproof.engine.laws.exponentials import exponentials, multiple_of, natural_multiple
from symproof.engine.laws.factors import Factor, factors, parity
from symproof.engine.laws.log_lemmas import exp_log, log_of_exp
from symproof.engine.laws.powers import is_integer, real_powers
from symproof.engine.rewriting import Rewriter
from symproof.kernel.ring import difference
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Num, Term
from symproof.kernel.theorem import Theorem, infer


def logarithms(conditions: Conditions, relations: Relations) -> Rewriter:
    """Return the rewriter of the logarithm of a product to a sum of logarithms."""

    def rewrite(_: object, term: Term) -> Theorem | None:
        match term:
            case App("log", (u,)):
                total = _expanded(conditions, u)
                if total is None or difference(total, term) == 0:
                    return None
                equation = exponential_of(conditions, relations, total, u)
                return equation and log_of_exp(equation)
            case _:
                return None

    return rewrite


def exponential_of(
    conditions: Conditions, relations: Relations, total: Term, value: Term
) -> Theorem | None:
    """Return exp(total) = value by the laws of exponents and exp(log(u)) = u."""
    whole = App("exp", (total,))
    rewriters = (real_powers(conditions), exponentials(whole, value))
    return conditions.equal(whole, value, rewriters, relations)


def _expanded(conditions: Conditions, term: Term) -> Term | None:
    """Return the sum of logarithms that log(term) should be, None where signs are not known."""
    sign, found = factors(term, conditions.apart)
    parts: list[tuple[int, Term]] = []
    unknown: list[Factor] = []
    for base, n in found:
        positive, minus = _positive(conditions, base, n)
        sign *= minus
        if positive is None:
            unknown.append((base, n))
        else:
            parts.append((n, _log(positive)))
    rest = _product(sign, unknown)
    if rest != Num(1):
        if conditions.positive(rest, needed=True) is None:
            return None
        parts.append((1, _log(rest)))
    return _sum(parts)


def _positive(conditions: Conditions, base: Term, n: int) -> tuple[Term | None, int]:
    """Return a positive term whose n-th power is that of the base, up to a sign."""
    if conditions.positive(base) is not None:
        return base, 1
    opposite = App("neg", (base,))
    if conditions.positive(opposite) is not None:
        return opposite, parity(n)
    if n % 2 == 0 and conditions.prove(Claim("!=", base, ZERO)) is not None:
        return App("abs", (base,)), 1
    return None, 1


def _log(term: Term) -> Term:
    match term:
        case App("exp", (a,)):
            return a
        case App("E", ()):
            return Num(1)
        case App("^", (base, exponent)) if not is_integer(exponent):
            return App("*", (exponent, App("log", (base,))))
        case _:
            return App("log", (term,))


def _product(sign: int, found: Iterable[Factor]) -> Term:
    top = times([base if n == 1 else App("^", (base, Num(n))) for base, n in found if n > 0])
    bottom = [base if n == -1 else App("^", (base, Num(-n))) for base, n in found if n < 0]
    whole = App("/", (top, times(bottom))) if bottom else top
    if sign == 0:
        return Num(0)
    return whole if sign > 0 else App("neg", (whole,))


def _sum(parts: list[tuple[int, Term]]) -> Term:
    result: Term | None = None
    for n, part in parts:
        summand = multiple_of(n, part)
        result = summand if result is None else App("+", (result, summand))
    return Num(0) if result is None else result


def log_pow(base: Term, n: int) -> Theorem:
    """Return 0 < base |- log(base^n) = n*log(base), for n > 0."""
    power = natural_multiple(n, App("log", (base,)))
    outer = power.claim.rhs
    whole = congruence(outer, [exp_log(base)]) if n > 1 and isinstance(outer, App) else None
    if whole is None:
        whole = chain(exp_log(base), infer("ring", (), base, base**n))
    return log_of_exp(chain(power, whole))
