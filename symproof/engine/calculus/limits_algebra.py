"""What SymPy proposes for a function whose limit is open: cancelled, factored, by exponentials.

Nothing here is believed: each proposal is proved equal to the function before it is used.  SymPy
sees arithmetic, exponentials and logarithms of the variable; everything else is a symbol to it.
"""

# SymPy has no stubs
# pyright: standard

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import sympy

from symproof.engine.bridge import BridgeError, from_sympy
from symproof.engine.planning.tidy import tidied
from symproof.engine.to_sympy import symbol, to_sympy
from symproof.kernel.errors import KernelError
from symproof.kernel.term import App, Num, Term, Var, substitute

# whether exp of an argument tends to 0 (True), grows (False), or neither (None)
Shrinks = Callable[[Term], "bool | None"]
ARITHMETIC: Final = frozenset({"+", "-", "*", "/", "neg"})
SEEN: Final = frozenset({"exp", "sigmoid", "tanh", "sinh", "cosh", "log"})
HYPERBOLIC: Final = (sympy.tanh, sympy.sinh, sympy.cosh)
STEM: Final = "hidden_"


def proposals(body: Term, name: str, shrinks: Shrinks, *, far: bool) -> Iterator[Term]:
    """Yield forms that SymPy says equal a function of the variable `name`, `far` at infinity."""
    hidden = _Hidden(name)
    try:
        expression = sympy.sympify(to_sympy(hidden.hide(body))).doit()
    except (BridgeError, TypeError, KernelError, KeyError):
        return

    def shown(argument: Any) -> bool | None:
        try:
            return shrinks(hidden.show(from_sympy(argument)))
        except (BridgeError, KernelError):
            return None

    changes = [
        lambda e: _by_small_exponentials(e, symbol(name), shown),
        sympy.factor,
        lambda e: sympy.cancel(sympy.together(e)),
        lambda e: sympy.expand(e, power_exp=False, log=False),
    ]
    if far:
        changes.insert(0, lambda e: _by_small_powers(e, symbol(name)))
    for change in changes:
        try:
            form = change(expression)
            if form is not None:
                yield tidied(hidden.show(from_sympy(form)))
        except (sympy.PolynomialError, NotImplementedError, ValueError, TypeError):
            continue
        except (BridgeError, KernelError):
            continue


class _Hidden:
    """Puts symbols in the place of what SymPy is not to look into, and back."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.symbols: dict[Term, str] = {}

    def hide(self, term: Term) -> Term:
        match term:
            case Num() | Var():
                return term
            case App("^", (a, Num() | App("neg", (Num(),)) as n)):
                return App("^", (self.hide(a), n))
            case App(head, args) if head in ARITHMETIC:
                return App(head, tuple(map(self.hide, args)))
            case App(head, args) if head in SEEN and self.name in term.variables:
                return App(head, tuple(map(self.hide, args)))
            case _:
                return Var(self.symbols.setdefault(term, f"{STEM}{len(self.symbols)}"))

    def show(self, term: Term) -> Term:
        return substitute(term, {name: hidden for hidden, name in self.symbols.items()})


def _by_small_powers(expression: Any, x: Any) -> Any:
    """Return a quotient of polynomials in 1/x, None for what is none of x."""
    if not expression.is_rational_function(x):
        return None
    numerator, denominator = sympy.fraction(sympy.cancel(sympy.together(expression)))
    if not (numerator.has(x) and denominator.has(x)):
        return None
    scale = sympy.Pow(x, -sympy.degree(denominator, x))
    parts: list[Any] = [sympy.expand(sympy.Mul(part, scale)) for part in (numerator, denominator)]
    return parts[0] / parts[1]


def _by_small_exponentials(expression: Any, x: Any, shrinks: Callable[[Any], bool | None]) -> Any:
    """Return a fraction in exponentials that tend to 0, cancelled, None without exponentials."""
    rewritten = expression.rewrite(HYPERBOLIC, sympy.exp)
    small = _Small(x, shrinks)
    table = small.table(rewritten)
    if not table:
        return None
    fraction = sympy.cancel(sympy.together(small.logarithms(rewritten.xreplace(table))))
    parts: list[Any] = [sympy.factor_terms(part) for part in sympy.fraction(fraction)]
    back = {symbol_: sympy.exp(base) for base, symbol_ in small.bases}
    return parts[0].xreplace(back) / parts[1].xreplace(back)


class _Small:
    """Exponentials as powers of some that tend to 0: symbols with their arguments."""

    def __init__(self, x: Any, shrinks: Callable[[Any], bool | None]) -> None:
        self.x = x
        self.shrinks = shrinks
        self.bases: list[tuple[Any, Any]] = []

    def table(self, expression: Any) -> dict[Any, Any] | None:
        """Return what stands for each exponential of the variable, None where one resists."""
        found: dict[Any, Any] = {}
        for exponential in sorted(expression.atoms(sympy.exp), key=str):
            argument = exponential.args[0]
            if argument.has(self.x):
                power = self._power(argument)
                if power is None:
                    return None
                found[exponential] = power
        return found

    def _power(self, argument: Any) -> Any:
        for base, small in self.bases:
            ratio = sympy.cancel(argument / base)
            if ratio.is_Integer:
                return small**ratio
            if ratio.is_Rational:
                return None
        shrinking = self.shrinks(argument)
        if shrinking is None:
            return None
        small = sympy.Dummy(positive=True)
        self.bases.append((argument if shrinking else sympy.expand(-argument), small))
        return small if shrinking else 1 / small

    def logarithms(self, expression: Any) -> Any:
        """Return log(w^-k*v) as k times the argument of w, and log(v)."""
        table: dict[Any, Any] = {}
        for logarithm in expression.atoms(sympy.log):
            inside = sympy.cancel(sympy.together(logarithm.args[0]))
            shift = sympy.Integer(0)
            for base, small in self.bases:
                top, bottom = (sympy.Poly(part, small) for part in sympy.fraction(inside))
                order = _order(top) - _order(bottom)
                inside = sympy.cancel(inside / small**order)
                shift += order * base
            table[logarithm] = shift + sympy.log(inside)
        return expression.xreplace(table)


def _order(polynomial: Any) -> int:
    """Return the least power that occurs."""
    return min(monomial[0] for monomial in polynomial.monoms())
