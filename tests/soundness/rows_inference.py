"""Refusals of inferences that need no arithmetic: rows of (code, name, attempt)."""

from __future__ import annotations

from symproof.kernel import Definition, Lam, Sequent, Theorem, eq, infer, le, lt, ne
from symproof.kernel.sequent import negation

from .rows_terms import def_f, def_g, def_param, guard
from .shorthand import (
    SAME_HASH,
    Row,
    Text,
    assume,
    axiom,
    f,
    identity,
    loaded,
    one,
    oracle,
    refl,
    rule,
    unfold,
    x,
    y,
    z,
    zero,
)

for_all = assume(eq(x, x, "x"))
x_is_y, x_is_not_y = assume(eq(x, y)), assume(ne(x, y))
x_below_y, x_upto_y = assume(lt(x, y)), assume(le(x, y))
f_is = unfold(def_f, x)
f_is_g = infer("trans", (unfold(def_f, x), assume(eq(x + 1, f("g", x)))))
def_d = Definition("d", ("x",), f("d_k", x))

STRUCTURE: list[Row] = [
    ("rule-unknown", "no such rule", rule("believe")),
    ("rule-unknown", "no name", rule("")),
    ("rule-unknown", "a kind of string", rule(Text("refl"), args=(x,))),
    ("rule-unknown", "a list", rule(["refl"], args=(x,))),  # type: ignore[arg-type]
    ("rule-unknown", "an axiom is not a rule", rule("exp_pos")),
    ("rule-arguments", "refl of nothing", rule("refl")),
    ("rule-arguments", "refl of two", rule("refl", args=(x, x))),
    ("rule-arguments", "refl of a function", rule("refl", args=(identity,))),
    ("rule-arguments", "refl of a guard", rule("refl", args=(guard,))),
    ("rule-arguments", "refl of an integer", rule("refl", args=(1,))),
    ("rule-arguments", "refl of a claim", rule("refl", args=(eq(x, y),))),
    ("rule-arguments", "refl with a premise", rule("refl", x_is_y, args=(x,))),
    ("rule-arguments", "symm without a premise", rule("symm")),
    ("rule-arguments", "symm of two", rule("symm", x_is_y, x_is_y)),
    ("rule-arguments", "trans of one", rule("trans", x_is_y)),
    ("rule-arguments", "trans of three", rule("trans", refl(x), refl(x), refl(x))),
    ("rule-arguments", "cases of two", rule("cases", refl(x), refl(x), args=(x,))),
    ("rule-arguments", "cases of four", rule("cases", *[refl(x)] * 4, args=(x,))),
    ("rule-arguments", "absurd of none", rule("absurd", args=(eq(0, 1),))),
    ("rule-arguments", "cong with a term", rule("cong", x_is_y, args=(x,))),
    (
        "rule-arguments",
        "cong with two parameters",
        rule("cong", x_is_y, args=(Lam(("x", "y"), x),)),
    ),
    ("rule-arguments", "assume a sequent", rule("assume", args=(Sequent(eq(x, y)),))),
    ("rule-arguments", "assume a definition", rule("assume", args=(def_f,))),
    ("rule-arguments", "assume a term", rule("assume", args=(x,))),
    ("rule-arguments", "gen over a list", rule("gen", refl(x), args=(["x"],))),
    ("rule-arguments", "gen over a string", rule("gen", refl(x), args=("x",))),
    ("rule-arguments", "gen over a term", rule("gen", refl(x), args=((x,),))),
    ("rule-arguments", "gen over a kind of string", rule("gen", refl(x), args=((Text("x"),),))),
    ("rule-arguments", "spec at a list", rule("spec", for_all, args=([x],))),
    ("rule-arguments", "spec at a guard", rule("spec", for_all, args=((guard,),))),
    (
        "rule-arguments",
        "spec at a guard, second of two",
        rule("spec", assume(eq(x, y, "x", "y")), args=((x, guard),)),
    ),
    ("rule-arguments", "gen over a term, second of two", rule("gen", refl(x), args=(("x", y),))),
    ("rule-arguments", "spec at a function", rule("spec", for_all, args=((identity,),))),
    ("rule-arguments", "spec at an integer", rule("spec", for_all, args=((1,),))),
    ("rule-arguments", "unfold a claim", rule("unfold", args=(eq(x, y), (x,)))),
    ("rule-arguments", "unfold at an integer", rule("unfold", args=(def_f, (1,)))),
    ("rule-arguments", "put a variable for a variable", rule("put", refl(x), args=(x, y))),
    ("rule-arguments", "put a kind of name", rule("put", refl(x), args=(Text("x"), y))),
    ("rule-arguments", "put a function", rule("put", refl(x), args=("x", identity))),
    ("rule-arguments", "instantiate by a term", rule("instantiate", refl(x), args=("phi", x))),
    ("rule-arguments", "ring with a function", rule("ring", args=(x, identity))),
    ("rule-arguments", "field with a guard", rule("field", args=(guard, guard))),
    ("rule-arguments", "decide a term", rule("decide", args=(x,))),
    ("rule-arguments", "square of a function", rule("square", args=(identity,))),
    ("rule-arguments", "axiom by a number", rule("axiom", args=(3, (x,)))),
    ("rule-arguments", "oracle without a claim", rule("oracle", args=("SymPy",))),
    ("rule-arguments", "oracle with a name that is a term", rule("oracle", args=(x, eq(x, x)))),
    ("rule-arguments", "branch of no cases", rule("branch", x_below_y, args=(x,))),
    (
        "rule-arguments",
        "linear with more premises than multipliers",
        rule("linear", x_is_y, x_is_y, args=(eq(x, y), (one,))),
    ),
    (
        "rule-arguments",
        "linear with more multipliers than premises",
        rule("linear", x_is_y, args=(eq(x, y), (one, one))),
    ),
    ("premise-theorem", "premises in a list", lambda: infer("symm", [refl(x)])),  # type: ignore[arg-type]
    ("premise-theorem", "a sequent", lambda: infer("symm", (refl(x).sequent,))),  # type: ignore[arg-type]
    ("premise-theorem", "nothing", lambda: infer("symm", (None,))),  # type: ignore[arg-type]
    ("premise-theorem", "the class", lambda: infer("symm", (Theorem,))),  # type: ignore[arg-type]
    (
        "premise-theorem",
        "a claim as the second of two",
        lambda: infer("trans", (refl(x), eq(x, y))),  # type: ignore[arg-type]
    ),
    ("premise-forall", "symm", rule("symm", for_all)),
    ("premise-forall", "trans, first", rule("trans", for_all, refl(x))),
    ("premise-forall", "trans, second", rule("trans", refl(x), for_all)),
    ("premise-forall", "cong", rule("cong", for_all, args=(identity,))),
    ("premise-forall", "gen", rule("gen", for_all, args=(("z",),))),
    ("premise-forall", "field", rule("field", assume(ne(x, 0, "x")), args=(x / x, one))),
    ("premise-forall", "decide", rule("decide", args=(lt(0, 1, "x"),))),
    ("premise-forall", "linear, the claim", rule("linear", args=(le(0, 1, "x"), ()))),
    (
        "premise-forall",
        "linear, a premise",
        rule("linear", assume(le(0, x, "x")), args=(le(0, 1), (zero,))),
    ),
    (
        "premise-forall",
        "product, first",
        rule("product", assume(lt(0, x, "x")), axiom("exp_pos", x)),
    ),
    (
        "premise-forall",
        "product, second",
        rule("product", axiom("exp_pos", x), assume(lt(0, x, "x"))),
    ),
    ("premise-forall", "absurd", rule("absurd", assume(lt(1, 0, "x")), args=(eq(0, 1),))),
    ("premise-forall", "a negation", lambda: negation(lt(x, y, "x"))),
    ("premise-relation", "symm of <", rule("symm", x_below_y)),
    ("premise-relation", "symm of <=", rule("symm", x_upto_y)),
    ("premise-relation", "cong of !=", rule("cong", x_is_not_y, args=(identity,))),
    ("premise-relation", "cong of <", rule("cong", x_below_y, args=(identity,))),
    ("premise-relation", "cong of <=", rule("cong", x_upto_y, args=(identity,))),
    ("premise-relation", "!= and !=", rule("trans", x_is_not_y, assume(ne(y, z)))),
    ("premise-relation", "!= and <", rule("trans", x_is_not_y, assume(lt(y, z)))),
    ("premise-relation", "!= and <=", rule("trans", x_is_not_y, assume(le(y, z)))),
    ("premise-relation", "< and !=", rule("trans", x_below_y, assume(ne(y, z)))),
    ("premise-relation", "<= and !=", rule("trans", x_upto_y, assume(ne(y, z)))),
    ("premise-relation", "field with =", rule("field", assume(eq(x, 0)), args=(x / x, one))),
    ("premise-relation", "field with <", rule("field", assume(lt(x, 0)), args=(x / x, one))),
    ("premise-relation", "field with x != 1", rule("field", assume(ne(x, 1)), args=(x / x, one))),
    (
        "premise-relation",
        "field with a second premise 0 != y",
        rule("field", assume(ne(x, 0)), assume(ne(0, y)), args=(x / x, y / y)),
    ),
    ("premise-match", "trans without a common term", rule("trans", x_is_y, assume(eq(z, x)))),
    ("premise-match", "trans in the wrong order", rule("trans", assume(eq(y, z)), x_is_y)),
    (
        "premise-match",
        "trans through equal hashes",
        rule("trans", assume(eq(x, SAME_HASH[0])), assume(eq(SAME_HASH[1], y))),
    ),
    ("spec-arity", "nothing is universal", rule("spec", x_is_y, args=((y,),))),
    ("spec-arity", "nothing is universal, no term", rule("spec", x_is_y, args=((),))),
    ("spec-arity", "too many terms", rule("spec", for_all, args=((x, y),))),
    ("spec-arity", "too few terms", rule("spec", assume(eq(x, y, "x", "y")), args=((x,),))),
    ("gen-free", "a variable of a hypothesis", rule("gen", x_is_y, args=(("x",),))),
    ("gen-free", "the second variable", rule("gen", x_is_y, args=(("z", "y"),))),
    (
        "gen-free",
        "a free variable of a universal hypothesis",
        rule("gen", infer("spec", (assume(eq(x + y, x, "x")),), (z,)), args=(("y",),)),
    ),
    ("gen-free", "a variable of a definition", rule("gen", unfold(def_param, z), args=(("y",),))),
    ("hypothesis-absent", "cut without the hypothesis", rule("cut", refl(x), x_is_y)),
    (
        "hypothesis-absent",
        "cut in the wrong order",
        rule("cut", infer("trans", (x_is_y, assume(eq(y, z)))), assume(eq(y, z))),
    ),
    (
        "hypothesis-absent",
        "cut of an instance of a universal hypothesis",
        rule("cut", refl(x), infer("spec", (for_all,), (x,))),
    ),
    (
        "hypothesis-absent",
        "cut of a hypothesis with an equal hash",
        rule("cut", oracle("lie", eq(x, SAME_HASH[0])), assume(eq(x, SAME_HASH[1]))),
    ),
    ("instantiate-primitive", "exp", rule("instantiate", refl(x), args=("exp", identity))),
    ("instantiate-primitive", "brackets", rule("instantiate", refl(x), args=("()", identity))),
    ("instantiate-primitive", "cases", rule("instantiate", refl(x), args=("cases", identity))),
    ("instantiate-primitive", "no name", rule("instantiate", refl(x), args=("1f", identity))),
    ("instantiate-defined", "f", rule("instantiate", unfold(def_f, x), args=("f", identity))),
    *[
        (
            "instantiate-defined",
            f"{name}, one of three",
            rule(
                "instantiate", loaded("k", eq(x, x), unfold(def_g, x), f_is), args=(name, identity)
            ),
        )
        for name in ("d_k", "g", "f")
    ],
    ("rename-taken", "its own name", rule("rename", unfold(def_f, x), args=("f", "f"))),
    (
        "rename-taken",
        "a name in the claim",
        rule("rename", unfold(def_f, f("g", x)), args=("f", "g")),
    ),
    (
        "rename-taken",
        "a name in a hypothesis",
        rule("rename", f_is_g, args=("f", "g")),
    ),
    (
        "rename-taken",
        "the name of another definition",
        rule("rename", loaded("k", eq(x, x), unfold(def_g, x)), args=("d_k", "g")),
    ),
    (
        "rename-taken",
        "its own name, which nothing mentions",
        rule("rename", loaded("k", eq(x, x)), args=("d_k", "d_k")),
    ),
    (
        "rename-taken",
        "a name in another definition",
        rule("rename", loaded("k", eq(x, x), unfold(def_g, x)), args=("d_k", "f")),
    ),
    ("discharge-used", "in the claim", rule("discharge", unfold(def_f, x), args=("f",))),
    (
        "discharge-used",
        "in a hypothesis",
        rule("discharge", loaded("k", eq(x, x), assume(eq(f("d_k", x), 0))), args=("d_k",)),
    ),
    (
        "discharge-used",
        "in another definition",
        rule("discharge", loaded("k", eq(x, x), unfold(def_d, x)), args=("d_k",)),
    ),
    ("discharge-absent", "discharge a variable", rule("discharge", refl(f("f", x)), args=("f",))),
    ("discharge-absent", "rename a variable", rule("rename", refl(f("f", x)), args=("f", "g"))),
]
