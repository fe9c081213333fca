r"""Conditions as claims: `x > 0`, `a, b \ne 0`, `x \in (0, 1]`, `x \to \infty`, `W \in R^{n x m}`.

What is not understood is told as a trouble, never left out: a row whose condition is unknown
cannot be settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from symproof.document.words.condition_reader import Reader, Unread
from symproof.kernel.sequent import Claim
from symproof.kernel.shapes import Shape
from symproof.notation.tex.syntax import (
    Part,
)
from symproof.notation.tex.terms import Vocabulary


@dataclass(frozen=True, slots=True)
class Conditions:
    """What conditions say.

    Attributes:
        claims: that hold.
        shapes: of matrices.
        vectors: names of matrices said to be in R^n: columns, which may be meant as rows.
        integers: names said to be whole numbers, which claims cannot say: where such a name is
            concerned, what is false of real numbers may be true.
        limits: name and place of each approach, as the plain notation has them; one-sided ones
            end in + or -.
        almost: almost everywhere.
        otherwise: the case that the other guards leave.
        undefined: there is no value.
        notes: what a reader must know.
        troubles: what could not be read; then all else is empty.
    """

    claims: tuple[Claim, ...] = ()
    shapes: Mapping[str, Shape] = field(default_factory=dict[str, Shape])
    vectors: tuple[str, ...] = ()
    integers: tuple[str, ...] = ()
    limits: tuple[tuple[str, str], ...] = ()
    almost: bool = False
    otherwise: bool = False
    undefined: bool = False
    notes: tuple[str, ...] = ()
    troubles: tuple[Unread, ...] = ()


def conditions(parts: Sequence[Part], vocabulary: Vocabulary) -> Conditions:
    """Return what the parts of a row that are conditions say, all together."""
    reader = Reader(vocabulary)
    reader.read(parts)
    if reader.troubles:
        return Conditions(troubles=tuple(reader.troubles))
    return Conditions(
        tuple(dict.fromkeys(reader.claims)),
        reader.shapes,
        tuple(reader.vectors),
        tuple(reader.integers),
        tuple(dict.fromkeys(reader.limits)),
        reader.almost,
        reader.otherwise,
        reader.undefined,
        tuple(dict.fromkeys(reader.notes)),
    )


def together(several: Iterable[Conditions]) -> Conditions:
    """Return what some conditions say that hold at once."""
    items = tuple(several)
    if troubles := tuple(trouble for item in items for trouble in item.troubles):
        return Conditions(troubles=troubles)
    return Conditions(
        tuple(dict.fromkeys(claim for item in items for claim in item.claims)),
        {name: shape for item in items for name, shape in item.shapes.items()},
        tuple(dict.fromkeys(name for item in items for name in item.vectors)),
        tuple(dict.fromkeys(name for item in items for name in item.integers)),
        tuple(dict.fromkeys(limit for item in items for limit in item.limits)),
        any(item.almost for item in items),
        any(item.otherwise for item in items),
        any(item.undefined for item in items),
        tuple(dict.fromkeys(note for item in items for note in item.notes)),
    )
