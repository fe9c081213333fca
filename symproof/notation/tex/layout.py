r"""What only concerns the looks of a formula is taken out of its tokens.

Spaces, sizes and colours go; `\quad` becomes "gap", `\text{...}` and words in `\mathrm` and
`\operatorname` "text", `\left` and `\right` with their delimiters "left" and "right", `\begin` and
`\end` with their names "begin" and "end", `\tag` and `\label` "tag" and "label", check marks "mark".
Bars that tell their side become "open" and "close", and one with an end before its scripts
(`\big|_0`) "evaluate".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from symproof.notation.tex import commands
from symproof.notation.tex.tokens import GAP, NONE, Token, is_char

DEEPEST: Final = 20
# environments that take arguments: how many in braces
_ARGUMENTS: Final = {
    **{"array": 1, "alignat": 1, "alignedat": 1, "xalignat": 1, "IEEEeqnarray": 1, "subarray": 1},
    **{"IEEEeqnarraybox": 1, "tabular": 1},
}
_DELIMITERS: Final = {"(": "(", ")": ")", "[": "[", "]": "]", "|": "|", ".": ".", "/": "/"}
_WORD_CHARS: Final = frozenset("-_'")


def laid_out(tokens: Sequence[Token], environment: str = "") -> list[Token]:
    """Return the tokens inside an environment without what only concerns looks."""
    layout = _Layout(tokens)
    layout.skip_arguments(environment)
    return layout.run()


def brace_pairs(tokens: Sequence[Token]) -> dict[int, int]:
    """Return the places of the braces that have a partner: of each opening one its closing one."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind == "char":
            if token.text == "{":
                opened.append(index)
            elif token.text == "}" and opened:
                pairs[opened.pop()] = index
    return pairs


def text_of(tokens: Sequence[Token]) -> str:
    """Return text as a reader sees it; a space at an end stands for one that is written."""
    pieces: list[str] = []
    for token in tokens:
        if token.room and pieces:
            pieces.append(" ")
        if token.kind == "command":
            pieces.append(_text_of_command(token))
        elif is_char(token, "~") or token.kind == "row":
            pieces.append(" ")
        elif not (is_char(token, "{") or is_char(token, "}")):
            pieces.append(token.raw)
    return "".join(pieces)


def _text_of_command(token: Token) -> str:
    if token.text in commands.WIDE or token.text in commands.MIDDLING:
        return " "
    if token.text in commands.LOOKS or token.text in commands.TEXTS:
        return ""
    return token.raw if token.text.isalpha() else token.text


