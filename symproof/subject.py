"""The function that `explore` is asked about: its domain, and claims about it, each settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Final

from symproof import proposals
from symproof.engine.calculus.definedness import definedness
from symproof.engine.context import Context
from symproof.engine.planning.tidy import tidied
from symproof.engine.refutation.refuting import Survived, refute
from symproof.findings import Finding
from symproof.kernel.sequent import JUDGEMENTS, Claim, Definition
from symproof.kernel.term import App, Lam, Num, Term, Var, substitute
from symproof.notation.plain import show_claim
from symproof.proof import Hypothesis, Proof
from symproof.setting import given_claims
from symproof.shorter import shorter
from symproof.stepwise import first_proved
from symproof.wording import described_sides

NAMES: Final = ("f", "g", "h", "F", "G", "H")
# how many shorter forms are tried for one statement
FORMS: Final = 3
ONE: Final = Num(1)
ZERO: Final = Num(0)

Claims = tuple[Claim, ...]


class Subject:
    """One function of one variable, with a name of its own.

    `needs` is what its terms need in order to have a value, where that was not proved.
    """

    def __init__(self, proof: Proof, body: Term, variable: str, timeout: float) -> None:
        taken = {definition.name for definition in proof.definitions} | body.functions
        taken |= body.variables | {variable}
        name = next(name for name in NAMES if name not in taken)
        self.own = Definition(name, (variable,), body)
        self.x = Var(variable)
        self.proof = replace(proof, definitions=(*proof.definitions, self.own))
        self.timeout = timeout
        table = {d.name: Lam(d.params, d.body) for d in proof.definitions}
        self.body = body
        for _ in table:
            self.body = substitute(self.body, {}, table)
        given = given_claims("", proof.given, proof.definitions)
        self.given = tuple([entry.claim for entry in given])
        ctx = Context({d.name: d for d in proof.definitions}).assuming(self.given)
        _, gaps = definedness(ctx, (Claim("=", body, body),))
        needs = [gap.needs for gap in gaps if gap.needs.rel not in JUDGEMENTS]
        self.needs = tuple(dict.fromkeys(part for need in needs for part in self._solved(need)))

    # the domain

    @cached_property
    def both(self) -> Claims:
        """What is needed at x and at -x."""
        return self.mirrored(self.needs)

    @cached_property
    def symmetric(self) -> bool:
        """Whether the function has values at x and at -x for some x."""
        return self.satisfiable(self.both)

    def _solved(self, need: Claim) -> Claims:
        """Return x != 1 for x - 1 != 0, and any other claim as it is."""
        if need.rel != "!=" or need.rhs != ZERO:
            return (need,)
        places = proposals.zeros(need.lhs, self.x.name)
        return tuple([Claim("!=", self.x, place) for place in places]) or (need,)

    def mirrored(self, claims: Claims) -> Claims:
        """Return claims about x and the same about -x."""
        x = self.x
        found: dict[Claim, None] = dict.fromkeys(claims)
        for claim in claims:
            match claim:
                case Claim("!=", lhs, place) if lhs == x:
                    found[Claim("!=", x, tidied(-place))] = None
                case _:
                    found[claim.substitute({x.name: -x}, {})] = None
        return tuple(found)

    def satisfiable(self, claims: Claims) -> bool:
        """Whether the domain has a point: elsewhere everything would hold."""
        hyps = (*self.given, *claims)
        table = {definition.name: definition for definition in self.proof.definitions}
        return not isinstance(refute(Claim("=", ZERO, ONE), hyps, table), Survived)

    # the function

    def at(self, point: Term) -> Term:
        """Return the function, by name, at a point."""
        return App(self.own.name, (point,))

    def value(self, point: Term) -> Term:
        """Return the function at a point, unfolded."""
        return substitute(self.body, {self.x.name: point})

    # claims

    def claimed(
        self,
        key: str,
        label: str,
        claims: Iterable[Claim],
        otherwise: Claim,
        assume: Claims = (),
    ) -> Finding:
        """Return the first claim that is proved, or else the last one with its verdict."""
        verdict = first_proved(self.assuming(assume), claims, otherwise, self.timeout)
        where = ", ".join(map(show_claim, assume))
        text = verdict.claim + (f"  for {where}" if where else "")
        note = ""
        if verdict.counterexample is not None:
            note = f"{verdict.verdict}: {described_sides(verdict.counterexample)}"
        return Finding(key, label, text, verdict, note)

    def equal(
        self,
        key: str,
        label: str,
        named: Term,
        raw: Term,
        assume: Claims = (),
        guesses: Iterable[Term] = (),
    ) -> Finding:
        """Return named = a guess, or a short form of the unfolded term."""

        def values() -> Iterator[Term]:
            yield from guesses
            yield from shorter(raw)[:FORMS]

        claims = (Claim("=", named, value) for value in values())
        return self.claimed(key, label, claims, Claim("=", named, raw), assume)

    def assuming(self, claims: Claims) -> Proof:
        """Return the function's setting with some more hypotheses."""
        known = {*self.given}
        more = {f"on{i}": Hypothesis(c) for i, c in enumerate(claims, 1) if c not in known}
        return replace(self.proof, given={**self.proof.given, **more})
