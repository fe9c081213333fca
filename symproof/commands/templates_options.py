"""The options of `symproof templates`."""

from __future__ import annotations

import argparse
from typing import Final

from symproof.commands.arguments import add_lang

TEMPLATES: Final = """\
The templates of the output formats: list them, show one, or copy them to a folder of your own to
change them.  Templates are searched for in the folder of --templates, in those that
SYMPROOF_TEMPLATES names, in the user's own folder (`symproof doctor` says which), and in the
shipped one."""


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.description = TEMPLATES
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="the formats, and where each is from")
    showing = actions.add_parser("show", help="print a template")
    showing.add_argument("name", metavar="FORMAT/FILE", help="such as latex/fragment.tex")
    copying = actions.add_parser("copy", help="copy a format, or one of its files")
    copying.add_argument("name", metavar="FORMAT[/FILE]", help="such as latex")
    copying.add_argument("folder", metavar="DIR", help="where it becomes DIR/FORMAT/FILE")
    copying.add_argument("--force", action="store_true", help="overwrite files that are there")
    for each in (listing, showing, copying):
        each.add_argument("--templates", metavar="DIR", help="templates that come first")
        add_lang(each)
    listing.add_argument("--output-format", choices=("text", "json"), default="text")
