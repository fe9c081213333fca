"""`symproof enclose`: certified digits of closed terms."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from symproof.commands.usage import UsageError
from symproof.enclosing import Enclosed, enclosed
from symproof.layout import columns
from symproof.notation.plain import show_definition
from symproof.questions import Question, questions
from symproof.sayings import told

STATUS: Final = {"enclosed": 0, "undefined": 1, "undecided": 3}
WORST: Final = ("undefined", "undecided", "enclosed")
# suffix of an output -> whether it is JSON
SUFFIXES: Final = {".txt": False, ".json": True}

Found = Sequence[tuple[Question, Enclosed]]


def enclose(args: argparse.Namespace) -> int:
    """Run the command and return the exit status.

    Raises:
        SymproofError: a term, a definition or a value cannot be read, or a file not be written.
    """
    as_json = args.output_format == "json"
    if args.output is not None:
        as_json = as_json or _is_json(args.output)
    asked = questions(args.term, args.let, args.at)
    found = [(each, enclosed(each.closed, each.definitions, args.digits)) for each in asked]
    text = _json(found, args.digits, args.lang) if as_json else _text(found, args.digits, args.lang)
    if args.output is None:
        sys.stdout.write(text)
    else:
        from symproof.writing import write

        write(Path(args.output), text)
    verdicts = {value.verdict for _, value in found}
    return STATUS[next(verdict for verdict in WORST if verdict in verdicts)]


def _is_json(name: str) -> bool:
    suffix = Path(name).suffix
    if suffix not in SUFFIXES:
        raise UsageError(f"{name}: digits are written as {' or '.join(SUFFIXES)}")
    return SUFFIXES[suffix]


def _text(found: Found, digits: int, lang: str) -> str:
    return "".join([f"{row}\n" for each in found for row in _rows(*each, digits, lang)])


def _rows(asked: Question, value: Enclosed, digits: int, lang: str) -> list[str]:
    """Return what is said of a term: its digits, what is certain, what its names mean."""
    rows = _certainty(value, digits)
    rows += [f"at {name} = {text}" for name, text in asked.values.items()]
    rows += [f"where {show_definition(each)}" for each in asked.definitions]
    return [_value(asked, value, lang), *(f"    {told(row, lang)}" for row in rows)]


def _value(asked: Question, value: Enclosed, lang: str) -> str:
    """Return a term with its digits, and its exact value where that is a fraction."""
    if value.verdict != "enclosed":
        verdict = told(value.verdict, lang)
        return f"{verdict}{' ' * max(11 - columns(verdict), 1)}{asked.text}"
    if value.is_decimal:
        return f"{asked.text} = {value.digits}"
    fraction = "" if value.fraction in ("", asked.text) else f" = {value.fraction}"
    return f"{asked.text}{fraction} ≈ {value.digits}"


def _certainty(value: Enclosed, digits: int) -> list[str]:
    """Return what is certain about a value."""
    ends = value.ends(digits)
    between = "" if ends is None else f"in [{ends[0]}, {ends[1]}]"
    if value.verdict != "enclosed":
        return [value.reason, *([f"it lies {between}"] if between else [])]
    if value.is_decimal:
        return ["exactly"]
    rounding = f"{digits} digit{'s' if digits != 1 else ''}, rounded to nearest"
    return [rounding, between]


def _json(found: Found, digits: int, lang: str) -> str:
    entries = [_entry(asked, value, digits, lang) for asked, value in found]
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def _entry(asked: Question, value: Enclosed, digits: int, lang: str) -> dict[str, Any]:
    """Return the JSON object of a term; numbers are decimals or fractions, as texts."""
    ends = value.ends(digits)
    return {
        "term": asked.text,
        "at": dict(asked.values),
        "definitions": [show_definition(each) for each in asked.definitions],
        "verdict": value.verdict,
        "digits": value.digits or None,
        "exact": None if value.exact is None else str(value.exact),
        "enclosure": None if ends is None else list(ends),
        "reason": told(value.reason, lang) or None,
    }
