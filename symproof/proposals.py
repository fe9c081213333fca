"""What SymPy proposes for an expression: shorter forms, derivatives, limits.  None is believed."""

# SymPy has no stubs
# pyright: standard

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import lcm
from typing import Any, Final

from symproof.kernel.term import Term
from symproof.notation.plain import show

# for each call of SymPy
SECONDS: Final = 3.0
# from the tidiest to the most thorough; each is a function of SymPy
FORMS: Final = (
    *("cancel", "factor", "together", "expand", "radsimp", "trigsimp", "powsimp"),
    *("logcombine", "simplify"),
)
# those that take no polynomial apart
SAFE: Final = ("together", "powsimp", "simplify")
MAX_POWER: Final = 12


def forms(term: Term) -> tuple[Term, ...]:
    """Return shorter forms of a term that SymPy finds, the shortest first."""
    import sympy

    expression = _expression(term)
    if expression is None:
        return ()
    size = len(show(term))
    found: dict[Term, int] = {}
    for form in _distinct(_forms(expression, sympy)):
        value = _term(form)
        if value is not None and value != term:
            found.setdefault(value, len(show(value)))
    return tuple(sorted([t for t in found if found[t] < size], key=lambda t: (found[t], show(t))))


def _forms(expression: Any, sympy: Any) -> Iterator[Any]:
    evaluated = _tried(lambda: expression.doit())
    if evaluated is None:
        return
    yield evaluated
    hyperbolic = _tried(lambda: evaluated.rewrite(sympy.exp))
    for start in (evaluated, hyperbolic):
        if start is None:
            continue
        for name in FORMS if _is_low(start, sympy) else SAFE:
            yield _tried(lambda start=start, name=name: getattr(sympy, name)(start))
    yield _tried(lambda: sympy.piecewise_fold(evaluated))


def _is_low(expression: Any, sympy: Any) -> bool:
    """Whether the exponentials are powers of one with small exponents: factoring tries them."""
    if any(power.args[0].expand().is_Add for power in expression.atoms(sympy.exp)):
        return False
    parts = [power.args[0].as_coeff_Mul()[0] for power in expression.atoms(sympy.exp)]
    rational = [part for part in parts if part.is_Rational]
    common = lcm(*(int(part.q) for part in rational))
    return all(abs(part * common) <= MAX_POWER for part in rational)


def _distinct(values: Iterator[Any]) -> list[Any]:
    return list(dict.fromkeys(value for value in values if value is not None))


def derivative(term: Term, variable: str) -> tuple[Term, ...]:
    """Return the derivative that SymPy gives, in its forms."""
    import sympy

    expression = _expression(term)
    if expression is None:
        return ()
    symbol = sympy.Symbol(variable, real=True)
    raw = _tried(lambda: expression.doit().diff(symbol))
    value = None if raw is None else _term(raw)
    return () if value is None else (*forms(value), value)


def limit(term: Term, variable: str, *, at_plus: bool) -> Term | str | None:
    """Return SymPy's limit at oo or -oo, an infinite one as text, None where it gives none."""
    import sympy

    expression = _expression(term)
    if expression is None:
        return None
    symbol = sympy.Symbol(variable, real=True)
    end = sympy.oo if at_plus else -sympy.oo
    value = _tried(lambda: sympy.limit(expression.doit(), symbol, end))
    if value is None or isinstance(value, sympy.Limit | sympy.AccumBounds):
        return None
    if value in (sympy.oo, -sympy.oo):
        return str(value)
    return _term(value)


def zeros(term: Term, variable: str) -> tuple[Term, ...]:
    """Return where a term is 0, as far as SymPy finds finitely many places."""
    import sympy

    expression = _expression(term)
    if expression is None:
        return ()
    symbol = sympy.Symbol(variable, real=True)
    found = _tried(lambda: sympy.solveset(expression.doit(), symbol, sympy.S.Reals))
    if not isinstance(found, sympy.FiniteSet):
        return ()
    values = [_term(value) for value in found]
    return tuple(sorted([value for value in values if value is not None], key=show))


def _expression(term: Term) -> Any:
    from symproof.engine.to_sympy import to_sympy

    return _tried(lambda: to_sympy(term))


def _term(value: Any) -> Term | None:
    from symproof.engine.bridge import from_sympy

    return _tried(lambda: from_sympy(value))


def _tried(function: Callable[[], Any]) -> Any:
    """Return what SymPy gives within its time, None where it fails."""
    from symproof.engine.asking import answered

    return answered(function, SECONDS)
