"""Heights of formulas in display style, estimated, in em: a letter is 1 em high."""

from __future__ import annotations

from typing import Any

from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import App, Lam
from symproof.notation.places import Stated
from symproof.phrases import Author, Function, Name, Phrase, Shaped, Value


def tallest(value: Value) -> float:
    """Return the height of the highest formula in a sentence."""
    match value:
        case Phrase(_, values):
            return max(map(tallest, values.values()), default=1.0)
        case Author() | Function() | Name() | Shaped():
            return 1.0
        case tuple() | list():
            return max(map(tallest, value), default=1.0)
        case _:
            return height(value)


def height(formula: Any) -> float:
    """Return the height of a formula in display style: a fraction is two lines high."""
    match formula:
        case Claim(_, left, right):
            return max(height(left), height(right))
        case Stated():
            return max(map(height, formula.terms))
        case Definition():
            return height(formula.body)
        case App("/", (above, below)):
            return height(above) + height(below)
        case App("^", (base, _)):
            return height(base) + 0.3
        case App("cases" | "vcat", rows):
            count = len(rows) if formula.head == "vcat" else len(rows) // 2 + 1
            return 1.3 * count + max(map(height, rows)) - 1
        case App(head, parts) if any(isinstance(part, Lam) for part in parts):
            # the bounds of an integral, or what a variable tends to
            return max(2.2 if head != "map" else 1.0, *map(height, parts))
        case App(_, parts):
            return max(map(height, parts), default=1.0)
        case Lam():
            return height(formula.body)
        case _:
            return 1.0
