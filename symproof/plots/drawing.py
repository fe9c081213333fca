"""Drawing panels with matplotlib: curves, certified bands, labels beside the curves."""

# matplotlib's types are incomplete
# pyright: standard

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import nan
from operator import itemgetter
from typing import Any, Final

from symproof.extras import needed
from symproof.notation.unicode import show
from symproof.plots.cells import Cell, Graph, Piece, widened
from symproof.plots.describing import Drawn, gate, heading, tallest, title
from symproof.plots.panels import COMBINED, COMPARED, FUNCTION, MIRRORED, panel
from symproof.plots.subjects import Subject
from symproof.plots.themes import Line, Theme
from symproof.plots.words import word

# of one panel with its labels, and of a panel of a grid, in inches
PANEL: Final = (4.6, 3.1)
SMALL: Final = (1.75, 1.55)
COLUMNS: Final = 2
# of the height of the panel: where labels would touch, and what is free over the graphs
APART: Final = 0.085
MARGIN: Final = 0.06
LABEL_SIZE: Final = 9.0
# wider lines are those that curves are compared with
BROAD: Final = 3.0
# of the height of a graph, or a third of a panel: through taller cells no curve is drawn
WILD: Final = 0.3
# cells narrower than this part of a panel are not seen by themselves
FINEST: Final = 500


