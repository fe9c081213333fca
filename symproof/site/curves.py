"""Small graphs of activation functions as SVG, in the colours of the style sheet.

What is drawn lies on the graphs that `symproof.plots` encloses: they are broken where it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from html import escape
from math import ceil
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from symproof.derivation import Derivation
from symproof.kernel.errors import SymproofError
from symproof.kernel.sequent import Definition
from symproof.kernel.term import PRIMITIVES, Term, Var, substitute
from symproof.notation.plain import parse_term
from symproof.site.words import said
from symproof.zoo import Activation

if TYPE_CHECKING:
    from symproof.plots.cells import Graph
    from symproof.plots.subjects import Subject

SPAN: Final = (Fraction(-4), Fraction(4))
CELLS: Final = 40
# so high a picture would be, if cells were narrower where it is steep: here lines are thick enough
HIGH: Final = 400.0
# what is shown of the values at most, in the units of x
TALLEST: Final = 4.5
# what is less high is no curve
LEAST: Final = 1e-6
TICK: Final = 2


class Size(NamedTuple):
    """The width and height of a drawing, in pixels."""

    width: int
    height: int


THUMBNAIL: Final = Size(120, 90)
LARGE: Final = Size(340, 240)


def of_activation(own: Activation, difference: Term | None, style: str) -> str:
    """Return the graph of a function of the zoo as a file, an empty one if nothing is certain.

    Where f(x) - f(-x) is known, its graph is that of what it is proved to be.
    """
    subject = _activated(own)
    drawn = None
    if subject is not None:
        at = {name: parse_term(text) for name, text in subject.values.items()}
        known = None if difference is None else substitute(difference, at, {})
        drawn = _drawn(subject, THUMBNAIL, known)
    return "\n".join([_opened(THUMBNAIL), style.strip(), drawn or "</svg>", ""])


def _activated(own: Activation) -> Subject | None:
    from symproof.plots.subjects import activation_subject

    try:
        return activation_subject(own)
    except SymproofError:
        return None


def caption_of(own: Activation, lang: str) -> str:
    """Return what the lines of the graph of a function of the zoo are."""
    subject = _activated(own)
    values = () if subject is None else tuple(subject.values.items())
    listed = said("comma", lang).join([f"{name} = {value}" for name, value in values])
    return caption(lang, own.definition.name, listed)


def of_derivation(derivation: Derivation, lang: str) -> tuple[tuple[Definition, str], ...]:
    """Return the functions of one variable that a theorem defines in closed form, with graphs."""
    closed = [each for each in derivation.definitions if _is_closed(each)]
    found: list[tuple[Definition, str]] = []
    for i, definition in enumerate(closed):
        drawn = _drawn(_subject(definition), LARGE)
        if drawn is not None:
            found.append((definition, _named(drawn, definition.name, f"plot-{i}", lang)))
    return tuple(found)


def _named(drawn: str, name: str, identifier: str, lang: str) -> str:
    """Return a drawing as an element of a page, with its name and what is on it."""
    labels = f'role="img" aria-labelledby="{identifier}-title {identifier}-text"'
    title = escape(said("plot_of", lang, function=name))
    text = escape(caption(lang, name))
    return "\n".join(
        [
            _opened(LARGE, f'class="plot" {labels}'),
            f'<title id="{identifier}-title">{title}</title>',
            f'<desc id="{identifier}-text">{text}</desc>',
            drawn,
        ]
    )


def _opened(size: Size, labels: str = "") -> str:
    """Return the tag that a drawing begins with."""
    box = f'width="{size.width}" height="{size.height}" viewBox="0 0 {size.width} {size.height}"'
    return f'<svg {labels}{" " if labels else ""}{box} xmlns="http://www.w3.org/2000/svg">'


def caption(lang: str, name: str, values: str = "") -> str:
    """Return what the lines of a graph are, with the values of the parameters if there are any."""
    low, high = map(show_number, map(float, SPAN))
    if values:
        return said("zoo_plotted_at", lang, f=name, low=low, high=high, values=values)
    return said("zoo_plotted", lang, f=name, low=low, high=high)


def _is_closed(definition: Definition) -> bool:
    known = definition.functions - {definition.name} <= PRIMITIVES.keys()
    return len(definition.params) == 1 and not definition.variables and known


def _subject(definition: Definition) -> Subject:
    from symproof.plots.subjects import Subject

    (variable,) = definition.params
    name = definition.name
    return Subject(name, name, variable, {name: definition}, {})


def _drawn(subject: Subject, size: Size, known: Term | None = None) -> str | None:
    """Return f, f(x) - f(-x) and the axes, None where nothing is certain."""
    found = _graphs(_Key(subject, known))
    if found is None:
        return None
    function, difference, (low, high) = found
    left, right = map(float, SPAN)
    view = _View(left, right, low, high, size)
    rows = [
        f'<path class="axis" d="{view.axes()}"/>',
        *[f'<path class="difference" d="{view.path(points)}"/>' for points in _points(difference)],
        *[f'<path class="function" d="{view.path(points)}"/>' for points in _points(function)],
        "</svg>",
    ]
    return "\n".join(rows)


def show_number(value: float) -> str:
    """Return a number with a minus sign as it is printed."""
    return f"{value:g}".replace("-", "−")


class _Key:
    """A subject that is compared by what is drawn of it."""

    def __init__(self, subject: Subject, known: Term | None) -> None:
        self.subject = subject
        self.known = known
        own = sorted(subject.definitions.items(), key=itemgetter(0))
        self._parts = (subject.head, subject.variable, tuple(own), known)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._parts == other._parts

    def __hash__(self) -> int:
        return hash(self._parts)


@lru_cache(maxsize=256)
def _graphs(key: _Key) -> tuple[Graph, Graph, tuple[float, float]] | None:
    """Return the graphs of f and of its difference, and the values to be shown."""
    from symproof.plots.graphs import graph_of

    subject = key.subject
    x = Var(subject.variable)

    def graph(term: Term) -> Graph:
        return graph_of(term, subject.variable, subject.definitions, SPAN, CELLS, least=HIGH)

    try:
        function = graph(subject.at(x))
        difference = graph(subject.at(x) - subject.at(-x) if key.known is None else key.known)
    except (SymproofError, RecursionError, OverflowError):
        return None
    values = [y for each in (function, difference) for points in _points(each) for _, y in points]
    low = max(min(values, default=0.0), -TALLEST)
    high = min(max(values, default=0.0), TALLEST)
    return (function, difference, (low, high)) if high - low > LEAST else None


def _points(graph: Graph) -> list[Sequence[tuple[float, float]]]:
    return [piece.points for piece in graph.pieces]


class _View(NamedTuple):
    """From coordinates to pixels."""

    left: float
    right: float
    low: float
    high: float
    size: Size

    def x(self, value: float) -> float:
        return 3 + (value - self.left) / (self.right - self.left) * (self.size.width - 6)

    def y(self, value: float) -> float:
        # what is far outside is drawn outside, where it is not seen
        inside = min(max(value, 2 * self.low - self.high), 2 * self.high - self.low)
        return 3 + (self.high - inside) / (self.high - self.low) * (self.size.height - 6)

    def path(self, points: Sequence[tuple[float, float]]) -> str:
        text = ""
        last = ""
        for x, y in points:
            place = f"{self.x(x):.1f} {self.y(y):.1f}"
            if place != last:
                text += f"{'L' if text else 'M'}{place}"
            last = place
        return text

    def axes(self) -> str:
        across = f"M0 {self.y(0):.1f}H{self.size.width}" if self.low <= 0 <= self.high else ""
        lines = [f"{across}M{self.x(0):.1f} 0V{self.size.height}"]
        if across:
            level = self.y(0)
            xs = range(ceil(self.left), int(self.right) + 1)
            lines += [f"M{self.x(x):.1f} {level - TICK:.1f}v{2 * TICK:g}" for x in xs]
        ys = range(ceil(self.low), int(self.high) + 1)
        lines += [f"M{self.x(0) - TICK:.1f} {self.y(y):.1f}h{2 * TICK:g}" for y in ys]
        return "".join(lines)


__all__ = ["caption", "caption_of", "of_activation", "of_derivation"]
