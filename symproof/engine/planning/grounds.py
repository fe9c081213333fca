"""What an inequality was found to follow from: the few claims that a reader wants to be told.

The search ends with a combination of known inequalities; between that and the line there are
steps that only rearrange.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from symproof.engine.planning.tidy import polished
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import ring_equal
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Term
from symproof.kernel.theorem import Theorem

# equations by these rules only rewrite
REWRITING: Final = frozenset({"refl", "symm", "trans", "cong", "ring", "field"})
ORDERS: Final = frozenset({"<", "<="})
# more, or larger, than what a reader takes in as a reason
MAX_GROUNDS: Final = 3
MAX_SIZE: Final = 26


def core(theorem: Theorem) -> Theorem:
    """Return the inequality that a theorem only rearranges, itself where it does more."""
    while True:
        inner = _rearranged(theorem)
        if inner is None:
            return theorem
        theorem = inner


def _rearranged(theorem: Theorem) -> Theorem | None:
    """Return the one premise that says the same, None where there is none."""
    orders = [p for p in theorem.premises if p.claim.rel in ORDERS]
    others = [p for p in theorem.premises if p.claim.rel not in ORDERS]
    if theorem.rule == "cut":
        return theorem.premises[-1]
    if len(orders) != 1 or theorem.rule not in ("linear", "trans"):
        return None
    (order,) = orders
    if order.claim.rel != theorem.claim.rel or order.claim.forall:
        return None
    if others:
        return order if all(other.rule in REWRITING for other in others) else None
    return order if _is_equal(_gap(order.claim), _gap(theorem.claim)) else None


def _gap(claim: Claim) -> Term:
    return App("-", (claim.rhs, claim.lhs))


def _is_equal(a: Term, b: Term) -> bool:
    try:
        return ring_equal(a, b)
    except KernelError:
        return False


def grounds(theorem: Theorem) -> tuple[Claim, ...]:
    """Return what an inequality follows from at once, () where that would not help a reader."""
    last = core(theorem)
    if last.rule == "assume" and not last.claim.forall:
        return (last.claim,)
    found = [_tidy(claim) for claim in _combined(last)]
    claims = tuple(dict.fromkeys(found)) or _positive(theorem)
    simple = all(c.lhs.size + c.rhs.size <= MAX_SIZE and not c.forall for c in claims)
    fits = simple and len(claims) <= MAX_GROUNDS and theorem.claim not in claims
    return claims if fits else ()


def _tidy(claim: Claim) -> Claim:
    return Claim(claim.rel, polished(claim.lhs), polished(claim.rhs), claim.forall)


def _combined(theorem: Theorem) -> Iterator[Claim]:
    """Yield the claims that a combination or a product is made of."""
    if theorem.rule not in ("linear", "product"):
        return
    for premise in theorem.premises:
        if premise.rule in REWRITING or premise.rule == "decide":
            continue
        part = core(premise)
        if part.rule == "product":
            yield from _combined(part)
        else:
            yield part.claim


def _positive(theorem: Theorem) -> tuple[Claim, ...]:
    """Return the exponentials in an inequality that it needs to be positive."""
    wanted = {
        Claim(rel, ZERO, part)
        for side in (theorem.claim.lhs, theorem.claim.rhs)
        for part in _exponentials(side)
        for rel in ORDERS
    }
    seen = wanted.intersection(part.claim for part in _everything(theorem))
    strict = {claim.rhs for claim in seen if claim.rel == "<"}
    return tuple(sorted([c for c in seen if c.rel == "<" or c.rhs not in strict], key=repr))


def _exponentials(term: Term) -> Iterator[Term]:
    if isinstance(term, App):
        if term.head == "exp":
            yield term
        for arg in term.args:
            yield from _exponentials(arg)


def _everything(theorem: Theorem) -> Iterator[Theorem]:
    """Yield a theorem and what it rests on, each once."""
    seen: set[int] = set()
    pending = [theorem]
    while pending:
        part = pending.pop()
        if id(part) not in seen:
            seen.add(id(part))
            yield part
            pending.extend(part.premises)


def inferred(theorem: Theorem, rule: str) -> Iterator[Theorem]:
    """Yield what a theorem rests on that was inferred by a rule, itself included."""
    return (part for part in _everything(theorem) if part.rule == rule)


def rests_on_claim(theorem: Theorem, claim: Claim) -> bool:
    """Whether a claim was proved on the way to a theorem."""
    return any(part.claim == claim for part in _everything(theorem))


def by_slopes(theorem: Theorem) -> bool:
    """Whether an inequality is proved by the sign of a slope on each side of a point."""
    found = core(theorem)
    return found.rule == "cases" and any(monotone(part) is not None for part in found.premises)


def monotone(theorem: Theorem) -> Term | None:
    """Return the function whose slope an inequality follows from, None where it does not."""
    found = core(theorem)
    slopes = [found] if found.rule == "increasing" else []
    if found.rule == "linear":
        slopes = [p for p in found.premises if p.rule == "increasing"]
    return slopes[0].claim.rhs if len(slopes) == 1 else None


__all__ = ["ORDERS", "by_slopes", "core", "grounds", "inferred", "monotone", "rests_on_claim"]
