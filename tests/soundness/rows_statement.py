"""Refusals of proofs: theorems that are not what is stated, or whose terms have no value."""

from __future__ import annotations

from collections.abc import Iterable

from symproof.kernel import (
    App,
    Claim,
    Definition,
    Num,
    Statement,
    Theorem,
    check_proved,
    eq,
    infer,
    le,
    lt,
    ne,
    obligations,
)

from .rows_terms import def_f, def_f_other, def_g, def_param
from .shorthand import (
    SAME_HASH,
    Attempt,
    Row,
    assume,
    axiom,
    f,
    one,
    oracle,
    recip,
    refl,
    t,
    unfold,
    x,
    y,
    z,
    zero,
)


def proved(
    claim: Claim,
    theorem: Theorem,
    hyps: Iterable[Claim] = (),
    defs: Iterable[Definition] = (),
    parts: Iterable[Theorem] = (),
) -> Attempt:
    """Return the attempt to pass `theorem`, with proofs of definedness, as a proof of `claim`."""
    statement = Statement(claim, frozenset(hyps), frozenset(defs))
    return lambda: check_proved(statement, theorem, parts)


def gen(theorem: Theorem, *names: str) -> Theorem:
    return infer("gen", (theorem,), names)


class Lie(Claim):
    """A claim that is equal to any other."""

    __hash__ = Claim.__hash__

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False


class Meaning(Definition):
    """A definition that is not exactly a definition."""


class Everything(frozenset[Claim]):
    """A set that says it contains every other."""

    def __ge__(self, other: object) -> bool:
        return True


class Whole(Statement):
    """A statement that is not exactly a statement."""


def_f_by_g = Definition("f", ("x",), f("g", x) + 1)
g_is = unfold(def_g, x)
with_t = Definition("m", ("t",), t)
x_is_y, y_is_z, x_not_0 = assume(eq(x, y)), assume(eq(y, z)), assume(ne(x, 0))
x_is_z = infer("trans", (x_is_y, y_is_z))
lie = oracle("SymPy", eq(x, x))
positive = oracle("", lt(0, f("exp", x)))
square = f("exp", x) * f("exp", x)
f_is = unfold(def_f, x)
quotient = refl(x / x)
two_divisors = refl(recip(x) / y)
undefined_for_all = eq(f("phi", t), recip(t), "t")
def_d = Definition("d", ("x",), x)
by_a_definition = infer("linear", (unfold(def_d, x), x_not_0), ne(x, 0), (zero, one))
def_recip = Definition("r", ("x",), recip(x))

