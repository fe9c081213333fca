"""Reasons: what a line may say after `by`, and how each is turned into a theorem.

A reason's rewriters are used wherever the two sides differ; its closers then settle what is
left by arithmetic.  A line must follow by the reasons it names and by nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from symproof.engine.calculus.derived_facts import differentiated
from symproof.engine.calculus.deriving import differentiate
from symproof.engine.citing import citing, combination, combining, oriented, solved
from symproof.engine.context import Context, Fact
from symproof.engine.equality import attempt, chain, same, symm
from symproof.engine.laws.closing import Closer, close_field, close_linear, close_ring, closers_for
from symproof.engine.laws.equations import close_by_equations
from symproof.engine.laws.established import INTEGRALS, PROVED, established_generally
from symproof.engine.order.signs import prove_claim
from symproof.engine.rewriting import (
    BY_CASES,
    DEFINED,
    Equator,
    Leaf,
    Rewriter,
    first,
    normalise,
    primitive,
    unfolding,
)
from symproof.engine.splitting import close_by_cases, equations_as_rewriters, split
from symproof.engine.usage import only_used
from symproof.kernel.errors import SymproofError
from symproof.kernel.sequent import Claim
from symproof.kernel.term import INTEGRALS as INTEGRAL_HEADS
from symproof.kernel.term import LIMITS, App, Num, Term, parts_of
from symproof.kernel.theorem import Theorem
from symproof.notation.steps import Reason, written_claim

# bits of the enclosures by which closed numbers are compared
PRECISIONS: Final = (64, 256, 1024)
# reasons that say what derivatives, limits and integrals are: what is left is arithmetic
CALCULUS: Final = frozenset({"derivative", "limit", "integral"})
# judgement -> the rule by which it gives an equation
VALUES: Final = {"diff": "deriv_value", "limit": "limit_value", "integral": "integral_value"}
# those that give terms values which an inequality may be about
EVALUATING: Final = frozenset({"limit", "integral"})
PLACES: Final = LIMITS | INTEGRAL_HEADS
# how often an equation that a line cites may be differentiated
MAX_ORDER: Final = 3


class ReasonError(SymproofError):
    """A reason names something that the proof does not have; `code` says what."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


def rewriters_for(ctx: Context, reasons: Sequence[Reason], *, loose: bool) -> tuple[Rewriter, ...]:
    """Return the rewriters of some reasons.

    Raises:
        ReasonError: reason-name, for a name that is no definition or fact.
    """
    found: list[Rewriter] = []
    for reason in reasons:
        match reason.kind:
            case "unfold":
                found.extend(r for name in reason.names for r in _unfolding(ctx, name))
            case "fact":
                facts = [_equational(fact_named(ctx, name)) for name in reason.names]
                found.extend(citing(oriented(fact), loose=loose) for fact in facts)
                if loose:
                    found.extend(citing(s, loose=loose) for s in map(solved, facts) if s)
            case "axiom":
                cited = [_equational(axiom_named(name)) for name in reason.names]
                found.extend(citing(fact, loose=loose) for fact in cited)
            case "case":
                found.extend(equations_as_rewriters(ctx))
            case "derivative":
                found.extend(_differentiating(ctx, reasons))
            case "limit" | "integral":
                found.extend(_evaluating(reason.kind, steps=True))
            case _:
                pass
    return tuple(found)


def meanings_for(ctx: Context, reasons: Sequence[Reason]) -> tuple[Rewriter, ...]:
    """Return the rewriters by which functions of entries are split into sums.

    Raises:
        ReasonError: reason-name.
    """
    kept = [reason for reason in reasons if reason.kind in ("unfold", "fact", "axiom")]
    return rewriters_for(ctx, kept, loose=True)


def _differentiating(ctx: Context, reasons: Sequence[Reason]) -> Iterator[Rewriter]:
    """Yield the rewriter that differentiates, and those by the derivatives of cited facts."""
    yield from (citing(derived, loose=True) for derived in _derived(ctx, reasons))
    yield differentiate


def _derived(ctx: Context, reasons: Iterable[Reason]) -> Iterator[Fact]:
    """Yield the derivatives of cited facts."""
    names = [name for reason in reasons if reason.kind == "fact" for name in reason.names]
    for fact in [fact_named(ctx, name) for name in names]:
        derived = differentiated(ctx, fact)
        for _ in range(MAX_ORDER):
            if derived is None:
                break
            yield derived
            derived = differentiated(ctx, derived)


def _unfolding(ctx: Context, name: str) -> tuple[Rewriter, ...]:
    if name in ctx.definitions:
        return (unfolding(ctx.definitions[name]),)
    if name in DEFINED or name in INTEGRALS or name in BY_CASES or name == "cases":
        return primitive(name)
    raise ReasonError("reason-name", f"there is no definition of {name}")


