r"""Things side by side: products, calls, and derivatives of what follows `\frac{d}{dx}`."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from symproof.kernel.shapes import Size
from symproof.kernel.term import Const, Term
from symproof.notation import pieces
from symproof.notation.places import POWER, PRODUCT
from symproof.notation.tex.application import Application, Function
from symproof.notation.tex.elaborator import BRACKETS, is_enclosed
from symproof.notation.tex.names import is_letter, spelled
from symproof.notation.tex.standard import NAMES
from symproof.notation.tex.syntax import (
    Beside,
    Fraction,
    Group,
    Infix,
    Name,
    Node,
    Number,
    Scripts,
    Words,
)
from symproof.notation.tex.uses import is_derivative, is_differential, is_increment

_CALL_OR_PRODUCT: Final = (
    "{0}(...) that is clearly a call or a product: say what {0} is, or write {0} \\cdot (...)"
)
SLASH: Final = "a fraction: what follows the / could be above or below its line"
# a word so short could be a product of letters
_SHORTEST: Final = 3


class Products(Application):
    """Reads products."""

    @abstractmethod
    def derivative_of(self, operator: Fraction, body: list[Node]) -> Term:
        """Return the derivative that an operator takes of what follows it."""

    @abstractmethod
    def partial(self, items: list[Node], index: int) -> tuple[Term, int]:
        r"""Return the derivative by the variable below a \partial, and the index after it."""

    @abstractmethod
    def constant(self, node: Scripts) -> Term | None:
        """Return the constant matrix that a node is, None for anything else."""

    def product(self, items: list[Node]) -> Term:
        """Return what things side by side mean."""
        whole = items[0]
        self._check_numerals(items)
        factors: list[Term | None] = []
        index = 0
        while index < len(items):
            start = index
            factor, index, node = self._factor(items, index)
            if node is not None and not self.is_identity(node):
                factor = self._placed(node, first=start == 0, last=index == len(items))
            factors.append(factor)
        known = [
            factor if factor is not None else self.identity(whole, factors, index)
            for index, factor in enumerate(factors)
        ]
        found = known[0]
        for factor in known[1:]:
            found = self.build(whole, "*", found, factor)
        return found

    def _check_numerals(self, items: list[Node]) -> None:
        r"""Refuse 2\frac{1}{2}, which could be two and a half, and x2, which could be x_2."""
        for first, second in pairwise(items):
            if isinstance(first, Number) and isinstance(second, Fraction):
                parts = (second.above, second.below)
                if all(isinstance(part, Number) for part in parts):
                    self.unclear(second, "\\cdot or + between a numeral and a fraction of numerals")
            if is_degree(first) and isinstance(second, Name | Words):
                self.unclear(second, "an angle in degrees alone, and no unit after it")
            named = isinstance(first, Name | Scripts) and self.function(first) is None
            if named and isinstance(second, Number):
                self.unclear(second, "\\cdot before a numeral, or a subscript")

    def _placed(self, node: Node, *, first: bool, last: bool) -> Term:
        """Return a factor, in brackets where those are the author's."""
        if first and last:
            return self.inner(node)
        plain, printed = (PRODUCT, pieces.DOT) if first else (POWER, pieces.JUXTAPOSED)
        return self.operand(node, plain, printed)

    def is_identity(self, node: Node) -> bool:
        """Whether a node is an identity matrix without its size."""
        if not isinstance(node, Name) or node.base != "I" or node.accents:
            return False
        bold = node.style == "bold" or (node.style == "" and bool(self.vocabulary.matrices))
        return bold and not self.vocabulary.has(self.name(node) or "")

    def identity(self, node: Node, factors: list[Term | None], index: int) -> Term:
        """Return the identity matrix that fits among factors."""
        after = factors[index + 1] if index + 1 < len(factors) else None
        before = factors[index - 1] if index else None
        if after is not None and after.shape is not None:
            return self.sized_identity(node, after.shape[0])
        if before is not None and before.shape is not None:
            return self.sized_identity(node, before.shape[1])
        self.fail(node, "an identity matrix with its size, such as I_n")

    def sized_identity(self, node: Node, size: Size) -> Term:
        """Return the identity matrix of a size."""
        return self.made(node, lambda: Const("eye", (size, size)))

    def _factor(self, items: list[Node], index: int) -> tuple[Term | None, int, Node | None]:
        """Return the factor that starts at an index, and where the next does.

        What is only one node is not read yet: where it stands decides on its brackets.
        """
        node = items[index]
        last = index + 1 == len(items)
        if isinstance(node, Fraction) and is_derivative(node) and is_operator(node):
            return self.derivative_of(node, items[index + 1 :]), len(items), None
        if is_partial(node):
            result, after = self.partial(items, index)
            return result, after, None
        if isinstance(node, Infix) and not last:
            return self._divided(node, items, index), len(items), None
        function = self.function(node)
        if function is not None and (
            (not last and is_enclosed(_without_power(items[index + 1])))
            or not (function.name in self.undecorated or self.is_bare_derivative(function))
        ):
            result, after = self.applied(function, items, index + 1)
            return result, after, None
        if function is not None:
            return None, index + 1, node
        if not last and self.calls(node, items[index + 1]):
            group = items[index + 1]
            result, after = self.applied(self._unknown(node), [group], 0)
            return result, index + 1 + after, None
        return None, index + 1, node

    def _divided(self, node: Infix, items: list[Node], index: int) -> Term:
        """Return a quotient a/f(x), whose divisor is a function and what it is applied to."""
        function = self.function(node.right)
        if index or node.operator != "/" or function is None:
            self.unclear(items[index + 1], SLASH)
        below, after = self.applied(function, items, index + 1)
        if after != len(items):
            self.unclear(items[after], SLASH)
        above = self.operand(node.left, PRODUCT, pieces.DOT)
        return self.build(node, "/", above, below)

    def calls(self, node: Node, following: Node) -> bool:
        """Whether a name of which nothing is known is a function before what follows it."""
        group = following.base if isinstance(following, Scripts) else following
        name = self.name(node)
        if name is None or not isinstance(group, Group) or self.is_constant(node, name):
            return False
        if isinstance(node, Scripts) and self.constant(node) is not None:
            return False
        if BRACKETS.get(group.opening) != group.closing or self.vocabulary.is_factor(name):
            return False
        if group.separators:
            if group.opening != "(":
                self.unclear(node, f"{spelled(name)} with a declared shape, or round brackets")
            return True
        base = node.base if isinstance(node, Scripts) else node
        if group.opening == "(" and isinstance(base, Name) and base.style == "word":
            return True
        self.unclear(node, _CALL_OR_PRODUCT.format(spelled(name)))

    def is_constant(self, node: Node, name: str) -> bool:
        """Whether a name is pi or e, and none of the author's."""
        if not isinstance(node, Name) or node.accents or self.vocabulary.has(name):
            return False
        is_pi = node.base == "pi" and node.style == ""
        return is_pi or (node.base == "e" and node.style in ("", "word"))

    def _unknown(self, node: Node) -> Function:
        return Function(self.name(node) or "", node, standard=False)

    # words in italics

    def merged(self, items: tuple[Node, ...]) -> list[Node]:
        """Return factors in which the letters of a known word are one name: `relu(x)`."""
        found: list[Node] = []
        index = 0
        while index < len(items):
            if index + 1 < len(items):
                self._check_differential(items[index], items[index + 1])
            end = index
            while end < len(items) and _goes_on(items, index, end):
                end += 1
            run = items[index:end]
            found += self._word(run, items[end] if end < len(items) else None)
            if end == index:
                found.append(items[index])
                end += 1
            index = end
        return found

    def _check_differential(self, node: Node, following: Node) -> None:
        r"""Refuse dx and \Delta x, which are products only where d and Delta are numbers."""
        if is_increment(node, following) and not self.vocabulary.is_factor(self.name(node) or ""):
            mark = self.name(node) or ""
            self.unclear(node, f"{mark} \\cdot ... for a product: differentials are no terms")

    def _word(self, run: tuple[Node, ...], following: Node | None) -> list[Node]:
        """Return the letters of a run, or the one name that they are."""
        if len(run) < 2:
            return list(run)
        names = [node.base if isinstance(node, Scripts) else node for node in run]
        letters = [name.base for name in names if isinstance(name, Name)]
        word = "".join(letters)
        before_group = isinstance(following, Group) and following.opening in BRACKETS
        words: Mapping[str, bool] = {
            **dict.fromkeys([spelled(name).split("_")[0] for name in self.vocabulary.words], False),
            **dict.fromkeys(NAMES, True),
        }
        if word in words:
            if words[word] and not before_group:
                self.unclear(run[0], f"\\{word}, or signs between the letters of {word}")
            if words[word] and all(self.vocabulary.has(letter) for letter in letters):
                self.unclear(run[0], f"\\{word}, or signs between the letters of {word}")
            start, last = run[0], run[-1]
            name = Name(word, "word", (), start.start, names[-1].end)
            if isinstance(last, Scripts):
                return [Scripts(name, last.primes, last.below, last.above, start.start, last.end)]
            return [name]
        inside = [known for known in words if len(known) >= _SHORTEST and known in word]
        if inside:
            self.unclear(run[0], f"a sign or space around {max(inside, key=len)}")
        return list(run)


