"""Refusals of terms, claims and definitions: rows of (code, name, attempt)."""

from __future__ import annotations

from symproof.kernel import App, Claim, Definition, Lam, Num, Sequent, Var, eq, infer
from symproof.kernel.ring import Ring
from symproof.kernel.sequent import guard_claim
from symproof.kernel.term import MAX_DEPTH, as_term, substitute

from .shorthand import (
    SAME_HASH,
    Attempt,
    Row,
    Text,
    Whole,
    assume,
    double,
    f,
    h,
    identity,
    nest,
    one,
    rule,
    unfold,
    x,
    y,
    z,
    zero,
)

guard = f("<", x, zero)
def_f = Definition("f", ("x",), x + 1)
def_f_other = Definition("f", ("x",), x + 2)
def_g = Definition("g", ("x",), f("f", x))
def_f_renamed = Definition("f", ("y",), y + 1)
f_of_two = f("f", x, x)
def_param = Definition("p", ("x",), x + y)
def_phi = Definition("g", ("x",), f("phi", x))
g_is_phi, k_is_g = unfold(def_phi, x), unfold(Definition("k", ("x",), f("g", x)), x)
g_and_k = infer("linear", (g_is_phi, k_is_g), g_is_phi.claim, (one, zero))
x_and_param = Lam(("h",), h + x)


def together(claim: Claim, *defs: Definition, hyps: tuple[Claim, ...] = ()) -> Attempt:
    """Return the attempt to put definitions, hypotheses and a claim into one sequent."""
    return lambda: Sequent(claim, frozenset(hyps), frozenset(defs))


TERMS: list[Row] = [
    ("term-shape", "arguments in a list", lambda: App("f", [x])),  # type: ignore[arg-type]
    ("term-shape", "a head that is a number", lambda: App(3, (x,))),  # type: ignore[arg-type]
    ("term-shape", "a head that is a kind of string", lambda: App(Text("f"), (x,))),
    ("term-shape", "an integer as an argument", lambda: App("+", (x, 1))),  # type: ignore[arg-type]
    ("term-shape", "a function as an argument", lambda: App("+", (x, identity))),
    ("term-shape", "a relation as a number", lambda: App("+", (guard, x))),
    ("term-shape", "a relation as an argument of a function", lambda: f("f", x, guard)),
    ("term-shape", "a relation in a relation", lambda: f("<", guard, x)),
    ("term-shape", "a number as the guard", lambda: f("cases", x, x, x)),
    ("term-shape", "a function application as the guard", lambda: f("cases", f("f", x), x, x)),
    ("term-shape", "a number as the second guard", lambda: f("cases", guard, x, y, x, x)),
    ("term-shape", "a relation as a value", lambda: f("cases", guard, guard, x)),
    ("term-shape", "a relation as the last value", lambda: f("cases", guard, x, guard)),
    ("term-shape", "parameters in a list", lambda: Lam(["x"], x)),  # type: ignore[arg-type]
    ("term-shape", "parameters as a string", lambda: Lam("x", x)),  # type: ignore[arg-type]
    ("term-shape", "no parameters", lambda: Lam((), x)),
    ("term-shape", "a parameter twice", lambda: Lam(("x", "x"), x)),
    ("term-shape", "a relation as a body", lambda: Lam(("x",), guard)),
    ("term-shape", "a function as a body", lambda: Lam(("x",), identity)),
    ("term-shape", "an integer as a body", lambda: Lam(("x",), 1)),  # type: ignore[arg-type]
    ("term-shape", "a relation on the left of a claim", lambda: Claim("=", guard, x)),
    ("term-shape", "a relation on the right of a claim", lambda: Claim("=", x, guard)),
    ("term-shape", "a function on the left of a claim", lambda: Claim("=", identity, x)),
    ("term-shape", "an integer in a claim", lambda: Claim("=", x, 0)),  # type: ignore[arg-type]
    ("term-shape", "a relation as a definition", lambda: Definition("f", ("x",), guard)),
    ("term-shape", "a function as a definition", lambda: Definition("f", ("x",), identity)),
    ("term-shape", "a variable as a condition", lambda: guard_claim(x)),
    ("term-shape", "a sum as a condition", lambda: guard_claim(x + y)),
    ("term-shape", "a negative as a condition", lambda: guard_claim(-x)),
    ("term-shape", "the normal form of a function", lambda: Ring().normal(identity)),
    ("term-shape", "substitution in a claim", lambda: substitute(eq(x, y), {"x": y})),  # type: ignore[arg-type]
    ("term-name", "a variable of two words", lambda: Var("a b")),
    ("term-name", "an empty variable", lambda: Var("")),
    ("term-name", "a digit first", lambda: Var("1x")),
    ("term-name", "a letter that is not ASCII", lambda: Var("é")),
    ("term-name", "a primitive as a variable", lambda: Var("exp")),
    ("term-name", "a constant as a variable", lambda: Var("pi")),
    ("term-name", "a number as a variable", lambda: Var(3)),  # type: ignore[arg-type]
    ("term-name", "a kind of string as a variable", lambda: Var(Text("x"))),
    ("term-name", "a function of two words", lambda: f("a b", x)),
    ("term-name", "a function that is not ASCII", lambda: f("φ", x)),
    ("term-name", "a primitive as a parameter", lambda: Lam(("exp",), x)),
    ("term-name", "a second parameter that is a number", lambda: Lam(("x", 3), x)),  # type: ignore[arg-type]
    ("term-numeral", "a negative numeral", lambda: Num(-1)),
    ("term-numeral", "a truth value as a numeral", lambda: Num(True)),
    ("term-numeral", "a float as a numeral", lambda: Num(1.0)),  # type: ignore[arg-type]
    ("term-numeral", "a string as a numeral", lambda: Num("1")),  # type: ignore[arg-type]
    ("term-numeral", "a kind of integer as a numeral", lambda: Num(Whole(1))),
    ("term-numeral", "a float as a term", lambda: as_term(0.5)),  # type: ignore[arg-type]
    ("term-numeral", "a truth value as a term", lambda: as_term(True)),
    ("term-numeral", "a negative float as a term", lambda: as_term(-0.5)),  # type: ignore[arg-type]
    ("term-numeral", "a kind of negative integer as a term", lambda: as_term(Whole(-1))),
    ("term-arity", "a sum of one", lambda: f("+", x)),
    ("term-arity", "a sum of three", lambda: f("+", x, x, x)),
    ("term-arity", "exp of two", lambda: f("exp", x, x)),
    ("term-arity", "exp of none", lambda: f("exp")),
    ("term-arity", "max of one", lambda: f("max", x)),
    ("term-arity", "pi of one", lambda: f("pi", x)),
    ("term-arity", "a guard of one", lambda: f("<", x)),
    ("term-arity", "a function of nothing", lambda: f("f")),
    ("term-arity", "cases of nothing", lambda: f("cases")),
    ("term-arity", "cases of one", lambda: f("cases", x)),
    ("term-arity", "cases of two", lambda: f("cases", guard, x)),
    ("term-arity", "cases of four", lambda: f("cases", guard, x, guard, x)),
    ("term-depth", "a function one level too deep", lambda: Lam(("x",), nest(x, MAX_DEPTH - 1))),
    ("term-size", "one doubling too many", lambda: double(x, 16)),
]

