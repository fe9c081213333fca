"""A derivation as a page tells it: chains of lines, cases, phrases, numbered inferences.

Nothing here depends on a format or a language: formulas are terms and claims, sentences are
phrases of the catalogue in `symproof.words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from symproof.derivation import Block, Branch, CaseSplit, Cited, Derivation, Given, Line
from symproof.kernel.axioms import AXIOMS
from symproof.kernel.sequent import Claim, Definition, variables_of
from symproof.kernel.term import App, Term, Var, diff
from symproof.kernel.theorem import Theorem
from symproof.notation.steps import Reason, written_claim

PROPERTIES: Final = ("odd", "even", "differentiable", "twice differentiable")
# kinds of reasons that have words of their own, with the names that they cite or without
NAMED: Final = frozenset({"fact", "axiom", "instance", "linear"})
UNNAMED: Final = frozenset(
    {
        *("ring", "field", "exp", "log", "root", "trig", "derivative", "increasing", "enclose"),
        *("order", "sign", "search", "cases"),
    }
)


class Author(NamedTuple):
    """Words of an author, in no notation, to be escaped."""

    text: str

    def __bool__(self) -> bool:
        return bool(self.text)


class Function(NamedTuple):
    """The name of a function, to be shown as the notation shows it."""

    name: str


class Name(NamedTuple):
    """The name of a fact, an axiom or a rule."""

    name: str


Value: TypeAlias = (
    "Author | Function | Name | Claim | Definition | Term | Phrase | int | str | Sequence[Value]"
)


NO_VALUES: Final[Mapping[str, Value]] = MappingProxyType({})


class Phrase(NamedTuple):
    """A sentence of the catalogue, with what stands in its places."""

    key: str
    values: Mapping[str, Value] = NO_VALUES


class Step(NamedTuple):
    """A line with the phrases of its reasons, and the number of the inference that proves it."""

    relation: str
    term: Term
    reasons: tuple[Phrase, ...]
    number: int | None


class Chain(NamedTuple):
    """A calculation without case distinctions."""

    head: Term
    steps: tuple[Step, ...]

    @property
    def kind(self) -> str:
        """What templates tell segments apart by."""
        return "chain"


class Case(NamedTuple):
    """A case: all its conditions, those of the cases around it first, and its calculation."""

    conditions: tuple[Claim, ...]
    segments: tuple[Chain | Split, ...]


class Split(NamedTuple):
    """Cases, and the step that they prove together."""

    head: Term
    cases: tuple[Case, ...]
    step: Step

    @property
    def kind(self) -> str:
        """What templates tell segments apart by."""
        return "split"

    @property
    def joint(self) -> Claim:
        """What the cases prove together."""
        return written_claim(self.head, self.step.relation, self.step.term)


class Written(NamedTuple):
    """A step as it was written: the first of a calculation has relation ""; `case` is its path."""

    step: Step
    case: tuple[Claim, ...]


class Inference(NamedTuple):
    """One inference of the kernel, numbered, with the numbers of its premises."""

    number: int
    rule: Name
    premises: tuple[int, ...]
    claim: Claim


def property_of(given: Given) -> str:
    """Return "odd", "even", ... where the hypothesis says that of its function, "" elsewhere."""
    if len(given.claim.forall) != 1 or given.kind not in PROPERTIES:
        return ""
    t = Var(given.claim.forall[0])
    value = App(given.function, (t,))
    slope = diff(t.name, value, t)
    curvature = diff(t.name, slope, t)
    rel, lhs, rhs = {
        "odd": ("=", App(given.function, (-t,)), -value),
        "even": ("=", App(given.function, (-t,)), value),
        "differentiable": ("diff", slope, slope),
        "twice differentiable": ("diff", curvature, curvature),
    }[given.kind]
    says = Claim(rel, lhs, rhs, given.claim.forall)
    return given.kind.replace(" ", "_") if given.claim == says else ""


def hypothesis(given: Given) -> Phrase | Claim:
    """Return how a hypothesis reads."""
    kind = property_of(given)
    if not kind:
        return given.claim
    return Phrase(kind, {"function": Function(given.function), "claim": given.claim})


KINDS: Final = {
    "odd": "kind_odd",
    "even": "kind_even",
    "differentiable": "kind_differentiable",
    "twice_differentiable": "kind_twice_differentiable",
}


def domain(derivation: Derivation) -> Phrase | None:
    """Return where a claim is proved: for which functions and numbers; None where it has none."""
    statement = derivation.proved.statement
    items = (statement.claim, *statement.hyps, *statement.defs)
    defined = {definition.name for definition in statement.defs}
    functions = sorted(frozenset[str]().union(*(i.functions for i in items)) - defined)
    variables = sorted(variables_of(items).union(statement.claim.forall))
    kinds: dict[str, list[Phrase]] = {name: [] for name in functions}
    conditions: list[Value] = []
    for given in derivation.given:
        kind = property_of(given)
        if kind and given.function in kinds:
            kinds[given.function].append(Phrase(KINDS[kind]))
        else:
            conditions.append(given.claim)
    things = [_every(name, said) for name, said in kinds.items()]
    if variables:
        things.append(Phrase("all_real", {"names": tuple(map(Var, variables))}))
    if not things:
        return None
    *first, last = things
    joined = Phrase("both", {"first": tuple(first), "second": last}) if first else last
    if not conditions:
        return Phrase("domain", {"things": joined})
    return Phrase("domain_with", {"things": joined, "conditions": tuple(conditions)})


def _every(name: str, kinds: Sequence[Phrase]) -> Phrase:
    if not kinds:
        return Phrase("every", {"function": Function(name)})
    return Phrase("every_kind", {"kinds": tuple(kinds), "function": Function(name)})


def _under(conditions: Sequence[Claim], claim: Claim) -> Claim | Phrase:
    if not conditions:
        return claim
    return Phrase("under", {"claim": claim, "conditions": tuple(conditions)})


def cited(fact: Cited) -> Phrase:
    """Return how a cited fact reads."""
    values: dict[str, Value] = {"name": Name(fact.name), "statement": _under(fact.hyps, fact.claim)}
    if not fact.origin or fact.origin == fact.name:
        return Phrase("cited", values)
    return Phrase("cited_from", {**values, "origin": Name(fact.origin)})


def accepted(name: str) -> Phrase | Name:
    """Return how an axiom reads; an oracle is a name only."""
    axiom = AXIOMS.get(name)
    if axiom is None:
        return Name(name)
    by_definition = axiom.source == "definition"
    source = Phrase("by_definition") if by_definition else Author(axiom.source)
    statement = _under(axiom.conditions, axiom.claim)
    return Phrase("accepted", {"name": Name(name), "statement": statement, "source": source})


def inferences(theorems: Iterable[Theorem], numbers: dict[int, int]) -> Iterator[Inference]:
    """Number what the theorems rest on, premises first, each once; `numbers` is by `id`."""
    for theorem in theorems:
        pending = [theorem]
        while pending:
            part = pending[-1]
            waiting = [p for p in part.premises if id(p) not in numbers]
            if id(part) not in numbers and waiting:
                pending.extend(reversed(waiting))
                continue
            pending.pop()
            if id(part) not in numbers:
                number = numbers[id(part)] = len(numbers) + 1
                premises = tuple(numbers[id(p)] for p in part.premises)
                yield Inference(number, Name(part.rule), premises, part.claim)


def written(segments: Iterable[Chain | Split], path: tuple[Claim, ...] = ()) -> Iterator[Written]:
    """Return all steps in the order of the text, each calculation from its first term on."""
    for i, segment in enumerate(segments):
        if i == 0:
            yield Written(Step("", segment.head, (), None), path)
        match segment:
            case Chain():
                yield from [Written(step, path) for step in segment.steps]
            case Split():
                for case in segment.cases:
                    yield from written(case.segments, case.conditions)
                yield Written(segment.step, path)


class View:
    """What the templates see of a derivation, apart from its texts."""

    def __init__(self, derivation: Derivation, lang: str, *, full: bool = False) -> None:
        proved = derivation.proved
        self.name = Name(derivation.name)
        self.title = Author(derivation.translations.get(lang, derivation.title))
        self.source = Author(derivation.source)
        self._given = {g.name: (number, g) for number, g in enumerate(derivation.given, 1)}
        self._numbers: dict[int, int] = {}
        self.inferences: tuple[Inference, ...] = ()
        if full:
            theorems = [*_theorems(derivation.block), proved.theorem, *proved.definedness]
            self.inferences = tuple(inferences(theorems, self._numbers))
        self.definitions = derivation.definitions
        self.hypotheses = tuple(map(hypothesis, derivation.given))
        self.assumptions = tuple(given.claim for given in derivation.given)
        self.claim = derivation.claim
        self.domain = domain(derivation)
        self.cited = tuple(map(cited, derivation.cited))
        self.segments = self._segments(derivation.block, None, ())
        self.written = tuple(written(self.segments))
        self.trust = tuple(map(Name, derivation.trust))
        self.accepted = tuple(map(accepted, derivation.trust))
        self.seconds = derivation.seconds

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of authors."""
        return self.name.name, self.title.text, self.source.text

    def _step(self, item: Line | CaseSplit, path: tuple[Claim, ...]) -> Step:
        reasons = item.reasons if isinstance(item, Line) else (Reason("cases"),)
        phrases: list[Phrase] = []
        for reason in reasons:
            phrases += [phrase for phrase in self._phrases(reason, path) if phrase not in phrases]
        number = None if item.theorem is None else self._numbers.get(id(item.theorem))
        return Step(item.relation, item.term, tuple(phrases), number)

    def _phrases(self, reason: Reason, path: tuple[Claim, ...]) -> Iterator[Phrase]:
        """Yield how a reason reads: a hypothesis by what it says, any other fact by its name.

        `path` are the conditions of the case that the line stands in.
        """
        names = reason.names
        if reason.kind == "fact":
            yield from [self._by_hypothesis(name) for name in names if name in self._given]
            names = tuple([name for name in names if name not in self._given])
        match reason.kind:
            case "unfold" | "case" if names in ((), ("cases",)):
                yield Phrase("since", {"conditions": path}) if path else Phrase("in_case")
            case "unfold" if names:
                yield Phrase("unfold", {"names": tuple(map(Function, names))})
            case "cases" if reason.term is not None:
                yield Phrase("cases_of", {"term": reason.term})
            case kind if kind in NAMED and names:
                yield Phrase(kind, {"names": tuple(map(self._reference, names))})
            case "fact" if reason.names:
                pass
            case kind if kind in UNNAMED and not names:
                yield Phrase(kind)
            case kind if names:
                yield Phrase("other_names", {"kind": Name(kind), "names": tuple(map(Name, names))})
            case kind:
                yield Phrase("other", {"kind": Name(kind)})

    def _by_hypothesis(self, name: str) -> Phrase:
        number, given = self._given[name]
        kind = property_of(given)
        if kind:
            return Phrase(f"is_{kind}", {"function": Function(given.function)})
        if len(self._given) == 1:
            return Phrase("hypothesis")
        return Phrase("hypothesis_number", {"number": number})

    def _reference(self, name: str) -> Name | Phrase:
        if name not in self._given:
            return Name(name)
        number, _ = self._given[name]
        if len(self._given) == 1:
            return Phrase("the_hypothesis")
        return Phrase("the_number", {"number": number})

    def _segments(
        self, block: Block, head: Term | None, path: tuple[Claim, ...]
    ) -> tuple[Chain | Split, ...]:
        """Return the chains and splits of a block that continues from `head`."""
        found: list[Chain | Split] = []
        steps: list[Step] = []
        for item in block:
            if head is None or not item.relation:
                head = item.term
                continue
            step = self._step(item, path)
            if isinstance(item, Line):
                steps.append(step)
                continue
            if steps:
                found.append(Chain(head, tuple(steps)))
                head, steps = steps[-1].term, []
            cases = tuple(self._case(branch, head, path) for branch in item.branches)
            found.append(Split(head, cases, step))
            head = item.term
        if head is not None and (steps or not found):
            found.append(Chain(head, tuple(steps)))
        return tuple(found)

    def _case(self, branch: Branch, head: Term, path: tuple[Claim, ...]) -> Case:
        conditions = (*path, *branch.conditions)
        return Case(conditions, self._segments(branch.block, head, conditions))


def _theorems(block: Block) -> Iterator[Theorem]:
    """Return the theorems of all lines, in the order of the text."""
    for item in block:
        if isinstance(item, CaseSplit):
            for branch in item.branches:
                yield from _theorems(branch.block)
        if item.theorem is not None:
            yield item.theorem
