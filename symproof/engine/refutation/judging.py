"""What is certain about a claim at one exact point, with given functions.

It may be true, false, or not settled with the bits at hand.  Nothing is settled by a value that
may not exist: every term that is met must certainly be defined.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from symproof.engine.order.linear import rational
from symproof.engine.refutation import balls
from symproof.engine.refutation.balls import Number
from symproof.engine.refutation.enclosures import Enclosure, NoDerivative, Unsettled
from symproof.engine.refutation.evaluating import Evaluator, Function, relation_holds
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import difference
from symproof.kernel.sequent import JUDGEMENTS, Claim, Definition
from symproof.kernel.term import App, Lam, Term, substitute

Sides = tuple[Enclosure, Enclosure]
# what a computation that went too far raises; a deadline (TimeoutError) is not among them
FAILURES = (Unsettled, KernelError, RecursionError, OverflowError, MemoryError)

# of the claims for which the kernel's arithmetic is tried too
MAX_SIZE: Final = 400


class Judge:
    """Claims at a point; `sides` of one that is false are what separates it from the truth."""

    def __init__(
        self,
        definitions: Mapping[str, Definition],
        functions: Mapping[str, Lam],
        point: Mapping[str, Fraction],
        bits: int,
    ) -> None:
        self.definitions = definitions
        self.functions = functions
        self.point = point
        self.bits = bits
        table: dict[str, Function] = {**functions, **definitions}
        self.evaluator = Evaluator(table, point)

    def follows(self, hyps: Sequence[Claim], claim: Claim) -> bool | None:
        """Whether the claim holds, or else a hypothesis fails; False is a counterexample.

        Raises:
            Unsettled, KernelError, RecursionError, OverflowError, MemoryError: as `truth`.
        """
        for hyp in hyps:
            truth = self.truth(hyp)
            if truth is not True:
                return None if truth is None else True
        # that two sides are identical refutes no equation
        return self.truth(claim, exact=claim.rel != "=")

    def gap(self, claim: Claim) -> Fraction | None:
        """Return a bound of the difference of two sides, None where it is not to be had."""
        try:
            with balls.workprec(self.bits):
                left, right = self.evaluator.number(claim.lhs), self.evaluator.number(claim.rhs)
                bounds = balls.enclosure(balls.add(left, balls.negative(right)))
        except FAILURES:
            return None
        return max(abs(bounds.low), abs(bounds.high))

    def truth(self, claim: Claim, *, exact: bool = True) -> bool | None:
        """Whether a claim without bound variables certainly holds or fails at the point.

        None is said where more bits may tell.  If `exact`, the kernel's arithmetic is asked too
        whether the two sides are equal.

        Raises:
            Unsettled, KernelError, RecursionError, OverflowError, MemoryError: a term is not
                certainly defined, or cannot be computed.
        """
        with balls.workprec(self.bits):
            if claim.rel in JUDGEMENTS:
                return self._derivative_truth(claim)
            left, right = self.evaluator.number(claim.lhs), self.evaluator.number(claim.rhs)
            order = self._order(claim, left, right) if exact else balls.compare(left, right)
            return relation_holds(claim.rel, order)

    def _order(self, claim: Claim, left: Number, right: Number) -> int | None:
        order = balls.compare(left, right)
        if order is None and claim.rel in ("=", "!=", "<") and self._identical(claim):
            return 0
        return order

    def _identical(self, claim: Claim) -> bool:
        """Whether both sides are equal by the kernel's arithmetic, definitions unfolded."""
        if claim.lhs.size + claim.rhs.size > MAX_SIZE:
            return False
        try:
            lhs, rhs = (self._closed(side) for side in (claim.lhs, claim.rhs))
            return difference(lhs, rhs) == 0
        except KernelError:
            return False

    def _closed(self, term: Term) -> Term:
        bindings = {name: rational(value) for name, value in self.point.items()}
        values = {name: Lam(d.params, d.body) for name, d in self.definitions.items()}
        values.update(self.functions)
        for _ in values:
            if term.functions.isdisjoint(values) or term.size > MAX_SIZE:
                break
            term = substitute(term, {}, values)
        return substitute(term, bindings)

    def _derivative_truth(self, claim: Claim) -> bool | None:
        """Judge that a derivative exists and has a value."""
        try:
            value = self._derivative(claim)
        except NoDerivative:
            return False
        if claim.lhs == claim.rhs:
            return True
        order = self._order(
            Claim("=", claim.lhs, claim.rhs), value, self.evaluator.number(claim.rhs)
        )
        return relation_holds("=", order)

    def _derivative(self, claim: Claim) -> Number:
        match claim.rel, claim.lhs:
            case (("diff+" | "diff-"), App(_, (Lam() as function, point))):
                side = 1 if claim.rel == "diff+" else -1
                return self.evaluator.one_sided(function, point, side)
            case _:
                return self.evaluator.number(claim.lhs)

    def sides(self, claim: Claim) -> Sides | None:
        """Return rational bounds of both sides of a false claim, None if they do not show it.

        For a derivative that does not exist they are what NoDerivative tells.

        Raises:
            Unsettled, KernelError, RecursionError, OverflowError, MemoryError: as `truth`.
        """
        if self.truth(claim) is not False:
            return None
        with balls.workprec(self.bits):
            try:
                left = self._derivative(claim) if claim.rel in JUDGEMENTS else None
            except NoDerivative as error:
                found = error.left, error.right
                return found if _shown("=", *found) else None
            if left is None:
                left = self.evaluator.number(claim.lhs)
            right = self.evaluator.number(claim.rhs)
            found = balls.enclosure(left), balls.enclosure(right)
            if not _shown(claim.rel, *found) and self._identical(claim):
                # both are bounds of the same number
                low = max(found[0].low, found[1].low)
                high = min(found[0].high, found[1].high)
                common = Enclosure(low, high)
                return (common, common) if claim.rel in ("!=", "<") else None
            return found if _shown(claim.rel, *found) else None


def _shown(rel: str, left: Enclosure, right: Enclosure) -> bool:
    """Whether bounds of two sides show that they are not related so."""
    match rel:
        case "<":
            return left.low >= right.high
        case "<=":
            return left.low > right.high
        case "!=":
            return left.exact and left == right
        case _:
            return left.low > right.high or left.high < right.low