class _Layout:
    """The tokens, where it stands in them, and what is done."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.pairs = brace_pairs(tokens)
        self.done: list[Token] = []
        self.index = 0
        self.room = NONE
        self.level = 0

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
                self._emit(token)
        return self.done

    def _number(self, token: Token) -> None:
        """Emit a number; its first digit alone where it is an argument, as in x^23 and \\frac12."""
        before = self.done[-1]
        while token.text.isdecimal() and len(token.text) > 1 and self._wants_argument(before):
            whole = token.end - token.start == len(token.text)
            end = token.start + 1 if whole else token.end
            digit = token._replace(text=token.text[0], raw=token.text[0], end=end)
            self._emit(digit)
            rest = token.text[1:]
            start = end if whole else token.start
            token = token._replace(text=rest, raw=rest, start=start, room=NONE)
            before = digit
        self._emit(token)

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

    def _emit(self, token: Token) -> None:
        if token.text == "=" and self.done and is_char(self.done[-1], ":"):
            token = self.done.pop()._replace(text=":=", end=token.end)
        if self.room:
            token = token._replace(room=self.room)
            self.room = NONE
        self.done.append(token)

    def _trouble(self, token: Token, expected: str) -> None:
        self._emit(token._replace(kind="trouble", text=expected))

    def _char(self, token: Token) -> None:
        match token.text:
            case "~":
                self._space(token)
            case "$" | "#" | "@" | "`" | '"' | "==":
                self._trouble(token, "a formula without " + token.text)
            case "{" if self._single():
                pass
            case _:
                self._emit(token)

    def _single(self) -> bool:
        """Whether braces around a lone sign (`{=}`) begin here; if so, leave them out."""
        close = self.pairs.get(self.index - 1, 0)
        found = [t for t in self.tokens[self.index : min(close, self.index + 3)] if not _looks(t)]
        if len(found) != 1 or close > self.index + 3:
            return False
        inner = found[0]
        text = inner.text
        if inner.kind == "char":
            known = text in "+-*/,;" or text in commands.RELATION_CHARS or text == ":"
        else:
            known = inner.kind == "command" and (
                text in commands.RELATIONS
                or text in commands.SUM_COMMANDS
                or text in commands.PRODUCT_COMMANDS
            )
        if known:
            self._emit(inner)
            self.index = close + 1
        return known

    def _space(self, token: Token) -> None:
        """Note a middling space; two of them are a wide one."""
        if self.room == GAP:
            self.room = NONE
            self._emit(token._replace(kind="gap"))
        else:
            self.room = GAP

    def _words(self, token: Token, last: int) -> None:
        first = self.index - 1
        while self.index < last and self.tokens[self.index].kind == "words":
            self.index += 1
        found = self.tokens[first : self.index]
        text = text_of(found)
        self._emit(token._replace(kind="text", text=text, end=found[-1].end, raw=""))

    def _command(self, token: Token) -> None:
        name = token.text
        if name in commands.LOOKS:
            self._take_star()
            for _ in range(commands.LOOKS[name]):
                self._argument()
        elif name in commands.MIDDLING:
            self._space(token)
        elif name in commands.WIDE:
            self._take_star()
            self._emit(token._replace(kind="gap"))
            for _ in range(commands.WIDE[name]):
                self._argument()
        elif name in commands.TEXTS:
            self._text(token)
        elif name in commands.WORDS:
            self._word(token)
        elif name in commands.MARKS:
            self._emit(token._replace(kind="mark"))
        elif name in commands.SIZES:
            self._sized(token, commands.SIZES[name])
        elif name in commands.DELIMITERS:
            self._emit(_delimiter(token, *commands.DELIMITERS[name]))
        elif (action := _ACTIONS.get(name)) is not None:
            action(self, token)
        else:
            self._emit(token)

    def _take_star(self) -> None:
        if self.index < len(self.tokens) and is_char(self.tokens[self.index], "*"):
            self.index += 1

    def _argument(self) -> Sequence[Token] | None:
        """Pass an argument and return its tokens, None where there is none."""
        if self.index >= len(self.tokens):
            return None
        token = self.tokens[self.index]
        if is_char(token, "{"):
            close = self.pairs.get(self.index)
            if close is None:
                return None
            found = self.tokens[self.index + 1 : close]
            self.index = close + 1
            return found
        if token.kind == "row" or (token.kind == "char" and token.text in "}&"):
            return None
        self.index += 1
        return [token]

    def _spaced_text(self, first: int, last: int) -> str:
        """Return text from braces, with the spaces next to them."""
        text = text_of(self.tokens[first:last])
        before = first < len(self.tokens) and first < last and self.tokens[first].room
        after = last < len(self.tokens) and self.tokens[last].room
        return (" " if before else "") + text + (" " if after and text else "")

    def _text(self, token: Token) -> None:
        r"""Emit the text of `\text{...}`, and formulas in it (`\text{if $x > 0$}`) as they are."""
        if self.index < len(self.tokens) and not is_char(self.tokens[self.index], "{"):
            argument = self._argument() or ()
            self._emit(token._replace(kind="text", text=text_of(argument), raw=token.text))
            return
        close = self.pairs.get(self.index)
        if close is None or self.level > DEEPEST:
            self._trouble(token, "} after text")
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
                self._trouble(self.tokens[first - 1], "$ after a formula in text")
            elif text := self._spaced_text(first, place):
                start = token.start if first == begin else self.tokens[first].start
                end = max(start, self.tokens[place].end)
                self._emit(Token("text", text, start, end, token.room, token.text))
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

    def _word(self, token: Token) -> None:
        r"""Emit the word of `\mathrm{...}`; what is no word there is read as it is."""
        self._take_star()
        first = self.index
        if token.text == "rm":
            argument = self._declared()
        else:
            argument = self._argument()
        if argument is None:
            self._trouble(token, f"a word in braces after \\{token.text}")
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
            self._emit(token._replace(kind="text", text=text, end=max(token.end, end), raw=raw))
        else:
            self._trouble(token, f"a word in \\{token.text}")

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

    def _declared_font(self, token: Token) -> None:
        r"""Emit `{\bf x}` as `{\mathbf{x}}`."""
        before = self.index - 2
        close = self.pairs.get(before) if before >= 0 else None
        if close is None or self.level > DEEPEST:
            self._trouble(token, f"braces around \\{token.text}")
            return
        self.level += 1
        self._emit(token._replace(text=_DECLARED[token.text]))
        self._emit(self.tokens[before])
        self.run(close)
        self._emit(self.tokens[close])
        self.level -= 1

    def _sized(self, token: Token, side: str) -> None:
        r"""Leave out `\big` and the like; of a bar, keep which side it is on."""
        if self.index >= len(self.tokens):
            self._trouble(token, "a bracket")
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
            self._trouble(token, "a bracket")
            return
        if following.text == "|" and side == "" and self._script_follows():
            following = following._replace(kind="evaluate")
        self._emit(following._replace(start=token.start, room=token.room))

    def _script_follows(self) -> bool:
        following = self.tokens[self.index] if self.index < len(self.tokens) else None
        return following is not None and following.kind == "char" and following.text in "_^"

    def _fenced(self, token: Token) -> None:
        following = self.tokens[self.index] if self.index < len(self.tokens) else None
        text = ""
        if following is not None and following.kind == "command":
            text = commands.DELIMITERS.get(following.text, ("", ""))[0]
        elif following is not None and following.kind == "char":
            text = _DELIMITERS.get(following.text, "")
        if following is None or not text:
            self._trouble(token, f"a bracket after \\{token.text}")
            return
        self.index += 1
        self._emit(token._replace(kind=token.text, text=text, end=max(token.end, following.end)))

    def _environment(self, token: Token) -> None:
        argument = self._argument()
        name = text_of(argument) if argument is not None else ""
        if argument is None or not name.strip("*").isalpha():
            self._trouble(token, "the name of an environment")
            return
        end = max(token.end, self.tokens[self.index - 1].end)
        self._emit(token._replace(kind=token.text, text=name, end=end))
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
                self._argument()

    def _noted(self, token: Token) -> None:
        self._take_star()
        argument = self._argument()
        if argument is None:
            self._trouble(token, f"braces after \\{token.text}")
            return
        end = max(token.end, self.tokens[self.index - 1].end)
        self._emit(token._replace(text=text_of(argument).strip(), kind=token.text, end=end))

    def _referred(self, token: Token) -> None:
        argument = self._argument() or ()
        self._emit(token._replace(kind="text", text=f"({text_of(argument)})", raw="text"))

    def _numbered(self, token: Token) -> None:
        r"""Read what stands after `\eqno` as a tag."""
        first = self.index
        while self.index < len(self.tokens) and self.tokens[self.index].kind != "row":
            self.index += 1
        text = text_of(self.tokens[first : self.index]).strip()
        end = max(token.end, self.tokens[self.index - 1].end)
        text = text[1:-1] if text[:1] == "(" and text[-1:] == ")" else text
        self._emit(token._replace(kind="tag", text=text, end=end))

    def _negated(self, token: Token) -> None:
        following = self.tokens[self.index] if self.index < len(self.tokens) else None
        if following is not None and is_char(following, "="):
            self.index += 1
            self._emit(token._replace(text="ne", end=max(token.end, following.end)))
        else:
            self._trouble(token, "= after \\not: no other relation is negated")

    def _length(self, token: Token) -> None:
        """Pass a length without braces: 3pt, -2mu."""
        if self.index < len(self.tokens) and is_char(self.tokens[self.index], "-"):
            self.index += 1
        if self.index < len(self.tokens) and self.tokens[self.index].kind == "number":
            self.index += 1
            unit = self.tokens[self.index : self.index + 2]
            self.index += 2 if all(part.kind == "letter" for part in unit) else 0
        if token.text == "hskip":
            self._emit(token._replace(kind="gap"))

    def _new_row(self, token: Token) -> None:
        self._emit(token._replace(kind="row"))


_DECLARED: Final = {
    **{"bf": "mathbf", "cal": "mathcal", "sf": "mathsf", "it": "mathit", "tt": "mathtt"},
    **{"bfseries": "mathbf"},
}
_ACTIONS: Final[dict[str, Callable[[_Layout, Token], None]]] = {
    **dict.fromkeys(("left", "right"), _Layout._fenced),
    **dict.fromkeys(("begin", "end"), _Layout._environment),
    **dict.fromkeys(("tag", "label"), _Layout._noted),
    **dict.fromkeys(("ref", "eqref", "cite", "autoref"), _Layout._referred),
    **dict.fromkeys(("eqno", "leqno"), _Layout._numbered),
    **dict.fromkeys(_DECLARED, _Layout._declared_font),
    **dict.fromkeys(commands.DIMENSIONS, _Layout._length),
    **dict.fromkeys(("cr", "tabularnewline", "newline"), _Layout._new_row),
    "not": _Layout._negated,
}


def _looks(token: Token) -> bool:
    return token.kind == "command" and commands.LOOKS.get(token.text) == 0


def _in_word(token: Token) -> bool:
    if token.kind in {"letter", "number"}:
        return True
    if token.kind == "command":
        return token.text == "_" or token.text in commands.MIDDLING
    return token.kind == "char" and token.text in _WORD_CHARS and token.text != "_"


def _delimiter(token: Token, text: str, side: str) -> Token:
    """Return a delimiter: braces as `\\{`, bars as "open" or "close" where they tell."""
    if text in {"{", "}"}:
        return token._replace(kind="char", text="\\" + text)
    if text in {"|", "||"} and side in {"l", "r"}:
        return token._replace(kind="open" if side == "l" else "close", text=text)
    return token._replace(kind="char", text=text)
