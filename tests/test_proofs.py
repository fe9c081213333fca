"""Checking a proof: which lines follow, and what is said of those that do not."""

from __future__ import annotations

import sys

import pytest
from proving import GATE, F, lines_of, only

from symproof import Proof, odd
from symproof.calculation import Problem, ProofError
from symproof.checking import Checker, check
from symproof.derivation import Derivation, Line
from symproof.notation.plain import parse_claim, show_claim

# what is proved is what is stated


def test_a_derivation_is_the_statement_and_its_lines():
    derivation = check(GATE, "gate")
    assert isinstance(derivation, Derivation)
    assert show_claim(derivation.claim) == "f(x) - f(-x) = x"
    assert [show_claim(entry.claim) for entry in derivation.given] == [
        "forall t: phi(-t) = -phi(t)"
    ]
    assert derivation.proved.theorem.claim == parse_claim(GATE.claim)
    assert derivation.trust == ()
    first, *rest = derivation.block
    assert isinstance(first, Line)
    assert first.theorem is None
    assert all(isinstance(line, Line) and line.theorem is not None for line in rest)


def test_a_proof_is_checked_once_however_many_cite_it():
    checker = Checker()
    citing = Proof(claim=GATE.claim, definitions=(F,), given=GATE.given, facts={"gate": GATE})
    checker.check(citing, "citing")
    assert checker.check(GATE, "gate") is checker.check(GATE, "another name")


