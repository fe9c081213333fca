"""Shorter forms of a term: what tidying makes of it, and what SymPy proposes.  None is believed."""

from __future__ import annotations

from collections.abc import Iterator

from symproof import proposals
from symproof.engine.planning.forms import proposals as tidier_forms
from symproof.engine.planning.symmetry import SYMMETRIES, reflected
from symproof.engine.planning.tidy import Tidier, quietly
from symproof.kernel.term import Term
from symproof.notation.plain import show


def shorter(term: Term) -> tuple[Term, ...]:
    """Return forms of a term whose text is shorter, the shortest first."""
    lengths = {form: len(show(form)) for form in (*_tidy(term), *proposals.forms(term))}
    limit = len(show(term))
    found = [form for form, length in lengths.items() if length < limit]
    return tuple(sorted(found, key=lambda form: (lengths[form], show(form))))


def _tidy(term: Term) -> Iterator[Term]:
    """Yield forms that need no SymPy, also with h(u) for h(-u)."""
    yield from tidier_forms(term, Tidier())
    tidy = quietly(Tidier().tidy, term)
    if tidy is None:
        return
    turned = tidy
    for head in SYMMETRIES:
        turned = reflected(turned, head)
    if turned != tidy:
        yield from tidier_forms(turned, Tidier())
