"""How names are written in Unicode: `W_bold_1_sup2` is 𝐖₁⁽²⁾."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from symproof.notation.names import GREEK, LETTERS_REFUSED, decoded, marked, split_subscript

SUPERSCRIPTS: Final = dict(
    zip(
        "()−0123456789abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ",
        "⁽⁾⁻⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ",
        strict=True,
    )
)
SUBSCRIPTS: Final = dict(
    zip(
        "0123456789aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        strict=True,
    )
)


_BELOW: Final = {**SUBSCRIPTS, "−": "₋", "+": "₊"}
# an author's own function must not look like the primitive
_OWN_PHI: Final = "𝛷"
# first and last letter -> style: the first letter in that style
_STYLED: Final[tuple[tuple[str, str, Mapping[str, int]], ...]] = (
    ("A", "Z", {"bold": 0x1D400, "bb": 0x1D538, "cal": 0x1D4D0, "sans": 0x1D5A0}),
    ("a", "z", {"bold": 0x1D41A, "sans": 0x1D5BA}),
    ("Γ", "Ω", {"bold": 0x1D6AA}),
    ("α", "ω", {"bold": 0x1D6C2}),
)
_BLACKBOARD: Final = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))
_ACCENTS: Final[Mapping[str, str]] = {
    "hat": "\u0302",
    "bar": "\u0304",
    "tilde": "\u0303",
    "vec": "\u20d7",
    "dot": "\u0307",
    "ddot": "\u0308",
    "star": "⋆",
}


def raised(text: str) -> str:
    """Return a text in small letters above the line."""
    return "".join([SUPERSCRIPTS[c] for c in text])


def spelling(name: str) -> str:
    """Return a name with its marks, as it is where Unicode has no letters for them."""
    text = _marked(name)
    if text:
        return text
    base, subscript = split_subscript(name)
    base = GREEK.get(base, base)
    if not subscript:
        return base
    lowered = _subscript(subscript)
    return base + lowered if lowered else name


def _subscript(subscript: str) -> str:
    """Return a subscript in small letters, "" where some of them are missing."""
    subscript = GREEK.get(subscript, subscript)
    counted = decoded(subscript)
    if counted != subscript:
        subscript = counted.replace("-", "−")
    elif not (subscript.isdecimal() or len(subscript) == 1):
        return ""
    return "".join([_BELOW[c] for c in subscript]) if _BELOW.keys() >= {*subscript} else ""


def _marked(name: str) -> str:
    """Return a name with marks, "" for one without, or without small letters for them."""
    marks = marked(name)
    if marks is None:
        return ""
    letter = GREEK.get(marks.letter, marks.letter)
    if marks.style:
        letter = styled(letter, marks.style)
    if name == LETTERS_REFUSED["Phi"]:
        letter = _OWN_PHI
    below = _subscript(marks.below)
    above = f"({marks.above})" if marks.above else ""
    if not letter or bool(marks.below) != bool(below) or not SUPERSCRIPTS.keys() >= {*above}:
        return ""
    return letter + "".join([_ACCENTS[accent] for accent in marks.accents]) + below + raised(above)


def styled(letter: str, style: str) -> str:
    """Return a letter in a style, "" where Unicode has none."""
    for first, last, starts in _STYLED:
        if first <= letter <= last and style in starts:
            if style == "bb" and letter in _BLACKBOARD:
                return _BLACKBOARD[letter]
            return chr(starts[style] + ord(letter) - ord(first))
    return ""