def test_making_a_proof_reads_nothing():
    Proof(claim="x + ", steps="= = =", given={"h": "?"})


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"claim": 5}, "claim is a text, not 5"),
        ({"steps": ["x"]}, "steps is a text"),
        ({"definitions": "f(x) = x"}, "definitions is a tuple"),
        ({"definitions": ("f(x) = x",)}, "definitions is a tuple"),
        ({"given": odd("phi")}, "given is a hypothesis"),
        ({"given": {"h": GATE}}, "given is a hypothesis"),
        ({"facts": {"g": "x = x"}}, "facts is a proof by name"),
        ({"facts": [GATE]}, "facts is a proof by name"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_where_it_is_written(options, message):
    with pytest.raises(TypeError, match=message):
        Proof(**{"claim": "x = x", **options})


# lines that do not follow


def test_a_bad_line_is_named_with_its_claim_both_terms_and_what_was_tried():
    problem = only(Proof(claim="(a - b)^2 = a^2 + b^2", steps="(a - b)^2\n= a^2 + b^2 by ring"))
    assert problem == Problem(
        "proof-line",
        "does not follow by ring",
        line=1,
        claim="(a - b)^2 = a^2 + b^2",
        tried=("ring",),
        left="(a - b)^2",
        right="a^2 + b^2",
    )


def test_the_error_itself_says_where_what_and_what_was_tried():
    with pytest.raises(ProofError) as raised:
        check(Proof(claim="x = x + 1", steps="x\n= x + 1 by ring"), "mine")
    assert str(raised.value).splitlines() == [
        "mine, line 2 of the calculation: proof-line: does not follow by ring",
        "    claim  x = x + 1",
        "    left   x",
        "    right  x + 1",
        "    tried  ring",
    ]


def test_all_bad_lines_are_reported_in_order():
    proof = Proof(
        claim="x = x + 5",
        steps="""
            x
            = x + 1        by ring
            = x + 1 + 0    by ring
            = x + 2        by field
            = y
            = x + 5        by unfold f
        """,
    )
    assert lines_of(proof) == [
        (2, "proof-line"),
        (4, "proof-line"),
        (5, "proof-search"),
        (6, "reason-name"),
    ]


def test_a_line_that_follows_by_another_reason_is_told_which():
    problem = only(Proof(claim="abs(x)*abs(x) = x^2", steps="abs(x)*abs(x)\n= x^2 by ring"))
    assert problem.message == "does not follow by ring; it does by cases"


def test_a_line_without_a_reason_says_everything_that_was_tried():
    problem = only(Proof(claim="f(x) = 2*x", definitions=(F,), steps="f(x)\n= 2*x"))
    assert problem.code == "proof-search"
    assert problem.tried[:3] == ("ring", "field", "unfold f")


def test_a_line_must_follow_by_what_it_names_and_by_nothing_else():
    proof = Proof(claim="f(-x) = -f(x)", given={"a": odd("f"), "b": odd("g")}, steps="""
        f(-x)
        = -f(x)     by fact b
    """)  # fmt: skip
    assert only(proof).code == "proof-line"


@pytest.mark.parametrize(
    ("reason", "code"),
    [("unfold g", "reason-name"), ("fact g", "reason-name"), ("axiom g", "reason-name")],
)
def test_a_reason_that_names_nothing(reason: str, code: str):
    assert only(Proof(claim="x = x", steps=f"x\n= x + 0 by {reason}\n= x by ring")).code == code


# the end of a calculation


def test_a_calculation_may_go_from_right_to_left():
    assert check(Proof(claim="x + x = 2*x", steps="2*x\n= x + x by ring"))


def test_a_calculation_must_end_at_the_claim():
    problem = only(Proof(claim="x + x + x = 3*x", steps="x + x + x\n= 2*x + x by ring"))
    assert problem.code == "proof-ends"
    assert "gives x + x + x = 2*x + x, the claim is x + x + x = 3*x" in problem.message


def test_a_term_alone_proves_that_it_equals_itself():
    assert check(Proof(claim="x = x", steps="x"))
    assert only(Proof(claim="x = y", steps="x")).code == "proof-ends"


@pytest.mark.parametrize(
    ("claim", "steps"),
    [
        ("x < x + 2", "x\n< x + 1 by order\n< x + 2 by order"),
        ("x < x + 2", "x\n<= x + 1 by order\n< x + 2 by order"),
        ("x < x + 2", "x\n= x + 0 by ring\n< x + 1 by order\n= 1 + x by ring\n<= x + 2 by order"),
        ("x <= x + 2", "x\n< x + 2 by order"),
        ("x + 2 > x", "x + 2\n> x + 1 by order\n>= x by order"),
        ("x + 2 > x", "x\n< x + 2 by order"),
        ("x + 1 != x", "x + 1\n= 1 + x by ring\n!= x by order\n= 0 + x by ring\n= x by ring"),
    ],
)
def test_chains_that_compose(claim: str, steps: str):
    assert check(Proof(claim=claim, steps=steps))


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ("x\n< x + 2 by order\n> x + 1 by order", "the chain has > after <"),
        ("x\n> x - 2 by order\n<= x + 1 by order", "the chain has <= after >"),
        ("x\n!= x + 1 by order\n!= x + 2 by order", "the chain has != after !="),
        ("x\n!= x + 1 by order\n< x + 2 by order", "the chain has < after !="),
        ("x\n< x + 1 by order\n!= x by order", "the chain has != after <"),
    ],
)
def test_chains_that_do_not_compose(steps: str, message: str):
    problem = only(Proof(claim="x < x + 1", steps=steps))
    assert (problem.code, problem.message, problem.line) == ("proof-line", message, 2)


def test_a_weaker_chain_does_not_give_a_strict_claim():
    assert only(Proof(claim="x < x + 2", steps="x\n<= x + 2 by order")).code == "proof-ends"


# limits


@pytest.mark.parametrize(
    "proof",
    [
        Proof(claim="(" * 10_000 + "x" + ")" * 10_000 + " = x"),
        Proof(claim="x" + " + x" * 30_000 + " = 0"),
        Proof(
            claim="x = x", steps="x\n" + "".join(" " * i + "case x > 0:\n" for i in range(2_000))
        ),
    ],
    ids=["brackets", "length", "cases"],
)
def test_what_is_too_large_is_a_problem_and_not_a_crash(proof: Proof):
    # other tests of the same process may have raised the limit
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(1_000)
    try:
        assert only(proof).code == "proof-notation"
    finally:
        sys.setrecursionlimit(limit)
