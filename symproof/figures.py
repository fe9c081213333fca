"""Figures, as bytes of a file that is the same for the same numbers: no dates, no random names."""

# matplotlib's types are incomplete
# pyright: standard

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, copysign, floor, log10
from typing import Any, Final

from symproof.auditing.defects import Identity
from symproof.auditing.errors import needed
from symproof.auditing.floats import Format
from symproof.auditing.measuring import Audit, Findings
from symproof.auditing.pages import title, ulps
from symproof.auditing.zoo import Row
from symproof.auditing.zoo_pages import zoo_title
from symproof.figure_files import figure_bytes

WIDTH: Final = 7.5
ERROR, DEFECT = "#0b5394", "#b45f06"

# from so many ulps on the scale is logarithmic
STEEP: Final = 20
# errors beyond are not drawn, or drawn to the edge
TOO_LARGE: Final = 1e300
WIDEST_BAR: Final = 1e9


@dataclass(frozen=True, slots=True)
class Panel:
    """A diagram: what is drawn over x, and at how many points there is nothing to draw."""

    label: str
    colour: str
    profile: Sequence[tuple[float, float]]
    bad: int


def audit_figure(found: Audit, suffix: str) -> bytes:
    """Return the errors and the defects of an audit over x, the worst of each binade and sign.

    The x axis is logarithmic on both sides of 0, and linear near it.

    Raises:
        AuditError: matplotlib is not installed.
    """
    request = found.request
    panels = _panels(found.value, found.known.value, "error")
    if found.gradient is not None:
        panels += _panels(found.gradient, found.known.gradient, "error of the gradient")

    def draw(figure: Any) -> None:
        figure.suptitle(title(request), fontsize="medium", wrap=True)
        axes = figure.subplots(len(panels), 1, squeeze=False)[:, 0]
        for own, panel in zip(axes, panels, strict=True):
            _draw(own, panel, request.format)
        axes[-1].set_xlabel("x")

    return _bytes(draw, (WIDTH, 1.0 + 2.4 * len(panels)), suffix)


def _panels(found: Findings, identity: Identity | None, label: str) -> list[Panel]:
    faults = [
        found.accuracy.faults[key] for key in ("nan", "infinite") if key in found.accuracy.faults
    ]
    bad = sum(fault.count for fault in faults)
    panels = [Panel(f"{label}, ulps (certified)", ERROR, found.accuracy.profile, bad)]
    if identity is not None and found.defects.profile:
        said = "ulps of x" if identity.scale == "x" and identity.law == "value" else "ulps"
        name = "defect" if identity.law == "value" else "defect of the gradient"
        own = found.defects
        panels.append(Panel(f"{name}, {said} (measured)", DEFECT, own.profile, own.infinite))
    return panels


def _draw(axes: Any, panel: Panel, fmt: Format) -> None:
    shown = [(x, y) for x, y in panel.profile if y < TOO_LARGE]
    xs, ys = [x for x, _ in shown], [y for _, y in shown]
    edge, wide = 2.0**fmt.emin, max(map(abs, xs), default=1.0)
    # near 0 there is a binade for each bit: they would take most of the axis
    threshold = max(edge, 2.0**-30 * min(wide, 1.0)) if wide < 2.0**40 else edge
    across = Symlog(threshold, wide)
    up = Symlog(1.0, max(ys)) if max(ys, default=0.0) > STEEP else None
    places = [(across.at(x), y if up is None else up.at(y)) for x, y in shown]
    axes.plot(
        [x for x, _ in places], [y for _, y in places], ".", color=panel.colour, markersize=3.0
    )
    axes.set_xticks(*across.ticks(signs=(-1, 1) if min(xs, default=0.0) < 0 else (1,)))
    if up is not None:
        axes.set_yticks(*up.ticks(signs=(1,)))
    axes.margins(y=0.15)
    axes.set_ylim(bottom=0.0)
    axes.set_ylabel(panel.label, fontsize="small")
    axes.grid(visible=True, linewidth=0.3)
    axes.tick_params(axis="x", labelsize="x-small")
    if panel.bad:
        axes.set_title(f"NaN or infinite at {panel.bad:,} points", fontsize="small", loc="right")
    if shown:
        worst = max(range(len(shown)), key=lambda k: (shown[k][1], -abs(shown[k][0])))
        x, y = shown[worst]
        _mark(axes, places[worst], f"{ulps(y)} at x = {x:.6g}")


