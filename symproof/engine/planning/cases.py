"""Cases as a reader writes them: few, in order, each with conditions that say where it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import islice, product
from typing import Final, NamedTuple

from symproof.engine.calculus.deriving import differentiate
from symproof.engine.context import Context
from symproof.engine.equality import bare
from symproof.engine.order.linear import contradiction, rational
from symproof.engine.order.replacing import has_derivative
from symproof.engine.order.signs import prove_claim
from symproof.engine.planning.tidy import tidied
from symproof.engine.rewriting import BY_CASES, CONDITIONAL, normalise, primitive
from symproof.engine.splitting import conditionals, split_terms
from symproof.kernel.ring import difference, ring_equal
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import BRACKET, App, Lam, Num, Term, Var, substitute
from symproof.notation.steps import StepBlock, StepBranch, StepCases

MAX_POINTS: Final = 8
MAX_DEPTH: Final = 5
# cases that are tried before the search for a split is given up
MAX_TRIED: Final = 200
MAX_VARIANTS: Final = 16

# the lines of a case, from the term above the split to the one below, None where there are none
Lines = Callable[[Context], StepBlock | None]
Conditions = tuple[Claim, ...]
# terms, each with a value that it has been compared with
Bounds = frozenset[tuple[Term, Term | None]]


class Cell(NamedTuple):
    """The values of a term between two bounds (None: unbounded), each included or not."""

    low: Term | None
    low_included: bool
    high: Term | None
    high_included: bool

    def conditions(self, value: Term) -> Conditions:
        """Return the cell's conditions on a term."""
        if self.low is not None and self.low == self.high:
            return (Claim("=", value, self.low),)
        found: list[Claim] = []
        if self.low is not None:
            found.append(Claim("<=" if self.low_included else "<", self.low, value))
        if self.high is not None:
            found.append(Claim("<=" if self.high_included else "<", value, self.high))
        return tuple(found)


def split(
    ctx: Context, terms: Sequence[Term], lines: Lines, depth: int = MAX_DEPTH
) -> StepBlock | None:
    """Return cases that settle the conditional functions of some terms, each with its lines.

    Where the hypotheses settle them already, these are the lines without any cases.
    """
    return _Splitter(terms, lines).block(ctx, frozenset(), depth)


class _Splitter:
    def __init__(self, terms: Sequence[Term], lines: Lines) -> None:
        self.terms = terms
        self.lines = lines
        self.tried = 0

    def block(self, ctx: Context, split_on: Bounds, depth: int) -> StepBlock | None:
        """Return the lines of a case, split further where that is needed."""
        self.tried += 1
        if depth <= 0 or self.tried > MAX_TRIED:
            return None
        if not any(conditionals(term) for term in self.settled(ctx)):
            return self.lines(ctx)
        inner = self.cases(ctx, split_on, depth)
        if inner is None:
            return None
        return (StepCases(0, inner),)

    def settled(self, ctx: Context) -> list[Term]:
        """Return the terms with the conditional functions that are settled replaced."""
        meanings = [rewriter for head in (*BY_CASES, "cases") for rewriter in primitive(head)]
        if any(has_derivative(term) for term in self.terms):
            meanings.append(differentiate)
        return [normalise(ctx, term, meanings).claim.rhs for term in self.terms]

    def cases(self, ctx: Context, split_on: Bounds, depth: int) -> tuple[StepBranch, ...] | None:
        """Return the branches, None where a case has no lines."""
        chosen = self.choose(ctx, split_on)
        if chosen is None:
            return None
        value, bounds = chosen
        cells = _cells(bounds)
        tried = split_on | {(value, bound) for bound in bounds}

        def branch(first: int, last: int) -> StepBranch | None:
            conditions = _joined(cells[first], cells[last]).conditions(value)
            inner = ctx.assuming(conditions)
            block = self.block(inner, tried, depth - 1)
            return None if block is None else StepBranch(0, conditions, block)

        order = _merged(len(cells), branch, lambda i: self.impossible(ctx, value, cells[i]))
        if order is None:
            return None
        return tuple(reversed(order)) if len(bounds) == 1 else order

    def impossible(self, ctx: Context, value: Term, cell: Cell) -> bool:
        """Whether the hypotheses exclude a cell."""
        inner = ctx.assuming(cell.conditions(value))
        return contradiction(inner.hyps, Claim("<", ZERO, ZERO)) is not None

    def choose(self, ctx: Context, split_on: Bounds) -> tuple[Term, tuple[Term, ...]] | None:
        """Return what to split on, and the values that separate its cases."""
        settled = self.settled(ctx)
        deciders = list(dict.fromkeys(bare(p) for term in settled for p in deciding(term)))
        for part in dict.fromkeys(bare(p) for term in settled for p in split_terms(term)):
            where = [(Var(name), boundary(part, name)) for name in sorted(part.variables)]
            if not split_on.isdisjoint(where):
                continue
            for variable, bound in where:
                found = self.bounds(ctx, variable.name, deciders)
                new = tuple([b for b in found if (variable, b) not in split_on])
                if bound in new:
                    return variable, new
            for factor in factors_of(part):
                value, bound = compared(factor)
                if (value, bound) not in split_on:
                    return value, (bound,)
        return None

    def bounds(self, ctx: Context, name: str, deciders: Sequence[Term]) -> tuple[Term, ...]:
        """Return where conditions on a variable change, in order; nothing without an order."""
        found = dict.fromkeys(b for part in deciders if (b := boundary(part, name)) is not None)
        ordered: list[Term] = []
        if len(found) > MAX_POINTS:
            return ()
        for bound in found:
            place = 0
            while place < len(ordered) and self.is_below(ctx, ordered[place], bound):
                place += 1
            if place < len(ordered) and not self.is_below(ctx, bound, ordered[place]):
                return ()
            ordered.insert(place, bound)
        return tuple(ordered)

    def is_below(self, ctx: Context, a: Term, b: Term) -> bool:
        """Whether a < b is known."""
        return prove_claim(ctx, Claim("<", a, b)) is not None


