"""What a proof rests on: facts, hypotheses, definitions, the values of its terms."""

from __future__ import annotations

import pytest
from proving import GATE, F, lines_of, only, problems

from symproof import Proof, define, even, odd
from symproof.calculation import ProofError
from symproof.checking import check
from symproof.library import LibraryError, load_file, odd_gate
from symproof.notation.plain import parse_claim, show_claim
from symproof.proof import Hypothesis, hypothesis

# facts and hypotheses


def test_a_fact_may_cite_a_fact():
    other = Proof(
        claim="f(x) = f(-x) + x", definitions=(F,), given=GATE.given, facts={"gate": GATE}
    )
    third = Proof(
        claim="f(2*x) - f(-(2*x)) = 2*x",
        definitions=(F,),
        given=GATE.given,
        facts={"other": other},
        steps="""
            f(2*x) - f(-(2*x))
            = f(-(2*x)) + 2*x - f(-(2*x))     by fact other
            = 2*x                             by ring
        """,
    )
    derivation = check(third)
    assert [cited.name for cited in derivation.cited] == ["other"]


def test_a_fact_brings_its_hypotheses_along():
    proof = Proof(
        claim="f(x) - f(-x) + 1 = x + 1",
        definitions=(F,),
        facts={"gate": GATE},
        steps="f(x) - f(-x) + 1\n= x + 1 by fact gate",
    )
    problem = only(proof)
    assert problem.code == "proof-line"
    assert problem.message.endswith("the fact gate needs forall t: phi(-t) = -phi(t)")


def test_a_condition_of_a_fact_must_follow_where_it_is_cited():
    cancel = Proof(claim="a*(1/a) = 1", given={"h": "a != 0"}, steps="a*(1/a)\n= 1 by field")
    steps = "(x - 1)*(1/(x - 1))\n= 1 by fact cancel"
    claim = "(x - 1)*(1/(x - 1)) = 1"
    good = Proof(claim=claim, given={"h": "x > 1"}, facts={"cancel": cancel}, steps=steps)
    assert check(good)
    found = problems(Proof(claim=claim, facts={"cancel": cancel}, steps=steps))
    assert {problem.code for problem in found} == {"proof-undefined", "proof-line"}
    assert "the fact cancel needs a != 0" in found[-1].message


def test_a_hypothesis_that_is_not_needed_may_be_stated():
    derivation = check(Proof(claim="x = x", given={"h": "x > 0", "phi_odd": odd("phi")}))
    assert len(derivation.given) == 2
    assert derivation.proved.theorem.hyps == frozenset()


def test_a_fact_that_is_not_proved_is_named_with_the_reason():
    bad = Proof(claim="0 = 1", steps="0\n= 1 by ring")
    between = Proof(claim="0 = 2", facts={"bad": bad})
    problem = only(Proof(claim="0 = 3", facts={"between": between}))
    assert problem.code == "proof-fact"
    assert problem.message == "the fact between is not proved: bad: does not follow by ring"


def test_facts_that_cite_each_other_are_refused():
    facts: dict[str, Proof] = {}
    first = Proof(claim="0 = 1", facts=facts)
    facts["second"] = Proof(claim="0 = 1", facts={"first": first}, steps="0\n= 1 by fact first")
    assert only(first).code == "proof-circular"
    facts["second"] = first
    assert only(first).code == "proof-circular"


def test_a_fact_about_another_function_of_the_same_name_is_refused():
    proof = Proof(claim="f(x) = x", definitions=(define("f(x) = x"),), facts={"gate": GATE})
    problem = only(proof)
    assert problem.code == "definition-clash"
    assert problem.message == "the fact gate defines f differently"


def test_the_definition_of_a_cited_fact_must_be_stated():
    proof = Proof(
        claim="f(x) - f(-x) = x",
        given=GATE.given,
        facts={"gate": GATE},
        steps="f(x) - f(-x)\n= x by fact gate",
    )
    problem = only(proof)
    assert problem.code == "statement-definition"
    assert problem.message == ("the proof rests on what is not stated: f(x) = 1/2*(phi(x) + 1)*x")


def test_a_fact_keeps_the_parameters_of_a_definition_that_both_state():
    shifted = define("shifted(x) = x^2 + c")
    even_shifted = Proof(claim="shifted(-x) = shifted(x)", definitions=(shifted,))
    steps = "shifted(-(-x))\n= shifted(-x) by fact even_shifted"
    claim = "shifted(-(-x)) = shifted(-x)"
    facts = {"even_shifted": even_shifted}
    assert check(Proof(claim=claim, definitions=(shifted,), facts=facts, steps=steps))


def test_two_definitions_of_one_name_are_refused():
    definitions = (define("f(x) = x"), define("f(x) = 2*x"))
    assert only(Proof(claim="0 = 0", definitions=definitions)).code == "definition-clash"
    assert check(Proof(claim="f(x) = x", definitions=(define("f(x) = x"),) * 2))


def test_a_circle_of_definitions_is_refused_even_where_nothing_uses_it():
    definitions = (define("f(x) = g(x) + 1"), define("g(x) = f(x)"))
    assert only(Proof(claim="0 = 0", definitions=definitions)).code == "definition-cyclic"


def test_a_defined_function_has_one_number_of_arguments():
    assert only(Proof(claim="f(x, y) = 1", definitions=(F,))).code == "definition-arity"


