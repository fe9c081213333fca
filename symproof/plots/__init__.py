"""Plots of functions and their identities, certified: SVG, PDF or PNG, always the same bytes."""

from __future__ import annotations

from symproof.plots.errors import PlotError
from symproof.plots.panels import WHATS
from symproof.plots.plotting import SUFFIXES, Plot, figure, inline, plotted, span_of

__all__ = ["SUFFIXES", "WHATS", "Plot", "PlotError", "figure", "inline", "plotted", "span_of"]
