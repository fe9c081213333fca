"""The lines of a limit: its function in another form, L'Hôpital's rule, the laws, the values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from symproof.engine.calculus.deriving import unfolded
from symproof.engine.calculus.limits import Found, evaluate, found_limit
from symproof.engine.calculus.limits_near import body_at, renamed
from symproof.engine.calculus.limits_rules import Route
from symproof.engine.context import Context
from symproof.engine.equality import bare
from symproof.engine.order.signs import prove_claim
from symproof.engine.planning.grounds import inferred
from symproof.engine.planning.lines import FIELD, RING, Reasons
from symproof.engine.planning.sides import Side
from symproof.engine.planning.substitutions import agree, is_by_rule
from symproof.engine.rewriting import DEFINED
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import BINDERS, LIMITS, App, Lam, Term, Var, substitute
from symproof.kernel.theorem import Theorem
from symproof.notation.steps import Reason

LIMIT: Final = Reason("limit")
EXP: Final = Reason("exp")
MAX_LINES: Final = 12
# the name of the variable in which functions are compared
ANY: Final = "t__"
ARITHMETIC: Final = frozenset({"+", "-", "*", "/", "neg", "^"})


def limits_in(term: Term) -> tuple[App, ...]:
    """Return the limits in a term that are in no other binder, each once."""
    return tuple(dict.fromkeys(_limits(term)))


def _limits(term: Term) -> Iterator[App]:
    match term:
        case App(head, _) if head in LIMITS:
            yield term
        case App(head, args) if head not in BINDERS and head != "cases":
            for arg in args:
                yield from _limits(arg)
        case _:
            pass


def use_limits(side: Side) -> bool:
    """Add the lines by which the limits of a side become numbers."""
    before = len(side.links)
    limits = limits_in(side.term)
    if len(limits) == 1:
        limit = _along_routes(side, limits[0])
        split = _split(side.ctx, limit)
        if split != limit:
            side.go(replaced(side.term, limit, split), (LIMIT,))
    _values(side)
    return len(side.links) > before


def _along_routes(side: Side, limit: App) -> App:
    """Add the lines on which the function of a limit is written otherwise; return the last one."""
    found = found_limit(side.ctx, limit)
    if found is None or found.theorem is None:
        return limit
    name = found.place.name
    try:
        _, body, _ = renamed(limit, name)
        body = unfolded(side.ctx, bare(body)).claim.rhs
    except KernelError:
        return limit
    current = limit
    for kind, step in _steps(found, body):
        new = _with_body(limit, step, name)
        if new is None:
            break
        if side.go(replaced(side.term, current, new), *_choices(kind)):
            current = new
    return current


def _steps(found: Found, body: Term) -> Iterator[Route]:
    """Yield the functions that a route passes; several other forms in a row are one step."""
    waiting: Route | None = None
    for _ in range(MAX_LINES):
        route = found.routes.get(body)
        if waiting is not None and (route is None or route.kind != waiting.kind):
            yield waiting
        if route is None:
            return
        waiting = route if route.kind == "form" else None
        if waiting is None:
            yield route
        body = route.body


def _choices(kind: str) -> tuple[Reasons, ...]:
    """Return the reasons for a line, from simple to strong."""
    if kind == "rule":
        return ((LIMIT,),)
    meanings = [Reason("unfold", (name,)) for name in ("sigmoid", "tanh") if name in DEFINED]
    laws = tuple([(meaning, EXP) for meaning in meanings])
    return ((RING,), (FIELD,), (EXP,), *laws, (Reason("case"),), (LIMIT,))


def _with_body(limit: App, body: Term, name: str) -> App | None:
    """Return a limit with another function, in the variable that it has."""
    match limit:
        case App(head, (Lam((param,), _), *point)):
            try:
                own = substitute(body, {name: Var(param)})
            except KernelError:
                return None
            return App(head, (Lam((param,), own), *point))
        case _:
            return None


def _split(ctx: Context, limit: Term) -> Term:
    """Return a limit by the laws: the limits of parts that have one, constants as they are."""
    match limit:
        case App(head, (Lam((param,), body), *point)) if head in LIMITS:
            return _parts(ctx, head, param, bare(body), tuple(point))
        case _:
            return limit


def _parts(ctx: Context, head: str, param: str, body: Term, point: tuple[Term, ...]) -> Term:
    if param not in body.variables:
        return body
    whole = App(head, (Lam((param,), body), *point))
    match body:
        case App(own, args) if own in ARITHMETIC:
            split = [_parts(ctx, head, param, arg, point) for arg in args]
            known = all(
                found.theorem is not None
                for part in split
                for limit in limits_in(part)
                if (found := found_limit(ctx, limit)) is not None
            )
            result = App(own, tuple(split))
            return result if known and _meaningful(ctx, own, split) else whole
        case _:
            return whole


def _meaningful(ctx: Context, head: str, parts: list[Term]) -> bool:
    """Whether a quotient of limits has a divisor that is not 0."""
    if head != "/":
        return True
    value = parts[1]
    for limit in limits_in(value):
        known = evaluate(ctx, limit)
        if known is None:
            return False
        value = replaced(value, limit, known.claim.rhs)
    return prove_claim(ctx, Claim("!=", value, ZERO)) is not None


def _values(side: Side) -> bool:
    """Add a line in which each limit is the number that it is."""
    term = side.term
    for limit in limits_in(term):
        known = evaluate(side.ctx, limit)
        if known is not None:
            term = replaced(term, limit, known.claim.rhs)
    return side.go(term, (LIMIT,))


def replaced(term: Term, old: Term, new: Term) -> Term:
    """Return a term with another one in all places of a part that is in no other binder."""
    if term == old:
        return new
    match term:
        case App(head, args) if head not in BINDERS:
            return App(head, tuple([replaced(arg, old, new) for arg in args]))
        case _:
            return term


def change_of_function(theorem: Theorem) -> str | None:
    """Return the words for how an equation changes the function of a limit, None if there are none.

    It is by L'Hôpital's rule (`lhopital`), or the functions agree near the place (`agree_near`).
    """
    claim = theorem.claim
    left, right = (set(limits_in(side)) for side in (claim.lhs, claim.rhs))
    old, new = left - right, right - left
    if len(old) != 1 or len(new) != 1 or replaced(claim.lhs, *old, *new) != claim.rhs:
        return None
    wanted = {_function(limit) for limit in (*old, *new)}
    for rule in inferred(theorem, "lhopital"):
        if {_function(rule.claim.lhs), _function(rule.premises[0].claim.lhs)} == wanted:
            return "lhopital"
    if is_by_rule(theorem):
        return "lhopital"
    return "agree_near" if agree(theorem) else None


def _function(limit: Term) -> Term | None:
    """Return what a limit is of, brackets aside, in one and the same variable."""
    body = body_at(limit, ANY)
    return body and bare(body)
