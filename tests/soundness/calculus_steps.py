"""Random inferences about derivatives: premises and arguments with which a rule may succeed."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any, Protocol

from symproof.kernel import (
    App,
    Claim,
    KernelError,
    Lam,
    Num,
    Term,
    Theorem,
    eq,
    infer,
    le,
    lt,
    ne,
)
from symproof.kernel.term import diff, substitute

from .shorthand import assume, axiom, f, h, one, t, x, y, z, zero

Attempt = tuple[tuple[Theorem, ...], tuple[Any, ...]]
SIDES = ("diff", "diff+", "diff-")
POINTS: tuple[Term, ...] = (x, x, zero, one, z)
SMOOTH = ("exp", "sin", "cos", "atan")
CLOSED: tuple[Term, ...] = (
    *(f("pi"), f("E"), f("exp", 1), f("sin", 2), f("sqrt", 2), f("log", 3), f("erf", 1)),
    *(zero, one, Num(3), -one, one / Num(3), f("atan", 1) * 4, f("tanh", 2), f("Phi", 0)),
)


class Steps(Protocol):
    """What a walk has: its theorems."""

    random: Random
    theorems: list[Theorem]

    def some(self, fits: Callable[[Theorem], bool] = ...) -> Theorem: ...

    def rel(self, *rels: str) -> Theorem: ...


def derivative(random: Random, body: Term, point: Term) -> Term:
    return diff(random.choice("txy"), body, point)


def body(random: Random) -> Term:
    """Return what may be differentiated by t."""
    inner = random.choice([t, t, t - 1, t * x, -t])
    outer = [t, t * t, t**3, y, t + y, x, f("phi", t), f("abs", inner), f("f", t), f("exp", t)]
    return random.choice([*outer, f("max", t, zero), t * f("abs", t), f("sign", t), one / t])


def judgement(random: Random, value: Term) -> Claim:
    """Return that a derivative exists, or is something."""
    lhs = diff("t", body(random), random.choice(POINTS))
    return Claim(random.choice(SIDES), lhs, random.choice([value, lhs, zero, one]))


def is_judged(theorem: Theorem, *rels: str) -> bool:
    return theorem.claim.rel in (rels or SIDES) and not theorem.claim.forall


def parts(theorem: Theorem) -> tuple[Lam, Term, Term]:
    """Return f, a and v of a judgement that diff(f, a) is v."""
    match theorem.claim.lhs:
        case App("diff", (Lam() as function, point)):
            return function, point, theorem.claim.rhs
        case _:
            raise KernelError("test", "no judgement")


def at(function: Lam, point: Term) -> Term:
    return substitute(function.body, {function.params[0]: point})


def some_judgement(walk: Steps, *rels: str) -> Theorem:
    """Return a judgement: one that is known, a new one, or a hypothesis."""
    random = walk.random
    point = random.choice(POINTS)
    chance = random.random()
    if chance < 0.3:
        return infer("deriv_var", (), "t", point)
    if chance < 0.4:
        return infer("deriv_pow", (), "t", Num(random.choice([1, 2, 3])), point)
    if chance < 0.5:
        return infer("deriv_const", (), Lam(("t",), random.choice([x, y, one])), point)
    if chance < 0.6:
        return axiom(f"{random.choice(SMOOTH)}_deriv", point)
    if chance < 0.7:
        return assume(judgement(random, y))
    return walk.some(lambda part: is_judged(part, *rels))


def like(walk: Steps, first: Theorem) -> Theorem:
    """Return a judgement that fits another: of one kind, at one point."""
    (_, point, _), rel = parts(first), first.claim.rel
    if walk.random.random() < 0.5:
        other = infer("deriv_var", (), "t", point)
        return other if rel == "diff" else infer("deriv_side", (other,), rel)
    return walk.some(lambda part: is_judged(part, rel) and parts(part)[1] == point)


def one_judgement(walk: Steps) -> Attempt:
    return (some_judgement(walk),), ()


def two_judgements(walk: Steps) -> Attempt:
    first = some_judgement(walk)
    return (first, like(walk, first)), ()


def division(walk: Steps) -> Attempt:
    first = some_judgement(walk)
    second = like(walk, first)
    function, point, _ = parts(second)
    return (first, second, assume(ne(at(function, point), 0))), ()


def chain(walk: Steps) -> Attempt:
    inner = some_judgement(walk)
    function, point, _ = parts(inner)
    value = at(function, point)
    outer = [
        axiom(f"{walk.random.choice(SMOOTH)}_deriv", value),
        infer("deriv_pow", (), walk.random.choice("tx"), Num(2), value),
        assume(Claim("diff", diff("t", body(walk.random), value), y)),
        assume(Claim("diff", diff("h", h * x, value), x)),
    ]
    return (walk.random.choice(outer), inner), ()


def join(walk: Steps) -> Attempt:
    right = walk.some(lambda part: is_judged(part, "diff+"))
    wanted = (right.claim.lhs, right.claim.rhs)
    same = walk.some(
        lambda part: is_judged(part, "diff-") and (part.claim.lhs, part.claim.rhs) == wanted
    )
    if walk.random.random() < 0.5:
        same = assume(Claim("diff-", *wanted))
    return (right, same), ()


def extension(walk: Steps) -> Attempt:
    part = walk.rel("=")
    name = walk.random.choice("xyzt")
    term = diff(name, part.claim.lhs, walk.random.choice(POINTS))
    return (part,), (term, Lam((name,), part.claim.rhs), name)


def agreement(walk: Steps) -> Theorem:
    """Return an equation about z that holds for some z."""
    nonneg = infer("linear", (assume(lt(0, z)),), le(0, z), (one,))
    near = axiom("abs_of_nonneg", z)
    return walk.random.choice(
        [
            near,
            infer("cut", (nonneg, near)),
            axiom("max_of_ge", z, zero),
            axiom("abs_of_neg", z),
            assume(eq(f("abs", z), z)),
            infer("ring", (), z + z, 2 * z),
            walk.rel("="),
        ]
    )


def locality(walk: Steps) -> Attempt:
    random = walk.random
    agree = agreement(walk)
    name = random.choice("zzzx")
    f_, g_ = (
        Lam(("t",), substitute(side, {name: t})) for side in (agree.claim.lhs, agree.claim.rhs)
    )
    point = random.choice([zero, one, x, y])
    known = walk.some(lambda part: is_judged(part) and parts(part)[:2] == (g_, point))
    if g_.body == t:
        known = infer("deriv_var", (), "t", point)
    rel = random.choice(SIDES)
    if known.claim.rel == "diff" and rel != "diff" and is_judged(known):
        known = infer("deriv_side", (known,), rel)
    opens: list[Theorem] = []
    for hyp in agree.hyps:
        if hyp.rel == "<" and hyp.lhs == zero and not hyp.forall:
            p = Lam(("t",), substitute(hyp.rhs, {name: t}))
            smooth = infer("deriv_var", (), "t", point)
            if p.body != t:
                smooth = assume(Claim(random.choice(SIDES), App("diff", (p, point)), y))
            opens += [assume(lt(0, at(p, point))), smooth]
    return (agree, known, *opens), (f_, name)


def growth(walk: Steps) -> Attempt:
    random = walk.random
    smooth = some_judgement(walk)
    exponent = Num(random.choice([1, 2, 3]))
    if random.random() < 0.6:
        smooth = infer("deriv_pow", (), "t", exponent, z)
    value = smooth.claim.rhs
    sign = assume(le(0, value))
    if value == Num(3) * z**2:
        square = infer("square", (), z)
        sign = infer("linear", (square,), le(0, value), (Num(3),))
    elif value == one * z**0:
        sign = infer("decide", (), lt(0, value))
    elif value == Num(2) * z**1:
        bounds = assume(le(0, x)), assume(random.choice([le(x, z), lt(x, z)]))
        sign = infer("linear", bounds, le(0, value), (Num(2), Num(2)))
    ends = random.choice([(x, y), (y, x), (zero, one), (x, one), (x, z)])
    order = assume(Claim(random.choice(["<", "<="]), *ends))
    return (smooth, sign, order), ("z",)


def hollowed(term: Term, part: Term) -> Term:
    """Return a term with h wherever the part was."""
    if term == part:
        return h
    match term:
        case App(head, args):
            return App(head, tuple(hollowed(arg, part) for arg in args))
        case Lam(params, inner):
            return Lam(params, hollowed(inner, part))
        case _:
            return term


def rewriting(walk: Steps) -> Attempt:
    link = walk.rel("=")
    if walk.random.random() < 0.4:
        link = assume(eq(walk.random.choice([x, y]), walk.random.choice([y, zero, t])))
    part = walk.some()
    sides = [hollowed(side, link.claim.lhs) for side in (part.claim.lhs, part.claim.rhs)]
    return (link, part), (Claim(part.claim.rel, *sides, part.claim.forall), "h")


def comparison(walk: Steps) -> Attempt:
    random = walk.random
    sides = random.choice(CLOSED), random.choice(CLOSED) + random.choice(CLOSED)
    return (), (Claim(random.choice(["<", "<=", "!="]), *sides), Num(40))


CALCULUS_STEPS: dict[str, Callable[[Any], Attempt]] = {
    "rewrite": rewriting,
    "enclose": comparison,
    "ext": extension,
    "deriv_value": one_judgement,
    "deriv_neg": one_judgement,
    "deriv_unique": two_judgements,
    "deriv_add": two_judgements,
    "deriv_sub": two_judgements,
    "deriv_mul": two_judgements,
    "deriv_div": division,
    "deriv_chain": chain,
    "deriv_side": lambda walk: (
        (some_judgement(walk),),
        (walk.random.choice(("diff+", "diff-")),),
    ),
    "deriv_join": join,
    "deriv_var": lambda walk: ((), (walk.random.choice("tx"), walk.random.choice(POINTS))),
    "deriv_const": lambda walk: (
        (),
        (Lam(("t",), walk.random.choice([x, y, z * x, one])), walk.random.choice(POINTS)),
    ),
    "deriv_pow": lambda walk: (
        (),
        ("t", Num(walk.random.choice([1, 2, 3])), walk.random.choice(POINTS)),
    ),
    "deriv_local": locality,
    "increasing": growth,
}
