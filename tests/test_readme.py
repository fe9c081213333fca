"""Everything the README shows is run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from symproof.checking import check
from symproof.cli import main
from symproof.proof import Instance, Proof

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)


def _sessions() -> list[tuple[str, str]]:
    """Return the commands of the console blocks with what they are said to print."""
    found: list[tuple[str, str]] = []
    for language, text in BLOCKS:
        if language == "console":
            for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                found.append((command, output))
    return found


@pytest.mark.parametrize(("command", "output"), _sessions())
def test_a_command_prints_what_the_readme_says(command, output, capsys):
    program, *arguments = shlex.split(command)
    assert program == "symproof"
    main(arguments)
    printed = capsys.readouterr()
    assert printed.err + printed.out == output


@pytest.mark.parametrize("text", [text for language, text in BLOCKS if language == "python"])
def test_a_python_example_holds(text):
    namespace: dict[str, object] = {}
    exec(compile(text, "README.md", "exec"), namespace)
    run = 0
    for name, value in list(namespace.items()):
        if isinstance(value, Proof | Instance):
            check(value, name)
            run += 1
        elif name.startswith("test_") and callable(value):
            value()
            run += 1
    assert run


def test_the_rows_of_the_table_are_commands_that_exist(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for arguments in (
        ["list"],
        ["rules"],
        ["explain", "field-divisor"],
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
