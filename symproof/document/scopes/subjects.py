r"""What the left side of a relation is about: `y`, `f(x)`, `f_\alpha(x, y)`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from symproof.kernel.term import Var, is_name
from symproof.notation.names import GREEK
from symproof.notation.tex.names import identifier
from symproof.notation.tex.syntax import Beside, Chain, Group, Name, Node, Number, Prefix, Scripts
from symproof.notation.tex.uses import uses
from symproof.notation.unicode import show

# what the notation knows by these spellings; an author may define them, seldom otherwise
STANDARD: Final = frozenset(
    {"sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth", "sech", "csch"}
    | {"arcsin", "arccos", "arctan", "atan", "asin", "acos", "arcsinh", "arccosh", "arctanh"}
    | {"exp", "log", "ln", "lg", "sqrt", "abs", "sign", "sgn", "erf", "erfc", "max", "min"}
    | {"sigmoid"}
)


# letters that stand for any number, where nothing else is said of them
GENERAL: Final = frozenset({*"xyztsuvw", "theta", "tau", "xi", "eta"})


@dataclass(frozen=True, slots=True)
class Subject:
    """A name, and the parameters that it stands before; none for `y` alone.

    `vector` says that a parameter is bold: a function of vectors.
    """

    name: str
    params: tuple[str, ...] = ()
    vector: bool = False


def subject(node: Node) -> Subject | None:
    """Return what a left side is about, None where it is not a name or a name of variables."""
    match node:
        case Name() | Scripts():
            name = identifier(node)
            return Subject(name) if name else None
        case Beside(items=(Name() | Scripts() as function, Group() as group)):
            name = identifier(function)
            params = _parameters(group)
            if not name or not params:
                return None
            return Subject(name, params, any(map(is_bold, group.items)))
        case _:
            return None


def _parameters(group: Group) -> tuple[str, ...]:
    """Return the names between round brackets, empty where there is anything else."""
    if (group.opening, group.closing) != ("(", ")"):
        return ()
    names = [identifier(item) for item in group.items]
    if None in names or len(set(names)) != len(names):
        return ()
    return tuple([name for name in names if name])


def is_numeral(node: Node) -> bool:
    """Whether a node is a numeral, possibly with a sign."""
    return isinstance(node.operand if isinstance(node, Prefix) else node, Number)


def is_bold(node: Node) -> bool:
    """Whether a name is bold."""
    while isinstance(node, Scripts):
        node = node.base
    return isinstance(node, Name) and node.style == "bold"


def is_bold_name(name: str) -> bool:
    """Whether a name is that of a bold letter."""
    return "bold" in name.split("_")


def is_standard(name: str) -> bool:
    """Whether a name is that of a standard function."""
    return name.rstrip("_") in STANDARD


def is_general(name: str) -> bool:
    """Whether a name is one of those that stand for any number, as x, and not for one, as a."""
    return name in GENERAL


def is_letter(name: str) -> bool:
    """Whether a name is a letter, possibly with marks, and not a word of an author's own."""
    base = name.partition("_")[0]
    return len(base) == 1 or base in _GREEK


_GREEK: Final = frozenset(GREEK) | {
    *("varepsilon", "vartheta", "varpi", "varrho", "varsigma", "varphi", "upsilon", "Upsilon"),
    *("ell", "hbar"),
}


def shown(name: str) -> str:
    """Return a name as a reader sees it: φ."""
    return show(Var(name)) if is_name(name) else GREEK.get(name, name)


def names_in(*nodes: Node | Chain) -> frozenset[str]:
    """Return all the names in nodes."""
    found = uses(*nodes)
    return found.bare | found.applied.keys() | found.dotted


def alone(chain: Chain) -> str | None:
    """Return the name that a formula consists of, None where there is more in it."""
    if chain.links or chain.first is None:
        return None
    return identifier(chain.first) if isinstance(chain.first, Name | Scripts) else None


def chain_nodes(chain: Chain) -> Iterator[Node]:
    """Yield the terms of a chain."""
    if chain.first is not None:
        yield chain.first
    for link in chain.links:
        yield link.right
