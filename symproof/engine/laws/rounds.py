"""Closing an equation by the laws of the elementary functions.

Both sides are rewritten to a normal form by the laws of some kinds, round after round, and then
compared as fractions modulo the relations of those kinds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from symproof.engine.context import Context
from symproof.engine.equality import chain, congruence, refl, ring, symm
from symproof.engine.laws.algebra import ARITHMETIC
from symproof.engine.laws.conditions import Conditions, Relations
from symproof.engine.laws.exponentials import exponentials
from symproof.engine.laws.fractions import proper_fractions
from symproof.engine.laws.log_lemmas import same_by_exp
from symproof.engine.laws.logarithms import logarithms
from symproof.engine.laws.modulo import Relation, close_modulo, reduced
from symproof.engine.laws.powers import is_integer, real_powers, root_of_power
from symproof.engine.laws.roots import root_relations, roots
from symproof.engine.laws.trigonometry import circle, circular
from symproof.engine.rewriting import Rewriter, normalise
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Term
from symproof.kernel.theorem import Theorem

MAX_ROUNDS: Final = 5

Build = Callable[[Conditions, Relations, Sequence[Term]], Rewriter]
Relate = Callable[[Conditions, Term], list[Relation]]


@dataclass(frozen=True, slots=True)
class Laws:
    """The laws of one kind: how they rewrite, and what they reduce by.

    `heads` are the functions that call for them, `also` others that they know something of.
    """

    heads: frozenset[str]
    rewriters: tuple[Build, ...] = ()
    relations: tuple[Relate, ...] = ()
    also: frozenset[str] = frozenset()


def reducing(conditions: Conditions, relations: Relations, _: Sequence[Term]) -> Rewriter:
    """Return the rewriter of f(u) to f(v), where u is v by the relations."""

    def rewrite(_: object, term: Term) -> Theorem | None:
        match term:
            case App(head, (u,)) if head not in ARITHMETIC and isinstance(u, App):
                equation = reduced(u, relations((u,)), conditions.apart)
                return equation and congruence(term, [equation])
            case _:
                return None

    return rewrite


def _root_of_power(conditions: Conditions, term: Term) -> list[Relation]:
    found = root_of_power(conditions, term)
    return [] if found is None else [found]


_LAWS: Final[dict[str, Laws]] = {
    "exp": Laws(frozenset({"exp"}), (proper_fractions, lambda _, __, terms: exponentials(*terms))),
    "log": Laws(
        frozenset({"log", "^"}),
        (
            lambda conditions, _, __: real_powers(conditions),
            reducing,
            lambda conditions, relations, _: logarithms(conditions, relations),
            lambda _, __, terms: exponentials(*terms),
        ),
        (root_relations, _root_of_power),
    ),
    "root": Laws(
        frozenset({"sqrt"}),
        (
            reducing,
            lambda conditions, relations, _: roots(conditions, relations),
            lambda _, __, terms: exponentials(*terms),
        ),
        (root_relations,),
        frozenset({"abs", "sign"}),
    ),
    "trig": Laws(
        frozenset({"sin", "cos", "tan", "atan"}),
        (
            reducing,
            lambda _, __, terms: circular(terms),
        ),
        (circle, root_relations),
    ),
}
LAWS: Final[Mapping[str, Laws]] = MappingProxyType(_LAWS)


def subterms(*terms: Term) -> Iterator[App]:
    """Yield the applications in some terms, innermost first, each once; not under binders."""
    seen: set[Term] = set()
    pending: list[tuple[Term, bool]] = [(term, False) for term in reversed(terms)]
    while pending:
        term, done = pending.pop()
        if not isinstance(term, App):
            continue
        if done:
            yield term
        elif term not in seen:
            seen.add(term)
            pending.append((term, True))
            pending.extend((arg, False) for arg in reversed(term.args))


def close_by_laws(
    kinds: Set[str], ctx: Context, a: Term, b: Term, *, thorough: bool = True
) -> Theorem | None:
    """Return a = b by the laws of some kinds (keys of LAWS) and `field`.

    If `thorough`, conditions that are not easily proved are searched for at length.
    """
    laws = [LAWS[kind] for kind in LAWS if kind in kinds]
    heads = frozenset[str]().union(*(law.heads | law.also for law in laws))
    if not any(_calls_for(heads, part) for part in subterms(a, b)):
        return None
    try:
        for at_length in (False, True) if thorough else (False,):
            closing = _Closing(ctx, laws, Conditions(ctx, at_length))
            found = closing.close(a, b)
            if found is not None or not closing.conditions.lacking:
                return found
    except KernelError:
        return None
    return None


def _calls_for(heads: Set[str], term: App) -> bool:
    """Whether a function is among the heads; a power is where its exponent is no integer."""
    return term.head in heads and (term.head != "^" or not is_integer(term.args[1]))


class _Closing:
    def __init__(self, ctx: Context, laws: Sequence[Laws], conditions: Conditions) -> None:
        self.ctx = ctx
        self.laws = laws
        self.conditions = conditions

    def close(self, a: Term, b: Term) -> Theorem | None:
        left, right = refl(a), refl(b)
        for _ in range(MAX_ROUNDS):
            x, y = left.claim.rhs, right.claim.rhs
            rewriters = self._rewriters((x, y))
            first, second = (normalise(self.ctx, term, rewriters) for term in (x, y))
            for claim in dict.fromkeys((*self._hypotheses(), *conditions_within(x, y))):
                self.conditions.rewrite(claim, rewriters)
            if first.rule == second.rule == "refl":
                break
            left, right = chain(left, first), chain(right, second)
        x, y = left.claim.rhs, right.claim.rhs
        middle = self._compared(x, y)
        return None if middle is None else chain(left, middle, symm(right))

    def _hypotheses(self) -> Iterator[Claim]:
        for claim in [hyp.claim for hyp in self.ctx.hyps]:
            if not claim.forall and claim.rel in ("!=", "<", "<="):
                yield claim

    def _rewriters(self, terms: Sequence[Term]) -> list[Rewriter]:
        builds = dict.fromkeys(build for law in self.laws for build in law.rewriters)
        return [build(self.conditions, self._relations, terms) for build in builds]

    def _relations(self, terms: Iterable[Term]) -> list[Relation]:
        relates = dict.fromkeys(relate for law in self.laws for relate in law.relations)
        found = {
            relation.lead: relation
            for term in subterms(*terms)
            for relate in relates
            for relation in relate(self.conditions, term)
        }
        return list(found.values())

    def _compared(self, a: Term, b: Term) -> Theorem | None:
        equal = ring(a, b)
        if equal is None:
            equal = close_modulo(a, b, self._relations((a, b)), self.conditions.apart)
        if equal is None and any("log" in law.heads for law in self.laws):
            equal = self._by_exp(a, b)
        return equal

    def _by_exp(self, a: Term, b: Term) -> Theorem | None:
        """Return a = b from exp(a) = exp(b)."""
        if all(part.head != "log" for part in subterms(a, b)):
            return None
        first, second = App("exp", (a,)), App("exp", (b,))
        rewriters = (real_powers(self.conditions), exponentials(first, second))
        equation = self.conditions.equal(first, second, rewriters, self._relations)
        return equation and same_by_exp(a, b, equation)


def conditions_within(*terms: Term) -> Iterator[Claim]:
    """Yield what must hold for the terms to be defined: divisors, logarithms, roots."""
    for part in subterms(*terms):
        match part:
            case App("/", (_, divisor)) if divisor.variables:
                yield Claim("!=", divisor, ZERO)
            case App("log", (a,)):
                yield Claim("<", ZERO, a)
            case App("sqrt", (a,)):
                yield Claim("<=", ZERO, a)
            case _:
                pass
