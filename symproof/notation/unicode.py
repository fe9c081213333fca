"""Unicode: formulas on one line of text, as `½(φ(x) + 1)x − ½(φ(−x) + 1)(−x)`.

Letters touch (`ax² + bx`) unless some variable is spelled with several, when a run of letters
could be its name: then `a·x² + b·scale`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from symproof.kernel.shapes import Shape, Size, show_size
from symproof.kernel.term import Num, Term, Var
from symproof.notation.names import GREEK, marked, split_subscript
from symproof.notation.pieces import (
    ATOM,
    DOT,
    ENGLISH,
    JUXTAPOSED,
    NO_NAMES,
    POWER,
    Names,
    Piece,
    Words,
)
from symproof.notation.places import Derivative
from symproof.notation.printer import TRIGONOMETRIC, Printer, shows
from symproof.notation.unicode_names import SUBSCRIPTS as SUBSCRIPTS
from symproof.notation.unicode_names import SUPERSCRIPTS as SUPERSCRIPTS
from symproof.notation.unicode_names import raised, spelling

FRACTIONS: Final[Mapping[tuple[int, int], str]] = {
    (1, 2): "½",
    (1, 3): "⅓",
    (2, 3): "⅔",
    (1, 4): "¼",
    (3, 4): "¾",
    (1, 5): "⅕",
    (2, 5): "⅖",
    (3, 5): "⅗",
    (4, 5): "⅘",
    (1, 6): "⅙",
    (5, 6): "⅚",
    (1, 7): "⅐",
    (1, 8): "⅛",
    (3, 8): "⅜",
    (5, 8): "⅝",
    (7, 8): "⅞",
    (1, 9): "⅑",
    (1, 10): "⅒",
}
PRIMES: Final = "′″‴"
_LOWERED: Final = {**SUBSCRIPTS, "−": "₋", "m": "ₘ"}
_SIGNS: Final[Mapping[str, str]] = {"+": "⁺", "-": "⁻"}

# the name at the end of the left factor and at the beginning of the right one
_LAST_NAME: Final = re.compile(r"([A-Za-z_][A-Za-z0-9_]*|[^\W\d_])([₀-₉ₐ-ₜᵢᵣᵤᵥᵦᵧᵨᵩᵪⱼ]*)$")
_FIRST_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_BARE_ROOT: Final = re.compile(r"√\w+$")
_EXPONENT: Final = re.compile(r"−?[0-9]*([^\W\d_]*)")
_PRIMES: Final = re.compile("[′″‴]|⁽[⁰¹²³⁴⁵⁶⁷⁸⁹]+⁾")
_CLOSED: Final = frozenset("0123456789)|}") | frozenset(FRACTIONS.values())


class _Unicode(Printer):
    minus = "−"
    dot = "·"
    arrow = "→"
    infinity = "∞"
    circle = "⊙"
    member = "∈"
    space = ""
    tall = 0
    top = "ᵀ"
    bold_i = "𝐈"
    bold_1 = "𝟏"
    relations: Mapping[str, str] = {
        "=": "=",
        "!=": "≠",
        "<": "<",
        "<=": "≤",
        ">": ">",
        ">=": "≥",
        "~=": "≈",
    }

    def __init__(self, words: Words, names: Names) -> None:
        super().__init__(words, names)
        bases = [GREEK.get(base, base) for base, _ in map(split_subscript, names.variables)]
        self.letters_touch = all(len(base) == 1 or marked(base) is not None for base in bases)

    @property
    def euler(self) -> str:
        """`e`, unless the author uses that name."""
        return "ℯ" if self.names.has("e") else "e"

    def variable(self, name: str) -> str:
        """Return how a variable is written."""
        return spelling(name)

    def constant(self, head: str) -> str:
        """Return how pi or E is written."""
        return self.euler if head == "E" else GREEK[head]

    def named_function(self, head: str) -> str:
        """Return how a function is written: σ is sigmoid, so another sigma is spelled out.

        Beside a variable σ, sigmoid is spelled out.
        """
        if head == "sigmoid" and "sigma" not in self.names.variables:
            return GREEK["sigma"]
        return head if head == "sigma" else spelling(head)

    def may_touch(self, left: str, right: str) -> bool:
        """Whether the digits, bars and letters of two factors would not run together."""
        first, right = right[0], _PRIMES.sub("", right)
        if first.isdecimal() or _BARE_ROOT.search(left) or (first == "|" and "|" in left):
            return False
        name = _LAST_NAME.search(left)
        last = name[1] if name else ""
        if len(last) > 1 and not (self.letters_touch and last.isalpha()):
            return False
        if first == "(":
            return len(last) < 2 and last != GREEK["sigma"]
        word = _FIRST_NAME.match(right)
        if word is None:
            return True
        is_function = right.startswith("(", word.end()) or word[0] in TRIGONOMETRIC
        if len(word[0]) > 1:
            return is_function and left[-1] in _CLOSED
        return not last or not last.isascii() or (self.letters_touch and not is_function)

    def join(self, left: str, right: str) -> str:
        """Return two factors side by side."""
        return left + right

    def enclose(self, content: str, height: int, opening: str, closing: str) -> str:
        """Return the content between delimiters."""
        return opening + content + closing

    def raised(self, base: str, exponent: Term) -> str:
        """Return the base with its exponent, in small letters where all of them exist."""
        text = self.render(exponent).text
        if self.is_small(text, SUPERSCRIPTS):
            return base + raised(text)
        return f"{base}^({text})"

    def is_small(self, text: str, letters: Mapping[str, str]) -> bool:
        """Whether a numeral or a product of letters can be written in small letters."""
        match = _EXPONENT.fullmatch(text)
        one_name_each = match is not None and (self.letters_touch or len(match[1]) <= 1)
        return one_name_each and letters.keys() >= {*text}

    def quotient(self, head: str, a: Term, b: Term) -> Piece:
        """Print a fraction, some of those of numerals as one character."""
        if type(a) is Num and type(b) is Num and (a.value, b.value) in FRACTIONS:
            return Piece(FRACTIONS[a.value, b.value], JUXTAPOSED)
        return self.slash(a, b)

    def root(self, head: str, a: Term) -> Piece:
        """Print a square root, without brackets around one letter or numeral."""
        text = self.render(a).text
        bare = text.isdecimal() or len(text.rstrip("".join(SUBSCRIPTS.values()))) == 1
        return Piece(f"√{text}" if bare else f"√({text})", POWER)

    def absolute(self, head: str, a: Term) -> Piece:
        """Print an absolute value, spelled out where bars would nest."""
        text = self.render(a).text
        return Piece(f"abs({text})" if "|" in text else f"|{text}|")

    def cases(self, head: str, *args: Term) -> Piece:
        """Print a definition by cases."""
        texts = [piece.text for piece in map(self.render, args)]
        lines = [
            f"{value} {self.words.if_} {guard}"
            for guard, value in zip(texts[:-1:2], texts[1::2], strict=True)
        ]
        return Piece(f"{{{'; '.join([*lines, f'{texts[-1]} {self.words.otherwise}'])}}}")

    def primes(self, order: int) -> str:
        """Return primes, and from the fourth derivative on its order."""
        return PRIMES[order - 1] if order <= len(PRIMES) else raised(f"({order})")

    def slope(self, of: Derivative) -> Piece:
        """Print the derivative of an expression, which stands between square brackets."""
        variable, power = self.variable(of.param), raised(str(of.order)) if of.order > 1 else ""
        text = f"d{power}/d{variable}{power}[{self.render(of.body).text}]"
        if of.point == Var(of.param):
            return Piece(text, DOT)
        point = self.render(of.point).text
        return Piece(f"({text} {self.words.derivative_at} {variable} = {point})")

    def limit_of(self, variable: str, place: str, body: str) -> str:
        """Return the text of a limit."""
        return f"lim_{{{variable}→{place}}} {body}"

    def sided(self, place: str, side: str) -> str:
        """Return a place that is approached from one side."""
        return place + _SIGNS[side]

    def integral_of(self, low: str, high: str, body: str, variable: str) -> str:
        """Return the text of an integral."""
        below, above = self.lowered(low), self.lifted(high)
        return f"∫{below}{above} {body} d{variable}"

    def lowered(self, text: str) -> str:
        """Return a text below a sign, in small letters where all of them exist."""
        small = self.is_small(text, _LOWERED)
        return "".join([_LOWERED[c] for c in text]) if small else f"_{{{text}}}"

    def lifted(self, text: str) -> str:
        """Return a text above a sign, in small letters where all of them exist."""
        if self.is_small(text, SUPERSCRIPTS):
            return raised(text)
        return "^" + (text if len(text) == 1 else f"{{{text}}}")

    def grid(self, rows: Sequence[Sequence[str]], height: int) -> Piece:
        """Return rows of blocks in square brackets."""
        return Piece(f"[{'; '.join([', '.join(row) for row in rows])}]", ATOM, 1)

    def sized(self, symbol: str, sizes: Sequence[Size]) -> str:
        """Return a symbol with its sizes below: 0ₙₓₘ."""
        text = self.sizes(list(map(show_size, sizes)))
        small = text.replace("×", "x")
        if _LOWERED.keys() >= {*small}:
            return symbol + "".join([_LOWERED[c] for c in small])
        return f"{symbol}_{{{text}}}"

    def space_of(self, rows: str, columns: str) -> str:
        """Return the set of all matrices of a shape: ℝⁿˣᵐ."""
        text = self.sizes((rows, columns))
        small = text.replace("×", "x")
        return "ℝ" + (raised(small) if SUPERSCRIPTS.keys() >= {*small} else f"^({text})")

    def sizes(self, texts: Sequence[str]) -> str:
        """Return sizes with a cross between them."""
        if len(texts) > 1:
            texts = [f"({text})" if "+" in text else text for text in texts]
        return "×".join(texts)

    def said(self, words: str) -> str:
        """Return words as they stand in a formula."""
        return words

    def function(self, names: str, body: Piece) -> Piece:
        """Print the function that takes the names to the body."""
        return Piece(f"{names} ↦ {body.text}")

    def for_all(self, names: str) -> str:
        """Return what stands after a universal claim."""
        return ", " + self.words.for_all.format(names=names)


show, show_claim, show_definition = shows(_Unicode)


def show_shape(names: Sequence[str], shape: Shape) -> str:
    """Return the text that declares the shape of matrices."""
    return _Unicode(ENGLISH, NO_NAMES).shape(names, shape)
