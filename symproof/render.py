"""Rendering: derivations, through the templates of a format, to text.

A format is a folder with a `format.toml` and templates; templates/README.md says how they work.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from importlib import import_module
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any, Final

from symproof.derivation import Derivation, Detail
from symproof.escapes import has_cjk
from symproof.formats import Format, Pair, RenderError, Style, folders, format_named, formats
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import PRIMITIVES, App, Term, Var
from symproof.layout import Laid, Space, broken, columns, ems, lay, wrapped
from symproof.view import Author, Chain, Function, Name, Phrase, Split, View
from symproof.words import LANGUAGES, word

if TYPE_CHECKING:
    import jinja2

__all__ = ["Format", "RenderError", "formats", "render", "write"]

DETAILS: Final = ("brief", "normal", "full")
SHIPPED: Final = "shipped"
ARGUMENTS: Final = (Var("t"), Var("s"))

SIGNS: Final[Mapping[str, Mapping[str, str]]] = {
    "plain": {},
    "unicode": {"<=": "≤", ">=": "≥", "!=": "≠"},
    "latex": {"<=": r"\le", ">=": r"\ge", "!=": r"\ne"},
}


class _Notation:
    """How one notation shows formulas, with the words of a language in them."""

    def __init__(self, name: str, lang: str) -> None:
        module: Any = import_module(f"symproof.notation.{name}")
        options: dict[str, object] = {}
        if name != "plain":
            printer: Any = import_module("symproof.notation.printer")
            keys = {"if_": "if", "otherwise": "otherwise", "for_all": "for_all"}
            options["words"] = printer.Words(**{k: word(w, lang) for k, w in keys.items()})
        self.term: Callable[[Term], str] = partial(module.show, **options)
        self.claim: Callable[[Claim], str] = partial(module.show_claim, **options)
        self.definition: Callable[[Definition], str] = partial(module.show_definition, **options)

    def show(self, value: Term | Claim | Definition | Function) -> str:
        match value:
            case Claim():
                return self.claim(value)
            case Definition():
                return self.definition(value)
            case Function(name):
                return self.function(name)
            case _:
                return self.term(value)

    def function(self, name: str) -> str:
        """Return the function's name as it stands before its arguments, or it with arguments."""
        arity = PRIMITIVES.get(name, 1)
        if not 1 <= arity <= len(ARGUMENTS):
            return name
        applied = self.term(App(name, ARGUMENTS[:arity]))
        head, bracket, _ = applied.partition("(")
        return head if bracket and head else applied


