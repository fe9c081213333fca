"""Derivatives of functions defined by cases: near a point only one case applies.

A condition that holds strictly at the point holds near it.  At a kink the two sides are judged
each by itself; where they agree, so does the derivative, and where they do not there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from symproof.engine.context import Context
from symproof.engine.equality import attempt, chain, resting_on, ring, symm
from symproof.engine.laws.closing import close_exp
from symproof.engine.order.linear import contradiction
from symproof.engine.order.sign_lemmas import nonzero_of_square, transfer
from symproof.engine.order.signs import prove_claim
from symproof.engine.rewriting import BY_CASES, Rewriter, normalise, primitive, unfolding
from symproof.engine.splitting import close_by_cases, fixed_factors, split, split_terms
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Lam, Num, Term, Var, substitute
from symproof.kernel.theorem import Theorem, infer

SIDES = ("diff+", "diff-")


class Judge(Protocol):
    """What judges functions of the variable `name` at `point` (see `deriving.Deriver`)."""

    @property
    def ctx(self) -> Context: ...
    @property
    def name(self) -> str: ...
    @property
    def point(self) -> Term: ...
    @property
    def rel(self) -> str: ...
    def judge(self, body: Term) -> Theorem | None: ...
    def at(self, body: Term) -> Term: ...


def side_condition(judge: Judge, *, strict: bool) -> tuple[Claim, ...]:
    """Return what a generic point on the judge's side satisfies."""
    z, rel = Var(judge.name), "<" if strict else "<="
    match judge.rel:
        case "diff+":
            return (Claim(rel, judge.point, z),)
        case "diff-":
            return (Claim(rel, z, judge.point),)
        case _:
            return ()


def piecewise(judge: Judge, body: Term) -> Theorem | None:
    """Return the judgement of a function whose cases are settled near the point, or None."""
    opens = open_conditions(judge, body)
    inner = judge.ctx.assuming((*opens, *side_condition(judge, strict=True)))
    resolved = settled(inner, body).claim.rhs
    if resolved == body:
        return None
    known = judge.judge(resolved)
    agree = known and _agreement(judge, opens, body, resolved)
    return agree and known and local(judge, body, agree, known)


def meanings() -> tuple[Callable[[Context, Term], Theorem | None], ...]:
    """Return the rewriters for the functions that are defined by cases."""
    return tuple([rewriter for head in (*BY_CASES, "cases") for rewriter in primitive(head)])


def settled(ctx: Context, body: Term) -> Theorem:
    """Return body = body with its cases settled, by whatever signs can be proved."""
    plain = normalise(ctx, body, meanings())
    proofs = [
        proof
        for term in dict.fromkeys(split_terms(plain.claim.rhs))
        if (proof := _sign(ctx, term)) is not None
    ]
    if not proofs:
        return plain
    inner = ctx.assuming(proof.claim for proof in proofs)
    return resting_on(normalise(inner, body, meanings()), proofs)


def _sign(ctx: Context, term: Term) -> Theorem | None:
    """Return the sign of a term, as strict as it can be proved."""
    for rel in ("<", "<="):
        for claim in (Claim(rel, ZERO, term), Claim(rel, term, ZERO)):
            found = prove_claim(ctx, claim)
            if found is not None:
                return found
    return None


def open_conditions(judge: Judge, body: Term) -> tuple[Claim, ...]:
    """Return the conditions 0 < p(z), true at the point, that settle cases of a function.

    When a case is settled, the next one comes to light.
    """
    found: dict[Claim, None] = {}
    seen: set[Term] = set()
    resolved = body
    while True:
        new = [term for term in dict.fromkeys(needed(resolved)) if term not in seen]
        conditions = [c for term in new if (c := _open_condition(judge, term)) is not None]
        seen.update(new)
        found.update(dict.fromkeys(conditions))
        if not conditions:
            return tuple(found)
        inner = judge.ctx.assuming((*found, *side_condition(judge, strict=True)))
        resolved = normalise(inner, body, meanings()).claim.rhs


