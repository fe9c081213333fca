"""How names are written in MathML: `x_hat` is an x with a hat in `<mover>`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from symproof.notation.names import GREEK, LETTERS_REFUSED, decoded, marked, split_subscript
from symproof.notation.unicode_names import styled

_ACCENTS: Final[Mapping[str, str]] = {
    "hat": "^",
    "bar": "¯",
    "tilde": "~",
    "vec": "→",
    "dot": "˙",
    "ddot": "¨",
}
# letters that follow each other -> the first of them in bold italics
_BOLD: Final[Mapping[str, int]] = {
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ": 0x1D468,
    "abcdefghijklmnopqrstuvwxyz": 0x1D482,
    "ΓΔ": 0x1D71E,
    "Θ": 0x1D723,
    "Λ": 0x1D726,
    "ΞΟΠ": 0x1D729,
    "ΣΤΥΦΧΨΩ": 0x1D72E,
    "αβγδεζηθικλμνξοπρςστυφχψω": 0x1D736,
    "ϵϑϰϕϱϖ": 0x1D750,
}
_STAR: Final = "<mo>∗</mo>"
_PART: Final = re.compile(r"\d+|[A-Za-z]+|[+,-]")
# functions that are not written by their name
_FUNCTIONS: Final[Mapping[str, str]] = {"atan": "arctan", "sigmoid": "σ", "sigma": "sigma"}


def identifier(name: str, *, upright: bool = False) -> str:
    """Return a name as one identifier: one letter is in italics unless `upright`."""
    return f'<mi mathvariant="normal">{name}</mi>' if upright else f"<mi>{name}</mi>"


def spelling(name: str) -> str:
    """Return a name with its marks and its subscript."""
    text = _marked(name)
    if text:
        return text
    base, subscript = split_subscript(name)
    if not subscript:
        return _letters(base)
    return f"<msub>{_letters(base)}{_subscript(subscript)}</msub>"


def function_name(head: str, *, beside_sigma: bool) -> str:
    """Return a function's name: sigmoid is spelled out beside a variable σ."""
    if head == "sigmoid" and beside_sigma:
        return identifier(head)
    return identifier(_FUNCTIONS[head]) if head in _FUNCTIONS else spelling(head)


def _marked(name: str) -> str:
    """Return a name with marks, "" for one without, or without letters for them."""
    marks = marked(name)
    if marks is None:
        return ""
    letter = GREEK.get(marks.letter, marks.letter)
    if marks.style == "up":
        text = identifier(letter, upright=True)
    elif marks.style:
        letter = _bold(letter) if marks.style == "bold" else styled(letter, marks.style)
        text = identifier(letter)
    else:
        # an author's own function must not look like the primitive
        text = identifier(letter) if name == LETTERS_REFUSED["Phi"] else _letters(marks.letter)
    if not letter:
        return ""
    for accent in marks.accents:
        if accent != "star":
            mark = f'<mo stretchy="false">{_ACCENTS[accent]}</mo>'
            text = f'<mover accent="true">{text}{mark}</mover>'
    below = _subscript(marks.below) if marks.below else ""
    above = _STAR if "star" in marks.accents else ""
    if marks.above:
        above = '<mrow><mo stretchy="false">(</mo>'
        above += f'{_subscript(marks.above)}<mo stretchy="false">)</mo></mrow>'
    if below and above:
        return f"<msubsup>{text}{below}{above}</msubsup>"
    if below:
        return f"<msub>{text}{below}</msub>"
    return f"<msup>{text}{above}</msup>" if above else text


def _bold(letter: str) -> str:
    """Return a letter in bold italics, "" for one without; a bold identity matrix is upright."""
    for letters, first in _BOLD.items():
        if letter in letters:
            return chr(first + letters.index(letter))
    return ""


def _subscript(text: str) -> str:
    written = decoded(text)
    if written == text:
        return _letters(text)
    return f"<mrow>{''.join([_part(part) for part in _PART.findall(written)])}</mrow>"


def _part(text: str) -> str:
    return f"<mo>{text.replace('-', '−')}</mo>" if text in "+,-" else _letters(text)


def _letters(name: str) -> str:
    if name.isdecimal():
        return f"<mn>{name}</mn>"
    letter = GREEK.get(name, name)
    # capital Greek letters are upright, as in LaTeX
    return identifier(letter, upright=name in GREEK and name[0].isupper())
