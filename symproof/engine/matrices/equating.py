"""Proving that two matrices are equal: by equations, by blocks, entry by entry.

Both sides are brought to normal forms by more and more means, and compared after each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import attempt, bare, chain, refl, same, symm
from symproof.engine.matrices.blocks import is_blocks
from symproof.engine.matrices.entries import Entries, Prove
from symproof.engine.matrices.maps import Reflections, Splitting
from symproof.engine.matrices.normal import Normaliser
from symproof.engine.matrices.steps import congruent
from symproof.engine.rewriting import Rewriter, taken_names
from symproof.kernel.errors import KernelError
from symproof.kernel.term import BRACKET, App, Lam, Term
from symproof.kernel.theorem import Theorem

# of matrices whose entries are compared
MAX_ENTRY: Final = 400


@dataclass(frozen=True, slots=True)
class Means:
    """What may be used for an equation of matrices.

    Attributes:
        rewriters: equations of matrices.
        products: the same inside longer products, which is for blocks to do.
        blocks: whether blocks and the non-commutative normal form may be used.
        prove: what proves equations of numbers, None where only brackets may differ.
        entries: whether an equation of numbers may be used entry by entry.
        meanings: equations of numbers by which functions of entries are split into sums.
    """

    rewriters: tuple[Rewriter, ...] = ()
    products: tuple[Rewriter, ...] = ()
    blocks: bool = True
    prove: Prove | None = None
    entries: bool = False
    meanings: tuple[Rewriter, ...] = ()


def equate(ctx: Context, a: Term, b: Term, means: Means) -> Theorem | None:
    """Return the theorem a = b about two matrices of the same shape, or None."""
    meeting = _Meeting(ctx, means)
    for normaliser in _normalisers(ctx, means):
        try:
            if normaliser is None:
                found = meeting.meet(a, b)
            else:
                left, right = normaliser.normal(a), normaliser.normal(b)
                middle = meeting.meet(left.claim.rhs, right.claim.rhs)
                found = None if middle is None else chain(left, middle, symm(right))
        except KernelError:
            continue
        if found is not None:
            return found
    return None


def _normalisers(ctx: Context, means: Means) -> Iterator[Normaliser | None]:
    """Yield ways to a normal form, none of them first: the simple ones before the others."""
    yield None
    own = means.rewriters
    if own:
        yield Normaliser(ctx, own, blocks=False)
    if not means.blocks:
        return
    own = (*own, *means.products)
    yield Normaliser(ctx, own)
    if means.prove is not None and means.entries:
        reflections = Reflections(ctx, means.prove)
        yield Normaliser(ctx, (*own, reflections))
        splitting = Splitting(ctx, means.meanings)
        yield Normaliser(ctx, (*own, splitting))
        yield Normaliser(ctx, (*own, reflections, splitting))


class _Meeting:
    """Equates two matrices without rewriting them; what was tried is not tried again."""

    def __init__(self, ctx: Context, means: Means) -> None:
        self.ctx = ctx
        self.means = means
        self.failed: set[tuple[Term, Term]] = set()

    def meet(self, a: Term, b: Term) -> Theorem | None:
        """Return a = b: by words, entry by entry, or part by part."""
        if a == b:
            return refl(a)
        if (a, b) in self.failed:
            return None
        found = self._met(a, b)
        if found is None:
            self.failed.add((a, b))
        return found

    def _met(self, a: Term, b: Term) -> Theorem | None:
        if a.shape is None:
            return same(a, b) or (self.means.prove and self.means.prove(a, b))
        if self.means.blocks or bare(a) == bare(b):
            found = attempt("matrix", (), a, b)
            if found is not None:
                return found
        return self._unbracketed(a, b) or self._by_entries(a, b) or self._by_parts(a, b)

    def _unbracketed(self, a: Term, b: Term) -> Theorem | None:
        """Return a = b by what stands in the brackets around a or b."""
        match a, b:
            case App(head, (inner,)), _ if head == BRACKET:
                link, rest = attempt("matrix", (), a, inner), self.meet(inner, b)
            case _, App(head, (inner,)) if head == BRACKET:
                link, rest = self.meet(a, inner), attempt("matrix", (), inner, b)
            case _:
                return None
        return None if link is None or rest is None else chain(link, rest)

    def _by_entries(self, a: Term, b: Term) -> Theorem | None:
        prove = self.means.prove
        if prove is None or not self.means.entries or a.size + b.size > MAX_ENTRY:
            return None
        if is_blocks(a) or is_blocks(b):
            return None
        try:
            entries = Entries.of((a, b), taken_names(self.ctx, a, b))
            s, t = entries.entry(a), entries.entry(b)
            # what speaks of different matrices is not equal entry by entry
            cells = {variable.name for variable in entries.variables.values()}
            left, right = s.variables & cells, t.variables & cells
            scalar = prove(s, t) if left <= right or right <= left else None
        except KernelError:
            return None
        return None if scalar is None else entries.lifted(scalar, a, b)

    def _by_parts(self, a: Term, b: Term) -> Theorem | None:
        if not (isinstance(a, App) and isinstance(b, App) and a.head == b.head):
            return None
        if [arg.shape for arg in a.args] != [arg.shape for arg in b.args]:
            return None
        parts: list[Theorem | None] = []
        for x, y in zip(a.args, b.args, strict=True):
            if isinstance(x, Lam):
                if x != y:
                    return None
                parts.append(None)
                continue
            part = self.meet(x, y)
            if part is None:
                return None
            parts.append(part)
        return congruent(a, parts)
