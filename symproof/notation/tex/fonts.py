r"""Names in fonts and with accents."""

from __future__ import annotations

from symproof.notation.tex import commands
from symproof.notation.tex.integrals import Integrals
from symproof.notation.tex.syntax import Beside, Name, Node, Number, Scripts


class Fonts(Integrals):
    """Terms with names that are styled."""

    def font(self, font: str) -> Node:
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

    def accent(self, command: str) -> Node:
        """Read what stands below an accent as a name with it."""
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
