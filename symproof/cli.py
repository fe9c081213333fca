"""The command line: `symproof prove | check | explore | enclose | audit | zoo | replay | ...`."""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Sequence
from typing import Final, TextIO

from symproof.commands.arguments import add_pool, seconds
from symproof.commands.audit_options import add_audit
from symproof.commands.check_options import add_check

DESCRIPTION: Final = "Derivations that a person can read and a machine has checked."
EPILOG: Final = """\
exit status: 0 everything proved; 1 something refuted or undefined; 2 unusable arguments or
unreadable input; 3 nothing refuted, something undecided"""

MANY: Final = """\
A file of claims has a table [[claim]] for each, with the keys claim, name, let, assume (texts
or lists of texts) and want: the verdict that is expected, or not-proved.  Wants that are not met
are listed and make the exit status 1 where it would be 0 or 3.  Claims are settled by processes
of their own, of 2 GB each; one that fails or takes too long (60 s, or --timeout) costs its claim
alone.  What stands in proof files is checked by this process.  Outcomes are kept in the user's
cache folder, or in SYMPROOF_CACHE_DIR, and checked again when they are used."""
# the digits that `enclose` gives at most
MAX_DIGITS: Final = 1_000

PROVE: Final = """\
Check proofs and show their derivations; settle claims.  A claim is for all real values of its
variables.  A chain 'a = b <= c' is proved where each of its links is.  'a != b' says that the
two sides are not identically equal: it is proved for every point or else at one, which is shown;
'forall x: a != b' is for every point.  'a ≈ 0.841', or 'a ~= 0.841', says that a is within half a
unit of the last digit that is written."""
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

