"""Texts of documents, made harmless for whoever shows them line by line.

A terminal acts upon control characters, and editors upon marks that turn the direction of text;
GitHub's runner takes a line that begins with `::`, and `##[` anywhere, for a command.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

ACTED_UPON: Final = ("Cc", "Cf", "Zl", "Zp")
UNWRITABLE: Final = ("Cs",)
ESCAPED: Final = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """Return a text on one line, in which nothing is acted upon."""
    shown = text if text.isascii() and text.isprintable() else "".join(map(_shown, text))
    shown = shown.replace("##[", "## [")
    return f": :{shown.lstrip()[2:]}" if shown.lstrip().startswith("::") else shown


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category in UNWRITABLE:
        return "\ufffd"
    return " " if category in ACTED_UPON else character


def escaped_json(text: str) -> str:
    r"""Return JSON in which such characters, which are only in its strings, are as \u001b is."""
    return ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
