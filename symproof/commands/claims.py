"""`symproof prove` for many claims: over processes, each within its limits, with a cache."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from symproof.cache import Cache, user_cache
from symproof.calculation import Problem
from symproof.commands.claims_file import Entry, meets, read_claims
from symproof.commands.documents import is_document
from symproof.commands.outputs import outputs
from symproof.commands.progress import progress
from symproof.commands.prove import report
from symproof.commands.targets import targets
from symproof.commands.usage import UsageError
from symproof.proof import Proof
from symproof.report import Outcome
from symproof.settler import TIMEOUT, Settler, pool_of
from symproof.settling import Target
from symproof.timing import limited

INTERRUPTED: Final = 130


def prove_claims(args: argparse.Namespace) -> int:
    """Run the command and return the exit status.

    Raises:
        SymproofError: the arguments, the file of claims, a pool or an output cannot be used.
    """
    documents = [text for text in args.target if is_document(text)]
    if documents:
        raise UsageError(f"{documents[0]}: documents go without --jobs; see `symproof check`")
    pool, files = pool_of(args.jobs, args.backend, args.scheduler), outputs(args)
    entries = _entries(args)
    timeout = args.timeout or TIMEOUT
    if entries:
        found = [_target(entry, timeout) for entry in entries]
    else:
        with limited(timeout):
            found = list(targets(args))
    if not found:
        raise UsageError("nothing to prove: give a name, a file or a claim (see `symproof list`)")
    settler = Settler(pool, Cache(None) if args.no_cache else user_cache(), timeout)
    done, complete = _settled(settler, found)
    if not complete:
        left = len(found) - len(done)
        print(f"symproof: interrupted, {left} of {len(found)} not settled", file=sys.stderr)
    # a document of some of the claims is not what was asked for, a report of them is
    kept = [file for file in files if file.always or complete]
    status = report(list(done.values()), kept, args)
    unmet = [_unmet(entries[number], outcome) for number, outcome in done.items() if entries]
    for line in filter(None, unmet):
        print(f"symproof: {line}", file=sys.stderr)
    if not complete:
        return INTERRUPTED
    return 1 if any(unmet) and status in (0, 3) else status


def _settled(settler: Settler, found: Sequence[Target]) -> tuple[dict[int, Outcome], bool]:
    """Return the outcomes by number, in order, and whether no interruption came before the end."""
    done: dict[int, Outcome] = {}
    complete = True
    try:
        with progress(len(found), "claim") as advance, closing(settler.outcomes(found)) as outcomes:
            for number, outcome in outcomes:
                done[number] = outcome
                advance()
    except KeyboardInterrupt:
        complete = False
    return dict(sorted(done.items())), complete


def _target(entry: Entry, timeout: float) -> Target:
    """Return an entry as something to settle, which it may take too long to read."""
    try:
        with limited(timeout):
            return entry.target
    except TimeoutError as error:
        problem = Problem("timeout", str(error))
        return Target(entry.name, Proof(claim=entry.claim), None, (problem,))


def _unmet(entry: Entry, outcome: Outcome) -> str:
    """Return what is wrong with the verdict on an entry, "" if it is the wanted one."""
    if meets(entry.want, outcome.verdict):
        return ""
    return f"{entry.name}: {outcome.verdict}, where {entry.want} is wanted"


def _entries(args: argparse.Namespace) -> tuple[Entry, ...]:
    if args.claims is None:
        return ()
    others = {"a NAME, FILE.py or CLAIM": args.target, "--library": args.library}
    others |= {"--let": args.let, "--assume": args.assume}
    for name, value in others.items():
        if value:
            raise UsageError(f"--claims goes without {name}")
    return read_claims(Path(args.claims))
