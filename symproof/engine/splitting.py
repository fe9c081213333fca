"""Case splits: on the sign of a term, until every abs, sign, max, min and cases is settled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import chain, ring, symm
from symproof.engine.laws.closing import close_by_all_laws, close_exp, close_linear
from symproof.engine.order.certificates import clash
from symproof.engine.order.conditionals import compared
from symproof.engine.order.linear import contradiction
from symproof.engine.order.replacing import is_affine, values_of_variables
from symproof.engine.order.sign_lemmas import signs_of
from symproof.engine.order.signs import prove_claim
from symproof.engine.rewriting import BY_CASES, CONDITIONAL, Rewriter, normalise, primitive
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import ZERO, Claim, guard_claim
from symproof.kernel.term import BRACKET, GUARDS, App, Lam, Num, Term, substitute
from symproof.kernel.theorem import Theorem, infer

MAX_SPLITS: Final = 5

Prover = Callable[[Context], Theorem | None]


def split(ctx: Context, term: Term, claim: Claim, prove: Prover) -> Theorem | None:
    """Return the claim by cases on the sign of a term; impossible cases prove themselves."""
    parts: list[Theorem] = []
    for case in signs_of(term):
        inner = ctx.assuming((case,))
        part = contradiction(inner.hyps, claim) or prove(inner) or _impossible(inner, claim)
        if part is None:
            return None
        parts.append(part)
    return infer("cases", tuple(parts), term)


def _impossible(ctx: Context, claim: Claim) -> Theorem | None:
    """Return any claim in a case that cannot be, as products of the hypotheses show."""
    hyps = tuple([hyp for hyp in ctx.hyps if not hyp.claim.forall])
    if all(is_affine(side) for hyp in hyps for side in (hyp.claim.lhs, hyp.claim.rhs)):
        return None
    return clash(claim, hyps)


def split_terms(term: Term) -> Iterator[Term]:
    """Yield the terms whose sign settles a conditional function in `term`, innermost first.

    What is differentiated counts at the point where the derivative is taken.
    """
    if not isinstance(term, App):
        return
    for arg in term.args:
        yield from split_terms(arg)
    match term:
        case App("diff", (Lam((param,), body), point)):
            try:
                yield from split_terms(substitute(body, {param: point}))
            except KernelError:
                return
        case App("abs" | "sign", (a,)):
            yield from factors(a)
        case App("max" | "min", (a, b)):
            yield from factors(compared(a, b))
        case App("cases", (guard, *_)):
            condition = guard_claim(guard)
            yield from factors(compared(condition.lhs, condition.rhs))
        case _:
            pass


def at_points(term: Term) -> Term:
    """Return a term with functions at points in the place of their derivatives there.

    What the cases of a derivative compare at its point is what those of its function compare.
    """
    match term:
        case App("diff", (Lam((param,), body), point)):
            try:
                return at_points(substitute(body, {param: point}))
            except KernelError:
                return term
        case App(head, args) if head not in GUARDS and head != "cases":
            return App(head, tuple(map(at_points, args)))
        case _:
            return term


def fixed_factors(term: Term) -> Iterator[Term]:
    """Yield what stays the same in what the cases of differentiated functions compare.

    At a point where x = 0 the sign of x*y is known, and near it that depends on the sign of y.
    """
    match term:
        case App("diff", (Lam((param,), body), _)):
            yield from (part for part in split_terms(body) if param not in part.variables)
        case App(_, args):
            for arg in args:
                yield from fixed_factors(arg)
        case _:
            pass


def _at_points(ctx: Context, term: Term, rewriters: Sequence[Rewriter]) -> Term:
    """Return a term with derivatives replaced (see `at_points`), their cases settled."""
    points = at_points(term)
    return term if points == term else normalise(ctx, points, rewriters).claim.rhs


def factors(term: Term) -> Iterator[Term]:
    """Yield the terms whose signs give the sign of a product, quotient or power."""
    match term:
        case App("*" | "/", (a, b)) if a.variables and b.variables:
            yield from factors(a)
            yield from factors(b)
        case App("neg", (a,)) | App("^", (a, Num())):
            yield from factors(a)
        case App(head, (a,)) if head == BRACKET:
            yield from factors(a)
        case _:
            yield term


def equations_as_rewriters(ctx: Context) -> tuple[Rewriter, ...]:
    """Return a rewriter for each hypothesis that gives the value of a variable."""

    def rewriter(value: Theorem) -> Rewriter:
        return lambda _, term: value if term == value.claim.lhs else None

    return tuple([rewriter(value) for value in values_of_variables(ctx.hyps)])


def sign_by_search(ctx: Context, term: Term) -> Theorem | None:
    """Return 0 <= term or term <= 0 where that takes more than a look at the term."""
    if is_affine(term):
        return None
    claims = Claim("<=", ZERO, term), Claim("<=", term, ZERO)
    return next((found for claim in claims if (found := prove_claim(ctx, claim))), None)


def conditionals(term: Term) -> frozenset[str]:
    """Return the primitives defined by cases that occur in a term."""
    if isinstance(term, Lam):
        return conditionals(term.body)
    if not isinstance(term, App):
        return frozenset()
    found = frozenset({term.head}) if term.head in CONDITIONAL else frozenset[str]()
    return found.union(*(conditionals(arg) for arg in term.args))


def close_by_cases(
    ctx: Context, a: Term, b: Term, rewriters: Sequence[Rewriter], depth: int = MAX_SPLITS
) -> Theorem | None:
    """Return a = b by splitting until all conditional functions are settled."""
    heads = (*BY_CASES, "cases")
    meanings = [rewriter for head in heads for rewriter in primitive(head)]
    active = (*rewriters, *meanings, *equations_as_rewriters(ctx))
    left, right = normalise(ctx, a, active), normalise(ctx, b, active)
    x, y = left.claim.rhs, right.claim.rhs
    middle = ring(x, y) or close_linear(ctx, x, y) or close_exp(ctx, x, y)
    if middle is not None:
        return chain(left, middle, symm(right))
    if depth == 0:
        return None
    known = ctx.claims
    compared_now = [t for side in (x, y) for t in split_terms(_at_points(ctx, side, active))]
    compared_near = [t for side in (x, y) for t in fixed_factors(side)]
    for term in dict.fromkeys((*compared_now, *compared_near)):
        if known.isdisjoint(signs_of(term)):
            claim = Claim("=", a, b)

            def closed(inner: Context) -> Theorem | None:
                return close_by_cases(inner, a, b, rewriters, depth - 1)

            sign = sign_by_search(ctx, term)
            if sign is not None and sign.claim not in known:
                found = closed(ctx.assuming((sign.claim,)))
                used = found is not None and sign.claim in found.hyps
                return infer("cut", (sign, found)) if found is not None and used else found
            return split(ctx, term, claim, closed)
    middle = close_by_all_laws(ctx, x, y)
    return None if middle is None else chain(left, middle, symm(right))
