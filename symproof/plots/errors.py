"""What is wrong with a plot that is asked for."""

from __future__ import annotations

from symproof.kernel.errors import SymproofError


class PlotError(SymproofError):
    """A plot that cannot be made, and why."""