def _open_condition(judge: Judge, term: Term) -> Claim | None:
    """Return 0 < p(z) for p = term or -term, whichever is positive at the point."""
    if judge.name not in term.variables:
        return None
    for candidate in (term, App("neg", (term,))):
        if prove_claim(judge.ctx, Claim("<", ZERO, judge.at(candidate))) is not None:
            return Claim("<", ZERO, candidate)
    return None


def needed(term: Term) -> Iterator[Term]:
    """Yield the arguments of logarithms, roots and powers, the divisors, what cases compare."""
    match term:
        case App("diff", (Lam((param,), body), point)):
            try:
                yield from needed(substitute(body, {param: point}))
            except KernelError:
                return
        case App(head, args):
            for arg in args:
                yield from needed(arg)
            if head in ("log", "sqrt", "^"):
                yield args[0]
            elif head == "/":
                yield args[1]
        case _:
            return
    yield from split_terms(term)


def _agreement(
    judge: Judge, opens: tuple[Claim, ...], body: Term, resolved: Term
) -> Theorem | None:
    """Return body = resolved, near the point and on the judge's side, the point included."""
    near = judge.ctx.assuming((*opens, *side_condition(judge, strict=False)))
    claim = Claim("=", body, resolved)
    direct = settled(near, body)
    if direct.claim == claim:
        return direct
    found = close_by_cases(near, body, resolved, ())
    if found is not None or judge.rel not in SIDES:
        return found
    gap = App("-", (Var(judge.name), judge.point))
    return split(near, gap, claim, lambda inner: _on_side(judge, inner, body, resolved))


def _on_side(
    judge: Judge,
    ctx: Context,
    body: Term,
    resolved: Term,
    rewriters: tuple[Rewriter, ...] = (),
) -> Theorem | None:
    """Return body = resolved at the point, or where the cases of that side apply."""
    z = Var(judge.name)
    at_point = prove_claim(ctx, Claim("=", z, judge.point))
    if at_point is None:
        strict = side_condition(judge, strict=True)
        proofs = [prove_claim(ctx, condition) for condition in strict]
        inner = ctx.assuming(strict)
        found = settled(inner, body)
        result: Theorem | None = found
        if found.claim.rhs != resolved:
            result = close_by_cases(inner, body, resolved, rewriters)
        shown = [proof for proof in proofs if proof is not None]
        return resting_on(result, shown) if result and len(shown) == len(proofs) else None
    middle = close_by_cases(judge.ctx, judge.at(body), judge.at(resolved), rewriters)
    if middle is None:
        return None
    moved = [
        infer("cong", (at_point,), Lam((judge.name,), function)) for function in (body, resolved)
    ]
    return chain(moved[0], middle, symm(moved[1]))


def local(judge: Judge, body: Term, agree: Theorem, known: Theorem) -> Theorem | None:
    """Return the judgement of a function that agrees near the point with one that is judged.

    What the agreement rests on besides the context are open conditions, shown here.
    """
    link = _to_judged(judge, agree, known)
    if link is None:
        return None
    premises = [link, known]
    sides = side_condition(judge, strict=False)
    for hyp in sorted(agree.hyps - judge.ctx.claims, key=repr):
        if hyp in sides:
            continue
        if hyp.rel != "<" or hyp.lhs != ZERO:
            return None
        holds = prove_claim(judge.ctx, Claim("<", ZERO, judge.at(hyp.rhs)))
        smooth = holds and judge.judge(hyp.rhs)
        if holds is None or smooth is None:
            return None
        premises += [holds, smooth]
    return attempt("deriv_local", tuple(premises), Lam((judge.name,), body), judge.name)


def _to_judged(judge: Judge, agree: Theorem, known: Theorem) -> Theorem | None:
    """Return body = the judged function, whose bound variables may have other names."""
    match known.claim.lhs:
        case App("diff", (Lam((param,), function), _)):
            judged = substitute(function, {param: Var(judge.name)})
        case _:
            return None
    if judged == agree.claim.rhs:
        return agree
    same = ring(agree.claim.rhs, judged)
    return same and chain(agree, same)


