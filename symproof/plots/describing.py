"""A plot in words, for those who do not see it: what is drawn, values, breaks, what is certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, log10
from typing import Final

from symproof.notation.unicode import show, show_definition
from symproof.notation.unicode_names import raised
from symproof.plots.cells import Cell, Gap, Graph
from symproof.plots.panels import COMBINED, COMPARED, FUNCTION, Curve, Panel
from symproof.plots.words import word

# what is said to be on a line is certainly so near to it, as a share of the height of the plot
ON_LINE: Final = 1e-2
# breaks of one graph that are described
MAX_GAPS: Final = 4
# what is nearer to 0 is shown as 0
INVISIBLE: Final = 1e-7
# what is certainly at most this is said to be at most this
TINY: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Drawn:
    """A panel with the graphs of its curves, in the same order.

    Attributes:
        distance: the graph of what the combined curve differs from the line by, if there is one.
        boxes: that contain the graph over a few intervals.
    """

    panel: Panel
    graphs: tuple[Graph, ...]
    distance: Graph | None = None
    boxes: tuple[Cell, ...] = ()

    def of(self, role: str) -> tuple[Curve, Graph] | None:
        """Return the curve with a role and its graph, None where there is none."""
        pairs = zip(self.panel.curves, self.graphs, strict=True)
        return next(((curve, graph) for curve, graph in pairs if curve.role == role), None)

    @property
    def own(self) -> tuple[Graph, ...]:
        """The graphs without those that they are compared with."""
        pairs = zip(self.panel.curves, self.graphs, strict=True)
        return tuple([graph for curve, graph in pairs if curve.role != COMPARED])

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and greatest value that is worth showing."""
        found = [graph.bounds for graph in self.graphs if graph.bounds is not None]
        if not found:
            return -1.0, 1.0
        low, high = min(low for low, _ in found), max(high for _, high in found)
        return (
            (low, high) if high - low > 1e-9 * max(abs(low), abs(high), 1.0) else (low - 1, low + 1)
        )


def title(several: Sequence[Drawn], lang: str) -> str:
    """Return what a plot is of: the definition of a function, or how many there are."""
    names = dict.fromkeys(drawn.panel.subject.title for drawn in several)
    if len(names) > 1:
        listed = [*names] if len(names) <= 4 else []
        return word("comma", lang).join(listed) or word("several", lang, count=len(names))
    return heading(several[0].panel, lang)


def heading(panel: Panel, lang: str) -> str:
    """Return the definition of a function with the values of its parameters."""
    own = panel.subject
    defined = own.definition
    text = own.title if defined is None else show_definition(defined)
    if defined is not None and own.title.isidentifier() and own.title != own.head:
        text = word("label", lang, name=own.title, text=text)
    told = [show_definition(each) for name, each in own.definitions.items() if name != own.head]
    told += [f"{name} = {value}" for name, value in own.values.items()]
    if not told:
        return text
    return word("title_with", lang, function=text, values=word("comma", lang).join(told))


def description(several: Sequence[Drawn], span: tuple[Fraction, Fraction], lang: str) -> str:
    """Return a plot in sentences."""
    low, high = map(number, map(float, span))
    variable = several[0].panel.subject.variable
    said = [word("range", lang, variable=variable, low=low, high=high)]
    for drawn in several:
        if len({each.panel.subject for each in several}) > 1:
            said.append(word("sentence", lang, text=heading(drawn.panel, lang)))
        said += _panel(drawn, span, lang)
    return word("space", lang).join(said)


def _panel(drawn: Drawn, span: tuple[Fraction, Fraction], lang: str) -> Iterator[str]:
    panel = drawn.panel
    name = word(panel.what, lang)
    compared = panel.curve(COMPARED)
    curves = [show(curve.label) for curve in panel.curves if curve.role != COMPARED]
    if panel.what == "gate":
        curves[0] = gate(panel, lang)
    listed = _listed(curves, lang)
    if compared is None:
        yield word("shows", lang, panel=name, curves=listed)
    else:
        line = show(compared.label)
        yield word("shows_compared", lang, panel=name, curves=listed, compared=line)
        yield from _compared(drawn, lang)
    main = drawn.of(FUNCTION)
    if main is not None:
        yield _values(*main, span, lang)
    for curve, graph in zip(panel.curves, drawn.graphs, strict=True):
        for gap in graph.gaps[:MAX_GAPS]:
            yield _gap(curve, gap, panel.subject.variable, lang)
    yield _certain(drawn, lang)


