"""The derivations that teaching material is tested on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from symproof.checking import Checker
from symproof.derivation import Derivation
from symproof.formats import format_named
from symproof.kernel.term import Term
from symproof.library import find
from symproof.notations import Notation
from symproof.render import Shown, rendered
from symproof.teaching.model import Sheet, gaps_in
from symproof.teaching.sheets import formulas_of, values_of
from symproof.teaching.subjects import Subject

FOUR = ("odd_gate", "relu", "gelu", "swish")
# theorems with cases, derivatives, limits, integrals, inequalities and matrices
VARIED = (
    "sign_neg",
    "gelu_deriv",
    "integral_relu",
    "sigmoid_pos",
    "companion",
    "relu_eq_sign_gate",
)
CHECKER = Checker()
# format -> what stands between the layout and the text of a sheet
BODIES = {
    "latex": r"\begin{document}",
    "typst": "\n#sheet-head(",
    "html": "<main>",
    "markdown": "# ",
}


@cache
def derivation(name: str) -> Derivation:
    return CHECKER.check(find(name)[1], name)


@cache
def derivations(*names: str) -> tuple[Derivation, ...]:
    return tuple(map(derivation, names or FOUR))


@cache
def subject(name: str, lang: str = "en") -> Subject:
    return Subject(derivation(name), lang)


def source(sheet: Sheet, fmt: str, *, key: bool = False) -> str:
    """Return the text of a sheet in a format, before it is compiled."""
    shown = Shown((), "normal", sheet.lang, None, None)
    values = {**values_of(sheet, key=key), "cjk": sheet.lang == "zh"}
    return rendered(shown, fmt, sheet.kind, values, formulas_of(sheet, key=key))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def answers(sheet: Sheet, notation: str) -> list[str]:
    """Return the formulas that a sheet asks for, as a notation writes them, without spaces."""
    shown = Notation(notation, sheet.lang, formulas_of(sheet, key=True))
    gaps = [gap for exercise in sheet.exercises for gap in gaps_in(exercise)]
    texts = [shown.show(gap.answer) for gap in gaps if isinstance(gap.answer, Term)]
    return [squeezed(text).removeprefix("<mrow>").removesuffix("</mrow>") for text in texts]


def leaked(sheet: Sheet, fmt: str) -> Sequence[str]:
    """Return the answers that the students' sheet has somewhere in its source."""
    _, start, body = source(sheet, fmt).partition(BODIES[fmt])
    text = squeezed(body)
    if not start:
        raise ValueError(f"a {fmt} sheet does not begin with {BODIES[fmt]}")
    return [answer for answer in answers(sheet, format_named(fmt).notation) if answer in text]
