"""What does not follow is refused, and for the right reason: a table of (code, attempt)."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

import symproof.kernel
from symproof.kernel import CODES, KernelError, Var, eq, obligations
from symproof.kernel.errors import refuse

from .refusals import REFUSALS
from .shorthand import Attempt, f

KERNEL = Path(symproof.kernel.__file__).parent


@pytest.mark.parametrize(
    ("code", "attempt"),
    [pytest.param(code, attempt, id=f"{code}: {name}") for code, name, attempt in REFUSALS],
)
def test_it_is_refused_for_the_right_reason(code: str, attempt: Attempt):
    with pytest.raises(KernelError) as caught:
        attempt()
    assert caught.value.code == code


def test_every_code_has_a_row():
    assert {code for code, _, _ in REFUSALS} == set(CODES) - {"statement-size"}


def test_a_statement_of_too_many_terms_is_refused(monkeypatch: pytest.MonkeyPatch):
    terms = [f("exp", Var(name)) for name in "abcde"]
    claims = [eq(term, 0) for term in terms]
    monkeypatch.setattr("symproof.kernel.statement.MAX_TERMS", 5)
    assert obligations(claims, ()) == ()
    monkeypatch.setattr("symproof.kernel.statement.MAX_TERMS", 4)
    with pytest.raises(KernelError, match="statement-size"):
        obligations(claims, ())


def test_no_row_stands_twice():
    assert [key for key, count in Counter(row[:2] for row in REFUSALS).items() if count > 1] == []


def test_refuse_raises_a_refusal_that_is_data():
    with pytest.raises(KernelError) as caught:
        refuse("ring-differs", "x is not y")
    assert (caught.value.code, caught.value.detail) == ("ring-differs", "x is not y")
    assert str(caught.value) == "ring-differs: x is not y"


def test_the_kernel_uses_exactly_the_documented_codes():
    used: set[str] = set()
    for path in KERNEL.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name("refuse"), args=[ast.Constant(str(code)), _]):
                    used.add(code)
                case ast.Call(func=ast.Name("refuse"), args=args) if path.name != "errors.py":
                    pytest.fail(f"{path.name}: a refusal without a literal code: {args}")
                case _:
                    pass
    assert used == set(CODES)
    assert all(text.endswith(".") for text in CODES.values())
