"""The Unicode signs that people paste into formulas, as the LaTeX that they stand for."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

from symproof.notation.tex.tables import pairs

# one sign: the command that it stands for, without its backslash
COMMANDS: Final[Mapping[str, str]] = pairs(
    """
    α alpha  β beta  γ gamma  δ delta  ε epsilon  ζ zeta  η eta  θ theta  ι iota  κ kappa
    λ lambda  μ mu  ν nu  ξ xi  ο omicron  π pi  ρ rho  ς varsigma  σ sigma  τ tau  υ upsilon
    φ phi  χ chi  ψ psi  ω omega  Γ Gamma  Δ Delta  Θ Theta  Λ Lambda  Ξ Xi  Π Pi  Σ Sigma
    Υ Upsilon  Φ Phi  Ψ Psi  Ω Omega  ϕ phi  ϵ epsilon  ϑ vartheta  ϱ varrho  ϖ varpi  µ mu
    ≤ le  ≥ ge  ⩽ le  ⩾ ge  ≠ ne  ≈ approx  ≡ equiv  ≔ coloneqq  ∝ propto  ∼ sim  ∈ in  ∉ notin
    ≃ simeq  → to  ⟶ to  ↦ mapsto  ⇒ implies  ⟹ implies  ⇔ iff  ⟺ iff  ∀ forall  ∃ exists
    ∴ therefore  ∵ because  ∧ land  ∨ lor  · cdot  ⋅ cdot  • cdot  × times  ÷ div  ⊙ odot
    ∘ circ  ⊗ otimes  ∗ ast  ± pm  ∓ mp  ∖ setminus  ∪ cup  ∩ cap  ∞ infty  ∂ partial  ∇ nabla
    ∫ int  ∬ iint  ∮ oint  ∑ sum  ∏ prod  √ surd  … ldots  ⋯ cdots  ⋮ vdots  ⋱ ddots  ℓ ell
    ħ hbar  ° degree  ⊤ top  ∥ Vert  ‖ Vert  ∣ vert  ∅ emptyset  ⟨ langle  ⟩ rangle  ⌊ lfloor
    ⌋ rfloor  ⌈ lceil  ⌉ rceil  ✓ checkmark  ✔ checkmark  ∎ qed  □ qed  ■ qed  ∛ cbrt
    ∜ fourthroot
    """
)

# one sign: the character of TeX that it stands for
CHARACTERS: Final[Mapping[str, str]] = pairs(
    """
    − -  – -  － -  ＋ +  ＝ =  ＜ <  ＞ >  （ (  ） )  ［ [  ］ ]  ｜ |  ， ,  ； ;  、 ,  。 .
    ． .  ： :  ∶ :  ！ !  ＊ *  ／ /  ’ '  ′ '  ∕ /  ？ ?
    """
)

PRIMES: Final[Mapping[str, int]] = {"'": 1, "′": 1, "’": 1, "″": 2, "‴": 3}

RAISED: Final[Mapping[str, str]] = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱ", "0123456789+-()ni", strict=True))
LOWERED: Final[Mapping[str, str]] = {
    **dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₍₎", "0123456789+-()", strict=True)),
    **dict(zip("ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "aehijklmnoprstuvx", strict=True)),
}
VULGAR: Final[Mapping[str, str]] = pairs(
    """
    ½ 1/2  ⅓ 1/3  ⅔ 2/3  ¼ 1/4  ¾ 3/4  ⅕ 1/5  ⅖ 2/5  ⅗ 3/5  ⅘ 4/5  ⅙ 1/6  ⅚ 5/6  ⅛ 1/8  ⅜ 3/8
    ⅝ 5/8  ⅞ 7/8
    """
)

_FONTS: Final = {
    "MATHEMATICAL BOLD": "mathbf",
    "MATHEMATICAL BOLD ITALIC": "mathbf",
    "MATHEMATICAL ITALIC": "",
    "MATHEMATICAL SCRIPT": "mathscr",
    "MATHEMATICAL BOLD SCRIPT": "mathscr",
    "MATHEMATICAL FRAKTUR": "mathfrak",
    "MATHEMATICAL DOUBLE-STRUCK": "mathbb",
    "MATHEMATICAL SANS-SERIF": "mathsf",
    "DOUBLE-STRUCK": "mathbb",
    "SCRIPT": "mathscr",
}


def styled_letter(character: str) -> tuple[str, str] | None:
    """Return the font's command ("" for italics) and the letter that a sign such as ℝ shows."""
    name = unicodedata.name(character, "")
    for ending in (" CAPITAL ", " SMALL ", " DIGIT "):
        font, found, _ = name.partition(ending)
        if found and font in _FONTS:
            letter = unicodedata.normalize("NFKC", character)
            return _FONTS[font], letter
    return None


def is_word_sign(character: str) -> bool:
    """Whether a character is written in words without spaces: Chinese, Japanese, Korean."""
    code = ord(character)
    return (
        0x2E80 <= code <= 0x9FFF or 0xAC00 <= code <= 0xD7AF or 0xF900 <= code <= 0xFAFF
    ) and character not in CHARACTERS
