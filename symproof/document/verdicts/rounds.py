"""Claims that are settled in rounds: a search yields targets and is sent their outcomes.

Whoever drives many searches settles the targets of all of them at once, and those that are the
same only once.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TypeVar

from symproof.report import Outcome
from symproof.settling import Target, settle

T = TypeVar("T")
Rounds = Generator[tuple[Target, ...], tuple[Outcome, ...], T]


def together(searches: Sequence[Rounds[T]]) -> Rounds[tuple[T, ...]]:
    """Run some searches side by side, what they ask in one round being one round."""
    results: dict[int, T] = {}
    asked: dict[int, tuple[Target, ...]] = {}

    def advance(number: int, answers: tuple[Outcome, ...] | None) -> None:
        search = searches[number]
        try:
            asked[number] = next(search) if answers is None else search.send(answers)
        except StopIteration as end:
            results[number] = end.value

    for number in range(len(searches)):
        advance(number, None)
    while asked:
        waiting, asked = asked, {}
        outcomes = yield tuple([target for targets in waiting.values() for target in targets])
        start = 0
        for number, targets in waiting.items():
            advance(number, tuple(outcomes[start : start + len(targets)]))
            start += len(targets)
    return tuple([results[number] for number in range(len(searches))])


def settled_here(search: Rounds[T], timeout: float | None = None) -> T:
    """Run a search in this process, each target within the timeout; return what it comes to."""
    try:
        targets = next(search)
        while True:
            targets = search.send(tuple([settle(each, timeout=timeout) for each in targets]))
    except StopIteration as end:
        return end.value
