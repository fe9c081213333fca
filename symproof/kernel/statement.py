"""What `proved` promises: a theorem that is exactly what was stated, and terms that are defined.

Functions are total in the rules (1/0 is some number), so a proof of `x/x = 1` alone would mean
little.  `obligations` lists what must hold for every term of a statement to have a value;
`check_proved` accepts a theorem for a statement only together with a theorem for each of them.

What is differentiated must have a value not only at a point but everywhere near it; what tends
somewhere, near that place; what is integrated, between the ends; what is applied to the entries of
a matrix, everywhere.  Such an obligation is about a new variable z.  Near a point a its theorem
may rest on inequalities 0 < p(z) that are shown to hold at a, where p is shown to be
differentiable, so that they hold near a; and on what the place of a limit or the ends of an
integral say of z: z != a, a < z, z < a; l < z at infinity, z < r at minus infinity, for any l and
r; a <= z and z <= b where a <= b is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Final, NamedTuple

from symproof.kernel.errors import refuse
from symproof.kernel.ring import difference
from symproof.kernel.sequent import (
    JUDGEMENTS,
    NO_DEFS,
    NO_HYPS,
    ZERO,
    Claim,
    Definition,
    Definitions,
    Hypotheses,
    check_definitions,
    guard_claim,
    negation,
    sealed,
    variables_of,
)
from symproof.kernel.shapes import Shape
from symproof.kernel.term import (
    INTEGRALS,
    LIMITS,
    App,
    Lam,
    Mat,
    Term,
    Var,
    bound_names,
    diff,
    parts_of,
    sizes_of,
    substitute,
)
from symproof.kernel.theorem import Theorem

MAX_TERMS: Final = 200_000


@sealed
@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with its hypotheses and definitions, as an author states it."""

    claim: Claim
    hyps: Hypotheses = NO_HYPS
    defs: Definitions = NO_DEFS


# where a new variable is: the head of the term that binds it, and the numbers of that term;
# "map" and no numbers where it may be any number
Place = tuple[str, tuple[Term, ...]]
Near = tuple[tuple[str, Place], ...]
ANYWHERE: Final[Place] = ("map", ())


@dataclass(frozen=True, slots=True)
class Obligation:
    """`claim` must hold under `guards` for `term` to have a value.

    `near` names variables that stand for all numbers at a place.
    """

    term: Term
    guards: Hypotheses
    claim: Claim
    near: Near = ()


class _Spot(NamedTuple):
    """A term of a statement, under guards, with variables that are at places."""

    term: Term
    guards: Hypotheses = NO_HYPS
    near: Near = ()


Table = Mapping[str, Definition]


def obligations(claims: Iterable[Claim], defs: Iterable[Definition]) -> tuple[Obligation, ...]:
    """Return what must hold for all terms of the claims to be defined, without repetitions.

    Definitions are looked into wherever they are used.  A variable that a claim binds stands
    free in its obligations: as a theorem, an obligation holds for all its values.  A claim that
    judges a derivative needs what the derivative is of, not the derivative, to be defined.

    Raises:
        KernelError: capture, definition-arity, term-depth, term-size, statement-size, ring-size.
    """
    claims, defs = tuple(claims), tuple(defs)
    walk = _Walk({definition.name: definition for definition in defs}, _names(claims, defs))
    pending: list[_Spot] = []
    for claim in claims:
        left = _Spot(claim.lhs)
        pending.extend(walk.parts(left) if claim.rel in JUDGEMENTS else (left,))
        if claim.rel != "bounded":
            pending.append(_Spot(claim.rhs))
    pending.reverse()
    seen: set[_Spot] = set()
    found: dict[Obligation, None] = {}
    while pending:
        place = pending.pop()
        if not isinstance(place.term, App) or place in seen:
            continue
        seen.add(place)
        if len(seen) > MAX_TERMS:
            refuse("statement-size", f"more than {MAX_TERMS} terms, definitions unfolded")
        claim = _condition(place.term)
        if claim is not None:
            found[Obligation(place.term, place.guards, claim, place.near)] = None
        pending.extend(reversed([*walk.parts(place)]))
    return tuple(found)


def _names(claims: Iterable[Claim], defs: Iterable[Definition]) -> frozenset[str]:
    """Return every name in a statement, free or bound."""
    found: set[str] = set()
    for claim in claims:
        found |= claim.functions.union(claim.forall, *map(_names_of, (claim.lhs, claim.rhs)))
    for definition in defs:
        found |= definition.functions.union(definition.params, _names_of(definition.body))
    return frozenset(found)


