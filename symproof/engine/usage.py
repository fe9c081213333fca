"""What a theorem used: a line may name only reasons that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from symproof.engine.context import Context
from symproof.engine.laws.established import INTEGRALS, names_of_proved
from symproof.engine.rewriting import BY_CASES, DEFINED
from symproof.kernel.sequent import Definition
from symproof.kernel.theorem import Theorem
from symproof.notation.steps import Reason

# reasons that stand for rules -> the rules, one of which they use
BY_RULE: Final = {
    "increasing": frozenset({"increasing"}),
    "enclose": frozenset({"enclose"}),
    "blocks": frozenset({"block", "matrix"}),
    "entries": frozenset({"lift"}),
    "limit": frozenset({"limit_value"}),
}


@dataclass(slots=True)
class _Used:
    facts: set[str] = field(default_factory=set[str])
    definitions: set[str] = field(default_factory=set[str])
    axioms: set[str] = field(default_factory=set[str])
    branches: bool = False
    rules: set[str] = field(default_factory=set[str])

    def has(self, kind: str, name: str) -> bool:
        match kind:
            case "fact" | "linear":
                return name in self.facts or name in self.axioms
            case "axiom":
                return name in self.axioms
            case "unfold":
                return name in self.definitions or self._meaning(name)
            case _:
                return True

    def _meaning(self, name: str) -> bool:
        """Whether the definition of a primitive was used."""
        if name == "cases":
            return self.branches
        axioms = {DEFINED.get(name, ""), INTEGRALS.get(name, ""), *BY_CASES.get(name, ())}
        return not axioms.isdisjoint(self.axioms) or (name == "sign" and "sign_zero" in self.axioms)


def _used(ctx: Context, theorem: Theorem) -> _Used:
    """Return what a theorem used, not looking into the proofs of facts."""
    found = _Used()
    names = {id(part): name for name, fact in ctx.facts.items() for part in fact.origins}
    proved = names_of_proved()
    for part in _premises(theorem, names.keys() | proved.keys()):
        found.rules.add(part.rule)
        if id(part) in proved:
            found.axioms.add(proved[id(part)])
        if id(part) in names:
            found.facts.add(names[id(part)])
        match part.rule, part.args:
            case "unfold", (Definition(name), *_):
                found.definitions.add(name)
            case "axiom", (str(name), *_):
                found.axioms.add(name)
            case "branch", _:
                found.branches = True
            case _:
                pass
    return found


def _premises(theorem: Theorem, ends: Iterable[int]) -> Iterator[Theorem]:
    """Yield a theorem and all it was inferred from, as far as the theorems in `ends`."""
    seen = {id(theorem)}
    pending = [theorem]
    while pending:
        part = pending.pop()
        yield part
        for premise in () if id(part) in ends else part.premises:
            if id(premise) not in seen:
                seen.add(id(premise))
                pending.append(premise)


def only_used(ctx: Context, theorem: Theorem, reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return the reasons without the names that the theorem does not rest on."""
    used = _used(ctx, theorem)
    found: list[Reason] = []
    for reason in reasons:
        names = tuple([name for name in reason.names if used.has(reason.kind, name)])
        if reason.kind in BY_RULE and used.rules.isdisjoint(BY_RULE[reason.kind]):
            continue
        if names or not reason.names:
            found.append(Reason(reason.kind, names, reason.term))
    return tuple(found)
