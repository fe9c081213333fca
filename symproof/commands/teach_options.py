"""The arguments of `symproof teach`."""

from __future__ import annotations

import argparse
from typing import Final

from symproof.commands.arguments import add_setting, add_shown, job_count, seconds
from symproof.formats import nearest
from symproof.teaching.files import KINDS, SHEET_FORMATS, SUFFIXES

TEACH: Final = """\
Make teaching material from checked proofs, into the folder DIR: handout, slides, worksheet with
answer key and a form for answers, notebook, quiz with key and form, site; a kit is all but the
site.  The same seed gives the same sheets.  What a worksheet leaves out stands nowhere in its
files.  `symproof grade` grades filled-in forms."""
EXERCISES: Final = ("blanks", "order", "match", "wrong-step")
LEVELS: Final = """\
1: reasons, from a list, and a last line; 2: lines, parts of lines and reasons; 3: several lines
in a row, without reasons"""
DEALT: Final = """\
kinds of exercises, dealt to the theorems in turn: blanks, order (lines that are mixed up), match
(lines with reasons), wrong-step (a line with a certain mistake); all four, and blanks only where
--blanks is given"""


def add(teach: argparse.ArgumentParser) -> None:
    """Add the options."""
    teach.description = TEACH
    teach.epilog = "Exit status: 0 the files are written, 2 they are not, 1 and 3 as of prove."
    teach.add_argument(
        "target",
        nargs="*",
        metavar="NAME | FILE.py[::NAME] | CLAIM",
        help="what the material is about, as for prove",
    )
    teach.add_argument("--library", action="store_true", help="every proof of the library")
    add_setting(teach)
    teach.add_argument(
        "--kind",
        action="append",
        default=[],
        choices=KINDS,
        help="what is made; may be given several times; a kit, unless told",
    )
    teach.add_argument("-o", dest="folder", required=True, metavar="DIR", help="the folder")
    teach.add_argument(
        "--formats",
        type=_formats,
        default=SUFFIXES,
        metavar="FORMAT,...",
        help="of handouts, worksheets and quizzes: pdf, tex, html and md, unless told; also png",
    )
    teach.add_argument("--title", default="", metavar="TEXT", help="of the worksheet or the quiz")
    sheets = teach.add_argument_group("worksheets and quizzes")
    sheets.add_argument(
        "--blanks",
        type=share,
        metavar="SHARE",
        help="how many lines have blanks; 40%%, unless told",
    )
    sheets.add_argument("--seed", type=_seed, default=1, metavar="N", help="1, unless told")
    sheets.add_argument("--level", type=int, choices=(1, 2, 3), default=2, help=LEVELS)
    sheets.add_argument("--exercises", type=_exercises, metavar="KIND,...", help=DEALT)
    add_shown(teach)
    teach.add_argument("--timeout", type=seconds, metavar="SECONDS", help="for each claim")
    teach.add_argument("--jobs", type=job_count, default=1, metavar="N", help="workers for a site")
    teach.add_argument("-q", "--quiet", action="store_true", help="only errors")


def share(text: str) -> float:
    """Return a share such as 40% or 0.4 as a number from 0 to 1.

    Raises:
        ArgumentTypeError: it is none.
    """
    number, percent = (text[:-1], 100.0) if text.endswith("%") else (text, 1.0)
    try:
        value = float(number) / percent
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a share: write 40% or 0.4")
    return value


def _seed(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 18:
        raise argparse.ArgumentTypeError(f"{text!r} is not a seed: write a whole number, such as 7")
    return int(text)


def _formats(text: str) -> tuple[str, ...]:
    suffixes = tuple([f".{name.strip().removeprefix('.')}" for name in text.split(",")])
    for suffix in suffixes:
        if suffix not in SHEET_FORMATS:
            known = [each[1:] for each in SHEET_FORMATS]
            hint = nearest(suffix[1:], known)
            raise argparse.ArgumentTypeError(
                f"{suffix[1:]!r} is not one of {', '.join(known)}{hint}"
            )
    return suffixes


def _exercises(text: str) -> tuple[str, ...]:
    kinds = tuple([kind.strip() for kind in text.split(",")])
    for kind in kinds:
        if kind not in EXERCISES:
            hint = nearest(kind, EXERCISES)
            raise argparse.ArgumentTypeError(
                f"{kind!r} is not a kind of exercise{hint}: there are {', '.join(EXERCISES)}"
            )
    return tuple(dict.fromkeys(kind.replace("-", "_") for kind in kinds))
