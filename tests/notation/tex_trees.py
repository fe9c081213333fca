"""Compact text of LaTeX's syntax trees, for tables of tests.

`(+ a b)` an infix operator, `(- a)` a prefix, `<a b>` things side by side, `{f' _ 1 ^ 2}` scripts,
`frac`, `root`, `int`, `lim`, `sum`; `word:relu` a name with its style, `x~hat` with its accents.
Chains show their relations, `_` what is not there; words are quoted; ` ; ` parts, `#3` a tag.
"""

from __future__ import annotations

from symproof.notation.tex import syntax as tex
from symproof.notation.tex.macros import Macros, read_macros
from symproof.notation.tex.parser import parse_formula


def rows_of(text: str, environment: str = "") -> list[str]:
    """Return the rows of a formula, whose macros stand in itself."""
    macros = Macros()
    read_macros(text, 0, len(text), macros)
    return [shown_row(row) for row in parse_formula(text, 0, len(text), macros, (), environment)]


def shown_row(row: tex.Row) -> str:
    tag = f" #{row.tag}" if row.tag else ""
    return " ; ".join(map(shown, row.parts)) + tag


def shown(node: object) -> str:
    match node:
        case None:
            return "_"
        case tex.Number(text):
            return text
        case tex.Name(base, style, accents):
            return (f"{style}:{base}" if style else base) + "".join("~" + mark for mark in accents)
        case tex.Words(text):
            return repr(text)
        case tex.Group(opening, closing, items, separators):
            texts = [
                shown(item) + sign for item, sign in zip(items, (*separators, ""), strict=False)
            ]
            return opening + "".join(texts) + closing
        case tex.Prefix(operator, operand) | tex.Postfix(operator, operand):
            return f"({operator} {shown(operand)})"
        case tex.Infix(operator, left, right):
            return f"({operator} {shown(left)} {shown(right)})"
        case tex.Beside(items):
            return "<" + " ".join(map(shown, items)) + ">"
        case tex.Fraction(above, below):
            return f"(frac {shown(above)} {shown(below)})"
        case tex.Root(body, degree):
            return (
                f"(root {shown(body)})"
                if degree is None
                else f"(root {shown(degree)} {shown(body)})"
            )
        case tex.Scripts(base, primes, below, above):
            low = "" if below is None else f" _ {shown(below)}"
            high = "" if above is None else f" ^ {shown(above)}"
            return "{" + shown(base) + "'" * primes + low + high + "}"
        case tex.Grid(kind, rows):
            return f"{kind}[" + "; ".join(" & ".join(map(shown, row)) for row in rows) + "]"
        case tex.Cases(branches):
            return "cases[" + "; ".join(map(shown, branches)) + "]"
        case tex.CaseRow(value, condition):
            return " & ".join([shown(value), *map(shown, condition)])
        case tex.Limit(below, body):
            return f"(lim {shown(below)} {shown(body)})"
        case tex.Integral(low, high, body, variable):
            return f"(int {shown(low)} {shown(high)} {shown(body)} d {shown(variable)})"
        case tex.Big(operator, below, above, body):
            return f"({operator} {shown(below)} {shown(above)} {shown(body)})"
        case tex.Chain(first, links):
            return shown(first) + "".join(f" {link.relation} {shown(link.right)}" for link in links)
        case tex.Trouble(position):
            return f"trouble at {position}"
        case _:
            raise TypeError(node)
