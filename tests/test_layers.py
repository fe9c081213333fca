"""A module imports strictly downwards, and the kernel imports the standard library only."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import symproof

PACKAGE = Path(symproof.__file__).parent

# module or folder of modules: its level; what is not listed stands at the level of `render`
LEVELS = {
    "kernel": 0,
    "timing": 0,
    "notation": 1,
    "engine": 2,
    "certificate": 3,
    "derivation": 4,
    "proof": 5,
    "ties": 4,
    "calculation": 6,
    "setting": 7,
    "instances": 8,
    "checking": 9,
    "render": 10,
    "commands": 11,
    "cli": 12,
    "pytest_plugin": 12,
}
# from this level on, modules that stand beside each other may import each other
OTHERS = LEVELS["render"]
KERNEL_ORDER = [
    *("errors", "shapes", "term", "sequent", "premises", "ring", "bounds", "elementary"),
    *("intervals", "calculus", "limits", "integrals", "matrix", "axioms", "rules", "theorem"),
    *("statement", "__init__"),
]
# signs of derivatives need derivatives, and derivatives need signs (is the divisor not 0?): the
# import stands inside a function
MUTUAL = {
    ("engine", "order", "signs"): {
        ("engine", "calculus", "deriving"),
        ("engine", "calculus", "judgements"),
        ("engine", "calculus", "limits"),
        # that a divisor is not 0 may need the laws of sines, whose conditions are signs
        ("engine", "laws", "nonzero_waves"),
    },
    # what integrals are is found by derivatives, and an integral has one in its ends
    ("engine", "calculus", "deriving"): {("engine", "calculus", "integrals_moving")},
    # an integral to infinity is a limit, and a limit may be of integrals
    ("engine", "calculus", "limits"): {("engine", "calculus", "integrals")},
}
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def module_of(path: Path) -> tuple[str, ...]:
    """Return the name of a file's module inside the package."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


MODULES = {module_of(path) for path in FILES} | {()}


def imported(path: Path) -> Iterator[tuple[str, ...]]:
    """Yield the full names that a file imports, wherever the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names):
                for alias in names:
                    yield tuple(alias.name.split("."))
            case ast.ImportFrom(module, names, level):
                base = path.relative_to(PACKAGE.parent).parts[:-level] if level else ()
                start = (*base, *(module.split(".") if module else ()))
                for alias in names:
                    inner = (*start, alias.name)
                    yield inner if inner[1:] in MODULES else start
            case _:
                pass


def inside(path: Path) -> set[tuple[str, ...]]:
    """Return the modules of the package that a file imports."""
    return {name[1:] for name in imported(path) if name[0] == PACKAGE.name}


def level(module: tuple[str, ...]) -> int:
    return LEVELS.get(module[0], OTHERS) if module else OTHERS


def test_the_kernel_imports_itself_and_the_standard_library():
    for path in (PACKAGE / "kernel").glob("*.py"):
        for name in imported(path):
            if name[0] == PACKAGE.name:
                assert name[1:2] == ("kernel",), f"{path.name} imports {'.'.join(name)}"
            else:
                assert name[0] in sys.stdlib_module_names, f"{path.name} imports {name[0]}"


def test_the_kernel_is_read_in_the_order_of_its_imports():
    for path in (PACKAGE / "kernel").glob("*.py"):
        own = KERNEL_ORDER.index(path.stem)
        for module in inside(path):
            assert KERNEL_ORDER.index(module[1]) < own, f"{path.name} imports {module[1]}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_downwards(path: Path):
    own = module_of(path)
    for module in inside(path):
        same = level(module) == level(own)
        assert level(module) < level(own) or same, f"imports {'.'.join(module)}, which is above"
        if same and level(own) < OTHERS:
            assert module[:1] == own[:1], f"imports {'.'.join(module)}, which stands beside it"


def test_no_imports_go_in_a_circle():
    waiting = {module_of(path): inside(path) & MODULES for path in FILES}
    for name, uses in waiting.items():
        uses -= {(), name[:-1]} | MUTUAL.get(name, set())
    while ready := [name for name, uses in waiting.items() if not uses & waiting.keys()]:
        for name in ready:
            del waiting[name]
    assert waiting == {}


def test_kernel_and_certificates_load_no_other_library():
    code = "import sys, symproof.certificate; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(PACKAGE.parent)},
        check=True,
    )
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert loaded.isdisjoint({"sympy", "mpmath", "flint", "jinja2", "matplotlib", "numpy"})
