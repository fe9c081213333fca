"""The arguments of `symproof prove`; what they ask for is imported when the command is run."""

from __future__ import annotations

import argparse
from typing import Final

from symproof.commands.arguments import EXIT_STATUS, add_pool, add_setting, add_shown, seconds

PROVE: Final = """\
Check proofs and show their derivations; settle claims.  A claim is for all real values of its
variables.  A chain 'a = b <= c' is proved where each of its links is.  'a != b' says that the
two sides are not identically equal: it is proved for every point or else at one, which is shown;
'forall x: a != b' is for every point.  'a ≈ 0.841', or 'a ~= 0.841', says that a is within half a
unit of the last digit that is written."""
MANY: Final = """\
A file of claims has a table [[claim]] for each, with the keys claim, name, let, assume (texts
or lists of texts) and want: the verdict that is expected, or not-proved.  Wants that are not met
are listed and make the exit status 1 where it would be 0 or 3.  Claims are settled by processes
of their own, of 2 GB each; one that fails or takes too long (60 s, or --timeout) costs its claim
alone.  What stands in proof files is checked by this process.  Outcomes are kept in the user's
cache folder, or in SYMPROOF_CACHE_DIR, and checked again when they are used."""
ENGINES: Final = ("typst", "latexmk")
SUFFIXES: Final = ".tex .md .html .pdf .png .typ .ipynb .txt .json .cert.json .py"


def add(prove: argparse.ArgumentParser) -> None:
    """Add the options."""
    prove.description = PROVE
    prove.epilog = EXIT_STATUS
    prove.add_argument(
        "target",
        nargs="*",
        metavar="NAME | FILE.py[::NAME] | FILE.md[::TAG] | CLAIM",
        help="a proof of the library, the proofs of a file, the claims of a document, or a claim "
        "such as 'x + x = 2*x'",
    )
    prove.add_argument("--library", action="store_true", help="every proof of the library")
    add_setting(prove)
    prove.add_argument(
        "-o",
        dest="outputs",
        action="append",
        default=[],
        metavar="FILE",
        help=f"write to FILE, in the format of its suffix ({SUFFIXES})",
    )
    prove.add_argument("--to", metavar="FORMAT", help="the format, instead of the suffix's")
    prove.add_argument("--fragment", action="store_true", help="a part for inclusion")
    add_shown(prove)
    prove.add_argument("--engine", choices=ENGINES, default="typst", help="what makes a PDF")
    prove.add_argument("--timeout", type=seconds, metavar="SECONDS", help="for each claim")
    prove.add_argument("--output-format", choices=("text", "json"), default="text")
    _add_many(prove)
    prove.add_argument("-q", "--quiet", action="store_true", help="only verdicts and errors")


def _add_many(prove: argparse.ArgumentParser) -> None:
    """Add the options for many claims."""
    many = prove.add_argument_group("many claims", MANY)
    many.add_argument("--claims", metavar="FILE.toml", help="the claims of a file")
    add_pool(many, "workers; 0 for one per processor")


def run(args: argparse.Namespace) -> int:
    """Run the command and return the exit status: with workers where many claims are given.

    Raises:
        SymproofError: the arguments, or an output, cannot be used.
    """
    if args.claims is None and args.jobs is None and args.backend is None:
        from symproof.commands.prove import prove

        return prove(args)
    from symproof.commands.claims import prove_claims

    return prove_claims(args)
