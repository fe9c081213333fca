"""Antiderivatives that are worth trying: from a small table, then from SymPy.  None is believed.

A wrong one, for whatever reason (SymPy has branches, and assumes what is generic), fails when its
derivative is compared with the function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from symproof.engine.calculus.integrals_bells import quietly_of_bell
from symproof.engine.laws.error_function import BELL, WIDE_BELL
from symproof.engine.planning.tidy import tidied
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import difference, ring_equal
from symproof.kernel.sequent import ZERO
from symproof.kernel.term import BRACKET, App, Lam, Num, Term, Var, substitute
from symproof.notation.plain import parse_term

ONE: Final = Num(1)
TWO: Final = Num(2)
# of a polynomial that is integrated by parts
MAX_DEGREE: Final = 8
# for each call of SymPy
SECONDS: Final = 3.0
# f -> an antiderivative of f at t
OF_PRIMITIVES: Final = {
    "exp": "exp(t)",
    "sin": "-cos(t)",
    "cos": "sin(t)",
    "sinh": "cosh(t)",
    "cosh": "sinh(t)",
    "tanh": "log(cosh(t))",
    "sigmoid": "log(1 + exp(t))",
    "sqrt": "2/3*(t*sqrt(t))",
    "log": "t*log(t) - t",
    "atan": "t*atan(t) - log(1 + t^2)/2",
    "abs": "t*abs(t)/2",
    "sign": "abs(t)",
    "erf": "t*erf(t) + exp(-t^2)/sqrt(pi)",
    "Phi": "t*Phi(t) + exp(-t^2/2)/sqrt(2*pi)",
}


def candidates(body: Term, name: str) -> Iterator[Term]:
    """Yield terms in the variable `name` whose derivative may be the body, each once."""
    seen: set[Term] = set()
    for term in _candidates(body, name):
        if term not in seen and not term.functions:
            seen.add(term)
            yield term


def _candidates(body: Term, name: str) -> Iterator[Term]:
    for sign in (1, -1):
        found = _Table(name, sign).of(body)
        if found is not None:
            yield found
    bell = quietly_of_bell(body, name)
    if bell is not None:
        yield bell
    if not body.functions:
        yield from _by_sympy(body, name)


class _Table:
    """Antiderivatives by structure; where a logarithm is needed, that of u or that of -u."""

    def __init__(self, name: str, sign: int) -> None:
        self.name = name
        self.t = Var(name)
        self.sign = sign

    def of(self, body: Term) -> Term | None:
        """Return an antiderivative, None where the table has none."""
        if self.name not in body.variables:
            return self.t if body == ONE else body * self.t
        special = self._bell(body)
        if special is not None:
            return special
        match body:
            case App(head, (a,)) if head == BRACKET:
                return self.of(a)
            case App("neg", (a,)):
                inner = self.of(a)
                return None if inner is None else -inner
            case App("+" | "-" as head, (a, b)):
                left, right = self.of(a), self.of(b)
                return None if left is None or right is None else App(head, (left, right))
            case App("*", (a, b)):
                return self._product(a, b)
            case App("/", (a, b)):
                return self._quotient(a, b)
            case App("^", (a, n)):
                return self._power(a, n)
            case App(head, (a,)) if head in OF_PRIMITIVES:
                return self._composed(a, parse_term(OF_PRIMITIVES[head]))
            case Var():
                return self.t**2 / TWO
            case _:
                return None

    def _product(self, a: Term, b: Term) -> Term | None:
        for constant, rest in ((a, b), (b, a)):
            if self.name not in constant.variables:
                inner = self.of(rest)
                return None if inner is None else constant * inner
        for factor, wave in ((a, b), (b, a)):
            if isinstance(wave, App) and wave.head == "exp":
                return self._by_parts(factor, wave)
        return None

    def _by_parts(self, polynomial: Term, wave: App) -> Term | None:
        """Return q*exp(u)/c^(n + 1), q = c^n*p - c^(n - 1)*p' + ..., for u = c*t + d.

        n is the degree of the polynomial p.
        """
        slope = self._slope(wave.args[0])
        derivatives = [polynomial]
        while not _is(derivatives[-1], ZERO):
            found = _derivative(derivatives[-1], self.name)
            if found is None or slope is None or len(derivatives) > MAX_DEGREE:
                return None
            derivatives.append(tidied(found))
        if slope is None:
            return None
        *shown, _ = derivatives
        result: Term = ZERO
        for i, derivative in enumerate(shown):
            part = slope ** (len(shown) - 1 - i) * derivative
            result = result - part if i % 2 else result + part
        return tidied(tidied(result) * wave / slope ** len(shown))

    def _quotient(self, a: Term, b: Term) -> Term | None:
        if self.name not in b.variables:
            inner = self.of(a)
            return None if inner is None else inner / b
        if self.name in a.variables:
            return None
        if _is(b, ONE + self.t**2):
            return a * App("atan", (self.t,))
        match b:
            case App(head, (inner,)) if head == BRACKET:
                return self._quotient(a, inner)
            case App("^", (base, n)):
                power = self._power(base, -n)
                return None if power is None else a * power
            case _:
                found = self._composed(b, App("log", (self._signed(Var("t")),)))
                return None if found is None else a * found

    def _signed(self, u: Term) -> Term:
        return u if self.sign > 0 else -u

    def _power(self, base: Term, exponent: Term) -> Term | None:
        if self.name in exponent.variables:
            return None
        if _is(exponent, -ONE):
            return self._composed(base, App("log", (self._signed(Var("t")),)))
        raised = tidied(exponent + ONE)
        return self._composed(base, Var("t") ** raised / raised)

    def _composed(self, inside: Term, outer: Term) -> Term | None:
        """Return F(c*t + d)/c, for a term F(t) and inside = c*t + d."""
        slope = self._slope(inside)
        if slope is None:
            return None
        value = substitute(outer, {"t": inside})
        return value if slope == ONE else value / slope

    def _slope(self, inside: Term) -> Term | None:
        """Return c where a term is c*t + d, c being no visible 0."""
        try:
            start, end = (substitute(inside, {self.name: n}) for n in (ZERO, ONE))
            slope = tidied(end - start)
            line = slope * self.t + start
        except KernelError:
            return None
        return slope if _is(inside, line) and not _is(slope, ZERO) else None

    def _bell(self, body: Term) -> Term | None:
        """Return erf or Phi, for the function under its integral or its density."""
        root = App("sqrt", (App("pi", ()),))
        area = App("sqrt", (TWO * App("pi", ()),))
        erf, phi = App("erf", (self.t,)), App("Phi", (self.t,))
        narrow, wide = (_at(bell, self.t) for bell in (BELL, WIDE_BELL))
        for shape, found in (
            (narrow, root / TWO * erf),
            (TWO / root * narrow, erf),
            (wide, area * phi),
            (wide / area, phi),
        ):
            if _is(body, shape):
                return found
        return None


def _derivative(term: Term, name: str) -> Term | None:
    """Return the derivative of a polynomial in a variable, None for what is none."""
    if name not in term.variables:
        return ZERO
    match term:
        case Var():
            return ONE
        case App("+" | "-" as head, (a, b)):
            left, right = _derivative(a, name), _derivative(b, name)
            return None if left is None or right is None else App(head, (left, right))
        case App("neg" | "()", (a,)):
            inner = _derivative(a, name)
            return inner if inner is None or term.head != "neg" else -inner
        case App("*", (a, b)):
            left, right = _derivative(a, name), _derivative(b, name)
            return None if left is None or right is None else left * b + a * right
        case App("/", (a, b)) if name not in b.variables:
            inner = _derivative(a, name)
            return None if inner is None else inner / b
        case App("^", (a, Num(n))) if n > 0:
            inner = _derivative(a, name)
            return None if inner is None else Num(n) * a ** (n - 1) * inner
        case _:
            return None


def _at(function: Lam, value: Term) -> Term:
    return substitute(function.body, {function.params[0]: value})


def _is(a: Term, b: Term) -> bool:
    """Whether two terms have one normal form."""
    try:
        return difference(a, b) == 0 or ring_equal(a, b)
    except KernelError:
        return False


def _by_sympy(body: Term, name: str) -> Iterator[Term]:
    """Yield what SymPy integrates a term to, and each case of it."""
    # SymPy is loaded where the table does not do
    from symproof.engine.calculus.integrals_algebra import integrated

    yield from integrated(body, name, SECONDS)


Candidates = Callable[[Term, str], Iterator[Term]]
