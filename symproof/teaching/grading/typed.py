"""What a keyboard gives, in the plain notation or in LaTeX: `½(φ(x) + 1)x`, `x × 2`, `e^(−x)`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from symproof.notation.names import GREEK

_WORD: Final = re.compile(r"(?<![\\A-Za-z_])[A-Za-z][A-Za-z]+(?:_\w+)?(?![A-Za-z])")
# what is typed instead of the signs of the plain notation
_TYPED: Final[Mapping[str, str]] = {
    **dict.fromkeys("×·⋅∙∗", "*"),
    **dict.fromkeys("÷∕⁄", "/"),
    **dict.fromkeys("−–—﹣", "-"),
    "√": "sqrt",
    "π": "pi",
}
_GREEK: Final = {letter: name for name, letter in GREEK.items()}
_E_TO: Final = re.compile(r"(?<![\w.\\])[eE]\s*\^\s*(?=[\w(.−-])")
_EXPONENT: Final = re.compile(r"[−-]?[\w.]+")
_FRACTION: Final = re.compile("[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_ROOT: Final = re.compile(r"√\s*(\d+|[^\W\d_])")
# a numeral before a name or a bracket, where nothing before it makes the product unclear
_FACTOR: Final = re.compile(r"(?<![\w.])(?<![/^])(?<![/^] )(\d+(?:\.\d+)?) ?(?=[A-Za-z(])")


def typed(text: str, names: frozenset[str], *, products: bool = False) -> str:
    """Return what was typed in the plain notation."""
    text = _ROOT.sub(r"sqrt(\1)", text)
    text = raised(text)
    text = _FRACTION.sub(lambda m: f"({unicodedata.normalize('NFKC', m[0])})", text)
    text = text.replace("⁄", "/")
    if "e" not in names:
        text = exponential(text, "exp")
    letters = {letter: name for letter, name in _GREEK.items() if letter in text}
    if "sigma" not in names:
        letters["σ"] = "sigmoid"
    text = "".join([_TYPED.get(c) or letters.get(c, c) for c in text])
    return _FACTOR.sub(r"\1*", text) if products else text


def raised(text: str) -> str:
    """Return a text with `^` for raised characters: `xⁿ⁺¹` is `x^(n+1)`."""
    found, run = "", ""
    for character in f"{text}\0":
        if unicodedata.decomposition(character).startswith("<super>"):
            run += unicodedata.normalize("NFKC", character)
            continue
        if run:
            found += f"^{run}" if run.isdecimal() else f"^({run})"
        found, run = found + character, ""
    return found[:-1]


def exponential(text: str, name: str) -> str:
    """Return a text with a function for powers of e: `e^(-x)` is `exp(-x)`."""
    place = 0
    while (power := _E_TO.search(text, place)) is not None:
        start = place = power.end()
        if text[start] == "(":
            depth = 0
            for end in range(start, len(text)):
                depth += (text[end] == "(") - (text[end] == ")")
                if depth == 0:
                    text = f"{text[: power.start()]}{name}{text[start : end + 1]}{text[end + 1 :]}"
                    break
            continue
        exponent = _EXPONENT.match(text, start)
        if exponent is not None and not text.startswith(("^", "("), exponent.end()):
            text = f"{text[: power.start()]}{name}({exponent[0]}){text[exponent.end() :]}"
    return text


def with_words(text: str) -> str:
    """Return a text with its words as commands: `2 sigmoid(x)` has one word, not seven letters."""

    def command(match: re.Match[str]) -> str:
        word = match[0]
        if word in GREEK:
            return f"\\{word} "
        return rf"\operatorname{{{word}}}"

    # within a command's braces a word is one already
    return text if re.search(r"\\(?:operatorname|mathrm|text)", text) else _WORD.sub(command, text)
