"""What is said of a finding, line by line, in every report alike: each line has a label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from symproof.document.model import Finding, Mishap, Question, Side, Split, Use
from symproof.document.reports.results import ends, source_of
from symproof.document.reports.visible import visible
from symproof.kernel.errors import KernelError
from symproof.kernel.term import Term, Var, substitute
from symproof.notation.plain import show as show_plain
from symproof.notation.unicode import show, show_claim
from symproof.sayings import told
from symproof.wording import described_gap, described_sides, number
from symproof.words import word

if TYPE_CHECKING:
    from symproof.engine.refutation.counterexamples import Counterexample

# as the reader of a document knows them
RELATIONS: Final = {"!=": "≠", "<=": "≤", ">=": "≥", "~=": "≈", "->": "→"}
# sides with the point put in are shown where they are no longer
SHORT: Final = 60
# and formulas, in all
LONG: Final = 400
# said by the headline
OF_THE_HEAD: Final = (
    "as a step it is right",
    "against the first term of the chain it is right",
    "against the first term of the chain",
)
BECAUSE: Final = "because"
WRONG: Final = frozenset({"refuted", "undefined"})


class Note(NamedTuple):
    """A line about a finding: what it says, and what that is."""

    label: str
    text: str


def headline(finding: Finding, lang: str = "en") -> str:
    """Return the verdict in a few words: `(111) proved, but refuted against the head`."""
    tag = shown_tag(finding.question)
    words = verdict_words(finding, lang)
    return f"({tag}) {words}" if tag else words


def verdict_words(finding: Finding, lang: str = "en") -> str:
    """Return the verdict, with that against the head where the two differ."""
    return told(_verdict_words(finding), lang)


def _verdict_words(finding: Finding) -> str:
    head = finding.against_head
    if head is None or head == finding.verdict or head == "proved":
        fine = head == "proved" and finding.verdict in WRONG
        return f"{finding.verdict}, but proved against the head" if fine else finding.verdict
    if head in WRONG and finding.verdict not in WRONG:
        return f"{finding.verdict}, but {head} against the head"
    return finding.verdict


def bare_tag(question: Question) -> str:
    """Return a tag without parentheses of its own."""
    return question.tag.strip().removeprefix("(").removesuffix(")").strip()


def shown_tag(question: Question) -> str:
    """Return a tag as it is shown."""
    return visible(bare_tag(question))


def written(question: Question) -> str:
    """Return the relation as it is written, on one line."""
    return cropped(visible(" ".join(question.latex.split())))


def cropped(text: str) -> str:
    """Return a text that is not too long for a report."""
    return text if len(text) <= LONG else text[: LONG - 1] + "…"


def notes(finding: Finding, lang: str = "en") -> tuple[Note, ...]:
    """Return all that is said of a finding, below its verdict."""
    said = [Note(told(label, lang), told(text, lang)) for label, text in _notes(finding)]
    return tuple([Note(label, visible(text)) for label, text in said])


def reason(finding: Finding, lang: str = "en") -> str:
    """Return why a finding has its verdict, as its notes do, "" where they do not say."""
    found = (note.text for note in _notes(finding) if note.label == BECAUSE)
    return visible(told(next(found, ""), lang))


def _notes(finding: Finding) -> Iterator[Note]:
    question = finding.question
    wrong = finding.status == 1 or finding.verdict == "undecided"
    if wrong and question.left is not None and question.right is not None:
        yield Note("read as", relation_text(question.left, question.relation, question.right))
    reason = _reason(finding)
    if reason:
        yield Note(BECAUSE, reason)
    if finding.verdict == "unreadable" and question.expected not in ("", finding.reason):
        yield Note("expected", question.expected)
    yield from _head(finding)
    yield from _worked_out(finding)
    if finding.misfit is not None:
        left, right, term = finding.misfit
        said = f"{left} and {right} do not fit in {term}"
        if said not in reason:
            yield Note("shapes", said)
    if finding.undefined is not None and finding.undefined.point is not None:
        gap = described_gap(finding.undefined)
        if gap not in reason:
            yield Note("no value", gap)
    yield from [
        Note("holds where", f"{each}, which is not stated") for each in _conditions(finding)
    ]
    if finding.equal_at:
        yield Note("equal at", ", ".join(finding.equal_at))
    if finding.suggestion is not None:
        latex, change = finding.suggestion
        yield Note("did you mean", f"{' '.join(latex.split())}" + (f"   ({change})" * bool(change)))
    yield from [Note("where", used(use)) for use in question.definitions]
    yield from [Note("assuming", used(use)) for use in question.assumptions]
    yield from [Note("warning", text) for text in _warnings(finding)]


def conditioned(finding: Finding, lang: str = "en") -> list[str]:
    """Return under what conditions and readings a finding holds that are not stated."""
    holds = [f"holds where {each}, which is not stated" for each in _conditions(finding)]
    return [visible(told(said, lang)) for said in (*holds, *_warnings(finding))]


def _warnings(finding: Finding) -> list[str]:
    return list(dict.fromkeys([*finding.question.warnings, *finding.warnings]))


def _conditions(finding: Finding) -> list[str]:
    return [_pretty(condition) for condition in finding.conditions]


def _reason(finding: Finding) -> str:
    """Return the reason without what the other lines say."""
    reason = finding.reason
    if finding.conditions and reason.startswith("holds where"):
        return ""
    if finding.counterexample is not None and finding.status == 1:
        reason = reason.replace(described_sides(finding.counterexample), "")
        for said in OF_THE_HEAD:
            reason = reason.replace(said, "")
    return reason.strip(" ;:")


def _pretty(text: str) -> str:
    """Return a condition of the plain notation with the signs of print."""
    for plain in ("!=", "<=", ">="):
        text = text.replace(plain, RELATIONS[plain])
    return text


def _head(finding: Finding) -> Iterator[Note]:
    """Yield what is wrong between a row and the first term of its chain."""
    question, verdict = finding.question, finding.against_head
    if verdict is None or verdict == finding.verdict or question.head is None:
        return
    if verdict in WRONG or finding.verdict in WRONG:
        relation = question.head_relation or question.relation
        shown = (
            "" if question.right is None else relation_text(question.head, relation, question.right)
        )
        yield Note("head of chain", f"{verdict}: {shown}")


def _worked_out(finding: Finding) -> Iterator[Note]:
    """Yield the point at which a row is wrong, and each side there."""
    found = finding.counterexample
    if found is None or not (finding.verdict in WRONG or finding.against_head in WRONG):
        return
    place = point(found)
    left, right = found.shown()
    terms = _sides(finding)
    if place or not found.note:
        yield Note("at", place or "every point")
    if found.entry is not None:
        yield Note("entry", f"row {found.entry[0]}, column {found.entry[1]}")
    for label, term, value in zip(("left side", "right side"), terms, (left, right), strict=True):
        yield Note(label, f"{_put_in(term, found)}{value.replace('-', '−')}")
    if found.note:
        yield Note("since", found.note)


def _sides(finding: Finding) -> tuple[Side | None, Side | None]:
    """Return the sides that a counterexample is about: of the step, or of the row and its head."""
    question = finding.question
    left = question.left if finding.verdict in WRONG else question.head
    return left, question.right


def point(found: Counterexample) -> str:
    """Return the place of a counterexample, as a reader writes it."""
    values = [f"{name} = {value}" for name, value in found.sizes]
    values += [f"{name} = {_matrix(rows)}" for name, rows in found.matrices]
    values += [f"{name_text(name)} = {show(number(value))}" for name, value in found.point]
    for name, function in found.functions:
        params = ", ".join(map(name_text, function.params))
        values.append(f"{name_text(name)}({params}) = {show(function.body)}")
    return ", ".join(values)


def name_text(name: str) -> str:
    """Return a name as it is shown: phi as φ."""
    return show(Var(name))


def _matrix(rows: Sequence[Sequence[object]]) -> str:
    return "[" + "; ".join(", ".join(map(str, row)) for row in rows) + "]"


def _put_in(side: Side | None, found: Counterexample) -> str:
    """Return a side with the point put in, as far as it is short: `relu(−1) = `, or nothing."""
    if side is None or isinstance(side, Split) or found.matrices or not found.point:
        return ""
    try:
        term = substitute(side, {name: number(value) for name, value in found.point})
    except KernelError:
        return ""
    shown = show(term)
    value = show_plain(term).lstrip("-")
    return "" if len(shown) > SHORT or value.replace(".", "").isdecimal() else f"{shown} = "


def relation_text(left: Side, relation: str, right: Side) -> str:
    """Return a relation in Unicode."""
    return cropped(f"{side_text(left)} {RELATIONS.get(relation, relation)} {side_text(right)}")


def side_text(side: Side) -> str:
    """Return a side in Unicode; a value by cases as `{x if x ≥ 0; −x if x < 0}`."""
    if not isinstance(side, Split):
        return show(side)
    return "{" + "; ".join(_branches(side)) + "}"


def _branches(side: Split) -> Iterator[str]:
    for branch in side.branches:
        value = "undefined" if branch.undefined else " = ".join(map(_term, branch.values))
        guards = " and ".join(map(show_claim, branch.guards))
        yield f"{value} if {guards}" if guards else f"{value} otherwise"


def _term(term: Term) -> str:
    return show(term)


def used(use: Use) -> str:
    """Return a definition or an assumption with its place: `f(x) = x²   (23), line 164`."""
    tag = f"({use.tag.strip().removeprefix('(').removesuffix(')')})" if use.tag else ""
    line = f"line {use.line}" if use.line else ""
    place = ", ".join(filter(None, (tag, line))) or "a convention"
    return f"{use.text}   [{place}]"


def mishap_text(mishap: Mishap, lang: str = "en") -> str:
    """Return what is wrong with a text."""
    return visible(told(f"expected {mishap.expected}", lang))


def located(item: Finding | Mishap) -> str:
    """Return file:line:column of something; of a cell of a notebook, file:cell N:line:column."""
    source = source_of(item)
    line, column = ends(item)[0]
    if isinstance(item, Finding) and item.verdict == "unreadable":
        line, column = source.position(troubled(item.question))
    cell = "" if source.cell is None else f"cell {source.cell}:"
    return visible(f"{source.path}:{cell}{line}:{column}")


def troubled(question: Question) -> int:
    """Return the offset at which an unreadable relation cannot be read."""
    inside = question.start <= question.position <= question.end
    return question.position if inside else question.start


def message(item: Finding | Mishap, lang: str = "en") -> str:
    """Return the verdict and all that is said of it as lines of plain text."""
    colon = word("colon", lang)
    if isinstance(item, Mishap):
        return f"{told('unreadable', lang)}{colon}{mishap_text(item, lang)}"
    rows = [f"{note.label}{colon}{note.text}" for note in notes(item, lang)]
    return "\n".join([headline(item, lang), written(item.question), *rows])
