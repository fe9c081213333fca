"""The second checker's enclosures hold the value, and settle what the kernel's settle."""

from __future__ import annotations

import random
from fractions import Fraction

import mpmath
import pytest
import recheck
import recheck_enclosures
import recheck_terms

from symproof.kernel import App, Claim, KernelError, Num, Term, Var
from symproof.kernel.intervals import compare
from symproof.kernel.term import as_term
from tests.soundness.shorthand import f
from tests.soundness.test_intervals import (
    NEVER,
    POINTS,
    TRUE,
    VALUES,
    contains,
    exact,
    real,
    some_term,
    value,
)

# what the second checker can tell and the kernel does not try
BEYOND_THE_KERNEL = {
    Claim("<", f("sin", f("^", 10, 400)), Num(1)),
    Claim("<=", f("sin", f("^", 2, 2000)), Num(0)),
    Claim("<", Num(0), Num(10**20000)),
}


@pytest.fixture(autouse=True)
def _precise():
    with mpmath.workprec(2600):
        yield


def translated(term: Term) -> recheck_terms.Term:
    match term:
        case Num(number):
            return recheck_terms.num(number)
        case Var(name):
            return recheck_terms.var(name)
        case App("diff", _):
            pytest.skip("the second checker has no derivatives here")
        case App(head, args):
            return recheck_terms.app(head, *map(translated, args))
        case _:
            raise TypeError(term)


def show(claim: Claim, bits: Term) -> None:
    recheck.WORK[0] = 0
    sides = translated(claim.lhs), translated(claim.rhs)
    given = recheck.Claim(claim.rel, *sides, claim.forall)
    assert recheck.infer("enclose", [], [given, translated(bits)]).claim == given


def test_a_random_term_has_an_enclosure_that_holds_its_value() -> None:
    rng = random.Random(11)
    enclosed = 0
    for _ in range(250):
        term = some_term(rng, rng.randrange(1, 5))
        places = recheck_enclosures.Places(rng.choice([8, 40, 150, 600]))
        recheck.WORK[0] = 0
        try:
            low, high = places.of(translated(term))
        except recheck_terms.Rejected:
            continue
        enclosed += 1
        bounds = Fraction(low, places.one), Fraction(high, places.one)
        assert contains(bounds, value(term)), (term, places.p)
    assert enclosed > 150


@pytest.mark.parametrize(
    "head", ["exp", "log", "atan", "erf", "tanh", "sigmoid", "sinh", "cosh", "sin", "cos"]
)
def test_a_function_of_a_number_holds_the_value_and_narrowly(head: str) -> None:
    for x in POINTS:
        if (head == "log" and x <= 0) or (abs(x) > 10**4 and head not in ("log", "atan", "sin")):
            continue
        for p in (10, 64, 300):
            places = recheck_enclosures.Places(p)
            recheck.WORK[0] = 0
            n = round(x * places.one)
            if n <= 0 and head == "log":
                continue
            low, high = places.apply(head, (n, n))
            v = exact(VALUES[head](real(Fraction(n, places.one))))
            assert contains((Fraction(low, places.one), Fraction(high, places.one)), v), (x, p)
            assert high - low <= 4 + abs(v) * 4


@pytest.mark.parametrize(("bits", "rel", "lhs", "rhs"), TRUE)
def test_what_the_kernel_shows_is_shown(bits, rel, lhs, rhs) -> None:
    show(Claim(rel, as_term(lhs), as_term(rhs)), Num(bits))


@pytest.mark.slow
@pytest.mark.parametrize(("code", "rel", "lhs", "rhs"), NEVER)
def test_what_the_kernel_refuses_is_rejected(code, rel, lhs, rhs) -> None:
    claim = Claim(rel, as_term(lhs), as_term(rhs))
    if claim in BEYOND_THE_KERNEL:
        show(claim, Num(50))
        return
    with pytest.raises(recheck_terms.Rejected):
        show(claim, Num(50))


@pytest.mark.parametrize("seed", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in (1, 2, 3))])
def test_what_the_kernel_shows_of_random_terms_is_shown(seed: int) -> None:
    rng = random.Random(seed)
    shown = 0
    for _ in range(200):
        a, b, bits = some_term(rng, 3), some_term(rng, 2), rng.choice([8, 20, 100])
        for claim in (
            Claim(rel, *sides) for rel in ("<", "<=", "!=") for sides in ((a, b), (b, a))
        ):
            try:
                compare(claim, bits)
            except KernelError:
                continue
            shown += 1
            show(claim, Num(bits))
    assert shown > 200


@pytest.mark.parametrize(
    ("claim", "bits", "word"),
    [
        (Claim("<", Num(0), Num(1), ("x",)), Num(64), "to be enclosed"),
        (Claim("=", Num(1), Num(1)), Num(64), "to be enclosed"),
        (Claim("<", Num(0), Num(1)), Num(7), "bits"),
        (Claim("<", Num(0), Num(1)), Num(4097), "bits"),
        (Claim("<", Num(0), Num(1)), f("+", 30, 30), "bits"),
        (Claim("<", Num(1), Num(0)), Num(64), "the other way"),
        (Claim("<", Num(1), Num(1)), Num(64), "the other way"),
        (Claim("<", Var("x"), Var("x") + 1), Num(64), "not closed"),
        (Claim("<", Num(0), f("phi", 1) ** 2 + 1), Num(64), "not closed"),
        (Claim("<", Num(0), 1 / Num(0)), Num(64), "divisor"),
        (Claim("<", Num(0), 1 + f("sqrt", -Num(1)) ** 2), Num(64), "root"),
        (Claim("<", -Num(9), f("log", 0)), Num(64), "logarithm"),
    ],
)
def test_a_rejection_says_why(claim: Claim, bits: Term, word: str) -> None:
    with pytest.raises(recheck_terms.Rejected, match=word):
        show(claim, bits)
