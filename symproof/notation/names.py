"""How names are spelled in mathematical writing: Greek letters, subscripts, and other marks.

Capital Greek letters that look like Latin ones, and omicron and upsilon, are left out: two names
must not look the same.  A name with marks is spelled `base_style_accents_subscript_supN`:
`W_bold_1_sup2` is a bold W with the subscript 1 and (2) above, `x_hat` an x with a hat.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

GREEK: Final[Mapping[str, str]] = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "epsilon": "ε",
    "zeta": "ζ",
    "eta": "η",
    "theta": "θ",
    "iota": "ι",
    "kappa": "κ",
    "lambda": "λ",
    "mu": "μ",
    "nu": "ν",
    "xi": "ξ",
    "pi": "π",
    "rho": "ρ",
    "sigma": "σ",
    "tau": "τ",
    "phi": "φ",
    "chi": "χ",
    "psi": "ψ",
    "omega": "ω",
    "Gamma": "Γ",
    "Delta": "Δ",
    "Theta": "Θ",
    "Lambda": "Λ",
    "Xi": "Ξ",
    "Pi": "Π",
    "Sigma": "Σ",
    "Phi": "Φ",
    "Psi": "Ψ",
    "Omega": "Ω",
    "varepsilon": "ϵ",
    "vartheta": "ϑ",
    "varrho": "ϱ",
    "varsigma": "ς",
    "varphi": "ϕ",
    "ell": "ℓ",
    "hbar": "ħ",
}
STYLES: Final = frozenset({"bold", "bb", "cal", "sans", "up"})
ACCENTS: Final = frozenset({"hat", "bar", "tilde", "vec", "dot", "ddot", "star"})
# what the kernel takes for something else -> how an author's letter of this name is spelled
LETTERS_REFUSED: Final[Mapping[str, str]] = {"E": "E_", "I": "I_", "O": "O_", "Phi": "Phi_"}

_SUBSCRIPTED: Final = re.compile(r"([A-Za-z][A-Za-z0-9]*)_([A-Za-z0-9]+)")
_COUNTED: Final = re.compile(r"([A-Za-z]|[0-9]+)(plus|minus)([A-Za-z]|[0-9]+)")
_LISTED: Final = re.compile(r"[0-9]+(c[0-9]+)+")
_ABOVE: Final = re.compile(r"sup[0-9A-Za-z]+")
_REFUSED: Final = {spelled: letter for letter, spelled in LETTERS_REFUSED.items()}


class Marked(NamedTuple):
    """A letter with marks: its style, accents from the innermost, subscript, and (above)."""

    letter: str
    style: str = ""
    accents: tuple[str, ...] = ()
    below: str = ""
    above: str = ""


def split_subscript(name: str) -> tuple[str, str]:
    """Return the name and its subscript, empty unless the name has exactly one underscore."""
    match = _SUBSCRIPTED.fullmatch(name)
    return (match[1], match[2]) if match else (name, "")


def is_mark(word: str) -> bool:
    """Whether a part of a name says how it is written: `hat`, `bold`, `sup1`."""
    return word in STYLES or word in ACCENTS or _ABOVE.fullmatch(word) is not None


def marked(name: str) -> Marked | None:
    """Return the marks that a name is spelled with, None for one that has none.

    A letter that the kernel has another meaning for is one with a mark, too: `E_`.
    """
    if name in _REFUSED:
        return Marked(_REFUSED[name])
    letter, *parts = name.split("_")
    if not parts or not (letter in GREEK or (len(letter) == 1 and letter.isalpha())):
        return None
    style = parts.pop(0) if parts[0] in STYLES else ""
    accents: list[str] = []
    while parts and parts[0] in ACCENTS:
        accents.append(parts.pop(0))
    below = parts.pop(0) if parts and parts[0].isalnum() and not is_mark(parts[0]) else ""
    above = parts.pop(0)[3:] if parts and _ABOVE.fullmatch(parts[0]) else ""
    plain = not (style or accents or above)
    if parts or plain or ("star" in accents and (above or accents[-1] != "star")):
        return None
    return Marked(letter, style, tuple(accents), below, above)


def is_raised(name: str) -> bool:
    """Whether a name is written with something above its line, where an exponent would stand."""
    marks = marked(name)
    return marks is not None and ("star" in marks.accents or bool(marks.above))


def decoded(subscript: str) -> str:
    """Return a subscript as it is written: n+1 for nplus1, 1,12 for 1c12."""
    if _LISTED.fullmatch(subscript):
        return subscript.replace("c", ",")
    match = _COUNTED.fullmatch(subscript)
    if match is None:
        return subscript
    return f"{match[1]}{'+' if match[2] == 'plus' else '-'}{match[3]}"
