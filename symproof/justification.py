"""Why a line follows, in phrases: a hypothesis by what it says, any other fact by its name.

What a reason leaves to the search is looked up in the theorem: numbers that were enclosed, and
one-sided derivatives that agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from symproof.derivation import CaseSplit, Given, Line
from symproof.engine.planning.grounds import (
    ORDERS,
    by_slopes,
    core,
    grounds,
    inferred,
    monotone,
    rests_on_claim,
)
from symproof.engine.reasons import has_places
from symproof.engine.refutation.enclosures import Enclosure, told_apart
from symproof.kernel.errors import KernelError
from symproof.kernel.intervals import enclosure
from symproof.kernel.ring import ring_equal
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Lam, Num, Term, Var, diff, parts_of, substitute
from symproof.kernel.theorem import Theorem
from symproof.notation.places import ROUNDED, Stated, falling, rank, rounded_text
from symproof.notation.steps import Reason
from symproof.phrases import Function, Name, Phrase, Value, listed, property_of, visible

# kinds of reasons that have words of their own, with the names that they cite or without
NAMED: Final = frozenset({"fact", "axiom", "instance", "linear"})
UNNAMED: Final = frozenset(
    {
        *("ring", "field", "exp", "log", "root", "trig", "derivative", "increasing", "enclose"),
        *("order", "sign", "search", "cases", "limit", "integral", "blocks", "entries"),
    }
)
# functions that grow wherever they are defined
INCREASING: Final = frozenset(
    {"exp", "log", "sqrt", "tanh", "sinh", "sigmoid", "atan", "erf", "Phi"}
)
# functions whose graphs bend one way only
TANGENTS: Final = {"exp": "above_tangent", "log": "below_tangent"}
# how many digits are shown, and the bits they are taken from: the first that tell two numbers apart
DIGITS: Final = (5, 10, 20, 40)
BITS: Final = 256
ONE: Final = Num(1)

Merge = Callable[[Sequence[Claim]], "tuple[Claim | Stated, ...]"]


def rests_on(theorems: Iterable[Theorem], rule: str) -> bool:
    """Whether a rule was used for some of the theorems."""
    return any(True for theorem in theorems for _ in inferred(theorem, rule))


class Justification:
    """How the reasons of a derivation read; `merge` puts the conditions of a case together."""

    def __init__(self, given: Sequence[Given], merge: Merge) -> None:
        shown = visible(given)
        numbers = {id(entry): number for number, entry in enumerate(shown, 1)}
        whole = {entry.function: entry for entry in shown}
        self._merge = merge
        self._count = len(shown)
        # a hypothesis that another one contains reads as that one
        self._given = {
            g.name: (numbers[id(e)], e)
            for g in given
            for e in [g if id(g) in numbers else whole[g.function]]
        }

    def phrases(self, item: Line | CaseSplit, path: tuple[Claim, ...]) -> tuple[Phrase, ...]:
        """Return how a line's reasons read; `path` are the conditions of the case it stands in."""
        if isinstance(item, CaseSplit):
            return (Phrase("cases"),)
        found: list[Phrase] = []
        for reason in item.reasons:
            for phrase in self._looked_up(reason, item) or tuple(self._phrases(reason, path)):
                if phrase not in found:
                    found.append(phrase)
        return tuple(found)

    def _looked_up(self, reason: Reason, line: Line) -> tuple[Phrase, ...]:
        """Return what the theorem says beyond the reason, () where that is nothing."""
        if line.theorem is None:
            return ()
        match reason.kind:
            case "order" | "enclose" if line.relation == ROUNDED:
                return _rounded(line.theorem.claim, line.term)
            case "order" | "enclose":
                return _enclosed(line.theorem) or self._grounds(line.theorem, line.relation)
            case "derivative":
                return _joined(line)
            case "integral":
                return _antiderivatives(line) or _substituted(line)
            case "limit":
                return _remainder(line.theorem) or _substituted(line) or _by_other_function(line)
            case _:
                return ()

    def _grounds(self, theorem: Theorem, relation: str) -> tuple[Phrase, ...]:
        """Return what an inequality follows from."""
        arguments = _arguments(theorem.claim)
        if arguments is not None:
            values: dict[str, Value] = {
                "function": Function(arguments[0]),
                "conditions": falling(arguments[1]) if relation in (">", ">=") else arguments[1],
            }
            return (Phrase("function_increasing", values),)
        slope = monotone(theorem)
        if slope is not None:
            return (Phrase("monotone", {"term": slope}),)
        if by_slopes(theorem):
            gap = App("-", (theorem.claim.rhs, theorem.claim.lhs))
            return (Phrase("slopes", {"term": gap}),)
        if core(theorem).rule == "square":
            return (Phrase("square"),)
        curve = _above_tangent(theorem.claim)
        if curve:
            return (Phrase(TANGENTS[curve], {"function": Function(curve)}),)
        claims = self._merge(_visible(theorem) or grounds(theorem))
        return (Phrase("since", {"conditions": listed(claims)}),) if claims else ()

    def _phrases(self, reason: Reason, path: tuple[Claim, ...]) -> Iterator[Phrase]:
        names = reason.names
        if reason.kind == "fact":
            yield from [self._by_hypothesis(name) for name in names if name in self._given]
            names = tuple([name for name in names if name not in self._given])
        match reason.kind:
            case "unfold" | "case" if names in ((), ("cases",)):
                known = {"conditions": self._merge(path)}
                yield Phrase("since", known) if path else Phrase("in_case")
            case "unfold" if names:
                yield Phrase("unfold", {"names": listed(list(map(Function, names)))})
            case "cases" if reason.term is not None:
                yield Phrase("cases_of", {"term": reason.term})
            case kind if kind in NAMED and names:
                yield Phrase(kind, {"names": listed(list(map(self._reference, names)))})
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
        if self._count == 1:
            return Phrase("hypothesis")
        return Phrase("hypothesis_number", {"number": number})

    def _reference(self, name: str) -> Name | Phrase:
        if name not in self._given:
            return Name(name)
        number, _ = self._given[name]
        if self._count == 1:
            return Phrase("the_hypothesis")
        return Phrase("the_number", {"number": number})


