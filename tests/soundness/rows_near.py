"""Refusals of statements about derivatives: what is not shown to be defined near a point."""

from __future__ import annotations

from symproof.kernel import (
    Claim,
    Definition,
    Lam,
    Term,
    Theorem,
    Var,
    eq,
    infer,
    lt,
    obligations,
)
from symproof.kernel.term import diff

from .examples_calculus import exists, says, var_at
from .rows_statement import proved
from .shorthand import (
    Row,
    assume,
    axiom,
    f,
    h,
    one,
    oracle,
    refl,
    t,
    two,
    unfold,
    x,
    y,
    z,
    zero,
)

t1, t2, s = Var("t_1"), Var("t_2"), Var("s")
s1 = Var("s_1")
positive, also_positive = lt(0, x), lt(0, y)
log_t = diff("t", f("log", t), x)
log_claim = eq(log_t, log_t)
# log has a derivative at x, and is defined there
log_exists = exists(axiom("log_deriv", x))
log_near = assume(lt(0, t1))
x_is_positive = assume(positive)


def smooth(name: str, point: Term) -> Theorem:
    return infer("deriv_var", (), name, point)


def log(*parts: Theorem, hyps: tuple[Claim, ...] = (positive,)):
    """Return the attempt to state log'(x) = log'(x) with these proofs that it is defined."""
    return proved(log_claim, refl(log_t), hyps, parts=(log_exists, *parts))


ABSOLUTE = f("abs", t)
abs_slope = diff("t", ABSOLUTE, x)
phi_slope = diff("t", f("phi", t), x)
of_t = {"phi": diff("t", f("phi", t), t)}
once = Claim("diff", of_t["phi"], of_t["phi"], ("t",))
second = diff("t", of_t["phi"], x)
twice = Claim("diff", second, second)
def_log = Definition("l", ("x",), f("log", x))
def_slope = Definition("k", ("h",), diff("t", f("abs", t), h))
def_y = Definition("p", ("x",), x + y)
in_def = diff("t", f("l", t), x)
nested = diff("t", diff("s", f("log", s), two * t), x)
inner = diff("s", f("log", s), two * t1)
both = diff("t", diff("s", f("log", s * t), t), x)
both_inner = diff("s", f("log", s * t1), t1)
guarded = f("cases", f("<", zero, t), diff("s", f("log", s), t), zero)
guarded_slope = diff("t", guarded, x)
guarded_inner = diff("s", f("log", s), t1)
under = f("cases", f("<", zero, x), log_t, zero)
beside_guard = f("cases", f("<", zero, x), zero, log_t)


def lies(*claims: Claim) -> tuple[tuple[Claim, ...], tuple[Theorem, ...]]:
    """Return hypotheses, and theorems that say them."""
    return claims, tuple(map(assume, claims))


def stated(term: Term, hyps: tuple[Claim, ...], *parts: Theorem, defs: tuple[Definition, ...] = ()):
    return proved(eq(term, term), refl(term), hyps, defs, parts)


def there(term: Term) -> Claim:
    """Return that a derivative exists."""
    return Claim("diff", term, term)


def judged(claim: Claim, *parts: Theorem, hyps: tuple[Claim, ...] = ()):
    return proved(claim, assume(claim), (claim, *hyps), parts=parts)


