"""How curves look: colours that the colour-blind tell apart, and a line of its own for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from symproof.plots.panels import COMBINED, COMPARED, FUNCTION, MIRRORED


class Line(NamedTuple):
    """How a curve is drawn."""

    colour: str
    style: Any
    width: float


class Theme(NamedTuple):
    """Colours: those of Okabe and Ito, which the colour-blind tell apart."""

    ink: str
    paper: str
    faint: str
    lines: Mapping[str, Line]


def _theme(ink: str, paper: str, faint: str, first: str, second: str) -> Theme:
    lines = {
        COMPARED: Line(faint, "solid", 5.5),
        FUNCTION: Line(first, "solid", 1.8),
        MIRRORED: Line(second, (0, (5.0, 2.0)), 1.8),
        COMBINED: Line(ink, (0, (4.0, 1.6, 1.0, 1.6)), 1.4),
    }
    return Theme(ink, paper, faint, lines)


LIGHT: Final = _theme("#000000", "#ffffff", "#c8c8c8", "#0072b2", "#d55e00")
DARK: Final = _theme("#f0f0f0", "#16181c", "#5a5f68", "#56b4e9", "#e69f00")
