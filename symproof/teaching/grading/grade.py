"""One answer -> its mark, by the kind of what is asked."""

from __future__ import annotations

import re
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
from symproof.teaching.grading.reasons import marked_reason
from symproof.timing import limited

HALF: Final = Fraction(1, 2)
# `3: $= x$`, `step 3, $= x$`, `第 3 步：$= x$`
_STEP: Final = re.compile(
    r"\W*(?:(?:step|line|no\.?)\s*[:：]?\s*|第\s*|步骤\s*[:：]?\s*)?[(（]?(?P<n>\d{1,2})[)）]?"
    r"\s*(?:步|行)?\s*(?:[:：,，.、)）;；\n]|->|→|=>|\s(?=[$`=\\])|$)\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_MEND: Final = re.compile(
    r"\W*(?:mended|correct(?:ed|ion)?|should\s+be|right|it\s+is|line|改正|改为|应为|正确)"
    r"(?:\s+line)?\s*(?:[:：]|\s)\s*",
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
    try:
        with limited(asked.timeout):
            return _BY_KIND[asked.item.kind](grounds, asked.text)
    except TimeoutError:
        return undecided(note("time"))
    except SystemError as error:
        # the alarm rang while foreign code was calling ours
        if not _rang(error):
            raise
        return undecided(note("time"))
    except (SymproofError, RecursionError) as error:
        return undecided(note("failed", why=str(error).split("\n", 1)[0]))


def _rang(error: BaseException) -> bool:
    """Whether an error, or what led to it, is that the time was over."""
    root: BaseException | None = error
    while root is not None and not isinstance(root, TimeoutError):
        root = root.__cause__ or root.__context__
    return root is not None


def _marked_wrong_step(grounds: Grounds, text: str) -> Mark:
    """Return the mark of a step that is named, and of what should stand there: half for each."""
    item = grounds.item
    found = _STEP.fullmatch(text.strip())
    if found is None:
        return unreadable(note("step_number"), quoted=" ".join(text.split())[:60])
    named = int(found["n"]) == item.step
    rest = _MEND.sub("", found["rest"], count=1).strip()
    line = Grounds(replace(item, kind="line", whole=""), grounds.timeout, grounds.cache)
    mend = marked_term(line, rest) if rest and item.before else MISSING
    steps: tuple[Note, ...] = () if named else (note("step_wrong", step=found["n"]),)
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
