"""Random inferences, one upon the other: no theorem is ever refuted by a model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import Any

import mpmath
import pytest

from symproof.kernel import (
    App,
    Claim,
    Definition,
    KernelError,
    Lam,
    Num,
    Term,
    Theorem,
    Var,
    eq,
    infer,
    lt,
)
from symproof.kernel.axioms import AXIOMS
from symproof.kernel.rules import RULES
from symproof.kernel.term import diff

from .calculus_steps import CALCULUS_STEPS, derivative, judgement
from .examples_integrals import INTEGRAL_EXAMPLES as INTEGRALS
from .examples_limits import LIMITS
from .examples_matrices import MATRICES
from .models import DIFFERENTIABLE, Model
from .shorthand import f, odd, one, oracle, recip, t, x, y, z, zero

STEPS = 45
# what is said of limits and integrals is compared with numbers in test_limits, what is said of
# matrices with matrices in test_matrices
WALKED = [
    name for name in RULES if not any(name in table for table in (LIMITS, INTEGRALS, MATRICES))
]


def judgement_of(rel: str, body: Term, point: Term, value: Term) -> Claim:
    return Claim(rel, diff("t", body, point), value)


VARIABLES = (x, y, z, t)
F_OF_ONE = f("Phi", 1) / 2 + f("exp", -one / 2) / f("sqrt", 2 * f("pi"))
DEFINITIONS = (
    Definition("f", ("x",), x + 1),
    Definition("g", ("x",), f("phi", x) * y),
    Definition("r", ("x",), recip(x)),
    Definition("k", ("x", "y"), f("f", x) - y),
)
VALUES = [Fraction(n, d) for n in (-2, -1, 0, 1, 2, 3) for d in (1, 2)]
INVERSE = {"=": "!=", "!=": "="}


def term(random: Random, depth: int = 2) -> Term:
    """Return a small term, often one that occurs elsewhere too."""
    if depth == 0 or random.random() < 0.4:
        return random.choice([*VARIABLES, Num(0), Num(1), Num(2)])
    a, b = term(random, depth - 1), term(random, depth - 1)
    if random.random() < 0.1:
        return derivative(random, a, b)
    return random.choice(
        [a + b, a - b, a * b, a / b, -a, a**2, f("phi", a), f("f", a), f("exp", a), f("abs", a)]
    )


def claim(random: Random) -> Claim:
    if random.random() < 0.25:
        return judgement(random, term(random, 1))
    rel = random.choice(["=", "=", "!=", "<", "<="])
    forall = random.choice([(), (), (), ("x",), ("t", "y")])
    some = Claim(rel, term(random, 1), term(random, 1), forall)
    return random.choice([some, some, odd("phi"), DIFFERENTIABLE, lt(1, 0)])


def names(theorem: Theorem) -> list[str]:
    """Return what a theorem has definitions of."""
    return sorted(definition.name for definition in theorem.defs)


def unmentioned(theorem: Theorem) -> list[str]:
    return [name for name in names(theorem) if name not in theorem.claim.functions]


class Walk:
    """Theorems, and attempts to infer more from them."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.theorems: list[Theorem] = [infer("refl", (), x)]
        self.used: Counter[str] = Counter()

    def some(self, fits: Callable[[Theorem], bool] = lambda _: True) -> Theorem:
        """Return a theorem at random, if possible one that fits, and rather a new one."""
        fitting = [theorem for theorem in self.theorems if fits(theorem)] or self.theorems
        return self.random.choice(fitting[-12:])

    def rel(self, *rels: str) -> Theorem:
        return self.some(lambda theorem: theorem.claim.rel in rels and not theorem.claim.forall)

    def attempt(self, rule: str) -> tuple[tuple[Theorem, ...], tuple[Any, ...]]:
        """Return premises and arguments with which the rule may succeed."""
        random = self.random
        name = random.choice("xyzt")
        if rule in CALCULUS_STEPS:
            return CALCULUS_STEPS[rule](self)
        match rule:
            case "refl" | "square":
                return (), (term(random),)
            case "symm":
                return (self.rel("=", "!="),), ()
            case "trans":
                first = self.rel("=", "<", "<=", "!=")
                return (first, self.some(lambda part: part.claim.lhs == first.claim.rhs)), ()
            case "cong":
                return (self.rel("="),), (Lam((name,), term(random)),)
            case "assume":
                return (), (claim(random),)
            case "oracle":
                return (), ("walk", eq(0, 0))
            case "cut":
                part = self.some(lambda part: bool(part.hyps))
                return (self.some(lambda lemma: lemma.claim in part.hyps), part), ()
            case "gen":
                return (self.some(),), (tuple(random.sample("xyzt", random.choice([1, 1, 2]))),)
            case "spec":
                part = self.some(lambda part: bool(part.claim.forall))
                return (part,), (tuple(term(random, 1) for _ in part.claim.forall),)
            case "unfold":
                definition = random.choice(DEFINITIONS)
                return (), (definition, tuple(term(random, 1) for _ in definition.params))
            case "put":
                return (self.some(),), (name, term(random, 1))
            case "instantiate":
                return (self.some(),), (random.choice(["phi", "f"]), Lam((name,), term(random)))
            case "rename":
                part = self.some(lambda part: bool(part.defs))
                return (part,), (random.choice(names(part) or ["f"]), random.choice(["n", "phi"]))
            case "discharge":
                part = self.some(lambda part: bool(unmentioned(part)))
                return (part,), (random.choice(unmentioned(part) or ["f"]),)
            case "ring" | "field":
                a, b = term(random), term(random, 1)
                sides = random.choice([(a * (a + b), a**2 + b * a), (a / b * b, a), (a / a, b / b)])
                apart = tuple(self.rel("!=") for _ in range(random.randrange(3)))
                return () if rule == "ring" else apart, sides
            case "decide":
                a = term(random)
                rel = random.choice(["=", "!=", "<", "<="])
                return (), (Claim(rel, a, a + random.choice([0, 1])),)
            case "linear":
                return self.linear()
            case "product":
                return (self.rel("<", "<=", "!="), self.rel("<", "<=", "!=")), ()
            case "absurd":
                false = self.some(lambda part: part.claim in (lt(1, 0), eq(0, 1)))
                return (false,), (claim(random),)
            case "cases":
                first = self.some()
                same = [part for part in self.theorems if part.claim == first.claim]
                return (first, random.choice(same), random.choice(same)), (term(random, 1),)
            case "branch":
                part = self.rel("=", "!=", "<", "<=")
                guard = f(part.claim.rel, part.claim.lhs, part.claim.rhs)
                other = f(INVERSE.get(part.claim.rel, ">"), part.claim.lhs, part.claim.rhs)
                return (part,), (f("cases", random.choice([guard, other]), term(random, 1), y),)
            case "axiom":
                entry = random.choice(list(AXIOMS.values()))
                return (), (entry.name, tuple(term(random, 1) for _ in entry.params))
            case _:
                raise ValueError(rule)

    def linear(self) -> tuple[tuple[Theorem, ...], tuple[Any, ...]]:
        random = self.random
        parts = tuple(self.rel("=", "<", "<=", "!=") for _ in range(random.choice([1, 2])))
        factors = tuple(random.choice([Num(0), Num(1), -Num(1), Num(2), x]) for _ in parts)
        lhs: Term = Num(0)
        rhs: Term = Num(random.choice([0, 0, 1]))
        for part, factor in zip(parts, factors, strict=True):
            lhs, rhs = lhs + factor * part.claim.lhs, rhs + factor * part.claim.rhs
        return parts, (Claim(random.choice(["=", "!=", "<", "<="]), lhs, rhs), factors)

    def step(self) -> None:
        rule = self.random.choice(WALKED)
        try:
            premises, args = self.attempt(rule)
            theorem = infer(rule, premises, *args)
        except KernelError:
            return
        if theorem.claim.lhs.size + theorem.claim.rhs.size < 60:
            self.used[rule] += 1
            self.theorems.append(theorem)


