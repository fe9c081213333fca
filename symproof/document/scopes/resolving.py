"""All that is in force for some terms where they stand: definitions, assumptions, values.

A definition's own names have the meanings that they have where the definition stands, but for a
function that is any of its kind there: it is the one that is defined where the claim stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from symproof.document.scopes.definitions import conditions_on
from symproof.document.scopes.known import known_definition
from symproof.document.scopes.lines import Line
from symproof.document.scopes.meanings import (
    Ambiguous,
    Condition,
    FunctionMeaning,
    Origin,
    Property,
    ValueMeaning,
    same,
)
from symproof.document.scopes.outline import Scope
from symproof.document.scopes.subjects import shown
from symproof.document.scopes.survey import Survey
from symproof.document.scopes.throughout import at_ends
from symproof.document.words.renewing import EVERY
from symproof.kernel.errors import KernelError
from symproof.kernel.ring import difference
from symproof.kernel.sequent import Claim, Definition
from symproof.kernel.term import App, Lam, Num, Term, Var, parts_of, substitute
from symproof.notation.unicode import show_definition

Resolved = FunctionMeaning | tuple[Property, ...] | None
_MOST_UNFOLDINGS: Final = 2_000
# a capital I, which the kernel does not take for a name
_IDENTITY: Final = "I_"


class Unsettled(Exception):
    """A claim that cannot be settled, for a reason; `kind` is that of its question."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(kind, reason)
        self.kind = kind
        self.reason = reason


@dataclass(slots=True)
class InForce:
    """What is in force for a claim.

    Attributes:
        doubts: what is said of its names that claims cannot say.
    """

    definitions: dict[str, tuple[Definition, Origin | None]] = field(
        default_factory=dict[str, "tuple[Definition, Origin | None]"]
    )
    assumptions: list[tuple[tuple[Claim, ...], Origin, str]] = field(
        default_factory=list["tuple[tuple[Claim, ...], Origin, str]"]
    )
    warnings: list[str] = field(default_factory=list[str])
    doubts: list[str] = field(default_factory=list[str])
    limits: tuple[tuple[str, str], ...] = ()


