r"""What `x \in S` says of x: bounds, excluded points, the shape of a matrix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from symproof.kernel.sequent import Claim, eq, le, lt, ne
from symproof.kernel.shapes import ONE, Shape, Size, is_size, total
from symproof.kernel.term import Term, Var, is_name
from symproof.notation.errors import NotationError
from symproof.notation.tex.names import identifier
from symproof.notation.tex.syntax import (
    Beside,
    Chain,
    Group,
    Infix,
    Link,
    Name,
    Node,
    Number,
    Prefix,
    Scripts,
)

_REAL: Final = frozenset({"R"})
_WHOLE: Final = frozenset({"Z", "N"})
_KNOWN: Final = "an interval, the real numbers with or without some points, or R^n"
INTEGERS: Final = "integers are not in the notation: {} is read as a real number"

Read = Callable[[Node], Term]


@dataclass(frozen=True, slots=True)
class Membership:
    """What it says of a name that it is in a set.

    Attributes:
        claims: about it.
        shape: of a matrix.
        vector: whether it is in R^n, so that it may also be meant as a row.
        integer: whether it is a whole number, which claims cannot say.
        note: what a reader must know of it.
    """

    claims: tuple[Claim, ...] = ()
    shape: Shape | None = None
    vector: bool = False
    integer: bool = False
    note: str = ""


def membership(subject: Term | str, space: Node, read: Read) -> Membership:
    """Return what it says of a term, or of the name of a matrix, that it is in a set.

    Raises:
        NotationError: the set is not one that is known.
    """
    shaped = shape_of_space(space)
    if shaped is not None:
        shape, vector = shaped
        return Membership(shape=shape, vector=vector)
    if isinstance(subject, str):
        subject = Var(subject)
    match space:
        case Name() | Scripts():
            return _named(subject, space)
        case Infix("setminus" | "-", left, Group("{", "}", items)) if items:
            points = tuple([ne(subject, read(item)) for item in items])
            inner = membership(subject, left, read)
            return Membership((*inner.claims, *points), None, False, inner.integer, inner.note)
        case Group("{", "}", (item,)):
            return Membership((eq(subject, read(item)),))
        case Group("(" | "[" | "]" as opening, ")" | "]" | "[" as closing, (low, high)):
            return Membership(_between(subject, opening, closing, (low, high), read))
        case _:
            raise NotationError("", space.start, _KNOWN)


def _between(
    subject: Term, opening: str, closing: str, ends: tuple[Node, Node], read: Read
) -> tuple[Claim, ...]:
    """Return the bounds that an interval gives; `]0, 1[` is open."""
    low, high = ends
    claims: list[Claim] = []
    if infinite(low) != "-oo":
        claims.append((le if opening == "[" else lt)(read(low), subject))
    if infinite(high) != "oo":
        claims.append((le if closing == "]" else lt)(subject, read(high)))
    return tuple(claims)


def _named(subject: Term, space: Name | Scripts) -> Membership:
    """Read a set with a name: the real numbers, the integers, and parts of them."""
    base, below, above = space, None, None
    if isinstance(space, Scripts):
        if not isinstance(space.base, Name) or space.primes:
            raise NotationError("", space.start, _KNOWN)
        base, below, above = space.base, space.below, space.above
    if not _is_set(base) or not isinstance(base, Name):
        raise NotationError("", space.start, _KNOWN)
    name = base.base
    signs = {_sign(below), _sign(above)} - {""}
    starred = "star" in base.accents or "*" in signs
    claims: list[Claim] = []
    notes: list[str] = []
    if name in _WHOLE:
        if name == "N" or "+" in signs:
            least = 1 if "+" in signs or starred or ">0" in signs else 0
            claims.append(le(least, subject))
        elif starred:
            claims.append(ne(subject, 0))
        return Membership(tuple(claims), integer=True)
    if name == "Q":
        return Membership(note="rational numbers are read as real numbers", integer=True)
    if "?" in signs:
        raise NotationError("", space.start, _KNOWN)
    if starred:
        claims.append(ne(subject, 0))
    if "++" in signs or ">0" in signs:
        claims.append(lt(0, subject))
    elif "+" in signs:
        strict = _sign(above) == "+"
        claims.append(lt(0, subject) if strict else le(0, subject))
        notes.append("positive numbers, 0 left out" if strict else "numbers from 0 on")
    if "-" in signs:
        claims.append(le(subject, 0))
    if ">=0" in signs:
        claims.append(le(0, subject))
    if "<0" in signs:
        claims.append(lt(subject, 0))
    if "<=0" in signs:
        claims.append(le(subject, 0))
    if "!=0" in signs:
        claims.append(ne(subject, 0))
    return Membership(tuple(claims), note="".join(notes))


def _is_set(node: Node) -> bool:
    """Whether a name is that of a set of numbers: R, Z, N, Q; only a set follows ∈."""
    match node:
        case Name(base, style) if style in ("blackboard", "bold", "", "word"):
            return base in _REAL | _WHOLE | {"Q"}
        case _:
            return False


def _sign(node: Node | Chain | None) -> str:
    """Return the mark of a set: + in R_+, >0 in R_{>0}; "?" for another one."""
    match node:
        case None:
            return ""
        case Name(base="+" | "-" as sign):
            return sign
        case Name(base="*" | "ast" | "star"):
            return "*"
        case Name(base="++") | Beside(items=(Name(base="+"), Name(base="+"))):
            return "++"
        case Chain(first=None, links=(Link(relation, Number("0")),)):
            return f"{relation}0"
        case _:
            return "?"


def infinite(node: Node) -> str:
    r"""Return "oo" for \infty, "-oo" for -\infty, "+-oo" for both, "" for what is finite."""
    match node:
        case Name(base="infty" | "infinity" | "oo"):
            return "oo"
        case Prefix("+", operand):
            return infinite(operand)
        case Prefix("-", operand):
            return "-oo" if infinite(operand) == "oo" else ""
        case Prefix("+-" | "-+", operand):
            return "+-oo" if infinite(operand) == "oo" else ""
        case _:
            return ""


# shapes


def shape_of_space(node: Node) -> tuple[Shape, bool] | None:
    r"""Return the shape of the members of `\mathbb{R}^{n \times m}`, None for another set.

    With it comes whether it is R^n, whose members are read as columns and may be meant as rows.
    """
    if not isinstance(node, Scripts) or node.below is not None or node.above is None:
        return None
    if not _is_set(node.base) or not isinstance(node.base, Name) or node.base.base not in _REAL:
        return None
    match node.above:
        case Infix("times", rows, columns):
            sizes = _size(rows), _size(columns)
            if sizes[0] is None or sizes[1] is None:
                return None
            return (sizes[0], sizes[1]), False
        case above:
            length = _size(above)
            if length is None or length == ONE:
                return None
            return (length, ONE), True


def shape_of_sizes(node: Node, *, square: bool = False) -> Shape | None:
    r"""Return the shape that `n \times m` is, or with `square`, n; None for other terms."""
    if square:
        size = _size(node)
        return None if size is None else (size, size)
    if not isinstance(node, Infix) or node.operator != "times":
        return None
    rows, columns = _size(node.left), _size(node.right)
    return None if rows is None or columns is None else (rows, columns)


def is_line(node: Node) -> bool:
    """Whether a set is R^1."""
    match node:
        case Scripts(base, 0, None, Number("1")):
            return _is_set(base)
        case _:
            return False


def _size(node: Node) -> Size | None:
    """Return a number of rows or columns: 3, n, 2n, n + 1, (n + 1), n_1; None for others."""
    match node:
        case Number(text) if text.isdecimal() and 0 < int(text) <= 10**6:
            return ((), int(text))
        case Name() | Scripts():
            name = identifier(node)
            return ((((name, 1),), 0)) if name and is_name(name) and _is_plain(node) else None
        case Beside((Number(text), Name() | Scripts() as factor)) if text.isdecimal():
            inner = _size(factor)
            times = int(text)
            if inner is None or not 0 < times <= 10**6:
                return None
            return tuple((name, count * times) for name, count in inner[0]), 0
        case Infix("cdot", left, right):
            return _size(Beside((left, right), left.start, right.end))
        case Infix("+", left, right):
            sizes = _size(left), _size(right)
            if sizes[0] is None or sizes[1] is None:
                return None
            found = total(sizes[0], sizes[1])
            return found if is_size(found) else None
        case Group("(" | ".", ")" | ".", (inner,)):
            return _size(inner)
        case _:
            return None


def _is_plain(node: Name | Scripts) -> bool:
    """Whether a name is a letter, with a subscript or not, as names of sizes are."""
    name = node.base if isinstance(node, Scripts) else node
    marked = isinstance(node, Scripts) and (node.above is not None or node.primes)
    return isinstance(name, Name) and name.style in ("", "word") and not name.accents and not marked
