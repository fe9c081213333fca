r"""Which function a node is: `f`, `f_\alpha`, `f'`, `\sin^2`, `\log_2`, `\Phi`."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace

from symproof.kernel.term import Term, Var
from symproof.notation.names import GREEK
from symproof.notation.tex.elaborator import Elaborator
from symproof.notation.tex.names import spelled
from symproof.notation.tex.standard import (
    DOTS,
    INVERTED,
    MISSING,
    NAMES,
    PRIMITIVE,
    RAISED,
)
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
        derivative = self._dotted(node, name) or self._ordered(node, name)
        if derivative is not None:
            return derivative
        if self.vocabulary.is_factor(name):
            if name in self.vocabulary.functions:
                self.unclear(node, f"{spelled(name)} as a function or as a number, not both")
            return None
        primitive = self._primitive(node, name)
        if primitive:
            return Function(primitive, node, standard=True)
        if name in self.vocabulary.functions:
            if name in self.vocabulary.refused:
                self.fail(node, self.vocabulary.refused[name])
            return Function(name, node, standard=False)
        if not isinstance(node, Name) or node.accents or node.style not in ("command", "word"):
            return None
        word = spelled(name)
        if word in MISSING:
            self.fail(node, f"a function of the notation ({word} is not in it)")
        return Function(PRIMITIVE.get(word, word), node, standard=True) if word in NAMES else None

    def _dotted(self, node: Node, own: str) -> Function | None:
        r"""Return the derivative that \dot{x} is of a function x, None for anything else."""
        base = node.base if isinstance(node, Scripts) and isinstance(node.base, Name) else node
        if not isinstance(base, Name) or not base.accents or base.accents[-1] not in DOTS:
            return None
        if own in self.vocabulary.parameters or own in self.vocabulary.values:
            return None
        bare = replace(base, accents=base.accents[:-1])
        name = self.name(bare if base is node else replace(node, base=bare))
        if name is None or len(self.vocabulary.parameters.get(name, ())) != 1:
            return None
        if name not in self.vocabulary.functions or self.vocabulary.is_factor(name):
            return None
        return Function(name, node, standard=False, primes=DOTS[base.accents[-1]])

    def _ordered(self, node: Node, own: str) -> Function | None:
        """Return the derivative that f^{(2)} is of a function f, None for anything else."""
        order = _order(node.above) if isinstance(node, Scripts) and node.above else 0
        if not isinstance(node, Scripts) or not order or node.primes:
            return None
        if own in self.vocabulary.parameters or own in self.vocabulary.values:
            return None
        name = self.name(replace(node, above=None) if node.below is not None else node.base)
        if name is None or len(self.vocabulary.parameters.get(name, ())) != 1:
            return None
        if name not in self.vocabulary.functions or self.vocabulary.is_factor(name):
            return None
        return Function(name, node, standard=False, primes=order)

    def bare_derivative(self, function: Function) -> Term | None:
        """Return f'(x) for f' where the definition of f says f(x), None where none does.

        With dots the variable must be t.
        """
        if not self.is_bare_derivative(function):
            return None
        (param,) = self.vocabulary.parameters[function.name]
        return self.call(function, [Var(param)])

    def is_bare_derivative(self, function: Function) -> bool:
        """Whether a function is a derivative, and by which variable is known."""
        if function.standard or function.power is not None or not function.primes:
            return False
        params = self.vocabulary.parameters.get(function.name, ())
        return len(params) == 1 and function.name not in self.vocabulary.templates

    @abstractmethod
    def call(self, function: Function, args: list[Term]) -> Term:
        """Return a function of its arguments, with its primes and exponent."""

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
