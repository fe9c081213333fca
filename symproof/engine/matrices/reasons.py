"""Reasons of lines about matrices, and the search that needs none.

`blocks` is block arithmetic and the non-commutative normal form, `entries` an identity of numbers
entry by entry, by the other reasons that stand beside it; `fact` cites equations of matrices too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from symproof.engine.context import Context
from symproof.engine.matrices.citing import rewriter
from symproof.engine.matrices.equating import Means, equate
from symproof.engine.matrices.steps import is_shaped, scalar_part
from symproof.engine.rewriting import Rewriter
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

    means = Means(
        tuple([rewriter(ctx.facts[name]) for name in shaped]),
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
    rewriters_ = tuple([rewriter(ctx.facts[name]) for name in shaped])
    splitting = meanings(inner)
    for means in (
        Means(),
        Means(rewriters_, True),
        Means(rewriters_, True, proved, True, rewriters(inner, splitting)),
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
