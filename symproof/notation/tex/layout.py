r"""What only concerns the looks of a formula is taken out of its tokens.

Spaces, sizes and colours go; `\quad` becomes "gap", `\text{...}` and words in `\mathrm` and
`\operatorname` "text", `\left` and `\right` with their delimiters "left" and "right", `\begin` and
`\end` with their names "begin" and "end", `\tag` and `\label` "tag" and "label", check marks
"mark".
Bars that tell their side become "open" and "close", and one with an end before its scripts
(`\big|_0`) "evaluate".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from symproof.notation.tex import commands
from symproof.notation.tex.looks import text_of
from symproof.notation.tex.tokens import GAP, NONE, Token, is_char
from symproof.notation.tex.wording import DECLARED, Wording

# environments that take arguments: how many in braces
_ARGUMENTS: Final = {
    "array": 1,
    "alignat": 1,
    "alignedat": 1,
    "xalignat": 1,
    "IEEEeqnarray": 1,
    "subarray": 1,
    "IEEEeqnarraybox": 1,
    "tabular": 1,
}
_DELIMITERS: Final = {"(": "(", ")": ")", "[": "[", "]": "]", "|": "|", ".": ".", "/": "/"}


def laid_out(tokens: Sequence[Token], environment: str = "") -> list[Token]:
    """Return the tokens inside an environment without what only concerns looks."""
    layout = _Layout(tokens)
    layout.skip_arguments(environment)
    return layout.run()


class _Layout(Wording):
    """Everything that is taken out or renamed."""

    def run(self, end: int | None = None) -> list[Token]:
        """Lay out the tokens as far as `end`."""
        last = len(self.tokens) if end is None else end
        while self.index < last:
            token = self.tokens[self.index]
            self.index += 1
            kind = token.kind
            if kind == "command":
                self._command(token)
            elif kind == "char":
                self._char(token)
            elif kind == "words":
                self._words(token, last)
            elif kind == "number" and len(token.text) > 1 and self.done:
                self._number(token)
            else:
                self.emit(token)
        return self.done

    def _number(self, token: Token) -> None:
        r"""Emit a number; its first digit alone where it is an argument, as in x^23 and \frac12."""
        before = self.done[-1]
        while token.text.isdecimal() and len(token.text) > 1 and self._wants_argument(before):
            whole = token.end - token.start == len(token.text)
            end = token.start + 1 if whole else token.end
            digit = token._replace(text=token.text[0], raw=token.text[0], end=end)
            self.emit(digit)
            rest = token.text[1:]
            start = end if whole else token.start
            token = token._replace(text=rest, raw=rest, start=start, room=NONE)
            before = digit
        self.emit(token)

    def _wants_argument(self, before: Token) -> bool:
        if before.kind == "char":
            return before.text in {"^", "_"}
        if before.kind == "command":
            return before.text in commands.FRACTIONS or before.text == "sqrt"
        behind = self.done[-2] if len(self.done) > 1 else before
        return (
            before.kind == "number"
            and len(before.text) == 1
            and behind.kind == "command"
            and behind.text in commands.FRACTIONS
        )

    def _char(self, token: Token) -> None:
        match token.text:
            case "~":
                self._space(token)
            case "$" | "#" | "@" | "`" | '"' | "==":
                self.trouble(token, "a formula without " + token.text)
            case "{" if self._single():
                pass
            case _:
                self.emit(token)

    def _single(self) -> bool:
        """Whether braces around a lone sign (`{=}`) begin here; if so, leave them out."""
        close = self.pairs.get(self.index - 1, 0)
        found = [t for t in self.tokens[self.index : min(close, self.index + 3)] if not _looks(t)]
        if len(found) != 1 or close > self.index + 3:
            return False
        inner = found[0]
        text = inner.text
        if inner.kind == "char":
            between = bool(self.done) and self.done[-1].kind == "number"
            known = (
                text in "+-*/"
                or (text in ",;" and not between)
                or text in commands.RELATION_CHARS
                or text == ":"
            )
        else:
            known = inner.kind == "command" and (
                text in commands.RELATIONS
                or text in commands.SUM_COMMANDS
                or text in commands.PRODUCT_COMMANDS
            )
        if known:
            self.emit(inner)
            self.index = close + 1
        return known

    def _space(self, token: Token) -> None:
        """Note a middling space; two of them are a wide one."""
        if self.room == GAP:
            self.room = NONE
            self.emit(token._replace(kind="gap"))
        else:
            self.room = GAP

    def _words(self, token: Token, last: int) -> None:
        first = self.index - 1
        while self.index < last and self.tokens[self.index].kind == "words":
            self.index += 1
        found = self.tokens[first : self.index]
        text = text_of(found)
        self.emit(token._replace(kind="text", text=text, end=found[-1].end, raw=""))

    def _command(self, token: Token) -> None:
        name = token.text
        if name in commands.LOOKS:
            self.take_star()
            for _ in range(commands.LOOKS[name]):
                self.argument()
        elif name in commands.MIDDLING:
            self._space(token)
        elif name in commands.WIDE:
            self.take_star()
            self.emit(token._replace(kind="gap"))
            for _ in range(commands.WIDE[name]):
                self.argument()
        elif name in commands.TEXTS:
            self.text(token)
        elif name in commands.WORDS:
            self.word(token)
        elif name in commands.MARKS:
            self.emit(token._replace(kind="mark"))
        elif name in commands.SIZES:
            self._sized(token, commands.SIZES[name])
        elif name in commands.DELIMITERS:
            self.emit(_delimiter(token, *commands.DELIMITERS[name]))
        elif (action := _ACTIONS.get(name)) is not None:
            action(self, token)
        else:
            self.emit(token)

    def _sized(self, token: Token, side: str) -> None:
        r"""Leave out `\big` and the like; of a bar, keep which side it is on."""
        if self.index >= len(self.tokens):
            self.trouble(token, "a bracket")
            return
        following = self.tokens[self.index]
        self.index += 1
        if following.kind == "command" and following.text in commands.DELIMITERS:
            text, own = commands.DELIMITERS[following.text]
            following = _delimiter(following, text, side if side in {"l", "r"} else own)
        elif is_char(following, "|"):
            following = _delimiter(following, "|", side)
        elif following.kind != "char" or following.text not in _DELIMITERS:
            self.index -= 1
            self.trouble(token, "a bracket")
            return
        if following.text == "|" and side == "" and self._script_follows():
            following = following._replace(kind="evaluate")
        self.emit(following._replace(start=token.start, room=token.room))

    def _script_follows(self) -> bool:
        following = self.tokens[self.index] if self.index < len(self.tokens) else None
        return following is not None and following.kind == "char" and following.text in "_^"

    def fenced(self, token: Token) -> None:
        following = self.tokens[self.index] if self.index < len(self.tokens) else None
        text = ""
        if following is not None and following.kind == "command":
            text = commands.DELIMITERS.get(following.text, ("", ""))[0]
        elif following is not None and following.kind == "char":
            text = _DELIMITERS.get(following.text, "")
        if following is None or not text:
            self.trouble(token, f"a bracket after \\{token.text}")
            return
        self.index += 1
        self.emit(token._replace(kind=token.text, text=text, end=max(token.end, following.end)))

    def environment(self, token: Token) -> None:
        argument = self.argument()
        name = text_of(argument) if argument is not None else ""
        if argument is None or not name.strip("*").isalpha():
            self.trouble(token, "the name of an environment")
            return
        end = max(token.end, self.tokens[self.index - 1].end)
        self.emit(token._replace(kind=token.text, text=name, end=end))
        if token.text == "begin":
            self.skip_arguments(name)

    def skip_arguments(self, name: str) -> None:
        """Pass the arguments of an environment: a place in brackets, columns in braces."""
        if self.index + 2 < len(self.tokens) and is_char(self.tokens[self.index], "["):
            inner = self.tokens[self.index + 1]
            if inner.text in {"t", "c", "b"} and is_char(self.tokens[self.index + 2], "]"):
                self.index += 3
        for _ in range(_ARGUMENTS.get(name.rstrip("*"), 0)):
            if self.index < len(self.tokens) and is_char(self.tokens[self.index], "{"):
                self.argument()

    def negated(self, token: Token) -> None:
        following = self.tokens[self.index] if self.index < len(self.tokens) else None
        if following is not None and is_char(following, "="):
            self.index += 1
            self.emit(token._replace(text="ne", end=max(token.end, following.end)))
        else:
            self.trouble(token, "= after \\not: no other relation is negated")

    def length(self, token: Token) -> None:
        """Pass a length without braces: 3pt, -2mu."""
        if self.index < len(self.tokens) and is_char(self.tokens[self.index], "-"):
            self.index += 1
        if self.index < len(self.tokens) and self.tokens[self.index].kind == "number":
            self.index += 1
            unit = self.tokens[self.index : self.index + 2]
            self.index += 2 if all(part.kind == "letter" for part in unit) else 0
        if token.text == "hskip":
            self.emit(token._replace(kind="gap"))

    def new_row(self, token: Token) -> None:
        self.emit(token._replace(kind="row"))


_ACTIONS: Final[dict[str, Callable[[_Layout, Token], None]]] = {
    **dict.fromkeys(("left", "right"), _Layout.fenced),
    **dict.fromkeys(("begin", "end"), _Layout.environment),
    **dict.fromkeys(("tag", "label"), _Layout.noted),
    **dict.fromkeys(("ref", "eqref", "cite", "autoref"), _Layout.referred),
    **dict.fromkeys(("eqno", "leqno"), _Layout.numbered),
    **dict.fromkeys(DECLARED, _Layout.declared_font),
    **dict.fromkeys(commands.DIMENSIONS, _Layout.length),
    **dict.fromkeys(("cr", "tabularnewline", "newline"), _Layout.new_row),
    "not": _Layout.negated,
}


def _looks(token: Token) -> bool:
    return token.kind == "command" and commands.LOOKS.get(token.text) == 0


def _delimiter(token: Token, text: str, side: str) -> Token:
    r"""Return a delimiter: braces as `\{`, bars as "open" or "close" where they tell."""
    if text in {"{", "}"}:
        return token._replace(kind="char", text="\\" + text)
    if text in {"|", "||"} and side in {"l", "r"}:
        return token._replace(kind="open" if side == "l" else "close", text=text)
    return token._replace(kind="char", text=text)
