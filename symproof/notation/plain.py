"""The plain notation: ASCII text that a person types, read and printed.

`parse_term(show(t)) == t` for every number t in which no name is both a variable and a function,
or a function of two arities, and whose text and numerals are within the reader's limits; of
matrices, given their shapes, in which no name is a matrix or a size and something else, and no
number beside a matrix has a capital letter.
"""

from __future__ import annotations

from collections.abc import Mapping

from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.shapes import Shape
from symproof.kernel.term import Term
from symproof.notation.matrix_reader import SizeReader
from symproof.notation.places import Stated
from symproof.notation.plain_printer import after as after
from symproof.notation.plain_printer import digits as digits
from symproof.notation.plain_printer import show as show
from symproof.notation.plain_printer import show_claim as show_claim
from symproof.notation.plain_printer import show_definition as show_definition
from symproof.notation.plain_printer import show_shape as show_shape
from symproof.notation.plain_printer import show_shapes as show_shapes
from symproof.notation.statement_reader import Relations, StatementReader

Shapes = Mapping[str, Shape]


def parse_shapes(text: str) -> dict[str, Shape]:
    """Read which names are matrices, and their shapes: `x in R^n, A, B in R^(n x m)`.

    `R^n` is a column, n × 1.  The names of sizes stand for any natural number from 1 on.

    Raises:
        NotationError: where the text is not a declaration of shapes.
    """
    return SizeReader(text).declarations()


def parse_term(text: str, *, shapes: Shapes | None = None) -> Term:
    """Read a term, in which the names that have `shapes` are matrices.

    Raises:
        NotationError: where the text is not a term.
        ShapeError: where the shapes of its parts do not fit.
    """
    return StatementReader(text, shapes).whole_term()


def parse_relations(text: str, *, shapes: Shapes | None = None) -> Relations:
    """Read a chain `a = b <= c`: its first term, then each relation with the term after it.

    Raises:
        NotationError: where the text is not a term or a chain of terms.
    """
    return StatementReader(text, shapes).relations()


def parse_claim(text: str, *, shapes: Shapes | None = None) -> Claim:
    """Read one relation between two terms, after `forall t, s:` where it is universal.

    A claim may also say that a derivative, a limit or an integral exists: `diff(f(x), x) exists`,
    and with `= value`; of a one-sided derivative, `exists on the right = value` or `exists on the
    left = value`.  `f(x) = p(x) + O(x^4)` says that (f(x) - p(x))/x^4 is bounded near 0, and
    `limit(h(x), x, a) bounded`, that h is bounded near a.

    Raises:
        NotationError: where the text is not a claim.
        ShapeError: where the shapes of its parts do not fit.
    """
    return StatementReader(text, shapes).claim()


def parse_chain(text: str, *, shapes: Shapes | None = None) -> tuple[Claim, ...]:
    """Read a claim or a chain of them: `forall t: 0 <= f(t) < 1` is two.

    Raises:
        NotationError: where the text is neither.
    """
    return StatementReader(text, shapes).chain()


def parse_links(text: str, *, shapes: Shapes | None = None) -> tuple[Claim | Stated, ...]:
    """Read a claim or a chain of them as `parse_chain` does, and keep `a ~= 0.841` as it stands.

    Raises:
        NotationError: where the text is neither.
    """
    return StatementReader(text, shapes).links()


def parse_stated(text: str, *, shapes: Shapes | None = None) -> Claim | Stated:
    """Read a claim as `parse_claim` does, and keep which of its sides stands on the left.

    Raises:
        NotationError: where the text is not a claim.
    """
    return StatementReader(text, shapes).stated()


def parse_definition(text: str) -> Definition:
    """Read `f(x, ...) = body`.

    Raises:
        NotationError: where the text is not a definition.
    """
    return StatementReader(text).definition()
