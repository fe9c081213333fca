"""`symproof plot`: a function and its identity as a picture."""

from __future__ import annotations

import argparse
from pathlib import Path

from symproof.commands.usage import UsageError, check_place


def plot(args: argparse.Namespace) -> int:
    """Run the command and return the exit status.

    Raises:
        SymproofError: a function, the range or the file cannot be used.
    """
    from symproof.plots import SUFFIXES, plotted, span_of

    if args.output is None and not args.alt:
        raise UsageError("where is the plot to go? give -o FILE.svg, .pdf or .png, or --alt")
    path = None if args.output is None else Path(args.output)
    suffix = SUFFIXES[0] if path is None else path.suffix.removeprefix(".")
    if path is not None:
        if suffix not in SUFFIXES:
            raise UsageError(f"{path}: a plot is written as .{', .'.join(SUFFIXES)}")
        check_place(path)
    found = plotted(
        args.name,
        what=tuple(dict.fromkeys(args.what or ("identity",))),
        span=span_of(args.range),
        lang=args.lang,
        suffix=suffix,
        grid=args.grid,
        dark=args.dark,
        cells=args.cells,
        let=args.let,
        at=args.at,
    )
    if path is not None:
        from symproof.writing import write

        write(path, found.data)
    if args.alt:
        print(f"{found.title}\n{found.description}")
    return 0
