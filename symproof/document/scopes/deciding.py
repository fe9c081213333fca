"""What each line is: a definition, an assumption, a claim, or only a mention."""

from __future__ import annotations

from typing import Final

from symproof.document.scopes.assuming import (
    assume,
    doubt_solved,
    give_value,
    is_existential,
    note_doubt,
)
from symproof.document.scopes.definitions import definition_of
from symproof.document.scopes.lines import Line, defined_subject
from symproof.document.scopes.meanings import Ambiguous, Condition, FunctionMeaning, Property, same
from symproof.document.scopes.outline import Scope
from symproof.document.scopes.reaches import Extent, extent_of, home_of, wide_home
from symproof.document.scopes.subjects import (
    Subject,
    is_letter,
    is_numeral,
    is_standard,
    names_in,
    shown,
)
from symproof.document.scopes.survey import Decision, Survey
from symproof.document.scopes.unread import note_unread, unread_subject
from symproof.document.scopes.usual import NAMES
from symproof.document.words.lead_kinds import SOLVING, TAKEN_BACK, WISHED
from symproof.document.words.leads import Role
from symproof.notation.tex.names import CONSTANTS, identifier, spelled
from symproof.notation.tex.syntax import Beside, Chain, Name, Node, Number, Scripts, Trouble
from symproof.notation.tex.uses import uses

_MENTIONS: Final = {
    "mention": "it is only mentioned",
    "denied": "the text itself says that it does not hold",
    "question": "the text asks whether it holds",
}
# words before what is known of functions that the notation has: no assumption
_KNOWN: Final = frozenset({"已知", "given that", "it is given that", "we are given", "given"})
_HERE: Final = frozenset({"here", "这里", "此处"})
_ORDERS: Final = frozenset({"<", "<=", ">", ">=", "!="})
# operators that everybody knows, and that no relation without a word defines
_OPERATORS: Final = frozenset(
    {
        *("det", "tr", "Tr", "rank", "dim", "ker", "arg", "argmax", "argmin", "Re", "Im", "mod"),
        *("sup", "inf", "limsup", "liminf", "diag", "Var", "var", "Cov", "cov", "Corr", "corr"),
        *("std", "Std", "mean", "median", "norm", "grad", "div", "curl", "rot", "span", "card"),
        *("vec", "vol", "deg", "hom", "Pr"),
    }
)
CLAIM: Final = Decision("claim")
DEFINITION: Final = Decision("definition")


def role_of(line: Line, left: Subject | None) -> Role | None:
    """Return the role that the words around a line give it."""
    chain = line.chain
    if isinstance(chain, Chain) and left is not None and chain.links[0].relation == ":=":
        return "definition"
    lead = line.lead
    role = lead.role_of(left is not None) if lead is not None else None
    if role == "assumption" and lead is not None and lead.word in _HERE and left is None:
        # "here |x| = x" says what follows in the case at hand
        role = "claim" if _is_equation(line) else role
    weak = role is None or (lead is not None and lead.role == "definition" and role == "claim")
    if weak and left is None and not line.formula.display and bounds(line):
        # `a rate λ > 0`: it cannot be meant of every number
        return "assumption"
    if role == "definition" and lead is not None and lead.word in _HERE:
        # "here f(x) = ...": a definition only of what has none
        role = None
    if line.block.kind == "heading" and role != "assumption":
        return "mention"
    return role


def bounds(line: Line) -> bool:
    """Whether a line compares a name with numerals: λ > 0, 0 < x < 1."""
    chain = line.chain
    if not isinstance(chain, Chain) or chain.first is None:
        return False
    terms = [chain.first, *(link.right for link in chain.links)]
    if any(link.relation not in _ORDERS for link in chain.links):
        return False
    named = [term for term in terms if isinstance(term, Name | Scripts) and identifier(term)]
    numerals = [term for term in terms if is_numeral(term)]
    return len(named) == 1 and bool(numerals) and len(named) + len(numerals) == len(terms)


def _is_equation(line: Line) -> bool:
    chain = line.chain
    return isinstance(chain, Chain) and bool(chain.links) and chain.links[0].relation == "="


def note_constants(survey: Survey) -> None:
    """Note where e and pi are names of the author's: let e = y - t, π(x) = x²."""
    for line in survey.lines:
        left = defined_subject(line)
        if left is None or CONSTANTS.isdisjoint((left.name, *left.params)):
            continue
        role = role_of(line, left)
        right = _right(line.chain)
        if role in _MENTIONS or (not left.params and _is_euler(left.name, right)):
            continue
        if left.params or role in ("definition", "assumption") or uses(right).bare:
            survey.names.note_own(left, line.scope)


