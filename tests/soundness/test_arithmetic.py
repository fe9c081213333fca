"""Arithmetic: what is accepted agrees with exact fractions, and what is true is accepted."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from itertools import permutations, product

import pytest

from symproof.kernel import Claim, KernelError, Num, Term, Theorem, Var, eq, infer, le, lt, ne
from symproof.kernel.rules import COMPOSE
from symproof.kernel.sequent import JUDGEMENTS
from symproof.kernel.term import as_term, diff

from .places import integral, limit
from .shorthand import assume, f, one, oracle, recip, t, two, x, y, z, zero

RELATIONS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
}
VALUES = [Fraction(n, 2) for n in (-4, -2, -1, 0, 1, 2, 4)]
half = one / two


# relations


def test_composed_relations_follow_and_none_follows_that_is_missing():
    triples = list(product((-1, 0, 1), repeat=3))
    for first, second in product(RELATIONS, repeat=2):
        reachable = [
            (a, c)
            for a, b, c in triples
            if RELATIONS[first](Fraction(a), Fraction(b))
            and RELATIONS[second](Fraction(b), Fraction(c))
        ]
        following = {
            rel
            for rel, holds in RELATIONS.items()
            if all(holds(Fraction(a), Fraction(c)) for a, c in reachable)
        }
        # the strongest is the one that the fewest triples satisfy
        strongest = min(following, key=lambda rel: ["=", "<", "<=", "!="].index(rel), default=None)
        premises = (assume(Claim(first, x, y)), assume(Claim(second, y, z)))
        assert COMPOSE.get((first, second)) == strongest
        if strongest is not None:
            assert infer("trans", premises).claim == Claim(strongest, x, z)
    judged = {(rel, "=") for rel in JUDGEMENTS - {"bounded"}}
    assert set(COMPOSE) - judged <= set(product(RELATIONS, repeat=2))
    assert all(COMPOSE[rel, other] == rel for rel, other in judged)


def test_the_name_that_stands_for_an_argument_is_no_other_of_the_function():
    """What a function binds inside, or has free, is not what its argument is called."""
    names = [Var("_z0"), Var("_z1")]
    for inner, free in permutations(names):
        body = f("phi", diff(inner.name, f("exp", inner * t), t), free)
        for term in (limit("limit+oo", body), integral(body, x, y), diff("t", body, x)):
            assert infer("ring", (), term, term + 0).claim == eq(term, term + 0)


def test_product_gives_the_sign_that_all_values_have():
    zero_first = [Claim(rel, zero, a) for rel in ("<", "<=") for a in (x, y)]
    zero_last = [Claim(rel, a, zero) for rel in ("!=", "<", "<=", "=") for a in (x, y)]
    accepted = 0
    for first, second in product([*zero_first, *zero_last, eq(0, x), ne(0, x)], repeat=2):
        try:
            claim = infer("product", (assume(first), assume(second))).claim
        except KernelError as refusal:
            assert refusal.code == "product-sign"
            continue
        accepted += 1
        for a, b in product(VALUES, repeat=2):
            values = {"x": a, "y": b}
            if true_at(first, values) and true_at(second, values):
                assert true_at(claim, values), (first, second, claim, values)
    assert accepted == 20
    positive = (assume(lt(0, x)), assume(lt(0, y)))
    assert infer("product", positive).claim == lt(0, x * y)
    assert infer("product", (positive[0], assume(le(0, y)))).claim == le(0, x * y)
    assert infer("product", (assume(le(0, x)), positive[1])).claim == le(0, x * y)


def value(term: Term, values: dict[str, Fraction]) -> Fraction:
    match type(term).__name__, getattr(term, "head", ""):
        case "Num", _:
            return Fraction(term.value)  # type: ignore[attr-defined]
        case "Var", _:
            return values[term.name]  # type: ignore[attr-defined]
        case _, head:
            a, *b = (value(arg, values) for arg in term.args)  # type: ignore[attr-defined]
            return {
                "+": lambda: a + b[0],
                "-": lambda: a - b[0],
                "*": lambda: a * b[0],
                "/": lambda: a / b[0],
                "neg": lambda: -a,
            }[head]()


def true_at(claim: Claim, values: dict[str, Fraction]) -> bool:
    return RELATIONS[claim.rel](value(claim.lhs, values), value(claim.rhs, values))


def rational(number: Fraction) -> Term:
    return as_term(number.numerator) / as_term(number.denominator)


def accepts(rule: str, premises: tuple[Theorem, ...], *args: object) -> bool:
    try:
        infer(rule, premises, *args)  # type: ignore[arg-type]
    except KernelError:
        return False
    return True


def test_decide_agrees_with_exact_fractions():
    numbers = random.Random(1)
    for _ in range(150):
        a, b = (
            Fraction(numbers.randint(-6, 6), numbers.choice((1, 2, 3, 10**9))) for _ in range(2)
        )
        for rel, holds in RELATIONS.items():
            for extra in (zero, x):
                claim = Claim(rel, rational(a) + extra, rational(b) + extra)
                assert accepts("decide", (), claim) == holds(a, b), claim


def test_linear_accepts_only_what_all_values_satisfy():
    """Two premises about independent differences d = y - x and e = z; claim about their sum."""
    factors = [Fraction(n) for n in (-1, 0, 1)]
    accepted: set[tuple[str, str, str]] = set()
    for first, second, rel in product(RELATIONS, repeat=3):
        premises = (assume(Claim(first, x, y)), assume(Claim(second, zero, z)))
        points = [
            (d, e)
            for d, e in product(VALUES, repeat=2)
            if RELATIONS[first](Fraction(0), d) and RELATIONS[second](Fraction(0), e)
        ]
        for m, n, slack in product(factors, factors, factors):
            total = rational(m) * (y - x) + rational(n) * z + rational(slack)
            if accepts("linear", premises, Claim(rel, zero, total), (rational(m), rational(n))):
                accepted.add((first, second, rel))
                for d, e in points:
                    assert RELATIONS[rel](Fraction(0), m * d + n * e + slack)
    order = [(a, b, rel) for a in ("=", "<", "<=") for b in ("=", "<", "<=") for rel in ("<", "<=")]
    apart = [(a, "=", "!=") for a in ("=", "!=", "<")] + [("=", a, "!=") for a in ("!=", "<")]
    assert accepted == {*order, *apart, ("=", "=", "=")}


LINEAR = {
    "nothing": ((), eq(x, x), ()),
    "0 <= 0": ((), le(0, 0), ()),
    "0 <= 1": ((), le(0, 1), ()),
    "0 < 1": ((), lt(0, 1), ()),
    "0 != 1": ((), ne(0, 1), ()),
    "1 != 0": ((), ne(1, 0), ()),
    "<= times 0": ((le(x, y),), le(z, z), (zero,)),
    "< times 0": ((lt(x, y),), le(z, z), (zero,)),
    "< times 1/2": ((lt(x, y),), lt(x / 2, y / 2), (half,)),
    "< for <=": ((lt(x, y),), le(x, y + 1), (one,)),
    "<= and a slack for <": ((le(x, y),), lt(x, y + 1), (one,)),
    "< and a slack": ((lt(x, y),), lt(x, y + 1), (one,)),
    "<= and <": ((le(x, y), lt(y, z)), lt(x, z), (one, one)),
    "< and <=": ((lt(x, y), le(y, z)), lt(x, z), (one, one)),
    "< from itself and a multiple of 0": ((lt(x, y), le(y, z)), lt(x, y), (one, zero)),
    "< from itself after a multiple of 0": ((lt(y, z), lt(x, y)), lt(x, y), (zero, one)),
    "= times a term": ((eq(x, y),), eq(x * f("exp", z), y * f("exp", z)), (f("exp", z),)),
    "= times -1 for <=": ((eq(x, y),), le(y, x), (-one,)),
    "!= times -1": ((ne(x, y),), ne(y, x), (-one,)),
    "!= from < times -2": ((lt(x, y),), ne(two * y, two * x), (-two,)),
    "!= and =": ((ne(x, y), eq(y, z)), ne(x, z), (one, one)),
    "= and a constant for !=": ((eq(x, y),), ne(x, y + 1), (one,)),
    "= and a negative constant for !=": ((eq(x, y),), ne(x + 1, y), (one,)),
}


@pytest.mark.parametrize("name", LINEAR)
def test_linear_accepts_a_sum(name: str):
    claims, claim, multipliers = LINEAR[name]
    assert infer("linear", tuple(map(assume, claims)), claim, multipliers).claim == claim


RING = {
    "numerals": (two + two, Num(4)),
    "a negative": (-(x - y), y - x),
    "brackets": (f("()", x), x),
    "a half": (x / 2 + x / 2, x),
    "division by a negative": (x / -two, -(half * x)),
    "division by a constant in disguise": (x / (y + 2 - y), half * x),
    "a difference of squares": ((x + y) * (x - y), x**2 - y**2),
    "a fifth power": ((x + 1) ** 5 - x**5, 5 * x**4 + 10 * x**3 + 10 * x**2 + 5 * x + 1),
    "0^0": (x**0, one),
    "0^0, literally": (zero**zero, one),
    "a power of 1": (x**1, x),
    "a power in disguise": (x ** (one + one), x * x),
    "a power of a half and a half": (x ** (half + half), x),
    "x^(-2)": (x ** as_term(-2), recip(x * x)),
    "2^(-2)": (two ** as_term(-2), one / 4),
    "10000": (x**10000 / x**10000, x**10000 * x ** as_term(-10000)),
    "1/0 times 0": (zero * recip(zero), zero),
    "1/0 - 1/0": (recip(zero) - recip(zero), zero),
    "division by 0 in disguise": (recip(zero), recip(x - x)),
    "a reciprocal of equals": (recip(x + y), recip(y + x)),
    "a half as exponent": (x**half * x**half, (x**half) ** 2),
    "an exponent that is a term": (x ** (y + z), x ** (z + y)),
    "an argument": (f("exp", x + y - x), f("exp", y)),
    "two arguments": (f("max", x + 0, y * 1), f("max", x, y)),
    "a guard": (f("cases", f("<", x + 0, y), z, z), f("cases", f("<", x, y), z, z)),
    "a constant": (f("pi") + f("pi"), two * f("pi")),
    "many factors": (x * y * z * x * t, t * z * y * x**2),
    "cancelling": (x * y - y * x + (x - x) * z, zero),
}


@pytest.mark.parametrize("name", RING)
def test_ring_accepts_an_identity(name: str):
    assert infer("ring", (), *RING[name]).claim == eq(*RING[name])


# name: (left, right, what is different from 0)
FIELD = {
    "x/x": (x / x, one, x),
    "x^(-1)": (x ** as_term(-1), recip(x), x),
    "x^(-2)": (x ** as_term(-2) * x**3, x, x),
    "1/(1/x)": (recip(recip(x)), x, recip(x), x),
    "x/2": (x / 2, half * x),
    "x/(0 - 2)": (x / (zero - 2), -x / 2),
    "2^(-1)": (two ** as_term(-1), half),
    "a divisor in disguise": (x / (y + x - y), one, x),
    "known in disguise": (x / x, one, f("()", x) + 0),
    "a sum": (recip(x) + recip(y), (x + y) / (x * y), x, y, x * y),
    "a difference": (recip(x) - recip(y), (y - x) / (x * y), x, y, x * y),
    "a sum of equal denominators": (y / x + z / x, (y + z) / x, x),
    "a difference of equal denominators": (y / x - z / x, (y - z) / x, x),
    "a negative": (-(y / x), -y / x, x),
    "a product": ((y / x) * (x / y), one, x, y),
    "a quotient of quotients": ((y / x) / (z / t), y * t / (x * z), x, t, z / t, x * z),
    "a power": ((y / x) ** 3, y**3 / x**3, x, x**3),
    "a power of 0": ((y / x) ** 0, one, x),
    "a negative power": ((y / x) ** as_term(-2), x**2 / y**2, x, y / x, y**2),
    "brackets": (f("()", y / x) * x, y, x),
    "a half as exponent": (x**half / x**half, one, x**half),
    "a function": (f("exp", x) / f("exp", x), one, f("exp", x)),
    "a function of a quotient": (f("exp", y / x) * 1, f("exp", y / x)),
}


@pytest.mark.parametrize("name", FIELD)
def test_field_accepts_an_identity(name: str):
    lhs, rhs, *nonzero = FIELD[name]
    premises = tuple(assume(ne(term, 0)) for term in nonzero)
    assert infer("field", premises, lhs, rhs).claim == eq(lhs, rhs)


def test_absurd_takes_every_false_comparison():
    for claim in (eq(0, 1), ne(2, 2), lt(1, 1), le(1, 0), lt(x + 1, x)):
        assert infer("absurd", (oracle("lie", claim),), eq(x, y)).claim == eq(x, y)