# what a reader takes for something else than a free name
RESERVED = """
    sum prod oo eye zeros ones O I inf nan ln log2 log10 cot sec csc arctan
    asin acos arcsin arccos asinh acosh atanh erfc floor ceil mod factorial
    coth sech csch Atan ArcTan Abs fabs Max Min Exp Log Sqrt Sign sgn signum Heaviside sinc
    Piecewise cbrt root arcsinh arccosh arctanh ceiling
"""
NAMES: list[Row] = [
    ("term-name", f"a {kind} with the reserved name {name}", attempt)
    for name in RESERVED.split()
    for kind, attempt in (
        ("variable", lambda name=name: Var(name)),
        ("function", lambda name=name: f(name, x)),
    )
]

CLAIMS: list[Row] = [
    ("claim-relation", "a guard that is no relation of claims", lambda: Claim(">", x, y)),
    ("claim-relation", "the other such guard", lambda: Claim(">=", x, y)),
    ("claim-relation", "Python's equality", lambda: Claim("==", x, y)),
    ("claim-relation", "no relation", lambda: Claim("", x, y)),
    ("claim-relation", "a kind of string", lambda: Claim(Text("="), x, y)),
    ("claim-relation", "a number", lambda: Claim(0, x, y)),  # type: ignore[arg-type]
    ("claim-forall", "names in a list", lambda: Claim("=", x, y, ["x"])),  # type: ignore[arg-type]
    ("claim-forall", "names in a string", lambda: Claim("=", x, y, "xy")),  # type: ignore[arg-type]
    ("claim-forall", "a variable twice", lambda: eq(x, y, "x", "x")),
    ("claim-forall", "a primitive", lambda: eq(x, y, "exp")),
    ("claim-forall", "a number", lambda: Claim("=", x, y, (3,))),  # type: ignore[arg-type]
    ("claim-forall", "a second variable that is no name", lambda: eq(x, y, "x", "a b")),
    ("definition-name", "a primitive", lambda: Definition("exp", ("x",), x)),
    ("definition-name", "two words", lambda: Definition("a b", ("x",), x)),
    ("definition-name", "a number", lambda: Definition(3, ("x",), x)),  # type: ignore[arg-type]
    ("definition-name", "a kind of string", lambda: Definition(Text("f"), ("x",), x)),
    ("definition-name", "parameters in a list", lambda: Definition("f", ["x"], x)),  # type: ignore[arg-type]
    ("definition-name", "parameters in a string", lambda: Definition("f", "x", x)),  # type: ignore[arg-type]
    ("definition-name", "no parameters", lambda: Definition("f", (), x)),
    ("definition-name", "a parameter twice", lambda: Definition("f", ("x", "x"), x)),
    ("definition-name", "a primitive as a parameter", lambda: Definition("f", ("x", "pi"), x)),
    ("definition-name", "a primitive as the first", lambda: Definition("f", ("pi", "x"), x)),
    ("definition-name", "a list as a parameter", lambda: Definition("f", ([],), x)),  # type: ignore[arg-type]
    ("claim-forall", "a list as a variable", lambda: Claim("=", x, x, ([],))),  # type: ignore[arg-type]
    ("claim-forall", "a primitive as the first", lambda: eq(x, y, "pi", "x")),
    ("term-name", "a list as a parameter", lambda: Lam(([],), x)),  # type: ignore[arg-type]
    ("term-name", "a primitive as the first parameter", lambda: Lam(("pi", "x"), x)),
    ("definition-cyclic", "f by f", lambda: Definition("f", ("x",), f("f", x) + 1)),
    (
        "definition-cyclic",
        "f by f with another number of arguments",
        lambda: Definition("f", ("x",), f("f", x, x)),
    ),
    (
        "definition-cyclic",
        "f by g and g by f",
        rule("trans", unfold(def_g, x), unfold(Definition("f", ("x",), f("g", x)), x)),
    ),
    (
        "definition-cyclic",
        "three in a circle, one beside it",
        together(
            eq(x, x),
            Definition("a", ("x",), f("b", x)),
            Definition("b", ("x",), f("c", x) + f("d", x)),
            Definition("c", ("x",), f("a", x)),
            Definition("d", ("x",), x),
        ),
    ),
    (
        "definition-cyclic",
        "a variable of a definition becomes that function",
        rule("put", unfold(def_param, x), args=("y", f("p", one))),
    ),
    (
        "definition-cyclic",
        "a function variable of a definition becomes that function",
        rule("instantiate", unfold(def_phi, x), args=("phi", Lam(("x",), f("g", x)))),
    ),
    (
        "definition-cyclic",
        "a function variable of a definition becomes a function defined by it",
        rule("instantiate", g_and_k, args=("phi", Lam(("x",), f("k", x)))),
    ),
    (
        "definition-clash",
        "two meanings of one name",
        rule("trans", infer("symm", (unfold(def_f, x),)), unfold(def_f_other, x)),
    ),
    (
        "definition-clash",
        "two meanings that differ in a parameter's name only",
        rule("trans", infer("symm", (unfold(def_f, x),)), unfold(def_f_renamed, x)),
    ),
    (
        "definition-clash",
        "two meanings that have equal hashes",
        together(eq(x, x), *[Definition("f", ("x",), numeral) for numeral in SAME_HASH]),
    ),
    ("definition-arity", "unfold with one argument too many", lambda: unfold(def_f, x, y)),
    ("definition-arity", "unfold with no argument", lambda: unfold(def_f)),
    ("definition-arity", "a claim on the left", together(eq(f_of_two, x), def_f)),
    ("definition-arity", "a claim on the right", together(eq(x, f("exp", f_of_two)), def_f)),
    ("definition-arity", "a second argument", together(eq(x, x + f_of_two), def_f)),
    ("definition-arity", "below a right use", together(eq(f("f", f_of_two), x), def_f)),
    ("definition-arity", "a hypothesis", together(eq(x, x), def_f, hyps=(eq(f_of_two, x),))),
    # a set of two has no order of its own: in some of these the wrong one is looked at first
    *[
        (
            "definition-arity",
            f"another definition, {name} beside f(x) := x + {i}",
            together(eq(x, x), Definition("f", ("x",), x + i), Definition(name, ("x",), f_of_two)),
        )
        for name in "abcde"
        for i in range(4)
    ],
]

