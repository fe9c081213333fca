"""Case splits: put together where the cases cover everything, and not otherwise."""

from __future__ import annotations

import pytest

from symproof.engine.chains import Chain, ChainError, combine_cases
from symproof.engine.splitting import close_by_cases, split, split_terms
from symproof.kernel.theorem import Theorem, infer
from symproof.notation.plain import show
from tests.engine.setting import C, T, context, sides

IDENTITIES = [
    "max(x, 0) - max(-x, 0) = x",
    "max(x, y) + min(x, y) = x + y",
    "max(x, y) = (x + y + abs(x - y))/2",
    "abs(x*x) = x*x",
    "sign(x)*abs(x) = x",
    "abs(abs(x)) = abs(x)",
    "cases(x if x > 0, 0 otherwise) = max(x, 0)",
    "cases(1 if x < y, 2 if x = y, 3 otherwise) = 2 - sign(y - x)",
    "max(max(x, y), z) = max(x, max(y, z))",
]
NOT_IDENTITIES = [
    "abs(x) = x",
    "max(x, 0) = abs(x)",
    "sign(x)^2 = 1",
    "max(x, y) = x + y",
    "cases(x if x > 0, 0 otherwise) = x",
    "abs(x + y) = abs(x) + abs(y)",
]


@pytest.mark.parametrize("text", IDENTITIES)
def test_an_identity_is_closed_by_splitting(text: str) -> None:
    a, _, b = sides(text)
    theorem = close_by_cases(context(), a, b, ())
    assert theorem is not None
    assert (theorem.claim.lhs, theorem.claim.rhs, theorem.hyps) == (a, b, frozenset())


@pytest.mark.parametrize("text", NOT_IDENTITIES)
def test_what_fails_in_one_case_is_not_closed(text: str) -> None:
    a, _, b = sides(text)
    assert close_by_cases(context(), a, b, ()) is None


def test_a_case_that_contradicts_the_hypotheses_proves_itself() -> None:
    a, _, b = sides("abs(x) = -x")
    assert close_by_cases(context("x < 0"), a, b, ()) is not None
    assert close_by_cases(context("x <= 0"), a, b, ()) is not None
    assert close_by_cases(context("x != 0"), a, b, ()) is None


def test_the_terms_to_split_on_settle_the_conditional_functions() -> None:
    terms = [show(term) for term in split_terms(T("abs(max(x, 0) - y) + sign(z)"))]
    assert terms == ["x", "max(x, 0) - y", "z"]


def test_a_split_asks_for_each_case_once() -> None:
    seen: list[str] = []

    def prove(inner: object) -> Theorem:
        hyps = inner.hyps  # type: ignore[attr-defined]
        seen.append(show(hyps[-1].claim.lhs) + hyps[-1].claim.rel + show(hyps[-1].claim.rhs))
        return infer("ring", (), T("x + 0"), T("x"))

    assert split(context(), T("x"), C("x + 0 = x"), prove) is not None
    assert seen == ["x<0", "x=0", "0<x"]


COVERING = [
    ("x > 0", "x = 0", "x < 0"),
    ("x >= 0", "x < 0"),
    ("x <= 0", "x >= 0"),
    ("x != 0", "x = 0"),
    ("x <= -3", "x > -3, x < 3", "x >= 3"),
    ("x > y", "x = y", "x < y"),
    ("x > 0, y > 0", "x <= 0", "y <= 0"),
    ("2*x > 0", "x <= 0"),
]
NOT_COVERING = [
    ("x > 0", "x < 0"),
    ("x >= 1", "x <= 0"),
    ("x > 0", "x = 0"),
    ("x <= -3", "x >= 3"),
    ("x > 0, y > 0", "x <= 0"),
    ("x != 0",),
]


def under(condition: str) -> tuple[tuple[object, ...], Theorem]:
    claims = tuple([C(part) for part in condition.split(",")])
    return claims, infer("decide", (), C("1 < 2"))


@pytest.mark.parametrize("conditions", COVERING)
def test_cases_that_cover_everything_are_put_together(conditions: tuple[str, ...]) -> None:
    ctx = context()
    claim = C("1 < 2")
    theorem = combine_cases(ctx, claim, [under(text) for text in conditions])  # type: ignore[misc]
    assert theorem is not None
    assert (theorem.claim, theorem.hyps) == (claim, frozenset())


@pytest.mark.parametrize("conditions", NOT_COVERING)
def test_cases_that_leave_something_out_are_not(conditions: tuple[str, ...]) -> None:
    parts = [under(text) for text in conditions]
    assert combine_cases(context(), C("1 < 2"), parts) is None  # type: ignore[arg-type]


def chained(*lines: str) -> Chain:
    first, _, _ = sides(lines[0])
    chain = Chain(first)
    for line in lines:
        _, relation, end = sides(line)
        rel, lhs, rhs = (
            (relation.replace(">", "<"), end, chain.end)
            if relation in (">", ">=")
            else (relation, chain.end, end)
        )
        claim = C(f"{show(lhs)} {rel} {show(rhs)}")
        chain.extend(relation, end, infer("assume", (), claim))
    return chain


@pytest.mark.parametrize(
    ("lines", "claim"),
    [
        (("a = b", "b = c"), "a = c"),
        (("a = b", "b = c"), "c = a"),
        (("a < b", "b <= c"), "a < c"),
        (("a = b", "b <= c"), "a <= c"),
        (("a > b", "b >= c"), "c < a"),
        (("a < b", "b = c"), "a != c"),
        (("a < b",), "a <= b"),
        (("a != b", "b = c"), "a != c"),
        (("a = b", "b != c"), "c != a"),
    ],
)
def test_a_chain_proves_what_its_lines_give_together(lines: tuple[str, ...], claim: str) -> None:
    theorem = chained(*lines).proves(C(claim))
    assert theorem is not None
    assert theorem.claim == C(claim)


@pytest.mark.parametrize(
    ("lines", "claim"),
    [(("a <= b", "b <= c"), "a < c"), (("a <= b",), "a = b"), (("a < b",), "b < a")],
)
def test_a_chain_proves_no_more(lines: tuple[str, ...], claim: str) -> None:
    assert chained(*lines).proves(C(claim)) is None


@pytest.mark.parametrize("lines", [("a < b", "b > c"), ("a != b", "b != c"), ("a != b", "b < c")])
def test_relations_that_do_not_compose_break_the_chain(lines: tuple[str, ...]) -> None:
    with pytest.raises(ChainError):
        chained(*lines)
