"""Reads formulas in Typst as Typst itself reads them, and gives what it read in LaTeX.

A name that Typst does not know, or a bracket that it takes for something else, is found here.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from symproof.notation.names import GREEK

typst: Any = pytest.importorskip("typst", reason="typst is not installed")

# a formula as a tree of its elements and their fields
WALK = """
#let walk(it) = {
  if type(it) == array { return it.map(walk) }
  if type(it) != content { return if type(it) == str { it } else { repr(it) } }
  let fields = (func: repr(it.func()))
  for (name, value) in it.fields() { fields.insert(name, walk(value)) }
  fields
}
"""
SYMBOLS = {
    **{letter: rf"\{name}" for name, letter in GREEK.items()},
    "−": "-",
    "⋅": r"\cdot",
    "×": r"\times",
    "⊙": r"\odot",
    "⊤": r"\top",
    "≠": r"\ne",
    "≤": r"\le",
    "≥": r"\ge",
    "→": r"\to",
    "∞": r"\infty",
    "∫": r"\int",
    "↦": r"\mapsto",
}
STYLED = {"e": r"\mathrm{e}", "1": r"\mathbf{1}"}
OPERATORS = {"sin", "cos", "tan", "sinh", "cosh", "tanh", "arctan", "log", "max", "min", "lim"}


def latex_of(formula: str) -> str:
    """Return a formula of Typst in LaTeX."""
    return latex_of_all([formula])[0]


def latex_of_all(formulas: list[str]) -> list[str]:
    """Return formulas of Typst in LaTeX; those with words in styles are not distinguished."""
    marked = [f"#metadata(walk(${formula}$.body)) <formula>" for formula in formulas]
    source = "\n".join([WALK, *marked]).encode()
    compiler = typst.Compiler(source, ignore_system_fonts=True)
    trees = json.loads(compiler.query("<formula>", field="value"))
    return [_latex(tree).replace(r"\, d", r"\,d").strip() for tree in trees]


def _latex(node: dict[str, Any]) -> str:
    match node["func"]:
        case "sequence":
            return _sequence(node["children"])
        case "space":
            return " "
        case "symbol":
            return SYMBOLS.get(node["text"], node["text"])
        case "text":
            return _text(node["text"])
        case "h":
            return r"\,"
        case "frac":
            return rf"\frac{{{_latex(node['num'])}}}{{{_latex(node['denom'])}}}"
        case "root":
            return rf"\sqrt{{{_latex(node['radicand'])}}}"
        case "op":
            name = node["text"]["text"]
            return rf"\{name}" if name in OPERATORS else rf"\operatorname{{{_escaped(name)}}}"
        case "styled":
            return STYLED[node["child"]["text"]]
        case "attach":
            return _attached(node)
        case "lr":
            return _bracketed(node["body"])
        case "cases":
            rows = r" \\ ".join(map(_latex, node["children"]))
            return rf"\begin{{cases}} {rows} \end{{cases}}"
        case "mat":
            rows = r" \\ ".join([" & ".join(map(_latex, row)) for row in node["rows"]])
            return rf"\begin{{bmatrix}} {rows} \end{{bmatrix}}"
        case other:
            raise ValueError(f"{other} in {node}")


def _sequence(children: list[dict[str, Any]]) -> str:
    """Return the elements side by side; what follows an alignment point is a word."""
    texts: list[str] = []
    word = False
    for child in children:
        if child["func"] == "align-point":
            texts.append("&")
            word = True
        elif word and child["func"] == "text":
            texts.append(r"\text{if }" if child["text"] == "if" else rf"\text{{{child['text']}}}")
            word = False
        else:
            texts.append(_latex(child))
    return "".join(texts)


def _text(text: str) -> str:
    if text.replace(".", "").isdecimal():
        return text
    return rf"\mathrm{{{_escaped(text)}}}"


def _escaped(text: str) -> str:
    return text.replace("_", r"\_")


def _attached(node: dict[str, Any]) -> str:
    text = _latex(node["base"])
    if "b" in node:
        text += f"_{{{_latex(node['b'])}}}"
    for place in ("t", "tr"):
        above = node.get(place)
        if above is not None:
            primes = above["func"] == "primes"
            text += "'" * int(above["count"]) if primes else f"^{{{_latex(above)}}}"
    return text


def _bracketed(body: dict[str, Any]) -> str:
    """Return what stands between brackets or bars; the bar of a derivative stands at the end."""
    if body["func"] == "lr":
        return _bracketed(body["body"])
    first, *inner, last = body["children"]
    if last.get("text") != "|":
        return _latex(body)
    if first.get("text") == "|":
        return rf"\lvert {_sequence(inner)} \rvert"
    return rf"\left. {_sequence([first, *inner])} \right|"
