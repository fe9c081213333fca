"""Contexts for the tests of the engine, from text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from symproof.engine.context import Context, Fact
from symproof.kernel.term import Term
from symproof.kernel.theorem import Theorem
from symproof.notation.plain import parse_claim, parse_definition, parse_relations, parse_term
from symproof.notation.steps import Reason

T = parse_term
C = parse_claim


def context(
    *hypotheses: str, let: Iterable[str] = (), named: Mapping[str, str] | None = None
) -> Context:
    """Return a context with hypotheses and definitions; those that are named are facts too."""
    names = named or {}
    definitions = {d.name: d for d in map(parse_definition, let)}
    claims = [C(text) for text in (*hypotheses, *names.values())]
    ctx = Context(definitions).assuming(claims)
    by_claim = {hyp.claim: hyp for hyp in ctx.hyps}
    facts = {name: Fact.local(name, by_claim[C(text)]) for name, text in names.items()}
    return replace(ctx, facts=facts)


def sides(text: str) -> tuple[Term, str, Term]:
    """Return the two sides of a relation, and the relation as written."""
    left, ((relation, right),) = parse_relations(text)
    return left, relation, right


def by(kind: str, *names: str) -> Reason:
    """Return a reason; the term of `cases` is given as its only name."""
    return Reason(kind, (), T(names[0])) if kind == "cases" and names else Reason(kind, names)


def rests_on(theorem: Theorem, ctx: Context) -> bool:
    """Whether the theorem has no hypotheses but the context's."""
    return theorem.hyps <= ctx.claims
