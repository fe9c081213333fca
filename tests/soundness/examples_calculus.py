"""What each rule about derivatives and enclosures concludes, typed in full."""

from __future__ import annotations

from symproof.kernel import Claim, Lam, Num, Term, Theorem, eq, infer, le, lt, ne
from symproof.kernel.term import as_term, diff

from .examples import Example, example
from .shorthand import assume, axiom, f, h, one, resting, t, two, x, y, z, zero


def fun(body: Term | int) -> Lam:
    """Return the function of t."""
    return Lam(("t",), as_term(body))


def says(rel: str, body: Term | int, point: Term | int, value: Term | int) -> Claim:
    """Return the judgement that a function of t has a derivative."""
    return Claim(rel, diff("t", as_term(body), as_term(point)), as_term(value))


def var_at(point: Term | int) -> Theorem:
    return infer("deriv_var", (), "t", as_term(point))


def given(rel: str, body: Term | int, point: Term | int, value: Term | int) -> Theorem:
    return assume(says(rel, body, point, value))


def exists(theorem: Theorem) -> Theorem:
    """Return that the derivative exists, from what its value is."""
    value = infer("deriv_value", (theorem,))
    return infer("trans", (theorem, infer("symm", (value,))))


phi_t, psi_t, phi_x = f("phi", t), f("psi", t), f("phi", x)
absolute = f("abs", t)
phi_right, phi_left = says("diff+", phi_t, x, y), says("diff-", phi_t, x, y)
double = t + t
below_two = infer("deriv_sub", (infer("deriv_const", (), fun(2), one), var_at(1)))
double_at = infer("deriv_add", (var_at(x), var_at(x)))
nonneg = infer("linear", (assume(lt(0, z)),), le(0, z), (one,))
abs_is_z = infer("cut", (nonneg, axiom("abs_of_nonneg", z)))  # under 0 < z


def local(agree: Theorem, known: Theorem, *opens: Theorem, body: Term) -> Theorem:
    return infer("deriv_local", (agree, known, *opens), fun(body), "z")


def grows(sign: Claim, order: Claim, value: Term = y) -> Theorem:
    """Return what follows for phi, which has the derivative `value` at any z."""
    smooth = infer("spec", (assume(Claim("diff", diff("t", phi_t, h), value, ("h",))),), (z,))
    return infer("increasing", (smooth, assume(sign), assume(order)), "z")


everywhere = Claim("diff", diff("t", phi_t, h), y, ("h",))
at_square = says("diff", phi_t, x**2, y)
link = assume(eq(x, y))
pattern = Claim("diff", diff("t", t * z, z), z)

