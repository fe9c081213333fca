"""Lines of a plan: a term and the reasons by which it follows, those that are needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from symproof.engine.context import Context
from symproof.engine.planning.looks import looks_same
from symproof.engine.reasons import ReasonError, prove_equation, prove_line, prove_order
from symproof.engine.usage import only_used
from symproof.kernel.errors import KernelError
from symproof.kernel.term import Term
from symproof.notation.steps import Reason, written_claim

Reasons = tuple[Reason, ...]

RING: Final = Reason("ring")
FIELD: Final = Reason("field")


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


def without_trivial(ctx: Context, start: Term, links: Sequence[Link]) -> list[Link]:
    """Return lines without those that look like the next one, where that one follows too."""
    kept: list[Link] = []
    waiting = list(links)
    while waiting:
        link = waiting.pop(0)
        before = kept[-1].term if kept else start
        if waiting and looks_same(link.term, waiting[0].term):
            after = waiting[0]
            joined = _joined(link.reasons, after.reasons)
            choices = (link.reasons, (*link.reasons, RING), joined)
            found = first_confirmed(ctx, before, after.term, choices)
            if found is not None:
                waiting[0] = Link(after.term, found)
                continue
        kept.append(link)
    return kept


def _joined(first: Reasons, second: Reasons) -> Reasons:
    """Return the reasons of two lines, those of arithmetic last."""
    every = dict.fromkeys((*first, *second))
    return tuple(sorted(every, key=lambda reason: reason in (RING, FIELD)))