class Resolver:
    """Finds what is in force for the terms of one relation."""

    def __init__(self, survey: Survey, scope: Scope, order: int) -> None:
        self.survey = survey
        self.scope = scope
        self.order = order
        self.meanings: dict[str, Resolved] = {}
        self.conditions: dict[int, Condition] = {}
        self.domains: dict[str, tuple[Claim, ...]] = {}
        self.found = InForce()
        self.renewed = survey.renewed(order)

    def resolve(self, terms: Iterable[Term], names: Iterable[str]) -> InForce:
        """Return what is in force for terms; `names` are those before values were put in.

        Raises:
            Unsettled: a function has several meanings, or one that cannot be used.
        """
        sides = list(terms)
        free = set(names)
        for side in sides:
            free |= side.variables
            self.functions(side.functions)
        self.survey_conditions(free)
        self.add_domains(sides)
        self.add_properties()
        for condition in sorted(self.conditions.values(), key=lambda each: each.origin.order):
            if not self.is_of_another(condition.names, condition.origin):
                self.add_condition(condition)
        return self.found

    def is_of_another(self, names: Iterable[str], origin: Origin) -> bool:
        """Whether what is said there is said of others than of those that are spoken of here."""
        for name in names:
            renewal = self.renewed.get(name) or self.renewed.get(EVERY)
            if renewal is None or renewal.source is not origin.source:
                continue
            home = self.survey.lines[origin.order].scope.section if origin.order >= 0 else None
            if origin.start < renewal.start and home is self.scope.section:
                self.found.doubts.append(
                    f"what {origin.shown()} says of {shown(name)} is not taken into account"
                )
                return True
        return False

    def doubt(self, origin: Origin, name: str) -> None:
        """Note that what is said of a name is not used."""
        self.found.doubts.append(
            f"what {origin.shown()} says of {shown(name)} is not taken into account"
        )

    def check_values(self, values: Iterable[ValueMeaning]) -> None:
        """Check that names are not spoken of anew since they were given their values.

        Raises:
            Unsettled: one of them is.
        """
        for value in values:
            if self.is_of_another((value.name,), value.origin):
                text = f"{shown(value.name)} has a value by {value.origin.shown()}"
                raise Unsettled("unclear", f"{text}, and is spoken of in general here")

    # functions

    def functions(self, names: Iterable[str]) -> None:
        """Find the meanings of functions of the claim itself, and of what these need."""
        own = {name: self.here(name) for name in sorted(names)}
        fresh = [name for name in own if name not in self.meanings]
        # what the claim means comes first: a definition that means another is told
        self.meanings.update({name: own[name] for name in fresh})
        for name in fresh:
            self.take(name, own[name])
        for name, meaning in own.items():
            if not _agree(self.meanings[name], meaning):
                places = ", ".join(_places(self.meanings[name]) + _places(meaning))
                raise Unsettled("ambiguous", f"{shown(name)} has two meanings here: {places}")

    def here(self, name: str) -> Resolved:
        """Return what a function means where the claim stands."""
        try:
            found = self.survey.lookup.functions(name, self.scope)
        except Ambiguous as several:
            raise self.ambiguous(name, several) from several
        return self.one(name, found)

    def one(self, name: str, found: tuple[FunctionMeaning | Property, ...]) -> Resolved:
        """Return the definition among equal ones, or the properties, or nothing."""
        definitions = [each for each in found if isinstance(each, FunctionMeaning)]
        if definitions:
            return definitions[0]
        return tuple([each for each in found if isinstance(each, Property)]) or None

    def ambiguous(self, name: str, several: Ambiguous) -> Unsettled:
        """Return that a name has several definitions, none of them near."""
        places = [each.origin.shown() for each in several.meanings[:4]]
        text = f"{shown(name)} is defined by {', and by '.join(places)}"
        return Unsettled("ambiguous", f"{text}; none of them in this section")

    def take(self, name: str, meaning: Resolved) -> None:
        """Let a function have a meaning, and find those of the functions in its definition."""
        self.meanings[name] = meaning
        if meaning is None:
            self.take_known(name)
            return
        if not isinstance(meaning, FunctionMeaning):
            for saying in meaning:
                for claim in saying.claims:
                    self.functions(claim.functions - {name})
            return
        if meaning.body is None:
            raise Unsettled("unclear", f"{shown(name)}: {meaning.fault}")
        for inner in sorted(meaning.body.functions):
            self.inner(inner, meaning)
        self.define(name, meaning)

    def inner(self, name: str, outer: FunctionMeaning) -> None:
        """Find the meaning of a function in a definition."""
        try:
            there = self.one(name, self.survey.lookup.functions(name, outer.scope))
            local = None
            if not isinstance(there, FunctionMeaning):
                local = self.one(name, self.survey.lookup.within_section(name, self.scope))
        except Ambiguous as several:
            raise self.ambiguous(name, several) from several
        wanted = local if isinstance(local, FunctionMeaning) else there
        if not isinstance(wanted, FunctionMeaning):
            # what is assumed of it where the claim stands
            try:
                here = self.one(name, self.survey.lookup.functions(name, self.scope))
            except Ambiguous:
                here = None
            wanted = here if isinstance(here, tuple) else wanted
        if name not in self.meanings:
            self.take(name, wanted)
            return
        known = self.meanings[name]
        if isinstance(wanted, FunctionMeaning):
            if not _agree(known, wanted):
                raise self.clash(name, outer, wanted, known)
        elif isinstance(wanted, tuple) and not isinstance(known, FunctionMeaning):
            self.meanings[name] = tuple(dict.fromkeys((*(known or ()), *wanted)))

    def clash(
        self, name: str, outer: FunctionMeaning, wanted: FunctionMeaning, known: Resolved
    ) -> Unsettled:
        """Return that a definition means another function by a name than the claim does."""
        own = f"that of {known.origin.shown()}" if isinstance(known, FunctionMeaning) else "another"
        return Unsettled(
            "ambiguous",
            f"{shown(name)} in the definition of {shown(outer.name)}, {outer.origin.shown()}, is "
            f"that of {wanted.origin.shown()}, and here it is {own}",
        )

    def take_known(self, name: str) -> None:
        """Let a function that the document does not define be that of the library, if it is one."""
        definition = known_definition(name)
        if definition is None:
            return
        self.found.definitions[name] = definition, None
        self.found.warnings.append(
            f"{shown(name)} is not defined in the document: {show_definition(definition)}"
        )

    def define(self, name: str, meaning: FunctionMeaning) -> None:
        """Add a definition, with what is assumed where it stands."""
        body = meaning.body
        if body is None or meaning.head:
            return
        bindings = self.parameters(meaning, body)
        try:
            definition = Definition(name, meaning.params, body)
            if bindings:
                definition = definition.substitute(bindings, {})
        except KernelError as error:
            raise Unsettled("unclear", f"{shown(name)}: {error.detail}") from error
        own, given = conditions_on(self.survey, meaning)
        self.domains[name] = meaning.domain + own
        for condition in given:
            self.conditions[id(condition)] = condition
        self.found.definitions[name] = definition, meaning.origin

    def parameters(self, meaning: FunctionMeaning, body: Term) -> Mapping[str, Term]:
        """Return the values of the free variables of a definition, there or here."""
        bindings: dict[str, Term] = {}
        formulas = self.survey.formulas
        there = self.survey.spot(self.survey.lines[meaning.origin.order])
        for name in sorted(body.variables - set(meaning.params)):
            value = formulas.value(name, there)
            if value is None:
                value = formulas.value(
                    name, self.survey.spot_at(self.scope, self.order, there.text)
                )
                if value is not None and not value.home.section.holds(meaning.scope):
                    raise Unsettled(
                        "ambiguous",
                        f"{shown(name)} in the definition of {shown(meaning.name)}, "
                        f"{meaning.origin.shown()}, may be another than that of "
                        f"{value.origin.shown()}",
                    )
            if value is not None:
                read = formulas.value_term(value, rows=False)
                if read.term.shape is None:
                    bindings[name] = read.term
        return bindings

    # assumptions

    def survey_conditions(self, names: set[str]) -> None:
        """Find the conditions in force on the names of the claim and of its definitions."""
        for definition, _ in self.found.definitions.values():
            names |= definition.variables
        known = names | {name for name, meaning in self.meanings.items() if not meaning}
        for condition in self.survey.conditions_at(known, self.scope, self.order):
            self.conditions[id(condition)] = condition
        for condition in list(self.conditions.values()):
            for claim in condition.claims:
                self.functions(claim.functions)

    def add_condition(self, condition: Condition) -> None:
        """Add a condition, with values in the places of names."""
        for name in condition.doubts:
            self.found.doubts.append(
                f"what {condition.origin.shown()} says of {shown(name)} is not taken into account"
            )
        self.found.limits += condition.limits
        claims = self.with_values(condition.claims, condition.origin)
        if claims:
            self.found.assumptions.append((claims, condition.origin, ""))

    def with_values(self, claims: Iterable[Claim], origin: Origin) -> tuple[Claim, ...]:
        """Return claims with values in the places of names, without what says nothing then."""
        formulas, kept = self.survey.formulas, list[Claim]()
        spot = self.survey.spot_at(self.scope, self.order, origin.source.text)
        for claim in claims:
            bindings: dict[str, Term] = {}
            later = True
            for name in claim.variables:
                value = formulas.value(name, spot)
                if value is not None:
                    bindings[name] = formulas.value_term(value, rows=False).term
                    later = later and self.survey.are_apart(origin, value.origin)
            try:
                put = claim.substitute(bindings, {}) if bindings else claim
            except KernelError:
                self.found.doubts.append(f"{origin.shown()} is not taken into account")
                continue
            said = _truth(put)
            if not said and not (bindings and later and said is not None):
                # what a later value contradicts is replaced by it
                kept.append(put)
        return tuple(kept)

    def add_properties(self) -> None:
        """Add what is assumed of functions without a definition."""
        met: set[Claim] = set()
        for name, meaning in sorted(self.meanings.items(), key=lambda pair: pair[0]):
            if not isinstance(meaning, tuple) or name in self.found.definitions:
                continue
            for saying in meaning:
                if self.is_of_another((name,), saying.origin):
                    continue
                if saying.over is not None and self.order not in saying.over:
                    self.doubt(saying.origin, name)
                    continue
                claims = [_alike(claim) for claim in saying.claims]
                if not met.issuperset(claims):
                    self.found.assumptions.append((saying.claims, saying.origin, saying.kind))
                    met.update(claims)

    # where functions are defined

    def add_domains(self, sides: Iterable[Term]) -> None:
        """Assume that arguments are such that definitions say something of them."""
        if not any(self.domains.values()):
            return
        self.unfoldings = 0
        found: dict[tuple[str, Claim], None] = {}
        for side in sides:
            for pair in self.domain_claims(side):
                found[pair] = None
        known = {claim for condition in self.conditions.values() for claim in condition.claims}
        for (name, claim), _ in found.items():
            if claim in known or _truth(claim):
                continue
            origin = self.found.definitions[name][1]
            if origin is not None:
                self.found.assumptions.append(((claim,), origin, f"domain {name}"))

    def domain_claims(self, term: Term) -> Iterable[tuple[str, Claim]]:
        """Yield what functions demand of their arguments, also inside of definitions."""
        pending = [term]
        while pending and self.unfoldings < _MOST_UNFOLDINGS:
            part = pending.pop()
            self.unfoldings += 1
            match part:
                case App("diff", (Lam((param,), body), point)):
                    pending += [substitute(body, {param: point}), point]
                case App(head, (Lam((param,), body), *ends)):
                    pending += ends
                    yield from self.bound_claims(head, param, ends, body)
                case App(head, args):
                    pending += args
                    if head in self.found.definitions:
                        definition = self.found.definitions[head][0]
                        bindings = dict(zip(definition.params, args, strict=True))
                        pending.append(definition.at(args))
                        for claim in self.domains.get(head, ()):
                            yield head, claim.substitute(bindings, {})
                case _:
                    pass

    def bound_claims(
        self, head: str, param: str, ends: list[Term], body: Term
    ) -> Iterable[tuple[str, Claim]]:
        """Yield what functions under an integral or a limit demand of its ends and other names."""
        for name, claim in self.domain_claims(body):
            if param not in claim.variables:
                yield name, claim
                continue
            claims = at_ends(head, param, ends, claim)
            if claims is None:
                text = f"{shown(name)} is not defined for all values of {shown(param)}"
                raise Unsettled("unclear", text)
            yield from [(name, each) for each in claims]


