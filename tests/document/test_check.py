"""`symproof check`: exit status, selections, reports, copies, explanations."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commands import Run, run_in

ROOT = Path(__file__).parent.parent.parent

RIGHT = """\
# Squares

Let $f(x) = x^2$. Then
$$f(x + 1) = x^2 + 2x + 1 \\tag{1}$$
and for $x > 0$
$$\\sqrt{f(x)} = x \\tag{2}$$
"""
WRONG = """\
# Sums

\\begin{align}
(a + b)^2 &= a^2 + 2ab + b^2 \\tag{1}\\\\
&= a^2 + b^2 \\tag{2}
\\end{align}

Also $\\frac{x}{x} = 1$ and
$$\\log(x^2) = 2\\log x. \\tag{3}$$
"""
UNREADABLE = "# Signs\n\n$$x = \\wobble{x} \\tag{1}$$\n\n$$x = x \\tag{2}$$\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("SYMPROOF_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "right.md").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "wrong.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "unreadable.md").write_text(UNREADABLE, encoding="utf-8")
    return run_in(tmp_path, monkeypatch, capsys)


# verdicts and the exit status


def test_a_right_document_has_status_0_and_only_a_summary(run: Run):
    result = run("check", "right.md")
    assert result.status == 0
    assert result.out == "right.md: 4 relations: 2 proved, 1 definition, 1 assumed\n"
    assert result.err == ""


def test_a_wrong_row_is_shown_with_its_counterexample(run: Run):
    result = run("check", "wrong.md")
    assert result.status == 1
    assert "wrong.md:5:2: (2) refuted" in result.out
    assert "left side" in result.out
    assert "(1)" not in result.out
    assert "(3) undefined" in result.out


def test_verbose_lists_every_relation(run: Run):
    result = run("check", "-v", "right.md")
    assert "(1) proved" in result.out
    assert "f(x) = x²   [line 3]" in result.out
    assert "assuming      x > 0" in result.out


def test_what_cannot_be_read_has_status_2_and_a_caret(run: Run):
    result = run("check", "unreadable.md")
    assert result.status == 2
    assert "unreadable.md:3:" in result.out
    rows = result.out.splitlines()
    assert rows[1].index("\\wobble") == rows[2].index("^")
    assert "1 proved" in rows[-1]


def test_a_wrong_row_comes_before_what_cannot_be_read(run: Run):
    assert run("check", "unreadable.md", "wrong.md").status == 1


def test_strict_counts_what_cannot_be_read_as_wrong(run: Run):
    assert run("check", "--strict", "unreadable.md").status == 1


def test_two_files_have_a_summary_each_and_one_together(run: Run):
    rows = run("check", "-q", "right.md", "wrong.md").out.splitlines()
    assert all(row.startswith("wrong.md:") for row in rows)
    rows = run("check", "right.md", "wrong.md").out.splitlines()
    assert rows[-3].startswith("right.md: 4 relations")
    assert rows[-1].startswith("2 files: ")


# bad input


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "nothing to check"),
        (["right.md", "--only", "1,,2"], "an item is empty"),
        (["right.md", "--only", "99"], "--only 99: no such relation; the tags are 1-2"),
        (["right.md", "--only", "L900"], "--only L900: no such relation"),
        (["right.md", "--explain", "99"], "no such relation"),
        (["right.md", "-o", "x.pdf"], "x.pdf: an output has one of the suffixes"),
        (["right.md", "-o", "no/x.md"], "there is no folder no"),
        (["right.md", "-o", "right.md"], "right.md is read: an output must not replace it"),
        (["right.md", "-o", "./link.md"], "link.md is read"),
        (["right.md", "-o", "loop.html"], "loop.html cannot be written"),
        (["right.md", "-o", "x.md", "-o", "./x.md"], "two outputs have the same name"),
        (["right.md", "--backend", "dask"], "needs --scheduler"),
        (["--watch", "-"], "--watch goes with files"),
    ],
)
def test_arguments_that_cannot_be_used_are_refused(run: Run, arguments: list[str], message: str):
    Path("link.md").hardlink_to("right.md")
    Path("loop.html").symlink_to("loop.html")
    result = run("check", *arguments)
    assert result.status == 2
    assert result.out == ""
    assert result.err.startswith("symproof: ")
    assert message in result.err
    assert Path("right.md").read_text(encoding="utf-8") == RIGHT


@pytest.mark.parametrize("name", ["missing.md", "folder.md", "wrong.txt", "binary.md", "gbk.md"])
def test_a_file_that_cannot_be_read_does_not_keep_others_from_being_checked(run: Run, name: str):
    Path("folder.md").mkdir()
    Path("wrong.txt").write_text("x", encoding="utf-8")
    Path("binary.md").write_bytes(b"\0\1\2")
    Path("gbk.md").write_bytes("恒等式".encode("gbk"))
    result = run("check", name, "right.md")
    assert result.status == 2
    assert result.err.startswith(f"symproof: {name}: ")
    assert len(result.err.splitlines()) == 1
    assert "right.md: 4 relations: 2 proved" in result.out


def test_an_empty_document_has_no_relations(run: Run):
    Path("empty.md").touch()
    result = run("check", "empty.md")
    assert (result.status, result.out) == (0, "empty.md: 0 relations\n")


# selections


def test_only_what_is_chosen_is_reported_and_counts(run: Run):
    result = run("check", "wrong.md", "--only", "1")
    assert result.status == 0
    assert "1 relation: 1 proved, " in result.out
    assert run("check", "wrong.md", "--only", "undefined").status == 1
    assert run("check", "wrong.md", "--only", "unreadable").status == 0


def test_what_is_ignored_is_counted_as_such(run: Run):
    result = run("check", "wrong.md", "--ignore", "2,3")
    assert result.status == 0
    assert "2 ignored" in result.out


def test_comments_in_the_source_exclude_relations(run: Run):
    text = WRONG.replace("&= a^2 + b^2", "&= a^2 + b^2 % symproof: ignore: a known slip\n")
    text = text.replace("$$\\log", "<!-- symproof: ignore -->\n$$\\log")
    Path("known.md").write_text(text, encoding="utf-8")
    result = run("check", "known.md")
    assert result.status == 0
    assert "2 ignored" in result.out


@pytest.mark.parametrize("code", ["`{}`", "``a {} b``", "`see {} here`"])
def test_comments_that_are_shown_as_code_ignore_nothing(run: Run, code: str):
    comment = code.format("<!-- symproof: ignore -->")
    Path("a.md").write_text(f"{comment} $x = 2x$\n", encoding="utf-8")
    assert run("check", "a.md").status == 1


def test_comments_that_ignore_nothing_are_told_to_whoever_wants_to_know(run: Run):
    Path("old.md").write_text(f"{RIGHT}\n<!-- symproof: ignore: old -->\n", encoding="utf-8")
    assert "comment" not in run("check", "old.md").out
    assert "old.md:8:1: this comment ignores no relation (old)" in run("check", "-v", "old.md").out


def test_a_comment_that_says_nothing_known_is_reported(run: Run):
    Path("typo.md").write_text(f"{RIGHT}\n<!-- symproof: ingore -->\n", encoding="utf-8")
    result = run("check", "typo.md")
    assert result.status == 2
    assert "typo.md:8:1: unreadable: expected one of ignore" in result.out


# reports and copies


@pytest.mark.parametrize("fmt", ["json", "sarif"])
def test_reports_for_machines_are_all_that_is_printed(run: Run, fmt: str):
    result = run("check", "wrong.md", "--output-format", fmt)
    assert result.status == 1
    json.loads(result.out)


def test_json_has_the_verdicts_in_source_order(run: Run):
    rows = json.loads(run("check", "wrong.md", "--output-format", "json").out)
    tagged = {row["tag"]: row["verdict"] for row in rows if row["tag"]}
    assert tagged == {"1": "proved", "2": "refuted", "3": "undefined"}
    assert all(row["file"] == "wrong.md" for row in rows)
    assert [row["line"] for row in rows] == sorted(row["line"] for row in rows)


def test_github_and_junit_reports_are_printed(run: Run):
    assert (
        "::error file=wrong.md,line=5," in run("check", "wrong.md", "--output-format", "github").out
    )
    assert "<testsuites" in run("check", "wrong.md", "--output-format", "junit").out


def test_copies_and_reports_are_written_by_suffix(run: Run):
    names = ("x.html", "x.md", "x.json", "x.sarif", "x.xml", "x.txt")
    result = run("check", "wrong.md", *[part for name in names for part in ("-o", name)])
    assert result.status == 1
    assert all(Path(name).stat().st_size > 200 for name in names)
    assert "✗ (2) refuted" in Path("x.md").read_text(encoding="utf-8")
    assert not list(Path().glob(".*.part"))


def test_an_annotated_copy_has_the_verdicts_of_the_document(run: Run):
    run("check", "wrong.md", "-o", "copy.md")
    first, second = (
        [
            (row["tag"], row["latex"], row["verdict"])
            for row in json.loads(run("check", name, "--output-format", "json").out)
        ]
        for name in ("wrong.md", "copy.md")
    )
    assert first == second


def test_nothing_is_written_where_the_arguments_are_wrong(run: Run):
    assert run("check", "right.md", "--only", "99", "-o", "x.html").status == 2
    assert not Path("x.html").exists()


def test_an_explanation_prints_the_derivation(run: Run):
    result = run("check", "right.md", "--explain", "1")
    assert result.status == 0
    assert "(1) proved" in result.out
    assert "f(x) = x²   [line 3]" in result.out
    assert "∎" in result.out
    assert "(2)" not in result.out


# standard input, the cache, saving


def test_standard_input_is_checked_under_a_name(run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
    result = run("check", "-", "--stdin-filename", "notes.md")
    assert result.status == 1
    assert "notes.md:5:2: (2) refuted" in result.out


def test_standard_input_that_is_not_text_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe")))
    result = run("check", "-")
    assert result.status == 2
    assert "not UTF-8" in result.err


def test_the_cache_gives_the_same_report(run: Run):
    first = run("check", "wrong.md", "right.md")
    assert any(Path("cache").rglob("*.json"))
    assert run("check", "wrong.md", "right.md") == first


def test_what_is_saved_is_checked_again_until_interrupted(tmp_path: Path, run: Run):
    code = "import sys; from symproof.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "check", "--watch", "wrong.md"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            assert process.stderr is not None
            assert process.stdout is not None
            assert "watching" in process.stderr.readline()
            time.sleep(0.2)
            Path("wrong.md").write_text(RIGHT, encoding="utf-8")
            assert "watching" in process.stderr.readline()
            process.send_signal(signal.SIGINT)
            out, _ = process.communicate(timeout=60)
        finally:
            process.kill()
    assert "(2) refuted" in out
    assert out.endswith("wrong.md: 4 relations: 2 proved, 1 definition, 1 assumed\n")
    assert process.returncode == 0


# one row, by its tag


def test_the_derivation_of_one_row_is_shown_by_its_tag(run: Run):
    result = run("prove", "right.md::1")
    assert result.status == 0
    assert "right.md::1" in result.out
    assert "∎" in result.out


def test_a_row_is_written_in_a_format(run: Run):
    assert run("prove", "right.md::1", "-o", "row.md", "-o", "row.py", "-q").status == 0
    assert "Proof" in Path("row.py").read_text(encoding="utf-8")
    assert run("prove", "row.py").status == 0


def test_a_wrong_row_is_refuted_by_its_tag(run: Run):
    result = run("prove", "wrong.md::2")
    assert result.status == 1
    assert "refuted    wrong.md::2" in result.out
    assert "the left side is" in result.out


def test_every_claim_of_a_document_is_proved(run: Run):
    result = run("prove", "right.md", "-q")
    assert result.verdicts == {"right.md::1": "proved", "right.md::2": "proved"}


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("right.md::99", "no such relation; the tags are 1-2"),
        ("right.md::L3", "nothing to prove here, only definition"),
        ("missing.md::1", "missing.md"),
    ],
)
def test_a_row_that_is_none_is_refused(run: Run, target: str, message: str):
    result = run("prove", target)
    assert result.status == 2
    assert message in result.err
