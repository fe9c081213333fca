"""Reading matrices: blocks, transposes, constant matrices, and the shapes that are declared."""

from __future__ import annotations

from typing import Final

from symproof.kernel.shapes import ONE, Shape, Size, size, total
from symproof.kernel.term import Const, Mat, Term, is_name
from symproof.notation.binder_reader import BinderReader, each_entry
from symproof.notation.cursor import Cursor

# constant matrix -> how many sizes it takes
CONSTANTS: Final = {"eye": 1, "zeros": 2, "ones": 2}
TIMES: Final = frozenset({"x", "×"})

_SIZE: Final = "a size, such as n, 2n or n + 1"
_IN: Final = "in and a shape, as in A in R^(n x m)"
_LARGEST: Final = 6


class SizeReader(Cursor):
    """Reads sizes and shapes."""

    def size(self) -> Size:
        """Read a size: a sum of names and numerals, each name with a factor or none."""
        found = self.summand()
        while self.take("+"):
            found = total(found, self.summand())
        return found

    def summand(self) -> Size:
        """Read 3, n, 2n or 2*n."""
        token, times = self.tokens[self.index], 1
        has_factor = token.isascii() and token.isdecimal()
        if has_factor:
            if len(token) > _LARGEST or not int(token):
                self.fail(f"a numeral from 1 on, of at most {_LARGEST} digits")
            times = int(token)
            self.index += 1
            if not self.take("*") and not self.names_size():
                return size(times)
        if not self.names_size():
            self.fail(_SIZE)
        name = self.tokens[self.index]
        if name in self.shapes or self.arities.get(name) is not None:
            self.fail(f"another name for the size ({name} is in use)")
        self.index += 1
        self.sizes |= {name}
        return ((name, times),), 0

    def names_size(self) -> bool:
        """Whether a name of a size stands at the cursor."""
        token = self.tokens[self.index]
        return is_name(token) and token not in TIMES

    def shape(self) -> Shape:
        """Read R^n, which is a column, or R^(n x m)."""
        if not (self.take("R") or self.take("ℝ")) or not self.take("^"):
            self.fail("R^n or R^(n x m)")
        closing = {"(": ")", "{": "}"}.get(self.tokens[self.index], "")
        if not closing:
            return self.summand(), ONE
        self.index += 1
        rows, columns = self.size(), ONE
        if self.tokens[self.index] in TIMES:
            self.index += 1
            columns = self.size()
        if not self.take(closing):
            self.fail(f"{closing}, + or x")
        return rows, columns

    def declarations(self) -> dict[str, Shape]:
        """Read `x in R^n, A, B in R^(n x m)`."""
        found: dict[str, Shape] = {}
        while True:
            start = self.index
            names = [self.declared(found)]
            while self.take(","):
                names.append(self.declared(found))
            if not self.take("in") and not self.take("∈"):
                self.fail(_IN)
            shape = self.shape()
            found.update(dict.fromkeys(names, shape))
            clash = self.sizes & found.keys()
            if clash:
                self.fail(f"another name for a size ({min(clash)} is a matrix)", start)
            if not self.tokens[self.index]:
                return found
            if not self.take(","):
                self.fail("a comma or the end")

    def declared(self, found: dict[str, Shape]) -> str:
        """Read the name of a matrix."""
        token = self.tokens[self.index]
        if token in found:
            self.fail(f"another name ({token} has a shape)")
        return self.name(0, "the name of a matrix")


class MatrixReader(BinderReader, SizeReader):
    """Reads what matrices are written with."""

    def blocks(self) -> Term:
        """Read [A, B], blocks side by side, or [A, B; C, D], rows of them on top of each other."""
        start = self.index
        self.open("[")
        self.deeper(start)
        rows = [self.row()]
        while self.take(";"):
            rows.append(self.row())
        self.close("a comma, ; or ]", "]")
        if sum(map(len, rows)) == 1:
            self.fail("a comma or ; and another block", self.index - 1)
        self.levels -= 1
        joined = [row[0] if len(row) == 1 else self.build(start, "hcat", *row) for row in rows]
        return joined[0] if len(rows) == 1 else self.build(start, "vcat", *joined)

    def row(self) -> list[Term]:
        """Read blocks with commas between them."""
        parts = [self.term()]
        while self.take(","):
            parts.append(self.term())
        return parts

    def constant_matrix(self) -> Term:
        """Read eye(n), zeros(n, m) or ones(n, m)."""
        name = self.tokens[self.index]
        self.index += 1
        self.open()
        sizes = [self.size()]
        while len(sizes) < CONSTANTS[name]:
            if not self.take(","):
                self.fail(f"a comma and the number of columns of {name}(n, m)")
            sizes.append(self.size())
        self.close()
        return Const(name, (sizes[0], sizes[-1]))

    def transposed(self, start: int, matrix: Term) -> Term:
        """Return the transpose of what was read from the token `start` on."""
        if matrix.shape is None:
            names = ", ".join(sorted(matrix.variables)) or "A"
            self.fail(f"a matrix to transpose (declare shapes, such as {names} in R^n)", start)
        return self.build(start, "transpose", matrix)

    def entrywise(self, start: int, name: str, args: list[Term]) -> Term:
        """Return a function of each entry of the one matrix among its arguments."""
        if sum(arg.shape is not None for arg in args) > 1:
            self.fail(
                f"one matrix among the arguments of {name}, to each entry of which it is", start
            )
        return self.made(start, lambda: each_entry(name, tuple(args)))

    def matrix(self) -> Term | None:
        """Return the matrix whose name stands here, and pass it; None for any other name."""
        name = self.tokens[self.index]
        if name not in self.shapes:
            return None
        self.places.setdefault(name, self.starts[self.index])
        self.index += 1
        return Mat(name, self.shapes[name])