def check_natures(survey: Survey, line: Line, terms: Iterable[Term], names: frozenset[str]) -> None:
    """Check that no name of a claim is said to be something that is no real number.

    Raises:
        Unsettled: one is, or may be the imaginary unit.
    """
    spot = survey.spot(line)
    functions = frozenset[str]().union(*(term.functions for term in terms))
    for name in sorted(names | functions):
        nature = survey.natures.of(name, line.scope, line.formula.source, line.row.start)
        valued = survey.formulas.value(name, spot) is not None
        if nature is not None:
            known = nature.shaped and (valued or survey.formulas.is_matrix(name, spot))
            if known or survey.lookup.functions(name, line.scope):
                continue
            where = f"line {nature.line} says of {shown(name)}: {nature.text}"
            raise Unsettled("unclear", f"{where}; it is not read as a real number")
        unit = survey.natures.is_unit(name) and name in names and not valued
        if unit and not survey.conditions_at((name,), line.scope, line.order):
            raise Unsettled("unclear", f"{name} may be the imaginary unit")
        if name == _IDENTITY and not valued and any(map(_has_inverse, terms)):
            raise Unsettled("unclear", "I may be the identity matrix, and no shapes are declared")


def _has_inverse(term: Term) -> bool:
    """Whether a name in a capital letter is raised to the power -1, as matrices are."""
    return any(
        isinstance(part, App)
        and part.head == "^"
        and isinstance(part.args[0], Var)
        and part.args[0].name[:1].isupper()
        and part.args[1] == App("neg", (Num(1),))
        for part in parts_of(term)
    )


