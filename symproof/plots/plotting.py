"""From the names of functions to the file of a plot."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from fractions import Fraction
from html import escape
from typing import Final, NamedTuple

from symproof.figure_files import figure_bytes
from symproof.kernel.ring import difference
from symproof.kernel.sequent import ZERO
from symproof.kernel.term import Term
from symproof.notation.errors import NotationError
from symproof.notation.plain import parse_term
from symproof.plots.cells import Graph, reflected
from symproof.plots.describing import Drawn, description, title
from symproof.plots.drawing import Picture
from symproof.plots.errors import PlotError
from symproof.plots.fonts import families, no_boxes
from symproof.plots.graphs import STEEP, boxes_of, graph_of
from symproof.plots.panels import COMBINED, COMPARED, FUNCTION, MIRRORED, WHATS, panel
from symproof.plots.subjects import Subject, subjects
from symproof.plots.themes import DARK, LIGHT
from symproof.words import LANGUAGES
from symproof.zoo import activations

SUFFIXES: Final = ("svg", "pdf", "png")
SPAN: Final = (Fraction(-4), Fraction(4))
# how many cells a graph has: of a large panel, of a small one, and where they are to be seen
CELLS: Final = 128
SMALL_CELLS: Final = 32
# how tall a cell of a small panel may be, as a part of the panel
SMALL_STEEP: Final = 1 / 10
BOXES: Final = 24
MOST_CELLS: Final = 2_000
FAR: Final = 10**6
ID: Final = re.compile(r'(\bid="|href="#|url\(#)')


class Plot(NamedTuple):
    """A plot as a file, with its title and what it shows in words."""

    data: bytes
    title: str
    description: str


def figure(
    names: Sequence[str],
    *,
    what: Sequence[str] = ("identity",),
    span: tuple[Fraction | int, Fraction | int] = SPAN,
    lang: str = "en",
    suffix: str = "svg",
    grid: bool = False,
    dark: bool = False,
    cells: int | None = None,
    let: Sequence[str] = (),
    at: Sequence[str] = (),
) -> bytes:
    """Return the file of a plot: see `plotted`."""
    return plotted(
        names,
        what=what,
        span=span,
        lang=lang,
        suffix=suffix,
        grid=grid,
        dark=dark,
        cells=cells,
        let=let,
        at=at,
    ).data


def plotted(
    names: Sequence[str],
    *,
    what: Sequence[str] = ("identity",),
    span: tuple[Fraction | int, Fraction | int] = SPAN,
    lang: str = "en",
    suffix: str = "svg",
    grid: bool = False,
    dark: bool = False,
    cells: int | None = None,
    let: Sequence[str] = (),
    at: Sequence[str] = (),
) -> Plot:
    """Return a plot of functions: a panel for each function and each of `what`, see WHATS.

    The values drawn are within a pixel of the exact ones and every band contains its graph, if
    FLINT is right.  `cells` is how many intervals each graph is enclosed over; with `grid`,
    panels are small, and without names they are all of the zoo.

    Raises:
        SymproofError: a name, `what`, the span or the suffix is not known or makes no sense, or
            matplotlib, or a font for the language, is not installed.
    """
    ends = Fraction(span[0]), Fraction(span[1])
    _check(what, ends, suffix, lang, cells)
    chosen = subjects(names or [*activations()] if grid else names, let, at)
    if not chosen:
        raise PlotError("there is nothing to plot: give names of functions, or --grid for the zoo")
    panels = [_drawn(name, subject, ends, cells, grid=grid) for subject in chosen for name in what]
    for subject in chosen:
        graphs = [graph for each in panels if each.panel.subject is subject for graph in each.own]
        if not any(graph.pieces for graph in graphs):
            raise PlotError(f"{subject.title} has no value from {ends[0]} to {ends[1]} to be drawn")
    picture = Picture(panels, ends, lang, DARK if dark else LIGHT, grid)
    told = title(panels, lang), description(panels, ends, lang)
    return Plot(_file(picture, suffix, *told), *told)


def _check(
    what: Sequence[str],
    span: tuple[Fraction, Fraction],
    suffix: str,
    lang: str,
    cells: int | None,
) -> None:
    from symproof.formats import nearest

    for name in what or ("",):
        if name not in WHATS:
            hint = nearest(name, WHATS)
            raise PlotError(f"no plot {name!r}{hint}: there is {', '.join(WHATS)}")
    if suffix not in SUFFIXES:
        raise PlotError(f"a plot is written as {', '.join(SUFFIXES)}, not {suffix!r}")
    if lang not in LANGUAGES:
        raise PlotError(f"no language {lang!r}: there is {', '.join(LANGUAGES)}")
    if not span[0] < span[1]:
        raise PlotError(f"the range from {span[0]} to {span[1]} is empty")
    if max(map(abs, span)) > FAR or span[1] - span[0] < Fraction(1, FAR):
        raise PlotError(f"a range lies within {-FAR} and {FAR}, and is at least 1/{FAR} wide")
    if cells is not None and not 1 <= cells <= MOST_CELLS:
        raise PlotError(f"a graph has 1 to {MOST_CELLS} cells, not {cells}")


def _drawn(
    what: str, subject: Subject, span: tuple[Fraction, Fraction], cells: int | None, *, grid: bool
) -> Drawn:
    own = panel(what, subject)
    usual = SMALL_CELLS if grid else CELLS
    count = usual if own.boxes else cells or usual
    steep = SMALL_STEEP if grid else STEEP
    functions = subject.definitions

    def graph(term: Term, least: float = 0.0) -> Graph:
        return graph_of(term, subject.variable, functions, span, count, least=least, steep=steep)

    combined, compared = own.curve(COMBINED), own.curve(COMPARED)
    symmetric = span[0] == -span[1]
    later = {COMBINED, MIRRORED} if symmetric else {COMBINED}
    found = {curve.role: graph(curve.term) for curve in own.curves if curve.role not in later}
    if symmetric and own.curve(MIRRORED) is not None:
        found[MIRRORED] = reflected(found[FUNCTION])
    # nearly everything may cancel in what is combined: it is steep only as the others see it
    heights = [high - low for low, high in filter(None, [g.bounds for g in found.values()])]
    least = max(heights, default=0.0)
    distance = None
    if combined is not None:
        found[COMBINED] = graph(combined.term, least)
        if compared is not None:
            distance = graph(combined.term - compared.term, least)
    boxes = ()
    if own.boxes:
        (curve,) = own.curves
        boxes = boxes_of(curve.term, subject.variable, functions, span, cells or BOXES)
    return Drawn(own, tuple([found[curve.role] for curve in own.curves]), distance, boxes)


def span_of(text: str) -> tuple[Fraction, Fraction]:
    """Return the range that a text such as -4:4 or -1/2:3/2 means.

    Raises:
        PlotError: it means none, or an empty one.
    """
    low, colon, high = text.partition(":")
    if not colon:
        raise PlotError(f"a range is LOW:HIGH, such as -4:4, not {text!r}")
    found = _number(low, text), _number(high, text)
    if not found[0] < found[1]:
        raise PlotError(f"the range {text} is empty: {low.strip()} is not less than {high.strip()}")
    return found


def _number(text: str, whole: str) -> Fraction:
    try:
        value = difference(parse_term(text.strip()), ZERO)
    except NotationError:
        value = None
    if value is None:
        raise PlotError(f"a range is LOW:HIGH with rational numbers, such as -4:4, not {whole!r}")
    return value


# the file


def _file(picture: Picture, suffix: str, title: str, description: str) -> bytes:
    texts = [title, description] if picture.lang != "en" else [title]
    settings = {**picture.settings, "font.family": families(*texts)}
    metadata = {
        "pdf": {"Title": title, "Subject": description},
        "png": {"Title": title, "Description": description},
    }.get(suffix, {})
    with no_boxes():
        data = figure_bytes(
            picture.draw,
            picture.size,
            suffix,
            layout=picture.layout,
            settings=settings,
            metadata=metadata,
        )
    if suffix != "svg":
        return data
    return _accessible(data.decode("utf-8"), title, description, picture.lang).encode("utf-8")


def _accessible(svg: str, title: str, description: str, lang: str) -> str:
    """Return a picture that says what it shows, with ids that no other picture has."""
    key = "p" + hashlib.sha256(svg.encode("utf-8")).hexdigest()[:8]
    svg = ID.sub(rf"\g<1>{key}-", svg)
    tongue = "zh-CN" if lang == "zh" else lang
    place = svg.index("<svg ") + len("<svg ")
    svg = f'{svg[:place]}role="img" aria-labelledby="{key}-t {key}-d" lang="{tongue}" {svg[place:]}'
    start = svg.index(">", place) + 1
    said = (
        f'\n <title id="{key}-t">{escape(title)}</title>'
        f'\n <desc id="{key}-d">{escape(description)}</desc>'
    )
    return svg[:start] + said + svg[start:]


def inline(svg: bytes) -> str:
    """Return a picture without the header of its file, to be put into a page of HTML."""
    text = svg.decode("utf-8")
    return text[text.index("<svg") :]
