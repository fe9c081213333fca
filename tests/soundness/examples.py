"""What each rule concludes: an inference, and its conclusion typed in full."""

from __future__ import annotations

from dataclasses import dataclass

from symproof.kernel import (
    App,
    Claim,
    Definition,
    Lam,
    Sequent,
    Term,
    Theorem,
    eq,
    infer,
    le,
    lt,
    ne,
)

from .shorthand import assume, f, h, odd, one, oracle, refl, resting, t, two, unfold, x, y, z, zero


@dataclass(frozen=True)
class Example:
    """A theorem, and what it must be: claim, hypotheses, definitions, trust."""

    theorem: Theorem
    expected: Sequent
    definedness: tuple[Theorem, ...] = ()


def example(
    theorem: Theorem,
    claim: Claim,
    hyps: tuple[Claim, ...] = (),
    defs: tuple[Definition, ...] = (),
    trust: tuple[str, ...] = (),
    definedness: tuple[Theorem, ...] = (),
) -> Example:
    expected = Sequent(claim, frozenset(hyps), frozenset(defs), frozenset(trust))
    return Example(theorem, expected, definedness)


def cases_of(*branches: Theorem, term: Term) -> Theorem:
    return infer("cases", branches, term)


def_f = Definition("f", ("x",), x + 1)
def_g = Definition("g", ("x",), f("phi", x) + y)
def_two = Definition("k", ("x", "y"), x - y)
k_of_xy = unfold(def_two, x, y)
def_uses_f = Definition("g", ("x",), f("f", x))
x_is_y, y_is_x = eq(x, y), eq(y, x)
clamp = f("cases", f("<", x, zero), zero, x)
strict = f("cases", f(">", x, y), one, f("!=", x, zero), two, f(">=", x, z), z, x)
rest = f("cases", f("!=", x, zero), two, f(">=", x, z), z, x)
equation = f("cases", f("=", x, y), one, zero)
last = f("cases", f(">=", x, z), z, x)
sum_is_x = eq(x + y, x, "x")
phi_odd = odd("phi")
f_and_g = infer("linear", (unfold(def_f, x), unfold(def_uses_f, x)), eq(0, 0), (zero, zero))


def branch(claim: Claim, term: App) -> Theorem:
    return infer("branch", (assume(claim),), term)


def ring(a: Term, b: Term) -> Theorem:
    return infer("ring", (), a, b)


def field(a: Term, b: Term, *nonzero: Term) -> Theorem:
    return infer("field", tuple(assume(ne(term, 0)) for term in nonzero), a, b)


