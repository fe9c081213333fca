"""`symproof zoo`: what is found out about the activation functions of the library."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from symproof.citations import source_in
from symproof.commands.usage import UsageError
from symproof.exploring import SECONDS
from symproof.layout import columns
from symproof.notation.plain import show_claim, show_definition
from symproof.sayings import told
from symproof.words import word
from symproof.zoo import Activation, Examined, activation, activations, examined
from symproof.zoo_table import SUFFIXES, check_format, table


def show_zoo(args: argparse.Namespace) -> int:
    """Run the command and return the exit status: 0, whatever the verdicts are.

    Raises:
        SymproofError: a name or a format is unknown, or a file cannot be written.
    """
    names: list[str] = args.name
    chosen = [activation(name) for name in names] or [*activations().values()]
    if args.list:
        for own in chosen:
            print(_headline(own, args.lang))
        return 0
    fmt = _format(args)
    found = _found(chosen, args.timeout or SECONDS)
    if fmt is None:
        for one in found:
            print(_report(one, args.lang) if names else _line(one, args.lang), flush=True)
        return 0
    text = table([*found], fmt, args.lang)
    if args.output is None:
        sys.stdout.write(text)
        return 0
    from symproof.writing import write

    write(Path(args.output), text)
    return 0


def _format(args: argparse.Namespace) -> str | None:
    if args.to is not None:
        check_format(args.to)
        return args.to
    if args.output is None:
        return None
    suffix = Path(args.output).suffix
    if suffix not in SUFFIXES:
        raise UsageError(f"{args.output}: the table is written as {', '.join(SUFFIXES)}")
    return SUFFIXES[suffix]


def _found(chosen: Iterable[Activation], timeout: float) -> Iterator[Examined]:
    for own in chosen:
        yield examined(own, timeout=timeout)


def _headline(own: Activation, lang: str) -> str:
    where = told(f"where {', '.join(map(show_claim, own.where))}", lang) if own.where else ""
    return f"{own.name:18} {show_definition(own.definition)}  {where}".rstrip()


def _line(found: Examined, lang: str) -> str:
    """Return the verdict of the identity on a line."""
    (identity,) = found.exploration["identity"]
    verdict = "" if identity.verdict is None else identity.verdict.verdict
    said = identity.claim if identity.value is not None else identity.note
    named = told(verdict, lang)
    gap = " " * max(10 - columns(named), 1)
    return f"{named}{gap}{found.activation.name:18} {told(said, lang)}"


def _report(found: Examined, lang: str) -> str:
    """Return everything that was found out about a function."""
    own = found.activation
    title, note = own.title_in(lang), own.note_in(lang)
    comma = word("comma", lang)
    about = [own.name + (f"{comma}{title}" if title else ""), f"  {source_in(own.source, lang)}"]
    about += [f"  {note}"] if note else []
    (identity,) = found.exploration["identity"]
    shown = f"\n{identity.verdict.shown(lang)}\n" if identity.verdict is not None else ""
    return "\n".join([*about, "", found.exploration.shown(lang), shown])
