"""Lines that show why an inequality holds: what is left over, logarithms and roots of both sides.

Each way proposes lines; those that follow by the reasons they name are taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from symproof.engine.context import Context
from symproof.engine.equality import bare
from symproof.engine.planning.grounds import by_slopes, grounds, monotone
from symproof.engine.planning.lines import FIELD, RING, Reasons, needed
from symproof.engine.planning.looks import WIDE, is_same, looks_same, width
from symproof.engine.planning.remainders import remainder, total
from symproof.engine.planning.tidy import tidied
from symproof.engine.reasons import prove_order
from symproof.engine.rewriting import DEFINED, normalise, primitive
from symproof.engine.search import heads
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import ZERO
from symproof.kernel.term import BRACKET, App, Num, Term
from symproof.kernel.theorem import Theorem
from symproof.notation.places import rank
from symproof.notation.steps import Reason, Step, StepBlock, written_claim

ORDER: Final = Reason("order")
LOG: Final = Reason("log")
ROOT: Final = Reason("root")
ONE: Final = Num(1)
TWO: Final = Num(2)
RISING: Final = frozenset({"<", "<="})


class Row(NamedTuple):
    """A line that is proposed: its reasons are the first that suffice."""

    relation: str
    term: Term
    choices: tuple[Reasons, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """An inequality as it is written, to be explained."""

    ctx: Context
    start: Term
    relation: str
    end: Term

    @property
    def rising(self) -> bool:
        """Whether the end is the larger side."""
        return self.relation in RISING

    @property
    def gap(self) -> Term:
        """The larger side less the smaller one."""
        small, large = (self.start, self.end) if self.rising else (self.end, self.start)
        if bare(small) == ZERO:
            return large
        return App("-", (large, small))

    def last(self) -> Row:
        """Return the line to the end, by order."""
        return Row(self.relation, self.end, ((ORDER,),))


Way = Callable[[Order], Iterator[Sequence[Row]]]


def explained(ctx: Context, start: Term, relation: str, end: Term) -> StepBlock | None:
    """Return lines that show an inequality, None where no way is known or one line shows it."""
    order = Order(ctx, start, relation, end)
    if relation in ("<=", ">=") and needed(ctx, start, "=", end, (RING,)):
        return (Step(0, "=", end, (RING,)),)
    if rank(start) == rank(end) == 0:
        return None
    found = prove_order(ctx, written_claim(start, relation, end), (ORDER,))
    if found is None or monotone(found) is not None or by_slopes(found):
        return None
    plain = _is_plain(found)
    for way in WAYS:
        if way is _by_meaning and plain:
            continue
        for rows in _proposals(way, order):
            steps = _checked(ctx, start, rows)
            if steps is not None:
                return steps
    return None


def _is_plain(theorem: Theorem) -> bool:
    """Whether an inequality follows at once from what is said of the functions in it."""
    claim = theorem.claim
    known = {*heads(claim.lhs), *heads(claim.rhs), "+", "-", "*", "neg", BRACKET}
    found = grounds(theorem)
    return bool(found) and all({*heads(c.lhs), *heads(c.rhs)} <= known for c in found)


def is_obvious(start: Term, relation: str, end: Term) -> bool:
    """Whether everybody sees an inequality: max(a, b) >= a, abs(a) >= 0, min(a, b) <= a."""
    small, large = (start, end) if relation in RISING else (end, start)
    small, large = bare(small), bare(large)
    match small, large:
        case _, App("abs", (a,)):
            return small == ZERO or is_same(small, a) or is_same(small, App("neg", (a,)))
        case _, App("max", args) if any(is_same(small, arg) for arg in args):
            return True
        case App("min", args), _:
            return any(is_same(large, arg) for arg in args)
        case _:
            return False


def _proposals(way: Way, order: Order) -> Iterator[Sequence[Row]]:
    """Yield what a way proposes, as far as that is within the kernel's limits."""
    try:
        yield from way(order)
    except KernelError:
        return


def _checked(ctx: Context, start: Term, rows: Sequence[Row]) -> StepBlock | None:
    """Return the lines with the reasons they need, None where one does not follow."""
    steps: list[Step] = []
    before = start
    for row in rows:
        if row.relation == "=" and is_same(before, row.term):
            continue
        if width(row.term) > WIDE:
            return None
        used = next(
            (u for c in row.choices if (u := needed(ctx, before, row.relation, row.term, c))),
            None,
        )
        if used is None:
            return None
        steps.append(Step(0, row.relation, row.term, used))
        before = row.term
    return tuple(steps)


# what is left over


def _by_remainder(order: Order) -> Iterator[Sequence[Row]]:
    """Yield the start as the end and something that is visibly not negative."""
    parts = remainder(order.ctx, order.gap)
    if parts is None:
        return
    middle = _with(order.end, parts, order)
    if not looks_same(middle, order.start):
        yield (Row("=", middle, ((RING,), (FIELD,))), order.last())


