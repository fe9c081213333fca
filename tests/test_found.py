"""Found proofs as files: what is written checks by itself, and says the same."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from pathlib import Path

import pytest

from symproof.checking import check
from symproof.cli import main
from symproof.derivation import Derivation
from symproof.found import FoundError, conditions, proof_file
from symproof.library import find, load_file
from symproof.notation.plain import parse_claim
from symproof.proof import Hypothesis, Proof, define, differentiable, even, odd

Given = Sequence[str]
HARD = ["f(x) = x*hs(x)", "hs(x) = cases(0 if x <= -3, 1 if x >= 3, x/6 + 1/2 otherwise)"]
FOUND: list[tuple[str, Given, Given]] = [
    ("f(x) - f(-x) = x", ["f(x) = 1/2*(phi(x) + 1)*x"], ["phi odd"]),
    ("f(x) - f(-x) = x", HARD, []),
    ("f(x) - f(-x) = x", ["f(x) = (x + sqrt(x^2 + b))/2"], ["b >= 0"]),
    ("f(x) - f(-x) = c*x", ["f(x) = x*g(x)"], ["g(t) + g(-t) = c"]),
    ("phi'(-x) = phi'(x)", [], ["phi odd", "phi differentiable"]),
    ("f(x) <= max(x, 0)", ["f(x) = x*Phi(x)"], []),
    ("max(a, max(b, c)) = max(max(a, b), c)", [], []),
    (
        "f(x) - f(-x) = x",
        ["f(x) = x/2*(1 + tanh(sqrt(2/pi)*(x + 44715/1000000*x^3)))"],
        [],
    ),
    ("forall t: t + t = 2*t", [], []),
    ("diff(abs(x), x) exists", [], ["x != 0"]),
    ("x*sigmoid(x) >= 0", [], ["x >= 0"]),
]


def derived(claim: str, let: Given = (), assume: Given = (), **more: object) -> Derivation:
    proof = Proof(
        claim=claim,
        definitions=tuple(map(define, let)),
        given={f"h{i}": text for i, text in enumerate(assume, 1)},
        **more,  # type: ignore[arg-type]
    )
    return check(proof, claim)


def written(folder: Path, *derivations: Derivation) -> dict[str, Derivation]:
    """Return what the proofs of the file come to when they are checked from it."""
    path = folder / "found.py"
    path.write_text(proof_file(derivations), encoding="utf-8")
    return {name: check(proof) for name, proof in load_file(path).proofs.items()}


@pytest.mark.parametrize(("claim", "let", "assume"), FOUND)
def test_a_proof_file_checks_by_itself_and_says_the_same(
    claim: str, let: Given, assume: Given, tmp_path: Path
) -> None:
    first = derived(claim, let, assume)
    (again,) = written(tmp_path, first).values()
    assert again.proved.statement == first.proved.statement
    assert [type(item) for item in again.block] == [type(item) for item in first.block]
    assert [item.term for item in again.block] == [item.term for item in first.block]


@pytest.mark.parametrize(("claim", "let", "assume"), FOUND)
def test_the_lines_of_a_proof_file_are_not_wide(claim: str, let: Given, assume: Given) -> None:
    for line in proof_file(derived(claim, let, assume)).splitlines():
        assert len(line) <= 100
        assert line == line.rstrip()


def test_a_proof_file_looks_like_those_of_the_library() -> None:
    text = proof_file(derived(*FOUND[0]))
    assert (
        text
        == '''"""Found by symproof: f(x) - f(-x) = x."""

from symproof import Proof, define, odd

f = define("f(x) = 1/2*(phi(x) + 1)*x")

found = Proof(
    claim="f(x) - f(-x) = x",
    definitions=(f,),
    given={"h1": odd("phi")},
    steps="""
        f(x) - f(-x)
        = 1/2*(phi(x) + 1)*x - 1/2*(phi(-x) + 1)*(-x)     by unfold f
        = 1/2*(phi(x) + 1)*x - 1/2*(-phi(x) + 1)*(-x)     by fact h1
        = 1/2*x*((phi(x) + 1) + (1 - phi(x)))             by ring
        = x                                               by ring
    """,
)
'''
    )


def test_several_proofs_share_a_file_and_no_name_means_two_things(tmp_path: Path) -> None:
    first = derived("f(x) - f(-x) = x", ["f(x) = max(x, 0)"])
    second = derived("f(x) = f(x) + 0", ["f(x) = x^2"])
    third = derived("found(x) = x", ["found(x) = x*1"])
    checked = written(tmp_path, first, second, third)
    assert [d.proved.statement for d in checked.values()] == [
        d.proved.statement for d in (first, second, third)
    ]


@pytest.mark.parametrize("name", ["odd", "define", "Proof", "lambda_", "even"])
def test_a_definition_may_have_the_name_of_an_import(name: str, tmp_path: Path) -> None:
    claim = f"{name}(x) - {name}(-x) = x*phi(x)"
    first = derived(claim, [f"{name}(x) = x*phi(x)/2"], ["phi even"])
    (again,) = written(tmp_path, first).values()
    assert again.proved.statement == first.proved.statement


PROPERTIES = [
    (odd("phi"),),
    (even("phi"),),
    (differentiable("phi"),),
    (differentiable("phi"), differentiable("phi", 2)),
]


@pytest.mark.parametrize("entries", PROPERTIES)
def test_a_property_of_a_function_is_written_so_that_it_is_read_again(
    entries: Sequence[Hypothesis], tmp_path: Path
) -> None:
    given = {f"h{i}": entry for i, entry in enumerate(entries, 1)}
    first = check(Proof(claim="phi(x) + x = x + phi(x)", given=given))
    (again,) = written(tmp_path, first).values()
    assert again.proved.statement == first.proved.statement


def test_a_proof_of_the_library_imports_the_facts_that_it_cites(tmp_path: Path) -> None:
    _, proof = find("swish")
    first = check(proof)
    text = proof_file(first)
    assert "from symproof.library import sigmoid_neg" in text
    (again,) = written(tmp_path, first).values()
    assert again.proved.statement == first.proved.statement


def test_an_instance_has_no_proof_file() -> None:
    _, proof = find("swish_as_gate")
    with pytest.raises(FoundError):
        proof_file(check(proof))


def test_a_fact_from_outside_the_library_is_refused() -> None:
    fact = Proof(claim="x + 0 = x", name="own_fact")
    first = check(Proof(claim="y + 0 = y", facts={"own": fact}, steps="y + 0\n= y by fact own"))
    with pytest.raises(FoundError, match="own"):
        proof_file(first)


CONDITIONS = [
    (("-3 < x", "x < 3"), "-3 < x < 3"),
    (("-3 <= x", "x < b"), "-3 <= x < b"),
    (("x > 0",), "x > 0"),
    (("x > 0", "y > 0"), "x > 0, y > 0"),
]


@pytest.mark.parametrize(("texts", "expected"), CONDITIONS)
def test_bounds_on_both_sides_are_written_as_one(texts: Sequence[str], expected: str) -> None:
    assert conditions([parse_claim(text) for text in texts]) == expected


def test_many_claims_are_counted_in_the_docstring() -> None:
    text = proof_file([derived(*FOUND[5])] * 6)
    assert ast.get_docstring(ast.parse(text)) == "Found by symproof: 6 claim(s)."


def test_the_command_line_writes_a_proof_file_that_it_proves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "found.py"
    arguments = ["prove", "f(x) - f(-x) = x", "--let", "f(x) = x*sigmoid(b*x)", "-o", str(path)]
    assert main(arguments) == 0
    assert main(["prove", str(path)]) == 0
    assert "σ" in capsys.readouterr().out
