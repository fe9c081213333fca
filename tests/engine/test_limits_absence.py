"""Limits that do not exist: a theorem says so, and how the function behaves."""

from __future__ import annotations

import pytest

from symproof.engine.calculus.limits_absence import FALSE, no_limit
from symproof.engine.context import Context
from symproof.kernel.sequent import Claim
from symproof.notation.plain import parse_term

WORDS = {
    "limit(sign(x), x, 0)": "from the right it tends to 1, from the left it tends to -1",
    "limit(1/(1 + exp(-1/x)), x, 0)": "from the right it tends to 1, from the left it tends to 0",
    "limit(diff(abs(x), x), x, 0)": "from the right it tends to 1, from the left it tends to -1",
    "limit(exp(1/x), x, 0)": "from the right it tends to infinity, from the left it tends to 0",
    "limit(1/x, x, 0)": (
        "from the right it tends to infinity, from the left it tends to minus infinity"
    ),
    "limit(1/x^2, x, 0)": "the function tends to infinity",
    # nothing is said of a side of which nothing is known
    "limit(cases(1/x if x > 0, sin(1/x) otherwise), x, 0)": "from the right it tends to infinity",
    "limit(1/x, x, 0, '+')": "the function tends to infinity",
    "limit(x, x, oo)": "the function tends to infinity",
    "limit(-x^2, x, -oo)": "the function tends to minus infinity",
    "limit(exp(x) - x, x, oo)": "the function tends to infinity",
}


@pytest.mark.parametrize("text", WORDS)
def test_that_there_is_no_limit_is_a_theorem(text: str):
    term = parse_term(text)
    found = no_limit(Context(), term)
    assert found is not None
    assert found.theorem.claim == FALSE
    assert found.theorem.hyps == {Claim("limit", term, term)}
    assert found.words == WORDS[text]


@pytest.mark.parametrize(
    "text", ["limit(x, x, 0)", "limit(sin(x), x, oo)", "limit(phi(x), x, 0)", "limit(abs(x), x, 0)"]
)
def test_of_a_limit_that_exists_or_is_not_known_nothing_is_said(text: str):
    assert no_limit(Context(), parse_term(text)) is None
