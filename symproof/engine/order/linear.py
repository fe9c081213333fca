"""Linear arithmetic over terms: claims that are sums of hypotheses with multipliers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from symproof.engine.equality import attempt
from symproof.engine.order.simplex import feasible
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import ONE, Monomial, Poly, Ring, add, difference
from symproof.kernel.sequent import ZERO, Claim
from symproof.kernel.term import App, Num, Term, as_term
from symproof.kernel.theorem import Theorem, infer

ZERO_LESS_ZERO = Claim("<", ZERO, ZERO)


def rational(value: Fraction) -> Term:
    """Return the closed term of a rational number."""
    numerator = as_term(value.numerator)
    return numerator if value.denominator == 1 else App("/", (numerator, Num(value.denominator)))


def as_rational(term: Term) -> Fraction | None:
    """Return the rational number that a term is by arithmetic alone, None for any other."""
    try:
        return difference(term, ZERO)
    except KernelError:
        return None


def prove_linear(claim: Claim, premises: Sequence[Theorem]) -> Theorem | None:
    """Return the claim as a rational combination of the premises, None if it is none.

    Contradictory premises prove every claim.
    """
    usable = [p for p in premises if not p.claim.forall]
    try:
        found = combination(claim, usable)
        if found is None and any(p.claim.rel in ("<", "<=") for p in usable):
            false = combination(ZERO_LESS_ZERO, usable)
            return None if false is None else infer("absurd", (false,), claim)
    except KernelError:
        return None
    return found


def contradiction(premises: Sequence[Theorem], claim: Claim) -> Theorem | None:
    """Return the claim from premises that contradict each other, None if they do not."""
    usable = [p for p in premises if not p.claim.forall]
    try:
        false = combination(ZERO_LESS_ZERO, usable)
        if false is None:
            false = _apart_contradiction(usable)
    except KernelError:
        return None
    return None if false is None else infer("absurd", (false,), claim)


def _apart_contradiction(premises: Sequence[Theorem]) -> Theorem | None:
    """Return 0 != 0 from some a != b and equations that give a = b."""
    equations = [p for p in premises if p.claim.rel == "="]
    for premise in premises:
        if premise.claim.rel == "!=":
            equal = combination(Claim("=", premise.claim.lhs, premise.claim.rhs), equations)
            if equal is not None:
                ends = (Num(1), as_term(-1))
                return attempt("linear", (premise, equal), Claim("!=", ZERO, ZERO), ends)
    return None


def combination(claim: Claim, premises: Sequence[Theorem]) -> Theorem | None:
    """Return the claim as a rational combination of premises that are not universal.

    Raises:
        KernelError: ring-size.
    """
    match claim.rel:
        case "=":
            usable = [p for p in premises if p.claim.rel == "="]
        case "!=":
            return _apart(claim, premises)
        case _:
            usable = [p for p in premises if p.claim.rel != "!="]
    atoms = _shared_ring()
    target = _side(atoms, claim)
    sides = [_side(atoms, p.claim) for p in usable]
    kept = _usable(target, sides, [p.claim.rel for p in usable])
    if kept is None:
        return None
    usable, columns = [usable[i] for i in kept], [sides[i] for i in kept]
    multipliers = _solve(claim.rel, target, columns, [p.claim.rel for p in usable])
    if multipliers is None:
        return None
    used = [(p, rational(c)) for p, c in zip(usable, multipliers, strict=True) if c]
    return attempt("linear", tuple([p for p, _ in used]), claim, tuple([c for _, c in used]))


def _apart(claim: Claim, premises: Sequence[Theorem]) -> Theorem | None:
    """Return a != b from one premise c != d or c < d and equations."""
    equations = [p for p in premises if p.claim.rel == "="]
    for premise in premises:
        if premise.claim.rel in ("!=", "<"):
            atoms = _shared_ring()
            target = _side(atoms, claim)
            columns = [_side(atoms, p.claim) for p in (premise, *equations)]
            solution = _solve("=", target, columns, ["="] * len(columns))
            if solution is not None and solution[0]:
                terms = tuple([rational(value) for value in solution])
                return attempt("linear", (premise, *equations), claim, terms)
    return None


class _Shared:
    """The ring whose normal forms are kept from one search to the next, and how many at most.

    The same hypotheses are looked at for every claim.
    """

    ring: Ring = Ring()
    limit: Final = 50_000


def _shared_ring() -> Ring:
    if len(_Shared.ring.memo) > _Shared.limit:
        _Shared.ring = Ring()
    return _Shared.ring


def _side(atoms: Ring, claim: Claim) -> Poly:
    return add(atoms.normal(claim.rhs), atoms.normal(claim.lhs), -1)


def _usable(target: Poly, columns: Sequence[Poly], rels: Sequence[str]) -> list[int] | None:
    """Return the columns that can take part in a sum, None where they cannot give the target.

    A monomial that the target lacks must occur with both signs for its columns to cancel.
    """
    kept = list(range(len(columns)))
    while True:
        signs = _signs(columns, rels, kept)
        if any(m != ONE and (c > 0) not in signs.get(m, ()) for m, c in target.items()):
            return None
        stuck = {m for m, s in signs.items() if len(s) == 1 and m != ONE and m not in target}
        rest = [i for i in kept if stuck.isdisjoint(columns[i])]
        if len(rest) == len(kept):
            return kept
        kept = rest


def _signs(
    columns: Sequence[Poly], rels: Sequence[str], kept: Sequence[int]
) -> dict[Monomial, set[bool]]:
    """Return, for each monomial, whether it can be had with a positive or a negative factor."""
    signs: dict[Monomial, set[bool]] = {}
    for i in kept:
        for monomial, coefficient in columns[i].items():
            found = signs.setdefault(monomial, set())
            found |= {True, False} if rels[i] == "=" else {coefficient > 0}
    return signs


def _solve(
    rel: str, target: Poly, columns: Sequence[Poly], rels: Sequence[str]
) -> list[Fraction] | None:
    """Return multipliers of the columns whose sum is the target, up to a slack the rel allows.

    For a strict target the slack and the multipliers of strict premises must not all vanish;
    their sum is scaled to 1, and the target with it.
    """
    # in the order in which they occur: the numbers of atoms depend on what was looked at before
    monomials = dict.fromkeys([*(m for poly in (target, *columns) for m in poly), ONE])
    strict = rel == "<"
    signs: list[tuple[int, int]] = []
    for i, r in enumerate(rels):
        signs.append((i, 1))
        if r == "=":
            signs.append((i, -1))
    rows: list[list[Fraction]] = []
    values: list[Fraction] = []
    for monomial in monomials:
        aim = Fraction(target.get(monomial, 0))
        row = [Fraction(columns[i].get(monomial, 0) * sign) for i, sign in signs]
        row.append(Fraction(1 if rel != "=" and monomial == ONE else 0))
        row.append(-aim if strict else Fraction(0))
        rows.append(row)
        values.append(Fraction(0) if strict else aim)
    if strict:
        row = [Fraction(1 if rels[i] == "<" else 0) for i, _ in signs]
        rows.append([*row, Fraction(1), Fraction(0)])
        values.append(Fraction(1))
    solution = feasible(rows, values)
    if solution is None:
        return None
    scale = solution[-1] if strict and target else Fraction(1)
    if scale == 0:
        return None
    multipliers = [Fraction(0)] * len(columns)
    for (i, sign), value in zip(signs, solution, strict=False):
        multipliers[i] += sign * value / scale
    return multipliers
