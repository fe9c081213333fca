"""Terms by cases: where to split, and what abs, sign, max, min and cases are in a case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from symproof.engine.equality import attempt, chain, congruence
from symproof.kernel.sequent import ZERO, Claim, guard_claim, negation
from symproof.kernel.term import App, Term
from symproof.kernel.theorem import Theorem, infer

Settler = Callable[[Claim], Theorem | None]

# primitive: the axioms that say what it is, each under a condition
VALUES: Final[Mapping[str, tuple[str, ...]]] = {
    "abs": ("abs_of_nonneg", "abs_of_neg"),
    "sign": ("sign_of_pos", "sign_of_neg"),
    "max": ("max_of_ge", "max_of_le"),
    "min": ("min_of_le", "min_of_ge"),
}


def split_terms(term: Term) -> Iterator[Term]:
    """Yield the terms whose sign settles a conditional function in `term`, innermost first."""
    if not isinstance(term, App) or term.head == "diff":
        return
    for arg in term.args:
        yield from split_terms(arg)
    match term:
        case App("abs" | "sign", (a,)):
            yield a
        case App("max" | "min", (a, b)):
            yield compared(a, b)
        case App("cases", (guard, *_)):
            condition = guard_claim(guard)
            yield compared(condition.lhs, condition.rhs)
        case _:
            pass


def compared(a: Term, b: Term) -> Term:
    """Return a term with the sign of a - b, or of b - a: as simple as possible."""
    if b == ZERO:
        return a
    return b if a == ZERO else App("-", (a, b))


def value_in_case(term: Term, settle: Settler) -> Theorem | None:
    """Return what a conditional function is where its condition is settled, None elsewhere."""
    match term:
        case App("cases", (guard, *_)):
            return _branch(term, guard_claim(guard), settle)
        case App(head, args) if head in VALUES:
            for name in VALUES[head]:
                theorem = infer("axiom", (), name, args)
                (condition,) = theorem.hyps
                found = settle(condition)
                if found is not None:
                    return infer("cut", (found, theorem))
            return _sign_zero(term, settle) if head == "sign" else None
        case _:
            return None


def _branch(term: Term, condition: Claim, settle: Settler) -> Theorem | None:
    found = settle(condition) or settle(negation(condition))
    return None if found is None else attempt("branch", (found,), term)


def _sign_zero(term: App, settle: Settler) -> Theorem | None:
    equation = settle(Claim("=", term.args[0], ZERO))
    if equation is None:
        return None
    return chain(congruence(term, [equation]), infer("axiom", (), "sign_zero", ()))
