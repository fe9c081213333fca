"""The second checker's rules about limits; see recheck.py."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from recheck_derivatives import judged
from recheck_sequents import Claim, Sequent, at, instance, join, need_any
from recheck_terms import LIMITS, ZERO, Rejected, Term, app, lam, need, num, var

# --- limits ------------------------------------------------------------------------------------
# A place is a point from both sides, from the right or from the left, or infinity, or minus
# infinity; f -> v is short for the judgement that f has the limit v at a place.


class Tends(NamedTuple):
    """f -> value at a place, which is a head and, unless it is far away, a point."""

    head: str
    function: Term
    point: tuple[Term, ...]
    value: Term

    @property
    def place(self) -> tuple[str, tuple[Term, ...]]:
        return self.head, self.point

    def of(self, function: Term, value: Term) -> Claim:
        """Return that another function tends to a value at this place."""
        return Claim("limit", app(self.head, function, *self.point), value)


def tending(part: Sequent) -> Tends:
    rel, lhs, value, _ = instance(part)
    need(rel == "limit", "a premise judges no limit")
    return Tends(lhs.head, lhs.args[0], lhs.args[1:], value)


def tending_together(*parts: Sequent) -> list[Tends]:
    """Return judgements at one place, of functions of one variable."""
    found = [tending(part) for part in parts]
    first = found[0]
    for other in found:
        together = other.place == first.place and other.function.head == first.function.head
        need(together, "not at one place in one variable")
    return found


def continuous_at(part: Sequent, point: Term) -> Term:
    """Return the function of which a premise says that it tends to its value at a point."""
    f = tending(part)
    need(f.place == ("limit", (point,)), "not a limit from both sides there")
    need(f.value is at(f.function, point), "the limit is not the value")
    return f.function


def window(place: Tends, z: Term, ends: Sequence[Term]) -> tuple[set[Claim], list[Claim]]:
    """Return what holds of z near a place, inside of ends, and what must hold of the ends.

    Far away there is one end; else one on each side from which the point is approached.
    """
    holds: set[Claim] = set()
    order: list[Claim] = []
    left, right = place.head in ("limit", "limit-"), place.head in ("limit", "limit+")
    if not place.point:
        need(len(ends) == 1, "far away there is one end")
        lower, upper = (ends[0], z) if place.head == "limit+oo" else (z, ends[0])
        return {Claim("<", lower, upper)}, []
    (a,) = place.point
    need(len(ends) == left + right, "an end for each side")
    if left:
        holds.add(Claim("<", ends[0], z))
        order.append(Claim("<", ends[0], a))
    if right:
        holds.add(Claim("<", z, ends[-1]))
        order.append(Claim("<", a, ends[-1]))
    beside = Claim("!=", z, a) if left and right else Claim("<", *((a, z) if right else (z, a)))
    return {*holds, beside}, order


def near(
    place: Tends, name: str, ends: Sequence[Term], shown: Sequence[Sequent], *about: Term
) -> Callable[[Sequent], Sequent]:
    """Return what makes of a premise about z one that is about all z near a place."""
    holds, order = window(place, var(name), ends)
    need([part.claim for part in shown] == order, "the order of the ends is not shown")

    def generally(part: Sequent) -> Sequent:
        rest = part._replace(hyps=part.hyps - holds)
        need_any(name, [rest], [place.function, *place.point, *ends, *about])
        return rest

    return generally


def inside_of(outer: Term, inner: Term) -> Term:
    """Return x -> f(g(x))."""
    need(outer.variables.isdisjoint(inner.head), "a variable would be captured")
    return lam(inner.head, at(outer, inner.args[0]))


def is_upto(part: Sequent, lower: Term, upper: Term) -> bool:
    """Whether a premise says lower <= upper, or more."""
    rel, lhs, rhs, _ = instance(part)
    return rel in ("=", "<", "<=") and lhs is lower and rhs is upper


ARITHMETIC = {"limit_add": "+", "limit_sub": "-", "limit_mul": "*", "limit_div": "/"}


def approach(rule: str, parts: Sequence[Sequent], args: Sequence[Any]) -> Sequent:
    """Return what a rule about limits gives."""
    match rule, parts, args:
        case "limit_value", [part], _:  # f -> v |- the limit of f = v
            tending(part)
            return join(part.claim._replace(rel="="), part)
        case "limit_bounded", [part], _:  # f -> v |- f is bounded near there
            tending(part)
            return join(Claim("bounded", part.claim.lhs, part.claim.lhs), part)
        case "limit_const", _, [t]:  # |- c -> c
            need(t.head in LIMITS, "not a limit")
            (body,) = t.args[0].args
            need(body.variables.isdisjoint(t.args[0].head), "not visibly constant")
            return Sequent(Claim("limit", t, body))
        case "limit_var", _, [t]:  # |- x -> a at a; 1/x -> 0 far away
            need(t.head in LIMITS, "not a limit")
            f, *point = t.args
            x = var(f.head[0])
            need(f.args[0] is (x if point else app("/", num(1), x)), "neither x nor 1/x")
            return Sequent(Claim("limit", t, point[0] if point else ZERO))
        case "limit_neg", [part], _:  # f -> v |- -f -> -v
            f = tending(part)
            (body,) = f.function.args
            minus = lam(f.function.head, app("neg", body))
            return join(f.of(minus, app("neg", f.value)), part)
        case (("limit_add" | "limit_sub" | "limit_mul" | "limit_div"), [first, second, *apart], _):
            # f -> v, g -> w, and w != 0 for a quotient |- f*g -> v*w
            f, g = tending_together(first, second)
            need(len(apart) == (rule == "limit_div"), "a wrong number of premises")
            for part in apart:
                need(
                    instance(part) == Claim("!=", g.value, ZERO), "not that the divisor's is not 0"
                )
            sign = ARITHMETIC[rule]
            both = lam(f.function.head, app(sign, *f.function.args, *g.function.args))
            return join(f.of(both, app(sign, f.value, g.value)), *parts)
        case "limit_continuous", [outer, inner], _:  # g -> v, f continuous at v |- f(g) -> f(v)
            g = tending(inner)
            f = continuous_at(outer, g.value)
            return join(g.of(inside_of(f, g.function), at(f, g.value)), *parts)
        case "limit_compose", [outer, inner, beside, *shown], [name, ends]:
            return composed(outer, inner, beside, shown, name, ends)
        case "squeeze", [first, second, lower, upper, *shown], [f, name, ends]:
            # g -> v, h -> v, g <= f and f <= h near there |- f -> v
            g, h = tending_together(first, second)
            need(g.value is h.value, "two limits")
            generally = near(g, name, ends, shown, f, h.function)
            z = var(name)
            need(is_upto(lower, at(g.function, z), at(f, z)), "not below")
            need(is_upto(upper, at(f, z), at(h.function, z)), "not above")
            rests = generally(lower), generally(upper)
            return join(g.of(f, g.value), first, second, *rests, *shown)
        case "limit_le", [first, second, below, *shown], [name, ends]:
            # f -> v, g -> w, f <= g near there |- v <= w
            f, g = tending_together(first, second)
            generally = near(f, name, ends, shown, g.function)
            z = var(name)
            need(is_upto(below, at(f.function, z), at(g.function, z)), "not below")
            return join(Claim("<=", f.value, g.value), first, second, generally(below), *shown)
        case "limit_side", [part], [side]:  # f -> v |- f -> v from one side
            f = tending(part)
            need(f.head == "limit" and side in ("limit+", "limit-"), "no side, or of a side")
            return join(f._replace(head=side).of(f.function, f.value), part)
        case "limit_join", [right, left], _:  # f -> v from the right and from the left |- f -> v
            f, g = tending(right), tending(left)
            need((f.head, g.head) == ("limit+", "limit-"), "not the two sides")
            need(f[1:] == g[1:], "not of one thing")
            return join(f._replace(head="limit").of(f.function, f.value), right, left)
        case "limit_of_diff", [
            part
        ], _:  # f has a derivative at a, from a side |- f -> f(a) from it
            rel, f, a, _ = judged(part)
            head = {"diff": "limit", "diff+": "limit+", "diff-": "limit-"}[rel]
            return join(Claim("limit", app(head, f, a), at(f, a)), part)
        case "lhopital", [quotient, *_], [name, ends]:
            return de_lhopital(tending(quotient), parts, name, ends)
        case _:
            raise Rejected("a wrong number of premises or arguments")


def composed(
    outer: Sequent,
    inner: Sequent,
    beside: Sequent,
    shown: Sequence[Sequent],
    name: str,
    ends: Sequence[Term],
) -> Sequent:
    """F -> v at b; g -> b, and g is near b as f is, but not b |- f(g) -> v

    Where f is at infinity, 1/g -> 0 and 0 < g near there; at minus infinity 1/g -> 0 and g < 0.
    """
    f, limit = tending(outer), tending(inner)
    g, b = limit.function, limit.value
    if f.point:
        need(f.point == (b,), "the inner function tends to somewhere else")
    else:
        (body,) = g.args
        need(body.kind == "app" and body.head == "/" and body.args[0] is num(1), "not about 1/g")
        need(b is ZERO, "1/g does not tend to 0")
        g = lam(g.head, body.args[1])
    generally = near(limit, name, ends, shown, g, b)
    value = at(g, var(name))
    wanted = {
        "limit": Claim("!=", value, b),
        "limit+": Claim("<", b, value),
        "limit-": Claim("<", value, b),
        "limit+oo": Claim("<", ZERO, value),
        "limit-oo": Claim("<", value, ZERO),
    }[f.head]
    need(instance(beside) == wanted, "the inner function is not shown to stay beside")
    claim = limit.of(inside_of(f.function, g), f.value)
    return join(claim, outer, inner, generally(beside), *shown)


def de_lhopital(limit: Tends, parts: Sequence[Sequent], name: str, ends: Sequence[Term]) -> Sequent:
    """f'/g' -> v, g' != 0 near there, f -> 0 and g -> 0 or else 1/g -> 0 |- f/g -> v

    Walter Rudin, Principles of Mathematical Analysis, 5.13; at one side of a point or far away.
    """
    need(limit.head != "limit", "from both sides at once")
    count = 1 if limit.point else 0
    need(len(parts) in (5 + count, 6 + count), "a wrong number of premises")
    top, bottom, apart = parts[1:4]
    shown, vanishing = parts[4 : 4 + count], [tending(part) for part in parts[4 + count :]]
    z = var(name)
    (r, f, p, u), (s, g, q, v) = judged(top), judged(bottom)
    need(r == s == "diff" and p is q is z, "not the derivatives at any number")
    need(f.head == g.head == limit.function.head, "not in one variable")
    need(at(limit.function, z) is app("/", u, v), "not the quotient of the derivatives")
    need(instance(apart) == Claim("!=", v, ZERO), "not that the derivative of g is not 0")
    need(all(item.place == limit.place and item.value is ZERO for item in vanishing), "not 0 there")
    one_over = lam(g.head, app("/", num(1), g.args[0]))
    need([item.function for item in vanishing] in ([f, g], [one_over]), "not f and g, nor 1/g")
    generally = near(limit, name, ends, shown, f, g)
    rests = [generally(part) for part in (top, bottom, apart)]
    claim = limit.of(lam(f.head, app("/", *f.args, *g.args)), limit.value)
    return join(claim, parts[0], *rests, *shown, *parts[4 + count :])
