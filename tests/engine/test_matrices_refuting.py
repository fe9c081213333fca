"""Claims about matrices that are false: sizes, matrices, functions and the entry that differs."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from symproof import prove
from symproof.engine.refutation.of_matrices import confirmed_matrices
from symproof.engine.refutation.refuting import Counterexample, Survived, confirmed, refute
from symproof.engine.refutation.tables import Tables
from symproof.kernel.ring import ring_equal
from symproof.kernel.sequent import Claim
from symproof.kernel.term import Num, substitute
from symproof.notation.plain import parse_claim, parse_shapes

SHAPES = parse_shapes(
    "x in R^(1 x n), A in R^(n x m), B in R^(m x k), S, Z in R^(n x n), "
    "W_1 in R^(n x 2m), W_2 in R^(2m x k), K in R^(2 x 3)"
)


def claimed(text: str) -> Claim:
    return parse_claim(text, shapes=SHAPES)


def refuted(text: str, *hyps: str) -> Counterexample:
    found = refute(claimed(text), [claimed(hyp) for hyp in hyps], {})
    assert isinstance(found, Counterexample), found
    return found


def matrices(found: Counterexample) -> dict[str, list[list[int]]]:
    return {name: [[*map(int, row)] for row in rows] for name, rows in found.matrices}


def test_matrices_do_not_commute():
    found = refuted("S*Z = Z*S")
    assert found.sizes == (("n", 2),)
    assert matrices(found) == {"S": [[1, 1], [0, 0]], "Z": [[1, 0], [1, 0]]}
    assert found.entry == (1, 1)
    assert (found.left.low, found.right.low) == (2, 1)


def test_a_function_of_a_product_is_not_the_product_with_a_function():
    found = refuted("f(A*B) = f(A)*B")
    assert [name for name, _ in found.functions] == ["f"]
    assert found.left.high < found.right.low


def test_the_function_that_refutes_has_the_property_assumed():
    found = refuted("phi(A*B) = phi(A)*B", "forall t: phi(-t) = -phi(t)")
    ((name, phi),) = found.functions
    assert name == "phi"
    at, opposite = (substitute(phi.body, {phi.params[0]: t}) for t in (Num(3), -Num(3)))
    assert ring_equal(opposite, -at)


def test_a_matrix_that_a_hypothesis_gives_is_computed():
    given = ("W_1 = [A, -A]", "W_2 = [B; B]", "forall t: f(t) - f(-t) = t")
    found = refuted("f(x*W_1)*W_2 = x*A*B", *given)
    values = matrices(found)
    (a,), (b,) = values["A"], values["B"]
    assert values["W_1"] == [[*a, *[-entry for entry in a]]]
    assert values["W_2"] == [b, b]


def test_other_hypotheses_hold_at_the_matrices_that_are_found():
    found = refuted("S = 2*Z", "S + Z = ones(n, n)", "a > 1")
    values = matrices(found)
    for first, second in zip(values["S"], values["Z"], strict=True):
        assert [a + b for a, b in zip(first, second, strict=True)] == [1] * len(first)
    assert dict(found.point).get("a", 2) > 1


def test_sizes_that_are_numbers_stay():
    found = refuted("K = 2*K")
    assert found.sizes == ()
    assert [len(row) for row in matrices(found)["K"]] == [3, 3]


def test_a_claim_about_numbers_is_refuted_where_matrices_fit():
    found = refuted("a = 0", "a*S = ones(n, n)")
    assert found.entry is None
    ((_, rows),) = found.matrices
    assert dict(found.point)["a"] * rows[0][0] == 1


@pytest.mark.parametrize(
    "text", ["S*Z - S*Z = zeros(n, n)", "(S*Z)^T = Z^T*S^T", "S .* Z = Z .* S"]
)
def test_what_is_true_survives(text: str):
    assert isinstance(refute(claimed(text), [], {}), Survived)


def test_what_is_told_is_a_counterexample_only_if_it_is_one():
    claim = claimed("S*Z = Z*S")
    found = refuted("S*Z = Z*S")
    assert confirmed_matrices(claim, [], {}, found, confirmed) == found
    eye = tuple([tuple([Fraction(int(i == j)) for j in range(2)]) for i in range(2)])
    others = tuple([(name, eye) for name, _ in found.matrices])
    assert confirmed_matrices(claim, [], {}, replace(found, matrices=others), confirmed) is None
    assert (
        confirmed_matrices(claim, [], {}, replace(found, matrices=found.matrices[:1]), confirmed)
        is None
    )
    assert confirmed_matrices(claim, [], {}, replace(found, sizes=(("n", 1),)), confirmed) is None
    assert confirmed_matrices(claim, [], {}, replace(found, entry=(3, 1)), confirmed) is None


def test_tables_are_the_entries_as_they_are_defined():
    product = claimed("[1, 2; 3, 4]*[5; 6] = [17; 39]")
    entries = Tables.of([product], ()).claims(product)
    assert {place: claim.rhs for place, claim in entries.items()} == {
        (1, 1): Num(17),
        (2, 1): Num(39),
    }
    verdict = prove("[1, 2; 3, 4]*[5; 6] = [17; 39]")
    assert verdict.proved


# verdicts


@pytest.mark.parametrize(
    ("claim", "term", "left", "right"),
    [
        ("x = f([x; -x])*[1; -1]", "f([x; -x])*[1; -1]", "2n × 1", "2 × 1"),
        ("[x, x]^T = [x^T, x^T]", "[x, x]^T = [x^T, x^T]", "2 × n", "1 × 2n"),
        ("x + x^T = x", "x + x^T", "n × 1", "1 × n"),
        ("x*x = x", "x*x", "n × 1", "n × 1"),
    ],
)
def test_shapes_that_do_not_fit_refute_a_claim(claim: str, term: str, left: str, right: str):
    verdict = prove(claim, assume="x in R^n")
    assert verdict.verdict == "refuted"
    assert str(verdict) == (
        f"refuted: {claim}\n    the shapes {left} and {right} do not fit in {term}"
    )


def test_a_counterexample_reads_as_a_sentence():
    verdict = prove("S*Z = Z*S", assume="S, Z in R^(n x n)")
    assert str(verdict) == (
        "refuted: S*Z = Z*S\n"
        "    at n = 2, S = [1, 1; 0, 0], Z = [1, 0; 1, 0]: in row 1, column 1, the left side is 2, "
        "the right side is 1"
    )


def test_a_function_of_entries_without_a_value_makes_a_claim_undefined():
    verdict = prove("log(A)*B = log(A)*B", assume="A, B in R^(n x n)")
    assert verdict.verdict == "undefined"
    assert verdict.undefined is not None
    assert dict(verdict.undefined.point or ())["A"] == 0


def test_a_number_that_a_matrix_is_divided_by_must_not_be_0():
    assert prove("A/a*a = A", assume="A in R^(n x m)").verdict == "undefined"
    assert prove("A/a*a = A", assume=("A in R^(n x m)", "a != 0")).proved
