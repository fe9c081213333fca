"""Integrals, by judgement: the rules that say where a function has one, and what it is.

An integral is Riemann's, and may run backwards: from a to b it is the negative of that from b to
a.  One with an infinite end is the limit of those with finite ends, all of which must exist; one
with two infinite ends is the sum of two with one.  `integral f = v` below is short for the
judgement that it exists and is v.

What holds between the ends a and b is a premise about a generic z.  With a premise a <= b it may
rest on a <= z and z <= b; without one it must hold for all z.
"""

from __future__ import annotations

from symproof.kernel.calculus import apply, check_generic, judged_derivative, without
from symproof.kernel.errors import refuse
from symproof.kernel.limits import continuous, tends
from symproof.kernel.premises import Premises, comparison, equation, instance, join
from symproof.kernel.sequent import Claim, Hypotheses, Sequent
from symproof.kernel.term import App, Lam, Term, Var


def _integral(head: str, f: Lam, *ends: Term) -> App:
    return App(head, (f, *ends))


def _exists(f: Lam, a: Term, b: Term) -> Claim:
    term = _integral("integral", f, a, b)
    return Claim("integral", term, term)


def _judged(part: Sequent) -> tuple[str, Lam, tuple[Term, ...], Term]:
    """Return head, function, ends and value of what a premise judges of an integral."""
    claim = instance(part)
    match claim.lhs:
        case App(head, (Lam() as f, *ends)) if claim.rel == "integral":
            return head, f, tuple(ends), claim.rhs
        case _:
            refuse("premise-relation", "a premise that judges an integral is expected")


def _finite(part: Sequent) -> tuple[Lam, Term, Term, Term]:
    """Return function, ends and value of what a premise judges of an integral between numbers."""
    head, f, ends, value = _judged(part)
    if head != "integral":
        refuse("integral-ends", "an integral between two numbers is expected")
    return f, *ends, value  # pyright: ignore


def _between(
    premises: Premises, name: str, a: Term, b: Term, f: Lam, *, inside: bool = False
) -> tuple[list[Sequent], Premises]:
    """Return premises about a generic point without what they may rest on, and the order's.

    The last premise may say a <= b or a < b; then the others may rest on a <= z and z <= b, and
    with `inside` on a < z and z < b.
    """
    if not premises:
        refuse("rule-arguments", "a premise about a generic point is missing")
    *parts, last = premises
    orders: Premises = ()
    hyps: Hypotheses = frozenset()
    if last.claim in (Claim("<=", a, b), Claim("<", a, b)):
        z = Var(name)
        hyps = frozenset({Claim("<=", a, z), Claim("<=", z, b)})
        if inside:
            hyps |= {Claim("<", a, z), Claim("<", z, b)}
        orders = (last,)
    else:
        parts.append(last)
    rests = [without(part, hyps) for part in parts]
    check_generic(name, (f, a, b), *rests)
    return rests, orders


# where there is an integral, and what it is


def integral_value(premises: Premises) -> Sequent:
    """Integral f = v, judged |- the integral of f = v"""
    (part,) = premises
    _judged(part)
    return Sequent(Claim("=", part.claim.lhs, part.claim.rhs), *join(part))


def integral_exists(premises: Premises, f: Lam, a: Term, b: Term, name: str) -> Sequent:
    """F is continuous at each z between a and b |- the integral of f from a to b exists

    Then may come a premise a <= b.
    """
    rests, orders = _between(premises, name, a, b, f)
    if len(rests) != 1:
        refuse("rule-arguments", "continuity between the ends, and possibly their order")
    if continuous(rests[0], Var(name)) != f:
        refuse("premise-match", "another function is shown to be continuous")
    return Sequent(_exists(f, a, b), *join(*rests, *orders))


