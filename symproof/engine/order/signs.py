"""Claims a < b, a <= b, a != b: from hypotheses and facts, by linear arithmetic, by signs."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Final

from symproof.engine.context import Context, Fact, instance, match
from symproof.engine.equality import attempt, bare, restate, symm
from symproof.engine.order.linear import prove_linear
from symproof.engine.order.shapes import PI_BOUNDS, SQUASHING, Shapes, meaning, natural
from symproof.engine.order.sign_lemmas import (
    MINUS_ONE,
    ONE,
    nonzero_of_square,
    product,
    quotient_apart,
    repeated,
    squeezed,
    transfer,
)
from symproof.kernel.sequent import JUDGEMENTS, ZERO, Claim
from symproof.kernel.term import LIMITS, App, Num, Term, parts_of
from symproof.kernel.theorem import Theorem, infer

if TYPE_CHECKING:
    from symproof.engine.order.inequalities import Inequalities

MAX_FUEL: Final = 12
BITS: Final = Num(64)
WAVES: Final = frozenset({"sin", "cos", "tan"})
# functions of which bounds are looked up
BOUNDED: Final = SQUASHING | {"sin", "cos"}


def prove_claim(ctx: Context, claim: Claim, fuel: int = MAX_FUEL) -> Theorem | None:
    """Return a theorem for the claim, resting on hypotheses of the context, or None."""
    known = ctx.known.proved.get(claim)
    if known is None and ctx.known.failed.get(claim, -1) < fuel:
        known = _universal(ctx, claim, fuel) if claim.forall else _instance(ctx, claim, fuel)
        if known is None:
            ctx.known.failed[claim] = fuel
        else:
            ctx.known.proved[claim] = known
    return known


def _instance(ctx: Context, claim: Claim, fuel: int) -> Theorem | None:
    """Return a claim about free variables."""
    if claim.rel in JUDGEMENTS:
        # derivatives are found by means of signs
        from symproof.engine.calculus.judgements import prove_judgement

        return prove_judgement(ctx, claim)
    for hyp in ctx.hyps:
        if hyp.claim == claim:
            return hyp
    found = attempt("decide", (), claim)
    if found is None:
        found = prove_linear(claim, ctx.hyps)
    if found is None:
        found = cite(ctx, claim, fuel)
    if found is None:
        match claim.rel:
            case "<" | "<=":
                found = _inequality(ctx, claim, fuel)
            case "!=":
                found = _apart(ctx, claim, fuel)
            case _:
                found = _squeezed(ctx, claim)
    return _evaluated(ctx, claim, fuel) if found is None else found


def _evaluated(ctx: Context, claim: Claim, fuel: int) -> Theorem | None:
    """Return a claim about limits by the numbers that they are."""
    parts = (part for side in (claim.lhs, claim.rhs) for part in parts_of(side))
    if not any(isinstance(part, App) and part.head in LIMITS for part in parts):
        return None
    # limits are found by means of signs
    from symproof.engine.calculus.limits import evaluated

    left, right = evaluated(ctx, claim.lhs), evaluated(ctx, claim.rhs)
    plain = Claim(claim.rel, left.claim.rhs, right.claim.rhs)
    known = None if plain == claim else prove_claim(ctx, plain, fuel)
    if known is None:
        return None
    return attempt("linear", (known, left, right), claim, (ONE, ONE, MINUS_ONE))


def positive(ctx: Context, term: Term, rel: str = "<", fuel: int = MAX_FUEL) -> Theorem | None:
    """Return 0 < term (or 0 <= term, for rel "<="), by its shape or from hypotheses."""
    return Shapes(ctx, prove_claim, cite).positive(term, rel, fuel)


def _universal(ctx: Context, claim: Claim, fuel: int) -> Theorem | None:
    """Return a universal claim: a hypothesis, a fact, or what is proved for a free variable."""
    for theorem in (*ctx.hyps, *(fact.theorem for fact in ctx.facts.values())):
        found = restate(theorem, claim)
        if found is not None:
            return found
    body = Claim(claim.rel, claim.lhs, claim.rhs)
    found = prove_claim(ctx, body, fuel)
    return None if found is None else attempt("gen", (found,), claim.forall)


def cite(ctx: Context, claim: Claim, fuel: int = MAX_FUEL) -> Theorem | None:
    """Return the claim as an instance of a fact, its conditions being proved."""
    if fuel <= 0:
        return None
    for fact in ctx.facts.values():
        given = fact.theorem.claim
        if given.rel != claim.rel or given.forall:
            continue
        bindings = match(given.lhs, claim.lhs, fact.variables, {})
        if bindings is not None:
            bindings = match(given.rhs, claim.rhs, fact.variables, bindings)
        if bindings is not None:
            theorem = use(ctx, fact, bindings, fuel - 1)
            if theorem is not None and theorem.claim == claim:
                return theorem
    return _bounded(ctx, claim)


def _bounded(ctx: Context, claim: Claim) -> Theorem | None:
    """Return what is known of a function: its bounds, and where sine and cosine are positive."""
    heads = {side.head for side in (claim.lhs, claim.rhs) if isinstance(side, App)}
    if heads.isdisjoint(BOUNDED):
        return None
    limits = tuple([infer("axiom", (), name, ()) for name in PI_BOUNDS])
    return _search().bounds.known(claim, lambda needed: prove_linear(needed, (*ctx.hyps, *limits)))


def use(
    ctx: Context, fact: Fact, bindings: dict[str, Term], fuel: int = MAX_FUEL
) -> Theorem | None:
    """Return the fact at the bindings, its conditions that are not hypotheses being proved."""
    theorem = instance(fact, bindings)
    return None if theorem is None else settle(ctx, theorem, fuel)


def settle(ctx: Context, theorem: Theorem, fuel: int = MAX_FUEL) -> Theorem | None:
    """Return the theorem without hypotheses that are not the context's: they are proved."""
    for hyp in sorted(theorem.hyps - ctx.claims, key=repr):
        proof = prove_claim(ctx, hyp, fuel - 1)
        if proof is None:
            return None
        theorem = infer("cut", (proof, theorem))
    return theorem


