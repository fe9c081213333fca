"""Functions that a document uses without a definition, as the library knows them."""

from __future__ import annotations

from functools import cache

from symproof.document.scopes.subjects import is_letter, is_standard
from symproof.kernel.sequent import Definition


@cache
def known_definition(name: str) -> Definition | None:
    """Return the library's definition of a function, under the name that it has in a document."""
    if is_letter(name) or is_standard(name) or "_" in name:
        return None
    # the library is loaded where a document needs it
    from symproof.questions import QuestionError, known_function

    for spelling in (name, name.lower()):
        try:
            found = known_function(spelling, {})
        except QuestionError:
            continue
        if not found.variables and not found.body.functions:
            return Definition(name, found.params, found.body)
    return None
