"""How a calculation is read, and the lines that its problems are reported at."""

from __future__ import annotations

import pytest
from proving import lines_of

from symproof import Proof
from symproof.kernel.sequent import Claim
from symproof.kernel.term import App, Num, Var
from symproof.notation.steps import KINDS, Reason, StepError, parse_steps

# line numbers


LAYOUT = """
    a          # the term begins here
      + b
      + c      # and ends here

    # a comment
    = (a       # begins in line 6
       + b)
      + c      by ring

    = a        by ring
    case a > 0:
        = 1
            + 0    by ring
    case a <= 0:

        # still in the case
        = 1        by field
    = 0        by ring
"""


def test_lines_are_counted_through_comments_blank_and_continuation_lines():
    assert lines_of(Proof(claim="a + b + c = 0", steps=LAYOUT)) == [
        (10, "proof-line"),
        (12, "proof-line"),
        (14, "proof-cases"),
        (17, "proof-line"),
        (18, "proof-line"),
    ]


def test_what_cannot_be_read_has_the_line_it_stands_in():
    with pytest.raises(StepError) as raised:
        parse_steps("x\n= x +\n  y *\n  * z  by ring\n= x by magic\n= x by ring\n= (x")
    first = raised.value
    assert [error.number for error in (first, *first.others)] == [3, 4, 6]
    assert str(first).splitlines()[1:] == ["  = x + y * * z  by ring", "            ^"]


def test_all_unreadable_lines_are_reported():
    assert lines_of(Proof(claim="x = x", steps="x\n= x +\n= x\n= x by magic")) == [
        (1, "proof-notation"),
        (3, "proof-notation"),
    ]


# how a calculation is read


def test_reasons_are_read_with_their_names_and_terms():
    (_, line) = parse_steps("x\n= y   by unfold f g, fact h, cases max(x, (y + 1)*(z)), ring")
    assert line.reasons == (
        Reason("unfold", ("f", "g")),
        Reason("fact", ("h",)),
        Reason("cases", (), App("max", (Var("x"), line.reasons[2].term.args[1]))),
        Reason("ring"),
    )


def test_conditions_are_chains_with_commas_between():
    (_, cases) = parse_steps("x\ncase 0 < max(x, 1) <= 3, y != 0:\n    = x")
    assert cases.branches[0].conditions == (
        Claim("<", Num(0), App("max", (Var("x"), Num(1)))),
        Claim("<=", App("max", (Var("x"), Num(1))), Num(3)),
        Claim("!=", Var("y"), Num(0)),
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("= x by", "a reason"),
        ("= x by ring,", "a reason"),
        ("= x by magic", "a reason"),
        ("= x by ring field", "a comma or the end after ring"),
        ("= x by unfold", "a name after unfold"),
        ("= x by cases (", "a number, a name or ("),
        ("= x y", "an operator"),
        ("case x > 0", "a colon"),
        ("case x:", "a comparison"),
        ("case :", "a number"),
        ("case:", "a number"),
    ],
)
def test_a_line_that_cannot_be_read_says_what_was_expected(line: str, expected: str):
    with pytest.raises(StepError) as raised:
        parse_steps(f"x\n{line}")
    assert raised.value.expected.startswith(expected)
    assert raised.value.number == 1


@pytest.mark.parametrize("text", ["", "# nothing", "= x", "case x > 0:\n    = x"])
def test_a_calculation_starts_with_a_term(text: str):
    with pytest.raises(StepError):
        parse_steps(text)


def test_by_and_case_may_be_names():
    (_, line) = parse_steps("by\n= by*2 + by by ring")
    assert line.reasons == (Reason("ring"),)
    assert parse_steps("x + case")[0].term == Var("x") + Var("case")


def test_every_kind_of_reason_is_a_word_of_its_own():
    assert all(kind.isalpha() for kind in KINDS)