def _enclosed(theorem: Theorem) -> tuple[Phrase, ...]:
    """Return the digits of two numbers that were compared by their enclosures."""
    claim = theorem.claim
    if claim.variables or claim.functions or not rests_on((theorem,), "enclose"):
        return ()
    sides = (claim.lhs, claim.rhs)
    try:
        left, right = (Enclosure(*enclosure(term, BITS)) for term in sides)
    except KernelError:
        return (Phrase("enclose"),)
    digits = next((n for n in DIGITS if told_apart(left, right, n)), 0)
    irrational = [(t, e) for t, e in zip(sides, (left, right), strict=True) if rank(t) > 0]
    if not digits or not irrational:
        return (Phrase("enclose"),)
    values: tuple[Value, ...] = tuple(
        [Phrase("approximately", {"term": t, "digits": e.digits(digits)}) for t, e in irrational]
    )
    return (Phrase("enclose_digits", {"values": values}),)


def _rounded(claim: Claim, numeral: Term) -> tuple[Phrase, ...]:
    """Return the digits of a term that is rounded to a numeral: some more than it has."""
    match claim.lhs:
        case App("abs", (App(_, (term, _)),)) if not (term.variables or term.functions):
            pass
        case _:
            return ()
    try:
        known = Enclosure(*enclosure(term, BITS))
    except KernelError:
        return (Phrase("enclose"),)
    written = len(rounded_text(numeral).replace(".", "").lstrip("-0"))
    digits = known.digits(max(DIGITS[0], written + 2))
    value = Phrase("approximately", {"term": term, "digits": digits})
    return (Phrase("enclose_digits", {"values": (value,)}),)


def _arguments(claim: Claim) -> tuple[str, Claim] | None:
    """Return the function of f(u) < f(v) with u < v, where it is an increasing one."""
    match claim.lhs, claim.rhs:
        case App(head, (a,)), App(other, (b,)) if head == other and head in INCREASING:
            return (head, Claim(claim.rel, a, b)) if claim.rel in ORDERS else None
        case _:
            return None


def _visible(theorem: Theorem) -> tuple[Claim, ...]:
    """Return what is seen to be positive: r of b - r < b, or n < m of n/d < m/d."""
    claim = theorem.claim
    small, large = claim.lhs, claim.rhs
    match small, large:
        case App("-", (a, rest)), _ if a == large:
            return (Claim(claim.rel, ZERO, _unscaled(rest)),)
        case _, App("+", (a, rest)) if a == small:
            return (Claim(claim.rel, ZERO, _unscaled(rest)),)
        case _:
            pass
    (n, below), (m, other) = _fraction(small), _fraction(large)
    positive = Claim("<", ZERO, below)
    if below != other or not (below.variables and rests_on_claim(theorem, positive)):
        return ()
    return (Claim(claim.rel, n, m), positive)