def _is_euler(name: str, node: Node) -> bool:
    """Whether a node is a numeral that is about e or pi."""
    about = 3.14159 if name == "pi_" else 2.71828
    return isinstance(node, Number) and abs(float(node.text) - about) < 0.02


def introduce(survey: Survey) -> None:
    """Record the definitions that words introduce, those of standard functions first."""
    introduced = [
        (line, left)
        for line in survey.lines
        if (left := defined_subject(line)) is not None
        and left.params
        and role_of(line, left) == "definition"
    ]
    restricted = [pair for pair in introduced if _is_restricted(pair[0])]
    introduced = [pair for pair in introduced if not _is_restricted(pair[0])]
    introduced.sort(key=lambda pair: spelled(pair[1].name) not in NAMES)
    for line, left in introduced:
        survey.add_function(definition_of(survey, line, left))
        survey.decisions[line.order] = DEFINITION
    for line, left in restricted:
        survey.decisions[line.order] = _restricted(survey, line, left)
    for line in survey.lines:
        left = unread_subject(line)
        if left is not None and role_of(line, left) == "definition":
            note_unread(survey, line, left)


def decide(survey: Survey, line: Line) -> Decision:
    """Return what a line is, and record what it says."""
    chain = line.chain
    if isinstance(chain, Trouble):
        return _unread(survey, line)
    left = defined_subject(line)
    if left is not None and _is_derivative(survey, line):
        left = None
    if line.aside:
        # `since x = 0` cites, `with u = -x` names; what has no such form is claimed
        given = left is not None or bounds(line)
        return Decision("assumed", "it is given as a reason") if given else CLAIM
    role = role_of(line, left)
    if left is not None and not {"O", "O_"}.isdisjoint(names_in(_right(chain))):
        # an estimate up to O(x^3) defines nothing
        return Decision("assumed") if role in ("assumption", *_MENTIONS) else CLAIM
    if role in _MENTIONS:
        return _mentioned(survey, line, left, _MENTIONS[role])
    if chain.links and chain.links[0].relation == "in":
        # an interval is a condition; what is claimed is not
        said = role in ("assumption", None) and len(chain.links) == 1
        return _assumed(survey, line, None) if said else Decision("assumed")
    if _is_restricted(line) and role in ("definition", "assumption"):
        return _restricted(survey, line, left)
    if _is_restricted(line) and left is not None and _is_fresh(survey, line, left):
        return _restricted(survey, line, left)
    if is_existential(line):
        note_doubt(survey, line)
        return Decision("assumed", "it is said of some number, and of no other")
    if role == "assumption" and not _is_known(line):
        return _assumed(survey, line, left)
    if line.fault:
        if left is not None and not _is_known_name(survey, line, left):
            note_unread(survey, line, left)
        return Decision("unclear", line.fault)
    if left is None or _is_constant(survey, line, left):
        return CLAIM
    if line.doubt and role != "definition":
        if not _is_known_name(survey, line, left):
            note_unread(survey, line, left)
        return Decision("unclear", f'it is not clear what "{line.doubt}" says of it')
    if left.params:
        return _function(survey, line, left, role)
    if role == "definition":
        extent = extent_of(survey, line, lasting=_lasts(survey, line, left))
        give_value(survey, line, extent, left.name, _right(chain))
        return DEFINITION
    return _bare(survey, line, left, chain, role)


def _lasts(survey: Survey, line: Line, left: Subject) -> bool:
    """Whether "where y = ..." says what y is also after its paragraph: of a name that is new."""
    if is_numeral(_right(line.chain)):
        return False
    fresh = not survey.is_seen(left.name, line.scope)
    return fresh or survey.formulas.is_matrix(left.name, survey.spot(line))


def _is_derivative(survey: Survey, line: Line) -> bool:
    """Whether a left side is a derivative of a function that is defined: f^{(2)}(x), a dotted x."""
    first = line.chain.first if isinstance(line.chain, Chain) else None
    if first is None:
        return False
    return any(
        isinstance(each, FunctionMeaning)
        for name in uses(first).dotted
        for each in _visible(survey, name, line.scope)
    )


def _is_constant(survey: Survey, line: Line, left: Subject) -> bool:
    """Whether a left side is the number e or pi."""
    return left.name in CONSTANTS and not survey.names.is_own(left.name, line.scope)


def _unread(survey: Survey, line: Line) -> Decision:
    """Decide about what cannot be read: the name that it would define is not fresh any more."""
    left = unread_subject(line)
    if left is not None and not _is_known_name(survey, line, left):
        note_unread(survey, line, left)
    return Decision("unreadable")


def _is_known_name(survey: Survey, line: Line, left: Subject) -> bool:
    """Whether something is said of a name where a line stands."""
    if left.params:
        return is_standard(left.name) or bool(_visible(survey, left.name, line.scope))
    known = survey.formulas.value(left.name, survey.spot(line)) is not None
    return known or survey.is_seen(left.name, line.scope)


