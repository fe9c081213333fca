"""`symproof templates`: the templates of the output formats, listed, shown and copied."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from symproof.commands.usage import UsageError
from symproof.template_files import Source, copied, sources, template_file, text_of
from symproof.template_words import description_in
from symproof.words import word


def templates(args: argparse.Namespace) -> int:
    """Run the command and return the exit status.

    Raises:
        SymproofError: a template is not there or cannot be read, or a copy not be written.
    """
    folder = None if args.templates is None else Path(args.templates)
    if folder is not None and not folder.is_dir():
        raise UsageError(f"--templates {folder}: there is no such folder")
    match args.action:
        case "show":
            sys.stdout.write(text_of(template_file(args.name, folder)))
        case "copy":
            for path in copied(args.name, Path(args.folder), folder, force=args.force):
                print(path)
        case _:
            found = sources(folder)
            if args.output_format == "json":
                print(json.dumps(list(map(_entry, found)), ensure_ascii=False, indent=1))
            else:
                print("\n".join([row for source in found for row in _rows(source, args.lang)]))
    return 0


def _rows(source: Source, lang: str) -> Iterator[str]:
    fmt = source.format
    said = description_in(lang, fmt.name, fmt.description)
    suffixes = f" ({' '.join(fmt.suffixes)})" if fmt.suffixes else ""
    yield f"{fmt.name}{suffixes}{word('colon', lang)}{said}"
    yield f"    {fmt.folder}"
    for name, path in source.files.items():
        own = name in source.overriding or not path.is_relative_to(fmt.folder)
        yield f"      {name}{f' ← {path}' if own else ''}"


def _entry(source: Source) -> dict[str, Any]:
    fmt = source.format
    return {
        "format": fmt.name,
        "description": fmt.description,
        "suffixes": list(fmt.suffixes),
        "folder": str(fmt.folder),
        "files": {name: str(path) for name, path in source.files.items()},
        "overriding": list(source.overriding),
    }
