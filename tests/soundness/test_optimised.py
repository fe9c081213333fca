"""Guards are code and not assertions: they hold under `python -O`."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import symproof

PACKAGE = Path(symproof.__file__).parent

ATTACK = """
import sys
sys.path.insert(0, {tests!r})
from soundness.refusals import REFUSALS
from symproof.kernel import KernelError, Theorem
passed = [] if sys.flags.optimize else ["not optimised"]
for code, name, attempt in REFUSALS:
    try:
        attempt()
    except KernelError as error:
        if error.code == code:
            continue
    passed.append(name)
for attempt in (Theorem, lambda: type("Lie", (Theorem,), {{}})):
    try:
        attempt()
        passed.append("a theorem was made")
    except TypeError:
        pass
print(len(REFUSALS), passed)
"""


def test_guards_survive_optimisation():
    tests = str(Path(__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(
        [sys.executable, "-OO", "-c", ATTACK.format(tests=tests)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert run.stderr == ""
    count, _, passed = run.stdout.strip().partition(" ")
    assert int(count) > 400
    assert passed == "[]"


def test_the_package_asserts_nothing():
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Assert)]
        assert found == [], f"{path.relative_to(PACKAGE)}: assert in lines {found}"
