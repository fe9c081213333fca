"""Ways in which provers of this kind were fooled, each tried on this one."""

from __future__ import annotations

import pytest

from symproof.kernel import (
    Claim,
    Definition,
    KernelError,
    Lam,
    Statement,
    Term,
    Theorem,
    check_proved,
    eq,
    infer,
    le,
    lt,
    ne,
)
from symproof.kernel.term import as_term

from .shorthand import (
    Attempt,
    Row,
    assume,
    axiom,
    f,
    h,
    one,
    oracle,
    recip,
    refl,
    rule,
    t,
    two,
    unfold,
    x,
    y,
    z,
    zero,
)

half, minus_one = one / two, as_term(-1)


def definition(name: str, body: Term) -> Theorem:
    """Return `name(x) = body`, where that is the definition."""
    return unfold(Definition(name, ("x",), body), x)


def on(theorem: Theorem, claim: Claim) -> Theorem:
    """Return `claim`, a truth, resting on what an equation rests on."""
    return infer("linear", (theorem,), claim, (zero,))


def gen(theorem: Theorem, *names: str) -> Theorem:
    return infer("gen", (theorem,), names)


def states(theorem: Theorem, *parts: Theorem, claim: Claim | None = None) -> Attempt:
    """Return the attempt to pass a theorem as proved, without hypotheses."""
    statement = Statement(claim or theorem.claim, defs=theorem.defs)
    return lambda: check_proved(statement, theorem, parts)


# f(x) := g(x) + 1 and g(x) := f(x) give 0 = 1 as soon as they meet
f_by_g, g_by_f = definition("f", f("g", x) + 1), definition("g", f("f", x))
k_by_g = definition("k", f("g", x))
f_is_x, f_is_2x = definition("f", x), definition("f", two * x)
shift = definition("s", x + y)
inverse, deeper = definition("r", recip(x)), definition("d", f("r", x - 1))
g_at_f_by_g = infer("symm", (infer("cong", (g_by_f,), Lam(("h",), h + 1)),))

CIRCLES: list[Row] = [
    ("definition-cyclic", "through trans", rule("trans", f_by_g, infer("symm", (g_at_f_by_g,)))),
    (
        "definition-cyclic",
        "through cut",
        rule("cut", g_by_f, infer("linear", (f_by_g, assume(g_by_f.claim)), eq(0, 1), (one, one))),
    ),
    (
        "definition-cyclic",
        "through linear",
        rule("linear", f_by_g, g_by_f, args=(eq(0, 1), (one, one))),
    ),
    (
        "definition-cyclic",
        "through field",
        rule("field", on(f_by_g, ne(1, 0)), on(g_by_f, ne(2, 0)), args=(x, x)),
    ),
    (
        "definition-cyclic",
        "through product",
        rule("product", on(f_by_g, lt(0, 1)), on(g_by_f, lt(0, 1))),
    ),
    *[
        (
            "definition-cyclic",
            f"through cases, without the case {absent}",
            rule(
                "cases",
                *[
                    refl(x) if i == absent else on((f_by_g, g_by_f)[(i - absent) % 3 - 1], eq(x, x))
                    for i in range(3)
                ],
                args=(x,),
            ),
        )
        for absent in range(3)
    ],
    (
        "definition-cyclic",
        "through a new name",
        rule("linear", infer("rename", (k_by_g,), "k", "f"), g_by_f, args=(eq(0, 0), (zero, zero))),
    ),
    (
        "definition-clash",
        "f(x) := x and f(x) := 2*x",
        rule("trans", infer("symm", (f_is_x,)), f_is_2x),
    ),
    (
        "definition-clash",
        "the second by a new name",
        rule(
            "linear",
            f_is_x,
            infer("rename", (definition("k", two * x),), "k", "f"),
            args=(eq(x, two * x), (minus_one, one)),
        ),
    ),
    (
        "definition-clash",
        "two values of a variable in it",
        rule(
            "linear",
            infer("put", (shift,), "y", zero),
            infer("put", (shift,), "y", one),
            args=(eq(0, 1), (minus_one, one)),
        ),
    ),
    (
        "definition-clash",
        "two functions for a variable in it",
        rule(
            "linear",
            infer("instantiate", (definition("k", f("phi", x)),), "phi", Lam(("h",), h)),
            infer("instantiate", (definition("k", f("phi", x)),), "phi", Lam(("h",), zero)),
            args=(eq(x, 0), (minus_one, one)),
        ),
    ),
    ("definition-name", "rename onto a primitive", rule("rename", shift, args=("s", "exp"))),
    (
        "rename-taken",
        "rename onto a function with a hypothesis",
        rule(
            "rename",
            infer("linear", (shift, assume(eq(f("phi", x), 0))), eq(0, 0), (zero, zero)),
            args=("s", "phi"),
        ),
    ),
]

