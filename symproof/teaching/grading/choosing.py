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
_TOKEN: Final = re.compile(r"\d+|[A-Za-z]+")
# what may stand before the labels: `answer: c`, `选 c`, `the order is C A B`
_LEAD: Final = re.compile(
    r"(?:the\s+)?(?:right\s+|correct\s+)?(?:answer|option|choice|order|ans\.?)(?:\s+is)?\s*[:：]?\s*"
    r"(?=\W?(?:[A-Za-z]|true|false|yes|no|right|wrong)(?![A-Za-z]))"
    r"|(?:答案|顺序|次序|选项|应选|我选|选择|选|答)(?:是|为)?\s*[:：]?\s*",
    re.IGNORECASE,
)
# words beside the labels of a pair: `line 1: a`
_UNIT: Final = re.compile(r"\b(?:line|step|reason|row)s?\b", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"\s*[,.;:!，。；：！、]\s*")
# single letters may be names in an explanation
_OPPOSITE: Final = {
    True: re.compile(r"\b(?:false|no|wrong|incorrect|untrue)\b|错误|不对|不正确", re.IGNORECASE),
    False: re.compile(r"\b(?:true|yes|right|correct)\b|(?<!不)正确|对的", re.IGNORECASE),
}


def _cleaned(text: str) -> str:
    """Return a text without dollars and marks of Markdown, its full-width characters narrow."""
    for command, sign in _TEX_TRUTH.items():
        text = text.replace(command, sign)
    text = unicodedata.normalize("NFKC", text)
    return " ".join(re.sub(r"[$*`{}]|\\text(?:bf|rm)?\b|\\mathrm\b", " ", text).split())


def marked_truth(grounds: Grounds, text: str) -> Mark:
    """Return the mark of `true` or `false`."""
    whole = _LEAD.sub("", _cleaned(text), count=1).strip(" .。!！\\").lower()
    if not whole:
        return MISSING
    # `false, since it fails at 0`
    said, *others = _SENTENCE.split(whole)
    value = said in _TRUE
    both = _OPPOSITE[value].search(" ".join(others)) or {*others} & (_FALSE if value else _TRUE)
    if said not in _TRUE | _FALSE or both:
        return unreadable(note("true_or_false"), quoted=whole[:60])
    read = "true" if value else "false"
    return correct(read=read) if value == grounds.item.answer else wrong(read=read)


def marked_choice(grounds: Grounds, text: str) -> Mark:
    """Return the mark of a letter, or of the text that stands beside it."""
    item = grounds.item
    said = _LEAD.sub("", _cleaned(text), count=1)
    if not said:
        return MISSING
    letters = {label.lower() for label in item.choices} or {item.answer.lower()}
    texts = {simplified(value): label.lower() for label, value in item.choices.items()}
    found = texts.get(simplified(said))
    # `b`, `b) by definition of max`, `b (by definition of max)`
    chosen = None if found else re.match(r"\W*([A-Za-z])(?![A-Za-z])\s*([.)：:、]?)(.*)", said)
    if chosen is not None and (found := chosen[1].lower()) not in letters:
        return wrong(note("no_choice", letter=chosen[1], letters=", ".join(item.choices)))
    if found is None or (chosen is not None and _says_more(chosen, texts, letters)):
        return unreadable(note("one_letter"), quoted=said[:60])
    return correct(read=found) if found == item.answer.lower() else wrong(read=found)


def _says_more(chosen: re.Match[str], texts: Mapping[str, str], letters: set[str]) -> bool:
    """Whether what stands behind a letter may say something else than the letter."""
    letter, stop, rest = chosen[1].lower(), chosen[2], chosen[3]
    if not simplified(rest):
        return False
    meant = texts.get(simplified(rest))
    if meant is not None or not stop:
        return meant != letter
    others = "".join(sorted(letters))
    another = re.compile(rf"(?<!\w)[{others}](?=\s*(?:[.)：:、,;?!]|$))", re.IGNORECASE)
    return another.search(rest) is not None


def marked_pairs(grounds: Grounds, text: str) -> Mark:
    """Return the mark of pairs: each right one gets its part of the points."""
    item = grounds.item
    said = _UNIT.sub(" ", _ARROWS.sub(" - ", _cleaned(text)))
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
    labels = [token.lower() for token in _TOKEN.findall(text)]
    if len(labels) == 1 and len(labels[0]) == len(wanted):
        labels = list(labels[0])
    if len(labels) == len(wanted) and not set(labels) & wanted.keys():
        return dict(zip(wanted, labels, strict=True))
    firsts, seconds = labels[::2], labels[1::2]
    # all of one are numbers, all of the other are letters: `1a or b` is no pair
    digits = {first.isdigit() for first in firsts}, {second.isdigit() for second in seconds}
    if len(firsts) != len(seconds) or digits not in (({True}, {False}), ({False}, {True})):
        return None
    found: dict[str, str] = {}
    for first, second in zip(firsts, seconds, strict=True):
        if first not in wanted and second in wanted:
            first, second = second, first
        if first not in wanted or found.get(first, second) != second:
            return None
        found[first] = second
    return found or None


def marked_order(grounds: Grounds, text: str) -> Mark:
    """Return the mark of an order: the key's, or another that is a calculation too."""
    item = grounds.item
    said = _LEAD.sub("", _ARROWS.sub(" ", _cleaned(text)), count=1)
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
    counted = [str(i) for i in range(1, len(tokens) // 2 + 1)]
    if len(tokens) > 1 and tokens[::2] == counted and not {*counted} & names.keys():
        # `1. C 2. A 3. B`
        tokens = tokens[1::2]
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
