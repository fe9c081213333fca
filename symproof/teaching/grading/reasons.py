"""Marks of reasons: the accepted words in any spelling, or another reason that proves the step."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from symproof.kernel.errors import SymproofError
from symproof.notation.names import GREEK
from symproof.notation.plain import parse_term
from symproof.notation.steps import KINDS
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
_GREEK: Final = {letter: name for name, letter in GREEK.items()} | {"ϕ": "phi"}
# kind of reason -> words that say it; the first kind whose words are found
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "axiom": ("axiom", "公理"),
    "derivative": ("differentiat", "derivative", "求导", "导数"),
    "integral": ("integral", "integrat", "积分"),
    "limit": ("limit", "极限"),
    "exp": ("exponent", "exponential", "指数"),
    "log": ("logarithm", "对数"),
    "root": ("law of root", "laws of roots", "根式"),
    "trig": ("trigonometric", "三角"),
    "enclose": ("interval", "区间"),
    "field": ("fraction", "分式", "通分", "约分"),
    "unfold": ("definition", "define", "unfold", "def.", "定义"),
    "fact": ("hypothesis", "assumption", "odd", "even", "假设", "奇", "偶"),
    "case": ("in this case", "this case", "case", "此情形", "情形"),
    "order": ("by order", "by sign", "monoton", "序关系", "符号", "单调"),
    "ring": (
        *("arithmetic", "algebra", "simplif", "expand", "factor", "collect", "rearrang", "comput"),
        *("整理", "化简", "代数", "运算", "计算", "合并", "展开", "提取"),
    ),
}


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
    said = _said(text)
    wanted = [found for each in item.answer if (found := _said(each)) is not None]
    return _compared(grounds, text, said, wanted)


def _compared(grounds: Grounds, text: str, said: _Said | None, wanted: list[_Said]) -> Mark:
    """Return the mark of a reason that is none of the accepted texts."""
    if said is None:
        return undecided(note("reason_unknown"), read=text)
    same = [each for each in wanted if each.kind == said.kind]
    named = frozenset[str]().union(*(each.names for each in same))
    if same and (said.names == named or not named):
        return correct(read=text)
    if _proves(grounds, text):
        return correct(note("reason_proves"), read=text)
    if same and not said.names:
        return in_other_form(note("reason_of_what"), read=text)
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
    text = unicodedata.normalize("NFKC", text).lower()
    text = re.sub(r"\\(?:operatorname|mathrm|text)\b|\\var(?=phi|epsilon)", "", text)
    text = "".join([_GREEK.get(c, c) for c in text]).strip(" .。$*`\"'“”")
    while (lead := _LEAD.match(text)) is not None:
        text = text[lead.end() :].lstrip()
    return _DROPPED.sub("", text)


def _said(text: str) -> _Said | None:
    """Return what kind of reason a text is, and which names it cites."""
    kind, *names = text.split() or [""]
    if kind in KINDS and all(re.fullmatch(r"\w+,?", name) for name in names):
        return _Said(kind, frozenset(name.strip(",").lower() for name in names))
    lower = unicodedata.normalize("NFKC", text).lower()
    found = next((kind for kind, words in _WORDS.items() if any(w in lower for w in words)), None)
    if found is None:
        return None
    return _Said(found, frozenset(_names(lower, _WORDS[found])))


def _names(text: str, words: tuple[str, ...]) -> Iterator[str]:
    """Yield the names in a reason: the words that are neither its kind nor small words."""
    text = "".join([_GREEK.get(c, c) for c in text])
    text = re.sub(r"\\(?:operatorname|mathrm|text)\b|\\var(?=phi|epsilon)", " ", text)
    for name in re.findall(r"[a-z_][a-z_0-9]*", text):
        small = name in {"by", "the", "of", "from", "since", "is", "a", "an", "and", "because"}
        small = small or name in {"definition", "def", "laws", "law", "function", "using", "we"}
        if not small and not any(name.startswith(word.rstrip(".")) for word in words):
            yield name
