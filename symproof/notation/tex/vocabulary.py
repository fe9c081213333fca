"""What the names in a formula mean: functions, matrices, numbers, constants with values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from symproof.kernel.shapes import Shape, names_of
from symproof.kernel.term import Term
from symproof.notation.tex.names import spelled


@dataclass(frozen=True)
class Vocabulary:
    """What is known of names; all keys are identifiers, as `names.identifier` returns them.

    A name of which nothing is known is a number where it stands bare, a function before brackets
    with several items, and not readable before brackets with one: `a(x + 1)`.

    Attributes:
        functions: name -> number of arguments, None where that is not known.
        matrices: name -> shape.
        numbers: names before brackets are factors: `x(1 - y)`.
        heads: name -> the primitive that it is: {"sigma": "sigmoid", "Phi": "Phi"}.
        words: names of several letters, which are no products of them: `relu(x)` in italics.
        values: name -> the term that it stands for everywhere.
        refused: name -> why a formula with it cannot be read: {"i": "real numbers only"}.
        real: those of the names i and j that are real numbers in an exponent, too: e^{i x}.
        sizes: names of sizes of matrices, those in the shapes need not be listed.
        parameters: function -> the names of its arguments by its definition; a function without
            a definition has none.
        templates: function whose values are matrices -> its parameters, and what it stands for.
    """

    functions: Mapping[str, int | None] = field(default_factory=dict[str, "int | None"])
    matrices: Mapping[str, Shape] = field(default_factory=dict[str, Shape])
    numbers: frozenset[str] = frozenset()
    heads: Mapping[str, str] = field(default_factory=dict[str, str])
    words: frozenset[str] = frozenset()
    values: Mapping[str, Term] = field(default_factory=dict[str, Term])
    sizes: frozenset[str] = frozenset()
    real: frozenset[str] = frozenset()
    refused: Mapping[str, str] = field(default_factory=dict[str, str])
    parameters: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    templates: Mapping[str, tuple[tuple[str, ...], Term]] = field(
        default_factory=dict[str, tuple[tuple[str, ...], Term]]
    )

    def primitive(self, name: str) -> str:
        """Return the primitive that a name stands for by the document, "" if by none."""
        return self.heads.get(name) or self.heads.get(spelled(name)) or ""

    def has(self, name: str) -> bool:
        """Whether anything is said of a name."""
        known = (self.functions, self.matrices, self.numbers, self.values)
        return any(name in names for names in known) or bool(self.primitive(name))

    def is_factor(self, name: str) -> bool:
        """Whether a name before brackets multiplies them."""
        return name in self.numbers or name in self.matrices or name in self.values

    @cached_property
    def all_sizes(self) -> frozenset[str]:
        """The names of sizes, those in the shapes of the matrices too."""
        shapes = self.matrices.values()
        return self.sizes.union(*(names_of(size) for shape in shapes for size in shape))
