"""The fonts of a plot: the one that comes with matplotlib, and one with Chinese characters."""

# matplotlib's types are incomplete
# pyright: standard

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

from symproof.escapes import has_cjk
from symproof.extras import needed
from symproof.font_files import CHINESE, DEBIAN
from symproof.plots.errors import PlotError

LATIN: Final = "DejaVu Sans"
# where a file has several faces, the one for mainland China
SIMPLIFIED: Final = ("SC", "CN", "GB")
MISSING: Final = "Glyph"


def families(*texts: str) -> list[str]:
    """Return the families of fonts that some texts need.

    Raises:
        PlotError: they have Chinese characters, and no font on this machine has any.
    """
    if not any(map(has_cjk, texts)):
        return [LATIN]
    family = chinese_family()
    if family is None:
        raise PlotError(
            f"no font with Chinese characters is installed (Debian: apt install {DEBIAN})"
        )
    return [LATIN, family]


@cache
def chinese_family() -> str | None:
    """Return the family of an installed font with Chinese characters, None where there is none."""
    manager = needed("matplotlib.font_manager", "plot")
    files = [Path(name) for name in manager.findSystemFonts()]
    for start in CHINESE:
        for file in sorted(file for file in files if file.name.startswith(start)):
            known = {id(entry) for entry in manager.fontManager.ttflist}
            manager.fontManager.addfont(str(file))
            added = [e.name for e in manager.fontManager.ttflist if id(e) not in known]
            plain = [name for name in added if "Mono" not in name]
            found = [n for n in plain if n.endswith(SIMPLIFIED)] or plain
            if found:
                return found[0]
    return None


@contextmanager
def no_boxes() -> Iterator[None]:
    """Make a character that no font has an error: matplotlib would draw a box.

    Raises:
        PlotError: there is one.
    """
    import warnings

    with warnings.catch_warnings():
        warnings.filterwarnings("error", message=f"{MISSING} .*missing", category=UserWarning)
        try:
            yield
        except UserWarning as warning:
            raise PlotError(f"a character is in no font: {warning}") from warning
