"""How the Unicode and LaTeX targets print matrices: blocks, transposes, functions of each entry."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence

from symproof.kernel.shapes import Shape, Size
from symproof.kernel.term import App, Term
from symproof.notation.binder_printer import BinderPrinter
from symproof.notation.binder_reader import entrywise
from symproof.notation.pieces import ATOM, JUXTAPOSED, POWER, PREFIX, Names, Piece, Words
from symproof.notation.places import rows_of


class MatrixPrinter(BinderPrinter):
    """Prints matrices."""

    circle: str
    # what stands after a matrix that is transposed
    top: str
    # the identity matrix where an author has names like I_n, and the matrix of ones
    bold_i: str
    bold_1: str

    def __init__(self, words: Words, names: Names) -> None:
        super().__init__(words, names)
        matrices: dict[str, Callable[..., Piece]] = {
            ".*": self.entrywise_product,
            "map": self.entries,
            "transpose": self.transpose,
            **dict.fromkeys(("hcat", "vcat"), self.blocks),
        }
        self.writers.update(matrices)

    def entrywise_product(self, _: str, a: Term, b: Term) -> Piece:
        """Print an entrywise product; among other products it stands in brackets."""
        left, right = self.render(a, PREFIX), self.render(b, JUXTAPOSED)
        text = f"{left.text} {self.circle} {right.text}"
        return Piece(text, PREFIX, max(left.height, right.height))

    def entries(self, head: str, function: Term, matrix: Term) -> Piece:
        """Print a function of each entry: f(A), or the function in brackets before the matrix.

        So does exp(A): e^A and |A| would be the exponential and the determinant of a matrix.
        """
        found = entrywise(App(head, (function, matrix)))
        if found is not None:
            name, args, order = found
            return self.call(name, args, self.primes(order) if order else "")
        mapping = self.brackets(self.render(function))
        argument = self.brackets(self.render(matrix))
        text = self.applied(mapping.text, argument.text)
        return Piece(text, ATOM, max(mapping.height, argument.height))

    def transpose(self, _: str, a: Term) -> Piece:
        """Print a transpose."""
        base = self.render(a, ATOM)
        return Piece(self.transposed(base.text), POWER, base.height)

    def blocks(self, head: str, *blocks: Term) -> Piece:
        """Print blocks in square brackets."""
        rows = [list(map(self.render, row)) for row in rows_of(App(head, blocks))]
        height = max([1, *(piece.height for row in rows for piece in row)])
        return self.grid([[piece.text for piece in row] for row in rows], height)

    def constant_matrix(self, name: str, shape: Shape) -> Piece:
        """Print an identity matrix I, or a matrix 0 or 1, with its shape below."""
        spelled_alike = any(each.split("_")[0] == "I" for each in self.names.variables)
        symbol = {"eye": self.bold_i if spelled_alike else "I", "zeros": "0", "ones": self.bold_1}
        return Piece(self.sized(symbol[name], shape[:1] if name == "eye" else shape))

    def transposed(self, base: str) -> str:
        """Return a matrix with the sign of its transpose."""
        return base + self.top

    # what a target decides

    @abstractmethod
    def grid(self, rows: Sequence[Sequence[str]], height: int) -> Piece:
        """Return rows of blocks in square brackets."""

    @abstractmethod
    def sized(self, symbol: str, sizes: Sequence[Size]) -> str:
        """Return a symbol with its sizes below."""
