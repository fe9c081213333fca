r"""Words in formulas: `\text{...}`, names in `\mathrm` and `\operatorname`, tags and labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from symproof.notation.tex import commands
from symproof.notation.tex.looks import TokenReader, text_of
from symproof.notation.tex.tables import pairs
from symproof.notation.tex.tokens import Token, is_char

DEEPEST: Final = 20
_WORD_CHARS: Final = frozenset("-_'")
# declarations, and the commands with braces that do the same
DECLARED: Final = pairs("bf mathbf  bfseries mathbf  cal mathcal  sf mathsf  it mathit  tt mathtt")


class Wording(TokenReader):
    """What reads words."""

    def text(self, token: Token) -> None:
        r"""Emit the text of `\text{...}`, and formulas in it (`\text{if $x > 0$}`) as they are."""
        if self.index < len(self.tokens) and not is_char(self.tokens[self.index], "{"):
            argument = self.argument() or ()
            self.emit(token._replace(kind="text", text=text_of(argument), raw=token.text))
            return
        close = self.pairs.get(self.index)
        if close is None or self.level > DEEPEST:
            self.trouble(token, "} after text")
            return
        self.index += 1
        self.level += 1
        begin = first = self.index
        formula = False
        for place in (*self._dollars(begin, close), close):
            if formula and place != close:
                self.index = first
                self.run(place)
            elif formula:
                self.trouble(self.tokens[first - 1], "$ after a formula in text")
            elif text := self._spaced_text(first, place):
                start = token.start if first == begin else self.tokens[first].start
                end = max(start, self.tokens[place].end)
                self.emit(Token("text", text, start, end, token.room, token.text))
            formula = not formula
            first = place + 1
        self.index = close + 1
        self.level -= 1

    def _dollars(self, first: int, last: int) -> Iterator[int]:
        """Yield where dollars stand between two places, outside of braces."""
        while first < last:
            token = self.tokens[first]
            if is_char(token, "$"):
                yield first
            elif is_char(token, "{"):
                first = self.pairs.get(first, first)
            first += 1

    def _spaced_text(self, first: int, last: int) -> str:
        """Return text from braces, with the spaces next to them."""
        text = text_of(self.tokens[first:last])
        before = first < len(self.tokens) and first < last and self.tokens[first].room
        after = last < len(self.tokens) and self.tokens[last].room
        return (" " if before else "") + text + (" " if after and text else "")

    def word(self, token: Token) -> None:
        r"""Emit the word of `\mathrm{...}`; what is no word there is read as it is."""
        self.take_star()
        first = self.index
        argument = self._declared() if token.text == "rm" else self.argument()
        if argument is None:
            self.trouble(token, f"a word in braces after \\{token.text}")
            return
        parts = [t for t in argument if t.kind != "command" or t.text not in commands.LOOKS]
        if len(parts) == 1 and parts[0].kind in {"command", "number"}:
            self._again(first)
        elif parts and all(_in_word(part) for part in parts):
            text = "".join(t.text if t.kind == "command" else t.raw for t in parts)
            if any(part.kind == "command" and part.text in commands.MIDDLING for part in parts):
                text = text_of(argument) + " "
            end = self.tokens[self.index - 1].end
            raw = token.text if token.text in commands.TYPED else "mathrm"
            self.emit(token._replace(kind="text", text=text, end=max(token.end, end), raw=raw))
        else:
            self.trouble(token, f"a word in \\{token.text}")

    def _again(self, first: int) -> None:
        """Lay out an argument that has been passed as what it is."""
        end = self.index
        self.index = first
        self.run(end)

    def _declared(self) -> Sequence[Token] | None:
        r"""Pass what a declaration such as `\rm` governs: the tokens before the closing brace."""
        before = self.index - 2
        close = self.pairs.get(before) if before >= 0 else None
        if close is None:
            return None
        found = self.tokens[self.index : close]
        self.index = close
        return found

    def declared_font(self, token: Token) -> None:
        r"""Emit `{\bf x}` as `{\mathbf{x}}`."""
        before = self.index - 2
        close = self.pairs.get(before) if before >= 0 else None
        if close is None or self.level > DEEPEST:
            self.trouble(token, f"braces around \\{token.text}")
            return
        self.level += 1
        self.emit(token._replace(text=DECLARED[token.text]))
        self.emit(self.tokens[before])
        self.run(close)
        self.emit(self.tokens[close])
        self.level -= 1

    def noted(self, token: Token) -> None:
        """Emit a tag or a label with its text."""
        self.take_star()
        argument = self.argument()
        if argument is None:
            self.trouble(token, f"braces after \\{token.text}")
            return
        end = max(token.end, self.tokens[self.index - 1].end)
        self.emit(token._replace(text=text_of(argument).strip(), kind=token.text, end=end))

    def referred(self, token: Token) -> None:
        """Emit a reference as words."""
        argument = self.argument() or ()
        self.emit(token._replace(kind="text", text=f"({text_of(argument)})", raw="text"))

    def numbered(self, token: Token) -> None:
        r"""Read what stands after `\eqno` as a tag."""
        first = self.index
        while self.index < len(self.tokens) and self.tokens[self.index].kind != "row":
            self.index += 1
        text = text_of(self.tokens[first : self.index]).strip()
        end = max(token.end, self.tokens[self.index - 1].end)
        text = text[1:-1] if text[:1] == "(" and text[-1:] == ")" else text
        self.emit(token._replace(kind="tag", text=text, end=end))


def _in_word(token: Token) -> bool:
    if token.kind in {"letter", "number"}:
        return True
    if token.kind == "command":
        return token.text == "_" or token.text in commands.MIDDLING
    return token.kind == "char" and token.text in _WORD_CHARS and token.text != "_"
