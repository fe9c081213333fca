"""The arguments of `symproof audit`; what they ask for is imported when the command is run."""

from __future__ import annotations

import argparse
import re
from fractions import Fraction
from typing import Final

from symproof.commands.arguments import add_lang

AUDIT: Final = """\
How far a floating-point implementation is from the function: its error in ulps and absolute,
certified at each point by an enclosure of the true value, and the defect of f(x) - f(-x) = c*x,
measured without any reference.  The function is one of the zoo or the library (`gelu`, `swish`),
of --let, or a term in x.  All floats are looked at in float16 and bfloat16; in float32 and
float64 the same number in each binade, with the powers of two and their neighbours.  The exit
status is 1 where --max-ulp or --max-defect is exceeded."""
DTYPES: Final = ("float16", "bfloat16", "float32", "float64")
IMPL: Final = "the formula with NumPy, with scipy.special, or a function of arrays"
NUMBER: Final = re.compile(r"\s*[+-]?(\d+/[1-9]\d*|(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?)\s*")


def add(audit: argparse.ArgumentParser) -> None:
    """Add the options."""
    audit.description = AUDIT
    audit.add_argument("function", nargs="?", metavar="NAME | TERM", help="such as gelu")
    audit.add_argument("--zoo", action="store_true", help="a table over the functions of the zoo")
    audit.add_argument("--impl", metavar="numpy | scipy | MODULE:FUNCTION", help=IMPL)
    audit.add_argument("--gradient", metavar="numpy | scipy | MODULE:FUNCTION", help="of f'(x)")
    audit.add_argument("--array", metavar="MODULE", help="whose arrays the function takes")
    audit.add_argument("--dtype", choices=DTYPES, default="float32")
    audit.add_argument("--range", nargs=2, type=_number, metavar=("A", "B"), help="of x")
    audit.add_argument("--let", action="append", default=[], metavar="'f(x) = ...'")
    audit.add_argument("--at", action="append", default=[], metavar="'beta = 1'")
    audit.add_argument("--points", type=_count, metavar="N", help="about so many are certified")
    audit.add_argument("--pairs", type=_count, metavar="N", help="about so many are measured")
    audit.add_argument("--seed", type=_count, default=0, metavar="N", help="of the points; 0")
    audit.add_argument("--jobs", type=_count, metavar="N", help="workers; 0: one per processor")
    audit.add_argument("--max-ulp", type=_limit, metavar="N", help="the error that is allowed")
    audit.add_argument("--max-defect", type=_limit, metavar="N", help="the defect, in ulps")
    audit.add_argument("--output-format", choices=("text", "json"), default="text")
    add_lang(audit)
    audit.add_argument(
        "-o",
        dest="outputs",
        action="append",
        default=[],
        metavar="FILE",
        help="write a report (.md .json) or a figure (.svg .png .pdf)",
    )


def _number(text: str) -> Fraction:
    if NUMBER.fullmatch(text) is None:
        raise argparse.ArgumentTypeError(f"{text.strip()!r} is not a number such as -3, 0.5 or 1e3")
    return Fraction(text)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 9:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of at most nine digits")
    return int(text)


def _limit(text: str) -> float:
    if text.strip().startswith("-") or NUMBER.fullmatch(text) is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of ulps")
    return float(Fraction(text))
