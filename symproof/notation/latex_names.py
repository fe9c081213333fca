r"""How names are written in LaTeX: `W_bold_1_sup2` is `\boldsymbol{W}_{1}^{(2)}`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from symproof.notation.names import GREEK, LETTERS_REFUSED, decoded, marked, split_subscript

_STYLES: Final[Mapping[str, str]] = {
    "bold": r"\boldsymbol",
    "bb": r"\mathbb",
    "cal": r"\mathcal",
    "sans": r"\mathsf",
    "up": r"\mathrm",
}


def spelling(name: str, upright: str) -> str:
    """Return a name: in italics, or by the command `upright` where it has several letters."""
    text = _marked(name)
    if text:
        return text
    base, subscript = split_subscript(name)
    text = _letters(base, upright)
    return f"{text}_{{{_subscript(subscript)}}}" if subscript else text


def _marked(name: str) -> str:
    """Return a name with marks, "" for one without."""
    marks = marked(name)
    if marks is None:
        return ""
    # an author's own function must not look like the primitive
    text = "\\varPhi" if name == LETTERS_REFUSED["Phi"] else _letters(marks.letter, "mathrm")
    if marks.style:
        text = f"{_STYLES[marks.style]}{{{text}}}"
    for accent in marks.accents:
        text = f"\\{accent}{{{text}}}" if accent != "star" else text
    below = f"_{{{_subscript(marks.below)}}}" if marks.below else ""
    star = "^{*}" if "star" in marks.accents else ""
    return text + below + (f"^{{({_subscript(marks.above)})}}" if marks.above else star)


def _subscript(text: str) -> str:
    written = decoded(text)
    return written if written != text else _letters(text, "mathrm")


def _letters(name: str, upright: str) -> str:
    if len(name) == 1 or name.isdecimal():
        return name
    if name in GREEK:
        return "\\" + name
    return f"\\{upright}{{{name.replace('_', chr(92) + '_')}}}"


def spelled_out(name: str) -> str:
    """Return a name letter by letter: `x_star` for what is else written with a star above."""
    return rf"\mathrm{{{name.replace('_', chr(92) + '_')}}}"
