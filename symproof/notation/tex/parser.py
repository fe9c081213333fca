r"""LaTeX of a formula into rows of syntax trees.

    text --> tokens --> macros expanded --> looks left out --> rows --> chains and words

Nothing is guessed: what cannot be read is a `Trouble` in the place of the chain that it is in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Final, cast

from symproof.notation.errors import NotationError
from symproof.notation.tex.breaking import lines_of
from symproof.notation.tex.continuing import Line, is_relation
from symproof.notation.tex.cursor import Condition, Fault, is_operator
from symproof.notation.tex.expansion import expanded
from symproof.notation.tex.layout import laid_out
from symproof.notation.tex.macros import Macros
from symproof.notation.tex.parts import Parts
from symproof.notation.tex.syntax import Node, Part, Row, Trouble, Words
from symproof.notation.tex.tokens import tokens_of

LONGEST_FORMULA: Final = 1_000_000
LONGEST_ROW: Final = 10_000
DEEPEST_TERM: Final = 120

_TOO_LONG: Final = f"a formula of at most {LONGEST_FORMULA:,} characters"
_ROW_TOO_LONG: Final = f"a row of at most {LONGEST_ROW:,} signs"
_TOO_DEEP: Final = f"a term nested at most {DEEPEST_TERM} deep (each + of a sum is a level)"


def parse_formula(
    text: str,
    start: int,
    end: int,
    macros: Macros,
    holes: Sequence[tuple[int, int]] = (),
    environment: str = "",
) -> tuple[Row, ...]:
    """Return the rows of the formula between two offsets of a text; never raises for bad text.

    `holes` are parts of the text that are none of the formula; `environment` is the one around it.
    """
    if end - start > LONGEST_FORMULA:
        return (Row((Trouble(start, _TOO_LONG, start, end),), "", "", start, end),)
    tokens = laid_out(expanded(tokens_of(text, start, end, holes), macros, text), environment)
    rows = (_row(line, end) for line in lines_of(tokens, environment))
    return tuple(row for row in rows if row.parts)


def _row(line: Line, last: int) -> Row:
    tokens = line.tokens
    start = min(tokens[0].start, tokens[-1].start)
    end = max(tokens[0].end, tokens[-1].end)
    parts: list[Part]
    if len(tokens) == 1 and (is_relation(tokens[0]) or is_operator(tokens[0])):
        # a sign that is spoken of: $=$
        parts = [Words(tokens[0].raw, start, end)]
    elif len(tokens) > LONGEST_ROW:
        parts = [Trouble(start, _ROW_TOO_LONG, start, end)]
    else:
        parts = Parts(tokens, last).parts()
        if len(tokens) > DEEPEST_TERM:
            parts = [_checked(part) for part in parts]
    return Row(tuple(parts), line.tag, line.label, start, end)


def _checked(part: Part) -> Part:
    if too_deep(part):
        return Trouble(part.start, _TOO_DEEP, part.start, part.end)
    return part


def too_deep(part: object) -> bool:
    """Whether a tree is deeper than terms may be."""
    level: list[object] = [part]
    for _ in range(2 * DEEPEST_TERM):
        level = [child for node in level for child in _children(node)]
        if not level:
            return False
    return True


def _children(node: object) -> Iterator[object]:
    """Yield the parts of a node; tuples count as one level with what is in them."""
    if isinstance(node, tuple):
        yield from cast("tuple[object, ...]", node)
    elif is_dataclass(node):
        for field in fields(node):
            value: object = getattr(node, field.name)
            if isinstance(value, tuple) or is_dataclass(value):
                yield value


def parse_node(text: str) -> Node:
    """Return the term that a text of LaTeX is.

    Raises:
        NotationError: if it is not one term.
    """
    if len(text) > LONGEST_FORMULA:
        raise NotationError(text, LONGEST_FORMULA, _TOO_LONG)
    tokens = laid_out(expanded(tokens_of(text, 0, len(text)), Macros(), text))
    if len(tokens) > LONGEST_ROW:
        raise NotationError(text, tokens[LONGEST_ROW].start, _ROW_TOO_LONG)
    reader = Parts(tokens, len(text))
    reader.inside = 1
    try:
        node = reader.total()
        if reader.index < len(tokens):
            reader.fail("an operator or the end")
    except Fault as fault:
        raise NotationError(text, fault.position, fault.expected) from fault
    except Condition as condition:
        place = tokens[condition.index].start
        raise NotationError(text, place, "a term, not a relation") from condition
    if too_deep(node):
        raise NotationError(text, 0, _TOO_DEEP)
    return node