def models(random: Random, count: int) -> list[Model]:
    return [
        Model(
            {variable.name: random.choice(VALUES) for variable in VARIABLES},
            at_zero=random.choice([Fraction(0), Fraction(1), Fraction(7, 3)]),
            salt=random.randrange(4),
            smooth=random.random() < 0.7,
            no_slope=random.choice([Fraction(0), Fraction(5)]),
        )
        for _ in range(count)
    ]


def walks(count: int) -> Counter[str]:
    """Walk that often; return how often each rule was used."""
    used: Counter[str] = Counter()
    with mpmath.workdps(40):
        for seed in range(count):
            random = Random(seed)
            walk = Walk(random)
            points = models(random, 3)
            for _ in range(STEPS):
                known = len(walk.theorems)
                walk.step()
                for theorem in walk.theorems[known:]:
                    assert not any(model.refutes(theorem.sequent) for model in points), (
                        seed,
                        theorem,
                        theorem.sequent,
                    )
            used += walk.used
    return used


def test_no_walk_reaches_what_a_model_refutes():
    used = walks(30)
    assert set(used) == set(WALKED), set(WALKED) - set(used)


@pytest.mark.slow
def test_no_long_walk_reaches_what_a_model_refutes():
    walks(600)


# rel, function of t, point, value
FALSE_JUDGEMENTS = [
    judgement_of("diff", f("abs", t), zero, zero),
    judgement_of("diff", f("abs", t), zero, one),
    judgement_of("diff-", f("abs", t), zero, one),
    judgement_of("diff+", f("abs", t), zero, -one),
    judgement_of("diff+", f("sign", t), zero, zero),
    judgement_of("diff", t * t, x, x),
    judgement_of("diff", t * x, x, 2 * x),
    judgement_of("diff", f("exp", 2 * t), x, f("exp", 2 * x)),
    judgement_of("diff", t / x, x, zero),
    judgement_of("diff", f("phi", t), x, f("phi", x)),
    judgement_of("diff", diff("t", t**3, t), x, 3 * x**2),
    judgement_of("diff", diff("t", t * f("abs", t), t), zero, 2 * one),
    judgement_of("diff", f("cases", f("<", t, 1), t, 2 * t), one, one),
    judgement_of("diff+", f("max", t, -t), zero, zero),
]
TRUE_JUDGEMENTS = [
    judgement_of("diff", t * f("abs", t), zero, zero),
    judgement_of("diff+", f("abs", t), zero, one),
    judgement_of("diff-", f("max", t, zero), zero, zero),
    judgement_of("diff", f("cases", f("<", t, 1), t, 2 * t - 1), zero, one),
    judgement_of("diff+", f("cases", f("<", t, 1), t, 2 * t - 1), one, 2 * one),
    judgement_of("diff", diff("t", t * f("abs", t), t), one, 2 * one),
    judgement_of("diff", diff("t", t * x, 2 * t), one, zero),
    judgement_of("diff", f("exp", 2 * t), x, 2 * f("exp", 2 * x)),
    judgement_of("diff", f("Phi", t) * f("sqrt", t), one, F_OF_ONE),
]