clamp = f("cases", f("<", zero, x), one, zero)
abs_is_x = axiom("abs_of_nonneg", x)

SCOPES: list[Row] = [
    (
        "statement-hypothesis",
        "abs(x) = x from the first of its cases alone",
        states(infer("cases", (abs_is_x, abs_is_x, abs_is_x), x)),
    ),
    (
        "statement-hypothesis",
        "the hypothesis x < 0 in the case 0 < x",
        states(
            infer(
                "cases",
                tuple(infer("branch", (assume(le(x, 0)),), clamp) for _ in range(3)),
                x,
            )
        ),
    ),
    (
        "statement-hypothesis",
        "a hypothesis beside the one that was cut",
        states(
            infer(
                "cut",
                (
                    refl(x),
                    infer("trans", (assume(eq(x, x)), assume(eq(x, y)))),
                ),
            )
        ),
    ),
    (
        "hypothesis-absent",
        "a universal hypothesis is cut by an instance",
        rule(
            "cut",
            assume(eq(f("phi", x), 0)),
            infer("spec", (assume(eq(f("phi", x), 0, "x")),), (x,)),
        ),
    ),
    (
        "gen-free",
        "over the variable of a hypothesis",
        rule("gen", assume(eq(x, 0)), args=(("x",),)),
    ),
    (
        "gen-free",
        "over a variable that came into a hypothesis",
        rule("gen", infer("put", (assume(eq(x, 0)),), "x", y), args=(("y",),)),
    ),
    ("gen-free", "over the variable of a definition", rule("gen", shift, args=(("y",),))),
    ("capture", "put under a binder", rule("put", assume(ne(y, x, "x")), args=("y", x))),
    (
        "capture",
        "instantiate under a binder",
        rule("instantiate", assume(ne(f("phi", 0), x, "x")), args=("phi", Lam(("h",), x))),
    ),
    (
        "capture",
        "put under the parameter of a definition",
        rule("put", unfold(*shift.defs, zero), args=("y", x)),
    ),
    (
        "branch-guard",
        "the value of a guard that does not hold",
        rule("branch", assume(le(0, x)), args=(clamp,)),
    ),
    (
        "premise-match",
        "premises in the wrong order",
        rule("trans", assume(lt(y, z)), assume(lt(x, y))),
    ),
]

ARITHMETIC: list[Row] = [
    ("ring-differs", "a*(1/a) = 1", rule("ring", args=(x * recip(x), one))),
    ("field-divisor", "a*(1/a) = 1 by field", rule("field", args=(x * recip(x), one))),
    ("field-divisor", "0 cancelled", rule("field", assume(ne(0, 0)), args=(zero * x / zero, x))),
    (
        "field-divisor",
        "x*y != 0 from x != 0",
        rule("field", assume(ne(x, 0)), args=(x * y / (x * y), one)),
    ),
    (
        "field-divisor",
        "x + y != 0 from x != 0 and y != 0",
        rule("field", assume(ne(x, 0)), assume(ne(y, 0)), args=((x + y) / (x + y), one)),
    ),
    ("ring-differs", "log(x^2) = 2*log(x)", rule("ring", args=(f("log", x**2), two * f("log", x)))),
    ("ring-differs", "sqrt(x^2) = x", rule("ring", args=(f("sqrt", x**2), x))),
    ("ring-differs", "(x*y)^(1/2)", rule("ring", args=((x * y) ** half, x**half * y**half))),
    ("decide-false", "rounding", rule("decide", args=(eq(one + one / 10**30 - 1, 0),))),
]

guarded = f("cases", f("!=", x, zero), recip(x), zero)
by_guard = assume(ne(x, 0))

