"""Real powers through the exponential function: x^y = exp(y*log(x)) for positive x."""

from __future__ import annotations

from symproof.engine.equality import attempt, chain, symm
from symproof.engine.laws.conditions import Conditions
from symproof.engine.laws.exponentials import MAX_POWER, natural_multiple
from symproof.engine.laws.lemmas import by_lemma
from symproof.engine.laws.modulo import Relation
from symproof.engine.rewriting import Rewriter
from symproof.kernel.ring import Ring, as_constant
from symproof.kernel.term import App, Num, Term
from symproof.kernel.theorem import Theorem, infer


def real_powers(conditions: Conditions) -> Rewriter:
    """Return the rewriter x^y = exp(y*log(x)), and exp(log(x)) = x, for positive x."""

    def rewrite(_: object, term: Term) -> Theorem | None:
        match term:
            case App("^", (base, exponent)) if not is_integer(exponent):
                positive = conditions.positive(base, needed=True)
                found = attempt("axiom", (), "pow_def", (base, exponent))
                return found and positive and attempt("cut", (positive, found))
            case App("exp", (App("log", (a,)),)):
                positive = conditions.positive(a, needed=True)
                return positive and infer("cut", (positive, infer("axiom", (), "exp_log", (a,))))
            case App("sqrt", (a,)):
                positive = conditions.positive(a)
                return positive and by_lemma("sqrt_eq_exp", (a,), positive)
            case _:
                return None

    return rewrite


def is_integer(exponent: Term) -> bool:
    """Whether an exponent is the numeral of an integer, or arithmetic of such."""
    value = as_constant(Ring().normal(exponent))
    return value is not None and value.denominator == 1


def root_of_power(conditions: Conditions, term: Term) -> Relation | None:
    """Return exp(1/q*log(u))^q = u as a relation, for such an exponential and u > 0."""
    match term:
        case App("exp", (App("*", (App("/", (Num(1), Num(q))), App("log", (u,)) as log)) as unit,)):
            positive = conditions.positive(u)
            if positive is None or not 2 <= q <= MAX_POWER:
                return None
            power = natural_multiple(q, unit)
            whole = infer("ring", (), power.claim.lhs, App("exp", (log,)))
            value = infer("cut", (positive, infer("axiom", (), "exp_log", (u,))))
            return Relation(power.claim.rhs, chain(symm(power), whole, value))
        case _:
            return None
