"""What a step may use: definitions, hypotheses, and facts cited by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from symproof.engine.equality import bare, fresh
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import (
    BRACKET,
    App,
    Lam,
    Mat,
    Num,
    Term,
    Var,
    bound_names,
    parts_of,
    sizes_of,
    substitute,
)
from symproof.kernel.theorem import Theorem, infer

PATTERN_SUFFIX = "__p"


@dataclass(frozen=True, slots=True)
class Fact:
    """A theorem to be used at any values of `variables` (its pattern variables).

    `general` is the universal theorem that it is the instance of, where all the pattern
    variables are those that it binds.
    """

    name: str
    theorem: Theorem
    variables: frozenset[str]
    general: Theorem | None = None

    @property
    def origins(self) -> tuple[Theorem, ...]:
        """The theorems that a proof by this fact rests on, one or the other."""
        return (self.theorem,) if self.general is None else (self.theorem, self.general)

    @classmethod
    def local(cls, name: str, theorem: Theorem) -> Fact:
        """Return a hypothesis as a fact: its bound variables vary, its free ones are fixed."""
        forall = theorem.claim.forall
        if not forall:
            return cls(name, theorem, frozenset())
        names = [variable + PATTERN_SUFFIX for variable in forall]
        body = infer("spec", (theorem,), tuple([Var(variable) for variable in names]))
        return cls(name, body, frozenset(names), theorem)

    @classmethod
    def cited(cls, name: str, theorem: Theorem) -> Fact:
        """Return a proved theorem as a fact: all its variables vary."""
        if theorem.claim.lhs.shape is not None:
            return cls.about_matrices(name, theorem)
        fact = cls.local(name, theorem)
        free = fact.theorem.claim.variables | fact.theorem.sequent.fixed
        if free <= fact.variables:
            return fact
        result, names = fact.theorem, set(fact.variables)
        for variable in sorted(free - fact.variables):
            new = variable + PATTERN_SUFFIX
            result = infer("put", (result,), variable, Var(new))
            names.add(new)
        return cls(name, result, frozenset(names))

    @classmethod
    def about_matrices(cls, name: str, theorem: Theorem) -> Fact:
        """Return a proved equation of matrices as a fact: matrices, numbers and sizes vary."""
        result, names = theorem, set[str]()
        sides = [side for c in (theorem.claim, *theorem.hyps) for side in (c.lhs, c.rhs)]
        for size in sorted(frozenset[str]().union(*map(sizes_of, sides))):
            new = (((size + PATTERN_SUFFIX, 1),), 0)
            result = infer("resize", (result,), size, new)
        sides = [side for c in (result.claim, *result.hyps) for side in (c.lhs, c.rhs)]
        shapes = {p.name: p for side in sides for p in parts_of(side) if isinstance(p, Mat)}
        for variable in sorted(result.claim.variables | result.sequent.fixed):
            new_name = variable + PATTERN_SUFFIX
            matrix = shapes.get(variable)
            shape = None if matrix is None else matrix.shape
            stand = Var(new_name) if shape is None else Mat(new_name, shape)
            result = infer("put", (result,), variable, stand)
            names.add(new_name)
        return cls(name, result, frozenset(names))


@dataclass(slots=True)
class Known:
    """What search has found in a context, so that it is not looked for on every line."""

    proved: dict[Claim, Theorem] = field(default_factory=dict[Claim, Theorem])
    # what was not proved, and with how much fuel
    failed: dict[Claim, int] = field(default_factory=dict[Claim, int])
    # what derivatives are, by the derivative and the side
    judged: dict[tuple[Term, str], Theorem | None] = field(
        default_factory=dict[tuple[Term, str], Theorem | None]
    )
    # how the functions of limits tend, by the limit term (see calculus.limits)
    limits: dict[Term, object] = field(default_factory=dict[Term, object])
    # what integrals are, by the integral (see calculus.integrals)
    integrals: dict[Term, Theorem | None] = field(default_factory=dict[Term, Theorem | None])


@dataclass(frozen=True, slots=True)
class Context:
    """Definitions by name, hypotheses as theorems `h |- h`, facts by name."""

    definitions: Mapping[str, Definition] = field(default_factory=dict[str, Definition])
    hyps: tuple[Theorem, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict[str, Fact])
    # what is known in contexts with the same hypotheses and facts, made from one another
    pool: dict[object, Known] = field(
        default_factory=dict[object, Known], compare=False, repr=False
    )
    known: Known = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        key = frozenset([theorem.claim for theorem in self.hyps]), tuple(self.facts)
        object.__setattr__(self, "known", self.pool.setdefault(key, Known()))

    def assuming(self, claims: Iterable[Claim]) -> Context:
        """Return the context with more hypotheses."""
        known = {theorem.claim for theorem in self.hyps}
        new = [infer("assume", (), c) for c in dict.fromkeys(claims) if c not in known]
        return replace(self, hyps=(*self.hyps, *new)) if new else self

    @property
    def claims(self) -> frozenset[Claim]:
        """The hypotheses."""
        return frozenset([theorem.claim for theorem in self.hyps])


Bindings = dict[str, Term]


def negated(term: Term) -> Term | None:
    """Return u where the term is visibly -u, up to brackets and the place of the sign."""
    match term:
        case App("neg", (a,)):
            return a
        case App(head, (a,)) if head == BRACKET:
            return negated(a)
        case App("*", (a, b)) if (u := negated(a)) is not None:
            return App("*", (u, b))
        case App("*", (a, b)) if (u := negated(b)) is not None:
            return App("*", (a, u))
        case App("/", (a, b)) if (u := negated(a)) is not None:
            return App("/", (u, b))
        case _:
            return None


def match(
    pattern: Term, term: Term, variables: frozenset[str], known: Bindings, *, loose: bool = False
) -> Bindings | None:
    """Return bindings of the pattern's variables that make it the term, up to brackets.

    With `loose`, a pattern -p also matches a product or fraction that is visibly negative:
    the instance then equals the term by `ring` only.
    """
    term, pattern = bare(term), bare(pattern)
    match pattern:
        case Var(name) if name in variables:
            if name in known:
                return known if known[name] == term else None
            return {**known, name: term}
        case App("neg", (p,)) if loose and not (isinstance(term, App) and term.head == "neg"):
            u = negated(term)
            return None if u is None else match(p, u, variables, known, loose=loose)
        case App(head, args):
            if not isinstance(term, App) or term.head != head or len(term.args) != len(args):
                return None
            result: Bindings | None = known
            for p, t in zip(args, term.args, strict=True):
                result = match(p, t, variables, result, loose=loose)
                if result is None:
                    return None
            return result
        case Lam((p,), body) if isinstance(term, Lam) and len(term.params) == 1:
            return _match_functions(p, body, term, variables, known)
        case Num() | Var():
            return known if pattern == term else None
        case _:
            return None


def _match_functions(
    param: str, body: Term, function: Lam, variables: frozenset[str], known: Bindings
) -> Bindings | None:
    """Return bindings that make two functions equal up to the names of their arguments."""
    name = fresh(param, function.variables | bound_names(function.body) | {param})
    try:
        own = substitute(body, {param: Var(name)})
        other = substitute(function.body, {function.params[0]: Var(name)})
    except KernelError:
        return None
    found = match(own, other, variables, known)
    if found is None or any(name in value.variables for value in found.values()):
        return None
    return found


def instance(fact: Fact, bindings: Bindings) -> Theorem | None:
    """Return the fact's theorem at the bindings, None where a variable would be captured."""
    result = fact.theorem
    try:
        if fact.general is not None and bindings.keys() == fact.variables:
            terms = [bindings[name + PATTERN_SUFFIX] for name in fact.general.claim.forall]
            return infer("spec", (fact.general,), tuple(terms))
        for name in sorted(bindings):
            result = infer("put", (result,), name, bindings[name])
    except KernelError:
        return None
    return result
