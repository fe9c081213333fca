"""What the second checker takes for a proof of a statement; see recheck.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from recheck_polynomials import normal, number
from recheck_sequents import (
    ORACLE,
    Claim,
    Definition,
    Sequent,
    at,
    check_definitions,
    free,
    functions_of,
    guard_claim,
    negation,
    show_claim,
    show_definition,
    variables_of,
)
from recheck_terms import (
    INTEGRALS,
    JUDGEMENTS,
    LIMITS,
    ZERO,
    Term,
    app,
    apply,
    is_matrix,
    lam,
    names,
    need,
    var,
)

# --- statements --------------------------------------------------------------------------------


# where a variable is: the head of what binds it and the numbers of that, None for any number
Where = tuple[str, tuple[Term, ...]] | None
Near = tuple[tuple[str, Where], ...]


class Place(NamedTuple):
    """A term of a statement, the guards around it, and the variables that are at a place.

    `judged` is a derivative, limit or integral whose existence is claimed.
    """

    term: Term
    guards: frozenset[Claim] = frozenset()
    near: Near = ()
    judged: bool = False


def obligations(
    claims: Iterable[Claim], definitions: Iterable[Definition]
) -> Iterator[tuple[Claim, frozenset[Claim], Near]]:
    """Yield what must hold, and under which guards, for every term of the claims to be defined.

    The body of a definition must be defined wherever the definition is used; the body of a
    derivative or limit, everywhere near the place; of an integral, between the ends; of a map,
    everywhere.  What is said of a term there is about a new variable, x_1, x_2, ... for x.
    """
    claims, definitions = list(claims), frozenset(definitions)
    table = {(d.name, len(d.params)): d for d in definitions}
    whole = [Sequent(c, defs=definitions) for c in claims]
    taken = set[str]().union(*[variables_of(s) | names(functions_of(s)) for s in whole])
    pending = [Place(c.lhs, judged=c.rel in JUDGEMENTS) for c in claims]
    pending += [Place(c.rhs) for c in claims if c.rel != "bounded"]
    seen: set[Place] = set()
    while pending:
        place = pending.pop()
        if place in seen:
            continue
        seen.add(place)
        term, guards, near, is_judged = place
        if term.head == "cases":
            for guard, value in zip(term.args[:-1:2], term.args[1::2], strict=True):
                condition = guard_claim(guard)
                pending += [Place(guard, guards, near), Place(value, guards | {condition}, near)]
                guards |= {negation(condition)}
            pending.append(Place(term.args[-1], guards, near))
            continue
        condition = domain(term)
        if condition is not None and not is_judged:
            yield condition, guards, near
        if term.args and term.args[0].kind == "lam":
            function, *numbers = term.args
            pending += [Place(number, guards, near) for number in numbers]
            where = None if term.head == "map" else (term.head, tuple(numbers))
            pending.append(beside(function, where, guards, near, taken))
            continue
        pending += [Place(arg, guards, near) for arg in term.args]
        d = table.get((term.head, len(term.args)))
        if d is not None:
            pending.append(Place(apply(d.params, d.body, term.args), guards, near))


def beside(
    function: Term, where: Where, guards: frozenset[Claim], near: Near, taken: set[str]
) -> Place:
    """Return the body of a function at a new variable, at a place.

    What is near a variable that is itself near a place, is near that place.  Where it depends on
    such a variable otherwise, nothing is known of it.  What guards say of variables that are near
    a point they do not say of others near these.
    """
    points = dict(near)
    new = next(
        name
        for i in range(1, len(taken) + len(near) + 2)
        if (name := f"{function.head[0]}_{i}") not in taken and name not in points
    )
    head, numbers = where or ("", ())
    if any(not number.variables.isdisjoint(points) for number in numbers):
        where = None
        if head in ("diff", "limit") and numbers[0].kind == "var":
            outer = points[numbers[0].head]
            where = outer if outer and outer[0] in LIMITS | {"diff"} else None
    kept = frozenset([guard for guard in guards if free([guard]).isdisjoint(points)])
    return Place(at(function, var(new)), kept, (*near, (new, where)))


def domain(term: Term) -> Claim | None:
    """Return what the arguments of a function must satisfy for it to have a value."""
    match term.head, term.args:
        case "diff", _:
            return Claim("diff", term, term)
        case head, _ if head in LIMITS:
            return Claim("limit", term, term)
        case head, _ if head in INTEGRALS:
            return Claim("integral", term, term)
        case "/", (_, divisor):
            return not_zero(divisor)
        case "log", (a,):
            return Claim("<", ZERO, a)
        case "sqrt", (a,):
            return Claim("<=", ZERO, a)
        case "tan", (a,):
            return Claim("!=", app("cos", a), ZERO)
        case "^", (base, exponent):
            value = number(normal(exponent))
            if value is None or value.denominator != 1:
                return Claim("<=" if value is not None and value > 0 else "<", ZERO, base)
            return not_zero(base) if value < 0 else None
        case _:
            return None


def not_zero(divisor: Term) -> Claim | None:
    return None if number(normal(divisor)) else Claim("!=", divisor, ZERO)


def why_not(part: Sequent, hyps: frozenset[Claim], defs: frozenset[Definition]) -> str:
    """Return why a theorem does not rest on these alone, or nothing if it does."""
    more = [show_claim(hyp) for hyp in part.hyps - hyps]
    more += [show_definition(d) for d in part.defs - defs]
    more += [repr(name) for name in part.trust if name.startswith(ORACLE)]
    return f"it also rests on {min(more)}" if more else ""


def check_statement(stated: Sequent, theorem: Sequent, definedness: Iterable[Sequent]) -> None:
    """Reject unless the theorem says what is stated, and the others that its terms are defined."""
    check_definitions(stated)
    need(theorem.claim == stated.claim, f"what it proves is {show_claim(theorem.claim)}")
    reason = why_not(theorem, stated.hyps, stated.defs)
    need(not reason, reason)
    # else a hypothesis about the free variable could define a term with the bound one
    for claim in (stated.claim, *stated.hyps):
        both = free({*stated.hyps, *stated.defs}).intersection(claim.forall)
        need(not both, "a variable is bound in one place and free in another")
    sides = [side for c in (stated.claim, *stated.hyps) for side in (c.lhs, c.rhs)]
    inside = set[str]().union(*[t.bound for t in (*sides, *[d.body for d in stated.defs])])
    need(
        inside.isdisjoint(free(stated.defs)), "a definition has a variable that a derivative binds"
    )
    both = variables_of(stated) & names(functions_of(stated))
    need(not both, "one name is a variable and a function")
    check_names(stated)
    by_claim: dict[Claim, list[Sequent]] = {}
    for part in definedness:
        oracles = [name for name in part.trust if name.startswith(ORACLE)]
        need(not oracles, f"what it is defined by rests on {oracles}")
        by_claim.setdefault(part.claim, []).append(part)
    for claim, guards, near in obligations((stated.claim, *stated.hyps), stated.defs):
        given = stated._replace(hyps=stated.hyps | guards)
        parts = by_claim.get(claim, [])
        shown = any(
            not why_not(
                part, given.hyps | nearby(part.hyps - given.hyps, given, near, by_claim), given.defs
            )
            for part in parts
        )
        need(shown, f"not shown for it to be defined: {show_claim(claim)}")


def check_names(stated: Sequent) -> None:
    """Reject a matrix of two shapes, or a matrix or a size that is something else too."""
    claims = (stated.claim, *stated.hyps)
    sides = [side for c in claims for side in (c.lhs, c.rhs)]
    if not any(map(is_matrix, sides)):
        return
    found = frozenset().union(*[side.matrices for side in sides])
    matrices = {name for name, _ in found}
    need(len(matrices) == len(found), "a matrix of two shapes")
    sizes = frozenset().union(*[side.sizes for side in sides])
    others = names(functions_of(stated)) | free(stated.defs)
    for c in claims:
        others |= {*c.forall, *numbers_in(c.lhs), *numbers_in(c.rhs)}
    need(sizes.isdisjoint(matrices | others), "a size is something else too")
    need(matrices.isdisjoint(others), "a matrix is something else too")


def numbers_in(term: Term) -> set[str]:
    """Return the names of numbers in a term, free or bound."""
    if term.kind == "mat":
        return set()
    own = {term.head} if term.kind == "var" else set(term.head) if term.kind == "lam" else set()
    return own.union(*map(numbers_in, term.args))


def nearby(
    wanted: Iterable[Claim], given: Sequent, near: Near, by_claim: Mapping[Claim, list[Sequent]]
) -> frozenset[Claim]:
    """Return those of the wanted claims that hold of all z at a place.

    Near a point those do that say so (z != a; a < z from the right; z < a from the left), and
    0 < p(z) where theorems say that p is positive and has a derivative there; far away l < z for
    any l, or z < l; between a and b, a <= z and z <= b, where a theorem says a <= b, and what
    theorems say to be above both, or below both.  The theorems rest on what is given of nothing
    that is itself at a place.
    """
    points = dict(near)
    fixed = frozenset([hyp for hyp in given.hyps if free([hyp]).isdisjoint(points)])

    def is_shown(matches: Callable[[Claim], bool]) -> bool:
        parts = [part for claim, found in by_claim.items() if matches(claim) for part in found]
        return any(not why_not(part, fixed, given.defs) for part in parts)

    found: set[Claim] = set()
    for hyp in wanted:
        about = free([hyp]).intersection(points)
        if len(about) != 1 or hyp.forall:
            continue
        (name,) = about
        head, numbers = points[name] or ("", ())
        z = var(name)
        if head in ("diff", "limit", "limit+", "limit-"):
            (a,) = numbers
            beside = {"limit": ("!=", z, a), "limit+": ("<", a, z), "limit-": ("<", z, a)}
            holds = (hyp.rel, hyp.lhs, hyp.rhs) == beside.get(head)
            if (hyp.rel, hyp.lhs) == ("<", ZERO):
                p = lam((name,), hyp.rhs)
                slope = app("diff", p, a)
                holds |= is_shown(Claim("<", ZERO, at(p, a)).__eq__) and is_shown(
                    lambda c, slope=slope: (c.rel, c.lhs, c.forall) == ("diff", slope, ())
                )
        elif head in ("limit+oo", "limit-oo"):
            far, near_z = (hyp.lhs, hyp.rhs) if head == "limit+oo" else (hyp.rhs, hyp.lhs)
            holds = hyp.rel == "<" and near_z is z and name not in far.variables
        else:
            lower = [numbers[0]] if head in ("integral", "integral+oo") else []
            upper = [numbers[-1]] if head in ("integral", "integral-oo") else []
            holds = is_between(hyp, z, lower, upper) and (
                head != "integral" or is_shown(Claim("<=", *numbers).__eq__)
            )
            if head == "integral":
                backwards = is_shown(Claim("<=", *numbers[::-1]).__eq__)
                holds |= backwards and is_between(hyp, z, upper, lower)
                holds |= hyp.rel in ("<", "<=") and any(
                    side is z and all(is_shown(bound(end).__eq__) for end in numbers)
                    for side, bound in (
                        (hyp.rhs, lambda end, hyp=hyp: Claim(hyp.rel, hyp.lhs, end)),
                        (hyp.lhs, lambda end, hyp=hyp: Claim(hyp.rel, end, hyp.rhs)),
                    )
                )
        if holds:
            found.add(hyp)
    return frozenset(found)


def is_between(hyp: Claim, z: Term, lower: list[Term], upper: list[Term]) -> bool:
    """Whether a hypothesis says that z is above what is lower, or below what is upper."""
    bounds = [Claim("<=", a, z) for a in lower] + [Claim("<=", z, b) for b in upper]
    return hyp in bounds
