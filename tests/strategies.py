"""Hypothesis strategies for random terms, claims and definitions of the kernel.

All names of one example come from one vocabulary, in which no name is both a variable and a
function: `f` is only ever applied, and always to the same number of arguments.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from hypothesis import strategies as st

from symproof.kernel.sequent import JUDGED, RELATIONS, Claim, Definition
from symproof.kernel.shapes import ONE, Shape, Size, size
from symproof.kernel.term import (
    BINDERS,
    BRACKET,
    GUARDS,
    INTEGRALS,
    LIMITS,
    App,
    Const,
    Lam,
    Mat,
    Num,
    Term,
    Var,
    diff,
)
from symproof.notation.binder_reader import each_entry


@dataclass(frozen=True, eq=False)
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
# numbers beside matrices have small letters
SMALL = Vocabulary(("x", "y", "a", "beta", "x_1"), LETTERS.functions)
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


def _bound(vocabulary: Vocabulary, parts: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    """Return a strategy for limits and integrals, and what is made of them."""
    params = st.sampled_from(vocabulary.variables)

    def bind(head: str) -> st.SearchStrategy[Term]:
        numbers = st.tuples(*[parts] * BINDERS[head])
        return st.builds(
            lambda x, body, args: App(head, (Lam((x,), body), *args)), params, parts, numbers
        )

    return st.one_of(
        st.sampled_from(sorted(LIMITS | INTEGRALS)).flatmap(bind), _larger(vocabulary, parts)
    )


@cache
def terms_with_binders(vocabulary: Vocabulary) -> st.SearchStrategy[Term]:
    """Return a strategy for terms with limits and integrals too."""
    return st.recursive(_leaves(vocabulary), lambda parts: _bound(vocabulary, parts), max_leaves=12)


def all_terms() -> st.SearchStrategy[Term]:
    """Return a strategy for numbers of all kinds."""
    return st.one_of(*map(terms_with_binders, VOCABULARIES))


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
    """Draw a claim that a derivative, limit or integral exists, with its value or without."""
    vocabulary = draw(st.sampled_from(VOCABULARIES))
    sides = TERMS[id(vocabulary)]
    param = draw(st.sampled_from(vocabulary.variables))
    judgement = draw(st.sampled_from(sorted(JUDGED)))
    head = draw(st.sampled_from(sorted(JUDGED[judgement])))
    places = st.one_of(st.just(Var(param)), sides)
    judged = App(head, (Lam((param,), draw(sides)), *[draw(places) for _ in range(BINDERS[head])]))
    value = draw(st.one_of(st.just(judged), sides)) if judgement != "bounded" else judged
    forall = draw(st.lists(st.sampled_from(vocabulary.variables), unique=True, max_size=2))
    return Claim(judgement, judged, value, tuple(forall))


@st.composite
def remainders(draw: st.DrawFn) -> Claim:
    """Draw a claim that is written with O(x^n), or nearly."""
    vocabulary = draw(st.sampled_from(VOCABULARIES))
    sides = TERMS[id(vocabulary)]
    x = Var(draw(st.sampled_from(vocabulary.variables)))
    order = draw(st.sampled_from([x, *(App("^", (x, Num(n))) for n in range(4))]))
    ratio = App("/", (App("-", (draw(sides), draw(sides))), order))
    limit = App("limit", (Lam((x.name,), ratio), Num(0)))
    return Claim("bounded", limit, limit)


# the numbers in matrices
NUMBERS = terms_of(SMALL, 4)

# shapes of matrices: names of sizes, sums of them, numbers
N, M, N2, N1, THREE = size(0, n=1), size(0, m=1), size(0, n=2), size(1, n=1), size(3)
SIZES = (N, M, N2, N1, ONE, THREE)
SHAPES: Mapping[str, Shape] = {
    "A": (N, M),
    "B": (N, M),
    "C": (M, N),
    "D": (N2, M),
    "S": (N, N),
    "v": (N, ONE),
    "w": (ONE, M),
    "U_1": (N1, THREE),
    "Theta": (M, M),
    "K": (THREE, N2),
    "q": (ONE, ONE),
}


@st.composite
def matrices(draw: st.DrawFn, shape: Shape | None = None, depth: int = 3) -> Term:
    """Draw a matrix whose numbers are terms with the vocabulary SMALL."""
    if shape is None:
        shape = draw(st.sampled_from([(a, b) for a in SIZES for b in SIZES]))
    named = [Mat(name, own) for name, own in SHAPES.items() if own == shape]
    leaves: list[Term] = named or [Const(name, shape) for name in ("zeros", "ones")]
    if shape[0] == shape[1]:
        leaves.append(Const("eye", shape))
    if depth == 0:
        return draw(st.sampled_from(leaves))
    kinds = ("leaf", "leaf", "sum", "scaled", "product", "transpose", "map", "map", "neg", "blocks")
    return draw(_matrix_of(draw(st.sampled_from(kinds)), shape, depth - 1, leaves))


def _matrix_of(kind: str, shape: Shape, depth: int, leaves: list[Term]) -> st.SearchStrategy[Term]:
    part, number = matrices(shape, depth), NUMBERS
    rows, columns = shape
    match kind:
        case "sum":
            heads = st.sampled_from(("+", "-", ".*"))
            return st.builds(lambda head, a, b: App(head, (a, b)), heads, part, part)
        case "scaled":
            return st.one_of(
                st.builds(lambda a, b: App("*", (a, b)), number, part),
                st.builds(lambda a, b: App("*", (b, a)), number, part),
                st.builds(lambda a, b: App("/", (b, a)), number, part),
            )
        case "product":
            return st.sampled_from(SIZES).flatmap(
                lambda inner: st.builds(
                    lambda a, b: App("*", (a, b)),
                    matrices((rows, inner), depth),
                    matrices((inner, columns), depth),
                )
            )
        case "transpose":
            return matrices((columns, rows), depth).map(lambda a: App("transpose", (a,)))
        case "map":
            return _entrywise(part)
        case "neg":
            heads = st.sampled_from(("neg", BRACKET))
            return st.builds(lambda head, a: App(head, (a,)), heads, part)
        case "blocks" if _split(rows) or _split(columns):
            return _joined(shape, depth)
        case _:
            return st.sampled_from(leaves)


def _entrywise(part: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    """Return a strategy for f(A), max(A, x), f'(A) and any function of each entry."""
    number, params = NUMBERS, st.sampled_from(("t", "s", *SMALL.variables))
    heads = st.sampled_from(("phi", "f", "exp", "sqrt", "abs", "tanh"))
    return st.one_of(
        st.builds(
            lambda head, a, order: each_entry(head, (a,), order), heads, part, st.integers(0, 2)
        ),
        st.builds(lambda a, b: each_entry("max", (a, b)), part, number),
        st.builds(lambda a, b: each_entry("h", (b, a)), part, number),
        st.builds(lambda x, body, a: App("map", (Lam((x,), body), a)), params, number, part),
    )


def _split(whole: Size) -> tuple[Size, Size] | None:
    """Return two sizes with a given sum: 2n is n and n, n + 1 is n and 1; None for n and 1."""
    parts, rest = whole
    if not parts:
        return (ONE, size(rest - 1)) if rest > 1 else None
    ((name, times),) = parts
    if times + rest == 1:
        return None
    return size(0, **{name: 1}), size(rest, **{name: times - 1})


def _joined(shape: Shape, depth: int) -> st.SearchStrategy[Term]:
    """Return a strategy for blocks side by side or stacked; a number may be one."""
    rows, columns = shape
    choices: list[st.SearchStrategy[Term]] = []
    for head, whole, across in (("hcat", columns, rows), ("vcat", rows, columns)):
        halves = _split(whole)
        if halves is None:
            continue
        shapes = [(across, half) if head == "hcat" else (half, across) for half in halves]
        blocks = [
            st.one_of(matrices(each, depth), NUMBERS)
            if each == (ONE, ONE)
            else matrices(each, depth)
            for each in shapes
        ]
        choices.append(st.tuples(*blocks).map(lambda args, head=head: App(head, args)))
    return st.one_of(*choices)


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
