"""Shapes: the numbers of rows and columns of a matrix, which may be names.

A size is a sum of names, each standing for any natural number from 1, with natural coefficients,
and of a natural number: (("n", 2),), 1 is 2n + 1.  No size is 0.  Two sizes are equal where they
are the same sum: n and m may be equal, but nothing here may rest on it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final, TypeGuard, cast

from symproof.kernel.errors import refuse

Size = tuple[tuple[tuple[str, int], ...], int]
Shape = tuple[Size, Size]

MAX_NUMBER: Final = 10**9

ONE: Final[Size] = ((), 1)
CELL: Final[Shape] = (ONE, ONE)


def is_size(value: object) -> TypeGuard[Size]:
    """Whether a value is a size: names in order, coefficients from 1, a rest from 0, not 0.

    A size that is written has no number above MAX_NUMBER; one that is computed may.
    """
    pair = _tuple(value, 2)
    parts = _tuple(pair[0]) if pair else None
    if pair is None or parts is None or type(pair[1]) is not int:
        return False
    names = [name for part in parts if (name := _part(part)) is not None]
    if len(names) != len(parts) or not all(a < b for a, b in pairwise(names)):
        return False
    return (0 if names else 1) <= pair[1] <= MAX_NUMBER


def _tuple(value: object, length: int | None = None) -> tuple[object, ...] | None:
    """Return what is a tuple, of a length where one is given, else None."""
    if type(value) is not tuple:
        return None
    known = cast("tuple[object, ...]", value)
    return known if length is None or len(known) == length else None


def _part(value: object) -> str | None:
    """Return the name in a part of a size, None for what is not such a part."""
    pair = _tuple(value, 2)
    if pair is None or type(pair[0]) is not str or type(pair[1]) is not int:
        return None
    is_name = pair[0].isascii() and pair[0].isidentifier()
    return pair[0] if is_name and 0 < pair[1] <= MAX_NUMBER else None


def size(rest: int, **parts: int) -> Size:
    """Return the size with a rest and names: 2n + 1 for the rest 1 and n=2.

    Raises:
        KernelError: shape-size.
    """
    value = tuple(sorted((name, times) for name, times in parts.items() if times)), rest
    if not is_size(value):
        refuse("shape-size", "a size is a sum of names and natural numbers that is not 0")
    return value


def names_of(value: Size) -> frozenset[str]:
    """Return the names in a size."""
    return frozenset(name for name, _ in value[0])


def total(*sizes: Size) -> Size:
    """Return the sum of sizes."""
    parts: dict[str, int] = {}
    for summands, _ in sizes:
        for name, times in summands:
            parts[name] = parts.get(name, 0) + times
    return tuple(sorted(parts.items())), sum(rest for _, rest in sizes)


def put_size(value: Size, name: str, new: Size) -> Size:
    """Return a size with another size for one of its names."""
    parts, rest = value
    times = dict(parts).get(name, 0)
    if not times:
        return value
    kept = tuple(part for part in parts if part[0] != name), rest
    return total(kept, (tuple((other, count * times) for other, count in new[0]), new[1] * times))


def show_size(value: Size) -> str:
    """Return the text of a size, such as 2n + 1."""
    parts, rest = value
    texts = [name if times == 1 else f"{times}{name}" for name, times in parts]
    return " + ".join([*texts, str(rest)] if rest else texts)


def show_shape(value: Shape | None) -> str:
    """Return the text of a shape, such as 2n × 1."""
    return "a number" if value is None else " × ".join(map(show_size, value))


def sum_shape(first: Shape | None, second: Shape | None, head: str) -> Shape:
    """Return the shape of a sum, a difference or an entrywise product.

    Raises:
        KernelError: shape-mismatch.
    """
    if first is None or first != second:
        refuse("shape-mismatch", f"{show_shape(first)} {head} {show_shape(second)}")
    return first


def product_shape(first: Shape | None, second: Shape | None) -> Shape:
    """Return the shape of a product of two matrices, or of a number and a matrix.

    Raises:
        KernelError: shape-mismatch.
    """
    if first is None or second is None:
        shape = first or second
        if shape is None:
            refuse("shape-mismatch", "the product of two numbers is not a matrix")
        return shape
    if first[1] != second[0]:
        refuse("shape-mismatch", f"{show_shape(first)} times {show_shape(second)}")
    return first[0], second[1]


def joined_shape(head: str, shapes: tuple[Shape | None, ...]) -> Shape:
    """Return the shape of blocks side by side (hcat) or on top of each other (vcat).

    A number is a block of one row and one column.

    Raises:
        KernelError: shape-mismatch.
    """
    blocks = [shape or CELL for shape in shapes]
    along, across = (1, 0) if head == "hcat" else (0, 1)
    for block in blocks[1:]:
        if block[across] != blocks[0][across]:
            where = "beside" if head == "hcat" else "above"
            refuse("shape-mismatch", f"{show_shape(blocks[0])} {where} {show_shape(block)}")
    length = total(*(block[along] for block in blocks))
    return (blocks[0][0], length) if head == "hcat" else (length, blocks[0][1])


def shape_of(head: str, shapes: tuple[Shape | None, ...]) -> Shape:
    """Return the shape of an operation on matrices and numbers.

    Raises:
        KernelError: shape-mismatch, term-shape.
    """
    match head, shapes:
        case ("+" | "-" | ".*", (first, second)):
            return sum_shape(first, second, head)
        case "*", (first, second):
            return product_shape(first, second)
        case "/", (tuple() as first, None):
            return first
        case "/", (first, second):
            refuse("shape-mismatch", f"{show_shape(first)} divided by {show_shape(second)}")
        case "transpose", (tuple() as shape,):
            return shape[1], shape[0]
        case (("neg" | "()" | "map"), (*_, tuple() as shape)):
            return shape
        case (("hcat" | "vcat"), _) if len(shapes) > 1:
            return joined_shape(head, shapes)
        case _:
            refuse("term-shape", f"{head} of {', '.join(map(show_shape, shapes))}")
