"""The command line: what it proves, what it prints and writes, and its exit status."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from commands import GOOD, Run, run_in

import symproof
from symproof.calculation import CODES as PROOF_CODES
from symproof.kernel.axioms import AXIOMS
from symproof.kernel.errors import CODES
from symproof.kernel.rules import RULES
from symproof.library import library

KEYS = [
    *("name", "claim", "verdict", "assumptions", "definitions", "lines", "trust"),
    *("counterexample", "undefined", "tried", "seconds"),
]
SWISH = "--let=f(x) = x*sigmoid(x)"
# true, since sqrt(2) is irrational, and nearly false at many points
HARD = "cos(x^2 + 1) + cos(sqrt(2)*(x^2 + 1)) < 2"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return run_in(tmp_path, monkeypatch, capsys)


# what is proved


def test_a_proof_of_the_library_by_name(run: Run):
    for name in ("odd-gate", "odd_gate"):
        result = run("prove", name)
        assert result.status == 0
        assert "f(x) − f(−x) = x" in result.out
        assert result.err == ""


def test_the_whole_library(run: Run):
    result = run("prove", "--library", "-q")
    assert result.status == 0
    assert result.out.split() == [word for name in library() for word in ("proved", name)]


def test_a_file_and_a_proof_of_a_file(run: Run):
    Path("good.py").write_text(GOOD, encoding="utf-8")
    assert run("prove", "good.py", "-q").verdicts == {"double": "proved", "half_double": "proved"}
    assert run("prove", "good.py::double", "-q").verdicts == {"double": "proved"}
    assert run("prove", "good.py::half-double", "-q").verdicts == {"half_double": "proved"}


def test_a_claim_with_definitions_and_hypotheses(run: Run):
    assert run("prove", "f(x) - f(-x) = x", SWISH, "-q").status == 0
    assert (
        run("prove", "a/b = 1/(b/a)", "--assume", "a > 0", "--assume", "b != 0", "-q").status == 0
    )
    assert run("prove", "phi(0) = 0", "--assume", "phi odd", "-q").status == 0
    assert run("prove", "g(x) = 1 - g(-x)", "--assume", "g(t) + g(-t) = 1", "-q").status == 0


def test_a_hypothesis_about_a_defined_function_speaks_of_one_variable(run: Run):
    arguments = ["x^2 = 4", "--let", "f(x) = x^2", "--assume", "f(x) = 4"]
    (entry,) = json.loads(run("prove", *arguments, "--output-format", "json").out)
    assert entry["assumptions"] == ["f(x) = 4"]


def test_several_targets_of_all_kinds(run: Run):
    Path("good.py").write_text(GOOD, encoding="utf-8")
    result = run("prove", "odd-gate", "good.py::double", "x + x = 2*x", "-q")
    assert result.verdicts == {"odd_gate": "proved", "double": "proved", "x + x = 2*x": "proved"}


@pytest.mark.parametrize("claim", ["-x = -x", "-x=-x", "--x = x", "-f(x)<=-f(x)"])
def test_a_claim_may_begin_with_a_minus(run: Run, claim: str):
    assert run("prove", claim, "-q").status == 0


def test_a_hypothesis_may_begin_with_a_minus(run: Run):
    assert run("prove", "x<0", "--assume", "-x>0", "-q").status == 0


# the exit status


@pytest.mark.parametrize(
    ("claims", "status", "verdicts"),
    [
        (["x = x"], 0, ["proved"]),
        (["x/x = 1"], 1, ["undefined"]),
        (["x ="], 2, ["unreadable"]),
        (["x = y"], 1, ["refuted"]),
        ([HARD], 3, ["undecided"]),
        (["x = x", HARD], 3, ["proved", "undecided"]),
        ([HARD, "x/x = 1"], 1, ["undecided", "undefined"]),
        (["x = x", "x = y"], 1, ["proved", "refuted"]),
        (["x/x = 1", "x ="], 2, ["undefined", "unreadable"]),
    ],
)
def test_the_exit_status_says_the_worst(run: Run, claims: list[str], status: int, verdicts: list):
    result = run("prove", "-q", *claims)
    assert result.status == status
    assert list(result.verdicts.values()) == verdicts


def test_no_command_shows_the_help(run: Run):
    result = run()
    assert result.status == 2
    assert result.err.startswith("usage: symproof")


def test_version(run: Run):
    assert run("--version").out == f"symproof {symproof.__version__}\n"


def test_help_names_the_exit_status(run: Run):
    for arguments in (["--help"], ["prove", "--help"]):
        with pytest.raises(SystemExit) as exit_:
            run(*arguments)
        assert exit_.value.code == 0


# what is printed


def test_quiet_prints_verdicts_only(run: Run):
    assert run("prove", "x = x", "-q").out == "proved     x = x\n"


def test_verdicts_follow_the_derivations_where_not_everything_is_proved(run: Run):
    result = run("prove", "x + x = 2*x", "x = y")
    assert "Theorem x + x = 2*x" in result.out
    assert result.out.endswith(
        "proved     x + x = 2*x\n"
        "refuted    x = y\n"
        "    at x = 0, y = 1: the left side is 0, the right side is 1\n"
    )
    assert result.err == ""


def test_what_an_undecided_claim_was_tried_with_is_printed(run: Run):
    result = run("prove", HARD)
    rows = result.out.splitlines()
    assert rows[:2] == [f"undecided  {HARD}", "    tried order"]
    assert rows[2].startswith("    no counterexample among ")


def test_what_cannot_be_read_is_an_error_with_its_place(run: Run):
    result = run("prove", "x +")
    assert result.out == "unreadable x +\n"
    assert "found the end at column 4" in result.err


def test_a_chain_is_shown_link_by_link(run: Run):
    result = run("prove", "x + x = 2*x = x*2")
    assert result.status == 0
    assert "Theorem x + x = 2*x" in result.out
    assert "Theorem 2*x = x*2" in result.out


def test_json_of_what_is_proved(run: Run):
    (entry,) = json.loads(run("prove", "odd-gate", "--output-format", "json").out)
    assert list(entry) == KEYS
    assert entry["verdict"] == "proved"
    assert entry["claim"] == "f(x) - f(-x) = x"
    assert entry["assumptions"] == ["forall t: phi(-t) = -phi(t)"]
    assert entry["definitions"] == ["f(x) = 1/2*(phi(x) + 1)*x"]
    assert entry["lines"][0]["relation"] == ""
    assert entry["lines"][-1]["term"] == "x"
    assert {"relation", "term", "latex", "reason"} <= set(entry["lines"][1])
    assert (entry["trust"], entry["tried"], entry["undefined"]) == ([], [], None)


def test_json_of_what_is_not(run: Run):
    claims = ["x/x = 1", "x =", "x = 2*x", HARD]
    result = run("prove", *claims, "--assume", "x < 9", "--output-format", "json")
    entries = json.loads(result.out)
    assert [entry["name"] for entry in entries] == claims
    verdicts = [entry["verdict"] for entry in entries]
    assert verdicts == ["undefined", "unreadable", "refuted", "undecided"]
    assert all(list(entry) == KEYS for entry in entries)
    assert entries[0]["undefined"] == {"term": "x/x", "point": {"x": "0"}}
    assert entries[0]["assumptions"] == ["x < 9"]
    point = {"point": {"x": "1"}, "left": ["1", "1"], "right": ["2", "2"], "functions": {}}
    assert entries[2]["counterexample"] == point
    assert all(entry["lines"] == [] for entry in entries)
    assert all(entry["tried"] for entry in (entries[0], entries[1], entries[3]))


def test_json_has_every_claim_even_where_a_definition_cannot_be_read(run: Run):
    result = run("prove", "x = x", "y = y", "--let", "f(x) =", "--output-format", "json")
    assert result.status == 2
    assert [entry["verdict"] for entry in json.loads(result.out)] == ["unreadable"] * 2


def test_to_prints_a_document_and_nothing_else(run: Run):
    assert run("prove", "odd-gate", "--to", "latex").out.startswith("\\documentclass")
    assert json.loads(run("prove", "odd-gate", "--to", "json").out)[0]["verdict"] == "proved"
    certificate = run("prove", "odd-gate", "--to", "certificate").out
    assert json.loads(certificate)["format"] == "symproof-certificate"
    half = run("prove", "x = x", "x = y", "--to", "latex")
    assert (half.status, half.out) == (1, "")
    assert half.err.startswith("proved     x = x\nrefuted    x = y\n    at x = ")


def test_fragment_detail_and_language(run: Run):
    document = run("prove", "odd-gate", "--to", "latex").out
    fragment = run("prove", "odd-gate", "--to", "latex", "--fragment").out
    assert "\\documentclass" not in fragment
    assert len(fragment) < len(document)
    brief = run("prove", "odd-gate", "--detail", "brief").out
    full = run("prove", "odd-gate", "--detail", "full").out
    assert len(brief.splitlines()) < len(run("prove", "odd-gate").out.splitlines()) < len(full)
    assert "定理" in run("prove", "odd-gate", "--lang", "zh").out


# what is written


def test_the_suffix_is_the_format(run: Run):
    names = ["a.tex", "a.md", "a.txt", "a.json", "a.cert.json"]
    result = run("prove", "odd-gate", "-q", *(f"-o{name}" for name in names))
    assert result.status == 0
    texts = [Path(name).read_text(encoding="utf-8") for name in names]
    assert texts[0].startswith("\\documentclass")
    assert json.loads(texts[3])[0]["name"] == "odd_gate"
    assert run("replay", "a.cert.json").out == (
        "ok odd_gate: f(x) - f(-x) = x\n"
        "   given: forall t: phi(-t) = -phi(t)\n"
        "   where: f(x) = 1/2*(phi(x) + 1)*x\n"
    )
    assert len(set(texts)) == len(names)
    assert sorted(path.name for path in Path.cwd().iterdir()) == sorted(names)


def test_to_goes_before_the_suffix(run: Run):
    assert run("prove", "odd-gate", "-q", "-o", "a.out", "--to", "markdown").status == 0
    assert run("prove", "odd-gate", "-q", "-o", "a.md").status == 0
    assert Path("a.out").read_bytes() == Path("a.md").read_bytes()


def test_a_file_that_exists_is_replaced(run: Run):
    Path("a.md").write_text("old", encoding="utf-8")
    assert run("prove", "odd-gate", "-q", "-o", "a.md").status == 0
    assert "old" not in Path("a.md").read_text(encoding="utf-8")


def test_only_a_report_is_written_where_not_everything_is_proved(run: Run):
    result = run("prove", "x = x", "x = y", "-q", "-o", "a.tex", "-o", "a.json")
    assert result.status == 1
    assert "a.tex is not written: not everything is proved" in result.err
    assert [path.name for path in Path.cwd().iterdir()] == ["a.json"]
    entries = json.loads(Path("a.json").read_text(encoding="utf-8"))
    assert [entry["verdict"] for entry in entries] == ["proved", "refuted"]


def test_templates_of_ones_own(run: Run):
    folder = Path("mine/short")
    folder.mkdir(parents=True)
    (folder / "format.toml").write_text(
        'description = "x"\nsuffixes = [".short"]\nnotation = "plain"\nwidth = 80\n'
        'document = "short/claim.txt"\n',
        encoding="utf-8",
    )
    template = "{% for d in derivations %}{{ d.claim }}{% endfor %}"
    (folder / "claim.txt").write_text(template, encoding="utf-8")
    assert run("prove", "odd-gate", "--templates", "mine", "-q", "-o", "a.short").status == 0
    assert Path("a.short").read_text(encoding="utf-8") == "f(x) - f(-x) = x"


# reference


def test_list_has_every_proof_with_its_title(run: Run):
    rows = run("list").out.splitlines()
    assert [row.split()[0] for row in rows] == list(library())
    assert re.search(r"^odd_gate +The odd-gate identity$", "\n".join(rows), re.MULTILINE)


def test_rules_has_every_rule_and_axiom(run: Run):
    words = {row.split()[0] for row in run("rules").out.splitlines() if row.strip()}
    assert {*RULES, *AXIOMS} <= words


@pytest.mark.parametrize("name", [*CODES, *PROOF_CODES, *RULES, *AXIOMS])
def test_everything_is_explained(run: Run, name: str):
    result = run("explain", name)
    assert result.status == 0
    assert result.out.startswith(name)
    assert len(result.out.split()) > 2


def test_explain_suggests_the_nearest(run: Run):
    result = run("explain", "ring-differ")
    assert result.status == 2
    assert "did you mean ring-differs" in result.err


# certificates


def test_replay_says_what_is_proved(run: Run):
    Path("good.py").write_text(GOOD, encoding="utf-8")
    assert run("prove", "good.py", "-q", "-o", "a.cert.json").status == 0
    assert (
        run("replay", "a.cert.json").out
        == "ok double: x + x = 2*x\nok half_double: x = (x + x)/2\n"
    )
    assert run("replay", "-q", "a.cert.json").out == ""


def test_replay_of_several_says_the_worst(run: Run):
    assert run("prove", "x + x = 2*x", "-q", "-o", "good.cert.json").status == 0
    text = Path("good.cert.json").read_text(encoding="utf-8")
    Path("false.cert.json").write_text(text.replace('["num", 2]', '["num", 3]'), encoding="utf-8")
    assert run("replay", "false.cert.json").status == 1
    result = run("replay", "false.cert.json", "missing.cert.json", "good.cert.json")
    assert result.status == 2
    assert "false.cert.json: rejected: ring-differs" in result.err
    assert "missing.cert.json: No such file or directory" in result.err
    assert result.out.startswith("ok x + x = 2*x")
