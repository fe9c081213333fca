"""The inference rules, and the table of them: the whole logic.

A rule is a pure function from the sequents of its premises and its arguments to a sequent.
It makes no theorem: `infer` checks the kinds of what is given, calls it and wraps the result.
Hypotheses, definitions and trust of every premise come along (`join`), except where a rule
says that it removes one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from symproof.kernel import calculus, integrals, intervals, limits, matrix
from symproof.kernel.axioms import AXIOMS
from symproof.kernel.errors import refuse
from symproof.kernel.premises import Premises, comparison, equation, instance, join, nonzero
from symproof.kernel.ring import (
    Poly,
    Ring,
    add,
    as_constant,
    difference,
    field_equal,
    multiply,
    ring_equal,
)
from symproof.kernel.sequent import (
    JUDGEMENTS,
    NO_DEFS,
    NO_HYPS,
    NO_TRUST,
    ZERO,
    Claim,
    Definition,
    Sequent,
    guard_claim,
    negation,
    sealed,
)
from symproof.kernel.term import App, Lam, Term, Var, is_name, substitute

# equality


def refl(_: Premises, term: Term) -> Sequent:
    """|- t = t"""
    return Sequent(Claim("=", term, term))


def symm(premises: Premises) -> Sequent:
    """a = b |- b = a; the same for !="""
    (part,) = premises
    claim = instance(part)
    if claim.rel not in ("=", "!="):
        refuse("premise-relation", f"{claim.rel} is not symmetric")
    return Sequent(Claim(claim.rel, claim.rhs, claim.lhs), *join(part))


# (rel of a to b, rel of b to c) -> rel of a to c
_COMPOSE: Final = {
    ("=", "="): "=",
    ("=", "<"): "<",
    ("=", "<="): "<=",
    ("=", "!="): "!=",
    ("<", "="): "<",
    ("<=", "="): "<=",
    ("!=", "="): "!=",
    ("<", "<"): "<",
    ("<", "<="): "<",
    ("<=", "<"): "<",
    ("<=", "<="): "<=",
    ("diff", "="): "diff",
    ("diff+", "="): "diff+",
    ("diff-", "="): "diff-",
    ("limit", "="): "limit",
    ("integral", "="): "integral",
}
COMPOSE: Final[Mapping[tuple[str, str], str]] = MappingProxyType(_COMPOSE)


def trans(premises: Premises) -> Sequent:
    """a R b, b S c |- a RS c, with RS from the table COMPOSE"""
    first, second = premises
    left, right = instance(first), instance(second)
    if left.rhs != right.lhs:
        refuse("premise-match", "the first claim does not end where the second begins")
    rel = COMPOSE.get((left.rel, right.rel))
    if rel is None:
        refuse("premise-relation", f"{left.rel} and {right.rel} do not compose")
    return Sequent(Claim(rel, left.lhs, right.rhs), *join(first, second))


def cong(premises: Premises, context: Lam) -> Sequent:
    """a = b |- t(a) = t(b), for the function `context` taking one argument to t"""
    (part,) = premises
    claim = equation(part)
    if len(context.params) != 1:
        refuse("rule-arguments", "a context has one parameter")
    (hole,) = context.params
    lhs = substitute(context.body, {hole: claim.lhs})
    rhs = substitute(context.body, {hole: claim.rhs})
    return Sequent(Claim("=", lhs, rhs), *join(part))


def rewrite(premises: Premises, pattern: Claim, hole: str) -> Sequent:
    """a = b, c with a for the hole |- c with b for the hole"""
    link, part = premises
    claim = equation(link)
    if not is_name(hole) or pattern.substitute({hole: claim.lhs}, {}) != part.claim:
        refuse("premise-match", "the second premise is not the pattern at the left side")
    return Sequent(pattern.substitute({hole: claim.rhs}, {}), *join(link, part))


# hypotheses


def assume(_: Premises, claim: Claim) -> Sequent:
    """c |- c"""
    return Sequent(claim, frozenset({claim}))


def cut(premises: Premises) -> Sequent:
    """G |- h and D, h |- c give G, D |- c"""
    lemma, part = premises
    if lemma.claim not in part.hyps:
        refuse("hypothesis-absent", "the second premise does not rest on the first's claim")
    rest = Sequent(part.claim, part.hyps - {lemma.claim}, part.defs, part.trust)
    return Sequent(part.claim, *join(lemma, rest))


def gen(premises: Premises, names: tuple[str, ...]) -> Sequent:
    """c |- for all x. c, where no hypothesis or definition mentions x"""
    (part,) = premises
    claim = instance(part)
    fixed = part.fixed.intersection(names)
    if fixed:
        refuse("gen-free", f"{', '.join(sorted(fixed))} occurs in a hypothesis or definition")
    return Sequent(Claim(claim.rel, claim.lhs, claim.rhs, names), *join(part))


def spec(premises: Premises, terms: tuple[Term, ...]) -> Sequent:
    """for all x. c |- c with terms for x"""
    (part,) = premises
    claim = part.claim
    if not claim.forall or len(claim.forall) != len(terms):
        refuse("spec-arity", f"{len(claim.forall)} variables, {len(terms)} terms")
    bindings = dict(zip(claim.forall, terms, strict=True))
    lhs, rhs = substitute(claim.lhs, bindings), substitute(claim.rhs, bindings)
    return Sequent(Claim(claim.rel, lhs, rhs), *join(part))


# definitions, variables, function variables


def unfold(_: Premises, definition: Definition, args: tuple[Term, ...]) -> Sequent:
    """f(x) := t |- f(args) = t at args"""
    body = definition.at(args)
    return Sequent(Claim("=", App(definition.name, args), body), NO_HYPS, frozenset({definition}))


def put(premises: Premises, name: str, term: Term) -> Sequent:
    """Replace a free variable by a number, a matrix variable by a matrix, everywhere"""
    (part,) = premises
    return _everywhere(part, {name: term}, {})


def instantiate(premises: Premises, name: str, value: Lam) -> Sequent:
    """Replace a function variable by a function in claim, hypotheses and definitions"""
    (part,) = premises
    if not is_name(name):
        refuse("instantiate-primitive", f"{name!r} is not a function variable")
    if any(definition.name == name for definition in part.defs):
        refuse("instantiate-defined", f"{name} is defined")
    return _everywhere(part, {}, {name: value})


def _everywhere(part: Sequent, bindings: dict[str, Term], functions: dict[str, Lam]) -> Sequent:
    return Sequent(
        part.claim.substitute(bindings, functions),
        frozenset([hyp.substitute(bindings, functions) for hyp in part.hyps]),
        frozenset([definition.substitute(bindings, functions) for definition in part.defs]),
        part.trust,
    )


def rename(premises: Premises, old: str, new: str) -> Sequent:
    """Give the defined function `old` the name `new`, which does not occur in the premise"""
    (part,) = premises
    found = [definition for definition in part.defs if definition.name == old]
    if not found:
        refuse("discharge-absent", f"{old} is not defined in the premise")
    if any(new in item.functions for item in (part.claim, *part.hyps, *part.defs)):
        refuse("rename-taken", f"{new} already occurs in the premise")
    (definition,) = found
    renamed = Definition(new, definition.params, definition.body)
    value = Lam(definition.params, App(new, tuple([Var(param) for param in definition.params])))
    rest = Sequent(part.claim, part.hyps, part.defs - {definition}, part.trust)
    moved = _everywhere(rest, {}, {old: value})
    return Sequent(moved.claim, moved.hyps, moved.defs | {renamed}, moved.trust)


def discharge(premises: Premises, name: str) -> Sequent:
    """Remove the definition of a function that nothing else mentions"""
    (part,) = premises
    kept = frozenset([d for d in part.defs if d.name != name])
    if len(kept) == len(part.defs):
        refuse("discharge-absent", f"{name} is not defined in the premise")
    if any(name in item.functions for item in (part.claim, *part.hyps, *kept)):
        refuse("discharge-used", f"{name} is still mentioned")
    return Sequent(part.claim, part.hyps, kept, part.trust)


# arithmetic


def ring(_: Premises, lhs: Term, rhs: Term) -> Sequent:
    """|- a = b, where both have the same polynomial normal form"""
    claim = Claim("=", lhs, rhs)
    if not ring_equal(lhs, rhs):
        refuse("ring-differs", "the polynomial normal forms differ")
    return Sequent(claim)


def field(premises: Premises, lhs: Term, rhs: Term) -> Sequent:
    """d != 0, ... |- a = b, equal as fractions whose divisors are among the d"""
    claim = Claim("=", lhs, rhs)
    if not field_equal(lhs, rhs, [nonzero(part) for part in premises]):
        refuse("field-differs", "the fractions differ")
    return Sequent(claim, *join(Sequent(claim), *premises))


def holds(rel: str, value: Fraction) -> bool:
    """Whether a - b = value means that a rel b.

    Raises:
        KernelError: premise-relation, for what is not a comparison.
    """
    match rel:
        case "=":
            return value == 0
        case "!=":
            return value != 0
        case "<":
            return value < 0
        case "<=":
            return value <= 0
        case _:
            refuse("premise-relation", f"{rel} is not a comparison")


def decide(_: Premises, claim: Claim) -> Sequent:
    """|- a R b, where a - b is a rational constant that says so"""
    if claim.forall:
        refuse("premise-forall", "decide settles instances only")
    if claim.rel in JUDGEMENTS:
        refuse("premise-relation", "decide settles comparisons only")
    value = difference(claim.lhs, claim.rhs)
    if value is None:
        refuse("decide-open", "the difference is not a rational constant")
    if not holds(claim.rel, value):
        refuse("decide-false", "the difference is a constant that says otherwise")
    return Sequent(claim)


def linear(premises: Premises, claim: Claim, multipliers: tuple[Term, ...]) -> Sequent:
    """l R r, ... |- the claim that is their sum with multipliers

    Equations may be multiplied by any term; inequalities, by rationals >= 0, give inequalities.
    A disequation is a sum of equations and either one rational multiple, not 0, of some l != r
    or l < r, or else a rational constant that is not 0.
    """
    if claim.forall:
        refuse("premise-forall", "the claim of `linear` is an instance")
    if claim.rel in JUDGEMENTS:
        refuse("premise-relation", "the claim of `linear` is a comparison")
    if len(premises) != len(multipliers):
        refuse("rule-arguments", f"{len(premises)} premises, {len(multipliers)} multipliers")
    atoms = Ring()
    rest = _side(atoms, claim)
    strict = False
    apart = 0
    for part, multiplier in zip(premises, multipliers, strict=True):
        given = comparison(part)
        factor = atoms.normal(multiplier)
        if given.rel != "=":
            value = as_constant(factor)
            if value is None:
                refuse("linear-coefficient", "only an equation has a multiplier with variables")
            if claim.rel == "!=":
                allowed = value != 0 and given.rel != "<="
                apart += 1
            else:
                allowed = value >= 0 and claim.rel != "=" and given.rel != "!="
            if not allowed:
                refuse("linear-coefficient", f"this multiple of {given.rel} for {claim.rel}")
            strict = strict or (given.rel == "<" and value > 0)
        rest = add(rest, multiply(factor, _side(atoms, given)), -1)
    slack = as_constant(rest)
    if slack is None:
        refuse("linear-differs", "the sum differs from the claim")
    _check_slack(claim.rel, slack, strict, apart)
    return Sequent(claim, *join(Sequent(claim), *premises))


def _side(atoms: Ring, claim: Claim) -> Poly:
    """Return rhs - lhs, which is >= 0 where the claim is an inequality."""
    return add(atoms.normal(claim.rhs), atoms.normal(claim.lhs), -1)


def _check_slack(rel: str, slack: Fraction, strict: bool, apart: int) -> None:
    """Check that what the sum leaves over, a constant, makes the claim true."""
    match rel:
        case "=":
            good = slack == 0
        case "!=":
            good = slack == 0 if apart == 1 else slack != 0 and apart == 0
        case "<=":
            good = slack >= 0
        case "<":
            good = slack > 0 or (slack == 0 and strict)
        case _:
            refuse("premise-relation", f"{rel} is not a comparison")
    if not good:
        refuse("linear-slack", f"the constant that the sum leaves does not give {rel}")


def product(premises: Premises) -> Sequent:
    """0 < a, 0 < b |- 0 < a*b; with one <= it is <=; a != 0, b != 0 |- a*b != 0"""
    first, second = premises
    left, right = instance(first), instance(second)
    rels = {left.rel, right.rel}
    if rels == {"!="} and left.rhs == ZERO and right.rhs == ZERO:
        claim = Claim("!=", App("*", (left.lhs, right.lhs)), ZERO)
    elif rels <= {"<", "<="} and left.lhs == ZERO and right.lhs == ZERO:
        rel = "<" if rels == {"<"} else "<="
        claim = Claim(rel, ZERO, App("*", (left.rhs, right.rhs)))
    else:
        refuse("product-sign", "the premises do not both compare 0 with a term")
    return Sequent(claim, *join(first, second))


def square(_: Premises, term: Term) -> Sequent:
    """|- 0 <= t^2"""
    return Sequent(Claim("<=", ZERO, term**2))


# cases


def absurd(premises: Premises, claim: Claim) -> Sequent:
    """A false comparison of constants |- any claim"""
    (part,) = premises
    given = comparison(part)
    value = difference(given.lhs, given.rhs)
    if value is None or holds(given.rel, value):
        refuse("absurd-consistent", "the premise is not a false comparison of constants")
    return Sequent(claim, *join(part))


def cases(premises: Premises, term: Term) -> Sequent:
    """From G, t < 0 |- c and D, t = 0 |- c and E, 0 < t |- c follows G, D, E |- c"""
    claims = (Claim("<", term, ZERO), Claim("=", term, ZERO), Claim("<", ZERO, term))
    result = premises[0].claim
    parts: list[Sequent] = []
    for part, case in zip(premises, claims, strict=True):
        if part.claim != result:
            refuse("cases-claims", "the cases prove different claims")
        parts.append(Sequent(result, part.hyps - {case}, part.defs, part.trust))
    return Sequent(result, *join(*parts))


def branch(premises: Premises, term: Term) -> Sequent:
    """g |- cases(g, v, ...) = v; not g |- cases(g, v, rest) = cases(rest)"""
    (part,) = premises
    match term:
        case App("cases", (guard, value, *rest)):
            condition = guard_claim(guard)
        case _:
            refuse("rule-arguments", "the term is not cases(...)")
    if part.claim == condition:
        chosen = value
    elif part.claim == negation(condition):
        chosen = rest[0] if len(rest) == 1 else App("cases", tuple(rest))
    else:
        refuse("branch-guard", "the premise does not settle the first guard")
    return Sequent(Claim("=", term, chosen), *join(part))


# what is accepted


def axiom(_: Premises, name: str, terms: tuple[Term, ...]) -> Sequent:
    """conditions |- a named fact, with terms for its parameters"""
    entry = AXIOMS.get(name)
    if entry is None:
        refuse("axiom-unknown", f"{name!r} is not an axiom")
    if len(terms) != len(entry.params):
        refuse("axiom-arity", f"{name} takes {len(entry.params)} term(s), not {len(terms)}")
    bindings = dict(zip(entry.params, terms, strict=True))
    hyps = frozenset([condition.substitute(bindings, {}) for condition in entry.conditions])
    return Sequent(entry.claim.substitute(bindings, {}), hyps, NO_DEFS, frozenset({name}))


def oracle(_: Premises, name: str, claim: Claim) -> Sequent:
    """|- any claim, resting for ever on `oracle: name`"""
    return Sequent(claim, NO_HYPS, NO_DEFS, NO_TRUST | {f"oracle: {name}"})


@sealed
@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's function, the number of its premises (None: any), and the kinds of its args."""

    function: Callable[..., Sequent]
    premises: int | None
    kinds: tuple[str, ...] = ()

    @property
    def schema(self) -> str:
        """What the rule says, in one line."""
        return (self.function.__doc__ or "").strip().splitlines()[0]


