"""Mistakes that people make: each edit changes one place of a term.

An edit is a proposal only: whether its result is false is for the refutation to tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from symproof.kernel.errors import KernelError
from symproof.kernel.term import BRACKET, App, Term
from symproof.notation.places import strip
from symproof.notation.plain import show
from symproof.teaching.places import fill

# functions that are taken for each other
CONFUSED: Final = {"max": "min", "min": "max", "sin": "cos", "cos": "sin", "sinh": "cosh"}
SIGNS: Final = {"+": "-", "-": "+"}
# nobody overlooks a longer factor than one of so many characters
SMALL: Final = 6
# no mistake is looked for deeper than so many places
MOST: Final = 200


class Edit(NamedTuple):
    """A term with a mistake, and what the mistake is: a key of the catalogue."""

    kind: str
    term: Term


def _sign(term: App) -> Iterator[Term]:
    if term.head in SIGNS:
        yield App(SIGNS[term.head], term.args)


def _minus(term: App) -> Iterator[Term]:
    if term.head == "neg":
        yield term.args[0]


def _factor(term: App) -> Iterator[Term]:
    if term.head == "*":
        a, b = term.args
        yield from [kept for kept, lost in ((b, a), (a, b)) if len(show(lost)) <= SMALL]


def _distribute(term: App) -> Iterator[Term]:
    if term.head != "*":
        return
    a, b = term.args
    inner = strip(b)
    if isinstance(inner, App) and inner.head in SIGNS:
        yield App(inner.head, (App("*", (a, strip(inner.args[0]))), inner.args[1]))


def _exponent(term: App) -> Iterator[Term]:
    if term.head == "^":
        yield term.args[0]


def _linear(term: App) -> Iterator[Term]:
    if term.head in ("exp", "log", "sqrt", "tanh", "erf", "sin", "cos"):
        inner = strip(term.args[0])
        if isinstance(inner, App) and inner.head in SIGNS:
            yield App(inner.head, tuple([App(term.head, (part,)) for part in inner.args]))


def _swap(term: App) -> Iterator[Term]:
    if term.head in CONFUSED:
        yield App(CONFUSED[term.head], term.args)


EDITS: Final[dict[str, Callable[[App], Iterator[Term]]]] = {
    "edit_sign": _sign,
    "edit_minus": _minus,
    "edit_factor": _factor,
    "edit_distribute": _distribute,
    "edit_exponent": _exponent,
    "edit_linear": _linear,
    "edit_swap": _swap,
}


def edits(term: Term) -> Iterator[Edit]:
    """Yield the term with one mistake, for every place and mistake; matrices have none."""
    for i, (path, part) in enumerate(_places(term, ())):
        if i >= MOST:
            return
        for kind, edit in EDITS.items():
            for wrong in edit(part):
                try:
                    found = fill(term, path, wrong)
                except KernelError:
                    continue
                if found != term:
                    yield Edit(kind, found)


def _places(term: Term, path: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], App]]:
    if not isinstance(term, App) or term.shape is not None:
        return
    if term.head != BRACKET:
        yield path, term
    for i, arg in enumerate(term.args):
        yield from _places(arg, (*path, i))
