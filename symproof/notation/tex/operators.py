r"""Sums, products with a visible sign, quotients, signs, fractions and roots."""

from __future__ import annotations

from math import factorial
from typing import Final

from symproof.kernel.term import Num, Term
from symproof.notation import pieces
from symproof.notation.errors import shown_shape
from symproof.notation.places import NEG_OPERAND, POWER, PRODUCT, SUM
from symproof.notation.tex.blocks import Blocks
from symproof.notation.tex.elaborator import bracketed, is_enclosed
from symproof.notation.tex.products import SLASH, is_operator
from symproof.notation.tex.syntax import (
    Beside,
    Big,
    Fraction,
    Infix,
    Limit,
    Node,
    Number,
    Postfix,
    Prefix,
    Root,
    Scripts,
)
from symproof.notation.tex.uses import is_derivative

_LARGEST_FACTORIAL: Final = 100
_FACTORS: Final = frozenset({"cdot", "times", "ast"})
_REFUSED: Final = {
    "+-": "one sign: \\pm makes two claims in one",
    "-+": "one sign: \\mp makes two claims in one",
    "circ": "f(g(x)) for f \\circ g",
    "otimes": "\\cdot or \\odot",
    "setminus": "a number: sets are no terms",
    "cup": "a number: sets are no terms",
    "cap": "a number: sets are no terms",
}


class Operators(Blocks):
    """Reads operators."""

    def infix(self, node: Infix) -> Term:
        """Return what an operator makes of its operands."""
        slashed = _derivative(node)
        if slashed is not None:
            return self.fraction(slashed)
        spine: list[Infix] = []
        first: Node = node
        while isinstance(first, Infix):
            spine.append(first)
            first = first.left
        found: Term | None = None
        for each in reversed(spine):
            if each.operator in _REFUSED:
                self.fail(each, _REFUSED[each.operator])
            self._check_operands(each)
            left = self._left(each) if found is None else found
            found = self._combined(each, left)
        return found if found is not None else self.term(first)

    def _left(self, node: Infix) -> Term:
        if node.operator in ("+", "-"):
            if self.is_identity(node.left):
                other = self.term(node.right)
                if other.shape is not None:
                    return self.sized_identity(node.left, other.shape[0])
            return self.operand(node.left, SUM, pieces.SUM, before_sum=True)
        return self._factor_of(node.left, node, left=True)

    def _combined(self, node: Infix, left: Term) -> Term:
        operator, right = node.operator, node.right
        if operator in ("+", "-"):
            if self.is_identity(right) and left.shape is not None:
                other = self.sized_identity(right, left.shape[0])
            else:
                other = self.operand(right, PRODUCT, pieces.PREFIX)
            return self.build(node, operator, left, other)
        if operator == "/":
            return self.build(node, "/", left, self._divisor(right))
        if operator == "odot":
            other = self.operand(right, POWER, pieces.JUXTAPOSED)
            if left.shape is None and other.shape is None:
                self.fail(node, "matrices of declared shapes beside \\odot")
            return self.build(node, ".*", left, other)
        if operator not in _FACTORS:
            self.fail(right, _REFUSED.get(operator, "another operator"))
        other = self._factor_of(right, node, left=False)
        if left.shape is not None and other.shape is not None:
            self._check_matrices(node, left, other)
        return self.build(node, "*", left, other)

    def _check_matrices(self, node: Infix, left: Term, right: Term) -> None:
        r"""Refuse a scalar or a vector product: of columns a \cdot b, and a \times b."""
        shapes = (left.shape, right.shape)
        fits = (
            left.shape is not None and right.shape is not None and left.shape[1] == right.shape[0]
        )
        if node.operator != "cdot" or not fits:
            first, second = map(shown_shape, shapes)
            self.unclear(
                node.right,
                f"AB for a product of matrices, x^\\top y for one of columns ({first}, {second})",
            )

    def _divisor(self, node: Node) -> Term:
        """Return what stands below a slash: a factor, or a function and what it is applied to."""
        if isinstance(node, Beside):
            first, following = node.items[0], node.items[1]
            if self.function(first) is None and not self.calls(first, following):
                self.unclear(following, SLASH)
        return self.operand(node, POWER, pieces.POWER)

    def _factor_of(self, node: Node, whole: Infix, *, left: bool) -> Term:
        if left:
            printed = pieces.PREFIX if whole.operator == "odot" else pieces.DOT
            return self.operand(node, PRODUCT, printed)
        return self.operand(node, POWER, pieces.JUXTAPOSED)

    def _check_operands(self, node: Infix) -> None:
        """Refuse what reaches to the operator without brackets, and perhaps over it."""
        if node.operator in ("+", "-"):
            return
        last = node.left.items if isinstance(node.left, Beside) else ()
        if self._is_open_derivative(last):
            self.unclear(node.right, "brackets around what is differentiated")
        if node.operator == "/" and last and self._ends_bare(last):
            self.unclear(node.right, "brackets around the argument of the function before /")
        if isinstance(node.left, Limit | Big):
            self.unclear(node.right, "brackets around what the limit or sum is of")

    def _is_open_derivative(self, items: tuple[Node, ...]) -> bool:
        for index, item in enumerate(items[:-1]):
            if isinstance(item, Fraction) and is_derivative(item) and is_operator(item):
                after = items[index + 1 :]
                return not (len(after) == 1 and bracketed(after[0]) is not None)
        return False

    def _ends_bare(self, items: tuple[Node, ...]) -> bool:
        """Whether the last function among factors has no brackets around its argument."""
        for index in range(len(items) - 1, -1, -1):
            function = self.function(items[index])
            if function is None:
                continue
            after = items[index + 1 :]
            first = after[0] if after else items[index]
            return not is_enclosed(first.base if isinstance(first, Scripts) else first)
        return False

    def prefix(self, node: Prefix) -> Term:
        """Return what a sign makes of its operand."""
        if node.operator == "+":
            return self.operand(node.operand, NEG_OPERAND, pieces.PREFIX)
        if node.operator != "-":
            self.fail(node, _REFUSED[node.operator])
        return self.build(node, "neg", self.operand(node.operand, NEG_OPERAND, pieces.PREFIX))

    def postfix(self, node: Postfix) -> Term:
        """Return the factorial of a numeral."""
        operand = node.operand
        digits = operand.text if isinstance(operand, Number) else ""
        if digits.isdecimal() and len(digits) < 4 and int(digits) <= _LARGEST_FACTORIAL:
            return Num(factorial(int(digits)))
        self.fail(node, "a numeral before !: other factorials are not in the notation")

    def fraction(self, node: Fraction) -> Term:
        """Return a quotient, or a derivative that is written as one."""
        if is_derivative(node):
            if is_operator(node):
                self.fail(node, "what is differentiated, after the operator")
            return self.quotient(node)
        above, below = self.inner(node.above), self.inner(node.below)
        return self.build(node, "/", above, below)

    def root(self, node: Root) -> Term:
        """Return a root; one of another degree than 2 is a power."""
        body = self.number(node.body)
        if node.degree is None:
            return self.build(node, "sqrt", body)
        degree = self.number(node.degree)
        return self.build(node, "^", body, self.build(node, "/", Num(1), degree))


def _derivative(node: Infix) -> Fraction | None:
    """Return dy/dx as a fraction, None for anything else."""
    if node.operator != "/" or not isinstance(node.left, Beside):
        return None
    whole = Fraction(node.left, node.right, node.start, node.end)
    return whole if is_derivative(whole) else None
