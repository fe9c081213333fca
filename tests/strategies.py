"""Hypothesis strategies for random terms, claims and definitions of the kernel.

All names of one example come from one vocabulary, in which no name is both a variable and a
function: `f` is only ever applied, and always to the same number of arguments.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hypothesis import strategies as st

from symproof.kernel.sequent import JUDGEMENTS, RELATIONS, Claim, Definition
from symproof.kernel.term import BRACKET, GUARDS, App, Num, Term, Var, diff


@dataclass(frozen=True)
class Vocabulary:
    """The variables, and the functions with their numbers of arguments, of an example."""

    variables: tuple[str, ...]
    functions: Mapping[str, int]


LETTERS = Vocabulary(("x", "y", "a", "beta", "x_1", "W_i"), {"phi": 1, "f": 1, "h": 2})
WORDS = Vocabulary(
    ("x", "e", "sigma", "eps", "x1", "xf", "x_max", "eps_2", "if", "_z", "a_b_c", "theta"),
    {"gelu": 1, "softmax": 1, "otherwise": 1, "f_1": 1, "g": 2},
)
ODD_ONES = Vocabulary(("s", "i", "n", "t", "kk"), {"sigma": 1, "e": 1, "forall": 2, "F": 3})
VOCABULARIES = (LETTERS, WORDS, ODD_ONES)

UNARY = (
    *("neg", "neg", BRACKET, BRACKET),
    *("exp", "exp", "log", "sqrt", "sqrt", "abs", "abs", "sign"),
    *("sin", "cos", "tan", "sinh", "cosh", "tanh", "atan"),
    *("erf", "Phi", "sigmoid"),
)
BINARY = ("+", "-", "*", "*", "*", "/", "/", "^", "^", "max", "min")


def _leaves(vocabulary: Vocabulary) -> st.SearchStrategy[Term]:
    numerals = st.one_of(st.integers(0, 12), st.integers(0, 10**40)).map(Num)
    variables = st.sampled_from(vocabulary.variables).map(Var)
    constants = st.sampled_from(("pi", "E")).map(App)
    return st.one_of(variables, variables, numerals, constants)


def _larger(vocabulary: Vocabulary, parts: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    def apply(head: str, count: int) -> st.SearchStrategy[Term]:
        return st.tuples(*[parts] * count).map(lambda args: App(head, args))

    guards = st.builds(
        lambda rel, a, b: App(rel, (a, b)), st.sampled_from(sorted(GUARDS)), *[parts] * 2
    )
    branches = st.lists(st.tuples(guards, parts), min_size=1, max_size=2)
    cases = st.builds(lambda pairs, t: App("cases", (*sum(pairs, ()), t)), branches, parts)
    params = st.sampled_from(vocabulary.variables)
    named = st.sampled_from([name for name, arity in vocabulary.functions.items() if arity == 1])
    slopes = st.one_of(
        st.builds(lambda x, body, point: diff(x, body, point), params, parts, parts),
        st.builds(lambda x, body: diff(x, body, Var(x)), params, parts),
        st.builds(lambda x, body: diff(x, diff(x, body, Var(x)), Var(x)), params, parts),
        st.builds(lambda x, f, point: diff(x, App(f, (Var(x),)), point), params, named, parts),
    )
    return st.one_of(
        slopes,
        st.sampled_from(BINARY).flatmap(lambda head: apply(head, 2)),
        st.sampled_from(BINARY).flatmap(lambda head: apply(head, 2)),
        st.sampled_from(UNARY).flatmap(lambda head: apply(head, 1)),
        st.sampled_from(sorted(vocabulary.functions)).flatmap(
            lambda head: apply(head, vocabulary.functions[head])
        ),
        cases,
    )


def terms_of(vocabulary: Vocabulary, max_leaves: int = 12) -> st.SearchStrategy[Term]:
    """Return a strategy for terms with the names of one vocabulary."""
    return st.recursive(
        _leaves(vocabulary), lambda parts: _larger(vocabulary, parts), max_leaves=max_leaves
    )


TERMS = {id(vocabulary): terms_of(vocabulary) for vocabulary in VOCABULARIES}


def terms() -> st.SearchStrategy[Term]:
    """Return a strategy for terms over all primitives, function variables and brackets."""
    return st.one_of(*TERMS.values())


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Draw a claim, universal in some of the variables or in none."""
    vocabulary = draw(st.sampled_from(VOCABULARIES))
    sides = TERMS[id(vocabulary)]
    forall = draw(st.lists(st.sampled_from(vocabulary.variables), unique=True, max_size=2))
    return Claim(draw(st.sampled_from(sorted(RELATIONS))), draw(sides), draw(sides), tuple(forall))


@st.composite
def judgements(draw: st.DrawFn) -> Claim:
    """Draw a claim that a derivative exists, with its value or without."""
    vocabulary = draw(st.sampled_from(VOCABULARIES))
    sides = TERMS[id(vocabulary)]
    param = draw(st.sampled_from(vocabulary.variables))
    slope = diff(param, draw(sides), draw(st.one_of(st.just(Var(param)), sides)))
    value = draw(st.one_of(st.just(slope), sides))
    forall = draw(st.lists(st.sampled_from(vocabulary.variables), unique=True, max_size=2))
    return Claim(draw(st.sampled_from(sorted(JUDGEMENTS))), slope, value, tuple(forall))


@st.composite
def definitions(draw: st.DrawFn) -> Definition:
    """Draw a definition of a function that its body does not use."""
    vocabulary = draw(st.sampled_from(VOCABULARIES))
    body = draw(TERMS[id(vocabulary)])
    names = sorted({"q", "swish", *vocabulary.functions} - body.functions)
    params = draw(
        st.lists(st.sampled_from(vocabulary.variables), unique=True, min_size=1, max_size=3)
    )
    return Definition(draw(st.sampled_from(names)), tuple(params), body)
