r"""A formula's tokens into rows: where lines break, which go on from the one above, and tags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from symproof.notation.tex.continuing import (
    LEFT_OVER,
    Line,
    goes_on,
    is_ending,
    is_left_over,
    is_relation,
    trouble,
)
from symproof.notation.tex.cursor import environment_pairs, is_operator
from symproof.notation.tex.environments import CASES
from symproof.notation.tex.looks import brace_pairs
from symproof.notation.tex.tables import words
from symproof.notation.tex.tokens import Token

DEEPEST: Final = 8

# environments of rows, and of them those whose every second alignment mark begins a new column
_COLUMNS: Final = frozenset({"align", "aligned", "alignat", "alignedat", "flalign", "xalignat"})
_ROWS: Final = _COLUMNS | words(
    """
    gather gathered multline multlined split eqnarray IEEEeqnarray IEEEeqnarraybox equation
    displaymath math dmath dmath* array subequations
    """
)


def lines_of(tokens: Sequence[Token], environment: str) -> list[Line]:
    """Return the rows of a formula; those that go on from the one above are part of it."""
    joined: list[Line] = []
    lines = _broken(tokens, environment.rstrip("*"), 0)
    for i, line in enumerate(lines):
        if not joined or not goes_on(joined[-1], line):
            followed = i + 1 < len(lines) and is_relation(lines[i + 1].tokens[0])
            if joined and not followed and is_left_over(joined[-1], line):
                joined[-1].tokens.append(trouble(line.tokens[0], LEFT_OVER))
            joined.append(line)
    return joined


def _broken(tokens: Sequence[Token], environment: str, level: int) -> list[Line]:
    """Return the rows between line breaks, those of environments of rows inside too."""
    braces, environments = brace_pairs(tokens), environment_pairs(tokens)
    lines: list[Line] = []
    for first, last in _breaks(tokens, braces, environments):
        found = _inner(tokens, first, last, environments, level)
        if found is not None:
            lines += found
            continue
        line = _line(tokens[first:last], environment)
        if line.tokens:
            lines.append(line)
        elif lines and (line.tag or line.label):
            lines[-1].tag = lines[-1].tag or line.tag
            lines[-1].label = lines[-1].label or line.label
    return lines


def _breaks(
    tokens: Sequence[Token], braces: dict[int, int], environments: dict[int, int]
) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begin = index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "row":
            found.append((begin, index))
            begin = index + 1
        elif token.kind == "begin":
            index = environments.get(index, index)
        elif token.kind == "char" and token.text == "{":
            index = braces.get(index, index)
        index += 1
    found.append((begin, len(tokens)))
    return found


def _inner(
    tokens: Sequence[Token], first: int, last: int, environments: dict[int, int], level: int
) -> list[Line] | None:
    r"""Return the rows of an environment that a row ends with, None where it does not.

    What stands before it, as in `f(x) = \begin{aligned}`, begins its first row.
    """
    index = first
    while index < last and tokens[index].kind != "begin":
        index += 1
    close = environments.get(index, -1)
    if index >= last or level >= DEEPEST or not 0 < close < last:
        return None
    begin = tokens[index]
    rest = [t for t in tokens[close + 1 : last] if not is_ending(t)]
    before = [t for t in tokens[first:index] if t.kind not in {"gap", "tag", "label"}]
    if before and (before[-1].kind, before[-1].text) == ("left", "{"):
        if len(rest) != 1 or (rest[0].kind, rest[0].text) != ("right", ".") or len(before) > 1:
            return None
        before, rest = [], []
        system = True
    else:
        system = begin.text in CASES
    if rest or (system and before):
        return None
    name = begin.text.rstrip("*")
    body = tokens[index + 1 : close]
    if system and not _is_system(body):
        return None
    if not system and (name not in _ROWS or (name == "array" and not _is_system(body))):
        return None
    lines = _broken(body, name, level + 1)
    outside = _line([*tokens[first:index], *tokens[close + 1 : last]], name)
    for line in lines:
        line.tag, line.label = line.tag or outside.tag, line.label or outside.label
    if before and lines:
        lines[0].tokens[:0] = [t for t in before if not (t.kind == "char" and t.text == "&")]
        lines[0].aligned = False
    return lines


def _is_system(body: Sequence[Token]) -> bool:
    """Whether every row is a relation of its own, and none is a value with a condition."""
    rows = _breaks(body, brace_pairs(body), environment_pairs(body))
    for first, last in rows:
        row = body[first:last]
        if not row:
            continue
        relations = [i for i, t in enumerate(row) if is_relation(t)]
        if not relations or any(t.kind == "text" and t.raw != "mathrm" for t in row):
            return False
        marks = [i for i, t in enumerate(row) if t.kind == "char" and t.text in {"&", ","}]
        if any(not _beside_relation(row, mark) for mark in marks if mark):
            return False
    return True


def _beside_relation(row: Sequence[Token], index: int) -> bool:
    after = index + 1 < len(row) and is_relation(row[index + 1])
    return after or is_relation(row[index - 1])


def _line(tokens: Sequence[Token], environment: str) -> Line:
    """Return a row: tags apart, alignment marks left out or turned into columns."""
    line = Line([], "", "", False, environment)
    braces, environments = brace_pairs(tokens), environment_pairs(tokens)
    done = line.tokens
    content = False
    marks = 0
    index = 0
    while index < len(tokens):
        token = tokens[index]
        until = index + 1
        match token.kind:
            case "tag":
                line.tag = line.tag or token.text
            case "label":
                line.label = line.label or token.text
            case "char" if token.text == "&":
                marks += 1
                line.aligned = line.aligned or not content
                if content and _parts_columns(tokens, index, done, marks, environment):
                    done.append(token._replace(kind="column"))
            case "begin":
                until = environments.get(index, index) + 1
            case "char" if token.text == "{":
                until = braces.get(index, index) + 1
            case _:
                pass
        if token.kind not in {"tag", "label"} and not (token.kind == "char" and token.text == "&"):
            done += tokens[index:until]
            content = content or not _is_space(tokens, index, braces)
        index = until
    while done and done[-1].kind in {"gap", "column"}:
        done.pop()
    while done and (done[0].kind in {"gap", "column"} or _is_empty_pair(done)):
        del done[: 1 if done[0].kind in {"gap", "column"} else 2]
    return line


def _is_empty_pair(tokens: Sequence[Token]) -> bool:
    """Whether a row begins with {} that bears no script."""
    scripted = len(tokens) > 2 and tokens[2].text in {"^", "_"}
    return [token.text for token in tokens[:2]] == ["{", "}"] and not scripted


def _is_space(tokens: Sequence[Token], index: int, braces: dict[int, int]) -> bool:
    token = tokens[index]
    return token.kind == "gap" or (token.text == "{" and braces.get(index) == index + 1)


def _parts_columns(
    tokens: Sequence[Token], index: int, before: Sequence[Token], marks: int, environment: str
) -> bool:
    """Whether an alignment mark begins a new formula, and not only lines it up."""
    left = next((t for t in reversed(before) if t.kind != "gap"), None)
    if left is None or is_relation(left) or is_operator(left) or left.kind == "column":
        return False
    after = index + 1
    while after < len(tokens) and (tokens[after].kind == "gap" or tokens[after].text in {"&"}):
        after += 1
    if after >= len(tokens) or is_relation(tokens[after]):
        return False
    if tokens[after].text == "{" and after + 1 < len(tokens) and tokens[after + 1].text == "}":
        after += 2
    if after < len(tokens) and (is_relation(tokens[after]) or is_operator(tokens[after])):
        if is_relation(tokens[after]):
            return False
        return marks % 2 == 0 and environment in _COLUMNS
    return True
