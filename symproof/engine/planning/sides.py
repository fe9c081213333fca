"""One side of a claim, rewritten stage by stage: definitions, facts, meanings, axioms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from symproof.engine.context import Context
from symproof.engine.order.replacing import has_derivative
from symproof.engine.planning.lines import FIELD, RING, Link, Reasons, first_confirmed
from symproof.engine.planning.looks import (
    WIDE,
    has_loose_brackets,
    is_same,
    is_ugly,
    is_untidy,
    width,
)
from symproof.engine.planning.tidy import Tidier, polished, quietly, tidied
from symproof.engine.reasons import ReasonError, rewriters_for
from symproof.engine.rewriting import normalise
from symproof.kernel.errors import KernelError
from symproof.kernel.term import Term
from symproof.notation.steps import Reason

REWRITING = frozenset({"unfold", "fact", "axiom", "derivative"})
ARITHMETIC = frozenset({"ring", "field"})


@dataclass(frozen=True, slots=True)
class Means:
    """The reasons that search has found, by what they are for."""

    definitions: tuple[str, ...] = ()
    meanings: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    axioms: tuple[str, ...] = ()
    derivative: bool = False
    cases: bool = False
    closers: Reasons = ()

    @classmethod
    def of(cls, ctx: Context, reasons: Iterable[Reason]) -> Means:
        """Return the means that some reasons are."""
        names: dict[str, list[str]] = {"unfold": [], "fact": [], "axiom": []}
        kinds = [reason.kind for reason in reasons]
        for reason in reasons:
            if reason.kind in names:
                names[reason.kind].extend(reason.names)
        closers = [k for k in dict.fromkeys(kinds) if k not in {*REWRITING, *ARITHMETIC, "cases"}]
        return cls(
            tuple([name for name in names["unfold"] if name in ctx.definitions]),
            tuple([name for name in names["unfold"] if name not in ctx.definitions]),
            tuple(names["fact"]),
            tuple(names["axiom"]),
            "derivative" in kinds,
            "cases" in kinds,
            (RING, FIELD, *(Reason(kind) for kind in closers if kind not in ("fact", "linear"))),
        )


@dataclass(slots=True)
class Side:
    """A term and the lines that lead from it; those of a right side are read upwards."""

    ctx: Context
    term: Term
    upwards: bool = False
    links: list[Link] = field(default_factory=list[Link])
    start: Term = field(init=False)

    def __post_init__(self) -> None:
        self.start = self.term

    def go(self, term: Term, *choices: Reasons) -> bool:
        """Add a line by the first of the reasons that suffice; nothing to do is no line."""
        if is_same(self.term, term):
            return False
        a, b = (term, self.term) if self.upwards else (self.term, term)
        reasons = first_confirmed(self.ctx, a, b, choices)
        if reasons is None:
            return False
        self.links.append(Link(term, reasons))
        self.term = term
        return True

    def tidy(self) -> bool:
        """Add a line with the signs and the like terms gathered."""
        return self.go(tidied(self.term), (RING,), (FIELD,))

    def rewrite(self, *reasons: Reason, loose: bool = False, merged: bool = False) -> bool:
        """Add a line by reasons that rewrite; `merged`, or where it is ugly, also tidied."""
        try:
            rewriters = rewriters_for(self.ctx, reasons, loose=loose)
            new = normalise(self.ctx, self.term, rewriters).claim.rhs
        except (KernelError, ReasonError):
            return False
        if is_same(new, self.term):
            return False
        both = (reasons, (*reasons, RING), (*reasons, FIELD))
        rough = any(is_bad(new) for is_bad in ROUGH) or width(new) > WIDE
        if rough and not merged and width(polished(new)) <= WIDE and self.go(polished(new), *both):
            return True
        if (merged or rough) and self.go(tidied(new), *both):
            return True
        return self.go(new, *(both if loose else both[:1])) or self.go(tidied(new), *both)

    def attempt(self, *changes: Callable[[], bool]) -> bool:
        """Do some changes one after the other; where the last has no effect, undo them all."""
        term, count = self.term, len(self.links)
        result = False
        for change in changes:
            result = change()
        if not result:
            self.term = term
            del self.links[count:]
        return result

    def unfold_definitions(self, names: Sequence[str]) -> bool:
        """Add a line where definitions are put in: in one line, or layer by layer where wide."""
        if not names:
            return False
        return self.rewrite(Reason("unfold", tuple(names)))

    def use_facts(self, names: Sequence[str]) -> bool:
        """Add the lines that use facts: as the term stands, tidied, or with factors collected."""
        if not names:
            return False
        if len(names) > 1 and self._use_each(names):
            return True
        reason = Reason("fact", tuple(names))
        if has_derivative(self.term) and self.use_derivative(reason):
            return True
        return (
            self.rewrite(reason)
            or self.attempt(self.tidy, lambda: self.rewrite(reason))
            or self.attempt(self.collect, lambda: self.rewrite(reason))
            or self.attempt(self.tidy, lambda: self.rewrite(reason, loose=True))
        )

    def use_derivative(self, *facts: Reason) -> bool:
        """Add the lines that differentiate, or use the derivative of a fact."""
        reasons = (Reason("derivative"), *facts)
        return self.rewrite(*reasons) or self.attempt(self.tidy, lambda: self.rewrite(*reasons))

    def _use_each(self, names: Sequence[str]) -> bool:
        """Add a line per fact, in the order in which they apply."""
        waiting: list[str] = list(names)
        changed = True
        while waiting and changed:
            used: list[str] = [name for name in waiting if self.use_facts((name,))]
            changed = bool(used)
            waiting = [name for name in waiting if name not in used]
        return len(waiting) < len(names)

    def collect(self) -> bool:
        """Add a line with the common factors of a sum in front."""
        new = quietly(Tidier().collected, self.term)
        return new is not None and self.go(new, (RING,), (FIELD,))

    def use_meanings(self, names: Sequence[str]) -> bool:
        """Add the lines that put in the meanings of primitives, tidied at once."""
        if not names:
            return False
        reason = Reason("unfold", tuple(names))
        if is_untidy(self.term) and self.attempt(
            self.tidy, lambda: self.rewrite(reason, merged=True)
        ):
            return True
        return self.rewrite(reason, merged=True)

    def unfold_conditionals(self, names: Sequence[str]) -> bool:
        """Add a line where abs, sign, max, min and cases are what they are in this case."""
        return bool(names) and self.rewrite(Reason("unfold", tuple(names)))

    def use_axioms(self, names: Sequence[str]) -> bool:
        """Add the lines that use axioms, on the tidied term where that is needed."""
        if not names:
            return False
        reason = Reason("axiom", tuple(names))
        return (
            self.rewrite(reason)
            or self.attempt(self.tidy, lambda: self.rewrite(reason))
            or self.attempt(self.tidy, lambda: self.rewrite(reason, loose=True))
        )

    def begin(self, means: Means, definitions: Sequence[str]) -> None:
        """Add the lines of the first stages: definitions, derivatives, facts."""
        self.unfold_definitions(definitions)
        if means.derivative:
            self.use_derivative()
        self.use_facts(means.facts)

    def stages(self, means: Means) -> None:
        """Add the lines of all stages."""
        self.begin(means, means.definitions)
        self.use_meanings(means.meanings)
        self.use_axioms(means.axioms)


ROUGH: Final = (is_ugly, has_loose_brackets, has_derivative)


def remaining(means: Means) -> Iterator[Reasons]:
    """Yield combinations of reasons for a line that no stage has found."""
    rewriting: list[Reason] = []
    if means.facts:
        rewriting.append(Reason("fact", means.facts))
    if means.axioms:
        rewriting.append(Reason("axiom", means.axioms))
    for one in rewriting:
        yield (one,)
    for one, closer in product(rewriting, means.closers):
        yield (one, closer)
    if len(rewriting) > 1:
        yield (*rewriting, RING)


__all__ = ["Means", "Side", "remaining"]
