"""Replacing parts of terms and claims, and what can be told from the look of a term."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import attempt, chain, congruence, refl
from symproof.engine.laws.established import MEANINGS, established
from symproof.engine.order.linear import rational
from symproof.engine.order.order_lemmas import at, exp_neg
from symproof.engine.order.polynomials import Polynomials
from symproof.engine.order.sign_lemmas import MINUS_ONE, ONE
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import Poly
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import BINDERS, GUARDS, App, Term, Var
from symproof.kernel.theorem import Theorem

Step = Callable[[Term], Theorem | None]

MAX_UNFOLDINGS: Final = 100


def replaced(term: Term, step: Step) -> Theorem:
    """Return term = term', with the step taken wherever it applies, inside first."""
    result = refl(term)
    if not isinstance(term, App) or term.head in BINDERS:
        return step(term) or result
    guards = [isinstance(arg, App) and arg.head in GUARDS for arg in term.args]
    parts = [
        None if guard else replaced(arg, step) for arg, guard in zip(term.args, guards, strict=True)
    ]
    result = congruence(term, parts)
    found = step(result.claim.rhs)
    if found is None:
        return result
    return chain(result, found, replaced(found.claim.rhs, step))


def sides(claim: Claim) -> tuple[Term, Term]:
    """Return both sides of a claim."""
    return claim.lhs, claim.rhs


def is_sum(term: Term) -> bool:
    """Whether a term is arithmetic of others, and no variable or function itself."""
    return isinstance(term, App) and term.head in ("+", "-", "*", "/", "^", "neg", "()")


def is_affine(term: Term) -> bool:
    """Whether a term is visibly a sum of multiples of variables and a constant."""
    match term:
        case App("+" | "-" | "neg" | "()", args):
            return all(map(is_affine, args))
        case App("*", (a, b)):
            return is_affine(a) and is_affine(b) and not (a.variables and b.variables)
        case App("/", (a, b)):
            return is_affine(a) and is_affine(b) and not b.variables
        case App():
            return False
        case _:
            return True


def has_derivative(term: Term) -> bool:
    """Whether a term has a derivative in it."""
    return isinstance(term, App) and (term.head == "diff" or any(map(has_derivative, term.args)))


def values_of_variables(hyps: Iterable[Theorem]) -> tuple[Theorem, ...]:
    """Return an equation x = t for each variable to which hypotheses give a value.

    A variable that has one stands in no value.
    """
    found: dict[str, Theorem] = {}
    used: set[str] = set()
    for hyp in hyps:
        value = _value_of_variable(hyp)
        if value is None or not isinstance(value.claim.lhs, Var):
            continue
        name = value.claim.lhs.name
        others = value.claim.rhs.variables
        if name not in used and others.isdisjoint((name, *found)):
            found[name] = value
            used |= others
    return tuple(found.values())


def _value_of_variable(hyp: Theorem) -> Theorem | None:
    """Return x = t from an equation that is linear in x, None from any other hypothesis."""
    claim = hyp.claim
    if claim.rel != "=" or claim.forall:
        return None
    if isinstance(claim.lhs, Var):
        return hyp
    polynomials = Polynomials()
    try:
        poly = polynomials.normal(App("-", (claim.lhs, claim.rhs)))
        for name in sorted(claim.variables, reverse=True):
            ((monomial, _),) = polynomials.normal(Var(name)).items()
            coefficient = Fraction(poly.get(monomial, 0))
            if not coefficient:
                continue
            rest: Poly = {m: -c / coefficient for m, c in poly.items() if m != monomial}
            value = polynomials.term(rest)
            if name not in value.variables:
                equation = Claim("=", Var(name), value)
                return attempt("linear", (hyp,), equation, (rational(1 / coefficient),))
    except KernelError:
        return None
    return None


def work(definitions: Mapping[str, Definition], *terms: Term) -> int:
    """Return how many steps it takes to compute the values of terms, definitions included."""
    known: dict[str, int] = {}

    def of(term: Term) -> int:
        if not isinstance(term, App):
            return 1
        total = 1 + sum(map(of, term.args))
        if term.head in definitions:
            if term.head not in known:
                known[term.head] = of(definitions[term.head].body)
            total += known[term.head]
        return total

    return sum(map(of, terms))


def unfolding(ctx: Context, heads: tuple[str, ...]) -> Step:
    """Return the step that replaces a defined function, or one of the primitives, by its body.

    It does so MAX_UNFOLDINGS times at most: definitions by definitions grow without bounds.
    """
    left = MAX_UNFOLDINGS

    def step(term: Term) -> Theorem | None:
        nonlocal left
        match term:
            case App(head, args) if head in ctx.definitions and left > 0:
                left -= 1
                return attempt("unfold", (), ctx.definitions[head], args)
            case App("exp", (App("neg", (a,)),)) if "exp" in heads:
                return at(exp_neg(), {"u": a})
            case App(head, args) if head in heads and head != "exp":
                return established(MEANINGS[head], *args)
            case _:
                return None

    return step


def replaced_in(theorem: Theorem, step: Step) -> Theorem:
    """Return a premise with the same replacements as the goal."""
    claim = theorem.claim
    left, right = replaced(claim.lhs, step), replaced(claim.rhs, step)
    if left.rule == "refl" and right.rule == "refl":
        return theorem
    new = Claim(claim.rel, left.claim.rhs, right.claim.rhs)
    found = attempt("linear", (theorem, left, right), new, (ONE, MINUS_ONE, ONE))
    return found or theorem
