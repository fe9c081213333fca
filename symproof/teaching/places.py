"""Where a gap may be: lines and parts of lines whose text stands nowhere else on the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import BRACKET, App, Num, Term, Var
from symproof.notation.latex import show as latex
from symproof.notation.latex import show_claim as latex_claim
from symproof.notation.latex import show_definition as latex_definition
from symproof.notation.places import Stated, strip
from symproof.notation.plain import show, show_claim, show_definition

# the name that a key's text has where a part of a line is left out
ANSWER: Final = "answer__"
# a part that is left out is neither a name nor a numeral, and not almost the whole line
SHORTEST: Final = 4
MOST: Final = 0.7
# functions of one argument, brackets and operations inside which a part may be left out
ENTERED: Final = frozenset({"+", "-", "*", "/", "^", "neg", BRACKET})
# em of a plain character, and what the width of a gap is rounded up to: it tells little
EM: Final = 0.62
STEP: Final = 3.0
WIDEST: Final = 21.0
LETTERS: Final = "abcdefghij"


def place(number: int) -> Var:
    """Return the variable that stands for a gap inside a term."""
    return Var("blank" + "".join([LETTERS[int(digit)] for digit in str(number)]))


def width(term: Term, least: float = 4.0) -> float:
    """Return how wide a gap is for a term, in em."""
    wide = max(least, EM * len(show(term)) + 1.5)
    return min(WIDEST, STEP * -(-wide // STEP))


class Texts(NamedTuple):
    """A formula as two notations write it, without spaces."""

    plain: str
    latex: str

    def within(self, other: Texts) -> bool:
        """Whether the text is a part of another one."""
        return self.plain in other.plain or self.latex in other.latex


def texts(formula: Term | Claim | Stated | Definition) -> Texts:
    """Return the texts of a formula."""
    match formula:
        case Definition():
            found = show_definition(formula), latex_definition(formula)
        case Claim() | Stated():
            found = show_claim(formula), latex_claim(formula)
        case _:
            found = show(formula), latex(formula)
    plain, tex = ("".join(text.split()) for text in found)
    return Texts(plain, tex)


def leaks(answers: Iterable[Term], visible: Sequence[Texts]) -> bool:
    """Whether one of some terms is read somewhere on the sheet."""
    return any(
        answer.within(text)
        for term in answers
        for answer in [texts(strip(term))]
        for text in visible
    )


class Part(NamedTuple):
    """A part of a term: how to write the term with something else in its place, and the part.

    Where the part needs brackets, they stay on the sheet.
    """

    path: tuple[int, ...]
    term: Term
    bracketed: bool


def parts(term: Term) -> Iterator[Part]:
    """Yield the parts that may be left out of a line."""
    total = len(show(term))
    for path, part in _walk(term, ()):
        core = strip(part)
        text = show(core)
        if not path or core != part or isinstance(core, Var | Num):
            continue
        if not SHORTEST <= len(text) <= MOST * total:
            continue
        for bracketed in (False, True):
            holed = fill(term, path, _standing(Var(ANSWER), bracketed))
            written = show(holed)
            if written.count(ANSWER) == 1 and written.replace(ANSWER, text) == show(term):
                yield Part(path, core, bracketed)
                break


def holed(term: Term, part: Part, name: Var) -> Term:
    """Return the term with a name in the place of a part."""
    return fill(term, part.path, _standing(name, part.bracketed))


def _standing(name: Var, bracketed: bool) -> Term:
    return App(BRACKET, (name,)) if bracketed else name


def _walk(term: Term, path: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Term]]:
    if term.shape is not None:
        return
    yield path, term
    if isinstance(term, App) and (term.head in ENTERED or len(term.args) == 1):
        for i, arg in enumerate(term.args):
            if not isinstance(arg, App | Num | Var):
                continue
            yield from _walk(arg, (*path, i))


def fill(term: Term, path: tuple[int, ...], value: Term) -> Term:
    """Return the term with a value where the path leads.

    Raises:
        TypeError: the path leads nowhere.
    """
    if not path:
        return value
    if not isinstance(term, App):
        raise TypeError(f"{term!r} has no part {path}")
    first, *rest = path
    args = list(term.args)
    args[first] = fill(args[first], tuple(rest), value)
    return App(term.head, tuple(args))


def at(term: Term, path: tuple[int, ...]) -> Term:
    """Return the part of a term where the path leads.

    Raises:
        TypeError: the path leads nowhere.
    """
    for i in path:
        if not isinstance(term, App):
            raise TypeError(f"{term!r} has no part {path}")
        term = term.args[i]
    return term
