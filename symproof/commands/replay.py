"""`symproof replay`: infer certificates again, without search."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from symproof.certificate import CertificateError, Proved
from symproof.certificate import replay as infer_again
from symproof.escapes import plain
from symproof.kernel.errors import KernelError
from symproof.notation.plain import show_claim, show_definition
from symproof.report import shortened

MAX_BYTES: Final = 2**30


def replay(args: argparse.Namespace) -> int:
    """Run the command: 0 all accepted, 1 an inference refused, 2 a file that is unreadable."""
    worst = 0
    for name in args.certificate:
        try:
            proofs = _replayed(Path(name))
        except CertificateError as error:
            print(f"symproof: {name}: {error}", file=sys.stderr)
            worst = 2
        except KernelError as error:
            print(f"symproof: {name}: rejected: {error}", file=sys.stderr)
            worst = max(worst, 1)
        else:
            for proof in () if args.quiet else proofs:
                print(accepted(proof))
    return worst


def accepted(proof: Proved) -> str:
    """Return what a certificate proves, with everything that it rests on."""
    statement = proof.statement
    rests_on = {
        "given": sorted(map(show_claim, statement.hyps)),
        "where": sorted(map(show_definition, statement.defs)),
        "axioms": proof.trust,
    }
    rows = [f"ok {plain(shortened(proof.name))}: {show_claim(statement.claim)}"]
    rows += [f"   {word}: {'; '.join(items)}" for word, items in rests_on.items() if items]
    return "\n".join(rows)


def _replayed(path: Path) -> tuple[Proved, ...]:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise CertificateError(f"larger than {MAX_BYTES} bytes")
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise CertificateError(str(error.strerror)) from error
    except UnicodeDecodeError as error:
        raise CertificateError("it is not UTF-8 text") from error
    proofs = infer_again(text)
    if not proofs:
        raise CertificateError("it holds no proofs")
    return proofs
