"""Where guards hold, exactly: guards about one variable and rational numbers part the line.

The places at which a guard changes part the line into points and the gaps between them; on each of
these cells a guard holds everywhere or nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Final

from symproof.kernel.sequent import RELATIONS, Claim
from symproof.kernel.term import BRACKET, App, Num, Term, Var

# relation -> the signs of left - right with which it holds
SIGNS: Final[Mapping[str, frozenset[int]]] = {
    "<": frozenset({-1}),
    "<=": frozenset({-1, 0}),
    "=": frozenset({0}),
    "!=": frozenset({-1, 1}),
}
_BY_SIGNS: Final = {signs: relation for relation, signs in SIGNS.items()}
EVERYWHERE: Final = frozenset({-1, 0, 1})


def value(term: Term) -> Fraction | None:
    """Return the rational number that a closed term is, None if it is not seen to be one."""
    match term:
        case Num(number):
            return Fraction(number)
        case App("neg" | "()" as head, (inner,)):
            found = value(inner)
            return None if found is None else (-found if head == "neg" else found)
        case App("abs", (inner,)):
            found = value(inner)
            return None if found is None else abs(found)
        case App("+" | "-" | "*" | "/" | "max" | "min" as head, (left, right)):
            first, last = value(left), value(right)
            if first is None or last is None or (head == "/" and last == 0):
                return None
            return _combined(head, first, last)
        case App("^", (base, Num(exponent))) if exponent <= 100:
            found = value(base)
            return None if found is None else found**exponent
        case _:
            return None


def _combined(head: str, first: Fraction, last: Fraction) -> Fraction:
    match head:
        case "+":
            return first + last
        case "-":
            return first - last
        case "*":
            return first * last
        case "/":
            return first / last
        case "max":
            return max(first, last)
        case _:
            return min(first, last)


@dataclass(frozen=True, slots=True)
class Line:
    """The line of one variable, parted at points; cells are numbered from the left, gap first."""

    variable: str
    points: tuple[Fraction, ...]

    @property
    def cells(self) -> range:
        """The numbers of the cells: even ones are gaps, odd ones points."""
        return range(2 * len(self.points) + 1)

    def inside(self, cell: int) -> Fraction:
        """Return a number in a cell."""
        at, is_point = divmod(cell, 2)
        if is_point:
            return self.points[at]
        if not self.points:
            return Fraction(0)
        if at == 0:
            return self.points[0] - 1
        if at == len(self.points):
            return self.points[-1] + 1
        return (self.points[at - 1] + self.points[at]) / 2

    def where(self, guards: Iterable[Claim]) -> frozenset[int]:
        """Return the cells on which guards hold, all of them."""
        held = frozenset(self.cells)
        for guard in guards:
            held &= frozenset(cell for cell in held if _holds(guard, self.inside(cell)))
        return held

    def claims(self, cells: frozenset[int]) -> list[tuple[Claim, ...]]:
        """Return the pieces of a set of cells, as claims that hold together on each.

        A line without one point is one piece: x != 0.
        """
        everything = frozenset(self.cells)
        if cells == everything:
            return [()]
        missing = everything - cells
        if missing and all(cell % 2 for cell in missing):
            return [
                tuple(Claim("!=", Var(self.variable), self._at(cell)) for cell in sorted(missing))
            ]
        runs = groupby(enumerate(sorted(cells)), key=lambda pair: pair[1] - pair[0])
        return [self._run([cell for _, cell in run]) for _, run in runs]

    def _run(self, cells: Sequence[int]) -> tuple[Claim, ...]:
        """Return what says that the variable is in neighbouring cells."""
        name = Var(self.variable)
        first, last = cells[0], cells[-1]
        if first == last and first % 2:
            return (Claim("=", name, self._at(first)),)
        found: list[Claim] = []
        if first % 2:
            found.append(Claim("<=", self._at(first), name))
        elif first:
            found.append(Claim("<", self._at(first - 1), name))
        if last % 2:
            found.append(Claim("<=", name, self._at(last)))
        elif last < 2 * len(self.points):
            found.append(Claim("<", name, self._at(last + 1)))
        return tuple(found)

    def _at(self, cell: int) -> Term:
        return numeral(self.points[cell // 2])


def numeral(number: Fraction) -> Term:
    """Return a rational number as a term."""
    above: Term = Num(abs(number.numerator))
    term = above if number.denominator == 1 else App("/", (above, Num(number.denominator)))
    return App("neg", (term,)) if number < 0 else term


def line_of(guards: Iterable[Claim]) -> Line | None:
    """Return the line that guards part, None where they are not about one variable and numbers."""
    points: set[Fraction] = set()
    names: set[str] = set()
    for guard in guards:
        if guard.rel not in RELATIONS or guard.forall or guard.functions:
            return None
        names |= guard.variables
        found = _changes(guard)
        if found is None:
            return None
        points |= found
    if len(names) != 1:
        return None
    (name,) = names
    return Line(name, tuple(sorted(points)))


def _changes(guard: Claim) -> frozenset[Fraction] | None:
    """Return where a guard changes, None where that is not seen."""
    for side, other in ((guard.lhs, guard.rhs), (guard.rhs, guard.lhs)):
        bound = value(other)
        if bound is None:
            continue
        match _bare(side):
            case Var():
                return frozenset({bound})
            case App("neg", (inner,)) if isinstance(_bare(inner), Var):
                return frozenset({-bound})
            case App("abs", (inner,)) if isinstance(_bare(inner), Var):
                return frozenset({bound, -bound})
            case _:
                return None
    return None


def _bare(term: Term) -> Term:
    while isinstance(term, App) and term.head == BRACKET:
        (term,) = term.args
    return term


def _holds(guard: Claim, number: Fraction) -> bool:
    """Whether a guard of one variable holds at a number."""
    left, right = _at(guard.lhs, number), _at(guard.rhs, number)
    return (left > right) - (left < right) in SIGNS[guard.rel]


def _at(term: Term, number: Fraction) -> Fraction:
    match _bare(term):
        case Var():
            return number
        case App("neg", (inner,)):
            return -_at(inner, number)
        case App("abs", (inner,)):
            return abs(_at(inner, number))
        case closed:
            found = value(closed)
            return found if found is not None else number


# guards that compare the same two terms


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two terms that guards compare, and the signs of their difference that some guard allows."""

    left: Term
    right: Term

    def signs(self, guards: Sequence[Claim]) -> frozenset[int] | None:
        """Return the signs of left - right with which guards hold, None for other guards."""
        found = EVERYWHERE
        for guard in guards:
            if guard.rel not in SIGNS or guard.forall:
                return None
            if (guard.lhs, guard.rhs) == (self.left, self.right):
                found &= SIGNS[guard.rel]
            elif (guard.rhs, guard.lhs) == (self.left, self.right):
                found &= frozenset(-sign for sign in SIGNS[guard.rel])
            else:
                return None
        return found

    def claims(self, signs: frozenset[int]) -> tuple[Claim, ...] | None:
        """Return the claim that the difference has one of some signs; () if that is always so."""
        if signs == EVERYWHERE:
            return ()
        if signs in _BY_SIGNS:
            return (Claim(_BY_SIGNS[signs], self.left, self.right),)
        flipped = frozenset(-sign for sign in signs)
        if flipped in _BY_SIGNS:
            return (Claim(_BY_SIGNS[flipped], self.right, self.left),)
        return None
