"""The mutation tool finds damages, notices one, and allows none that does not exist."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parent
sys.path.insert(0, str(TOOLS))

from mutants import mutants  # noqa: E402
from mutate import all_mutants, allowed  # noqa: E402

SOURCE = '''
def rule(a: Sequent, b: Sequent) -> Sequent:
    """A rule."""
    if a.claim.forall or b.rel not in ("=", "!="):
        refuse("premise-forall", f"{a}")
    return Sequent(a.claim, *join(a, b))
'''


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(TOOLS / "mutate.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def number_of(label: str) -> str:
    return str([mutant.label for mutant in all_mutants()].index(label))


def test_damages_are_small_and_named():
    labels = [mutant.label for mutant in mutants("rules.py", SOURCE)]
    assert labels == [
        "rules.py:rule: a.claim.forall or b.rel not in ('=', '!=') -> b.rel not in ('=', '!=')",
        "rules.py:rule: a.claim.forall or b.rel not in ('=', '!=') -> a.claim.forall",
        "rules.py:rule: a.claim.forall or b.rel not in ('=', '!=') "
        "-> a.claim.forall and b.rel not in ('=', '!=')",
        "rules.py:rule: b.rel not in ('=', '!=') -> b.rel in ('=', '!=')",
        "rules.py:rule: '=' -> '<='",
        "rules.py:rule: '!=' -> '='",
        "rules.py:rule: refuse('premise-forall', f'{a}') -> pass",
        "rules.py:rule: 'premise-forall' -> 'premise-forall_'",
        "rules.py:rule: Sequent(a.claim, *join(a, b)) -> Sequent(a.claim)",
        "rules.py:rule: join(a, b) -> join(Sequent(a.claim), b)",
        "rules.py:rule: join(a, b) -> join(a, Sequent(b.claim))",
    ]


def test_a_damaged_source_differs_in_one_place():
    first, *_, last = mutants("rules.py", SOURCE)
    assert "if b.rel not in" in first.source()
    assert "join(a, b)" in first.source()
    assert "join(a, Sequent(b.claim))" in last.source()
    assert "a.claim.forall or" in last.source()


def test_every_part_of_the_kernel_is_damaged():
    found = all_mutants()
    labels = [mutant.label for mutant in found]
    assert len(set(labels)) == len(labels) > 1000
    kernel = {"errors", "term", "sequent", "ring", "axioms", "rules", "theorem", "statement"}
    kernel |= {"calculus", "premises", "intervals", "bounds", "elementary"}
    kernel |= {"shapes", "limits", "integrals", "matrix"}
    assert {mutant.file for mutant in found} >= {f"{name}.py" for name in kernel}
    assert any(mutant.file == "certificate.py" for mutant in found)


def test_what_is_allowed_exists_and_has_a_reason():
    equivalent = allowed()
    assert set(equivalent) <= {mutant.label for mutant in all_mutants()}
    assert all(reason.endswith(".") for reason in equivalent.values())


def test_a_guard_that_is_taken_out_is_noticed():
    label = "rules.py:ring: refuse('ring-differs', 'the polynomial normal forms differ') -> pass"
    result = run("--only", number_of(label), "--verbose")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "test_refusals.py" in result.stdout
    assert "1 damages, 0 survivors" in result.stdout


@pytest.mark.slow
def test_a_damage_that_changes_nothing_survives():
    result = run("--only", number_of("premises.py:join: 1 -> 0"))
    assert result.returncode == 1
    assert "survived" in result.stdout
