"""Citing facts: an equation as a rewriter, and any fact at the terms that occur in a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from symproof.engine.context import Bindings, Context, Fact, match
from symproof.engine.equality import attempt, chain, ring, same, specialise, symm
from symproof.engine.order.linear import prove_linear, rational
from symproof.engine.order.signs import settle, use
from symproof.engine.rewriting import Leaf, Rewriter
from symproof.kernel.ring import Ring, add
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import BRACKET, App, Term, Var, bound_names
from symproof.kernel.theorem import Theorem

# what arithmetic knows: a subterm with another head is what a fact can be about
ARITHMETIC: Final = frozenset({"+", "-", "*", "/", "^", "neg", BRACKET})


def oriented(fact: Fact) -> Fact:
    """Return the fact as an equation whose left side is not a mere pattern variable."""
    claim = fact.theorem.claim
    if claim.rel == "=" and is_pattern(claim.lhs, fact):
        return Fact(fact.name, symm(fact.theorem), fact.variables)
    return fact


def is_pattern(term: Term, fact: Fact) -> bool:
    """Whether a side of a fact is a mere pattern variable, which would match everything."""
    return isinstance(term, Var) and term.name in fact.variables


def citing(fact: Fact, *, loose: bool = False) -> Rewriter:
    """Return the rewriter that uses an equation from left to right."""
    claim = fact.theorem.claim
    usable = claim.rel == "=" and not is_pattern(claim.lhs, fact)

    def rewrite(ctx: Context, term: Term) -> Theorem | None:
        if not usable:
            return None
        bindings = match(claim.lhs, term, fact.variables, {}, loose=loose)
        theorem = _used(ctx, fact, bindings)
        if theorem is None:
            return None
        link = same(term, theorem.claim.lhs)
        if link is None and (loose or bound_names(term)):
            # bound variables may have other names
            link = ring(term, theorem.claim.lhs)
        return None if link is None else chain(link, theorem)

    return rewrite


def solved(fact: Fact) -> Fact | None:
    """Return an equation solved for the largest function in it, None where that is not linear.

    So `f(t) - f(-t) = t` becomes an equation for f(-t).
    """
    claim = fact.theorem.claim
    if claim.rel != "=" or not (isinstance(claim.lhs, App) and claim.lhs.head in ARITHMETIC):
        return None
    candidates = [p for p in applications(claim.lhs, claim.rhs) if p.variables >= fact.variables]
    for target in sorted(candidates, key=lambda part: -part.size)[:1]:
        factor = _coefficient(claim, target)
        if factor is None:
            return None
        rest = App("/", (App("-", (claim.rhs, claim.lhs)), rational(factor)))
        equation = Claim("=", target, _without(rest, target))
        multiplier = rational(Fraction(1) / factor)
        found = attempt("linear", (fact.theorem,), equation, (multiplier,))
        return None if found is None else Fact(fact.name, found, fact.variables)
    return None


def _coefficient(claim: Claim, target: Term) -> Fraction | None:
    """Return c where lhs - rhs is c*target plus terms without it, c being a number but 0."""
    ring_ = Ring()
    gap = add(ring_.normal(claim.lhs), ring_.normal(claim.rhs), -1)
    ((monomial, _),) = ring_.normal(target).items()
    others = [m for m in gap if m != monomial and not {a for a, _ in m}.isdisjoint(dict(monomial))]
    return None if others or monomial not in gap else Fraction(gap[monomial])


def _without(term: Term, target: Term) -> Term:
    """Return the term with 0 for the target."""
    if term == target:
        return ZERO
    if not isinstance(term, App):
        return term
    return App(term.head, tuple([_without(arg, target) for arg in term.args]))


def _used(ctx: Context, fact: Fact, bindings: Bindings | None) -> Theorem | None:
    """Return the fact at bindings of all its variables."""
    if bindings is None or len(bindings) != len(fact.variables):
        return None
    return use(ctx, fact, bindings)


def combining(fact: Fact) -> Leaf:
    """Return the leaf that proves a = b as an instance of an equation, or a multiple of one.

    So `f(t) - f(-t) = t` gives f(-x) = f(x) - x as well.
    """

    def prove(ctx: Context, a: Term, b: Term) -> Theorem | None:
        if fact.theorem.claim.rel != "=":
            return None
        claim = Claim("=", a, b)
        for theorem in (*_exactly(ctx, fact, claim), *instances(ctx, fact, claim)):
            found = prove_linear(claim, (theorem,))
            if found is not None:
                return found
        return None

    return prove


def _exactly(ctx: Context, fact: Fact, claim: Claim) -> Iterator[Theorem]:
    """Yield the instances of an equation that are the claim, read in either direction."""
    given = fact.theorem.claim
    for lhs, rhs in ((claim.lhs, claim.rhs), (claim.rhs, claim.lhs)):
        bindings = match(given.lhs, lhs, fact.variables, {})
        if bindings is not None:
            bindings = match(given.rhs, rhs, fact.variables, bindings)
        theorem = _used(ctx, fact, bindings)
        if theorem is not None:
            yield theorem


def instances(ctx: Context, fact: Fact, claim: Claim) -> Iterator[Theorem]:
    """Yield the fact at the values that make a function in it a function in the claim."""
    given = fact.theorem.claim
    patterns = [
        part
        for part in applications(given.lhs, given.rhs)
        if part.variables >= fact.variables and fact.variables
    ]
    tried: list[Bindings] = []
    for part in applications(claim.lhs, claim.rhs):
        for pattern in patterns:
            bindings = match(pattern, part, fact.variables, {})
            if bindings is None or bindings in tried:
                continue
            tried.append(bindings)
            theorem = _used(ctx, fact, bindings)
            if theorem is not None:
                yield theorem


def applications(*terms: Term) -> Iterable[Term]:
    """Return the parts of terms that are not arithmetic, each once."""
    found: dict[Term, None] = {}
    pending = list(terms)
    while pending:
        part = pending.pop(0)
        if isinstance(part, App):
            if part.head not in ARITHMETIC:
                found[part] = None
            pending.extend(part.args)
    return found.keys()


def combination(ctx: Context, claim: Claim, facts: Iterable[Fact]) -> Theorem | None:
    """Return the claim as a rational combination of instances of the facts.

    The instances are those at the terms of the claim, and at the variables that a fact is
    stated with.
    """
    premises: list[Theorem] = []
    for fact in facts:
        own: Bindings = {name: Var(name.removesuffix("__p")) for name in fact.variables}
        theorem = _used(ctx, fact, own)
        settled = None if theorem is None else settle(ctx, specialise(theorem))
        if settled is not None:
            premises.append(settled)
        premises.extend(instances(ctx, fact, claim))
    return prove_linear(claim, premises)
