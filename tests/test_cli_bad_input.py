"""The command line and bad input: one clear message, exit status 2, no traceback, no half files."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import BAD, GOOD, Run, run_in


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    checked = run_in(tmp_path, monkeypatch, capsys)
    yield checked
    assert not list(tmp_path.rglob("*.part")), "a file was left half written"


# text that cannot be read


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["x + = 2"],
            "x + = 2: proof-notation: the claim: expected a number, a name or (, "
            "found = at column 5\n  x + = 2\n      ^\n",
        ),
        (
            ["x = y = z w"],
            "x = y = z w: proof-notation: the claim: expected an operator, such as *, "
            "found w at column 11\n  x = y = z w\n            ^\n",
        ),
        (
            ["x + 1"],
            "x + 1: proof-notation: the claim: expected a relation, such as =, "
            "found the end at column 6\n  x + 1\n       ^\n",
        ),
        (
            ["f(x) = 1", "--let", "f(x) = (x"],
            "f(x) = 1: proof-notation: --let: expected ), found the end at column 10\n"
            "  f(x) = (x\n           ^\n",
        ),
        (
            ["x = 1", "--assume", "x >"],
            "x = 1: proof-notation: --assume: expected a number, a name or (, "
            "found the end at column 4\n  x >\n     ^\n",
        ),
    ],
)
def test_what_cannot_be_read_is_shown_with_a_caret(run: Run, arguments: list[str], message: str):
    result = run("prove", "-q", *arguments)
    assert result.status == 2
    assert result.err == message


def test_every_let_and_assume_that_cannot_be_read_is_named(run: Run):
    lets = ["--let", "f(x =", "--let", "f(x) = x", "--let", "2 = 3", "--assume", "max odd"]
    result = run("prove", "x = x", "-q", *lets)
    assert result.status == 2
    assert result.err.count("--let: expected") == 2
    assert result.err.count("--assume: ") == 1


@pytest.mark.parametrize(
    ("lets", "code"),
    [
        (["f(x) = f(x) + 1"], "the function it defines"),
        (["f(x) = g(x) + 1", "g(x) = f(x)"], "expected a body that does not use f, whose"),
        (["f(x) = x", "f(x) = 2*x"], "expected another name (f is defined by 'f(x) = x')"),
        (["f(x, y) = x"], "the claim: expected f with 2 arguments, as in 'f(x, y) = x'"),
        (["exp(x) = x"], "the name of a function that is not built in (exp is)"),
        (["pi = 3"], "the name of a function that is not built in (pi is)"),
        (["diff(x) = 3"], "the name of a function that is not built in (diff is)"),
        (["x = 3"], "expected ( and the function's variables, as in f(x) = ..., found ="),
        (["I(x) = 3"], "expected another name (I: not a real number)"),
        (["f(x) = I*x"], "expected a number, a name or ( (I: not a real number)"),
        (["f(x) = x", "f(0) = 1"], "expected a variable"),
        ([""], "expected the name of a function, as in f(x) = ..., found the end"),
    ],
)
def test_definitions_that_are_none(run: Run, lets: list[str], code: str):
    result = run("prove", "f(0) = 1", "-q", *(f"--let={text}" for text in lets))
    assert result.status == 2
    assert code in result.err
    assert result.err.splitlines()[-1].strip() == "^"


@pytest.mark.parametrize(
    ("assumptions", "message"),
    [
        (["psi odd"], "--assume: expected a name of the claim or its definitions: f, phi, x"),
        (["phi odd", "y > 0"], "--assume: expected a name of the claim or its definitions: f"),
        (
            ["phi periodic"],
            "odd, even, continuous, differentiable, twice differentiable, or a relation",
        ),
        (["phi(x, 1) = 1"], "--assume: expected phi with 1 argument, as in 'f(x) = phi(x)'"),
        (["phi > 1"], "--assume: expected another name (phi is a function in 'f(x) = phi(x)')"),
        (["max odd"], "--assume: expected the name of a function variable"),
        (["0 < x < oo"], "--assume: expected a number, a name or ( (oo: infinity is an end"),
        (["x"], "--assume: expected a relation, such as ="),
        ([""], "--assume: expected a number, a name or ("),
    ],
)
def test_assumptions_that_are_none(run: Run, assumptions: list[str], message: str):
    given = [f"--assume={text}" for text in assumptions]
    result = run("prove", "f(x) = 1", "-q", "--let=f(x) = phi(x)", *given)
    assert result.status == 2
    assert message in result.err
    assert result.err.splitlines()[-1].strip() == "^"


@pytest.mark.parametrize(
    ("claim", "message"),
    [
        ("", "expected a number, a name or (, found the end at column 1"),
        ("x = ", "expected a number, a name or (, found the end"),
        ("(x = 1", "expected ), found = at column 4"),
        ("x) = 1", "expected a relation, such as =, found )"),
        ("x = 1 $ 2", "expected a relation, such as =, found $ at column 7"),
        ("I^2 = -1", "(I: not a real number)"),
        ("nan = nan", "(nan: not a real number)"),
        ("x < oo", "(oo: infinity is an end of an integral or the place of a limit, not a number)"),
        ("f(x) = f(x, x)", "expected ) (f takes 1 argument), found ,"),
        ("diff(x^2, 2*x) = 1", "expected the variable of the derivative, found 2"),
        ("x exists", "only what is written as a derivative, limit or integral `exists`"),
    ],
)
def test_claims_that_are_none(run: Run, claim: str, message: str):
    result = run("prove", "-q", "--", claim)
    assert result.status == 2
    assert message in result.err
    assert result.err.splitlines()[-1].strip() == "^"


def test_bad_lines_of_a_file_are_all_reported_with_their_places(run: Run):
    Path("bad.py").write_text(BAD, encoding="utf-8")
    result = run("prove", "bad.py", "-q")
    assert result.status == 2
    assert result.verdicts == {"unreadable": "unreadable", "wrong": "refuted", "good": "proved"}
    *lines, tried = result.err.splitlines()
    assert lines == [
        "bad.py:5: proof-notation: the claim: expected a number, a name or (, found = at column 5",
        "  x + = 2*x",
        "      ^",
        "bad.py:11: proof-line: does not follow by ring",
        "    claim  (a - b)^2 = a^2 - a*b + b^2",
        "    left   (a - b)^2",
        "    right  a^2 - a*b + b^2",
        "    tried  ring",
        "bad.py:13: proof-search: no reason was found for this line",
        "    claim  b^2 - a*b + a^2 = a^2 + b^2",
        "    left   b^2 - a*b + a^2",
        "    right  a^2 + b^2",
    ]
    assert tried.startswith("    tried  ring; ")


# what is not there, or is something else


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("odd-gat", "there is no proof named odd-gat; did you mean odd_gate"),
        ("missing.py", "there is no file"),
        ("folder", "there is no proof named folder"),
        ("./folder", "./folder is not a proof file"),
        ("folder.py", "cannot be read: Is a directory"),
        ("./notes.txt", "./notes.txt is not a proof file: give a file with the suffix .py"),
        ("binary.py", "it is not UTF-8 text"),
        ("empty.py", "empty.py has no proofs"),
        ("empty.py::p", "empty.py has no proofs"),
        ("good.py::doubl", "good.py has no proof named 'doubl'; did you mean double"),
        ("good.py::qqq", "good.py has no proof named 'qqq'; it has double, half_double"),
        ("good.py::", "good.py has no proof named ''"),
        ("raises.py", "raises.py:1: ZeroDivisionError: division by zero"),
        ("broken.py", "broken.py:2: unexpected indent"),
        ("x" * 300, "there is no proof with so long a name: xxx"),
        ("x" * 5000 + ".py", "File name too long"),
        ("/" + "x" * 5000, "the claim: expected"),
    ],
)
def test_a_target_that_is_none(run: Run, target: str, message: str):
    for name in ("folder", "folder.py"):
        Path(name).mkdir()
    Path("binary.py").write_bytes(bytes(range(256)))
    texts = {"notes.txt": "x", "empty.py": "", "good.py": GOOD, "raises.py": "1/0"}
    for name, text in {**texts, "broken.py": "x = 1\n  y"}.items():
        Path(name).write_text(text, encoding="utf-8")
    result = run("prove", "-q", target)
    assert result.status == 2
    assert message in result.err
    assert "Traceback" not in result.err
    assert not result.verdicts or set(result.verdicts.values()) == {"unreadable"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "nothing to prove"),
        (["odd-gate", "--let", "f(x) = x"], "--let and --assume go with a claim"),
        (["--library", "--assume", "x > 0"], "--let and --assume go with a claim"),
        (["x = x", "--to", "latecks"], "there is no format latecks (did you mean latex?);"),
        (["x = x", "--to", "../latex"], "there is no format ../latex"),
        (["x = x", "--to", "site"], "the format site has no documents: see `symproof teach --kind"),
        (["x = x", "-o", "a.zzz"], "no format has the suffix .zzz; the suffixes are .cert.json"),
        (["x = x", "-o", "a"], "no format goes without a suffix"),
        (["x = x", "--templates", "nowhere"], "--templates nowhere: there is no such folder"),
        (["x = x", "--to", "json", "--fragment"], "the format json has no fragments"),
    ],
)
def test_arguments_that_cannot_be_used(run: Run, arguments: list[str], message: str):
    result = run("prove", *arguments)
    assert result.status == 2
    assert result.err.startswith(f"symproof: {message}") or message in result.err
    assert result.err.count("\n") == 1
    assert result.out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--timeout", "0"],
        ["--timeout", "soon"],
        ["--timeout", "nan"],
        ["--detail", "all"],
        ["--lang", "tlh"],
        ["--output-format", "xml"],
        ["--unknown"],
    ],
)
def test_options_that_are_none(run: Run, arguments: list[str]):
    with pytest.raises(SystemExit) as exit_:
        run("prove", "x = x", *arguments)
    assert exit_.value.code == 2


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (["prvoe", "gelu"], "prove"),
        (["plot", "gelu", "--what", "gradinet"], "gradient"),
        (["teach", "gelu", "--kind", "workshet", "-o", "a"], "worksheet"),
        (["teach", "gelu", "--exercises", "wrong-stpe", "-o", "a"], "wrong-step"),
        (["teach", "gelu", "--formats", "htm", "-o", "a"], "html"),
    ],
)
def test_the_nearest_choice_is_suggested(
    run: Run, capsys: pytest.CaptureFixture[str], arguments: list[str], near: str
):
    with pytest.raises(SystemExit, match="2"):
        run(*arguments)
    assert f"(did you mean {near}?)" in capsys.readouterr().err


# files that cannot be written


@pytest.mark.parametrize(
    "bad", ["nowhere/a.tex", "folder.tex", "good.md/a.tex", "a.zzz", "./good.md"]
)
def test_nothing_is_written_unless_everything_can_be(run: Run, bad: str):
    Path("folder.tex").mkdir()
    result = run("prove", "odd-gate", "-o", "good.md", "-o", bad)
    assert result.status == 2
    assert result.out == "", "nothing is proved before the outputs are known to be good"
    assert not Path("good.md").exists()


@pytest.mark.parametrize(
    "template",
    [
        "((( nothing_of_this_name",
        "((( nothing_of_this_name )))",
        "((( 1/0 )))",
        "((( derivations.x.y )))",
        '((* include "latex/nothing.tex" *))',
        '((* include "latex/document.tex" *))',
    ],
)
def test_a_template_that_fails_leaves_no_file(run: Run, template: str):
    folder = Path("mine/latex")
    folder.mkdir(parents=True)
    (folder / "document.tex").write_text(template, encoding="utf-8")
    result = run("prove", "odd-gate", "--templates", "mine", "-q", "-o", "a.md", "-o", "a.tex")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("symproof: ")
    assert "document.tex:1: " in result.err or "nested too deeply" in result.err
    assert not list(Path.cwd().glob("a.*"))


def test_a_folder_of_templates_that_is_none(run: Run):
    Path("file").write_text("x", encoding="utf-8")
    assert "there is no such folder" in run("prove", "x = x", "--templates", "file").err
    Path("mine/odd").mkdir(parents=True)
    for text in ("", "width = ", 'notation = "none"', "\0"):
        Path("mine/odd/format.toml").write_text(text, encoding="utf-8")
        result = run("prove", "x = x", "-q", "--templates", "mine", "-o", "a.tex")
        assert result.status == 2
        assert "mine/odd/format.toml: " in result.err


# certificates


@pytest.fixture(scope="module")
def certificate() -> str:
    from symproof.certificate import dump
    from symproof.checking import check
    from symproof.library import find

    return dump([check(find("odd_gate")[1], "odd_gate").proved])


def test_a_certificate_cut_off_anywhere(run: Run, certificate: str):
    end = len(certificate.rstrip())
    for cut in (*range(0, end, 97), end - 1):
        Path("cut.cert.json").write_text(certificate[:cut], encoding="utf-8")
        result = run("replay", "cut.cert.json")
        assert (result.status, result.out) == (2, "")
        assert result.err.startswith("symproof: cut.cert.json: not JSON, or cut off: ")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not JSON, or cut off"),
        ("{}", "not a certificate"),
        ("[" * 100_000, "not JSON, or cut off: maximum recursion depth"),
        ('{"format": "symproof-certificate"}', "certificate version None, where 1 is expected"),
        ('{"format": "symproof-certificate", "version": 2}', "certificate version 2, where 1 is"),
        ('{"format": "symproof-certificate", "version": 1}', "malformed certificate"),
    ],
)
def test_a_certificate_that_is_none(run: Run, text: str, message: str):
    Path("a.cert.json").write_text(text, encoding="utf-8")
    result = run("replay", "a.cert.json")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"symproof: a.cert.json: {message}")


def test_a_certificate_of_no_proofs_is_not_accepted(run: Run, certificate: str):
    text = json.dumps({**json.loads(certificate), "proofs": []})
    Path("a.cert.json").write_text(text, encoding="utf-8")
    result = run("replay", "a.cert.json")
    assert (result.status, result.out) == (2, "")


def test_a_certificate_that_is_no_text(run: Run):
    Path("folder").mkdir()
    Path("binary").write_bytes(bytes(range(256)))
    assert run("replay", "folder").err == "symproof: folder: Is a directory\n"
    assert run("replay", "binary").err == "symproof: binary: it is not UTF-8 text\n"
    assert run("replay", "missing").err == "symproof: missing: No such file or directory\n"


# size and time


@pytest.mark.parametrize(
    "claim",
    [
        "x" + "+x" * 60_000 + "=0",
        "(" * 10_000 + "x" + ")" * 10_000 + "=0",
        "sin(" * 10_000 + "x" + ")" * 10_000 + "=0",
        "x" + "^x" * 10_000 + "=0",
        " " * 200_000,
    ],
    ids=["long", "brackets", "functions", "powers", "spaces"],
)
def test_what_is_too_large_gives_a_short_message(run: Run, claim: str):
    result = run("prove", "-q", "--", claim)
    assert result.status == 2
    assert len(result.err) < 500
    assert len(result.out) < 100


def test_the_deepest_term_is_proved_shown_and_replayed(run: Run):
    term = "sin(" * 190 + "x" + ")" * 190
    files = [f"-oa{suffix}" for suffix in (".tex", ".md", ".txt", ".json", ".cert.json")]
    assert run("prove", f"{term} = {term}", "-q", *files).status == 0
    assert run("replay", "a.cert.json", "-q").status == 0


def test_a_claim_that_takes_too_long_is_undecided(run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("symproof.checking.search", lambda *_: time.sleep(10))
    result = run("prove", "x = x", "x + x = 2*x", "-q", "--timeout", "0.05")
    assert result.status == 3
    assert set(result.verdicts.values()) == {"undecided"}


def test_a_file_that_takes_too_long_to_load(run: Run):
    Path("endless.py").write_text("while True:\n    pass\n", encoding="utf-8")
    result = run("prove", "endless.py", "--timeout", "0.05")
    assert result.status == 2
    assert "endless.py:" in result.err
    assert "no verdict within 0.05 s" in result.err


# interruption


def test_an_interruption_ends_with_130(run: Run, monkeypatch: pytest.MonkeyPatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("symproof.checking.search", interrupted)
    result = run("prove", "x = x")
    assert (result.status, result.out, result.err) == (130, "", "symproof: interrupted\n")
