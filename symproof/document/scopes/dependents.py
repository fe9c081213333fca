"""Which names in a node depend on a variable that is bound in it, and which names are vectors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from symproof.notation.tex.names import CONSTANTS, identifier
from symproof.notation.tex.syntax import (
    Beside,
    Big,
    Chain,
    Fraction,
    Integral,
    Limit,
    Name,
    Node,
    Scripts,
)
from symproof.notation.tex.uses import is_derivative, parts


def bold_names(node: Node) -> Iterator[tuple[str, int]]:
    """Yield the bold names in a node, with their places."""
    pending: list[object] = [node]
    while pending:
        part = pending.pop()
        if isinstance(part, Name | Scripts):
            inner: Node = part
            while isinstance(inner, Scripts):
                inner = inner.base
            name = identifier(part)
            if isinstance(inner, Name) and inner.style == "bold" and name:
                yield name, part.start
                continue
        pending.extend(parts(cast("Node", part)))


def dependents(node: Node | Chain) -> Iterator[str]:
    """Yield the names of what is differentiated without its argument: `dy/dx`, `y'`."""
    pending: list[object] = [node]
    while pending:
        part = cast("Node", pending.pop())
        inner: Node | None = None
        if isinstance(part, Fraction) and is_derivative(part) and isinstance(part.above, Beside):
            inner = part.above.items[1] if len(part.above.items) == 2 else None
        elif isinstance(part, Scripts) and part.primes:
            inner = part.base
        name = identifier(inner) if inner is not None else None
        if name:
            yield name
        pending.extend(parts(part))


def bound_names(node: Node | Chain) -> frozenset[str]:
    """Return the variables of derivatives, integrals, limits and sums in a node.

    That of a partial derivative is left out if it also stands elsewhere: what is held fixed is not
    said then.
    """
    found: set[str] = set()
    partial: set[str] = set()
    plain: list[str] = []
    pending: list[object] = [node]
    while pending:
        part = cast("Node", pending.pop())
        match part:
            case Fraction(below=Beside(items=(first, *others))) if is_derivative(part):
                base = first.base if isinstance(first, Scripts) else first
                kept = partial if isinstance(base, Name) and base.base == "partial" else found
                kept.update(name for other in others for name in _names(other))
                pending.append(part.above)
                continue
            case Integral(variable=variable):
                found.update(_names(variable))
            case Limit(below=Chain(first=first)) | Big(below=Chain(first=first)):
                found.update(_names(first) if first is not None else ())
            case Name() | Scripts():
                plain += _names(part)
            case _:
                pass
        pending.extend(parts(part))
    return frozenset(found | partial.difference(plain))


def _names(node: Node) -> tuple[str, ...]:
    if isinstance(node, Scripts) and node.below is None and not node.primes:
        node = node.base
    name = identifier(node) if isinstance(node, Name | Scripts) else None
    return (name,) if name else ()


def constants_in(*nodes: Node | Chain) -> Iterator[tuple[str, Node]]:
    """Yield where e and pi stand in nodes; with their powers, where they have any."""
    pending: list[object] = list(nodes)
    while pending:
        part = cast("Node", pending.pop())
        base = part.base if isinstance(part, Scripts) and part.below is None else part
        name = identifier(base) if isinstance(base, Name) else None
        if name in CONSTANTS:
            yield name, part
            if isinstance(part, Scripts) and part.above is not None:
                pending.append(part.above)
            continue
        pending.extend(parts(part))
