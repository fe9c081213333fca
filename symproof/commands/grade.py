"""`symproof grade`: what students answered, judged by the kernel."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Final

from symproof.cache import user_cache
from symproof.commands.progress import progress
from symproof.commands.usage import UsageError, check_place
from symproof.formats import nearest
from symproof.kernel.errors import SymproofError
from symproof.settler import pool_of
from symproof.teaching.grading.classroom import TIMEOUT, Grades, graded, questions
from symproof.teaching.grading.key import Key
from symproof.teaching.grading.key_reader import read_key
from symproof.teaching.grading.listing import Extent, listing
from symproof.teaching.grading.sheets import Sheet, read_sheet
from symproof.teaching.grading.tables import csv_text, json_text
from symproof.teaching.grading.voice import Voice
from symproof.writing import write, write_files

# suffix of an output -> what is written there
OUTPUTS: Final = {
    ".csv": "csv",
    ".json": "json",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
}
MOST_WORKERS: Final = 4


def grade(args: argparse.Namespace) -> int:
    """Run the command and return the exit status.

    Raises:
        SymproofError: the arguments, the key, a file of answers or an output cannot be used.
    """
    outputs = _outputs(args)
    key = read_key(Path(args.key))
    sheets = _sheets(args, key)
    grades = _graded(args, key, sheets)
    voice = Voice(args.lang)
    for warning in grades.warnings:
        print(f"symproof: {voice.said(warning)}", file=sys.stderr)
    # all are made before any is written
    texts = {path: _text(kind, grades, args) for path, kind in outputs.items()}
    devices = {path for path in texts if path.exists() and not path.is_file()}
    write_files(Path(), {str(path): text for path, text in texts.items() if path not in devices})
    for path in devices:
        # such as /dev/stdout
        write(path, texts[path])
    if not outputs or args.verbose or args.quiet:
        extent: Extent = "all" if args.verbose else "table" if args.quiet else "wrong"
        report = listing(grades, args.lang, extent=extent, show_answers=args.show_answers)
        sys.stdout.write(report)
    return 0


def _outputs(args: argparse.Namespace) -> dict[Path, str]:
    """Return what is to be written where."""
    found: dict[Path, str] = {}
    sources = {Path(name).resolve() for name in (args.key, *args.answers)}
    for name in args.outputs:
        path = Path(name)
        kind = OUTPUTS.get(path.suffix.lower())
        if kind is None:
            hint = nearest(path.suffix.lower(), tuple(OUTPUTS))
            known = ", ".join(OUTPUTS)
            raise UsageError(f"{name}: no report has this suffix{hint}: expected one of {known}")
        check_place(path)
        if path.resolve() in sources:
            raise UsageError(f"{name} is read: it would be overwritten")
        found[path] = kind
    return found


def _sheets(args: argparse.Namespace, key: Key) -> list[Sheet]:
    """Return what the files say; all that cannot be used are named at once."""
    if not args.answers:
        raise UsageError("nothing to grade: give the files of students after the key")
    found: list[Sheet] = []
    problems: list[str] = []
    for name in dict.fromkeys(args.answers):
        try:
            found.append(read_sheet(Path(name), key.kinds))
        except SymproofError as error:
            problems.append(str(error))
    if problems:
        raise UsageError("\n".join(problems))
    return found


def _graded(args: argparse.Namespace, key: Key, sheets: Sequence[Sheet]) -> Grades:
    jobs = args.jobs
    if jobs is None and args.backend in (None, "local"):
        jobs = min(os.cpu_count() or 1, MOST_WORKERS)
    timeout = args.timeout or TIMEOUT
    folder = None if args.no_cache else user_cache().folder
    cache = None if folder is None else str(folder)
    total = len(questions(key, sheets, timeout, cache))
    with progress(total, "answer") as advance:
        return graded(
            key,
            sheets,
            form_counts=Fraction(args.form_counts, 100),
            timeout=timeout,
            cache=cache,
            pool=pool_of(jobs, args.backend, args.scheduler),
            advance=advance,
        )


def _text(kind: str, grades: Grades, args: argparse.Namespace) -> str:
    lang, show = args.lang, args.show_answers
    match kind:
        case "csv":
            return csv_text(grades, lang, show_answers=show)
        case "json":
            return json_text(grades, lang, show_answers=show)
        case "text":
            return listing(grades, lang, extent="all", show_answers=show)
        case _:
            # loaded for pages only
            from symproof.teaching.grading.pages import page

            templates = None if args.templates is None else Path(args.templates)
            return page(grades, kind, lang, show_answers=show, templates=templates)
