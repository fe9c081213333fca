"""Reasons of lines about matrices, and the search that needs none.

`blocks` is block arithmetic and the non-commutative normal form, `entries` an identity of numbers
entry by entry, by the other reasons that stand beside it; `fact` cites equations of matrices too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from symproof.engine.context import Context, Fact
from symproof.engine.equality import chain, symm
from symproof.engine.matrices.citing import directed, rewriter
from symproof.engine.matrices.equating import Means, equate
from symproof.engine.matrices.normal import Normaliser
from symproof.engine.matrices.products import inside_products
from symproof.engine.matrices.steps import is_shaped, scalar_part
from symproof.engine.rewriting import Rewriter
from symproof.kernel.errors import KernelError
from symproof.kernel.term import Term
from symproof.kernel.theorem import Theorem
from symproof.notation.steps import Reason

Reasons = tuple[Reason, ...]
ProveScalar = Callable[[Context, Term, Term, Sequence[Reason]], Theorem | None]
SearchScalar = Callable[[Context, Term, str, Term], "tuple[Theorem, Reasons] | None"]
MeaningsOf = Callable[[Context, Sequence[Reason]], tuple[Rewriter, ...]]

BLOCKS: Final = Reason("blocks")
ENTRIES: Final = Reason("entries")
RING: Final = Reason("ring")


def matrix_facts(ctx: Context, names: Iterable[str]) -> tuple[str, ...]:
    """Return those of some facts that are equations of matrices."""
    return tuple(
        [name for name in names if name in ctx.facts and is_shaped(ctx.facts[name].theorem.claim)]
    )


def rewriters_of(
    ctx: Context, names: Sequence[str]
) -> tuple[tuple[Rewriter, ...], tuple[Rewriter, ...]]:
    """Return the rewriters by some equations of matrices, and those inside longer products.

    Each equation is used as it stands and, where the others change it, as they leave it.
    """
    facts = [directed(ctx.facts[name]) for name in names]
    plain = [rewriter(fact) for fact in facts]
    for i, fact in enumerate(facts):
        others = [*plain[:i], *plain[i + 1 : len(facts)]]
        reduced = None if fact.variables or not others else _reduced(ctx, fact, others)
        if reduced is not None:
            facts.append(reduced)
    inside = [inside_products(fact) for fact in facts]
    return tuple(map(rewriter, facts)), tuple([each for each in inside if each is not None])


def _reduced(ctx: Context, fact: Fact, others: Sequence[Rewriter]) -> Fact | None:
    """Return an equation with its left side as other equations leave it, None where it stays."""
    try:
        left = Normaliser(ctx, others, blocks=False).normal(fact.theorem.claim.lhs)
        if left.rule == "refl":
            return None
        return Fact(fact.name, chain(symm(left), fact.theorem), fact.variables)
    except KernelError:
        return None


def by_reasons(
    ctx: Context,
    a: Term,
    b: Term,
    reasons: Sequence[Reason],
    prove: ProveScalar,
    meanings: MeaningsOf,
) -> Theorem | None:
    """Return a = b by the reasons of a line, or None; `prove` proves equations of entries.

    Raises:
        ReasonError: a reason names what the proof does not have.
    """
    kinds = {reason.kind for reason in reasons}
    cited = [name for r in reasons if r.kind == "fact" for name in r.names]
    shaped = matrix_facts(ctx, cited)
    rest: list[Reason] = []
    for reason in reasons:
        if reason.kind == "fact":
            names = tuple([name for name in reason.names if name not in shaped])
            rest += [Reason("fact", names)] if names else []
        elif reason.kind not in ("blocks", "entries"):
            rest.append(reason)
    inner = scalar_part(ctx)
    by_entries = "entries" in kinds
    scalar = tuple(rest) or (RING,)

    def proved(s: Term, t: Term) -> Theorem | None:
        return prove(inner, s, t, scalar)

    equations, products = rewriters_of(ctx, shaped)
    means = Means(
        equations,
        products,
        "blocks" in kinds,
        proved if rest or by_entries else None,
        by_entries,
        meanings(inner, scalar),
    )
    return equate(ctx, a, b, means)


def searched(
    ctx: Context,
    a: Term,
    b: Term,
    search: SearchScalar,
    meanings: Callable[[Context], Reasons],
    rewriters: MeaningsOf,
) -> tuple[Theorem, Reasons] | None:
    """Return a = b and the reasons that gave it, with no reason named.

    `search` finds proofs for equations of entries, `meanings` are the reasons by which functions
    of entries are split into sums.
    """
    inner = scalar_part(ctx)
    found: dict[int, tuple[Theorem, Reasons]] = {}
    answers: dict[tuple[Term, Term], Theorem | None] = {}

    def proved(s: Term, t: Term) -> Theorem | None:
        if (s, t) not in answers:
            result = search(inner, s, "=", t)
            answers[s, t] = None if result is None else result[0]
            if result is not None:
                found[id(result[0])] = result
        return answers[s, t]

    shaped = matrix_facts(ctx, ctx.facts)
    equations = rewriters_of(ctx, shaped)
    splitting = meanings(inner)
    for means in (
        Means(),
        Means(*equations),
        Means(*equations, True, proved, True, rewriters(inner, splitting)),
    ):
        theorem = equate(ctx, a, b, means)
        if theorem is not None:
            used = _premises(theorem)
            scalar = [r for key, (_, reasons) in found.items() if key in used for r in reasons]
            if "lift" in {part.rule for part in used.values()}:
                scalar += splitting
            cited = [Reason("fact", shaped)] if shaped else []
            return theorem, merged([*cited, BLOCKS, ENTRIES, *scalar])
    return None


def _premises(theorem: Theorem) -> dict[int, Theorem]:
    """Return a theorem and all that it was inferred from, by `id`."""
    seen = {id(theorem): theorem}
    pending = [theorem]
    while pending:
        for premise in pending.pop().premises:
            if id(premise) not in seen:
                seen[id(premise)] = premise
                pending.append(premise)
    return seen


def merged(reasons: Iterable[Reason]) -> Reasons:
    """Return reasons with the names of one kind together, each once."""
    found: dict[tuple[str, Term | None], dict[str, None]] = {}
    for reason in reasons:
        found.setdefault((reason.kind, reason.term), {}).update(dict.fromkeys(reason.names))
    return tuple([Reason(kind, tuple(names), term) for (kind, term), names in found.items()])
