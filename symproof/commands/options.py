"""The arguments of the commands that have few."""

from __future__ import annotations

import argparse
from typing import Final

from symproof.commands.arguments import add_lang, add_setting, seconds

EXPLORE: Final = """\
One function of one variable: odd and even part, gate, whether f(x) - f(-x) = c*x and for which c,
derivative, kinks, limits, and the nearest function that has the identity.  Every statement has a
verdict; limits are what SymPy proposes, not proved."""
ENCLOSE: Final = """\
Certified digits of terms without variables: 'gelu(1)', 'exp(pi) - pi'.  Every digit is certain:
the value is within half a unit of the last one.  Values that are shown to be rational numbers are
given exactly.  The functions of the library and of the zoo are known by name.  The exit status is
1 where a term has no value, and 3 where digits are not settled."""
ZOO: Final = """\
The activation functions of proofs/activations.toml: for each, whether f(x) - f(-x) = c*x and for
which c, f(x) + f(-x), the gate 2*f(x)/x - 1, f'(x) + f'(-x) and the kinks, everything proved or
refuted now.  With names, also the derivation of the identity, or the point that refutes it."""
# the digits that `enclose` gives at most
MAX_DIGITS: Final = 1_000


def add_explore(explore: argparse.ArgumentParser) -> None:
    """Add the options of `symproof explore`."""
    explore.description = EXPLORE
    explore.add_argument("expression", metavar="EXPR", help="such as 'x*tanh(x)'")
    explore.add_argument("--var", metavar="NAME", help="the variable; x, or the only one")
    add_setting(explore)
    explore.add_argument("--timeout", type=seconds, metavar="SECONDS", help="for each statement")
    explore.add_argument("--output-format", choices=("text", "json"), default="text")
    add_lang(explore)


def add_enclose(enclose: argparse.ArgumentParser) -> None:
    """Add the options of `symproof enclose`."""
    enclose.description = ENCLOSE
    add_lang(enclose)
    enclose.add_argument("term", nargs="+", metavar="TERM", help="such as 'gelu(1)'")
    enclose.add_argument("--digits", type=_digits, default=15, metavar="N", help="15, unless told")
    enclose.add_argument("--let", action="append", default=[], metavar="'f(x) = ...'")
    enclose.add_argument("--at", action="append", default=[], metavar="'x = 1/3'")
    enclose.add_argument("--output-format", choices=("text", "json"), default="text")
    enclose.add_argument("-o", dest="output", metavar="FILE", help="write to FILE: .txt or .json")


def add_zoo(zoo: argparse.ArgumentParser) -> None:
    """Add the options of `symproof zoo`."""
    zoo.description = ZOO
    zoo.add_argument("name", nargs="*", metavar="NAME", help="such as SiLU; all, without a name")
    zoo.add_argument("--list", action="store_true", help="only list them, with their definitions")
    zoo.add_argument("--to", metavar="FORMAT", help="a table: markdown, latex, html or json")
    zoo.add_argument("-o", dest="output", metavar="FILE", help="the table; .md .tex .html .json")
    zoo.add_argument("--timeout", type=seconds, metavar="SECONDS", help="for each statement")
    add_lang(zoo)


def add_replay(replay: argparse.ArgumentParser) -> None:
    """Add the options of `symproof replay`."""
    replay.description = "Re-check certificates, no search."
    replay.add_argument("certificate", nargs="+", metavar="CERTIFICATE")
    replay.add_argument("-q", "--quiet", action="store_true", help="only errors")


def add_explain(explain: argparse.ArgumentParser) -> None:
    """Add the options of `symproof explain`."""
    explain.add_argument("code", metavar="CODE")


def add_list(own: argparse.ArgumentParser) -> None:
    """Add the options of `symproof list` and `symproof rules`."""
    add_lang(own)


def _digits(text: str) -> int:
    known = text.isascii() and text.isdecimal() and len(text) <= 4 and 0 < int(text) <= MAX_DIGITS
    if not known:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of digits, 1 to {MAX_DIGITS}")
    return int(text)
