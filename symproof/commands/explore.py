"""`symproof explore`: what can be found out about one function."""

from __future__ import annotations

import argparse
import sys

from symproof.exploring import SECONDS, explore


def explore_expression(args: argparse.Namespace) -> int:
    """Run the command and return the exit status: 0, whatever the verdicts are.

    Raises:
        SymproofError: the expression, a definition or a hypothesis cannot be read.
    """
    found = explore(
        args.expression,
        args.var,
        let=args.let,
        assume=args.assume,
        timeout=args.timeout or SECONDS,
    )
    if args.output_format == "json":
        sys.stdout.write(found.to_json(args.lang))
    else:
        print(found.shown(args.lang))
    return 0
