"""When two terms are one form: the same but for order and brackets, or one with idle parts more.

These decide how an answer is judged, never whether it is true: that is proved.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from symproof.kernel.term import BRACKET, App, Lam, Num, Term, Var

# a term as nested tuples: a head, then parts, sums and products in a fixed order
Form = tuple[Any, ...]
# (whether it is subtracted, a summand)
Summand = tuple[bool, Form]

_SUM, _PRODUCT, _NEG, _INVERSE, _NUMBER = "+", "*", "neg", "inverse", "number"
# how far a form is worked out
TIDY, CANCELLED, WORKED = 0, 1, 2
_ZERO, _ONE = Fraction(0), Fraction(1)


def arranged(term: Term) -> Form:
    """Return what is left of a term when order, brackets and the place of a sign do not count.

    `x/2`, `1/2*x` and `(x)*1/2` are one form; `x - 0` and `x` are two, and so are `2*x` and
    `x + x`.
    """
    match term:
        case App(head, (inner,)) if head == BRACKET:
            return arranged(inner)
        case Num(value):
            return (_NUMBER, Fraction(value))
        case Var(name):
            return ("name", name)
        case App("neg", (inner,)):
            return (_NEG, arranged(inner))
        case App("+" | "-", _) if term.shape is None:
            return (_SUM, *sorted(_summands(term), key=repr))
        case App("*" | "/", _) if term.shape is None:
            return _product(term)
        case App(head, args):
            return ("of", head, *(arranged(arg) for arg in args))
        case Lam(params, body):
            return ("function", params, arranged(body))
        case _:
            return ("term", repr(term))


def _summands(term: Term, *, subtracted: bool = False) -> list[Summand]:
    match term:
        case App(head, (inner,)) if head == BRACKET and not subtracted:
            return _summands(inner)
        case App("+", (a, b)) if not subtracted:
            return [*_summands(a), *_summands(b)]
        case App("-", (a, b)) if not subtracted:
            return [*_summands(a), *_summands(b, subtracted=True)]
        case App("neg", (inner,)) if not subtracted:
            return [(True, arranged(inner))]
        case _:
            return [(subtracted, arranged(term))]


def _product(term: Term) -> Form:
    signs, factors = 0, list[Form]()
    pending = [term]
    while pending:
        match pending.pop():
            case App(head, (inner,)) if head == BRACKET:
                pending.append(inner)
            case App("*", (a, b)):
                pending += [a, b]
            case App("neg", (inner,)):
                signs += 1
                pending.append(inner)
            case App("/", (Num(above), Num(below))) if below:
                factors.append((_NUMBER, Fraction(above, below)))
            case App("/", (Num(1), below)):
                factors.append(_inverse(below))
            case App("/", (above, below)):
                pending.append(above)
                factors.append(_inverse(below))
            case other:
                factors.append(arranged(other))
    found = factors[0] if len(factors) == 1 else (_PRODUCT, *sorted(factors, key=repr))
    for _ in range(signs):
        found = (_NEG, found)
    return found


def _inverse(term: Term) -> Form:
    match term:
        case Num(value) if value:
            return (_NUMBER, Fraction(1, value))
        case _:
            return (_INVERSE, arranged(term))


def condensed(form: Form, *, level: int = WORKED) -> Form:
    """Return a form without its idle parts, + 0 and * 1 and two signs.

    From the level CANCELLED on, x - x is idle too, and at the level WORKED numbers are added up
    and multiplied.  What is left has the same value wherever the first has one.
    """
    match form:
        case ("+", *summands):
            return _condensed_sum(summands, level=level)
        case ("*", *factors):
            return _condensed_product(factors, level=level)
        case ("neg", inner):
            match condensed(inner, level=level):
                case ("neg", twice):
                    return twice
                case ("number", value):
                    return (_NUMBER, -value)
                case simple:
                    return (_NEG, simple)
        case ("inverse", inner):
            return (_INVERSE, condensed(inner, level=level))
        case ("of", head, *args):
            return ("of", head, *(condensed(arg, level=level) for arg in args))
        case ("function", params, body):
            return ("function", params, condensed(body, level=level))
        case _:
            return form


def _condensed_sum(summands: list[Any], *, level: int) -> Form:
    total = _ZERO
    kept: list[Summand] = []
    pending = list(summands)
    while pending:
        subtracted, inner = pending.pop()
        match condensed(inner, level=level):
            case ("number", value) if level >= WORKED or not value:
                total += -value if subtracted else value
            case ("neg", simple):
                pending.append((not subtracted, simple))
            case ("+", *more):
                pending += [(sign != subtracted, part) for sign, part in more]
            case simple:
                opposite = (not subtracted, simple)
                if level >= CANCELLED and opposite in kept:
                    kept.remove(opposite)
                else:
                    kept.append((subtracted, simple))
    if total:
        kept.append((total < 0, (_NUMBER, abs(total))))
    if not kept:
        return (_NUMBER, _ZERO)
    if len(kept) == 1:
        (subtracted, only) = kept[0]
        return condensed((_NEG, only), level=level) if subtracted else only
    return (_SUM, *sorted(kept, key=repr))


def _condensed_product(factors: list[Any], *, level: int) -> Form:
    number, kept = _ONE, list[Form]()
    pending = list(factors)
    while pending:
        match condensed(pending.pop(), level=level):
            case ("number", value) if level >= WORKED or abs(value) == 1:
                number *= value
            case ("neg", simple):
                number = -number
                pending.append(simple)
            case ("*", *more):
                pending += more
            case simple:
                kept.append(simple)
    if not number or not kept:
        return (_NUMBER, number)
    if abs(number) != 1:
        kept.append((_NUMBER, abs(number)))
    found = kept[0] if len(kept) == 1 else (_PRODUCT, *sorted(kept, key=repr))
    return (_NEG, found) if number < 0 else found


def is_arranged_as(a: Term, b: Term) -> bool:
    """Whether two terms differ by order, brackets and the place of a sign at most."""
    return arranged(a) == arranged(b)


def repeats(answer: Term, neighbour: Term, wanted: Term) -> bool:
    """Whether an answer says what a line beside it says, idle parts aside, and was not to."""
    beside = _tidy(neighbour)
    for level in (CANCELLED, WORKED):
        # the line with x - x added
        added = condensed(arranged(answer), level=level) == beside
        if added and condensed(arranged(wanted), level=level) != beside:
            return True
    for form in (_tidy, arranged):
        if form(wanted) != form(neighbour):
            return form(answer) == form(neighbour)
    return False


def skips(answer: Term, after: Term, wanted: Term) -> bool:
    """Whether an answer is what the line after it is worked out to be, which was yet to be done."""
    core = _core(answer)
    done = arranged(answer) == core == _core(after)
    return done and arranged(after) != core and arranged(wanted) != core


def _core(term: Term) -> Form:
    return condensed(arranged(term))


def _tidy(term: Term) -> Form:
    return condensed(arranged(term), level=TIDY)