@dataclass(frozen=True, slots=True)
class Picture:
    """Panels and how they are to be drawn: as a grid of small ones, or large with labels."""

    panels: Sequence[Drawn]
    span: tuple[Fraction, Fraction]
    lang: str
    theme: Theme
    grid: bool

    @property
    def columns(self) -> int:
        """How many panels stand beside each other."""
        count = len(self.panels)
        if not self.grid:
            return min(count, COLUMNS)
        return next((k for k in range(1, 9) if k * k >= count), 8)

    @property
    def rows(self) -> int:
        """How many panels stand below each other."""
        return -(-len(self.panels) // self.columns)

    @property
    def size(self) -> tuple[float, float]:
        """Its size in inches."""
        width, height = SMALL if self.grid else PANEL
        return self.columns * width, self.rows * height + (0.9 if self.grid else 0.4)

    @property
    def layout(self) -> str:
        """How matplotlib places the panels: of a grid, by sizes that are known beforehand."""
        return "none" if self.grid else "constrained"

    def _place(self, figure: Any) -> None:
        """Leave room in a grid for the labels of each panel, the title and the legend."""
        width, height = self.size
        figure.subplots_adjust(
            left=0.32 / width,
            right=1 - 0.1 / width,
            bottom=0.55 / height,
            top=1 - 0.6 / height,
            wspace=0.22,
            hspace=0.38,
        )

    @property
    def settings(self) -> dict[str, Any]:
        """The settings of matplotlib for it."""
        theme = self.theme
        parts = ("text.", "axes.label", "axes.edge", "xtick.", "ytick.")
        inks = [f"{part}color" for part in parts]
        papers: list[str] = ["figure.facecolor", "axes.facecolor", "savefig.facecolor"]
        return dict.fromkeys(inks, theme.ink) | dict.fromkeys(papers, theme.paper)

    def draw(self, figure: Any) -> None:
        """Draw everything on a figure of matplotlib."""
        names = {drawn.panel.subject for drawn in self.panels}
        whats = {drawn.panel.what for drawn in self.panels}
        text = title(self.panels, self.lang)
        if self.grid and len(whats) == 1:
            text = word(next(iter(whats)), self.lang) if len(names) > 1 else text
        figure.suptitle(text, fontsize=11.0 if self.grid else 10.5, wrap=True)
        axes = figure.subplots(self.rows, self.columns, squeeze=False).ravel()
        for own, drawn in zip(axes, self.panels, strict=False):
            self._panel(own, drawn, named=len(names) > 1, told=len(whats) > 1 or not self.grid)
        for own in axes[len(self.panels) :]:
            own.set_axis_off()
        if self.grid:
            self._place(figure)
        if self.grid and len(whats) == 1:
            self._legend(figure)

    def _legend(self, figure: Any) -> None:
        """Say over a grid what the lines are."""
        lines = needed("matplotlib.lines", "plot")
        handles: list[Any] = []
        any_function = Subject("f", "f", "x", {}, {})
        for curve in panel(self.panels[0].panel.what, any_function).curves:
            colour, style, width = self.theme.lines[curve.role]
            handle = lines.Line2D([], [], color=colour, linestyle=style, linewidth=width)
            handle.set_label(show(curve.label))
            handles.append(handle)
        figure.legend(
            handles=handles,
            loc="lower center",
            ncols=len(handles),
            frameon=False,
            fontsize=8.0,
            handlelength=3.5,
        )

    def _panel(self, axes: Any, drawn: Drawn, *, named: bool, told: bool) -> None:
        low, high = drawn.bounds
        room = MARGIN * (high - low)
        axes.set_xlim(*map(float, self.span))
        axes.set_ylim(low - room, high + room)
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
        axes.axhline(0.0, color=self.theme.faint, linewidth=0.6, zorder=0)
        axes.axvline(0.0, color=self.theme.faint, linewidth=0.6, zorder=0)
        axes.tick_params(labelsize=6.5 if self.grid else 8.0, length=2.5)
        for order, (curve, graph) in enumerate(
            zip(drawn.panel.curves, drawn.graphs, strict=True), 2
        ):
            line = self.theme.lines[curve.role]
            banded = curve.role != COMPARED and not drawn.panel.boxes
            for piece in graph.pieces:
                self._piece(axes, piece, line, order, banded=banded)
            if curve.role != COMPARED:
                self._marks(axes, graph, line, order + len(drawn.graphs))
        self._boxes(axes, drawn.boxes, self.theme.lines[FUNCTION])
        axes.set_title(self._heading(drawn, named=named, told=told), fontsize=self._heading_size)
        if not self.grid:
            axes.set_xlabel(drawn.panel.subject.variable, fontsize=LABEL_SIZE)
            self._labels(axes, drawn)

    @property
    def _heading_size(self) -> float:
        return 7.0 if self.grid else 9.0

    def _heading(self, drawn: Drawn, *, named: bool, told: bool) -> str:
        what = word(drawn.panel.what, self.lang) if told else ""
        if drawn.panel.boxes and told:
            height = tallest(drawn.boxes)
            said = word("boxes_short", self.lang, count=len(drawn.boxes), height=height)
            what = word("label", self.lang, name=what, text=said)
        if drawn.panel.what == "gate" and told:
            what = word("label", self.lang, name=what, text=gate(drawn.panel, self.lang))
        if self.grid and named:
            return drawn.panel.subject.title
        rows = [heading(drawn.panel, self.lang) if named else "", what]
        return "\n".join([row for row in rows if row])

    def _boxes(self, axes: Any, boxes: Sequence[Cell], line: Line) -> None:
        """Draw boxes that contain a graph."""
        for box in boxes:
            axes.fill_between(
                [float(box.left), float(box.right)],
                [box.bottom] * 2,
                [box.top] * 2,
                facecolor=(line.colour, 0.25),
                edgecolor=line.colour,
                linewidth=0.5,
            )

    def _piece(self, axes: Any, piece: Piece, line: Line, order: int, *, banded: bool) -> None:
        """Draw the band that contains a piece, and the curve through its points."""
        if banded:
            cells = widened(piece.cells, (self.span[1] - self.span[0]) / FINEST)
            edges = [float(x) for cell in cells for x in (cell.left, cell.right)]
            bottoms = [cell.bottom for cell in cells for _ in range(2)]
            tops = [cell.top for cell in cells for _ in range(2)]
            axes.fill_between(
                edges, bottoms, tops, color=line.colour, alpha=0.3, linewidth=0.0, zorder=order
            )
        # where a cell is too tall, it is not known how the curve goes through it
        low, high = axes.get_ylim()
        ys = [y for _, y in piece.points]
        tall = WILD * max(max(ys) - min(ys), (high - low) / 3)
        wild = [cell for cell in piece.cells if cell.height > tall]
        holes = [(float(cell.left + cell.right) / 2, nan) for cell in wild]
        xs, ys = zip(*sorted([*piece.points, *holes], key=itemgetter(0)), strict=True)
        axes.plot(
            xs,
            ys,
            color=line.colour if banded or line.width > BROAD else self.theme.ink,
            linestyle=line.style,
            linewidth=line.width * (0.6 if self.grid else 1.0),
            solid_capstyle="butt",
            zorder=order,
        )

    def _marks(self, axes: Any, graph: Graph, line: Line, order: int) -> None:
        """Mark what a graph tends to at its breaks, and the value there."""
        # a value is seen inside the ring of what another graph tends to
        size = 2.2 if self.grid else 4.0
        for gap in graph.gaps:
            if not gap.exact:
                continue
            at = float(gap.at)
            for side in (gap.before, gap.after):
                if side is not None and side != gap.value:
                    axes.plot(
                        [at],
                        [side],
                        "o",
                        markersize=1.5 * size,
                        markerfacecolor=self.theme.paper,
                        markeredgecolor=line.colour,
                        zorder=order,
                    )
            if gap.value is not None:
                axes.plot(
                    [at], [gap.value], "o", markersize=size, color=line.colour, zorder=2 * order
                )

    def _labels(self, axes: Any, drawn: Drawn) -> None:
        """Write the label of each curve beside its right end, with a piece of its line."""
        low, high = axes.get_ylim()
        ends: list[tuple[float, str, str, bool]] = []
        for curve, graph in zip(drawn.panel.curves, drawn.graphs, strict=True):
            if graph.pieces:
                x, y = graph.pieces[-1].points[-1]
                place = min(max((y - low) / (high - low), 0.0), 1.0)
                ends.append((place, curve.role, show(curve.label), x == float(self.span[1])))
        # curves that end at one place are named in the order of the panel, the main one on top
        order = (FUNCTION, COMBINED, MIRRORED, COMPARED)
        ends.sort(key=lambda end: (round(end[0], 2), -order.index(end[1])))
        places = spread([end[0] for end in ends], APART)
        for (end, role, text, reached), place in zip(ends, places, strict=True):
            line = self.theme.lines[role]
            axes.plot(
                [1.005, 1.035] if reached else [],
                [end, place] if reached else [],
                color=self.theme.faint,
                linewidth=0.7,
                transform=axes.transAxes,
                clip_on=False,
            )
            axes.plot(
                [1.035, 1.115],
                [place, place],
                color=line.colour,
                linestyle=line.style,
                linewidth=line.width,
                solid_capstyle="butt",
                transform=axes.transAxes,
                clip_on=False,
            )
            axes.text(1.13, place, text, transform=axes.transAxes, va="center", fontsize=LABEL_SIZE)


def spread(places: Sequence[float], apart: float) -> list[float]:
    """Return sorted places moved as little as possible so that none is nearer than `apart`."""
    groups = [[place] for place in places]
    merged = True
    while merged:
        merged = False
        for i, (first, second) in enumerate(pairwise(groups)):
            if _top(first, apart) + apart > _bottom(second, apart):
                groups[i : i + 2] = [[*first, *second]]
                merged = True
                break
    return [_bottom(group, apart) + k * apart for group in groups for k in range(len(group))]


def _bottom(group: Sequence[float], apart: float) -> float:
    return sum(group) / len(group) - apart * (len(group) - 1) / 2


def _top(group: Sequence[float], apart: float) -> float:
    return _bottom(group, apart) + apart * (len(group) - 1)