def deciding(term: Term) -> Iterator[Term]:
    """Yield what decides the conditional functions in a term, for every branch inside."""
    if not isinstance(term, App):
        return
    for arg in term.args:
        yield from deciding(arg)
    match term:
        case App("diff", (Lam((param,), body), point)):
            yield from deciding(substitute(body, {param: point}))
        case _:
            pass
    if term.head in CONDITIONAL:
        for variant in variants(term.args):
            guards = variant[:-1:2] if term.head == "cases" else ()
            for guard in guards:
                yield from split_terms(App("cases", (guard, ZERO, ZERO)))
            yield from () if guards else split_terms(App(term.head, variant))


def variants(args: Sequence[Term]) -> Iterator[tuple[Term, ...]]:
    """Yield arguments with each conditional function replaced by one of its branches."""
    choices = [list(islice(values(arg), MAX_VARIANTS)) for arg in args]
    yield from islice(product(*choices), MAX_VARIANTS)


def values(term: Term) -> Iterator[Term]:
    """Yield a term without conditional functions, for every choice of their branches."""
    match term:
        case App(head, args) if head == "diff":
            yield term
        case App(head, args):
            for inner in variants(args):
                match head:
                    case "max" | "min":
                        yield from inner
                    case "abs":
                        yield from (inner[0], -inner[0])
                    case "sign":
                        yield from map(rational, map(Fraction, (1, 0, -1)))
                    case "cases":
                        yield from (*inner[1::2], inner[-1])
                    case _:
                        yield App(head, inner)
        case _:
            yield term


def compared(term: Term) -> tuple[Term, Term]:
    """Return a term with the sign of a - b as a compared with b."""
    match bare(term):
        case App("-", (a, b)):
            return a, b
        case App("neg", (a,)):
            return a, ZERO
        case App(head, (a,)) if head == BRACKET:
            return compared(a)
        case other:
            return other, ZERO


def boundary(term: Term, name: str) -> Term | None:
    """Return the value of a variable for which a term is 0, where it is linear in it."""
    if name not in term.variables or term.size > 60:
        return None
    zero, one, minus = (substitute(term, {name: rational(Fraction(n))}) for n in (0, 1, -1))
    slope = difference(one, zero)
    if slope is None or slope == 0 or difference(zero, minus) != slope:
        return None
    # linear, if not merely so at three points: the kernel's arithmetic decides
    line = App("+", (App("*", (rational(slope), Var(name))), zero))
    return tidied(-(zero / rational(slope))) if ring_equal(term, line) else None


def factors_of(term: Term) -> Iterator[Term]:
    """Yield the factors of a product, whose signs give its sign."""
    match term:
        case App("*", (a, b)):
            yield from factors_of(a)
            yield from factors_of(b)
        case App("neg", (a,)) | App("^", (a, Num())):
            yield from factors_of(a)
        case _:
            if term.variables:
                yield term


def _cells(bounds: Sequence[Term]) -> list[Cell]:
    """Return the intervals between bounds and the bounds themselves, in order."""
    cells: list[Cell] = []
    low: Term | None = None
    for bound in bounds:
        cells.append(Cell(low, False, bound, False))
        cells.append(Cell(bound, True, bound, True))
        low = bound
    cells.append(Cell(low, False, None, False))
    return cells


def _joined(first: Cell, last: Cell) -> Cell:
    return Cell(first.low, first.low_included, last.high, last.high_included)


def _merged(
    count: int,
    branch: Callable[[int, int], StepBranch | None],
    impossible: Callable[[int], bool],
) -> tuple[StepBranch, ...] | None:
    """Return branches that cover all cells that are possible, as wide as they have lines.

    They are taken from the top, so that a boundary belongs to the case above it.
    """
    found: list[StepBranch] = []
    last = count - 1
    while last >= 0:
        if impossible(last):
            last -= 1
            continue
        for first in range(last + 1):
            if (first, last) == (0, count - 1):
                continue
            new = branch(first, last)
            if new is not None:
                found.append(new)
                last = first - 1
                break
        else:
            return None
    return tuple(reversed(found))


__all__ = ["MAX_DEPTH", "boundary", "split"]
