"""Vectors and networks of the library, and statements about matrices from text to page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Run, run_in

from symproof import Proof, prove
from symproof.calculation import ProofError
from symproof.certificate import dump, replay
from symproof.checking import Checker, check
from symproof.found import proof_file
from symproof.library import LibraryError, find, load_file
from symproof.notation.plain import parse_claim, parse_shapes, show_claim
from symproof.render import render

ROW = "x in R^(1 x n), A in R^(n x m), B in R^(m x k)"
PAIR = "f(x*[A, -A])*[B; -B] = x*A*B"
IDENTITY = "f(t) - f(-t) = t"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return run_in(tmp_path, monkeypatch, capsys)


# the library


@pytest.mark.parametrize("layers", [2, 3, 6])
def test_a_network_of_any_depth_is_the_product_of_its_layers(layers: int):
    _, proof = find(f"deep_network[{layers}]")
    derivation = check(proof)
    assert derivation.name == f"deep_network_{layers}"
    weights = "*".join(f"A_{i}" for i in range(1, layers + 1))
    assert show_claim(derivation.claim).endswith(f" = x*{weights}")
    assert show_claim(derivation.claim).count("f(") == layers - 1
    # the first line, blocks, one line for each layer
    assert len(derivation.block) == layers + 1


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("deep_network[1]", "deep_network takes a number from 2 to 40, not 1"),
        ("deep_network[99]", "deep_network takes a number from 2 to 40, not 99"),
        ("odd_gate[3]", "there is no family of proofs named odd_gate"),
        ("nothing[3]", "there is no family of proofs named nothing"),
    ],
)
def test_a_member_that_a_family_does_not_have_is_named(name: str, message: str):
    with pytest.raises(LibraryError, match=message.replace("[", r"\[")):
        find(name)


def test_a_member_of_a_family_is_proved_on_the_command_line(run: Run):
    result = run("prove", "deep_network[5]", "-q")
    assert (result.status, result.err) == (0, "")
    assert result.out.split() == ["proved", "deep_network_5"]
    result = run("prove", "deep_network[1]")
    assert result.status == 2
    assert "takes a number from 2 to 40" in result.err


def test_without_the_right_weights_the_lines_do_not_follow():
    _, proof = find("mirrored_pair")
    assert isinstance(proof, Proof)
    wrong = Proof(
        claim=proof.claim,
        shapes=proof.shapes,
        given={**proof.given, "W_2": "W_2 = [B; B]"},
        steps=proof.steps,
    )
    with pytest.raises(ProofError) as raised:
        check(wrong, "wrong")
    assert (
        raised.value.problems[0].message
        == ("does not follow by fact W_1 W_2; it does by fact W_1 W_2, blocks")
        or raised.value.problems[0].code == "proof-line"
    )


# statements


def test_assumptions_declare_shapes():
    verdict = prove(PAIR, assume=(ROW, IDENTITY))
    assert verdict.proved
    assert [show_claim(d.claim) for d in verdict.derivations] == [PAIR]
    (derivation,) = verdict.derivations
    assert [show_claim(given.claim) for given in derivation.given] == [f"forall t: {IDENTITY}"]


def test_the_lines_that_are_found_read_like_the_article():
    (derivation,) = prove(PAIR, assume=(ROW, IDENTITY)).derivations
    page = render((derivation,), "terminal")
    lines = [line.strip() for line in page.splitlines() if line.startswith("    = ")]
    assert lines == [
        "= f([xA, −xA])[B; −B]   block arithmetic",
        "= f(xA)B + f(−xA)(−B)   block arithmetic",
        "= f(xA)B − f(−xA)B      block arithmetic",
        "= (f(xA) − f(−xA))B     block arithmetic",
        "= xAB                   entry by entry, by hypothesis",
    ]


@pytest.mark.parametrize(
    ("fmt", "text"),
    [
        ("terminal", "(2) A ∈ ℝⁿˣᵐ, B ∈ ℝᵐˣᵏ, x ∈ ℝ¹ˣⁿ"),
        ("markdown", r"2. $A \in \mathbf{R}^{n \times m}$"),
        ("latex", r"\item[(2)] $A \in \mathbf{R}^{n \times m}$"),
    ],
)
def test_pages_print_the_shapes_among_the_assumptions(fmt: str, text: str):
    (derivation,) = prove(PAIR, assume=(ROW, IDENTITY)).derivations
    assert text in render((derivation,), fmt)


def test_json_has_the_shapes_among_the_assumptions(run: Run):
    options = ("--assume", ROW, "--assume", IDENTITY, "--output-format", "json")
    (entry,) = json.loads(run("prove", PAIR, *options).out)
    assert entry["verdict"] == "proved"
    assert entry["assumptions"] == [
        f"forall t: {IDENTITY}",
        *("A in R^(n x m)", "B in R^(m x k)", "x in R^(1 x n)"),
    ]
    (entry,) = json.loads(run("prove", "A*B = B*A", "--assume=A, B in R^(n x n)", *options[4:]).out)
    assert entry["verdict"] == "refuted"
    assert entry["assumptions"] == ["A, B in R^(n x n)"]
    assert entry["counterexample"]["point"] == {
        "n": "2",
        "A": "[1, 1; 0, 0]",
        "B": "[1, 0; 1, 0]",
    }
    assert entry["counterexample"]["entry"] == [1, 1]


def test_json_has_the_shapes_that_do_not_fit(run: Run):
    command = ("prove", "x = f([x; -x])*[1; -1]", "--assume=x in R^n", "--output-format", "json")
    result = run(*command)
    (entry,) = json.loads(result.out)
    assert (result.status, entry["verdict"]) == (1, "refuted")
    assert entry["counterexample"] == {
        "point": {},
        "left": [],
        "right": [],
        "functions": {},
        "shapes": ["2n × 1", "2 × 1"],
        "term": "f([x; -x])*[1; -1]",
    }
    assert any("shape-mismatch" in row for row in entry["tried"])


@pytest.mark.parametrize(
    ("claim", "assume", "words"),
    [
        ("x + y = x", "x in R^n", "expected declared shapes in x + y"),
        ("A = A", "A in R^(n x)", "expected a size"),
        ("A = A", "A in R^(n x m), Q in R^n", "a matrix of the claim or the assumptions"),
        ("A = A", "A in R^(0 x m)", "expected a numeral from 1 on"),
        ("A < B", "A, B in R^(n x n)", "the only relation between matrices"),
        ("n*A = A", "A in R^(n x m)", "n is the size of a matrix"),
    ],
)
def test_what_is_declared_wrongly_is_unreadable(claim: str, assume: str, words: str, run: Run):
    result = run("prove", claim, f"--assume={assume}")
    assert result.status == 2
    assert words in result.err
    assert "Traceback" not in result.err


def test_a_hypothesis_whose_shapes_do_not_fit_is_unreadable(run: Run):
    result = run("prove", "A = A", "--assume=A in R^(n x m)", "--assume=A = A^T")
    assert result.status == 2
    assert "the shapes n × m and m × n do not fit" in result.err


def test_a_line_whose_shapes_do_not_fit_is_an_error_of_that_line(run: Run):
    Path("wrong.py").write_text(
        '''from symproof import Proof

wrong = Proof(
    claim="x = f(x*[1, -1])*[1; -1]",
    shapes="x in R^n",
    given={"identity": "f(t) - f(-t) = t"},
    steps="""
        x
        = f([x; -x])*[1; -1]          by blocks
        = f(x*[1, -1])*[1; -1]        by blocks
    """,
)
''',
        encoding="utf-8",
    )
    result = run("prove", "wrong.py")
    assert result.status == 2
    assert "wrong.py:9: proof-notation" in result.err
    assert "2n × 1" in result.err


def test_shapes_that_cannot_be_read_are_an_error_of_the_proof():
    with pytest.raises(ProofError) as raised:
        check(Proof(claim="x = x", shapes="x in Q^n"), "p")
    (problem,) = raised.value.problems
    assert problem.code == "proof-notation"
    assert problem.message.startswith("the shapes: expected")


def test_what_is_proved_replays_and_is_written_as_a_proof_file(tmp_path: Path):
    verdict = prove(
        "f(x*W)*[B; -B] = x*A*B", assume=(f"{ROW}, W in R^(n x 2m)", IDENTITY, "W = [A, -A]")
    )
    (derivation,) = verdict.derivations
    (proved,) = replay(dump([derivation.proved]))
    shapes = parse_shapes(f"{ROW}, W in R^(n x 2m)")
    assert proved.statement.claim == parse_claim("f(x*W)*[B; -B] = x*A*B", shapes=shapes)
    path = tmp_path / "found.py"
    path.write_text(proof_file(verdict.derivations), encoding="utf-8")
    (proof,) = load_file(path).proofs.values()
    assert Checker().check(proof).claim == derivation.claim
