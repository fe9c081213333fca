r"""Chains: terms with relations between them, also relations with notes over them."""

from __future__ import annotations

from typing import Final

from symproof.notation.tex import commands
from symproof.notation.tex.constructs import Constructs
from symproof.notation.tex.syntax import Chain, Link
from symproof.notation.tex.tables import words
from symproof.notation.tex.tokens import Token

_DEFINES: Final = frozenset({"def", "Def", "def.", "define", "defined as", "定义"})
# over a relation these change what it says: equal in distribution, almost surely, is it equal?
_CHANGES: Final = words(
    """
    d D p P L law w a.s. as a.e. ae i.i.d. iid dist ? ! H LH L'H m.s. r e
    """
)
_ARROW: Final = "->"


class Chains(Constructs):
    """Terms, and chains of them."""

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
            return token.text
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
