"""The command line: a table of commands, whose options and work are loaded when asked for."""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, Final, NamedTuple, NoReturn, TextIO

from symproof.commands.arguments import EXIT_STATUS

DESCRIPTION: Final = "Derivations that a person can read and a machine has checked."


class Command(NamedTuple):
    """A command: what it is for, and the functions that add its options and that run it.

    A function is given as `module:name`, the module inside `symproof.commands`.
    """

    help: str
    options: str
    run: str


COMMANDS: Final[Mapping[str, Command]] = {
    "prove": Command(
        "check proofs and show their derivations", "prove_options:add", "prove_options:run"
    ),
    "check": Command("check every relation of documents", "check_options:add", "check:check"),
    "teach": Command(
        "handouts, slides, worksheets with keys, quizzes, notebooks, a site",
        "teach_options:add",
        "teach:teach",
    ),
    "grade": Command("grade answers to a worksheet or quiz", "grade_options:add", "grade:grade"),
    "plot": Command("plot a function and its identity", "plot_options:add", "plot:plot"),
    "explore": Command(
        "find out about one function", "options:add_explore", "explore:explore_expression"
    ),
    "enclose": Command("certified digits of a term", "options:add_enclose", "enclose:enclose"),
    "audit": Command(
        "how far an implementation is from a function", "audit_options:add", "audit:audit_function"
    ),
    "zoo": Command(
        "what is found out about known activation functions", "options:add_zoo", "zoo:show_zoo"
    ),
    "replay": Command("re-check certificates", "options:add_replay", "replay:replay"),
    "list": Command("list the proofs of the library", "options:add_list", "reference:reference"),
    "rules": Command(
        "list the inference rules and the axioms", "options:add_list", "reference:reference"
    ),
    "explain": Command(
        "explain a code, a rule or an axiom", "options:add_explain", "reference:reference"
    ),
    "templates": Command(
        "list, show and copy the templates", "templates_options:add", "templates:templates"
    ),
    "doctor": Command(
        "what is installed, and what each output needs", "doctor_options:add", "doctor:doctor"
    ),
}

CLAIM_WITH_MINUS: Final = re.compile(r"-(?![-hoq]).*[=<>≈]", re.DOTALL)
TERM_WITH_MINUS: Final = re.compile(r"-(?![-ho])")


# what argparse says of a word that is none of the choices
NO_CHOICE: Final = re.compile(r"invalid choice: '(.*)' \(choose from (.*)\)")


class _Parser(argparse.ArgumentParser):
    """Suggests the nearest choice where a word is none of them."""

    def error(self, message: str) -> NoReturn:
        """Print the message and how the command is used, and exit."""
        found = NO_CHOICE.search(message)
        if found is not None:
            from symproof.formats import nearest

            hint = nearest(found[1], re.findall(r"[\w-]+", found[2]))
            message = message.replace(" (choose from", f"{hint} (choose from", 1)
        super().error(message)


def parser(command: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of the command line: with the options of one command, or of all."""
    main = _Parser(
        prog="symproof",
        description=DESCRIPTION,
        epilog=EXIT_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    main.add_argument("--version", action="store_true", help="print the version and exit")
    commands = main.add_subparsers(dest="command", metavar="COMMAND")
    for name, (said, options, _) in COMMANDS.items():
        own = commands.add_parser(
            name, help=said, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        if command in (None, name):
            _function(options)(own)
    return main


def _function(name: str) -> Callable[..., Any]:
    """Return a function of a command, given as `module:name`."""
    module, _, function = name.partition(":")
    return getattr(import_module(f"symproof.commands.{module}"), function)


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
    main_parser = parser(arguments[0] if arguments else "")
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
    terms = {*texts[:1]} & {"enclose", "audit", "plot"}
    minus = TERM_WITH_MINUS if terms else CLAIM_WITH_MINUS
    return [f" {text}" if minus.match(text) else text for text in texts]


def _run(args: argparse.Namespace, main_parser: argparse.ArgumentParser) -> int:
    if args.version:
        from symproof import __version__

        print(f"symproof {__version__}")
        return 0
    if args.command is None:
        main_parser.print_help(sys.stderr)
        return 2
    return _function(COMMANDS[args.command].run)(args)


if __name__ == "__main__":
    sys.exit(main())
