r"""From the syntax tree of LaTeX to terms: where `f(-x)` becomes a call and `x(1-y)` a product.

Nothing is guessed and nothing is dropped: what could be read in two ways is `Unclear`.
"""

from __future__ import annotations

from math import factorial
from typing import Final

from symproof.kernel.term import App, Mat, Num, Term, Var
from symproof.notation import pieces
from symproof.notation.binder_reader import MAX_DIGITS
from symproof.notation.errors import NotationError
from symproof.notation.places import ATOM, NEG_OPERAND, POWER, PRODUCT, SUM
from symproof.notation.tex.blocks import Blocks
from symproof.notation.tex.derivatives import is_bar
from symproof.notation.tex.elaborator import MAX_LEVELS, Unclear, bracketed
from symproof.notation.tex.names import spelled
from symproof.notation.tex.products import is_operator
from symproof.notation.tex.standard import MISSING, NAMES
from symproof.notation.tex.syntax import (
    Beside,
    Big,
    Cases,
    Fraction,
    Grid,
    Group,
    Infix,
    Integral,
    Limit,
    Name,
    Node,
    Number,
    Postfix,
    Prefix,
    Root,
    Scripts,
    Words,
)
from symproof.notation.tex.uses import is_derivative, is_transposition
from symproof.notation.tex.vocabulary import Vocabulary

__all__ = ["Unclear", "Vocabulary", "to_term"]

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


def to_term(node: Node, vocabulary: Vocabulary, text: str = "") -> Term:
    """Return the term that a node means, by what the vocabulary says of its names.

    Positions of errors are offsets in the source that the node was read from; `text` is that
    source, if it is at hand, for messages that show it.

    Raises:
        NotationError: the node is not a term of the notation.
        Unclear: it could be read in two ways.
        ShapeError: the shapes of its parts do not fit.
    """
    return Reader(vocabulary, text).term(node)


