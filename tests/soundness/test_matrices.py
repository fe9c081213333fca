"""Matrices by rules and by numbers: what is proved of them holds of exact matrices of all sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from random import Random

import pytest

from symproof.kernel import App, KernelError, Lam, Num, Term, Theorem, Var, eq, infer
from symproof.kernel.shapes import (
    MAX_NUMBER,
    names_of,
    put_size,
    show_shape,
    show_size,
    size,
    total,
)
from symproof.kernel.term import Const, Mat, resize, substitute

from .examples_matrices import MATRICES
from .models_matrices import NAMES, SIZES, Numbers, models
from .places import above, beside, each, entrywise, turned
from .random_matrices import SQUARE, rewritten, some_blocks, some_function, some_matrix, some_number
from .shorthand import assume, f, t, x, y

a_wide = Mat("A", (size(0, n=1), size(1, m=2)))
a_tall = Mat("B", (size(1, m=2), size(0, n=1)))


def test_numbers_tell_matrices_apart():
    """The models are not blind: they refute what is false of them."""
    n, m = size(0, n=1), size(0, m=1)
    p, q, a = Mat("P", (n, n)), Mat("Q", (n, n)), Mat("A", (n, m))
    false = [
        (p * q, q * p),
        (turned(p * q), turned(p) * turned(q)),
        (each(Lam(("t",), f("g", t)), p * q), each(Lam(("t",), f("g", t)), p) * q),
        (turned(p), p),
        (beside(a, a), beside(a, -a)),
        (Const("ones", (n, n)), Const("eye", (n, n))),
        (entrywise(p, q), p * q),
        (a / x, x * a),
    ]
    for lhs, rhs in false:
        grids = [(model.matrix(lhs), model.matrix(rhs)) for model in models(Random(1), 20)]
        assert any(left != right for left, right in grids), lhs


def test_shapes_are_those_of_the_numbers():
    for seed in range(200):
        random = Random(seed)
        term = some_matrix(random, (random.choice(SIZES), random.choice(SIZES)), 3)
        for model in models(random, 2):
            grid = model.matrix(term)
            lengths = len(grid), len(grid[0])
            assert lengths == tuple(map(model.length, term.shape or ())), term


@pytest.mark.parametrize("name", MATRICES)
def test_what_an_example_concludes_holds_of_numbers(name: str):
    for item in MATRICES[name]:
        if not item.expected.hyps:
            assert all(model.true(item.theorem) for model in models(Random(0), 12))


def attempt(rule: str, premises: tuple[Theorem, ...], *args: object) -> Theorem | None:
    try:
        return infer(rule, premises, *args)  # type: ignore[arg-type]
    except (KernelError, ValueError):
        return None


def walk(seed: int, steps: int) -> dict[str, int]:
    """Infer this and that about random matrices, hold it against numbers; count what succeeded."""
    random = Random(seed)
    found: list[Theorem] = []
    used = dict.fromkeys(("matrix", "block", "rewrite", "trans", "put", "resize", "lift"), 0)
    for _ in range(steps):
        shape = random.choice(SIZES), random.choice(SIZES)
        term = some_matrix(random, shape, random.randrange(1, 4))
        rule = random.choice(list(used))
        try:
            theorem = step(random, rule, term, found)
        except (KernelError, ValueError):
            continue
        if theorem is None or theorem.claim.lhs.size + theorem.claim.rhs.size > 400:
            continue
        used[rule] += 1
        for model in models(random, 3):
            assert model.true(theorem), (seed, rule, theorem.claim)
        found.append(theorem)
    return used


def step(random: Random, rule: str, term: Term, found: list[Theorem]) -> Theorem | None:
    some = random.choice(found[-9:]) if found else infer("refl", (), term)
    lhs, rhs = some.claim.lhs, some.claim.rhs
    match rule:
        case "matrix":
            other = term
            for _ in range(random.choice([1, 1, 2, 3])):
                other = rewritten(random, other)
            return attempt("matrix", (), term, other)
        case "block":
            return attempt("block", (), some_blocks(random))
        case "rewrite":
            whole = rhs + rhs
            hole = Mat("H", lhs.shape or SQUARE)
            pattern = random.choice([hole + hole, hole + rhs, lhs + hole])
            part = attempt("matrix", (), whole, lhs + lhs) or infer("refl", (), lhs + lhs)
            return attempt("rewrite", (some, part), eq(part.claim.lhs, pattern), "H")
        case "trans":
            more = attempt("matrix", (), rhs, rewritten(random, rhs))
            return attempt("trans", (some, more or random.choice(found or [some])))
        case "put":
            names = sorted(lhs.variables | rhs.variables)
            if not names:
                return None
            new = random.choice([term, some_number(random, 1)])
            return attempt("put", (some,), random.choice(names), new)
        case "resize":
            other = random.choice([*SIZES, size(0, n=2), size(1, m=1, k=1)])
            return attempt("resize", (some,), random.choice(NAMES), other)
        case _:
            return lifted(random, term)


def lifted(random: Random, term: Term) -> Theorem | None:
    """Return an equation of two terms whose entries are equal as polynomials, or the attempt."""
    shape = term.shape or SQUARE
    a, b = Mat("A", shape), each(some_function(random), Mat("B", shape))
    s, h = Var("s_"), Var("h_")
    scale, function = some_number(random, 1), some_function(random)
    pairs: list[tuple[Term, Term, Term, Term]] = [
        (a + b, b + a, s + h, h + s),
        (entrywise(a, b), entrywise(b, a), s * h, h * s),
        (scale * a + scale * a, Num(2) * (scale * a), scale * s + scale * s, Num(2) * (scale * s)),
        (
            each(function, a),
            each(function, a - Const("zeros", shape)),
            substitute(function.body, {function.params[0]: s}),
            substitute(function.body, {function.params[0]: s - Num(0)}),
        ),
        (a / scale, a * (Num(1) / scale), s / scale, s * (Num(1) / scale)),
        (a * b if shape[0] == shape[1] else a, b, s * h, h),
        (turned(turned(a)), a, s, s),
    ]
    lhs, rhs, left, right = random.choice(pairs)
    premise = attempt("ring", (), left, right)
    return premise and attempt("lift", (premise,), lhs, rhs, ("s_", "h_"), (a, b))


def test_what_is_proved_of_random_matrices_holds_of_numbers():
    used: dict[str, int] = {}
    for seed in range(12):
        for rule, count in walk(seed, 120).items():
            used[rule] = used.get(rule, 0) + count
    assert min(used.values()) >= 10, used


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 140))
def test_what_is_proved_in_long_walks_holds_of_numbers(seed: int):
    walk(seed, 600)


def test_a_damaged_equation_is_refused_or_true():
    refused = proved = 0
    for seed in range(150):
        random = Random(seed)
        term = some_matrix(random, (random.choice(SIZES), random.choice(SIZES)), 3)
        try:
            other = rewritten(random, rewritten(random, term))
            theorem = infer("matrix", (), term, other)
        except KernelError:
            refused += 1
            continue
        proved += 1
        assert all(model.true(theorem) for model in models(random, 5)), theorem.claim
    assert refused > 20
    assert proved > 20


def test_what_holds_of_numbers_of_all_sizes_is_often_proved():
    """A normal form that is too weak would pass all tests above."""
    n, m = size(0, n=1), size(0, m=1)
    a, b, c = Mat("A", (n, m)), Mat("B", (m, n)), Mat("C", (m, n))
    for lhs, rhs in [
        ((a * b) * a, a * (b * a)),
        (a * (b - c) * x, x * (a * b) - a * (c * x)),
        (turned(a * b), turned(b) * turned(a)),
    ]:
        assert infer("matrix", (), lhs, rhs).claim == eq(lhs, rhs)


# sizes


def test_sizes_are_sums():
    for values in product((1, 2, 3), repeat=3):
        model = Numbers(dict(zip(NAMES, values, strict=True)), {})
        for a, b in product(SIZES, repeat=2):
            assert model.length(total(a, b)) == model.length(a) + model.length(b)
            for name in NAMES:
                term = Mat("A", (a, size(3, n=2, m=1)))
                moved = resize(term, name, b)
                other = replace(model, sizes={**model.sizes, name: model.length(b)})
                wanted = [other.length(side) for side in term.shape or ()]
                assert [model.length(side) for side in moved.shape or ()] == wanted


def test_sizes_are_shown_as_sums():
    assert [show_size(s) for s in (size(1), size(0, n=1), size(1, n=2), size(3, m=1, n=2))] == [
        "1",
        "n",
        "2n + 1",
        "m + 2n + 3",
    ]
    assert show_shape((size(0, n=2), size(1))) == "2n × 1"
    assert show_shape(None) == "a number"
    assert names_of(size(1, n=2, k=1)) == {"n", "k"}


@pytest.mark.parametrize(
    ("attempt", "message"),
    [
        (lambda: a_wide + a_tall, "n × 2m + 1 + 2m + 1 × n"),
        (lambda: a_wide * a_wide, "n × 2m + 1 times n × 2m + 1"),
        (lambda: a_wide / a_tall, "n × 2m + 1 divided by 2m + 1 × n"),
        (lambda: beside(a_wide, a_tall), "n × 2m + 1 beside 2m + 1 × n"),
        (lambda: above(a_tall, a_wide), "2m + 1 × n above n × 2m + 1"),
        (lambda: beside(x, a_tall), "1 × 1 beside 2m + 1 × n"),
        (lambda: a_wide - x, "n × 2m + 1 - a number"),
        (lambda: eq(a_tall, x), "2m + 1 × n = a number"),
        (lambda: Const("eye", (size(0, n=1), size(1))), "an identity matrix of the shape n × 1"),
    ],
)
def test_a_refusal_names_both_shapes(attempt: Callable[[], object], message: str):
    with pytest.raises(KernelError) as caught:
        attempt()
    assert (caught.value.code, caught.value.detail) == ("shape-mismatch", message)


def test_numbers_in_sizes_have_a_largest():
    largest = size(MAX_NUMBER, n=MAX_NUMBER)
    assert Mat("A", (largest, size(1))).shape == (largest, size(1))
    assert size(1, n=0) == size(1)
    assert put_size(size(1, n=2), "n", size(1, m=1, k=3)) == size(3, m=2, k=6)
    assert total(size(1, n=1, m=2), size(2, k=1, m=1)) == size(3, n=1, m=3, k=1)


def test_hypotheses_are_resized_too():
    square = Mat("P", (size(0, n=1),) * 2)
    moved = infer("resize", (assume(eq(square, square * square)),), "n", size(2))
    small = Mat("P", (size(2),) * 2)
    assert moved.hyps == {eq(small, small * small)} == {moved.claim}
    assert infer("resize", (moved,), "n", size(1)).claim == moved.claim
    assert above(y, x).shape == (size(2), size(1))


# limits


def square_matrices(names: str) -> Iterator[Term]:
    return (Mat(name, (size(2), size(2))) for name in names)


def test_a_product_of_too_many_words_is_refused_before_it_is_computed(
    monkeypatch: pytest.MonkeyPatch,
):
    p, q, r, s = square_matrices("PQRS")
    monkeypatch.setattr("symproof.kernel.matrix.MAX_PRODUCTS", 8)
    for lhs, rhs in [
        ((p + q) * (p + q + r + s), (p + q) * (p + q + s + r)),
        ((x + y) * p * (q + (x + y + 1) * r), (y + x) * p * (q + (x + y + 1) * r)),
    ]:
        assert infer("matrix", (), lhs, rhs).claim == eq(lhs, rhs)
    for many in [
        (p + q + r) * (p + q + r),
        p * (p + q + r + s + p * p + p * q + p * r + p * s + q * q),
        (x + y + 1) * p * (q + (x + y) * r),
        (q + (x + y) * r) * ((x + y + 1) * p),
    ]:
        with pytest.raises(KernelError, match="ring-size: a product of"):
            infer("matrix", (), many, many)


def test_a_sum_of_too_many_monomials_is_refused(monkeypatch: pytest.MonkeyPatch):
    p, q, r, s = square_matrices("PQRS")
    monkeypatch.setattr("symproof.kernel.matrix.MAX_MONOMIALS", 4)
    for term in (p + q + r + s, (x + y) * p - (x + 1) * q, (p + q) * (p + q)):
        assert infer("matrix", (), term, App("()", (term,))).claim.lhs == term
    for many in (p + q + r + s + p * q, p + (x + y) * q + (x + 1) * r, (p + q) * (p + q + r)):
        with pytest.raises(KernelError, match="ring-size: a sum of"):
            infer("matrix", (), many, many)
