"""Inequalities that need more than the shape of a term: 0 < t and 0 <= t by several methods.

Definitions are unfolded and conditional functions split into cases.  What is left is tried, in
this order: as a combination of hypotheses and known bounds; without its divisors; as a sum of
squares; with products of hypotheses and bounds; by squaring a root or undoing a logarithm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import attempt
from symproof.engine.order.bounds import Bounds, functions_in
from symproof.engine.order.certificates import by_products, by_refutation, by_squares
from symproof.engine.order.conditionals import split_terms, value_in_case
from symproof.engine.order.floats import fails
from symproof.engine.order.instances import instances
from symproof.engine.order.isolating import isolated
from symproof.engine.order.linear import combination, contradiction, prove_linear
from symproof.engine.order.mean_value import Judge, by_slope, ends
from symproof.engine.order.quotients import cleared
from symproof.engine.order.replacing import (
    has_derivative,
    is_affine,
    is_sum,
    replaced,
    replaced_in,
    sides,
    unfolding,
    values_of_variables,
    work,
)
from symproof.engine.order.sign_lemmas import (
    by_signs,
    rewritten,
    signs_of,
    transfer,
)
from symproof.engine.order.tangents import BITS, closed_bounds, tangents
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import RELATIONS, ZERO, Claim
from symproof.kernel.term import App, Term, Var
from symproof.kernel.theorem import Theorem

Prover = Callable[[Context, Claim, int], Theorem | None]

MAX_SIZE: Final = 400
MAX_VALUE_STEPS: Final = 2_000
MAX_SPLITS: Final = 5
MAX_STEPS: Final = 4
# goals of one attempt, and of all attempts with all that they need
MAX_GOALS: Final = 100
MAX_WORK: Final = 200
MAX_FAILED: Final = 10_000
MAX_ENDS: Final = 3
# the fuel for conditions: less than what lets a claim come back here
CONDITION_FUEL: Final = 6
# primitives that are replaced by their definitions where nothing else helps
PRIMITIVES: Final = ("sinh", "cosh", "tanh", "sigmoid", "Phi", "tan")
# what is unfolded besides defined functions, and whether slopes may be used
ATTEMPTS: Final = (
    ((), False),
    (PRIMITIVES, False),
    ((*PRIMITIVES, "exp"), False),
    ((), True),
    (PRIMITIVES, True),
)


@dataclass(slots=True)
class Budget:
    """How many more goals may be tried."""

    left: int

    def spent(self) -> bool:
        """Take one; whether there was none."""
        self.left -= 1
        return self.left < 0


@dataclass(frozen=True, slots=True)
class Goal:
    """0 rel term, from the premises: theorems under hypotheses of the context."""

    ctx: Context
    premises: tuple[Theorem, ...]
    rel: str
    term: Term
    budget: Budget
    slopes: bool = False
    steps: int = MAX_STEPS

    @property
    def claim(self) -> Claim:
        """What is to be proved."""
        return Claim(self.rel, ZERO, self.term)

    def seems_false(self, claim: Claim | None = None) -> bool:
        """Whether it, or a claim in its place, seems to fail somewhere: searching is in vain."""
        hyps = [premise.claim for premise in self.premises]
        mentioned = [hyp.claim.functions for hyp in self.ctx.hyps]
        mentioned += [fact.theorem.claim.functions for fact in self.ctx.facts.values()]
        fixed = frozenset[str]().union(*mentioned)
        return fails(claim or self.claim, hyps, self.ctx.definitions, fixed)


class Inequalities:
    """The search; `prove` settles conditions by simpler means."""

    def __init__(self, prove: Prover, judge: Judge) -> None:
        self.simple = prove
        self.judge = judge
        self.bounds = Bounds(self._lemma)
        # what was tried in vain: claims, hypotheses and definitions
        self.failed: set[object] = set()
        # searches under way, each for the sake of the one before it, and goals left to them all
        self.depth = 0
        self.work = Budget(MAX_WORK)
        # conditions that were tried under some premises
        self.settled: dict[tuple[Claim, tuple[Theorem, ...]], Theorem | None] = {}

    def prove(self, ctx: Context, claim: Claim) -> Theorem | None:
        """Return a claim a < b or a <= b, or None."""
        if claim.lhs.size + claim.rhs.size > MAX_SIZE:
            return None
        if work(ctx.definitions, claim.lhs, claim.rhs) > MAX_VALUE_STEPS:
            return None
        facts = tuple([fact.theorem.sequent for fact in ctx.facts.values()])
        key = (claim, ctx.claims, tuple(ctx.definitions.values()), facts)
        if key in self.failed:
            return None
        if self.depth == 0:
            self.work = Budget(MAX_WORK)
            self.settled = {}
        self.depth += 1
        try:
            found = self._searched(ctx, claim)
        finally:
            self.depth -= 1
        if found is None and self.depth == 0 and not self.bounds.busy:
            if len(self.failed) >= MAX_FAILED:
                self.failed.clear()
            self.failed.add(key)
        return found

    def _lemma(self, ctx: Context, claim: Claim) -> Theorem | None:
        """Return a lemma, by a search of its own: what is under way has no part in it."""
        under_way = self.depth, self.work
        self.depth = 0
        try:
            return self.prove(ctx, claim)
        finally:
            self.depth, self.work = under_way

    def _searched(self, ctx: Context, claim: Claim) -> Theorem | None:
        written = claim.rhs if claim.lhs == ZERO else App("-", (claim.rhs, claim.lhs))
        values = {value.claim.lhs: value for value in values_of_variables(ctx.hyps)}
        equation = replaced(written, lambda part: values.get(part) or self._slope(ctx, part))
        if equation.rule == "refl":
            return self._without_slopes(ctx, claim, written)
        inner = Claim(claim.rel, ZERO, equation.claim.rhs)
        found = self._without_slopes(ctx, inner, inner.rhs)
        whole = Claim(claim.rel, ZERO, written)
        return None if found is None else transfer(claim, rewritten(whole, found, equation, 1))

    def _slope(self, ctx: Context, term: Term) -> Theorem | None:
        """Return diff(..) = value, where it has a value that says more."""
        if not (isinstance(term, App) and term.head == "diff"):
            return None
        judged = self.judge(ctx, term)
        if judged is None or has_derivative(judged.claim.rhs):
            return None
        return attempt("deriv_value", (judged,))

    def _without_slopes(self, ctx: Context, claim: Claim, term: Term) -> Theorem | None:
        hyps = tuple([h for h in ctx.hyps if not h.claim.forall and h.claim.rel in RELATIONS])
        if is_affine(term) and all(is_affine(side) for h in hyps for side in sides(h.claim)):
            # linear arithmetic has settled it
            return None
        goal = Goal(ctx, hyps, claim.rel, term, Budget(MAX_GOALS))
        if goal.seems_false():
            return None
        about = tuple(instances(ctx, term, self._settler(goal)))
        goal = replace(goal, premises=(*hyps, *about))
        if not (claim.variables or claim.functions):
            return attempt("enclose", (), claim, BITS) or self._attempted(claim, goal)
        return self._attempted(claim, goal)

    def _attempted(self, claim: Claim, goal: Goal) -> Theorem | None:
        try:
            found = self._unfolded(goal)
        except KernelError:
            return None
        return transfer(claim, found)

    def _unfolded(self, goal: Goal) -> Theorem | None:
        """Return the goal, first with the definitions unfolded, then also with primitives."""
        tried: set[tuple[Term, bool]] = set()
        for heads, slopes in ATTEMPTS:
            equation = replaced(goal.term, unfolding(goal.ctx, heads))
            term = equation.claim.rhs
            if (term, slopes) in tried or term.size > MAX_SIZE or (slopes and self.depth > 1):
                continue
            tried.add((term, slopes))
            premises = tuple([replaced_in(p, unfolding(goal.ctx, heads)) for p in goal.premises])
            inner = replace(
                goal, premises=premises, term=term, slopes=slopes, budget=Budget(MAX_GOALS)
            )
            found = self._by_cases(inner, MAX_SPLITS)
            if found is not None:
                return rewritten(goal.claim, found, equation, 1)
        return None

    def _by_cases(self, goal: Goal, depth: int) -> Theorem | None:
        """Return the goal by the signs of what its conditional functions depend on."""
        settle = self._settler(goal)
        equation = replaced(goal.term, lambda part: value_in_case(part, settle))
        premises = tuple([_in_case(premise, settle) for premise in goal.premises])
        inner = replace(goal, term=equation.claim.rhs, premises=premises)
        terms = (inner.term, *(side for p in premises for side in sides(p.claim)))
        split = next((part for term in terms for part in split_terms(term)), None)
        if split is None:
            found = self._solve(inner)
        elif depth > 0:
            found = self._split(inner, split, depth - 1)
        else:
            found = None
        return None if found is None else rewritten(goal.claim, found, equation, 1)

    def _split(self, goal: Goal, term: Term, depth: int) -> Theorem | None:
        parts: list[Theorem] = []
        for case in signs_of(term):
            ctx = goal.ctx.assuming((case,))
            premises = (*goal.premises, *ctx.hyps[len(goal.ctx.hyps) :])
            part = contradiction(premises, goal.claim)
            if part is None:
                inner = replace(goal, ctx=ctx, premises=premises)
                at_zero = case.rel == "=" and not is_sum(term)
                part = self._at_value(inner, depth) if at_zero else self._by_cases(inner, depth)
            if part is None:
                return None
            parts.append(part)
        return by_signs(term, parts)

    def _at_value(self, goal: Goal, depth: int) -> Theorem | None:
        """Return the goal with the value for the variable that the last premise is about."""
        value = goal.premises[-1]
        equation = replaced(goal.term, lambda term: value if term == value.claim.lhs else None)
        found = self._by_cases(replace(goal, term=equation.claim.rhs), depth)
        return None if found is None else rewritten(goal.claim, found, equation, 1)

    def _settler(self, goal: Goal) -> Callable[[Claim], Theorem | None]:
        """Return what settles a condition by simple means only."""

        def settle(claim: Claim) -> Theorem | None:
            key = claim, goal.premises
            if key not in self.settled:
                found = prove_linear(claim, goal.premises)
                if found is None and not goal.seems_false(claim):
                    found = self.simple(goal.ctx, claim, CONDITION_FUEL)
                self.settled[key] = found
            return self.settled[key]

        return settle

    def _condition(self, goal: Goal) -> Callable[[Claim], Theorem | None]:
        """Return what settles a condition by simple means, or else by this search."""
        settle = self._settler(goal)

        def condition(claim: Claim) -> Theorem | None:
            found = settle(claim)
            if found is not None or goal.steps <= 0 or claim.rel not in ("<", "<="):
                return found
            term = claim.rhs if claim.lhs == ZERO else App("-", (claim.rhs, claim.lhs))
            inner = replace(goal, rel=claim.rel, term=term, steps=goal.steps - 1)
            return transfer(claim, self._solve(inner))

        return condition

    def _of_arguments(self, goal: Goal) -> Callable[[Claim], Theorem | None]:
        """Return what settles a condition of a known bound, such as the sign of an argument."""
        settle = self._settler(goal)
        deeper = self._condition(replace(goal, steps=3))

        def condition(claim: Claim) -> Theorem | None:
            composed = goal.steps == MAX_STEPS and claim.lhs == ZERO and functions_in(claim.rhs)
            return deeper(claim) if composed else settle(claim)

        return condition

    def _solve(self, goal: Goal) -> Theorem | None:
        """Return a goal without conditional functions."""
        if goal.steps <= 0 or goal.budget.spent() or self.work.spent() or goal.seems_false():
            return None
        known = tuple(self._known(goal))
        found = combination(goal.claim, known)
        if found is not None:
            return found
        condition = self._condition(goal)
        return (
            cleared(goal.rel, goal.term, condition, condition)
            or by_squares(goal.claim, known)
            or by_products(goal.claim, known)
            or (by_refutation(goal.claim, known) if goal.premises else None)
            or isolated(goal.claim, condition)
            or (self._by_slope(goal) if goal.slopes else None)
        )

    def _by_slope(self, goal: Goal) -> Theorem | None:
        """Return the goal by the mean value theorem, in one of its variables."""

        def prove(assumed: Sequence[Claim], claim: Claim) -> Theorem | None:
            ctx = goal.ctx.assuming(assumed)
            premises = (*goal.premises, *ctx.hyps[len(goal.ctx.hyps) :])
            return self._condition(replace(goal, ctx=ctx, premises=premises))(claim)

        bounded: set[str] = set()
        for end in ends(goal.term, goal.premises)[:MAX_ENDS]:
            bounded.add(end.name)
            found = by_slope(goal.ctx, goal.claim, end, self.judge, prove)
            if found is not None:
                return found
        free = goal.term.variables - bounded
        if len(goal.term.variables) == 1 and free and functions_in(goal.term):
            (name,) = free
            return self._split(replace(goal, steps=goal.steps - 1), Var(name), 0)
        return None

    def _known(self, goal: Goal) -> Iterator[Theorem]:
        """Yield the premises and what is known of the functions in them and in the goal."""
        yield from goal.premises
        terms = (goal.term, *(side for p in goal.premises for side in sides(p.claim)))
        functions = dict.fromkeys(part for term in terms for part in functions_in(term))
        yield from self.bounds.about(iter(functions), self._of_arguments(goal))
        yield from tangents(goal.term)
        for term in functions:
            if not term.variables:
                yield from closed_bounds(term)


def _in_case(theorem: Theorem, settle: Callable[[Claim], Theorem | None]) -> Theorem:
    """Return a premise with its conditional functions settled as far as they are."""
    if not any(True for side in sides(theorem.claim) for _ in split_terms(side)):
        return theorem
    return replaced_in(theorem, lambda part: value_in_case(part, settle))
