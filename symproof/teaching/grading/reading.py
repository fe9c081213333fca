"""An answer read as mathematics: its relation and its terms, as written.

Students write LaTeX, the plain notation, or what their keyboard gives: `½(φ(x) + 1)x`, `x × 2`,
`2x`.  What is read is shown in the report.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

from symproof.kernel.errors import KernelError, SymproofError
from symproof.kernel.shapes import Shape
from symproof.kernel.term import PRIMITIVES, Term
from symproof.notation.errors import NotationError
from symproof.notation.latex_vocabulary import Texts, row_of, vocabulary_of
from symproof.notation.names import GREEK
from symproof.notation.plain import parse_term, show
from symproof.notation.tex.syntax import Chain, Row
from symproof.notation.tex.terms import Unclear, Vocabulary, to_term
from symproof.teaching.grading.excerpts import Excerpt
from symproof.teaching.grading.typed import exponential, raised, typed, with_words

LONGEST: Final = 4_000
# relation as it is written -> relation
RELATIONS: Final[Mapping[str, str]] = {
    sign: relation
    for relation, signs in {
        "=": ("=", "=="),
        "!=": ("!=", "≠", r"\ne", r"\neq"),
        "<": ("<", r"\lt"),
        "<=": ("<=", "≤", "⩽", r"\le", r"\leq", r"\leqslant"),
        ">": (">", r"\gt"),
        ">=": (">=", "≥", "⩾", r"\ge", r"\geq", r"\geqslant"),
        "~=": ("~=", "≈", r"\approx"),
    }.items()
    for sign in signs
}
_SIGN: Final = re.compile(
    r"\\(?:leqslant|geqslant|leq|geq|le|ge|lt|gt|neq|ne|approx)(?![A-Za-z])"
    r"|==|<=|>=|!=|~=|[=<>≤⩽≥⩾≠≈]"
)
_COMMENT: Final = re.compile(r"(?<!\\)(?:\\\\)*%")
_CROSSED_OUT: Final = re.compile(r"\\(?:[bx]?cancel|sout|st)(?![A-Za-z])")
_DERIVATIVE: Final = re.compile(r"(?<![\w\\])d\s*[/⁄]\s*d\s?[A-Za-z](?![A-Za-z])")
_HEADS: Final = {f"{name}_": name for name, n in PRIMITIVES.items() if name.isalpha() and n}
# fractions of numerals before a bracket, where nothing before them makes the product unclear
_HALF: Final = re.compile(r"(?<![\w./^)}\]])(?<![/^] )(\d+)/(\d+) ?(?=\(|\[|\\left|\\[bB]ig)")
_LN: Final = re.compile(r"(?<![\\A-Za-z_])[lL]n(?![A-Za-z_])")
_WORD: Final = re.compile(r"(?<![A-Za-z_\\])[A-Za-z]{3,}(?![A-Za-z_])")
_COMMAND: Final = re.compile(r"\\([A-Za-z]{3,})(?=\s*(?:\\left\s*)?\()")
# letters with two shapes; a student may take either where the sheet has one
_SHAPES: Final = (("varphi", "phi"), ("varepsilon", "epsilon"), ("vartheta", "theta"))


class RefusedError(SymproofError):
    """An answer that is not looked at: `key` is that of the sentence that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Known(NamedTuple):
    """What is known of the names in an answer: texts that have them, which they are, shapes."""

    definitions: tuple[str, ...]
    claims: tuple[str, ...]
    variables: frozenset[str]
    functions: frozenset[str]
    shapes: Mapping[str, Shape]

    @property
    def names(self) -> frozenset[str]:
        """All names."""
        return self.variables | self.functions


class Answer(NamedTuple):
    """An answer, read: relations between terms; the first may have nothing before it."""

    first: Term | None
    links: tuple[tuple[str, Term], ...]

    @property
    def words(self) -> frozenset[str]:
        """The words of several letters that stand like numbers, as those of a sentence do."""
        terms = [*([] if self.first is None else [self.first]), *(term for _, term in self.links)]
        names = frozenset[str]().union(*(term.variables for term in terms))
        return frozenset(
            {name for name in names if len(name) > 1 and name.isalpha() and name not in GREEK}
        )

    @property
    def text(self) -> str:
        """The answer in the plain notation."""
        start = [] if self.first is None else [show(self.first)]
        return " ".join([*start, *(f"{sign} {show(term)}" for sign, term in self.links)])


def read_answer(found: Excerpt, known: Known, *, halves: bool = False) -> Answer:
    """Return an answer as relations and terms; with `halves`, `1/2(x + 1)` is half of x + 1.

    Raises:
        RefusedError: something in it could be taken for what it is not.
        NotationError: it cannot be read.
        KernelError: it says more than a term can hold.
    """
    text = found.text
    if len(text) > LONGEST:
        raise RefusedError("too_large")
    text = _one_shape(unicodedata.normalize("NFC", _half_width(text)), known)
    text = _one_case(text, known)
    if halves:
        text = _HALF.sub(r"(\1/\2)", text) if "\\" in text else _HALF.sub(r"(\1/\2)*", text)
    if _COMMENT.search(text):
        # what stands behind it would be left out
        raise RefusedError("percent")
    if _CROSSED_OUT.search(text):
        raise RefusedError("crossed_out")
    if _DERIVATIVE.search(text):
        # as a fraction it would be something else
        raise RefusedError("derivative")
    parts = _parted(text)
    terms = [None if not part.strip() else _term(part, found, known) for _, part in parts]
    first, *rest = terms
    links: list[tuple[str, Term]] = []
    for (sign, _), term in zip(parts[1:], rest, strict=True):
        if term is None:
            raise NotationError(text, len(text), "a term")
        links.append((sign, term))
    if first is None and not links:
        raise NotationError(text, 0, "a term")
    return Answer(first, tuple(links))


