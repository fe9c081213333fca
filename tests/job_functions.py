"""What the tests let workers do: hang, die, take too much memory; and settle claims."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from symproof.engine.refutation.enclosures import Enclosure
from symproof.engine.refutation.refuting import Counterexample
from symproof.report import Outcome
from symproof.transfer import NOTHING, Settled, answered


def act(what: str) -> Any:
    """Do what a text says, and return it."""
    kind, _, rest = what.partition(" ")
    if (note := os.environ.get("NOTE_PROCESSES")) is not None:
        Path(note).write_text(str(os.getpid()), encoding="utf-8")
    match kind:
        case "hang":
            # like a long computation in C, which no signal handler of Python interrupts
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM, signal.SIGTERM})
            time.sleep(120)
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "die-once":
            if not Path(rest).exists():
                Path(rest).touch()
                os.kill(os.getpid(), signal.SIGKILL)
        case "break-pool":
            os.kill(os.getppid(), signal.SIGKILL)
            time.sleep(120)
        case "memory":
            return len(bytearray(3 * 2**30))
        case "recurse":
            return act(what)
        case "compute":
            # in one instruction of Python, during which no thread of it runs
            return 3 ** (10**9) % 7
        case "print":
            os.write(1, b"printed\n" * 1000)
            print("printed")
        case "pid":
            return os.getpid()
        case _:
            pass
    return what


def lie(question: Any) -> Any:
    """Return what a claim's name says came of it: a calculation, or a point."""
    outcome = Outcome("", NOTHING, None, None)
    verdict, _, rest = question.name.partition(": ")
    if verdict == "proved":
        return Settled("proved", outcome, rest)
    side = Enclosure(Fraction(0), Fraction(0))
    told = Counterexample((("x", Fraction(rest)),), (), side, side)
    return Settled(verdict, replace(outcome, counterexample=told))


def settle(question: Any) -> Any:
    """Settle a claim, except where its name says to do something else; note that it began."""
    note = os.environ.get("NOTE_BEGINNINGS")
    if note:
        with Path(note).open("a", encoding="utf-8") as file:
            file.write(f"{question.name}\n")
    act(question.name)
    return answered(question)
