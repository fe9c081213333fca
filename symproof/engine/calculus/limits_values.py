"""What a limit is, as it is best written: numbers reduced, functions evaluated at 0."""

from __future__ import annotations

from fractions import Fraction
from functools import cache, lru_cache
from typing import Final

from symproof.engine.calculus import kinks
from symproof.engine.calculus.limits_near import equation
from symproof.engine.calculus.neatness import ordered
from symproof.engine.context import Context
from symproof.engine.equality import attempt, chain, congruence, refl, ring, symm
from symproof.engine.laws.closing import close_by_all_laws, close_exp, close_field
from symproof.engine.laws.established import established
from symproof.engine.order.floats import value as number_of
from symproof.engine.order.linear import prove_linear, rational
from symproof.engine.order.signs import prove_claim
from symproof.engine.planning.tidy import tidied
from symproof.engine.rewriting import DEFINED, normalise, primitive
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import difference
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Lam, Num, Term
from symproof.kernel.theorem import Theorem

_HALF: Final = App("/", (Num(1), Num(2)))
_ONE: Final = Num(1)
# functions whose value at 0 is a number that is worth knowing
AT_ZERO: Final[dict[str, Term]] = {
    **dict.fromkeys(("sin", "tan", "sinh", "tanh", "atan", "erf", "abs", "sqrt", "sign"), ZERO),
    **dict.fromkeys(("exp", "cos", "cosh"), _ONE),
    **dict.fromkeys(("sigmoid", "Phi"), _HALF),
}
# a closed value that is so close to a fraction with such a denominator may be that
MAX_DENOMINATOR: Final = 1000
CLOSE: Final = 1e-12
# so many closed values are kept with what they are
MAX_CLOSED: Final = 2_000
AT_ONE: Final[dict[str, Term]] = {"log": ZERO, "sqrt": _ONE}


def simplified(ctx: Context, judged: Theorem) -> Theorem:
    """Return a judgement of a limit with its value as it is best written."""
    equal = simpler(ctx, judged.claim.rhs)
    return judged if equal is None else attempt("trans", (judged, equal)) or judged


def simpler(ctx: Context, value: Term) -> Theorem | None:
    """Return value = a simpler term, None where there is none."""
    if value.variables or value.functions:
        return _simpler(ctx, value)
    return _closed(value)


@lru_cache(maxsize=MAX_CLOSED)
def _closed(value: Term) -> Theorem | None:
    """Return value = a simpler term for a closed one: no hypothesis is about it."""
    return None if isinstance(value, Num) else _simpler(Context(), value)


def _simpler(ctx: Context, value: Term) -> Theorem | None:
    evaluated = normalise(ctx, value, (_evaluated, *kinks.meanings()))
    current = evaluated.claim.rhs
    number = _guessed(ctx, current)
    if number is not None:
        return chain(evaluated, number)
    better = _reduced(current)
    link = None if better == current else ring(current, better) or close_field(ctx, current, better)
    if link is None:
        return None if current == value else evaluated
    return chain(evaluated, link)


def _reduced(term: Term) -> Term:
    try:
        number = difference(term, ZERO)
        return ordered(tidied(term)) if number is None else _numeral(number)
    except KernelError:
        return term


def _guessed(ctx: Context, term: Term) -> Theorem | None:
    """Return a closed term that has functions in it = the simple number that it seems to be."""
    if term.variables or term.functions or difference(term, ZERO) is not None:
        return None
    known = number_of(term)
    if known is None:
        return None
    guess = Fraction(known).limit_denominator(MAX_DENOMINATOR)
    if abs(float(guess) - known) > CLOSE:
        return None
    return equation(ctx, term, _numeral(guess))


def _numeral(value: Fraction) -> Term:
    return App("neg", (rational(-value),)) if value < 0 else rational(value)


def _evaluated(_: Context, term: Term) -> Theorem | None:
    """Return f(0) or f(1) = a number, for a primitive."""
    if not isinstance(term, App) or len(term.args) != 1 or term.head not in {*AT_ZERO, *AT_ONE}:
        return None
    (argument,) = term.args
    if not hasattr(argument, "shape") or argument.variables or isinstance(argument, Lam):
        return None
    for table, point in ((AT_ZERO, ZERO), (AT_ONE, _ONE)):
        if term.head in table:
            same = ring(argument, point)
            value = same and at_number(term.head, point, table[term.head])
            if same is not None and value is not None:
                return chain(congruence(term, [same]), value)
    return None


@cache
def at_number(head: str, point: Term, value: Term) -> Theorem | None:
    """Return f(point) = value for a primitive, proved once."""
    ctx, term = Context(), App(head, (point,))
    if head == "erf":
        return _erf_zero()
    if head in DEFINED:
        meaning = normalise(ctx, term, primitive(head))
        inner = normalise(ctx, meaning.claim.rhs, (_evaluated,))
        end = close_exp(ctx, inner.claim.rhs, value)
        return end and chain(meaning, inner, end)
    if head in ("abs", "sign"):
        meaning = normalise(ctx, term, primitive(head))
        end = ring(meaning.claim.rhs, value)
        return end and chain(meaning, end)
    return close_by_all_laws(ctx, term, value)


def _erf_zero() -> Theorem | None:
    """Return erf(0) = 0: erf is odd."""
    odd = established("erf_neg", ZERO)
    same = congruence(App("erf", (App("neg", (ZERO,)),)), [ring(App("neg", (ZERO,)), ZERO)])
    return prove_linear(Claim("=", App("erf", (ZERO,)), ZERO), (chain(symm(same), odd),))


def equal_when_evaluated(ctx: Context, a: Term, b: Term) -> Theorem | None:
    """Return a = b where values at 0 and 1, and cases that are settled, make them the same."""
    left, right = (simpler(ctx, term) or refl(term) for term in (a, b))
    middle = ring(left.claim.rhs, right.claim.rhs)
    return middle and chain(left, middle, symm(right))


def equal(ctx: Context, a: Term, b: Term) -> Theorem | None:
    """Return a = b, by values and by all laws."""
    found = ring(a, b)
    if found is not None:
        return found
    left, right = simpler(ctx, a), simpler(ctx, b)
    x = a if left is None else left.claim.rhs
    y = b if right is None else right.claim.rhs
    middle = equation(ctx, x, y) or prove_claim(ctx, Claim("=", x, y))
    if middle is None:
        return None
    if left is not None:
        middle = chain(left, middle)
    return middle if right is None else chain(middle, symm(right))
