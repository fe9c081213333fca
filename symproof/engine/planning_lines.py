"""Lines of a plan: which reasons a line has, and which forms stand between two terms."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from symproof.engine.conditions import Conditions
from symproof.engine.context import Context
from symproof.engine.equality import bare, same
from symproof.engine.laws import LAWS, subterms
from symproof.engine.modulo import Relation
from symproof.engine.planning_forms import proposals
from symproof.engine.planning_tidy import Tidier, polished, tidied
from symproof.engine.reasons import ReasonError, prove_equation, prove_line, prove_order
from symproof.engine.rewriting import normalise
from symproof.engine.usage import only_used
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import ZERO
from symproof.kernel.term import BRACKET, App, Lam, Num, Term, Var, substitute
from symproof.notation.plain import show
from symproof.notation.steps import Reason, written_claim

Reasons = tuple[Reason, ...]

RING: Final = Reason("ring")
FIELD: Final = Reason("field")
ONE: Final = Num(1)
# a name that no author gives to a variable
BOUND: Final = "bound__0"
# what one more line costs a reader, and how much a line may change before it costs more
LINE: Final = 3.0
CHANGE: Final = 4.0
# a line of more characters is hard to read
WIDE: Final = 100
# lines that are tried before the search for a way is given up
MAX_TRIED: Final = 60


@dataclass(frozen=True, slots=True)
class Link:
    """A term, and the reasons by which it equals the term above it."""

    term: Term
    reasons: Reasons


def confirmed(ctx: Context, a: Term, b: Term, reasons: Reasons) -> Reasons | None:
    """Return those of the reasons that a = b needs, None where they do not suffice."""
    return needed(ctx, a, "=", b, reasons)


def needed(ctx: Context, a: Term, relation: str, b: Term, reasons: Reasons) -> Reasons | None:
    """Return those of the reasons that a relation needs, None where they do not suffice."""
    try:
        if relation == "=":
            found = prove_equation(ctx, a, b, reasons)
        else:
            found = prove_order(ctx, written_claim(a, relation, b), reasons)
        if found is None:
            return None
        used = only_used(ctx, found, reasons)
        if used == reasons or prove_line(ctx, a, relation, b, used) is not None:
            return used
    except (KernelError, ReasonError):
        pass
    return None


def first_confirmed(ctx: Context, a: Term, b: Term, choices: Iterable[Reasons]) -> Reasons | None:
    """Return the first of some choices of reasons that proves a = b."""
    for reasons in choices:
        found = confirmed(ctx, a, b, reasons)
        if found is not None:
            return found
    return None


def is_same(a: Term, b: Term) -> bool:
    """Whether two terms differ in brackets at most."""
    return bare(a) == bare(b)


def looks_same(a: Term, b: Term) -> bool:
    """Whether two terms differ in brackets and in the names of bound variables at most."""
    return bare(_renamed(a)) == bare(_renamed(b))


def _renamed(term: Term) -> Term:
    match term:
        case App("diff", (Lam((param,), body), point)):
            inner = substitute(_renamed(body), {param: Var(BOUND)})
            return App("diff", (Lam((BOUND,), inner), _renamed(point)))
        case App(head, args):
            return App(head, tuple([_renamed(arg) for arg in args]))
        case _:
            return term


def without_trivial(ctx: Context, start: Term, links: Sequence[Link]) -> list[Link]:
    """Return lines without those that look like the next one, where that one follows too."""
    kept: list[Link] = []
    waiting = list(links)
    while waiting:
        link = waiting.pop(0)
        before = kept[-1].term if kept else start
        if waiting and looks_same(link.term, waiting[0].term):
            after = waiting[0]
            joined = tuple(dict.fromkeys((*link.reasons, *after.reasons)))
            choices = (link.reasons, (*link.reasons, RING), joined)
            found = first_confirmed(ctx, before, after.term, choices)
            if found is not None:
                waiting[0] = Link(after.term, found)
                continue
        kept.append(link)
    return kept


def is_ugly(term: Term) -> bool:
    """Whether a reader would stumble over `x*1`, `x + 0`, `-(-x)`, `a + (-b)` in a term."""
    match bare(term):
        case App("*", (a, b)) if ONE in (a, b) or ZERO in (a, b):
            return True
        case App("+" | "-", (a, b)) if ZERO in (a, b) or _is_negative(b):
            return True
        case App("/", (a, b)) if b == ONE or a == ZERO:
            return True
        case App("neg", (a,)) if _is_negative(a) or a == ZERO:
            return True
        case App(_, args):
            return any(map(is_ugly, args))
        case _:
            return False


def _is_negative(term: Term) -> bool:
    return isinstance(term, App) and term.head == "neg"


def effort(a: Term, b: Term) -> int:
    """Return how many symbols come or go between two terms; signs and places do not count."""
    before, after = Counter(_symbols(a)), Counter(_symbols(b))
    return (before - after).total() + (after - before).total()


def _symbols(term: Term) -> Iterator[str]:
    match term:
        case Num(value):
            yield str(value.bit_length()) if value > 10**9 else str(value)
        case Var(name):
            yield name
        case App(head, args):
            if head not in ("+", "-", "neg", "*", BRACKET):
                yield head
            for arg in args:
                yield from _symbols(arg)
        case Lam(_, body):
            yield from _symbols(body)
        case _:
            pass


def width(term: Term) -> int:
    """Return the number of characters of a term."""
    return len(show(term))


def _cost(a: Term, b: Term) -> float:
    """Return what a line from a to b by arithmetic costs a reader."""
    change = effort(a, b) / CHANGE
    wide = max(0, width(b) - WIDE) / 10
    ugly = 2 if is_ugly(b) else 0
    return LINE + change**2 + wide + ugly


def _surcharge(a: Term, b: Term, reasons: Reasons) -> float:
    """Return what a line costs more than one by mere arithmetic."""
    by_law = any(reason.kind in LAWS for reason in reasons)
    return LINE * (len(reasons) - 1) + 2 * (effort(a, b) / CHANGE) ** 2 * by_law


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


__all__ = [
    "FIELD",
    "RING",
    "Link",
    "Reasons",
    "bridge",
    "confirmed",
    "effort",
    "first_confirmed",
    "is_same",
    "is_ugly",
    "needed",
    "width",
    "without_trivial",
]
