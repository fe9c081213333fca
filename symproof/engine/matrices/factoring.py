"""Words with a common factor put together: f(U)*B - f(-U)*B is (f(U) - f(-U))*B."""

from __future__ import annotations

from fractions import Fraction

from symproof.engine.equality import attempt
from symproof.engine.matrices.words import Sum, Word, words
from symproof.kernel.term import App, Lam, Term
from symproof.kernel.theorem import Theorem

# what stands before and behind a function of entries, the function, and what it is at, up to sign
_Place = tuple[Word, Word, Lam, Term]


def factored(term: Term) -> Theorem | None:
    """Return a sum with the words put together that have f(U) and f(-U) in one place."""
    found = words(term)
    if found is None:
        return None
    groups = _groups(found)
    if all(len(group) < 2 for group in groups.values()):
        return None
    result: Term | None = None
    for group in groups.values():
        result = _added(result, group, found)
    return None if result is None else attempt("matrix", (), term, result)


Groups = dict[object, list[tuple[tuple[Word, tuple[Term, ...]], Fraction]]]


def _groups(found: Sum) -> Groups:
    """Return the words by the place of a function of entries in them; others stand alone."""
    groups: Groups = {}
    for key, value in found.parts.items():
        place = _place(key[0])
        index: object = key if place is None or key[1] else (place[:3], _unsigned(place[3]))
        groups.setdefault(index, []).append((key, value))
    return groups


def _place(word: Word) -> _Place | None:
    for i, letter in enumerate(word):
        match letter:
            case App("map", (Lam() as f, matrix)):
                return word[:i], word[i + 1 :], f, matrix
            case _:
                pass
    return None


def _unsigned(matrix: Term) -> Term:
    found = words(matrix)
    if found is None or found.sign > 0:
        return matrix
    return found.scaled(Fraction(-1)).term()


def _added(
    result: Term | None,
    group: list[tuple[tuple[Word, tuple[Term, ...]], Fraction]],
    found: Sum,
) -> Term:
    """Return a sum with what a group of words comes to."""
    if len(group) < 2:
        (key, value), *_ = group
        part = Sum(found.shape, {key: abs(value)}).term()
        return _plus(result, part, value < 0)
    (first, _), *_ = group
    place = _place(first[0])
    before, after = ((), ()) if place is None else place[:2]
    inner: Term | None = None
    for (word, _), value in sorted(group, key=lambda item: item[1] < 0):
        letter = word[len(before)]
        scaled = Sum(letter.shape or found.shape, {((letter,), ()): abs(value)}).term()
        inner = _plus(inner, scaled, value < 0)
    product: Term | None = None
    for letter in (*before, inner, *after):
        if letter is not None:
            product = letter if product is None else product * letter
    return _plus(result, product if product is not None else found.term(), False)


def _plus(first: Term | None, second: Term, negative: bool) -> Term:
    if first is None:
        return -second if negative else second
    return first - second if negative else first + second
