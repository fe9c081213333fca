"""The options of `symproof plot`."""

from __future__ import annotations

import argparse
from typing import Final

# the values of --what; a test holds them to be those of `symproof.plots`
WHATS: Final = ("identity", "gradient", "gate", "companion", "error")

PLOT: Final = """\
Plot functions and their identities.  --what identity draws f(x), f(-x) and their difference over
a broad line for x; gradient draws f'(x), f'(-x) and their sum over 1; gate draws 2*f(x)/x - 1;
companion draws f(x) + f(-x) over |x|; error draws the boxes of interval arithmetic that contain
the graph.  All bands are certified: they contain the graph.  A curve breaks where its function
does, and is not drawn where it has no value.  The functions of the library and of the zoo are
known by name."""


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.description = PLOT
    parser.add_argument("name", nargs="*", metavar="NAME | EXPR", help="gelu, or 'x*tanh(x)'")
    parser.add_argument("-o", dest="output", metavar="FILE", help="write to FILE: .svg .pdf .png")
    parser.add_argument(
        "--what",
        action="append",
        choices=WHATS,
        help="what is drawn; several times for several panels; identity, unless told",
    )
    parser.add_argument("--range", default="-4:4", metavar="LOW:HIGH", help="-4:4, unless told")
    parser.add_argument("--grid", action="store_true", help="small panels; all of the zoo, unnamed")
    parser.add_argument("--cells", type=int, metavar="N", help="intervals for each graph")
    parser.add_argument("--let", action="append", default=[], metavar="'f(x) = ...'")
    parser.add_argument("--at", action="append", default=[], metavar="'a = 1/4'")
    parser.add_argument("--lang", choices=("en", "zh"), default="en")
    parser.add_argument("--dark", action="store_true", help="light lines on dark ground")
    parser.add_argument("--alt", action="store_true", help="print what the plot shows, in words")
