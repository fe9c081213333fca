"""When two terms are one form: order, brackets and signs aside, or idle parts aside."""

from __future__ import annotations

import pytest

from symproof.notation.plain import parse_term
from symproof.teaching.grading.forms import is_arranged_as, repeats, skips


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x/2", "1/2*x"),
        ("(x + y) + z", "z + (y + x)"),
        ("a - b", "-b + a"),
        ("x*(-y)", "-(x*y)"),
        ("-x*y", "y*(-x)"),
        ("((x))", "x"),
        ("0.5*x", "x/2"),
        ("f(a + b)", "f((b) + a)"),
        ("x*y/z", "1/z*(y*x)"),
    ],
)
def test_order_brackets_and_the_place_of_a_sign_do_not_count(one: str, other: str) -> None:
    assert is_arranged_as(parse_term(one), parse_term(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x - 0", "x"),
        ("1*x", "x"),
        ("2*x", "x + x"),
        ("0 - (-x)", "0 + x"),
        ("-(-x)", "x"),
        ("x/y/z", "x/(y/z)"),
        ("a - (b - c)", "a - b - c"),
        ("a - (b + c)", "a - b + c"),
        ("x^2", "x*x"),
        ("max(x, 0)", "max(0, x)"),
        ("f(x) - f(-x)", "f(-x) - f(x)"),
        ("x/0", "0"),
    ],
)
def test_whatever_has_to_be_worked_out_counts(one: str, other: str) -> None:
    assert not is_arranged_as(parse_term(one), parse_term(other))


@pytest.mark.parametrize(
    ("answer", "neighbour", "wanted"),
    [
        ("1/2*(2*x)", "1/2*(2*x)", "x"),
        ("x*2/2", "1/2*(2*x)", "x"),
        ("f(x)*1 + 0", "f(x)", "g(x)"),
        ("f(x) + y - y", "f(x)", "g(x)"),
        ("1/2*(2*x) + y - y", "1/2*(2*x)", "1/2*(x + x)"),
    ],
)
def test_a_copy_is_known_by_what_is_left_without_idle_parts(
    answer: str, neighbour: str, wanted: str
) -> None:
    assert repeats(parse_term(answer), parse_term(neighbour), parse_term(wanted))


@pytest.mark.parametrize(
    ("answer", "neighbour", "wanted"),
    [
        ("x", "x - 0", "x"),
        ("x - 0", "x", "x - 0"),
        ("x*f(x) + x - x*f(x)", "x*(f(x) + (1 - f(x)))", "x*f(x) + x*(1 - f(x))"),
        ("1/2*(1 + 1)*x", "1/2*(2*x)", "1/2*((y + 1) + (1 - y))*x"),
    ],
)
def test_a_line_that_was_asked_for_is_no_copy(answer: str, neighbour: str, wanted: str) -> None:
    assert not repeats(parse_term(answer), parse_term(neighbour), parse_term(wanted))


def test_what_the_line_after_is_yet_to_be_worked_out_to_skips_it() -> None:
    x, after, wanted = map(parse_term, ("x", "1/2*(2*x)", "1/2*((y + 1) + (1 - y))*x"))
    assert skips(x, after, wanted)
    assert not skips(parse_term("1/2*(1 + 1)*x"), after, wanted)
