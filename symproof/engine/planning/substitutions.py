"""How one limit or integral becomes another: by which substitution, or by L'Hôpital's rule.

These are words for lines that are proved; where a numerical comparison says that the functions do
not correspond, the words are not used.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from symproof.engine.calculus.deriving import judge
from symproof.engine.calculus.integral_steps import FAR
from symproof.engine.calculus.limits_near import body_at
from symproof.engine.context import Context
from symproof.engine.equality import bare
from symproof.engine.order.floats import fails
from symproof.engine.planning.grounds import inferred
from symproof.engine.planning.tidy import tidied
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import ring_equal
from symproof.kernel.sequent import Claim
from symproof.kernel.term import (
    INTEGRALS,
    LIMITS,
    App,
    Lam,
    Term,
    Var,
    diff,
    parts_of,
    substitute,
)
from symproof.kernel.theorem import Theorem, infer

# the name of the variable in which functions are compared
ANY: Final = "t__"


def substitution(theorem: Theorem) -> Claim | None:
    """Return what is substituted in an equation with one limit or integral anew on each side."""
    change = _limits(theorem, LIMITS | INTEGRALS)
    match change:
        case (App(_, (Lam((x,), _), *_)) as old, App(_, (Lam((u,), _), *_)) as new) if x != u:
            pass
        case _:
            return None
    if old.head in LIMITS:
        return next(_by_bodies(_context(theorem), old, new), None)
    for rule in inferred(theorem, "integral_affine"):
        match rule.args, rule.premises[0].claim.lhs:
            case (_, Term() as c, Term() as d), App(_, (function, *_)) if function == old.args[0]:
                return Claim("=", Var(x), tidied(c * Var(u) + d))
            case _:
                pass
    return None


def improper_as_limit(theorem: Theorem) -> bool:
    """Whether an integral with an infinite end becomes a limit of integrals."""
    left, right = theorem.claim.lhs, theorem.claim.rhs
    match left, right:
        case App(head, (Lam() as f, _)), App(_, (Lam(_, App("integral", (g, *_))), *_)):
            return head in FAR and right.head in LIMITS and f == g
        case _:
            return False


def is_by_rule(theorem: Theorem) -> bool:
    """Whether the quotient under a limit becomes that of the derivatives."""
    change = _limits(theorem, LIMITS)
    if change is None:
        return False
    old, new = (body_at(limit, ANY) for limit in change)
    ctx = _context(theorem)
    match old and bare(old):
        case App("/", (f, g)):
            pass
        case App("neg", (App("/", (f, g)),)):
            f = -f
        case _:
            return False
    slopes = [judge(ctx, diff(ANY, part, Var(ANY))) for part in (f, g)]
    if new is None or slopes[0] is None or slopes[1] is None:
        return False
    return _agree(ctx, new, slopes[0].claim.rhs / slopes[1].claim.rhs)


def agree(theorem: Theorem) -> bool:
    """Whether the two functions under a limit that changes seem to be equal."""
    change = _limits(theorem, LIMITS)
    if change is None or change[0].head != change[1].head:
        return False
    old, new = (body_at(limit, ANY) for limit in change)
    return old is not None and new is not None and _agree(_context(theorem), old, new)


def _limits(theorem: Theorem, heads: frozenset[str]) -> tuple[App, App] | None:
    """Return what is on the left side only, and what on the right only, if both are one."""
    left, right = (
        {part for part in parts_of(side) if isinstance(part, App) and part.head in heads}
        for side in (theorem.claim.lhs, theorem.claim.rhs)
    )
    if len(left - right) != 1 or len(right - left) != 1:
        return None
    return next(iter(left - right)), next(iter(right - left))


def _context(theorem: Theorem) -> Context:
    definitions = {definition.name: definition for definition in theorem.sequent.defs}
    hyps = [infer("assume", (), claim) for claim in sorted(theorem.hyps, key=repr)]
    return Context(definitions, tuple(hyps))


def _by_bodies(ctx: Context, old: App, new: App) -> Iterator[Claim]:
    """Yield u = s(x) where it makes the new function the old one, or x = s(u) the other way."""
    x, u = (limit.args[0] for limit in (old, new))
    if not isinstance(x, Lam) or not isinstance(u, Lam):
        return
    for outer, inner in ((u, x), (x, u)):
        (name,), (other,) = outer.params, inner.params
        for part in _parts(inner.body, other):
            try:
                moved = substitute(outer.body, {name: part})
            except KernelError:
                continue
            if _agree(ctx, moved, inner.body):
                yield Claim("=", Var(name), part)


def _parts(body: Term, name: str) -> Iterator[Term]:
    """Yield the parts of a function, and their negatives, but its variable itself."""
    for part in dict.fromkeys(map(bare, parts_of(body))):
        if name in part.variables and not isinstance(part, Lam):
            if part != Var(name):
                yield part
            yield part.args[0] if isinstance(part, App) and part.head == "neg" else -part


def _agree(ctx: Context, a: Term, b: Term) -> bool:
    """Whether two terms are equal, or seem to be by floating point at many points."""
    try:
        if ring_equal(a, b):
            return True
    except KernelError:
        return False
    if (a.functions | b.functions) - ctx.definitions.keys():
        return False
    hyps = [theorem.claim for theorem in ctx.hyps if not theorem.claim.forall]
    return not fails(Claim("=", a, b), hyps, ctx.definitions, frozenset())