CALCULUS: dict[str, list[Example]] = {
    "rewrite": [
        example(
            infer("rewrite", (link, assume(lt(x, x + 1))), lt(x, h + 1), "h"),
            lt(x, y + 1),
            (eq(x, y), lt(x, x + 1)),
        ),
        example(
            infer("rewrite", (link, assume(eq(t + x, x, "t"))), eq(t + h, x, "t"), "h"),
            eq(t + y, x, "t"),
            (eq(x, y), eq(t + x, x, "t")),
        ),
        example(
            infer("rewrite", (link, given("diff", t * x, x, x)), pattern, "z"),
            says("diff", t * y, y, y),
            (eq(x, y), says("diff", t * x, x, x)),
        ),
        example(
            infer("rewrite", (link, assume(eq(h, h, "h"))), eq(h, h, "h"), "h"),
            eq(h, h, "h"),
            (eq(x, y), eq(h, h, "h")),
        ),
    ],
    "enclose": [
        example(infer("enclose", (), lt(3, f("pi")), Num(32)), lt(3, f("pi"))),
        example(infer("enclose", (), ne(f("exp", one), 3), Num(8)), ne(f("exp", one), 3)),
        example(infer("enclose", (), le(1, 1), Num(4096)), le(1, 1)),
    ],
    "ext": [
        example(
            infer(
                "ext", (infer("ring", (), z + z, two * z),), diff("t", double, x), fun(two * t), "z"
            ),
            eq(diff("t", double, x), diff("t", two * t, x)),
            definedness=(
                exists(double_at),
                exists(infer("deriv_mul", (infer("deriv_const", (), fun(2), x), var_at(x)))),
            ),
        ),
        example(
            infer(
                "ext",
                (infer("ring", (), z + z, two * z),),
                diff("t", double, z),
                Lam(("h",), two * h),
                "z",
            ),
            eq(diff("t", double, z), diff("h", two * h, z)),
            definedness=(
                exists(infer("deriv_add", (var_at(z), var_at(z)))),
                exists(
                    infer(
                        "deriv_mul",
                        (
                            infer("deriv_const", (), Lam(("h",), two), z),
                            infer("deriv_var", (), "h", z),
                        ),
                    )
                ),
            ),
        ),
    ],
    "deriv_value": [
        example(
            infer("deriv_value", (given("diff", phi_t, x, y),)),
            eq(diff("t", phi_t, x), y),
            (says("diff", phi_t, x, y),),
            definedness=(exists(given("diff", phi_t, x, y)),),
        ),
    ],
    "deriv_unique": [
        example(
            infer("deriv_unique", (given(rel, phi_t, x, y), given(rel, phi_t, x, z))),
            eq(y, z),
            (says(rel, phi_t, x, y), says(rel, phi_t, x, z)),
        )
        for rel in ("diff", "diff+", "diff-")
    ],
    "deriv_var": [
        example(var_at(t), says("diff", t, t, 1)),
        example(infer("deriv_var", (), "x", y), Claim("diff", diff("x", x, y), one)),
    ],
    "deriv_const": [
        example(infer("deriv_const", (), fun(phi_x * y), t + 1), says("diff", phi_x * y, t + 1, 0)),
    ],
    "deriv_pow": [
        example(infer("deriv_pow", (), "t", one, x), says("diff", t**1, x, one * x**0)),
        example(infer("deriv_pow", (), "t", Num(5), t), says("diff", t**5, t, Num(5) * t**4)),
    ],
    "deriv_neg": [
        example(
            infer("deriv_neg", (given("diff+", phi_t, x, y),)),
            says("diff+", -phi_t, x, -y),
            (says("diff+", phi_t, x, y),),
        )
    ],
    "deriv_add": [
        example(
            infer("deriv_add", (given("diff-", phi_t, x, y), given("diff-", psi_t, x, z))),
            says("diff-", phi_t + psi_t, x, y + z),
            (says("diff-", phi_t, x, y), says("diff-", psi_t, x, z)),
        )
    ],
    "deriv_sub": [
        example(
            infer("deriv_sub", (given("diff", phi_t, x, y), given("diff", psi_t, x, z))),
            says("diff", phi_t - psi_t, x, y - z),
            (says("diff", phi_t, x, y), says("diff", psi_t, x, z)),
        )
    ],
    "deriv_mul": [
        example(
            infer("deriv_mul", (given("diff", phi_t, x, y), given("diff", psi_t, x, z))),
            says("diff", phi_t * psi_t, x, y * f("psi", x) + phi_x * z),
            (says("diff", phi_t, x, y), says("diff", psi_t, x, z)),
        )
    ],
    "deriv_div": [
        example(
            infer("deriv_div", (given("diff+", phi_t, x, y), one_over, assume(ne(two, 0)))),
            says("diff+", phi_t / two, x, (y * two - phi_x * zero) / two**2),
            (says("diff+", phi_t, x, y), ne(two, 0)),
        )
        for one_over in [
            infer("deriv_side", (infer("deriv_const", (), fun(2), x),), "diff+"),
        ]
    ],
    "deriv_chain": [
        example(
            infer("deriv_chain", (given("diff", phi_t, x**2, y), given("diff+", t**2, x, z))),
            says("diff+", f("phi", t**2), x, y * z),
            (at_square, says("diff+", t**2, x, z)),
        ),
        example(
            infer(
                "deriv_chain",
                (
                    assume(Claim("diff", diff("h", h * y, t**2), x)),
                    infer("deriv_pow", (), "t", two, t),
                ),
            ),
            Claim("diff", diff("t", t**2 * y, t), x * (two * t**1)),
            (Claim("diff", diff("h", h * y, t**2), x),),
        ),
    ],
    "deriv_side": [
        example(infer("deriv_side", (var_at(x),), side), says(side, t, x, 1))
        for side in ("diff+", "diff-")
    ],
    "deriv_join": [
        example(
            infer("deriv_join", (assume(phi_right), assume(phi_left))),
            says("diff", phi_t, x, y),
            (phi_right, phi_left),
        )
    ],
    "deriv_local": [
        example(
            local(infer("ring", (), z + z, two * z), given("diff-", two * t, x, y), body=double),
            says("diff-", double, x, y),
            (says("diff-", two * t, x, y),),
        ),
        example(
            local(
                axiom("abs_of_nonneg", z),
                infer("deriv_side", (var_at(0),), "diff+"),
                body=absolute,
            ),
            says("diff+", absolute, 0, 1),
            trust=("abs_of_nonneg",),
        ),
        example(
            local(abs_is_z, var_at(x), assume(lt(0, x)), var_at(x), body=absolute),
            says("diff", absolute, x, 1),
            (lt(0, x),),
            trust=("abs_of_nonneg",),
        ),
        example(
            local(
                resting(eq(f("abs", z), z), lt(0, z), lt(0, two - z), le(z, 1)),
                infer("deriv_side", (var_at(1),), "diff-"),
                infer("decide", (), lt(0, 1)),
                var_at(1),
                infer("decide", (), lt(0, two - 1)),
                infer("deriv_side", (below_two,), "diff-"),
                body=absolute,
            ),
            says("diff-", absolute, 1, 1),
            (lt(0, 0),),
        ),
        example(
            local(
                resting(eq(f("abs", z), z), le(1, z), lt(x, y)),
                infer("deriv_side", (var_at(1),), "diff+"),
                body=absolute,
            ),
            says("diff+", absolute, 1, 1),
            (lt(0, 0), lt(x, y)),
        ),
    ],
    "increasing": [
        example(
            grows(Claim(sign, zero, y), Claim(order, x, t)),
            Claim(rel, phi_x, phi_t),
            (everywhere, Claim(sign, zero, y), Claim(order, x, t)),
        )
        for sign, order, rel in [
            ("<", "<", "<"),
            ("<", "<=", "<="),
            ("<=", "<", "<="),
            ("<=", "<=", "<="),
            ("=", "<", "="),
            ("=", "<=", "="),
        ]
    ]
    + [
        example(
            infer(
                "increasing",
                (
                    resting(says("diff", phi_t, z, h), le(x, z), le(z, y)),
                    resting(le(0, h), le(x, z), le(z, y), lt(x, z), lt(z, y)),
                    assume(le(x, y)),
                ),
                "z",
            ),
            le(phi_x, f("phi", y)),
            (lt(0, 0), le(x, y)),
        )
    ],
}
