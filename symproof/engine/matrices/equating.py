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
from symproof.engine.matrices.entries import Entries, Prove, lifted
from symproof.engine.matrices.maps import Reflections, Splitting
from symproof.engine.matrices.normal import Normaliser
from symproof.engine.matrices.steps import congruent, taken_names
from symproof.engine.rewriting import Rewriter
from symproof.kernel.errors import KernelError
from symproof.kernel.term import BRACKET, App, Lam, Term, bound_names
from symproof.kernel.theorem import Theorem

# of matrices whose entries are compared
MAX_ENTRY: Final = 400


@dataclass(frozen=True, slots=True)
class Means:
    """What may be used for an equation of matrices.

    Attributes:
        rewriters: equations of matrices.
        blocks: whether blocks and the non-commutative normal form may be used.
        prove: what proves equations of numbers, None where only brackets may differ.
        entries: whether an equation of numbers may be used entry by entry.
        meanings: equations of numbers by which functions of entries are split into sums.
    """

    rewriters: tuple[Rewriter, ...] = ()
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
    yield Normaliser(ctx, own)
    if means.prove is not None and means.entries:
        reflections = Reflections(ctx, means.prove)
        reflect: Rewriter = lambda _, term: reflections.step(term)  # noqa: E731
        yield Normaliser(ctx, (*own, reflect))
        splitting = Splitting(ctx, means.meanings)
        split: Rewriter = lambda _, term: splitting.step(term)  # noqa: E731
        yield Normaliser(ctx, (*own, split))
        yield Normaliser(ctx, (*own, reflect, split))


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
        for side in (a, b):
            if isinstance(side, App) and side.head == BRACKET:
                inner = side.args[0]
                link = attempt("matrix", (), a, inner) if side is a else None
                if link is not None:
                    rest = self.meet(inner, b)
                    return None if rest is None else chain(link, rest)
                rest = self.meet(a, inner)
                back = attempt("matrix", (), inner, b)
                return None if rest is None or back is None else chain(rest, back)
        return self._by_entries(a, b) or self._by_parts(a, b)

    def _by_entries(self, a: Term, b: Term) -> Theorem | None:
        prove = self.means.prove
        if (
            prove is None
            or not self.means.entries
            or is_blocks(a)
            or is_blocks(b)
            or a.size + b.size > MAX_ENTRY
        ):
            return None
        names = taken_names(self.ctx, a, b) | bound_names(a) | bound_names(b)
        try:
            entries = Entries.of((a, b), names)
            s, t = entries.entry(a), entries.entry(b)
        except KernelError:
            return None
        # what speaks of different matrices is not equal entry by entry
        cells = {variable.name for variable in entries.variables.values()}
        left, right = s.variables & cells, t.variables & cells
        if not (left <= right or right <= left):
            return None
        return lifted(prove, names, a, b)

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
