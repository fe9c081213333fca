"""Small proofs about derivatives, which together use every rule of calculus."""

from __future__ import annotations

from symproof.certificate import Proved
from symproof.kernel import (
    App,
    Claim,
    Definition,
    Lam,
    Num,
    Statement,
    Term,
    Theorem,
    Var,
    eq,
    infer,
    le,
    lt,
    ne,
)
from symproof.kernel.term import diff, substitute

x, y, z, w, t = (Var(name) for name in "xyzwt")
zero, one, two = Num(0), Num(1), Num(2)
near_x = Var("t_1")  # a number near x, in what is shown of the function of t


def f(head: str, *args: Term) -> Term:
    return App(head, args)


def assume(claim: Claim) -> Theorem:
    return infer("assume", (), claim)


def axiom(name: str, *terms: Term) -> Theorem:
    return infer("axiom", (), name, terms)


def linear(claim: Claim, *parts: tuple[Theorem, Term]) -> Theorem:
    return infer("linear", tuple(part for part, _ in parts), claim, tuple(by for _, by in parts))


def cut(lemma: Theorem, part: Theorem) -> Theorem:
    return infer("cut", (lemma, part))


def function(body: Term) -> Lam:
    return Lam(("t",), body)


def proved(theorem: Theorem, *definedness: Theorem, given: tuple[Claim, ...] = ()) -> Proved:
    statement = Statement(theorem.claim, theorem.hyps.union(given), theorem.defs)
    return Proved("the proof", statement, theorem, definedness)


positive = assume(lt(zero, x))
nonzero = linear(ne(x, zero), (positive, -one))
slope_of_t = infer("deriv_var", (), "t", x)
near_nonzero = linear(ne(near_x, zero), (assume(lt(zero, near_x)), -one))
near_positive = infer("deriv_var", (), "t_1", x)  # then 0 < x holds near x too


def slopes() -> Proved:
    """Return the derivative of ((t^3 + w - t)*-t)/t at x > 0."""
    cube = infer("deriv_pow", (), "t", Num(3), x)
    constant = infer("deriv_const", (), function(w), x)
    total = infer("deriv_sub", (infer("deriv_add", (cube, constant)), slope_of_t))
    product = infer("deriv_mul", (total, infer("deriv_neg", (slope_of_t,))))
    quotient = infer("deriv_div", (product, slope_of_t, nonzero))
    square = linear(ne(x**two, zero), (infer("product", (nonzero, nonzero)), one))
    return proved(quotient, near_nonzero, positive, near_positive, square)


def chained() -> Proved:
    """Return log(exp(|t|)*t)' at x > 0, by |t| = t near x."""
    nonneg = linear(le(zero, z), (assume(lt(zero, z)), one))
    agree = cut(nonneg, axiom("abs_of_nonneg", z))
    opens = (positive, slope_of_t)
    absolute = infer("deriv_local", (agree, slope_of_t, *opens), function(f("abs", t)), "z")
    outer = axiom("exp_deriv", f("abs", x))
    chain = infer("deriv_chain", (outer, absolute))
    whole = infer("deriv_mul", (chain, slope_of_t))
    value = infer("deriv_value", (whole,))
    exists = infer("trans", (whole, infer("symm", (value,))))
    return proved(value, exists)


def kink() -> Proved:
    """Return that t*|t| has the derivative 0 at 0, by its sides."""
    body, t_at_zero = f("abs", t), infer("deriv_var", (), "t", zero)
    right = infer(
        "deriv_local",
        (axiom("abs_of_nonneg", z), infer("deriv_side", (t_at_zero,), "diff+")),
        function(body),
        "z",
    )
    left = infer(
        "deriv_local",
        (below(), infer("deriv_side", (infer("deriv_neg", (t_at_zero,)),), "diff-")),
        function(body),
        "z",
    )
    sides = []
    for side, part in (("diff+", right), ("diff-", left)):
        slope = infer("deriv_mul", (infer("deriv_side", (t_at_zero,), side), part))
        link = linear(eq(slope.claim.rhs, zero), (abs_of_zero(), one))
        pattern = Claim(side, slope.claim.lhs, w)
        sides.append(infer("rewrite", (link, slope), pattern, "w"))
    return proved(infer("deriv_join", tuple(sides)))


