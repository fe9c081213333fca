"""What `symproof check` prints and writes: reports in a format, annotated copies."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from symproof.commands.usage import UsageError, check_place
from symproof.document.linting import Asked
from symproof.document.reports.results import Checked

SUFFIXES: Final = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".json": "json",
    ".sarif": "sarif",
    ".xml": "junit",
}
COPIES: Final = ("html", "markdown")


@dataclass(frozen=True, slots=True)
class CheckOutput:
    """A file to be written, and what it is."""

    path: Path
    fmt: str

    @property
    def partial(self) -> bool:
        """Whether it is written where the check was interrupted: reports are, copies are not."""
        return self.fmt not in COPIES


def check_outputs(names: Sequence[str]) -> tuple[CheckOutput, ...]:
    """Return the files to be written, after checking that they can be.

    Raises:
        UsageError: a suffix is unknown, or a file cannot be written where it is to be.
    """
    found: list[CheckOutput] = []
    for name in names:
        path = Path(name)
        if path.suffix not in SUFFIXES:
            known = " ".join(SUFFIXES)
            raise UsageError(f"{name}: an output has one of the suffixes {known}")
        check_place(path)
        found.append(CheckOutput(path, SUFFIXES[path.suffix]))
    if len({_resolved(output.path) for output in found}) < len(found):
        raise UsageError("two outputs have the same name")
    return tuple(found)


def _resolved(path: Path) -> Path:
    """Return where a path leads.

    Raises:
        UsageError: to itself, by links.
    """
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        raise UsageError(f"{path} cannot be written: a link that leads nowhere") from None


def check_sources(outputs: Sequence[CheckOutput], asked: Sequence[Asked]) -> None:
    """Do nothing where no output is one of the files that are read.

    Raises:
        UsageError: one is.
    """
    inputs = [Path(source.path) for each in asked for source in each.sources]
    inputs += [Path(each.path) for each in asked]
    for output in outputs:
        if any(_same(output.path, path) for path in inputs):
            raise UsageError(f"{output.path} is read: an output must not replace it")


def _same(first: Path, second: Path) -> bool:
    try:
        return first.resolve() == second.resolve() or first.samefile(second)
    except (OSError, RuntimeError):
        return False


def write_outputs(
    outputs: Sequence[CheckOutput], checked: Sequence[Checked], args: argparse.Namespace
) -> None:
    """Write the files, after all of them have been made.

    Raises:
        RenderError: a file cannot be written.
    """
    from symproof.writing import write

    texts = [in_format(output.fmt, checked, args) for output in outputs]
    for output, text in zip(outputs, texts, strict=True):
        write(output.path, text)


def report(checked: Sequence[Checked], args: argparse.Namespace) -> str:
    """Return what is printed."""
    if args.explain is not None and args.output_format == "text":
        from symproof.document.reports.explaining import explanation

        return explanation(checked, detail=args.detail, lang=args.lang, color=colored())
    return in_format(args.output_format, checked, args, color=colored())


def colored() -> bool:
    """Return whether what is printed may have colours."""
    return sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def in_format(
    fmt: str, checked: Sequence[Checked], args: argparse.Namespace, *, color: bool = False
) -> str:
    """Return a report, or an annotated copy, in a format."""
    match fmt:
        case "json":
            from symproof.document.reports.data import json_report

            return json_report(checked, args.lang)
        case "sarif":
            from symproof.document.reports.sarif import sarif_report

            return sarif_report(checked, args.lang)
        case "github":
            from symproof.document.reports.github import github_report

            return github_report(checked, strict=args.strict, lang=args.lang)
        case "junit":
            from symproof.document.reports.junit import junit_report

            return junit_report(checked, strict=args.strict, lang=args.lang)
        case "html":
            from symproof.document.reports.html_copy import html_copy

            return html_copy(checked, detail=args.detail, lang=args.lang)
        case "markdown":
            from symproof.document.reports.markdown_copy import markdown_copy

            return markdown_copy(checked, detail=args.detail, lang=args.lang)
        case _:
            from symproof.document.reports.text import text_report

            verbose, quiet = args.verbose, args.quiet
            return text_report(checked, verbose=verbose, quiet=quiet, color=color, lang=args.lang)
