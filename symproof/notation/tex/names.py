r"""What the names in LaTeX are called: `\boldsymbol{W}_1^{(1)}` is W_bold_1_sup1.

Two names that look different have different identifiers, but for \mathrm{x\_1} and x_1, and for
subscripts in italics and upright ones: x_{max} and x_{\max}.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from symproof.kernel.term import is_name
from symproof.notation.names import GREEK, is_mark
from symproof.notation.tex.standard import MISSING, NO_FUNCTIONS
from symproof.notation.tex.syntax import Beside, Fraction, Group, Infix, Name, Node, Number, Scripts

NO_INDICES: Final[Mapping[str, int]] = {}

_STYLES: Final[Mapping[str, str]] = {
    "bold": "bold",
    "blackboard": "bb",
    "calligraphic": "cal",
    "sans": "sans",
}
_SIGNS: Final[Mapping[str, str]] = {"+": "plus", "-": "minus"}
# what e and pi are called where they are names
CONSTANTS: Final = frozenset({"e", "e_up", "pi_"})
_STARS: Final = frozenset({"star", "ast", "*"})
# the italic capital letter, by which an author's own function is told from the primitive
_ITALIC: Final[Mapping[str, str]] = {"varPhi": "Phi"}


def accepted(name: str) -> str:
    """Return a name as the kernel takes it: one that has another meaning there gets a `_`."""
    return name if is_name(name) else f"{name}_"


def spelled(identifier: str) -> str:
    """Return an identifier as the author spells the name: Phi for Phi_, erf for erf_."""
    bare = identifier[:-1]
    return bare if identifier.endswith("_") and bare and not is_name(bare) else identifier


def no_function(identifier: str) -> str:
    """Return why a name without a definition is no function of numbers, "" if it may be one."""
    word = spelled(identifier)
    if word in MISSING:
        return f"a function of the notation ({word} is not in it)"
    return NO_FUNCTIONS.get(identifier, "")


def identifier(node: Node, indices: Mapping[str, int] = NO_INDICES) -> str | None:
    r"""Return the name that a node is, None where it is none.

    A base with (k) above is one, though it may be a derivative: f^{(2)}.  Powers and primed names
    are none.  `indices` are names that stand for numbers in subscripts, as k in a sum over k.
    """
    match node:
        case Name():
            found = _base(node)
        case Scripts(base=Name() as base, primes=0, below=below, above=above):
            found = _scripted(base, below, above, indices)
        case Scripts(base=Scripts() as base, primes=0, below=None, above=above) if above:
            inner = identifier(base, indices)
            mark = _above(above, indices)
            found = inner + mark if inner and mark and not base.above else ""
        case Group(opening=".", closing=".", items=(inner,)):
            return identifier(inner, indices)
        case _:
            found = ""
    return accepted(found) if found else None


def _base(name: Name) -> str:
    base = _ITALIC.get(name.base, name.base)
    if not (base.isascii() and base.isidentifier()):
        return ""
    parts = [base]
    if name.style in _STYLES:
        parts.append(_STYLES[name.style])
    elif name.style == "word" and len(base) == 1:
        parts.append("up")
    return "_".join([*parts, *name.accents])


def _scripted(base: Name, below: object, above: Node | None, indices: Mapping[str, int]) -> str:
    found = _base(base)
    if not found or (base.base == "e" and above is not None):
        return ""
    if above is not None:
        mark = _above(above, indices)
        if not mark:
            return ""
        if mark == "_star":
            found, mark = found + mark, ""
    else:
        mark = ""
    if below is None:
        return found + mark
    text = subscript(below, indices)
    if not text:
        return ""
    return f"{found}_{text}{'_' if is_mark(text) else ''}{mark}"


def _above(above: Node, indices: Mapping[str, int]) -> str:
    match above:
        case Name(base=base) if base in _STARS:
            return "_star"
        case Group(opening="(", closing=")", items=(Number() | Name() as inner,)):
            text = subscript(inner, indices)
            return f"_sup{text}" if text else ""
        case _:
            return ""


def subscript(node: object, indices: Mapping[str, int] = NO_INDICES) -> str:
    """Return the letters and digits of a subscript, "" for what is none."""
    match node:
        case Number(text=text):
            return text if text.isdecimal() else ""
        case Name(base=base, accents=()):
            if base in indices:
                return str(indices[base]) if indices[base] >= 0 else ""
            return base if base.isascii() and base.isalnum() else ""
        case Beside(items=items):
            texts = [subscript(item, indices) for item in items]
            return "".join(texts) if all(texts) else ""
        case Infix(operator="/", left=Number() as left, right=Number() as right):
            return _halves(left, right)
        case Fraction(above=Number() as left, below=Number() as right):
            return _halves(left, right)
        case Infix(operator="+" | "-" as sign, left=left, right=right):
            first, last = subscript(left, indices), subscript(right, indices)
            if not (first and last):
                return ""
            if first.isdecimal() and last.isdecimal():
                value = int(first) + (int(last) if sign == "+" else -int(last))
                return str(value) if value >= 0 else ""
            return f"{first}{_SIGNS[sign]}{last}"
        case Group(opening=".", items=items):
            texts = [subscript(item, indices) for item in items]
            # x_{1,12} is not x_{11,2}
            between = "c" if any(len(text) > 1 for text in texts) else ""
            return between.join(texts) if all(texts) else ""
        case _:
            return ""


def _halves(above: Number, below: Number) -> str:
    """Return the subscript of t_{1/2}."""
    decimal = above.text.isdecimal() and below.text.isdecimal()
    return f"{above.text}over{below.text}" if decimal else ""


def is_letter(node: Node) -> bool:
    """Whether a node is one letter, Latin or Greek, without marks."""
    match node:
        case Name(base=base, style="", accents=()):
            return len(base) == 1 or base in GREEK
        case _:
            return False
