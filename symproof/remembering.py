"""Outcomes in the cache: what is kept of each, and under which key.

Kept are the calculation of a proved claim, the point that refutes one or at which two sides are
proved to differ, the point at which a term has no value, and what was tried of a claim that a
search with time to spare left undecided.  Reading them back proves and refutes anew, and finds
anew that a term has no value.  What is unreadable is soon found again, and not kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final, cast

from symproof.cache import Cache, key_of
from symproof.calculation import Problem
from symproof.engine.calculus.definedness import Undefined
from symproof.engine.refutation.enclosures import Enclosure
from symproof.engine.refutation.refuting import Closest, Counterexample, Functions, Values
from symproof.kernel.errors import SymproofError
from symproof.kernel.term import Lam
from symproof.notation.errors import NotationError
from symproof.notation.plain import (
    parse_chain,
    parse_claim,
    parse_shapes,
    parse_term,
    show,
    show_claim,
    show_definition,
)
from symproof.proof import Hypothesis
from symproof.report import Outcome
from symproof.settling import Target
from symproof.timing import limited
from symproof.transfer import NOTHING, Question, Settled, fingerprint, restored

# that these occurred says something about one run, and nothing about the claim
ACCIDENTS: Final = frozenset({"timeout", "memory", "worker"})
# the sides at a point from the cache, which are computed anew
UNKNOWN: Final = Enclosure(Fraction(0), Fraction(0))
TEXTS: Final = ("code", "message", "claim", "left", "right")


def key(question: Question) -> str | None:
    """Return the key of a claim, its definitions and assumptions; None if it is unreadable."""
    try:
        shapes = parse_shapes(question.shapes) if question.shapes else {}
        claims = [show_claim(claim) for claim in parse_chain(question.claim, shapes=shapes)]
        definitions = [show_definition(definition) for definition in question.definitions]
        given: list[str] = []
        for name, value in question.given:
            if not isinstance(value, Hypothesis):
                return None
            given += [name, show_claim(value.claim), value.kind, value.function]
    except (SymproofError, RecursionError):
        return None
    counts = f"{len(claims)} {len(definitions)} {len(given)}"
    return key_of(fingerprint(), counts, question.shapes, *claims, *definitions, *given)


def remember(cache: Cache, question: Question, found: Settled) -> None:
    """Keep what was found of a claim, if it can be used again."""
    entry = _entry(found, question.timeout)
    if entry is None or cache.folder is None:
        return
    with suppress(TimeoutError), limited(question.timeout):
        name = key(question)
        if name is not None:
            cache.put(name, entry)


def recall(cache: Cache, target: Target, question: Question) -> Outcome | None:
    """Return the outcome of a claim from the cache, checked again; None if there is none."""
    if cache.folder is None:
        return None
    try:
        with limited(question.timeout):
            return _recalled(cache, target, question)
    except (KeyError, TypeError, ValueError, ZeroDivisionError, RecursionError):
        return None
    except (SymproofError, TimeoutError):
        return None


def _recalled(cache: Cache, target: Target, question: Question) -> Outcome | None:
    name = key(question)
    entry = None if name is None else cache.get(name)
    found = None if entry is None else _settled(entry, question.timeout)
    if found is None:
        return None
    return restored(target, found, question.timeout)


# from outcomes to entries


def _entry(found: Settled, timeout: float | None) -> dict[str, Any] | None:
    """Return what is kept of an outcome, None of those that are not kept."""
    outcome = found.outcome
    base = {"name": outcome.name, "verdict": found.verdict}
    match found.verdict:
        case "proved" if found.parts:
            parts = [_entry(part, timeout) for part in found.parts]
            return None if None in parts else {**base, "parts": parts}
        case "proved" if found.steps is not None:
            return {**base, "steps": found.steps}
        case "proved" | "refuted" if outcome.counterexample is not None and not found.parts:
            tables = _tables_entry(outcome.counterexample)
            return {**base, **_place_entry(outcome.counterexample), **tables}
        case "undefined" if not found.parts:
            gaps = [_gap_entry(problem) for problem in outcome.problems]
            return None if None in gaps else {**base, "gaps": gaps}
        case "undecided" if not found.parts:
            if ACCIDENTS.intersection(problem.code for problem in outcome.problems):
                return None
            problems = [_problem_entry(problem) for problem in outcome.problems]
            closest = outcome.closest and {
                **_place_entry(outcome.closest),
                "gap": str(outcome.closest.gap),
            }
            rest = {"tried": list(outcome.tried), "closest": closest, "timeout": timeout}
            return {**base, "problems": problems, **rest}
        case _:
            return None


def _place_entry(place: Counterexample | Closest) -> dict[str, Any]:
    functions = {name: [list(f.params), show(f.body)] for name, f in place.functions}
    return {"point": {name: str(x) for name, x in place.point}, "functions": functions}


def _tables_entry(found: Counterexample) -> dict[str, Any]:
    """Return the sizes and matrices of a counterexample, and which entry differs."""
    if not (found.sizes or found.matrices):
        return {}
    matrices = {name: [[str(x) for x in row] for row in rows] for name, rows in found.matrices}
    return {"sizes": dict(found.sizes), "matrices": matrices, "entry": found.entry}


def _gap_entry(problem: Problem) -> dict[str, Any] | None:
    """Return what has no value at a point, None where it would not be read back."""
    gap = problem.undefined
    if gap is None:
        return None
    term, needs = show(gap.term), show_claim(gap.needs)
    try:
        if parse_term(term) != gap.term or parse_claim(needs) != gap.needs:
            return None
    except NotationError:
        return None
    point = None if gap.point is None else {name: str(x) for name, x in gap.point}
    functions = {name: [list(f.params), show(f.body)] for name, f in gap.functions}
    texts = {name: getattr(problem, name) for name in TEXTS}
    told = {"term": term, "needs": needs, "point": point, "functions": functions, "why": gap.why}
    return {**texts, **told}


def _problem_entry(problem: Problem) -> dict[str, Any]:
    texts = {name: getattr(problem, name) for name in TEXTS}
    return {**texts, "tried": list(problem.tried)}


# from entries to outcomes; what is not as it was written raises KeyError, TypeError or ValueError


def _settled(entry: Mapping[str, Any], timeout: float | None) -> Settled | None:
    """Return what an entry says, None if it was found in less time than there is now."""
    verdict = entry["verdict"]
    outcome = Outcome(_text(entry["name"]), NOTHING, None, None)
    match verdict:
        case "proved" if "parts" in entry:
            parts = [_settled(part, timeout) for part in _list(entry["parts"])]
            kept = tuple([part for part in parts if part is not None])
            return Settled(verdict, outcome, None, kept)
        case "proved" if "steps" in entry:
            return Settled(verdict, outcome, _text(entry["steps"]))
        case "proved" | "refuted":
            told = Counterexample(*_place(entry), UNKNOWN, UNKNOWN)
            if "matrices" in entry:
                told = _with_tables(told, entry)
            return Settled(verdict, replace(outcome, counterexample=told))
        case "undefined":
            gaps = tuple([_gap(row) for row in _list(entry["gaps"])])
            return Settled(verdict, replace(outcome, problems=gaps))
        case "undecided" if _enough(entry["timeout"], timeout):
            return Settled(verdict, _undecided(outcome, entry))
        case _:
            return None


def _with_tables(told: Counterexample, entry: Mapping[str, Any]) -> Counterexample:
    sizes = tuple([(name, int(value)) for name, value in _table(entry["sizes"]).items()])
    matrices = tuple([(name, _rows(rows)) for name, rows in _table(entry["matrices"]).items()])
    place = entry["entry"]
    row_and_column = None
    if place is not None:
        row, column = map(int, _list(place))
        row_and_column = (row, column)
    return replace(told, sizes=sizes, matrices=matrices, entry=row_and_column)


def _rows(rows: Any) -> tuple[tuple[Fraction, ...], ...]:
    return tuple([tuple([Fraction(_text(x)) for x in _list(row)]) for row in _list(rows)])


def _gap(row: Mapping[str, Any]) -> Problem:
    term, needs = parse_term(_text(row["term"])), parse_claim(_text(row["needs"]))
    point, functions = _place({**row, "point": row["point"] or {}})
    where = None if row["point"] is None else point
    gap = Undefined(term, needs, where, functions, _text(row["why"]))
    texts = {name: _text(row[name]) for name in TEXTS}
    return replace(Problem("", ""), **texts, undefined=gap)


def _undecided(outcome: Outcome, entry: Mapping[str, Any]) -> Outcome:
    problems = tuple([_problem(row) for row in _list(entry["problems"])])
    tried = tuple([_text(row) for row in _list(entry["tried"])])
    told = entry["closest"]
    closest = None if told is None else Closest(*_place(told), Fraction(_text(told["gap"])))
    return replace(outcome, problems=problems, tried=tried, closest=closest)


def _enough(had: Any, wanted: float | None) -> bool:
    """Return whether a search that had so much time would do with what is there now."""
    if had is None:
        return True
    if isinstance(had, bool) or not isinstance(had, int | float):
        raise TypeError("a time is a number")
    return wanted is not None and wanted <= had


def _place(entry: Mapping[str, Any]) -> tuple[Values, Functions]:
    point = [(name, Fraction(_text(x))) for name, x in _table(entry["point"]).items()]
    functions: list[tuple[str, Lam]] = []
    for name, row in _table(entry["functions"]).items():
        params, body = _list(row)
        functions.append((name, Lam(tuple(map(_text, _list(params))), parse_term(_text(body)))))
    return tuple(point), tuple(functions)


def _problem(row: Mapping[str, Any]) -> Problem:
    texts = {name: _text(row[name]) for name in TEXTS}
    if texts["code"] in ACCIDENTS:
        raise ValueError("not an outcome that is kept")
    return replace(Problem("", ""), **texts, tried=tuple(map(_text, _list(row["tried"]))))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return cast("list[Any]", value)


def _table(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("not a table")
    return cast("dict[str, Any]", value)
