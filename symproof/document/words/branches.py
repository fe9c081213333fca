"""Values by cases: their guards, whether these cover everything, and where there is a value."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from typing import Final

from symproof.document.model import Branch, Split
from symproof.document.words.conditions import Conditions, conditions
from symproof.document.words.guards import EVERYWHERE, Comparison, line_of, numeral, value
from symproof.document.words.leads import role_of_words
from symproof.kernel.errors import KernelError
from symproof.kernel.sequent import Claim, negation
from symproof.kernel.term import App, Term, Var, substitute
from symproof.notation.errors import NotationError
from symproof.notation.tex.syntax import CaseRow, Cases, Chain, Part, Words
from symproof.notation.tex.terms import Vocabulary, to_term

# branches that the negation of other guards may become
MAX_BRANCHES: Final = 32


def split_of(cases: Cases, vocabulary: Vocabulary) -> Split:
    """Return the branches of a value by cases; "otherwise" is what the other guards leave.

    Raises:
        NotationError: a guard or a value cannot be read; ShapeError among them.
    """
    branches: list[Branch] = []
    others: list[tuple[CaseRow, tuple[Term, ...], bool]] = []
    for row in cases.branches:
        values, undefined = _values(row.value, vocabulary)
        if not undefined and any(_says_undefined(part) for part in row.condition):
            raise NotationError("", row.start, "a value, or that there is none")
        for parts in _alternatives(row):
            found = _guards(row, parts, vocabulary)
            if found is None:
                others.append((row, values, undefined))
            else:
                branches.append(Branch(found, values, undefined))
    if len(others) > 1:
        raise NotationError("", others[1][0].start, "one row with otherwise")
    for row, values, undefined in others:
        for guards in _remaining([branch.guards for branch in branches], row.start):
            branches.append(Branch(guards, values, undefined))
    return Split(tuple(branches))


def _says_undefined(part: object) -> bool:
    return isinstance(part, Words) and role_of_words(part.text) == "undefined"


def _alternatives(row: CaseRow) -> list[tuple[Part, ...]]:
    """Return the conditions of a row, one of which is enough: x < 0 or x > 1."""
    found: list[list[Part]] = [[]]
    for part in row.condition:
        if isinstance(part, Words) and role_of_words(part.text) == "or":
            found.append([])
        else:
            found[-1].append(part)
    return [tuple(parts) for parts in found]


def _guards(
    row: CaseRow, parts: Sequence[Part], vocabulary: Vocabulary
) -> tuple[Claim, ...] | None:
    """Return what the parts of a condition say, None for otherwise."""
    said: Conditions = conditions(parts, vocabulary)
    if said.troubles:
        raise NotationError("", said.troubles[0].position, said.troubles[0].expected)
    if said.otherwise and not said.claims:
        return None
    if said.limits or said.shapes or said.almost or said.integers or not said.claims:
        position = row.condition[0].start if row.condition else row.end
        raise NotationError("", position, "a condition such as x > 0, or otherwise")
    if any(claim.lhs.shape is not None for claim in said.claims):
        raise NotationError("", row.condition[0].start, "a condition about numbers")
    return said.claims


def _values(chain: Chain, vocabulary: Vocabulary) -> tuple[tuple[Term, ...], bool]:
    """Return the values in a row, and whether it says that there is none."""
    if chain.first is None:
        raise NotationError("", chain.start, "a value")
    if isinstance(chain.first, Words) and not chain.links:
        if role_of_words(chain.first.text) != "undefined":
            raise NotationError("", chain.start, "a value, or undefined")
        return (), True
    nodes = [chain.first]
    for link in chain.links:
        if link.relation != "=":
            raise NotationError("", link.start, "= between the forms of a value")
        nodes.append(link.right)
    return tuple(to_term(node, vocabulary) for node in nodes), False


# otherwise


def _remaining(known: Sequence[tuple[Claim, ...]], position: int) -> list[tuple[Claim, ...]]:
    """Return the guards of the cases that are left, [] if none is."""
    if not known:
        raise NotationError("", position, "a condition in a row before otherwise")
    line = line_of(guard for guards in known for guard in guards)
    if line is not None:
        held = frozenset[int]().union(*(line.where(guards) for guards in known))
        left = frozenset(line.cells) - held
        return line.claims(left) if left else []
    comparison = Comparison(known[0][0].lhs, known[0][0].rhs)
    signs = [comparison.signs(guards) for guards in known]
    if None not in signs:
        left = EVERYWHERE - frozenset[int]().union(*(each for each in signs if each))
        claims = comparison.claims(left) if left else None
        return [claims] if claims else []
    count = 1
    for guards in known:
        count *= len(guards)
        if count > MAX_BRANCHES:
            raise NotationError(
                "", position, "fewer conditions before otherwise, or a condition here"
            )
    return [tuple(dict.fromkeys(map(negation, choice))) for choice in product(*known)]


# what the guards cover


def covers(split: Split) -> bool | None:
    """Whether the guards together always hold; None where that is not seen."""
    several = [branch.guards for branch in split.branches]
    if any(not guards for guards in several):
        return True
    line = line_of(guard for guards in several for guard in guards)
    if line is not None:
        held = frozenset[int]().union(*(line.where(guards) for guards in several))
        return held == frozenset(line.cells)
    where = _where(several)
    if where is not None:
        return where == ()
    return True if _exception(split.branches) is not None else None


def _exception(branches: Sequence[Branch]) -> Branch | None:
    """Return the branch whose guards are what all others, of one guard each, deny; None if none."""
    long = [branch for branch in branches if len(branch.guards) > 1]
    if len(long) != 1:
        return None
    denied = {negation(branch.guards[0]) for branch in branches if branch is not long[0]}
    return long[0] if denied == set(long[0].guards) else None


def _where(several: Sequence[tuple[Claim, ...]]) -> tuple[Claim, ...] | None:
    """Return claims that hold together exactly where one of some guards does, None if not seen."""
    if not several:
        return None
    if any(not guards for guards in several):
        return ()
    line = line_of(guard for guards in several for guard in guards)
    if line is not None:
        held = frozenset[int]().union(*(line.where(guards) for guards in several))
        pieces = line.claims(held) if held else []
        return pieces[0] if len(pieces) == 1 else None
    comparison = Comparison(several[0][0].lhs, several[0][0].rhs)
    signs = [comparison.signs(guards) for guards in several]
    if None in signs:
        return None
    return comparison.claims(frozenset[int]().union(*(each for each in signs if each)))


def defined_where(split: Split) -> tuple[Claim, ...] | None:
    """Return claims that hold together exactly where there is a value: () if everywhere.

    None is returned where that is not seen, or cannot be said so.
    """
    return _where([branch.guards for branch in split.branches if not branch.undefined])


def domain(split: Split) -> Claim | None:
    """Return the single comparison that says where there is a value.

    None is returned where there is one everywhere (see `covers`), and where no comparison says it.
    """
    where = defined_where(split)
    return where[0] if where is not None and len(where) == 1 else None


def total(split: Split) -> Term | None:
    """Return the value as one term with cases, None where there is not one value everywhere.

    Guards that overlap must give equal values there, as those of |x| at 0 do.
    """
    branches = split.branches
    if any(branch.undefined for branch in branches) or covers(split) is not True:
        return None
    if len(branches) == 1:
        return branches[0].values[-1]
    line = line_of(guard for branch in branches for guard in branch.guards)
    if line is None:
        last = _exception(branches)
        if last is None:
            return _compared(branches)
        # guards that may overlap
        same = {branch.values[-1] for branch in branches if branch is not last}
        ordered = [*(branch for branch in branches if branch is not last), last]
        return _cases(ordered) if len(same) == 1 else None
    owners: dict[int, Term] = {}
    for branch in branches:
        for cell in line.where(branch.guards):
            last = branch.values[-1]
            kept = owners.setdefault(cell, last)
            if kept != last and not _agree(kept, last, line.variable, line.inside(cell), cell):
                return None
    if all(len(branch.guards) == 1 for branch in branches):
        return _cases(branches)
    parts: list[Term] = []
    for cell in line.cells[:-1]:
        if owners[cell] != owners[cell + 1]:
            relation = "<=" if cell % 2 else "<"
            point = numeral(line.points[cell // 2])
            parts += [App(relation, (Var(line.variable), point)), owners[cell]]
    return App("cases", (*parts, owners[line.cells[-1]])) if parts else owners[0]


def _agree(first: Term, second: Term, variable: str, number: Fraction, cell: int) -> bool:
    """Whether two values are equal at the point that a cell is."""
    if cell % 2 == 0:
        return False
    values = [value(substitute(term, {variable: numeral(number)})) for term in (first, second)]
    return values[0] is not None and values[0] == values[1]


def _compared(branches: Sequence[Branch]) -> Term | None:
    """Return the cases of guards that compare the same two terms and never overlap."""
    comparison = Comparison(branches[0].guards[0].lhs, branches[0].guards[0].rhs)
    seen: frozenset[int] = frozenset()
    for branch in branches:
        signs = comparison.signs(branch.guards)
        if signs is None or signs & seen or len(branch.guards) != 1:
            return None
        seen |= signs
    return _cases(branches)


def _cases(branches: Sequence[Branch]) -> Term | None:
    parts: list[Term] = []
    for branch in branches[:-1]:
        guard = branch.guards[0]
        parts += [App(guard.rel, (guard.lhs, guard.rhs)), branch.values[-1]]
    try:
        return App("cases", (*parts, branches[-1].values[-1]))
    except KernelError:
        return None
