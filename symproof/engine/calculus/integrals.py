"""Integrals: from an integral term to a theorem that it exists and what it is.

Between numbers by an antiderivative that is proposed and verified, else between kinks, by parts
of sums, or by symmetry; where nothing gives a value, that it exists, since a continuous function
has an integral.  With an infinite end, by the limit of the integrals between numbers.
"""

from __future__ import annotations

from symproof.engine.calculus.deriving import names_in, unfolded
from symproof.engine.calculus.integral_steps import FAR, integral, over_nothing
from symproof.engine.calculus.integrals_forms import (
    continuous,
    derivative_is,
    equal_functions,
    multiplied_out,
)
from symproof.engine.calculus.integrals_improper import everywhere, to_infinity
from symproof.engine.calculus.integrals_orders import in_either_order
from symproof.engine.calculus.integrals_pieces import (
    by_kinks,
    by_parts_of_sums,
    by_symmetries,
    folded,
)
from symproof.engine.calculus.integrals_primitives import candidates
from symproof.engine.calculus.integrals_values import neat
from symproof.engine.calculus.limits_values import equal
from symproof.engine.context import Context
from symproof.engine.equality import attempt, bare, chain, fresh, ring, symm
from symproof.engine.laws.lemmas import by_lemma
from symproof.engine.order.signs import prove_claim
from symproof.engine.rewriting import normalise
from symproof.engine.splitting import conditionals
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import INTEGRALS, App, Lam, Num, Term, Var, bound_names, substitute
from symproof.kernel.theorem import Theorem, infer


def judge_integral(ctx: Context, term: Term) -> Theorem | None:
    """Return a theorem that an integral exists and is a value, as simple as is found, or None.

    The value is the integral itself where only its existence is found.
    """
    known = ctx.known.integrals
    if term not in known:
        # what is being looked for is not found by means of itself
        known[term] = None
        try:
            known[term] = _found(ctx, term)
        except KernelError:
            known[term] = None
    return known[term]


def _found(ctx: Context, term: Term) -> Theorem | None:
    match term:
        case App("integral", (Lam() as function, a, b)):
            return _between_numbers(ctx, function, a, b)
        case App(head, (Lam() as function, fixed)) if head in FAR:
            found = to_infinity(ctx, head, function, fixed, judge_integral)
        case App("integral-oo+oo", (Lam() as function,)):
            found = everywhere(ctx, function, judge_integral)
        case _:
            return None
    return found and neat(ctx, found)


# between numbers


def _between_numbers(ctx: Context, function: Lam, a: Term, b: Term) -> Theorem | None:
    """Return an integral by that of the function without definitions and brackets."""
    (param,) = function.params
    taken = function.variables | bound_names(function.body) | a.variables | b.variables
    name = fresh(param, taken | _fixed(ctx))
    written = substitute(function.body, {param: Var(name)})
    agree = _meant(ctx, written)
    known = _judged(ctx, integral(Lam((name,), agree.claim.rhs), a, b))
    if known is None:
        return None
    found = attempt("integral_ext", (agree, known), function, name)
    if found is not None and found.claim.rhs == known.claim.lhs:
        # only its existence was found: the value is the integral as it is written
        found = infer("trans", (found, symm(infer("integral_value", (found,)))))
    return found


def _fixed(ctx: Context) -> frozenset[str]:
    """Return the variables that are free in the hypotheses and definitions of a context."""
    items = (*(hyp.claim for hyp in ctx.hyps), *ctx.definitions.values())
    return frozenset[str]().union(*(item.variables for item in items))


def _meant(ctx: Context, body: Term) -> Theorem:
    """Return a function = what it is without definitions, brackets, and integrals inside."""
    plain = bare(body)
    start = ring(body, plain)
    first = unfolded(ctx, plain)
    inner = normalise(ctx, first.claim.rhs, (evaluate, _root_of_square))
    turned = by_symmetries(ctx, inner.claim.rhs)
    better = bare(turned.claim.rhs)
    end = ring(turned.claim.rhs, better)
    links = [link for link in (start, first, inner, turned, end) if link is not None]
    return chain(links[0], *links[1:])


def _root_of_square(_: Context, term: Term) -> Theorem | None:
    """Return sqrt(u^2) = abs(u)."""
    match term:
        case App("sqrt", (App("^", (u, Num(2))),)):
            return by_lemma("sqrt_sq_eq_abs", (u,))
        case _:
            return None


def _judged(ctx: Context, term: App) -> Theorem | None:
    """Return an integral between numbers of a function that needs no unfolding."""
    function, a, b = term.args
    if not isinstance(function, Lam):
        return None
    order = _order(ctx, a, b)
    if order is None and _order(ctx, b, a) is not None:
        turned = judge_integral(ctx, integral(function, b, a))
        flipped = turned and attempt("integral_flip", (turned,))
        return flipped and neat(ctx, flipped)
    if a == b:
        exists = _existing(ctx, function, a, b, order)
        return exists and over_nothing(exists)
    symmetric = ring(a, -b) is not None and ring(b, ZERO) is None
    found = _of_odd(ctx, function, a, b) if symmetric else None
    if found is None and order is not None and conditionals(function):
        found = by_kinks(ctx, function, a, b, order, judge_integral)
    if found is None:
        found = _by_antiderivative(ctx, function, a, b, order)
    if found is None and symmetric:
        found = _by_symmetry(ctx, function, a, b)
    if found is None:
        found = _by_sums(ctx, function, a, b)
    if found is None:
        exists = _existing(ctx, function, a, b, order)
        unordered = exists is None and order is None
        return in_either_order(ctx, term, judge_integral) if unordered else exists
    return neat(ctx, found)


