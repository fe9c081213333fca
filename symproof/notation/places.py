"""How the parts of a term stand together: shared by the readers and the printers.

One number, the *place* of a term, governs brackets both ways: the loosest level that may stand
there bare.  A term of a looser level needs a pair of brackets; any further pair is the author's,
and a node of the term.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import gcd
from typing import Final, NamedTuple, TypeGuard

from symproof.kernel.sequent import Claim
from symproof.kernel.term import BRACKET, App, Lam, Num, Term, Var

# levels, loosest first
SUM, PRODUCT, POWER, ATOM = 1, 2, 3, 4

# operator -> its level, the place of its left operand, the place of its right operand
OPERATORS: Final[Mapping[str, tuple[int, int, int]]] = {
    "+": (SUM, SUM, PRODUCT),
    "-": (SUM, SUM, PRODUCT),
    "*": (PRODUCT, PRODUCT, POWER),
    ".*": (PRODUCT, PRODUCT, POWER),
    "/": (PRODUCT, PRODUCT, POWER),
    "^": (POWER, ATOM, POWER),
}
NEG_OPERAND: Final = PRODUCT
# a fraction with so large a part is not shown as a decimal
TOO_LONG: Final = 10**100
# decimals have at most so many digits, which Python writes and reads
_LONGEST: Final = 4_200
FLIPPED: Final[Mapping[str, str]] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
# the relation of a term and a numeral to which it is rounded
ROUNDED: Final = "~="


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
    if core.head == "transpose":
        return POWER
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
    """Return the claim of a relation as written: a > b is b < a, and see `rounded_claim`.

    Raises:
        KernelError: a term would be too large or too deep.
        TypeError: what a term is rounded to is not a numeral.
    """
    if relation == ROUNDED:
        return rounded_claim(a, b, forall)
    if relation in (">", ">="):
        return Claim(FLIPPED[relation], b, a, forall)
    return Claim(relation, a, b, forall)


def rounded_claim(a: Term, b: Term, forall: tuple[str, ...] = ()) -> Claim:
    """Return what `a ~= b` says: a is within half a unit of the last digit that b is written with.

    A decimal is a fraction over a power of ten, so that 1, 1.0 and 1.00 are different terms:
    `a ~= 1.00` is abs(a - 1.00) <= 0.005.

    Raises:
        KernelError: a term would be too large or too deep.
        TypeError: b is not a numeral, with a sign or without.
    """
    negative = type(b) is App and b.head == "neg"
    numeral = b.args[0] if type(b) is App and b.head == "neg" else b
    parts = _decimal_parts(numeral)
    if parts is None:
        raise TypeError(f"{b!r} is not a decimal numeral")
    half = App("/", (Num(5), Num(10 * parts[1])))
    gap = App("+" if negative else "-", (a, numeral))
    return Claim("<=", App("abs", (gap,)), half, forall)


def _decimal_parts(numeral: Term) -> tuple[int, int] | None:
    """Return the digits of a numeral as a number, and the power of ten below; None for others."""
    match numeral:
        case Num(value):
            return value, 1
        case App("/", (Num(above), Num(below))):
            places = len(str(below)) - 1 if below < 10**_LONGEST else 0
            return (above, below) if places and below == 10**places else None
        case _:
            return None


def rounded_text(term: Term) -> str:
    """Return a numeral that a term is rounded to with all its digits, 1/10 as 0.1.

    Raises:
        TypeError: it is not a numeral, with a sign or without.
    """
    if type(term) is App and term.head == "neg":
        return f"-{rounded_text(term.args[0])}"
    parts = _decimal_parts(term)
    if parts is None:
        raise TypeError(f"{term!r} is not a decimal numeral")
    above, below = parts
    places = len(str(below)) - 1
    text = str(above).zfill(places + 1)
    return f"{text[:-places]}.{text[-places:]}" if places else text


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


# limit or integral -> what stands in its text before its numbers, and after them
INFINITE: Final[Mapping[str, tuple[str, str]]] = {
    "limit": ("", ""),
    "limit+": ("", ", '+'"),
    "limit-": ("", ", '-'"),
    "limit+oo": ("", ", oo"),
    "limit-oo": ("", ", -oo"),
    "integral": ("", ""),
    "integral+oo": ("", ", oo"),
    "integral-oo": (", -oo", ""),
    "integral-oo+oo": (", -oo", ", oo"),
}


def is_row(block: Term) -> TypeGuard[App]:
    """Whether a block is a row of blocks: [A, B; C, D] is one row on top of another."""
    return type(block) is App and block.head == "hcat"


def rows_of(term: App) -> list[tuple[Term, ...]]:
    """Return the blocks of a matrix row by row, where all its rows have as many."""
    if term.head == "hcat":
        return [term.args]
    rows = [block.args for block in term.args if is_row(block)]
    if len(rows) == len(term.args) and len({len(row) for row in rows}) == 1:
        return rows
    return [(block,) for block in term.args]


class Remainder(NamedTuple):
    """What `function = value + O(power)` says, as `param` tends to 0."""

    function: Term
    value: Term
    param: str
    power: Term


def remainder_parts(claim: Claim) -> Remainder | None:
    """Return what a claim says with O, None for what is said otherwise."""
    match claim.lhs:
        case App("limit", (Lam((x,), App("/", (App("-", (f, p)), power))), Num(0))):
            pass
        case _:
            return None
    match power:
        case Var(name) | App("^", (Var(name), Num())) if name == x:
            is_power = power != App("^", (Var(x), Num(0)))
        case _:
            is_power = False
    is_read = claim.rel == "bounded" and is_power and x in f.variables | p.variables
    return Remainder(f, p, x, power) if is_read else None


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
