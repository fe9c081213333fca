"""A derivation as a page tells it: chains of lines, cases, phrases, numbered inferences.

Nothing here depends on a format or a language: formulas are terms and claims, sentences are
phrases of the catalogue in `symproof.words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from symproof.citations import source_in
from symproof.derivation import Block, Branch, CaseSplit, Derivation, Line
from symproof.headings import merger
from symproof.justification import Justification, rests_on
from symproof.kernel.sequent import Claim
from symproof.kernel.term import Term
from symproof.kernel.theorem import Theorem
from symproof.notation.places import Stated
from symproof.phrases import (
    Author,
    Name,
    Phrase,
    accepted,
    cited,
    conclusion,
    domain,
    hypothesis,
    matrices,
    meanings,
    notes,
    visible,
)
from symproof.sayings import told


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
    """A case: its conditions as a heading, these after those around it, and its calculation."""

    heading: tuple[Claim | Stated, ...]
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
    def joint(self) -> Stated:
        """What the cases prove together."""
        return Stated((self.head, self.step.term), (self.step.relation,))


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

    def __init__(
        self, derivation: Derivation, lang: str, *, full: bool = False, lemmas: bool = False
    ) -> None:
        proved = derivation.proved
        self._derivation = derivation
        self.name = Name(derivation.name)
        self.title = Author(derivation.translations.get(lang) or told(derivation.title, lang))
        # a claim that nobody named is its own name: on paper it is not said twice
        self.heading = self.title or (self.name if derivation.name.isidentifier() else "")
        self.source = Author(source_in(derivation.source, lang))
        self._merge = merger(derivation.shown)
        self._why = Justification(derivation.given, self._merge)
        self._numbers: dict[int, int] = {}
        self.inferences: tuple[Inference, ...] = ()
        if full:
            theorems = [*_theorems(derivation.block), proved.theorem, *proved.definedness]
            self.inferences = tuple(inferences(theorems, self._numbers))
        self.definitions = derivation.definitions
        shapes = matrices((derivation.claim, *proved.statement.hyps))
        self.hypotheses = (
            *map(hypothesis, visible(derivation.given)),
            *([shapes] if shapes else []),
        )
        self.assumptions = (*(given.claim for given in derivation.given), *shapes)
        claims = (derivation.claim, *proved.statement.hyps)
        self.notes = (*notes(claims), *meanings(claims, derivation.definitions))
        self.claim = derivation.shown
        self.conclusion = conclusion(derivation)
        self.proved = derivation.claim
        self.domain = domain(derivation)
        self.cited = tuple([cited(fact, self.definitions, lang) for fact in derivation.cited])
        self.segments = self._segments(derivation.block, None, ())
        self.written = tuple(written(self.segments))
        self.trust = tuple(map(Name, derivation.trust))
        theorems = (proved.theorem, *proved.definedness)
        numeric = (Phrase("interval_arithmetic"),) if rests_on(theorems, "enclose") else ()
        matrix_names = frozenset(name for group in shapes for name in group.names)
        rests = [accepted(name, matrix_names) for name in derivation.trust]
        self.accepted = (*rests, *numeric)
        self.seconds = derivation.seconds
        self.side_conditions = tuple(
            dict.fromkeys(t.claim for t in proved.definedness if t.claim not in self.assumptions)
        )
        self.lemmas: tuple[View, ...] = ()
        if lemmas:
            own = (fact.derivation for fact in derivation.cited)
            self.lemmas = tuple([View(lemma, lang, full=full) for lemma in own if lemma])

    @property
    def code(self) -> str:
        """The cell of a notebook that checks the derivation again, "" where none can."""
        from symproof.found import FoundError
        from symproof.rechecking import rechecked

        try:
            return rechecked(self._derivation)
        except FoundError:
            return ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of authors."""
        return self.name.name, self.title.text, self.source.text

    def _step(self, item: Line | CaseSplit, path: tuple[Claim, ...]) -> Step:
        number = None if item.theorem is None else self._numbers.get(id(item.theorem))
        return Step(item.relation, item.term, self._why.phrases(item, path), number)

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
        heading = self._merge(branch.conditions)
        return Case(heading, conditions, self._segments(branch.block, head, conditions))


def _theorems(block: Block) -> Iterator[Theorem]:
    """Return the theorems of all lines, in the order of the text."""
    for item in block:
        if isinstance(item, CaseSplit):
            for branch in item.branches:
                yield from _theorems(branch.block)
        if item.theorem is not None:
            yield item.theorem
