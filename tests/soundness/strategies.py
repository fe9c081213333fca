"""Random terms for Hypothesis, and random equal terms."""

from __future__ import annotations

import os
from collections.abc import Callable
from fractions import Fraction
from random import Random

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from symproof.kernel import App, Num, Term, Var

from .models import Model
from .shorthand import f, one, x, y, z, zero

# the mutation run needs no small example of what went wrong
PHASES = [Phase.generate] if os.environ.get("SYMPROOF_MUTATION") else [Phase.generate, Phase.shrink]
fast = settings(
    max_examples=60,
    derandomize=True,
    database=None,
    deadline=None,
    phases=PHASES,
    suppress_health_check=list(HealthCheck),
)

leaves = st.one_of(
    st.integers(0, 3).map(Num), st.sampled_from([x, y, z]), st.sampled_from([f("pi"), x, y])
)
exponents = st.sampled_from(
    [zero, one, Num(2), Num(3), -one, -Num(2), one / 2, one + one, x, y - y + 2]
)


def _extend(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.one_of(
        st.builds(lambda head, a, b: f(head, a, b), st.sampled_from("+-*/"), inner, inner),
        st.builds(lambda head, a, b: f(head, a, b), st.sampled_from("+-*"), inner, inner),
        st.builds(lambda a, b: a**b, inner, exponents),
        st.builds(lambda head, a: f(head, a), st.sampled_from(["neg", "()", "f", "g"]), inner),
        st.builds(lambda a, b: f("f", a, b), inner, inner),
        st.builds(
            lambda rel, a, b, c: f("cases", f(rel, a, b), c, a),
            st.sampled_from(["<", "=", ">="]),
            inner,
            inner,
            inner,
        ),
    )


terms = st.recursive(leaves, _extend, max_leaves=10)
points = st.builds(
    lambda values, at_zero, salt: Model(dict(zip("xyz", values, strict=True)), at_zero, salt),
    st.tuples(*[st.sampled_from([Fraction(n, d) for n in range(-3, 4) for d in (1, 2)])] * 3),
    st.sampled_from([Fraction(0), Fraction(1), Fraction(7, 3)]),
    st.integers(0, 3),
)
randoms = st.integers(0, 2**32).map(Random)


# a term: terms that are equal to it, whatever 1/0 is
def equals(term: Term) -> list[Callable[[Term], Term]]:
    always: list[Callable[[Term], Term]] = [
        lambda a: a + zero,
        lambda a: one * a,
        lambda a: f("()", a),
        lambda a: f("neg", -a),
        lambda a: a + x - x,
        lambda a: a**1,
        lambda a: a / 2 + a / 2,
    ]
    match term:
        case App("+", (a, b)):
            return [*always, lambda _: b + a, lambda _: a - -b]
        case App("-", (a, b)):
            return [*always, lambda _: a + -b, lambda _: -(b - a)]
        case App("*", (App("+" | "-" as head, (a, b)), c)):
            return [*always, lambda _: f(head, a * c, b * c)]
        case App("*", (a, App("*", (b, c)))):
            return [*always, lambda _: a * b * c, lambda _: b * (c * a)]
        case App("*", (a, b)):
            return [*always, lambda _: b * a, lambda _: -(-a * b)]
        case App("/", (a, b)):
            return [
                *always,
                lambda _: a * (one / b),
                lambda _: -a / b * -one,
                lambda _: a * b**-one,
            ]
        case App("^", (a, Num(2))):
            return [*always, lambda _: a * a]
        case App("^", (a, Num(3))):
            return [*always, lambda _: a**2 * a]
        case App("^", (a, App("neg", (Num(n),)))):
            return [*always, lambda _: one / a**n]
        case _:
            return always


def wrongs(_: Term) -> list[Callable[[Term], Term]]:
    """Return changes that mostly change the value too."""
    return [
        lambda a: -a,
        lambda a: a + 1,
        lambda a: a.args[0] if isinstance(a, App) and a.head in "+-*/^" else a * 2,
        lambda a: App(a.head, a.args[::-1]) if isinstance(a, App) and a.head in "-/^" else a * a,
        lambda a: f("f", a),
        lambda a: one / a,
        lambda a: Var("x") if isinstance(a, Num | Var) else a / a,
    ]


def changed(
    term: Term, random: Random, changes: Callable[[Term], list[Callable[[Term], Term]]]
) -> Term:
    """Return the term with a change at one place, at random."""
    if isinstance(term, App) and term.args and random.random() < 0.7:
        i = random.randrange(len(term.args))
        part = term.args[i]
        if isinstance(part, App) and part.head in ("<", "=", ">="):
            return term
        new = changed(part, random, changes)
        return App(term.head, (*term.args[:i], new, *term.args[i + 1 :]))
    return random.choice(changes(term))(term)
