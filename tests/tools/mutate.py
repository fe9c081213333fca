"""Damage the kernel, one edit at a time, and see that the attack suite notices.

    python tests/tools/mutate.py [--list] [--jobs 2] [--every N] [--only N] [--file ring.py]

Each damage is applied to a copy of the package; the tests of tests/soundness run against the
copy in a process of its own.  A damage that no test notices is a survivor: a test is missing, or
the edit changes nothing that matters and stands in equivalent_mutants.toml with the reason.
Exit status: 0 no survivors (with --allowed: all survive), 1 otherwise, 2 the undamaged copy fails.
"""

from __future__ import annotations

import argparse
import compileall
import contextlib
import gc
import importlib
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import tomllib
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mutants import Mutant, mutants

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "symproof"
SUITE = ROOT / "tests" / "soundness"
ALLOWED = Path(__file__).with_name("equivalent_mutants.toml")
# of certificates, the half that replays
REPLAY = (
    "replay",
    "_load",
    "_object",
    "_at",
    "_rows",
    "_text",
    "_names",
    "_numeral",
    "_read",
    "Proved",
)
# the files of the suite, the quick ones first
ORDER = (
    *("refusals", "rules", "substitution", "axioms", "statement", "near", "nearby"),
    *(
        "forgery",
        "certificate",
        "once",
        "repairs",
        "traps",
        "arithmetic",
        "walks",
        "random",
        "optimised",
    ),
)
# damaged file: those that notice most of its damages
FIRST: dict[str, tuple[str, ...]] = {
    "axioms.py": ("axioms",),
    "bounds.py": ("intervals",),
    "certificate.py": ("certificate", "certificate_matrices"),
    "elementary.py": ("intervals",),
    "integrals.py": ("refusals", "rules", "limits"),
    "intervals.py": ("intervals", "refusals"),
    "limits.py": ("refusals", "rules", "limits"),
    "matrix.py": ("rules", "refusals", "matrices"),
    "ring.py": ("arithmetic", "refusals", "random"),
    "rules.py": ("rules", "refusals", "arithmetic"),
    "sequent.py": ("forgery", "refusals", "statement"),
    "shapes.py": ("refusals", "matrices"),
    "statement.py": ("statement", "near", "nearby", "places", "refusals"),
    "term.py": ("substitution", "forgery", "refusals", "axioms", "matrices"),
    "theorem.py": ("forgery", "rules"),
}
# tests that take long, and the files that they are about; damages to others are not noticed there
LONG = {"intervals": ("bounds.py", "elementary.py", "intervals.py")}
# tests of verdicts, which have the engine between them and the kernel
OTHERS = "attacks_"
MEMORY = 4 << 30
# imported once, before the forks; nothing of symproof is
PRELOADED = ("pytest", "hypothesis", "mpmath", "dataclasses", "fractions", "json", "tomllib")
PYTEST = (
    *("-x", "-q", "-s", "-m", "not slow", "--assert=plain", "--tb=line"),
    *("-p", "no:cacheprovider", "-p", "no:logging", "-p", "no:warnings", "-p", "no:faulthandler"),
    *("-p", "no:unraisableexception", "-p", "no:threadexception"),
)


def all_mutants(package: Path = PACKAGE) -> list[Mutant]:
    """Return the damages to every file of the kernel and to the replay of certificates."""
    found: list[Mutant] = []
    for path in (*sorted((package / "kernel").glob("*.py")), package / "certificate.py"):
        scopes = REPLAY if path.name == "certificate.py" else ()
        found += mutants(path.name, path.read_text(encoding="utf-8"), scopes)
    return found


def allowed() -> dict[str, str]:
    """Return the damages that change nothing that matters, each with its reason."""
    groups = tomllib.loads(ALLOWED.read_text(encoding="utf-8"))["group"]
    return {label: group["reason"] for group in groups for label in group["mutants"]}


@dataclass
class Slot:
    """A copy of the package and the suite, for one process at a time."""

    folder: Path
    pristine: Path
    limit: int = 600
    number: int = 0
    started: float = field(default_factory=time.monotonic)

    @classmethod
    def make(cls, folder: Path, pristine: Path) -> Slot:
        """Copy what is compiled and undamaged."""
        shutil.copytree(pristine, folder)
        return cls(folder, pristine)

    def path(self, mutant: Mutant) -> Path:
        inner = "" if mutant.file == "certificate.py" else "kernel"
        return self.folder / "symproof" / inner / mutant.file

    def start(self, mutant: Mutant | None, number: int = 0) -> int:
        """Apply a damage, and start the tests; return the id of their process."""
        self.number, self.started = number, time.monotonic()
        if mutant:
            path = self.path(mutant)
            path.write_text(mutant.source(), encoding="utf-8")
            os.utime(path, (0, 0))  # older than what was compiled, so that it is compiled again
        sys.stdout.flush()
        process = os.fork()
        if process == 0:
            status = 1
            try:
                status = self.run(mutant.file if mutant else "")
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(status)
        return process

    def run(self, file: str) -> int:
        """Run the suite in this process, file by file until one fails; return 0 if none does."""
        os.setpgid(0, 0)
        signal.alarm(self.limit)
        gc.disable()
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        log = os.open(self.log, os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
        os.dup2(log, 1)
        os.dup2(log, 2)
        sys.path.insert(0, str(self.folder))
        os.chdir(self.folder)
        others = sorted(path.stem.removeprefix("test_") for path in SUITE.glob("test_*.py"))
        import pytest

        for name in dict.fromkeys((*FIRST.get(file, ()), *ORDER, *others)):
            if name.startswith(OTHERS) or (file and file not in LONG.get(name, (file,))):
                continue
            status = pytest.main([*PYTEST, f"tests/soundness/test_{name}.py"])
            if status != 0:
                return int(status) or 1
        return 0

    @property
    def log(self) -> Path:
        return self.folder / "log.txt"

    def repair(self, mutant: Mutant) -> None:
        """Undo the damage."""
        path = self.path(mutant)
        shutil.copy2(self.pristine / path.relative_to(self.folder), path)


def copy_all(folder: Path) -> None:
    """Copy and compile the package and its suite: others may edit them in the meantime."""
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, folder / "symproof", ignore=ignore)
    shutil.copytree(SUITE, folder / "tests" / "soundness", ignore=ignore)
    shutil.copy2(SUITE.with_name("unchecked.py"), folder / "tests")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = slow: takes long\n")
    compileall.compile_dir(folder, quiet=2)


