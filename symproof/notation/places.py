"""How the parts of a term stand together: shared by the readers and the printers.

One number, the *place* of a term, governs brackets both ways: the loosest level that may stand
there bare.  A term of a looser level needs a pair of brackets; any further pair is the author's,
and a node of the term.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from symproof.kernel.sequent import Claim
from symproof.kernel.term import BRACKET, App, Lam, Num, Term, Var

# levels, loosest first
SUM, PRODUCT, POWER, ATOM = 1, 2, 3, 4

# operator -> its level, the place of its left operand, the place of its right operand
OPERATORS: Final[Mapping[str, tuple[int, int, int]]] = {
    "+": (SUM, SUM, PRODUCT),
    "-": (SUM, SUM, PRODUCT),
    "*": (PRODUCT, PRODUCT, POWER),
    "/": (PRODUCT, PRODUCT, POWER),
    "^": (POWER, ATOM, POWER),
}
NEG_OPERAND: Final = PRODUCT
FLIPPED: Final[Mapping[str, str]] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def strip(term: Term) -> Term:
    """Return the term without the bracket nodes around it."""
    while type(term) is App and term.head == BRACKET:
        (term,) = term.args
    return term


def level(core: Term) -> int:
    """Return how loosely a term, its outer brackets taken off, holds together."""
    if type(core) is not App:
        return ATOM
    if core.head == "neg":
        return SUM
    return OPERATORS[core.head][0] if core.head in OPERATORS else ATOM


def needs_brackets(core: Term, place: int) -> bool:
    """Whether a term, its outer brackets taken off, needs a pair of brackets at `place`."""
    return level(core) < place


def is_numeral(term: Term) -> bool:
    """Whether the term is a numeral or the negative of one."""
    return type(term) is Num or (
        type(term) is App and term.head == "neg" and type(term.args[0]) is Num
    )


def sides(claim: Claim) -> tuple[Term, str, Term]:
    """Return a claim as it is printed: `x > 0`, not `0 < x`."""
    if claim.rel in FLIPPED and is_numeral(claim.lhs) and not is_numeral(claim.rhs):
        return claim.rhs, FLIPPED[claim.rel], claim.lhs
    return claim.lhs, claim.rel, claim.rhs


class Derivative(NamedTuple):
    """The derivative of some order of the function that takes `param` to `body`, at `point`."""

    param: str
    body: Term
    point: Term
    order: int


def derivative_parts(term: Term) -> Derivative:
    """Return what a derivative is of, one within the other counted as one of a higher order.

    Raises:
        TypeError: the term is not a derivative.
    """
    match term:
        case App("diff", (Lam((param,), body), point)):
            pass
        case _:
            raise TypeError(f"{term!r} is not a derivative")
    order = 1
    while True:
        match body:
            case App("diff", (Lam((inner,), deeper), Var(name))) if inner == name == param:
                body = deeper
                order += 1
            case _:
                return Derivative(param, body, point, order)
