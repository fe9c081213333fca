"""Notations: how formulas are shown in one, with the words of a language in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Any, Final

from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.shapes import Shape
from symproof.kernel.term import PRIMITIVES, App, Term, Var
from symproof.notation.places import ROUNDED, Stated, rounded_text
from symproof.phrases import Function, Shaped
from symproof.words import word

Shown = Term | Claim | Stated | Definition
Formula = Shown | Function | Shaped

ARGUMENTS: Final = (Var("t"), Var("s"))
SIGNS: Final[Mapping[str, Mapping[str, str]]] = {
    "plain": {},
    "unicode": {"<=": "≤", ">=": "≥", "!=": "≠", "~=": "≈"},
    "latex": {"<=": r"\le", ">=": r"\ge", "!=": r"\ne", "~=": r"\approx"},
    "mathml": {},
    "typst": {"~=": "approx"},
    "speech": {},
}
# notations in which a relation and the term after it are one text
WHOLE_LINES: Final = frozenset({"mathml", "speech"})
# notations in which a function has a name that is not what precedes a bracket
NAMED: Final = WHOLE_LINES | {"typst"}


class Notation:
    """How one notation shows formulas, with the words of a language in them.

    `formulas` are all those of the page: how a name is spelled depends on the others.
    """

    def __init__(self, name: str, lang: str, formulas: Sequence[Shown]) -> None:
        module: Any = import_module(f"symproof.notation.{name}")
        self._name = name
        self._minus = "−" if name == "unicode" else "-"
        options: dict[str, object] = {}
        if name != "plain":
            printer: Any = import_module("symproof.notation.printer")
            options["names"] = printer.Names.of(formulas)
            keys = printer.Words._fields
            options["words"] = printer.Words(*[word(key.rstrip("_"), lang) for key in keys])
        spoken: dict[str, Any] = {"lang": lang} if name == "speech" else {}
        options |= spoken
        self._term: Callable[[Term], str] = partial(module.show, **options)
        self._claim: Callable[[Claim | Stated], str] = partial(module.show_claim, **options)
        self._shape: Callable[[Sequence[str], Shape], str] = partial(module.show_shape, **spoken)
        self._definition: Callable[[Definition], str] = partial(module.show_definition, **options)
        if name in WHOLE_LINES:
            self._line: Callable[[str, Term], str] = partial(module.show_line, **options)
        if name in NAMED:
            self._head: Callable[[str], str] = partial(module.show_function, **options)

    def show(self, formula: Formula) -> str:
        """Return the text of a formula."""
        match formula:
            case Claim() | Stated():
                return self._claim(formula)
            case Definition():
                return self._definition(formula)
            case Function(name):
                return self._function(name)
            case Shaped(names, shape):
                return self._shape(names, shape)
            case _:
                return self._term(formula)

    def line(self, relation: str, term: Term) -> tuple[str, str]:
        """Return a relation and the text of the term after it; some have both in one text."""
        if self._name in WHOLE_LINES:
            return "", self._line(relation, term)
        sign = SIGNS[self._name].get(relation, relation)
        return sign, self.after(relation, term)

    def after(self, relation: str, term: Term) -> str:
        """Return the text of a term that stands after a relation."""
        if relation != ROUNDED:
            return self._term(term)
        return rounded_text(term).replace("-", self._minus)

    def _function(self, name: str) -> str:
        """Return a function's name as it stands before its arguments, or the function of t."""
        if self._name in NAMED:
            return self._head(name)
        arity = PRIMITIVES.get(name, 1)
        if not 1 <= arity <= len(ARGUMENTS):
            return name
        applied = self._term(App(name, ARGUMENTS[:arity]))
        head, bracket, _ = applied.partition("(")
        return head if bracket and head else applied