def _right(chain: Chain | Trouble) -> Node:
    """Return what a name stands for: of `x = y = 1`, y, which stands for 1."""
    if isinstance(chain, Trouble):
        raise TypeError("what could not be read defines nothing")
    return chain.links[0].right


def _is_known(line: Line) -> bool:
    lead = line.lead
    if lead is None or lead.word not in _KNOWN or not isinstance(line.chain, Chain):
        return False
    first = line.chain.first
    head = first.items[0] if isinstance(first, Beside) else first
    return isinstance(head, Name) and is_standard(head.base)


def _is_restricted(line: Line) -> bool:
    return line.lead is not None and bool(line.lead.trailing)


def _restricted(survey: Survey, line: Line, left: Subject | None) -> Decision:
    """Decide about what is said under words that no claim says: "let f(x) = 0 for large x"."""
    words = line.lead.trailing if line.lead is not None else ""
    if left is not None:
        note_unread(survey, line, left)
    else:
        note_doubt(survey, line)
    return Decision("assumed", f'it is not clear what "{words}" says of it')


def _wished(survey: Survey, line: Line, left: Subject) -> Decision:
    """Decide about what is to be found: it says nothing of its name that could be used."""
    home = home_of(line.scope, line.block)
    names = (left.name,)
    survey.add_condition(
        Condition((), home, line.order, None, line.origin, names, scope=line.scope)
    )
    survey.note_seen(left.name, line.scope)
    return Decision("assumed", "it is to be found, or only wished for")


def _mentioned(survey: Survey, line: Line, left: Subject | None, reason: str) -> Decision:
    """Decide about what is only spoken of: a fresh function is known by that, even so."""
    if line.lead is not None and line.lead.word == TAKEN_BACK:
        doubt_solved(survey, line)
        return Decision("assumed", "it is not assumed: the words around it take it back")
    if line.lead is not None and line.lead.negated:
        return Decision("assumed", reason)
    if left is not None and left.params and line.lead is not None and line.lead.word in WISHED:
        return _wished(survey, line, left)
    if left is not None and line.lead is not None and line.lead.word == "for some":
        # it is said of some value only
        if not _is_known_name(survey, line, left):
            note_unread(survey, line, left)
        return Decision("assumed", "it is said of some value only")
    # "is f(x) = x|x| differentiable?": what it asks is not what f is
    named = reason == _MENTIONS["mention"] or (
        reason == _MENTIONS["question"] and left is not None and bool(left.params)
    )
    if left is not None and named and _is_fresh(survey, line, left):
        if left.params:
            survey.add_function(definition_of(survey, line, left))
        else:
            extent = Extent(home_of(line.scope, line.block), line.order)
            give_value(survey, line, extent, left.name, _right(line.chain))
        return DEFINITION
    return Decision("assumed", reason)


def _is_fresh(survey: Survey, line: Line, left: Subject) -> bool:
    """Whether nothing has been said of a name before."""
    return not _is_known_name(survey, line, left) and (not left.params or _varies(line, left))


def _assumed(survey: Survey, line: Line, left: Subject | None) -> Decision:
    wished = line.lead is not None and line.lead.word in WISHED
    if left is not None and left.params and wished and not _is_known_name(survey, line, left):
        return _wished(survey, line, left)
    if left is not None and left.params and not left.vector:
        known = any(
            isinstance(each, Property) or each.scope.section.holds(line.scope)
            for each in _visible(survey, left.name, line.scope)
        )
        fresh = not known and not is_standard(left.name) and _varies(line, left)
        if fresh and not line.conditions:
            survey.add_function(definition_of(survey, line, left))
            return DEFINITION
    reason = assume(survey, line)
    if line.lead is not None and line.lead.word in SOLVING:
        doubt_solved(survey, line)
    return Decision("assumed", f"it is assumed, but not understood: {reason}" if reason else "")


# functions


def _visible(survey: Survey, name: str, scope: Scope) -> tuple[FunctionMeaning | Property, ...]:
    """Return what is said of a function where a line stands; all of it, where that differs."""
    try:
        return survey.lookup.functions(name, scope, lists=False)
    except Ambiguous as several:
        return tuple(
            [each for each in several.meanings if isinstance(each, FunctionMeaning | Property)]
        )