def fact_named(ctx: Context, name: str) -> Fact:
    """Return a fact of the context.

    Raises:
        ReasonError: reason-name.
    """
    if name not in ctx.facts and name in PROVED:
        return axiom_named(name)
    if name not in ctx.facts:
        known = ", ".join(ctx.facts) or "none"
        raise ReasonError("reason-name", f"there is no fact {name} (there are: {known})")
    return ctx.facts[name]


def _equational(fact: Fact) -> Fact:
    """Return a fact as an equation: what is judged of a limit or integral gives its value."""
    rule = VALUES.get(fact.theorem.claim.rel)
    value = rule and attempt(rule, (fact.theorem,))
    return Fact(fact.name, value, fact.variables) if value else fact


def axiom_named(name: str) -> Fact:
    """Return an axiom, or a theorem that is proved from axioms, as a fact.

    Raises:
        ReasonError: reason-name.
    """
    try:
        theorem = established_generally(name)
    except KeyError:
        raise ReasonError("reason-name", f"there is no axiom {name}") from None
    return Fact.cited(name, theorem)


def leaves_for(ctx: Context, reasons: Sequence[Reason]) -> tuple[Leaf, ...]:
    """Return the leaves that use cited equations in another arrangement than they have.

    Where derivatives are named, these are also the derivatives of the equations.

    Raises:
        ReasonError: reason-name.
    """
    names = [name for reason in reasons if reason.kind == "fact" for name in reason.names]
    facts = [fact_named(ctx, name) for name in names]
    if any(reason.kind == "derivative" for reason in reasons):
        facts.extend(_derived(ctx, reasons))
    return tuple(map(combining, facts))


def prove_equation(ctx: Context, a: Term, b: Term, reasons: Sequence[Reason]) -> Theorem | None:
    """Return a = b by the reasons, or None.

    Raises:
        ReasonError: a reason names what the proof does not have.
    """
    if a.shape is not None:
        # loaded for claims about matrices only
        from symproof.engine.matrices.reasons import by_reasons

        return by_reasons(ctx, a, b, reasons, prove_equation, meanings_for)
    found = _equation(ctx, a, b, reasons)
    if found is None and not _works_out(reasons) and has_places(a) and has_places(b):
        from symproof.engine.calculus.inside import equal_inside

        def inside(inner: Context, x: Term, y: Term) -> Theorem | None:
            return equal_inside(inner, x, y, partial(_equation, reasons=reasons))

        found = Equator(ctx, (), (inside,)).equate(a, b)
    return found


def has_places(term: Term) -> bool:
    """Whether there is a limit or an integral in a term."""
    return any(isinstance(part, App) and part.head in PLACES for part in parts_of(term))


def _evaluating(kind: str, *, steps: bool = False) -> tuple[Rewriter, ...]:
    """Return what gives limits or integrals values; with `steps`, also the first step to it."""
    # loaded for claims about limits and integrals only
    if kind == "limit":
        from symproof.engine.calculus.limits import evaluate as evaluate_limit

        return (evaluate_limit,)
    from symproof.engine.calculus.integrals import evaluate as evaluate_integral
    from symproof.engine.calculus.integrals_shown import first_step

    return (evaluate_integral, first_step) if steps else (evaluate_integral,)


def _works_out(reasons: Iterable[Reason]) -> bool:
    """Whether reasons say what limits and integrals are."""
    return any(reason.kind in EVALUATING for reason in reasons)


def _equation(ctx: Context, a: Term, b: Term, reasons: Sequence[Reason]) -> Theorem | None:
    """Return a = b by the reasons, where functions that limits are of agree everywhere."""
    closers = closers_for(reason.kind for reason in reasons)
    if any(reason.kind in CALCULUS for reason in reasons):
        closers.append(close_ring)
    if any(reason.kind == "integral" for reason in reasons):
        # an antiderivative may be written in several ways
        closers.append(close_field)
    if any(reason.kind == "limit" for reason in reasons):
        from symproof.engine.calculus.limits_values import equal_when_evaluated

        closers.append(equal_when_evaluated)
    rewriters = rewriters_for(ctx, reasons, loose=bool(closers))
    for reason in reasons:
        if reason.kind == "cases":
            rest = [r for r in reasons if r is not reason]
            return _by_cases(ctx, a, b, reason.term, rest, rewriters)
        if reason.kind == "linear":
            cited = [fact_named(ctx, name) for name in reason.names]
            found = combination(ctx, Claim("=", a, b), cited)
            if found is not None:
                return found
    if any(reason.kind == "integral" for reason in reasons):
        # a substitution is to be seen as one, not as two values that are the same
        from symproof.engine.calculus.integrals_linear import by_linearity
        from symproof.engine.calculus.integrals_substitution import by_substitution

        found = Equator(ctx, (), (by_substitution, by_linearity)).equate(a, b)
        if found is not None:
            return found
    if rewriters:
        leaves = leaves_for(ctx, reasons)
        equations = _equations(ctx, reasons)

        def meet(_: Context, x: Term, y: Term) -> Theorem | None:
            return _normalised(ctx, x, y, rewriters, closers, equations)

        found = Equator(ctx, rewriters, leaves).equate(a, b) or meet(ctx, a, b)
        if found is None and closers:
            found = Equator(ctx, rewriters, (*leaves, *closers)).equate(a, b)
        if found is None and closers and _is_same_function(a, b):
            # the arguments may meet where the values do not
            found = Equator(ctx, (), (meet,)).equate(a, b)
        return found
    found = close(ctx, a, b, closers) or same(a, b)
    if found is None and any(closer is not close_ring for closer in closers):
        found = Equator(ctx, (), closers).equate(a, b)
    return found


