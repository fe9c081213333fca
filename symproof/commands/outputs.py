"""The files that `symproof prove` writes: which, in what format, and all or none of them."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from symproof.commands.usage import UsageError, check_place
from symproof.formats import format_named, formats, nearest
from symproof.report import Outcome, entry

CERTIFICATE: Final = "certificate"
CERTIFICATE_SUFFIX: Final = ".cert.json"
JSON: Final = "json"
LATEX: Final = "latex"
LATEXMK: Final = "latexmk"
PDF: Final = "pdf"
PROOF_FILE: Final = "proof"
PROOF_FILE_SUFFIX: Final = ".py"
TERMINAL: Final = "terminal"


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be written, and its format."""

    path: Path
    fmt: str

    @property
    def always(self) -> bool:
        """Whether it is a report, which is written whatever the verdicts are."""
        return self.fmt == JSON


def outputs(args: argparse.Namespace) -> tuple[Output, ...]:
    """Return the files to be written, after checking that they can be.

    Raises:
        SymproofError: a format, a folder of templates or a place for a file cannot be used.
    """
    folder = templates(args)
    if folder is not None and not folder.is_dir():
        raise UsageError(f"--templates {folder}: there is no such folder")
    if args.to is not None:
        _check_format(args.to, args)
    found = tuple([Output(Path(name), _format(name, args)) for name in args.outputs])
    for output in found:
        check_place(output.path)
    if len({output.path.resolve() for output in found}) < len(found):
        raise UsageError("two outputs have the same name")
    return found


def templates(args: argparse.Namespace) -> Path | None:
    """Return the folder whose templates come before the shipped ones."""
    return None if args.templates is None else Path(args.templates)


def _format(name: str, args: argparse.Namespace) -> str:
    """Return the format of an output file: --to, or that of its suffix."""
    if args.to is not None:
        return args.to
    if name.endswith(CERTIFICATE_SUFFIX):
        return CERTIFICATE
    suffix = Path(name).suffix
    if suffix == PROOF_FILE_SUFFIX:
        return PROOF_FILE
    known: set[str] = {CERTIFICATE_SUFFIX, PROOF_FILE_SUFFIX}
    for fmt in formats(templates(args)):
        if suffix in fmt.suffixes:
            _check_format(fmt.name, args)
            return fmt.name
        known.update(fmt.suffixes)
    said = f"has the suffix {suffix}" if suffix else "goes without a suffix"
    raise UsageError(f"{name}: no format {said}; the suffixes are {' '.join(sorted(known))}")


def _check_format(name: str, args: argparse.Namespace) -> None:
    if name in (CERTIFICATE, PROOF_FILE):
        return
    names = sorted((*(fmt.name for fmt in formats(templates(args))), CERTIFICATE, PROOF_FILE))
    if name not in names:
        hint = nearest(name, names)
        raise UsageError(f"there is no format {name}{hint}; the formats are {', '.join(names)}")
    entries = format_named(name, templates(args)).entries
    if "document" not in entries:
        raise UsageError(f"the format {name} has no documents: see `symproof teach --kind {name}`")
    if args.fragment and "fragment" not in entries:
        raise UsageError(f"the format {name} has no fragments")


def write_all(
    found: Sequence[Output], outcomes: Sequence[Outcome], args: argparse.Namespace
) -> list[Path]:
    """Write the files, and return those that wait until everything is proved.

    Raises:
        SymproofError: a template fails, before any file is written, or a file cannot be written.
    """
    from symproof.writing import write

    proved = all(outcome.derivations for outcome in outcomes)
    ready = [output for output in found if proved or output.always]
    texts = [text(outcomes, output.fmt, args, fragment=args.fragment) for output in ready]
    for output, content in zip(ready, texts, strict=True):
        write(output.path, content)
    return [output.path for output in found if output not in ready]


def text(
    outcomes: Sequence[Outcome],
    fmt: str,
    args: argparse.Namespace,
    *,
    fragment: bool = False,
    color: bool = False,
) -> str | bytes:
    """Return the outcomes in a format: JSON has all of them, the others have those proved.

    Raises:
        SymproofError: a template or its compiler fails, or a derivation has no proof file.
    """
    if fmt == JSON:
        rows = [entry(outcome, args.detail, args.lang) for outcome in outcomes]
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    derivations = [derivation for o in outcomes for derivation in o.derivations]
    if fmt == CERTIFICATE:
        from symproof.certificate import dump

        return dump([derivation.proved for derivation in derivations])
    if fmt == PROOF_FILE:
        from symproof.found import proof_file

        return proof_file(derivations)
    from symproof.render import compiled, render

    source = LATEX if fmt == PDF and args.engine == LATEXMK else fmt
    written = render(
        derivations,
        source,
        detail=args.detail,
        lang=args.lang,
        fragment=fragment,
        color=color,
        templates=templates(args),
    )
    if source != fmt:
        from symproof.typesetting import pdf_of_latex

        return pdf_of_latex(written)
    return written if fragment else compiled(written, fmt, args.lang, templates(args))
