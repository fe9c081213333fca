"""The axioms: typed a second time, each with a source, and true wherever they are evaluated."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

import mpmath
import pytest

from symproof.kernel import App, Claim, Lam, Num, Term, Var, infer
from symproof.kernel.axioms import AXIOMS, Axiom
from symproof.kernel.term import (
    BINDERS,
    CONSTANTS,
    GUARDS,
    INTEGRALS,
    LIMITS,
    MATRIX_HEADS,
    PRIMITIVES,
)

from .shorthand import t, x, y, z

POINTS = ["-7", "-3/2", "-1", "-1/3", "0", "1/1000", "1/2", "1", "2", "22/7", "11"]

# name: (sides and relation, conditions, source); as text in prefix form, typed from the sources
EXPECTED = {
    "abs_of_nonneg": ("= (abs x) x", ["<= 0 x"], "definition"),
    "abs_of_neg": ("= (abs x) (neg x)", ["< x 0"], "definition"),
    "sign_of_pos": ("= (sign x) 1", ["< 0 x"], "definition"),
    "sign_of_neg": ("= (sign x) (neg 1)", ["< x 0"], "definition"),
    "sign_zero": ("= (sign 0) 0", [], "definition"),
    "max_of_ge": ("= (max x y) x", ["<= y x"], "definition"),
    "max_of_le": ("= (max x y) y", ["<= x y"], "definition"),
    "min_of_ge": ("= (min x y) y", ["<= y x"], "definition"),
    "min_of_le": ("= (min x y) x", ["<= x y"], "definition"),
    "exp_zero": ("= (exp 0) 1", [], "DLMF"),
    "exp_add": ("= (exp (+ x y)) (* (exp x) (exp y))", [], "DLMF"),
    "exp_pos": ("< 0 (exp x)", [], "DLMF"),
    "exp_one": ("= (exp 1) (E)", [], "DLMF"),
    "log_exp": ("= (log (exp x)) x", [], "DLMF"),
    "exp_log": ("= (exp (log x)) x", ["< 0 x"], "DLMF"),
    "sqrt_sq": ("= (^ (sqrt x) 2) x", ["<= 0 x"], "definition"),
    "sqrt_nonneg": ("<= 0 (sqrt x)", ["<= 0 x"], "definition"),
    "sinh_def": ("= (sinh x) (/ (- (exp x) (exp (neg x))) 2)", [], "DLMF"),
    "cosh_def": ("= (cosh x) (/ (+ (exp x) (exp (neg x))) 2)", [], "DLMF"),
    "tanh_def": (
        "= (tanh x) (/ (- (exp x) (exp (neg x))) (+ (exp x) (exp (neg x))))",
        [],
        "DLMF",
    ),
    "sigmoid_def": ("= (sigmoid x) (/ 1 (+ 1 (exp (neg x))))", [], "definition"),
    "erf_def": (
        "= (erf x) (* (/ 2 (sqrt (pi))) (integral (t (exp (neg (^ t 2)))) 0 x))",
        [],
        "DLMF",
    ),
    "erf_limit": ("limit (limit+oo (t (erf t))) 1", [], "DLMF"),
    "Phi_def": (
        "= (Phi x) (* (/ 1 (sqrt (* 2 (pi)))) (integral-oo (t (exp (neg (/ (^ t 2) 2)))) x))",
        [],
        "DLMF",
    ),
    "sin_neg": ("= (sin (neg x)) (neg (sin x))", [], "DLMF"),
    "cos_neg": ("= (cos (neg x)) (cos x)", [], "DLMF"),
    "sin_zero": ("= (sin 0) 0", [], "DLMF"),
    "cos_zero": ("= (cos 0) 1", [], "DLMF"),
    "sin_sq_add_cos_sq": ("= (+ (^ (sin x) 2) (^ (cos x) 2)) 1", [], "DLMF"),
    "tan_def": ("= (tan x) (/ (sin x) (cos x))", [], "DLMF"),
    "atan_neg": ("= (atan (neg x)) (neg (atan x))", [], "DLMF"),
    "pi_gt": ("< (/ 333 106) (pi)", [], "DLMF"),
    "pi_lt": ("< (pi) (/ 355 113)", [], "DLMF"),
    "sin_add": ("= (sin (+ x y)) (+ (* (sin x) (cos y)) (* (cos x) (sin y)))", [], "DLMF"),
    "cos_add": ("= (cos (+ x y)) (- (* (cos x) (cos y)) (* (sin x) (sin y)))", [], "DLMF"),
    "sin_half_pi": ("= (sin (/ (pi) 2)) 1", [], "DLMF"),
    "cos_half_pi": ("= (cos (/ (pi) 2)) 0", [], "DLMF"),
    "tan_atan": ("= (tan (atan x)) x", [], "DLMF"),
    "atan_lt": ("< (atan x) (/ (pi) 2)", [], "DLMF"),
    "pow_def": ("= (^ x y) (exp (* y (log x)))", ["< 0 x"], "DLMF"),
    "exp_deriv": ("diff (diff (t (exp t)) x) (exp x)", [], "DLMF"),
    "log_deriv": ("diff (diff (t (log t)) x) (/ 1 x)", ["< 0 x"], "DLMF"),
    "sqrt_deriv": ("diff (diff (t (sqrt t)) x) (/ 1 (* 2 (sqrt x)))", ["< 0 x"], "DLMF"),
    "sin_deriv": ("diff (diff (t (sin t)) x) (cos x)", [], "DLMF"),
    "cos_deriv": ("diff (diff (t (cos t)) x) (neg (sin x))", [], "DLMF"),
    "atan_deriv": ("diff (diff (t (atan t)) x) (/ 1 (+ 1 (^ x 2)))", [], "DLMF"),
}

# the functions of mathematics, by another library; all but the last group are its own
FUNCTIONS: dict[str, Callable[..., mpmath.mpf]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "^": lambda a, b: a**b,
    "neg": lambda a: -a,
    "()": lambda a: a,
    **{
        name: getattr(mpmath, name)
        for name in ("exp", "log", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "tanh", "atan")
    },
    "erf": mpmath.erf,
    "abs": mpmath.fabs,
    "sign": mpmath.sign,
    "max": max,
    "min": min,
    "pi": lambda: +mpmath.pi,
    "E": lambda: +mpmath.e,
    "Phi": mpmath.ncdf,
    "sigmoid": lambda a: mpmath.exp(a) / (1 + mpmath.exp(a)),
}


@dataclass
class Reader:
    """Reads prefix text such as `= (exp 0) 1`."""

    tokens: list[str]

    def term(self) -> Term:
        token = self.tokens.pop(0)
        if token != "(":
            return Num(int(token)) if token.isdigit() else Var(token)
        head, args = self.tokens.pop(0), list[Term]()
        while self.tokens[0] != ")":
            args.append(self.function() if head in BINDERS and not args else self.term())
        self.tokens.pop(0)
        return App(head, tuple(args))

    def function(self) -> Lam:
        """Read such as (t (exp t))."""
        _, name = self.tokens.pop(0), self.tokens.pop(0)
        body = self.term()
        self.tokens.pop(0)
        return Lam((name,), body)


def read(text: str) -> Claim:
    rel, _, sides = text.partition(" ")
    reader = Reader(re.findall(r"[()]|[^\s()]+", sides))
    return Claim(rel, reader.term(), reader.term())


def evaluate(term: Term, values: dict[str, mpmath.mpf]) -> mpmath.mpf:
    match term:
        case Num(value):
            return mpmath.mpf(value)
        case Var(name):
            return values[name]
        case App("diff", (Lam((name,), body), point)):
            at = evaluate(point, values)
            return mpmath.diff(lambda number: evaluate(body, {**values, name: number}), at)
        case App("integral" | "integral-oo" as head, (Lam((name,), body), *ends)):
            far = [-mpmath.inf] if head == "integral-oo" else []
            places = [*far, *(evaluate(end, values) for end in ends)]
            return mpmath.quad(lambda number: evaluate(body, {**values, name: number}), places)
        case App("limit+oo", (Lam((name,), body),)):
            return evaluate(body, {**values, name: mpmath.mpf(10) ** 3})
        case App(head, args):
            return FUNCTIONS[head](*[evaluate(arg, values) for arg in args])
        case _:
            raise TypeError(term)


def true_at(claim: Claim, values: dict[str, mpmath.mpf]) -> bool:
    difference = evaluate(claim.rhs, values) - evaluate(claim.lhs, values)
    match claim.rel:
        case "=" | "diff" | "limit":
            return abs(difference) <= mpmath.mpf(10) ** -40 * (1 + abs(evaluate(claim.lhs, values)))
        case "<":
            return difference > 0
        case _:
            return difference >= 0


def test_the_axioms_are_those_of_the_table():
    assert set(AXIOMS) == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_an_axiom_says_what_the_table_says(name: str):
    claim, conditions, source = EXPECTED[name]
    variables = tuple(sorted(set(re.findall(r"\b[xy]\b", claim))))
    found = AXIOMS[name]
    assert found == Axiom(name, variables, tuple(map(read, conditions)), read(claim), found.source)
    pattern = source if source == "definition" else r"DLMF \d+\.\d+(\.\d+|\([ivx]+\))?"
    assert re.fullmatch(pattern, found.source)


@pytest.mark.parametrize("entry", AXIOMS.values(), ids=list(AXIOMS))
def test_an_axiom_is_true_at_every_point_that_meets_its_conditions(entry: Axiom):
    met = 0
    with mpmath.workdps(60):
        numbers = [mpmath.mpf(1) * mpmath.fraction(*_ratio(text)) for text in POINTS]
        for point in product(numbers, repeat=len(entry.params)):
            values = dict(zip(entry.params, point, strict=True))
            if all(true_at(condition, values) for condition in entry.conditions):
                met += 1
                assert true_at(entry.claim, values), values
    assert met >= min(4, len(numbers) ** len(entry.params))


def _ratio(text: str) -> tuple[int, int]:
    numerator, _, denominator = text.partition("/")
    return int(numerator), int(denominator or 1)


@pytest.mark.parametrize("entry", AXIOMS.values(), ids=list(AXIOMS))
def test_an_instance_has_the_terms_in_place_of_the_parameters(entry: Axiom):
    terms = (x * t, App("exp", (y,)) + z)[: len(entry.params)]
    theorem = infer("axiom", (), entry.name, terms)
    bindings = dict(zip(entry.params, terms, strict=True))
    assert theorem.claim == entry.claim.substitute(bindings, {})
    assert theorem.hyps == {condition.substitute(bindings, {}) for condition in entry.conditions}
    assert (theorem.defs, theorem.trust) == (frozenset(), {entry.name})


# what a primitive is has to be said once more, by number of arguments
ARITIES = {
    3: "integral",
    2: "+ - * / ^ = != < <= > >= max min diff limit limit+ limit- integral+oo integral-oo map .*",
    1: "neg () exp log sqrt abs sign sin cos tan sinh cosh tanh atan erf Phi sigmoid "
    "limit+oo limit-oo integral-oo+oo transpose",
    0: "pi E",
    -1: "cases hcat vcat",
}
BINDING = {
    2: "integral",
    1: "diff limit limit+ limit- integral+oo integral-oo",
    0: "limit+oo limit-oo integral-oo+oo",
}
OF_MATRICES = {"map", ".*", "hcat", "vcat", "transpose"}


def test_the_primitives_are_those_of_the_table():
    expected = {head: n for n, heads in ARITIES.items() for head in heads.split()}
    assert expected == PRIMITIVES
    assert {"=", "!=", "<", "<=", ">", ">="} == GUARDS
    binding = {head: n for n, heads in BINDING.items() for head in heads.split()}
    assert binding == BINDERS
    assert {head for head in binding if head.startswith("limit")} == LIMITS
    assert {head for head in binding if head.startswith("integral")} == INTEGRALS
    assert {"eye", "zeros", "ones"} == CONSTANTS
    assert {"+", "-", "*", "/", "neg", "()"} | OF_MATRICES == MATRIX_HEADS
    assert set(FUNCTIONS) == set(expected) - GUARDS - set(binding) - OF_MATRICES - {"cases"}