def _with(end: Term, parts: Sequence[Term], order: Order) -> Term:
    """Return the smaller side as the larger one less some parts, or the larger one with them."""
    if bare(end) == ZERO:
        return App("neg", (total(parts),)) if order.rising else total(parts)
    for part in parts:
        end = App("-" if order.rising else "+", (end, part))
    return end


# logarithms and roots of both sides


def _by_logarithm(order: Order) -> Iterator[Sequence[Row]]:
    """Yield log(u) >= log(exp(v)) = v, or the same from v on."""
    start, end = bare(order.start), bare(order.end)
    for side, other, forward in ((start, end, True), (end, start, False)):
        if not (isinstance(side, App) and side.head == "log"):
            continue
        inside = ONE if other == ZERO else App("exp", (other,))
        if other == ZERO or _occurs(inside, side.args[0]):
            yield _through(order, App("log", (inside,)), LOG, forward=forward)


def _by_root(order: Order) -> Iterator[Sequence[Row]]:
    """Yield sqrt(u) <= sqrt(v^2) = v, or the same from v on, the squares compared."""
    start, end = bare(order.start), bare(order.end)
    for side, other, forward in ((start, end, True), (end, start, False)):
        if not (isinstance(side, App) and side.head == "sqrt") or rank(other) == 0:
            continue
        if isinstance(other, App) and other.head == "sqrt":
            continue
        square = App("^", (other, TWO))
        if forward:
            inner = Order(order.ctx, side.args[0], order.relation, square)
            rest = remainder(inner.ctx, inner.gap)
            if rest is not None:
                middle = _with(square, rest, order)
                rows = _through(order, App("sqrt", (square,)), ROOT, forward=True)
                if not is_same(middle, side.args[0]):
                    yield (Row("=", App("sqrt", (middle,)), ((RING,), (FIELD,))), *rows)
        else:
            inner = Order(order.ctx, square, order.relation, side.args[0])
            rest = remainder(inner.ctx, inner.gap)
            if rest is not None:
                middle = _with(side.args[0], rest, order)
                first, last = _through(order, App("sqrt", (square,)), ROOT, forward=False)
                yield (first, Row("=", App("sqrt", (middle,)), ((RING,), (FIELD,))), last)
        yield _through(order, App("sqrt", (square,)), ROOT, forward=forward)


def _through(order: Order, term: Term, law: Reason, *, forward: bool) -> Sequence[Row]:
    """Return the lines through a term that equals the end, or the start if not `forward`."""
    if forward:
        return (Row(order.relation, term, ((ORDER,),)), Row("=", order.end, ((law,), (law, RING))))
    return (Row("=", term, ((law,), (law, RING))), order.last())


def _occurs(part: Term, term: Term) -> bool:
    return is_same(part, term) or (
        isinstance(term, App) and any(_occurs(part, arg) for arg in term.args)
    )


# what primitives mean


def _by_meaning(order: Order) -> Iterator[Sequence[Row]]:
    """Yield the start with the meanings of sigmoid, tanh, ... put in, and how that compares."""
    names = tuple([name for name in DEFINED if _has(order.start, name)])
    if not names or any(_has(order.end, name) for name in DEFINED):
        return
    rewriters = [rewriter for name in names for rewriter in primitive(name)]
    new = tidied(normalise(order.ctx, order.start, rewriters).claim.rhs)
    unfolded = Reason("unfold", names)
    first = Row("=", new, ((unfolded,), (unfolded, RING), (unfolded, FIELD)))
    inner = Order(order.ctx, new, order.relation, order.end)
    plain = isinstance(new, App) and new.head == "/" and rank(new.args[0]) == 0
    if not plain:
        for way in (_by_remainder, _by_denominator):
            for rows in way(inner):
                yield (first, *rows)
    yield (first, inner.last())


def _by_denominator(order: Order) -> Iterator[Sequence[Row]]:
    """Yield n/d >= c*d/d = c."""
    start = bare(order.start)
    if isinstance(start, App) and start.head == "/" and order.end != ZERO:
        below = start.args[1]
        if below.variables and not order.end.variables:
            match order.end:
                case App("neg", (number,)):
                    middle = -(number * below / below)
                case number:
                    middle = number * below / below
            yield (Row(order.relation, middle, ((ORDER,),)), Row("=", order.end, ((FIELD,),)))


def _has(term: Term, head: str) -> bool:
    return isinstance(term, App) and (
        term.head == head or any(_has(arg, head) for arg in term.args)
    )


WAYS: Final[tuple[Way, ...]] = (
    _by_logarithm,
    _by_root,
    _by_remainder,
    _by_denominator,
    _by_meaning,
)

__all__ = ["explained", "is_obvious"]
