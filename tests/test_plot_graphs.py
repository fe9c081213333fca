"""The graphs of plots: what certainly contains them, and where they break."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise

import pytest

from symproof.kernel.term import Term
from symproof.notation.plain import parse_term
from symproof.plots.cells import Gap, Graph, reflected, widened
from symproof.plots.graphs import boxes_of, graph_of

SPAN = (Fraction(-4), Fraction(4))


def graph(text: str | Term, count: int = 40) -> Graph:
    term = parse_term(text) if isinstance(text, str) else text
    return graph_of(term, "x", {}, SPAN, count)


def gap(text: str) -> Gap:
    (found,) = graph(text).gaps
    return found


@pytest.mark.parametrize(
    ("text", "function"),
    [
        ("x*tanh(x)", lambda x: x * math.tanh(x)),
        ("max(x, 0) - x^3/7", lambda x: max(x, 0) - x**3 / 7),
        ("exp(sin(3*x))", lambda x: math.exp(math.sin(3 * x))),
        ("abs(x^2 - 2)", lambda x: abs(x * x - 2)),
        ("cases(x if x > 1, x^2 otherwise)", lambda x: x if x > 1 else x * x),
    ],
)
def test_cells_contain_the_graph(text, function):
    cells = [cell for piece in graph(text).pieces for cell in piece.cells]
    assert cells[0].left == SPAN[0]
    assert cells[-1].right == SPAN[1]
    for cell in cells:
        for k in range(5):
            x = float(cell.left) + k * float(cell.right - cell.left) / 4
            slack = 1e-12 * max(1.0, abs(function(x)))
            assert cell.bottom - slack <= function(x) <= cell.top + slack


def test_cells_of_a_continuous_function_leave_nothing_out():
    (piece,) = graph("max(x, 0)").pieces
    for before, after in pairwise(piece.cells):
        assert before.right == after.left


def test_a_kink_is_a_corner_of_the_curve():
    (piece,) = graph("abs(x - 1/3)").pieces
    assert (1 / 3, 0.0) in piece.points


def test_a_jump_breaks_the_curve_and_both_limits_are_known():
    found = gap("cases(x if x > 0, x + 1 otherwise)")
    assert (found.at, found.exact, found.value) == (0, True, 1.0)
    assert found.before == pytest.approx(1, abs=1e-6)
    assert found.after == pytest.approx(0, abs=1e-6)


def test_a_value_at_a_jump_may_be_neither_limit():
    found = gap("sign(x)")
    assert (found.before, found.value, found.after) == (-1.0, 0.0, 1.0)


def test_a_derivative_breaks_at_a_kink_and_has_no_value_there():
    found = gap("diff(max(x, 0), x)")
    assert (found.at, found.before, found.value, found.after) == (0, 0.0, None, 1.0)


def test_a_removable_singularity_is_a_hole():
    found = gap("x/x")
    assert (found.at, found.before, found.value, found.after) == (0, 1.0, None, 1.0)


def test_a_pole_has_no_limits():
    found = gap("1/x")
    assert (found.before, found.value, found.after) == (None, None, None)


def test_what_oscillates_has_no_limit():
    assert [(g.before, g.after) for g in graph("sin(1/x)").gaps] == [(None, None)]


def test_a_break_at_an_irrational_place_is_not_said_to_be_exact():
    found = graph("sign(x^2 - 2)").gaps
    assert [each.exact for each in found] == [False, False]
    assert [each.value for each in found] == [None, None]
    assert float(found[1].at) == pytest.approx(math.sqrt(2), abs=1e-6)


def test_where_there_is_no_value_nothing_is_drawn():
    (piece,) = graph("log(x)").pieces
    assert min(x for x, _ in piece.points) >= 0
    assert graph("sqrt(-1 - x^2)").pieces == ()


def test_poles_do_not_make_everything_else_flat():
    bounds = graph("1/x").bounds
    assert bounds is not None
    assert max(map(abs, bounds)) < 100


def test_a_steep_function_is_followed():
    (piece,) = graph("tanh(1000*x)").pieces
    assert max(cell.height for cell in piece.cells) < 0.25


def test_what_cancels_has_narrow_bounds():
    assert graph_of(parse_term("x*tanh(x) - x*tanh(x)"), "x", {}, SPAN, 40, least=8.0).height < 0.2


def test_boxes_are_as_many_as_asked_for_and_contain_a_kink():
    boxes = boxes_of(parse_term("max(x, 0)"), "x", {}, SPAN, 5)
    assert len(boxes) == 5
    assert boxes[2].bottom <= 0 <= boxes[2].top


def test_a_reflected_graph_is_that_of_the_mirrored_function():
    found, mirrored = reflected(graph("sign(x - 1)")), graph("sign(-x - 1)")
    assert found.gaps[0].at == mirrored.gaps[0].at == -1
    assert found.gaps[0].before == mirrored.gaps[0].before
    points = dict([point for piece in mirrored.pieces for point in piece.points])
    shared = [(x, y) for piece in found.pieces for x, y in piece.points if x in points]
    assert len(shared) > 10
    assert all(points[x] == y for x, y in shared)


def test_fewer_cells_contain_what_the_many_did():
    (piece,) = graph("abs(x)").pieces
    fewer = widened(piece.cells, Fraction(1, 10))
    assert len(fewer) < len(piece.cells)
    for cell in piece.cells:
        (around,) = [c for c in fewer if c.left <= cell.left and cell.right <= c.right]
        assert around.bottom <= cell.bottom <= cell.top <= around.top
