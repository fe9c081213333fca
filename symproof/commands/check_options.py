"""The arguments of `symproof check`; what they ask for is imported when the command is run."""

from __future__ import annotations

import argparse
from typing import Final

from symproof.commands.arguments import add_pool, seconds

CHECK: Final = """\
Check every relation in Markdown (.md), LaTeX (.tex) and notebook (.ipynb) documents.  Each gets a
verdict: proved, proved-to-digits, definition, assumed, refuted, undefined, undecided or
unreadable; a row of a chain also against its first term.  What is not as it should be is listed
with its place, a counterexample, and the definitions and assumptions that were used."""
EPILOG: Final = """\
A SELECTION is a list with commas: 24 (a tag), 63-67 (tags), L100 or L100-L120 (lines), refuted (a
verdict), (L100) (a tag that looks like a line).  Several --only must all hold.

Comments in a document: <!-- symproof: ignore --> before a formula, % symproof: ignore in a row of
one, <!-- symproof: ignore-start --> and <!-- symproof: ignore-end --> around a part; a reason
may follow, as in <!-- symproof: ignore: a known slip -->.

exit status: 0 nothing refuted or undefined; 1 something refuted or undefined, as a step or against
the head of its chain; 2 unusable arguments, or something unreadable; 3 something undecided.  The
first that applies, of 1, 2, 3.  With --strict, undecided and unreadable relations count as 1."""
FORMATS: Final = ("text", "json", "sarif", "github", "junit")
SELECTION: Final = "SELECTION"
COPIES: Final = "an annotated copy (.html .md) or a report (.txt .json .sarif .xml)"


def add(check: argparse.ArgumentParser) -> None:
    """Add the options."""
    check.description = CHECK
    check.epilog = EPILOG
    check.add_argument("file", nargs="*", metavar="FILE", help="a document; - is standard input")
    check.add_argument("--stdin-filename", default="stdin.md", metavar="NAME", help="its name")
    check.add_argument("--only", action="append", default=[], metavar=SELECTION)
    check.add_argument("--ignore", action="append", default=[], metavar=SELECTION)
    check.add_argument("--explain", metavar=SELECTION, help="print the derivations that were found")
    check.add_argument("--detail", choices=("brief", "normal", "full"), default="normal")
    check.add_argument("--lang", choices=("en", "zh"), default="en", help="of the report")
    check.add_argument("--output-format", choices=FORMATS, default="text")
    check.add_argument(
        "-o", dest="outputs", action="append", default=[], metavar="FILE", help=COPIES
    )
    check.add_argument("--strict", action="store_true", help="undecided and unreadable are wrong")
    check.add_argument("--watch", action="store_true", help="check again what is saved")
    check.add_argument("--timeout", type=seconds, metavar="SECONDS", help="for each claim; 10")
    add_pool(check, "workers; 0 for one per processor; at most 4, unless told")
    told = check.add_mutually_exclusive_group()
    told.add_argument("-v", "--verbose", action="store_true", help="list every relation")
    told.add_argument("-q", "--quiet", action="store_true", help="one line for each problem")
