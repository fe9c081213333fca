"""Search: an equation or inequality with no reason given.

Attempts go from simple to wild, in a fixed order: arithmetic, one fact, definitions, all facts
and definitions together, the meaning of primitives with the laws of exponents, case splits.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import chain, symm
from symproof.engine.laws.closing import CLOSERS
from symproof.engine.laws.rounds import LAWS
from symproof.engine.matrices.steps import scalar_part
from symproof.engine.order.replacing import sides
from symproof.engine.order.signs import prove_claim
from symproof.engine.reasons import meanings_for, prove_equation, prove_order, rewriters_for
from symproof.engine.rewriting import DEFINED, SIMPLER, normalise
from symproof.engine.splitting import close_by_cases
from symproof.engine.usage import only_used
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import JUDGEMENTS, Claim
from symproof.kernel.term import INTEGRALS, LIMITS, App, Lam, Term
from symproof.kernel.theorem import Theorem
from symproof.notation.steps import Reason, written_claim

Found = tuple[Theorem, tuple[Reason, ...]]

# judgement -> the reason by which it is found
JUDGED_BY: Final = {
    **dict.fromkeys(("diff", "diff+", "diff-"), "derivative"),
    **dict.fromkeys(("limit", "bounded"), "limit"),
    "integral": "integral",
}


def heads(term: Term) -> Iterator[str]:
    """Yield the names of the functions in a term, primitives included."""
    match term:
        case App(head, args):
            yield head
            for arg in args:
                yield from heads(arg)
        case Lam(_, body):
            yield from heads(body)
        case _:
            pass


def search(ctx: Context, a: Term, rel: str, b: Term) -> Found | None:
    """Return a theorem a rel b and the reasons that gave it, or None."""
    if a.shape is not None:
        return _matrices(ctx, a, b)
    ctx = scalar_part(ctx)
    if rel in JUDGEMENTS:
        return _judged(ctx, Claim(rel, a, b))
    if rel != "=":
        return _ordered(ctx, written_claim(a, rel, b))
    for reasons in attempts(ctx, a, b):
        found = _attempted(ctx, a, b, reasons)
        if found is not None:
            return found, only_used(ctx, found, reasons) or reasons
    try:
        return _by_cases(ctx, a, b)
    except KernelError:
        return None


def _matrices(ctx: Context, a: Term, b: Term) -> Found | None:
    """Return an equation of matrices: by equations, by blocks, entry by entry."""
    # loaded for claims about matrices only
    from symproof.engine.matrices.reasons import searched as searched_matrices

    def meanings(inner: Context) -> tuple[Reason, ...]:
        facts = [name for name, fact in inner.facts.items() if fact.theorem.claim.rel == "="]
        cited = (Reason("fact", tuple(facts)),) if facts else ()
        return (*_unfold(definitions_used(inner, a, b)), *cited)

    found = searched_matrices(ctx, a, b, search, meanings, meanings_for)
    return None if found is None else (found[0], only_used(ctx, *found))


def _judged(ctx: Context, claim: Claim) -> Found | None:
    """Return the judgement of a derivative, a limit or an integral."""
    found = prove_claim(ctx, claim)
    return None if found is None else (found, (Reason(JUDGED_BY[claim.rel]),))


def _ordered(ctx: Context, claim: Claim) -> Found | None:
    """Return an inequality: by hypotheses and signs, by one fact, by all of them together."""
    order, facts = Reason("order"), tuple(ctx.facts)
    tried: list[tuple[Reason, ...]] = [(order,), *((Reason("fact", (name,)),) for name in facts)]
    if facts:
        tried.append((Reason("fact", facts), order))
    about = {*heads(claim.lhs), *heads(claim.rhs)}
    kinds = [kind for kind, of in (("limit", LIMITS), ("integral", INTEGRALS)) if about & of]
    if kinds:
        tried.extend((*map(Reason, kinds), *reasons) for reasons in tuple(tried))
    for reasons in tried:
        found = prove_order(ctx, claim, reasons)
        if found is not None:
            return found, only_used(ctx, found, reasons)
    return None


def _attempted(ctx: Context, a: Term, b: Term, reasons: tuple[Reason, ...]) -> Theorem | None:
    """Return a = b by the reasons; an attempt that outgrows the kernel's limits gives nothing."""
    try:
        return prove_equation(ctx, a, b, reasons)
    except KernelError:
        return None


def attempts(ctx: Context, a: Term, b: Term) -> Iterator[tuple[Reason, ...]]:
    """Yield the reasons to try, in order, each once."""
    seen: set[tuple[Reason, ...]] = set()
    for reasons in _attempts(ctx, a, b):
        if reasons not in seen:
            seen.add(reasons)
            yield reasons


