"""`symproof replay`: infer certificates again, without search."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from symproof.certificate import CertificateError
from symproof.certificate import replay as infer_again
from symproof.kernel.errors import KernelError
from symproof.notation.plain import show_claim

MAX_BYTES: Final = 2**30


def replay(args: argparse.Namespace) -> int:
    """Run the command: 0 all accepted, 1 an inference refused, 2 a file that is unreadable."""
    worst = 0
    for name in args.certificate:
        try:
            path = Path(name)
            if path.stat().st_size > MAX_BYTES:
                raise CertificateError(f"larger than {MAX_BYTES} bytes")
            proofs = infer_again(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or error
            print(f"symproof: {name}: {reason}", file=sys.stderr)
            worst = 2
        except CertificateError as error:
            print(f"symproof: {name}: {error}", file=sys.stderr)
            worst = 2
        except KernelError as error:
            print(f"symproof: {name}: rejected: {error}", file=sys.stderr)
            worst = max(worst, 1)
        else:
            if not args.quiet:
                for proof in proofs:
                    print(f"ok {proof.name}: {show_claim(proof.statement.claim)}")
    return worst
