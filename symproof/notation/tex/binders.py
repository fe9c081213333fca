r"""Limits, integrals, and sums and products with numeric ends, which are written out."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from symproof.kernel.term import App, Lam, Num, Term
from symproof.notation import pieces
from symproof.notation.places import ATOM, PRODUCT, SUM
from symproof.notation.tex.derivatives import Derivatives
from symproof.notation.tex.elaborator import MAX_WRITTEN_OUT
from symproof.notation.tex.syntax import (
    Beside,
    Big,
    Chain,
    Infix,
    Integral,
    Limit,
    Name,
    Node,
    Number,
    Prefix,
    Scripts,
    Words,
)

LONGEST: Final = 50
_TENDS: Final = "x \\to a below \\lim"
_INDEX: Final = "k = 1 below, and a numeral above"
_SYMBOLIC: Final = "numeric ends: sums and products of n terms are not in the notation"


class Binders(Derivatives):
    """Reads what binds a variable."""

    # limits

    def limit(self, node: Limit) -> Term:
        """Return a limit."""
        below = node.below
        if not isinstance(below, Chain) or below.first is None or len(below.links) != 1:
            self.fail(node, _TENDS)
        if below.links[0].relation != "->":
            self.fail(below.first, _TENDS)
        param = self.variable(below.first, "the variable of the limit")
        place = below.links[0].right
        body = self._body(node.body)
        infinity = self.infinity(place)
        if infinity:
            return self.made(node, lambda: App(f"limit{infinity}", (Lam((param,), body),)))
        place, side = _sided(place)
        value = self.operand(place, ATOM, pieces.ATOM) if side else self.number(place)
        return self.made(node, lambda: App(f"limit{side}", (Lam((param,), body), value)))

    def _body(self, node: Node) -> Term:
        found = self.operand(node, SUM, pieces.DOT)
        if found.shape is not None:
            self.fail(node, "a number: limits and integrals of matrices are not in the notation")
        return found

    def infinity(self, node: Node) -> str:
        """Return the sign of an infinity with oo, "" for any other place."""
        match node:
            case Name(base="infty" | "∞"):
                return "+oo"
            case Prefix(operator="+" | "-" as sign, operand=Name(base="infty" | "∞")):
                return f"{sign}oo"
            case _:
                return ""

    # integrals

    def integral(self, node: Integral) -> Term:
        """Return an integral with its ends."""
        if node.low is None or node.high is None:
            self.fail(node, "an integral with ends: integrals without are not in the notation")
        param = self.variable(node.variable, "the variable of the integral")
        body = Num(1) if node.body is None else self._body(node.body)
        head, ends = "integral", list[Term]()
        for end, sign in ((node.low, "-oo"), (node.high, "+oo")):
            infinity = self.infinity(end)
            if infinity and infinity != sign:
                self.fail(end, f"{sign.strip('+')} or a number as this end of the integral")
            head += infinity
            if not infinity:
                ends.append(self.number(end))
        return self.made(node, lambda: App(head, (Lam((param,), body), *ends)))

    # sums and products

    def big(self, node: Big) -> Term:
        """Return a sum or product that is written out."""
        below, above = node.below, node.above
        if not isinstance(below, Chain) or below.first is None or len(below.links) != 1:
            self.fail(node, _INDEX if above is not None else _SYMBOLIC)
        if below.links[0].relation != "=":
            self.fail(node, _INDEX)
        first, last = self._end(below.links[0].right), self._end(above)
        if first is None or last is None:
            self.fail(node, _SYMBOLIC)
        if last < first:
            self.fail(node, "an upper end that is not below the lower one")
        if last - first >= LONGEST:
            self.fail(node, f"at most {LONGEST} terms")
        index = self.variable(below.first, "the name that is summed over")
        return self._written_out(node, index, range(first, last + 1))

    def _written_out(self, node: Big, index: str, values: range) -> Term:
        outside = self.indices
        found: Term | None = None
        head = "+" if node.operator == "sum" else "*"
        places = (SUM, pieces.SUM) if head == "+" else (PRODUCT, pieces.DOT)
        for value in values:
            self.written_out += 1
            if self.written_out > MAX_WRITTEN_OUT:
                self.fail(node, f"at most {MAX_WRITTEN_OUT:,} terms in sums that are written out")
            self.indices = {**outside, index: value}
            each = self.operand(node.body, *places)
            found = each if found is None else self.build(node, head, found, each)
        self.indices = outside
        return found if found is not None else Num(0)

    def _end(self, node: Node | None) -> int | None:
        match node:
            case Number(text=text) if text.isdecimal() and len(text) < 6:
                return int(text)
            case Prefix(operator="-", operand=Number(text=text)) if text.isdecimal():
                return -int(text) if len(text) < 6 else None
            case _:
                return None


def _sided(place: Node) -> tuple[Node, str]:
    """Return the place of a limit without the sign that says from which side."""
    match place:
        case Beside(items=(*others, last)):
            bare, side = _sided(last)
            return (replace(place, items=(*others, bare)) if side else place), side
        case Infix(right=last) if not (isinstance(last, Beside) and len(last.items) > 1):
            bare, side = _sided(last)
            return (replace(place, right=bare) if side else place), side
        case Prefix(operand=last):
            bare, side = _sided(last)
            return (replace(place, operand=bare) if side else place), side
        case Scripts(primes=0, above=above) if above is not None and sign_of(above):
            bare = place.base if place.below is None else replace(place, above=None)
            return bare, sign_of(above)
        case _:
            return place, ""


def sign_of(node: Node) -> str:
    """Return the sign that a node is, alone; "" for anything else."""
    match node:
        case Name(base="+" | "-" as sign) | Words(text="+" | "-" as sign):
            return sign
        case _:
            return ""
