r"""Which function a node is: `f`, `f_\alpha`, `f'`, `\sin^2`, `\log_2`, `\Phi`."""

from __future__ import annotations

from dataclasses import replace

from symproof.notation.names import GREEK
from symproof.notation.tex.elaborator import Elaborator
from symproof.notation.tex.names import spelled
from symproof.notation.tex.standard import INVERTED, MISSING, NAMES, PRIMITIVE, RAISED
from symproof.notation.tex.syntax import Chain, Group, Name, Node, Number, Prefix, Scripts


class Function:
    """A function that stands at a node, with what its scripts say.

    Attributes:
        name: a primitive, an author's function, or the spelling of one of `standard.NAMES`.
        standard: whether it is no author's function.
        node: where it stands.
        primes: the order of the derivative that is meant.
        power: the exponent at the name, as in sin^2 x.
        base: of a logarithm, where it is written.
    """

    __slots__ = ("base", "name", "node", "power", "primes", "standard")

    def __init__(
        self,
        name: str,
        node: Node,
        *,
        standard: bool,
        primes: int = 0,
        power: Node | None = None,
        base: Node | None = None,
    ) -> None:
        self.name = name
        self.node = node
        self.standard = standard
        self.primes = primes
        self.power = power
        self.base = base


class Functions(Elaborator):
    """Tells functions from other names."""

    def function(self, node: Node) -> Function | None:
        """Return the function that a node is, None for what is none."""
        known = self._known(node)
        if known is not None:
            return known
        if not isinstance(node, Scripts):
            return None
        return self._scripted(node)

    def _known(self, node: Node) -> Function | None:
        name = self.name(node)
        if name is None:
            return None
        if self.vocabulary.is_factor(name):
            if name in self.vocabulary.functions:
                self.unclear(node, f"{spelled(name)} as a function or as a number, not both")
            return None
        primitive = self._primitive(node, name)
        if primitive:
            return Function(primitive, node, standard=True)
        if name in self.vocabulary.functions:
            return Function(name, node, standard=False)
        if not isinstance(node, Name) or node.accents or node.style not in ("command", "word"):
            return None
        word = spelled(name)
        if word in MISSING:
            self.fail(node, f"a function of the notation ({word} is not in it)")
        return Function(PRIMITIVE.get(word, word), node, standard=True) if word in NAMES else None

    def _primitive(self, node: Node, name: str) -> str:
        r"""Return the primitive that the vocabulary says a name is, "" for none.

        An author's own function beside a primitive of the same name is written \operatorname{sigma}
        or \varPhi, as the printer does.
        """
        own = isinstance(node, Name) and (
            node.base == "varPhi" or (node.style == "word" and node.base in GREEK)
        )
        return "" if own else self.vocabulary.primitive(name)

    def _scripted(self, node: Scripts) -> Function | None:
        """Return f', f^{(n)}, sin^2 or log_2."""
        base, below, above = node.base, node.below, node.above
        found = None
        if below is not None:
            found = self._known(replace(node, primes=0, above=None))
        if found is not None:
            below = None
        else:
            found = self._known(base)
        if found is None:
            return None
        if below is not None:
            if found.name != "log" or not found.standard or isinstance(below, Chain):
                self.fail(node, f"{spelled(found.name)} without a subscript")
            found.base = below
        found.node = node
        found.primes = node.primes
        if above is None:
            return found
        order = _order(above)
        if order:
            if found.primes:
                self.unclear(node, "primes or an order, not both")
            found.primes = order
            return found
        self._check_power(found, node, above)
        found.power = above
        return found

    def _check_power(self, found: Function, node: Scripts, above: Node) -> None:
        name = spelled(found.name)
        if found.primes:
            self.unclear(node, f"the power of a derivative outside, as in ({name}'(x))^2")
        if isinstance(above, Prefix) or not isinstance(above, Number | Name):
            self.unclear(node, INVERTED)
        if not found.standard or found.name not in RAISED:
            self.unclear(node, f"the exponent after the brackets, as in {name}(x)^2")

    def starts_function(self, node: Node) -> bool:
        """Whether a standard function stands here."""
        found = self.function(node)
        return found is not None and found.standard


def _order(above: Node) -> int:
    """Return n of the (n) that stands above a function, 0 for anything else."""
    match above:
        case Group(opening="(", closing=")", items=(Number(text=text),)):
            return int(text) if text.isdecimal() and len(text) < 3 else 0
        case _:
            return 0
