"""Marks of reasons: the accepted words in any spelling, or another reason that proves the step."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from symproof.kernel.errors import SymproofError
from symproof.kernel.term import PRIMITIVES
from symproof.notation.names import GREEK
from symproof.notation.plain import parse_term
from symproof.notation.steps import KINDS
from symproof.teaching.grading.excerpts import DOUBT
from symproof.teaching.grading.grounds import Grounds
from symproof.teaching.grading.marks import (
    MISSING,
    Mark,
    correct,
    in_other_form,
    note,
    undecided,
    wrong,
)

LONGEST: Final = 300
_LETTER: Final = re.compile(r"\W*([A-Za-z])\W*")
_LEAD: Final = re.compile(
    r"(?:by|because(?:\s+of)?|since|from|using|use|due\s+to|the|this\s+is|it\s+is|we|a|an)\s+"
    r"|由于|由|根据|因为|利用|按照|按|据|用|是",
)
_DROPPED: Final = re.compile(r"[\W_]+|的")
# in a reason with a relation, such as `since x = 0`, signs are not for show
_DROPPED_BESIDE: Final = re.compile(r"[^\w<>=≤≥≠+\-*/^()]+|_|的")
_RELATIONS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("<=", "⩽", r"\leqslant", r"\leq", r"\le"), "≤"),
    **dict.fromkeys((">=", "⩾", r"\geqslant", r"\geq", r"\ge"), "≥"),
    **dict.fromkeys(("!=", "\\neq", "\\ne"), "≠"),
    r"\lt": "<",
    r"\gt": ">",
    "==": "=",
    "−": "-",
}
# a name or a number on either side, as conditions of cases have them
_RELATION: Final = re.compile(
    r"((?:-\s*)?[a-z0-9_]+)\s*([<>=≤≥≠])\s*((?:-\s*)?[a-z0-9_.]*[a-z0-9_])"
)
_TURNED: Final = {">": "<", "≥": "≤"}
# kinds of reasons that a condition may be called
_CASE: Final = frozenset({"case", "fact"})
# kinds that may be given with the condition on which they rest
_SUPPOSING: Final = frozenset({"unfold", "fact", "case"})
_GREEK: Final = {letter: name for name, letter in GREEK.items()} | {"ϕ": "phi"}
# kind of reason -> words that say it; the first kind whose words are found
_WORDS: Final[Mapping[str, str]] = {
    "axiom": "axiom|公理",
    "derivative": "differentiat|derivative|求导|导数",
    "integral": "integral|integrat|积分",
    "limit": "limit|极限",
    "exp": "exponent|指数",
    "log": "logarithm|对数",
    "root": "laws? of roots?|根式",
    "trig": "trigonometric|三角",
    "enclose": "interval|区间",
    "field": "fraction|分式|通分|约分",
    "unfold": r"definition|define|unfold|\bdefn?\b|定义",
    "fact": r"hypothes[ei]s|assum(?:e\b|ed|ption)|\bodd(?:ness)?\b|\beven(?:ness)?\b|假设|奇|偶",
    "case": r"\bcase\b|情形",
    "order": "by order|by sign|monoton|序关系|符号|单调",
    "ring": (
        "arithmetic|algebra|simplif|expand|factor|collect|rearrang|comput|calculat|cancel|distribut"
        "|combin|like terms|整理|化简|代数|运算|计算|合并|展开|提取|消去|抵消|分配律|同类项|移项"
    ),
}
# words of a sentence that name nothing
_SMALL: Final = re.compile(
    r"by|the|of|from|since|is|are|an?|and|as|at|so|in|on|for|to|we|have|get|because|us(?:e|ing)|with"
    r"|here|this|that|its?|where|when|then|thus|now|again|just|only|both|sides?|lines?|steps?"
    r"|def(?:n|inition)?|laws?|rules?|functions?|basic|simple|direct|apply|applying|propert(?:y|ies)"
    r"|identity|terms?|like|out"
)


class _Said(NamedTuple):
    """A reason as its kind and the names that it cites."""

    kind: str
    names: frozenset[str] = frozenset()


def marked_reason(grounds: Grounds, text: str) -> Mark:
    """Return the mark of a reason."""
    item = grounds.item
    text = " ".join(text.split()).strip("` ")
    if not text:
        return MISSING
    if len(text) > LONGEST:
        return undecided(note("long"))
    accepted = {simplified(each) for each in item.answer}
    letter = _LETTER.fullmatch(text)
    if letter is not None and item.choices:
        choices = {label.lower(): said for label, said in item.choices.items()}
        chosen = choices.get(letter[1].lower())
        if chosen is None:
            return wrong(note("no_choice", letter=letter[1], letters=", ".join(item.choices)))
        if simplified(chosen) in accepted or letter[1].lower() in accepted:
            return correct(read=chosen)
        text = chosen
    if simplified(text) in accepted:
        return correct(read=text)
    if DOUBT.search(text):
        return undecided(note("reason_doubtful"), read=text)
    said = _said(text)
    relations = _relations(text)
    wanted = [found for each in item.answer if (found := _said(each)) is not None]
    asked = frozenset[str]().union(*map(_relations, item.answer))
    if any(each.kind == "case" for each in wanted) and (said is None or said.kind in _CASE):
        if relations and asked:
            # `by assumption x = 0`, of which the condition is what counts
            same = relations <= asked
            return correct(read=text) if same else wrong(note("reason_name"), read=text)
        if said is not None and said.kind == "fact" and not said.names:
            return in_other_form(note("reason_of_what"), read=text)
    return _compared(grounds, text, said, wanted)


def _compared(grounds: Grounds, text: str, said: _Said | None, wanted: list[_Said]) -> Mark:
    """Return the mark of a reason that is none of the accepted texts."""
    if said is None:
        return undecided(note("reason_unknown"), read=text)
    same = [each for each in wanted if each.kind == said.kind]
    variables = {name.lower() for name in grounds.known.variables}
    named = frozenset[str]().union(*(each.names for each in same)) - variables
    names = said.names - ((variables | {*grounds.item.theorem.split("_")}) - named)
    if same and (names == named or not named):
        known = map(_relations, (*grounds.item.answer, *grounds.item.assumptions))
        if said.kind not in _SUPPOSING or _relations(text) <= frozenset[str]().union(*known):
            return correct(read=text)
        # `definition of max, since x < 0` in the case x > 0
        return undecided(note("reason_condition"), read=text)
    if _proves(grounds, text):
        return correct(note("reason_proves"), read=text)
    if same and not names:
        return in_other_form(note("reason_of_what"), read=text)
    citable = {*grounds.known.functions, *grounds.given, *grounds.item.facts, *PRIMITIVES}
    if same and not names & {name.lower() for name in citable} - named:
        # it names nothing else that is known
        return undecided(note("reason_unknown"), read=text)
    if same:
        return wrong(note("reason_name"), read=text)
    return wrong(note(f"about_{said.kind}"), note("reason_wrong"), read=text)


def _proves(grounds: Grounds, text: str) -> bool:
    """Whether what is written is a reason of a proof file that proves the step."""
    item = grounds.item
    kind, *names = text.split() or [""]
    if kind not in KINDS or not item.before or not item.term:
        return False
    if not all(name.rstrip(",").isidentifier() for name in names):
        return False
    try:
        before = parse_term(item.before, shapes=grounds.shapes)
        term = parse_term(item.term, shapes=grounds.shapes)
    except SymproofError:
        return False
    return grounds.follows(before, item.relation, term, text) is True


def simplified(text: str) -> str:
    """Return a reason without what does not matter: case, spaces, signs, `by`, dollars."""
    text = _plainer(text).strip(" .。$*`\"'“”")
    while (lead := _LEAD.match(text)) is not None:
        text = text[lead.end() :].lstrip()
    return _plain(text)


def _plainer(text: str) -> str:
    """Return a text in small letters, with one sign for each relation and for each letter."""
    for sign, relation in _RELATIONS.items():
        text = text.replace(sign, relation)
    text = unicodedata.normalize("NFKC", text).lower()
    text = re.sub(r"\\(?:operatorname|mathrm|text)\b|\\var(?=phi|epsilon)|\\(?=[a-z])", "", text)
    return "".join([_GREEK.get(c, c) for c in text])


def _plain(text: str) -> str:
    """Return a text without spaces, and without signs where it has no relation."""
    dropped = _DROPPED_BESIDE if re.search("[<>=≤≥≠]", text) else _DROPPED
    return dropped.sub("", text)


def _relations(text: str) -> frozenset[str]:
    """Return the relations in a reason, such as `x=0` in `since 0 = x`, the smaller side first."""
    found: set[str] = set()
    for left, sign, right in _RELATION.findall(_plainer(text).replace("$", " ")):
        left, right = left.replace(" ", ""), right.replace(" ", "")
        if sign in _TURNED or (sign in "=≠" and right < left):
            left, sign, right = right, _TURNED.get(sign, sign), left
        found.add(f"{left}{sign}{right}")
    return frozenset(found)


def _said(text: str) -> _Said | None:
    """Return what kind of reason a text is, and which names it cites."""
    kind, *names = text.split() or [""]
    if kind in KINDS and all(re.fullmatch(r"\w+,?", name) for name in names):
        cited = {name.strip(",").lower() for name in names}
        return _Said(kind, frozenset(cited - KINDS.keys()))
    lower = _plainer(text)
    found = next((kind for kind, words in _WORDS.items() if re.search(words, lower)), None)
    return None if found is None else _Said(found, frozenset(_names(lower, _WORDS[found])))


def _names(text: str, words: str) -> Iterator[str]:
    """Yield the names in a reason: the words that are neither its kind nor small words."""
    for name in re.findall(r"[a-z_][a-z_0-9]*", text):
        if not _SMALL.fullmatch(name) and not re.match(words, name):
            yield name
