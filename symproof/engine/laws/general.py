"""How general theorems are stated and used: with variables for which terms are put."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Num, Term, Var
from symproof.kernel.theorem import Theorem, infer

ONE: Final = Num(1)
TWO: Final = Num(2)
# names that no author writes: terms are put for them one after another
X: Final = Var("x__lemma")
Y: Final = Var("y__lemma")
# what Y is called while a term is put for X
APART: Final = Var("y__put")

Lemma = Callable[[], Theorem]


def of(head: str, term: Term) -> App:
    """Return head(term)."""
    return App(head, (term,))


def general(prove: Callable[[], Theorem | None]) -> Lemma:
    """Return the function that proves a lemma, made to prove it only once.

    The function raises LookupError if the kernel refuses the proof.
    """

    @cache
    def proved() -> Theorem:
        theorem = prove()
        if theorem is None:
            raise LookupError(f"{prove.__name__} has no proof")
        return theorem

    return proved


def at(theorem: Theorem, *terms: Term) -> Theorem:
    """Return a theorem about X and Y with terms put for them.

    Raises:
        KernelError: the terms are too large.
    """
    result = theorem
    if len(terms) > 1:
        result = infer("put", (result,), Y.name, APART)
    for parameter, term in zip((X.name, APART.name), terms, strict=False):
        result = infer("put", (result,), parameter, term)
    return result


def given(theorem: Theorem, *conditions: Theorem) -> Theorem | None:
    """Return a theorem with its conditions cut, None where one is missing."""
    result = theorem
    for condition in conditions:
        if condition.claim in result.hyps:
            result = infer("cut", (condition, result))
    known = frozenset[Claim]().union(*(condition.hyps for condition in conditions))
    return result if result.hyps <= known else None


def cited(lemma: Lemma, terms: tuple[Term, ...], *conditions: Theorem) -> Theorem | None:
    """Return a lemma at some terms with its conditions cut, None where one is missing."""
    return given(at(lemma(), *terms), *conditions)
