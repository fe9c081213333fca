"""What the tests of the command line share: running a command in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from symproof.cli import main

GOOD = '''\
from symproof import Proof

double = Proof(claim="x + x = 2*x")

half_double = Proof(
    claim="x = (x + x)/2",
    steps="""
        x
        = (x + x)/2     by ring
    """,
)
'''
BAD = '''\
"""One good line between two bad ones, in the second proof; the third is good."""

from symproof import Proof

unreadable = Proof(claim="x + = 2*x")

wrong = Proof(
    claim="(a - b)^2 = a^2 + b^2",
    steps="""
        (a - b)^2
        = a^2 - a*b + b^2     by ring
        = b^2 - a*b + a^2     by ring
        = a^2 + b^2
    """,
)

good = Proof(claim="x = x")
'''


@dataclass(frozen=True)
class Result:
    """What came of a command."""

    status: int
    out: str
    err: str

    @property
    def verdicts(self) -> dict[str, str]:
        """The verdicts that are printed, by name."""
        rows = [row.split(maxsplit=1) for row in self.out.splitlines()]
        return {name: verdict for verdict, name in rows}


Run = Callable[..., Result]


def run_in(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Return a function that runs a command in the folder."""
    monkeypatch.chdir(folder)

    def run(*arguments: str) -> Result:
        status = main(arguments)
        return Result(status, *capsys.readouterr())

    return run
