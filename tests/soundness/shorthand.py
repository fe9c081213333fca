"""Short names for terms and theorems, shared by the attacks."""

from __future__ import annotations

from collections.abc import Callable

from symproof.kernel import (
    App,
    Claim,
    Definition,
    Lam,
    Num,
    Term,
    Theorem,
    Var,
    eq,
    infer,
    le,
    lt,
    ne,
)
from symproof.kernel.term import as_term

x, y, z, t, h = (Var(name) for name in "xyzth")
zero, one, two = Num(0), Num(1), Num(2)

# Python hashes integers modulo 2**61 - 1, so that these two numerals have equal hashes
SAME_HASH = (Num(1), Num(2**61))


def f(head: str, *args: Term | int) -> App:
    """Return the application of `head`."""
    return App(head, tuple(as_term(arg) for arg in args))


def recip(term: Term) -> App:
    return one / term


def refl(term: Term) -> Theorem:
    return infer("refl", (), term)


def assume(claim: Claim) -> Theorem:
    return infer("assume", (), claim)


def unfold(definition: Definition, *args: Term) -> Theorem:
    return infer("unfold", (), definition, args)


def axiom(name: str, *terms: Term) -> Theorem:
    return infer("axiom", (), name, terms)


def oracle(name: str, claim: Claim) -> Theorem:
    return infer("oracle", (), name, claim)


def nest(term: Term, levels: int) -> Term:
    """Return `term` inside that many brackets."""
    for _ in range(levels):
        term = App("()", (term,))
    return term


def double(term: Term, times: int) -> Term:
    """Return a sum of 2**times copies of `term`."""
    for _ in range(times):
        term = term + term
    return term


def odd(name: str) -> Claim:
    """Return the hypothesis that a function is odd."""
    return eq(f(name, -t), -f(name, t), "t")


def false_equation(tag: str, *rests_on: Theorem) -> Theorem:
    """Return `1 <= 0` by an oracle, resting on a hypothesis and a definition of its own too.

    It rests moreover on what `rests_on`, equations and inequalities, rest on.
    """
    definition = Definition(f"d_{tag}", ("x",), zero)
    lie = oracle(tag, eq(f(f"d_{tag}", x), 1))
    truth = infer("symm", (unfold(definition, x),))
    own = assume(eq(Var(f"v_{tag}"), 0))
    premises = (infer("trans", (truth, lie)), own, *rests_on)
    return infer("linear", premises, le(1, 0), (-one, *[zero] * (len(premises) - 1)))


def loaded(tag: str, claim: Claim, *rests_on: Theorem) -> Theorem:
    """Return a theorem that says `claim` and rests on something of every kind named by `tag`."""
    return infer("absurd", (false_equation(tag, *rests_on),), claim)


def resting(claim: Claim, *hyps: Claim) -> Theorem:
    """Return a theorem that says `claim` and rests on 0 < 0 and the given hypotheses."""
    premises = (assume(lt(0, 0)), *map(comparable, hyps))
    lie = infer("linear", premises, lt(0, 0), (one, *[zero] * len(hyps)))
    return infer("absurd", (lie,), claim)


def comparable(hyp: Claim) -> Theorem:
    """Return an equation or inequality that rests on a comparison."""
    part = assume(hyp)
    if hyp.forall:
        part = infer("spec", (part,), tuple(map(Var, hyp.forall)))
    if hyp.rel != "!=":
        return part
    apart = infer("linear", (part,), ne(hyp.lhs - hyp.rhs, 0), (one,))
    return infer("field", (apart,), zero, zero)


identity = Lam(("h",), h)

Attempt = Callable[[], object]
Row = tuple[str, str, Attempt]


def rule(name: str, *premises: Theorem, args: tuple[object, ...] = ()) -> Attempt:
    """Return the attempt to infer something, for a table of refusals."""
    return lambda: infer(name, premises, *args)  # type: ignore[arg-type]


class Text(str):
    """A string that is not exactly a string."""


class Whole(int):
    """An integer that is not exactly an integer."""


def sum_of_variables(low: int, high: int) -> Term:
    """Return a sum of different variables, nested as little as possible."""
    if high - low == 1:
        return Var(f"a{low}")
    middle = (low + high) // 2
    return sum_of_variables(low, middle) + sum_of_variables(middle, high)
