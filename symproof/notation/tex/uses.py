"""How the names in a formula are used, by their looks alone: what vocabularies are made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from symproof.notation.tex.names import CONSTANTS, identifier
from symproof.notation.tex.standard import DOTS
from symproof.notation.tex.syntax import (
    Beside,
    Big,
    Cases,
    Chain,
    Fraction,
    Grid,
    Group,
    Infix,
    Integral,
    Limit,
    Name,
    Node,
    Postfix,
    Prefix,
    Root,
    Scripts,
)

_OPEN: Final = frozenset({"(", "[", "{"})
_DIFFERENTIALS: Final = frozenset({"d", "partial"})


@dataclass(frozen=True)
class Uses:
    """The identifiers in formulas, by how they are used.

    Attributes:
        bare: those that stand alone somewhere.
        applied: those before a group -> its possible numbers of items.
        factors: those before a group of one item, so that the group may be a factor.
        primed: those with primes before a group; they are also applied.
        bold: those with a bold letter.
        words: those of several upright letters.
        dotted: those under a dot or an order (2), with which they may be a derivative.
    """

    bare: frozenset[str]
    applied: Mapping[str, frozenset[int]]
    factors: frozenset[str]
    primed: frozenset[str]
    bold: frozenset[str]
    words: frozenset[str]
    dotted: frozenset[str] = frozenset()


def uses(*formulas: Node | Chain) -> Uses:
    """Return how the names in formulas are used."""
    counter = _Counter()
    pending: list[Node | Chain] = list(formulas)
    while pending:
        pending.extend(counter.count(pending.pop()))
    return Uses(
        frozenset(counter.bare),
        {name: frozenset(counts) for name, counts in counter.applied.items()},
        frozenset(counter.factors),
        frozenset(counter.primed),
        frozenset(counter.bold),
        frozenset(counter.words),
        frozenset(counter.dotted),
    )


class _Counter:
    def __init__(self) -> None:
        self.bare: set[str] = set()
        self.applied: dict[str, set[int]] = defaultdict(set)
        self.factors: set[str] = set()
        self.primed: set[str] = set()
        self.bold: set[str] = set()
        self.words: set[str] = set()
        self.dotted: set[str] = set()

    def count(self, node: Node | Chain) -> Iterator[Node | Chain]:
        """Note the names at the top of a node, and yield the parts that are left."""
        if isinstance(node, Name | Scripts):
            name = _own(node)
            if name:
                self._note(node, name)
                self.bare.add(name)
                self._note_dots(node)
                return
            if isinstance(node, Scripts) and node.below is not None and node.above is not None:
                # the square of x_1 speaks of x_1, not of x
                name = _own(replace(node, above=None, primes=0))
                if name:
                    self._note(node, name)
                    self.bare.add(name)
                    yield node.above
                    return
        if isinstance(node, Beside):
            yield from self._beside(node)
        elif isinstance(node, Fraction) and is_derivative(node):
            yield from _without_differentials(node.above)
        else:
            yield from parts(node)

    def _beside(self, node: Beside) -> Iterator[Node | Chain]:
        items = node.items
        index = 0
        while index < len(items):
            item = items[index]
            if index + 1 < len(items) and is_increment(item, items[index + 1]):
                index += 1
                continue
            function, primes = _function(item)
            group = _group(items[index + 1]) if index + 1 < len(items) else None
            if function and group:
                self._note(item, function)
                self.applied[function].add(len(group.items))
                self._note_dots(item)
                if primes:
                    self.primed.add(function)
                elif len(group.items) == 1:
                    self.factors.add(function)
                yield items[index + 1]
                index += 2
                continue
            yield item
            index += 1

    def _note_dots(self, node: Node) -> None:
        """Note f of f^{(2)} and of the same with a dot, which may be its derivatives."""
        if isinstance(node, Scripts) and isinstance(node.above, Group):
            name = _own(replace(node, above=None) if node.below is not None else node.base)
            # W^{(1)} is one of several weights more often than a derivative
            if name and "bold" not in name and not name[0].isupper():
                self.dotted.add(name)
        base = node.base if isinstance(node, Scripts) and isinstance(node.base, Name) else node
        if isinstance(base, Name) and base.accents and base.accents[-1] in DOTS:
            bare = replace(base, accents=base.accents[:-1])
            name = identifier(bare if base is node else replace(node, base=bare))
            if name:
                self.dotted.add(name)

    def _note(self, node: Node, name: str) -> None:
        base = node
        while isinstance(base, Scripts):
            base = base.base
        if not isinstance(base, Name):
            return
        if base.style == "bold":
            self.bold.add(name)
        elif base.style == "word" and len(base.base) > 1:
            self.words.add(name)


def _function(node: Node) -> tuple[str, int]:
    """Return the name that a function before brackets would have, and its primes."""
    match node:
        case Scripts(base=base, primes=primes, below=below, above=None) if primes:
            return _own(
                Scripts(base, 0, below, None, node.start, node.end) if below else base
            ), primes
        case Name() | Scripts():
            return _own(node), 0
        case _:
            return "", 0


def _own(node: Node) -> str:
    """Return the name that a node is, unless it is one of mathematics: a command, e, pi."""
    name = identifier(node) or ""
    base = node
    while isinstance(base, Scripts):
        base = base.base
    known = isinstance(base, Name) and base.style == "command"
    return "" if known or name in CONSTANTS else name


def _group(node: Node) -> Group | None:
    """Return the group that stands here, possibly with an exponent."""
    if isinstance(node, Scripts):
        node = node.base
    return node if isinstance(node, Group) and node.opening in _OPEN else None


def is_increment(node: Node, following: Node) -> bool:
    r"""Whether a d stands right before a letter, or a \Delta before one, as in dx and \Delta x."""
    if not isinstance(node, Name) or node.accents:
        return False
    base = following.base if isinstance(following, Scripts) else following
    if not isinstance(base, Name) or base.style == "command":
        return False
    if node.base == "d" and node.style in ("", "word"):
        return node.end == following.start
    return node.base == "Delta" and node.style == ""


def is_differential(node: Node) -> bool:
    r"""Whether a node is the d of a derivative, or \partial, possibly with an order."""
    if isinstance(node, Scripts) and node.above is not None and not node.primes:
        node = node.base
    return isinstance(node, Name) and node.base in _DIFFERENTIALS and not node.accents


def is_derivative(node: Fraction) -> bool:
    r"""Whether a fraction is \frac{d}{dx}, \frac{df}{dx}, or one with an order."""
    above, below = node.above, node.below
    if not (isinstance(below, Beside) and is_differential(below.items[0])):
        return False
    first = above.items[0] if isinstance(above, Beside) else above
    return is_differential(first) and _mark(first) == _mark(below.items[0])


def _mark(node: Node) -> str:
    if isinstance(node, Scripts):
        node = node.base
    return node.base if isinstance(node, Name) else ""


def _without_differentials(above: Node) -> Iterator[Node]:
    if isinstance(above, Beside):
        rest = above.items[1:]
        yield rest[0] if len(rest) == 1 else Beside(rest, rest[0].start, above.end)


def is_transposition(above: Node) -> bool:
    """Whether what stands above a name could be the sign of a transpose."""
    return isinstance(above, Name) and above.base in ("T", "top", "intercal")


def parts(node: Node | Chain) -> Iterator[Node | Chain]:
    """Yield the parts of a node."""
    match node:
        case Chain(first=first, links=links):
            if first is not None:
                yield first
            yield from (link.right for link in links)
        case Group(items=items) | Beside(items=items):
            yield from items
        case Prefix(operand=operand) | Postfix(operand=operand):
            yield operand
        case Infix(left=left, right=right):
            yield left
            yield right
        case Fraction(above=above, below=below):
            yield above
            yield below
        case Root(body=body, degree=degree):
            yield body
            if degree is not None:
                yield degree
        case Scripts(base=base, below=below, above=above):
            yield base
            if below is not None:
                yield below
            if above is not None and not is_transposition(above):
                yield above
        case Grid(rows=rows):
            for row in rows:
                yield from row
        case Cases(branches=branches):
            for branch in branches:
                yield branch.value
                yield from (part for part in branch.condition if isinstance(part, Chain))
        case Limit(below=below, body=body):
            yield below
            yield body
        case Integral(low=low, high=high, body=body, variable=variable):
            yield from (part for part in (low, high, body, variable) if part is not None)
        case Big(below=below, above=above, body=body):
            yield from (part for part in (below, above, body) if part is not None)
        case _:
            pass
