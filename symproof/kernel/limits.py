"""Limits, by judgement: the rules that say where a function tends to a number, and to which.

A place is one of five: a from both sides, from the right, from the left, infinity and minus
infinity.  `f -> L` below is short for the judgement that f has the limit L at one such place, and
"near" means: at all points z of a window at that place, a itself left out.  What holds near is a
premise about a generic z, which may rest on the hypotheses of the window:

    limit+   a < z and z < r, with a premise a < r
    limit-   l < z and z < a, with a premise l < a
    limit    z != a, l < z and z < r, with premises l < a and a < r
    limit+oo l < z
    limit-oo z < r

A limit is a number: that a function grows beyond all bounds is said by 1/f -> 0 and the sign of f.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from symproof.kernel.calculus import (
    apply,
    check_generic,
    judged_derivative,
    without,
)
from symproof.kernel.errors import refuse
from symproof.kernel.premises import Premises, comparison, instance, join, nonzero
from symproof.kernel.sequent import ZERO, Claim, Hypotheses, Sequent
from symproof.kernel.term import LIMITS, App, Lam, Num, Term, Var, substitute


class Tends(NamedTuple):
    """What a judgement says: param -> body tends to value at the place (head, point)."""

    head: str
    param: str
    body: Term
    point: tuple[Term, ...]
    value: Term

    @property
    def place(self) -> tuple[str, tuple[Term, ...]]:
        """Where the limit is: its head, and its point, if it has one."""
        return self.head, self.point

    @property
    def function(self) -> Lam:
        """The function."""
        return Lam((self.param,), self.body)


def _limit(term: Term, value: Term) -> Tends:
    """Return what a limit term is about."""
    match term:
        case App(head, (Lam((param,), body), *point)) if head in LIMITS:
            return Tends(head, param, body, tuple(point), value)
        case _:
            refuse("rule-arguments", "a limit is expected")


def tends(part: Sequent) -> Tends:
    """Return what a premise judges of a limit.

    Raises:
        KernelError: premise-forall, premise-relation.
    """
    claim = instance(part)
    if claim.rel != "limit":
        refuse("premise-relation", "a premise that judges a limit is expected")
    return _limit(claim.lhs, claim.rhs)


def _together(*parts: Sequent) -> list[Tends]:
    """Return judgements at one place, in one variable."""
    found = [tends(part) for part in parts]
    if any((item.place, item.param) != (found[0].place, found[0].param) for item in found):
        refuse("premise-match", "the limits are at different places or in different variables")
    return found


def _claim(at: Tends, body: Term, value: Term) -> Claim:
    """Return that another function tends to a value at the place of a judgement."""
    return Claim("limit", App(at.head, (Lam((at.param,), body), *at.point)), value)


def continuous(part: Sequent, point: Term) -> Lam:
    """Return the function that a premise shows to be continuous at a point.

    Raises:
        KernelError: premise-forall, premise-relation, limit-place.
    """
    f = tends(part)
    if f.place != ("limit", (point,)) or f.value != apply(f.function, point):
        refuse("limit-place", "the limit from both sides is not the value at the point")
    return f.function


# what holds near a place


def _window(at: Tends, z: Var, ends: Sequence[Term]) -> tuple[Hypotheses, list[Claim]]:
    """Return what may be assumed of a generic point near a place, and which ends that needs."""
    match at.head, at.point, tuple(ends):
        case "limit+", (a,), (r,):
            return frozenset({Claim("<", a, z), Claim("<", z, r)}), [Claim("<", a, r)]
        case "limit-", (a,), (l,):
            return frozenset({Claim("<", z, a), Claim("<", l, z)}), [Claim("<", l, a)]
        case "limit", (a,), (l, r):
            near = {Claim("!=", z, a), Claim("<", l, z), Claim("<", z, r)}
            return frozenset(near), [Claim("<", l, a), Claim("<", a, r)]
        case "limit+oo", (), (l,):
            return frozenset({Claim("<", l, z)}), []
        case "limit-oo", (), (r,):
            return frozenset({Claim("<", z, r)}), []
        case _:
            refuse("rule-arguments", f"{len(ends)} end(s) of a window at a {at.head}")


def _near(
    at: Tends, name: str, ends: Sequence[Term], parts: Premises, orders: Premises, about: Lam
) -> list[Sequent]:
    """Return premises about a generic point near a place, without what they may rest on.

    `about` is a function that they speak of, besides the one that tends; `orders` say that the
    ends of the window are on their sides.
    """
    z = Var(name)
    hyps, needed = _window(at, z, ends)
    if [part.claim for part in orders] != needed:
        refuse("premise-match", "the ends of the window are not shown to be on their sides")
    rests = [without(part, hyps) for part in parts]
    check_generic(name, (at.function, about, *at.point, *ends), *rests)
    return rests


def _orders(head: str) -> int:
    """Return how many ends of a window must be shown to be on their sides."""
    return {"limit": 2, "limit+": 1, "limit-": 1}.get(head, 0)


# what follows from limits, and constants


def limit_value(premises: Premises) -> Sequent:
    """F -> L |- the limit of f = L"""
    (part,) = premises
    tends(part)
    return Sequent(Claim("=", part.claim.lhs, part.claim.rhs), *join(part))


def limit_const(_: Premises, term: Term) -> Sequent:
    """|- c -> c, for the limit of a function in which its variable does not occur"""
    f = _limit(term, ZERO)
    if f.param in f.body.variables:
        refuse("calculus-constant", "the function is not visibly constant")
    return Sequent(Claim("limit", term, f.body))


def limit_var(_: Premises, term: Term) -> Sequent:
    """|- x -> a at a, 1/x -> 0 at infinity and minus infinity"""
    f = _limit(term, ZERO)
    x = Var(f.param)
    if f.point and f.body == x:
        return Sequent(Claim("limit", term, f.point[0]))
    if not f.point and f.body == App("/", (Num(1), x)):
        return Sequent(Claim("limit", term, ZERO))
    refuse("rule-arguments", "the function is neither x at a point nor 1/x at infinity")


# arithmetic


def limit_neg(premises: Premises) -> Sequent:
    """F -> L |- -f -> -L"""
    (f,) = _together(*premises)
    return Sequent(_claim(f, -f.body, -f.value), *join(*premises))


def limit_add(premises: Premises) -> Sequent:
    """F -> L, g -> M |- f + g -> L + M"""
    f, g = _together(*premises)
    return Sequent(_claim(f, f.body + g.body, f.value + g.value), *join(*premises))


def limit_sub(premises: Premises) -> Sequent:
    """F -> L, g -> M |- f - g -> L - M"""
    f, g = _together(*premises)
    return Sequent(_claim(f, f.body - g.body, f.value - g.value), *join(*premises))


def limit_mul(premises: Premises) -> Sequent:
    """F -> L, g -> M |- f*g -> L*M"""
    f, g = _together(*premises)
    return Sequent(_claim(f, f.body * g.body, f.value * g.value), *join(*premises))


def limit_div(premises: Premises) -> Sequent:
    """F -> L, g -> M, M != 0 |- f/g -> L/M"""
    first, second, apart = premises
    f, g = _together(first, second)
    if nonzero(apart) != g.value:
        refuse("premise-match", "the limit of the divisor is not what is shown to be nonzero")
    return Sequent(_claim(f, f.body / g.body, f.value / g.value), *join(*premises))


# composition


def limit_continuous(premises: Premises) -> Sequent:
    """F -> f(L) at L from both sides, g -> L |- f(g) -> f(L)"""
    outer, inner = premises
    g = tends(inner)
    f = continuous(outer, g.value)
    return _composed(f, g, g.body, substitute(f.body, {f.params[0]: g.value}), premises)


def limit_compose(premises: Premises, name: str, ends: tuple[Term, ...]) -> Sequent:
    """F -> L at b, g -> b, g != b near the place |- f(g) -> L

    For f at b from the right it is b < g, from the left g < b.  For f at infinity the premises
    are 1/g -> 0 and 0 < g near the place; at minus infinity they are 1/g -> 0 and g < 0.  Then
    come the premises on the ends of the window.
    """
    if len(premises) < 3:
        refuse("rule-arguments", "two limits, and how the inner function is near its place")
    outer, inner, approach, *orders = premises
    f, g = tends(outer), tends(inner)
    body, target = g.body, f.point
    if not f.point:
        match g.body:
            case App("/", (Num(1), inside)):
                body, target = inside, (ZERO,)
            case _:
                refuse("premise-match", "the second premise is not about 1/g")
    if (g.value,) != target:
        refuse("limit-place", "the inner function does not tend to the place of the outer")
    inside = Lam((g.param,), body)
    (rest,) = _near(g, name, ends, (approach,), tuple(orders), inside)
    check_generic(name, (g.value,))
    at_z = apply(inside, Var(name))
    b = g.value
    wanted = {
        "limit": Claim("!=", at_z, b),
        "limit+": Claim("<", b, at_z),
        "limit-": Claim("<", at_z, b),
        "limit+oo": Claim("<", ZERO, at_z),
        "limit-oo": Claim("<", at_z, ZERO),
    }
    if instance(rest) != wanted[f.head]:
        refuse("premise-match", "the inner function is not shown to stay on its side")
    return _composed(f.function, g, body, f.value, (outer, inner, rest, *orders))


def _composed(f: Lam, g: Tends, inside: Term, value: Term, premises: Premises) -> Sequent:
    if g.param in f.variables:
        refuse("capture", f"{g.param} is free in the outer function")
    body = substitute(f.body, {f.params[0]: inside})
    return Sequent(_claim(g, body, value), *join(*premises))


# order


def squeeze(premises: Premises, f: Lam, name: str, ends: tuple[Term, ...]) -> Sequent:
    """G -> L, h -> L, g <= f and f <= h near the place |- f -> L

    An equation or a strict inequality will do too.  Then come the premises on the ends of the
    window.
    """
    if len(premises) < 4:
        refuse("rule-arguments", "two limits, two inequalities, and the ends of the window")
    first, second, lower, upper, *orders = premises
    g, h = _together(first, second)
    if g.value != h.value:
        refuse("premise-match", "the limits differ")
    rests = _near(g, name, ends, (lower, upper), tuple(orders), f)
    check_generic(name, (h.function,))
    z = Var(name)
    pairs = (apply(g.function, z), apply(f, z)), (apply(f, z), apply(h.function, z))
    for rest, pair in zip(rests, pairs, strict=True):
        claim = comparison(rest)
        if claim.rel == "!=" or (claim.lhs, claim.rhs) != pair:
            refuse("premise-match", "the function is not shown to be between the other two")
    claim = Claim("limit", App(g.head, (f, *g.point)), g.value)
    return Sequent(claim, *join(first, second, *rests, *orders))


def limit_le(premises: Premises, name: str, ends: tuple[Term, ...]) -> Sequent:
    """F -> L, g -> M, f <= g near the place |- L <= M

    An equation or a strict inequality will do too.  Then come the premises on the ends of the
    window.
    """
    if len(premises) < 3:
        refuse("rule-arguments", "two limits, an inequality, and the ends of the window")
    first, second, below, *orders = premises
    f, g = _together(first, second)
    (rest,) = _near(f, name, ends, (below,), tuple(orders), g.function)
    claim, z = comparison(rest), Var(name)
    if claim.rel == "!=" or (claim.lhs, claim.rhs) != (apply(f.function, z), apply(g.function, z)):
        refuse("premise-match", "the functions are not shown to be in this order")
    return Sequent(Claim("<=", f.value, g.value), *join(first, second, rest, *orders))


# sides, derivatives


def limit_side(premises: Premises, side: str) -> Sequent:
    """F -> L at a |- f -> L at a from the right (limit+) and from the left (limit-)"""
    (part,) = premises
    f = tends(part)
    if f.head != "limit" or side not in ("limit+", "limit-"):
        refuse("limit-place", "the sides of a limit are limit+ and limit-")
    return Sequent(Claim("limit", App(side, (f.function, *f.point)), f.value), *join(part))


def limit_join(premises: Premises) -> Sequent:
    """F -> L at a from the right and from the left |- f -> L at a"""
    first, second = premises
    right, left = tends(first), tends(second)
    if (right.head, left.head) != ("limit+", "limit-"):
        refuse("limit-place", "the premises are about the right side, then the left")
    if right[1:] != left[1:]:
        refuse("premise-match", "the sides differ")
    claim = Claim("limit", App("limit", (right.function, *right.point)), right.value)
    return Sequent(claim, *join(first, second))


def limit_of_diff(premises: Premises) -> Sequent:
    """diff(f, a) R v |- f -> f(a), from the sides of R"""
    (part,) = premises
    f = judged_derivative(part)
    head = f.rel.replace("diff", "limit")
    claim = Claim("limit", App(head, (f.function, f.point)), f.at_point)
    return Sequent(claim, *join(part))


def lhopital(premises: Premises, name: str, ends: tuple[Term, ...]) -> Sequent:
    """F and g -> 0, or 1/g -> 0; g' != 0 near the place; f'/g' -> L |- f/g -> L

    The premises: f'/g' -> L, at one side of a point or at infinity; the judgements diff(f, z) = u
    and diff(g, z) = v, and v != 0, all three near the place; as many as the window needs on its
    ends; then f -> 0 and g -> 0, or 1/g -> 0 alone.  Source: W. Rudin, Principles of Mathematical
    Analysis, theorem 5.13.
    """
    count = _orders(tends(premises[0]).head) if premises else 0
    if len(premises) not in (5 + count, 6 + count):
        refuse("rule-arguments", "a quotient, two derivatives, v != 0, the ends, and limits 0")
    quotient, top, bottom, apart = premises[:4]
    orders, zeros = premises[4 : 4 + count], premises[4 + count :]
    at = tends(quotient)
    if at.head == "limit":
        refuse("limit-place", "the sides of a point are taken one by one")
    f, g = judged_derivative(top), judged_derivative(bottom)
    z = Var(name)
    if any((d.rel, d.param, d.point) != ("diff", at.param, z) for d in (f, g)):
        refuse("premise-match", "the derivatives are not both at the generic point")
    rests = _near(at, name, ends, (top, bottom, apart), orders, f.function)
    check_generic(name, (g.function,))
    if instance(rests[2]) != Claim("!=", g.value, ZERO):
        refuse("premise-match", "the derivative of the divisor is not shown to be nonzero")
    if apply(at.function, z) != f.value / g.value:
        refuse("premise-match", "the first premise is not about the quotient of the derivatives")
    vanishing = [tends(part) for part in zeros]
    if any((item.place, item.value) != (at.place, ZERO) for item in vanishing):
        refuse("premise-match", "what should tend to 0 tends to something else, or elsewhere")
    grows = Lam((g.param,), App("/", (Num(1), g.body)))
    if [item.function for item in vanishing] not in ([f.function, g.function], [grows]):
        refuse("premise-match", "neither do both functions tend to 0, nor does 1/g")
    claim = _claim(at, f.body / g.body, at.value)
    return Sequent(claim, *join(quotient, *rests, *orders, *zeros))


def limit_bounded(premises: Premises) -> Sequent:
    """F -> L |- f is bounded near the place"""
    (part,) = premises
    tends(part)
    return Sequent(Claim("bounded", part.claim.lhs, part.claim.lhs), *join(part))
