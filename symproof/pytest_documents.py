"""Documents as tests: one item for each relation that is checked, and for each unreadable place.

Definitions and assumptions are no items.  An undecided relation is skipped with its reason, or
fails where the setting `symproof_strict` is true.
"""

# the constructors of pytest's nodes are not typed
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from symproof.document.linting import Linter
    from symproof.document.model import Finding, Mishap, Question

STRICT: Final = "symproof_strict"
# seconds for a claim
TIMEOUT: Final = 10.0


class RelationError(Exception):
    """A relation of a document is not as it should be; the message is the report on it."""


class DocumentFile(pytest.File):
    """A document; its items are its relations."""

    def collect(self) -> Iterable[RelationItem]:
        """Yield an item for each relation that is checked.

        Raises:
            CollectError: the file cannot be read.
        """
        from symproof.document.examining import plan_of
        from symproof.document.linting import asked_of
        from symproof.document.model import STATED
        from symproof.document.selecting import Choice

        root = self.config.rootpath
        own = self.path.relative_to(root) if self.path.is_relative_to(root) else self.path
        shown = own if own.exists() else self.path
        plan = plan_of(asked_of(shown), Choice())
        if plan.asked.error:
            raise self.CollectError(plan.asked.error)
        asked = [question for question in plan.questions if question.kind not in STATED]
        for name, item in _named([*asked, *plan.mishaps]):
            yield RelationItem.from_parent(self, name=name, asked=item)


def _named(
    items: Iterable[Question | Mishap],
) -> Iterator[tuple[str, Question | Mishap]]:
    """Yield the items with names: the tag, or the line, numbered where several have the same."""
    from symproof.document.model import Question
    from symproof.document.reports.results import position_of
    from symproof.document.reports.telling import shown_tag

    pairs: list[tuple[str, Question | Mishap]] = []
    for item in items:
        tag = shown_tag(item) if isinstance(item, Question) else ""
        pairs.append((tag or f"L{position_of(item).line}", item))
    totals = Counter(name for name, _ in pairs)
    seen: Counter[str] = Counter()
    for name, item in pairs:
        seen[name] += 1
        yield (name if totals[name] == 1 else f"{name}-{seen[name]}"), item


class RelationItem(pytest.Item):
    """A relation, which passes where it is proved."""

    def __init__(self, *, asked: Question | Mishap, **options: object) -> None:
        super().__init__(**options)  # pyright: ignore[reportArgumentType]
        self.asked = asked

    def runtest(self) -> None:
        """Check the relation.

        Raises:
            RelationError: it is not proved; the message is the report on it.
        """
        from symproof.document.model import Mishap
        from symproof.document.reports.text import item_text

        if isinstance(self.asked, Mishap):
            raise RelationError(item_text(self.asked))
        finding = self._finding(self.asked)
        strict: bool = self.config.getini(STRICT)
        if finding.status == 3 and not strict:
            pytest.skip(finding.reason or "undecided")
        if finding.status:
            raise RelationError(item_text(finding))

    def _finding(self, question: Question) -> Finding:
        ((_, finding),) = _linter(self.config).findings([question])
        return finding

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None
    ) -> str:
        """Return the report on the relation."""
        if isinstance(excinfo.value, RelationError):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the relation stands."""
        from symproof.document.reports.results import position_of

        return self.path, position_of(self.asked).line - 1, self.name


_LINTER: Final = pytest.StashKey["Linter"]()


def _linter(config: pytest.Config) -> Linter:
    """Return the linter of the run, so that equal claims are settled once."""
    from symproof.cache import user_cache
    from symproof.document.linting import Linter
    from symproof.settler import Settler

    if _LINTER not in config.stash:
        config.stash[_LINTER] = Linter(Settler(None, user_cache(), TIMEOUT))
    return config.stash[_LINTER]
