"""The second checker's rules about integrals; see recheck.py."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from recheck_derivatives import judged
from recheck_limits import Tends, continuous_at, is_upto, tending
from recheck_sequents import Claim, Sequent, at, instance, join, need_any
from recheck_terms import Rejected, Term, app, lam, need, var

# --- integrals ---------------------------------------------------------------------------------
# integral f = v from a to b is short for the judgement that it exists, as Riemann's, and is v; it
# may run backwards.  One with an infinite end is the limit of those with finite ends.


def integrated(part: Sequent, head: str | None = None) -> tuple[str, Term, tuple[Term, ...], Term]:
    """Return head, function, ends and value of a judged integral, with a head if it is given."""
    rel, lhs, value, _ = instance(part)
    need(rel == "integral", "a premise judges no integral")
    need(head in (None, lhs.head), "an integral with other ends")
    return lhs.head, lhs.args[0], lhs.args[1:], value


def integral_is(f: Term, ends: Iterable[Term], value: Term, head: str = "integral") -> Claim:
    return Claim("integral", app(head, f, *ends), value)


def between(
    a: Term,
    b: Term,
    name: str,
    parts: Sequence[Sequent],
    more: Iterable[str],
    about: Iterable[Term],
) -> tuple[list[Sequent], list[Sequent]]:
    """Return premises that hold for all z between a and b, and the one with the order of the ends.

    If the last says a <= b or a < b, the others may rest on a <= z and z <= b, and with the
    relations in `more`.
    """
    z = var(name)
    rests, order = list(parts), []
    hyps: set[Claim] = set()
    if rests and rests[-1].claim in (Claim("<=", a, b), Claim("<", a, b)):
        order = [rests.pop()]
        hyps = {Claim(rel, *pair) for rel in ("<=", *more) for pair in ((a, z), (z, b))}
    rests = [part._replace(hyps=part.hyps - hyps) for part in rests]
    need_any(name, rests, [a, b, *about])
    return rests, order


def integrate(rule: str, parts: Sequence[Sequent], args: Sequence[Any]) -> Sequent:
    """Return what a rule about integrals gives."""
    match rule, parts, args:
        case "integral_value", [part], _:  # integral f = v, judged |- the integral of f = v
            integrated(part)
            return join(part.claim._replace(rel="="), part)
        case "integral_exists", _, [f, a, b, name]:  # f continuous between |- an integral exists
            rests, order = between(a, b, name, parts, (), [f])
            need(len(rests) == 1, "not continuity alone")
            need(continuous_at(rests[0], var(name)) is f, "another function is continuous")
            term = app("integral", f, a, b)
            return join(Claim("integral", term, term), *rests, *order)
        case "integral_ftc", _, [f, a, b, name]:  # F' = f, f continuous |- integral f = F(b) - F(a)
            rests, order = between(a, b, name, parts, (), [f])
            need(len(rests) == 2, "not a derivative and continuity")
            rel, primitive, point, slope = judged(rests[0])
            z = var(name)
            need(name not in primitive.variables, "the antiderivative is not one function")
            need(rel == "diff" and point is z and slope is at(f, z), "not that F' = f")
            need(continuous_at(rests[1], z) is f, "another function is continuous")
            value = app("-", at(primitive, b), at(primitive, a))
            return join(integral_is(f, (a, b), value), *rests, *order)
        case "integral_deriv", [part], [t, name]:  # f continuous |- (integral from a to x)' = f
            need(t.head == "diff", "not a derivative")
            upto, point = t.args
            (x,), (body,) = upto.head, upto.args
            need(body.head == "integral" and body.args[2] is var(x), "not of an integral's end")
            f, a, _ = body.args
            need(x not in f.variables | a.variables, "the variable is elsewhere too")
            need_any(name, [part], [f])
            need(continuous_at(part, var(name)) is f, "another function is continuous")
            return join(Claim("diff", t, at(f, point)), part)
        case "integral_add", [first, second], _:  # integral f = v, integral g = w |- f + g = v + w
            (head, f, ends, v), (other, g, others, w) = integrated(first), integrated(second)
            need((head, ends, f.head) == (other, others, g.head), "other ends or variables")
            both = lam(f.head, app("+", *f.args, *g.args))
            return join(integral_is(both, ends, app("+", v, w), head), first, second)
        case "integral_scale", [part], [c]:  # integral f = v |- integral c*f = c*v
            head, f, ends, v = integrated(part)
            need(c.variables.isdisjoint(f.head), "not visibly constant")
            times = lam(f.head, app("*", c, *f.args))
            return join(integral_is(times, ends, app("*", c, v), head), part)
        case "integral_ext", [agree, known, *order], [f, name]:  # f = g inside, integral g = v
            need(len(order) <= 1, "too many premises")
            _, g, (a, b), v = integrated(known, "integral")
            rests, order = between(a, b, name, [agree, *order], ("<",), [f, g])
            need(len(rests) == 1, "not the order of the ends")
            z = var(name)
            need(instance(rests[0]) == Claim("=", at(f, z), at(g, z)), "not that they are equal")
            return join(integral_is(f, (a, b), v), *rests, known, *order)
        case "integral_le", [first, second, below, last], [name]:  # f <= g inside, a <= b |- v <= w
            _, f, ends, v = integrated(first, "integral")
            _, g, others, w = integrated(second, "integral")
            need(ends == others, "other ends")
            rests, order = between(*ends, name, [below, last], ("<",), [f, g])
            need(order, "not the order of the ends")
            z = var(name)
            need(is_upto(rests[0], at(f, z), at(g, z)), "not below")
            return join(Claim("<=", v, w), first, second, *rests, *order)
        case "integral_flip", [part], _:  # integral f = v from a to b |- = -v from b to a
            _, f, (a, b), v = integrated(part, "integral")
            return join(integral_is(f, (b, a), app("neg", v)), part)
        case "integral_join", [first, second], _:  # up to b, and from b
            return joined(first, second)
        case "integral_affine", [part, lower, upper], [t, c, d]:
            # integral f = v from p to q; p = c*a + d, q = c*b + d |- integral c*f(c*x + d) = v
            _, f, ends, v = integrated(part, "integral")
            need(t.head == "integral", "not an integral between numbers")
            g, *mine = t.args
            need((c.variables | d.variables | f.variables).isdisjoint(g.head), "would be captured")
            moved = [app("+", app("*", c, at_end), d) for at_end in (var(g.head[0]), *mine)]
            need(g.args[0] is app("*", c, at(f, moved[0])), "not c*f(c*x + d)")
            for end, place, shown in zip(ends, moved[1:], (lower, upper), strict=True):
                need(instance(shown) == Claim("=", end, place), "the ends do not correspond")
            return join(Claim("integral", t, v), *parts)
        case "integral_improper", [far, existing], [name]:
            return improper(tending(far), far, existing, name)
        case _:
            raise Rejected("a wrong number of premises or arguments")


def joined(first: Sequent, second: Sequent) -> Sequent:
    """Integral f = v up to b, integral f = w from b |- integral f = v + w"""
    (left, f, before, v), (right, g, after, w) = integrated(first), integrated(second)
    need(left in ("integral", "integral-oo"), "the first does not end at a number")
    need(right in ("integral", "integral+oo"), "the second does not begin at a number")
    need(f is g and before[-1] is after[0], "of two functions, or not from where the first ends")
    head = {
        ("integral", "integral"): "integral",
        ("integral", "integral+oo"): "integral+oo",
        ("integral-oo", "integral"): "integral-oo",
        ("integral-oo", "integral+oo"): "integral-oo+oo",
    }[left, right]
    return join(integral_is(f, (*before[:-1], *after[1:]), app("+", v, w), head), first, second)


def improper(limit: Tends, far: Sequent, existing: Sequent, name: str) -> Sequent:
    """Integral f from a to x -> v as x grows, and exists for all x >= a |- to infinity it is v

    The same for the integral from x to a, and minus infinity.
    """
    upwards = limit.head == "limit+oo"
    need(upwards or limit.head == "limit-oo", "not a limit far away")
    (param,), (body,) = limit.function.head, limit.function.args
    need(body.head == "integral", "not a limit of an integral")
    f, *ends = body.args
    a, x = ends if upwards else ends[::-1]
    z = var(name)
    need(x is var(param) and param not in f.variables | a.variables, "not to a far end alone")
    pair = (a, z) if upwards else (z, a)
    hyps = {Claim("<=", *pair), Claim("<", *pair)}
    rest = existing._replace(hyps=existing.hyps - hyps)
    need_any(name, [rest], [f, a])
    claim = instance(rest)
    need(claim.rel == "integral" and claim.lhs is app("integral", f, *pair), "not that they exist")
    head = "integral+oo" if upwards else "integral-oo"
    return join(integral_is(f, (a,), limit.value, head), far, rest)