STATEMENTS: list[Row] = [
    ("statement-claim", "another claim", proved(eq(x, y), refl(x))),
    ("statement-claim", "the sides exchanged", proved(eq(y, x), x_is_y, [eq(x, y)])),
    ("statement-claim", "a weaker claim", proved(le(x, x), refl(x))),
    ("statement-claim", "the universal claim", proved(eq(x, x, "x"), refl(x))),
    ("statement-claim", "an instance", proved(eq(y, y), gen(refl(x), "x"))),
    (
        "statement-claim",
        "an equal hash",
        proved(eq(x, SAME_HASH[0]), oracle("lie", eq(x, SAME_HASH[1]))),
    ),
    ("statement-hypothesis", "an unstated one", proved(eq(x, y), x_is_y)),
    ("statement-hypothesis", "another one", proved(eq(x, y), x_is_y, [eq(y, x)])),
    ("statement-hypothesis", "one of two", proved(eq(x, z), x_is_z, [eq(x, y)])),
    ("statement-definition", "an unstated one", proved(f_is.claim, f_is)),
    ("statement-definition", "another one", proved(f_is.claim, f_is, defs=[def_f_other])),
    ("statement-oracle", "an oracle", proved(eq(x, x), lie)),
    ("statement-oracle", "an oracle below", proved(eq(x, x), infer("symm", (lie,)))),
    (
        "statement-oracle",
        "an oracle without a name, besides an axiom",
        proved(lt(0, square), infer("product", (axiom("exp_pos", x), positive))),
    ),
    ("statement-undefined", "x/x", proved(quotient.claim, quotient)),
    (
        "statement-undefined",
        "on the left only",
        proved(eq(recip(x), y), assume(eq(recip(x), y)), [eq(recip(x), y)]),
    ),
    (
        "statement-undefined",
        "on the right only",
        proved(eq(y, recip(x)), assume(eq(y, recip(x))), [eq(y, recip(x))]),
    ),
    (
        "statement-undefined",
        "0*(1/x) = 0",
        proved(eq(zero * recip(x), 0), infer("ring", (), zero * recip(x), zero)),
    ),
    ("statement-undefined", "1/0", proved(eq(one / zero, one / zero), refl(one / zero))),
    (
        "statement-undefined",
        "a square of 1/x",
        proved(le(0, recip(x) ** 2), infer("square", (), recip(x))),
    ),
    (
        "statement-undefined",
        "a division hidden in a definition",
        proved(unfold(def_recip, x).claim, unfold(def_recip, x), defs=[def_recip]),
    ),
    (
        "statement-undefined",
        "x/x under a hypothesis about y",
        proved(quotient.claim, quotient, [ne(y, 0)], parts=[x_not_0]),
    ),
    (
        "statement-undefined",
        "another obligation's proof",
        proved(quotient.claim, quotient, [ne(y, 0)], parts=[assume(ne(y, 0))]),
    ),
    (
        "statement-undefined",
        "the obligation by an unstated hypothesis",
        proved(quotient.claim, quotient, parts=[x_not_0]),
    ),
    (
        "statement-oracle",
        "the obligation by an oracle",
        proved(quotient.claim, quotient, parts=[oracle("lie", ne(x, 0))]),
    ),
    (
        "statement-undefined",
        "the obligation by an unstated definition",
        proved(quotient.claim, quotient, [ne(x, 0)], parts=[by_a_definition]),
    ),
    (
        "statement-undefined",
        "an undefined hypothesis",
        proved(eq(x, x), refl(x), [lt(0, recip(x))]),
    ),
    (
        "statement-undefined",
        "an undefined universal hypothesis",
        proved(eq(x, x), refl(x), [undefined_for_all]),
    ),
    (
        "statement-undefined",
        "one of two divisors",
        proved(two_divisors.claim, two_divisors, [ne(x, 0)], parts=[x_not_0]),
    ),
    (
        "statement-undefined",
        "the divisor of a universal claim",
        proved(eq(x / x, x / x, "x"), gen(quotient, "x")),
    ),
    (
        "statement-oracle",
        "a proof of definedness by an oracle that is not needed",
        proved(eq(x, x), refl(x), parts=[oracle("lie", ne(x, 0))]),
    ),
    (
        "definition-clash",
        "two definitions of f",
        proved(f_is.claim, f_is, defs=[def_f, def_f_other]),
    ),
    ("definition-cyclic", "a circle", proved(g_is.claim, g_is, defs=[def_g, def_f_by_g])),
    (
        "definition-arity",
        "f(x, y) in a hypothesis",
        proved(eq(x, x), refl(x), [eq(f("f", x, y), 0)], [def_f]),
    ),
    ("statement-shape", "the claim of another class", proved(Lie("=", zero, one), refl(x))),
    (
        "statement-shape",
        "a hypothesis of another class",
        proved(eq(x, y), x_is_y, [Lie("=", x, z)]),
    ),
    (
        "statement-shape",
        "a definition of another class",
        proved(eq(x, x), refl(x), defs=[Meaning("m", ("x",), x)]),
    ),
    ("statement-shape", "a definition among the hypotheses", proved(eq(x, x), refl(x), [def_f])),  # type: ignore[list-item]
    (
        "statement-shape",
        "hypotheses in a list",
        lambda: check_proved(Statement(eq(x, x), [eq(x, y)]), refl(x)),
    ),  # type: ignore[arg-type]
    (
        "statement-shape",
        "hypotheses in a set that contains everything",
        lambda: check_proved(Statement(eq(x, y), Everything()), x_is_y),
    ),
    (
        "statement-shape",
        "definitions in a set",
        lambda: check_proved(Statement(eq(x, x), defs={def_f}), refl(x)),
    ),  # type: ignore[arg-type]
    (
        "statement-shape",
        "a statement of another class",
        lambda: check_proved(Whole(eq(x, x)), refl(x)),
    ),
    (
        "statement-variable",
        "bound in the claim, free in a hypothesis",
        proved(eq(x / x, x / x, "x"), gen(quotient, "x"), [ne(x, 0)], parts=[x_not_0]),
    ),
    (
        "statement-variable",
        "the second bound variable",
        proved(eq(x, x, "x", "y"), gen(refl(x), "x", "y"), [lt(0, y)]),
    ),
    (
        "statement-variable",
        "bound in a hypothesis, free in another",
        proved(eq(y, y), refl(y), [ne(t, 0), undefined_for_all], parts=[assume(ne(t, 0))]),
    ),
    (
        "statement-variable",
        "bound in the claim, free in a definition",
        proved(eq(y, y, "y"), gen(refl(y), "y"), defs=[def_param]),
    ),
    (
        "statement-name",
        "a variable of the claim, a function of a hypothesis",
        proved(eq(t, t), refl(t), [eq(App("t", (x,)), 0)]),
    ),
    (
        "statement-name",
        "a bound variable of the claim, a function of it",
        proved(eq(App("x", (x,)), App("x", (x,)), "x"), gen(refl(App("x", (x,))), "x")),
    ),
    (
        "statement-name",
        "a parameter of one definition, the name of another",
        proved(
            eq(x, x),
            refl(x),
            defs=[Definition("f", ("g",), Num(1)), Definition("g", ("t",), Num(1))],
        ),
    ),
    (
        "statement-name",
        "a bound variable of a hypothesis, a function of the claim",
        proved(eq(f("t", x), f("t", x)), refl(f("t", x)), [eq(t, t, "t")]),
    ),
    *[
        (
            "statement-name",
            f"a parameter of the definition of {name}, a function of the claim",
            proved(
                eq(f("t", x), f("t", x)),
                refl(f("t", x)),
                defs=[with_t, Definition("k", ("z",), z)][:n],
            ),
        )
        for n, name in enumerate("mk", 1)
    ],
    (
        "statement-name",
        "a free variable of a definition, a function in its body",
        proved(eq(x, x), refl(x), defs=[Definition("f", ("t",), y * App("y", (t,)))]),
    ),
    (
        "premise-theorem",
        "a sequent as the proof",
        proved(eq(x, x), refl(x).sequent),  # type: ignore[arg-type]
    ),
    (
        "premise-theorem",
        "a claim as a proof of definedness",
        proved(eq(x, x), refl(x), parts=[eq(x, x)]),  # type: ignore[list-item]
    ),
    (
        "definition-arity",
        "the obligations of f(x, y)",
        lambda: obligations([eq(f("f", x, y), 0)], [def_f]),
    ),
]