def transplanted(ctx: Context, point: Term, name: str) -> tuple[Claim, ...]:
    """Return, as conditions 0 < p(z), the open hypotheses about the variable at the point."""
    z = Var(name)
    match point:
        case Var(x):
            value: Term = z
        case App("neg", (Var(x),)):
            value = App("neg", (z,))
        case _:
            return ()
    found: list[Claim] = []
    for hyp in ctx.hyps:
        claim = hyp.claim
        if claim.forall or x not in claim.variables or claim.rel not in ("<", "!="):
            continue
        gap = claim.rhs if claim.lhs == ZERO else App("-", (claim.rhs, claim.lhs))
        if claim.rel == "!=":
            gap = App("^", (claim.lhs if claim.rhs == ZERO else gap, Num(2)))
        try:
            found.append(Claim("<", ZERO, substitute(gap, {x: value})))
        except KernelError:
            continue
    return tuple(found)


def derivative_of_derivative(judge: Judge, body: Term, differentiate: Rewriter) -> Theorem | None:
    """Return the judgement of a derivative as a function of where it is taken."""
    conditions = (*transplanted(judge.ctx, judge.point, judge.name), *open_conditions(judge, body))
    agree = differentiate(judge.ctx.assuming(conditions), body)
    if agree is None and judge.rel in SIDES:
        agree = _one_sided(judge, body, conditions, differentiate)
    if agree is None or ring(body, agree.claim.rhs) is not None:
        # the derivative of a function variable is written again as what it was
        return None
    known = judge.judge(agree.claim.rhs)
    return known and local(judge, body, agree, known)


def _one_sided(
    judge: Judge, body: Term, opens: tuple[Claim, ...], differentiate: Rewriter
) -> Theorem | None:
    """Return what a derivative is on one side of a point, and at the point itself."""
    strict, side = (side_condition(judge, strict=strict) for strict in (True, False))
    found = differentiate(judge.ctx.assuming((*opens, *strict)), body)
    if found is None:
        return None
    resolved = found.claim.rhs
    gap = App("-", (Var(judge.name), judge.point))

    def prove(inner: Context) -> Theorem | None:
        return _on_side(judge, inner, body, resolved, (differentiate,))

    return split(judge.ctx.assuming((*opens, *side)), gap, Claim("=", body, resolved), prove)


def undecided_signs(ctx: Context, terms: Iterable[Term]) -> Iterator[Term]:
    """Yield the terms whose sign the context does not settle."""
    for term in dict.fromkeys(terms):
        claims = (
            Claim("<", ZERO, term),
            Claim("<", term, ZERO),
            Claim("=", term, ZERO),
        )
        settled = any(prove_claim(ctx, claim) is not None for claim in claims)
        if not settled and close_exp(ctx, term, ZERO) is None:
            yield term


def by_cases(
    ctx: Context,
    claim: Claim,
    prove: Callable[[Context, Claim, int], Theorem | None],
    depth: int,
) -> Theorem | None:
    """Return a judgement by the signs, at the point, of what its function's cases compare."""
    for term in undecided_signs(ctx, _compared_at_point(ctx, claim.lhs)):

        def in_case(inner: Context, term: Term = term) -> Theorem | None:
            return _impossible(inner, term, claim) or prove(inner, claim, depth - 1)

        return split(ctx, term, claim, in_case)
    return None


def _compared_at_point(ctx: Context, derivative: Term) -> Iterator[Term]:
    """Yield what the cases of a function compare at the point, as far as they are not settled."""
    match derivative:
        case App("diff", (Lam((param,), body), point)):
            value = substitute(body, {param: point})
        case _:
            return
    unfoldings = [unfolding(ctx.definitions[name]) for name in sorted(ctx.definitions)]
    yield from split_terms(normalise(ctx, value, (*unfoldings, *meanings())).claim.rhs)
    unfolded = normalise(Context(ctx.definitions), body, unfoldings).claim.rhs
    yield from fixed_factors(App(derivative.head, (Lam((param,), unfolded), point)))


def _impossible(ctx: Context, term: Term, claim: Claim) -> Theorem | None:
    """Return any claim where a hypothesis says term = 0 and another 0 < term^2."""
    zero, square = Claim("=", term, ZERO), App("^", (term, Num(2)))
    if not {zero, Claim("<", ZERO, square)} <= ctx.claims:
        return None
    apart = nonzero_of_square(term)
    return apart and contradiction((infer("assume", (), zero), apart), claim)


