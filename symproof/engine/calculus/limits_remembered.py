"""Limits that rest on no hypothesis: what was found is kept, so that nothing is found twice."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Final

from symproof.engine.calculus.limits_near import Place
from symproof.engine.calculus.limits_rules import MAX_WORK, Limiter
from symproof.engine.context import Context
from symproof.kernel.term import Term

# after so many functions all is forgotten
MAX_KEPT: Final = 4_000


@dataclass(slots=True)
class Limiters:
    """What finds limits at a place and at its two sides."""

    place: Place
    found: dict[str, Limiter] = field(default_factory=dict[str, Limiter])

    def at(self, head: str) -> Limiter:
        """Return what finds limits at the place itself, or at one of its sides."""
        if head not in self.found:
            self.found[head] = Limiter(self.place.at(head))
        return self.found[head]

    @property
    def size(self) -> int:
        """How many functions have a limit that is known."""
        return sum(len(limiter.memo) for limiter in self.found.values())

    def forget_failures(self) -> None:
        """Keep what was found only: what was given up may be found with less work behind it."""
        for limiter in self.found.values():
            limiter.memo = {body: trend for body, trend in limiter.memo.items() if trend}
            limiter.work, limiter.asks, limiter.grown = MAX_WORK, {}, set()


Key = tuple[str, str, tuple[Term, ...]]


@dataclass(slots=True)
class _Memory:
    """A context without hypotheses, and what was found in it, by place."""

    ctx: Context = field(default_factory=Context)
    places: dict[Key, Limiters] = field(default_factory=dict[Key, Limiters])
    kept: int = 0


_memory: Final[list[_Memory]] = [_Memory()]


def forget() -> None:
    """Forget what was found, as a measurement of the search wants it."""
    _memory[0] = _Memory()


def rests_on_hypotheses(place: Place, body: Term) -> bool:
    """Whether hypotheses may matter for a limit: they are about what occurs in it."""
    terms = (body, *place.point)
    if any(term.functions for term in terms):
        return True
    used = frozenset[str]().union(*(term.variables for term in terms))
    return any(not used.isdisjoint(hyp.claim.variables) for hyp in place.ctx.hyps)


@contextmanager
def remembering(place: Place) -> Generator[Limiters]:
    """Give what finds limits at a place without hypotheses, and keep what it finds.

    While it is in use it is not given again.
    """
    if _memory[0].kept > MAX_KEPT:
        _memory[0] = _Memory()
    memory = _memory[0]
    key = (place.name, place.head, place.point)
    limiters = memory.places.pop(key, None)
    if limiters is None:
        limiters = Limiters(replace(place, ctx=memory.ctx, _windows=[]))
    before = limiters.size
    yield limiters
    limiters.forget_failures()
    memory.kept += limiters.size - before
    memory.places[key] = limiters