def integral_ftc(premises: Premises, f: Lam, a: Term, b: Term, name: str) -> Sequent:
    """F has the derivative f(z), f is continuous at each z |- integral f = F(b) - F(a)

    Then may come a premise a <= b.
    """
    rests, orders = _between(premises, name, a, b, f)
    if len(rests) != 2:
        refuse("rule-arguments", "a derivative and continuity, and possibly the order of the ends")
    primitive, smooth = rests
    antiderivative, z = judged_derivative(primitive), Var(name)
    check_generic(name, (antiderivative.function,))
    if antiderivative.rel != "diff" or antiderivative.point != z:
        refuse("premise-match", "the first premise does not judge a derivative at a generic point")
    if antiderivative.value != apply(f, z) or continuous(smooth, z) != f:
        refuse("premise-match", "the premises are not about one function under the integral")
    value = apply(antiderivative.function, b) - apply(antiderivative.function, a)
    claim = Claim("integral", _integral("integral", f, a, b), value)
    return Sequent(claim, *join(*rests, *orders))


def integral_deriv(premises: Premises, term: Term, name: str) -> Sequent:
    """F is continuous at every z |- diff(x -> integral of f from a to x, p) has the value f(p)"""
    (part,) = premises
    match term:
        case App("diff", (Lam((x,), App("integral", (Lam() as f, a, Var(end)))), p)) if x == end:
            pass
        case _:
            refuse("rule-arguments", "a derivative of an integral by its upper end is expected")
    check_generic(name, (f,), part)
    if x in f.variables | a.variables:
        refuse("capture", f"{x} is free in the function or in the lower end")
    if continuous(part, Var(name)) != f:
        refuse("premise-match", "another function is shown to be continuous")
    return Sequent(Claim("diff", term, apply(f, p)), *join(part))


# arithmetic


def integral_add(premises: Premises) -> Sequent:
    """Integral f = v, integral g = w |- integral f + g = v + w"""
    (head, f, ends, v), (other, g, others, w) = map(_judged, premises)
    if (head, ends, f.params) != (other, others, g.params):
        refuse("premise-match", "the integrals have different ends or variables")
    claim = Claim("integral", _integral(head, Lam(f.params, f.body + g.body), *ends), v + w)
    return Sequent(claim, *join(*premises))


def integral_scale(premises: Premises, factor: Term) -> Sequent:
    """Integral f = v |- integral c*f = c*v, for a number c"""
    (part,) = premises
    head, f, ends, value = _judged(part)
    if not factor.variables.isdisjoint(f.params):
        refuse("calculus-constant", "the factor is not visibly constant")
    claim = Claim(
        "integral", _integral(head, Lam(f.params, factor * f.body), *ends), factor * value
    )
    return Sequent(claim, *join(part))


def integral_ext(premises: Premises, f: Lam, name: str) -> Sequent:
    """f(z) = g(z) for each z inside, integral g = v |- integral f = v

    Then may come a premise a <= b; then the first may rest on a < z and z < b too.
    """
    if len(premises) not in (2, 3):
        refuse("rule-arguments", "an equation, an integral, and possibly the order of the ends")
    agree, known, *order = premises
    g, a, b, value = _finite(known)
    rests, orders = _between((agree, *order), name, a, b, f, inside=True)
    check_generic(name, (g,))
    z = Var(name)
    if len(rests) != 1 or equation(rests[0]) != Claim("=", apply(f, z), apply(g, z)):
        refuse("premise-match", "the first premise does not say that the functions are equal")
    claim = Claim("integral", _integral("integral", f, a, b), value)
    return Sequent(claim, *join(*rests, known, *orders))


