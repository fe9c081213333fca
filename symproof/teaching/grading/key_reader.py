"""Reading a key: from the JSON file that `symproof teach` writes, with all that is wrong in it.

What is missing or malformed is said at once, before anything is graded.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, cast

from symproof.document.texts.sources import file_text
from symproof.kernel.errors import SymproofError
from symproof.notation.plain import parse_definition, parse_shapes, parse_term
from symproof.proof import declared, hypotheses
from symproof.teaching.grading.key import KINDS, Fact, Item, Key, KeyFileError, Line

VERSION: Final = 1
LARGEST_NUMBER: Final = 999


def read_key(path: Path) -> Key:
    """Return the key in a file.

    Raises:
        KeyFileError: it is none, and why.
        DocumentError: the file cannot be read.
    """
    name = str(path)
    try:
        data: Any = json.loads(file_text(path))
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise KeyFileError(name, where, f"JSON ({error.msg})") from None
    except (RecursionError, ValueError):
        raise KeyFileError(name, "", "JSON that can be read") from None
    table = _Table(name, "", data)
    if table.data.get("symproof") != "key":
        raise KeyFileError(name, "", 'a key that `symproof teach` wrote ("symproof": "key")')
    if table.data.get("version") != VERSION:
        raise KeyFileError(name, "version", f"{VERSION}, the one that this symproof reads")
    items = tuple(
        [_item(_Table(name, f"item {i}", each)) for i, each in enumerate(table.rows("items"), 1)]
    )
    if not items:
        raise KeyFileError(name, "items", "at least one item")
    numbers = [item.number for item in items]
    twice = next((number for number in numbers if numbers.count(number) > 1), None)
    if twice is not None:
        raise KeyFileError(name, f"items: the number {twice}", "each number once")
    items = tuple([replace(item, hidden=_hidden(item, items)) for item in items])
    return Key(name, table.text("kind"), table.text("title"), table.text("lang", "en"), items)


def _hidden(item: Item, items: Sequence[Item]) -> frozenset[str]:
    """Return which of the lines around a line are to be filled in as well."""
    beside = [other for other in items if other.kind == "line" and other.exercise == item.exercise]
    found: set[str] = set()
    for other in beside:
        following = (other.before, other.answer)
        if item.after is not None and following == (item.answer, item.after.term):
            found.add("after")
        if other.after is not None and (other.answer, other.after.term) == (
            item.before,
            item.answer,
        ):
            found.add("before")
    return frozenset(found)


class _Table:
    """An object of the file, which says what is wrong with it."""

    def __init__(self, path: str, where: str, data: Any) -> None:
        self.path, self.where = path, where
        if not isinstance(data, dict):
            raise KeyFileError(path, where, "an object")
        self.data = cast("dict[str, Any]", data)

    def fail(self, key: str, expected: str) -> KeyFileError:
        return KeyFileError(self.path, f"{self.where}: {key}" if self.where else key, expected)

    def text(self, key: str, default: str | None = "") -> str:
        value = self.data.get(key, default)
        if not isinstance(value, str):
            raise self.fail(key, "a text")
        return value

    def whole(self, key: str, default: int | None = None) -> int:
        value = self.data.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fail(key, "a whole number")
        return value

    def points(self) -> float:
        value = self.data.get("points", 1)
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value < 1e6:
            raise self.fail("points", "a number of points")
        return value

    def rows(self, key: str) -> list[Any]:
        value = self.data.get(key)
        if not isinstance(value, list):
            raise self.fail(key, "a list")
        return cast("list[Any]", value)

    def texts(self, key: str) -> tuple[str, ...]:
        value: Any = self.data.get(key) or []
        if not isinstance(value, list) or not _are_texts(_any(value)):
            raise self.fail(key, "a list of texts")
        return tuple(cast("list[str]", value))

    def tables(self, key: str) -> dict[str, _Table]:
        value: Any = self.data.get(key) or {}
        if not isinstance(value, dict):
            raise self.fail(key, "an object")
        found = cast("dict[str, Any]", value)
        return {name: _Table(self.path, f"{self.where}: {key}", found[name]) for name in found}

    def named(self, key: str) -> dict[str, str]:
        """Return texts by name; a list has the names a, b, c, ..."""
        value: Any = self.data.get(key) or {}
        if isinstance(value, list):
            rows = _any(value)
            value = {chr(ord("a") + i): row for i, row in enumerate(rows[:26])}
        if not isinstance(value, dict):
            raise self.fail(key, "an object of texts")
        found = cast("dict[str, Any]", value)
        if not all(isinstance(each, str) for each in found.values()):
            raise self.fail(key, "an object of texts")
        return found

    def term(self, key: str, default: str = "") -> str:
        """Return the text of a term, which is read to see that it is one."""
        text = self.text(key, default)
        if text:
            self._read(key, lambda: parse_term(text, shapes=_shapes(self.data)))
        return text

    def needed(self, key: str) -> str:
        if not self.text(key):
            raise self.fail(key, "a term")
        return self.term(key)

    def _read(self, key: str, reading: Callable[[], object]) -> None:
        try:
            reading()
        except (SymproofError, RecursionError) as error:
            said = str(error).split("\n", 1)[0]
            raise self.fail(key, f"what can be read ({said})") from None

    def statements(self) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        """Return definitions, assumptions and shapes, which are read to see that they are such."""
        definitions, assumptions = self.texts("definitions"), self.texts("assumptions")
        shapes = self.text("shapes")
        for text in definitions:
            self._read("definitions", lambda text=text: parse_definition(text))
        if shapes:
            self._read("shapes", lambda: parse_shapes(shapes))
        for text in assumptions:
            self._read("assumptions", lambda text=text: hypotheses(text, shapes=_shapes(self.data)))
        return definitions, assumptions, shapes


def _any(value: Any) -> list[Any]:
    return cast("list[Any]", value)


def _shapes(data: Mapping[str, Any]) -> Any:
    text = data.get("shapes")
    return parse_shapes(text) if isinstance(text, str) and text else None


def _item(table: _Table) -> Item:
    number = table.whole("number")
    if not 0 < number <= LARGEST_NUMBER:
        raise table.fail("number", f"a number from 1 to {LARGEST_NUMBER}")
    kind = table.text("kind")
    if kind not in KINDS:
        raise table.fail("kind", f"one of {', '.join(KINDS)}")
    table.where = f"item {number}"
    shapes, assumed = declared(table.texts("assumptions"))
    # the shapes of matrices may stand among the assumptions
    shapes = table.text("shapes") or shapes
    table.data = {**table.data, "assumptions": assumed, "shapes": shapes}
    inner: Any = table.data.get("answer")
    if kind == "wrong_step" and isinstance(inner, dict):
        # its parts may stand in the answer
        table.data = {**table.data, **cast("dict[str, Any]", inner)}
    definitions, assumptions, shapes = table.statements()
    return Item(
        number=number,
        kind=kind,
        points=table.points(),
        answer=_answer(table, kind),
        exercise=table.whole("exercise", 0),
        theorem=table.text("theorem"),
        definitions=definitions,
        assumptions=assumptions,
        shapes=shapes,
        given=table.named("given"),
        facts={name: _fact(each) for name, each in table.tables("facts").items()},
        before=table.needed("before") if kind in ("line", "term") else table.term("before"),
        relation=table.text("relation", "="),
        term=table.term("term"),
        by=table.text("by", ""),
        after=_line(table, "after"),
        whole=table.needed("whole") if kind == "term" else "",
        step=table.whole("step") if kind == "wrong_step" else 0,
        of=table.needed("of") if kind == "value" else "",
        head=table.term("head"),
        lines={label: _of_line(each) for label, each in table.tables("lines").items()},
        choices=table.named("choices"),
        reasons={label: tuple(_texts(table, each)) for label, each in _lists(table).items()},
    )


def _answer(table: _Table, kind: str) -> Any:
    match kind, table.data.get("answer"):
        case (("line" | "term" | "value"), _):
            return table.needed("answer")
        case "wrong_step", _:
            return table.needed("right")
        case "reason", str(text):
            return (text,)
        case (("reason" | "order"), _) if table.texts("answer"):
            return table.texts("answer")
        case "match", _ if table.named("answer"):
            return table.named("answer")
        case "true_false", bool(value):
            return value
        case "choice", str(letter) if letter:
            return letter
        case _:
            expected = {
                "reason": "the texts that are accepted",
                "order": "labels in order",
                "match": "an object of labels",
                "true_false": "true or false",
                "choice": "a letter",
            }
            raise table.fail("answer", expected[kind])


def _are_texts(values: list[Any]) -> bool:
    return all(isinstance(value, str) and value for value in values)


def _line(table: _Table, key: str) -> Line | None:
    value = table.data.get(key)
    return None if value is None else _of_line(_Table(table.path, f"{table.where}: {key}", value))


def _of_line(table: _Table) -> Line:
    return Line(table.text("relation", "="), table.text("term"), table.text("by"))


def _fact(table: _Table) -> Fact:
    claim, origin = table.text("claim"), table.text("origin")
    return Fact(claim, table.texts("assumptions"), table.texts("definitions"), origin)


def _lists(table: _Table) -> dict[str, Any]:
    value: Any = table.data.get("reasons") or {}
    if not isinstance(value, dict):
        raise table.fail("reasons", "an object of lists of texts")
    return cast("dict[str, Any]", value)


def _texts(table: _Table, value: Any) -> list[str]:
    if not isinstance(value, list) or not _are_texts(_any(value)):
        raise table.fail("reasons", "an object of lists of texts")
    return cast("list[str]", value)
