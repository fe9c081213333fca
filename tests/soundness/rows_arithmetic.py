"""Refusals of arithmetic: what each rule is given, by the code of its refusal."""

from __future__ import annotations

from symproof.kernel import Claim, Num, Term, eq, infer, le, lt, ne
from symproof.kernel.ring import MAX_BITS, MAX_EXPONENT
from symproof.kernel.term import as_term

from .rows_inference import x_below_y, x_is_not_y, x_is_y, x_upto_y
from .shorthand import SAME_HASH, Row, assume, f, one, recip, refl, rule, t, two, x, y, z, zero
from .shorthand import sum_of_variables as many

minus_one, half = as_term(-1), one / two
below_zero = f("<", x, zero)
clamp = f("cases", below_zero, zero, x)
huge, large = Num(1 << MAX_BITS), Num(1 << (MAX_BITS * 3 // 5))
exp, log, sqrt = (lambda a, head=head: f(head, a) for head in ("exp", "log", "sqrt"))

RING_DIFFERS: dict[str, tuple[Term, Term]] = {
    "0 = 1": (zero, one),
    "x = y": (x, y),
    "x = x(x)": (x, f("x", x)),
    "x + y = x - y": (x + y, x - y),
    "-x = x": (-x, x),
    "x*y = x + y": (x * y, x + y),
    "x^2 = x": (x**2, x),
    "x^2 = y^2": (x**2, y**2),
    "x^2*y = x*y^2": (x**2 * y, x * y**2),
    "x*y*z = x*y": (x * y * z, x * y),
    "(x + y)*(x - y) = x^2 + y^2": ((x + y) * (x - y), x**2 + y**2),
    "(x + y)^2 = x^2 + y^2": ((x + y) ** 2, x**2 + y**2),
    "(x + y)^3 = (x + y)^2": ((x + y) ** 3, (x + y) ** 2),
    "x/x = 1": (x / x, one),
    "x*(1/x) = 1": (x * recip(x), one),
    "x*x^(-1) = 1": (x * x**minus_one, one),
    "0/0 = 1": (zero / zero, one),
    "1/0 = 0": (one / zero, zero),
    "1/0 = 1": (one / zero, one),
    "0^(-1) = 0": (zero**minus_one, zero),
    "1/(x - x) = 0": (recip(x - x), zero),
    "1/x = 1/y": (recip(x), recip(y)),
    "1/(2*x) = 1/2*(1/x)": (recip(two * x), half * recip(x)),
    "1/(1/x) = x": (recip(recip(x)), x),
    "1/x^2 = (1/x)^2": (recip(x**2), recip(x) ** 2),
    "(x^2)^(1/2) = x": ((x**2) ** half, x),
    "x^(1/2) = x": (x**half, x),
    "x^(1/2) = 1": (x**half, one),
    "(x^(1/2))^2 = x": ((x**half) ** 2, x),
    "x^y = y^x": (x**y, y**x),
    "x^y = x^z": (x**y, x**z),
    "x^(y + z) = x^y*x^z": (x ** (y + z), x**y * x**z),
    "x^(-2) = x^2": (x ** as_term(-2), x**2),
    "x^(-1) = x": (x**minus_one, x),
    "0^0 = 0": (zero**zero, zero),
    "f(x) = g(x)": (f("f", x), f("g", x)),
    "f(x) = f(y)": (f("f", x), f("f", y)),
    "f(x, y) = f(y, x)": (f("f", x, y), f("f", y, x)),
    "f(x) = f(x, x)": (f("f", x), f("f", x, x)),
    "f(0) = f(1)": (f("f", zero), f("f", one)),
    "f(x) = x": (f("f", x), x),
    "exp(x + y) = exp(x) + exp(y)": (exp(x + y), exp(x) + exp(y)),
    "sqrt(x)^2 = x": (sqrt(x) ** 2, x),
    "log(x^2) = 2*log(x)": (log(x**2), two * log(x)),
    "pi = E": (f("pi"), f("E")),
    "cases that differ in a guard": (clamp, f("cases", f("<=", x, zero), zero, x)),
    "cases that differ in a value": (clamp, f("cases", below_zero, one, x)),
    "1 = 2^61": SAME_HASH,
    "f(1) = f(2^61)": (f("f", SAME_HASH[0]), f("f", SAME_HASH[1])),
    "1/3 = 0.333": (one / 3, Num(333) / 1000),
    "x + x/10^40 = x": (x + x / Num(10**40), x),
}

RING_SIZE: dict[str, tuple[Term, Term]] = {
    "x^10001": (x ** (MAX_EXPONENT + 1), x),
    "x^(-10001)": (x ** as_term(-MAX_EXPONENT - 1), x),
    "a product of many monomials": (many(0, 640) * many(640, 1280), x),
    "many monomials": (many(0, 142) * many(142, 284), x),
    "a numeral of many digits": (huge, x),
    "a denominator of many digits": (x / huge, x),
    "a product with one large coefficient": ((x + large) * (y + large), x),
    "a product with one large denominator": ((x + one / large) * (y + one / large), x),
    "a fraction with a large numerator": (large / 3 * large, x),
    "a power of many digits": (Num(2**11) ** MAX_EXPONENT, x),
}

# name: (what is different from 0, left, right)
FIELD_DIFFERS: dict[str, tuple[tuple[Term, ...], Term, Term]] = {
    "x = y": ((), x, y),
    "1/2 = 2": ((), half, two),
    "x/y = y/x": ((x, y), x / y, y / x),
    "x/y = x": ((y,), x / y, x),
    "x = x/y": ((y,), x, x / y),
    "1/x + 1/y = 1/(x + y)": ((x, y, x + y), recip(x) + recip(y), recip(x + y)),
    "1/x - 1/y = 1/x + 1/y": ((x, y), recip(x) - recip(y), recip(x) + recip(y)),
    "-(1/x) = 1/x": ((x,), -recip(x), recip(x)),
    "x^(-1) = x": ((x,), x**minus_one, x),
    "x^(-2) = x^(-1)": ((x,), x ** as_term(-2), x**minus_one),
    "(1/x)^2 = 1/x": ((x,), recip(x) ** 2, recip(x)),
    "(x/y)^(1/2) = x/y": ((y,), (x / y) ** half, x / y),
    "1/(1/x) = 1/x": ((x, recip(x)), recip(recip(x)), recip(x)),
}

FIELD_DIVISOR: dict[str, tuple[tuple[Term, ...], Term, Term]] = {
    "x/x = 1": ((), x / x, one),
    "1 = x/x": ((), one, x / x),
    "x/y where x != 0": ((x,), x / y, x / y),
    "0/0": ((), zero / zero, zero / zero),
    "1/(x - x)": ((), recip(x - x), zero),
    "1/(x - x) where x - x != 0": ((x - x,), recip(x - x), zero),
    "x^(-1)": ((), x**minus_one, recip(x)),
    "0^(-1)": ((), zero**minus_one, zero),
    "1/(1/x) where 1/x != 0": ((recip(x),), recip(recip(x)), x),
    "1/(1/x) where x != 0": ((x,), recip(recip(x)), x),
    "(1/x)^(-1) where 1/x != 0": ((recip(x),), recip(x) ** minus_one, x),
    "in brackets": ((), f("()", recip(x)), recip(x)),
    "in a numerator": ((y,), recip(x) / y, zero),
    "in a base": ((), recip(x) ** 2, recip(x) ** 2),
    "in a base, to the power of 0": ((), recip(x) ** 0, one),
    "on the left of a sum": ((), recip(x) + y, y),
    "on the right of a sum": ((), y + recip(x), y),
    "on the left of a difference": ((), recip(x) - y, y),
    "on the right of a difference": ((), y - recip(x), y),
    "on the left of a product": ((), recip(x) * y, y),
    "on the right of a product": ((), y * recip(x), y),
    "in a negative": ((), -recip(x), x),
    "equal hashes": ((x - SAME_HASH[0],), recip(x - SAME_HASH[1]), zero),
}

DECIDE: dict[str, dict[str, Claim]] = {
    "decide-open": {
        "x < 1": lt(x, 1),
        "x != x + y": ne(x, x + y),
        "1/0 = 0": eq(one / zero, 0),
        "3 < pi": lt(3, f("pi")),
    },
    "decide-false": {
        "0 = 1": eq(0, 1),
        "1 = 0": eq(1, 0),
        "1 != 1": ne(1, 1),
        "x != x": ne(x, x),
        "1 < 1": lt(1, 1),
        "2 < 1": lt(2, 1),
        "2 <= 1": le(2, 1),
        "x + 1 <= x": le(x + 1, x),
        "-1 < -2": lt(-1, -2),
        "1/2 < 1/3": lt(half, one / 3),
        "1 = 2^61": Claim("=", *SAME_HASH),
    },
}

# name: (premises, claim, multipliers)
LINEAR = {
    "linear-coefficient": {
        "<= times a variable": ((x_upto_y,), le(x * x, x * y), (x,)),
        "!= times a variable": ((x_is_not_y,), ne(x * x, x * y), (x,)),
        "<= times -1": ((x_upto_y,), le(y, x), (minus_one,)),
        "< times -1": ((x_below_y,), lt(y, x), (minus_one,)),
        "= from <=": ((x_upto_y,), eq(x, y), (one,)),
        "= from <": ((x_below_y,), eq(x, y), (one,)),
        "= from < times 0": ((x_below_y,), eq(x, x), (zero,)),
        "= from !=": ((x_is_not_y,), eq(x, y), (one,)),
        "<= from !=": ((x_is_not_y,), le(x, y), (one,)),
        "< from !=": ((x_is_not_y,), lt(x, y), (one,)),
        "!= from <=": ((x_upto_y,), ne(x, y), (one,)),
        "!= times 0": ((x_is_not_y,), ne(x, x), (zero,)),
        "!= from < times 0": ((x_below_y,), ne(x, x), (zero,)),
    },
    "linear-differs": {
        "x = z from x = y": ((x_is_y,), eq(x, z), (one,)),
        "x <= z from x <= y": ((x_upto_y,), le(x, z), (one,)),
        "y <= x from x <= y": ((x_upto_y,), le(y, x), (one,)),
        "x = 0 from nothing": ((), eq(x, 0), ()),
    },
    "linear-slack": {
        "0 = 1": ((), eq(0, 1), ()),
        "0 != 0": ((), ne(0, 0), ()),
        "0 < 0": ((), lt(0, 0), ()),
        "1 < 0": ((), lt(1, 0), ()),
        "1 <= 0": ((), le(1, 0), ()),
        "x = y + 1 from x = y": ((x_is_y,), eq(x, y + 1), (one,)),
        "x != y from x = y": ((x_is_y,), ne(x, y), (one,)),
        "x < y from x <= y": ((x_upto_y,), lt(x, y), (one,)),
        "x < y from x = y": ((x_is_y,), lt(x, y), (one,)),
        "x + 1 <= y from x < y": ((x_below_y,), le(x + 1, y), (one,)),
        "x + 1 < y from x < y": ((x_below_y,), lt(x + 1, y), (one,)),
        "0 < 0 from x < y times 0": ((x_below_y,), lt(0, 0), (zero,)),
        "x != y + 1 from x != y": ((x_is_not_y,), ne(x, y + 1), (one,)),
        "x != y + 1 from x < y": ((x_below_y,), ne(x, y + 1), (one,)),
        "0 != 0 from x != y, y != x": ((x_is_not_y, assume(ne(y, x))), ne(0, 0), (one, one)),
        "0 != 1 from x != y, y != x": ((x_is_not_y, assume(ne(y, x))), ne(0, 1), (one, one)),
        "x + z != y + t": ((x_is_not_y, assume(ne(z, t))), ne(x + z, y + t), (one, one)),
    },
}

PRODUCT = {
    "an equation": (eq(0, x), lt(0, y)),
    "an equation, second": (le(0, x), eq(0, y)),
    "two equations": (eq(0, x), eq(0, y)),
    "0 < x, y != 0": (lt(0, x), ne(y, 0)),
    "0 < x, 0 != y": (lt(0, x), ne(0, y)),
    "x != 0, 0 <= y": (ne(x, 0), le(0, y)),
    "x < 0, 0 < y": (lt(x, 0), lt(0, y)),
    "0 < x, y < 0": (lt(0, x), lt(y, 0)),
    "1 < x, 0 < y": (lt(1, x), lt(0, y)),
    "0 <= x, -1 <= y": (le(0, x), le(-1, y)),
    "x != 1, y != 0": (ne(x, 1), ne(y, 0)),
    "x != 0, y != 1": (ne(x, 0), ne(y, 1)),
    "0 != x, 0 != y": (ne(0, x), ne(0, y)),
}

ABSURD = {
    "0 < 1": infer("decide", (), lt(0, 1)),
    "0 = 0": refl(zero),
    "x = x": refl(x),
    "x < y": x_below_y,
    "x != 0": assume(ne(x, 0)),
    "1/0 = 0": assume(eq(one / zero, 0)),
}

two_guards = f("cases", below_zero, zero, f("<", y, zero), one, x)
BRANCH: dict[str, tuple[Claim, Term]] = {
    "the guard of something else": (lt(y, 0), clamp),
    "a weaker claim": (le(x, 0), clamp),
    "a stronger claim": (lt(x, -1), clamp),
    "the guard the other way round": (lt(0, x), clamp),
    "the guard for all x": (lt(x, 0, "x"), clamp),
    "the second guard": (lt(y, 0), two_guards),
    "> is not <": (lt(x, y), f("cases", f(">", x, y), zero, x)),
    ">= is not <=": (le(x, y), f("cases", f(">=", x, y), zero, x)),
}


def _rows() -> list[Row]:
    rows: list[Row] = []
    for name, sides in RING_DIFFERS.items():
        rows.append(("ring-differs", name, rule("ring", args=sides)))
    for name, sides in RING_SIZE.items():
        rows.append(("ring-size", name, rule("ring", args=sides)))
    for code, table in (("field-differs", FIELD_DIFFERS), ("field-divisor", FIELD_DIVISOR)):
        for name, (divisors, *sides) in table.items():
            premises = [assume(ne(divisor, 0)) for divisor in divisors]
            rows.append((code, name, rule("field", *premises, args=tuple(sides))))
    for code, claims in DECIDE.items():
        for name, claim in claims.items():
            rows.append((code, name, rule("decide", args=(claim,))))
    for code, sums in LINEAR.items():
        for name, (theorems, claim, multipliers) in sums.items():
            rows.append((code, name, rule("linear", *theorems, args=(claim, multipliers))))
    for name, factors in PRODUCT.items():
        rows.append(("product-sign", name, rule("product", *map(assume, factors))))
    for name, theorem in ABSURD.items():
        rows.append(("absurd-consistent", name, rule("absurd", theorem, args=(eq(0, 1),))))
    for name, (claim, term) in BRANCH.items():
        rows.append(("branch-guard", name, rule("branch", assume(claim), args=(term,))))
    return rows


ARITHMETIC: list[Row] = [
    *_rows(),
    ("ring-size", "an exponent in field", rule("field", args=(x ** (MAX_EXPONENT + 1), x))),
    ("cases-claims", "the first differs", rule("cases", refl(y), refl(x), refl(x), args=(x,))),
    ("cases-claims", "the second differs", rule("cases", refl(x), refl(y), refl(x), args=(x,))),
    ("cases-claims", "the third differs", rule("cases", refl(x), refl(x), refl(y), args=(x,))),
    ("axiom-unknown", "no such axiom", rule("axiom", args=("everything", (x,)))),
    ("axiom-unknown", "a rule is not an axiom", rule("axiom", args=("refl", (x,)))),
    ("axiom-arity", "too few", rule("axiom", args=("exp_add", (x,)))),
    ("axiom-arity", "too many", rule("axiom", args=("exp_pos", (x, y)))),
    ("axiom-arity", "none are taken", rule("axiom", args=("exp_zero", (x,)))),
]