# terms that have no value somewhere, each in a theorem that is true whatever 1/0 is
UNDEFINED: dict[str, Attempt] = {
    "x/x": states(refl(x / x)),
    "(x - 1)/(x - 1)": states(refl((x - 1) / (x - 1))),
    "0*(1/x)": states(infer("ring", (), zero * recip(x), zero)),
    "x^2/x": states(infer("ring", (), x**2 / x, x**2 * recip(x))),
    "log(x^2)": states(refl(f("log", x**2))),
    "log(x*y)": states(refl(f("log", x * y))),
    "sqrt(x*y)": states(refl(f("sqrt", x * y))),
    "x^(1/2)": states(refl(x**half)),
    "x^(-1)": states(infer("ring", (), x**minus_one, recip(x))),
    "x^y": states(refl(x**y)),
    "tan(x)": states(axiom("tan_def", x)),
    "an argument": states(refl(f("phi", recip(x)))),
    "an argument of exp": states(refl(f("exp", recip(x)))),
    "a definition": states(inverse),
    "a definition by a definition": states(
        infer("linear", (deeper, inverse), deeper.claim, (one, zero))
    ),
    "a definition that the proof does not need": lambda: check_proved(
        Statement(eq(f("r", x), f("r", x)), defs=inverse.defs), refl(f("r", x))
    ),
    "a bound variable": states(gen(refl(recip(x)), "x")),
    "a value under a guard that does not help": states(
        refl(f("cases", f("<=", zero, x), recip(x), zero)), by_guard
    ),
    "a guard's divisor beside its cases": states(refl(guarded + recip(x)), by_guard),
    "the value of the other case": states(
        refl(f("cases", f("!=", x, zero), zero, recip(x))), by_guard
    ),
    "a guard": states(refl(f("cases", f("<", recip(x), zero), one, zero)), by_guard),
}


@pytest.mark.parametrize(
    ("code", "attempt"),
    [
        pytest.param(code, attempt, id=f"{code}: {name}")
        for code, name, attempt in (*CIRCLES, *SCOPES, *ARITHMETIC)
    ],
)
def test_a_trap_does_not_close(code: str, attempt: Attempt):
    with pytest.raises(KernelError) as caught:
        attempt()
    assert caught.value.code == code


@pytest.mark.parametrize("name", UNDEFINED)
def test_an_undefined_term_is_not_proved(name: str):
    with pytest.raises(KernelError) as caught:
        UNDEFINED[name]()
    assert caught.value.code == "statement-undefined"


def test_a_division_under_its_guard_is_proved():
    check_proved(Statement(eq(guarded, guarded)), refl(guarded), [by_guard])


def test_a_universal_claim_is_not_defined_by_a_hypothesis_about_a_free_variable_of_its_name():
    claim = gen(refl(recip(x)), "x")
    statement = Statement(claim.claim, frozenset({ne(x, 0)}))
    with pytest.raises(KernelError, match="statement-variable"):
        check_proved(statement, claim, [by_guard])


def test_an_undefined_hypothesis_does_not_define_itself():
    hypothesis = lt(0, recip(x))
    statement = Statement(hypothesis, frozenset({hypothesis}))
    with pytest.raises(KernelError, match="statement-undefined"):
        check_proved(statement, assume(hypothesis), [assume(hypothesis)])


def test_the_value_of_one_over_zero_is_not_provable():
    for value in (zero, one, minus_one, recip(recip(zero))):
        for name, args in (("ring", (recip(zero), value)), ("decide", (eq(recip(zero), value),))):
            with pytest.raises(KernelError):
                infer(name, (), *args)


def test_rename_reaches_every_use_and_no_other_function():
    theorem = infer(
        "rename",
        (infer("linear", (k_by_g, assume(eq(f("k", t), f("m", t)))), eq(0, 0), (zero, zero)),),
        "k",
        "n",
    )
    assert theorem.hyps == {eq(f("n", t), f("m", t))}
    assert theorem.defs == {Definition("n", ("x",), f("g", x))}


def test_an_oracle_is_never_proved():
    lie = oracle("SymPy", eq(0, 1))
    for theorem in (lie, infer("symm", (lie,)), infer("absurd", (lie,), eq(x, y)), gen(lie, "x")):
        with pytest.raises(KernelError, match="statement-oracle"):
            check_proved(Statement(theorem.claim), theorem)