def test_models_refute_what_is_false():
    lies = [
        eq(x, y),
        eq(x / x, 1),
        eq(f("sqrt", x**2), x),
        eq(f("psi", -t), -f("psi", t), "t"),
        Claim("<", x, x),
        Claim("!=", x * recip(x), Num(1)),
        Claim("<", f("exp", Var("x")), Num(1)),
        *FALSE_JUDGEMENTS,
        eq(diff("t", t**3, x), 2 * x**2),
        eq(diff("t", diff("t", t**2 * y, t), x), 2 * x),
        eq(diff("y", f("g", y), x), f("phi", x)),
    ]
    with mpmath.workdps(40):
        points = models(Random(0), 40)
        for lie in lies:
            theorem = oracle("lie", lie)
            if "g" in lie.functions:
                known = infer("unfold", (), DEFINITIONS[1], (x,))
                theorem = infer("linear", (theorem, known), lie, (Num(1), Num(0)))
            assert any(model.refutes(theorem.sequent) for model in points), lie


def test_models_do_not_refute_what_is_true():
    with mpmath.workdps(40):
        points = models(Random(0), 40)
        for claim in TRUE_JUDGEMENTS:
            theorem = oracle("truth", claim)
            assert not any(model.refutes(theorem.sequent) for model in points), claim
            match claim.lhs:
                case App("diff", (Lam((name,), _ as inner), point)):
                    model = points[0]
                    found = model.derivative(claim.rel, name, inner, model.value(point))
                    assert found is not None, claim
