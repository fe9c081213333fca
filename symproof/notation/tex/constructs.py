r"""Commands with arguments: fractions, roots, fonts, accents, limits, sums, integrals, relations."""

from __future__ import annotations

from typing import Final

from symproof.notation.tex import commands
from symproof.notation.tex.cursor import is_name
from symproof.notation.tex.expressions import Expressions
from symproof.notation.tex.syntax import (
    Beside,
    Big,
    Chain,
    Fraction,
    Group,
    Integral,
    Limit,
    Link,
    Name,
    Node,
    Number,
    Root,
    Scripts,
)
from symproof.notation.tex.tokens import Token

_STACKED: Final = frozenset({"overset", "stackrel", "underset"})
_DEFINES: Final = frozenset({"def", "Def", "def.", "define", "defined as", "定义"})
# over a relation these change what it says: equal in distribution, almost surely, is it equal?
_CHANGES: Final = frozenset(
    "d D p P L law w a.s. as a.e. ae i.i.d. iid dist ? ! H LH L'H m.s. r e".split()
)
_ARROW: Final = "->"


class Constructs(Expressions):
    """Terms, with the commands that take arguments, and chains of terms."""

    def command(self, token: Token) -> Node:
        """Read a command and its arguments."""
        name = token.text
        place = (token.start, token.end)
        if name in commands.LETTERS:
            self.index += 1
            return Name(name, "", (), *place)
        if name in commands.FUNCTIONS or name in commands.SYMBOLS or name == "circ":
            self.index += 1
            return Name(name, "command", (), *place)
        if name in commands.FRACTIONS:
            return self._fraction(token)
        if name in commands.FONTS:
            return self._font(name)
        if name in commands.ACCENTS:
            return self._accent(name)
        if name in commands.LETTER_COMMANDS:
            self.index += 1
            base, style = commands.LETTER_COMMANDS[name]
            return Name(base, style, (), *place)
        match name:
            case "sqrt":
                return self._root()
            case "surd":
                return self._bare_root()
            case "lim":
                return self._limit()
            case "sum" | "prod":
                return self._big(name)
            case "int":
                return self._integral(token)
            case "underbrace" | "overbrace":
                return self._brace(name)
            case "underset":
                return self._underset()
            case _:
                self.fail(self._expected(name))

    def _expected(self, name: str) -> str:
        if name in commands.UNREAD:
            return commands.UNREAD[name]
        if (
            name in commands.RELATIONS
            or name in commands.CONNECTIVES
            or name in commands.PRODUCT_COMMANDS
            or name in commands.SUM_COMMANDS
        ):
            return "a term"
        return f"a command that is known, or a definition of \\{name}"

    def _fraction(self, token: Token) -> Node:
        first = self.index
        self.index += 1
        above = self._numerator() if self.integrals else self.argument("a numerator")
        below = self.argument("a denominator")
        return Fraction(above, below, *self.span(first))

    def _numerator(self) -> Node:
        r"""Read a numerator in an integral, which may have its differential: `\frac{dt}{t}`."""
        close = self.pairs.get(self.index)
        if not self.at("{") or close is None or close >= self.end:
            return self.argument("a numerator")
        if self._begins_with_d(close + 1):
            return self.argument("a numerator")
        place = self._differential_at_end(self.index + 1, close)
        if place is None:
            return self.argument("a numerator")
        first = self.index + 1
        if place == first:
            start = self.tokens[first].start
            node: Node = Number("1", start, start)
        else:
            node = self.content(first, place)
            if isinstance(node, Group | Fraction) or not _is_sum(node):
                pass
            else:
                self.fail("brackets around the sum before a differential", self.tokens[first])
        self.index = place
        self.differential = self._take_differential(close)
        self.index = close + 1
        return node

    def _begins_with_d(self, index: int) -> bool:
        """Whether what stands in braces at a place begins with a d of its own."""
        if index + 2 >= self.end or self.tokens[index].text != "{":
            return False
        token = self.tokens[index + 1]
        return token.text in {"d", "partial"} and self.pairs.get(index) != index + 2

    def _differential_at_end(self, first: int, close: int) -> int | None:
        """Return where the differential begins that a numerator ends with."""
        end, self.end = self.end, close
        index = self.index
        found = None
        for place in range(max(first, close - 8), close):
            self.index = place
            if self.differential_ahead():
                self._pass_differential()
                if self.index == close:
                    found = place
                    break
        self.index, self.end = index, end
        return found

    def differential_ahead(self) -> bool:
        """Whether a differential stands here: d and a name, or an upright dx."""
        token = self.peek()
        upright = token.kind == "text" and token.raw not in {"mathbf", "mathsf"}
        if upright and len(token.text) == 2 and token.text[0] == "d" and token.text.isalpha():
            return True
        if not (upright and token.text == "d") and token[:2] != ("letter", "d"):
            return False
        following = self.peek(1)
        if following.kind == "letter":
            return True
        if following.kind == "text":
            return following.raw == "mathrm" and is_name(following.text, little=True)
        return following.kind == "command" and (
            following.text in commands.LETTERS or following.text in commands.FONTS
        )

    def _pass_differential(self) -> None:
        """Pass a differential without reading it."""
        token = self.peek()
        self.index += 1 if len(token.text) == 2 else 2
        if self.tokens[self.index - 1].kind == "command" and (
            self.tokens[self.index - 1].text in commands.FONTS
        ):
            self.index = self.pairs.get(self.index, self.index) + 1
        if self.at("_"):
            self.index += 1
            self.index = self.pairs.get(self.index, self.index) + 1

    def _take_differential(self, end: int) -> Node:
        """Read a differential and return its variable."""
        token = self.peek()
        self.index += 1
        saved, self.integrals = self.integrals, 0
        if len(token.text) == 2:
            variable: Node = Name(token.text[1], "", (), token.start, token.end)
        else:
            first = self.index
            variable = self.primary(self.peek())
            if self.at("_") and self.index < end:
                self.index += 1
                variable = Scripts(variable, 0, self.subscript(), None, *self.span(first))
        self.integrals = saved
        following = self.peek()
        if (following.kind == "char" and following.text in {"(", "^", "_", "["}) or (
            following.kind in {"'", "left"}
        ):
            self.fail("one variable after d, and a term only after an operator")
        return variable

    def _integral(self, token: Token) -> Node:
        first = self.index
        self.index += 1
        low, high = self._ends()
        saved, self.differential = self.differential, None
        if self.differential_ahead():
            variable = self._take_differential(self.end)
            self.differential = saved
            if self.operand_ahead() or self.at_evaluation():
                self.fail("the differential after all that is integrated")
            return Integral(low, high, None, variable, *self.span(first))
        self.integrals += 1
        gap_inside = self.inside
        self.inside = max(1, self.inside)
        body = self.total()
        self.inside = gap_inside
        self.integrals -= 1
        variable = self.differential or self._closing_differential(token)
        self.differential = saved
        if isinstance(low, Chain):
            self.fail("one term as the lower end", token)
        return Integral(low, high, body, variable, *self.span(first))

    def _closing_differential(self, token: Token) -> Node:
        while self.peek().kind == "gap":
            self.index += 1
        self.skip_empty()
        if not self.differential_ahead():
            if self.peek().kind in {"trouble", "command"}:
                self.fail("the differential of an integral, such as dx")
            self.fail("an integral with a differential, such as dx", token)
        return self._take_differential(self.end)

    def _ends(self) -> tuple[Node | None, Node | None]:
        low: Node | Chain | None = None
        high: Node | None = None
        while self.index < self.end and (self.at("_") or self.at("^")):
            if self.take("_"):
                if low is not None:
                    self.fail("one lower end")
                low = self.subscript()
            else:
                self.index += 1
                if high is not None:
                    self.fail("one upper end")
                high = self.superscript()
        if isinstance(low, Chain):
            self.fail("one term as the lower end")
        return low, high

    def _limit(self) -> Node:
        first = self.index
        self.index += 1
        if not self.take("_"):
            self.fail("what tends to where, below \\lim")
        return self._limit_of(self.subscript(), first)

    def _limit_of(self, below: Node | Chain, first: int) -> Node:
        body = self.signed()
        return Limit(below, body, *self.span(first))

    def _big(self, name: str) -> Node:
        first = self.index
        self.index += 1
        below: Node | Chain | None = None
        above: Node | None = None
        while self.at("_") or self.at("^"):
            if self.take("_"):
                if below is not None:
                    self.fail("one lower end")
                below = self.subscript()
            else:
                self.index += 1
                if above is not None:
                    self.fail("one upper end")
                above = self.superscript()
        body = self.product()
        return Big(name, below, above, body, *self.span(first))

    def _underset(self) -> Node:
        r"""Read `\underset{x \to 0}{\lim}` and `\underset{x}{\max}` as their subscripts."""
        first = self.index
        lower = self.index + 1
        close = self.pairs.get(lower, -1)
        upper = close + 1
        end = self.pairs.get(upper, -1)
        if close < 0 or end != upper + 2:
            self.fail("\\lim, \\max or a relation in \\underset")
        function = self.tokens[upper + 1]
        self.index = lower + 1
        below = self.below(close)
        self.index = end + 1
        if function[:2] == ("command", "lim"):
            return self._limit_of(below, first)
        if function.kind == "command" and function.text in commands.FUNCTIONS:
            name = Name(function.text, "command", (), function.start, function.end)
            return Scripts(name, 0, below, None, *self.span(first))
        self.fail("\\lim, \\max or a relation in \\underset", function)

    def _root(self) -> Node:
        first = self.index
        self.index += 1
        degree: Node | None = None
        if self.at("["):
            opening = self.peek()
            self.index += 1
            self.inside += 1
            saved, self.bars, self.integrals = (self.bars, self.integrals), 0, 0
            degree = self.total()
            self.bars, self.integrals = saved
            self.inside -= 1
            if not self.take("]"):
                self.fail("] after the degree of a root", opening)
        body = self.argument("what the root is of")
        return Root(body, degree, *self.span(first))

    def _bare_root(self) -> Node:
        r"""Read √ and what stands next to it: a letter, a number or a bracket."""
        first = self.index
        self.index += 1
        token = self.peek()
        if token.kind not in {"letter", "number"} and not self.group_ahead():
            self.fail("a letter, a number or a bracket after √")
        body = self.primary(token)
        if self.peek().text in {"^", "_", "'", "!"}:
            self.fail("brackets that show what the root is of")
        return Root(body, None, *self.span(first))

    def _brace(self, name: str) -> Node:
        r"""Read what stands over `\underbrace`; the note below it is left out."""
        first = self.index
        self.index += 1
        end = self.pairs.get(self.index, -1)
        if not self.at("{") or end >= self.end or end <= self.index + 1:
            self.fail(f"a term in braces after \\{name}")
        node = self.content(self.index + 1, end)
        self.index = end + 1
        while (name == "underbrace" and self.at("_")) or (name == "overbrace" and self.at("^")):
            self.index += 1
            close = self.pairs.get(self.index, -1) if self.at("{") else self.index
            if close < 0 or close >= self.end:
                self.fail("a note in braces")
            self.index = close + 1
        self.check_bare(node, first)
        if isinstance(node, Beside) and self.peek().text in {"^", "_", "'"}:
            self.fail("brackets that can be seen", self.tokens[first])
        return node

    def _font(self, font: str) -> Node:
        """Read the argument of a font's command as names in that style."""
        first = self.index
        self.index += 1
        node = self.argument(f"a letter in \\{font}")
        style = commands.FONTS[font]
        if isinstance(node, Beside) and font not in commands.SPREADING:
            word = _letters(node)
            if word and style in {"sans", "", "word"}:
                return Name(word, style if style == "sans" else "word", (), *self.span(first))
            self.fail(f"one letter in \\{font}: \\mathrm{{...}} for a word", self.tokens[first])
        place = self.span(first)
        styled = _styled(node, style, place if isinstance(node, Name | Number) else None)
        if styled is None:
            self.fail(f"a letter in \\{font}", self.tokens[first])
        return styled

    def _accent(self, command: str) -> Node:
        first = self.index
        self.index += 1
        node = self.argument(f"a letter below \\{command}")
        accent = commands.ACCENTS[command]
        base = node.base if isinstance(node, Scripts) else node
        if not isinstance(base, Name) or "star" in base.accents:
            self.fail(f"a name below \\{command}", self.tokens[first])
        name = Name(base.base, base.style, (*base.accents, accent), *self.span(first))
        if isinstance(node, Scripts):
            return Scripts(name, node.primes, node.below, node.above, *self.span(first))
        return name

    # chains

    def chain(self) -> Chain:
        """Read terms with relations between them; without a first one where it goes on a row."""
        self.skip_empty()
        first = self.index
        head = None if self.relation_ahead() else self.total()
        links: list[Link] = []
        while self._relation_follows():
            begin = self.index
            relation = self.relation()
            self.pass_gaps()
            self.skip_empty()
            right = self.total()
            links.append(Link(relation, right, *self.span(begin)))
        return Chain(head, tuple(links), *self.span(first))

    def _relation_follows(self) -> bool:
        """Whether a relation comes next, also after a gap; then pass the gap."""
        self.skip_empty()
        index = self.index
        self.pass_gaps()
        if self.relation_ahead():
            return True
        self.index = index
        return False

    def relation(self) -> str:
        """Read a relation, also one with a note over it."""
        token = self.peek()
        if token.kind == "char":
            self.index += 1
            return commands.RELATION_CHARS[token.text]
        if token.text in commands.RELATIONS:
            self.index += 1
            return commands.RELATIONS[token.text]
        if token.text == "xrightarrow":
            return self._long_arrow(token)
        return self._noted_relation(token)

    def _stacked(self) -> tuple[int, int, int] | None:
        """Return where the note of a stacked relation begins and ends, and the relation."""
        note = self.index + 1
        close = self.pairs.get(note)
        if close is None:
            return None
        end = self.pairs.get(close + 1)
        if end == close + 3:
            return note + 1, close, close + 2
        bare = close + 1 < self.end and end is None and self.tokens[close + 1].text != "{"
        return (note + 1, close, close + 1) if bare else None

    def stacked_relation(self) -> bool:
        r"""Whether `\overset{...}{=}` stands here, over a relation."""
        found = self._stacked()
        if found is None:
            return False
        token = self.tokens[found[2]]
        if token.kind == "char":
            return token.text in commands.RELATION_CHARS
        return token.kind == "command" and token.text in commands.RELATIONS

    def _noted_relation(self, token: Token) -> str:
        found = self._stacked()
        if found is None:
            self.fail("a relation below a note")
        first, close, at = found
        self.index = at
        relation = self.relation()
        if self.at("}"):
            self.index += 1
        note = self.tokens[first:close]
        if relation == _ARROW:
            self._note_approach(first, close, token)
            return relation
        text = "".join(part.text for part in note).strip()
        if relation == "=" and (text in _DEFINES or text in {"triangle", "Delta", ":"}):
            return ":="
        if text in _CHANGES or any(part.kind == "trouble" for part in note):
            self.fail(f"a relation without {text} over it", token)
        return relation

    def _long_arrow(self, token: Token) -> str:
        self.index += 1
        if self.at("["):
            self.fail("an arrow with one note")
        close = self.pairs.get(self.index)
        if not self.at("{") or close is None or close >= self.end:
            self.fail("what the arrow says, in braces")
        first = self.index + 1
        self.index = close + 1
        self._note_approach(first, close, token)
        return _ARROW

    def _note_approach(self, first: int, close: int, token: Token) -> None:
        """Keep what stands over an arrow: an approach is read after the chain."""
        if first == close:
            return
        if not any(part.text in {"to", "rightarrow", "->"} for part in self.tokens[first:close]):
            self.fail("an arrow with nothing over it, or with what tends to where", token)
        if self.scripts or self.inside:
            self.fail("an arrow with nothing over it", token)
        self.approaches.append((first, close))


