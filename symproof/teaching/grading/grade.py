"""One answer -> its mark, by the kind of what is asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Final, NamedTuple

from symproof.cache import Cache
from symproof.kernel.errors import SymproofError
from symproof.teaching.grading.choosing import (
    marked_choice,
    marked_order,
    marked_pairs,
    marked_truth,
)
from symproof.teaching.grading.grounds import Grounds
from symproof.teaching.grading.key import Item
from symproof.teaching.grading.lines import marked_term
from symproof.teaching.grading.marks import (
    MISSING,
    NOTHING,
    Mark,
    Note,
    note,
    undecided,
    unreadable,
)
from symproof.teaching.grading.numbering import chinese
from symproof.teaching.grading.reasons import marked_reason
from symproof.timing import limited

# no answer has so many characters
LONGEST: Final = 20_000
HALF: Final = Fraction(1, 2)
# `3: $= x$`, `step 3, $= x$`, `Line 3 is wrong, it should be $x$`, `第 3 步错，应为 $x$`
_STEP: Final = re.compile(
    r"\W*(?:(?:step|line|no\.?)\s*[:：]?\s*|第\s*|步骤\s*[:：]?\s*)?"
    r"(?:[(（]?(?P<n>\d{1,2})[)）]?|(?P<o>[①-⑳])|(?P<c>[一二三四五六七八九十]{1,3})(?=\s*[步行]))\s*[步行]?"
    r"\s*(?:(?:is|was)\s+(?:wrong|false|incorrect|not\s+right)|(?:是|有)?错误?[了的]?|有误|不对)?"
    r"\s*(?:[:：,，.。、)）;；\n]|->|→|=>|\s(?=[$`=\\])|(?=should|it\s|应|改|正确)|$)\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_MEND: Final = re.compile(
    r"\W*(?:mended|correct(?:ed|ion)?|(?:it\s+)?should\s+(?:be|read)|right|it\s+is|line"
    r"|改正|改为|应该?(?:为|是|改为)|正确的?(?:是|为)?)(?:\s+line)?\s*(?:[:：]|\s|(?=[$`=\\]))\s*",
    re.IGNORECASE,
)
# another number before what is mended: `3, 4: $x$` names two lines
_SECOND: Final = re.compile(
    r"(?:or|and|或|和|与)?\s*[(（]?\d{1,2}[)）]?\s*(?:[:：;；]|[,，]\s*\S|步|行|\s*[$`])",
    re.IGNORECASE,
)


class Asked(NamedTuple):
    """An answer to an item, with the seconds it may take and the folder of the cache."""

    item: Item
    text: str
    timeout: float
    cache: str | None = None


def marked(asked: Asked) -> Mark:
    """Return the mark of an answer, for workers to call."""
    cache = Cache(None if asked.cache is None else Path(asked.cache))
    grounds = Grounds(asked.item, asked.timeout, cache)
    if not asked.text.strip():
        return MISSING
    if len(asked.text) > LONGEST:
        return unreadable(note("too_large"), quoted=" ".join(asked.text[:200].split())[:60])
    try:
        with limited(asked.timeout):
            return _BY_KIND[asked.item.kind](grounds, asked.text)
    except TimeoutError:
        return undecided(note("time"))
    except (SymproofError, RecursionError) as error:
        return undecided(note("failed", why=str(error).split("\n", 1)[0]))


def _marked_wrong_step(grounds: Grounds, text: str) -> Mark:
    """Return the mark of a step that is named, and of what should stand there: half for each."""
    item = grounds.item
    found = _STEP.fullmatch(text.strip())
    if found is None or _SECOND.match(found["rest"]):
        return unreadable(note("step_number"), quoted=" ".join(text.split())[:60])
    # a digit in a circle has the value of a digit
    digits = found["n"] or unicodedata.normalize("NFKC", found["o"] or "")
    number = int(digits) if digits else chinese(found["c"])
    named = number == item.step
    rest = _MEND.sub("", found["rest"], count=1).strip()
    line = Grounds(replace(item, kind="line", whole=""), grounds.timeout, grounds.cache)
    mend = marked_term(line, rest) if rest and item.before else MISSING
    steps: tuple[Note, ...] = () if named else (note("step_wrong", step=str(number)),)
    if mend.verdict == "missing":
        steps = (*steps, note("mend_missing"))
    elif mend.verdict != "correct":
        steps = (*steps, note(f"mend_{mend.verdict}"))
    share = HALF * mend.share + (HALF if named else NOTHING)
    formal = HALF * mend.formal
    verdict = "correct" if named and mend.verdict == "correct" else "partly"
    if not share and not formal:
        verdict = "wrong"
    if mend.verdict == "undecided":
        verdict = "undecided"
    notes = (*steps, *mend.notes)
    return replace(mend, verdict=verdict, share=share, formal=formal, notes=notes)


_BY_KIND: Final[Mapping[str, Callable[[Grounds, str], Mark]]] = {
    "line": marked_term,
    "term": marked_term,
    "value": marked_term,
    "reason": marked_reason,
    "order": marked_order,
    "match": marked_pairs,
    "wrong_step": _marked_wrong_step,
    "true_false": marked_truth,
    "choice": marked_choice,
}
