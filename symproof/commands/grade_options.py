"""The arguments of `symproof grade`; what they ask for is imported when the command is run."""

from __future__ import annotations

import argparse
from typing import Final

from symproof.commands.arguments import add_pool, seconds

GRADE: Final = """\
Grade what students answered to a worksheet or a quiz of `symproof teach`.  KEY is its key
(worksheet-key.json, quiz-key.json), ANSWERS are the students' files, one each: Markdown (.md,
.txt), LaTeX (.tex) or notebooks (.ipynb).  Answers are found by their numbers: `1. $x - 0$`,
`\\item[1] ...`, `\\answer{1}{...}`.  The name is what stands after `Name:`, or the file's name.

A line counts as right if it is the key's, or if it follows from the line before by the reason
asked for and the line after still follows.  One that is proved equal in another form gets a part
of the points.  One that is false is shown a point at which it is.  What is neither proved nor
refuted, and what cannot be read, is for the teacher to look at."""
EPILOG: Final = """\
exit status: 0 graded, whatever the points; 2 unusable arguments, a key that cannot be read, or a
file without answers: nothing is written then"""


def add(grade: argparse.ArgumentParser) -> None:
    """Add the options."""
    grade.description = GRADE
    grade.epilog = EPILOG
    grade.add_argument("key", metavar="KEY", help="the key, a JSON file")
    grade.add_argument("answers", nargs="*", metavar="ANSWERS", help="the files of students")
    grade.add_argument(
        "-o",
        dest="outputs",
        action="append",
        default=[],
        metavar="FILE",
        help="write the grades to FILE: .csv .html .md .json .txt",
    )
    grade.add_argument("--lang", choices=("en", "zh"), default="en")
    grade.add_argument("--templates", metavar="DIR", help="templates that come before the shipped")
    grade.add_argument(
        "--form-counts",
        type=percent,
        default=50,
        metavar="PERCENT",
        help="of the points, for what is true and not in the form asked for; 50",
    )
    grade.add_argument("--show-answers", action="store_true", help="tell the answers too")
    grade.add_argument("--timeout", type=seconds, metavar="SECONDS", help="for each answer; 10")
    add_pool(grade, "workers; 0 for one per processor; at most 4, unless told")
    told = grade.add_mutually_exclusive_group()
    told.add_argument("-v", "--verbose", action="store_true", help="list every answer")
    told.add_argument("-q", "--quiet", action="store_true", help="only the table of students")


def percent(text: str) -> int:
    """Return a share in hundredths.

    Raises:
        ArgumentTypeError: it is none.
    """
    if not text.isascii() or not text.isdecimal() or len(text) > 3 or int(text) > 100:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 100")
    return int(text)