def _function(survey: Survey, line: Line, left: Subject, role: Role | None) -> Decision:
    own = definition_of(survey, line, left)
    if is_standard(left.name) and not own.head and (role != "definition" or own.fault):
        return CLAIM
    found = _visible(survey, left.name, line.scope)
    definitions = [each for each in found if isinstance(each, FunctionMeaning)]
    if role == "definition":
        survey.add_function(own)
        return DEFINITION
    if survey.formulas.value(left.name, survey.spot(line)) is not None:
        return Decision("unclear", f"something else is said of {shown(left.name)} before")
    if spelled(left.name) in _OPERATORS:
        return CLAIM
    indexed = survey.indexed(left.name, line.scope)
    if indexed is not None and not definitions:
        note_unread(survey, line, left)
        return Decision("unclear", f"line {indexed} defines it for every index")
    if definitions:
        return _defined_before(survey, line, left, own, definitions, role)
    if found:
        reason = f"{shown(left.name)} is any function of its kind here, or is defined anew"
        return Decision("unclear", f'{reason}; a definition would begin with "let"')
    if role == "claim" and _is_used(survey, line, left.name):
        return CLAIM
    if not _varies(line, left):
        text = shown(left.name)
        return Decision("unclear", f"{text} has no definition, and this may be one value of it")
    if _in_a_case(survey, line, left, concluded=role == "claim"):
        note_unread(survey, line, left)
        name = shown(left.name)
        return Decision("unclear", f"{name} has no definition, and this is only one case of it")
    survey.add_function(own)
    return DEFINITION


def _is_used(survey: Survey, line: Line, name: str) -> bool:
    """Whether a definition before a line uses a function: it is any function there."""
    for around in line.scope.outwards():
        for sayings in around.near.values():
            for saying in sayings:
                if not isinstance(saying, FunctionMeaning) or saying.body is None:
                    continue
                if saying.origin.order < line.order and name in saying.body.functions:
                    return True
    return False


def _varies(line: Line, left: Subject) -> bool:
    """Whether a parameter stands on the right: f(a) = 0 may speak of one a alone."""
    chain = line.chain
    return isinstance(chain, Chain) and not names_in(chain.links[0].right).isdisjoint(left.params)


def _in_a_case(survey: Survey, line: Line, left: Subject, *, concluded: bool) -> bool:
    """Whether parameters are bound by conditions that are not those of a definition itself.

    What is concluded in the same paragraph ("for x > 0 we have") is under its conditions, too.
    """
    for condition in survey.conditions_at(left.params, line.scope, line.order):
        if condition.names & set(left.params) and (concluded or not condition.beside(line.scope)):
            return True
    return False


def _defined_before(
    survey: Survey,
    line: Line,
    left: Subject,
    own: FunctionMeaning,
    definitions: list[FunctionMeaning],
    role: Role | None,
) -> Decision:
    """Decide about a second definition of a function: a claim, unless it may be another one."""
    nearest = definitions[0]
    if len(definitions) == 1:
        encloses = nearest.scope.section.holds(line.scope)
        repeats = own.body is None or same(own, nearest)
        if role == "claim" or encloses or repeats or not is_letter(left.name):
            return CLAIM
    in_item = any(around.kind == "item" for around in line.scope.outwards())
    if in_item or any(around.example for around in line.scope.outwards()):
        survey.add_function(own)
        where = " and ".join([each.origin.shown() for each in definitions[:3]])
        warning = f"{shown(left.name)} is read as defined anew here; see also {where}"
        return Decision("definition", warnings=(warning,))
    where = ", ".join([each.origin.shown() for each in definitions[:3]])
    name = shown(left.name)
    reason = f'{name} is defined otherwise by {where}; "let" would say that it is another one'
    survey.add_function(
        FunctionMeaning(left.name, line.scope, line.origin, left.params, None, f"perhaps {reason}")
    )
    return Decision("unclear", reason)


# names without arguments


def _bare(survey: Survey, line: Line, left: Subject, chain: Chain, role: Role | None) -> Decision:
    """Decide about `y = ...` without a word that makes it a definition."""
    name, spot = left.name, survey.spot(line)
    if survey.formulas.value(name, spot) is not None:
        return CLAIM
    indexed = survey.indexed(name, line.scope)
    if indexed is not None:
        note_unread(survey, line, left)
        return Decision("unclear", f"line {indexed} defines it for every index")
    if name in survey.formulas.names_behind(chain.links[0].right, spot):
        return CLAIM
    constrained = survey.conditions_at((name,), line.scope, line.order)
    if any(condition.claims for condition in constrained):
        return CLAIM
    if not survey.is_seen(name, line.scope) or survey.formulas.is_matrix(name, spot):
        home = wide_home(line.scope)
        extent = extent_of(survey, line) if line.lead and role != "claim" else None
        give_value(survey, line, extent or Extent(home, line.order), name, _right(chain))
        return DEFINITION
    if role == "claim":
        return CLAIM
    survey.add_condition(
        Condition((), home_of(line.scope, line.block), line.order, None, line.origin, (name,))
    )
    text = shown(name)
    return Decision("unclear", f"{text} is any number here, or is given a value by this")