EXAMPLES: dict[str, list[Example]] = {
    "refl": [example(refl(x), eq(x, x)), example(refl(clamp), eq(clamp, clamp))],
    "symm": [
        example(infer("symm", (assume(x_is_y),)), y_is_x, (x_is_y,)),
        example(infer("symm", (assume(ne(x, y)),)), ne(y, x), (ne(x, y),)),
    ],
    "trans": [
        example(infer("trans", (assume(x_is_y), assume(lt(y, z)))), lt(x, z), (x_is_y, lt(y, z))),
    ],
    "cong": [
        example(
            infer("cong", (assume(x_is_y),), Lam(("h",), h * x + f("f", h))),
            eq(x * x + f("f", x), y * x + f("f", y)),
            (x_is_y,),
        ),
        example(
            infer("cong", (assume(x_is_y),), Lam(("x",), f("cases", f("<", x, z), x, z))),
            eq(f("cases", f("<", x, z), x, z), f("cases", f("<", y, z), y, z)),
            (x_is_y,),
        ),
    ],
    "assume": [example(assume(phi_odd), phi_odd, (phi_odd,))],
    "cut": [
        example(
            infer("cut", (infer("symm", (assume(y_is_x),)), assume(x_is_y))), x_is_y, (y_is_x,)
        ),
        example(
            infer("cut", (refl(x), infer("trans", (assume(eq(x, x)), assume(x_is_y))))),
            x_is_y,
            (x_is_y,),
        ),
    ],
    "gen": [
        example(infer("gen", (refl(x),), ("x",)), eq(x, x, "x")),
        example(
            infer("gen", (k_of_xy,), ("y", "x")), eq(f("k", x, y), x - y, "y", "x"), (), (def_two,)
        ),
        example(
            infer("gen", (infer("spec", (assume(sum_is_x),), (z,)),), ("z",)),
            eq(z + y, z, "z"),
            (sum_is_x,),
        ),
        example(
            infer("gen", (infer("symm", (assume(x_is_y),)),), ("z",)), eq(y, x, "z"), (x_is_y,)
        ),
        example(
            infer("gen", (unfold(def_g, z),), ("x",)),
            eq(f("g", z), f("phi", z) + y, "x"),
            (),
            (def_g,),
        ),
    ],
    "spec": [
        example(
            infer("spec", (assume(phi_odd),), (x + 1,)),
            eq(f("phi", -(x + 1)), -f("phi", x + 1)),
            (phi_odd,),
        ),
        example(
            infer("spec", (assume(lt(x, y + z, "x", "y")),), (y, x)),
            lt(y, x + z),
            (lt(x, y + z, "x", "y"),),
        ),
    ],
    "unfold": [
        example(unfold(def_two, y, x), eq(f("k", y, x), y - x), (), (def_two,)),
        example(unfold(def_g, y), eq(f("g", y), f("phi", y) + y), (), (def_g,)),
    ],
    "put": [
        example(infer("put", (assume(lt(x, y)),), "x", y + 1), lt(y + 1, y), (lt(y + 1, y),)),
        example(infer("put", (assume(sum_is_x),), "x", zero), sum_is_x, (sum_is_x,)),
        example(infer("put", (assume(sum_is_x),), "y", z), eq(x + z, x, "x"), (eq(x + z, x, "x"),)),
        example(
            infer("put", (unfold(def_g, x),), "y", one),
            eq(f("g", x), f("phi", x) + 1),
            (),
            (Definition("g", ("x",), f("phi", x) + 1),),
        ),
        example(infer("put", (unfold(def_f, x),), "x", y), eq(f("f", y), y + 1), (), (def_f,)),
    ],
    "instantiate": [
        example(
            infer("instantiate", (unfold(def_g, x),), "phi", Lam(("h",), h * f("k", h))),
            eq(f("g", x), x * f("k", x) + y),
            (),
            (Definition("g", ("x",), x * f("k", x) + y),),
        ),
        example(
            infer("instantiate", (assume(phi_odd),), "phi", Lam(("h",), h * z)),
            eq(-t * z, -(t * z), "t"),
            (eq(-t * z, -(t * z), "t"),),
        ),
        example(
            infer("instantiate", (refl(f("phi", x) + f("phi", x, y)),), "phi", Lam(("h",), h)),
            eq(x + f("phi", x, y), x + f("phi", x, y)),
        ),
        example(
            infer("instantiate", (refl(f("phi", f("phi", x))),), "phi", Lam(("h",), h + x)),
            eq(x + x + x, x + x + x),
        ),
    ],
    "rename": [
        example(
            infer("rename", (f_and_g,), "f", "new"),
            eq(0, 0),
            (),
            (Definition("new", ("x",), x + 1), Definition("g", ("x",), f("new", x))),
        ),
        example(
            infer("rename", (k_of_xy,), "k", "new"),
            eq(f("new", x, y), x - y),
            (),
            (Definition("new", ("x", "y"), x - y),),
        ),
        example(
            infer(
                "rename",
                (infer("trans", (unfold(def_f, x), assume(eq(x + 1, f("f", y))))),),
                "f",
                "g",
            ),
            eq(f("g", x), f("g", y)),
            (eq(x + 1, f("g", y)),),
            (Definition("g", ("x",), x + 1),),
        ),
    ],
    "discharge": [
        example(infer("discharge", (f_and_g,), "g"), eq(0, 0), (), (def_f,)),
        example(infer("discharge", (infer("discharge", (f_and_g,), "g"),), "f"), eq(0, 0)),
    ],
    "ring": [
        example(
            ring((x + y) ** 2, x**2 + two * x * y + y**2),
            eq((x + y) ** 2, x**2 + two * x * y + y**2),
        )
    ],
    "field": [
        example(
            field(x / y + y / x, (x**2 + y**2) / (x * y), y, x, x * y),
            eq(x / y + y / x, (x**2 + y**2) / (x * y)),
            (ne(x, 0), ne(y, 0), ne(x * y, 0)),
            definedness=(assume(ne(x, 0)), assume(ne(y, 0)), assume(ne(x * y, 0))),
        ),
    ],
    "decide": [example(infer("decide", (), lt(x + 1, x + 2)), lt(x + 1, x + 2))],
    "linear": [
        example(
            infer("linear", (assume(x_is_y), assume(lt(y, z))), lt(x * x + y, x * y + z), (x, one)),
            lt(x * x + y, x * y + z),
            (x_is_y, lt(y, z)),
        ),
    ],
    "product": [
        example(
            infer("product", (assume(lt(0, x)), assume(le(0, y)))),
            le(0, x * y),
            (lt(0, x), le(0, y)),
        ),
        example(
            infer("product", (assume(ne(x, 0)), assume(ne(y, 0)))),
            ne(x * y, 0),
            (ne(x, 0), ne(y, 0)),
        ),
    ],
    "square": [example(infer("square", (), x - y), le(0, (x - y) ** 2))],
    "absurd": [
        example(infer("absurd", (assume(lt(1, 0)),), eq(x, y, "x")), eq(x, y, "x"), (lt(1, 0),)),
        example(infer("absurd", (assume(ne(x, x)),), eq(x, y)), eq(x, y), (ne(x, x),)),
    ],
    "cases": [
        example(
            cases_of(
                resting(x_is_y, lt(z, 0), eq(z, 0), lt(0, t)),
                resting(x_is_y, eq(z, 0), lt(0, h)),
                resting(x_is_y, lt(0, z), eq(z, 0), lt(z, t)),
                term=z,
            ),
            x_is_y,
            (lt(0, 0), lt(0, t), lt(0, h), lt(z, t), eq(z, 0)),
        ),
        example(
            cases_of(
                resting(x_is_y, lt(z, 0), lt(0, z)),
                resting(x_is_y, lt(z, 0), eq(0, z)),
                resting(x_is_y, lt(0, z)),
                term=z,
            ),
            x_is_y,
            (lt(0, 0), lt(0, z), lt(z, 0), eq(0, z)),
        ),
    ],
    "branch": [
        example(branch(lt(x, 0), clamp), eq(clamp, zero), (lt(x, 0),)),
        example(branch(le(0, x), clamp), eq(clamp, x), (le(0, x),)),
        example(branch(lt(y, x), strict), eq(strict, one), (lt(y, x),)),
        example(branch(le(x, y), strict), eq(strict, rest), (le(x, y),)),
        example(branch(ne(x, 0), rest), eq(rest, two), (ne(x, 0),)),
        example(branch(eq(x, 0), rest), eq(rest, last), (eq(x, 0),)),
        example(branch(ne(x, y), equation), eq(equation, zero), (ne(x, y),)),
        example(branch(eq(x, y), equation), eq(equation, one), (eq(x, y),)),
        example(branch(le(z, x), last), eq(last, z), (le(z, x),)),
        example(branch(lt(x, z), last), eq(last, x), (lt(x, z),)),
    ],
    "axiom": [
        example(
            infer("axiom", (), "max_of_ge", (y, x + 1)),
            eq(f("max", y, x + 1), y),
            (le(x + 1, y),),
            trust=("max_of_ge",),
        ),
        example(infer("axiom", (), "exp_zero", ()), eq(f("exp", 0), 1), trust=("exp_zero",)),
    ],
    "oracle": [
        example(oracle("SymPy", x_is_y), x_is_y, trust=("oracle: SymPy",)),
        example(oracle("", phi_odd), phi_odd, trust=("oracle: ",)),
    ],
}
