"""The table of the zoo, through the template of a format, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from symproof.citations import source_in
from symproof.escapes import ESCAPES
from symproof.findings import Finding
from symproof.formats import RenderError
from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Num, Term, Var
from symproof.notation.plain import parse_claim
from symproof.notations import Formula, Notation
from symproof.resources import templates_folder
from symproof.wording import number
from symproof.words import word
from symproof.zoo import Activation, Examined

Group = Literal["one", "slope", "even", "none", "open"]

JSON: Final = "json"
# what stands between the brackets of a LaTeX template is Jinja's
LATEX: Final = {"block": ("((*", "*))"), "variable": ("(((", ")))"), "comment": ("((=", "=))")}
# results in the order of the table
GROUPS: Final[tuple[Group, ...]] = ("one", "slope", "even", "none", "open")


class Form(NamedTuple):
    """A format of the table: its template, its notation, and how words and formulas are put."""

    template: str
    suffix: str
    notation: str
    words: Callable[[str], str]
    formula: Callable[[str], str]
    delimiters: Mapping[str, tuple[str, str]]


def _code(text: str) -> str:
    return f"`{text}`"


def _dollars(text: str) -> str:
    return f"${text}$"


def _span(text: str) -> str:
    return f'<span class="formula">{escape(text)}</span>'


FORMS: Final[Mapping[str, Form]] = {
    "markdown": Form("markdown/zoo.md", ".md", "plain", ESCAPES["markdown"], _code, {}),
    "latex": Form("latex/zoo.tex", ".tex", "latex", ESCAPES["latex"], _dollars, LATEX),
    "html": Form("html/zoo.html", ".html", "unicode", escape, _span, {}),
}
SUFFIXES: Final = {form.suffix: name for name, form in FORMS.items()} | {".json": JSON}


@dataclass(frozen=True, slots=True)
class Row:
    """A function as the table has it: formulas, and texts of verdicts.

    Attributes:
        difference: what f(x) - f(-x) is proved to be.
        point: the values of the variables at which f(x) - f(-x) = c*x fails for every c.
        sides: there, f(x) - f(-x) and what it would be.
        slopes: what f'(x) + f'(-x) is proved to be.
        kinks: where there is no derivative.
        doubts: what remained undecided.
        lang: the language of what is said of it.
    """

    about: Activation
    group: Group
    difference: Term | None
    point: tuple[Claim, ...]
    sides: tuple[str, str]
    companion: Term | None
    gate: Term | None
    slopes: Term | None
    kinks: tuple[Term, ...]
    doubts: tuple[str, ...]
    lang: str = "en"

    @property
    def title(self) -> str:
        """What the literature calls the function."""
        return self.about.title_in(self.lang)

    @property
    def note(self) -> str:
        """What a reader may want to know."""
        return self.about.note_in(self.lang)

    @property
    def source(self) -> str:
        """Where the function is from."""
        return source_in(self.about.source, self.lang)

    @property
    def formulas(self) -> tuple[Term | Claim, ...]:
        """All formulas of the row."""
        maybe = (self.difference, self.companion, self.gate, self.slopes)
        some = [term for term in maybe if term is not None]
        own = self.about
        return (own.definition.body, *own.where, *self.point, *some, *self.kinks)


def row(found: Examined, lang: str = "en") -> Row:
    """Return the row of a function."""
    own, exploration = found.activation, found.exploration
    (identity,) = exploration["identity"]
    kinks = exploration["kink"]
    point, sides = _counterexample(identity, own.values)
    undecided = [f.named(lang) for f in exploration.findings if _verdict(f) == "undecided"]
    return Row(
        own,
        group=_group(identity, own.definition.params[0]),
        difference=identity.value,
        point=point,
        sides=sides,
        companion=_value(exploration["companion"]),
        gate=_value(exploration["gate"]),
        slopes=_value(exploration["gradient_identity"]),
        kinks=tuple([_place(kink) for kink in kinks if _verdict(kink) != "undecided"]),
        doubts=tuple(dict.fromkeys(undecided)),
        lang=lang,
    )


def _value(findings: Iterable[Finding]) -> Term | None:
    return next((finding.value for finding in findings), None)


def _verdict(finding: Finding) -> str:
    return "" if finding.verdict is None else finding.verdict.verdict


def _group(identity: Finding, variable: str) -> Group:
    match identity.value:
        case Var(name) if name == variable:
            return "one"
        case Num(0):
            return "even"
        case None:
            return "none" if _verdict(identity) == "refuted" else "open"
        case _:
            return "slope"


def _place(kink: Finding) -> Term:
    """Return the point of a claim that a derivative exists."""
    claim = parse_claim(kink.claim)
    return claim.lhs.args[1] if isinstance(claim.lhs, App) else claim.lhs


def _counterexample(
    identity: Finding, values: Iterable[Claim]
) -> tuple[tuple[Claim, ...], tuple[str, str]]:
    """Return the point of a counterexample, without what is given, and the two sides there."""
    point = None if identity.verdict is None else identity.verdict.counterexample
    if point is None or identity.value is not None:
        return (), ("", "")
    given = {claim.lhs for claim in values}
    pairs = [(Var(name), number(value)) for name, value in point.point]
    claims = [Claim("=", name, value) for name, value in pairs if name not in given]
    return tuple(claims), point.shown()


def check_format(fmt: str) -> None:
    """Do nothing for a format of the table.

    Raises:
        RenderError: there is no such format.
    """
    if fmt not in (*FORMS, JSON):
        raise RenderError(f"no format {fmt!r} of the zoo: there is {', '.join([*FORMS, JSON])}")


def table(found: Sequence[Examined], fmt: str, lang: str = "en") -> str:
    """Return the table of some functions in a format and a language.

    Raises:
        RenderError: there is no such format.
    """
    check_format(fmt)
    if fmt == JSON:
        said = [one.told(lang) for one in found]
        return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
    return _rendered([row(one, lang) for one in found], FORMS[fmt], templates_folder(), lang)


def _rendered(rows: Sequence[Row], form: Form, folder: Path, lang: str) -> str:
    import jinja2

    delimiters: dict[str, Any] = {}
    for kind, pair in form.delimiters.items():
        delimiters[f"{kind}_start_string"], delimiters[f"{kind}_end_string"] = pair
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        **delimiters,
    )
    notation = Notation(form.notation, lang, [part for one in rows for part in one.formulas])

    def formula(value: Formula) -> str:
        return form.formula(notation.show(value))

    def say(key: str, **places: str) -> str:
        return word(key, lang).format(**places)

    tables: Any = environment
    tables.globals.update(say=say, lang=lang)
    tables.filters.update(formula=formula, words=form.words, digits=_digits)
    groups = {group: [one for one in rows if one.group == group] for group in GROUPS}
    return environment.get_template(form.template).render(
        groups={group: members for group, members in groups.items() if members}, total=len(rows)
    )


def _digits(text: str, ellipsis: str = "…") -> str:
    """Return certified digits with an ellipsis, and a fraction as it is."""
    return text.replace("...", ellipsis)