def _names_of(term: Term) -> frozenset[str]:
    return term.variables | bound_names(term)


@dataclass(slots=True)
class _Walk:
    """From a term to the terms that its value needs; new variables are not among `taken`."""

    table: Table
    taken: frozenset[str]

    def parts(self, place: _Spot) -> Iterator[_Spot]:
        """Yield the terms whose values the value of a term needs, each in its place."""
        match place.term:
            case App("cases", args):
                yield from self._branches(args, place)
            case App(head, (Lam((param,), body), *numbers)):
                yield from (place._replace(term=number) for number in numbers)
                yield self._inside(param, body, (head, tuple(numbers)), place)
            case App(head, args):
                yield from (place._replace(term=arg) for arg in args)
                if head in self.table:
                    yield place._replace(term=self.table[head].at(args))
            case _:
                pass

    @staticmethod
    def _branches(args: tuple[Term, ...], place: _Spot) -> Iterator[_Spot]:
        guards = place.guards
        for guard, value in zip(args[:-1:2], args[1::2], strict=True):
            condition = guard_claim(guard)
            yield _Spot(condition.lhs, guards, place.near)
            yield _Spot(condition.rhs, guards, place.near)
            yield _Spot(value, guards | {condition}, place.near)
            guards = guards | {negation(condition)}
        yield _Spot(args[-1], guards, place.near)

    def _inside(self, param: str, body: Term, where: Place, place: _Spot) -> _Spot:
        """Return what a term takes a function of, at a new variable where the function matters.

        Near what is near a, is near a.  Where the numbers depend on such a variable in another
        way, the new variable stands for all numbers.  A guard about what is near a point does
        not hold for what is near that.
        """
        names = {name for name, _ in place.near}
        head, numbers = where
        if head == "map":
            where = ANYWHERE
        elif any(not names.isdisjoint(number.variables) for number in numbers):
            where = self._inherited(head, numbers, dict(place.near))
        name = self._new(param, place.near)
        guards = frozenset([guard for guard in place.guards if names.isdisjoint(guard.variables)])
        near = (*place.near, (name, where))
        return _Spot(substitute(body, {param: Var(name)}), guards, near)

    @staticmethod
    def _inherited(head: str, numbers: tuple[Term, ...], near: Mapping[str, Place]) -> Place:
        """Return where the points near a variable are that is itself near a point."""
        match numbers:
            case (Var(name),) if head in ("diff", "limit") and name in near:
                inherited = near[name]
                return inherited if inherited[0] == "diff" or inherited[0] in LIMITS else ANYWHERE
            case _:
                return ANYWHERE

    def _new(self, param: str, near: Near) -> str:
        """Return the name of a new variable: always the same one in the same surroundings."""
        names = (f"{param}_{i}" for i in count(1))
        used = self.taken.union(name for name, _ in near)
        return next(name for name in names if name not in used)


def _condition(term: App) -> Claim | None:
    """Return what must hold for a function to have a value at its arguments, None if nothing."""
    match term.head, term.args:
        case "diff", _:
            return Claim("diff", term, term)
        case head, _ if head in LIMITS:
            return Claim("limit", term, term)
        case head, _ if head in INTEGRALS:
            return Claim("integral", term, term)
        case "/", (_, divisor):
            return _unless_constant(divisor)
        case "log", (a,):
            return Claim("<", ZERO, a)
        case "sqrt", (a,):
            return Claim("<=", ZERO, a)
        case "tan", (a,):
            return Claim("!=", App("cos", (a,)), ZERO)
        case "^", (base, exponent):
            value = difference(exponent, ZERO)
            if value is None:
                return Claim("<", ZERO, base)
            if value.denominator == 1:
                return None if value >= 0 else _unless_constant(base)
            return Claim("<=" if value > 0 else "<", ZERO, base)
        case _:
            return None


def _unless_constant(divisor: Term) -> Claim | None:
    """Return divisor != 0, or None where the divisor is a rational number that is not 0."""
    value = difference(divisor, ZERO)
    return None if value is not None and value != 0 else Claim("!=", divisor, ZERO)


