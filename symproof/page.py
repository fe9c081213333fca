"""A page: what templates have at hand in one format, language and width.

Its methods are the filters of the templates: they show formulas, say sentences and break lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from operator import itemgetter
from string import Formatter
from typing import TYPE_CHECKING, Final, cast

from symproof.formats import Format, Pair, Style
from symproof.kernel.sequent import JUDGEMENTS, Claim, Definition
from symproof.kernel.term import Term, Var
from symproof.layout import Laid, Space, broken, columns, ems, lay, wrapped
from symproof.notation.places import Stated
from symproof.notations import SIGNS, Formula, Notation, Shown
from symproof.phrases import Author, Function, Name, Phrase, Shaped, Value
from symproof.view import Chain, View
from symproof.words import word

if TYPE_CHECKING:
    from symproof.slides import Deck

# the place of a formula's speech, as a string, in what stands around it
SPEECH: Final = "{speech}"


class Page:
    """One format, language and width, and how things are said and shown in them."""

    def __init__(
        self, fmt: Format, lang: str, width: float | None, formulas: Sequence[Shown] = ()
    ) -> None:
        self.format = fmt
        self.lang = lang
        self.width = fmt.width if width is None else width
        self._formulas = formulas
        self._notation = Notation(fmt.notation, lang, formulas)
        self._speech: Page | None = None
        self._space = Space(self.width, columns, columns, indent=2, hang=2, gap=3)
        if fmt.notation == "latex":
            self._space = Space(self.width, ems, _text_ems, indent=1.0, hang=2.0, gap=2.0)
        elif fmt.notation == "mathml":
            from symproof.notation.mathml_lines import width as wide

            self._space = Space(self.width, wide, wide, indent=1.0, hang=2.0, gap=2.0)
        elif fmt.notation == "typst":
            # Typst measures, and breaks lines, by itself
            self._space = Space(self.width, _nothing, _nothing, indent=0, hang=0, gap=0)

    def finalize(self, value: object) -> object:
        """Return what stands for a value in the output: no text of an author escapes this."""
        match value:
            case Term() | Claim() | Stated() | Definition() | Function() | Shaped():
                return self._notation.show(value)
            case Author() | Name() | Phrase():
                return self.prose(value)
            case _:
                return value

    # sentences

    def word(self, key: str) -> str:
        """Return a text of the catalogue."""
        return self.format.prose.escape(word(key, self.lang))

    def say(self, key: str, **values: Value) -> str:
        """Return a sentence of the catalogue with its places filled."""
        return self.prose(Phrase(key, values))

    def prose(self, value: Value) -> str:
        """Return something as it stands in a sentence."""
        return self._sentence(value, self.format.prose)

    def _sentence(self, value: Value, style: Style) -> str:
        """Put the pieces of a sentence together, neighbouring words in one."""
        text = ""
        for pair, group in groupby(self._pieces(value, style), key=itemgetter(0)):
            joined = "".join([piece for _, piece in group])
            if style.apart and pair is not style.words and text and not text.endswith(" "):
                text += " "
            text += f"{pair[0]}{joined}{pair[1]}" if joined else ""
        return text

    def _pieces(self, value: Value, style: Style) -> Iterator[tuple[Pair, str]]:
        """Yield the words, formulas and names of a sentence, with what stands around each."""
        match value:
            case Phrase(key, values):
                for literal, place, _, _ in Formatter().parse(word(key, self.lang)):
                    yield style.words, style.escape(literal)
                    if place:
                        yield from self._pieces(values[place], style)
            case Claim() | Stated() if value.forall:
                names = tuple([Var(name) for name in value.forall])
                universal = Phrase(
                    "universal", {"claim": replace(value, forall=()), "names": names}
                )
                yield from self._pieces(universal, style)
            case Term() | Claim() | Stated() | Definition() | Function() | Shaped():
                formula = self._notation.show(value)
                yield self._around(value, style.around(formula)), formula
            case Name(name):
                yield style.name, style.escape(name)
            case Author(text):
                yield style.words, style.escape(text)
            case str() | int():
                yield style.words, style.escape(str(value))
            case _:
                for i, item in enumerate(value):
                    yield style.words, style.escape(word("comma", self.lang)) if i else ""
                    yield from self._pieces(item, style)

    def _around(self, formula: Formula, pair: Pair) -> Pair:
        """Return what stands around a formula, with its speech where that has a place."""
        before, after = pair
        if SPEECH not in before:
            return pair
        return before.replace(SPEECH, self.json(self.spoken(formula))), after

    # formulas

    def spoken(self, value: Value | Chain) -> str | list[str]:
        """Return what is read aloud: of a chain, the lines that follow its head."""
        if self._speech is None:
            self._speech = self._in("speech", Style(apart=self.lang == "en"))
        aloud = self._speech
        match value:
            case Term() | Claim() | Stated() | Definition() | Function() | Shaped():
                return aloud._notation.show(value)
            case Chain():
                pass
            case _:
                return aloud.prose(value)
        judged = _judged(value)
        if judged is not None:
            return [aloud._notation.show(judged)]
        return [aloud._notation.line(step.relation, step.term)[1] for step in value.steps]

    def shown_in(self, notation: str, formula: Formula) -> str:
        """Return a formula in another notation than that of the format."""
        return Notation(notation, self.lang, self._formulas).show(formula)

    def broken(self, formula: Formula, indent: float = 0) -> tuple[str, ...]:
        """Return the pieces of a formula that fit below each other."""
        space = self._space.narrowed(indent)
        source = self._notation.show(formula)
        return broken(source, space.width, space.width - space.hang, space.measure)

    def excess(self, source: str, indent: float = 0) -> float:
        """Return how many times as wide as the line a piece is that could not be broken."""
        space = self._space.narrowed(indent)
        return space.measure(source) / space.width

    def laid(self, chain: Chain, indent: float = 0) -> Laid:
        """Lay out a chain in what an indentation leaves of the width."""
        show = self._notation.show
        space = self._space.narrowed(indent)
        judged = _judged(chain)
        if judged is not None:
            (step,) = chain.steps
            reasons = self._sentence(step.reasons, self.format.reason)
            return lay("", [("", show(judged), reasons, step.number)], space)._replace(head=())
        lines = [
            (
                *self._notation.line(step.relation, step.term),
                self._sentence(step.reasons, self.format.reason),
                step.number,
            )
            for step in chain.steps
        ]
        return lay(show(chain.head), lines, space)

    # slides

    def slides(self, views: Sequence[View]) -> Deck:
        """Return the slides of derivations, the same ones in every format."""
        from symproof.slides import WIDTH, deck

        style = Style(formula=("$", "$"))
        return deck(views, self._in("latex", style, WIDTH))

    def length(self, value: Value) -> float:
        """Return the estimated length of a sentence, in the unit of the width."""
        style = self.format.prose
        pieces = self._pieces(value, style)
        return sum(
            [self._space.measure(t) if p == style.formula else _text_ems(t) for p, t in pieces]
        )

    def _in(self, notation: str, style: Style, width: float | None = None) -> Page:
        """Return the page in another notation, its sentences put together in a style."""
        fmt = self.format._replace(notation=notation, prose=style, reason=style)
        return Page(fmt, self.lang, width, self._formulas)

    # text

    def digest(self, text: str) -> str:
        """Return how a policy of a page names a script that it allows."""
        from base64 import b64encode
        from hashlib import sha256

        return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"

    def fit(self, source: str) -> str:
        """Return how MathML is set on a narrow screen: "" as it is, "tight" or "scroll"."""
        from symproof.notation.mathml_lines import fit

        return fit(source)

    def wrapped(self, text: str, indent: float = 0) -> list[str]:
        """Return the lines of a sentence."""
        return wrapped(text, self.width - indent)

    def padded(self, text: str, width: float) -> str:
        """Return the text followed by spaces, `width` columns wide."""
        return text + self.spaces(width - columns(text))

    def spaces(self, count: float) -> str:
        """Return spaces."""
        return " " * int(count)

    def json(self, value: object) -> str:
        """Return a value as JSON, formulas as their text."""
        match value:
            case Author(text) | Name(text):
                return self.json(text)
            case Term() | Claim() | Stated() | Definition() | Function() | Shaped() | Phrase():
                return self.json(self.finalize(value))
            case tuple() | list():
                items = cast("Sequence[object]", value)
                return f"[{', '.join([self.json(item) for item in items])}]"
            case _:
                return json.dumps(value, ensure_ascii=False)

    def filters(self) -> dict[str, Callable[..., object]]:
        """Return the filters of the templates by name."""
        methods = (self.prose, self.broken, self.excess, self.laid, self.spoken)
        methods += (self.fit, self.slides, self.digest, self.wrapped, self.padded, self.spaces)
        found: dict[str, Callable[..., object]] = {m.__name__: m for m in methods}
        found["tojson"] = self.json
        return found | {name: partial(self.shown_in, name) for name in SIGNS}


def _judged(chain: Chain) -> Claim | None:
    """Return the claim of a chain that is one sentence, and no relation between two terms.

    Such a claim says that a derivative, a limit or an integral exists.
    """
    if not any(step.relation in JUDGEMENTS for step in chain.steps):
        return None
    (step,) = chain.steps
    return Claim(step.relation, chain.head, step.term)


def _nothing(text: str) -> float:
    """Return no width at all: the line has room for everything."""
    return 0.0


def _text_ems(text: str) -> float:
    """Return the estimated width of a sentence in LaTeX, in em."""
    return 0.46 * columns(re.sub(r"[\\${}]", "", text))