def _goes_on(items: tuple[Node, ...], start: int, index: int) -> bool:
    """Whether an item is a letter right after the one before it, without scripts before it."""
    node = items[index]
    base = node.base if isinstance(node, Scripts) else node
    if not (is_letter(base) and isinstance(base, Name) and len(base.base) == 1):
        return False
    if index == start:
        return True
    before = items[index - 1]
    return before.end == node.start and not isinstance(before, Scripts)


def is_degree(node: Node) -> bool:
    r"""Whether a node is a numeral in degrees: 30^\circ."""
    match node:
        case Scripts(base=Number(), primes=0, below=None, above=Name(base="circ", style="command")):
            return True
        case _:
            return False


def _without_power(node: Node) -> Node:
    return node.base if isinstance(node, Scripts) else node


def is_partial(node: Node) -> bool:
    r"""Whether a node is \partial_x or \partial_x^2."""
    match node:
        case Scripts(base=Name(base="partial", accents=()), primes=0, below=below):
            return below is not None
        case _:
            return False


def is_operator(node: Fraction) -> bool:
    r"""Whether a derivative has nothing above its line but d: `\frac{d}{dx}`."""
    return is_differential(node.above)


def beside(*items: Node) -> Node:
    """Return things side by side."""
    if len(items) == 1:
        return items[0]
    return Beside(items, items[0].start, items[-1].end)
