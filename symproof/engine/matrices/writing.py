"""Lines about matrices as an author would write them: blocks first, then entry by entry.

Each side is led, move by move, to a simpler form: equations are used, blocks are multiplied out,
innermost first, words with a common factor are put together, and what is left is an identity of
the entries.  Lines are proposals, which are checked like an author's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import chain, refl
from symproof.engine.matrices.blocks import is_blocks
from symproof.engine.matrices.citing import directed, rewriter
from symproof.engine.matrices.factoring import factored
from symproof.engine.matrices.maps import Reflections
from symproof.engine.matrices.normal import Normaliser
from symproof.engine.matrices.reasons import BLOCKS, ENTRIES, matrix_facts
from symproof.engine.matrices.steps import congruent, scalar_part
from symproof.engine.matrices.words import collected
from symproof.engine.planning.lines import Link, Reasons, confirmed, first_confirmed
from symproof.engine.reasons import prove_equation
from symproof.kernel.errors import KernelError
from symproof.kernel.term import App, Term, parts_of
from symproof.kernel.theorem import Theorem
from symproof.notation.steps import Reason, Step, StepBlock

MAX_MOVES: Final = 40

Move = tuple[Theorem, Reasons]


def matrix_lines(ctx: Context, a: Term, b: Term, reasons: Reasons) -> StepBlock | None:
    """Return lines from a to b, by the reasons that search has found; None without any."""
    writer = _Writer(ctx, reasons)
    left, right = writer.links(a, b), writer.links(b, a)
    for i, link in enumerate(left):
        # the other side may be met on the way
        if confirmed(ctx, link.term, b, (BLOCKS,)) is not None:
            left, right = [*left[:i], Link(b, link.reasons)], []
            break
    start = left[-1].term if left else a
    end = right[-1].term if right else b
    links = left
    if start != end:
        middle = first_confirmed(ctx, start, end, writer.choices())
        if middle is None:
            return None
        links = [*links, Link(end, middle)]
    terms = [b, *(link.term for link in right)]
    back = [
        Link(term, link.reasons)
        for term, link in zip(reversed(terms[:-1]), reversed(right), strict=True)
    ]
    return tuple([Step(0, "=", link.term, link.reasons) for link in (*links, *back)]) or None


@dataclass(slots=True)
class _Writer:
    """Moves by the reasons that are there: equations, blocks, identities of entries."""

    ctx: Context
    reasons: Reasons

    @property
    def facts(self) -> tuple[str, ...]:
        """The equations of matrices that are cited."""
        return matrix_facts(
            self.ctx, [n for r in self.reasons if r.kind == "fact" for n in r.names]
        )

    @property
    def scalar(self) -> Reasons:
        """The reasons that are about numbers."""
        kept: list[Reason] = []
        for reason in self.reasons:
            names = tuple([name for name in reason.names if name not in self.facts])
            if reason.kind not in ("blocks", "entries") and (names or not reason.names):
                kept.append(Reason(reason.kind, names, reason.term))
        return tuple(kept)

    def choices(self) -> Iterator[Reasons]:
        """Yield the reasons by which two sides may meet, the fewest first."""
        yield (BLOCKS,)
        yield (ENTRIES, *self.scalar)
        yield (BLOCKS, ENTRIES, *self.scalar)
        yield self.reasons

    def links(self, term: Term, other: Term) -> list[Link]:
        """Return the lines that lead a side to its simplest form, or to the other side."""
        found: list[Link] = []
        for _ in range(MAX_MOVES):
            try:
                move = self._move(term)
            except KernelError:
                break
            if move is None or term == other:
                break
            theorem, reasons = move
            used = confirmed(self.ctx, term, theorem.claim.rhs, reasons)
            if used is None:
                break
            term = theorem.claim.rhs
            found.append(Link(term, used))
        return found

    def _move(self, term: Term) -> Move | None:
        """Return the next move: what is innermost first, but equations before everything."""
        if self.facts:
            rewriters = [rewriter(directed(self.ctx.facts[name])) for name in self.facts]
            found = Normaliser(self.ctx, rewriters, blocks=False).normal(term)
            if found.rule != "refl":
                return found, (Reason("fact", self.facts),)
        return self._inner(term) or self._here(term)

    def _inner(self, term: Term) -> Move | None:
        """Return a move inside the arguments of functions of entries, the same in all of them."""
        moves: dict[Term, Move] = {}
        for matrix in _arguments(term):
            found = self._inner(matrix) or self._here(matrix)
            if found is not None:
                moves[matrix] = found
        if not moves:
            return None
        reasons = next(iter(moves.values()))[1]
        same = {matrix: theorem for matrix, (theorem, why) in moves.items() if why == reasons}
        return _inside(term, same), reasons

    def _here(self, term: Term) -> Move | None:
        """Return a move outside the arguments of functions of entries."""
        if any(map(is_blocks, parts_of(term))):
            # where no function is applied, blocks are worked out at once
            full = not any(True for _ in _arguments(term))
            found = Normaliser(self.ctx, (), words=full).normal(term)
            if found.claim.rhs != term:
                return found, (BLOCKS,)
        return self._reflected(term)

    def _reflected(self, term: Term) -> Move | None:
        """Return a move by which functions at -U become functions at U."""
        if not self.scalar:
            return None
        inner = scalar_part(self.ctx)
        reflections = Reflections(inner, lambda s, t: prove_equation(inner, s, t, self.scalar))
        if not any(reflections(inner, part) for part in parts_of(term)):
            return None
        end = Normaliser(self.ctx, (reflections,)).normal(term)
        plain = _blockwise(term, collected)
        apart = plain.claim.rhs
        together = _blockwise(apart, lambda part: factored(part) or refl(part))
        if together.claim.rhs not in (term, end.claim.rhs):
            if apart != term:
                return plain, (BLOCKS,)
            if together.claim.rhs != apart:
                return together, (BLOCKS,)
        return end, (BLOCKS, ENTRIES, *self.scalar)


def _arguments(term: Term) -> Iterator[Term]:
    """Yield what functions of entries are applied to, outermost ones only, each once."""
    seen: dict[Term, None] = {}
    pending = [term]
    while pending:
        part = pending.pop()
        match part:
            case App("map", (_, matrix)):
                seen[matrix] = None
            case App(_, args):
                pending.extend(arg for arg in reversed(args) if arg.shape is not None)
            case _:
                pass
    yield from seen


def _inside(term: Term, equations: dict[Term, Theorem]) -> Theorem:
    """Return a term with other arguments of its functions of entries."""
    match term:
        case App("map", (_, matrix)) if matrix in equations:
            return congruent(term, [None, equations[matrix]])
        case App("map", _):
            return refl(term)
        case App(_, args):
            parts = [None if arg.shape is None else _inside(arg, equations) for arg in args]
            return congruent(term, parts)
        case _:
            return refl(term)


def _blockwise(term: Term, change: Callable[[Term], Theorem]) -> Theorem:
    """Return what a change makes of a matrix, or of each of its blocks."""
    if isinstance(term, App) and is_blocks(term):
        parts = [None if arg.shape is None else _blockwise(arg, change) for arg in term.args]
        return congruent(term, parts)
    return chain(refl(term), change(term))
