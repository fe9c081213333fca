"""Universal hypotheses, for concrete functions: proved by the kernel before they are believed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from symproof.engine.context import Context
from symproof.engine.order.linear import rational
from symproof.engine.refutation.judging import FAILURES, Judge
from symproof.kernel.sequent import JUDGEMENTS, Claim, Definition
from symproof.kernel.statement import has_oracle, obligations
from symproof.kernel.term import Lam
from symproof.kernel.theorem import Theorem

# values of the bound variables at which a hypothesis must not fail
TESTS: Final = (*map(Fraction, (0, 1, -1, 2)), Fraction(-1, 2))
BITS: Final = 100

Point = Mapping[str, Fraction]
Functions = Mapping[str, Lam]


class Universal:
    """The hypotheses that bind variables; each question about them is answered once."""

    def __init__(self, claims: Sequence[Claim], definitions: Mapping[str, Definition]) -> None:
        self.claims = tuple(claims)
        self.definitions = definitions
        fixed = frozenset[str]().union(*(claim.variables for claim in claims))
        inner = frozenset[str]().union(*(d.variables for d in definitions.values()))
        self.variables = sorted(fixed | inner)
        self._plausible: dict[object, bool] = {}
        self._proved: dict[object, bool] = {}

    def _key(self, functions: Functions, point: Point) -> object:
        values = tuple([point.get(name) for name in self.variables])
        return tuple(sorted(functions.items(), key=lambda item: item[0])), values

    def plausible(self, functions: Functions, point: Point) -> bool:
        """Whether no hypothesis fails at some simple values of what it binds."""
        key = self._key(functions, point)
        if key not in self._plausible:
            self._plausible[key] = not any(
                self._fails(claim, functions, point) for claim in self.claims
            )
        return self._plausible[key]

    def _fails(self, claim: Claim, functions: Functions, point: Point) -> bool:
        body = Claim(claim.rel, claim.lhs, claim.rhs)
        for k in range(len(TESTS)):
            # several bound variables take different values
            values = {name: TESTS[(k + i) % len(TESTS)] for i, name in enumerate(claim.forall)}
            try:
                judge = Judge(self.definitions, functions, {**point, **values}, BITS)
                if judge.truth(body) is False:
                    return True
            except FAILURES:
                continue
        return False

    def proved(self, functions: Functions, point: Point) -> bool:
        """Whether the kernel has proved every hypothesis for the functions, at the point."""
        key = self._key(functions, point)
        if key not in self._proved:
            try:
                self._proved[key] = self._all_proved(functions, point)
            except FAILURES:
                self._proved[key] = False
        return self._proved[key]

    def _all_proved(self, functions: Functions, point: Point) -> bool:
        bindings = {name: rational(point[name]) for name in self.variables if name in point}
        definitions = {
            name: definition.substitute(bindings, functions)
            for name, definition in self.definitions.items()
        }
        ctx = Context(definitions)
        return all(proved(ctx, claim.substitute(bindings, functions)) for claim in self.claims)


def proved(ctx: Context, claim: Claim) -> bool:
    """Whether a universal claim is a theorem, all its terms being defined.

    Raises:
        KernelError: an attempt went beyond the kernel's limits.
    """
    # imported here, so that a search which meets no such hypothesis does without them
    from symproof.engine.calculus.judgements import prove_judgement
    from symproof.engine.calculus.nearness import met
    from symproof.engine.order.signs import prove_claim
    from symproof.engine.search import search

    for obligation in obligations((claim,), ctx.definitions.values()):
        if not met(ctx.assuming(obligation.guards), obligation):
            return False
    if claim.rel in JUDGEMENTS:
        return _says(prove_judgement(ctx, claim), claim)
    if _says(prove_claim(ctx, claim), claim):
        return True
    found = search(ctx, claim.lhs, claim.rel, claim.rhs)
    return found is not None and _says(found[0], claim)


def _says(theorem: Theorem | None, claim: Claim) -> bool:
    """Whether a theorem says the claim, for all values of what it binds, and rests on nothing."""
    if theorem is None or theorem.hyps or has_oracle(theorem):
        return False
    return theorem.claim in (claim, Claim(claim.rel, claim.lhs, claim.rhs))
