"""Files of claims and options that cannot be used: one message, exit status 2."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Run, run_in


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("SYMPROOF_CACHE_DIR", str(tmp_path / "cache"))
    return run_in(tmp_path, monkeypatch, capsys)


def write(text: str, name: str = "claims.toml") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


BAD = {
    "": "no claims",
    "claim = []": "no claims",
    "claim = 3": "no claims",
    "claim = {claim = 'x = x'}": "no claims",
    "x = 3": "unknown key x",
    "claim = [3]": "claim 1 is a number, where a table is expected",
    "claim = [{claim = 'x = x'}, 1979-05-27]": "claim 2 is a date",
    "[[claim]]\nname = 'a'": "claim 1 (a) has no claim",
    "[[claim]]\nname = 'a'\nclaim = 3": "claim 1 (a): claim is a number, where a text is expected",
    "[[claim]]\nname = 3\nclaim = 'x = x'": "claim 1: name is a number",
    "[[claim]]\nclaim = 'x = x'\nlet = 3": "let is a number, where a list of texts is expected",
    "[[claim]]\nclaim = 'x = x'\nlet = [3]": "let is a number, where a text is expected",
    "[[claim]]\nclaim = 'x = x'\nassume = {a = 1}": "assume is a table",
    "[[claim]]\nclaim = 'x = x'\nassume = [true]": "assume is a truth value",
    "[[claim]]\nclaim = 'x = x'\nwant = 'true'": "want is 'true', where one of proved, refuted",
    "[[claim]]\nclaim = 'x = x'\nwant = ''": "want is ''",
    "[[claim]]\nclaim = 'x = x'\nassumes = 'x > 0'": "unknown key assumes; the keys are name",
    "[[claim]]\nclaim = 'x = x'\n[[claim]]\nclaim = 'x = x'": "two claims have the name 'x = x'",
    "[[claim]]\nclaim = \n": "not TOML: Invalid value (at line 2",
    "claim = [" + "[" * 10_000: "not TOML",
}


@pytest.mark.parametrize("text", BAD, ids=[said[:40] for said in BAD.values()])
def test_a_file_that_is_no_file_of_claims(run: Run, text: str):
    result = run("prove", "--claims", write(text, "bad.toml"))
    assert result.status == 2
    assert result.out == ""
    assert result.err.startswith("symproof: bad.toml: ")
    assert BAD[text] in result.err
    assert len(result.err.splitlines()) == 1


def test_a_file_that_cannot_be_read(run: Run):
    Path("binary.toml").write_bytes(b"\xff\xfe\x00")
    Path("folder.toml").mkdir()
    for name, said in (
        ("none.toml", "there is no file none.toml"),
        ("binary.toml", "it is not UTF-8 text"),
        ("folder.toml", "Is a directory"),
    ):
        result = run("prove", "--claims", name)
        assert (result.status, result.out) == (2, "")
        assert said in result.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["x = x"], "--claims goes without a NAME"),
        (["--library"], "--claims goes without --library"),
        (["--let", "f(x) = x"], "--claims goes without --let"),
        (["--assume", "x > 0"], "--claims goes without --assume"),
        (["--backend", "dask"], "--backend dask needs --scheduler ADDRESS"),
        (["--scheduler", "here:1"], "--scheduler goes with --backend dask or ray"),
    ],
)
def test_options_that_do_not_go_together(run: Run, options: list[str], said: str):
    result = run("prove", "--claims", write("[[claim]]\nclaim = 'x = x'\n"), *options)
    assert (result.status, result.out) == (2, "")
    assert said in result.err


@pytest.mark.parametrize("number", ["-1", "two", "1.5", "", "99999", "²"])
def test_a_number_of_workers_is_a_number(run: Run, number: str):
    with pytest.raises(SystemExit) as exit_:
        run("prove", "x = x", "--jobs", number)
    assert exit_.value.code == 2


def test_an_unreadable_entry_does_not_stop_the_others(run: Run):
    text = '[[claim]]\nclaim = "x ="\n[[claim]]\nclaim = "x = x"\n[[claim]]\nname = "let"\n'
    result = run("prove", "-q", "--claims", write(text + 'claim = "0 = 1"\nlet = "f(x = 1"\n'))
    assert list(result.verdicts.values()) == ["unreadable", "proved", "unreadable"]
    assert "let: proof-notation: let: expected )" in result.err
    assert result.status == 2
