"""`symproof audit --zoo`: a row for each function that has a formula, a reason for the others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Run, run_in

from symproof.zoo import activations

# a few hundred floats, where x - tanh(x) cancels
ARGUMENTS = ("audit", "--zoo", "--impl", "numpy", "--dtype", "float16", "--range", "0.05", "0.06")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return run_in(tmp_path, monkeypatch, capsys)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    from symproof.cli import main

    file = tmp_path_factory.mktemp("zoo") / "zoo.json"
    assert main([*ARGUMENTS, "-o", str(file)]) == 0
    return json.loads(file.read_text("utf-8"))


def test_every_function_has_a_row_or_a_reason(table: list[dict[str, object]]):
    assert [row["name"] for row in table] == [*activations()]
    reasons = {row["name"]: row["reason"] for row in table if "reason" in row}
    assert reasons["GELU"] == "NumPy has no Phi: --impl scipy has it"
    assert reasons["RReLU"] == (
        "has no value for lower, upper: give --at 'lower = ...' --at 'upper = ...'"
    )
    assert len(reasons) < len(table) / 2


def test_functions_with_the_identity_have_a_defect_and_others_none(
    table: list[dict[str, object]],
):
    slopes = {
        row["name"]: None if row["defect"] is None else row["defect"]["slope"]
        for row in table
        if "reason" not in row
    }
    assert slopes["SiLU"] == slopes["ReLU"] == "1"
    assert slopes["bent-identity"] == "2"
    assert slopes["modulus"] == "0"
    assert slopes["Tanh"] is None


def test_the_table_is_aligned_and_says_why_rows_are_missing(run: Run):
    result = run(*ARGUMENTS, "--at", "beta = 2", "-o", "zoo.md", "-o", "zoo.svg")
    head = next(row for row in result.out.splitlines() if row.startswith("function"))
    silu = next(row for row in result.out.splitlines() if row.startswith("SiLU"))
    assert head.index("f(x) - f(-x)") == silu.rindex("x")
    assert "swish-beta  " in result.out.partition("not computed:")[0]
    assert "NumPy has no Phi" in result.out.partition("not computed:")[2]
    markdown = Path("zoo.md").read_text("utf-8")
    assert "|---|--:|--:|--:|--:|---|" in markdown
    assert "- GELU: NumPy has no Phi" in markdown
    assert Path("zoo.svg").read_bytes().startswith(b"<?xml")


def test_values_that_the_zoo_has_are_not_replaced(run: Run, table: list[dict[str, object]]):
    again = run(*ARGUMENTS, "--at", "alpha = 2", "--output-format", "json")
    rows = {row["name"]: row for row in json.loads(again.out)}
    assert rows["ELU"] == next(row for row in table if row["name"] == "ELU")
    assert rows["xSiLU"]["parameters"] == {"alpha": "2"}


def test_a_limit_names_the_functions_that_exceed_it(run: Run):
    result = run(*ARGUMENTS, "--max-ulp", "100")
    assert result.status == 1
    assert "symproof: Tanhshrink: the error is " in result.err
    assert "symproof: ReLU" not in result.err