x_slope = smooth("t_1", x)
UNDEFINED = {
    # existence
    "a derivative, without that it exists": stated(phi_slope, ()),
    "a derivative that exists from the right": stated(
        phi_slope,
        (says("diff+", f("phi", t), x, phi_slope),),
        assume(says("diff+", f("phi", t), x, phi_slope)),
    ),
    "a derivative that exists from the left": stated(
        phi_slope,
        (says("diff-", f("phi", t), x, phi_slope),),
        assume(says("diff-", f("phi", t), x, phi_slope)),
    ),
    "a derivative of which only the value is known": stated(
        phi_slope, (eq(phi_slope, y),), assume(eq(phi_slope, y))
    ),
    "a derivative that exists elsewhere": stated(
        phi_slope, (there(diff("t", f("phi", t), y)),), assume(there(diff("t", f("phi", t), y)))
    ),
    "a derivative of something else": stated(
        phi_slope, (there(diff("t", f("psi", t), x)),), assume(there(diff("t", f("psi", t), x)))
    ),
    "a derivative that exists by a hypothesis that is not stated": stated(
        phi_slope, (), assume(there(phi_slope))
    ),
    "a derivative in a definition": stated(f("k", x), (), defs=(def_slope,)),
    "a derivative in a guard": stated(f("cases", f("<", phi_slope, y), x, y), ()),
    "a derivative in a point": stated(diff("t", t, phi_slope), (), exists(var_at(phi_slope))),
    "a derivative in a judgement's value": judged(says("diff", t, x, phi_slope)),
    "a derivative in a judgement's point": judged(says("diff", t, phi_slope, y)),
    "a hypothesis's derivative": proved(eq(y, y), refl(y), [eq(phi_slope, y)]),
    "a second derivative, where the first exists at the point only": stated(
        second,
        (there(phi_slope), twice),
        assume(there(phi_slope)),
        assume(twice),
    ),
    "a second derivative, where only the first exists": stated(
        second,
        (once,),
        infer("spec", (assume(once),), (t1,)),
        infer("spec", (assume(once),), (x,)),
        infer("spec", (assume(once),), (t,)),
    ),
    # near a point
    "log near a point, at the point only": log(x_is_positive),
    "log near a point, not shown to be positive": log(log_near, smooth("t_1", x)),
    "log near a point, not shown to be continuous": log(log_near, x_is_positive),
    "log near a point, positive at another": log(
        log_near, assume(also_positive), smooth("t_1", y), hyps=(positive, also_positive)
    ),
    "log near a point, continuous at another": log(log_near, x_is_positive, smooth("t_1", y)),
    "log near a point, another function continuous": log(
        log_near, x_is_positive, infer("deriv_const", (), Lam(("t_1",), x), x)
    ),
    "log near a point, continuous in another variable": log(
        log_near, x_is_positive, smooth("t", x), smooth("t_2", x)
    ),
    "log near a point, continuous from the right": log(
        log_near, x_is_positive, infer("deriv_side", (smooth("t_1", x),), "diff+")
    ),
    "log near a point, continuous by an equation": log(
        log_near, x_is_positive, infer("deriv_value", (smooth("t_1", x),))
    ),
    "log near a point, only there": log(
        infer("linear", (x_is_positive, assume(eq(t1, x))), lt(0, t1), (one, -one)),
        x_is_positive,
        smooth("t_1", x),
    ),
    "log near a point, positive by what is not stated": log(
        log_near, x_is_positive, smooth("t_1", x), hyps=()
    ),
    "log near a point, a condition that may be 0": log(
        infer("linear", (assume(Claim("<=", one, t1)),), lt(0, t1), (one,)),
        x_is_positive,
        smooth("t_1", x),
    ),
    "log near a point, a condition for all": log(
        infer("spec", (assume(lt(0, t1, "t_1")),), (t1,)), x_is_positive, smooth("t_1", x)
    ),
    "log near a point, by an unstated definition": log(
        infer("linear", (log_near, unfold(def_y, x)), lt(0, t1), (one, zero)),
        x_is_positive,
        smooth("t_1", x),
    ),
    "log near a point, positive by an unstated definition": log(
        log_near,
        infer("linear", (x_is_positive, unfold(def_y, x)), positive, (one, zero)),
        smooth("t_1", x),
    ),
    "log near a point, continuous by an unstated definition": log(
        log_near,
        x_is_positive,
        infer(
            "rewrite",
            (infer("linear", (unfold(def_y, x),), eq(one, one), (zero,)), smooth("t_1", x)),
            smooth("t_1", x).claim,
            "h",
        ),
    ),
    "log near a point, continuous for all": log(
        log_near, x_is_positive, infer("gen", (smooth("t_1", x),), ("z",))
    ),
    "log near a point, in a judgement": judged(
        says("diff", f("log", t), x, y), x_is_positive, hyps=(positive,)
    ),
    "log near a point, in a definition": stated(
        in_def, (there(in_def),), assume(there(in_def)), defs=(def_log,)
    ),
    # guards
    "log near a point, beside its guard": stated(
        beside_guard, (), log_exists, log_near, x_is_positive, smooth("t_1", x)
    ),
    "what is near what is near a point, under a guard for the first": stated(
        guarded_slope,
        lies(there(guarded_slope), there(diff("s", f("log", s), t)))[0],
        assume(there(guarded_slope)),
        exists(axiom("log_deriv", t1)),
        assume(lt(0, s1)),
        assume(lt(0, t1)),
        smooth("s_1", t1),
        smooth("s_1", x),
        exists(axiom("log_deriv", t)),
    ),
    # in two variables
    "an inner point that depends on the outer variable": stated(
        nested,
        (positive, there(nested)),
        assume(there(nested)),
        infer(
            "cut",
            (
                infer("linear", (assume(lt(0, t1)),), lt(0, two * t1), (two,)),
                exists(axiom("log_deriv", two * t1)),
            ),
        ),
        x_is_positive,
        smooth("t_1", x),
        assume(lt(0, s1)),
        smooth("s_1", x),
        smooth("s_1", two * t1),
        assume(lt(0, two * t1)),
    ),
    "a condition in two variables": stated(
        both,
        (positive, there(both), there(diff("s", f("log", s * t1), t1))),
        assume(there(both)),
        assume(there(both_inner)),
        assume(lt(0, s1 * t1)),
        x_is_positive,
        infer("product", (x_is_positive, x_is_positive)),
        smooth("t_1", x),
        smooth("s_1", x),
    ),
}

