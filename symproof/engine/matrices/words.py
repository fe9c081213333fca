"""The sum of words that a matrix is: products of letters, with numbers for coefficients.

`A*(B - C) + 2*C` is `A*B - A*C + 2*C`.  The kernel's `matrix` says that the two are equal; here
the second one is only written down.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from symproof.engine.equality import attempt, bare, refl
from symproof.engine.order.linear import as_rational, rational
from symproof.kernel.shapes import Shape
from symproof.kernel.term import BRACKET, App, Const, Num, Term
from symproof.kernel.theorem import Theorem

MAX_WORDS: Final = 200

# letters of a product, and what it is multiplied by besides a rational number
Word = tuple[Term, ...]
Key = tuple[Word, tuple[Term, ...]]


@dataclass(frozen=True, slots=True)
class Sum:
    """Words with their coefficients, in the order in which they are met."""

    shape: Shape
    parts: dict[Key, Fraction]

    @property
    def sign(self) -> int:
        """-1 where the least word has a negative coefficient, else 1: -u has the other sign."""
        if not self.parts:
            return 1
        least = min(self.parts, key=repr)
        return -1 if self.parts[least] < 0 else 1

    @property
    def words(self) -> tuple[Term, ...]:
        """The words without their coefficients, each once."""
        return tuple(dict.fromkeys([_product(word, self.shape) for word, _ in self.parts]))

    def scaled(self, factor: Fraction) -> Sum:
        """Return a multiple of the sum."""
        return Sum(self.shape, {key: factor * value for key, value in self.parts.items()})

    def term(self) -> Term:
        """Return the sum as a term, what is added before what is subtracted."""
        result: Term | None = None
        ordered = sorted(self.parts.items(), key=lambda item: item[1] < 0)
        for (word, factors), value in ordered:
            part = _scaled(_product(word, self.shape), factors, abs(value))
            if result is None:
                result = -part if value < 0 else part
            else:
                result = result - part if value < 0 else result + part
        return Const("zeros", self.shape) if result is None else result


def _product(word: Word, shape: Shape) -> Term:
    if not word:
        return Const("eye", shape)
    result, *rest = word
    for letter in rest:
        result = result * letter
    return result


def _scaled(term: Term, factors: tuple[Term, ...], value: Fraction) -> Term:
    numbers = [*([rational(value)] if value != 1 or not factors else []), *factors]
    if not factors and value == 1:
        return term
    scale = numbers[0]
    for number in numbers[1:]:
        scale = scale * number
    return scale * term


def words(term: Term) -> Sum | None:
    """Return the sum of words that a matrix is, None where it has too many."""
    if term.shape is None:
        return None
    parts: dict[Key, Fraction] = {}
    for letters, factors, value in _expanded(term):
        key = letters, tuple(sorted(factors, key=repr))
        parts[key] = parts.get(key, Fraction(0)) + value
        if len(parts) > MAX_WORDS:
            return None
    return Sum(term.shape, {key: value for key, value in parts.items() if value})


def collected(term: Term) -> Theorem:
    """Return the theorem that a matrix is the sum of its words."""
    found = words(term)
    if found is None:
        return refl(term)
    new = found.term()
    return refl(term) if new == term else attempt("matrix", (), term, new) or refl(term)


Part = tuple[Word, tuple[Term, ...], Fraction]


def _expanded(term: Term) -> Iterator[Part]:
    """Yield the words of a matrix, or those of a number, which have no letters."""
    if term.shape is None:
        yield _number(term)
        return
    match term:
        case App("+", (a, b)):
            yield from _expanded(a)
            yield from _expanded(b)
        case App("-", (a, b)):
            yield from _expanded(a)
            yield from [(w, f, -v) for w, f, v in _expanded(b)]
        case App("neg", (a,)):
            yield from [(w, f, -v) for w, f, v in _expanded(a)]
        case App("*", (a, b)):
            right = [*_expanded(b)]
            for w, f, v in _expanded(a):
                yield from [(w + x, f + g, v * y) for x, g, y in right]
        case App("/", (a, b)):
            value = as_rational(b)
            if value:
                yield from [(w, f, v / value) for w, f, v in _expanded(a)]
            else:
                yield from [(w, (*f, Num(1) / b), v) for w, f, v in _expanded(a)]
        case App(head, (a,)) if head == BRACKET:
            yield from _expanded(a)
        case App("transpose", (a,)):
            yield from _transposed(a)
        case Const("zeros", _):
            return
        case Const("eye", _):
            yield (), (), Fraction(1)
        case _:
            yield (term,), (), Fraction(1)


def _transposed(term: Term) -> Iterator[Part]:
    """Yield the words of the transpose of a matrix: its letters, transposed, from the last."""
    for word, factors, value in _expanded(term):
        yield tuple([turned(letter) for letter in reversed(word)]), factors, value


def turned(letter: Term) -> Term:
    """Return the transpose of a letter, as the kernel's normal form has it."""
    match letter:
        case App("transpose", (a,)):
            return a
        case App("map", (f, a)):
            return App("map", (f, _turned(a)))
        case App(".*", (a, b)):
            return App(".*", (_turned(a), _turned(b)))
        case Const(name, shape) if shape is not None:
            return Const(name, (shape[1], shape[0]))
        case _:
            return App("transpose", (letter,))


def _turned(term: Term) -> Term:
    found = words(App("transpose", (term,)))
    return App("transpose", (term,)) if found is None else found.term()


def _number(term: Term) -> Part:
    """Return a number as a rational times what is not rational."""
    value = as_rational(term)
    if value is not None:
        return (), (), value
    match bare(term):
        case App("neg", (a,)):
            word, factors, scale = _number(a)
            return word, factors, -scale
        case App("*", (a, b)):
            (_, f, v), (_, g, w) = _number(a), _number(b)
            return (), f + g, v * w
        case App("/", (a, b)) if divisor := as_rational(b):
            _, factors, scale = _number(a)
            return (), factors, scale / divisor
        case other:
            return (), (other,), Fraction(1)
