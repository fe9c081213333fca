"""A reader of MathML, written without looking into the printer: it turns MathML into LaTeX.

Rows are transparent: only what a reader sees is written down, so that brackets which stand in the
structure alone would be missing.
"""

from __future__ import annotations

import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Sequence

from symproof.notation.names import GREEK

APPLY, TIMES = "\u2061", "\u2062"
LETTERS = {letter: "\\" + name for name, letter in GREEK.items()}
NAMED = {
    **{name: "\\" + name for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh")},
    **{name: "\\" + name for name in ("exp", "log", "max", "min", "arctan")},
}
OPERATORS = {
    APPLY: "", TIMES: " ", "−": "-", "·": r" \cdot ", "→": r"\to ", "⊙": r" \odot ",
    "⊤": r"\top", "↦": r" \mapsto ", "∈": r" \in ", "×": r" \times ", "≠": r" \ne ",
    "≤": r" \le ", "≥": r" \ge ", "≈": r" \approx ", "∗": "*", "′": "'", "″": "''", "‴": "'''",
    "∫": r"\int", "lim": r"\lim",
}  # fmt: skip
ACCENTS = {"^": "hat", "¯": "bar", "~": "tilde", "→": "vec", "˙": "dot", "¨": "ddot"}
STYLES = {
    "MATHEMATICAL BOLD ITALIC": r"\boldsymbol",
    "MATHEMATICAL BOLD SCRIPT": r"\mathcal",
    "MATHEMATICAL BOLD": r"\mathbf",
    "MATHEMATICAL SANS-SERIF": r"\mathsf",
    "MATHEMATICAL DOUBLE-STRUCK": r"\mathbb",
    "DOUBLE-STRUCK": r"\mathbb",
}


def tex_of(source: str) -> str:
    """Return the LaTeX of a formula in MathML.

    Raises:
        ParseError: the source is not well-formed XML.
    """
    return _row(list(ET.fromstring(f"<math>{source}</math>")))


def _row(elements: Sequence[ET.Element]) -> str:
    found: list[str] = []
    followers = [*elements[1:], None][: len(elements)]
    for element, follower in zip(elements, followers, strict=True):
        applied = follower is not None and follower.text == APPLY
        found.append(_element(element, applied=applied))
    return "".join(found)


def _element(element: ET.Element, *, applied: bool = False) -> str:
    parts = list(element)
    text = element.text or ""
    match element.tag:
        case "mrow" if applied:
            return _element(parts[0], applied=True) + _row(parts[1:])
        case "mrow":
            return _table_row(parts) if any(p.tag == "mtable" for p in parts) else _row(parts)
        case "mi":
            return _name(text, upright=element.get("mathvariant") == "normal", applied=applied)
        case "mn":
            return _styled(text) or text
        case "mo":
            return _operator(element, text)
        case "mtext":
            return rf"\text{{{text.replace(chr(0xA0), ' ')}}}"
        case "mspace":
            return r"\," if element.get("width") == "0.167em" else r"\quad "
        case "mfrac":
            return rf"\frac{{{_element(parts[0])}}}{{{_element(parts[1])}}}"
        case "msqrt":
            strut, *inside = parts
            if strut.tag != "mspace" or strut.get("width") != "0":
                raise ValueError("a root begins with its strut")
            return rf"\sqrt{{{_row(inside)}}}"
        case "mover":
            return rf"\{ACCENTS[parts[1].text or '']}{{{_element(parts[0])}}}"
        case "msub" | "munder" if _is_slope_at(parts[0]):
            return rf"\left. {_row(list(parts[0])[:-1])} \right|_{{{_element(parts[1])}}}"
        case "msub" | "munder":
            return rf"{_element(parts[0], applied=applied)}_{{{_element(parts[1])}}}"
        case "msup":
            return rf"{_element(parts[0], applied=applied)}^{{{_element(parts[1])}}}"
        case "msubsup":
            base, below, above = map(_element, parts)
            return rf"{base}_{{{below}}}^{{{above}}} "
        case _:
            raise ValueError(f"<{element.tag}> is not read")


def _is_slope_at(base: ET.Element) -> bool:
    return base.tag == "mrow" and base[-1].text == "|" and base[0].tag == "mfrac"


def _table_row(parts: Sequence[ET.Element]) -> str:
    """Return brackets around a table, or a brace before it."""
    first, table = parts[0].text, parts[1]
    kind = "cases" if first == "{" else "bmatrix"
    rows = [" & ".join([_row(list(cell)) for cell in row]) for row in table]
    if kind == "bmatrix" and parts[2].text != "]":
        raise ValueError("a matrix does not end with its bracket")
    after = _row(parts[2:] if kind == "cases" else parts[3:])
    return "".join([rf"\begin{{{kind}}} ", r" \\ ".join(rows), rf" \end{{{kind}}}", after])


def _operator(element: ET.Element, text: str) -> str:
    if text == "|":
        return r"\lvert " if element.get("form") == "prefix" else r" \rvert "
    if element.get("rspace") == "0.167em":
        return r"\,"
    return OPERATORS.get(text, text)


def _name(text: str, *, upright: bool, applied: bool) -> str:
    if text == "∞":
        return r"\infty "
    if len(text) > 1:
        if applied:
            return NAMED.get(text) or rf"\operatorname{{{_escaped(text)}}}"
        return rf"\mathrm{{{_escaped(text)}}}"
    if text == "Φ" and not upright:
        return r"\varPhi "
    if text in LETTERS and (not upright or text.isupper()):
        return LETTERS[text] + " "
    if text in LETTERS or upright:
        return rf"\mathrm{{{LETTERS.get(text, text)}}}"
    return _styled(text) or text


def _escaped(name: str) -> str:
    return name.replace("_", r"\_")


def _styled(text: str) -> str:
    """Return a letter in a style of its own, "" for one in none."""
    if len(text) != 1 or text.isascii():
        return ""
    title = unicodedata.name(text)
    letter = unicodedata.normalize("NFKD", text)
    for style, command in STYLES.items():
        if title.startswith(style):
            return rf"{command}{{{LETTERS.get(letter, letter)}}}"
    return ""
