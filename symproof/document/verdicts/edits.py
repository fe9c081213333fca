"""Single edits of a term, such as an author forgets or makes by mistake, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from symproof.kernel.errors import KernelError
from symproof.kernel.term import App, Lam, Num, Term, Var
from symproof.notation import unicode
from symproof.notation.places import decimal, strip

# functions that are taken for each other
ALIKE: Final[Mapping[str, Sequence[str]]] = {
    "sin": ("cos", "sinh", "tan"),
    "cos": ("sin", "cosh"),
    "tan": ("sin", "tanh", "cos"),
    "sinh": ("cosh", "sin"),
    "cosh": ("sinh", "cos"),
    "tanh": ("tan", "sigmoid", "sinh", "cosh"),
    "sigmoid": ("tanh",),
    "max": ("min",),
    "min": ("max",),
    "exp": ("log",),
    "log": ("exp",),
}
REPLACED: Final = "{} in place of {}"
MAX_SIZE: Final = 400
MAX_DEPTH: Final = 100
MAX_NUMBER: Final = 10**6
ARGUMENT: Final = frozenset({"exp", "sin", "cos", "tan", "sinh", "cosh", "tanh", "sigmoid", "Phi"})
SUMS: Final = frozenset({"+", "-", "()"})
# what a term is in the term that it is a part of
Role = Literal["summand", "negated", "factor"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A term after an edit, what the edit changes, and how unlikely it is.

    `said` says it in words, with {} for each of the terms `about`.
    """

    term: Term
    said: str
    about: tuple[Term, ...]
    cost: int

    @property
    def words(self) -> str:
        """What the edit changes in words: `cos(2x) in place of sin(2x)`."""
        return self.said.format(*map(unicode.show, self.about))


def _edit(term: Term, cost: int, said: str, *about: Term) -> Edit:
    return Edit(term, said, about, cost)


def edits(term: Term, variables: Sequence[str]) -> list[Edit]:
    """Return the edits of a term, each result once, the likeliest first."""
    if term.size > MAX_SIZE or term.depth > MAX_DEPTH or term.shape is not None:
        return []
    found: dict[Term, Edit] = {}
    for edit in sorted(_edits(term, variables, "summand"), key=lambda each: each.cost):
        if edit.term != term:
            found.setdefault(edit.term, edit)
    return list(found.values())


def _edits(term: Term, variables: Sequence[str], role: Role) -> Iterator[Edit]:
    """Yield the edits of a term and of its parts, by what the term is a part of."""
    yield from _local(term, variables, role)
    match term:
        case App("/", _) if decimal(term) is not None:
            return
        case App("cases", _):
            return
        case App(head, args):
            whole = head in SUMS or head in ARGUMENT or head in term.functions
            inner = "negated" if head == "neg" else "summand" if whole else "factor"
            for place, arg in enumerate(args):
                for edit in _edits(arg, variables, inner):
                    yield from _within(term, place, edit)
        case Lam(params, body):
            for edit in _edits(body, variables, "summand"):
                yield replace(edit, term=Lam(params, edit.term))
        case _:
            return


def _within(term: App, place: int, edit: Edit) -> Iterator[Edit]:
    try:
        args = (*term.args[:place], edit.term, *term.args[place + 1 :])
        yield replace(edit, term=App(term.head, args))
    except KernelError:
        return


def _local(term: Term, variables: Sequence[str], role: Role) -> Iterator[Edit]:
    yield from _signs(term)
    yield from _numbers(term)
    yield from _swaps(term)
    yield from _functions(term)
    yield from _dropped(term)
    yield from _powers(term)
    yield from _names(term, variables)
    if role == "summand":
        yield from _negative(term)
    if role != "factor" and not (isinstance(term, App) and term.head == "neg"):
        yield from _factors(term, variables)


