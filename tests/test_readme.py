"""Everything the README shows is run."""

from __future__ import annotations

import re
import shlex
from importlib.util import find_spec
from pathlib import Path

import pytest

from symproof.checking import check
from symproof.cli import main
from symproof.proof import Instance, Proof

ROOT = Path(__file__).parents[1]
FILE = ROOT / "README.md"
README = FILE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)


def _blocks(language: str) -> list[str]:
    return [text for found, text in BLOCKS if found == language]


def _commands(session: str) -> list[str]:
    return re.findall(r"^\$ (.*)$", session, re.MULTILINE)


@pytest.fixture(autouse=True)
def _folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SYMPROOF_CACHE_DIR", str(tmp_path.with_name(f"{tmp_path.name}-cache")))


@pytest.mark.parametrize("session", _blocks("console"))
def test_commands_print_what_the_readme_says(session, capsys, pytestconfig):
    (claims,) = _blocks("toml")
    Path("claims.toml").write_text(claims, encoding="utf-8")
    notes, answers = _blocks("markdown")
    Path("notes.md").write_text(notes, encoding="utf-8")
    Path("anna.md").write_text(answers, encoding="utf-8")
    found = ""
    for command in _commands(session):
        program, *arguments = shlex.split(command)
        assert program == "symproof"
        main(arguments)
        printed = capsys.readouterr()
        found += f"$ {command}\n{printed.err}{printed.out}"
    if pytestconfig.getoption("--update-golden"):
        text = FILE.read_text(encoding="utf-8")
        FILE.write_text(text.replace(session, found), encoding="utf-8")
        return
    assert found == session


OUTPUTS = re.findall(r"`(symproof (?:prove|plot|teach|templates) [^`]*)`", README)


@pytest.mark.parametrize("command", [each for each in OUTPUTS if " -o " in each or "copy" in each])
def test_an_output_of_the_tables_can_be_made(command, tmp_path):
    arguments = shlex.split(command)[1:]
    if "--library" in arguments:
        pytest.skip("takes half a minute: tests/site builds smaller ones")
    assert main(arguments) == 0
    assert any(tmp_path.iterdir())


@pytest.mark.parametrize("text", _blocks("python"))
def test_a_python_example_holds(text):
    namespace: dict[str, object] = {}
    exec(compile(text, "README.md", "exec"), namespace)
    run = text.count("\nassert ")
    for name, value in list(namespace.items()):
        if isinstance(value, Proof | Instance):
            check(value, name)
            run += 1
        elif name.startswith("test_") and callable(value):
            value()
            run += 1
    assert run


def test_the_rows_of_the_table_are_commands_that_exist(tmp_path):
    for arguments in (
        ["list"],
        ["rules"],
        ["explain", "field-divisor"],
        ["prove", "deep_network[7]", "-q"],
        ["zoo", "--list"],
        ["prove", "gelu", "-q", "-o", "gelu.tex", "-o", "gelu.md", "-o", "gelu.json"],
        ["prove", "gelu", "-q", "--fragment", "-o", "part.tex"],
        ["prove", "gelu", "--detail", "brief"],
        ["prove", "gelu", "--detail", "full", "--lang", "zh"],
        ["prove", "gelu", "-q", "-o", "gelu.cert.json"],
        ["replay", "gelu.cert.json"],
    ):
        assert main(arguments) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "gelu.cert.json",
        "gelu.json",
        "gelu.md",
        "gelu.tex",
        "part.tex",
    ]


AUDITED = """
import numpy as np


def swish(x):
    return x / (1 + np.exp(-x))


def dswish(x):
    s = 1 / (1 + np.exp(-x))
    return s + x * s * (1 - s)
"""
FEW = "--points 200 --pairs 200"


AUDITS = re.findall(r"`symproof (audit [^`]+)`", README)


def _own_module(folder, monkeypatch):
    (folder / "mymodule.py").write_text(AUDITED, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)


def test_an_audit_of_an_own_function_takes_the_options_of_the_table(tmp_path, monkeypatch):
    _own_module(tmp_path, monkeypatch)
    (command,) = [audit for audit in AUDITS if "mymodule:swish" in audit]
    extras = re.findall(r"`(--gradient mymodule:\w+|-o swish\.\w+)`", README)
    limits = re.findall(r"`(--max-\w+ \d+)`", README)
    assert (len(extras), len(limits)) == (4, 2)
    own = shlex.split(" ".join([command, FEW, *extras]))
    assert main(own) == 0
    written = {path.name for path in tmp_path.iterdir()}
    assert written >= {"swish.svg", "swish.md", "swish.json"}
    # near 14.4, 1 - s has lost most of its digits
    assert main([*own, *shlex.split(" ".join(limits))]) == 1


@pytest.mark.skipif(find_spec("torch") is not None, reason="PyTorch is installed")
def test_an_audit_of_what_is_not_installed_says_so(capsys):
    (command,) = [audit for audit in AUDITS if "torch" in audit]
    assert main(shlex.split(command)) == 2
    assert "torch.nn.functional cannot be imported" in capsys.readouterr().err


@pytest.mark.slow
def test_the_table_over_the_zoo_can_be_made(tmp_path):
    (command,) = [audit for audit in AUDITS if "--zoo" in audit]
    assert main(shlex.split(f"{command} {FEW}")) == 0
    assert (tmp_path / "zoo.md").is_file()


def test_every_reason_of_the_table_can_be_written():
    from symproof.notation.steps import KINDS

    rows = [row for row in README.splitlines() if row.startswith("| `")]
    written = {word for row in rows for word in re.findall(r"`(\w+)", row.split("|")[1])}
    assert set(KINDS) <= written


@pytest.mark.parametrize("target", re.findall(r"\]\(((?!https?:)[^)#]+)\)", README))
def test_what_the_readme_links_to_exists(target):
    assert (ROOT / target).is_file()


def test_the_sections_that_the_readme_links_to_exist():
    headings = re.findall(r"^#+ (.+)$", README, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in headings}
    linked = set(re.findall(r"\]\(#([^)]+)\)", README))
    assert linked <= anchors
    assert len(linked) > 5
