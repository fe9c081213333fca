"""MathML Core: `<mi>f</mi><mo>&#x2061;</mo><mrow>...`, the content of an element `<math>`.

A formula is a row of segments that may stand below each other: see `mathml_lines`.  Brackets
around what is one line high do not stretch, and no operator relies on its place for its form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.shapes import Shape, Size, show_size
from symproof.kernel.term import Term
from symproof.notation.display_printer import DisplayPrinter
from symproof.notation.mathml_lines import segmented
from symproof.notation.mathml_names import function_name, identifier, spelling
from symproof.notation.names import marked
from symproof.notation.pieces import ATOM, ENGLISH, NO_NAMES, OPEN, POWER, Names, Piece, Words
from symproof.notation.places import Stated
from symproof.notation.printer import shows

APPLY: Final = "<mo>&#x2061;</mo>"
TIMES: Final = "<mo>&#x2062;</mo>"
PRIMES: Final = tuple([f'<mo form="postfix" lspace="0" rspace="0">{c}</mo>' for c in "′″‴"])

_WORD: Final = r"<mi[^<>]*>[^<>]{2,}</mi>"
_LEAF: Final = re.compile(r"<(m[ion])\b[^<>]*>[^<>]*</\1>")
# what a factor begins with: a function is a row of its own
_FIRST_DIGIT: Final = re.compile(r"(?:<m(?:sub|sup|subsup)>)*<mn>")
_FIRST_WORD: Final = re.compile(rf"(?:<m(?:sub|sup|subsup)>)*{_WORD}")
_FIRST_FUNCTION: Final = re.compile(rf"<mrow>(?:<m(?:row|sub|sup|subsup)>)*{_WORD}")
_LAST_WORD: Final = re.compile(rf"{_WORD}$|<msub>{_WORD}(?:(?!<msub>).)*</msub>$")
_SIZE: Final = re.compile(r"\d+|[A-Za-z_]\w*|[+×()]")
_SYMBOLS: Final[Mapping[str, str]] = {
    "I": "<mi>I</mi>",
    "𝐈": "<mi>𝐈</mi>",
    "0": "<mn>0</mn>",
    "𝟏": "<mn>𝟏</mn>",
}
# browsers set a root over a low letter too low without it
STRUT: Final = '<mspace width="0" height="0.75em"/>'


class _MathML(DisplayPrinter):
    minus = '<mo form="prefix">−</mo>'
    plus = "<mo>+</mo>"
    dot = "<mo>·</mo>"
    comma = "<mo>,</mo>"
    solidus = '<mo lspace="0" rspace="0">/</mo>'
    landau = "<mi>O</mi>"
    arrow = "<mo>→</mo>"
    infinity = "<mi>∞</mi>"
    circle = "<mo>⊙</mo>"
    member = "<mo>∈</mo>"
    space = TIMES
    top = "<mo>⊤</mo>"
    bold_i = "𝐈"
    bold_1 = "𝟏"
    relations: Mapping[str, str] = {
        "=": "<mo>=</mo>",
        "!=": "<mo>≠</mo>",
        "<": "<mo>&lt;</mo>",
        "<=": "<mo>≤</mo>",
        ">": "<mo>&gt;</mo>",
        ">=": "<mo>≥</mo>",
        "~=": "<mo>≈</mo>",
    }

    @property
    def less(self) -> str:
        """The minus of a difference."""
        return "<mo>−</mo>"

    @property
    def euler(self) -> str:
        """`e`, unless the author uses that name."""
        return identifier("e", upright=self.names.has("e"))

    @property
    def d(self) -> str:
        """`d`, unless the author uses that name."""
        return identifier("d", upright=self.names.has("d"))

    def numeral(self, text: str) -> str:
        """Return how digits are written."""
        return f"<mn>{text}</mn>"

    def variable(self, name: str) -> str:
        """Return how a variable is written."""
        return spelling(name)

    def spelled_out(self, name: str) -> str:
        """Return a name letter by letter."""
        return identifier(name)

    def constant(self, head: str) -> str:
        """Return how pi or E is written."""
        return identifier("e", upright=True) if head == "E" else spelling(head)

    def named_function(self, head: str) -> str:
        """Return how a function is written."""
        marks = marked(head)
        if marks is not None and marks.above:
            # f with (1) above is a derivative
            return identifier(head)
        return function_name(head, beside_sigma="sigma" in self.names.variables)

    def may_touch(self, left: str, right: str) -> bool:
        """Whether neither the digits nor the letters of two factors would run together."""
        if _FIRST_DIGIT.match(right) or _FIRST_WORD.match(right) or _LAST_WORD.search(left):
            return False
        return not (right.startswith("<mrow><mo") and left.endswith("<mi>σ</mi>"))

    def join(self, left: str, right: str) -> str:
        """Return two factors side by side."""
        apart = _FIRST_FUNCTION.match(right) is not None
        return left + (TIMES.replace("<mo>", '<mo rspace="0.167em">') if apart else TIMES) + right

    def applied(self, function: str, arguments: str) -> str:
        """Return a function with its arguments, which have their brackets."""
        # Firefox puts a space before a row in brackets, and none before the bracket itself
        return f"<mrow>{function}{APPLY}{arguments[len('<mrow>') :]}"

    def decorated(self, function: str, mark: str) -> str:
        """Return the name of a function with its exponent or its primes."""
        # in many fonts a prime is above the line already
        return f"<mrow>{function}{mark}</mrow>" if mark in PRIMES else self.script(function, mark)

    def with_d(self, variable: str) -> str:
        """Return a variable after d."""
        return self.d + variable

    def enclose(self, content: str, height: int, opening: str, closing: str) -> str:
        """Return the content between delimiters, which stretch around more than a line."""
        size = f'stretchy="{"true" if height > 1 else "false"}"'
        left = f'<mo form="prefix" {size}>{opening}</mo>'
        right = f'<mo form="postfix" {size}>{closing}</mo>'
        return f"<mrow>{left}{content}{right}</mrow>"

    def script(self, base: str, exponent: str) -> str:
        """Return a base with what stands above it; without a base, that alone."""
        return f"<msup>{base}{_one(exponent)}</msup>" if base else _one(exponent)

    def stacked(self, above: str, below: str) -> str:
        """Return a fraction of two lines."""
        return f"<mfrac>{_one(above)}{_one(below)}</mfrac>"

    def root(self, head: str, a: Term) -> Piece:
        """Print a square root."""
        piece = self.render(a)
        return Piece(f"<msqrt>{STRUT}{piece.text}</msqrt>", POWER, piece.height)

    def absolute(self, head: str, a: Term) -> Piece:
        """Print an absolute value."""
        piece = self.render(a)
        return Piece(self.enclose(piece.text, piece.height, "|", "|"), height=piece.height)

    def cases(self, head: str, *args: Term) -> Piece:
        """Print a definition by cases."""
        texts = [piece.text for piece in map(self.render, args)]
        if_ = f"<mtext>{escape(self.words.if_)}&#xA0;</mtext>"
        rows = [
            (value, if_ + guard) for guard, value in zip(texts[:-1:2], texts[1::2], strict=True)
        ]
        rows.append((texts[-1], f"<mtext>{escape(self.words.otherwise)}</mtext>"))
        brace = '<mo form="prefix" stretchy="true">{</mo>'
        return Piece(f"<mrow>{brace}{_table(rows, 'cases')}</mrow>", OPEN, 2)

    def primes(self, order: int) -> str:
        """Return primes, and from the fourth derivative on its order."""
        if order <= len(PRIMES):
            return PRIMES[order - 1]
        return self.enclose(self.numeral(str(order)), 0, "(", ")")

    def evaluated(self, derivative: str, point: str) -> str:
        """Return a derivative with the equation of the point that it is taken at."""
        bar = '<mo form="postfix" stretchy="true">|</mo>'
        return f"<msub><mrow>{derivative}{bar}</mrow>{_one(point)}</msub>"

    def limit_of(self, variable: str, place: str, body: str) -> str:
        """Return the text of a limit."""
        below = _one(f"{variable}{self.arrow}{place}")
        return f'<munder><mo movablelimits="false">lim</mo>{below}</munder>{body}'

    def sided(self, place: str, side: str) -> str:
        """Return a place that is approached from one side."""
        return self.script(place, f"<mo>{side.replace('-', '−')}</mo>")

    def integral_of(self, low: str, high: str, body: str, variable: str) -> str:
        """Return the text of an integral."""
        sign = f"<msubsup><mo>∫</mo>{_one(low)}{_one(high)}</msubsup>"
        return f'{sign}{body}<mspace width="0.167em"/>{self.with_d(variable)}'

    def transposed(self, base: str) -> str:
        """Return a matrix with the sign of its transpose."""
        return self.script(base, self.top)

    def grid(self, rows: Sequence[Sequence[str]], height: int) -> Piece:
        """Return rows of blocks in square brackets."""
        return Piece(self.enclose(_table(rows, "blocks"), 2, "[", "]"), ATOM, 2)

    def sized(self, symbol: str, sizes: Sequence[Size]) -> str:
        """Return a symbol with its sizes below."""
        return f"<msub>{_SYMBOLS[symbol]}{self.sizes(list(map(show_size, sizes)))}</msub>"

    def space_of(self, rows: str, columns: str) -> str:
        """Return the set of all matrices of a shape."""
        return f"<msup><mi>ℝ</mi>{self.sizes((rows, columns))}</msup>"

    def sizes(self, texts: Sequence[str]) -> str:
        """Return sizes with a cross between them."""
        parts = [f"({text})" if "+" in text and texts[1:] else text for text in texts]
        return _one("".join(self._size("×".join(parts))))

    def _size(self, text: str) -> list[str]:
        """Return the elements that a size consists of."""
        found: list[str] = []
        for token in _SIZE.findall(text):
            if token.isdecimal():
                found.append(self.numeral(token))
            elif token in "+×()":
                found.append(f'<mo stretchy="false">{token}</mo>' if token in "()" else _mo(token))
            else:
                found += [TIMES] if found and found[-1].startswith("<mn>") else []
                found.append(self.variable(token))
        return found

    def said(self, words: str) -> str:
        """Return words as they stand in a formula, spaces around them kept."""
        return f"<mtext>{escape(words).replace(' ', '&#xA0;')}</mtext>"

    def function(self, names: str, body: Piece) -> Piece:
        """Print the function that takes the names to the body."""
        return Piece(f"{names}<mo>↦</mo>{body.text}", OPEN, body.height)

    def for_all(self, names: str) -> str:
        """Return what stands after a universal claim."""
        before, _, after = self.words.for_all.partition("{names}")
        tail = self.said(after) if after else ""
        return f'{self.comma}<mspace width="1em"/>{self.said(before)}{names}{tail}'


def _mo(symbol: str) -> str:
    return f"<mo>{symbol}</mo>"


def _one(content: str) -> str:
    """Return one element with this content."""
    if _LEAF.fullmatch(content):
        return content
    return f"<mrow>{content}</mrow>"


def _table(rows: Sequence[Sequence[str]], kind: str) -> str:
    lines = ["".join([f"<mtd>{cell}</mtd>" for cell in row]) for row in rows]
    return f'<mtable class="{kind}">{"".join([f"<mtr>{line}</mtr>" for line in lines])}</mtable>'


_show, _show_claim, _show_definition = shows(_MathML)


def show(term: Term, words: Words = ENGLISH, names: Names = NO_NAMES) -> str:
    """Return a term as a row of segments."""
    return segmented(_show(term, words, names))


def show_claim(claim: Claim | Stated, words: Words = ENGLISH, names: Names = NO_NAMES) -> str:
    """Return a claim as a row of segments."""
    return segmented(_show_claim(claim, words, names))


def show_definition(definition: Definition, words: Words = ENGLISH, names: Names = NO_NAMES) -> str:
    """Return a definition as a row of segments."""
    return segmented(_show_definition(definition, words, names))


def show_line(relation: str, term: Term, words: Words = ENGLISH, names: Names = NO_NAMES) -> str:
    """Return a relation and the term after it as a row of segments."""
    printer = _MathML(words, names.union(Names.of_term(term)))
    return segmented(printer.relations[relation] + printer.after(relation, term))


def show_function(name: str, words: Words = ENGLISH, names: Names = NO_NAMES) -> str:
    """Return the name of a function that is written before its arguments."""
    return f"<mrow>{_MathML(words, names).named_function(name)}</mrow>"


def show_shape(names: Sequence[str], shape: Shape) -> str:
    """Return the declaration of the shape of matrices as a row of segments."""
    return segmented(_MathML(ENGLISH, NO_NAMES).shape(names, shape))