def outcomes(
    chosen: Sequence[tuple[int, Mutant]], slots: list[Slot]
) -> Iterator[tuple[Slot, Mutant, int]]:
    """Run the suite on each damage; yield the slot it ran in, and 0 where it passed."""
    waiting = list(reversed(chosen))
    running: dict[int, tuple[Slot, Mutant]] = {}
    free = list(slots)
    while waiting or running:
        while waiting and free:
            slot = free.pop()
            number, mutant = waiting.pop()
            running[slot.start(mutant, number)] = slot, mutant
        process, status = os.wait()
        slot, mutant = running.pop(process)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)
        yield slot, mutant, status
        slot.repair(mutant)
        free.append(slot)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--list", action="store_true", help="list the damages and stop")
    parser.add_argument("--jobs", type=int, default=2, metavar="N")
    parser.add_argument("--only", type=int, action="append", metavar="N", help="only damage N")
    parser.add_argument(
        "--every", type=int, default=1, metavar="N", help="only every N-th damage, to be quicker"
    )
    parser.add_argument("--file", metavar="NAME", help="only damages to this file")
    parser.add_argument(
        "--but", action="append", default=[], metavar="NAME", help="no damages to this file"
    )
    parser.add_argument("--allowed", action="store_true", help="those that are allowed survive")
    parser.add_argument("--verbose", action="store_true", help="say which test noticed")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        return attack(options, Path(name))


def attack(options: argparse.Namespace, folder: Path) -> int:
    """List or run the damages that were chosen, in copies below `folder`."""
    copy_all(folder / "pristine")
    equivalent = allowed()
    chosen = [
        (number, mutant)
        for number, mutant in enumerate(all_mutants(folder / "pristine" / "symproof"))
        if options.file in (None, mutant.file)
        and mutant.file not in options.but
        and (
            number in options.only
            if options.only
            else (mutant.label in equivalent) == options.allowed
        )
    ][:: max(1, options.every)]
    if options.list:
        for number, mutant in chosen:
            print(f"{number:4} line {mutant.line:3} {mutant.label}")
        return 0
    for name in PRELOADED:
        importlib.import_module(name)
    os.environ.update(SYMPROOF_MUTATION="1", PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    sys.dont_write_bytecode = True
    began = time.monotonic()
    slots = [Slot.make(folder / str(i), folder / "pristine") for i in range(max(1, options.jobs))]
    if not options.only:
        if os.waitpid(slots[0].start(None), 0)[1] != 0:
            print(slots[0].log.read_text(), "the undamaged copy fails", sep="\n")
            return 2
        for slot in slots:  # a damage may make an endless loop
            slot.limit = 8 + 2 * round(time.monotonic() - began)
    survivors = 0
    for slot, mutant, status in outcomes(chosen, slots):
        survived = status == 0
        survivors += survived
        if survived != options.allowed or options.verbose:
            how = "survived" if survived else noticed(slot, status)
            seconds = time.monotonic() - slot.started
            print(
                f"{slot.number:4} {seconds:5.2f}s line {mutant.line}: {mutant.label}: {how}",
                flush=True,
            )
    seconds = time.monotonic() - began
    print(f"{len(chosen)} damages, {survivors} survivors, {seconds:.0f} s")
    return 1 if survivors != (len(chosen) if options.allowed else 0) else 0


def noticed(slot: Slot, status: int) -> str:
    """Return the first test that failed, or the signal that ended the run."""
    if os.WIFSIGNALED(status):
        return signal.Signals(os.WTERMSIG(status)).name
    lines = slot.log.read_text(errors="replace").splitlines()
    return next(
        (line.split(" - ")[0] for line in lines if line.startswith(("FAILED", "ERROR"))), "?"
    )


if __name__ == "__main__":
    if "PYTHONHASHSEED" not in os.environ:  # so that two runs try the same
        os.execve(
            sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"}
        )
    sys.exit(main())
