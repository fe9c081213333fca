r"""Sizes of matrices in LaTeX: `n`, `2n`, `n + 1`, `n \times 2m`."""

from __future__ import annotations

from symproof.kernel.shapes import Size, size, total
from symproof.kernel.term import is_name
from symproof.notation.tex.names import identifier
from symproof.notation.tex.syntax import Beside, Group, Infix, Name, Node, Number

_LARGEST = 6


def sizes_in(node: Node) -> tuple[Size, ...] | None:
    r"""Return the sizes with \times between them, None for what is no list of sizes."""
    if isinstance(node, Infix) and node.operator == "times":
        first, second = size_in(node.left), size_in(node.right)
        return None if first is None or second is None else (first, second)
    found = size_in(node)
    return None if found is None else (found,)


def size_in(node: Node) -> Size | None:
    """Return the size that a node is, None for what is none."""
    match node:
        case Number(text=text) if _counts(text):
            return size(int(text))
        case Name():
            return _named(node, 1)
        case Beside(items=(Number(text=text), Name() as name)) if _counts(text):
            return _named(name, int(text))
        case Infix(operator="+", left=left, right=right):
            first, second = size_in(left), size_in(right)
            return None if first is None or second is None else total(first, second)
        case Group(items=(item,), opening="(" | "."):
            return size_in(item)
        case _:
            return None


def _named(node: Name, times: int) -> Size | None:
    name = identifier(node)
    return size(0, **{name: times}) if name is not None and is_name(name) else None


def _counts(text: str) -> bool:
    return text.isdecimal() and text.isascii() and len(text) <= _LARGEST and int(text) > 0
