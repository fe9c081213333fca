"""Rendering: derivations, through the templates of a format, to text.

A format is a folder with a `format.toml` and templates; templates/README.md says how they work.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from symproof.derivation import Derivation, Detail
from symproof.escapes import has_cjk
from symproof.formats import Format, RenderError, folders, format_named, formats, nearest
from symproof.notations import Shown as Formula
from symproof.page import Page
from symproof.view import View
from symproof.words import LANGUAGES

if TYPE_CHECKING:
    import jinja2

__all__ = [
    "Format",
    "RenderError",
    "Shown",
    "compiled",
    "formats",
    "produced",
    "render",
    "rendered",
]

DETAILS: Final = ("brief", "normal", "full")
SHIPPED: Final = "shipped"
NO_VALUES: Final[Mapping[str, object]] = MappingProxyType({})
# compiler -> the module and function that makes the output from a text and its language
COMPILERS: Final[Mapping[str, tuple[str, str]]] = {
    "pdf": ("symproof.typesetting", "pdf_of_typst"),
    "png": ("symproof.typesetting", "picture_of_typst"),
    "notebook": ("symproof.notebooks", "notebook_of_text"),
}

# what the code of a template may fail with, besides errors of Jinja
FAILURES: Final = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


def render(
    derivations: Sequence[Derivation],
    fmt: str,
    *,
    detail: Detail = "normal",
    lang: str = "en",
    fragment: bool = False,
    color: bool = False,
    width: float | None = None,
    templates: Path | None = None,
) -> str:
    """Return the derivations in a format: a whole document, or a fragment to be included.

    `templates` is a folder whose templates come before the others; `width` replaces that of the
    format.  Of a format with a compiler this is the text that is compiled.

    Raises:
        RenderError: the format, language or detail is unknown, a template fails, or a page
            would state something else than what is proved.
    """
    entry = "fragment" if fragment else "document"
    shown = Shown(derivations, detail, lang, width, templates)
    return rendered(shown, fmt, entry, {"color": color})


def produced(
    derivations: Sequence[Derivation],
    fmt: str,
    *,
    detail: Detail = "normal",
    lang: str = "en",
    templates: Path | None = None,
) -> str | bytes:
    """Return a document as it is written to a file: compiled, where the format has a compiler.

    Raises:
        SymproofError: as of `render`, or the compiler is not installed or fails.
    """
    shown = Shown(derivations, detail, lang, None, templates)
    return compiled(rendered(shown, fmt, "document"), fmt, lang, templates)


class Shown(NamedTuple):
    """Derivations and how they are to be shown."""

    derivations: Sequence[Derivation]
    detail: Detail = "normal"
    lang: str = "en"
    width: float | None = None
    templates: Path | None = None


def rendered(
    shown: Shown,
    fmt: str,
    entry: str,
    values: Mapping[str, object] = NO_VALUES,
    formulas: Sequence[Formula] = (),
) -> str:
    """Return what a template of a format makes of derivations, and of more values of its own.

    `formulas` are those in the values: how a name is spelled depends on the others of the page.

    Raises:
        RenderError: as of `render`.
    """
    derivations, detail, lang, width, templates = shown
    _check("language", lang, LANGUAGES)
    _check("detail", detail, DETAILS)
    chosen = format_named(fmt, templates)
    _check(f"entry of {fmt}", entry, tuple(chosen.entries))
    for derivation in derivations:
        _check_shown(derivation)
    own = [formula for derivation in derivations for formula in derivation.formulas]
    if chosen.lemmas:
        facts = [fact.derivation for derivation in derivations for fact in derivation.cited]
        own += [formula for lemma in facts if lemma is not None for formula in lemma.formulas]
    page = Page(chosen, lang, width, [*own, *formulas])
    full = detail == "full"
    views = [View(d.at(detail), lang, full=full, lemmas=chosen.lemmas) for d in derivations]
    given: dict[str, object] = {
        "derivations": views,
        "detail": detail,
        "lang": lang,
        "color": False,
        "width": page.width,
        "cjk": lang == "zh" or any(has_cjk(text) for view in views for text in view.texts),
        **values,
    }
    roots = folders(templates)
    with _blaming_templates(roots):
        return _environment(page, roots).get_template(chosen.entries[entry]).render(given)


def compiled(text: str, fmt: str, lang: str, templates: Path | None = None) -> str | bytes:
    """Return what the compiler of a format makes of the text of a template.

    Raises:
        SymproofError: the compiler is not installed or fails.
    """
    compiler = format_named(fmt, templates).compiler
    if not compiler:
        return text
    module, function = COMPILERS[compiler]
    return getattr(import_module(module), function)(text, lang)


def _environment(page: Page, roots: Sequence[Path]) -> jinja2.Environment:
    """Return an environment whose templates are found in these folders, the first first."""
    import jinja2

    loaders: list[jinja2.BaseLoader] = [jinja2.FileSystemLoader(root) for root in roots]
    shipped = {SHIPPED: jinja2.FileSystemLoader(roots[-1])}
    loaders.append(jinja2.PrefixLoader(shipped, delimiter=":"))
    delimiters: dict[str, Any] = {}
    for kind, pair in page.format.delimiters.items():
        delimiters[f"{kind}_start_string"], delimiters[f"{kind}_end_string"] = pair
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader(loaders),
        undefined=jinja2.StrictUndefined,
        finalize=page.finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        auto_reload=False,
        bytecode_cache=_bytecode_cache(),
        **delimiters,
    )
    tables: Any = environment
    tables.filters.update(page.filters())
    tables.globals.update(word=page.word, say=page.say)
    return environment


def _bytecode_cache() -> jinja2.BytecodeCache | None:
    """Return jinja2's cache of compiled templates, None where it has no safe place for one."""
    import jinja2

    try:
        return jinja2.FileSystemBytecodeCache()
    except (OSError, RuntimeError):
        return None


