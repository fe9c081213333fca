"""Everything the README shows is run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from symproof.checking import check
from symproof.cli import main
from symproof.proof import Instance, Proof

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)


def _blocks(language: str) -> list[str]:
    return [text for found, text in BLOCKS if found == language]


def _commands(session: str) -> list[tuple[str, str]]:
    """Return the commands of a console block with what they are said to print."""
    parts = re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]
    return [(command, output) for command, _, output in (part.partition("\n") for part in parts)]


@pytest.fixture(autouse=True)
def _folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SYMPROOF_CACHE_DIR", str(tmp_path.with_name(f"{tmp_path.name}-cache")))


@pytest.mark.parametrize("session", _blocks("console"))
def test_commands_print_what_the_readme_says(session, capsys):
    (claims,) = _blocks("toml")
    Path("claims.toml").write_text(claims, encoding="utf-8")
    for command, output in _commands(session):
        program, *arguments = shlex.split(command)
        assert program == "symproof"
        main(arguments)
        printed = capsys.readouterr()
        assert printed.err + printed.out == output


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


def test_every_reason_of_the_table_can_be_written():
    from symproof.notation.steps import KINDS

    rows = [row for row in README.splitlines() if row.startswith("| `")]
    written = {word for row in rows for word in re.findall(r"`(\w+)", row.split("|")[1])}
    assert set(KINDS) <= written


@pytest.mark.parametrize("target", re.findall(r"\]\(((?!https?:)[^)#]+)\)", README))
def test_what_the_readme_links_to_exists(target):
    assert (ROOT / target).is_file()