constant = infer("deriv_const", (), Lam(("t",), zero), x)
no_slope = infer("symm", (infer("deriv_value", (constant,)),))

NEAR: list[Row] = [
    *[("statement-undefined", name, attempt) for name, attempt in UNDEFINED.items()],
    (
        "statement-oracle",
        "log near a point, positive by an oracle",
        log(log_near, oracle("lie", positive), smooth("t_1", x)),
    ),
    ("statement-oracle", "log near a point, by an oracle", log(oracle("lie", lt(0, t1)))),
    (
        "statement-claim",
        "a derivative from the right",
        proved(says("diff", t, x, 1), infer("deriv_side", (var_at(x),), "diff+")),
    ),
    (
        "statement-claim",
        "a derivative's value",
        proved(says("diff", t, x, 1), infer("deriv_value", (var_at(x),))),
    ),
    (
        "statement-claim",
        "a judgement for its equation",
        proved(eq(diff("t", t, x), 1), var_at(x)),
    ),
    (
        "statement-claim",
        "the same in another variable",
        proved(says("diff", t, x, 1), infer("deriv_var", (), "h", x)),
    ),
    (
        "statement-name",
        "a variable of a derivative, a function in it",
        proved(eq(y, y), refl(y), [there(diff("phi", f("phi", Var("phi")), x))]),
    ),
    (
        "statement-name",
        "a variable of a derivative in the claim, a function of a hypothesis",
        proved(says("diff", t, x, 1), var_at(x), [eq(f("t", x), 0)]),
    ),
    (
        "statement-name",
        "a variable of a derivative on the right, a function of a hypothesis",
        proved(
            eq(y, diff("t", t, x)),
            assume(eq(y, diff("t", t, x))),
            [eq(f("t", x), 0), eq(y, diff("t", t, x))],
        ),
    ),
    (
        "statement-name",
        "a variable of a derivative in a hypothesis, a function of the claim",
        proved(eq(f("t", x), f("t", x)), refl(f("t", x)), [eq(y, diff("t", t, x))]),
    ),
    (
        "statement-name",
        "a variable of a derivative on the left of a hypothesis, a function of the claim",
        proved(eq(f("t", x), f("t", x)), refl(f("t", x)), [eq(diff("t", t, x), y)]),
    ),
    (
        "statement-name",
        "a variable of a derivative on the right of the claim only, a function of a hypothesis",
        proved(no_slope.claim, no_slope, [eq(f("t", x), 0)]),
    ),
    (
        "statement-name",
        "a variable of a derivative in a definition, a function of the claim",
        proved(eq(f("t", x), f("t", x)), refl(f("t", x)), defs=[def_slope]),
    ),
    (
        "statement-variable",
        "a derivative by a variable of a definition",
        proved(
            eq(diff("y", f("p", zero), x), diff("y", f("p", zero), x)),
            refl(diff("y", f("p", zero), x)),
            defs=[def_y],
        ),
    ),
    (
        "statement-variable",
        "a derivative on the right by a variable of a definition",
        proved(
            eq(z, diff("y", f("p", zero), x)),
            assume(eq(z, diff("y", f("p", zero), x))),
            [eq(z, diff("y", f("p", zero), x))],
            [def_y],
        ),
    ),
    (
        "statement-variable",
        "a derivative in a hypothesis by a variable of a definition",
        proved(eq(z, z), refl(z), [there(diff("y", f("p", zero), x))], [def_y]),
    ),
    (
        "statement-variable",
        "a derivative in a definition by a variable of another",
        proved(
            eq(z, z),
            refl(z),
            defs=[def_y, Definition("q", ("h",), diff("y", f("p", y), h))],
        ),
    ),
    (
        "capture",
        "the obligations of a definition at what a derivative in it binds",
        lambda: obligations([eq(f("k", t), 0)], [Definition("k", ("h",), diff("t", t * h, zero))]),
    ),
]