def _check(what: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        hint = nearest(value, known)
        raise RenderError(f"no {what} {value!r}{hint}: there is {', '.join(known)}")


def _check_shown(derivation: Derivation) -> None:
    """Refuse to show another claim than the proved one, or to hide what it rests on."""
    proved = derivation.proved.statement
    hyps = {given.claim for given in derivation.given}
    if (
        derivation.claim != proved.claim
        or not proved.hyps <= hyps
        or not proved.defs <= {*derivation.definitions}
    ):
        raise RenderError(f"{derivation.name}: what is shown is not what is proved")


@contextmanager
def _blaming_templates(roots: Sequence[Path]) -> Generator[None]:
    """Turn what a template raises into a RenderError that names its file and line."""
    import jinja2

    try:
        yield
    except jinja2.TemplateSyntaxError as error:
        raise RenderError(f"{error.filename or error.name}:{error.lineno}: {error}") from error
    except (jinja2.TemplateError, *FAILURES) as error:
        place = _place(error, roots)
        if place is None and not isinstance(error, jinja2.TemplateError):
            raise
        where = "" if place is None else f"{place}: "
        raise RenderError(f"{where}{type(error).__name__}: {error}") from error


def _place(error: BaseException, roots: Sequence[Path]) -> str | None:
    """Return the innermost line of a template that an error passed through."""
    place = _undecodable(error, roots) if isinstance(error, UnicodeDecodeError) else None
    if place is not None:
        return place
    trace = error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.suffix != ".py" and any(file.is_relative_to(root) for root in roots):
            place = f"{file}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _undecodable(error: UnicodeDecodeError, roots: Sequence[Path]) -> str | None:
    """Return the line of a template that is no UTF-8: the one with the bytes that were read."""
    line = error.object.count(b"\n", 0, error.start) + 1
    files = (file for root in roots for file in root.glob("*/*") if file.is_file())
    return next((f"{file}:{line}" for file in files if file.read_bytes() == error.object), None)
