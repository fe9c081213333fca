"""Jupyter notebooks -> the texts of their Markdown cells."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import cast

from symproof.document.model import Source
from symproof.document.texts.sources import DocumentError


def notebook_sources(text: str, path: str) -> tuple[Source, ...]:
    """Return the Markdown cells of a notebook; all its cells are counted, from 1.

    Raises:
        DocumentError: the text is no notebook.
    """
    return tuple(
        Source(path, cell, number)
        for number, (kind, cell) in enumerate(_cells(text, path), 1)
        if kind == "markdown"
    )


def _cells(text: str, path: str) -> Iterator[tuple[str, str]]:
    for number, cell in enumerate(_list_of_cells(text, path), 1):
        if not isinstance(cell, dict):
            raise DocumentError(path, f"a broken notebook: cell {number} is no object")
        fields = cast("dict[str, object]", cell)
        kind = fields.get("cell_type")
        source = fields.get("source", fields.get("input", ""))
        if isinstance(source, list):
            lines = cast("list[object]", source)
            source = "".join(map(str, lines)) if _are_texts(lines) else None
        if not isinstance(kind, str) or not isinstance(source, str):
            fault = f"a broken notebook: cell {number} has no cell_type or no text as its source"
            raise DocumentError(path, fault)
        yield kind, source


def _are_texts(lines: list[object]) -> bool:
    return all(isinstance(line, str) for line in lines)


def _list_of_cells(text: str, path: str) -> list[object]:
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        fault = f"a broken notebook: {error.msg} in line {error.lineno}, column {error.colno}"
        raise DocumentError(path, fault) from None
    except (RecursionError, ValueError):
        raise DocumentError(path, "a broken notebook: its JSON cannot be read") from None
    cells = cast("dict[str, object]", value).get("cells") if isinstance(value, dict) else None
    if not isinstance(cells, list):
        raise DocumentError(path, "a broken notebook: expected an object with a list of cells")
    return cast("list[object]", cells)
