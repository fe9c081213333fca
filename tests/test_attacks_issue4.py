"""What attacks on the verdicts about limits, integrals and matrices have found."""

from __future__ import annotations

import signal
from contextlib import suppress
from itertools import islice, product

import pytest

from symproof.engine.refutation.refuting import Survived, refute
from symproof.engine.refutation.tables import are_small, choices
from symproof.notation.plain import parse_claim, parse_shapes
from symproof.report import Outcome, described, entry
from symproof.settling import Target, settle
from symproof.statements import stated
from symproof.timing import limited

SQUARE = "A, B in R^(n x n)"


def settled(claim: str, assume: object = (), let: object = (), **options: object) -> Outcome:
    return settle(Target(claim, stated(claim, let, assume)), **options)  # type: ignore[arg-type]


def rows(outcome: Outcome) -> list[str]:
    return [row.strip() for row in described(outcome).splitlines()]


# universal hypotheses about matrices


@pytest.mark.parametrize(
    ("claim", "assume", "let"),
    [
        ("A = zeros(n, n)", ["forall t: t*A = A"], ()),
        ("A = B", ["forall t: t*A = t*B"], ()),
        ("A = B", ["forall t: phi(t)*A = phi(t)*B", "phi(1) = 1"], ()),
        ("A = B", ["forall t: f(t*A) = f(t*B)"], ["f(t) = t^3"]),
        ("A = zeros(n, n)", ["forall t: A = t*B"], ()),
        ("map(1/(1 - t), t, A) = ones(n, n)", ["forall c: c*A = A"], ()),
    ],
)
def test_a_universal_hypothesis_is_not_taken_at_one_value(claim: str, assume: list[str], let: str):
    shapes = SQUARE if "B" in claim + assume[0] else "A in R^(n x n)"
    outcome = settled(claim, [shapes, *assume], let)
    assert outcome.verdict in ("proved", "undecided")


def test_a_false_claim_is_refuted_under_a_universal_hypothesis_that_holds():
    assert settled("A = B", [SQUARE, "forall t: t*A = A*t"]).verdict == "refuted"


@pytest.mark.parametrize(
    ("claim", "assume"),
    [
        ("phi(2)*A = 4*A", "phi(t)*A = t^2*A"),
        ("phi(2*A) = 2*phi(A)", "phi(t*A) = t*phi(A)"),
    ],
)
def test_what_a_function_is_applied_to_is_universal_in_equations_of_matrices(claim, assume):
    assert settled(claim, ["A in R^(n x n)", assume]).verdict == "proved"


def test_no_name_is_a_size_and_a_number():
    outcome = settled("ones(n, m)*ones(m, k) = ones(n, k)", ["m = 1"])
    assert outcome.verdict == "unreadable"


# large matrices, and many sizes


@pytest.mark.parametrize(
    ("claim", "assume", "verdict"),
    [
        ("A = A", ["A in R^(999999 x 2)"], "proved"),
        ("A*B = A*B", ["A in R^(999999 x 99999), B in R^(99999 x n)"], "proved"),
        ("A = 2*A", ["A in R^(1000 x 1000)"], "undecided"),
        ("ones(100, 100)*ones(100, 100) = 100*ones(100, 100)", [], "undecided"),
        ("log(A) = log(A)", ["A in R^(99999 x 99999)"], "undecided"),
    ],
)
def test_of_large_matrices_no_tables_are_made(claim: str, assume: list[str], verdict: str):
    assert settled(claim, assume).verdict == verdict


def test_of_what_is_too_large_it_is_said_that_nothing_was_tried():
    outcome = settled("A = 2*A", ["A in R^(1000 x 1000)"])
    assert "0 entries: the matrices" in rows(outcome)[-1]


def test_products_of_constants_count_the_sums_in_them():
    shapes = parse_shapes("A in R^(n x n)")
    small, large = (f"A*ones(n, {k})*ones({k}, n) = A" for k in (3, 30_000))
    assert are_small([parse_claim(small, shapes=shapes)], (("n", 1),))
    assert not are_small([parse_claim(large, shapes=shapes)], (("n", 1),))


def test_sizes_are_tried_from_the_small_ones_on():
    claim = parse_claim("ones(k, m)*ones(m, n) = zeros(k, n)")
    every = product(range(1, 4), repeat=3)
    wanted = sorted(every, key=lambda values: (max(values), sum(values)))
    assert [tuple(value for _, value in chosen) for chosen in choices([claim])] == wanted


