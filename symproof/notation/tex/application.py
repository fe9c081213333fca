r"""Functions and what they are applied to, with brackets and without: `f(x)`, `\sin 2x`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from symproof.kernel.shapes import Shape
from symproof.kernel.term import PRIMITIVES, Num, Term, Var, diff
from symproof.notation.binder_reader import PRIMED, each_entry
from symproof.notation.cursor import arguments_of
from symproof.notation.names import GREEK
from symproof.notation.tex.elaborator import BRACKETS, Elaborator
from symproof.notation.tex.names import spelled
from symproof.notation.tex.standard import (
    BASES,
    INVERTED,
    MISSING,
    NAMES,
    NESTED,
    PRIMITIVE,
    QUOTIENTS,
    RAISED,
)
from symproof.notation.tex.syntax import (
    Beside,
    Cases,
    Chain,
    Fraction,
    Grid,
    Group,
    Infix,
    Integral,
    Limit,
    Name,
    Node,
    Number,
    Prefix,
    Root,
    Scripts,
)

_AFTER: Final = "an argument of {}"


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


class Application(Elaborator):
    """Reads functions with their arguments."""

    # which function stands here

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
        if name is None or self.vocabulary.is_factor(name):
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

    # application

    def applied(self, function: Function, items: list[Node], index: int) -> tuple[Term, int]:
        """Return a function of what stands at `items[index]` on, and the index after that."""
        if index >= len(items):
            self.fail(function.node, _AFTER.format(spelled(function.name)) + " after it")
        following = items[index]
        group, exponent = _group(following)
        if group is not None:
            result = self.called(function, group)
            if exponent is not None:
                result = self.scripted(exponent, result)
            return result, index + 1
        if not function.standard:
            name = spelled(function.name)
            self.fail(following, f"( after the function {name}")
        argument, index = self.bare_argument(function, items, index)
        return self.call(function, [argument]), index

    def called(self, function: Function, group: Group) -> Term:
        """Return a function of what stands between brackets."""
        items, name = group.items, spelled(function.name)
        if group.opening != "(" and not (function.name in NESTED or len(items) == 1):
            self.unclear(group, f"round brackets after {name}")
        if not items or ";" in group.separators:
            self.fail(group, _AFTER.format(name))
        if len(items) == 1 and function.name in NESTED:
            self.fail(group, f"at least two arguments of {name}")
        return self.call(function, [self.inner(item) for item in items])

    def call(self, function: Function, args: list[Term]) -> Term:
        """Return a function of its arguments, with its primes and exponent."""
        result = self._with_primes(function, args) if function.primes else None
        if result is None:
            result = self._plain(function, args)
        if function.power is not None:
            result = self.build(function.node, "^", result, self.inner(function.power))
        return result

    def _plain(self, function: Function, args: list[Term]) -> Term:
        name, node = function.name, function.node
        if not function.standard:
            arity = self.vocabulary.functions.get(name)
            if arity is not None and arity != len(args):
                self.fail(node, f"{spelled(name)} with {arguments_of(arity)}")
            return self.of(node, name, args)
        if name in NESTED:
            result = self.of(node, name, args[:2])
            for arg in args[2:]:
                result = self.of(node, name, [result, arg])
            return result
        if len(args) != 1:
            self.fail(node, f"{name} with {arguments_of(PRIMITIVES.get(name, 1))}")
        if name in PRIMITIVES and not (name == "log" and function.base):
            return self.of(node, name, args)
        if args[0].shape is not None:
            self.fail(node, f"a number after {name}")
        if name in QUOTIENTS:
            above, below = QUOTIENTS[name]
            top = Num(1) if above == "1" else self.build(node, above, *args)
            return self.build(node, "/", top, self.build(node, below, *args))
        base = Num(BASES[name]) if name in BASES else self.inner(function.base or node)
        return self.build(node, "/", self.build(node, "log", *args), self.build(node, "log", base))

    def of(self, node: Node, head: str, args: list[Term]) -> Term:
        """Return a function of numbers, or of each entry of the one matrix among them."""
        shapes: list[Shape] = [arg.shape for arg in args if arg.shape is not None]
        if not shapes:
            return self.build(node, head, *args)
        if len(shapes) > 1:
            self.fail(node, f"one matrix among the arguments of {spelled(head)}")
        return self.made(node, lambda: each_entry(head, tuple(args)))

    def _with_primes(self, function: Function, args: list[Term]) -> Term:
        """Return f'(a): a derivative of the function at a."""
        name, node, order = function.name, function.node, function.primes
        arity = self.vocabulary.functions.get(name) if not function.standard else 1
        unary = function.standard and name not in NESTED and name in PRIMITIVES
        if len(args) != 1 or (function.standard and not unary) or arity not in (None, 1):
            self.fail(node, f"no ' here: {spelled(name)} is not a function of one variable")
        (point,) = args
        if point.shape is not None:
            return self.made(node, lambda: each_entry(name, (point,), order))
        param = point.name if isinstance(point, Var) else PRIMED
        return self.differentiated(node, param, self.build(node, name, Var(param)), point, order)

    def differentiated(self, node: Node, param: str, body: Term, point: Term, order: int) -> Term:
        """Return a derivative of some order."""

        def make() -> Term:
            slope = body
            for _ in range(order - 1):
                slope = diff(param, slope, Var(param))
            return diff(param, slope, point)

        return self.made(node, make)

    # arguments without brackets

    def bare_argument(self, function: Function, items: list[Node], index: int) -> tuple[Term, int]:
        """Return the argument of a function without brackets: as far as the next function."""
        first, name = items[index], spelled(function.name)
        if function.name in NESTED:
            self.fail(first, f"( after {name}")
        inner = self.function(first)
        if inner is not None:
            argument, end = self.applied(inner, items, index + 1)
        elif isinstance(first, Group):
            argument, end = self.term(first), index + 1
        else:
            end = index
            while end < len(items) and self._reached(items, end):
                end += 1
            if end == index:
                self.fail(first, f"an argument of {name}, or ( before it")
            return self.product(items[index:end]), end
        if end < len(items) and not self.starts_function(items[end]):
            self.unclear(items[end], f"brackets around the argument of {name}")
        return argument, end

    def _reached(self, items: list[Node], index: int) -> bool:
        """Whether a factor belongs to the argument of the function before it."""
        node = items[index]
        found = self.function(node)
        if found is not None and found.standard:
            return False
        group = _group(items[index + 1])[0] if index + 1 < len(items) else None
        if found is not None or group is not None or not isinstance(node, _SIMPLE):
            self.unclear(node, "brackets around the argument of the function before it")
        if isinstance(node, Scripts) and not isinstance(node.base, _SIMPLE):
            self.unclear(node, "brackets around the argument of the function before it")
        return True

    def scripted(self, node: Scripts, base: Term) -> Term:
        """Return a term with the exponent that a node has."""
        if node.primes or node.below is not None or node.above is None:
            self.unclear(node, "a derivative with its ' at the name of the function")
        return self.build(node, "^", base, self.inner(node.above))


_SIMPLE: Final = (Number, Name, Fraction, Root, Scripts)
_TALL: Final = (Cases, Grid, Integral, Limit, Infix, Beside)


def _group(node: Node) -> tuple[Group | None, Scripts | None]:
    """Return the brackets that stand here, and the node with their scripts where they have any."""
    scripts = node if isinstance(node, Scripts) else None
    inner = node.base if isinstance(node, Scripts) else node
    if isinstance(inner, Group) and BRACKETS.get(inner.opening) == inner.closing:
        return inner, scripts
    return None, None


def _order(above: Node) -> int:
    """Return n of the (n) that stands above a function, 0 for anything else."""
    match above:
        case Group(opening="(", closing=")", items=(Number(text=text),)):
            return int(text) if text.isdecimal() and len(text) < 3 else 0
        case _:
            return 0