def _is_same_function(a: Term, b: Term) -> bool:
    return isinstance(a, App) and isinstance(b, App) and a.head == b.head


def close(ctx: Context, a: Term, b: Term, closers: Iterable[Closer]) -> Theorem | None:
    """Return a = b by the first closer that can."""
    for closer in closers:
        found = closer(ctx, a, b)
        if found is not None:
            return found
    return None


def _equations(ctx: Context, reasons: Iterable[Reason]) -> Context:
    """Return the context with no hypotheses but the equations that are cited."""
    names = [name for reason in reasons if reason.kind == "fact" for name in reason.names]
    cited = [fact_named(ctx, name) for name in names]
    return replace(ctx, hyps=tuple([fact.theorem for fact in cited if not fact.variables]))


def _normalised(
    ctx: Context,
    a: Term,
    b: Term,
    rewriters: Sequence[Rewriter],
    closers: Sequence[Closer],
    equations: Context,
) -> Theorem | None:
    left, right = normalise(ctx, a, rewriters), normalise(ctx, b, rewriters)
    x, y = left.claim.rhs, right.claim.rhs
    middle = same(x, y) or close(ctx, x, y, closers)
    if middle is None and closers:
        middle = close_linear(equations, x, y)
    if middle is None and close_field in closers and equations.hyps:
        middle = close_by_equations(ctx, equations.hyps, x, y)
    return None if middle is None else chain(left, middle, symm(right))


def _by_cases(
    ctx: Context,
    a: Term,
    b: Term,
    term: Term | None,
    reasons: Sequence[Reason],
    rewriters: Sequence[Rewriter],
) -> Theorem | None:
    """Return a = b by the sign of a term, or, without one, by splitting until all is settled."""
    if term is None:
        return close_by_cases(ctx, a, b, rewriters)

    def prove(inner: Context) -> Theorem | None:
        if reasons:
            found = prove_equation(inner, a, b, reasons)
            if found is not None:
                return found
        return close_by_cases(inner, a, b, rewriters, depth=1)

    return split(ctx, term, Claim("=", a, b), prove)


def prove_line(
    ctx: Context, a: Term, rel: str, b: Term, reasons: Sequence[Reason]
) -> Theorem | None:
    """Return a rel b for a relation as written (=, <, <=, >, >=, !=), or None.

    None also where the reasons name something that is not needed.

    Raises:
        ReasonError: a reason names what the proof does not have.
    """
    if rel == "=":
        found = prove_equation(ctx, a, b, reasons)
    else:
        found = prove_order(ctx, written_claim(a, rel, b), reasons)
    if found is None or only_used(ctx, found, reasons) != tuple(reasons):
        return None
    return found


def _valued(
    ctx: Context, claim: Claim, reasons: Sequence[Reason], evaluating: Sequence[Rewriter]
) -> Theorem | None:
    """Return an inequality about limits and integrals by that of their values."""
    left, right = (normalise(ctx, side, evaluating) for side in (claim.lhs, claim.rhs))
    values = Claim(claim.rel, left.claim.rhs, right.claim.rhs)
    if values == claim:
        return None
    rest = [reason for reason in reasons if reason.kind not in EVALUATING]
    found = prove_order(ctx, values, rest)
    factors = (Num(1), Num(1), App("neg", (Num(1),)))
    return found and attempt("linear", (found, left, right), claim, factors)


def prove_order(ctx: Context, claim: Claim, reasons: Sequence[Reason]) -> Theorem | None:
    """Return an inequality: by signs and the facts that are named, or else all hypotheses."""
    names = [name for r in reasons if r.kind in ("fact", "linear") for name in r.names]
    cited = {name: fact_named(ctx, name) for name in names}
    found = combination(ctx, claim, cited.values()) if cited else None
    if found is not None:
        return found
    kinds = [reason.kind for reason in reasons if reason.kind in EVALUATING]
    evaluating = [rewriter for kind in kinds for rewriter in _evaluating(kind)]
    if evaluating:
        return _valued(ctx, claim, reasons, evaluating)
    if any(reason.kind == "enclose" for reason in reasons):
        return first(attempt("enclose", (), claim, Num(bits)) for bits in PRECISIONS)
    if any(reason.kind in ("order", "case", "increasing") for reason in reasons):
        return prove_claim(replace(ctx, facts=cited), claim)
    hyps = tuple([fact.theorem for fact in cited.values() if not fact.variables])
    return prove_claim(Context(ctx.definitions, hyps, cited), claim) if cited else None