def _agree(first: Resolved, second: Resolved) -> bool:
    """Whether two meanings are the same definition, or both no definition."""
    if isinstance(first, FunctionMeaning) and isinstance(second, FunctionMeaning):
        return first is second or same(first, second)
    return not isinstance(first, FunctionMeaning) and not isinstance(second, FunctionMeaning)


def _truth(claim: Claim) -> bool | None:
    """Return whether a comparison is plainly true or false, None where arithmetic cannot say."""
    if claim.forall:
        return None
    try:
        apart = difference(claim.lhs, claim.rhs)
    except KernelError:
        return None
    if apart is None:
        return None
    truths = {"=": apart == 0, "!=": apart != 0, "<": apart < 0, "<=": apart <= 0}
    return truths.get(claim.rel)


def _places(meaning: Resolved) -> list[str]:
    if isinstance(meaning, FunctionMeaning):
        return [meaning.origin.shown()]
    return [saying.origin.shown() for saying in meaning or ()]


def _alike(claim: Claim) -> Claim:
    """Return a universal claim with other names for its variables, the same for all such claims."""
    fresh = {name: Var(f"b{i}_") for i, name in enumerate(claim.forall)}
    try:
        free = Claim(claim.rel, claim.lhs, claim.rhs).substitute(fresh, {})
    except KernelError:
        return claim
    return Claim(free.rel, free.lhs, free.rhs, tuple([name.name for name in fresh.values()]))
