"""The pytest plugin: every proof of a proof file is a test, and every relation of a document.

Files in a folder named `proofs` that import symproof are collected, or those that match the
setting `symproof_proofs` (patterns of paths below the root, such as `maths/**/*.py`); documents
are those that match `symproof_documents`, such as `docs/*.md`.
"""

# the constructors of pytest's nodes are not typed
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from symproof.checking import Checker
    from symproof.library import ProofFile

SETTING: Final = "symproof_proofs"
DOCUMENTS: Final = "symproof_documents"
STRICT: Final = "symproof_strict"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Register the settings."""
    parser.addini(SETTING, "patterns of proof files, relative to the root", "linelist", default=[])
    parser.addini(DOCUMENTS, "patterns of documents, relative to the root", "linelist", default=[])
    said = "whether a relation of a document that is undecided fails, instead of being skipped"
    parser.addini(STRICT, said, "bool", default=False)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a proof file, or a document."""
    documents: list[str] = parent.config.getini(DOCUMENTS)
    if documents and file_path in _chosen(parent.config, DOCUMENTS, documents):
        from symproof.pytest_documents import DocumentFile

        return DocumentFile.from_parent(parent, path=file_path)
    if file_path.suffix != ".py" or not _is_proof_file(file_path, parent.config):
        return None
    return ProofModule.from_parent(parent, path=file_path)


def _is_proof_file(path: Path, config: pytest.Config) -> bool:
    root = config.rootpath
    patterns: list[str] = config.getini(SETTING)
    if patterns:
        return path in _chosen(config, SETTING, patterns)
    # a folder above the root, such as that of the checkout, says nothing
    inner = path.relative_to(root) if path.is_relative_to(root) else path
    if "proofs" not in inner.parts[:-1] or path.name.startswith(("test_", "conftest")):
        return False
    return "symproof" in path.read_text(encoding="utf-8", errors="replace")


_CHOSEN: Final = pytest.StashKey[dict[str, frozenset[Path]]]()


def _chosen(config: pytest.Config, setting: str, patterns: list[str]) -> frozenset[Path]:
    """Return the files that a setting names, found once."""
    known = config.stash.setdefault(_CHOSEN, {})
    if setting not in known:
        try:
            found = [path for pattern in patterns for path in config.rootpath.glob(pattern)]
        except (NotImplementedError, ValueError) as error:
            raise pytest.UsageError(f"{setting}: {error}") from error
        known[setting] = frozenset(found)
    return known[setting]


class ProofModule(pytest.File):
    """A proof file; its items are its proofs."""

    def collect(self) -> Iterable[ProofItem]:
        """Yield an item for each proof.

        Raises:
            CollectError: the file cannot be loaded.
        """
        from symproof.library import LibraryError, load_file

        try:
            file = load_file(self.path)
        except LibraryError as error:
            raise self.CollectError(str(error)) from error
        for name in file.proofs:
            yield ProofItem.from_parent(self, name=name, file=file)


class ProofItem(pytest.Item):
    """A proof, which passes when all its lines follow."""

    def __init__(self, *, file: ProofFile, **options: object) -> None:
        super().__init__(**options)  # pyright: ignore[reportArgumentType]
        self.file = file

    def runtest(self) -> None:
        """Check the proof.

        Raises:
            ProofError: with every line that does not follow.
        """
        _checker(self.config).check(self.file.proofs[self.name], self.name)

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None
    ) -> str:
        """Return file:line, the claim, what was tried and the two terms, for every bad line."""
        from symproof.calculation import ProofError
        from symproof.report import Outcome, explain_problems

        error = excinfo.value
        if not isinstance(error, ProofError):
            return str(super().repr_failure(excinfo))
        proof = self.file.proofs[self.name]
        return explain_problems(Outcome(self.name, proof, self.file, None, error.problems))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the proof stands."""
        return self.path, self.file.line(self.name, None) - 1, self.name


_CHECKER: Final = pytest.StashKey["Checker"]()


def _checker(config: pytest.Config) -> Checker:
    """Return the checker of the run, so that a proof cited by many is checked once."""
    from symproof.checking import Checker

    if _CHECKER not in config.stash:
        config.stash[_CHECKER] = Checker()
    return config.stash[_CHECKER]
