"""What SymPy integrates a term to.  It is not believed, only proposed."""

# SymPy has no stubs
# pyright: standard

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sympy
from sympy.integrals.manualintegrate import manualintegrate

from symproof.engine.asking import answered
from symproof.engine.bridge import from_sympy
from symproof.engine.to_sympy import symbol, to_sympy
from symproof.kernel.term import Term


def integrated(body: Term, name: str, seconds: float) -> Iterator[Term]:
    """Yield antiderivatives that SymPy proposes, as they are and case by case."""
    expression = answered(lambda: to_sympy(body).doit(), seconds)
    if expression is None:
        return
    variable = symbol(name)
    for integrate in (manualintegrate, sympy.integrate):
        found = answered(lambda integrate=integrate: integrate(expression, variable), seconds)
        if found is None or found.has(sympy.Integral):
            continue
        for form in (found, *_cases(found)):
            term = answered(lambda form=form: from_sympy(form), seconds)
            if term is not None:
                yield term


def _cases(expression: Any) -> tuple[Any, ...]:
    """Return what an expression is in each of the cases that SymPy distinguishes."""
    if not isinstance(expression, sympy.Piecewise):
        return ()
    return tuple([pair.args[0] for pair in expression.args])