def _mark(axes: Any, place: tuple[float, float], text: str) -> None:
    """Write a text beside a point, on the side where there is room."""
    least, most = axes.get_xlim()
    right = place[0] > (least + most) / 2
    axes.annotate(
        text,
        place,
        (-4 if right else 4, 4),
        textcoords="offset points",
        ha="right" if right else "left",
        fontsize="x-small",
    )


@dataclass(frozen=True, slots=True)
class Symlog:
    """A scale that is linear up to a threshold, and logarithmic from there to the largest value.

    matplotlib's own overflows where the largest doubles are drawn.
    """

    threshold: float
    largest: float

    def at(self, value: float) -> float:
        """Return the place of a value: 0 for 0, and 1 for the threshold."""
        size = abs(value) / self.threshold
        place = size if size <= 1 else 1 + log10(abs(value)) - log10(self.threshold)
        return copysign(place, value)

    def ticks(self, signs: tuple[int, ...]) -> tuple[list[float], list[str]]:
        """Return the places of 0 and of some powers of ten, about four of each sign, and labels."""
        low, high = log10(self.threshold), log10(max(self.largest, 2 * self.threshold))
        step = max(1, ceil((high - low) / 5))
        powers = [k for k in range(ceil(low), floor(high) + 1) if k % step == 0]
        places, labels = [0.0], ["0"]
        for sign in signs:
            places += [sign * self.at(10.0**k) for k in powers]
            labels += [_power(sign, k) for k in powers]
        return places, labels


def _power(sign: int, k: int) -> str:
    minus = "-" if sign < 0 else ""
    return f"{minus}{10**k}" if 0 <= k < 3 else f"${minus}10^{{{k}}}$"


def zoo_figure(found: Sequence[Row], suffix: str) -> bytes:
    """Return the worst error of each function of the zoo as bars, the largest first.

    Raises:
        AuditError: matplotlib is not installed.
    """
    audits = [row.audit for row in found if row.audit is not None]
    bars = sorted([_bar(audit) for audit in audits])

    def draw(figure: Any) -> None:
        axes = figure.subplots()
        values = [min(value, WIDEST_BAR) for value, _, _ in bars]
        axes.barh(range(len(bars)), values, color=ERROR, height=0.7)
        for k, value in enumerate(values):
            axes.annotate(
                bars[k][2], (value, k), (3, -2), textcoords="offset points", fontsize="xx-small"
            )
        axes.set_yticks(range(len(bars)), [name for _, name, _ in bars], fontsize="x-small")
        axes.set_xscale("symlog", linthresh=1.0)
        axes.set_xlim(0.0, 30 * WIDEST_BAR)
        axes.set_xticks([10.0**k for k in range(0, 10, 3)])
        axes.set_ylim(-0.6, len(bars) - 0.4)
        axes.set_xlabel("worst error, ulps (certified at the points that were looked at)")
        axes.grid(visible=True, axis="x", linewidth=0.3)
        if audits:
            axes.set_title(zoo_title(audits[0].request), fontsize="medium")

    return _bytes(draw, (WIDTH, 1.2 + 0.16 * len(bars)), suffix)


def _bar(found: Audit) -> tuple[float, str, str]:
    """Return the length of a bar, the name of its function, and what is written at its end."""
    name, own = found.request.subject.name, found.value.accuracy
    if own.wrong:
        return WIDEST_BAR, name, "NaN or infinite"
    value = 0.0 if own.point is None else own.point.high
    return value, name, ulps(value)


def _bytes(draw: Callable[[Any], None], size: tuple[float, float], suffix: str) -> bytes:
    needed("matplotlib")
    return figure_bytes(draw, size, suffix)
