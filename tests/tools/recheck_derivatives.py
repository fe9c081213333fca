"""The second checker's rules about derivatives; see recheck.py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from recheck_sequents import Claim, Sequent, at, instance, join, need_any
from recheck_terms import ZERO, Rejected, Term, app, lam, need, num, var

# --- derivatives -------------------------------------------------------------------------------

SIDES = ("diff", "diff+", "diff-")


def judged(part: Sequent) -> tuple[str, Term, Term, Term]:
    """Return R, f, a and v of a premise that says diff(f, a) R v."""
    rel, lhs, value, _ = instance(part)
    need(rel in SIDES, "a premise judges no derivative")
    return rel, *lhs.args, value


def judgement(rel: str, name: str, body: Term, point: Term, value: Term) -> Claim:
    return Claim(rel, app("diff", lam((name,), body), point), value)


def differentiate(rule: str, parts: Sequence[Sequent], args: Sequence[Any]) -> Sequent:
    """Return what a rule about derivatives gives.  Below, f R v is short for diff(f, a) R v."""
    match rule, parts, args:
        case "ext", [part], [t, g, name]:  # f(z) = g(z) for all z |- diff(f, a) = diff(g, a), ...
            need(t.args and t.args[0].kind == "lam", "not about a function")
            f, *numbers = t.args
            z = var(name)
            need_any(name, [part], [f, g])
            need(instance(part) == Claim("=", at(f, z), at(g, z)), "not that they are equal")
            return join(Claim("=", t, app(t.head, g, *numbers)), part)
        case "deriv_value", [part], _:  # f diff v |- diff(f, a) = v
            need(judged(part)[0] == "diff", "a derivative from one side only")
            return join(part.claim._replace(rel="="), part)
        case "deriv_unique", [first, second], _:  # f R v, f R w |- v = w
            (*same, v), (*other, w) = judged(first), judged(second)
            need(same == other, "not of one function, at one point, from one side")
            return join(Claim("=", v, w), first, second)
        case "deriv_side", [part], [side]:  # f diff v |- f diff+ v, f diff- v
            need(judged(part)[0] == "diff" and side in SIDES[1:], "not to one side")
            return join(part.claim._replace(rel=side), part)
        case "deriv_join", [right, left], _:  # f diff+ v, f diff- v |- f diff v
            (r, *same), (s, *other) = judged(right), judged(left)
            need((r, s) == ("diff+", "diff-") and same == other, "not the two sides of one thing")
            return join(right.claim._replace(rel="diff"), right, left)

        case "deriv_var", _, [name, a]:  # |- (x -> x) diff 1
            return Sequent(judgement("diff", name, var(name), a, num(1)))
        case "deriv_const", _, [f, a]:  # |- (x -> c) diff 0
            need(f.args[0].variables.isdisjoint(f.head), "not visibly constant")
            return Sequent(Claim("diff", app("diff", f, a), ZERO))
        case "deriv_pow", _, [name, n, a]:  # |- (x -> x^n) diff n*a^(n - 1)
            need(n.kind == "num" and n is not ZERO, "the exponent is not a positive numeral")
            value = app("*", n, app("^", a, num(n.head - 1)))
            return Sequent(judgement("diff", name, app("^", var(name), n), a, value))
        case "deriv_neg", [part], _:  # f R v |- -f R -v
            rel, f, a, v = judged(part)
            return join(judgement(rel, *f.head, app("neg", *f.args), a, app("neg", v)), part)
        case (("deriv_add" | "deriv_sub" | "deriv_mul" | "deriv_div"), [first, second, *apart], _):
            (r, f, a, v), (s, g, b, w) = judged(first), judged(second)
            need(r == s and f.head == g.head and a is b, "not from one side, in one variable")
            f_at, g_at = at(f, a), at(g, a)
            for part in apart:  # the divisor at the point
                need(instance(part) == Claim("!=", g_at, ZERO), "not the divisor at the point")
            left, right = app("*", v, g_at), app("*", f_at, w)
            sign, value = {
                "deriv_add": ("+", app("+", v, w)),
                "deriv_sub": ("-", app("-", v, w)),
                "deriv_mul": ("*", app("+", left, right)),
                "deriv_div": ("/", app("/", app("-", left, right), app("^", g_at, num(2)))),
            }[rule]
            return join(judgement(r, *f.head, app(sign, *f.args, *g.args), a, value), *parts)
        case "deriv_chain", [first, second], _:  # f diff v at g(a), g R w |- (x -> f(g(x))) R v*w
            (r, f, b, v), (s, g, a, w) = judged(first), judged(second)
            need(r == "diff" and b is at(g, a), "the first is from one side, or elsewhere")
            need(f.variables.isdisjoint(g.head), "a variable would be captured")
            return join(judgement(s, *g.head, at(f, g.args[0]), a, app("*", v, w)), *parts)

        # where p has a derivative, from a side, it is continuous: 0 < p(a) gives 0 < p(z) near a
        case "deriv_local", [agree, known, *opens], [f, name]:  # f = g near a, g R v |- f R v
            rel, g, a, v = judged(known)
            z = var(name)
            near = {
                "diff": set(),
                "diff+": {Claim("<=", a, z)},
                "diff-": {Claim("<=", z, a)},
            }[rel]
            need(len(opens) % 2 == 0, "two premises for each condition")
            conditions = []
            for positive, smooth in zip(opens[::2], opens[1::2], strict=True):
                side, p, b, _ = judged(smooth)
                need(side in ("diff", rel) and b is a, "continuous elsewhere, or at another side")
                need(instance(positive) == Claim("<", ZERO, at(p, a)), "not that it holds there")
                near |= {Claim("<", ZERO, at(p, z))}
                conditions.append(p)
            rest = agree._replace(hyps=agree.hyps - near)
            need_any(name, [rest], [f, g, a, *conditions])
            need(instance(agree) == Claim("=", at(f, z), at(g, z)), "not that they are equal")
            return join(Claim(rel, app("diff", f, a), v), rest, known, *opens)
        # f diff v at z, 0 <= v, a <= b |- f(a) <= f(b); a < z and z < b may be used for 0 <= v
        case "increasing", [smooth, sign, order], [name]:
            (r, f, p, v), (s, zero, value, _) = judged(smooth), instance(sign)
            o, a, b, _ = instance(order)
            z = var(name)
            need(r == "diff" and p is z, "no derivative at any number")
            need(s in ("=", "<", "<=") and zero is ZERO and value is v, "not the derivative's sign")
            need(o in ("<", "<="), "not the order of the ends")
            ends = {Claim("<=", a, z), Claim("<=", z, b)}
            inside = ends | {Claim("<", a, z), Claim("<", z, b)}
            first = smooth._replace(hyps=smooth.hyps - ends)
            second = sign._replace(hyps=sign.hyps - inside)
            need_any(name, [first, second], [f, a, b])
            rel = "<=" if s == "<" and o == "<=" else s
            return join(Claim(rel, at(f, a), at(f, b)), first, second, order)
        case _:
            raise Rejected("a wrong number of premises or arguments")
