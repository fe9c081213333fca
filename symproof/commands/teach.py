"""`symproof teach`: material for a class, all of it or none."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from symproof.checking import Checker
from symproof.commands.progress import counted
from symproof.commands.targets import targets
from symproof.commands.usage import UsageError
from symproof.report import Outcome, described, explain_problems, shortened, status
from symproof.settling import Target, settle
from symproof.teaching.files import SITE
from symproof.teaching.kits import Content, Kit, check_formats, chosen
from symproof.teaching.sheets import KINDS, Options
from symproof.timing import limited
from symproof.writing import write_files

SHARE: Final = 0.4


def teach(args: argparse.Namespace) -> int:
    """Run the command and return the exit status.

    Raises:
        SymproofError: the arguments cannot be used, material cannot be made, or not be written.
    """
    folder, kinds = Path(args.folder), chosen(args.kind)
    templates = None if args.templates is None else Path(args.templates)
    if templates is not None and not templates.is_dir():
        raise UsageError(f"--templates {templates}: there is no such folder")
    if not args.folder:
        raise UsageError("-o: expected the name of a folder")
    if args.blanks == 0:
        raise UsageError("--blanks 0%: a worksheet with nothing to blank")
    _check_folder(folder)
    check_formats(kinds, args.formats, templates)
    with limited(args.timeout):
        found = list(targets(args))
    if not found:
        raise UsageError("nothing to teach: give a name, a file or a claim (see `symproof list`)")
    # a site checks what it makes anew, and keeps the rest
    outcomes = [] if kinds == [SITE] else _settled(found, args)
    if status(outcomes):
        return _refused(outcomes, args.lang)
    derivations = [derivation for outcome in outcomes for derivation in outcome.derivations]
    contents = _contents(Kit(derivations, _options(args), templates, args.formats), kinds, args)
    notes = _site(folder, found, args, templates) if SITE in kinds else []
    write_files(folder, contents)
    if not args.quiet:
        for line in [*[str(folder / name) for name in contents], *notes]:
            print(line)
    return 0


def _options(args: argparse.Namespace) -> Options:
    asked = args.exercises is not None
    kinds = args.exercises if asked else KINDS if args.blanks is None else ("blanks",)
    return Options(
        share=SHARE if args.blanks is None else args.blanks,
        level=args.level,
        seed=args.seed,
        lang=args.lang,
        detail=args.detail,
        title=args.title,
        exercises=kinds,
        asked=asked,
    )


def _check_folder(folder: Path) -> None:
    """Refuse a folder that cannot be written to, before any work.

    Raises:
        UsageError: it is a file, or it, or the folder where it is to be made, is not writable.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is not a folder")
    place = folder.absolute()
    while not place.exists():
        place = place.parent
    if not place.is_dir() or not os.access(place, os.W_OK):
        raise UsageError(f"{folder} cannot be written: permission denied in {place}")


def _settled(found: Sequence[Target], args: argparse.Namespace) -> list[Outcome]:
    checker = Checker()
    outcomes: list[Outcome] = []
    for i, target in enumerate(found, 1):
        counted(i, len(found), target.name)
        outcomes.append(settle(target, timeout=args.timeout, checker=checker))
    counted(0, 0, "")
    return outcomes


def _refused(outcomes: Sequence[Outcome], lang: str) -> int:
    """Say what is not proved: no material is made of it."""
    for outcome in outcomes:
        if outcome.derivations:
            continue
        wrong = outcome.written_wrong
        rows = explain_problems(outcome, lang) if wrong else described(outcome, lang)
        print(f"{outcome.verdict:10} {shortened(outcome.name)}", file=sys.stderr)
        if rows:
            print(rows, file=sys.stderr)
    print("symproof: nothing is written: not everything is proved", file=sys.stderr)
    return status(outcomes)


def _contents(kit: Kit, kinds: Sequence[str], args: argparse.Namespace) -> dict[str, Content]:
    tasks = list(kit.tasks(kinds))
    contents: dict[str, Content] = {}
    for i, (name, make) in enumerate(tasks, 1):
        counted(i, len(tasks), name)
        contents[name] = make()
    counted(0, 0, "")
    return contents


def _site(
    folder: Path, found: Sequence[Target], args: argparse.Namespace, templates: Path | None
) -> list[str]:
    """Build the site in a folder of its own, and return what is to be said of it."""
    # loaded for a site only
    from symproof.site import build

    place = folder / SITE
    built = build(
        place,
        None if args.library else found,
        lang=args.lang,
        title=args.title,
        jobs=args.jobs,
        templates=templates,
        detail=args.detail,
        progress=counted,
    )
    counted(0, 0, "")
    return [*built.notes, f"{place}: {built.written} written, {built.kept} kept"]
