"""What a function demands of a bound variable: that all its values are where it is defined."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from symproof.kernel.errors import KernelError
from symproof.kernel.ring import difference
from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Num, Term, Var


def at_ends(head: str, param: str, ends: Sequence[Term], claim: Claim) -> tuple[Claim, ...] | None:
    """Return claims under which a claim holds for all values that a bound variable takes.

    The variable is that of an integral or a limit.  A claim that is linear in it holds between two
    ends where it holds at both; the ends themselves may be left out, and so may other points.
    None is returned where no such claims are known.
    """
    if claim.rel == "!=":
        return ()
    slope = _slope(claim, param)
    if slope is None or claim.rel not in ("<", "<="):
        return None
    # its values are without bound above: the difference of the sides must not fall there
    if ("+oo" in head and slope < 0) or ("-oo" in head and slope > 0):
        return None
    weak = Claim("<=", claim.lhs, claim.rhs)
    return tuple([weak.substitute({param: end}, {}) for end in ends])


def _slope(claim: Claim, param: str) -> Fraction | None:
    """Return by how much right - left grows with a variable, None where it is not linear in it."""
    here = App("-", (claim.rhs, claim.lhs))
    try:
        moved = Claim(claim.rel, claim.lhs, claim.rhs).substitute(
            {param: App("+", (Var(param), Num(1)))}, {}
        )
        return difference(App("-", (moved.rhs, moved.lhs)), here)
    except KernelError:
        return None
