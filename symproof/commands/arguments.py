"""Types of arguments, and options, that several commands have."""

from __future__ import annotations

import argparse
from typing import Final

BACKEND: Final = "where the workers are: processes of this machine (local, loky) or a cluster"

EXIT_STATUS: Final = """\
exit status: 0 everything proved; 1 something refuted or undefined; 2 unusable arguments or
unreadable input; 3 nothing refuted, something undecided"""

Options = argparse.ArgumentParser | argparse._ArgumentGroup  # pyright: ignore[reportPrivateUsage]


def add_pool(parser: Options, jobs: str) -> None:
    """Add the options that choose who settles claims; `jobs` says what --jobs does."""
    parser.add_argument("--jobs", type=job_count, metavar="N", help=jobs)
    parser.add_argument("--backend", choices=("local", "loky", "dask", "ray"), help=BACKEND)
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of the Dask or Ray cluster")
    parser.add_argument("--no-cache", action="store_true", help="neither read nor keep outcomes")


def add_setting(parser: Options) -> None:
    """Add the options that say what a claim is about."""
    parser.add_argument("--let", action="append", default=[], metavar="'f(x) = ...'")
    parser.add_argument("--assume", action="append", default=[], metavar="HYPOTHESIS")


def add_shown(parser: Options) -> None:
    """Add the options that say how derivations are shown."""
    parser.add_argument("--detail", choices=("brief", "normal", "full"), default="normal")
    parser.add_argument("--lang", choices=("en", "zh"), default="en")
    parser.add_argument("--templates", metavar="DIR", help="templates that come before the shipped")


def add_lang(parser: Options) -> None:
    """Add the option that says in which language something is told."""
    parser.add_argument("--lang", choices=("en", "zh"), default="en", help="English or Chinese")


def job_count(text: str) -> int:
    """Return a number of workers.

    Raises:
        ArgumentTypeError: it is none.
    """
    if not text.isascii() or not text.isdecimal() or len(text) > 4:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of workers")
    return int(text)


def seconds(text: str) -> float:
    """Return a time in seconds.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e7:
        raise argparse.ArgumentTypeError(f"{text!r} is not a positive number of seconds")
    return value