def gate(panel: Panel, lang: str) -> str:
    """Return the definition of the gate that a panel shows."""
    curve = panel.curve(FUNCTION)
    if curve is None:
        return ""
    return word("equation", lang, name=show(curve.label), value=show(curve.term))


def _compared(drawn: Drawn, lang: str) -> Iterator[str]:
    """Yield whether the combined curve lies on the line it is compared with."""
    combined = drawn.of(COMBINED)
    if combined is None or drawn.distance is None or not drawn.distance.pieces:
        return
    curve, _ = combined
    low, high = drawn.bounds
    cells = [cell for piece in drawn.distance.pieces for cell in piece.cells]
    worst = max(max(abs(cell.bottom), abs(cell.top)) for cell in cells)
    label = show(curve.label)
    if worst <= ON_LINE * (high - low):
        yield word("agrees", lang, combined=label, distance=number(worst, 1, up=True))
        return
    points = [point for piece in drawn.distance.pieces for point in piece.points]
    x, y = max(points, key=lambda point: (abs(point[1]), -abs(point[0]), point[0]))
    if abs(y) > ON_LINE * (high - low):
        place = f"{drawn.panel.subject.variable} = {number(x)}"
        yield word("leaves", lang, combined=label, place=place, distance=number(abs(y)))


def _values(curve: Curve, graph: Graph, span: tuple[Fraction, Fraction], lang: str) -> str:
    """Return the values of a curve at the ends and in the middle."""
    label = show(curve.label)
    points = dict([point for piece in graph.pieces for point in piece.points])
    if not points:
        return word("nothing", lang, curve=label)
    low, high = map(float, span)
    middle = 0.0 if low < 0 < high else (low + high) / 2
    said: list[str] = []
    for x in (low, middle, high):
        key = "value_at" if x in points else "no_value_at"
        value = number(points[x]) if x in points else ""
        said.append(word(key, lang, value=value, place=f"{_variable(curve)} = {number(x)}"))
    return word("values", lang, curve=label, values=word("clauses", lang).join(said))


def _variable(curve: Curve) -> str:
    names = sorted(curve.label.variables)
    return names[0] if names else "x"


def _gap(curve: Curve, gap: Gap, variable: str, lang: str) -> str:
    place = number(float(gap.at))
    place = f"{variable} = {place}" if gap.exact else f"{variable} ≈ {place}"
    said = [
        word(key, lang, value=number(side))
        for key, side in (("from_left", gap.before), ("from_right", gap.after))
        if side is not None
    ]
    said = said or [word("no_limits", lang)]
    if gap.value is not None:
        said.append(word("attained", lang, value=number(gap.value)))
    elif gap.exact:
        said.append(word("not_attained", lang))
    return word(
        "breaks", lang, curve=show(curve.label), place=place, sides=word("clauses", lang).join(said)
    )


def _certain(drawn: Drawn, lang: str) -> str:
    """Return what is certain about the graphs of a panel."""
    low, high = drawn.bounds
    heights = [
        cell.height
        for graph in drawn.graphs
        for piece in graph.pieces
        for cell in piece.cells
        if cell.top >= low and cell.bottom <= high
    ]
    height = number(max(heights, default=0.0), 2, up=True)
    if drawn.panel.boxes:
        return word("boxes", lang, count=len(drawn.boxes), height=tallest(drawn.boxes))
    return word("bands", lang, height=height)


def tallest(boxes: Sequence[Cell]) -> str:
    """Return the height of the tallest box, rounded up."""
    return number(max([box.height for box in boxes], default=0.0), 2, up=True)


def _listed(items: Sequence[str], lang: str) -> str:
    if len(items) < 2:
        return "".join(items)
    return word("comma", lang).join(items[:-1]) + word("and", lang) + items[-1]


def number(value: float, digits: int = 3, *, up: bool = False) -> str:
    """Return a value rounded to some digits, away from 0 if `up`."""
    if value == 0 or (not up and abs(value) < INVISIBLE):
        return "0"
    if up:
        value = max(abs(value), TINY)
        unit = 10.0 ** (floor(log10(abs(value))) - digits + 1)
        value = ceil(value / unit) * unit
    mantissa, _, power = f"{value:.{digits}g}".partition("e")
    text = mantissa.replace("-", "−")
    return f"{text}·10{raised(str(int(power)).replace('-', '−'))}" if power else text
