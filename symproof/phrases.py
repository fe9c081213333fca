"""What a page says: words of authors, names, formulas, and sentences of the catalogue.

The sentences about a statement are here: its hypotheses, where it holds, what it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from symproof.derivation import Cited, Derivation, Given
from symproof.headings import merger
from symproof.kernel.axioms import AXIOMS
from symproof.kernel.sequent import JUDGEMENTS, Claim, Definition, variables_of
from symproof.kernel.shapes import Shape, names_of
from symproof.kernel.term import App, Lam, Mat, Term, Var, diff, parts_of, sizes_of
from symproof.notation.places import ROUNDED, Stated

PROPERTIES: Final = ("odd", "even", "continuous", "differentiable", "twice differentiable")


class Author(NamedTuple):
    """Words of an author, in no notation, to be escaped."""

    text: str

    def __bool__(self) -> bool:
        return bool(self.text)


class Function(NamedTuple):
    """The name of a function, to be shown as the notation shows it."""

    name: str


class Shaped(NamedTuple):
    """Matrices of one shape, to be shown as `A, B ∈ ℝⁿˣᵐ`."""

    names: tuple[str, ...]
    shape: Shape


class Name(NamedTuple):
    """The name of a fact, an axiom or a rule."""

    name: str


Formula: TypeAlias = "Term | Claim | Stated | Definition"
Value: TypeAlias = (
    "Author | Function | Shaped | Name | Formula | Phrase | int | str | Sequence[Value]"
)

NO_VALUES: Final[Mapping[str, Value]] = MappingProxyType({})


class Phrase(NamedTuple):
    """A sentence of the catalogue, with what stands in its places."""

    key: str
    values: Mapping[str, Value] = NO_VALUES


def property_of(given: Given) -> str:
    """Return "odd", "even", ... where the hypothesis says that of its function, "" elsewhere."""
    if len(given.claim.forall) != 1 or given.kind not in PROPERTIES:
        return ""
    t = Var(given.claim.forall[0])
    value = App(given.function, (t,))
    slope = diff(t.name, value, t)
    curvature = diff(t.name, slope, t)
    tends = App("limit", (Lam((t.name,), value), t))
    rel, lhs, rhs = {
        "odd": ("=", App(given.function, (-t,)), -value),
        "even": ("=", App(given.function, (-t,)), value),
        "continuous": ("limit", tends, value),
        "differentiable": ("diff", slope, slope),
        "twice differentiable": ("diff", curvature, curvature),
    }[given.kind]
    says = Claim(rel, lhs, rhs, given.claim.forall)
    return given.kind.replace(" ", "_") if given.claim == says else ""


def visible(given: Sequence[Given]) -> tuple[Given, ...]:
    """Return the hypotheses without those that another one contains, as it reads."""
    twice = {g.function for g in given if property_of(g) == "twice_differentiable"}
    return tuple(
        [g for g in given if g.function not in twice or property_of(g) != "differentiable"]
    )


def hypothesis(given: Given) -> Phrase | Claim:
    """Return how a hypothesis reads."""
    kind = property_of(given)
    if not kind:
        return given.claim
    return Phrase(kind, {"function": Function(given.function), "claim": given.claim})


KINDS: Final = {
    "odd": "kind_odd",
    "even": "kind_even",
    "continuous": "kind_continuous",
    "differentiable": "kind_differentiable",
    "twice_differentiable": "kind_twice_differentiable",
}


def domain(derivation: Derivation) -> Phrase | None:
    """Return where a claim is proved: for which functions and numbers; None where it has none."""
    statement = derivation.proved.statement
    items = (statement.claim, *statement.hyps, *statement.defs)
    defined = {definition.name for definition in statement.defs}
    functions = sorted(frozenset[str]().union(*(i.functions for i in items)) - defined)
    shaped = matrices((statement.claim, *statement.hyps))
    shapes = frozenset(name for group in shaped for name in group.names)
    variables = sorted(variables_of(items).union(statement.claim.forall) - shapes)
    kinds: dict[str, list[Phrase]] = {name: [] for name in functions}
    conditions: list[Value] = []
    for given in visible(derivation.given):
        kind = property_of(given)
        if kind and given.function in kinds:
            kinds[given.function].append(Phrase(KINDS[kind]))
        else:
            conditions.append(given.claim)
    things = [_every(name, said) for name, said in kinds.items()]
    if shaped:
        things.append(Phrase("all_matrices", {"names": shaped}))
    sizes = _other_sizes((statement.claim, *statement.hyps), shaped)
    if sizes:
        things.append(Phrase("all_sizes", {"names": sizes}))
    if variables:
        things.append(Phrase("all_real", {"names": tuple(map(Var, variables))}))
    if not things:
        return None
    *first, last = things
    joined = Phrase("both", {"first": tuple(first), "second": last}) if first else last
    if not conditions:
        return Phrase("domain", {"things": joined})
    # that a limit exists is a sentence of its own
    judged = any(isinstance(said, Claim) and said.rel in JUDGEMENTS for said in conditions)
    key = "domain_such_that" if judged else "domain_with"
    return Phrase(key, {"things": joined, "conditions": tuple(conditions)})


def _other_sizes(claims: Iterable[Claim], shaped: Sequence[Shaped]) -> tuple[Var, ...]:
    """Return the names of sizes that are not in the shapes which are said, as n in eye(n)."""
    sides = [side for claim in claims for side in (claim.lhs, claim.rhs)]
    said = [names_of(size) for group in shaped for size in group.shape]
    others = frozenset[str]().union(*map(sizes_of, sides)).difference(*said)
    return tuple(map(Var, sorted(others)))


def notes(claims: Iterable[Claim]) -> tuple[Phrase, ...]:
    """Return what a reader of some claims must know of the notation."""
    sides = [side for claim in claims for side in (claim.lhs, claim.rhs)]
    maps = (isinstance(p, App) and p.head == "map" for side in sides for p in parts_of(side))
    return (Phrase("entrywise"),) if any(maps) else ()


def meanings(claims: Iterable[Claim], definitions: Iterable[Definition]) -> tuple[Phrase, ...]:
    """Return what the names of functions mean that a reader cannot know, or may know otherwise."""
    sides = [side for claim in claims for side in (claim.lhs, claim.rhs)]
    bodies = [definition.body for definition in definitions]
    parts = (part for term in (*sides, *bodies) for part in parts_of(term))
    normal = any(isinstance(part, App) and part.head == "Phi" for part in parts)
    return (Phrase("normal", {"function": Function("Phi")}),) if normal else ()


def matrices(claims: Iterable[Claim]) -> tuple[Shaped, ...]:
    """Return the matrices that some claims speak of, those of one shape together."""
    sides = [side for claim in claims for side in (claim.lhs, claim.rhs)]
    found = {part for side in sides for part in parts_of(side) if isinstance(part, Mat)}
    groups: dict[Shape, list[str]] = {}
    for matrix in sorted(found, key=lambda matrix: matrix.name):
        if matrix.shape is not None:
            groups.setdefault(matrix.shape, []).append(matrix.name)
    return tuple([Shaped(tuple(names), shape) for shape, names in groups.items()])


def conclusion(derivation: Derivation) -> Claim | Stated | Phrase:
    """Return how a claim reads at the end: with what is meant, where a term is rounded."""
    said = derivation.shown
    if isinstance(said, Stated) and ROUNDED in said.relations:
        return Phrase("rounded", {"claim": said, "meaning": derivation.claim})
    return said


def _every(name: str, kinds: Sequence[Phrase]) -> Phrase:
    if not kinds:
        return Phrase("every", {"function": Function(name)})
    return Phrase("every_kind", {"kinds": tuple(kinds), "function": Function(name)})


def listed(items: Sequence[Value]) -> Value:
    """Return items as they stand in a sentence: `a, b and c`."""
    if len(items) < 2:
        return items
    return Phrase("and", {"first": tuple(items[:-1]), "last": items[-1]})


def _under(conditions: Sequence[Value], claim: Claim) -> Claim | Phrase:
    if not conditions:
        return claim
    *first, last = conditions
    joined = Phrase("and_also", {"first": tuple(first), "last": last}) if first else last
    return Phrase("under", {"claim": claim, "conditions": joined})


def cited(fact: Cited, known: Sequence[Definition] = (), lang: str = "en") -> Phrase:
    """Return how a cited fact reads, without the definitions that the reader knows.

    Names are English: readers of another language are told the title of the theorem, too.
    """
    statement = _under(_conditions(fact), fact.claim)
    defined: tuple[Value, ...] = (
        *[each for each in fact.definitions if each not in known],
        *matrices((fact.claim, *fact.hyps)),
        *filter(_is_value, fact.hyps),
    )
    if defined:
        statement = Phrase("where", {"statement": statement, "definitions": defined})
    values: dict[str, Value] = {"name": _titled(fact, lang), "statement": statement}
    if not fact.origin or fact.origin == fact.name:
        return Phrase("cited", values)
    return Phrase("cited_from", {**values, "origin": Name(fact.origin)})


def _titled(fact: Cited, lang: str) -> Name | Phrase:
    """Return the name of a fact, with its title where that says more to a reader."""
    own = fact.derivation
    title = "" if own is None else own.translations.get(lang, "")
    if not title:
        return Name(fact.name)
    return Phrase("titled", {"name": Name(fact.name), "title": Author(title)})


def _conditions(fact: Cited) -> tuple[Claim | Phrase, ...]:
    """Return what a cited fact assumes, properties of functions as one; blocks are left out."""
    said = [_assumed(claim) for claim in fact.hyps if not _is_value(claim)]
    properties = [each for each in said if isinstance(each, Phrase)]
    while len(properties) > 1:
        *properties, first, last = properties
        properties.append(Phrase("and_also", {"first": first, "last": last}))
    return (*properties, *[each for each in said if isinstance(each, Claim)])


def _is_value(claim: Claim) -> bool:
    """Whether a hypothesis says what a matrix consists of."""
    return claim.rel == "=" and isinstance(claim.lhs, Mat) and not claim.forall


def _assumed(claim: Claim) -> Claim | Phrase:
    """Return how a hypothesis of a cited fact reads."""
    for function in sorted(claim.functions):
        for kind in PROPERTIES:
            if said := property_of(Given("", claim, kind, function)):
                return Phrase(f"is_{said}", {"function": Function(function)})
    return claim


def accepted(name: str, taken: Iterable[str] = ()) -> Phrase | Name:
    """Return how an axiom reads, about other variables than those `taken`; an oracle is a name."""
    axiom = AXIOMS.get(name)
    if axiom is None:
        return Name(name)
    conditions, claim = _renamed(axiom.conditions, axiom.claim, frozenset(taken))
    by_definition = axiom.source == "definition"
    source = Phrase("by_definition") if by_definition else Author(axiom.source)
    statement = _under(merger(claim)(conditions), claim)
    return Phrase("accepted", {"name": Name(name), "statement": statement, "source": source})


def _renamed(
    conditions: Sequence[Claim], claim: Claim, taken: frozenset[str]
) -> tuple[tuple[Claim, ...], Claim]:
    """Return claims about numbers where their variables are not names of matrices."""
    own = frozenset[str]().union(claim.variables, *(each.variables for each in conditions))
    free = (name for name in "tsuvwr" if name not in own | taken)
    fresh = {name: Var(next(free)) for name in sorted(own & taken)}
    if not fresh:
        return tuple(conditions), claim
    return tuple([each.substitute(fresh, {}) for each in conditions]), claim.substitute(fresh, {})
