"""Notebooks: the text of a template cut into cells, run here, and written with what they show.

A line `%%%% markdown` or `%%%% code` begins a cell.  What a code cell shows is computed by
running it in this process, in the order of the notebook, so that the notebook opens complete.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from symproof.display import bundle, own_speech
from symproof.extras import needed
from symproof.formats import RenderError

MARK: Final = re.compile(r"^%%%%[ \t]*(.*?)[ \t]*$", re.MULTILINE)
KINDS: Final = ("markdown", "code")
MINOR: Final = 5
KERNEL: Final = {"display_name": "Python 3", "language": "python", "name": "python3"}


class Cell(NamedTuple):
    """A cell of a notebook: its kind and its source."""

    kind: str
    source: str


def cells(text: str) -> Iterator[Cell]:
    """Yield the cells of a text; those without a source are left out.

    Raises:
        RenderError: there is text before the first cell, or a cell of another kind.
    """
    before, *parts = MARK.split(text)
    if before.strip():
        raise RenderError("a notebook begins with a line such as %%%% markdown")
    for kind, source in zip(parts[::2], parts[1::2], strict=True):
        if kind not in KINDS:
            raise RenderError(f"a cell of a notebook is {' or '.join(KINDS)}, not {kind!r}")
        trimmed = re.sub(r"\n{3,}", "\n\n", source.strip("\n")).rstrip()
        if trimmed:
            yield Cell(kind, trimmed)


def notebook_of_text(text: str, lang: str) -> str:
    """Return the notebook that a text describes, as its file: the same for the same text.

    Raises:
        ExtraError: nbformat is not installed.
        RenderError: the text describes no notebook, or a cell fails.
    """
    nbformat: Any = needed("nbformat", "notebook")
    names: dict[str, Any] = {"__name__": "__main__"}
    made: list[dict[str, Any]] = []
    count = 0
    with own_speech():
        for number, cell in enumerate(cells(text), 1):
            entry: dict[str, Any] = {
                "cell_type": cell.kind,
                "id": f"cell-{number}",
                "metadata": {},
                "source": cell.source,
            }
            if cell.kind == "code":
                count += 1
                entry |= {"execution_count": count, "outputs": _outputs(cell, names, number, count)}
            made.append(entry)
    metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}, "lang": lang}
    data = {"cells": made, "metadata": metadata, "nbformat": 4, "nbformat_minor": MINOR}
    notebook = nbformat.from_dict(data)
    nbformat.validate(notebook)
    return nbformat.writes(notebook) + "\n"


def _outputs(cell: Cell, names: dict[str, Any], number: int, count: int) -> list[dict[str, Any]]:
    """Return what a cell shows when it is run.

    Raises:
        RenderError: it fails.
    """
    try:
        value = _run(cell.source, names)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # the code is the template's, and may raise whatever it likes
        said = f"{type(error).__name__}: {error}"
        raise RenderError(f"cell {number} of the notebook fails: {said}") from error
    if value is None:
        return []
    data = bundle(value) or {"text/plain": repr(value)}
    return [
        {"output_type": "execute_result", "execution_count": count, "metadata": {}, "data": data}
    ]


def _run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell, and return the value of the expression that it ends with."""
    tree = ast.parse(source)
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr):
        exec(compile(tree, "<cell>", "exec"), names)
        return None
    tree.body.pop()
    exec(compile(tree, "<cell>", "exec"), names)
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)
