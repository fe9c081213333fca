"""Derivatives, by judgement: the rules that say where a function has one, and what it is.

`diff(f, a) R v` judges that f has the derivative v at a: from both sides where R is `diff`, from
the right where it is `diff+`, from the left where it is `diff-`.  From a judgement of the first
kind follows the equation diff(f, a) = v; nothing follows the other way, since diff(f, a) is
*some* number where f has no derivative.

A function that has a one-sided derivative at a is continuous at a from that side: an inequality
0 < p that holds at a holds near a.  That is all that `deriv_local` needs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from symproof.kernel.errors import refuse
from symproof.kernel.premises import Premises, comparison, equation, instance, join, nonzero
from symproof.kernel.sequent import JUDGED, ZERO, Claim, Hypotheses, Sequent
from symproof.kernel.term import App, Lam, Num, Term, Var, diff, is_name, substitute


class Judged(NamedTuple):
    """What a judgement says: the derivative of param -> body at point exists and is value."""

    rel: str
    param: str
    body: Term
    point: Term
    value: Term

    @property
    def at_point(self) -> Term:
        """The value of the function at the point."""
        return substitute(self.body, {self.param: self.point})

    @property
    def function(self) -> Lam:
        """The function."""
        return Lam((self.param,), self.body)


def judged_derivative(part: Sequent) -> Judged:
    """Return what a premise judges of a derivative.

    Raises:
        KernelError: premise-forall, premise-relation.
    """
    claim = instance(part)
    match claim.lhs:
        case App("diff", (Lam((param,), body), point)) if claim.rel in JUDGED:
            return Judged(claim.rel, param, body, point, claim.rhs)
        case _:
            refuse("premise-relation", "a premise that judges a derivative is expected")


def _together(first: Sequent, second: Sequent) -> tuple[Judged, Judged]:
    """Return two judgements of one kind, at one point, in one variable."""
    f, g = judged_derivative(first), judged_derivative(second)
    if (f.rel, f.param, f.point) != (g.rel, g.param, g.point):
        refuse("premise-match", "the judgements differ in kind, variable or point")
    return f, g


def apply(function: Lam, argument: Term) -> Term:
    """Return the value of a function of one argument.

    Raises:
        KernelError: rule-arguments, capture.
    """
    if len(function.params) != 1:
        refuse("rule-arguments", "a function of one argument is expected")
    return substitute(function.body, {function.params[0]: argument})


def _derivative(function: Lam, point: Term) -> App:
    if len(function.params) != 1:
        refuse("rule-arguments", "a function of one argument is expected")
    return App("diff", (function, point))


def check_generic(name: str, terms: Iterable[Term], *rests: Sequent) -> None:
    """Refuse unless `name` stands for any number: free neither in the terms nor in the rests.

    Raises:
        KernelError: term-name, calculus-generic.
    """
    if not is_name(name):
        refuse("term-name", f"{name!r} cannot name a variable")
    if any(name in term.variables for term in terms) or any(name in rest.fixed for rest in rests):
        refuse("calculus-generic", f"{name} is not a generic point")


def without(part: Sequent, hyps: Hypotheses) -> Sequent:
    """Return a premise that does not rest on some hypotheses any more."""
    return Sequent(part.claim, part.hyps - hyps, part.defs, part.trust)


# equations about derivatives, and about all that takes a function


def ext(premises: Premises, term: Term, g: Lam, name: str) -> Sequent:
    """f(z) = g(z) for all z |- diff(f, a) = diff(g, a); the same for limits, integrals, maps"""
    (part,) = premises
    match term:
        case App(head, (Lam() as f, *rest)):
            pass
        case _:
            refuse("rule-arguments", "the term is not about a function")
    check_generic(name, (f, g), part)
    z = Var(name)
    if equation(part) != Claim("=", apply(f, z), apply(g, z)):
        refuse("premise-match", "the premise does not say that the functions are equal")
    return Sequent(Claim("=", term, App(head, (g, *rest))), *join(part))


def deriv_value(premises: Premises) -> Sequent:
    """diff(f, a) has the value v |- diff(f, a) = v"""
    (part,) = premises
    if judged_derivative(part).rel != "diff":
        refuse("premise-relation", "a one-sided derivative is not a derivative")
    return Sequent(Claim("=", part.claim.lhs, part.claim.rhs), *join(part))


def deriv_unique(premises: Premises) -> Sequent:
    """diff(f, a) R v, diff(f, a) R w |- v = w"""
    f, g = _together(*premises)
    if f.body != g.body:
        refuse("premise-match", "the judgements are about different functions")
    return Sequent(Claim("=", f.value, g.value), *join(*premises))


# elementary functions


def deriv_var(_: Premises, name: str, point: Term) -> Sequent:
    """|- diff(x -> x, a) has the value 1"""
    return Sequent(Claim("diff", diff(name, Var(name), point), Num(1)))


def deriv_const(_: Premises, function: Lam, point: Term) -> Sequent:
    """|- diff(x -> c, a) has the value 0, where x does not occur in c"""
    if not function.body.variables.isdisjoint(function.params):
        refuse("calculus-constant", "the function is not visibly constant")
    return Sequent(Claim("diff", _derivative(function, point), ZERO))


def deriv_pow(_: Premises, name: str, exponent: Term, point: Term) -> Sequent:
    """|- diff(x -> x^n, a) has the value n*a^(n-1), for a numeral n > 0"""
    if not isinstance(exponent, Num) or exponent.value == 0:
        refuse("rule-arguments", "the exponent is a positive numeral")
    value = App("*", (exponent, App("^", (point, Num(exponent.value - 1)))))
    return Sequent(Claim("diff", diff(name, App("^", (Var(name), exponent)), point), value))


# arithmetic of functions; `f R v` below is short for diff(f, a) R v


def _result(f: Judged, body: Term, value: Term, premises: Premises) -> Sequent:
    return Sequent(Claim(f.rel, diff(f.param, body, f.point), value), *join(*premises))


def deriv_neg(premises: Premises) -> Sequent:
    """(f R v) |- -f R -v"""
    (part,) = premises
    f = judged_derivative(part)
    return _result(f, -f.body, -f.value, premises)


def deriv_add(premises: Premises) -> Sequent:
    """(f R v), g R w |- f + g R v + w"""
    f, g = _together(*premises)
    return _result(f, f.body + g.body, f.value + g.value, premises)


def deriv_sub(premises: Premises) -> Sequent:
    """(f R v), g R w |- f - g R v - w"""
    f, g = _together(*premises)
    return _result(f, f.body - g.body, f.value - g.value, premises)


def deriv_mul(premises: Premises) -> Sequent:
    """(f R v), g R w |- f*g R v*g(a) + f(a)*w"""
    f, g = _together(*premises)
    value = f.value * g.at_point + f.at_point * g.value
    return _result(f, f.body * g.body, value, premises)


def deriv_div(premises: Premises) -> Sequent:
    """(f R v), g R w, g(a) != 0 |- f/g R (v*g(a) - f(a)*w)/g(a)^2"""
    first, second, apart = premises
    f, g = _together(first, second)
    if nonzero(apart) != g.at_point:
        refuse("premise-match", "the divisor at the point is not what is shown to be nonzero")
    value = (f.value * g.at_point - f.at_point * g.value) / g.at_point**2
    return _result(f, f.body / g.body, value, premises)


def deriv_chain(premises: Premises) -> Sequent:
    """diff(f, g(a)) has the value v, diff(g, a) R w |- diff(x -> f(g(x)), a) R v*w"""
    outer, inner = map(judged_derivative, premises)
    if outer.rel != "diff":
        refuse("premise-relation", "the outer function needs a derivative from both sides")
    if outer.point != inner.at_point:
        refuse("premise-match", "the outer judgement is not at the value of the inner function")
    if inner.param in outer.function.variables:
        refuse("capture", f"{inner.param} is free in the outer function")
    body = substitute(outer.body, {outer.param: inner.body})
    return _result(inner, body, outer.value * inner.value, premises)


# sides


def deriv_side(premises: Premises, side: str) -> Sequent:
    """diff(f, a) has the value v |- it has it from the right (diff+) and from the left (diff-)"""
    (part,) = premises
    if judged_derivative(part).rel != "diff" or side not in ("diff+", "diff-"):
        refuse("premise-relation", "the sides of a derivative are diff+ and diff-")
    return Sequent(Claim(side, part.claim.lhs, part.claim.rhs), *join(part))


def deriv_join(premises: Premises) -> Sequent:
    """diff(f, a) is v from the right and from the left |- it has the value v"""
    right, left = premises
    if (judged_derivative(right).rel, judged_derivative(left).rel) != ("diff+", "diff-"):
        refuse("premise-relation", "the premises are about the right side, then the left")
    if (right.claim.lhs, right.claim.rhs) != (left.claim.lhs, left.claim.rhs):
        refuse("premise-match", "the sides differ")
    return Sequent(Claim("diff", right.claim.lhs, right.claim.rhs), *join(right, left))


def deriv_local(premises: Premises, f: Lam, name: str) -> Sequent:
    """(f = g near a), diff(g, a) R v |- diff(f, a) R v

    The first premise says f(z) = g(z) for a generic z, under the hypotheses 0 < p(z) of the open
    conditions; for a one-sided derivative also under a <= z (right) or z <= a (left).  The
    second judges g.  Then come two premises for each p: 0 < p(a), and a derivative of p at a.
    """
    if len(premises) < 2 or len(premises) % 2:
        refuse("rule-arguments", "two premises, and two for each open condition")
    agree, known, *opens = premises
    g = judged_derivative(known)
    z = Var(name)
    near = _side_conditions(g.rel, g.point, z)
    for holds, smooth in zip(opens[::2], opens[1::2], strict=True):
        p = judged_derivative(smooth)
        if p.rel not in ("diff", g.rel) or p.point != g.point:
            refuse("premise-match", "an open condition needs a derivative at the same point")
        if comparison(holds) != Claim("<", ZERO, p.at_point):
            refuse("premise-match", "an open condition is not shown to hold at the point")
        check_generic(name, (p.function,))
        near |= {Claim("<", ZERO, apply(p.function, z))}
    rest = without(agree, near)
    check_generic(name, (f, g.function, g.point), rest)
    if equation(agree) != Claim("=", apply(f, z), apply(g.function, z)):
        refuse("premise-match", "the first premise does not say that the functions are equal")
    claim = Claim(g.rel, _derivative(f, g.point), g.value)
    return Sequent(claim, *join(rest, known, *opens))


def _side_conditions(rel: str, point: Term, z: Var) -> Hypotheses:
    """Return what a generic point on the side of a judgement satisfies."""
    match rel:
        case "diff+":
            return frozenset({Claim("<=", point, z)})
        case "diff-":
            return frozenset({Claim("<=", z, point)})
        case _:
            return frozenset()


# the mean value theorem


def increasing(premises: Premises, name: str) -> Sequent:
    """diff(f, z) has the value v in [a, b], 0 <= v in between, a <= b |- f(a) <= f(b)

    The first premise may rest on a <= z and z <= b, the second, which says 0 <= v, also on
    a < z and z < b.  With 0 < v and a < b it is f(a) < f(b); with 0 = v it is f(a) = f(b).
    """
    smooth, sign, order = premises
    f = judged_derivative(smooth)
    direction, interval = comparison(sign), comparison(order)
    a, b, z = interval.lhs, interval.rhs, Var(name)
    if f.rel != "diff" or f.point != z:
        refuse("premise-match", "the first premise does not judge a derivative at a generic point")
    if direction.rel not in ("=", "<", "<=") or (direction.lhs, direction.rhs) != (ZERO, f.value):
        refuse("premise-match", "the second premise does not compare 0 with the derivative")
    if interval.rel not in ("<", "<="):
        refuse("premise-relation", "the third premise does not say in which order the ends are")
    closed = frozenset({Claim("<=", a, z), Claim("<=", z, b)})
    inside = closed | {Claim("<", a, z), Claim("<", z, b)}
    rests = without(smooth, closed), without(sign, inside)
    check_generic(name, (f.function, a, b), *rests)
    strict = direction.rel == interval.rel == "<"
    rel = "=" if direction.rel == "=" else "<" if strict else "<="
    claim = Claim(rel, apply(f.function, a), apply(f.function, b))
    return Sequent(claim, *join(*rests, order))
