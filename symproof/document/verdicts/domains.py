"""Where the terms of a relation have values: conditions that a row leaves unsaid.

`x^2/x = x` is meant where x is not 0, since its left side has a value only there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from symproof.document.verdicts.stating import Setting
from symproof.engine.planning.tidy import tidied
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import difference
from symproof.kernel.sequent import JUDGEMENTS, ZERO, Claim
from symproof.kernel.statement import obligations
from symproof.kernel.term import App, Num, Term, Var, parts_of, substitute
from symproof.notation.places import strip
from symproof.wording import number

if TYPE_CHECKING:
    from symproof.engine.calculus.definedness import Undefined, Values

ONE: Final = Num(1)
_POLYNOMIAL: Final = frozenset({"+", "-", "*", "^", "neg", "()"})


def needs(
    term: Term, setting: Setting, *, always: bool = False, near: bool = False
) -> frozenset[Claim]:
    """Return what a term needs in order to have a value, as gaps tell it.

    With `always`, what only one case of it needs is left out; with `near`, only what is needed all
    around the point of a derivative is returned.
    """
    try:
        found = obligations((Claim("=", term, term),), setting.definitions)
    except KernelError:
        return frozenset()
    claims: set[Claim] = set()
    for each in found:
        # a variable near a point is put back to the point
        back = {name: where[1][0] for name, where in each.near if where[0] == "diff"}
        if (always and each.guards) or (near and not back):
            continue
        try:
            claims.add(each.claim.substitute(back, {}))
        except KernelError:
            continue
    return frozenset(claims)


def conditions(gap: Undefined, variables: Iterable[str]) -> tuple[Claim, ...]:
    """Return conditions under which a term has a value again; none where there are none to say.

    Where the value of a sum, a product or a root is missing, they are all that it needs; where a
    derivative is missing, they leave out the point.
    """
    names = gap.needs.lhs.variables | gap.needs.rhs.variables
    if not names or not names <= {*variables}:
        return ()
    point = gap.point or ()
    if gap.needs.rel in JUDGEMENTS:
        values = dict(point)
        if gap.needs.rel != "diff" or len(names) != 1 or values.keys() != names:
            return ()
        (name,) = names
        return (Claim("!=", Var(name), number(values[name])),)
    return tuple(dict.fromkeys(solved(part) for part in _parts(gap.needs, point)))


def except_at(values: Values) -> tuple[Claim, ...]:
    """Return the condition that leaves out a point of one variable."""
    if len(values) != 1:
        return ()
    ((name, value),) = values
    return (Claim("!=", Var(name), number(value)),)


def is_point(claim: Claim) -> bool:
    """Whether a condition leaves out one value of a variable: x != 2."""
    named = isinstance(claim.lhs, Var) and claim.rel == "!="
    return named and not (claim.rhs.variables or claim.rhs.functions)


def _parts(needed: Claim, point: Values) -> Iterator[Claim]:
    """Yield a != 0 and b != 0 for a*b != 0, those that hold everywhere as far as it is seen not."""
    if needed.rel != "!=" or needed.rhs != ZERO:
        yield needed
        return
    factors = [*_factors(needed.lhs)]
    zero = [factor for factor in factors if _vanishes(factor, point)]
    for factor in factors:
        if not zero or factor in zero or _is_polynomial(factor):
            yield Claim("!=", factor, ZERO)
            above, below = _quotient(factor)
            if below != ONE:
                yield Claim("!=", tidied(above), ZERO)


def _quotient(term: Term) -> tuple[Term, Term]:
    """Return sums and products of fractions as one fraction."""
    match strip(term):
        case App("/", (a, b)):
            (p, q), (r, s) = _quotient(a), _quotient(b)
            return _product(p, s), _product(q, r)
        case App("*", (a, b)):
            (p, q), (r, s) = _quotient(a), _quotient(b)
            return _product(p, r), _product(q, s)
        case App("+" | "-" as sign, (a, b)):
            (p, q), (r, s) = _quotient(a), _quotient(b)
            if q == s:
                return App(sign, (p, r)), q
            return App(sign, (_product(p, s), _product(r, q))), _product(q, s)
        case App("neg", (a,)):
            p, q = _quotient(a)
            return -p, q
        case core:
            return core, ONE


def _product(a: Term, b: Term) -> Term:
    return b if a == ONE else a if b == ONE else a * b


def _factors(term: Term) -> Iterator[Term]:
    """Yield what must not be 0 for a product, a power or a fraction not to be 0."""
    match strip(term):
        case App("*", (a, b)):
            yield from _factors(a)
            yield from _factors(b)
        case App("^", (a, Num(exponent))) if exponent:
            yield from _factors(a)
        case App("neg" | "/" | "sqrt" | "abs", (a, *_)):
            yield from _factors(a)
        case App("exp", _):
            return
        case Num(value) if value:
            return
        case core:
            yield core


def _vanishes(term: Term, point: Values) -> bool:
    there = {name: number(value) for name, value in point}
    try:
        return difference(substitute(term, there), ZERO) == 0
    except KernelError:
        return False


def _is_polynomial(term: Term) -> bool:
    heads = {part.head for part in parts_of(term) if isinstance(part, App)}
    return heads <= _POLYNOMIAL and not term.functions


def solved(claim: Claim) -> Claim:
    """Return x != 1 for x - 1 != 0 and 1 < x for 0 < x - 1, and any other claim as it is."""
    match claim.lhs, strip(claim.rhs):
        case (Num(0), App("^", (base, Num(power)))) if claim.rel == "<" and power % 2 == 0 < power:
            return solved(Claim("!=", base, ZERO))
        case (left, Num(0)) if claim.rel == "!=":
            gap = strip(left)
        case (Num(0), right) if claim.rel in ("<", "<="):
            gap = strip(right)
        case _:
            return claim
    try:
        return _solved(claim, gap) or claim
    except KernelError:
        return claim


def _solved(claim: Claim, gap: Term) -> Claim | None:
    match gap:
        case App("-", (Var(name) as x, place)) if name not in place.variables:
            return _placed(claim.rel, x, strip(place), rising=True)
        case App("-", (place, Var(name) as x)) if name not in place.variables:
            return _placed(claim.rel, x, strip(place), rising=False)
        case _:
            pass
    if len(gap.variables) != 1:
        return None
    (name,) = gap.variables
    low, high = (difference(substitute(gap, {name: end}), ZERO) for end in (ZERO, ONE))
    if low is None or high is None or low == high:
        return None
    x, root, slope = Var(name), number(low / (low - high)), number(high - low)
    if difference(gap, slope * (x - root)) != 0:
        return None
    return _placed(claim.rel, x, root, rising=high > low)


def _placed(relation: str, x: Var, place: Term, *, rising: bool) -> Claim:
    if relation == "!=" or not rising:
        return Claim(relation, x, place)
    return Claim(relation, place, x)