def _attempts(ctx: Context, a: Term, b: Term) -> Iterator[tuple[Reason, ...]]:
    ring, field, exp = Reason("ring"), Reason("field"), Reason("exp")
    yield (ring,)
    yield (field,)
    facts = tuple([name for name, fact in ctx.facts.items() if fact.theorem.claim.rel == "="])
    cited = (Reason("fact", facts),) if facts else ()
    for name in facts:
        yield (Reason("fact", (name,)),)
    used = definitions_used(ctx, a, b)
    about = a.variables | b.variables
    given = [ctx.facts[name].theorem.claim for name in facts]
    beside = [
        side for claim in given if not claim.variables.isdisjoint(about) for side in sides(claim)
    ]
    reachable = primitives_reached(ctx, a, b, *beside)
    # what is rewritten before facts, meanings and laws are used
    first = (*_unfold(used), *_derivative(reachable))
    if first:
        yield first
        yield (*first, ring)
        yield (*first, field)
    for name in facts:
        yield (*first, Reason("fact", (name,)), ring)
    if len(facts) > 1:
        yield (*first, *cited, ring)
    if facts:
        yield (*first, *cited, field)
    yield (exp,)
    defined = tuple(name for name in DEFINED if name in reachable)
    simpler = tuple(axiom for name in SIMPLER if name in reachable for axiom in SIMPLER[name])
    every = (*_unfold((*used, *defined)), *_derivative(reachable))
    if simpler:
        axioms = Reason("axiom", simpler)
        yield (*first, axioms, ring)
        yield (*every, axioms, ring)
        yield (*every, axioms, exp)
    if every:
        yield (*every, exp)
    if facts and every:
        yield (*every, *cited, exp)
    for law in laws_of(reachable):
        yield (law,)
        yield (*first, law)
        yield (*every, law)
        if facts:
            yield (*every, *cited, law)


def laws_of(heads_: Set[str]) -> tuple[Reason, ...]:
    """Return the kinds of laws, exponents aside, that apply to some functions."""
    kinds = [kind for kind in LAWS if kind in CLOSERS and kind != "exp"]
    return tuple([Reason(kind) for kind in kinds if not LAWS[kind].heads.isdisjoint(heads_)])


def _derivative(reachable: Set[str]) -> tuple[Reason, ...]:
    """Return the reasons that say what derivatives, limits and integrals are."""
    found = [Reason("derivative")] if "diff" in reachable else []
    if not LIMITS.isdisjoint(reachable):
        found.append(Reason("limit"))
    if not INTEGRALS.isdisjoint(reachable):
        found.append(Reason("integral"))
    return tuple(found)


def _unfold(names: tuple[str, ...]) -> tuple[Reason, ...]:
    return (Reason("unfold", names),) if names else ()


def definitions_used(ctx: Context, *terms: Term) -> tuple[str, ...]:
    """Return the definitions that the terms use, directly or through others, in order."""
    found: dict[str, None] = {}
    pending = list(terms)
    while pending:
        for name in heads(pending.pop(0)):
            if name in ctx.definitions and name not in found:
                found[name] = None
                pending.append(ctx.definitions[name].body)
    return tuple(found)


def primitives_reached(ctx: Context, *terms: Term) -> frozenset[str]:
    """Return the functions in the terms and in the definitions they use."""
    bodies = [ctx.definitions[name].body for name in definitions_used(ctx, *terms)]
    found = {name for term in (*terms, *bodies) for name in heads(term)}
    if "tan" in found:
        found |= {"sin", "cos"}
    if "Phi" in found:
        found.add("erf")
    return frozenset(found)


def _by_cases(ctx: Context, a: Term, b: Term) -> Found | None:
    used = definitions_used(ctx, a, b)
    reached = primitives_reached(ctx, a, b)
    if reached.isdisjoint(("abs", "sign", "max", "min", "cases")):
        return None
    facts = (Reason("fact", tuple(ctx.facts)),) if ctx.facts else ()
    defined = tuple(name for name in DEFINED if name in reached)
    for names in dict.fromkeys((used, (*used, *defined))):
        reasons = (*_unfold(names), *_derivative(reached), *facts)
        rewriters = rewriters_for(ctx, reasons, loose=True)
        left, right = normalise(ctx, a, rewriters), normalise(ctx, b, rewriters)
        middle = close_by_cases(ctx, left.claim.rhs, right.claim.rhs, rewriters)
        if middle is not None:
            found = chain(left, middle, symm(right))
            return found, (*only_used(ctx, found, reasons), Reason("cases"))
    return None
