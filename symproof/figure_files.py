"""Figures as bytes of a file, the same for the same numbers: no dates, no random names."""

# matplotlib's types are incomplete
# pyright: standard

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from symproof.extras import needed

# what the bytes would otherwise depend on, by the suffix of the file
METADATA: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "svg": {"Date": None, "Creator": "symproof"},
        "pdf": {"CreationDate": None, "Creator": "symproof", "Producer": None},
        "png": {"Software": "symproof"},
    }
)
STYLE: Final = {"svg.hashsalt": "symproof", "svg.fonttype": "path", "font.size": 9.0}
DPI: Final = 150
NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


def figure_bytes(
    draw: Callable[[Any], None],
    size: tuple[float, float],
    suffix: str,
    *,
    layout: str = "constrained",
    settings: Mapping[str, Any] = NOTHING,
    metadata: Mapping[str, Any] = NOTHING,
) -> bytes:
    """Return what `draw` puts on a figure of a size in inches, as a file: svg, pdf or png.

    Settings of the user are not looked at: they would change the figure.

    Raises:
        ExtraError: matplotlib is not installed.
    """
    matplotlib = needed("matplotlib", "plot")
    figures = needed("matplotlib.figure", "plot")
    with matplotlib.rc_context({**_defaults(matplotlib), **STYLE, **settings}):
        figure = figures.Figure(figsize=size, layout=layout)
        draw(figure)
        data = io.BytesIO()
        told = {**METADATA[suffix], **metadata}
        figure.savefig(data, format=suffix, metadata=told, dpi=DPI)
        return data.getvalue()


def _defaults(matplotlib: Any) -> dict[str, Any]:
    """Return the settings that are shipped."""
    return {key: value for key, value in matplotlib.rcParamsDefault.items() if key != "backend"}
