"""Planning: a calculation as an author would write it, from the reasons that search has found.

Both sides of a claim are rewritten stage by stage; where they then differ by arithmetic only,
the way between them goes through forms that a reader follows.  A plan is a proposal: its lines
are checked like an author's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, NamedTuple

from symproof.engine.context import Context
from symproof.engine.equality import bare
from symproof.engine.laws.rounds import LAWS
from symproof.engine.matrices.writing import matrix_lines
from symproof.engine.planning.cases import split
from symproof.engine.planning.integrals import use_integrals
from symproof.engine.planning.limits import limits_in, use_limits
from symproof.engine.planning.lines import (
    FIELD,
    RING,
    Link,
    Reasons,
    needed,
    without_trivial,
)
from symproof.engine.planning.looks import is_same
from symproof.engine.planning.orders import explained, is_obvious
from symproof.engine.planning.sides import Means, Side, remaining
from symproof.engine.planning.symmetry import use_symmetries
from symproof.engine.planning.ways import bridge
from symproof.engine.reasons import rewriters_for
from symproof.engine.rewriting import BY_CASES, DEFINED, normalise
from symproof.engine.search import definitions_used, heads, laws_of, primitives_reached
from symproof.engine.splitting import conditionals
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import JUDGEMENTS, Claim
from symproof.kernel.term import App, Term
from symproof.notation.places import FLIPPED, ROUNDED, Stated, rank, stated
from symproof.notation.steps import Reason, Step, StepBlock, written_claim

CASE: Final = Reason("case")
ORDER: Final = Reason("order")
EXP: Final = Reason("exp")
ENCLOSE: Final = Reason("enclose")
# a claim with more nodes than this has no lines that anyone reads
MAX_SIZE: Final = 600


class Relation(NamedTuple):
    """A relation between two terms, as it is written."""

    start: Term
    relation: str
    end: Term


Strategy = Callable[[Context, Relation, Means], StepBlock | None]


def plan(
    ctx: Context, said: Claim | Stated | Relation, reasons: Reasons | None
) -> StepBlock | None:
    """Return a calculation for a claim in the order in which it is stated, None without one.

    `reasons` are those by which search has proved it; without them, the usual ones are tried.
    """
    line = said if isinstance(said, Relation) else line_of(said)
    if line.relation in JUDGEMENTS or line.start.size + line.end.size > MAX_SIZE:
        return None
    if line.start.shape is not None:
        body = matrix_lines(ctx, line.start, line.end, reasons or ())
        return None if body is None else (Step(0, "", line.start), *body)
    claim = written_claim(line.start, line.relation, line.end)
    means = Means.of(ctx, usual(ctx, claim) if reasons is None else reasons)
    if claim.rel != "=":
        means = replace(means, definitions=definitions_used(ctx, claim.lhs, claim.rhs))
    strategies = EQUATIONS if claim.rel == "=" else INEQUALITIES
    if line.relation == ROUNDED:
        strategies = ROUNDINGS
    for strategy in strategies:
        try:
            body = strategy(ctx, line, means)
        except KernelError:
            continue
        if body:
            return (Step(0, "", line.start), *body)
    return None


def line_of(said: Claim | Stated) -> Relation:
    """Return a claim as a calculation takes it: from left to right, and never from a number."""
    if isinstance(said, Claim) and said.rel in JUDGEMENTS:
        return Relation(said.lhs, said.rel, said.rhs)
    written = stated(said)
    (a, b), (relation,) = written.terms, written.relations
    if relation in FLIPPED and rank(a) < rank(b):
        return Relation(b, FLIPPED[relation], a)
    return Relation(a, relation, b)


def usual(ctx: Context, claim: Claim) -> Reasons:
    """Return the reasons to plan with where search has found none."""
    used = definitions_used(ctx, claim.lhs, claim.rhs)
    equations = [name for name, fact in ctx.facts.items() if fact.theorem.claim.rel == "="]
    reasons = [Reason("unfold", used)] if used else []
    if equations:
        reasons.append(Reason("fact", tuple(equations)))
    return (*reasons, RING, EXP, Reason("cases"))


def _by_symmetry(ctx: Context, line: Relation, means: Means) -> StepBlock | None:
    """Return lines by which functions at -u become functions at u, then by arithmetic."""
    left, right = _sides(ctx, line)
    for side in (left, right):
        side.begin(means, means.definitions)
    changed = [use_symmetries(side) for side in (left, right)]
    if not any(changed):
        return None
    return _between(left, right, replace(means, closers=(RING, FIELD)))


def _by_integrals(ctx: Context, line: Relation, means: Means) -> StepBlock | None:
    """Return lines that work integrals out, then by the laws of what is in their values."""
    left, right = _sides(ctx, line)
    for side in (left, right):
        side.begin(means, means.definitions)
    changed = [use_integrals(side) for side in (left, right)]
    if not any(changed):
        return None
    laws = laws_of(primitives_reached(ctx, left.term, right.term))
    closers = dict.fromkeys((RING, FIELD, EXP, *laws, *means.closers))
    return _between(left, right, replace(means, closers=tuple(closers)))


def _by_stages(ctx: Context, line: Relation, means: Means) -> StepBlock | None:
    """Return lines by definitions, facts, meanings and axioms, then by arithmetic."""
    if means.cases:
        return None
    left, right = _sides(ctx, line)
    left.stages(means)
    right.stages(means)
    return _between(left, right, means)


def _by_limits(ctx: Context, line: Relation, means: Means) -> StepBlock | None:
    """Return lines by definitions and by what limits are, then by arithmetic."""
    if means.cases or not (limits_in(line.start) or limits_in(line.end)):
        return None
    left, right = _sides(ctx, line)
    for side in (left, right):
        side.unfold_definitions(means.definitions)
        use_limits(side)
    return _between(left, right, means)


def _by_cases(ctx: Context, line: Relation, means: Means) -> StepBlock | None:
    """Return lines by definitions and facts, then cases.

    A function that is defined by cases is put in where its case is settled.
    """
    left, right = _sides(ctx, line)
    late = tuple([name for name in means.definitions if _is_by_cases(ctx, name)])
    early = tuple([name for name in means.definitions if name not in late])
    for side in (left, right):
        side.unfold_definitions(early)
        if line.relation == "=":
            side.use_facts(means.facts)
    a, b = left.term, right.term
    meanings = rewriters_for(ctx, (Reason("unfold", late),) if late else (), loose=False)
    terms = [normalise(ctx, term, meanings).claim.rhs for term in (a, b)]
    if not any(map(conditionals, terms)):
        return None

    def lines(inner: Context) -> StepBlock | None:
        return _in_case(inner, Relation(a, line.relation, b), late, means)

    found = split(ctx, terms, lines)
    return None if found is None else (*_steps(left), *found, *_upwards(right))


def _is_by_cases(ctx: Context, name: str) -> bool:
    body = bare(ctx.definitions[name].body)
    return isinstance(body, App) and body.head == "cases"


def _in_case(ctx: Context, line: Relation, late: tuple[str, ...], means: Means) -> StepBlock | None:
    """Return the lines of a case, in which every conditional function is settled."""
    left, right = _sides(ctx, line)
    for side in (left, right):
        if means.derivative:
            side.use_derivative()
        use_limits(side)
        side.unfold_conditionals((*late, *BY_CASES, "cases"))
    if line.relation != "=":
        return _ordered(ctx, left, line.relation, right)
    laws = laws_of(primitives_reached(ctx, left.term, right.term))
    closers = dict.fromkeys((RING, FIELD, EXP, *laws, *means.closers, CASE))
    return _between(left, right, replace(means, closers=tuple(closers)))


def _at_once(ctx: Context, line: Relation, means: Means) -> StepBlock | None:
    """Return lines by definitions, then an inequality that everybody sees."""
    left, right = _sides(ctx, line)
    for side in (left, right):
        side.unfold_definitions(means.definitions)
    if not is_obvious(left.term, line.relation, right.term):
        return None
    return _ordered(ctx, left, line.relation, right)


def _by_order(ctx: Context, line: Relation, means: Means) -> StepBlock | None:
    """Return lines by definitions, then the inequality between what they give."""
    left, right = _sides(ctx, line)
    for side in (left, right):
        side.unfold_definitions(means.definitions)
    return _ordered(ctx, left, line.relation, right)


def _by_digits(ctx: Context, line: Relation, means: Means) -> StepBlock | None:
    """Return lines by definitions and meanings, then the numeral to which the term is rounded."""
    left = Side(ctx, line.start)
    left.unfold_definitions(means.definitions)
    met = frozenset(heads(left.term))
    left.use_meanings([name for name in DEFINED if name in met])
    used = needed(ctx, left.term, ROUNDED, line.end, (ENCLOSE,))
    return None if used is None else (*_steps(left), Step(0, ROUNDED, line.end, used))


def _ordered(ctx: Context, left: Side, relation: str, right: Side) -> StepBlock | None:
    """Return the lines of both sides with the inequality between them."""
    if relation in FLIPPED:
        if relation in ("<=", ">=") and is_same(left.term, right.term):
            return (*_steps(left), *_upwards(right))
        shown = explained(ctx, left.term, relation, right.term)
        if shown is not None:
            return (*_steps(left), *shown, *_upwards(right))
    facts = tuple(ctx.facts)
    choices: list[Reasons] = [(ORDER,), *((Reason("fact", (name,)),) for name in facts)]
    if facts:
        choices.append((Reason("fact", facts), ORDER))
    for reasons in choices:
        used = needed(ctx, left.term, relation, right.term, reasons)
        if used is not None:
            line = Step(0, relation, right.term, used)
            return (*_steps(left), line, *_upwards(right))
    return None


def _between(left: Side, right: Side, means: Means) -> StepBlock | None:
    """Return the lines of both sides with those of arithmetic between them."""
    closers = means.closers
    if any(closer.kind in LAWS for closer in closers):
        # what the laws of one kind leave may need those of exponents
        closers = tuple(dict.fromkeys((RING, FIELD, EXP, *closers)))
    extra = [*remaining(means)]
    if CASE in means.closers:
        extra.append((CASE, RING))
    middle = bridge(left.ctx, left.term, right.term, closers, extra)
    if middle is None:
        return None
    links = [*left.links, *middle, *_reversed(right)]
    return tuple(map(_step, without_trivial(left.ctx, left.start, links)))


def _sides(ctx: Context, line: Relation) -> tuple[Side, Side]:
    return Side(ctx, line.start), Side(ctx, line.end, upwards=True)


def _step(link: Link) -> Step:
    return Step(0, "=", link.term, link.reasons)


def _steps(side: Side) -> StepBlock:
    return tuple(map(_step, side.links))


def _upwards(side: Side) -> StepBlock:
    """Return the lines of a right side, read from the last to its start."""
    return tuple(map(_step, _reversed(side)))


def _reversed(side: Side) -> list[Link]:
    terms = [side.start, *(link.term for link in side.links)]
    return [
        Link(term, link.reasons)
        for term, link in zip(reversed(terms[:-1]), reversed(side.links), strict=True)
    ]


EQUATIONS: Final[tuple[Strategy, ...]] = (
    _by_limits,
    _by_symmetry,
    _by_integrals,
    _by_stages,
    _by_cases,
)
INEQUALITIES: Final[tuple[Strategy, ...]] = (_at_once, _by_cases, _by_order)
ROUNDINGS: Final[tuple[Strategy, ...]] = (_by_digits, _by_order)

__all__ = ["Relation", "line_of", "plan", "usual"]
