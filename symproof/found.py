"""A proof file for what was proved: statement, definitions and hypotheses, lines with reasons.

What is written checks by itself, with `symproof prove FILE`.
"""

from __future__ import annotations

import json
import keyword
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from symproof.calculation import show_reasons
from symproof.derivation import Block, CaseSplit, Derivation, Given, Line
from symproof.kernel.errors import SymproofError
from symproof.kernel.sequent import JUDGEMENTS, Claim, Definition
from symproof.library import LibraryError, find
from symproof.notation.errors import NotationError
from symproof.notation.places import merged
from symproof.notation.plain import after, show_claim, show_definition
from symproof.notation.plain_printer import show_shape
from symproof.phrases import matrices
from symproof.proof import PROPERTIES, hypothesis

INDENT: Final = "    "
WIDE: Final = 100
# the space before `by`
GAP: Final = 5
# what a file imports or is written with, so that no definition takes the name
TAKEN: Final = frozenset({"Proof", "define", "odd", "even", "differentiable"})
# properties that have a function of their own in a proof file
NAMED: Final = frozenset({"odd", "even"})


class FoundError(SymproofError):
    """A derivation that cannot be written as a proof file, and why."""


def proof_file(derivations: Derivation | Sequence[Derivation]) -> str:
    """Return the text of a proof file with some derivations.

    Raises:
        FoundError: a derivation is an instance, or rests on what no file can name.
        NotationError: a numeral has more digits than are read back.
    """
    several = [derivations] if isinstance(derivations, Derivation) else list(derivations)
    names = _theorem_names(several)
    constants: dict[Definition, str] = {}
    for derivation in several:
        for definition in derivation.definitions:
            if definition not in constants:
                # where a theorem has the name of its function, the theorem keeps it
                own = definition.name
                stem = f"{own}_def" if own in names else own
                constants[definition] = _fresh(stem, {*constants.values(), *names})
    cited = _cited(several, names, constants.values())
    parts = [_heading(several), "\n".join(_imports(several, constants, cited))]
    defined = [f"{name} = define({_quoted(show_definition(d))})" for d, name in constants.items()]
    parts += ["\n".join(defined)] if defined else []
    parts += [
        _proof(name, derivation, constants) for name, derivation in zip(names, several, strict=True)
    ]
    return "\n\n".join(parts) + "\n"


def _heading(several: Sequence[Derivation]) -> str:
    claims = "; ".join(show_claim(derivation.shown) for derivation in several)
    text = f"Found by symproof: {claims}."
    if len(text) > WIDE - 6 or "\\" in text or '"""' in text:
        text = f"Found by symproof: {len(several)} claim(s)."
    return f'"""{text}"""'


def _theorem_names(several: Sequence[Derivation]) -> list[str]:
    """Return a name for each derivation: its own, where it has one."""
    names: list[str] = []
    for derivation in several:
        stem = derivation.name if derivation.name.isidentifier() else "found"
        names.append(_fresh(stem, names))
    return names


def _fresh(stem: str, taken: Iterable[str]) -> str:
    """Return a name that is free in the file: the stem, or the stem with more to it."""
    known = {*taken, *TAKEN}
    if stem not in known and not keyword.iskeyword(stem):
        return stem
    stem, number = f"{stem}_def" if stem not in taken else stem, 1
    name = stem
    while name in known or keyword.iskeyword(name):
        number += 1
        name = f"{stem}_{number}"
    return name


def _cited(
    several: Sequence[Derivation], names: Sequence[str], constants: Iterable[str]
) -> list[str]:
    """Return the proofs of the library that lines cite, to be imported.

    What stands before in the file, under its own name, is not imported.

    Raises:
        FoundError: a fact is none of the library's, and does not stand before.
    """
    found: dict[str, None] = {}
    taken = {*constants, *names}
    for i, derivation in enumerate(several):
        before = {n for each, n in zip(several[:i], names[:i], strict=True) if each.name == n}
        for fact in derivation.cited:
            if fact.origin in before:
                continue
            try:
                find(fact.origin)
            except LibraryError as error:
                message = f"{derivation.name}: the fact {fact.name} is not in the library"
                raise FoundError(message) from error
            if fact.origin in {*taken, *TAKEN}:
                raise FoundError(f"{derivation.name}: {fact.origin} names two things")
            found[fact.origin] = None
    return sorted(found)


def _imports(
    several: Sequence[Derivation], constants: dict[Definition, str], cited: Sequence[str]
) -> Iterator[str]:
    names = {"Proof"}
    if constants:
        names.add("define")
    names |= {g.kind for each in several for g in each.given if g.kind in NAMED}
    yield f"from symproof import {', '.join(sorted(names))}"
    if cited:
        yield (
            "from symproof.library import ("
            if len(cited) > 3
            else (f"from symproof.library import {', '.join(cited)}")
        )
        if len(cited) > 3:
            yield from (f"{INDENT}{name}," for name in cited)
            yield ")"


