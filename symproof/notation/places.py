"""How the parts of a term stand together: shared by the readers and the printers.

One number, the *place* of a term, governs brackets both ways: the loosest level that may stand
there bare.  A term of a looser level needs a pair of brackets; any further pair is the author's,
and a node of the term.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import gcd
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
# a fraction with so large a part is not shown as a decimal
TOO_LONG: Final = 10**100
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
    if decimal(core) is not None:
        return ATOM
    return OPERATORS[core.head][0] if core.head in OPERATORS else ATOM


def needs_brackets(core: Term, place: int) -> bool:
    """Whether a term, its outer brackets taken off, needs a pair of brackets at `place`."""
    return level(core) < place


def decimal(term: Term) -> str | None:
    """Return the text of a fraction that is read from a decimal, None for any other term.

    Proper tenths in lowest terms are left as fractions: authors write 1/10, and hardly 27/100.
    """
    match term:
        case App("/", (Num(above), Num(below))) if max(above, below) < TOO_LONG:
            digits = len(str(below)) - 1
            proper = below == 10 and above < 10 and gcd(above, below) == 1
            if below != 10**digits or digits == 0 or proper:
                return None
            text = str(above).zfill(digits + 1)
            return f"{text[:-digits]}.{text[-digits:]}"
        case _:
            return None


def rank(term: Term) -> int:
    """Return 0 for a rational number, 1 for another term without variables, 2 for any other."""
    match strip(term):
        case Num():
            return 0
        case App("neg", (a,)):
            return rank(a)
        case App("/", (Num(), Num())):
            return 0
        case core:
            return 2 if core.variables or core.functions else 1


def written_claim(a: Term, relation: str, b: Term, forall: tuple[str, ...] = ()) -> Claim:
    """Return the claim of a relation as written: a > b is b < a."""
    if relation in (">", ">="):
        return Claim(FLIPPED[relation], b, a, forall)
    return Claim(relation, a, b, forall)


@dataclass(frozen=True, slots=True)
class Stated:
    """Relations between neighbouring terms as they stand on the page: `b > a`, `-3 < x <= 3`.

    A claim has the rising relations only, and no chains.
    """

    terms: tuple[Term, ...]
    relations: tuple[str, ...]
    forall: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claim of each relation."""
        links = zip(self.terms, self.relations, self.terms[1:], strict=False)
        return tuple([written_claim(a, relation, b, self.forall) for a, relation, b in links])

    @property
    def claim(self) -> Claim:
        """The claim of the first relation, which is the only one where it is no chain."""
        return self.claims[0]


def sides(claim: Claim) -> tuple[Term, str, Term]:
    """Return a claim as it is printed: `x > 0`, not `0 < x`."""
    if claim.rel in FLIPPED and rank(claim.lhs) < rank(claim.rhs):
        return claim.rhs, FLIPPED[claim.rel], claim.lhs
    return claim.lhs, claim.rel, claim.rhs


def stated(claim: Claim | Stated) -> Stated:
    """Return a claim as it is printed."""
    if isinstance(claim, Stated):
        return claim
    lhs, relation, rhs = sides(claim)
    return Stated((lhs, rhs), (relation,), claim.forall)


def falling(claim: Claim) -> Stated:
    """Return `a < b` as `b > a`."""
    return Stated((claim.rhs, claim.lhs), (FLIPPED[claim.rel],), claim.forall)


def merged(claims: Sequence[Claim]) -> tuple[Claim | Stated, ...]:
    """Return neighbouring claims `-3 < x` and `x < 3`, in either order, as `-3 < x < 3`."""
    found: list[Claim | Stated] = []
    for claim in claims:
        last = found[-1] if found else None
        chain = _chained(last, claim) if isinstance(last, Claim) else None
        if chain is None:
            found.append(claim)
        else:
            found[-1] = chain
    return tuple(found)


def _chained(a: Claim, b: Claim) -> Stated | None:
    """Return two rising claims as a chain, None where they are not about one term."""
    if a.forall or b.forall or not {a.rel, b.rel} <= {"<", "<="}:
        return None
    for low, high in ((a, b), (b, a)):
        if low.rhs == high.lhs:
            return Stated((low.lhs, low.rhs, high.rhs), (low.rel, high.rel))
    return None


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
