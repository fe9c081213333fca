"""Terms with sines and cosines that are not 0 because a hypothesis is not, as both are expanded.

1 - tan(a)*tan(b) is not 0 where cos(a), cos(b) and cos(a + b) are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from symproof.engine.context import Context
from symproof.engine.equality import attempt, chain, symm
from symproof.engine.laws.algebra import Apart
from symproof.engine.laws.conditions import Conditions
from symproof.engine.laws.modulo import reduced
from symproof.engine.laws.nonzero import nonzero_by_factors
from symproof.engine.laws.rounds import subterms
from symproof.engine.laws.trigonometry import circle, circular
from symproof.engine.order.sign_lemmas import MINUS_ONE, ONE
from symproof.engine.rewriting import Rewriter, normalise
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Term
from symproof.kernel.theorem import Theorem


def nonzero_wave(
    ctx: Context, term: Term, known: Iterable[Theorem], apart: Apart
) -> Theorem | None:
    """Return term != 0 from theorems a != b and a < b, sines and cosines being expanded."""
    gaps = list(_gaps(known))
    rewriters = (circular([term, *(gap.claim.lhs for gap in gaps)]),)
    claim = Claim("!=", term, ZERO)
    try:
        images = [
            image
            for gap in gaps
            for equation in _expanded(ctx, gap.claim.lhs, rewriters, apart)
            if (image := _image(equation, gap)) is not None
        ]
        for equation in _expanded(ctx, term, rewriters, apart):
            found = nonzero_by_factors(equation.claim.rhs, images, apart)
            if found is not None:
                return attempt("linear", (found, equation), claim, (ONE, ONE))
    except KernelError:
        return None
    return None


def _gaps(known: Iterable[Theorem]) -> Iterator[Theorem]:
    """Yield a - b != 0 from a != b and a < b, about sines and cosines."""
    for theorem in known:
        claim = theorem.claim
        if claim.forall or claim.lhs.shape is not None or claim.rel not in ("!=", "<"):
            continue
        gap = claim.lhs if claim.rhs == ZERO else App("-", (claim.lhs, claim.rhs))
        if not any(part.head in ("sin", "cos", "tan") for part in subterms(gap)):
            continue
        factor = MINUS_ONE if claim.rel == "<" else ONE
        found = attempt("linear", (theorem,), Claim("!=", gap, ZERO), (factor,))
        if found is not None:
            yield found


def _expanded(
    ctx: Context, term: Term, rewriters: tuple[Rewriter, ...], apart: Apart
) -> Iterator[Theorem]:
    """Yield term = the same in sines and cosines of common units, then without squares of sines."""
    found = normalise(ctx, term, rewriters)
    # what tan is, is expanded too
    found = chain(found, normalise(ctx, found.claim.rhs, rewriters))
    yield found
    conditions = Conditions(ctx)
    relations = [r for part in subterms(found.claim.rhs) for r in circle(conditions, part)]
    simpler = reduced(found.claim.rhs, relations, apart)
    if simpler is not None:
        yield chain(found, simpler)


def _image(equation: Theorem, gap: Theorem) -> Theorem | None:
    """Return that what a term equals is not 0."""
    claim = Claim("!=", equation.claim.rhs, ZERO)
    return attempt("linear", (gap, symm(equation)), claim, (ONE, ONE))
