"""One function of one variable: its parts, its gate, its identity, its derivative, its kinks.

SymPy proposes what may be true; every statement has the verdict that `settle` gives it.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from operator import itemgetter
from typing import Any, Final

from symproof import proposals
from symproof.engine.context import Context
from symproof.engine.definedness import definedness
from symproof.engine.planning_tidy import tidied
from symproof.engine.refuting import Survived, refute
from symproof.findings import Exploration, Finding
from symproof.kernel.ring import difference
from symproof.kernel.sequent import JUDGEMENTS, Claim, Definition
from symproof.kernel.term import App, Lam, Num, Term, Var, diff, substitute
from symproof.notation.plain import show, show_claim, show_definition
from symproof.proof import Hypothesis, Proof
from symproof.setting import given_claims
from symproof.shorter import shorter
from symproof.statements import stated, term
from symproof.stepwise import by_rules, first_proved, variable_of
from symproof.wording import described_sides

NAMES: Final = ("f", "g", "h", "F", "G", "H")
SECONDS: Final = 10.0
# how many of SymPy's forms are tried for one statement
FORMS: Final = 3
ONE: Final = Num(1)
ZERO: Final = Num(0)
# what can be found, in the order of the report; and of it what compares f(x) with f(-x)
KEYS: Final = (
    *("domain", "odd_part", "even_part", "gate", "odd_gate", "identity", "companion", "kink"),
    *("gradient", "gradient_identity", "limit", "repair"),
)
MIRRORED: Final = frozenset(KEYS) - {"domain", "kink", "gradient", "limit"}
# beyond this a domain goes on to infinity
FAR: Final = Num(1_000_000)

Claims = tuple[Claim, ...]


def explore(
    expression: Any,
    variable: Any = None,
    *,
    let: Any = (),
    assume: Any = (),
    timeout: float = SECONDS,
    find: Container[str] = KEYS,
) -> Exploration:
    """Return what can be found out about an expression as a function of one variable.

    `timeout` is for each statement, in seconds; `find` has the keys of what is wanted.

    Raises:
        SymproofError: the expression cannot be read, or it is not clear which variable is meant.
    """
    body = term(expression)
    name = variable_of(body, variable)
    proof = stated(Claim("=", body, body), let, assume, about=expression)
    return _Explorer(proof, body, name, timeout).exploration(find)


class _Explorer:
    """Asks, about one function, what SymPy proposes.

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

    def exploration(self, find: Container[str]) -> Exploration:
        """Return what is found out under some keys."""
        ways: dict[str, Callable[[], Iterable[Finding]]] = {
            "domain": self._domain,
            "odd_part": self._odd_part,
            "even_part": self._even_part,
            "gate": self._gate,
            "odd_gate": self._odd_gate,
            "identity": lambda: [self.identity],
            "companion": lambda: [self.companion],
            "kink": lambda: self.kinks.values(),
            "gradient": self._gradient,
            "gradient_identity": self._gradient_identity,
            "limit": self._limits,
            "repair": self._repair,
        }
        wanted = [key for key in KEYS if key in find]
        if not self.symmetric:
            wanted = [key for key in wanted if key not in MIRRORED]
        findings = [finding for key in wanted for finding in ways[key]()]
        assumed = tuple(map(show_claim, self.given))
        return Exploration(show_definition(self.own), assumed, tuple(findings))

    # the domain

    @cached_property
    def both(self) -> Claims:
        """What is needed at x and at -x."""
        return self._mirrored(self.needs)

    @cached_property
    def symmetric(self) -> bool:
        """Whether the function has values at x and at -x for some x."""
        return self._satisfiable(self.both)

    @property
    def smooth(self) -> Claims:
        """What is needed for a value, and for x to be no kink."""
        return (*self.needs, *(Claim("!=", self.x, kink) for kink in self.kinks))

    def _domain(self) -> Iterator[Finding]:
        for need in self.needs:
            text = f"{show(self.at(self.x))} has a value where {show_claim(need)}"
            yield Finding("domain", "domain", text, note="assumed below")

    def _solved(self, need: Claim) -> Claims:
        """Return x != 1 for x - 1 != 0, and any other claim as it is."""
        if need.rel != "!=" or need.rhs != ZERO:
            return (need,)
        places = proposals.zeros(need.lhs, self.x.name)
        return tuple([Claim("!=", self.x, place) for place in places]) or (need,)

    def _mirrored(self, claims: Claims) -> Claims:
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

    def _satisfiable(self, claims: Claims) -> bool:
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
        self, key: str, label: str, claims: Iterable[Claim], assume: Claims = ()
    ) -> Finding:
        """Return the first claim that is proved, or the last one with its verdict."""
        proof = self._assuming(assume)
        *first, last = claims
        verdict = first_proved(proof, first, last, self.timeout)
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
        """Return named = a short form of the unfolded term."""
        values = (*guesses, *shorter(raw)[:FORMS], raw)
        return self.claimed(key, label, [Claim("=", named, value) for value in values], assume)

    def _assuming(self, claims: Claims) -> Proof:
        known = {*self.given}
        more = {f"on{i}": Hypothesis(c) for i, c in enumerate(claims, 1) if c not in known}
        return replace(self.proof, given={**self.proof.given, **more})

    # the findings

    @property
    def odd(self) -> Term:
        """f(x) - f(-x), unfolded."""
        return self.value(self.x) - self.value(-self.x)

    @property
    def even(self) -> Term:
        """f(x) + f(-x), unfolded."""
        return self.value(self.x) + self.value(-self.x)

    def _odd_part(self) -> Iterator[Finding]:
        f, mirrored = self.at(self.x), self.at(-self.x)
        slanted = [c if c == ZERO else tidied(c / 2) for c in self._right_side(self.identity)]
        yield self.equal(
            "odd_part", "odd part", (f - mirrored) / 2, self.odd / 2, self.both, slanted
        )

    def _even_part(self) -> Iterator[Finding]:
        f, mirrored = self.at(self.x), self.at(-self.x)
        halves = [tidied(c / 2) for c in self._right_side(self.companion)]
        yield self.equal(
            "even_part", "even part", (f + mirrored) / 2, self.even / 2, self.both, halves
        )

    def _gate(self) -> Iterator[Finding]:
        x = self.x
        gate = 2 * self.value(x) / x - 1
        yield self.equal("gate", "gate", 2 * self.at(x) / x - 1, gate, self._off, self._signed())

    def _signed(self) -> Iterator[Term]:
        """Yield the gate of a function whose parts are multiples of x and abs(x)."""
        x, sign = self.x, App("sign", (self.x,))
        slopes = [ONE if c == x else tidied(c / x) for c in self._right_side(self.identity)]
        for slope in slopes:
            match self._right_side(self.companion):
                case [App("abs", _)]:
                    yield tidied(sign + slope - 1)
                case [App("*", (tent, App("abs", _)))]:
                    yield tidied(tent * sign + slope - 1)
                case _:
                    return

    def _odd_gate(self) -> Iterator[Finding]:
        x = self.x
        gate = Claim("=", 2 * self.at(-x) / (-x) - 1, -(2 * self.at(x) / x - 1))
        yield self.claimed("odd_gate", "gate is odd", (gate,), self._off)

    @property
    def _off(self) -> Claims:
        """The domain without 0."""
        return tuple(dict.fromkeys((*self.both, Claim("!=", self.x, ZERO))))

    @cached_property
    def companion(self) -> Finding:
        """What f(x) + f(-x) is."""
        tent = [ZERO, App("abs", (self.x,))]
        for form in proposals.forms(self.value(ONE) + self.value(-ONE))[:1]:
            tent += [form * App("abs", (self.x,))]
        named = self.at(self.x) + self.at(-self.x)
        return self.equal("companion", "companion", named, self.even, self.both, tent)

    @cached_property
    def identity(self) -> Finding:
        """What is found of f(x) - f(-x) = c*x: its c, or that there is none."""
        x, difference = self.x, self.at(self.x) - self.at(-self.x)

        def claimed(values: Iterable[Term]) -> Finding:
            shown: dict[Term, Term] = {ONE: x, ZERO: ZERO}
            claims = [Claim("=", difference, shown.get(c, c * x)) for c in values]
            return self.claimed("identity", "identity", claims, self.both)

        found = claimed((ONE, ZERO))
        if self._right_side(found):
            return found
        # where it holds for some c, that is f(1) - f(-1)
        never = claimed((self.at(ONE) - self.at(-ONE),))
        if never.verdict is not None and never.verdict.refuted:
            return replace(never, note=f"for no c is it c*{x.name}: {never.note}")
        ratio = self.odd / x
        values = [form for form in proposals.forms(ratio) if x.name not in form.variables]
        values += proposals.forms(self.value(ONE) - self.value(-ONE))[:FORMS]
        shortest = sorted({*values} - {ONE, ZERO}, key=lambda c: (c.size, show(c)))
        named = claimed(shortest) if shortest else found
        return never if self._right_side(never) and not self._right_side(named) else named

    @staticmethod
    def _right_side(found: Finding) -> list[Term]:
        """Return the right side of a claim that is proved, nothing of another."""
        verdict = found.verdict
        derivation = None if verdict is None else verdict.derivation
        return [] if derivation is None else [derivation.claim.rhs]

    def _is_slanted(self, identity: Finding) -> bool:
        """Whether f(x) - f(-x) = c*x holds for a c other than 0."""
        return self._right_side(identity) not in ([], [ZERO])

    def _gradient_identity(self) -> Iterator[Finding]:
        x, t = self.x, Var("t" if self.x.name != "t" else "s")
        total = diff(x.name, self.at(x), x) + diff(t.name, self.at(t), -x)
        match self._right_side(self.identity):
            case [App("*", (c, v))] if v == x:
                value: Term = c
            case [right] if right == ZERO:
                value = ZERO
            case _:
                value = ONE
        claim = Claim("=", total, value)
        domain = self._mirrored(self.smooth)
        yield self.claimed("gradient_identity", "gradient identity", (claim,), domain)

    @cached_property
    def kinks(self) -> dict[Term, Finding]:
        """The places where pieces meet that were not shown to have a derivative there."""
        places = {
            place: None
            for compared in _compared(self.body)
            if self.x.name in compared.variables
            for place in proposals.zeros(compared, self.x.name)
        }
        kinks: dict[Term, Finding] = {}
        for place in places:
            slope = diff(self.x.name, self.at(self.x), place)
            found = self.claimed("kink", "kink", (Claim("diff", slope, slope),))
            if found.verdict is None or found.verdict.proved:
                continue
            at = f"at {self.x.name} = {show(place)}"
            kinks[place] = replace(found, note=f"{at}: {found.verdict.verdict}")
        return kinks

    def _gradient(self) -> Iterator[Finding]:
        slope = diff(self.x.name, self.at(self.x), self.x)
        proof = self._assuming(self.smooth)
        found = [by_rules(proof, slope), self._by_pieces(slope, self.kinks)]
        values = [value for value in found if value is not None]
        values = values or [*proposals.derivative(self.body, self.x.name)[:FORMS]]
        claims = [Claim("=", slope, value) for value in values]
        exists = Claim("diff", slope, slope)
        yield self.claimed("gradient", "gradient", (*claims, exists), self.smooth)

    def _by_pieces(self, slope: Term, kinks: Iterable[Term]) -> Term | None:
        """Return the derivative between the kinks, as cases, where the kinks are rational."""
        places = [(difference(kink, ZERO), kink) for kink in kinks]
        ends = sorted([(at, place) for at, place in places if at is not None], key=itemgetter(0))
        if not ends or len(ends) < len(places):
            return None
        parts: list[Term] = []
        before: Claims = ()
        for _, end in ends:
            below = Claim("<", self.x, end)
            value = by_rules(self._assuming((*self.needs, *before, below)), slope)
            if value is None:
                return None
            parts += [App("<", (self.x, end)), value]
            before = (Claim("<", end, self.x),)
        last = by_rules(self._assuming((*self.needs, *before)), slope)
        if last is None or all(value == last for value in parts[1::2]):
            return last
        return App("cases", (*parts, last))

    def _limits(self) -> Iterator[Finding]:
        for at_plus, end in ((True, "oo"), (False, "-oo")):
            far = Claim("<", FAR, self.x) if at_plus else Claim("<", self.x, -FAR)
            if not self._satisfiable((*self.needs, far)):
                continue
            value = proposals.limit(self.body, self.x.name, at_plus=at_plus)
            if value is not None:
                text = f"{show(self.at(self.x))} -> {value} as {self.x.name} -> {end}"
                yield Finding("limit", "limit", text)

    def _repair(self) -> Iterator[Finding]:
        """Yield the nearest function that has the identity: the odd part becomes x/2."""
        if self._is_slanted(self.identity):
            return
        x, name = self.x, next(n for n in NAMES[1:] if n != self.own.name)
        claim = Claim("=", App(name, (x,)) - App(name, (-x,)), x)
        proof = self._assuming(self.both)
        raw = self.even / 2 + x / 2

        def repaired(body: Term) -> Finding:
            own = Definition(name, (x.name,), body)
            told = replace(proof, definitions=(*proof.definitions, own))
            verdict = first_proved(told, (), claim, self.timeout)
            text = f"{show_definition(own)} has {show_claim(claim)}"
            return Finding("repair", "nearest with it", text, verdict)

        shorter = map(repaired, proposals.forms(raw)[:1])
        proved = next((found for found in shorter if self._right_side(found)), None)
        yield repaired(raw) if proved is None else proved


def _compared(body: Term) -> Iterator[Term]:
    """Yield the terms at whose zeros a function by cases passes from one piece to another."""
    if not isinstance(body, App):
        return
    match body.head, body.args:
        case "abs" | "sign", (a,):
            yield a
        case "max" | "min", (a, b):
            yield a - b
        case "cases", args:
            for guard in args[:-1:2]:
                if isinstance(guard, App):
                    yield guard.args[0] - guard.args[1]
        case _:
            pass
    for arg in body.args:
        yield from _compared(arg)
