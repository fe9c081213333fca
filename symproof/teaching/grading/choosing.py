"""Marks of what is answered with labels: an order, pairs, a choice, true or false."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from symproof.notation.plain import parse_term
from symproof.teaching.grading.grounds import Grounds
from symproof.teaching.grading.marks import MISSING, Mark, correct, note, unreadable, wrong
from symproof.teaching.grading.reasons import simplified

_TRUE: Final = frozenset(
    {"true", "t", "yes", "y", "right", "correct", "对", "是", "正确", "真", "√", "✓", "✔", "☑", "1"}
)
_FALSE: Final = frozenset(
    {"false", "f", "no", "n", "wrong", "incorrect", "错", "否", "错误", "不对", "不正确", "假"}
    | {"×", "✗", "✘", "x", "☒", "0"}
)
_TEX_TRUTH: Final[Mapping[str, str]] = {
    r"\checkmark": "✓",
    r"\surd": "√",
    r"\times": "×",
    r"\top": "t",
    r"\bot": "f",
}
_ARROWS: Final = re.compile(r"\\(?:to|rightarrow|mapsto|quad|,|;)|[→⇒↦]|->|=>")
_LABEL: Final = re.compile(r"(?<![A-Za-z0-9])(?:[A-Za-z]|\d{1,2})(?![A-Za-z0-9])")
_PAIR: Final = re.compile(
    r"(?<![A-Za-z0-9])(\d{1,2}|[A-Za-z])[^A-Za-z0-9]{0,6}?(\d{1,2}|[A-Za-z])(?![A-Za-z0-9])"
)


def _cleaned(text: str) -> str:
    """Return a text without dollars and marks of Markdown, its full-width characters narrow."""
    for command, sign in _TEX_TRUTH.items():
        text = text.replace(command, sign)
    text = unicodedata.normalize("NFKC", text)
    return " ".join(re.sub(r"[$*`{}]|\\text(?:bf|rm)?\b|\\mathrm\b", " ", text).split())


def marked_truth(grounds: Grounds, text: str) -> Mark:
    """Return the mark of `true` or `false`."""
    said = _cleaned(text).strip(" .。!！").lower()
    if not said:
        return MISSING
    # `false, since it fails at 0`
    said = re.split(r"\s*[,.;:，。；：]", said, maxsplit=1)[0]
    if said not in _TRUE | _FALSE:
        return unreadable(note("true_or_false"), quoted=said[:60])
    value = said in _TRUE
    read = "true" if value else "false"
    return correct(read=read) if value == grounds.item.answer else wrong(read=read)


def marked_choice(grounds: Grounds, text: str) -> Mark:
    """Return the mark of a letter, or of the text that stands beside it."""
    item = grounds.item
    said = _cleaned(text)
    if not said:
        return MISSING
    letters = {label.lower() for label in item.choices} or {item.answer.lower()}
    letter = re.fullmatch(r"\W*([A-Za-z])\W*", said)
    # `b) by definition of max`
    led = re.match(r"\W*([A-Za-z])\s*[.)：:、]\s*(.*)", said)
    chosen = letter or led
    if chosen is None:
        texts = {simplified(value): label.lower() for label, value in item.choices.items()}
        found = texts.get(simplified(said))
        if found is None:
            return unreadable(note("one_letter"), quoted=said[:60])
    else:
        found = chosen[1].lower()
        if item.choices and found not in letters:
            return wrong(note("no_choice", letter=chosen[1], letters=", ".join(item.choices)))
    return correct(read=found) if found == item.answer.lower() else wrong(read=found)


def marked_pairs(grounds: Grounds, text: str) -> Mark:
    """Return the mark of pairs: each right one gets its part of the points."""
    item = grounds.item
    said = _ARROWS.sub(" - ", _cleaned(text))
    wanted = {label.lower(): value.lower() for label, value in item.answer.items()}
    if not said:
        return MISSING
    found = _pairs(said, wanted)
    if found is None:
        return unreadable(note("pairs"), quoted=said[:60])
    same = {label: set(map(simplified, texts)) for label, texts in item.reasons.items()}
    right = [
        label
        for label, value in wanted.items()
        if found.get(label) == value
        or same.get(found.get(label, ""), set()) & same.get(value, set())
    ]
    read = ", ".join(f"{label}{value}" for label, value in found.items())
    if len(right) == len(wanted):
        return correct(read=read)
    rest = ", ".join(label for label in wanted if label not in right)
    verdict = "partly" if right else "wrong"
    share = Fraction(len(right), len(wanted))
    return Mark(verdict, share, (note("pairs_wrong", labels=rest),), read)


def _pairs(text: str, wanted: Mapping[str, str]) -> dict[str, str] | None:
    """Return the pairs that a text says, None where it says none, or one label twice."""
    labels = [match[0].lower() for match in _LABEL.finditer(text)]
    if len(labels) == len(wanted) and not set(labels) & wanted.keys():
        return dict(zip(wanted, labels, strict=True))
    found: dict[str, str] = {}
    for match in _PAIR.finditer(text):
        first, second = match[1].lower(), match[2].lower()
        if first not in wanted and second in wanted:
            first, second = second, first
        if first not in wanted or found.get(first, second) != second:
            return None
        found[first] = second
    return found or None


def marked_order(grounds: Grounds, text: str) -> Mark:
    """Return the mark of an order: the key's, or another that is a calculation too."""
    item = grounds.item
    said = _ARROWS.sub(" ", _cleaned(text))
    if not said:
        return MISSING
    known = [*item.lines] or sorted(item.answer)
    order = _labels(said, known)
    if order is None:
        return unreadable(note("labels", labels=", ".join(sorted(known))), quoted=said[:60])
    read = " ".join(order)
    if sorted(order) != sorted(item.answer):
        return wrong(note("each_once"), read=read)
    if order == list(item.answer):
        return correct(read=read)
    if not item.lines or not item.head:
        return wrong(note("order_wrong"), read=read)
    bad = _first_bad(grounds, order)
    if bad:
        return wrong(note("order_breaks", label=bad), read=read)
    if item.lines[order[-1]].term != item.lines[item.answer[-1]].term:
        return wrong(note("order_ends"), read=read)
    return correct(note("order_also"), read=read)


def _labels(text: str, known: Sequence[str]) -> list[str] | None:
    """Return the labels that a text lists, in its order, None where it lists none."""
    names = {label.lower(): label for label in known}
    tokens = re.findall(r"[A-Za-z0-9]+", text)
    if len(tokens) == 1 and len(tokens[0]) > 1 and tokens[0].lower() not in names:
        tokens = list(tokens[0])
    if not tokens or not all(token.lower() in names for token in tokens):
        return None
    return [names[token.lower()] for token in tokens]


def _first_bad(grounds: Grounds, order: Sequence[str]) -> str:
    """Return the first line that does not follow by its reason from the one above, or ""."""
    item = grounds.item
    before = parse_term(item.head, shapes=grounds.shapes)
    for label in order:
        line = item.lines[label]
        term = parse_term(line.term, shapes=grounds.shapes)
        if not line.by or grounds.follows(before, line.relation, term, line.by) is not True:
            return label
        before = term
    return ""