CLAIM_WITH_MINUS: Final = re.compile(r"-(?![-hoq]).*[=<>≈]", re.DOTALL)
TERM_WITH_MINUS: Final = re.compile(r"-(?![-ho])")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    main = argparse.ArgumentParser(
        prog="symproof",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    main.add_argument("--version", action="store_true", help="print the version and exit")
    commands = main.add_subparsers(dest="command", metavar="COMMAND")

    prove = commands.add_parser(
        "prove",
        help="check proofs and show their derivations",
        description=PROVE,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    prove.add_argument(
        "target",
        nargs="*",
        metavar="NAME | FILE.py[::NAME] | FILE.md[::TAG] | CLAIM",
        help="a proof of the library, the proofs of a file, the claims of a document, or a claim "
        "such as 'x + x = 2*x'",
    )
    prove.add_argument("--library", action="store_true", help="every proof of the library")
    prove.add_argument("--let", action="append", default=[], metavar="'f(x) = ...'")
    prove.add_argument("--assume", action="append", default=[], metavar="HYPOTHESIS")
    prove.add_argument(
        "-o",
        dest="outputs",
        action="append",
        default=[],
        metavar="FILE",
        help="write to FILE, in the format of its suffix (.tex .md .txt .json .cert.json .py)",
    )
    prove.add_argument("--to", metavar="FORMAT", help="the format, instead of the suffix's")
    prove.add_argument("--fragment", action="store_true", help="a part for inclusion")
    prove.add_argument("--detail", choices=("brief", "normal", "full"), default="normal")
    prove.add_argument("--lang", choices=("en", "zh"), default="en")
    prove.add_argument("--templates", metavar="DIR", help="templates that come before the shipped")
    prove.add_argument("--timeout", type=seconds, metavar="SECONDS", help="for each claim")
    prove.add_argument("--output-format", choices=("text", "json"), default="text")
    _add_many(prove)
    prove.add_argument("-q", "--quiet", action="store_true", help="only verdicts and errors")

    add_check(commands)
    _add_explore(commands)
    _add_enclose(commands)
    add_audit(commands)
    _add_zoo(commands)
    replay = commands.add_parser(
        "replay", help="re-check certificates", description="Re-check certificates, no search."
    )
    replay.add_argument("certificate", nargs="+", metavar="CERTIFICATE")
    replay.add_argument("-q", "--quiet", action="store_true", help="only errors")

    commands.add_parser("list", help="list the proofs of the library")
    commands.add_parser("rules", help="list the inference rules and the axioms")
    explain = commands.add_parser("explain", help="explain a code, a rule or an axiom")
    explain.add_argument("code", metavar="CODE")
    return main


def _add_explore(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:  # pyright: ignore[reportPrivateUsage]
    """Add the command for one function."""
    explore = commands.add_parser(
        "explore", help="find out about one function", description=EXPLORE
    )
    explore.add_argument("expression", metavar="EXPR", help="such as 'x*tanh(x)'")
    explore.add_argument("--var", metavar="NAME", help="the variable; x, or the only one")
    explore.add_argument("--let", action="append", default=[], metavar="'f(x) = ...'")
    explore.add_argument("--assume", action="append", default=[], metavar="HYPOTHESIS")
    explore.add_argument("--timeout", type=seconds, metavar="SECONDS", help="for each statement")
    explore.add_argument("--output-format", choices=("text", "json"), default="text")


def _add_enclose(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:  # pyright: ignore[reportPrivateUsage]
    """Add the command for certified digits."""
    enclose = commands.add_parser("enclose", help="certified digits of a term", description=ENCLOSE)
    enclose.add_argument("term", nargs="+", metavar="TERM", help="such as 'gelu(1)'")
    enclose.add_argument("--digits", type=_digits, default=15, metavar="N", help="15, unless told")
    enclose.add_argument("--let", action="append", default=[], metavar="'f(x) = ...'")
    enclose.add_argument("--at", action="append", default=[], metavar="'x = 1/3'")
    enclose.add_argument("--output-format", choices=("text", "json"), default="text")
    enclose.add_argument("-o", dest="output", metavar="FILE", help="write to FILE: .txt or .json")


def _add_zoo(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:  # pyright: ignore[reportPrivateUsage]
    """Add the command for the known activation functions."""
    zoo = commands.add_parser(
        "zoo", help="what is found out about known activation functions", description=ZOO
    )
    zoo.add_argument("name", nargs="*", metavar="NAME", help="such as SiLU; all, without a name")
    zoo.add_argument("--list", action="store_true", help="only list them, with their definitions")
    zoo.add_argument("--to", metavar="FORMAT", help="a table: markdown, latex, html or json")
    zoo.add_argument("-o", dest="output", metavar="FILE", help="the table; .md .tex .html .json")
    zoo.add_argument("--timeout", type=seconds, metavar="SECONDS", help="for each statement")


def _add_many(prove: argparse.ArgumentParser) -> None:
    """Add the options for many claims."""
    many = prove.add_argument_group("many claims", MANY)
    many.add_argument("--claims", metavar="FILE.toml", help="the claims of a file")
    add_pool(many, "workers; 0 for one per processor")


def _digits(text: str) -> int:
    known = text.isascii() and text.isdecimal() and len(text) <= 4 and 0 < int(text) <= MAX_DIGITS
    if not known:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of digits, 1 to {MAX_DIGITS}")
    return int(text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    try:
        return _guarded(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        print("symproof: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # whoever read our output has gone
        _discard(sys.stdout, sys.stderr)
        return 141


def _discard(*streams: TextIO | None) -> None:
    """Keep the interpreter from writing, at exit, what could not be written before."""
    for stream in streams:
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _guarded(arguments: Sequence[str]) -> int:
    """Run the command line, and turn what goes wrong into one message."""
    from symproof.kernel.errors import SymproofError

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # a formula is better shown with escapes than not at all
            stream.reconfigure(errors="backslashreplace")
    main_parser = parser()
    args = main_parser.parse_args(_arguments(arguments))
    try:
        status = _run(args, main_parser)
        print(end="", flush=True)
    except (SymproofError, TimeoutError) as error:
        message = str(error)
    except BrokenPipeError:
        raise
    except OSError as error:
        message = f"{error.filename or 'the output'}: {error.strerror}"
        if error.filename is None:
            _discard(sys.stdout)
    except RecursionError:
        message = "a term is nested too deeply to be shown"
    else:
        return status
    print(f"symproof: {message}", file=sys.stderr)
    return 2


def _arguments(texts: Sequence[str]) -> list[str]:
    """Return the arguments so that a claim such as -x<0, or a term, is not taken for options."""
    minus = TERM_WITH_MINUS if {*texts[:1]} & {"enclose", "audit"} else CLAIM_WITH_MINUS
    return [f" {text}" if minus.match(text) else text for text in texts]


def _run(args: argparse.Namespace, main_parser: argparse.ArgumentParser) -> int:
    if args.version:
        from symproof import __version__

        print(f"symproof {__version__}")
        return 0
    match args.command:
        case "prove":
            if args.claims is not None or args.jobs is not None or args.backend is not None:
                from symproof.commands.claims import prove_claims

                return prove_claims(args)
            from symproof.commands.prove import prove

            return prove(args)
        case "check":
            from symproof.commands.check import check

            return check(args)
        case "explore":
            from symproof.commands.explore import explore_expression

            return explore_expression(args)
        case "enclose":
            from symproof.commands.enclose import enclose

            return enclose(args)
        case "audit":
            from symproof.commands.audit import audit_function

            return audit_function(args)
        case "zoo":
            from symproof.commands.zoo import show_zoo

            return show_zoo(args)
        case "replay":
            from symproof.commands.replay import replay

            return replay(args)
        case "list" | "rules" | "explain":
            from symproof.commands.reference import reference

            return reference(args)
        case _:
            main_parser.print_help(sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main())
