"""Authors' words (titles, sources, names) made safe for a format.

Whatever a text contains, it shows as text: no markup of the format, no control characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final

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
    "\u00a0": "~",
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
    **{superscript: f"${{}}^{digit}$" for superscript, digit in zip("¹²³", "123", strict=True)},
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

_GREEK: Final = r"GREEK (SMALL|CAPITAL) LETTER ([A-Z]+)"
# capitals that TeX has no command for, since they look Latin
_LATIN: Final[Mapping[str, str]] = {
    **dict(zip(("ALPHA", "BETA", "EPSILON", "ZETA", "ETA", "IOTA"), "ABEZHI", strict=True)),
    **dict(zip(("KAPPA", "MU", "NU", "OMICRON", "RHO", "TAU", "CHI"), "KMNOPTX", strict=True)),
}


def has_cjk(text: str) -> bool:
    """Whether the text has Chinese characters."""
    if text.isascii():
        return False
    return any(first <= c <= last for c in text for first, last in _CJK)


def plain(text: str) -> str:
    """Return the text without control and formatting characters."""
    if text.isascii() and text.isprintable():
        return text
    spaced = re.sub(r"\s+", " ", text)
    return "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))


def latex(text: str) -> str:
    """Return the text for LaTeX: ASCII, but for the Chinese characters of GB 2312."""
    return "".join(map(_tex, unicodedata.normalize("NFC", plain(text))))


def _tex(character: str) -> str:
    known = _TEX.get(character)
    if known is not None or character.isascii():
        return known or character
    if has_cjk(character) and _in_font(character):
        return character
    base, *marks = unicodedata.normalize("NFD", character)
    accents = [_ACCENTS.get(mark, "") for mark in marks]
    if base.isascii() and base.isalpha() and all(accents):
        for accent in accents:
            base = f"{accent}{{{base}}}"
        return base
    greek = re.fullmatch(_GREEK, unicodedata.name(base, ""))
    if greek is not None:
        return f"${_greek(greek[1], greek[2])}$"
    return f"[U+{ord(character):04X}]"


def _greek(case: str, name: str) -> str:
    name = {"LAMDA": "LAMBDA", "FINAL SIGMA": "VARSIGMA"}.get(name, name)
    if name == "OMICRON" and case == "SMALL":
        return "o"
    if case == "SMALL":
        return rf"\{name.lower()}"
    return rf"\mathrm{{{_LATIN[name]}}}" if name in _LATIN else rf"\{name.capitalize()}"


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
    return re.sub(r"[\\`*_\[\]$~|#]", r"\\\g<0>", safe)


ESCAPES: Final[Mapping[str, Callable[[str], str]]] = {
    "none": str,
    "plain": plain,
    "latex": latex,
    "markdown": markdown,
}
