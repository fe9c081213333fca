"""What a class kit consists of: the kinds of material, and the files and formats of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

HANDOUT: Final = "handout"
# kind -> its files of whole derivations, each with its format
DOCUMENTS: Final[Mapping[str, Mapping[str, str]]] = {
    HANDOUT: {
        "handout.pdf": "pdf",
        "handout.tex": "latex",
        "handout.html": "html",
        "handout.md": "markdown",
        "handout.png": "png",
    },
    "slides": {"slides.html": "slides", "slides.tex": "beamer"},
    "notebook": {"notebook.ipynb": "notebook"},
}
SHEETS: Final = ("worksheet", "quiz")
# suffix -> format, of a sheet and of its key
SHEET_FORMATS: Final[Mapping[str, str]] = {
    ".pdf": "pdf",
    ".tex": "latex",
    ".html": "html",
    ".md": "markdown",
    ".png": "png",
}
# what is written unless told: a picture is for a page that shows what there is
SUFFIXES: Final = (".pdf", ".tex", ".html", ".md")
SITE: Final = "site"
KIT: Final = (*DOCUMENTS, *SHEETS)
KINDS: Final = ("handout", "slides", "worksheet", "notebook", "quiz", SITE, "kit")