def _is_sum(node: Node) -> bool:
    return getattr(node, "operator", "") in {"+", "-", "+-", "-+"}


def _letters(node: Beside) -> str:
    """Return the letters that a product consists of, "" if there is anything else."""
    word = ""
    for item in node.items:
        if isinstance(item, Name) and len(item.base) == 1 and not item.accents and not item.style:
            word += item.base
        elif isinstance(item, Number) and item.text.isdecimal():
            word += item.text
        else:
            return ""
    return word


def _styled(node: Node, style: str, place: tuple[int, int] | None) -> Node | None:
    """Return a term whose names are in a style; None where something else is in it."""
    match node:
        case Name():
            return _styled_name(node, style, place or (node.start, node.end))
        case Number() if style in {"bold", "blackboard"} and node.text.isdecimal():
            return Name(node.text, style, (), *(place or (node.start, node.end)))
        case Scripts() if style == "bold" and isinstance(node.base, Name):
            base = _styled(node.base, style, None)
            if base is None:
                return None
            return Scripts(base, node.primes, node.below, node.above, node.start, node.end)
        case Beside():
            items = tuple(
                styled
                for item in node.items
                if isinstance(item, Name | Scripts) and (styled := _styled(item, style, None))
            )
            return Beside(items, node.start, node.end) if len(items) == len(node.items) else None
        case _:
            return None


def _styled_name(node: Name, style: str, place: tuple[int, int]) -> Node | None:
    if node.style not in {"", "word"} or node.base == "infty":
        return node if node.style == style else None
    if style in {"scr", "frak"}:
        return Name(f"{node.base}_{style}", "word", node.accents, *place)
    if style in {"", "word"}:
        return Name(node.base, style or node.style, node.accents, *place)
    if node.style == "word" and len(node.base) > 1:
        return None
    return Name(node.base, style, node.accents, *place)