def _unscaled(term: Term) -> Term:
    """Return a term without a positive number in front of it or below it."""
    match term:
        case App("/", (a, Num(value))) if value > 0 and rank(a) > 0:
            return a
        case App("*", (App("/", (Num(value), Num(below))), a)) if value > 0 and below > 0:
            return a
        case App("*", (Num(value), a)) if value > 0:
            return a
        case _:
            return term


def _fraction(term: Term) -> tuple[Term, Term]:
    """Return numerator and denominator, which is 1 where there is none."""
    match term:
        case App("/", (above, below)):
            return above, below
        case App("neg", (App("/", (above, below)),)):
            return App("neg", (above,)), below
        case _:
            return term, ONE


def _above_tangent(claim: Claim) -> str:
    """Return exp or log where a claim compares it with its simplest tangent, "" elsewhere."""
    match claim.lhs, claim.rhs:
        case line, App("exp", (u,)):
            return "exp" if _is_equal(line, App("+", (ONE, u))) else ""
        case App("log", (u,)), line:
            return "log" if _is_equal(line, App("-", (u, ONE))) else ""
        case _:
            return ""


def _remainder(theorem: Theorem) -> tuple[Phrase, ...]:
    """Return the limit by which what stands for O(x^n), divided by x^n, is bounded."""
    if theorem.claim.rel != "bounded":
        return ()
    known = next(inferred(theorem, "limit_bounded")).premises[0].claim
    return (Phrase("since", {"conditions": (Claim("=", known.lhs, known.rhs),)}),)


def _has_places(theorem: Theorem) -> bool:
    """Whether a theorem is about limits or integrals, whose lines are looked at by own modules."""
    return any(map(has_places, (theorem.claim.lhs, theorem.claim.rhs)))


def _substituted(line: Line) -> tuple[Phrase, ...]:
    """Return by which substitution a limit or an integral becomes another."""
    if line.theorem is None or not _has_places(line.theorem):
        return ()
    from symproof.engine.planning.substitutions import improper_as_limit, substitution

    if improper_as_limit(line.theorem):
        return (Phrase("improper"),)
    found = substitution(line.theorem)
    return () if found is None else (Phrase("substitution", {"equation": found}),)


def _by_other_function(line: Line) -> tuple[Phrase, ...]:
    """Return how a limit becomes that of another function: by L'Hôpital's rule, or they agree."""
    if line.theorem is None or not _has_places(line.theorem):
        return ()
    from symproof.engine.planning.limits import change_of_function

    match change_of_function(line.theorem):
        case "lhopital":
            return (Phrase("lhopital"),)
        case "agree_near":
            return (Phrase("agree_near"),)
        case _:
            return ()


def _antiderivatives(line: Line) -> tuple[Phrase, ...]:
    """Return the derivatives of what the line has the values of at the ends of integrals."""
    if line.theorem is None:
        return ()
    shown = set(parts_of(line.term))
    found: list[Claim] = []
    for theorem in inferred(line.theorem, "integral_ftc"):
        slope = theorem.premises[0].claim
        match slope.lhs, theorem.claim.lhs:
            case App("diff", (Lam((x,), body), _)), App(_, (Lam((t,), function), *_)) if (
                theorem.claim.rhs in shown
            ):
                known = Claim("=", diff(x, body, Var(x)), substitute(function, {t: Var(x)}))
                if known not in found:
                    found.append(known)
            case _:
                pass
    return (Phrase("since", {"conditions": tuple(found)}),) if found else ()


def _joined(line: Line) -> tuple[Phrase, ...]:
    """Return that one-sided derivatives agree, where a line rests on that."""
    if line.theorem is None:
        return ()
    joins = list(inferred(line.theorem, "deriv_join"))
    if not joins:
        return ()
    if line.relation == "=" and all(_is_equal(join.claim.rhs, line.term) for join in joins):
        return (Phrase("both_one_sided", {"value": line.term}),)
    return (Phrase("derivative_joined"),)


def _is_equal(a: Term, b: Term) -> bool:
    try:
        return ring_equal(a, b)
    except KernelError:
        return False


__all__ = ["NAMED", "UNNAMED", "Justification", "rests_on"]
