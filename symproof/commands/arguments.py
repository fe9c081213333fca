"""Types of arguments, and options, that several commands have."""

from __future__ import annotations

import argparse
from typing import Final

BACKEND: Final = "where the workers are: processes of this machine (local, loky) or a cluster"

Options = argparse.ArgumentParser | argparse._ArgumentGroup  # pyright: ignore[reportPrivateUsage]


def add_pool(parser: Options, jobs: str) -> None:
    """Add the options that choose who settles claims; `jobs` says what --jobs does."""
    parser.add_argument("--jobs", type=job_count, metavar="N", help=jobs)
    parser.add_argument("--backend", choices=("local", "loky", "dask", "ray"), help=BACKEND)
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of the Dask or Ray cluster")
    parser.add_argument("--no-cache", action="store_true", help="neither read nor keep outcomes")


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