def _half_width(text: str) -> str:
    """Return the text with ASCII for the full-width characters of a Chinese keyboard."""
    narrow = (chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)
    return "".join(narrow).replace("\u3000", " ").replace("【", "[").replace("】", "]")


def _one_shape(text: str, known: Known) -> str:
    for other, usual in _SHAPES:
        if usual in known.names and other not in known.names:
            text = text.replace(f"\\{other}", f"\\{usual} ").replace(GREEK[other], GREEK[usual])
    return text


def _one_case(text: str, known: Known) -> str:
    r"""Return a text with the sheet's names for what students write: `ReLU`, `\relu`, `ln`."""
    if "ln" not in known.names:
        text = _LN.sub("log", text)
    names: dict[str, list[str]] = {}
    for name in sorted(known.functions | {name for name in PRIMITIVES if name.isalpha()}):
        # phi and Phi are two functions
        if len(name) > 2 and name not in GREEK:
            names.setdefault(name.lower(), []).append(name)

    def own(match: re.Match[str]) -> str:
        found = names.get(match[0].lower(), [])
        return found[0] if len(found) == 1 and match[0] not in known.names else match[0]

    def command(match: re.Match[str]) -> str:
        mine = match[1] in known.functions and match[1] in names.get(match[1].lower(), [])
        return rf"\operatorname{{{match[1]}}}" if mine else match[0]

    return _COMMAND.sub(command, _WORD.sub(own, text))


def _parted(text: str) -> list[tuple[str, str]]:
    """Return the parts between the relations outside brackets, each with the sign before it."""
    parts: list[tuple[str, str]] = []
    sign, start, place, depth = "", 0, 0, 0
    while place < len(text):
        depth += (text[place] in "([{") - (text[place] in ")]}")
        if text.startswith(r"\begin", place):
            depth += 1
        if text.startswith(r"\end", place):
            depth -= 1
        found = _SIGN.match(text, place) if depth == 0 else None
        if found is None:
            place += 1
            continue
        parts.append((sign, text[start:place]))
        sign, start = RELATIONS[found[0]], found.end()
        place = found.end()
    return [*parts, (sign, text[start:])]


def _term(text: str, found: Excerpt, known: Known) -> Term:
    """Return the term that a text is: the first reading of it that has no names of its own."""
    errors: list[NotationError] = []
    others: list[Term] = []
    for reading, splits_words in _readings(text.strip(), found, known):
        try:
            term = reading()
        except NotationError as error:
            errors.append(error)
            continue
        if term.variables <= known.variables and term.functions <= known.functions:
            return term
        if term.functions & known.variables:
            # a factor before a bracket, taken for a function
            errors.append(NotationError(text, 0, "an operator, such as *"))
        elif not splits_words:
            others.append(term)
    if others:
        return others[0]
    # what is quoted is what was written, where a reading of just that has failed
    written = [error for error in errors if error.text == text.strip()]
    raise (written or errors or [NotationError(text, 0, "a formula")])[0]


def _readings(text: str, found: Excerpt, known: Known) -> Iterator[tuple[Callable[[], Term], bool]]:
    """Yield the ways to read a text, as the plain notation and as LaTeX; LaTeX only as such.

    Letters side by side are a word rather than a product of them, which is said of each way.
    """
    names = known.names
    plain = [text, typed(text, names), typed(text, names, products=True)]
    words = with_words(text)
    if "e" not in names:
        words = exponential(raised(words), r"\exp ")
    as_plain = [
        (partial(parse_term, each, shapes=known.shapes), False)
        for each in dict.fromkeys(plain)
        if "\\" not in text
    ]
    as_latex = [(partial(_latex, words, known), False)]
    if words != text:
        # in LaTeX, letters side by side are a product before they are a word
        as_latex.insert(0 if "\\" in text else 1, (partial(_latex, text, known), True))
    yield from (*as_latex, *as_plain) if found.notation == "latex" else (*as_plain, *as_latex)


def _latex(text: str, known: Known) -> Term:
    row = row_of(text)
    match row.parts:
        case (Chain(first=first, links=()),) if first is not None:
            pass
        case _:
            raise NotationError(text, _second(row), "a term, and nothing after it")
    try:
        return to_term(first, _vocabulary(text, row, known), text)
    except Unclear as error:
        raise NotationError(text, error.position, error.expected) from error
    except KernelError as error:
        raise NotationError(text, 0, f"a term ({error.detail})") from error


def _second(row: Row) -> int:
    return row.parts[1].start if len(row.parts) > 1 else row.start


def _vocabulary(text: str, row: Row, known: Known) -> Vocabulary:
    """Return what names mean: as the sheet has them, and as they are usually written."""
    texts = Texts(text, known.definitions, known.claims)
    found = vocabulary_of(texts, {text: row}, {})
    functions = {name: arity for name, arity in found.functions.items() if name not in _HEADS}
    return replace(
        found,
        functions=functions,
        numbers=found.numbers - _HEADS.keys(),
        heads={**_HEADS, **found.heads},
        matrices={**found.matrices, **known.shapes},
    )
