"""The options of `symproof doctor`."""

from __future__ import annotations

import argparse
from typing import Final

from symproof.commands.arguments import add_lang

DOCTOR: Final = """\
What is installed, what each output needs, and how to install what is missing: extras of symproof,
and the Debian packages of TeX.  The exit status is 0 whatever is missing."""


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.description = DOCTOR
    parser.add_argument("--output-format", choices=("text", "json"), default="text")
    add_lang(parser)
