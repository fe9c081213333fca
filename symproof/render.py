"""Rendering: derivations, through the templates of a format, to text.

A format is a folder with a `format.toml` and templates; templates/README.md says how they work.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from symproof.derivation import Derivation, Detail
from symproof.escapes import has_cjk
from symproof.formats import Format, RenderError, folders, format_named, formats
from symproof.page import Page
from symproof.view import View
from symproof.words import LANGUAGES

if TYPE_CHECKING:
    import jinja2

__all__ = ["Format", "RenderError", "formats", "render", "write"]

DETAILS: Final = ("brief", "normal", "full")
SHIPPED: Final = "shipped"

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

    `templates` is a folder whose templates come before the shipped ones; `width` replaces that
    of the format.

    Raises:
        RenderError: the format, language or detail is unknown, a template fails, or a page
            would state something else than what is proved.
    """
    _check("language", lang, LANGUAGES)
    _check("detail", detail, DETAILS)
    chosen = format_named(fmt, templates)
    entry = "fragment" if fragment else "document"
    _check(f"entry of {fmt}", entry, tuple(chosen.entries))
    for derivation in derivations:
        _check_shown(derivation)
    formulas = [formula for derivation in derivations for formula in derivation.formulas]
    page = Page(chosen, lang, width, formulas)
    views = [View(d.at(detail), lang, full=detail == "full") for d in derivations]
    values: dict[str, object] = {
        "derivations": views,
        "detail": detail,
        "lang": lang,
        "color": color,
        "width": page.width,
        "cjk": lang == "zh" or any(has_cjk(text) for view in views for text in view.texts),
    }
    roots = folders(templates)
    with _blaming_templates(roots):
        return _environment(page, roots).get_template(chosen.entries[entry]).render(values)


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
        raise RenderError(f"no {what} {value!r}: there is {', '.join(known)}")


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
    place = None
    trace = error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.suffix != ".py" and any(file.is_relative_to(root) for root in roots):
            place = f"{file}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def write(path: Path, text: str | bytes) -> None:
    """Write a file whole or not at all: first beside it, then renamed.

    Raises:
        RenderError: the file cannot be written; nothing is left behind.
    """
    try:
        target = path.resolve()
        data = text if isinstance(text, bytes) else text.encode("utf-8")
        if target.exists() and not target.is_file():
            # a device or a pipe, such as /dev/stdout, is written to and never replaced
            target.write_bytes(data)
        else:
            _replace(target, data)
    except (OSError, RuntimeError, UnicodeEncodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise RenderError(f"{path} cannot be written: {reason}") from error


def _replace(target: Path, data: bytes) -> None:
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        temporary.write_bytes(data)
        if target.exists():
            temporary.chmod(target.stat().st_mode)
        temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink()