def _proof(name: str, derivation: Derivation, constants: dict[Definition, str]) -> str:
    rows = [f"{name} = Proof("]
    if derivation.title:
        rows.append(f"{INDENT}title={_quoted(derivation.title)},")
    rows += _table("translations", [(k, _quoted(v)) for k, v in derivation.translations.items()])
    rows.append(f"{INDENT}claim={_quoted(show_claim(derivation.shown))},")
    shapes = matrices((derivation.claim, *(given.claim for given in derivation.given)))
    if shapes:
        declared = ", ".join([show_shape(each.names, each.shape) for each in shapes])
        rows.append(f"{INDENT}shapes={_quoted(declared)},")
    if derivation.definitions:
        names = "".join(f"{constants[definition]}, " for definition in derivation.definitions)
        names = names.rstrip() if len(derivation.definitions) == 1 else names.rstrip(", ")
        rows.append(f"{INDENT}definitions=({names}),")
    rows += _table("given", [(g.name, _given(derivation, g)) for g in derivation.given])
    rows += _table("facts", [(fact.name, fact.origin) for fact in derivation.cited])
    # that a derivative exists has no calculation that an author can write: it is found again
    if derivation.claim.rel not in JUDGEMENTS:
        rows += [f'{INDENT}steps="""', *_rows(derivation.block, INDENT * 2), f'{INDENT}""",']
    if derivation.source:
        rows.append(f"{INDENT}source={_quoted(derivation.source)},")
    return "\n".join([*rows, ")"])


def _table(name: str, entries: Sequence[tuple[str, str]]) -> list[str]:
    """Return an argument that is a dictionary from names to values."""
    if not entries:
        return []
    pairs = [f"{_quoted(key)}: {value}" for key, value in entries]
    line = f"{INDENT}{name}={{{', '.join(pairs)}}},"
    if len(line) <= WIDE:
        return [line]
    return [f"{INDENT}{name}={{", *(f"{INDENT * 2}{pair}," for pair in pairs), f"{INDENT}}},"]


def _given(derivation: Derivation, given: Given) -> str:
    """Return the value of a hypothesis in a proof file.

    Raises:
        FoundError: its text would be read as something else.
    """
    if given.kind in NAMED:
        return f"{given.kind}({_quoted(given.function)})"
    texts = [show_claim(given.claim)]
    if given.kind in PROPERTIES:
        texts.insert(0, f"{given.function} {given.kind}")
    found = matrices((given.claim,))
    shapes = {name: each.shape for each in found for name in each.names}
    for text in texts:
        try:
            if hypothesis(text, derivation.definitions, shapes=shapes).claim == given.claim:
                return _quoted(text)
        except NotationError:
            continue
    raise FoundError(f"{derivation.name}: the hypothesis {texts[-1]} would be read differently")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _rows(block: Block, margin: str) -> Iterator[str]:
    """Yield the lines of a calculation, the reasons of neighbouring lines under each other.

    Raises:
        FoundError: a line has a reason that no author can give.
    """
    run: list[Line] = []
    for item in block:
        if isinstance(item, Line):
            run.append(item)
            continue
        yield from _lines(run, margin)
        run = []
        yield from _cases(item, margin)
    yield from _lines(run, margin)


def _cases(split: CaseSplit, margin: str) -> Iterator[str]:
    for branch in split.branches:
        yield f"{margin}case {conditions(branch.conditions)}:"
        yield from _rows(branch.block, margin + INDENT)


def conditions(claims: Sequence[Claim]) -> str:
    """Return the text of the conditions of a case, `-1 < x, x < 1` as `-1 < x < 1`."""
    return ", ".join(map(show_claim, merged(claims)))


def _lines(run: Sequence[Line], margin: str) -> Iterator[str]:
    texts = [f"{line.relation} {after(line.relation, line.term)}".strip() for line in run]
    widths = [len(text) for text, line in zip(texts, run, strict=True) if line.reasons]
    fitting = [width for width in widths if len(margin) + width + GAP < WIDE - 20]
    column = max(fitting, default=0) + GAP
    for text, line in zip(texts, run, strict=True):
        if any(reason.kind == "instance" for reason in line.reasons):
            raise FoundError("an instance has no calculation of its own: write the instance")
        if not line.reasons:
            yield f"{margin}{text}"
            continue
        by = f"by {show_reasons(line.reasons)}"
        if len(text) + GAP <= column:
            yield f"{margin}{text:{column}}{by}"
        else:
            yield from _broken(text, margin)
            yield f"{margin}{INDENT}{by}"


def _broken(text: str, margin: str) -> Iterator[str]:
    """Yield a wide line in rows, broken outside brackets as far as that is possible."""
    room = WIDE - len(margin) - len(INDENT)
    indent = margin
    while len(text) > room:
        places = list(_operators(text[: room + 1]))
        if not places:
            break
        shallow = min(depth for depth, _ in places)
        place = max(place for depth, place in places if depth == shallow)
        yield f"{indent}{text[:place]}"
        text, indent = text[place + 1 :], margin + INDENT
    yield f"{indent}{text}"


def _operators(text: str) -> Iterator[tuple[int, int]]:
    """Yield how deep in brackets, and where, the space before each plus or minus stands."""
    depth = 0
    for place, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if place and text[place : place + 3] in (" + ", " - "):
            yield depth, place


__all__ = ["FoundError", "conditions", "proof_file"]