class Reader(Blocks):
    """Reads terms."""

    def term(self, node: Node) -> Term:
        """Return the term that a node means."""
        self.levels += 1
        if self.levels > MAX_LEVELS:
            self.fail(node, f"a term nested at most {MAX_LEVELS} deep")
        found = self._term(node)
        self.levels -= 1
        return found

    def _term(self, node: Node) -> Term:
        match node:
            case Number():
                return self._numeral(node)
            case Name():
                return self._name(node)
            case Scripts():
                return self._scripts(node)
            case Infix():
                return self._infix(node)
            case Beside():
                return self.product(self.merged(node.items))
            case Fraction():
                return self._fraction(node)
            case Group():
                return self._group(node)
            case Prefix():
                return self._prefix(node)
            case Root():
                return self._root(node)
            case Postfix():
                return self._postfix(node)
            case Grid():
                return self.grid(node)
            case Cases():
                return self.cases(node)
            case Limit():
                return self.limit(node)
            case Integral():
                return self.integral(node)
            case Big():
                return self.big(node)
            case Words():
                self.fail(node, "a term")

    # atoms

    def _numeral(self, node: Number) -> Term:
        if len(node.text) > MAX_DIGITS:
            self.fail(node, f"a numeral of at most {MAX_DIGITS:,} digits")
        whole, _, digits = node.text.partition(".")
        if not (whole + digits).isdecimal() or not (whole + digits).isascii():
            self.fail(node, "a numeral")
        if not digits:
            return Num(int(whole))
        return App("/", (Num(int(whole + digits)), Num(10 ** len(digits))))

    def _name(self, node: Name) -> Term:
        name = self.name(node)
        if name is None:
            self.fail(node, "a number or a name")
        if name in self.indices:
            value = self.indices[name]
            return Num(value) if value >= 0 else App("neg", (Num(-value),))
        known = self._known_value(name)
        if known is not None:
            return known
        if self.vocabulary.has(name) and name not in self.vocabulary.numbers:
            self.fail(node, f"( after the function {spelled(name)}")
        if name not in self.vocabulary.numbers:
            constant = self._constant(node, name)
            if constant is not None:
                return constant
        return self.made(node, lambda: Var(name))

    def _known_value(self, name: str) -> Term | None:
        if name in self.vocabulary.values:
            return self.vocabulary.values[name]
        shape = self.vocabulary.matrices.get(name)
        return None if shape is None else Mat(name, shape)

    def _constant(self, node: Name, name: str) -> Term | None:
        """Return pi or E, None for a name of the author's."""
        if node.accents:
            return None
        if node.style == "" and node.base == "pi":
            return App("pi")
        if node.base == "e" and node.style in ("", "word"):
            return App("E")
        word = spelled(name)
        if node.style in ("command", "sign", "blackboard") and word not in NAMES:
            what = "infinity is an end or a place, not a number" if word == "infty" else "a term"
            self.fail(node, "a number or a name" if what == "a term" else f"a number: {what}")
        if node.style in ("command", "word") and (word in NAMES or word in MISSING):
            self.fail(node, f"an argument of {word} after it")
        if node.style == "bold" and node.base == "I":
            self.fail(node, "an identity matrix with its size, such as I_n")
        return None

    # operators

    def _infix(self, node: Infix) -> Term:
        spine: list[Infix] = []
        first: Node = node
        while isinstance(first, Infix):
            spine.append(first)
            first = first.left
        found: Term | None = None
        for each in reversed(spine):
            self._check_operands(each)
            left = self._left(each) if found is None else found
            found = self._combined(each, left)
        return found if found is not None else self.term(first)

    def _left(self, node: Infix) -> Term:
        if node.operator in ("+", "-"):
            return self.operand(node.left, SUM, pieces.SUM, before_sum=True)
        return self._factor_of(node.left, node, left=True)

    def _combined(self, node: Infix, left: Term) -> Term:
        operator, right = node.operator, node.right
        if operator in ("+", "-"):
            return self.build(node, operator, left, self.operand(right, PRODUCT, pieces.PREFIX))
        if operator == "/":
            return self.build(node, "/", left, self.operand(right, POWER, pieces.POWER))
        if operator == "odot":
            other = self.operand(right, POWER, pieces.JUXTAPOSED)
            if left.shape is None and other.shape is None:
                self.fail(node, "matrices of declared shapes beside \\odot")
            return self.build(node, ".*", left, other)
        if operator not in _FACTORS:
            self.fail(right, _REFUSED.get(operator, "another operator"))
        return self.build(node, "*", left, self._factor_of(right, node, left=False))

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
            base = after[0].base if after and isinstance(after[0], Scripts) else None
            group = base if base is not None else (after[0] if after else None)
            return not (group is not None and bracketed(group) is not None)
        return False

    def _prefix(self, node: Prefix) -> Term:
        if node.operator == "+":
            return self.operand(node.operand, NEG_OPERAND, pieces.PREFIX)
        if node.operator != "-":
            self.fail(node, _REFUSED[node.operator])
        return self.build(node, "neg", self.operand(node.operand, NEG_OPERAND, pieces.PREFIX))

    def _postfix(self, node: Postfix) -> Term:
        operand = node.operand
        digits = operand.text if isinstance(operand, Number) else ""
        if digits.isdecimal() and len(digits) < 4 and int(digits) <= _LARGEST_FACTORIAL:
            return Num(factorial(int(digits)))
        self.fail(node, "a numeral before !: other factorials are not in the notation")

    def _fraction(self, node: Fraction) -> Term:
        if is_derivative(node):
            if is_operator(node):
                self.fail(node, "what is differentiated, after the operator")
            return self.quotient(node)
        above, below = self.inner(node.above), self.inner(node.below)
        return self.build(node, "/", above, below)

    def _root(self, node: Root) -> Term:
        body = self.number(node.body)
        if node.degree is None:
            return self.build(node, "sqrt", body)
        degree = self.number(node.degree)
        return self.build(node, "^", body, self.build(node, "/", Num(1), degree))

    # brackets

    def _group(self, node: Group) -> Term:
        if bracketed(node) is not None:
            return self.operand(node, SUM, pieces.OPEN)
        pair = (node.opening, node.closing)
        if pair == ("|", "|") and len(node.items) == 1:
            body = self.inner(node.items[0])
            if body.shape is not None:
                self.fail(node, "a number between bars: no determinants or norms")
            return self.build(node, "abs", body)
        if pair == ("[", "]") and node.items:
            return self.row_vector(node)
        if pair == (".", ".") and len(node.items) == 1:
            return self.term(node.items[0])
        self.fail(node, "a number or a matrix: norms, intervals and lists are no terms")

    # scripts

    def _scripts(self, node: Scripts) -> Term:
        name = self.name(node)
        if name is not None and (self.vocabulary.has(name) or name in self.indices):
            value = self._known_value(name)
            if value is None and name not in self.vocabulary.numbers:
                self.fail(node, f"( after the function {spelled(name)}")
            return self._var(node, name) if value is None else value
        constant = self.constant(node)
        if constant is not None:
            return constant
        if is_bar(node):
            return self.at_bar(node)
        function = self.function(node)
        if function is not None:
            self.fail(node, f"( after the function {spelled(function.name)}")
        if node.primes:
            return self.primed(node)
        if name is not None:
            base = node.base if isinstance(node.base, Name) else None
            if base is not None and base.style == "command":
                self.fail(node, "a term")
            return self._var(node, name)
        if node.above is None:
            self.fail(node, "a name with a subscript of letters and digits")
        return self._power(node, node.above)

    def _var(self, node: Node, name: str) -> Term:
        return self.made(node, lambda: Var(name))

    def _power(self, node: Scripts, above: Node) -> Term:
        base: Node = node.base
        if node.below is not None:
            base = Scripts(base, 0, node.below, None, node.start, node.end)
        if self._is_euler(base):
            return self.build(node, "exp", self.inner(above))
        below = self._base(base)
        if is_transposition(above) and (below.shape is not None or not self._is_variable(above)):
            return self.transposed(node, below)
        if below.shape is not None:
            return self.matrix_power(node, below, above)
        return self.build(node, "^", below, self.inner(above))

    def _base(self, node: Node) -> Term:
        inside = bracketed(node)
        if inside is not None and self._is_euler(inside):
            return self.inner(inside)
        return self.operand(node, ATOM, pieces.ATOM)

    def _is_euler(self, node: Node) -> bool:
        if not isinstance(node, Name) or node.base != "e" or node.accents:
            return False
        name = self.name(node)
        return node.style in ("", "word") and name is not None and not self.vocabulary.has(name)

    def _is_variable(self, above: Node) -> bool:
        """Whether a T is a name of the author's."""
        name = self.name(above)
        return (
            isinstance(above, Name)
            and above.style == ""
            and name != "top"
            and (name is None or name in self.vocabulary.numbers or not self.vocabulary.matrices)
        )


def readable(node: Node, vocabulary: Vocabulary) -> bool:
    """Whether a node is a term of the notation."""
    try:
        to_term(node, vocabulary)
    except NotationError:
        return False
    return True
