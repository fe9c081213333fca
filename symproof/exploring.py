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
from symproof.engine.planning.tidy import tidied
from symproof.findings import Exploration, Finding
from symproof.kernel.ring import difference
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import App, Lam, Num, Term, Var, diff
from symproof.notation.plain import show, show_claim, show_definition
from symproof.shorter import shorter
from symproof.statements import stated, term
from symproof.stepwise import by_rules, first_proved, variable_of
from symproof.subject import FORMS, NAMES, ONE, ZERO, Claims, Subject

SECONDS: Final = 10.0
# what can be found, in the order of the report; and of it what compares f(x) with f(-x)
KEYS: Final = (
    *("domain", "odd_part", "even_part", "gate", "odd_gate", "identity", "companion", "kink"),
    *("gradient", "gradient_identity", "limit", "repair"),
)
MIRRORED: Final = frozenset(KEYS) - {"domain", "kink", "gradient", "limit"}
# beyond this a domain goes on to infinity
FAR: Final = Num(1_000_000)


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


class _Explorer(Subject):
    """Asks, about one function, what may be true of it."""

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

    @property
    def smooth(self) -> Claims:
        """What is needed for a value, and for x to be no kink."""
        return (*self.needs, *(Claim("!=", self.x, kink) for kink in self.kinks))

    def _domain(self) -> Iterator[Finding]:
        for need in self.needs:
            text = f"{show(self.at(self.x))} has a value where {show_claim(need)}"
            yield Finding("domain", "domain", text, note="assumed below")

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
        slanted = [tidied(value / 2) for value in (self.identity.value,) if value is not None]
        yield self.equal(
            "odd_part", "odd part", (f - mirrored) / 2, self.odd / 2, self.both, slanted
        )

    def _even_part(self) -> Iterator[Finding]:
        f, mirrored = self.at(self.x), self.at(-self.x)
        halves = [tidied(value / 2) for value in (self.companion.value,) if value is not None]
        yield self.equal(
            "even_part", "even part", (f + mirrored) / 2, self.even / 2, self.both, halves
        )

    def _gate(self) -> Iterator[Finding]:
        x = self.x
        gate = 2 * self.value(x) / x - 1
        yield self.equal("gate", "gate", 2 * self.at(x) / x - 1, gate, self._off, self._signed())

    def _signed(self) -> Iterator[Term]:
        """Yield the gate of a function whose parts are multiples of x and abs(x)."""
        sign = App("sign", (self.x,))
        slope = self.slope
        if slope is None:
            return
        match self.companion.value:
            case App("abs", _):
                yield tidied(sign + (slope - 1))
            case App("*", (tent, App("abs", _))):
                yield tidied(tent * sign + (slope - 1))
            case _:
                return

    def _odd_gate(self) -> Iterator[Finding]:
        x = self.x
        gate = Claim("=", 2 * self.at(-x) / (-x) - 1, -(2 * self.at(x) / x - 1))
        yield self.claimed("odd_gate", "gate is odd", (), gate, self._off)

    @property
    def _off(self) -> Claims:
        """The domain without 0."""
        return tuple(dict.fromkeys((*self.both, Claim("!=", self.x, ZERO))))

    @cached_property
    def companion(self) -> Finding:
        """What f(x) + f(-x) is."""
        named = self.at(self.x) + self.at(-self.x)
        return self.equal("companion", "companion", named, self.even, self.both, self._tents())

    def _tents(self) -> Iterator[Term]:
        """Yield multiples of abs(x), one of which the companion may be."""
        tent = App("abs", (self.x,))
        yield ZERO
        yield tent
        for form in shorter(self.value(ONE) + self.value(-ONE))[:1]:
            yield form * tent

    @cached_property
    def identity(self) -> Finding:
        """What is found of f(x) - f(-x) = c*x: its c, or that there is none."""
        x, f, mirrored = self.x, self.at(self.x), self.at(-self.x)
        # where it holds for some c, that is f(1) - f(-1)
        general = Claim("=", f - mirrored, (self.at(ONE) - self.at(-ONE)) * x)

        def claimed(values: Iterable[Term]) -> Finding:
            claims = (Claim("=", f - mirrored, value) for value in values)
            return self.claimed("identity", "identity", claims, general, self.both)

        found = claimed((x, ZERO))
        if found.value in (x, ZERO):
            return found
        if found.verdict is not None and found.verdict.refuted:
            return replace(found, note=f"for no c is it c*{x.name}: {found.note}")
        slopes = {c for c in shorter(self.odd / x) if x.name not in c.variables}
        slopes |= {*shorter(self.value(ONE) - self.value(-ONE))[:FORMS]}
        return claimed([c * x for c in sorted(slopes, key=lambda c: (c.size, show(c)))])

    @property
    def slope(self) -> Term | None:
        """The c with f(x) - f(-x) = c*x, None where there is none."""
        match self.identity.value:
            case App("*", (c, v)) if v == self.x:
                return c
            case Var(name) if name == self.x.name:
                return ONE
            case Num(0):
                return ZERO
            case _:
                return None

    def _gradient_identity(self) -> Iterator[Finding]:
        x, t = self.x, Var("t" if self.x.name != "t" else "s")
        total = diff(x.name, self.at(x), x) + diff(t.name, self.at(t), -x)
        value = ONE if self.slope is None else self.slope
        claim = Claim("=", total, value)
        domain = self.mirrored(self.smooth)
        yield self.claimed("gradient_identity", "gradient identity", (), claim, domain)

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
            found = self.claimed("kink", "kink", (), Claim("diff", slope, slope))
            if found.verdict is None or found.verdict.proved:
                continue
            at = f"at {self.x.name} = {show(place)}"
            kinks[place] = replace(found, note=f"{at}: {found.verdict.verdict}")
        return kinks

    def _gradient(self) -> Iterator[Finding]:
        slope = diff(self.x.name, self.at(self.x), self.x)
        proof = self.assuming(self.smooth)
        found = [by_rules(proof, slope), self._by_pieces(slope, self.kinks)]
        values = [value for value in found if value is not None]
        values = values or [*proposals.derivative(self.body, self.x.name)[:FORMS]]
        claims = [Claim("=", slope, value) for value in values]
        exists = Claim("diff", slope, slope)
        yield self.claimed("gradient", "gradient", claims, exists, self.smooth)

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
            value = by_rules(self.assuming((*self.needs, *before, below)), slope)
            if value is None:
                return None
            parts += [App("<", (self.x, end)), value]
            before = (Claim("<", end, self.x),)
        last = by_rules(self.assuming((*self.needs, *before)), slope)
        if last is None or all(value == last for value in parts[1::2]):
            return last
        return App("cases", (*parts, last))

    def _limits(self) -> Iterator[Finding]:
        for at_plus, end in ((True, "oo"), (False, "-oo")):
            far = Claim("<", FAR, self.x) if at_plus else Claim("<", self.x, -FAR)
            if not self.satisfiable((*self.needs, far)):
                continue
            value = proposals.limit(self.body, self.x.name, at_plus=at_plus)
            if isinstance(value, Term):
                head = "limit+oo" if at_plus else "limit-oo"
                function = Lam((self.x.name,), self.at(self.x))
                claim = Claim("=", App(head, (function,)), value)
                yield self.claimed("limit", "limit", (), claim)
            elif value is not None:
                text = f"{show(self.at(self.x))} -> {value} as {self.x.name} -> {end}"
                yield Finding("limit", "limit", text)

    def _repair(self) -> Iterator[Finding]:
        """Yield the nearest function that has the identity: the odd part becomes x/2."""
        if self.slope not in (None, ZERO):
            return
        x, name = self.x, next(n for n in NAMES[1:] if n != self.own.name)
        claim = Claim("=", App(name, (x,)) - App(name, (-x,)), x)
        proof = self.assuming(self.both)
        raw = self.even / 2 + x / 2

        def repaired(body: Term) -> Finding:
            own = Definition(name, (x.name,), body)
            told = replace(proof, definitions=(*proof.definitions, own))
            verdict = first_proved(told, (), claim, self.timeout)
            text = f"{show_definition(own)} has {show_claim(claim)}"
            return Finding("repair", "nearest with it", text, verdict)

        found = map(repaired, shorter(raw)[:1])
        proved = next((one for one in found if one.value is not None), None)
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
