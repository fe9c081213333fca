"""Instances of universal facts at the functions that occur in a term."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from symproof.engine.context import Bindings, Context, Fact, instance, match
from symproof.engine.order.bounds import functions_in
from symproof.engine.order.order_lemmas import cut
from symproof.kernel.sequent import RELATIONS, Claim
from symproof.kernel.term import App, Term
from symproof.kernel.theorem import Theorem

Prover = Callable[[Claim], Theorem | None]

ROUNDS: Final = 2
# what each round adds at most
MAX_INSTANCES: Final = 8


def instances(ctx: Context, term: Term, prove: Prover) -> Iterator[Theorem]:
    """Yield what universal facts say about the functions in a term, conditions being proved.

    Also what they say about the functions that this brings in: if g(x) + g(-x) = 1, then what
    is known of g(-x).
    """
    facts = [fact for fact in ctx.facts.values() if fact.variables]
    found: dict[Claim, Theorem] = {}
    terms: tuple[Term, ...] = (term,)
    for _ in range(ROUNDS):
        new: dict[Claim, Theorem] = {}
        for fact in facts:
            for bindings in _bindings(fact, terms):
                theorem = instance(fact, bindings)
                settled = None if theorem is None else _settled(ctx, theorem, prove)
                if settled is not None and settled.claim not in found:
                    new[settled.claim] = settled
        found |= dict(islice(new.items(), MAX_INSTANCES))
        terms = tuple([side for claim in new for side in (claim.lhs, claim.rhs)])
    yield from found.values()


def _bindings(fact: Fact, terms: tuple[Term, ...]) -> Iterator[Bindings]:
    """Yield bindings of all the variables of a fact, by a function in it that has them all."""
    claim = fact.theorem.claim
    if claim.rel not in RELATIONS:
        return
    patterns: list[App] = []
    for side in (claim.lhs, claim.rhs):
        patterns += [part for part in functions_in(side) if part.variables >= fact.variables]
    for pattern in patterns:
        for part in dict.fromkeys(part for term in terms for part in functions_in(term)):
            bindings = match(pattern, part, fact.variables, {})
            if bindings is not None:
                yield bindings


def _settled(ctx: Context, theorem: Theorem, prove: Prover) -> Theorem | None:
    """Return a theorem without the hypotheses that are not the context's: they are proved."""
    result: Theorem | None = theorem
    for hyp in sorted(theorem.hyps - ctx.claims, key=repr):
        result = result and cut(prove(hyp), result)
    return result
