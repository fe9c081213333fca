r"""Derivatives: `\frac{d}{dx} g`, `\frac{df}{dx}`, `(x^2)'`, and values at a point."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, cast

from symproof.kernel.term import App, Term, Var, substitute
from symproof.notation.tex.elaborator import bracketed, is_enclosed
from symproof.notation.tex.names import spelled
from symproof.notation.tex.products import Products, beside
from symproof.notation.tex.syntax import (
    Beside,
    Chain,
    Fraction,
    Group,
    Name,
    Node,
    Number,
    Scripts,
)
from symproof.notation.tex.uses import is_differential

_BELOW: Final = "d and the variable below the line of a derivative, as in \\frac{d}{dx}"


class Derivatives(Products):
    """Reads derivatives, and what is taken at a point or between two."""

    def derivative_of(self, operator: Fraction, body: list[Node]) -> Term:
        """Return the derivative that an operator takes of what follows it."""
        steps = self._differentials(operator)
        if not body:
            self.fail(operator, "what is differentiated, after the operator")
        if len(body) > 1 and bracketed(body[0]) is not None:
            self.unclear(body[1], "brackets around all that is differentiated")
        whole = beside(*body)
        return self._taken(operator, steps, self.number(bracketed(whole) or whole))

    def quotient(self, node: Fraction) -> Term:
        r"""Return \frac{df}{dx}: the derivative of what stands after the d."""
        steps = self._differentials(node)
        above = node.above
        if not isinstance(above, Beside):
            self.fail(node, "what is differentiated, after the operator")
        rest = list(above.items[1:])
        names = [name for name, _ in steps]
        body = self._dependent(rest[0], names) if len(rest) == 1 else None
        if body is None:
            whole = beside(*rest)
            body = self.number(bracketed(whole) or whole)
            if not set(names) <= body.variables:
                param = names[-1]
                self.fail(whole, f"a function of {param}: what depends on {param} is not said")
        return self._taken(node, steps, body)

    def _taken(self, node: Fraction, steps: list[tuple[str, int]], body: Term) -> Term:
        """Return a derivative by several variables: by the last of them first."""
        for param, order in reversed(steps):
            body = self.differentiated(node, param, body, Var(param), order)
        return body

    def _dependent(self, node: Node, names: list[str]) -> Term | None:
        """Return the value of a function that stands without its arguments.

        What they are called is said by its definition, if it has one.
        """
        name = self.name(node)
        function = self.function(node) if name else None
        if name is None or function is None or function.power is not None or function.primes:
            return None
        params = self.vocabulary.parameters.get(function.name, ())
        if not function.standard and params:
            others = [each for each in names if each not in params]
            if others:
                what = f"{spelled(name)}({', '.join(params)}) is defined"
                self.unclear(node, f"a derivative by an argument of {spelled(name)}: {what}")
            return self.call(function, [Var(param) for param in params])
        if self.vocabulary.functions.get(function.name, 1) not in (None, 1) or len(names) > 1:
            self.fail(node, f"{name} with its arguments")
        return self.call(function, [Var(names[0])])

    def partial(self, items: list[Node], index: int) -> tuple[Term, int]:
        r"""Return \partial_x f(x, y), and the index after it."""
        operator = cast("Scripts", items[index])
        order = self._order(operator.above) if isinstance(operator.above, Number) else 1
        below = operator.below
        if below is None or isinstance(below, Chain) or index + 1 == len(items):
            self.fail(operator, "a variable below \\partial, and what is differentiated after it")
        param = self.variable(below, "a variable below \\partial")
        following = items[index + 1]
        function = self.function(following)
        after = index + 2
        if bracketed(following) is not None:
            body = self.number(bracketed(following) or following)
        elif function is not None and after < len(items) and is_enclosed(items[after]):
            body, after = self.applied(function, items, after)
        else:
            body = self._dependent(following, [param])
        if body is None or after < len(items):
            self.unclear(following, "brackets around what is differentiated")
        return self.differentiated(operator, param, body, Var(param), order), after

    def _differentials(self, node: Fraction) -> list[tuple[str, int]]:
        """Return the variables of a derivative, each with its order."""
        below, above = node.below, node.above
        if not isinstance(below, Beside) or len(below.items) % 2:
            self.fail(node.below, _BELOW)
        pairs = zip(below.items[::2], below.items[1::2], strict=True)
        steps = [self._differential(mark, variable) for mark, variable in pairs]
        first = above.items[0] if isinstance(above, Beside) else above
        stated = 1
        if isinstance(first, Scripts):
            stated = self._order(first.above) if isinstance(first.above, Number) else 0
        if stated != sum(order for _, order in steps):
            self.fail(node, "the same order above and below, as in \\frac{d^2}{dx^2}")
        return steps

    def _differential(self, mark: Node, variable: Node) -> tuple[str, int]:
        """Return the variable after a d below the line, and its order."""
        if not is_differential(mark) or isinstance(mark, Scripts):
            self.fail(mark, _BELOW)
        is_letter = isinstance(mark, Name) and mark.style == "" and mark.base == "d"
        if is_letter and self.vocabulary.is_factor("d"):
            self.unclear(mark, "\\mathrm{d} for the derivative, as d is a name here")
        order = 1
        if isinstance(variable, Scripts) and isinstance(variable.above, Number):
            order = self._order(variable.above)
            bare = replace(variable, above=None)
            variable = bare if bare.below is not None else bare.base
        return self.variable(variable, _BELOW), order

    def _order(self, node: Number) -> int:
        if not node.text.isdecimal() or len(node.text) > 2 or not int(node.text):
            self.fail(node, "the order of the derivative, a numeral from 1 on")
        return int(node.text)

    def primed(self, node: Scripts) -> Term:
        """Return the derivative of what stands in brackets, by its only variable."""
        body = bracketed(node.base)
        name = self.name(node.base)
        if body is None and not (name and name in self.vocabulary.values):
            self.fail(node, "( after the ': of what variable this is a function is not said")
        taken = self.number(body or node.base)
        if node.below is not None or node.above is not None:
            self.unclear(node, "brackets around the derivative")
        if len(taken.variables) != 1:
            self.unclear(node, "\\frac{d}{dx}: by which variable the derivative is, is not said")
        (param,) = taken.variables
        return self.differentiated(node, param, taken, Var(param), node.primes)

    # at a point

    def at_bar(self, node: Scripts) -> Term:
        r"""Return \left. F \right|_{x = a}, F(x)|_a^b or [F(x)]_a^b."""
        group = cast("Group", node.base)
        if len(group.items) != 1 or node.primes:
            self.fail(node, "one term before the bar")
        whole = self.number(group.items[0])
        below, above = node.below, node.above
        if isinstance(below, Chain) and below.links:
            name, start = self._point(below)
            if above is None:
                return self._put(node, whole, name, start)
            end = self.inner(above)
        elif below is None or above is None:
            self.fail(node, "x = a below the bar, or two ends")
        else:
            name = self._only(node, whole)
            start = self.inner(cast("Node", below.first if isinstance(below, Chain) else below))
            end = self.inner(above)
        first = self._put(node, whole, name, end)
        last = self._put(node, whole, name, start)
        if type(last) is App and last.head in ("+", "-", "neg"):
            return self.build(node, "-", first, last)
        return self.build(node, "-", first, last)

    def _only(self, node: Node, whole: Term) -> str:
        if len(whole.variables) != 1:
            self.unclear(node, "x = a below the bar: which variable is meant is not said")
        (name,) = whole.variables
        return name

    def _point(self, below: Chain) -> tuple[str, Term]:
        if below.first is None or len(below.links) != 1 or below.links[0].relation != "=":
            self.fail(below.links[0].right, "x = a below the bar")
        name = self.variable(below.first, "a variable below the bar")
        return name, self.inner(below.links[0].right)

    def _put(self, node: Node, whole: Term, name: str, value: Term) -> Term:
        if value.shape is not None:
            self.fail(node, "a number at which the value is taken")
        return self.made(node, lambda: substitute(whole, {name: value}))


def is_bar(node: Scripts) -> bool:
    """Whether a node is taken at a point, or between two ends."""
    base = node.base
    if not isinstance(base, Group) or node.below is None:
        return False
    shapes = {(".", "|"), ("[", "]"), ("(", "|"), ("[", "|"), ("(", ")"), (".", "]")}
    return (base.opening, base.closing) in shapes
