"""What an answer may rest on: the definitions, hypotheses and facts that its item names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from symproof.cache import Cache
from symproof.calculation import ProofError
from symproof.checking import Checker
from symproof.kernel.errors import SymproofError
from symproof.kernel.sequent import JUDGEMENTS, Claim, Definition
from symproof.kernel.shapes import Shape
from symproof.kernel.term import Term
from symproof.library import LibraryError, find
from symproof.notation.plain import (
    after,
    parse_claim,
    parse_definition,
    parse_shapes,
    parse_term,
    show,
    show_claim,
)
from symproof.proof import Hypothesis, Instance, Proof, hypotheses
from symproof.report import Outcome
from symproof.settler import Settler
from symproof.settling import Target
from symproof.teaching.grading.key import Item
from symproof.teaching.grading.reading import Known
from symproof.timing import limited

# the share of an answer's time in which its form is looked at
FOR_FORM: Final = 0.4


@dataclass(frozen=True)
class Grounds:
    """An item with the time that an answer to it may take."""

    item: Item
    timeout: float
    cache: Cache = field(default_factory=lambda: Cache(None))

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """The definitions that are given."""
        return tuple([parse_definition(text) for text in self.item.definitions])

    @cached_property
    def shapes(self) -> Mapping[str, Shape]:
        """The shapes of matrices."""
        return parse_shapes(self.item.shapes) if self.item.shapes else {}

    @cached_property
    def given(self) -> dict[str, Hypothesis]:
        """The hypotheses by name: those that reasons name, then the others."""
        found: dict[str, Hypothesis] = {}
        claims: set[Claim] = set()
        for name, text in {**self._library_given, **self.item.given}.items():
            (first, *_) = self._read(text)
            found[name] = first
            claims.add(first.claim)
        texts = [*self.item.assumptions]
        for i, hypothesis in enumerate([h for text in texts for h in self._read(text)], 1):
            if hypothesis.claim not in claims:
                claims.add(hypothesis.claim)
                found[f"assumed_{i}"] = hypothesis
        return found

    @property
    def _library_given(self) -> dict[str, str]:
        """What the theorem of the item assumes by name, where the key does not say it."""
        proof = None if self.item.given or not self.item.theorem else _library(self.item.theorem)
        if not isinstance(proof, Proof):
            return {}
        stated = {h.claim for text in self.item.assumptions for h in self._read(text)}
        found: dict[str, str] = {}
        for name, value in proof.given.items():
            read = self._read(value) if isinstance(value, str) else (value,)
            # nothing is assumed that the key does not assume
            if len(read) == 1 and read[0].claim in stated:
                found[name] = show_claim(read[0].claim)
        return found

    def _read(self, text: str) -> tuple[Hypothesis, ...]:
        return hypotheses(text, self.definitions, shapes=self.shapes)

    @cached_property
    def facts(self) -> dict[str, Proof | Instance]:
        """The facts that are in the library, by the names that reasons have for them."""
        found: dict[str, Proof | Instance] = {}
        for name, fact in self.item.facts.items():
            proof = _library(fact.origin or name)
            if proof is not None:
                found[name] = proof
        proof = _library(self.item.theorem) if not self.item.facts and self.item.theorem else None
        if isinstance(proof, Proof):
            found.update(proof.facts)
        return found

    @cached_property
    def stated_facts(self) -> dict[str, Hypothesis]:
        """The facts without conditions that are nowhere but in the key, for all their variables."""
        found: dict[str, Hypothesis] = {}
        for name, fact in self.item.facts.items():
            if name in self.facts or fact.assumptions:
                continue
            try:
                claim = parse_claim(fact.claim)
            except SymproofError:
                continue
            if not claim.forall:
                claim = Claim(claim.rel, claim.lhs, claim.rhs, tuple(sorted(claim.variables)))
            found[name] = Hypothesis(claim)
        return found

    @cached_property
    def known(self) -> Known:
        """What is known of the names in an answer."""
        item = self.item
        texts = [item.before, item.term, item.head, item.of]
        texts += [item.answer] if isinstance(item.answer, str) and item.kind not in _OTHER else []
        texts += [line.term for line in (item.after, *item.lines.values()) if line is not None]
        terms = [parse_term(text, shapes=self.shapes) for text in texts if text]
        hyps = [hypothesis.claim for hypothesis in self.given.values()]
        claims = [Claim("=", term, term) for term in terms if term.shape is None]
        defined = self.definitions
        variables = frozenset[str]().union(
            *(part.variables for part in (*terms, *hyps)),
            *(each.variables | {*each.params} for each in defined),
        )
        functions = frozenset[str]().union(
            *(part.functions for part in (*terms, *hyps)),
            *(each.body.functions | {each.name} for each in defined),
        )
        shown = [show_claim(claim) for claim in (*claims, *hyps) if claim.rel not in JUDGEMENTS]
        return Known(item.definitions, tuple(shown), variables, functions, self.shapes)

    # what the kernel says

    @cached_property
    def _checker(self) -> Checker:
        # it proves each fact once
        return Checker()

    def _proof(self, claim: Claim, steps: str | None) -> Proof:
        given = {name: entry for name, entry in self.given.items() if name not in self.facts}
        more = self.stated_facts if steps is not None else {}
        return Proof(
            claim=show_claim(claim),
            definitions=self.definitions,
            given={**given, **{name: more[name] for name in more if name not in given}},
            facts=self.facts if steps is not None else {},
            steps=steps,
            shapes=self.item.shapes,
        )

    def follows(self, before: Term, relation: str, term: Term, by: str) -> bool | None:
        """Whether a line follows by a reason alone; None where that is not known in time."""
        steps = f"{show(before)}\n{relation} {after(relation, term)} by {by}"
        claim = _claim(before, relation, term)
        try:
            with limited(self.timeout * FOR_FORM):
                self._checker.check(self._proof(claim, steps), "answer")
        except ProofError as error:
            unknown = {"reason-name", "proof-notation", "proof-fact"}
            return None if any(p.code in unknown for p in error.problems) else False
        except (TimeoutError, RecursionError):
            return None
        except SymproofError:
            return False
        return True

    def refutes(self, left: Term, relation: str, right: Term, by: str) -> bool:
        """Whether what a key says is false; it is looked at only as far as the time allows."""
        if by and self.follows(left, relation, right, by):
            return False
        try:
            with limited(self.timeout * FOR_FORM):
                return self.settled(left, relation, right).verdict == "refuted"
        except (TimeoutError, SymproofError, RecursionError):
            return False

    def settled(self, left: Term, relation: str, right: Term) -> Outcome:
        """Return what comes of a relation, with nothing but what is given."""
        proof = self._proof(_claim(left, relation, right), None)
        outcome = self._outcome(proof)
        facts = {name: fact for name, fact in self.facts.items() if name not in proof.given}
        if outcome.verdict == "undecided" and facts:
            outcome = self._outcome(replace(proof, facts=facts))
        return outcome

    def _outcome(self, proof: Proof) -> Outcome:
        settler = Settler(None, self.cache, self.timeout)
        (found,) = settler.outcomes([Target(proof.claim, proof)])
        return found[1]


_OTHER: Final = frozenset({"reason", "order", "match", "choice", "true_false"})


def _claim(left: Term, relation: str, right: Term) -> Claim:
    return parse_claim(f"{show(left)} {relation} {after(relation, right)}")


def _library(name: str) -> Proof | Instance | None:
    try:
        return find(name)[1]
    except LibraryError:
        return None