def _signs(term: Term) -> Iterator[Edit]:
    match term:
        case App("+", (a, b)):
            yield _edit(a - b, 0, "− in place of +")
        case App("-", (a, b)):
            yield _edit(a + b, 0, "+ in place of −")
        case App("*", (a, b)):
            yield _edit(a + b, 3, REPLACED, a + b, term)
        case App("neg", (a,)):
            yield _edit(a, 1, "{} without the sign −", a)
        case App(head, (a,)) if head in ARGUMENT or head in term.functions:
            turned = strip(a)
            negative = isinstance(turned, App) and turned.head == "neg"
            opposite = turned.args[0] if negative and isinstance(turned, App) else -a
            yield _edit(App(head, (opposite,)), 2, REPLACED, opposite, a)
        case _:
            return


def _numbers(term: Term) -> Iterator[Edit]:
    if not isinstance(term, Num) or term.value > MAX_NUMBER:
        return
    value = term.value
    others = {value + 1: 2, value - 1: 2, 2 * value: 2, value**2: 4}
    if value % 2 == 0:
        others[value // 2] = 2
    for other, cost in others.items():
        if other >= 0:
            yield _edit(Num(other), cost + (other < 2), REPLACED, Num(other), term)


def _swaps(term: Term) -> Iterator[Edit]:
    match term:
        case App("-" | "/" | "^" as head, (a, b)):
            swapped = App(head, (b, a))
            cost = 2 if head != "^" else 4
            yield _edit(swapped, cost, REPLACED, swapped, term)
        case App(head, (a, b)) if head in term.functions:
            swapped = App(head, (b, a))
            yield _edit(swapped, 2, REPLACED, swapped, term)
        case _:
            return


def _functions(term: Term) -> Iterator[Edit]:
    if isinstance(term, App):
        for other in ALIKE.get(term.head, ()):
            yield _edit(App(other, term.args), 2, f"{other} in place of {term.head}")


def _dropped(term: Term) -> Iterator[Edit]:
    match term:
        case App("*", (a, b)):
            yield _edit(a, 3, "{} without the factor {}", a, b)
            cost = 2 if isinstance(a, Num) else 3
            yield _edit(b, cost, "{} without the factor {}", b, a)
        case App("/", (a, b)) if not isinstance(a, Num):
            yield _edit(a, 3, "{} without the divisor {}", a, b)
        case App("+", (a, b)):
            yield _edit(a, 4, "without the summand {}", b)
            yield _edit(b, 4, "without the summand {}", a)
        case App("-", (a, b)):
            yield _edit(a, 4, "without the summand −{}", b)
        case App("sqrt" | "abs", (a,)):
            yield _edit(a, 4, REPLACED, a, term)
        case _:
            return


def _powers(term: Term) -> Iterator[Edit]:
    match term:
        case App("^", (base, Num() as exponent)):
            yield _edit(base, 2, "{} without the exponent {}", base, exponent)
            yield _edit(App("^", (base, -exponent)), 3, "the exponent −{}", exponent)
        case App("^", (base, App("neg", (exponent,)))):
            yield _edit(App("^", (base, exponent)), 2, "the exponent {}", exponent)
        case Var() | App("()", _):
            yield _edit(term ** Num(2), 3, REPLACED, term**2, term)
        case App(head, args) if len(args) == 1 and (head in term.functions or head in ALIKE):
            yield _edit(term ** Num(2), 3, REPLACED, term**2, term)
        case _:
            return


def _names(term: Term, variables: Sequence[str]) -> Iterator[Edit]:
    if isinstance(term, Var):
        for name in variables:
            if name != term.name:
                yield _edit(Var(name), 4, REPLACED, Var(name), term)


def _negative(term: Term) -> Iterator[Edit]:
    """Yield a summand with a sign more."""
    if isinstance(term, Lam) or (isinstance(term, App) and term.head == "neg"):
        return
    cost = 3 if isinstance(term, App) and term.head in ("+", "-") else 1
    yield _edit(-term, cost, REPLACED, -term, term)


def _factors(term: Term, variables: Sequence[str]) -> Iterator[Edit]:
    """Yield a summand with one factor more."""
    if isinstance(term, Lam):
        return
    products = [(2 * term, 3), (term / 2, 3)]
    for name in variables:
        products += [(Var(name) * term, 4), (term * Var(name) ** 2, 5), (term / Var(name), 5)]
    for product, cost in products:
        yield _edit(product, cost, REPLACED, product, term)