def check_proved(
    statement: Statement, theorem: Theorem, definedness: Iterable[Theorem] = ()
) -> None:
    """Refuse unless the theorems prove the statement and that all its terms are defined.

    Raises:
        KernelError: premise-theorem, statement-shape, statement-claim, statement-hypothesis,
            statement-definition, statement-oracle, statement-undefined, statement-variable,
            statement-name,
            definition-clash, definition-cyclic, definition-arity.
    """
    check_statement(statement)
    if theorem_claim(theorem) != statement.claim:
        refuse("statement-claim", f"the theorem says {theorem.claim!r}")
    _check_basis(theorem, statement.hyps, statement.defs)
    available: dict[Claim, list[Theorem]] = {}
    for part in definedness:
        available.setdefault(theorem_claim(part), []).append(part)
        if has_oracle(part):
            refuse("statement-oracle", f"{sorted(part.trust)}")
    for obligation in obligations((statement.claim, *statement.hyps), statement.defs):
        if not _is_met(obligation, statement, available):
            refuse("statement-undefined", f"{obligation.term!r} needs {obligation.claim!r}")


Available = Mapping[Claim, Iterable[Theorem]]


def _is_met(obligation: Obligation, statement: Statement, available: Available) -> bool:
    """Whether a theorem proves an obligation, from what is stated and what holds near points."""
    names = {name for name, _ in obligation.near}
    given = statement.hyps | obligation.guards
    fixed = frozenset([hyp for hyp in given if names.isdisjoint(hyp.variables)])
    return any(
        part.defs <= statement.defs
        and all(
            _holds_near(hyp, obligation.near, fixed, statement.defs, available)
            for hyp in part.hyps - given
        )
        for part in available.get(obligation.claim, ())
    )


def _holds_near(
    hyp: Claim, near: Near, given: Hypotheses, defs: Definitions, available: Available
) -> bool:
    """Whether a hypothesis says of a variable what holds at its place."""
    about = [(name, place) for name, place in near if name in hyp.variables]
    if len(about) != 1 or hyp.forall:
        return False
    ((name, (head, numbers)),) = about
    shown = {
        claim
        for claim, parts in available.items()
        if any(part.hyps <= given and part.defs <= defs for part in parts)
    }
    z = Var(name)
    match head, numbers:
        case "limit+oo", _:
            return hyp.rel == "<" and hyp.rhs == z and name not in hyp.lhs.variables
        case "limit-oo", _:
            return hyp.rel == "<" and hyp.lhs == z and name not in hyp.rhs.variables
        case "integral", (a, b):
            rising = hyp in (Claim("<=", a, z), Claim("<=", z, b)) and Claim("<=", a, b) in shown
            falling = hyp in (Claim("<=", b, z), Claim("<=", z, a)) and Claim("<=", b, a) in shown
            return rising or falling or _bounds_ends(hyp, z, numbers, shown)
        case "integral+oo", (a,):
            return hyp == Claim("<=", a, z)
        case "integral-oo", (a,):
            return hyp == Claim("<=", z, a)
        case (("diff" | "limit" | "limit+" | "limit-"), (a,)):
            side = {
                "limit": Claim("!=", z, a),
                "limit+": Claim("<", a, z),
                "limit-": Claim("<", z, a),
            }
            return hyp == side.get(head) or _holds_around(hyp, name, a, shown)
        case _:
            return False


def _bounds_ends(hyp: Claim, z: Var, ends: tuple[Term, ...], shown: Iterable[Claim]) -> bool:
    """Whether a hypothesis bounds z, which is between the ends, by what is shown to bound both."""
    if hyp.rel not in ("<", "<="):
        return False
    below = hyp.rhs == z and all(Claim(hyp.rel, hyp.lhs, end) in shown for end in ends)
    above = hyp.lhs == z and all(Claim(hyp.rel, end, hyp.rhs) in shown for end in ends)
    return below or above


def _holds_around(hyp: Claim, name: str, point: Term, shown: Iterable[Claim]) -> bool:
    """Whether a hypothesis says 0 < p(z) of a z near a, where 0 < p(a) and p is differentiable."""
    if hyp.rel != "<" or hyp.lhs != ZERO:
        return False
    at_point = substitute(hyp.rhs, {name: point})
    smooth = diff(name, hyp.rhs, point)
    return Claim("<", ZERO, at_point) in shown and any(
        claim.rel == "diff" and claim.lhs == smooth and not claim.forall for claim in shown
    )


def check_statement(statement: Statement) -> None:
    """Refuse what no theorem could be accepted for: it is ill formed, or its names mislead.

    Raises:
        KernelError: statement-shape, statement-name, statement-variable, definition-clash,
            definition-cyclic, definition-arity.
    """
    _check_shape(statement)
    _check_variables(statement)


