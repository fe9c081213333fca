r"""Functions and what they are applied to, with brackets and without: `f(x)`, `\sin 2x`."""

from __future__ import annotations

from abc import abstractmethod
from typing import Final

from symproof.kernel.shapes import Shape
from symproof.kernel.term import PRIMITIVES, Num, Term, Var, diff, substitute
from symproof.notation.binder_reader import PRIMED, each_entry
from symproof.notation.cursor import arguments_of
from symproof.notation.plain_reader import NESTED
from symproof.notation.tex.elaborator import BRACKETS
from symproof.notation.tex.functions import Function, Functions
from symproof.notation.tex.names import spelled
from symproof.notation.tex.standard import (
    BASES,
    EXPECTATIONS,
    IMAGINARY,
    QUOTIENTS,
)
from symproof.notation.tex.syntax import (
    Chain,
    Fraction,
    Group,
    Name,
    Node,
    Number,
    Root,
    Scripts,
)
from symproof.notation.tex.uses import parts

_AFTER: Final = "an argument of {}"


class Application(Functions):
    """Reads functions with their arguments."""

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
        if group.opening == "[" and function.name in EXPECTATIONS:
            self.fail(function.node, "a term: expectations and probabilities are none")
        if group.opening != "(" and not (function.name in NESTED or len(items) == 1):
            self.unclear(group, f"round brackets after {name}")
        if not items or ";" in group.separators:
            self.fail(group, _AFTER.format(name))
        if len(items) == 1 and function.name in NESTED:
            self.fail(group, f"at least two arguments of {name}")
        if function.standard and function.name == "exp":
            self.check_real(items[0])
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
            if name in self.vocabulary.templates:
                return self._filled(node, name, args)
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

    def _filled(self, node: Node, name: str, args: list[Term]) -> Term:
        """Return the matrix that a function has as its value."""
        params, body = self.vocabulary.templates[name]
        if len(params) != len(args) or any(arg.shape is not None for arg in args):
            self.fail(node, f"{spelled(name)} of {len(params)} numbers")
        return self.made(node, lambda: substitute(body, dict(zip(params, args, strict=True))))

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
        if name in self.vocabulary.templates:
            self.fail(node, f"no ' here: the values of {spelled(name)} are matrices")
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

    def check_real(self, exponent: Node) -> None:
        """Refuse e^{i x}, in which i is no real number."""
        pending: list[Node | Chain] = [exponent]
        while pending:
            node = pending.pop()
            pending.extend(parts(node))
            if not isinstance(node, Name) or node.accents or node.base not in IMAGINARY:
                continue
            name = self.name(node)
            if name not in self.indices and name not in self.vocabulary.real:
                self.fail(node, "a real exponent: complex numbers are not in the notation")

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
        return self.raised(node, base, node.above)

    @abstractmethod
    def raised(self, node: Node, base: Term, above: Node) -> Term:
        """Return a term with what stands above it: an exponent, or the sign of a transpose."""


_SIMPLE: Final = (Number, Name, Fraction, Root, Scripts)


def _group(node: Node) -> tuple[Group | None, Scripts | None]:
    """Return the brackets that stand here, and the node with their scripts where they have any."""
    scripts = node if isinstance(node, Scripts) else None
    inner = node.base if isinstance(node, Scripts) else node
    if isinstance(inner, Group) and BRACKETS.get(inner.opening) == inner.closing:
        return inner, scripts
    return None, None
