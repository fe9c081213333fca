"""Small steps with equations: what every search is built from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim
from symproof.kernel.term import BRACKET, App, Lam, Term, Var
from symproof.kernel.theorem import Argument, Theorem, infer


def attempt(rule: str, premises: tuple[Theorem, ...] = (), *args: Argument) -> Theorem | None:
    """Return what the rule gives, or None where the kernel refuses."""
    try:
        return infer(rule, premises, *args)
    except KernelError:
        return None


def refl(term: Term) -> Theorem:
    """Return |- term = term."""
    return infer("refl", (), term)


def symm(theorem: Theorem) -> Theorem:
    """Return the equation read from right to left."""
    return infer("symm", (theorem,))


def chain(first: Theorem, *rest: Theorem) -> Theorem:
    """Return the composition of relations that meet end to end; trivial steps are skipped.

    Raises:
        KernelError: premise-match, premise-relation.
    """
    result = first
    for step in rest:
        if step.rule == "refl" and step.claim.lhs == result.claim.rhs:
            continue
        if result.rule == "refl" and result.claim.rhs == step.claim.lhs:
            result = step
        else:
            result = infer("trans", (result, step))
    return result


def fresh(stem: str, taken: Iterable[str]) -> str:
    """Return a name that is not taken: the stem, or the stem with a number."""
    names = set(taken)
    name, i = stem, 0
    while name in names:
        i += 1
        name = f"{stem}_{i}"
    return name


def replace_argument(term: App, index: int, equation: Theorem) -> Theorem:
    """Return f(.., a, ..) = f(.., b, ..) for the equation a = b at an argument of `term`."""
    hole = fresh("hole", term.variables)
    args = (*term.args[:index], Var(hole), *term.args[index + 1 :])
    return infer("cong", (equation,), Lam((hole,), App(term.head, args)))


def congruence(term: App, equations: Sequence[Theorem | None]) -> Theorem:
    """Return f(a, ..) = f(b, ..) for an equation a = b per argument, None where it stays.

    The guards of `cases`, and functions, have no equations of their own: give None for them.
    """
    result = refl(term)
    for i, equation in enumerate(equations):
        if equation is not None and equation.rule != "refl":
            current = result.claim.rhs
            if isinstance(current, App):
                result = chain(result, replace_argument(current, i, equation))
    return result


@lru_cache(maxsize=20_000)
def bare(term: Term) -> Term:
    """Return the term without the author's brackets."""
    if isinstance(term, Lam):
        return Lam(term.params, bare(term.body))
    if not isinstance(term, App):
        return term
    if term.head == BRACKET:
        return bare(term.args[0])
    args = tuple([bare(arg) for arg in term.args])
    return term if args == term.args else App(term.head, args)


def same(a: Term, b: Term) -> Theorem | None:
    """Return a = b where the terms differ in brackets at most."""
    if a == b:
        return refl(a)
    return infer("ring", (), a, b) if bare(a) == bare(b) else None


def ring(a: Term, b: Term) -> Theorem | None:
    """Return a = b where the polynomial normal forms agree."""
    return attempt("ring", (), a, b)


def resting_on(theorem: Theorem, proofs: Iterable[Theorem]) -> Theorem:
    """Return a theorem without the hypotheses that are proved; what is only assumed stays."""
    for proof in proofs:
        if proof.claim in theorem.hyps and proof.rule != "assume":
            theorem = infer("cut", (proof, theorem))
    return theorem


def generalise(theorem: Theorem) -> Theorem:
    """Make universal every free variable that no hypothesis or definition mentions.

    A theorem about matrices stays as it is: what is universal is a number.
    """
    claim = theorem.claim
    if claim.forall or claim.lhs.shape is not None:
        return theorem
    names = tuple(sorted(claim.variables - theorem.sequent.fixed))
    return infer("gen", (theorem,), names) if names else theorem


def specialise(theorem: Theorem) -> Theorem:
    """Return the instance of a universal theorem at variables of the same names."""
    claim = theorem.claim
    if not claim.forall:
        return theorem
    return infer("spec", (theorem,), tuple([Var(name) for name in claim.forall]))


def restate(theorem: Theorem, claim: Claim) -> Theorem | None:
    """Return the theorem with its bound variables named as in `claim`, None if it differs."""
    if theorem.claim == claim:
        return theorem
    if len(theorem.claim.forall) != len(claim.forall):
        return None
    if theorem.sequent.fixed.intersection(claim.forall):
        return None
    body = theorem
    if claim.forall:
        body = infer("spec", (theorem,), tuple([Var(name) for name in claim.forall]))
    if (body.claim.rel, body.claim.lhs, body.claim.rhs) != (claim.rel, claim.lhs, claim.rhs):
        return None
    return infer("gen", (body,), claim.forall)
