"""Authors' words (titles, sources, names) made safe for a format.

Whatever a text contains, it shows as text: no markup of the format, no control characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from html import escape
from typing import Final

from symproof.notation.names import GREEK

# the first and last character of each block
_CJK: Final = (("\u2e80", "\u9fff"), ("\uf900", "\ufaff"), ("\uff00", "\uffef"))

_TEX: Final[Mapping[str, str]] = {
    "\\": r"\textbackslash{}",
    **{character: rf"\{character}" for character in "#$%&_{}"},
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': "''",
    "\u2013": "--",
    "\u2014": "---",
    "\u2018": "`",
    "\u2019": "'",
    "\u201c": "``",
    "\u201d": "''",
    "\u2026": r"\ldots{}",
    "−": "$-$",
    "×": r"$\times$",
    "·": r"$\cdot$",
    "±": r"$\pm$",
    "√": r"$\surd$",
    "∞": r"$\infty$",
    "≤": r"$\le$",
    "≥": r"$\ge$",
    "≠": r"$\ne$",
    "≈": r"$\approx$",
    "→": r"$\to$",
    "½": r"$\frac{1}{2}$",
    "ß": r"\ss{}",
    "æ": r"\ae{}",
    "Æ": r"\AE{}",
    "ø": r"\o{}",
    "Ø": r"\O{}",
    "ł": r"\l{}",
    "Ł": r"\L{}",
    "ı": r"\i{}",
}

_ACCENTS: Final[Mapping[str, str]] = {
    "\u0300": r"\`",
    "\u0301": r"\'",
    "\u0302": r"\^",
    "\u0303": r"\~",
    "\u0304": r"\=",
    "\u0306": r"\u",
    "\u0307": r"\.",
    "\u0308": r"\"",
    "\u030a": r"\r",
    "\u030b": r"\H",
    "\u030c": r"\v",
    "\u0327": r"\c",
}

# superscripts and subscripts, by their decompositions
_SCRIPTS: Final[Mapping[str, str]] = {"<super>": "^", "<sub>": "_"}

# the letters that formulas have no names for are those that look Latin
_GREEK: Final[Mapping[str, str]] = {
    **{letter: rf"\{name}" for name, letter in GREEK.items()},
    "υ": r"\upsilon",
    "Υ": r"\Upsilon",
    "ς": r"\varsigma",
    "ϕ": r"\phi",
    "ο": "o",
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΧ", "ABEZHIKMNOPTX", strict=True)),
}


# where a word of more than 40 characters may break: neither paper nor a slide has room for it
_LONG: Final = re.compile(r"[!-\u2e7f]{40}(?=[!-\u2e7f])")


def has_cjk(text: str) -> bool:
    """Whether the text has Chinese characters."""
    if text.isascii():
        return False
    return any(first <= c <= last for c in text for first, last in _CJK)


def plain(text: str) -> str:
    """Return the text on one line, without control and formatting characters."""
    return "".join(c for c in re.sub(r"\s+", " ", text) if c.isprintable())


def breakable(text: str) -> list[str]:
    """Return the parts of a line of text between which it may break, besides at its spaces."""
    return _LONG.sub("\\g<0>\n", text).split("\n")


def latex(text: str) -> str:
    """Return the text for LaTeX: ASCII, but for the Chinese characters of GB 2312."""
    parts = breakable(unicodedata.normalize("NFC", plain(text)))
    return r"\allowbreak{}".join(["".join(map(_tex, part)) for part in parts])


def _tex(character: str) -> str:
    known = _TEX.get(character)
    if known is not None or character.isascii():
        return known or character
    if has_cjk(character) and _in_font(character):
        return character
    base, *marks = unicodedata.normalize("NFD", character)
    accents = [_ACCENTS.get(mark, "") for mark in marks]
    if base.isascii() and all(accents):
        return "".join(f"{accent}{{" for accent in accents) + base + "}" * len(accents)
    if base in _GREEK:
        return f"${_GREEK[base]}$"
    like = unicodedata.normalize("NFKC", character)
    script = _SCRIPTS.get(unicodedata.decomposition(character).partition(" ")[0])
    if script and (like in _GREEK or like == "−" or (like.isascii() and like.isalnum())):
        return f"${{}}{script}{{{_GREEK.get(like, like).replace('−', '-')}}}$"
    return latex(like) if like.isascii() else f"[U+{ord(character):04X}]"


def _in_font(character: str) -> bool:
    """Whether the font `gbsn` has the character."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def markdown(text: str) -> str:
    """Return the text for Markdown, without markup, links and mathematics."""
    safe = plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    safe = re.sub(r"[\\`*_\[\]$~|#]", r"\\\g<0>", safe)
    # Jupyter takes two backslashes before a bracket, and one before `begin`, for mathematics
    return safe.replace(r"\\", "&#92;")


# what Typst takes for markup wherever it stands, and what it takes for it beside certain others
_TYPST: Final = re.compile(r"[\\#$*_`@<>~\[\]=+]|(?<!\w)[-/]|[-/](?!\w)|\.(?=\.)|(?<=\.)\.|^\d+\.")


def typst(text: str) -> str:
    """Return the text for Typst: no markup, code, comments, links or dashes."""
    return _TYPST.sub(_typst, "\u200b".join(breakable(plain(text))))


def _typst(match: re.Match[str]) -> str:
    # an escaped digit is none: of `1.` at the beginning of an item, the point is escaped
    return f"{match[0][:-1]}\\{match[0][-1]}"


def html(text: str) -> str:
    """Return the text for HTML, inside elements and inside attributes."""
    return escape(plain(text))


ESCAPES: Final[Mapping[str, Callable[[str], str]]] = {
    "none": str,
    "plain": plain,
    "latex": latex,
    "markdown": markdown,
    "html": html,
    "typst": typst,
}