def abs_of_zero() -> Theorem:
    return cut(infer("decide", (), le(zero, zero)), axiom("abs_of_nonneg", zero))


def below() -> Theorem:
    """Return |z| = -z under z <= 0."""
    claim = eq(f("abs", z), -z)
    is_zero = assume(eq(z, zero))
    value = cut(linear(le(zero, z), (is_zero, -one)), axiom("abs_of_nonneg", z))
    false = linear(lt(zero, zero), (assume(le(z, zero)), one), (assume(lt(zero, z)), one))
    parts = (
        axiom("abs_of_neg", z),
        linear(claim, (value, one), (is_zero, two)),
        infer("absurd", (false,), claim),
    )
    return infer("cases", parts, z)


def equal_functions() -> Proved:
    """Return that phi' = psi' where phi = psi, and that a derivative is unique."""
    same = infer("spec", (assume(eq(f("phi", y), f("psi", y), "y")),), (z,))
    psi = function(f("psi", t))
    equal = infer("ext", (same,), diff("t", f("phi", t), x), psi, "z")
    exists = assume(Claim("diff", diff("t", f("phi", t), x), diff("t", f("phi", t), x)))
    other = infer("trans", (exists, equal))
    unique = infer("deriv_unique", (exists, other))
    also = infer("deriv_local", (infer("symm", (same,)), exists), psi, "z")
    back = infer("trans", (also, equal))
    return proved(unique, exists, back)


def monotone() -> Proved:
    """Return x^2 <= y^2 for 0 <= x <= y, and what exp(1) < 3 adds."""
    smooth = infer("deriv_pow", (), "t", two, z)
    given = assume(le(zero, x)), assume(le(x, z))
    sign = linear(le(zero, smooth.claim.rhs), *[(part, two) for part in given])
    grows = infer("increasing", (smooth, sign, assume(le(x, y))), "z")
    bound = infer("enclose", (), lt(f("exp", one), Num(3)), Num(64))
    total = lt(x**two + f("exp", one), y**two + 3)
    return proved(linear(total, (grows, one), (bound, one)))


def second_slope() -> Proved:
    """Return h'' = phi'' for h(t) = phi(t) + 1/g(t) - 1/g(t), with g(t) := exp(t)."""
    g = Definition("g", ("t",), f("exp", t))
    slope = diff("t", f("phi", t), t)
    once = Claim("diff", slope, slope, ("t",))
    second = diff("t", slope, t)
    twice = Claim("diff", second, second, ("t",))
    body = f("phi", t) + one / f("g", t) - one / f("g", t)

    def same(point: Term) -> Theorem:
        """Return that h' = phi' there."""
        return infer("ring", (), diff("t", body, point), diff("t", f("phi", t), point))

    def exists(point: Term) -> Theorem:
        """Return that h' exists there."""
        known = infer("spec", (assume(once),), (point,))
        agree = infer("ring", (), at(body, z), f("phi", z))
        local = infer("deriv_local", (agree, known), function(body), "z")
        return infer("trans", (local, infer("symm", (same(point),))))

    outer = infer(
        "deriv_local",
        (same(z), infer("spec", (assume(twice),), (x,))),
        function(diff("t", body, t)),
        "z",
    )
    value = infer("deriv_value", (outer,))
    second_exists = infer("trans", (outer, infer("symm", (value,))))
    unfolded = infer("unfold", (), g, (Var("t_2"),))
    apart = linear(
        ne(f("g", Var("t_2")), zero), (unfolded, one), (axiom("exp_pos", Var("t_2")), -one)
    )
    known = [
        infer("spec", (assume(claim),), (point,))
        for claim, point in ((once, t), (once, near_x), (twice, t), (twice, x))
    ]
    theorem = linear(value.claim, (value, one), (infer("unfold", (), g, (x,)), zero))
    return proved(theorem, second_exists, exists(near_x), apart, *known, given=(once,))


def at(term: Term, point: Term) -> Term:
    """Return a term at a number in the place of t."""
    return substitute(term, {"t": point})


DERIVATIVES = (slopes, chained, kink, equal_functions, monotone, second_slope)
