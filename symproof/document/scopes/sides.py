"""The sides of a relation as terms: matrices with shapes that fit, values by cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from symproof.document.model import Side, Split
from symproof.document.scopes.formulas import Spot
from symproof.document.scopes.lines import Line
from symproof.document.scopes.meanings import ShapeMeaning, ValueMeaning
from symproof.document.scopes.subjects import names_in
from symproof.document.scopes.survey import Survey
from symproof.document.words.branches import total
from symproof.kernel.sequent import ZERO
from symproof.kernel.shapes import CELL
from symproof.kernel.term import App, Const, Term
from symproof.notation.errors import NotationError, ShapeError
from symproof.notation.tex.syntax import Cases, Node
from symproof.notation.unicode import show

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OneSide:
    """A side, the values and the shapes of names in it, and its names before values were put in."""

    side: Side
    values: Mapping[str, ValueMeaning]
    shapes: Mapping[str, ShapeMeaning]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of a relation; `rows` says that vectors are rows in them."""

    left: Side
    right: Side
    values: Mapping[str, ValueMeaning]
    shapes: Mapping[str, ShapeMeaning]
    names: frozenset[str]
    rows: bool = False

    @property
    def terms(self) -> list[Term]:
        """All the terms in them."""
        return [*terms_of(self.left), *terms_of(self.right)]


def side_of(survey: Survey, node: Node, spot: Spot, bound: frozenset[str] = frozenset()) -> OneSide:
    """Return a side as a term, or as a value by cases, if it is not one everywhere.

    Raises:
        NotationError: it cannot be read.
        Ambiguous: a name has several meanings.
    """
    if not isinstance(node, Cases):
        read = survey.formulas.read(node, spot, bound)
        return OneSide(read.term, read.values, read.shapes, read.names)
    split = survey.formulas.split(node, spot, bound)
    chained = any(len(branch.values) != 1 for branch in split.branches)
    whole = None if chained else total(split)
    return OneSide(split if whole is None else whole, {}, {}, names_in(node))


def in_orientation(read: Callable[[Spot], T], survey: Survey, line: Line) -> T:
    """Return what is read with vectors as columns, or, where that does not fit, as rows.

    Raises:
        ShapeError: neither fits; it is that of the columns.
        NotationError: it cannot be read.
        Ambiguous: a name has several meanings.
    """
    try:
        return read(survey.spot(line))
    except ShapeError as error:
        try:
            return read(survey.spot(line, rows=True))
        except NotationError:
            raise error from None


def sides_of(survey: Survey, left: Node, right: Node, relation: str, line: Line) -> Sides:
    """Return the sides of a relation as terms.

    Raises:
        ShapeError: their shapes do not fit.
        NotationError: one cannot be read.
        Ambiguous: a name has several meanings.
    """

    def read(spot: Spot) -> Sides:
        first, second = side_of(survey, left, spot), side_of(survey, right, spot)
        found = Sides(
            first.side,
            second.side,
            {**first.values, **second.values},
            {**first.shapes, **second.shapes},
            first.names | second.names,
            spot.rows,
        )
        return _fitting(found, relation, right, spot.text)

    return in_orientation(read, survey, line)


def _fitting(sides: Sides, relation: str, node: Node, text: str) -> Sides:
    """Return sides of the same shape: 0 is a matrix of zeros, a number one of 1 × 1.

    Raises:
        ShapeError: their shapes do not fit.
        NotationError: a relation that is none between matrices.
    """
    left, right = sides.left, sides.right
    if isinstance(left, Split) or isinstance(right, Split):
        return sides
    if left.shape != right.shape:
        left, right = _like(left, right), _like(right, left)
    if left.shape != right.shape:
        term = f"{show(left)} {relation} {show(right)}"
        raise ShapeError(text, node.start, term, (left.shape, right.shape))
    if left.shape is not None and relation != "=":
        raise NotationError(text, node.start, "=, the only relation between matrices")
    return replace(sides, left=left, right=right)


def _like(term: Term, other: Term) -> Term:
    """Return a number as a matrix, where it stands for one of the shape of another term."""
    if term.shape is not None or other.shape is None:
        return term
    if term == ZERO:
        return Const("zeros", other.shape)
    return App("*", (term, Const("eye", CELL))) if other.shape == CELL else term


def terms_of(side: Side) -> list[Term]:
    """Return the terms in a side: one, or those of all its cases and their guards."""
    if isinstance(side, Term):
        return [side]
    found: list[Term] = []
    for branch in side.branches:
        found += branch.values
        for guard in branch.guards:
            found += [guard.lhs, guard.rhs]
    return found
