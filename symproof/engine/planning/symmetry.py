"""Symmetries: h(-u) for the elementary functions, each by what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from symproof.engine.equality import bare
from symproof.engine.planning.sides import Side
from symproof.engine.planning.tidy import tidied
from symproof.kernel.term import GUARDS, App, Num, Term
from symproof.notation.steps import Reason

Reasons = tuple[Reason, ...]

# functions inside functions
MAX_NESTED: Final = 4


def _minus(value: Term) -> Term:
    return -value


def _complement(value: Term) -> Term:
    return Num(1) - value


def _unchanged(value: Term) -> Term:
    return value


def _by(*words: str) -> Reasons:
    """Return reasons from their words: "unfold tanh", "ring"."""
    return tuple([Reason(kind, tuple(names)) for kind, *names in map(str.split, words)])


# function: h(-u) from h(u), and the reasons to try
SYMMETRIES: Final[Mapping[str, tuple[Callable[[Term], Term], tuple[Reasons, ...]]]] = {
    "sin": (_minus, (_by("axiom sin_neg"), _by("axiom sin_neg", "ring"))),
    "cos": (_unchanged, (_by("axiom cos_neg"), _by("axiom cos_neg", "ring"))),
    "atan": (_minus, (_by("axiom atan_neg"), _by("axiom atan_neg", "ring"))),
    "erf": (_minus, (_by("axiom erf_neg"), _by("axiom erf_neg", "ring"))),
    "tan": (_minus, (_by("unfold tan", "axiom sin_neg cos_neg", "ring"),)),
    "abs": (_unchanged, (_by("root"), _by("root", "ring"))),
    "sign": (_minus, (_by("cases"), _by("cases", "ring"))),
    "sinh": (_minus, (_by("unfold sinh", "ring"),)),
    "cosh": (_unchanged, (_by("unfold cosh", "ring"),)),
    "tanh": (_minus, (_by("unfold tanh", "ring"),)),
    "sigmoid": (_complement, (_by("unfold sigmoid", "exp"),)),
    "Phi": (_complement, (_by("unfold Phi", "axiom erf_neg", "ring"),)),
}


def reflected(term: Term, head: str) -> Term:
    """Return a term with h(-u) in it replaced by what it is in terms of h(u)."""
    match term:
        case App(name, args) if name not in GUARDS and name != "diff":
            inner = App(name, tuple([reflected(arg, head) for arg in args]))
            match inner:
                case App(own, (a,)) if own == head:
                    negated = bare(a)
                    if isinstance(negated, App) and negated.head == "neg":
                        return SYMMETRIES[head][0](App(head, negated.args))
                    return inner
                case _:
                    return inner
        case _:
            return term


def use_symmetries(side: Side) -> bool:
    """Add lines by which functions at -u become functions at u, a line for each function.

    In erf(tanh(-x)) the inner function comes first, whatever the order of the table is.
    """
    changed = False
    for _ in range(MAX_NESTED):
        if not _reflect_each(side):
            break
        changed = True
    return changed


def _reflect_each(side: Side) -> bool:
    """Add a line for each function that stands at some -u, and return whether there was one."""
    tidy = tidied(side.term)
    changed = False
    for head, (_, choices) in SYMMETRIES.items():
        if reflected(tidy, head) == tidy:
            continue

        def reflect(head: str = head, choices: tuple[Reasons, ...] = choices) -> bool:
            new = reflected(side.term, head)
            return side.go(tidied(new) if head != "sigmoid" else new, *choices)

        if side.attempt(side.tidy, reflect):
            changed = True
            tidy = tidied(side.term)
    return changed


__all__ = ["SYMMETRIES", "reflected", "use_symmetries"]