def _inequality(ctx: Context, claim: Claim, fuel: int) -> Theorem | None:
    """Prove 0 < b - a by the shape of the side that is not 0, or of the difference."""
    if bare(claim.lhs) == ZERO:
        term = claim.rhs
    elif bare(claim.rhs) == ZERO:
        term = App("neg", (claim.lhs,))
    else:
        term = App("-", (claim.rhs, claim.lhs))
    found = transfer(claim, positive(ctx, term, claim.rel, fuel))
    return found or (_search().prove(ctx, claim) if fuel == MAX_FUEL else None)


def _apart(ctx: Context, claim: Claim, fuel: int) -> Theorem | None:
    """Prove a != b, from the sign of a - b or because a product or quotient is not 0."""
    if fuel <= 0:
        return None
    if bare(claim.rhs) == ZERO:
        term = claim.lhs
    elif bare(claim.lhs) == ZERO:
        term = claim.rhs
    else:
        term = App("-", (claim.lhs, claim.rhs))
    if Claim("<", ZERO, App("^", (term, Num(2)))) in ctx.claims:
        return transfer(claim, nonzero_of_square(term))
    if not term.variables and not term.functions:
        # two numbers are best told apart by their digits
        enclosed = attempt("enclose", (), claim, BITS)
        if enclosed is not None:
            return enclosed
    found = _nonzero(ctx, term, fuel - 1)
    if found is None and fuel >= MAX_FUEL - 1:
        found = _by_factors(ctx, term, fuel - 2)
    found = transfer(claim, found) or transfer(claim, found, MINUS_ONE)
    return found or (_by_order(ctx, claim) if fuel == MAX_FUEL else None)


def _apart_from_zero(ctx: Context, fuel: int) -> Callable[[Term], Theorem | None]:
    """Return what proves that a term is different from 0."""
    return lambda term: prove_claim(ctx, Claim("!=", term, ZERO), fuel)


def _by_factors(ctx: Context, term: Term, fuel: int) -> Theorem | None:
    """Return term != 0 because no factor of it is 0."""
    known = [hyp for hyp in ctx.hyps if hyp.claim.rel in ("!=", "<")]
    if not known:
        return None
    # fractions are worked out by means of signs
    from symproof.engine.laws.nonzero import nonzero_by_factors

    apart = _apart_from_zero(ctx, fuel)
    found = nonzero_by_factors(term, known, apart)
    if found is None and any(isinstance(p, App) and p.head in WAVES for p in parts_of(term)):
        from symproof.engine.laws.nonzero_waves import nonzero_wave

        return nonzero_wave(ctx, term, known, apart)
    return found


def _by_order(ctx: Context, claim: Claim) -> Theorem | None:
    """Return a != b from a < b or from b < a."""
    for low, high, factor in (
        (claim.lhs, claim.rhs, ONE),
        (claim.rhs, claim.lhs, MINUS_ONE),
    ):
        found = _search().prove(ctx, Claim("<", low, high))
        if found is not None:
            return attempt("linear", (found,), claim, (factor,))
    return None


def _nonzero(ctx: Context, term: Term, fuel: int) -> Theorem | None:
    """Prove term != 0 by its sign, or by what its parts are."""
    claim = Claim("!=", term, ZERO)
    shapes = Shapes(ctx, prove_claim, cite)
    found = transfer(claim, shapes.positive(term, "<", fuel), MINUS_ONE)
    if found is None:
        found = transfer(claim, shapes.negative(term, "<", fuel))
    if found is not None:
        return found

    apart = _apart_from_zero(ctx, fuel)
    match bare(term):
        case App("*", (a, b)):
            right = apart(b)
            return transfer(claim, product(right and apart(a), right))
        case App("neg", (a,)):
            return transfer(claim, apart(a), MINUS_ONE)
        case App("^", (a, b)) if (n := natural(b)) is not None:
            return transfer(claim, repeated(apart(a), n))
        case App("/", (a, b)) as quotient:
            bottom = apart(b)
            top = bottom and apart(a)
            if top is not None and bottom is not None:
                return transfer(claim, quotient_apart(quotient, top, bottom))
        case App(head, args) if head in ctx.definitions:
            equation = meaning(ctx, head, args)
            inner = equation and _nonzero(ctx, equation.claim.rhs, fuel)
            if equation is not None and inner is not None:
                return attempt("linear", (inner, symm(equation)), claim, (ONE, ONE))
        case _:
            pass
    return None


def _squeezed(ctx: Context, claim: Claim) -> Theorem | None:
    """Return a = b from a <= b and b <= a."""
    below = prove_linear(Claim("<=", claim.lhs, claim.rhs), ctx.hyps)
    above = below and prove_linear(Claim("<=", claim.rhs, claim.lhs), ctx.hyps)
    return squeezed(claim, below, above) if below is not None and above is not None else None


def _judge(ctx: Context, derivative: Term) -> Theorem | None:
    """Return what a derivative is."""
    # derivatives are found by means of signs
    from symproof.engine.calculus.deriving import judge

    return judge(ctx, derivative)


@cache
def _search() -> Inequalities:
    """Return the search for inequalities, which most proofs do without."""
    from symproof.engine.order.inequalities import Inequalities

    return Inequalities(prove_claim, _judge)
