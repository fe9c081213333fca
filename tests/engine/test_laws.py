"""The laws of logarithms, roots, powers and circular functions; false laws stay unproved."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symproof.engine.laws.algebra import Algebra
from symproof.engine.laws.angles import values
from symproof.engine.laws.closing import CLOSERS
from symproof.engine.laws.conditions import Conditions
from symproof.engine.laws.division import exact_quotient, lowest_terms
from symproof.engine.laws.factors import factors, primes
from symproof.engine.laws.lemmas import LEMMAS, by_lemma, lemma
from symproof.engine.laws.logarithms import log_pow
from symproof.engine.laws.modulo import Relation, close_modulo
from symproof.engine.laws.square_root import square_root
from symproof.kernel.ring import Ring, difference, multiply
from symproof.kernel.rules import RULES
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Num, Term
from symproof.kernel.theorem import Theorem, infer
from tests.engine.setting import C, T, context, rests_on, sides

NEEDS_ENCLOSE = pytest.mark.skipif("enclose" not in RULES, reason="the rule `enclose` is missing")

LAWS: dict[str, list[tuple[str, tuple[str, ...]]]] = {
    "log": [
        ("log(x*y) = log(x) + log(y)", ("x > 0", "y > 0")),
        ("log(x*y) = log(-x) + log(-y)", ("x < 0", "y < 0")),
        ("log(x/y) = log(x) - log(y)", ("x > 0", "y > 0")),
        ("log(1/x) = -log(x)", ("x > 0",)),
        ("log(1) = 0", ()),
        ("log(E*x) = 1 + log(x)", ("x > 0",)),
        ("log(exp(x)*exp(y)) = x + y", ()),
        ("log(x^3*y/z) = 3*log(x) + log(y) - log(z)", ("x > 0", "y > 0", "z > 0")),
        ("a*log(x*y) = a*log(x) + a*log(y)", ("x > 0", "y > 0")),
        ("log(4*x) = 2*log(2) + log(x)", ("x > 0",)),
        ("log(2/3) = log(2) - log(3)", ()),
        ("log(x^2) = 2*log(abs(x))", ("x != 0",)),
        ("log(sqrt(x)) = log(x)/2", ("x > 0",)),
        ("log(x/(1 - x)) = -log((1 - x)/x)", ("x > 0", "x < 1")),
        ("log(x^2 + 2*x + 1) = 2*log(x + 1)", ("x > 0",)),
        ("log(1 + exp(x)) - log(1 + exp(-x)) = x", ()),
        ("-log(1/(1 + exp(-(-x)))) = log(1 + exp(x))", ()),
        ("exp(log(1 + exp(x))) = 1 + exp(x)", ()),
        ("exp(2*log(x)) = x^2", ("x > 0",)),
        ("exp(log(x)/2)^2 = x", ("x > 0",)),
        (
            "(exp(log(1 + exp(x))) - exp(-log(1 + exp(x))))"
            "/(exp(log(1 + exp(x))) + exp(-log(1 + exp(x))))"
            " = (exp(x)^2 + 2*exp(x))/(exp(x)^2 + 2*exp(x) + 2)",
            (),
        ),
        (
            "log(x + sqrt(x^2 + 1)) + log(-x + sqrt(x^2 + 1)) = 0",
            ("x + sqrt(x^2 + 1) > 0", "-x + sqrt(x^2 + 1) > 0"),
        ),
        ("x^a*x^b = x^(a + b)", ("x > 0",)),
        ("x^(-a) = 1/x^a", ("x > 0",)),
        ("(x^a)^b = x^(a*b)", ("x > 0",)),
        ("(x*y)^a = x^a*y^a", ("x > 0", "y > 0")),
        ("x^(1/3)*x^(2/3) = x", ("x > 0",)),
        ("x^(-1/2) = 1/sqrt(x)", ("x > 0",)),
        ("sqrt(x) = x^(1/2)", ("x > 0",)),
        ("2^(x + 1) = 2*2^x", ()),
        ("4^x = 2^(2*x)", ()),
    ],
    "root": [
        ("sqrt(x^2) = abs(x)", ()),
        ("sqrt(x^2) = x", ("x >= 0",)),
        ("sqrt(x^2) = -x", ("x <= 0",)),
        ("sqrt(x^2 + 1)^2 = x^2 + 1", ()),
        ("(x + sqrt(x^2 + 4*b))/2 - (-x + sqrt((-x)^2 + 4*b))/2 = x", ("b >= 0",)),
        ("1/sqrt(2) = sqrt(2)/2", ()),
        ("sqrt(2*pi) = sqrt(2)*sqrt(pi)", ()),
        ("sqrt(8) = 2*sqrt(2)", ()),
        ("sqrt(6)*sqrt(15) = 3*sqrt(10)", ()),
        ("sqrt(1/2) = sqrt(2)/2", ()),
        ("sqrt(0) = 0", ()),
        ("sqrt(x^2 + 2*x + 1) = abs(x + 1)", ()),
        ("sqrt(x^2*y) = x*sqrt(y)", ("x >= 0", "y >= 0")),
        ("sqrt(x/y) = sqrt(x)/sqrt(y)", ("x >= 0", "y > 0")),
        ("x/sqrt(x) = sqrt(x)", ("x > 0",)),
        ("1/(sqrt(x + 1) + sqrt(x)) = sqrt(x + 1) - sqrt(x)", ("x > 0",)),
        ("x/sqrt(1 + x^2) = x*sqrt(1 + x^2)/(1 + x^2)", ()),
        ("sqrt(exp(2*x)) = exp(x)", ()),
        ("abs(x*y) = abs(x)*abs(y)", ()),
        ("abs(-2*x) = 2*abs(x)", ()),
        ("abs(x)^2 = x^2", ()),
        ("abs(exp(x)) = exp(x)", ()),
        ("exp(-(x/sqrt(2))^2) = exp(-x^2/2)", ()),
        ("1/2*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2))) = exp(-x^2/2)/sqrt(2*pi)", ()),
        ("erf(x/sqrt(2)) = erf(sqrt(2)*x/2)", ()),
        ("f(x/sqrt(x)) = f(sqrt(x))", ("x > 0",)),
        ("sqrt((x^2 - 1)/(x - 1)) = sqrt(x + 1)", ("x > 1",)),
        ("sign(x)*abs(x) = x", ()),
        ("sign(x)^2 = 1", ("x != 0",)),
        ("x/abs(x) = sign(x)", ("x != 0",)),
    ],
    "trig": [
        ("sin(2*x) = 2*sin(x)*cos(x)", ()),
        ("cos(2*x) = 1 - 2*sin(x)^2", ()),
        ("sin(3*x) = 3*sin(x) - 4*sin(x)^3", ()),
        ("(sin(x) + cos(x))^2 = 1 + 2*sin(x)*cos(x)", ()),
        ("cos(x)^4 - sin(x)^4 = cos(2*x)", ()),
        ("sin(x/2)^2 = (1 - cos(x))/2", ()),
        ("sin(x)*cos(y) + cos(x)*sin(y) = sin(x + y)", ()),
        ("sin(x - y) = sin(x)*cos(y) - cos(x)*sin(y)", ()),
        ("sin(x + pi) = -sin(x)", ()),
        ("sin(x + pi/2) = cos(x)", ()),
        ("sin(x + 100*pi) = sin(x)", ()),
        ("sin(pi) = 0", ()),
        ("cos(-3*pi) = -1", ()),
        ("x + sin(x)^2/a = x + (1 - cos(2*x))/(2*a)", ("a > 0",)),
        ("tan(x)*cos(x) = sin(x)", ("cos(x) != 0",)),
        ("tan(-x) = -tan(x)", ()),
        ("sin(x)^2/(1 - cos(x)) = 1 + cos(x)", ("cos(x) != 1",)),
        ("tan(2*x) = 2*tan(x)/(1 - tan(x)^2)", ("cos(x) != 0", "cos(2*x) != 0")),
        ("tan(atan(x)) = x", ()),
        ("atan(-x) + atan(x) = atan(0)", ()),
    ],
}
ANGLES = [
    "sin(pi/4) = sqrt(2)/2",
    "cos(pi/4) = sqrt(2)/2",
    "sin(pi/6) = 1/2",
    "cos(pi/3) = 1/2",
    "sin(2*pi/3) = sqrt(3)/2",
    "tan(pi/3) = sqrt(3)",
    "sin(pi/12)*2 = 2*sin(pi/12)",
]
FALSE_LAWS: dict[str, list[tuple[str, tuple[str, ...]]]] = {
    "log": [
        ("log(x^2) = 2*log(x)", ()),
        ("log(x^2) = 2*log(x)", ("x != 0",)),
        ("log(x*y) = log(x) + log(y)", ()),
        ("log(x*y) = log(x) + log(y)", ("x*y > 0",)),
        ("log(x + y) = log(x) + log(y)", ("x > 0", "y > 0")),
        ("log(x/y) = log(x)/log(y)", ("x > 0", "y > 0")),
        ("log(-x) = -log(x)", ("x < 0",)),
        ("log(1 + exp(x)) + log(1 + exp(-x)) = x", ()),
        ("exp(log(x)) = x", ()),
        ("exp(2*log(x)) = x^2", ()),
        ("x^a*x^b = x^(a + b)", ()),
        ("(x^a)^b = x^(a + b)", ("x > 0",)),
        ("(x^2)^(1/2) = x", ("x != 0",)),
        ("sqrt(x) = x^(1/2)", ("x >= 0",)),
        ("2^x = x^2", ("x > 0",)),
        ("0^x = 0", ()),
        ("(-1)^(1/3) = -1", ()),
    ],
    "root": [
        ("sqrt(x^2) = x", ()),
        ("sqrt(x^2) = abs(x) + 1", ()),
        ("sqrt(x)^2 = x", ()),
        ("sqrt(-x)^2 = -x", ("x > 0",)),
        ("sqrt(x)*sqrt(x) = sqrt(x^2)", ()),
        ("sqrt(x*y) = sqrt(x)*sqrt(y)", ()),
        ("sqrt(x*y) = sqrt(x)*sqrt(y)", ("x*y > 0",)),
        ("sqrt(x + y) = sqrt(x) + sqrt(y)", ("x > 0", "y > 0")),
        ("sqrt(8) = 3*sqrt(2)", ()),
        ("sqrt(4) = -2", ()),
        ("sqrt(x^2 + 1) = x + 1", ()),
        ("abs(x + y) = abs(x) + abs(y)", ()),
        ("abs(x) = x", ()),
        ("sign(x)^2 = 1", ()),
        ("f(x/sqrt(x)) = f(sqrt(x))", ()),
        ("sqrt((x^2 - 1)/(x - 1)) = sqrt(x + 1)", ()),
        ("exp(-(x/sqrt(2))^2) = exp(-x^2/4)", ()),
        ("x/abs(x) = abs(x)/x", ()),
        ("x/sqrt(x^2) = 1", ("x != 0",)),
    ],
    "trig": [
        ("sin(2*x) = 2*sin(x)", ()),
        ("sin(x + pi) = sin(x)", ()),
        ("sin(x)^2 + cos(y)^2 = 1", ()),
        ("cos(x) = sin(x)", ()),
        ("sin(x*y) = sin(x)*sin(y)", ()),
        ("sin(pi/5) = 1/2", ()),
        ("cos(pi/2) = 1", ()),
        ("tan(x)*cos(x) = sin(x)", ()),
        ("sin(x)/cos(x)*cos(x) = sin(x)", ()),
        ("atan(tan(x)) = x", ()),
        ("sin(x)^2/sin(x)^2 = 1", ()),
    ],
}


def proved(kind: str, law: str, hypotheses: Sequence[str]) -> Theorem | None:
    a, _, b = sides(law)
    ctx = context(*hypotheses)
    theorem = CLOSERS[kind](ctx, a, b)
    if theorem is not None:
        assert (theorem.claim.lhs, theorem.claim.rel, theorem.claim.rhs) == (a, "=", b)
        assert rests_on(theorem, ctx)
    return theorem


def rows(
    table: dict[str, list[tuple[str, tuple[str, ...]]]],
) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(kind, law, hyps) for kind, laws in table.items() for law, hyps in laws]


@pytest.mark.parametrize(("kind", "law", "hypotheses"), rows(LAWS))
def test_a_law_is_proved(kind: str, law: str, hypotheses: tuple[str, ...]) -> None:
    theorem = proved(kind, law, hypotheses)
    assert theorem is not None
    assert not any(name.startswith("oracle") for name in theorem.trust)


@NEEDS_ENCLOSE
@pytest.mark.parametrize("law", ANGLES)
def test_the_values_at_parts_of_pi_are_proved(law: str) -> None:
    assert proved("trig", law, ()) is not None


@NEEDS_ENCLOSE
@pytest.mark.parametrize("n", [2, 4, 6])
def test_a_known_angle_rests_on_no_hypothesis(n: int) -> None:
    found = values(n)
    assert found is not None
    assert [theorem.hyps for theorem in found] == [frozenset(), frozenset()]
    assert [theorem.claim.lhs for theorem in found] == [T(f"sin(pi/{n})"), T(f"cos(pi/{n})")]


@pytest.mark.parametrize(("kind", "law", "hypotheses"), rows(FALSE_LAWS))
def test_a_false_law_is_not_proved(kind: str, law: str, hypotheses: tuple[str, ...]) -> None:
    assert proved(kind, law, hypotheses) is None


@pytest.mark.parametrize("kind", LAWS)
def test_a_kind_leaves_alone_what_has_none_of_its_functions(kind: str) -> None:
    assert proved(kind, "x + y = y + x", ()) is None


@pytest.mark.parametrize("name", LEMMAS)
def test_a_lemma_says_the_same_of_any_terms(name: str) -> None:
    first, second = T("1 + exp(y)"), T("2 + exp(x)")
    theorem = lemma(name, first, second)
    assert theorem.hyps == lemma(name, first, second).hyps
    assert not theorem.claim.variables - {"x", "y"}
    assert not any(hyp.variables - {"x", "y"} for hyp in theorem.hyps)


def test_terms_are_put_for_both_variables_of_a_lemma_at_once() -> None:
    law = lemma("log_mul", T("y"), T("x"))
    assert law.claim == C("log(y*x) = log(y) + log(x)")
    assert law.hyps == {C("0 < x"), C("0 < y")}


@pytest.mark.parametrize("n", [1, 2, 5])
def test_the_logarithm_of_a_power_is_a_multiple(n: int) -> None:
    law = log_pow(T("x*y"), n)
    assert difference(law.claim.rhs, T(f"{n}*log(x*y)")) == 0
    assert (law.claim.lhs, law.hyps) == (T(f"log((x*y)^{n})"), {C("0 < x*y")})


def test_a_lemma_with_a_condition_missing_is_not_used() -> None:
    condition = infer("assume", (), C("0 < x"))
    assert by_lemma("log_mul", (T("x"), T("y")), condition) is None
    assert by_lemma("log_inv", (T("x"),), condition) is not None


def no_divisor(_: Term) -> None:
    return None


def test_an_equation_is_reduced_by_the_leading_monomial_of_a_relation() -> None:
    given = infer("assume", (), C("x^2 = y + 1"))
    relation = Relation(T("x^2"), given)
    theorem = close_modulo(T("x^4 - y^2"), T("2*y + 1"), [relation], no_divisor)
    assert theorem is not None
    assert theorem.hyps == {given.claim}
    assert close_modulo(T("x^4 - y^2"), T("2*y + 2"), [relation], no_divisor) is None


def test_fractions_are_compared_only_where_their_divisors_are_apart_from_zero() -> None:
    given = infer("assume", (), C("x^2 = 2"))
    apart = infer("assume", (), C("x != 0"))
    relation = Relation(T("x^2"), given)
    assert close_modulo(T("1/x"), T("x/2"), [relation], no_divisor) is None
    theorem = close_modulo(T("1/x"), T("x/2"), [relation], lambda _: apart)
    assert theorem is not None
    assert theorem.hyps == {given.claim, apart.claim}


def test_a_condition_follows_from_what_was_known_before_rewriting() -> None:
    conditions = Conditions(context("f(x) > 0", named={"h": "f(x) = g(x) - 1"}))

    def rewrite(_: object, term: Term) -> Theorem | None:
        return infer("assume", (), C("f(x) = g(x) - 1")) if term == T("f(x)") else None

    conditions.rewrite(C("f(x) > 0"), (rewrite,))
    theorem = conditions.prove(C("g(x) - 1 > 0"))
    assert theorem is not None
    assert theorem.claim == Claim("<", ZERO, T("g(x) - 1"))


@given(st.integers(1, 10**9))
def test_the_factors_of_a_number_multiply_to_it(number: int) -> None:
    result = 1
    for prime, count in primes(number):
        result *= prime**count
    assert result == number


@pytest.mark.parametrize(
    ("text", "sign"), [("0", 0), ("(x - x)^100", 0), ("x - x", 0), ("-1/x", -1), ("1/(-x)", -1)]
)
def test_the_sign_of_a_product_is_a_whole_number(text: str, sign: int) -> None:
    found, _ = factors(T(text), no_divisor)
    assert (found, type(found)) == (sign, int)


PIECES = ["x", "y", "(x + 1)", "(2*x - 2*y)", "(y - x)", "6", "exp(x)", "(x^2 + 2*x*y + y^2)"]


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.integers(1, 3)), min_size=1, max_size=4))
def test_the_factors_of_a_term_multiply_to_it(pieces: list[tuple[str, int]]) -> None:
    term = T("*".join(f"{text}^{n}" for text, n in pieces))
    sign, found = factors(term, no_divisor)
    product: Term = Num(1) if sign > 0 else -Num(1)
    for base, n in found:
        assert n > 0
        product = product * base**n
    assert difference(term, product) == 0


@given(st.lists(st.tuples(st.integers(-3, 3), st.integers(0, 2), st.integers(0, 2)), max_size=4))
def test_the_root_of_a_square_is_found(pieces: list[tuple[int, int, int]]) -> None:
    ring = Ring()
    term: Term = Num(0)
    for c, i, j in pieces:
        term = term + T(f"({c})*x^{i}*y^{j}")
    poly = ring.normal(term)
    square = multiply(poly, poly)
    root = square_root(square)
    if square:
        assert root is not None
        assert multiply(root, root) == square


@pytest.mark.parametrize("text", ["x^2 + 1", "x^2 - 2*x*y - y^2", "2*x^2", "-x^2", "x^3", "x"])
def test_what_is_no_square_has_no_root(text: str) -> None:
    assert square_root(Ring().normal(T(text))) is None


@pytest.mark.parametrize(
    ("top", "bottom", "expected"),
    [
        ("x^2 - 1", "x - 1", "x + 1"),
        ("x^3 - y^3", "x - y", "x^2 + x*y + y^2"),
        ("3*x", "6", "1/2*x"),
        ("x^2 + 1", "x - 1", None),
        ("x", "x^2", None),
    ],
)
def test_only_an_exact_division_gives_a_polynomial(
    top: str, bottom: str, expected: str | None
) -> None:
    ring = Ring()
    found = exact_quotient(ring.normal(T(top)), ring.normal(T(bottom)))
    assert found == (None if expected is None else ring.normal(T(expected)))


def test_common_monomials_are_cancelled() -> None:
    ring = Ring()
    top, bottom = lowest_terms(ring.normal(T("2*x^2*y + 4*x^2")), ring.normal(T("6*x^3")))
    assert multiply(top, ring.normal(T("3*x"))) == multiply(bottom, ring.normal(T("y + 2")))


@pytest.mark.parametrize("text", ["x^2*y - 3/2*x + 1", "-(x + 1)^3", "2*exp(x)*sin(y) - 5", "0"])
def test_a_polynomial_is_written_as_a_term_of_the_same_value(text: str) -> None:
    algebra = Algebra(no_divisor)
    poly = algebra.polynomial(T(text))
    assert poly is not None
    assert difference(algebra.term(poly), T(text)) == 0


def test_a_long_sum_of_monomials_is_given_up_quietly() -> None:
    big = App("^", (T("x + y + z + sqrt(w)"), Num(12)))
    assert proved("root", "x = y", ()) is None
    assert CLOSERS["root"](context(), big, T("0")) is None
