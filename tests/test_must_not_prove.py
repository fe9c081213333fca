"""`symproof prove --claims` on a file of claims none of which may ever be proved."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from symproof.cli import main
from symproof.commands.claims_file import meets

FILE = Path(__file__).parent / "data" / "must_not_prove.toml"
CLAIMS = {row["name"]: row for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["claim"]}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the verdicts of the file's claims, by two workers and without a cache."""
    report = tmp_path_factory.mktemp("verdicts") / "report.json"
    main(["prove", "-q", "--claims", str(FILE), "--jobs", "2", "--no-cache", "-o", str(report)])
    rows = json.loads(report.read_text(encoding="utf-8"))
    return {row["name"]: row["verdict"] for row in rows}


def test_every_claim_gets_a_verdict_and_none_is_proved(verdicts: dict[str, str]):
    assert list(verdicts) == list(CLAIMS)
    assert "proved" not in verdicts.values()


@pytest.mark.parametrize("name", CLAIMS)
def test_the_verdict_is_the_wanted_one(verdicts: dict[str, str], name: str):
    assert meets(CLAIMS[name]["want"], verdicts[name]), verdicts[name]