def _by_sums(ctx: Context, function: Lam, a: Term, b: Term) -> Theorem | None:
    """Return the integral of a sum by those of its summands, multiplied out."""
    (name,) = function.params
    better = multiplied_out(function.body)
    agree = None if better == function.body else ring(function.body, better)
    if agree is None:
        return by_parts_of_sums(ctx, function, a, b, judge_integral)
    plain = Lam((name,), better)
    known = by_parts_of_sums(ctx, plain, a, b, judge_integral)
    if known is None and name not in better.variables:
        known = judge_integral(ctx, integral(plain, a, b))
    return known and attempt("integral_ext", (agree, known), function, name)


def _order(ctx: Context, a: Term, b: Term) -> Theorem | None:
    for rel in ("<", "<="):
        found = prove_claim(ctx, Claim(rel, a, b))
        if found is not None:
            return found
    return None


def _inside(
    ctx: Context, function: Lam, a: Term, b: Term, order: Theorem | None
) -> tuple[Context, str]:
    """Return what may be assumed of a generic number between the ends, and its name."""
    taken = function.body.variables | bound_names(function) | a.variables | b.variables
    name = fresh("z", taken | names_in(ctx))
    if order is None:
        return ctx, name
    z = Var(name)
    return ctx.assuming((Claim("<=", a, z), Claim("<=", z, b))), name


def _existing(
    ctx: Context, function: Lam, a: Term, b: Term, order: Theorem | None
) -> Theorem | None:
    """Return that there is an integral, because the function is continuous between the ends."""
    inner, name = _inside(ctx, function, a, b, order)
    smooth = continuous(inner, function, Var(name))
    orders = () if order is None else (order,)
    return smooth and attempt("integral_exists", (smooth, *orders), function, a, b, name)


def _by_antiderivative(
    ctx: Context, function: Lam, a: Term, b: Term, order: Theorem | None
) -> Theorem | None:
    inner, name = _inside(ctx, function, a, b, order)
    (param,) = function.params
    z = Var(name)
    value = substitute(function.body, {param: z})
    smooth = continuous(inner, function, z)
    for candidate in () if smooth is None else candidates(function.body, param):
        slope = derivative_is(inner, Lam((param,), candidate), z, value)
        if slope is None or smooth is None:
            continue
        orders = () if order is None else (order,)
        found = attempt("integral_ftc", (slope, smooth, *orders), function, a, b, name)
        if found is not None:
            return found
    return None


def _of_odd(ctx: Context, function: Lam, a: Term, b: Term) -> Theorem | None:
    """Return that the integral of an odd function from -b to b is 0."""
    (name,) = function.params
    t = Var(name)
    if function.functions or name not in function.body.variables:
        return None
    mirrored = substitute(function.body, {name: -t})
    if equal_functions(ctx, mirrored, -function.body) is None:
        return None
    return _by_symmetry(ctx, function, a, b)


def _by_symmetry(ctx: Context, function: Lam, a: Term, b: Term) -> Theorem | None:
    """Return an integral from -b to b by that of f(t) + f(-t) from 0 to b."""

    def exists(term: App) -> Theorem | None:
        _, low, high = term.args
        return _existing(ctx, function, low, high, None)

    found = folded(ctx, function, b, exists)
    if found is None:
        return None
    further = evaluate(ctx, found.claim.rhs)
    if further is not None:
        found = infer("trans", (found, further))
    if a == -b:
        return found
    return _with_lower_end(found, a, b)


def _with_lower_end(found: Theorem, a: Term, b: Term) -> Theorem | None:
    """Return the integral from a, which is -b up to arithmetic."""
    match found.claim.lhs:
        case App("integral", (Lam() as function, _, _)):
            hole = fresh("hole", found.claim.variables | b.variables)
            pattern = Claim("integral", integral(function, Var(hole), b), found.claim.rhs)
            link = ring(-b, a)
            return link and attempt("rewrite", (link, found), pattern, hole)
        case _:
            return None


# claims and equations


def evaluate(ctx: Context, term: Term) -> Theorem | None:
    """Return integral(..) = value, or None: a rewriter, see `judge_integral`."""
    if not isinstance(term, App) or term.head not in INTEGRALS:
        return None
    known = judge_integral(ctx, term)
    if known is None or known.claim.rhs == term:
        return None
    return attempt("integral_value", (known,))


def prove_integral(ctx: Context, claim: Claim) -> Theorem | None:
    """Return a claim that an integral exists (and is the right side), or None."""
    known = judge_integral(ctx, claim.lhs)
    if known is None:
        return None
    value = claim.rhs
    if value == known.claim.rhs:
        return known
    if value == claim.lhs:
        return infer("trans", (known, symm(infer("integral_value", (known,)))))
    right = normalise(ctx, value, (evaluate,))
    link = equal(ctx, known.claim.rhs, right.claim.rhs)
    return None if link is None else attempt("trans", (known, chain(link, symm(right))))


__all__ = ["continuous", "evaluate", "judge_integral", "prove_integral"]
