"""The way between terms that differ by arithmetic or laws: through forms a reader follows."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import same
from symproof.engine.laws.conditions import Conditions
from symproof.engine.laws.modulo import Relation
from symproof.engine.laws.rounds import LAWS, subterms
from symproof.engine.planning.forms import proposals
from symproof.engine.planning.lines import Link, Reasons, first_confirmed
from symproof.engine.planning.looks import WIDE, effort, is_same, is_ugly, width
from symproof.engine.planning.tidy import Tidier, polished, tidied
from symproof.engine.rewriting import normalise
from symproof.kernel.errors import KernelError
from symproof.kernel.term import Term
from symproof.notation.steps import Reason

# what one more line costs a reader, and how much a line may change before it costs more
LINE: Final = 3.0
CHANGE: Final = 4.0
# lines that are tried before the search for a way is given up
MAX_TRIED: Final = 60


def bridge(
    ctx: Context, a: Term, b: Term, closers: Sequence[Reason], extra: Sequence[Reasons] = ()
) -> list[Link] | None:
    """Return the lines from a to b that are the easiest to read, None where none are found.

    `closers` are tried one by one for each line, then the combinations of reasons in `extra`.
    """
    if same(a, b) is not None:
        return []
    terms = [a, *forms_between(ctx, a, b, closers), b]
    choices = [*((closer,) for closer in closers), *extra]
    return _cheapest(ctx, terms, choices)


def _cheapest(ctx: Context, terms: list[Term], choices: Sequence[Reasons]) -> list[Link] | None:
    """Return the cheapest way through the terms, in their order; lines are proved when reached."""
    last = len(terms) - 1
    # cost so far, where, the line that leads there (None: not yet proved), the lines before
    queue: list[tuple[float, int, int, Reasons | None, tuple[Link, ...]]] = [(0.0, 0, 0, (), ())]
    done: set[int] = set()
    count = tried = 0
    while queue and tried < MAX_TRIED:
        cost, _, place, reasons, way = heapq.heappop(queue)
        if place in done:
            continue
        if reasons is None:
            before = way[-1].term if way else terms[0]
            tried += 1
            found = first_confirmed(ctx, before, terms[place], choices)
            if found is None:
                continue
            count += 1
            dearer = cost + _surcharge(before, terms[place], found)
            heapq.heappush(queue, (dearer, count, place, found, (*way, Link(terms[place], found))))
            continue
        if place == last:
            return list(way)
        done.add(place)
        for after in range(place + 1, last + 1):
            if after not in done:
                count += 1
                price = cost + _cost(terms[place], terms[after])
                heapq.heappush(queue, (price, count, after, None, way))
    return None


def _cost(a: Term, b: Term) -> float:
    """Return what a line from a to b by arithmetic costs a reader."""
    change = effort(a, b) / CHANGE
    wide = max(0, width(b) - WIDE) / 10
    ugly = 2 if is_ugly(b) else 0
    return LINE + change**2 + wide + ugly


def _surcharge(a: Term, b: Term, reasons: Reasons) -> float:
    """Return what a line costs more than one by mere arithmetic."""
    kinds = [reason.kind for reason in reasons]
    weight = 2 if any(kind in LAWS for kind in kinds) else int("field" in kinds)
    return LINE * (len(reasons) - 1) + weight * (effort(a, b) / CHANGE) ** 2


def forms_between(ctx: Context, a: Term, b: Term, closers: Sequence[Reason]) -> list[Term]:
    """Return terms that a calculation from a to b may pass, in order."""
    left, right = _forms(a), _forms(b)
    for kind in [closer.kind for closer in closers if closer.kind in LAWS]:
        for forms, normal in zip((left, right), _normal_forms(ctx, kind, a, b), strict=True):
            if normal is not None:
                forms += [*([] if kind == "exp" else [polished(normal)]), *_forms(normal)]
    ordered = [*left, *reversed(right)]
    # a form that both sides have is where they meet: once is enough
    kept: list[Term] = []
    for term in ordered:
        if not any(is_same(term, other) for other in (a, b, *kept)):
            kept.append(term)
    return kept


def _normal_forms(ctx: Context, kind: str, a: Term, b: Term) -> tuple[Term | None, Term | None]:
    """Return two terms after one round of the laws of a kind, None where they do not apply."""
    conditions, laws = Conditions(ctx), LAWS[kind]

    def relations(terms: Iterable[Term]) -> list[Relation]:
        return [
            r for t in subterms(*terms) for relate in laws.relations for r in relate(conditions, t)
        ]

    try:
        rewriters = [build(conditions, relations, (a, b)) for build in laws.rewriters]
        first, second = (normalise(ctx, term, rewriters).claim.rhs for term in (a, b))
    except KernelError:
        return None, None
    return None if is_same(first, a) else first, None if is_same(second, b) else second


def _forms(term: Term) -> list[Term]:
    tidy = tidied(term)
    return [tidy, *proposals(tidy, Tidier())]
