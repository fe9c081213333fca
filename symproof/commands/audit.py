"""`symproof audit`: how far an implementation is from a function, and where most."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from symproof.auditing.compiling import LIBRARIES
from symproof.auditing.data import audit_json, zoo_json
from symproof.auditing.identities import identity_of
from symproof.auditing.implementations import is_dotted
from symproof.auditing.measuring import MEASURED, PARTS, Audit, Findings, Request, audit
from symproof.auditing.pages import page, short, ulps
from symproof.auditing.subjects import Subject, parameters, subject
from symproof.auditing.zoo import Row, empty, rows
from symproof.auditing.zoo_pages import zoo_markdown, zoo_text
from symproof.commands.progress import progress
from symproof.commands.usage import UsageError, check_place
from symproof.sayings import told

FIGURES: Final = (".svg", ".png", ".pdf")
SUFFIXES: Final = (".md", ".json", *FIGURES)
# points for each function of the zoo, where no number is given
ZOO_POINTS: Final = 5_000
ZOO_PAIRS: Final = 1 << 20
# more than there are processors anywhere, and not so many that starting them hurts
MOST_JOBS: Final = 256


def audit_function(args: argparse.Namespace) -> int:
    """Run the command and return the exit status: 1 where a limit is exceeded.

    Raises:
        SymproofError: the function, its implementation or an output cannot be used.
    """
    for name in args.outputs:
        _check_output(name)
    return _audit_zoo(args) if args.zoo else _audit_one(args)


def _check_output(name: str) -> None:
    if Path(name).suffix not in SUFFIXES:
        raise UsageError(f"{name}: an audit is written as {', '.join(SUFFIXES)}")
    check_place(Path(name))


# one function


def _audit_one(args: argparse.Namespace) -> int:
    if args.function is None:
        raise UsageError("nothing to audit: give a function, such as gelu, or --zoo")
    own = subject(args.function, args.let, args.at)
    request = _request(args, own, args.points, args.pairs or MEASURED)
    _ = request.format.dtype
    known = identity_of(own)
    workers = _workers(args)
    with progress(PARTS * workers, "part") as advance:
        found = audit(request, known, workers, advance)
    # files first: whoever reads the output may close it early
    _write(args.outputs, lambda suffix: _content(found, suffix, args.lang))
    as_json = args.output_format == "json"
    sys.stdout.write(audit_json(found) if as_json else page(found).told(args.lang).text)
    return _judged(list(_exceeding(found, args)), args.lang)


def _content(found: Audit, suffix: str, lang: str) -> str | bytes:
    match suffix:
        case ".md":
            return page(found).told(lang).markdown
        case ".json":
            return audit_json(found)
        case _:
            from symproof.figures import audit_figure

            return audit_figure(found, suffix[1:])


# the zoo


def _audit_zoo(args: argparse.Namespace) -> int:
    given = {"a function": args.function, "--let": args.let, "--gradient": args.gradient}
    for name, value in {**given, "--array": args.array}.items():
        if value:
            raise UsageError(f"--zoo goes without {name}")
    like = _request(args, empty(), args.points or ZOO_POINTS, args.pairs or ZOO_PAIRS)
    if like.implementation not in LIBRARIES:
        raise UsageError(f"--zoo goes with --impl {' or '.join(LIBRARIES)}")
    values = parameters(args.at)
    with progress(None, "function") as advance:
        found = rows(like, values, _workers(args), advance)
    _write(args.outputs, lambda suffix: _zoo_content(found, like, suffix, args.lang))
    shown = zoo_json(found) if args.output_format == "json" else zoo_text(found, like, args.lang)
    sys.stdout.write(shown)
    return _judged(
        [
            f"{row.name}: {told(said, args.lang)}"
            for row in found
            if row.audit is not None
            for said in _exceeding(row.audit, args)
        ],
        args.lang,
    )


def _zoo_content(found: Sequence[Row], like: Request, suffix: str, lang: str) -> str | bytes:
    match suffix:
        case ".md":
            return zoo_markdown(found, like, lang)
        case ".json":
            return zoo_json(found)
        case _:
            from symproof.figures import zoo_figure

            return zoo_figure(found, suffix[1:])


# what both share


def _implementation(option: str, text: str | None) -> str:
    if text is None:
        raise UsageError(f"{option} is missing: numpy, scipy or MODULE:FUNCTION")
    if text not in LIBRARIES and not is_dotted(text):
        raise UsageError(f"{option} {text}: numpy, scipy or MODULE:FUNCTION is expected")
    return text


def _request(args: argparse.Namespace, own: Subject, points: int | None, pairs: int) -> Request:
    low, high = args.range or (None, None)
    if low is not None and low > high:
        raise UsageError(f"--range {low} {high} is empty: give the smaller number first")
    return Request(
        own,
        _implementation("--impl", args.impl),
        dtype=args.dtype,
        low=low,
        high=high,
        gradient=args.gradient and _implementation("--gradient", args.gradient),
        array=args.array,
        points=points,
        measured=pairs,
        seed=args.seed,
    )


def _workers(args: argparse.Namespace) -> int:
    wanted = 1 if args.jobs is None else args.jobs or os.cpu_count() or 1
    return min(wanted, MOST_JOBS)


def _write(names: Sequence[str], content: Callable[[str], str | bytes]) -> None:
    """Write the files, after all of them have been made."""
    from symproof.writing import write

    files = [(Path(name), content(Path(name).suffix)) for name in names]
    for path, data in files:
        write(path, data)


def _exceeding(found: Audit, args: argparse.Namespace) -> Iterator[str]:
    """Yield which limits an audit exceeds, and where."""
    yield from _beyond(found.value, found.request, args, "")
    if found.gradient is not None:
        yield from _beyond(found.gradient, found.request, args, " of the gradient")


def _beyond(
    found: Findings, request: Request, args: argparse.Namespace, what: str
) -> Iterator[str]:
    fmt = request.format
    worst, gap = found.accuracy.point, found.defects.worst
    if args.max_ulp is not None:
        if found.accuracy.wrong:
            yield f"values{what} are NaN or infinite where the true ones are not"
        if worst is not None and worst.low > args.max_ulp:
            yield f"the error{what} is {ulps(worst.low)} ulps at x = {short(worst.x, fmt)}"
    if args.max_defect is not None:
        if found.defects.first is not None:
            yield f"values{what} at {found.defects.infinite} pairs x, -x are NaN or infinite"
        if gap is not None and gap.ulps > args.max_defect:
            yield f"the defect{what} is {ulps(gap.ulps)} ulps at x = {short(gap.x, fmt)}"


def _judged(exceeding: Sequence[str], lang: str) -> int:
    for said in exceeding:
        print(f"symproof: {told(said, lang)}", file=sys.stderr)
    return 1 if exceeding else 0