class _Page:
    """What a template has at hand: a format, a language, a notation, a width."""

    def __init__(self, fmt: Format, lang: str, width: float | None) -> None:
        self.format = fmt
        self.lang = lang
        self.notation = _Notation(fmt.notation, lang)
        self.signs = SIGNS[fmt.notation]
        self.width = fmt.width if width is None else width
        if fmt.notation == "latex":
            self.space = Space(self.width, ems, _text_ems, indent=1.0, hang=2.0, gap=2.0)
        else:
            self.space = Space(self.width, columns, columns, indent=2, hang=2, gap=3)

    def finalize(self, value: object) -> object:
        """Return what stands for a value in the output."""
        match value:
            case Author(text):
                return self.format.prose.escape(text)
            case Name():
                return self._value(value, self.format.prose)
            case Phrase():
                return self.prose(value)
            case Claim() | Definition() | Term() | Function():
                return self.notation.show(value)
            case _:
                return value

    # sentences

    def word(self, key: str) -> str:
        return self.format.prose.escape(word(key, self.lang))

    def say(self, key: str, **values: Any) -> str:
        return self.prose(Phrase(key, values))

    def prose(self, value: object) -> str:
        return self._value(value, self.format.prose)

    def reason(self, phrases: Sequence[Phrase]) -> str:
        return self._value(phrases, self.format.reason)

    def _value(self, value: Any, style: Style) -> str:
        """Return a sentence, with neighbouring words in one piece."""
        text = ""
        for pair, group in groupby(self._pieces(value, style), key=itemgetter(0)):
            joined = "".join([piece for _, piece in group])
            before = " " if style.apart and pair is not style.words and text[-1:].strip() else ""
            text += f"{before}{pair[0]}{joined}{pair[1]}" if joined else ""
        return text

    def _pieces(self, value: Any, style: Style) -> Iterator[tuple[Pair, str]]:
        """Yield the words, formulas and names of a sentence, with what stands around each."""
        match value:
            case Phrase(key, values):
                for literal, place, _, _ in Formatter().parse(word(key, self.lang)):
                    yield style.words, style.escape(literal)
                    if place:
                        yield from self._pieces(values[place], style)
            case Claim(forall=(_, *_)):
                bare = replace(value, forall=())
                names = tuple([Var(name) for name in value.forall])
                yield from self._pieces(Phrase("universal", {"claim": bare, "names": names}), style)
            case Name(name):
                yield style.name, style.escape(name)
            case Claim() | Definition() | Term() | Function():
                formula = self.notation.show(value)
                yield style.around(formula), formula
            case tuple() | list():
                items: Sequence[object] = value
                for i, item in enumerate(items):
                    if i:
                        yield style.words, style.escape(word("comma", self.lang))
                    yield from self._pieces(item, style)
            case _:
                yield (
                    style.words,
                    style.escape(value.text if isinstance(value, Author) else str(value)),
                )

    # formulas

    def show_in(self, notation: str, value: Term | Claim | Definition) -> str:
        return _Notation(notation, self.lang).show(value)

    def sign(self, relation: str) -> str:
        return self.signs.get(relation, relation)

    def broken(self, value: Term | Claim | Definition, indent: float = 0) -> tuple[str, ...]:
        space = self.space
        room = space.width - indent
        return broken(self.notation.show(value), room, room - space.hang, space.measure)

    def excess(self, formula: str, indent: float = 0) -> float:
        """Return how many times as wide as the line a formula is that does not break."""
        return self.space.measure(formula) / (self.space.width - indent)

    def laid(self, chain: Chain, indent: float = 0) -> Laid:
        """Lay out a chain in what is left of the width."""
        lines = [
            (self.sign(s.relation), self.notation.show(s.term), self.reason(s.reasons), s.number)
            for s in chain.steps
        ]
        return lay(self.notation.show(chain.head), lines, self.space.narrowed(indent))

    def wrapped(self, text: str, indent: float = 0) -> list[str]:
        return wrapped(text, self.width - indent)

    def json(self, value: object) -> str:
        match value:
            case Author(text) | Name(text):
                value = text
            case Claim() | Definition() | Term() | Function():
                value = self.notation.show(value)
            case Phrase():
                value = self.prose(value)
            case tuple() | list():
                items: Sequence[object] = value
                return f"[{', '.join(map(self.json, items))}]"
            case _:
                pass
        return json.dumps(value, ensure_ascii=False)

    def environment(self, roots: Sequence[Path]) -> jinja2.Environment:
        """Return an environment whose templates are found in these folders, the first first."""
        import jinja2

        shipped = jinja2.FileSystemLoader(roots[-1])
        loaders: list[jinja2.BaseLoader] = [jinja2.FileSystemLoader(root) for root in roots]
        loaders.append(jinja2.PrefixLoader({SHIPPED: shipped}, delimiter=":"))
        options: dict[str, Any] = {}
        for kind, pair in self.format.delimiters.items():
            options[f"{kind}_start_string"], options[f"{kind}_end_string"] = pair
        environment = jinja2.Environment(
            loader=jinja2.ChoiceLoader(loaders),
            undefined=jinja2.StrictUndefined,
            finalize=self.finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,
            auto_reload=False,
            **options,
        )
        environment.filters.update(
            {
                "prose": self.prose,
                "sign": self.sign,
                "broken": self.broken,
                "excess": self.excess,
                "laid": self.laid,
                "wrapped": self.wrapped,
                "padded": lambda text, width: text + " " * int(width - columns(text)),
                "spaces": lambda count: " " * int(count),
                "tojson": self.json,
                **{name: partial(self.show_in, name) for name in SIGNS},
            }
        )
        environment.globals.update({"word": self.word, "say": self.say})
        return environment


def _text_ems(text: str) -> float:
    """Return the estimated width of a sentence in LaTeX, in em."""
    return 0.46 * columns(re.sub(r"[\\${}]", "", text))


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
        RenderError: the format, language or detail is unknown, or a template fails.
    """
    _check("language", lang, LANGUAGES)
    _check("detail", detail, DETAILS)
    chosen = format_named(fmt, templates)
    entry = "fragment" if fragment else "document"
    _check(f"entry of {fmt}", entry, tuple(chosen.entries))
    page = _Page(chosen, lang, width)
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
        return page.environment(roots).get_template(chosen.entries[entry]).render(values)


def _check(what: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise RenderError(f"no {what} {value!r}: there is {', '.join(known)}")


@contextmanager
def _blaming_templates(roots: Sequence[Path]) -> Iterator[None]:
    """Turn what a template raises into a RenderError that names its file and line."""
    import jinja2

    try:
        yield
    except jinja2.TemplateSyntaxError as error:
        raise RenderError(f"{error.filename or error.name}:{error.lineno}: {error}") from error
    except (
        *(jinja2.TemplateError, ArithmeticError, AttributeError, LookupError),
        *(OSError, RecursionError, TypeError, ValueError),
    ) as error:
        place = _place(error, roots)
        if place is None:
            raise
        raise RenderError(f"{place}: {type(error).__name__}: {error}") from error


def _place(error: BaseException, roots: Sequence[Path]) -> str | None:
    """Return the innermost line of a template that an error passed through."""
    place = None
    trace = error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if any(file.is_relative_to(root) for root in roots):
            place = f"{file}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all: first beside it, then renamed.

    Raises:
        RenderError: the file cannot be written; nothing is left behind.
    """
    target = path.resolve()
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        data = text.encode("utf-8")
        if target.exists() and not target.is_file() and not target.is_dir():
            # a device or a pipe, such as /dev/stdout, is written to and never replaced
            target.write_bytes(data)
            return
        temporary.write_bytes(data)
        if target.is_file():
            temporary.chmod(target.stat().st_mode)
        temporary.replace(target)
    except (OSError, UnicodeEncodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise RenderError(f"{path} cannot be written: {reason}") from error
    finally:
        temporary.unlink(missing_ok=True)