def theorem_claim(theorem: Theorem) -> Claim:
    """Return the claim of what must be a theorem.

    Raises:
        KernelError: premise-theorem.
    """
    if type(theorem) is not Theorem:
        refuse("premise-theorem", f"{theorem!r} is not a theorem")
    return theorem.claim


def has_oracle(theorem: Theorem) -> bool:
    """Whether the theorem rests on an oracle."""
    return any(name.startswith("oracle: ") for name in theorem.trust)


def _check_basis(theorem: Theorem, hyps: Hypotheses, defs: Definitions) -> None:
    if not theorem.hyps <= hyps:
        refuse("statement-hypothesis", f"{set(theorem.hyps - hyps)!r}")
    if not theorem.defs <= defs:
        refuse("statement-definition", f"{set(theorem.defs - defs)!r}")
    if has_oracle(theorem):
        refuse("statement-oracle", f"{sorted(theorem.trust)}")


def _check_shape(statement: Statement) -> None:
    """Refuse what only looks like a statement, and definitions that cannot stand together."""
    sets = (statement.hyps, Claim), (statement.defs, Definition)
    if (
        type(statement) is not Statement
        or type(statement.claim) is not Claim
        or any(type(items) is not frozenset for items, _ in sets)
        or any(type(item) is not kind for items, kind in sets for item in items)
    ):
        refuse("statement-shape", "a statement is a claim, hypotheses and definitions")
    check_definitions(statement.claim, statement.hyps, statement.defs)


def _check_variables(statement: Statement) -> None:
    """Refuse names that a reader could mistake.

    A name is a variable or a function, or a matrix of one shape, or a size, everywhere in a
    statement: `f(x - 1)` may be printed for both.  What an obligation says of a bound variable
    must not follow from a hypothesis about another, so a bound variable is not free in a
    hypothesis or definition.  A variable that a derivative, a limit or an integral binds is not
    free in a definition: of `f(x) = b*x`, which stands for one b, a reader would take
    `diff(f(x), b)` to be x.
    """
    items = (statement.claim, *statement.hyps, *statement.defs)
    functions = frozenset[str]().union(*(item.functions for item in items))
    differentiated = frozenset[str]().union(
        *(bound_names(claim.lhs) for claim in (statement.claim, *statement.hyps)),
        *(bound_names(claim.rhs) for claim in (statement.claim, *statement.hyps)),
        *(bound_names(definition.body) for definition in statement.defs),
    )
    names = variables_of(items).union(
        differentiated,
        *(claim.forall for claim in (statement.claim, *statement.hyps)),
        *(definition.params for definition in statement.defs),
    )
    both = names & functions
    if both:
        refuse("statement-name", f"{', '.join(sorted(both))} is a variable and a function")
    fixed = frozenset(variables_of(statement.defs))
    _check_matrices((statement.claim, *statement.hyps), functions | fixed)
    both = differentiated & variables_of(statement.defs)
    if both:
        refuse("statement-variable", f"{', '.join(sorted(both))} is bound and in a definition")
    free = variables_of(statement.hyps) | variables_of(statement.defs)
    for claim in (statement.claim, *statement.hyps):
        both = free.intersection(claim.forall)
        if both:
            refuse("statement-variable", f"{', '.join(sorted(both))} is both bound and free")


def _check_matrices(claims: Iterable[Claim], others: frozenset[str]) -> None:
    """Refuse a name that stands for matrices of two shapes, or for a matrix and something else.

    `others` are the names of functions, and those of numbers that definitions are about.
    """
    claims = tuple(claims)
    sides = [side for claim in claims for side in (claim.lhs, claim.rhs)]
    if all(side.shape is None for side in sides):
        return
    parts = [part for side in sides for part in parts_of(side)]
    shapes: dict[str, Shape | None] = {}
    for part in parts:
        if isinstance(part, Mat) and shapes.setdefault(part.name, part.shape) != part.shape:
            refuse("statement-name", f"{part.name} has two shapes")
    numbers = others.union(
        (part.name for part in parts if isinstance(part, Var)),
        *map(bound_names, sides),
        *(claim.forall for claim in claims),
    )
    sizes = frozenset[str]().union(*map(sizes_of, sides))
    both = (shapes.keys() & numbers) | (sizes & (shapes.keys() | numbers))
    if both:
        refuse("statement-name", f"{', '.join(sorted(both))} is a matrix or a size and another")