def test_of_many_names_of_sizes_the_first_choices_are_had_at_once():
    names = [f"n{k}" for k in range(60)]
    sums = " + ".join(f"ones(1, {name})*ones({name}, 1)" for name in names)
    claim = parse_claim(f"{sums} = eye(1)")
    first, second = islice(choices([claim]), 2)
    assert {value for _, value in first} == {1}
    assert sum(value for _, value in second) == len(names) + 1


# limits on the time


def forever() -> None:
    while True:
        pass


def test_a_limit_that_others_take_for_their_own_says_so_again():
    with pytest.raises(TimeoutError, match=r"within 0\.05 s"), limited(0.05):
        with suppress(TimeoutError), limited(10):
            forever()
        forever()
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_what_is_begun_after_the_end_of_an_outer_limit_ends_at_once():
    begun: list[int] = []
    with pytest.raises(TimeoutError, match=r"within 0\.05 s"), limited(0.05):
        with suppress(TimeoutError):
            forever()
        with limited(10):
            begun.append(1)
    assert begun == []


def test_an_inner_limit_leaves_the_outer_one_as_it_was():
    with pytest.raises(TimeoutError, match=r"within 0\.2 s"), limited(0.2):
        with suppress(TimeoutError), limited(0.05):
            forever()
        forever()


# limits of functions without values


@pytest.mark.parametrize(
    "claim",
    [
        "limit(log(x) - log(x), x, -5) = 1",
        "limit(0*log(x), x, 0) = 1",
        "limit(0*sqrt(x) + x, x, 0) = 1",
        "limit(integral(1/t - 1/t, t, 0, x), x, 0) = 1",
        "0*log(x) = x + O(x^2)",
    ],
)
def test_a_limit_of_what_has_no_value_near_by_refutes_nothing(claim: str):
    assert isinstance(refute(parse_claim(claim), (), {}), Survived)


def test_a_limit_is_still_refuted_where_the_function_has_values():
    assert settled("limit(log(x), x, a) = 1", ["a > 0"]).verdict == "refuted"


# texts


def test_functions_of_matrices_are_said_to_be_taken_entry_by_entry():
    said = "functions of matrices are taken entry by entry"
    false = settled("exp(A + B) = exp(A)*exp(B)", [SQUARE])
    assert false.verdict == "refuted"
    assert rows(false)[-1] == said
    undefined = settled("log(A) = log(A)", ["A in R^(n x n)"])
    assert undefined.verdict == "undefined"
    assert entry(undefined)["notes"] == [said]
    true = settled("exp(zeros(n, n)) = ones(n, n)")
    assert entry(true)["notes"] == [said]
    assert "notes" not in entry(settled("A + B = B + A", [SQUARE]))


def test_a_rounded_number_that_is_false_is_shown_with_its_last_digit():
    (row,) = rows(settled("pi ≈ 3.140"))
    assert row.endswith("the right side is 3.14 (≈ 3.140 means at most 0.0005 apart)")


def test_a_limit_that_is_rounded_wrongly_is_shown_as_it_is_written():
    (row,) = rows(settled("limit(sin(x)/x, x, 0) ≈ 0.9"))
    assert row.startswith("the left side is 1, the right side is 9/10 ")


def test_what_an_integral_needs_at_its_ends_is_said():
    outcome = settled("integral(1/sqrt(x), x, 0, 1) = 2")
    assert outcome.verdict == "undefined"
    assert "needs a value everywhere between the ends, and at them" in rows(outcome)[0]


# what is meant


def test_the_end_of_an_integral_in_a_hypothesis_is_one_number():
    assume = ["integral(phi(x), x, 0, a) = 1", "phi continuous"]
    assert settled("integral(2*phi(x), x, 0, a) = 2", assume).verdict == "proved"
    assert settled("integral(phi(x), x, 0, 2*a) = 1", assume).verdict != "proved"
    every = ["forall a: integral(phi(x), x, 0, a) = c", "phi continuous"]
    assert settled("integral(phi(x), x, 0, 2*b) = c", every).verdict == "proved"


def test_the_point_of_a_limit_in_a_hypothesis_is_one_number():
    assume = ["limit(phi(x), x, a) exists = b"]
    assert settled("limit(2*phi(x), x, a) = 2*b", assume).verdict == "proved"
    assert settled("limit(phi(x), x, 2*a) = b", assume).verdict != "proved"


@pytest.mark.parametrize("claim", ["limit(x, x, oo)", "integral(1/x, x, 1, oo)"])
def test_what_does_not_exist_is_no_number(claim: str):
    for said in (f"{claim} exists", f"{claim} exists = 1", f"{claim} = 1"):
        outcome = settled(said)
        assert outcome.verdict == "undefined"
        assert f"{claim} does not exist: " in rows(outcome)[0]
