"""The corpora: one file per case, and the verdict is the folder.

tests/accept has proof files that check, tests/reject has proof files that must not, each with
the code of the refusal and the verdict in its first line (`load` for a file that cannot even be
loaded), and tests/survive has garbage, whose verdict is of no interest, but which must have one.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from symproof.calculation import ProofError
from symproof.checking import Checker
from symproof.cli import main
from symproof.library import LibraryError, load_file

HERE = Path(__file__).parent
EXPECTED = re.compile(r"# code: (?:(load)|([a-z-]+); (refuted|undefined|undecided|unreadable))\n")


def files(folder: str) -> list[Path]:
    """Return the files of a corpus; an empty one would pass unnoticed."""
    found = sorted(path for path in (HERE / folder).iterdir() if path.is_file())
    assert found
    return found


def codes(path: Path) -> dict[str, set[str]]:
    """Return the codes of the problems of each proof of a file, no codes where it checks."""
    checker = Checker()
    found: dict[str, set[str]] = {}
    for name, proof in load_file(path).proofs.items():
        try:
            checker.check(proof, name)
        except ProofError as error:
            assert error.problems, "a refusal without a reason"
            found[name] = {problem.code for problem in error.problems}
        else:
            found[name] = set()
    return found


def expected(path: Path) -> tuple[str, str]:
    """Return the code and the verdict that a file of tests/reject is to have."""
    found = EXPECTED.match(path.read_text(encoding="utf-8"))
    assert found, "the first line says which code and which verdict are expected"
    return found[1] or found[2], found[3] or ""


@pytest.mark.parametrize("path", files("accept"), ids=lambda path: path.stem)
def test_accepted(path: Path):
    found = codes(path)
    assert found
    assert not any(found.values()), found


@pytest.mark.parametrize("path", files("reject"), ids=lambda path: path.stem)
def test_rejected(path: Path):
    code, _ = expected(path)
    if code == "load":
        with pytest.raises(LibraryError, match=path.name):
            load_file(path)
        return
    found = codes(path)
    assert code in found["wrong"], found


@pytest.mark.parametrize("path", files("reject"), ids=lambda path: path.stem)
def test_rejected_on_the_command_line(path: Path, capsys: pytest.CaptureFixture[str]):
    code, verdict = expected(path)
    status = main(["prove", str(path), "-q"])
    out, err = capsys.readouterr()
    if code == "load":
        assert (status, out) == (2, "")
    else:
        assert status in (1, 2, 3)
        assert re.search(rf"^{verdict} +wrong$", out, re.MULTILINE), out
    # what is written wrong has a place; what is false as a claim has none
    assert path.name in err or (
        not err and code in ("proof-search", "proof-undefined", "proof-notation")
    )


def arguments(path: Path, folder: Path) -> list[list[str]]:
    """Return the commands that read a file of tests/survive, copied without its suffix `.in`."""
    copy = folder / path.name.removesuffix(".in")
    copy.write_bytes(path.read_bytes())
    if copy.name.endswith(".json"):
        return [["replay", str(copy)]]
    if copy.suffix == ".py":
        return [["prove", str(copy), "-q"]]
    claims = copy.read_text(encoding="utf-8").splitlines()
    return [
        *(["prove", "-q", "--", claim] for claim in claims),
        *(["prove", "x = x", "-q", f"--let={claim}"] for claim in claims),
        *(["prove", "x = x", "-q", f"--assume={claim}"] for claim in claims),
    ]


@pytest.mark.filterwarnings("ignore:.*escape sequence")
@pytest.mark.parametrize("path", files("survive"), ids=lambda path: path.name)
def test_survived(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    for command in arguments(path, tmp_path):
        assert main(command) in (0, 1, 2, 3), command
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        assert (out + err).strip(), "nothing is said"