CAPTURE: list[Row] = [
    (
        "capture",
        "put x for y under `for all x`, on the left",
        rule("put", assume(eq(x + y, x, "x")), args=("y", x)),
    ),
    (
        "capture",
        "put x for y under `for all x`, on the right",
        rule("put", assume(eq(x, x + y, "x")), args=("y", x)),
    ),
    (
        "capture",
        "put x for y in a hypothesis under `for all x`",
        rule("put", infer("spec", (assume(eq(x + y, x, "x")),), (z,)), args=("y", f("exp", x))),
    ),
    (
        "capture",
        "put the parameter of a definition for its variable",
        rule("put", unfold(def_param, z), args=("y", x)),
    ),
    (
        "capture",
        "instantiate by a function with a free variable that is bound",
        rule("instantiate", assume(eq(f("phi", x), 0, "x")), args=("phi", x_and_param)),
    ),
    (
        "capture",
        "the same on the right",
        rule("instantiate", assume(eq(0, f("phi", x), "x")), args=("phi", x_and_param)),
    ),
    (
        "capture",
        "instantiate in a definition",
        rule(
            "instantiate",
            unfold(def_phi, z),
            args=("phi", x_and_param),
        ),
    ),
    (
        "capture",
        "the second of two bound variables",
        rule("put", assume(eq(x + z, x + y, "x", "z")), args=("y", z)),
    ),
    ("capture", "a variable below an abstraction", lambda: substitute(Lam(("x",), y), {"y": x})),
    (
        "capture",
        "a function below an abstraction",
        lambda: substitute(Lam(("x",), f("phi", x)), {}, {"phi": Lam(("h",), x)}),
    ),
]
