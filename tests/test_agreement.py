"""The texts of a statement: where they do not fit together is said with a text and a place."""

from __future__ import annotations

import pytest

from symproof.agreement import disagreements
from symproof.notation.errors import NotationError

# claim, definitions, assumptions; the role, text, position and beginning of what was expected
ROWS = [
    # one name, one definition
    ("f(0) = 1", ["f(x) = x", "f(x) = 2*x"], [], ("let", 1, 0, "another name (f is defined by")),
    ("f(0) = 1", ["f(x) = x", "f(t) = t"], [], ("let", 1, 0, "another name (f is defined by")),
    # definitions in a circle
    (
        "f(0) = 1",
        ["f(x) = g(x) + 1", "g(x) = f(x)"],
        [],
        ("let", 1, 7, "a body that does not use f, whose definition uses g"),
    ),
    (
        "f(0) = 1",
        ["f(x) = g(x)", "g(x) = 2*h(x)", "h(x) = x + f(x)"],
        [],
        ("let", 2, 11, "a body that does not use f, whose definition uses h"),
    ),
    # one name, one number of arguments
    ("y + f(x) = 1", ["f(x, y) = x"], [], ("claim", 0, 4, "f with 2 arguments, as in 'f(x, y)")),
    ("f(1) = 1", ["f(x) = g(x)", "g(x, y) = x"], [], ("let", 1, 0, "g with 1 argument, as in")),
    ("phi(x) = 1", [], ["phi(x, 1) = 1"], ("assume", 0, 0, "phi with 1 argument")),
    ("phi(x, 1) = 1", [], ["phi odd"], ("assume", 0, 0, "phi with 2 arguments")),
    # a variable or a function
    ("x = 1", [], [" x odd"], ("assume", 0, 1, "another name (x is a variable in 'x = 1')")),
    ("x = 1", [], ["x(3) = 2"], ("assume", 0, 0, "another name (x is a variable in 'x = 1')")),
    ("f(x) = 1", ["g(y) = 1 + f"], [], ("claim", 0, 0, "another name (f is a variable in")),
    ("f(x) = 1", [], ["f > 1"], ("assume", 0, 0, "another name (f is a function in 'f(x) = 1')")),
    ("f(x) = 1", [], ["diff(f, f) = 1"], ("assume", 0, 5, "another name (f is a function in")),
    # an assumption about something else
    (
        "phi(x) = 1",
        [],
        ["psi odd"],
        ("assume", 0, 0, "a name of the claim or its definitions: phi"),
    ),
    ("f(x) = 1", ["f(x) = phi(x)"], ["psi odd"], ("assume", 0, 0, "a name of the claim")),
    ("x = 1", [], ["y > 0"], ("assume", 0, 0, "a name of the claim or its definitions: x")),
    ("x = 1", [], ["x > 0", "0 < a", "a < b"], ("assume", 1, 4, "a name of the claim")),
    ("phi(x) = 1", [], ["g(x) + g(-x) = 1"], ("assume", 0, 0, "a name of the claim")),
    (
        "1 = 1",
        [],
        ["y > 0"],
        ("assume", 0, 0, "a name of the claim or its definitions, which have"),
    ),
]


@pytest.mark.parametrize(("claim", "let", "assume", "error"), ROWS)
def test_what_does_not_fit_is_an_error_at_its_place(claim, let, assume, error):
    role, number, position, expected = error
    text = {"claim": [claim], "let": let, "assume": assume}[role][number]
    found_role, found = next(iter(disagreements(claim, let, assume)))
    assert (found_role, found.text, found.position) == (role, text, position)
    assert found.expected.startswith(expected)
    assert "^" in str(found)


FITTING = [
    ("f(x) = x", ["f(x) = g(x)", "g(t) = t"], []),
    ("f(x) = x", ["f(x) = x", "f(x) = x"], []),
    ("x > 0", [], ["x > eps", "eps > 0"]),
    ("x > 0", [], ["eps > 0", "delta > eps", "x > delta"]),
    ("phi(x) = 0", [], ["forall s: phi(s) = 0", "g(t) + phi(t) = 1", "g odd"]),
    ("phi(x) = 0", [], ["phi twice differentiable", "phi'(t) > 0"]),
    ("f(x) = 0", ["f(x) = x*sigmoid(b*x)"], ["b > 0", "0 < 1"]),
    ("diff(f(x), x) = 0", ["f(y) = y"], ["f differentiable"]),
    ("diff(f(x), x) exists", ["f(y) = y"], []),
    ("0 <= x < 1", [], ["x = 0"]),
]


@pytest.mark.parametrize(("claim", "let", "assume"), FITTING)
def test_what_fits_is_accepted(claim, let, assume):
    assert list(disagreements(claim, let, assume)) == []


def test_all_disagreements_are_found():
    found = disagreements("f(x) = 1", ["f(x) = x", "f(x) = 2"], ["psi odd", "y > 0"])
    assert [role for role, _ in found] == ["let", "assume", "assume"]


@pytest.mark.parametrize(
    ("claim", "let", "assume"), [("x =", [], []), ("x", [], []), ("x = 1", ["f"], [])]
)
def test_what_cannot_be_read_by_itself_is_an_error_of_its_own(claim, let, assume):
    with pytest.raises(NotationError):
        list(disagreements(claim, let, assume))


def test_a_long_text_is_cut_in_the_message():
    long = "f(x) = " + " + ".join(["x"] * 100)
    _, error = next(iter(disagreements("f(x, y) = 1", [long])))
    assert len(error.expected) < 100
