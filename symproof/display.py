"""What a notebook shows of proofs, derivations, theorems and terms: LaTeX and text, never HTML.

JupyterLab strips mathematics from the HTML of a notebook that it does not trust, and prefers HTML
to LaTeX: so there is none.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from symproof.derivation import Derivation, Detail
    from symproof.kernel.theorem import Theorem
    from symproof.notations import Shown
    from symproof.page import Page
    from symproof.phrases import Value
    from symproof.proof import Instance, Proof

LATEX: Final = "text/latex"
PLAIN: Final = "text/plain"
# media type -> the format that makes it
FORMATS: Final[Mapping[str, str]] = {LATEX: "mathjax", PLAIN: "terminal"}
# module -> the classes whose values display themselves
CLASSES: Final[Mapping[str, tuple[str, ...]]] = {
    "symproof.derivation": ("Derivation",),
    "symproof.kernel.sequent": ("Claim", "Definition"),
    "symproof.kernel.term": ("Term",),
    "symproof.kernel.theorem": ("Theorem",),
    "symproof.notation.places": ("Stated",),
    "symproof.proof": ("Hypothesis", "Instance", "Proof"),
}

Bundle = dict[str, str]


@dataclass(slots=True)
class Speech:
    """The language and the detail of what is displayed."""

    lang: str = "en"
    detail: Detail = "normal"


_speech: Final = Speech()


def speak(lang: str = "en", *, detail: Detail = "normal") -> None:
    """Choose the language, en or zh, and the detail, brief, normal or full, of all displays.

    Raises:
        RenderError: there is no such language or detail.
    """
    from symproof.formats import RenderError, nearest
    from symproof.render import DETAILS
    from symproof.words import LANGUAGES

    for what, value, known in (("language", lang, LANGUAGES), ("detail", detail, DETAILS)):
        if value not in known:
            hint = nearest(value, known)
            raise RenderError(f"no {what} {value!r}{hint}: there is {', '.join(known)}")
    _speech.lang, _speech.detail = lang, detail


def language() -> str:
    """Return the language of all displays."""
    return _speech.lang


@contextmanager
def own_speech() -> Generator[None]:
    """Begin with the usual language and detail, and go back to those that were chosen."""
    before = _speech.lang, _speech.detail
    _speech.lang, _speech.detail = "en", "normal"
    try:
        yield
    finally:
        _speech.lang, _speech.detail = before


def bundle(value: object) -> Bundle:
    """Return what a notebook shows of a value: its text by media type, nothing of other values."""
    from symproof.derivation import Derivation
    from symproof.kernel.sequent import Claim, Definition
    from symproof.kernel.term import Term
    from symproof.kernel.theorem import Theorem
    from symproof.notation.places import Stated
    from symproof.proof import Hypothesis, Instance, Proof

    match value:
        case Derivation():
            return {kind: _rendered(value, fmt) for kind, fmt in FORMATS.items()}
        case Theorem():
            return _theorem(value)
        case Proof():
            return _proof(value)
        case Instance():
            return _instance(value)
        case Hypothesis():
            return _formula(value.claim)
        case Term() | Claim() | Stated() | Definition():
            return _formula(value)
        case _:
            return {}


def _rendered(derivation: Derivation, fmt: str) -> str:
    from symproof.render import render

    text = render([derivation], fmt, detail=_speech.detail, lang=_speech.lang)
    return text.strip("\n")


def _formula(formula: Shown) -> Bundle:
    shown = _each([formula], lambda page: page.finalize(formula))
    return {LATEX: rf"$\displaystyle {shown[LATEX]}$", PLAIN: shown[PLAIN]}


def _each(formulas: Sequence[Shown], said: Callable[[Page], object]) -> Bundle:
    """Return what is said on a page of each format, about some formulas."""
    from symproof.formats import format_named
    from symproof.page import Page

    def page(fmt: str) -> Page:
        return Page(format_named(fmt), _speech.lang, None, formulas)

    return {kind: str(said(page(fmt))) for kind, fmt in FORMATS.items()}


def _sentences(formulas: Sequence[Shown], sentences: Sequence[Value]) -> Bundle:
    def said(page: Page) -> str:
        return "\n".join([page.prose(sentence) + page.word("stop") for sentence in sentences])

    return _each(formulas, said)


def _theorem(theorem: Theorem) -> Bundle:
    """Return what the kernel has proved, and what that rests on."""
    from symproof.phrases import Name, Phrase

    hyps = tuple(sorted(theorem.hyps, key=repr))
    defs = tuple(sorted(theorem.defs, key=lambda definition: definition.name))
    said: list[Value] = [Phrase("notebook:proved", {"claim": theorem.claim})]
    if defs:
        said.append(Phrase("notebook:where", {"definitions": defs}))
    if hyps:
        said.append(Phrase("notebook:assuming", {"conditions": hyps}))
    trust = tuple(map(Name, sorted(theorem.trust)))
    said.append(Phrase("notebook:rests", {"names": trust or Phrase("no_axioms")}))
    return _sentences((theorem.claim, *hyps, *defs), said)


def _proof(proof: Proof) -> Bundle:
    """Return what a proof states, and that it is not checked."""
    from symproof.kernel.errors import SymproofError
    from symproof.notation.plain import parse_stated
    from symproof.phrases import Author, Name, Phrase, hypothesis
    from symproof.setting import given_claims

    title = proof.translations.get(_speech.lang, proof.title)
    said: list[Value] = [Phrase("notebook:unchecked"), *([Author(title)] if title else [])]
    formulas: list[Shown] = []
    try:
        claim = parse_stated(proof.claim, shapes=proof.matrices)
        given = given_claims(proof.name or "proof", proof.given, proof.definitions, proof.matrices)
    except SymproofError as error:
        return _sentences(
            (),
            [*said, Phrase("notebook:unreadable", {"reason": Author(str(error).splitlines()[0])})],
        )
    formulas += [claim, *proof.definitions, *[each.claim for each in given]]
    said.append(Phrase("notebook:to_prove", {"claim": claim}))
    if proof.definitions:
        said.append(Phrase("notebook:where", {"definitions": proof.definitions}))
    if given:
        said.append(Phrase("notebook:given", {"conditions": tuple(map(hypothesis, given))}))
    command = Name(f"check({proof.name or 'proof'})")
    rows = [row for row in (proof.steps or "").splitlines() if row.strip()]
    key = "notebook:lines" if rows else "notebook:search"
    said.append(Phrase(key, {"count": len(rows), "command": command}))
    return _sentences(formulas, said)


def _instance(instance: Instance) -> Bundle:
    """Return what is claimed to be a special case, and of what."""
    from symproof.phrases import Author, Name, Phrase

    title = instance.translations.get(_speech.lang, instance.title)
    said: list[Value] = [Phrase("notebook:unchecked"), *([Author(title)] if title else [])]
    command = Name(f"check({instance.name or 'proof'})")
    name = Name(instance.general.name or "proof")
    said.append(Phrase("notebook:special", {"name": name, "command": command}))
    said.append(Phrase("notebook:where", {"definitions": instance.values}))
    return _sentences(instance.values, said)


# IPython


def register(shell: Any) -> None:
    """Make an IPython shell display what `bundle` knows; nothing is imported for it."""
    formatter = shell.display_formatter.mimebundle_formatter

    def shown(value: object, include: object = None, exclude: object = None) -> Bundle:
        return bundle(value)

    for module, names in CLASSES.items():
        for name in names:
            formatter.for_type_by_name(module, name, shown)


def register_if_running() -> None:
    """Register with IPython where this is a session of it, and do nothing elsewhere."""
    module = sys.modules.get("IPython")
    shell = None if module is None else getattr(module, "get_ipython", lambda: None)()
    if shell is not None and getattr(shell, "display_formatter", None) is not None:
        register(shell)


__all__ = ["CLASSES", "Bundle", "bundle", "own_speech", "register", "register_if_running", "speak"]
