"""Lines changed at random: what is called true has the values of the line before it."""

from __future__ import annotations

import random

import pytest
from mpmath import mpf

from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Num, Term
from symproof.notation.plain import parse_term, show
from symproof.teaching.grading.key import Item
from tests.numeric import differ
from tests.teaching.grading.items import (
    BEFORE_CASES,
    BY_ODDNESS,
    COLLECTED,
    LAST,
    POSITIVE,
    SYMMETRY,
    mark,
)

ITEMS = (BY_ODDNESS, COLLECTED, LAST, POSITIVE, BEFORE_CASES, SYMMETRY)
POINTS = (0.7, 1.9, -0.7, -2.3, 0.0, 1.0, -1.0, 3.3)
FUNCTIONS = {
    "phi": lambda t: t**3 / 5 + t,
    "relu": lambda t: max(t, mpf(0)),
}
CHANGES = 12


def _changed(term: Term, pool: list[Term], rng: random.Random) -> Term:
    if isinstance(term, App) and rng.random() < 0.75:
        place = rng.randrange(len(term.args))
        args = list(term.args)
        args[place] = _changed(args[place], pool, rng)
        return App(term.head, tuple(args))
    match rng.randrange(5):
        case 0:
            return -term
        case 1:
            return term + 1
        case 2:
            return App("*", (Num(2), term))
        case 3:
            return App("/", (term, rng.choice(pool)))
        case _:
            return rng.choice(pool)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item.number))
def test_a_changed_line_that_is_called_true_has_the_same_values(item: Item, seed: int) -> None:
    rng = random.Random(100 * item.number + seed)
    before, answer = parse_term(item.before), parse_term(item.answer)
    pool = [parse_term(text) for text in ("x", "-x", "0", "1", "x^2")] + [before, answer]
    for _ in range(CHANGES):
        line = _changed(rng.choice([before, answer]), pool, rng)
        found = mark(item, show(line), timeout=5)
        if found.verdict not in ("correct", "form"):
            continue
        for x in POINTS:
            if item is POSITIVE and x <= 0:
                continue
            told = differ(Claim("=", before, line), {"x": mpf(x)}, FUNCTIONS)
            assert told is False, (show(line), x)
