r"""From the syntax tree of LaTeX to terms: where `f(-x)` becomes a call and `x(1-y)` a product.

Nothing is guessed and nothing is dropped: what could be read in two ways is `Unclear`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import zip_longest
from typing import Final, cast

from symproof.kernel.term import App, Mat, Num, Term, Var
from symproof.notation import pieces
from symproof.notation.binder_reader import MAX_DIGITS
from symproof.notation.errors import NotationError
from symproof.notation.places import ATOM, SUM
from symproof.notation.tex.derivatives import is_bar
from symproof.notation.tex.elaborator import (
    MAX_LEVELS,
    Unclear,
    bracketed,
    is_enclosed,
    is_tuple,
    marks,
)
from symproof.notation.tex.names import spelled
from symproof.notation.tex.operators import Operators
from symproof.notation.tex.products import is_degree
from symproof.notation.tex.standard import IMAGINARY, MISSING, NAMES
from symproof.notation.tex.syntax import (
    Beside,
    Big,
    Cases,
    Chain,
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
from symproof.notation.tex.uses import is_transposition, parts
from symproof.notation.tex.vocabulary import Vocabulary
from symproof.notation.unicode import show

__all__ = ["Unclear", "Vocabulary", "to_term"]

# short names of the right side of what is shown, which is not said as a term
_SIDES: Final = frozenset({"RHS", "rhs"})


def to_term(node: Node, vocabulary: Vocabulary, text: str = "") -> Term:
    """Return the term that a node means, by what the vocabulary says of its names.

    Positions of errors are offsets in the source that the node was read from; `text` is that
    source, if it is at hand, for messages that show it.

    Raises:
        NotationError: the node is not a term of the notation.
        Unclear: it could be read in two ways.
        ShapeError: the shapes of its parts do not fit.
    """
    reader = Reader(vocabulary, text)
    if vocabulary.parameters:
        reader.undecorated = frozenset(_differentiated(node, reader))
    return reader.term(node)


def _differentiated(node: Node, reader: Reader) -> Iterator[str]:
    """Yield the functions whose derivatives stand in a node without an argument: y''."""
    pending: list[Node | Chain] = [node]
    while pending:
        inner = pending.pop()
        items = inner.items if isinstance(inner, Beside) else (inner,)
        for item, following in zip_longest(items, items[1:]):
            if isinstance(item, Name | Scripts) and not (following and is_enclosed(following)):
                with suppress(NotationError):
                    function = reader.function(item)
                    if function and reader.is_bare_derivative(function):
                        yield function.name
        pending.extend(parts(inner))


class Reader(Operators):
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
                return self.infix(node)
            case Beside():
                return self.product(self.merged(node.items))
            case Fraction():
                return self.fraction(node)
            case Group():
                return self._group(node)
            case Prefix():
                return self.prefix(node)
            case Root():
                return self.root(node)
            case Postfix():
                return self.postfix(node)
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
        if name in self.vocabulary.refused:
            self.fail(node, self.vocabulary.refused[name])
        known = self._known_value(name)
        if known is not None:
            return known
        if node.style == "word" and node.base in _SIDES:
            self.fail(node, "a term: the right side is not named")
        dotted = self.function(node) if node.accents else None
        found = self.bare_derivative(dotted) if dotted is not None else None
        if found is not None:
            return found
        if name in self.undecorated:
            (param,) = self.vocabulary.parameters[name]
            return self.of(node, name, [Var(param)])
        if self.vocabulary.has(name) and name not in self.vocabulary.numbers:
            self.fail(node, f"( after the function {spelled(name)}")
        if "vec" in node.accents:
            self.check_number(node, name)
        if name not in self.vocabulary.numbers:
            constant = self._constant(node, name)
            if constant is not None:
                return constant
            self.check_number(node, name)
        return self.made(node, lambda: Var(name))

    def check_number(self, node: Node, name: str) -> None:
        """Refuse what is no number by its looks."""
        base = node
        while isinstance(base, Scripts):
            base = base.base
        if not isinstance(base, Name):
            return
        if base.style == "bold" or "vec" in base.accents:
            self.fail(node, f"a declared shape of {show(Var(name))}, such as R^n")
        if base.style == "word" and base.base in IMAGINARY and not base.accents:
            self.fail(node, "a real number: complex numbers are not in the notation")

    def _known_value(self, name: str) -> Term | None:
        if name in self.vocabulary.values:
            return self.vocabulary.values[name]
        shape = self.vocabulary.matrices.get(name)
        return None if shape is None else Mat(name, shape)

    def _constant(self, node: Name, name: str) -> Term | None:
        """Return pi or E, None for a name of the author's."""
        if node.accents:
            return None
        if self.is_constant(node, name):
            return App("pi" if node.base == "pi" else "E")
        word = spelled(name)
        if node.style in ("command", "sign", "blackboard") and word not in NAMES:
            what = "infinity is an end or a place, not a number" if word == "infty" else "a term"
            self.fail(node, "a number or a name" if what == "a term" else f"a number: {what}")
        if node.style in ("command", "word") and (word in NAMES or word in MISSING):
            self.fail(node, f"an argument of {word} after it")
        if node.style == "bold" and node.base == "I":
            self.fail(node, "an identity matrix with its size, such as I_n")
        return None

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
            found = self.bare_derivative(function)
            if found is not None:
                return found
            self.fail(node, f"( after the function {spelled(function.name)}")
        if node.primes:
            return self.primed(node)
        if name is not None:
            base = node.base if isinstance(node.base, Name) else None
            if base is not None and base.style == "command":
                self.fail(node, "a term")
            self.check_number(node, name)
            return self._var(node, name)
        if node.above is None:
            self.fail(node, "a name with a subscript of letters and digits")
        return self._power(node, node.above)

    def _var(self, node: Node, name: str) -> Term:
        return self.made(node, lambda: Var(name))

    def _power(self, node: Scripts, above: Node) -> Term:
        base: Node = node.base
        if is_degree(node) and isinstance(base, Number):
            angle = self.build(node, "*", self._numeral(base), App("pi"))
            return self.build(node, "/", angle, Num(180))
        if node.below is None and is_transposition(above) and is_tuple(base):
            return self.transposed(node, self.column(cast("Group", base)))
        if node.below is not None:
            base = Scripts(base, 0, node.below, None, node.start, node.end)
        if self._is_euler(base):
            if marks(above):
                self.unclear(above, "e^k for the power, another letter for a name with (k) above")
            self.check_real(above)
            return self.build(node, "exp", self.inner(above))
        return self.raised(node, self._base(base), above)

    def raised(self, node: Node, base: Term, above: Node) -> Term:
        """Return a term with what stands above it: an exponent, or the sign of a transpose."""
        if is_transposition(above) and (base.shape is not None or not self._is_variable(above)):
            return self.transposed(node, base)
        if base.shape is not None:
            return self.matrix_power(node, base, above)
        if bracketed(above) is not None and not isinstance(base, Num):
            self.unclear(above, "an exponent without brackets: x^{(k)} may be an index")
        return self.build(node, "^", base, self.inner(above))

    def _base(self, node: Node) -> Term:
        inside = bracketed(node)
        if inside is not None and self._is_euler(inside):
            return self.inner(inside)
        return self.operand(node, ATOM, pieces.ATOM)

    def _is_euler(self, node: Node) -> bool:
        name = self.name(node)
        is_e = isinstance(node, Name) and node.base == "e"
        return is_e and name is not None and self.is_constant(node, name)

    def _is_variable(self, above: Node) -> bool:
        """Whether a T is a name of the author's."""
        name = self.name(above)
        if name is None or not (isinstance(above, Name) and above.style == ""):
            return False
        return name in self.vocabulary.numbers or name in self.vocabulary.values
