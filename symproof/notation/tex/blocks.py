r"""Matrices and definitions by cases: `[A, -A]`, bmatrix, `x^\top`, `\begin{cases}`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from symproof.kernel.shapes import Size, names_of
from symproof.kernel.term import GUARDS, App, Const, Term
from symproof.notation.errors import NotationError
from symproof.notation.places import FLIPPED
from symproof.notation.tex.binders import Binders
from symproof.notation.tex.sizes import sizes_in
from symproof.notation.tex.syntax import (
    Cases,
    Chain,
    Grid,
    Group,
    Name,
    Node,
    Number,
    Part,
    Scripts,
    Trouble,
    Words,
)

_OTHERWISE: Final = frozenset(
    {"otherwise", "else", "其他", "其它", "否则", "其余", "otherwise.", "elsewhere"}
    | {"其他情形", "其它情形", "其余情形", "其他情况", "其它情况", "其余情况"}
)
_IF: Final = frozenset({"", "if", "for", "when", "若", "如果", "当", "时", "where"})
# sets of guards about the same two sides that leave nothing out
_COMPLETE: Final = (
    frozenset({"<", ">="}),
    frozenset({"<=", ">"}),
    frozenset({"=", "!="}),
    frozenset({"<=", ">="}),
    frozenset({"<", "=", ">"}),
    frozenset({"<=", "=", ">"}),
    frozenset({"<", "=", ">="}),
)
_LARGEST_POWER: Final = 12


class Blocks(Binders):
    """Reads matrices and cases."""

    def row_vector(self, node: Group) -> Term:
        """Return blocks in square brackets: commas stand between columns, ; between rows."""
        rows: list[list[Node]] = [[node.items[0]]]
        for separator, item in zip(node.separators, node.items[1:], strict=True):
            if separator == ";":
                rows.append([])
            rows[-1].append(item)
        return self._joined(node, rows)

    def column(self, node: Group) -> Term:
        r"""Return the row of numbers in (a, b)^\top."""
        return self.build(node, "hcat", *[self.number(item) for item in node.items])

    def grid(self, node: Grid) -> Term:
        """Return the matrix of an environment."""
        if node.kind in ("vmatrix", "Vmatrix"):
            self.fail(node, "a matrix: determinants and norms are not in the notation")
        return self._joined(node, [list(row) for row in node.rows])

    def _joined(self, node: Node, rows: list[list[Node]]) -> Term:
        if not rows or not all(rows):
            self.fail(node, "blocks in each row of the matrix")
        if sum(map(len, rows)) == 1:
            self.fail(node, "another block: a matrix of one block is that block")
        found = [[self.inner(item) for item in row] for row in rows]
        joined = [row[0] if len(row) == 1 else self.build(node, "hcat", *row) for row in found]
        return joined[0] if len(rows) == 1 else self.build(node, "vcat", *joined)

    def transposed(self, node: Node, matrix: Term) -> Term:
        """Return the transpose of a matrix."""
        if matrix.shape is None:
            names = ", ".join(sorted(matrix.variables)) or "A"
            self.fail(node, f"a matrix to transpose: declare shapes, such as {names} in R^n")
        return self.build(node, "transpose", matrix)

    def matrix_power(self, node: Node, matrix: Term, exponent: Node) -> Term:
        """Return a power of a matrix, written out."""
        count = int(exponent.text) if isinstance(exponent, Number) and _is_small(exponent) else 0
        if not count:
            what = f"a power from 1 to {_LARGEST_POWER} of a matrix"
            self.fail(exponent, f"{what}: inverses and entrywise powers are not in the notation")
        found = matrix
        for _ in range(count - 1):
            found = self.build(node, "*", found, matrix)
        return found

    # constant matrices

    def constant(self, node: Scripts) -> Term | None:
        r"""Return I_n, \mathbf{1}_{n \times m} or 0_{n \times m}, None for anything else."""
        below = node.below
        if below is None or node.above is not None or node.primes or isinstance(below, Chain):
            return None
        match node.base:
            case Name(base="I", style="" | "bold", accents=()):
                kind = "eye"
            case Name(base="1", style="bold", accents=()):
                kind = "ones"
            case Number(text="0") | Name(base="0", style="bold", accents=()):
                kind = "zeros"
            case _:
                return None
        sizes = self._sizes(below)
        if sizes is None or (len(sizes) == 2) == (kind == "eye"):
            return None
        return self.made(node, lambda: Const(kind, (sizes[0], sizes[-1])))

    def _sizes(self, node: Node) -> tuple[Size, ...] | None:
        """Return sizes all of whose names are known to be such."""
        found = sizes_in(node)
        named = frozenset[str]().union(*map(names_of, found or ()))
        return found if named <= self.vocabulary.all_sizes else None

    # cases

    def cases(self, node: Cases) -> Term:
        """Return a definition by cases that leaves nothing out."""
        guards: list[Term | None] = []
        values: list[Term] = []
        for branch in node.branches:
            chain = branch.value
            if chain.first is None or chain.links:
                self.fail(node, "one term for each case")
            values.append(self.number(chain.first))
            guards.append(self.guard(branch.condition))
        if None in guards[:-1] or len(values) < 2:
            self.fail(node, "a condition in each row, and `otherwise` in the last")
        if guards[-1] is not None and not _complete([guard for guard in guards if guard]):
            self.fail(node, "cases that leave nothing out, such as a last one with `otherwise`")
        parts: list[Term] = []
        for guard, value in zip(guards[:-1], values[:-1], strict=True):
            if guard is not None:
                parts += [guard, value]
        return self.build(node, "cases", *parts, values[-1])

    def guard(self, condition: Sequence[Part]) -> Term | None:
        """Return the condition of a case, None for `otherwise`."""
        found: Term | None = None
        otherwise = False
        for part in condition:
            match part:
                case Words(text=text):
                    word = text.strip().strip(",.，。").lower()
                    otherwise = otherwise or word in _OTHERWISE
                    if word not in _OTHERWISE and word not in _IF:
                        self.fail(part, "if or otherwise")
                case Trouble(position=position, expected=expected):
                    raise NotationError(self.text, position, expected)
                case Chain(first=first, links=(link,)) if first is not None and found is None:
                    if link.relation not in GUARDS:
                        self.fail(first, "a comparison as the condition of a case")
                    left, right = self.number(first), self.number(link.right)
                    found = self.build(first, link.relation, left, right)
                case Chain():
                    raise NotationError(
                        self.text, part.start, "one comparison as the condition of a case"
                    )
        if otherwise and found is not None:
            raise NotationError(self.text, condition[0].start, "a condition or otherwise, not both")
        if not otherwise and found is None:
            where = condition[0].start if condition else 0
            raise NotationError(self.text, where, "a condition after &")
        return found


def _complete(guards: list[Term]) -> bool:
    """Whether guards about the same two sides leave nothing out."""
    relations: set[str] = set()
    first = guards[0]
    for guard in guards:
        if not (isinstance(guard, App) and isinstance(first, App)):
            return False
        if guard.args == first.args:
            relations.add(guard.head)
        elif guard.args == first.args[::-1]:
            relations.add(FLIPPED.get(guard.head, guard.head))
        else:
            return False
    return any(relations >= complete for complete in _COMPLETE)


def _is_small(exponent: Number) -> bool:
    text = exponent.text
    return text.isdecimal() and len(text) < 3 and 0 < int(text) <= _LARGEST_POWER
