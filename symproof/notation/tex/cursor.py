"""A cursor over the tokens of one row, and what its readers share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NoReturn

from symproof.notation.tex import commands
from symproof.notation.tex.looks import brace_pairs
from symproof.notation.tex.syntax import Chain, Name, Node, Number, Words
from symproof.notation.tex.tables import words
from symproof.notation.tex.tokens import NONE, Token

DEEPEST: Final = 40

# words that are no names although they look like them
LITTLE_WORDS: Final = words(
    """
    a an all almost also and any are as assume at because but by const constant else even
    everywhere exists find for from get given has have hence here i if iff in integer is it
    let like limit never no not note obtain odd of on only or other otherwise real recall
    respectively set since so some such suppose take that the then there therefore this thus
    to undefined unless we when where whenever whereas which with yields
    """
)


class Fault(Exception):
    """A part of a row that cannot be read: what was expected at an offset in the source."""

    def __init__(self, position: int, expected: str) -> None:
        super().__init__(position, expected)
        self.position = position
        self.expected = expected


class Condition(Exception):
    """A group at the level of the row that holds a relation: a condition, not a factor."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


class Cursor:
    """A cursor over tokens that are laid out, without alignment marks.

    Attributes:
        index: of the current token; `end` is where the part ends that is being read.
        begin: where the chain begins that is being read.
        depth: how many constructs are open, one inside the other.
        inside: how many groups are open in the part that is being read.
        bars: how many plain bars are open in the innermost group.
        integrals: how many integrals wait for their differential in the innermost group.
        scripts: how many scripts are open.
    """

    def __init__(self, tokens: Sequence[Token], last: int) -> None:
        self.tokens = list(tokens)
        self.stop = Token("end", "", last, last, NONE, "")
        self.pairs = brace_pairs(tokens)
        self.environments = environment_pairs(tokens)
        self.index: int = 0
        self.begin: int = 0
        self.end: int = len(tokens)
        self.depth: int = 0
        self.inside: int = 0
        self.bars: int = 0
        self.integrals: int = 0
        self.scripts: int = 0
        # the differential that was found in a numerator: `\int \frac{dt}{t}`
        self.differential: Node | None = None
        # approaches that stand on an arrow: `\xrightarrow{x \to 0}`
        self.approaches: list[tuple[int, int]] = []

    def peek(self, ahead: int = 0) -> Token:
        """Return a token without passing it."""
        index = self.index + ahead
        if index < self.end:
            return self.tokens[index]
        return self._stop()

    def _stop(self) -> Token:
        inner = self.end < len(self.tokens)
        place = self.tokens[self.end].start if inner else self.stop.start
        return self.stop._replace(start=place, end=place)

    def at(self, text: str) -> bool:
        """Whether the current token is this character."""
        if self.index >= self.end:
            return False
        token = self.tokens[self.index]
        return token.kind == "char" and token.text == text

    def take(self, text: str) -> bool:
        """Whether the current token is this character; if so, pass it."""
        if self.at(text):
            self.index += 1
            return True
        return False

    def fail(self, expected: str, token: Token | None = None) -> NoReturn:
        """Raise what was expected at a token, the current one unless told."""
        found = self.peek() if token is None else token
        if found.kind == "trouble":
            expected = found.text
        raise Fault(found.start, expected)

    def enter(self, token: Token) -> None:
        """Count a construct that is opened."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise Fault(token.start, f"at most {DEEPEST} levels of brackets")

    def span(self, first: int) -> tuple[int, int]:
        """Return where the text of the tokens from `first` on begins and ends."""
        start = self.tokens[first].start
        end = self.tokens[self.index - 1].end if self.index > first else start
        return (start, end) if start <= end else (self.tokens[self.index - 1].start, start)

    def relation_ahead(self) -> bool:
        """Whether a relation comes next."""
        if self.index >= self.end:
            return False
        token = self.tokens[self.index]
        if token.kind == "char":
            return token.text in commands.RELATION_CHARS
        return token.kind == "command" and (
            token.text in commands.RELATIONS
            or token.text == "xrightarrow"
            or (token.text in {"overset", "stackrel", "underset"} and self.stacked_relation())
        )

    def stacked_relation(self) -> bool:
        r"""Whether `\overset{...}{=}` stands here, over a relation."""
        raise NotImplementedError

    def skip_empty(self) -> None:
        """Pass braces with nothing in them."""
        while (
            self.index + 1 < self.end
            and self.tokens[self.index + 1].text == "}"
            and self.tokens[self.index].text == "{"
            and self.pairs.get(self.index) == self.index + 1
            and self.peek(2).text not in {"^", "_"}
        ):
            self.index += 2

    def total(self) -> Node:
        """Read a sum."""
        raise NotImplementedError

    def product(self) -> Node:
        """Read a product."""
        raise NotImplementedError

    def operand(self) -> Node:
        """Read one factor with its scripts."""
        raise NotImplementedError

    def chain(self) -> Chain:
        """Read terms with relations between them."""
        raise NotImplementedError

    def primary(self, token: Token) -> Node:
        """Read one factor without its scripts."""
        raise NotImplementedError

    def command(self, token: Token) -> Node:
        """Read a command and its arguments."""
        raise NotImplementedError

    def environment(self, token: Token) -> Node:
        """Read a matrix or cases."""
        raise NotImplementedError

    def fenced(self, token: Token) -> Node:
        r"""Read what stands between `\left` and `\right`."""
        raise NotImplementedError

    def differential_ahead(self) -> bool:
        """Whether a differential stands here: d and a name."""
        raise NotImplementedError

    def operand_ahead(self) -> bool:
        """Whether a factor begins here, after one that is complete."""
        raise NotImplementedError

    def scripted(self, base: Node, first: int) -> Node:
        """Read the scripts of a base, which begins at the token `first`."""
        raise NotImplementedError

    def text(self) -> Node:
        """Read a word: a name, or words."""
        token = self.peek()
        self.index += 1
        word = _word(token)
        place = (token.start, token.end)
        if is_name(word, little=self.scripts == 0):
            return Name(word.replace("-", "_"), "word", (), *place)
        if word.isdecimal() and word.isascii():
            return Number(word, *place)
        return Words(" ".join(word.split()), *place)

    def words_ahead(self, ahead: int = 0) -> bool:
        """Whether words come next that are no name."""
        token = self.peek(ahead)
        if token.kind != "text":
            return False
        word = _word(token)
        return not is_name(word, little=True) and not (word.isdecimal() and word.isascii())


def _word(token: Token) -> str:
    """Return what a text says as a name; the name of a fact, `sum_comm`, is none."""
    if token.raw in commands.TYPED and "_" in token.text:
        return f"({token.text})"
    return token.text.strip() if token.raw == "mathrm" else token.text


def is_operator(token: Token) -> bool:
    """Whether the token is a sign of sums or products."""
    if token.kind == "char":
        return token.text in commands.PRODUCTS or token.text in commands.SUMS
    return token.kind == "command" and (
        token.text in commands.PRODUCT_COMMANDS or token.text in commands.SUM_COMMANDS
    )


def is_name(word: str, little: bool) -> bool:
    """Whether a word is one that names something; with `little`, words such as "if" are none."""
    if not word.isascii() or not (word[:1].isalpha() or word[:1] == "_") or word.endswith("-"):
        return False
    if not word.replace("_", "").replace("-", "").isalnum():
        return False
    return not (little and word.lower() in LITTLE_WORDS and len(word) > 1)


def environment_pairs(tokens: Sequence[Token]) -> dict[int, int]:
    r"""Return where each `\begin` that has one has its `\end`."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    counts: dict[str, int] = {}
    for index, token in enumerate(tokens):
        if token.kind == "begin":
            opened.append(index)
            counts[token.text] = counts.get(token.text, 0) + 1
        elif token.kind == "end" and counts.get(token.text):
            while True:
                begin = opened.pop()
                name = tokens[begin].text
                counts[name] -= 1
                if name == token.text:
                    pairs[begin] = index
                    break
    return pairs
