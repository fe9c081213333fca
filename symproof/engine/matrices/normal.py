"""Normal forms of matrices: equations used, blocks taken apart, words collected, inside first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import chain, refl
from symproof.engine.matrices.blocks import block_step, constant_step, is_blocks
from symproof.engine.matrices.cells import cell_step
from symproof.engine.matrices.steps import congruent
from symproof.engine.matrices.words import collected
from symproof.engine.rewriting import Rewriter, first
from symproof.kernel.term import App, Term
from symproof.kernel.theorem import Theorem

MAX_STEPS: Final = 600
# of steps inside what steps give: equations may lead on for ever
MAX_NESTED: Final = 24
# what is a sum of words
SUMS: Final = frozenset({"+", "-", "*", "/", "neg", "transpose", "()"})


class Normaliser:
    """Rewrites a matrix everywhere; `rewriters` come first, then blocks, then words.

    Without `words`, products and sums of what is not a block stay as they are.
    """

    def __init__(
        self,
        ctx: Context,
        rewriters: Sequence[Rewriter],
        *,
        blocks: bool = True,
        words: bool = True,
    ) -> None:
        self.ctx = ctx
        self.rewriters = tuple(rewriters)
        self.blocks = blocks
        self.words = words
        self.budget = MAX_STEPS
        self.nested = 0
        self.memo: dict[Term, Theorem] = {}

    def normal(self, term: Term) -> Theorem:
        """Return the theorem that a matrix is its normal form."""
        known = self.memo.get(term)
        if known is None:
            known = self.memo[term] = self._normal(term)
        return known

    def _normal(self, term: Term) -> Theorem:
        if not isinstance(term, App) or term.shape is None:
            return self._continued(refl(term)) if term.shape is not None else refl(term)
        parts = [None if arg.shape is None else self.normal(arg) for arg in term.args]
        return self._continued(congruent(term, parts))

    def _continued(self, result: Theorem) -> Theorem:
        """Return a theorem continued by what is done at the head of its right side."""
        while self.budget > 0 and self.nested < MAX_NESTED:
            step = self._step(result.claim.rhs)
            if step is None or step.claim.rhs == result.claim.rhs:
                break
            self.budget -= 1
            self.nested += 1
            result = chain(result, step, self.normal(step.claim.rhs))
            self.nested -= 1
        return result

    def _step(self, term: Term) -> Theorem | None:
        found = first(rewrite(self.ctx, term) for rewrite in self.rewriters)
        if found is not None or not self.blocks or not isinstance(term, App):
            return found
        found = constant_step(term) or block_step(term) or cell_step(term)
        if (
            found is not None
            or not self.words
            or term.head not in SUMS
            or any(map(is_blocks, term.args))
        ):
            return found
        found = collected(term)
        return None if found.rule == "refl" else found