def test_one_name_for_a_fact_and_a_hypothesis_is_refused():
    assert only(Proof(claim="x = x", given={"g": "x > 0"}, facts={"g": GATE})).code == "proof-name"


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("forall x: x + y > y", "x > 0"),
        ("x + y > y", "forall x: x > 0"),
        ("forall x: x > y", "forall y: y > x"),
    ],
)
def test_a_variable_is_not_both_bound_and_free(claim: str, given: str):
    found = {only(Proof(claim=claim, given={"h": given, "k": "x > 1"})).code}
    assert found == {"statement-variable"}


def test_every_unreadable_hypothesis_is_named():
    found = problems(Proof(claim="x = x", given={"a": "x >", "b": "x > 0", "c": "phi oddish"}))
    assert [problem.message.split(":")[0] for problem in found] == [
        "the hypothesis a",
        "the hypothesis c",
    ]


def test_the_variables_of_an_equation_inside_a_function_are_universal():
    assert hypothesis("g(t) + g(-t) = c").claim.forall == ("t",)
    assert hypothesis("g(t) > 0").claim.forall == ("t",)
    assert hypothesis("phi odd") == odd("phi")
    assert hypothesis("phi even") == even("phi")
    assert hypothesis("x^2 = 4") == Hypothesis(parse_claim("x^2 = 4"))


# definedness


def test_a_claim_without_a_value_somewhere_names_the_term_and_the_point():
    problem = only(Proof(claim="x^2/(x - 1) = x^2/(x - 1)"))
    assert problem.code == "proof-undefined"
    assert problem.message == "x^2/(x - 1) has no value at x = 1: it needs x - 1 != 0"


def test_a_line_without_a_value_is_refused_even_between_two_that_have_one():
    proof = Proof(claim="x - x = 0", steps="x - x\n= 0*(1/x) by ring\n= 0 by ring")
    assert lines_of(proof) == [(1, "proof-undefined")]


def test_the_conditions_of_cases_have_values():
    split = "case 1/x > 0:\n    = x\ncase 1/x <= 0:\n    = x"
    assert lines_of(Proof(claim="x = x", steps=f"x\n{split}")) == [(1, "proof-undefined")]
    guarded = (
        "case x = 0:\n    = x\ncase x != 0, 1/x > 0:\n    = x\ncase x != 0, 1/x <= 0:\n    = x"
    )
    assert check(Proof(claim="x = x", steps=f"x\n{guarded}"))
    by_cases = Proof(claim="x = x", steps="x\n= x by cases 1/x")
    assert lines_of(by_cases) == [(1, "proof-undefined")]


def test_a_guard_makes_a_term_defined():
    assert check(Proof(claim="cases(1/x if x != 0, 0 otherwise)*0 = 0"))


# instances


def test_an_instance_is_about_its_own_functions():
    cube = GATE.instance("phi(x) = x^3", rename={"f": "cube"})
    derivation = check(cube, "cube")
    assert show_claim(derivation.claim) == "cube(x) - cube(-x) = x"
    assert derivation.given == ()
    assert check(GATE.instance("phi(x) = 2*psi(x)", given={"psi_odd": odd("psi")})).given


@pytest.mark.parametrize(
    ("values", "options", "code"),
    [
        (("phi(x) = x^2",), {}, "proof-fact"),
        (("psi(x) = x^3",), {}, "proof-instance"),
        (("phi(x, y) = x^3",), {}, "definition-arity"),
        (("f(x) = x^3",), {}, "instantiate-defined"),
        (("phi(x) = x",), {"rename": {"g": "h"}}, "discharge-absent"),
        (("phi(x) = x",), {"rename": {"f": "sin"}}, "definition-name"),
        (("phi(x) = x",), {"rename": {"f": "f"}}, "rename-taken"),
        (("phi(x) = 2*psi(x)",), {}, "proof-fact"),
        (("phi(x) = (x - x)/x^2",), {}, "proof-undefined"),
    ],
)
def test_instances_that_are_refused(values: tuple[str, ...], options: dict, code: str):
    with pytest.raises(ProofError) as raised:
        check(GATE.instance(*values, **options), "p")
    assert {problem.code for problem in raised.value.problems} == {code}


def test_an_instance_of_what_is_not_proved_is_refused():
    wrong = Proof(claim="phi(x) = x")
    with pytest.raises(ProofError) as raised:
        check(wrong.instance("phi(x) = x^3"), "p")
    assert raised.value.problems[0].code == "proof-fact"


def test_a_name_is_not_a_variable_in_one_line_and_a_function_in_another():
    steps = "x\n = x + f(1) - f(1)  by ring\n = x + f - f  by ring\n = x  by ring"
    with pytest.raises(ProofError, match="f is a variable in one place and a function in another"):
        check(Proof(claim="x = x", steps=steps))


def test_a_defined_function_with_a_value_of_its_own_name_is_refused():
    with pytest.raises(ProofError, match="c is a variable and a function"):
        check(odd_gate.instance("phi(x) = c*(x)", rename={"f": "c"}))


def test_an_equation_about_a_concrete_function_is_about_one_point():
    square = define("f(x) = x^2")
    with pytest.raises(ProofError, match="no proof of 4 = 0"):
        check(Proof(claim="4 = 0", definitions=(square,), given={"four": "f(x) = 4"}))


def test_an_equation_about_a_function_made_of_function_variables_is_universal():
    f = define("f(x) = x*g(x)")
    check(Proof(claim="f(2) - f(-2) = 2", definitions=(f,), given={"h": "f(t) - f(-t) = t"}))


def test_proofs_in_a_list_are_refused_since_nobody_would_check_them(tmp_path):
    file = tmp_path / "many.py"
    file.write_text('from symproof import Proof\nmany = [Proof("0 = 1")]\n')
    with pytest.raises(LibraryError, match="the proofs in many need names"):
        load_file(file)