def integral_le(premises: Premises, name: str) -> Sequent:
    """Integral f = v, integral g = w, f(z) <= g(z) inside, a <= b |- v <= w"""
    first, second, below, order = premises
    f, a, b, v = _finite(first)
    g, c, d, w = _finite(second)
    if (a, b) != (c, d):
        refuse("premise-match", "the integrals have different ends")
    rests, orders = _between((below, order), name, a, b, f, inside=True)
    check_generic(name, (g,))
    if len(rests) != 1:
        refuse("premise-match", "the last premise does not say in which order the ends are")
    claim, z = comparison(rests[0]), Var(name)
    if claim.rel == "!=" or (claim.lhs, claim.rhs) != (apply(f, z), apply(g, z)):
        refuse("premise-match", "the functions are not shown to be in this order")
    return Sequent(Claim("<=", v, w), *join(first, second, *rests, *orders))


# ends


def integral_flip(premises: Premises) -> Sequent:
    """Integral f = v from a to b |- integral f = -v from b to a"""
    (part,) = premises
    f, a, b, value = _finite(part)
    return Sequent(Claim("integral", _integral("integral", f, b, a), -value), *join(part))


def integral_join(premises: Premises) -> Sequent:
    """Integral f = v to b, integral f = w from b |- integral f = v + w over both"""
    (left, f, ends, v), (right, g, others, w) = map(_judged, premises)
    if left not in ("integral", "integral-oo") or right not in ("integral", "integral+oo"):
        refuse("integral-ends", "the first integral ends at a number, where the second begins")
    if f != g or ends[-1] != others[0]:
        refuse("premise-match", "the integrals are of different functions, or do not meet")
    head = "integral" + left.removeprefix("integral") + right.removeprefix("integral")
    claim = Claim("integral", _integral(head, f, *ends[:-1], *others[1:]), v + w)
    return Sequent(claim, *join(*premises))


def integral_affine(premises: Premises, term: Term, c: Term, d: Term) -> Sequent:
    """Integral f = v from p to q; p = c*a + d, q = c*b + d |- integral c*f(c*t + d) = v, a to b"""
    part, lower, upper = premises
    f, p, q, value = _finite(part)
    match term:
        case App("integral", (Lam((t,), body), a, b)):
            pass
        case _:
            refuse("rule-arguments", "an integral between two numbers is expected")
    if t in c.variables | d.variables | f.variables:
        refuse("capture", f"{t} is free in the substitution or the function")
    if body != c * apply(f, c * Var(t) + d):
        refuse("premise-match", "the function is not c*f(c*t + d)")
    if equation(lower) != Claim("=", p, c * a + d) or equation(upper) != Claim("=", q, c * b + d):
        refuse("premise-match", "the ends are not shown to correspond")
    return Sequent(Claim("integral", term, value), *join(*premises))


def integral_improper(premises: Premises, name: str) -> Sequent:
    """Integral f from a to x -> v at infinity |- integral f = v from a to infinity

    The second premise says that the integral of f from a to z exists, under a <= z or a < z.  The
    same for the integral from x to a, at minus infinity, where z <= a or z < a.
    """
    limit, exists = premises
    at = tends(limit)
    x, z = Var(at.param), Var(name)
    match at.head, at.body:
        case "limit+oo", App("integral", (Lam() as f, a, end)) if end == x:
            head, wanted = "integral+oo", _integral("integral", f, a, z)
            hyps = frozenset({Claim("<=", a, z), Claim("<", a, z)})
        case "limit-oo", App("integral", (Lam() as f, end, a)) if end == x:
            head, wanted = "integral-oo", _integral("integral", f, z, a)
            hyps = frozenset({Claim("<=", z, a), Claim("<", z, a)})
        case _:
            refuse("limit-place", "the first premise is not about an integral to a far end")
    if at.param in f.variables | a.variables:
        refuse("capture", f"{at.param} is free in the function or in the fixed end")
    rest = without(exists, hyps)
    check_generic(name, (f, a), rest)
    claim = instance(rest)
    if claim.rel != "integral" or claim.lhs != wanted:
        refuse("premise-match", "the integrals between numbers are not shown to exist")
    return Sequent(Claim("integral", _integral(head, f, a), at.value), *join(limit, rest))