def joined(
    ctx: Context,
    right: Theorem | None,
    left: Theorem | None,
    equal: Callable[[Context, Term, Term], Theorem | None],
) -> Theorem | None:
    """Return the judgement from both sides, where they have the same value."""
    if right is None or left is None:
        return None
    link = equal(ctx, left.claim.rhs, right.claim.rhs)
    return link and attempt("deriv_join", (right, infer("trans", (left, link))))


def disagreement(ctx: Context, right: Theorem, left: Theorem) -> Theorem | None:
    """Return, from the hypothesis that a derivative exists, that 0 is not 0: its sides differ."""
    derivative = right.claim.lhs
    exists = infer("assume", (), Claim("diff", derivative, derivative))
    values: list[Theorem] = []
    for judged in (right, left):
        side = infer("deriv_side", (exists,), judged.claim.rel)
        values.append(infer("deriv_unique", (side, judged)))
    equal = chain(symm(values[0]), values[1])
    apart = prove_claim(ctx, Claim("!=", equal.claim.lhs, equal.claim.rhs))
    return apart and contradiction((equal, apart), Claim("!=", ZERO, ZERO))


def jump(judge: Judge, body: Term) -> Theorem | None:
    """Return, from the hypothesis that a derivative exists, that 0 is not 0: the value jumps.

    With f differentiable at a, (z - a)*f(z) has the derivative f(a) there; if f(z) = g(z) for
    z > a, it also has the derivative g(a).  The judge is one-sided.
    """
    z = Var(judge.name)
    opens = open_conditions(judge, body)
    inner = judge.ctx.assuming((*opens, *side_condition(judge, strict=True)))
    resolved = normalise(inner, body, meanings()).claim.rhs
    if resolved == body:
        return None
    factor = App("-", (z, judge.point))
    products = [App("*", (factor, function)) for function in (body, resolved)]
    derivative = App("diff", (Lam((judge.name,), body), judge.point))
    exists = infer("assume", (), Claim("diff", derivative, derivative))
    side = infer("deriv_side", (exists,), judge.rel)
    factor_judged = judge.judge(factor)
    known = judge.judge(products[1])
    agree = _agreement(judge, opens, products[0], products[1])
    if factor_judged is None or known is None or agree is None:
        return None
    second = local(judge, products[0], agree, known)
    first = attempt("deriv_mul", (factor_judged, side))
    equal = attempt("deriv_unique", (first, second)) if first and second else None
    if equal is None:
        return None
    apart = prove_claim(judge.ctx, Claim("!=", judge.at(body), judge.at(resolved)))
    if apart is None:
        apart = _apart(judge, body, resolved)
    return apart and contradiction(_evaluated(equal, apart), Claim("!=", ZERO, ZERO))


def _apart(judge: Judge, body: Term, resolved: Term) -> Theorem | None:
    """Return that two functions differ at the point, their cases being settled there."""
    left, right = (
        normalise(judge.ctx, judge.at(function), meanings()) for function in (body, resolved)
    )
    apart = prove_claim(judge.ctx, Claim("!=", left.claim.rhs, right.claim.rhs))
    claim = Claim("!=", left.claim.lhs, right.claim.lhs)
    one, minus = Num(1), App("neg", (Num(1),))
    return apart and attempt("linear", (apart, left, right), claim, (one, one, minus))


def _evaluated(equal: Theorem, apart: Theorem) -> tuple[Theorem, ...]:
    """Return u = v and u != v, where u and v are sums of the sides of an equation."""
    claim = Claim("=", apart.claim.lhs, apart.claim.rhs)
    plain = transfer(claim, equal)
    return (equal, apart) if plain is None else (plain, apart)


__all__ = [
    "SIDES",
    "by_cases",
    "derivative_of_derivative",
    "disagreement",
    "joined",
    "jump",
    "local",
    "open_conditions",
    "piecewise",
    "transplanted",
    "undecided_signs",
]
