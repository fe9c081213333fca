"""How names are written in Typst: `W_bold_1_sup2` is `bold(W)_(1)^((2))`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from symproof.notation.names import GREEK, LETTERS_REFUSED, decoded, marked, split_subscript

_STYLES: Final[Mapping[str, str]] = {
    "bold": "bold",
    "bb": "bb",
    "cal": "cal",
    "sans": "sans",
    "up": "upright",
}
_ACCENTS: Final[Mapping[str, str]] = {
    "hat": "hat",
    "bar": "macron",
    "tilde": "tilde",
    "vec": "arrow",
    "dot": "dot",
    "ddot": "dot.double",
}
# the names of letters that are spelled otherwise than in the plain notation
_LETTERS: Final[Mapping[str, str]] = {
    **{f"var{name}": f"{name}.alt" for name in ("epsilon", "theta", "rho", "sigma", "phi")},
    "hbar": "planck",
}


def quoted(text: str) -> str:
    """Return a text as a string of Typst."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def spelling(name: str, *, function: bool = False) -> str:
    """Return a name: in italics, upright where it has several letters."""
    text = _marked(name)
    if text:
        return text
    base, subscript = split_subscript(name)
    text = _letters(base)
    if function and text.startswith('"'):
        text = operator(base)
    return f"{text}_({_subscript(subscript)})" if subscript else text


def operator(name: str) -> str:
    """Return the name of a function that is spelled out."""
    return f"op({quoted(name)})"


def _marked(name: str) -> str:
    """Return a name with marks, "" for one without."""
    marks = marked(name)
    if marks is None:
        return ""
    # an author's own function must not look like the primitive
    text = "italic(Phi)" if name == LETTERS_REFUSED["Phi"] else _letters(marks.letter)
    if marks.style:
        text = f"{_STYLES[marks.style]}({text})"
    for accent in marks.accents:
        text = f"{_ACCENTS[accent]}({text})" if accent != "star" else text
    below = f"_({_subscript(marks.below)})" if marks.below else ""
    star = "^(*)" if "star" in marks.accents else ""
    return text + below + (f"^(({_subscript(marks.above)}))" if marks.above else star)


def _subscript(text: str) -> str:
    written = decoded(text)
    return written if written != text else _letters(text)


def _letters(name: str) -> str:
    if len(name) == 1 or name.isdecimal():
        return name
    return _LETTERS.get(name) or (name if name in GREEK else quoted(name))
