"""Cases: what they must cover and prove, and how far their hypotheses reach."""

from __future__ import annotations

from proving import lines_of, only, problems

from symproof import Proof
from symproof.checking import check
from symproof.derivation import CaseSplit

# cases


def cases(*branches: str, after: str = "", claim: str = "abs(x) = x") -> Proof:
    """Return a proof about |x| with these cases."""
    return Proof(claim=claim, steps="\n".join(["abs(x)", *branches, after]))


NONNEG = "case x >= 0:\n    = x by unfold abs"
NEG = "case x < 0:\n    = -x by unfold abs"


def test_cases_are_shown_as_cases():
    proof = cases(
        "case x >= 0:\n    = x by unfold abs\n    = max(x, -x) by unfold max",
        "case x < 0:\n    = -x by unfold abs\n    = max(x, -x) by unfold max",
        claim="abs(x) = max(x, -x)",
    )
    split = check(proof).block[1]
    assert isinstance(split, CaseSplit)
    assert [len(branch.block) for branch in split.branches] == [2, 2]


def test_cases_must_cover_everything():
    problem = only(cases(NONNEG))
    assert problem.code == "proof-cases"
    assert problem.message == "the cases do not cover everything: x >= 0"
    assert only(cases(NONNEG, NONNEG)).code == "proof-cases"


def test_cases_may_overlap_and_use_what_is_given():
    assert check(
        Proof(claim="abs(x) = x", given={"h": "x > -1", "k": "x > 1"}, steps=f"abs(x)\n{NONNEG}")
    )
    both = "case x <= 0:\n    = max(x, -x)\ncase x >= 0:\n    = max(x, -x)"
    assert check(cases(both, claim="abs(x) = max(x, -x)"))


def test_cases_must_end_with_the_same_term():
    problem = only(cases(NONNEG, NEG))
    assert (problem.code, problem.line) == ("proof-cases", 3)
    assert (problem.left, problem.right) == ("x", "-x")


def test_the_hypothesis_of_a_case_ends_with_it():
    same = "case x >= 0:\n    = abs(x) + 0 by ring\ncase x < 0:\n    = abs(x) + 0 by ring"
    problem = only(cases(same, after="= x by case, unfold abs"))
    assert (problem.code, problem.line) == ("proof-line", 5)


def test_the_hypothesis_of_a_case_is_not_that_of_the_next():
    problem = only(cases(NONNEG, "case x < 0:\n    = x by unfold abs"))
    assert (problem.code, problem.line) == ("proof-line", 4)


def test_the_hypothesis_of_an_inner_case_ends_with_it():
    proof = Proof(
        claim="abs(x)*abs(y) = x*y",
        given={"x_nonneg": "x >= 0"},
        steps="""
            abs(x)*abs(y)
            case y >= 0:
                case x > 0:
                    = abs(x)*y       by unfold abs
                case x = 0:
                    = abs(x)*y       by unfold abs
                = x*y                by unfold abs
            case y < 0:
                = abs(x)*(-y)        by unfold abs
                = abs(x)*y           by unfold abs
                = x*y                by unfold abs
        """,
    )
    assert lines_of(proof) == [(10, "proof-line")]


def test_cases_that_go_in_two_directions_are_refused():
    up = "case x > 0:\n    < x + 1 by order"
    down = "case x <= 0:\n    > x + 1 by order"
    found = problems(Proof(claim="x < x + 1", steps=f"x\n{up}\n{down}"))
    assert [(problem.line, problem.code) for problem in found] == [
        (1, "proof-cases"),
        (4, "proof-line"),
    ]


def test_cases_with_different_relations_give_the_weaker_one():
    less = "case x >= 0:\n    <= x + 1 by order\ncase x < 0:\n    < x + 1 by order"
    assert check(Proof(claim="x <= x + 1", steps=f"x\n{less}"))
    assert only(Proof(claim="x < x + 1", steps=f"x\n{less}")).code == "proof-ends"


def test_cases_with_relations_that_have_none_in_common():
    up = "case x > 0:\n    < 2*x by order"
    apart = "case x < 0:\n    != 2*x by order"
    same = "case x = 0:\n    = 2*x by case"
    assert only(Proof(claim="x < 2*x", steps=f"x\n{up}\n{apart}\n{same}")).message.startswith(
        "the cases give relations that have none in common"
    )