_RULES: Final = {
    "refl": Rule(refl, 0, ("term",)),
    "symm": Rule(symm, 1),
    "trans": Rule(trans, 2),
    "cong": Rule(cong, 1, ("function",)),
    "rewrite": Rule(rewrite, 2, ("claim", "name")),
    "assume": Rule(assume, 0, ("claim",)),
    "cut": Rule(cut, 2),
    "gen": Rule(gen, 1, ("names",)),
    "spec": Rule(spec, 1, ("numbers",)),
    "unfold": Rule(unfold, 0, ("definition", "numbers")),
    "put": Rule(put, 1, ("name", "term")),
    "instantiate": Rule(instantiate, 1, ("name", "function")),
    "rename": Rule(rename, 1, ("name", "name")),
    "discharge": Rule(discharge, 1, ("name",)),
    "ring": Rule(ring, 0, ("number", "number")),
    "field": Rule(field, None, ("number", "number")),
    "decide": Rule(decide, 0, ("claim",)),
    "linear": Rule(linear, None, ("claim", "numbers")),
    "product": Rule(product, 2),
    "square": Rule(square, 0, ("number",)),
    "absurd": Rule(absurd, 1, ("claim",)),
    "cases": Rule(cases, 3, ("number",)),
    "branch": Rule(branch, 1, ("number",)),
    "enclose": Rule(intervals.enclose, 0, ("claim", "number")),
    "ext": Rule(calculus.ext, 1, ("term", "function", "name")),
    "deriv_var": Rule(calculus.deriv_var, 0, ("name", "number")),
    "deriv_const": Rule(calculus.deriv_const, 0, ("function", "number")),
    "deriv_neg": Rule(calculus.deriv_neg, 1),
    "deriv_add": Rule(calculus.deriv_add, 2),
    "deriv_sub": Rule(calculus.deriv_sub, 2),
    "deriv_mul": Rule(calculus.deriv_mul, 2),
    "deriv_div": Rule(calculus.deriv_div, 3),
    "deriv_pow": Rule(calculus.deriv_pow, 0, ("name", "number", "number")),
    "deriv_chain": Rule(calculus.deriv_chain, 2),
    "deriv_local": Rule(calculus.deriv_local, None, ("function", "name")),
    "deriv_value": Rule(calculus.deriv_value, 1),
    "deriv_side": Rule(calculus.deriv_side, 1, ("name",)),
    "deriv_join": Rule(calculus.deriv_join, 2),
    "deriv_unique": Rule(calculus.deriv_unique, 2),
    "increasing": Rule(calculus.increasing, 3, ("name",)),
    "limit_value": Rule(limits.limit_value, 1),
    "limit_const": Rule(limits.limit_const, 0, ("number",)),
    "limit_var": Rule(limits.limit_var, 0, ("number",)),
    "limit_neg": Rule(limits.limit_neg, 1),
    "limit_add": Rule(limits.limit_add, 2),
    "limit_sub": Rule(limits.limit_sub, 2),
    "limit_mul": Rule(limits.limit_mul, 2),
    "limit_div": Rule(limits.limit_div, 3),
    "limit_continuous": Rule(limits.limit_continuous, 2),
    "limit_compose": Rule(limits.limit_compose, None, ("name", "numbers")),
    "squeeze": Rule(limits.squeeze, None, ("function", "name", "numbers")),
    "limit_le": Rule(limits.limit_le, None, ("name", "numbers")),
    "limit_side": Rule(limits.limit_side, 1, ("name",)),
    "limit_join": Rule(limits.limit_join, 2),
    "limit_of_diff": Rule(limits.limit_of_diff, 1),
    "lhopital": Rule(limits.lhopital, None, ("name", "numbers")),
    "limit_bounded": Rule(limits.limit_bounded, 1),
    "integral_value": Rule(integrals.integral_value, 1),
    "integral_exists": Rule(
        integrals.integral_exists, None, ("function", "number", "number", "name")
    ),
    "integral_ftc": Rule(integrals.integral_ftc, None, ("function", "number", "number", "name")),
    "integral_deriv": Rule(integrals.integral_deriv, 1, ("number", "name")),
    "integral_add": Rule(integrals.integral_add, 2),
    "integral_scale": Rule(integrals.integral_scale, 1, ("number",)),
    "integral_ext": Rule(integrals.integral_ext, None, ("function", "name")),
    "integral_le": Rule(integrals.integral_le, 4, ("name",)),
    "integral_flip": Rule(integrals.integral_flip, 1),
    "integral_join": Rule(integrals.integral_join, 2),
    "integral_affine": Rule(integrals.integral_affine, 3, ("number", "number", "number")),
    "integral_improper": Rule(integrals.integral_improper, 2, ("name",)),
    "matrix": Rule(matrix.matrix, 0, ("matrix", "matrix")),
    "block": Rule(matrix.block, 0, ("matrix",)),
    "lift": Rule(matrix.lift, 1, ("matrix", "matrix", "names", "matrices")),
    "resize": Rule(matrix.resize, 1, ("name", "size")),
    "axiom": Rule(axiom, 0, ("name", "numbers")),
    "oracle": Rule(oracle, 0, ("name", "claim")),
}
RULES: Final[Mapping[str, Rule]] = MappingProxyType(_RULES)
