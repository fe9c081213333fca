"""How a term looks to a reader: what is the same, what is ugly, what a step changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from symproof.engine.equality import bare
from symproof.kernel.sequent import ZERO
from symproof.kernel.term import BRACKET, GUARDS, App, Lam, Num, Term, Var, substitute
from symproof.notation.plain import show

ONE: Final = Num(1)
# a name that no author gives to a variable
BOUND: Final = "bound__0"
# a line of more characters is hard to read
WIDE: Final = 100


def is_same(a: Term, b: Term) -> bool:
    """Whether two terms differ in brackets at most."""
    return bare(a) == bare(b)


def looks_same(a: Term, b: Term) -> bool:
    """Whether terms differ in brackets, places and the names of bound variables at most."""
    return ordered(bare(_renamed(a))) == ordered(bare(_renamed(b)))


def _renamed(term: Term) -> Term:
    match term:
        case App("diff", (Lam((param,), body), point)):
            inner = substitute(_renamed(body), {param: Var(BOUND)})
            return App("diff", (Lam((BOUND,), inner), _renamed(point)))
        case App(head, args):
            return App(head, tuple([_renamed(arg) for arg in args]))
        case _:
            return term


def ordered(term: Term) -> Term:
    """Return a term with the summands of its sums and the factors of its products sorted."""
    match term:
        case App("+" | "-", _):
            parts = sorted(
                ((ordered(part), minus) for part, minus in _summands(term, minus=False)), key=repr
            )
            result: Term | None = None
            for part, minus in parts:
                part = -part if minus else part
                result = part if result is None else result + part
            return result or term
        case App("*", _):
            first, *rest = sorted(map(ordered, _factors(term)), key=repr)
            for factor in rest:
                first = App("*", (first, factor))
            return first
        case App(head, args) if head not in GUARDS and head != "diff":
            return App(head, tuple(map(ordered, args)))
        case _:
            return term


def _summands(term: Term, *, minus: bool) -> Iterator[tuple[Term, bool]]:
    match term:
        case App("+", (a, b)):
            yield from _summands(a, minus=minus)
            yield from _summands(b, minus=minus)
        case App("-", (a, b)):
            yield from _summands(a, minus=minus)
            yield from _summands(b, minus=not minus)
        case App("neg", (a,)):
            yield a, not minus
        case _:
            yield term, minus


def _factors(term: Term) -> Iterator[Term]:
    match term:
        case App("*", (a, b)):
            yield from _factors(a)
            yield from _factors(b)
        case _:
            yield term


def is_ugly(term: Term) -> bool:
    """Whether a reader would stumble over `x*1`, `x + 0`, `-(-x)`, `a + (-b)` in a term."""
    match bare(term):
        case App("*", (a, b)) if ONE in (a, b) or ZERO in (a, b):
            return True
        case App("+" | "-", (a, b)) if ZERO in (a, b) or _is_negative(b):
            return True
        case App("/", (a, b)) if b == ONE or a == ZERO:
            return True
        case App("neg", (a,)) if _is_negative(a) or a == ZERO:
            return True
        case App(_, args):
            return any(map(is_ugly, args))
        case _:
            return False


def _is_negative(term: Term) -> bool:
    return isinstance(term, App) and term.head == "neg"


def is_untidy(term: Term) -> bool:
    """Whether a term has a sign inside a product, or what a reader would stumble over."""
    match bare(term):
        case App("*" | "/", (App("neg", _), _)) | App("*", (_, App("neg", _))):
            return True
        case App(_, args):
            return is_ugly(term) or any(map(is_untidy, args))
        case _:
            return False


def has_loose_brackets(term: Term) -> bool:
    """Whether a term has a sum in brackets that a sum without them is equal to."""
    match bare(term):
        case App("+" | "-", (_, App("+" | "-", _))):
            return True
        case App(_, args):
            return any(map(has_loose_brackets, args))
        case _:
            return False


# what a line as rewritten may be tidied for at once


def effort(a: Term, b: Term) -> int:
    """Return how many symbols come or go between two terms; signs and places do not count."""
    before, after = Counter(_symbols(a)), Counter(_symbols(b))
    return (before - after).total() + (after - before).total()


def _symbols(term: Term) -> Iterator[str]:
    match term:
        case Num(value):
            yield str(value.bit_length()) if value > 10**9 else str(value)
        case Var(name):
            yield name
        case App(head, args):
            if head not in ("+", "-", "neg", "*", BRACKET):
                yield head
            for arg in args:
                yield from _symbols(arg)
        case Lam(_, body):
            yield from _symbols(body)
        case _:
            pass


def width(term: Term) -> int:
    """Return the number of characters of a term."""
    return len(show(term))
